"""Makes goal documents to measure on: drafts of 40 lines as teams write them, no statement twice, the same every time.

A draft has a heading with its quarter, an owner, a few lines of context, three objectives with three or four key
results each in one of four layouts, two initiatives, and at the end links or what was put off; notes fill the gaps.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

    def objectives(self) -> list[list[str]]:
        """Write three objectives with three or four key results each, in one of four layouts."""
        layout = self.random.choice((self.section, self.nested, self.table, self.bold))
        counts = self.random.choices((3, 4), (2, 1), k=3)
        return [layout(at, [self.key_result() for _ in range(count)]) for at, count in enumerate(counts, 1)]

    def section(self, number: int, results: list[str]) -> list[str]:
        """Write an objective as a heading, key results as labelled bullets under it."""
        head = [f"## Objective {number}: {self.objective()}", ""]
        return [*head, *(f"- KR{at}: {result}" for at, result in enumerate(results, 1)), ""]

    def nested(self, number: int, results: list[str]) -> list[str]:
        """Write bullets with boxes under a bullet, without labels; the first stands below a heading."""
        head = ["## Objectives", ""] if number == 1 else []
        return [*head, f"- {self.objective()}", *(f"  - [{self.random.choice(' x')}] {result}" for result in results)]

    def table(self, number: int, results: list[str]) -> list[str]:
        """Write an objective as a heading, its key results as the rows of a table."""
        head = [f"### {number}. {self.objective()}", "", "| Key result | Owner | Start | Target |", "|---|---|---|---|"]
        values = [(self.random.choice(NAMES), self.random.randint(1, 50), self.random.randint(51, 99)) for _ in results]
        rows = [
            f"| {result} | {name} | {start}% | {end}% |"
            for result, (name, start, end) in zip(results, values, strict=True)
        ]
        return [*head, *rows, ""]

    def bold(self, _number: int, results: list[str]) -> list[str]:
        """Write an objective as a bold line with its owner, key results as a numbered list with priorities."""
        head = [f"**{self.objective()}** ({self.random.choice(NAMES)})", ""]
        return [*head, *(f"{at}. `P{at % 3}` {result}" for at, result in enumerate(results, 1)), ""]

    def work(self) -> list[str]:
        """Write the list of initiatives."""
        items = [f"- {self.random.choice(WORK)} {self.where()} ({self.random.choice(NAMES)})" for _ in range(2)]
        return ["## Initiatives", "", *items, ""]

    def rest(self) -> list[str]:
        """Write what stands at the end of a draft and is no goal: links, or what was put off."""
        if self.random.random() < 0.5:
            pages = [self.random.randint(100, 999) for _ in range(2)]
            links = [f"- [{self.fill('Notes on the {place} {unit}')}](https://example.org/{page})" for page in pages]
            return ["## Links", "", *links]
        return ["## Parking lot", "", *(f"- {self.fill('New signs for the {place} {unit}')}" for _ in range(2))]

    def document(self, lines: int = LINES) -> str:
        """Write a draft of so many lines."""
        place = f"{self.random.choice(PLACES)} {self.random.choice(UNITS)}".capitalize()
        head = [
            f"# OKRs of the {place}, Q{self.random.randint(1, 4)} 2027",
            "",
            f"Owner: {self.random.choice(NAMES)}",
            "",
        ]
        context = [*head, self.note(), self.note(), ""]
        parts = [context, *self.objectives(), self.work(), self.rest()]
        at = 0
        while (spare := lines - sum(map(len, parts))) > 0:
            part = parts[1 + at % 4]
            remark = [*([""] if part[-1] else []), self.note(), ""]
            if len(remark) <= spare:
                part += remark
            else:
                context.insert(-1, self.note())
            at += 1
        return "\n".join([line for part in parts for line in part][:lines]) + "\n"


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
