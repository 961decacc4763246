"""Runs a command as its user would and says how long it took, or how much memory all of its processes held."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What the commands run in: with compiled modules on disk, as an installation has them."""
PROC = Path("/proc")
INTERVAL = 0.02
"""Seconds between two looks at the memory."""


def seconds(command: list[str], *, cwd: Path, runs: int, warm: int = 1) -> float:
    """Median wall-clock time of a command, which may find something (1) but must not fail (2 and more)."""
    times = []
    for run in range(runs + warm):
        start = time.perf_counter()
        done = subprocess.run(
            command, cwd=cwd, env=ENVIRONMENT, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
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
    with subprocess.Popen(
        command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        ended = threading.Event()
        threading.Thread(target=lambda: (process.wait(), ended.set()), daemon=True).start()
        while True:
            peak = max(peak, sum(_kilobytes(one) for one in _family(process.pid)))
            if ended.wait(INTERVAL):
                break
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
