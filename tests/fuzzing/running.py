"""One run of the fuzzer in a process of its own, for when its time is up it ends the process.

A broken promise is written down once, with the input that broke it, and the search goes on. What never ends, or takes
all memory, ends the process, and its input is written down beside.
"""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 6_000
"""Bytes that an input may have."""
ALLOWED = 1.0
"""Seconds of the processor that an input may take at once, and those for each of its bytes; fuzzed code is slow."""
A_BYTE = 0.002


def place_of(error: BaseException) -> str:
    """The innermost line of goalkit that an error came through, and its kind: two of them are the same mistake."""
    ours = [one for one in traceback.extract_tb(error.__traceback__) if "goalkit" in one.filename]
    last = ours[-1] if ours else None
    where = f"{Path(last.filename).stem}-{last.lineno}" if last else "elsewhere"
    return f"{type(error).__name__}-{where}"


class Search:
    """Plays inputs, and keeps those that break a promise."""

    def __init__(self, play: Callable[[bytes], object], folder: Path) -> None:
        self.play = play
        self.folder = folder
        self.played = 0
        self.slow = 0.0

    def one(self, data: bytes) -> None:
        """Play one input."""
        self.played += 1
        began = time.process_time()
        try:
            self.play(data)
        except Exception as error:  # noqa: BLE001 (that is what is looked for)
            self.keep(place_of(error), data, "".join(traceback.format_exception(error)))
        took = time.process_time() - began
        if took > ALLOWED + len(data) * A_BYTE:
            self.keep(f"slow-{len(data) // 500}", data, f"{took:.1f} s for {len(data)} bytes")

    def keep(self, name: str, data: bytes, why: str) -> None:
        """Write an input down, once for each mistake, and the shortest."""
        file = self.folder / name
        if file.exists() and len(data) >= file.stat().st_size:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        file.with_name(f"{name}.why").write_text(why, encoding="utf-8", errors="backslashreplace")


def quoted(word: str) -> str:
    """A word as the fuzzer's dictionaries have it."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def fuzz(name: str, seconds: int, folder: Path) -> None:
    """Let atheris search; it ends this process."""
    import atheris

    with atheris.instrument_imports(include=["goalkit"]):
        from tests.fuzzing.targets import TARGETS
    target = TARGETS[name]
    corpus = folder / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed[:LONGEST])
    words = folder / f"{name}.dict"
    words.write_text("".join(f'"{quoted(word)}"\n' for word in target.words), encoding="ascii")
    search = Search(target.play, folder / "found" / name)
    search.folder.mkdir(parents=True, exist_ok=True)
    given = [sys.argv[0], str(corpus), f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-dict={words}"]
    atheris.Setup(
        [*given, "-timeout=120", "-rss_limit_mb=2000", "-print_final_stats=1", f"-artifact_prefix={search.folder}/"],
        search.one,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    fuzz(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
