"""Runs a command as its user would and says how long it took, or how much memory all of its processes held."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What the commands run in: with compiled modules on disk, as an installation has them."""
PROC = Path("/proc")
INTERVAL = 0.02
"""Seconds between two looks at the memory."""


class Cost(NamedTuple):
    """What a run took: seconds of processors, of all its processes together, and seconds on the clock."""

    cpu: float
    clock: float


def cost(command: list[str], *, cwd: Path, runs: int) -> Cost:
    """What a command takes at least, in several runs: beside others on a machine it takes more.

    It may find something (1), but must not fail (2 and more).
    """
    found = []
    for _ in range(runs):
        with tempfile.TemporaryFile() as said:
            start = time.perf_counter()
            process = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=said)
            _, status, used = os.wait4(process.pid, 0)
            clock = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, 1):
                said.seek(0)
                sys.exit(f"{' '.join(command)} ended with {process.returncode}: {said.read().decode()[-2000:]}")
        found.append(Cost(used.ru_utime + used.ru_stime, clock))
    return Cost(min(one.cpu for one in found), min(one.clock for one in found))


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
            peak = max(peak, sum(kilobytes(one) for one in family(process.pid)))
            if ended.wait(INTERVAL):
                break
    return peak / 1024


def family(pid: int) -> list[int]:
    """A process with its children and theirs."""
    found = [pid]
    for one in found:
        for task in (PROC / str(one) / "task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:  # it ended in the meantime
                continue
    return found


def kilobytes(pid: int) -> int:
    """Memory that a process holds; what it shares counts in proportion."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
