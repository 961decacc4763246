"""Many runs at once over the same files: each says the same, to the byte, and none is in another's way.

    python -m tests.hammering 1000

lints one folder so many times, eight runs at a time, each in a process of its own, in the order in which they come.
Every fourth run writes its report over the same file as the others. It ends with 1 where any run said something else
than the first, complained, ended otherwise, or left a file behind.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "goalkit", "lint", "--no-config", "--no-baseline", "--today", "2027-02-01"]
AT_A_TIME = 8
WRITES = 4
"""Every so many runs, one writes its report into a file that they share."""


class Said(NamedTuple):
    """What a run printed and how it ended."""

    code: int
    out: bytes
    err: bytes


def goals(folder: Path) -> None:
    """Put goals of every format into a folder, and more of them than one process lints."""
    for source in sorted((ROOT / "site" / "examples").rglob("*")):
        if source.suffix in {".md", ".yaml", ".toml", ".json", ".csv"} and source.is_file():
            (folder / f"{source.parent.name}-{source.name}").write_bytes(source.read_bytes())
    draft = (ROOT / "site" / "examples" / "draft.md").read_bytes()
    for number in range(24):
        (folder / f"branch-{number}.md").write_bytes(draft)
    (folder / "damaged.md").write_bytes(b"\x00\xff")


def run(folder: Path, number: int) -> Said:
    """Lint the folder, in one process or in several."""
    jobs = ["--jobs", str(1 + number % 3)]
    shared = ["--output", "sarif:../report.sarif"] if number % WRITES == 0 else []
    done = subprocess.run(
        [*COMMAND, *jobs, *shared, "--output", "json", "."], cwd=folder, capture_output=True, check=False
    )
    return Said(done.returncode, done.stdout, done.stderr)


def differing(rounds: int) -> list[str]:
    """Run so many times, and tell of each run that was unlike the first, and of files that nobody asked for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "goals")
        folder.mkdir()
        goals(folder)
        before = {one.name: one.read_bytes() for one in folder.iterdir()}
        first = run(folder, 0)
        report = Path(name, "report.sarif").read_bytes()
        assert (first.code, first.err) == (1, b""), first
        assert len(before) > 40, "several processes take part"
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            said = pool.map(lambda number: run(folder, number), range(rounds))
            wrong = [f"run {number}: {one}" for number, one in enumerate(said) if one != first]
        if Path(name, "report.sarif").read_bytes() != report:
            wrong.append("the report that they share")
        if {one.name: one.read_bytes() for one in folder.iterdir()} != before:
            wrong.append("the goals")
        if left := {one.name for one in Path(name).iterdir()} - {"goals", "report.sarif"}:
            wrong.append(f"left behind: {left}")
        return wrong


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    found = differing(count)
    print(f"{count} runs, {len(found)} unlike the first", *found[:3], sep="\n")  # noqa: T201 (a command of its own)
    raise SystemExit(bool(found))
