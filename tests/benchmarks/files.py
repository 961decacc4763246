"""A very large run from end to end: `python -m tests.benchmarks.files --documents 100000`.

Writes so many files of 40 lines, lints them in two processes as the command does, writes the report, and says what a
file costs and how much memory all processes hold together, after each tenth of the files and at the end.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from goalkit import lint_files
from goalkit.read.discover import discover
from goalkit.report import render
from tests.benchmarks.documents import write_documents
from tests.benchmarks.figures import FIGURES, machine, record
from tests.benchmarks.process import family, kilobytes

DOCUMENTS = 100_000
INTERVAL = 1.0
"""Seconds between two looks at the memory."""
TODAY = datetime.date(2027, 2, 15)
TICKS = os.sysconf("SC_CLK_TCK")


class Watch:
    """Looks at this process and its workers while they work."""

    def __init__(self) -> None:
        """Begin to look."""
        self.most = 0.0
        self.ended = threading.Event()

    def look(self) -> None:
        """See how much memory is held, until it is over."""
        while not self.ended.wait(INTERVAL):
            self.most = max(self.most, sum(kilobytes(one) for one in family(os.getpid())) / 1024)


def seconds() -> float:
    """Time of processors that this process and its workers took."""
    spent = time.process_time() + sum(os.times()[2:4])
    for one in family(os.getpid())[1:]:
        try:
            spent += sum(map(int, Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:13])) / TICKS
        except OSError:  # it ended in the meantime
            continue
    return spent


def measure(folder: Path, out: Path, processes: int) -> dict[str, Any]:
    """Lint a folder, and write what was found."""
    watch = Watch()
    gc.freeze()  # as the command does
    began = seconds()
    files = discover([folder])
    step = max(len(files) // 10, 1)
    rows: list[dict[str, float]] = []

    def progress(done: int, _all: int) -> None:
        # The thread starts with the first result: processes are forked only where there is no other thread.
        if not rows:
            threading.Thread(target=watch.look, daemon=True).start()
            rows.append({"documents": 0, "cpu": seconds() - began, "megabytes": 0.0})
        if done >= rows[-1]["documents"] + step:
            held = sum(kilobytes(one) for one in family(os.getpid())) / 1024
            rows.append({"documents": done, "cpu": seconds() - began, "megabytes": held})
            print(f"{done:9} {rows[-1]['cpu']:9.1f} s {held:8.0f} MB", flush=True)

    report = lint_files(files, today=TODAY, processes=processes, named=(), progress=progress)
    linted = seconds() - began
    with out.open("w", encoding="utf-8") as written:
        for piece in render(report, "json"):
            written.write(piece)
    taken = seconds() - began
    watch.ended.set()
    print(f"{len(files)} files, {report.goals} goals, {len(report.diagnostics)} findings: {linted:.1f} s,", end=" ")
    print(f"with the report {taken:.1f} s, {taken / len(files) * 1e3:.2f} ms a file, at most {watch.most:.0f} MB")
    return {
        "documents": len(files),
        "goals": report.goals,
        "findings": len(report.diagnostics),
        "processes": processes,
        "cpu": taken,
        "megabytes": watch.most,
        "rows": rows[1:],
    }


def main() -> None:
    """Write, lint, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="*", default=[DOCUMENTS], help="sizes (%(default)s)")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where such files lie already, as many as there are")
    parser.add_argument("--record", action="store_true", help=f"write the figures into {FIGURES.name}, for the guide")
    arguments = parser.parse_args()
    told = []
    for documents in arguments.documents:
        with tempfile.TemporaryDirectory(prefix="goalkit-benchmark-") as made:
            folder = arguments.folder or Path(made) / "goals"
            if arguments.folder is None:
                write_documents(folder, documents)
            told.append(measure(folder, Path(made) / "report.json", arguments.processes))
    if arguments.record:
        record({"files": {"rows": told, "on": machine()}})


if __name__ == "__main__":
    main()
