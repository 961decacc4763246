"""Value streams as teams draw them in Markdown: a table of steps below a heading that says that it is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from goalkit.english.numbers.units import TIME_UNITS
from goalkit.model.stream import Step, ValueStream
from goalkit.read.markdown.cells import words
from goalkit.text import Mark, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.read.markup.blocks import Block, Row, Section

__all__ = ["streams_of"]

HEADING = re.compile(r"\bvalue[ -]streams?(?: map(?:ping)?)?\b", re.IGNORECASE)
LABEL = re.compile(r"value[ -]stream(?: map)?\s*[:–—-]\s*(?=\S)", re.IGNORECASE)
TOTALS = re.compile(r"(?:grand )?(?:total|sum|all steps|overall|average|lead time)\b", re.IGNORECASE)
BRACKETED = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,20}?)\s*[)\]]\s*$")

NAMES = {
    "name": "step; process step; activity; station",
    "owner": "owner; who; team",
    "process_time": "process time; processing time; pt; p/t; touch time; value added time; va time; work time",
    "wait_time": "wait time; waiting time; wait; waiting; wt; queue time; delay",
    "wip": "wip; work in progress; in progress; inventory; queue",
    "throughput": "throughput",
    "first_pass_yield": "%c&a; % c&a; c&a; %c/a; first-pass yield; first pass yield; fpy; yield; right first time",
    "availability": "availability; uptime",
    "performance": "performance",
    "quality": "quality",
    "oee": "oee",
    "waste": "waste; wastes; kinds of waste",
    "constraint": "constraint; bottleneck",
}
"""The headings of columns, by what they fill in a step."""

FIELDS = {name: field for field, names in NAMES.items() for name in names.split("; ")}
FIGURES = frozenset({"process_time", "wait_time", "wip", "first_pass_yield"})
"""A table of steps that has none of these is a list of instructions."""
TIMES = frozenset({"process_time", "wait_time"})


def streams_of(root: Section) -> tuple[ValueStream, ...]:
    """Take the tables of steps out of the outline: what they hold are no goals."""
    found: list[tuple[int, ValueStream]] = []
    waiting = [root]
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        if section.heading is None or HEADING.search(section.heading.text) is None:
            continue
        tables = [block for block in section.blocks if block.form == "table" and _is_steps(block)]
        section.parts = [part for part in section.parts if part not in tables]
        found += [(table.line, _stream(section.heading.text, table)) for table in tables]
    return tuple(stream for _, stream in sorted(found, key=lambda one: one[0]))


def _is_steps(table: Block) -> bool:
    """Whether the first column names steps, and another one a figure of flow."""
    if len(table.rows) < 2:
        return False
    columns = [field for field, _ in _columns(table.rows[0])]
    return columns[:1] == ["name"] and not FIGURES.isdisjoint(columns)


def _columns(heading: Row) -> list[tuple[str | None, str | None]]:
    """What each column holds, and the unit that its heading names for all of its times."""
    columns = []
    for cell in heading.cells:
        said = str(words(cell)).strip(" :*_")
        bracket = BRACKETED.search(said)
        name = " ".join((said[: bracket.start()] if bracket else said).casefold().split())
        unit = bracket[1] if bracket and bracket[1].casefold() in TIME_UNITS else None
        columns.append((FIELDS.get(name), unit))
    return columns


def _stream(heading: Text, table: Block) -> ValueStream:
    label = LABEL.match(heading)
    columns = _columns(table.rows[0])
    return ValueStream(
        name=(heading[label.end() :] if label else heading).trim(" *_"), steps=tuple(_steps(table.rows[1:], columns))
    )


def _steps(rows: Sequence[Row], columns: list[tuple[str | None, str | None]]) -> Iterator[Step]:
    for row in rows:
        fields: dict[str, Any] = {}
        for cell, (field, unit) in zip(row.cells, columns, strict=False):
            written = words(cell).trim()
            if field is None or field in fields or not any(map(str.isalnum, written)):
                continue
            if field == "waste":
                fields[field] = tuple(_listed(written))
            elif unit is not None and field in TIMES and written[-1:].isdigit():
                fields[field] = _with_unit(written, unit)
            else:
                fields[field] = written
        if "name" in fields and not TOTALS.match(fields["name"]):
            yield Step(**fields)


def _with_unit(written: Text, unit: str) -> Text:
    """A value with the unit of its column, which stands where the value does."""
    end = written.span
    said = f"{written} {unit}"
    return Text(said, marks=(*written.marks, Mark(len(said), end.end_line, end.end_column, joined=True)))


def _listed(written: Text) -> Iterator[Text]:
    """The parts of “waiting, rework”, each with its place."""
    start = 0
    for at, sign in enumerate(f"{written},"):
        if sign in ",;/":
            if part := written[start:at].trim():
                yield part
            start = at + 1
