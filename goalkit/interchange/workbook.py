"""Workbooks of spreadsheets: XLSX files, read without running anything in them and within bounds."""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING, Any

from goalkit.form.csv_text import is_number
from goalkit.interchange.archive import LARGEST, check_archive
from goalkit.interchange.mistakes import InterchangeError
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.interchange.layout import Table

__all__ = ["LONGEST_CELL", "Sheet", "workbook_bytes", "workbook_sheets"]

MOST_ROWS = 20_000
MOST_COLUMNS = 2_000
"""Enough for five years of days, a column each."""
MOST_CELLS = 10_000_000
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""
EXACT = 1_000_000_000_000_000
"""From here on, spreadsheets round whole numbers."""
WITHOUT = "this needs openpyxl, which is not installed: pip install 'goalkit-lint[xlsx]'"
UNREADABLE = "this is no workbook that can be read; save it as XLSX anew, or as CSV"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How workbooks write characters that XML can't hold, and a text that looks as if it did; openpyxl leaves it to us."""
LIKE_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class Sheet:
    """One sheet: its name, its rows, and the formulas whose value nobody has worked out."""

    def __init__(self, name: str, rows: list[list[Text]], unknown: list[Text]) -> None:
        """Hold them."""
        self.name = name
        self.rows = rows
        self.unknown = unknown


def workbook_sheets(data: bytes) -> list[Sheet]:
    """All sheets of a workbook, formulas as the values that were saved with them. Raises `InterchangeError`."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise InterchangeError(WITHOUT) from None
    check_archive(data, LARGEST, UNREADABLE)
    try:
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        return [_sheet(one, formulas[one.title]) for one in values.worksheets]
    except InterchangeError:
        raise
    except Exception:  # noqa: BLE001 (openpyxl raises whatever it meets in a broken file)
        raise InterchangeError(UNREADABLE) from None


def workbook_bytes(rows: Iterable[Sequence[str]], numeric: set[int], table: Table) -> bytes:
    """Write rows as a workbook of one sheet, every text as a text, whatever it starts with.

    `numeric` are the columns in which bare numbers are written as such. Raises `InterchangeError` without openpyxl.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError:
        raise InterchangeError(WITHOUT) from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.sheet or "Goals")
    for row in rows:
        cells = []
        for n, text in enumerate(row):
            cell: Any = WriteOnlyCell(sheet)
            if n in numeric and (number := _number(text)) is not None:
                cell.value = number
            elif text:
                cell.value = LIKE_ESCAPED.sub("_x005F_", text)
                cell.data_type = "s"  # openpyxl takes what starts with = for a formula
                cell.quotePrefix = not text[:1].isalnum()  # so does a spreadsheet, once somebody has edited the cell
            cells.append(cell)
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(values: Any, formulas: Any) -> Sheet:  # noqa: ANN401 (openpyxl's worksheets)
    for one in (values, formulas):
        one.reset_dimensions()  # a sheet may claim any size
    rows: list[list[Text]] = []
    unknown: list[Text] = []
    pairs = zip(values.iter_rows(max_row=MOST_ROWS + 1), formulas.iter_rows(max_row=MOST_ROWS + 1), strict=False)
    count = 0
    for number, (cells, sources) in enumerate(pairs, start=1):
        count += len(cells)
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS or count > MOST_CELLS:
            raise InterchangeError(
                f"the sheet “{values.title}” has more than {MOST_ROWS:,} rows, {MOST_COLUMNS:,} columns or "
                f"{MOST_CELLS:,} cells; is it really a table of goals?"
            )
        rows.append([Text(_words(cell), number, column) for column, cell in enumerate(cells, start=1)])
        for column, (cell, source) in enumerate(zip(cells, sources, strict=False), start=1):
            if cell.data_type == "e" or (cell.value is None and source.data_type == "f"):
                words = str(getattr(source.value, "text", None) or source.value)
                unknown.append(Text(words, number, column))
                rows[-1][column - 1] = Text("", number, column)
    while rows and not any(rows[-1]):
        rows.pop()
    return Sheet(values.title, rows, unknown)


def _words(cell: Any) -> str:  # noqa: ANN401, PLR0911 (openpyxl's cells; a case each)
    """What a cell says, as somebody would write it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        shown = f"{value:.15g}" if abs(value) < EXACT else f"{value:.0f}"
        if "%" in str(getattr(cell, "number_format", "")):
            return f"{value * 100:.12g}%"
        return shown
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return UNSEEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _number(text: str) -> int | float | None:
    """The number that a text is, where a cell that holds it reads as the same text."""
    if not is_number(text) or len(text) > 15:
        return None
    for kind in (int, float):
        try:
            number = kind(text)
        except ValueError:
            continue
        if f"{number:.15g}" == text:
            return number
    return None
