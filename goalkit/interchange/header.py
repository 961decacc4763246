"""The header of a table: which row it is, and which column of a layout each heading names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.interchange.mistakes import InterchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.interchange.layout import Column, Layout, Table
    from goalkit.text import Text

__all__ = ["Header", "Place", "best_header", "header_of", "plain_heading"]

WITHIN = 12
"""A header stands in one of the first rows; exports put titles and dates above it."""
GAP = re.compile(r"[\s_-]+")
NUMBER = "{n}"


class Place(NamedTuple):
    """A column of a layout, and for one whose heading is numbered the number."""

    column: Column
    number: int | None


class Header(NamedTuple):
    """A header that was found: its row, what each cell names, and the headings that name nothing."""

    row: int
    places: dict[int, Place]
    unknown: dict[int, Text]

    @property
    def named(self) -> set[str]:
        """The headings of the layout that are there."""
        return {place.column.heading for place in self.places.values()}


def plain_heading(heading: str) -> str:
    """Bring headings to one spelling; the star that marks required columns says nothing.

    >>> plain_heading("Owner_Email_ID *")
    'owner email id'
    """
    return GAP.sub(" ", heading.replace("*", " ")).strip().casefold()


def best_header(rows: Sequence[Sequence[Text]], table: Table) -> Header:
    """The row that names most columns of a table; of two, the upper one."""
    exact, numbered = _spellings(table)
    most = Header(0, {}, {})
    for at, row in enumerate(rows[: max(WITHIN, table.header_row)]):
        found = Header(at, {}, {})
        for n, cell in enumerate(row):
            place = _place(plain_heading(cell), exact, numbered)
            if place is not None and place not in found.places.values():
                found.places[n] = place
            elif cell.strip():
                found.unknown[n] = cell.trim()
        if len(found.places) > len(most.places):
            most = found
    return most


def header_of(rows: Sequence[Sequence[Text]], layout: Layout, table: Table) -> Header:
    """The header of a file that is said to have this layout. Raises `InterchangeError` where it lacks something."""
    header = best_header(rows, table)
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
        elif column.field == "statement" and NUMBER not in column.heading and (column.required or column.of is None):
            yield column.heading


def _spellings(table: Table) -> tuple[dict[str, Column], list[tuple[re.Pattern[str], Column]]]:
    exact: dict[str, Column] = {}
    numbered = []
    for column in table.columns:
        for heading in (column.heading, *column.also):
            plain = plain_heading(heading)
            if NUMBER in plain:
                before, _, after = plain.partition(NUMBER)
                numbered.append((re.compile(rf"{re.escape(before)}([1-9]\d{{0,2}}){re.escape(after)}"), column))
            else:
                exact.setdefault(plain, column)
    return exact, numbered


def _place(plain: str, exact: dict[str, Column], numbered: list[tuple[re.Pattern[str], Column]]) -> Place | None:
    if plain in exact:
        return Place(exact[plain], None)
    for pattern, column in numbered:
        if found := pattern.fullmatch(plain[:200]):
            return Place(column, int(found[1]))
    return None
