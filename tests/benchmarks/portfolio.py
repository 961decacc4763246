"""How long a large organisation's site takes to make: `python -m tests.benchmarks.portfolio`.

Five hundred teams of twenty goals each, linked to the goals of the house, with check-ins and KPIs: made up from a
seed, written as files, published, and published again with nothing changed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.documents import GAUGES, NAMES, PEOPLE, PLACES, STATES, UNITS, town

TEAMS = 500
ATMOST_SECONDS = 60
START = date(2027, 1, 1)
HOUSE = 6
"""Goals of the house that teams serve."""
STATUSES = ("on_track", "on_track", "at_risk", "off_track", "done")


def write_portfolio(folder: Path, teams: int, seed: int = 0) -> int:
    """Write the goals of a house and of its teams, and say how many these are."""
    pick = random.Random(seed)  # noqa: S311 - the same every time is the point
    folder.mkdir(parents=True, exist_ok=True)
    house = ["framework: okr", "title: The house, 2027", "period: 2027", "owner: Petra", "objectives:"]
    house += [
        f"  - {{id: H-{number}, objective: {_state(pick)} in all of {town(number)}}}" for number in range(1, HOUSE + 1)
    ]
    (folder / "house.yaml").write_text("\n".join(house) + "\n", encoding="utf-8")
    return HOUSE + sum(_team(folder, number, pick) for number in range(1, teams + 1))


def _team(folder: Path, number: int, pick: random.Random) -> int:
    name = f"{pick.choice(PLACES).title()} {pick.choice(UNITS)} {town(number + 40)}"
    lines = ["framework: okr", f"title: {name}, Q1 2027", "period: Q1 2027", f"owner: {_person(pick)}", "objectives:"]
    goals = 0
    for objective in range(1, 5):
        goals += 1
        lines += [
            f"  - id: T{number}-{objective}",
            f"    objective: {_state(pick)} of {town(number * 7 + objective)}",
            f"    supports: [H-{pick.randint(1, HOUSE)}]",
            "    key_results:",
        ]
        for result in range(1, 4):
            goals += 1
            start, end = pick.randint(20, 60), pick.randint(65, 95)
            measure = f"{pick.choice(GAUGES)} at desk {result} of {town(number * 11 + objective)}"
            lines += [
                f"      - id: T{number}-{objective}-{result}",
                f"        key_result: The {measure} rises from {start}% to {end}%",
                f"        owner: {_person(pick)}",
                "        check_ins:",
            ]
            for week in range(pick.randint(1, 6)):
                day = START + timedelta(days=7 * week + 5)
                value = start + (end - start) * (week + 1) // pick.randint(8, 14)
                said = f"confidence: 0.{pick.randint(2, 9)}, status: {pick.choice(STATUSES)}"
                lines.append(f"          - {{date: {day}, value: {value}%, {said}, note: as planned}}")
    lines.append("kpis:")
    for kpi in range(1, 5):
        goals += 1
        series = ", ".join(f"{START + timedelta(days=7 * week)}: {pick.randint(86, 99)}%" for week in range(8))
        lines += [
            f"  - id: T{number}-K{kpi}",
            f"    kpi: Share of {pick.choice(PEOPLE)} served on time at gate {kpi}",
            '    green: "≥ 95%"',
            "    amber: 90-95%",
            '    red: "< 90%"',
            f"    series: {{{series}}}",
        ]
    (folder / f"team-{number:04}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return goals


def _state(pick: random.Random) -> str:
    words = pick.choice(STATES).format(place=pick.choice(PLACES), unit=pick.choice(UNITS), people=pick.choice(PEOPLE))
    return words[0].upper() + words[1:]


def _person(pick: random.Random) -> str:
    return f"{pick.choice(NAMES)} {town(pick.randint(40, 140))}"


def main() -> None:
    """Publish twice and tell the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teams", type=int, default=TEAMS)
    parser.add_argument("--keep", type=Path, help="folder for goals and site, to look at them")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        home = arguments.keep or Path(made)
        goals = write_portfolio(home / "goals", arguments.teams)
        print(f"{arguments.teams} teams, {goals} goals")
        words = [sys.executable, "-m", "goalkit", "site", "team", "goals", "--out", "site", "--today", "2027-02-15"]
        for what in ("first", "nothing changed"):
            began = time.perf_counter()
            subprocess.run(words, cwd=home, check=True, stdout=subprocess.DEVNULL)
            taken = time.perf_counter() - began
            print(f"  {'ok ' if taken < ATMOST_SECONDS else 'NOT'} {what}: {taken:.1f} s")


if __name__ == "__main__":
    main()
