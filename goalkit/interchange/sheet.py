"""Tables as CSV: any of five delimiters in, and out so that no spreadsheet takes a goal for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from goalkit.form.csv_text import GUARDED
from goalkit.interchange.header import best_header
from goalkit.read.csv_rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.interchange.layout import Table
    from goalkit.text import Text

__all__ = ["DELIMITERS", "csv_rows", "csv_text", "is_number"]

DELIMITERS = ",;\t|^"
NUMBER = re.compile(r"[-+]?(?:\d+(?:[.,]\d+)*|\.\d+)%?", re.ASCII)
HEAD = 20_000
"""Characters at the start of a file in which its header stands."""


def is_number(text: str) -> bool:
    """Whether a spreadsheet takes a text for a number, and so for no formula, also where it starts with a sign."""
    return NUMBER.fullmatch(text) is not None


def csv_rows(source: str, table: Table) -> list[list[Text]]:
    """The rows of a CSV text, by the delimiter with which most of its headings are known."""
    head = source[:HEAD]
    found = max([table.delimiter, *DELIMITERS], key=lambda one: len(best_header(read_rows(head, one), table).places))
    return [[_unguarded(cell) for cell in row] for row in read_rows(source, found)]


def csv_text(rows: Iterable[Sequence[str]], table: Table) -> str:
    r"""Write rows as CSV.

    A cell that would be a formula gets an apostrophe in front, which `csv_rows` takes off again; a negative number
    stays one. Line ends within a cell become `\n`.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=table.delimiter, lineterminator="\n")
    for row in rows:
        writer.writerow([_guarded(cell) for cell in row])
    return file.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if GUARDED.match(cell) and not is_number(cell) else cell


def _unguarded(cell: Text) -> Text:
    return cell[1:] if cell.startswith("'") and GUARDED.match(cell) else cell
