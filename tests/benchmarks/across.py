"""What the rules about the portfolio cost as an organisation grows: `python -m tests.benchmarks.across`.

Reading and checking a document costs the same whatever stands beside it; what may not grow faster than the goals is
what is kept of each and what looks at all of them. So a thousand teams are read and checked, and what is left of them
stands for a hundred thousand: copied with paths, ids and words of their own, in a process for each size.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit import read
from goalkit.lint import Checked, Linter
from goalkit.text import Text
from tests.benchmarks.documents import town
from tests.benchmarks.figures import FIGURES, machine, record
from tests.benchmarks.portfolio import write_portfolio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.model import Entry

TEAMS = 1_000
SIZES = (5_000, 10_000, 20_000, 100_000)
GROWTH = 1.5
"""How much more a goal may cost among the most goals than among the fewest."""
TODAY = datetime.date(2027, 2, 15)


def checked_teams(folder: Path, linter: Linter) -> list[Checked]:
    """Write a house and its teams, read and check them."""
    write_portfolio(folder, TEAMS)
    return [linter.check(read(path, today=TODAY)) for path in sorted(folder.glob("*.yaml"))]


def copied(entry: Entry, path: str, number: int) -> Entry:
    """The same goal of another team: another file, another id, another place."""
    words = Text(f"{entry.statement} in {town(number)}", *entry.statement.place(0))
    parent = entry.parent and f"{number}-{entry.parent}"
    return entry._replace(path=path, id=f"{number}-{entry.id}", parent=parent, statement=words)


def grown(teams: list[Checked], documents: int) -> Iterator[Checked]:
    """So many documents: those that were checked, and copies of them that share nothing with them."""
    packed = pickle.dumps([one for one in teams if "house" not in one.path])
    for one in teams[:documents]:
        yield pickle.loads(pickle.dumps(one))  # noqa: S301 (packed right here, as they come from a process)
    number, left = 0, documents - len(teams)
    while left > 0:
        number += 1
        for one in pickle.loads(packed)[:left]:  # noqa: S301 (packed right above)
            path = f"{number:03}/{one.path}"
            yield replace(one, path=path, entries=tuple(copied(entry, path, number) for entry in one.entries))
            left -= 1


def measure(documents: int, file: Path) -> None:
    """Print goals, findings, the seconds that the rules take, and the megabytes that are held at most.

    Documents come one after the other, as they do where files are read; making them costs time that is not counted.
    """
    teams = pickle.loads(file.read_bytes())  # noqa: S301 (written by `main`)
    linter = Linter(today=TODAY)
    spent = 0.0

    def coming() -> Iterator[Checked]:
        nonlocal spent
        began = time.process_time()
        for one in grown(teams, documents):
            spent += time.process_time() - began
            yield one
            began = time.process_time()

    gc.freeze()  # as the command does
    began = time.process_time()
    report = linter.report(coming())
    taken = time.process_time() - began - spent
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(report.goals, len(report.diagnostics), taken, most / 1024)


def main() -> None:
    """Measure each size in a process of its own; exit with 1 where a goal costs more among many."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="*", default=SIZES, help="sizes (%(default)s)")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--record", action="store_true", help=f"write the figures into {FIGURES.name}, for the guide")
    arguments = parser.parse_args()
    if arguments.one is not None:
        measure(arguments.documents[0], arguments.one)
        return
    rows = []
    with tempfile.TemporaryDirectory(prefix="goalkit-benchmark-") as made:
        file = Path(made) / "checked"
        file.write_bytes(pickle.dumps(checked_teams(Path(made) / "goals", Linter(today=TODAY))))
        print("documents     goals  findings   seconds  µs a goal  at most MB  bytes a goal")
        for documents in arguments.documents:
            words = [sys.executable, "-m", "tests.benchmarks.across", "--one", str(file), "--documents", str(documents)]
            said = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
            goals, findings = int(said[0]), int(said[1])
            taken, most = map(float, said[2:])
            rows.append({"documents": documents, "goals": goals, "findings": findings, "cpu": taken, "megabytes": most})
            print(
                f"{documents:9} {goals:9} {findings:9} {taken:9.1f} {taken / goals * 1e6:10.1f} {most:11.0f}"
                f" {most * 1024 * 1024 / goals:13.0f}",
                flush=True,
            )
    if arguments.record:
        record({"across": {"rows": rows, "on": machine()}})
    each = [row["cpu"] / row["goals"] for row in rows]
    kept = each[-1] <= GROWTH * each[0]
    print(f"  {'ok ' if kept else 'NOT'} a goal costs at most {GROWTH} times as much among many")
    sys.exit(not kept)


if __name__ == "__main__":
    main()
