"""A tool's file as bytes, in each format: to the tree of the documented form, and from a document back."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from goalkit.interchange.account import Account, Exported
from goalkit.interchange.mistakes import InterchangeError
from goalkit.read.source import Unreadable, decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.form.entry import Entry
    from goalkit.interchange.layout import Layout, Table
    from goalkit.model import Document
    from goalkit.text import Text

__all__ = ["FORMATS", "FileFormat", "entries_in", "file_of", "format_of", "text_in"]

FileFormat = Literal["csv", "xlsx", "json", "yaml"]
FORMATS: dict[str, FileFormat] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""Which format a file name's extension, in lower case, stands for."""
TEXTS = frozenset({".docx", ".md", ".markdown", ".txt"})
"""Extensions of pages that people write, which have no layout."""


def format_of(path: str) -> FileFormat:
    """The format of a file by its name. Raises `InterchangeError`."""
    suffix = PurePath(path).suffix.lower()
    if suffix not in FORMATS:
        known = ", ".join(one.lstrip(".").upper() for one in (*FORMATS, ".docx", ".md"))
        raise InterchangeError(f"its name doesn't say how to read it; goalkit imports {known}")
    return FORMATS[suffix]


def entries_in(data: bytes, format: FileFormat, layout: Layout) -> tuple[Entry, Account]:  # noqa: A002
    """The goals in a file as a tree, and what did not fit. Raises `InterchangeError`."""
    if layout.table is not None and format in {"csv", "xlsx"}:
        from goalkit.interchange.taking import take_rows

        rows, unread = _rows(data, format, layout, layout.table)
        root, account = take_rows(rows, layout, layout.table)
        for heading, words, because in unread:
            account.left_out(None, heading, words, because)
        return root, account
    if layout.shape is not None and format in {"json", "yaml"}:
        from goalkit.interchange.shapes import take_trees

        return take_trees(text_in(data), format, layout, layout.shape)
    raise InterchangeError(f"{layout.title} comes as {' or '.join(layout.formats)}, not as {format}")


def file_of(document: Document, format: FileFormat, layout: Layout) -> Exported:  # noqa: A002
    """Write a document for a tool. Raises `InterchangeError`."""
    if layout.table is not None and format in {"csv", "xlsx"}:
        from goalkit.interchange.giving import give_rows

        given = give_rows(document, layout, layout.table)
        if format == "xlsx":
            from goalkit.interchange.workbook import workbook_bytes

            data = workbook_bytes(given.rows, given.numeric, layout.table)
        else:
            from goalkit.interchange.sheet import csv_text

            data = csv_text(given.rows, layout.table).encode()
        return Exported(data, layout, given.goals, tuple(given.account.notes))
    if layout.shape is not None and format in {"json", "yaml"}:
        from goalkit.interchange.shaping import give_tree

        return give_tree(document, format, layout, layout.shape)
    raise InterchangeError(f"{layout.title} comes as {' or '.join(layout.formats)}, not as {format}")


def text_in(data: bytes) -> str:
    """Bytes as text. Raises `InterchangeError`."""
    try:
        return decode(data)
    except Unreadable as error:
        raise InterchangeError(f"{error.problem.message}. {error.problem.ask}") from None


def _rows(
    data: bytes,
    format: FileFormat,  # noqa: A002
    layout: Layout,
    table: Table,
) -> tuple[Sequence[Sequence[Text]], list[tuple[str, Text, str]]]:
    """The rows of a table, and what else stands in the file: formulas without a value, other sheets."""
    if format == "csv":
        from goalkit.interchange.sheet import csv_rows

        return csv_rows(text_in(data), table, layout.dates), []
    from goalkit.interchange.header import best_header
    from goalkit.interchange.workbook import workbook_sheets

    sheets = [one for one in workbook_sheets(data) if one.rows]
    if not sheets:
        raise InterchangeError("this workbook has no sheet with anything in it")
    named = [one for one in sheets if table.sheet is not None and one.name.casefold() == table.sheet.casefold()]
    chosen = named[0] if named else max(sheets, key=lambda one: len(best_header(one.rows, table, layout.dates).places))
    unread = [
        ("formula", one, "nobody has worked out its value; open the file, save it, and import it again")
        for one in chosen.unknown
    ]
    for other in sheets:
        if other is not chosen:
            because = f"{layout.title} has its goals on the sheet “{chosen.name}”"
            unread += [(f"sheet {other.name}", cell, because) for row in other.rows for cell in row if cell.strip()]
    return chosen.rows, unread
