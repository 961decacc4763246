"""Fills an entry of the documented form with what stands in the columns or keys of a layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.form.entry import Entry, a, fields_of, statement_of
from goalkit.interchange.values import parted, read_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.interchange.account import Account
    from goalkit.interchange.header import Place
    from goalkit.interchange.layout import DateOrder
    from goalkit.text import Text

__all__ = ["fill", "is_id"]


def is_id(text: str) -> bool:
    """Whether a reader takes a text for a name of a goal's own; a bare number numbers a list."""
    return len(text) <= 200 and "\n" not in text and any(map(str.isalpha, text))


def fill(entry: Entry, cells: Iterable[tuple[Place, Text]], dates: DateOrder | None, account: Account) -> None:
    """Take over what stands in cells; what the documented form has no place for is told."""
    known = fields_of(entry.kind)
    cells = list(cells)
    statement = statement_of(entry.kind)
    about = next((str(cell) for place, cell in cells if place.column.field == "statement"), None)
    for place, cell in cells:
        column = place.column
        heading = place.heading
        key = statement if column.field == "statement" else column.field
        if column.role is not None:
            continue
        if key is None:
            account.left_out(about, heading, cell, "goalkit has no place for it")
        elif key not in known:
            account.left_out(about, heading, cell, f"{a(entry.kind)} has no “{key}” in goalkit")
        elif key in entry.fields or key in entry.lists:
            account.left_out(about, heading, cell, f"another column says its {key} already")
        elif key == "id" and not is_id(cell):
            account.left_out(about, heading, cell, "an id needs a letter; a bare number only numbers a list")
        elif known[key].shape == "list":
            entry.lists[key] = parted(column, cell)
        else:
            value = read_value(column, cell, dates)
            entry.fields[key] = value
            if value != cell or column.because is not None:
                because = column.because or "this is how goalkit writes it"
                account.changed(about, heading, cell, because, into=key, becomes=str(value), at=cell.span)
