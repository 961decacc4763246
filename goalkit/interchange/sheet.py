"""Tables as CSV: any of five delimiters in, and out so that no spreadsheet takes a goal for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from goalkit.form.csv_text import guarded, unguarded
from goalkit.interchange.header import best_header
from goalkit.read.trees.csv_rows import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.interchange.layout import DateOrder, Table
    from goalkit.text import Text

__all__ = ["DELIMITERS", "csv_rows", "csv_text"]

DELIMITERS = ",;\t|^"
HEAD = 20_000
"""Characters at the start of a file in which its header stands."""


def csv_rows(source: str, table: Table, dates: DateOrder | None) -> list[list[Text]]:
    """The rows of a CSV text, by the delimiter with which most of its headings are known."""
    head = source[:HEAD]
    found = max(
        [table.delimiter, *DELIMITERS], key=lambda one: len(best_header(read_rows(head, one), table, dates).places)
    )
    return [[unguarded(cell) for cell in row] for row in read_rows(source, found)]


def csv_text(rows: Iterable[Sequence[str]], table: Table) -> str:
    r"""Write rows as CSV.

    A cell that would be a formula gets an apostrophe in front, which `csv_rows` takes off again; a negative number
    stays one. Line ends within a cell become `\n`.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=table.delimiter, lineterminator="\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return file.getvalue()
