"""Runs a command as its user would and says how long it took, or how much memory all of its processes held."""

from __future__ import annotations

import statistics
import subprocess
import threading
import time
from pathlib import Path

PROC = Path("/proc")
INTERVAL = 0.02
"""Seconds between two looks at the memory."""


def seconds(command: list[str], *, cwd: Path, runs: int, warm: int = 1) -> float:
    """Median wall-clock time of a command; what it finds and how it exits doesn't matter here."""
    times = []
    for run in range(runs + warm):
        start = time.perf_counter()
        subprocess.run(command, cwd=cwd, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if run >= warm:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def peak_memory(command: list[str], *, cwd: Path) -> float | None:
    """Most megabytes that the command and its children held at one time; None where that can't be seen.

    Memory that processes share is counted once, in proportion.
    """
    if not (PROC / "self" / "smaps_rollup").exists():
        return None
    peak = 0
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        ended = threading.Event()
        threading.Thread(target=lambda: (process.wait(), ended.set()), daemon=True).start()
        while not ended.wait(INTERVAL):
            peak = max(peak, sum(_kilobytes(one) for one in _family(process.pid)))
    return peak / 1024


def _family(pid: int) -> list[int]:
    """A process with its children and theirs."""
    found = [pid]
    for one in found:
        for task in (PROC / str(one) / "task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:  # it ended in the meantime
                continue
    return found


def _kilobytes(pid: int) -> int:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
