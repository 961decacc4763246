"""Writes the documented form as CSV: a row for each entry, a column for each key that is used."""

from __future__ import annotations

import csv
import io
import re
from itertools import count
from typing import TYPE_CHECKING, cast

from goalkit.form.entry import entry_of, fields_of, statement_of
from goalkit.form.fields import CHECK_IN, KINDS, STEP, STREAM
from goalkit.form.labels import label_of, plain_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.form.entry import Entry
    from goalkit.model import Document, Framework
    from goalkit.text import Text

__all__ = ["COLUMNS", "FIXED", "GUARDED", "csv_of", "guarded", "is_number", "unguarded"]

FIXED = ("kind", "number", "statement")
"""The columns that every table of the form begins with."""
BEFORE = {"value": ("date", "value")}
"""What stands left of another column, for values are most often those of check-ins."""
COLUMNS = tuple(
    dict.fromkeys(
        [
            "framework",
            *(one for kind in KINDS for key in list(fields_of(kind))[1:] for one in BEFORE.get(key, (key,))),
            *CHECK_IN,
            *list(STREAM)[1:],
            *list(STEP)[1:],
            "perspectives",
        ]
    )
)
"""All further columns that a table may have, in the order in which they are written."""
GUARDED = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""The start of a cell that a spreadsheet takes for a formula; an apostrophe before it makes it a text."""
NUMBER = re.compile(r"-?(?:[0-9]+(?:[.,][0-9]+)*|\.[0-9]+)%?")
SURROGATE = re.compile("[\ud800-\udfff]")
PARTS = re.compile(r"[\\,;\n]|^\s|\s$")


def csv_of(document: Document) -> str:
    r"""Write a document as CSV.

    `number` says where a row stands: 1.2 is the second below 1. Numbers that end in 0 are left out, for a spreadsheet
    would save 1.10 as 1.1. A cell that would be a formula gets an apostrophe in front, which reading takes off again.
    In a cell with several texts they are parted by `; `, and a backslash stands before what parts nothing.

    Line ends within a text become `\n`, as in every file that is read. Raises `ValueError` for a text with a NUL
    character, which no program takes for CSV.
    """
    root = entry_of(document)
    rows = [_row(entry, number, root) for entry, number in _numbered(root)]
    if any("\0" in cell for row in rows for cell in row.values()):
        raise ValueError("a text holds a NUL character, which CSV can't hold: write JSON, or take it out")
    used = {key for row in rows for key in row}
    columns = [*FIXED, *(key for key in COLUMNS if key in used)]
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def is_number(text: str) -> bool:
    """Whether a spreadsheet takes a text for a number, and so for no formula, also where a minus stands before it.

    A plus is another matter: saving the sheet would lose it.
    """
    return NUMBER.fullmatch(text) is not None


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; a negative number stays one.

    >>> guarded("=1+1"), guarded("-3")
    ("'=1+1", '-3')
    """
    return f"'{cell}" if GUARDED.match(cell) and not is_number(cell) else cell


def unguarded(cell: Text) -> Text:
    """Take off the apostrophe that keeps a spreadsheet from seeing a formula."""
    return cell[1:] if cell.startswith("'") and GUARDED.match(cell) else cell


def _numbered(root: Entry) -> Iterator[tuple[Entry, str]]:
    """Give each entry with the number of its place, the document first."""
    waiting = [(root, "")]
    while waiting:
        entry, number = waiting.pop()
        yield entry, number
        ordinals = (one for one in count(1) if one % 10)
        below = [(one, f"{number}.{n}" if number else str(n)) for one, n in zip(entry.below, ordinals, strict=False)]
        waiting += reversed(below)


def _row(entry: Entry, number: str, root: Entry) -> dict[str, str]:
    framework = cast("Framework | None", root.fields.get("framework"))
    stated = "title" if entry is root else statement_of(entry.kind)
    row = {"kind": plain_key(label_of(entry.kind, framework)), "number": number}
    for key, text in entry.fields.items():
        row["statement" if key == stated else key] = _cell(text.strip())
    for key, texts in entry.lists.items():
        row[key] = _cell("; ".join(PARTS.sub(r"\\\g<0>", _lines(text)) for text in texts))
    return row


def _cell(text: str) -> str:
    written = _lines(text)
    return guarded(written)


def _lines(text: str) -> str:
    return SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
