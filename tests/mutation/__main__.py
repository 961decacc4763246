"""How much of what goalkit does its tests would miss: small changes in its code, each of which should make a test fail.

    python -m tests.mutation convert                # 300 changes, drawn with seed 0
    python -m tests.mutation english --mutants 100 --seed 7 --jobs 2
    python -m tests.mutation lint --list                      # only show them
    python -m tests.mutation read --again                     # only those that survived the last run
    python -m tests.mutation read --only table.py             # only those in files of such a name

The first run of all records which test runs which lines (some minutes; later runs only record new tests, and
`--fresh` all of them anew). A change that makes a test run forever counts as noticed. Survivors that are explained in
`tests/mutation/explained.txt` are counted, and shown with their reason. Nothing is written but `build/mutation/`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation.asking import DOORS, note
from tests.mutation.mutants import AREAS, ROOT, Mutant, drawn
from tests.mutation.planning import Planner
from tests.mutation.record import HOME, Record, apart_loud, files_of_tests, quiet_pytest, recorded
from tests.mutation.trial import Asking, Result, Trying, run_before_import, trials

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXPLAINED = Path(__file__).parent / "explained.txt"


def explained() -> dict[str, str]:
    """Why changes make no difference: the name of each, and below it, indented, the reason."""
    found: dict[str, str] = {}
    names: list[str] = []
    told = True
    for line in EXPLAINED.read_text(encoding="utf-8").splitlines() if EXPLAINED.exists() else ():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("    "):
            for name in names:
                found[name] = f"{found[name]} {line.strip()}".strip()
            told = True
        else:
            names = [line.strip()] if told else [*names, line.strip()]
            found[line.strip()] = ""
            told = False
    return found


def kept(area: str) -> Path:
    """Where it is kept what became of mutants, a line each; the last one of a name is true."""
    return HOME / f"{area}.jsonl"


def before(area: str) -> dict[str, tuple[str, str]]:
    """What became of mutants in earlier runs, and by which test."""
    if not kept(area).exists():
        return {}
    lines = map(json.loads, kept(area).read_text(encoding="utf-8").splitlines())
    return {name: (how, by) for name, how, by in lines}


def run(mutants: Sequence[Mutant], record: Record, options: argparse.Namespace, known: dict[str, str]) -> list[Result]:
    """Try mutants: first in place, then those that take a new import."""
    planner = Planner(record, options.tests, options.budget)

    def differs(one: Mutant, words: Sequence[str]) -> None:
        with (HOME / f"{options.area}-differing.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps([one.name, len(words), sorted(words, key=len)[:8]]) + "\n")

    results: list[Result] = []
    late = [one for one in mutants if planner.eager(one)]
    in_place = [one for one in mutants if one not in set(late)]
    told = HOME / f"told-{os.getpid()}.jsonl"

    def keep(result: Result) -> None:
        with told.open("a", encoding="utf-8") as file:
            file.write(json.dumps([result.mutant, *result[1:]]) + "\n")
        if result.how != "lost":
            with kept(options.area).open("a", encoding="utf-8") as file:
                file.write(json.dumps([result.mutant.name, result.how, result.by]) + "\n")

    def tasks() -> Iterator[tuple[Mutant, list[str]]]:
        for one in in_place:
            if time.monotonic() > options.until:
                return
            yield one, planner.plan(one, known.get(one.name, ""))

    def notice(result: Result) -> None:
        keep(result)
        if result.by:
            planner.lucky[result.mutant.path, result.mutant.scope][result.by] += 1
        if options.verbose:
            print(
                f"{result.how:9}{result.seconds:5.1f} s {result.tried:4} {result.mutant.line:4} {result.mutant.name}",
                flush=True,
            )

    if in_place:
        asking = Asking(options.area, planner, differs)
        plugin = Trying(record, in_place, tasks, options.jobs, notice, asking)
        apart_loud(lambda: quiet_pytest(plugin, files_of_tests()))
        if told.exists():
            for line in told.read_text(encoding="utf-8").splitlines():
                mutant, *rest = json.loads(line)
                results.append(Result(Mutant(*mutant), *rest))
            told.unlink()
    lost = {one.mutant.name for one in results if one.how == "lost"}
    results = [one for one in results if one.how != "lost"]
    late += [one for one in in_place if one.name in lost]
    for name in ("hypothesis", "jinja2", "markdown_it", "pydantic", "yaml", "jsonschema"):
        __import__(name)
    work = run_before_import(record)
    few = ((one, planner.plan(one, known.get(one.name, ""))) for one in late if time.monotonic() < options.until)
    for result in trials(few, options.jobs, work, lambda name: record.tests[name].seconds):
        results.append(result)
        notice(result)
    told.unlink(missing_ok=True)
    return results


def main() -> int:
    """Draw mutants of an area, try them and tell what became of them."""
    parser = argparse.ArgumentParser("python -m tests.mutation", description=__doc__.splitlines()[0])
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("--mutants", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--budget", type=float, default=25, help="seconds of slow tests that a mutant has to survive")
    parser.add_argument("--tests", type=int, default=150, help="quick tests that it has to survive before those")
    parser.add_argument("--list", action="store_true", help="only show the mutants")
    parser.add_argument("--again", action="store_true", help="try only what is neither noticed before nor explained")
    parser.add_argument("--rest", action="store_true", help="try only what no earlier run tried")
    parser.add_argument("--minutes", type=float, default=1e9, help="begin no other change after so long")
    parser.add_argument("--only", default="", help="only those in files with this in their path")
    parser.add_argument("--fresh", action="store_true", help="record all tests anew")
    parser.add_argument("--as-recorded", action="store_true", help="look for no new tests")
    parser.add_argument("--verbose", action="store_true", help="tell of each as it is tried")
    options = parser.parse_args()
    mutants = [one for one in drawn(options.area, options.mutants, options.seed) if options.only in one.path]
    if options.list:
        for one in sorted(mutants, key=lambda one: (one.path, one.number)):
            print(f"{one.line:4} {one.name}")
        return 0
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        record = Record.load() if options.as_recorded else recorded(fresh=options.fresh)
        if options.area in DOORS and not options.as_recorded:
            note(record)
        known = before(options.area)
        if options.again:
            known |= dict.fromkeys(explained(), ("survived, as explained", ""))
        noticed = [one for one in mutants if options.again and known.get(one.name, ("survived",))[0] != "survived"]
        noticed += [one for one in mutants if options.rest and one.name in known]
        mutants = [one for one in mutants if one not in set(noticed)]
        tried_at = time.monotonic()
        options.until = tried_at + 60 * options.minutes
        results = run(mutants, record, options, {name: by for name, (_, by) in known.items()})
        results += [Result(one, *known[one.name]) for one in noticed]
    return tell(results, begun, tried_at)


def tell(results: list[Result], begun: float, tried_at: float) -> int:
    """Print what became of them."""
    reasons = explained()
    survivors = sorted(
        (one for one in results if one.how.startswith("survived")), key=lambda one: (one.mutant.path, one.mutant.line)
    )
    lines: dict[str, list[str]] = {}
    for one in survivors:
        path = one.mutant.path
        lines.setdefault(path, (ROOT / path).read_text(encoding="utf-8").splitlines())
        print(f"\n{path}:{one.mutant.line}: {lines[path][one.mutant.line - 1].strip()}  ({one.tried} tests)")
        print(f"{one.mutant.name}")
        if one.mutant.name in reasons:
            print(f"    {reasons[one.mutant.name]}")
    known = sum(one.mutant.name in reasons for one in survivors)
    hung = sum(one.how == "hung" for one in results)
    noticed = len(results) - len(survivors)
    print(
        f"\n{noticed} of {len(results)} noticed ({noticed / max(len(results), 1):.3f}; {hung} ran forever), "
        f"{len(survivors)} survived, {known} of them explained. {time.monotonic() - begun:.0f} s, "
        f"{time.monotonic() - tried_at:.0f} s of them for the mutants"
    )
    return int(known < len(survivors))


if __name__ == "__main__":
    sys.exit(main())
