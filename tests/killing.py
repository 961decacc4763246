"""A run that is killed while it writes: each file is the old one or the new one, and nothing in between.

    python -m tests.killing 200

makes some goal files, starts `goalkit lint --fix --unsafe-fixes` over them, kills it at a random moment, and compares
every file byte by byte; so many times. Every other time the moment is soon after the first file was touched, for most
of a run is spent on reading.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = [sys.executable, "-m", "goalkit", "lint", "--no-config", "--fix", "--unsafe-fixes", "--jobs", "1"]
FILES = 24
WRITING = 0.1
"""Seconds in which a run is done with writing these files."""


def drafts() -> dict[str, bytes]:
    """Files of several sizes, line ends and encodings, in each of which something is to be rewritten."""
    found = {}
    for number in range(FILES):
        goals = "".join(
            f"- KR: Aim to raise visits to branch {number}.{one} to {one + 20}%\n" for one in range(1 + number % 7)
        )
        text = f"# Library {number}, Q1 2030\n\n## Objective: Readers of branch {number} come back\n{goals}"
        if number % 3 == 1:
            text = text.replace("\n", "\r\n")
        found[f"goals-{number}.md"] = text.encode("utf-16") if number % 5 == 2 else text.encode()
    return found


def put(files: dict[str, bytes], folder: Path) -> None:
    """Write the files anew."""
    for name, data in files.items():
        (folder / name).write_bytes(data)


def run(folder: Path) -> float:
    """Run the command to its end, and say how long that took."""
    start = time.monotonic()
    subprocess.run([*COMMAND, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.monotonic() - start


def kill(folder: Path, after: float, *, writing: bool) -> None:
    """Run the command and kill it after some seconds, counted from its start or from when it begins to write."""
    process = subprocess.Popen([*COMMAND, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    touched = folder.stat().st_mtime_ns
    while writing and process.poll() is None and folder.stat().st_mtime_ns == touched:
        time.sleep(0.0005)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def torn(rounds: int, seed: int = 0) -> tuple[list[str], dict[str, int]]:
    """Kill so many runs. Name the files that were neither old nor new, and count what was seen."""
    old = drafts()
    chance = random.Random(seed)  # noqa: S311 (no secret is made of it)
    broken: list[str] = []
    seen = {"none written": 0, "some written": 0, "all written": 0}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put(old, folder)
        whole = run(folder)
        new = {one: (folder / one).read_bytes() for one in old}
        assert all(new[one] != old[one] for one in old), "something is to be written in each file"
        for number in range(rounds):
            put(old, folder)
            writing = number % 2 == 0
            kill(folder, chance.uniform(0, WRITING if writing else whole), writing=writing)
            now = {one: (folder / one).read_bytes() for one in old}
            broken += [one for one in old if now[one] not in (old[one], new[one])]
            written = sum(now[one] != old[one] for one in old)
            seen["none written" if not written else "all written" if written == len(old) else "some written"] += 1
            for left in folder.glob(".*.tmp"):
                left.unlink()
    return broken, seen


if __name__ == "__main__":
    torn_files, counts = torn(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    print(counts, "torn:", torn_files)  # noqa: T201 (a command of its own)
    raise SystemExit(bool(torn_files))
