"""The header of a table: which row it is, and which column of a layout each heading names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.interchange.mistakes import InterchangeError
from goalkit.interchange.values import day_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from goalkit.interchange.layout import Column, DateOrder, Layout, Table
    from goalkit.text import Text

__all__ = ["DAY", "NUMBER", "Header", "Place", "best_header", "header_of", "is_repeated", "plain_heading"]

WITHIN = 12
"""A header stands in one of the first rows; exports put titles and dates above it."""
GAP = re.compile(r"[\s_-]+")
LONGEST = 200
"""Characters of a heading; a longer one names no day."""
NUMBER = "{n}"
DAY = "{date}"


class Place(NamedTuple):
    """A column of a layout, and for one that stands several times its number, or its day."""

    column: Column
    number: int | None = None
    day: datetime.date | None = None
    written: str = ""
    """The day as the heading has it."""

    @property
    def heading(self) -> str:
        """What stands above the column in the file."""
        return self.column.heading.replace(NUMBER, str(self.number)).replace(DAY, self.written)

    @property
    def is_repeated(self) -> bool:
        """Whether the column is about one of several goals or check-ins of the row."""
        return is_repeated(self.column)


class Header(NamedTuple):
    """A header that was found: its row, what each cell names, and the headings that name nothing."""

    row: int
    places: dict[int, Place]
    unknown: dict[int, Text]

    @property
    def named(self) -> set[str]:
        """The headings of the layout that are there."""
        return {place.column.heading for place in self.places.values()}


def is_repeated(column: Column) -> bool:
    """Whether a column may stand several times, each time about another goal or check-in of the row."""
    return NUMBER in column.heading or DAY in column.heading


def plain_heading(heading: str) -> str:
    """Bring headings to one spelling; the star that marks required columns says nothing.

    >>> plain_heading("Owner_Email_ID *")
    'owner email id'
    """
    return GAP.sub(" ", heading.replace("*", " ")).strip().casefold()


def best_header(rows: Sequence[Sequence[Text]], table: Table, dates: DateOrder | None) -> Header:
    """The row that names most columns of a table; of two, the upper one."""
    exact, numbered = _spellings(table)
    dated = [one for one in table.columns if DAY in one.heading]
    most = Header(0, {}, {})
    for at, row in enumerate(rows[: max(WITHIN, table.header_row)]):
        found = Header(at, {}, {})
        for n, cell in enumerate(row):
            place = _place(plain_heading(cell), exact, numbered) or _dated(cell.strip(), dated, dates)
            if place is not None and place not in found.places.values():
                found.places[n] = place
            elif cell.strip():
                found.unknown[n] = cell.trim()
        if len(found.places) > len(most.places):
            most = found
    return most


def header_of(rows: Sequence[Sequence[Text]], layout: Layout, table: Table) -> Header:
    """The header of a file that is said to have this layout. Raises `InterchangeError` where it lacks something."""
    header = best_header(rows, table, layout.dates)
    missing = [one for one in needed(table) if one not in header.named]
    if missing:
        listed = " and ".join(f"“{one}”" for one in missing)
        seen = ", ".join(f"“{cell}”" for cell in header.unknown.values()) or "none"
        columns = "columns" if len(missing) > 1 else "column"
        raise InterchangeError(
            f"this has no {columns} {listed}, without which nothing can be read as {layout.title}; "
            f"other headings here: {seen}"
        )
    return header


def needed(table: Table) -> Iterator[str]:
    """The headings without which rows can't be told."""
    levels = 0
    for column in table.columns:
        if column.role == "level":
            levels += 1
            if levels == 1:
                yield column.heading
        elif column.role in {"number", "kind"}:
            if len(table.kinds) > 1:
                yield column.heading
        elif column.field == "statement" and not is_repeated(column) and (column.required or column.of is None):
            yield column.heading


def _spellings(table: Table) -> tuple[dict[str, Column], list[tuple[re.Pattern[str], Column]]]:
    exact: dict[str, Column] = {}
    numbered = []
    for column in table.columns:
        for heading in (column.heading, *column.also) if DAY not in column.heading else ():
            plain = plain_heading(heading)
            if NUMBER in plain:
                before, _, after = plain.partition(NUMBER)
                numbered.append((re.compile(rf"{re.escape(before)}([1-9]\d{{0,2}}){re.escape(after)}"), column))
            else:
                exact.setdefault(plain, column)
    return exact, numbered


def _place(plain: str, exact: dict[str, Column], numbered: list[tuple[re.Pattern[str], Column]]) -> Place | None:
    if plain in exact:
        return Place(exact[plain])
    for pattern, column in numbered:
        if found := pattern.fullmatch(plain[:LONGEST]):
            return Place(column, int(found[1]))
    return None


def _dated(heading: str, dated: list[Column], dates: DateOrder | None) -> Place | None:
    """The column for a day that a heading names."""
    for column in dated:
        before, _, after = column.heading.partition(DAY)
        if heading.startswith(before) and heading.endswith(after) and len(heading) < LONGEST:
            written = heading[len(before) : len(heading) - len(after)]
            day = day_of(written, dates or "ymd")
            if day is not None:
                return Place(column, day=day, written=written)
    return None
