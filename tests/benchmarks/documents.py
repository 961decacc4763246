"""Makes goal documents to measure on: 40 lines each, in several layouts, no statement twice, the same every time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LINES = 40
"""Lines of a document, as teams' drafts have them."""

PLACES = "north|south|harbour|old town|airport|campus|valley|riverside|market|eastern|western|island".split("|")
UNITS = "branch|ward|depot|shop|school|plant|office|laboratory|kitchen|workshop|library|yard".split("|")
PEOPLE = "patients|customers|pupils|drivers|members|visitors|tenants|donors|farmers|nurses|residents".split("|")
NAMES = "Amal|Ben|Chiara|Dele|Elif|Farid|Grace|Hana|Ivo|Jun|Kofi|Lena|Mira|Nadia|Omar|Petra".split("|")
GAUGES = (
    "waiting time|first-visit satisfaction|share of orders delivered on time|cost per case|error rate|no-show rate"
    "|response time|staff turnover|energy use per tonne|renewal rate|complaints a week|throughput per shift"
).split("|")
WORK = (
    "Launch the booking page|Write the handbook|Hire two planners|Publish the yearly report|Train the night shift"
    "|Move the archive|Replace the scanners|Roll out the new rota|Sign the contract|Draft the policy"
).split("|")
STATES = (
    "{people} are seen when they were told they would be|{people} recommend the {place} {unit} to their neighbours"
    "|Nobody waits at the {place} {unit}|{people} trust what the {place} {unit} promises"
    "|The {place} {unit} is a place where {people} like to be|Make the {place} {unit} easy to reach for {people}"
).split("|")
NOTES = (
    "We talked about the {place} {unit} on Tuesday, and {name} will ask again.|Last term the {people} told us what"
    " annoyed them most.|The budget for the {place} {unit} is decided in March.|{name} is on leave until the 14th."
).split("|")


SYLLABLES = "ba|bel|cor|da|dor|fen|ga|gil|hal|jo|ka|kel|la|len|ma|mor|na|nel|or|pa|per|qui|ra|sa|sten|ta|tor".split("|")


def town(number: int) -> str:
    """Make up a town's name, another one for each number."""
    name = ""
    while number:
        number, at = divmod(number, len(SYLLABLES))
        name = SYLLABLES[at] + name
    return name.capitalize()


class Author:
    """Writes documents from a seed; `number` makes each of its statements one of a kind."""

    def __init__(self, seed: int) -> None:
        """Start at a seed."""
        self.random = random.Random(seed)  # noqa: S311 - the same every time is the point
        self.number = (seed + 1) * 1000

    def fill(self, pattern: str) -> str:
        """Put words into a pattern."""
        pick = self.random.choice
        people, name = pick(PEOPLE), pick(NAMES)
        filled = pattern.format(place=pick(PLACES), unit=pick(UNITS), people=people, name=name)
        return filled[0].upper() + filled[1:]

    def where(self) -> str:
        """Name a place that no other statement names."""
        self.number += 1
        return f"in the {self.random.choice(UNITS)} of {town(self.number)}"

    def objective(self) -> str:
        """Write an objective."""
        return f"{self.fill(self.random.choice(STATES))} {self.where()}"

    def key_result(self) -> str:
        """Write a key result; of three, one is measured well, one badly and one not at all."""
        gauge, low = self.random.choice(GAUGES), self.random.randint(5, 40)
        high = low + self.random.randint(2, 30)
        month = self.random.choice(("March", "June", "30 September", "the end of the quarter"))
        return self.random.choice(
            (
                f"{gauge.capitalize()} {self.where()} from {high}% to {low}% by {month}",
                f"Raise {gauge} {self.where()} by {low}%",
                f"{self.random.choice(WORK)} {self.where()}",
                f"Improve {gauge} {self.where()} significantly",
                f"At least {high} {self.random.choice(PEOPLE)} {self.where()} have answered by {month}",
                f"{self.random.choice(WORK)} {self.where()} and bring {gauge} below {low}",
            )
        )

    def note(self) -> str:
        """Write a line of prose that is no goal."""
        return self.fill(self.random.choice(NOTES))

    def sections(self) -> Iterator[str]:
        """Write objectives as headings, key results as bullets under them."""
        while True:
            yield from (f"## Objective: {self.objective()}", "", f"Owner: {self.random.choice(NAMES)}", "")
            yield from (f"- KR{number}: {self.key_result()}" for number in range(1, 5))
            yield from ("", self.note(), "")

    def nested(self) -> Iterator[str]:
        """Write bullets under bullets, without labels."""
        while True:
            yield f"- {self.objective()}"
            yield from (f"  - [{self.random.choice(' x')}] {self.key_result()}" for _ in range(4))

    def table(self) -> Iterator[str]:
        """Write a table with a key result on each row."""
        while True:
            yield from (
                f"### {self.objective()}",
                "",
                "| Key result | Owner | Baseline | Target |",
                "|---|---|---|---|",
            )
            for _ in range(4):
                values = f"{self.random.randint(1, 50)}% | {self.random.randint(51, 99)}%"
                yield f"| {self.key_result()} | {self.random.choice(NAMES)} | {values} |"
            yield ""

    def bold(self) -> Iterator[str]:
        """Write bold lines over numbered lists."""
        while True:
            yield from (f"**{self.objective()}** ({self.random.choice(NAMES)})", "")
            yield from (f"{number}. `P{number % 3}` {self.key_result()}" for number in range(1, 5))
            yield from ("", self.note(), "")

    def document(self, lines: int = LINES) -> str:
        """Write a document of so many lines."""
        layouts: tuple[Callable[[], Iterator[str]], ...] = (self.sections, self.nested, self.table, self.bold)
        layout = self.random.choice(layouts)()
        place = f"{self.random.choice(PLACES)} {self.random.choice(UNITS)}".capitalize()
        head = [f"# OKRs of the {place}, Q{self.random.randint(1, 4)} 2027", ""]
        return "\n".join([*head, *(next(layout) for _ in range(lines - len(head)))]) + "\n"


def write_documents(folder: Path, count: int) -> None:
    """Write so many documents, a hundred to a folder as in a large organisation."""
    for seed in range(count):
        home = folder / f"unit-{seed // 100:03}"
        home.mkdir(parents=True, exist_ok=True)
        (home / f"team-{seed:05}.md").write_text(Author(seed).document(), encoding="utf-8")


def write_large(path: Path, size: int) -> None:
    """Write one document of about so many bytes, in sections of 40 lines that follow one another."""
    written, seed = 0, 0
    with path.open("w", encoding="utf-8") as out:
        while written < size:
            written += out.write(Author(seed).document() + "\n")
            seed += 1
