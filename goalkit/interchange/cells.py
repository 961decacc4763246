"""What goals say, as the cells of a layout: written so that reading them gives the same words, else it is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.form.entry import fields_of, statement_of
from goalkit.interchange.values import RefusedError, read_value, write_list, write_value
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from goalkit.interchange.account import Account
    from goalkit.interchange.layout import Column, DateOrder
    from goalkit.interchange.tree import Node
    from goalkit.model import Document

__all__ = ["Cells"]

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that files of spreadsheets can't hold."""
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""
MISSING = "it is required there"


class Cells:
    """Writes goals into columns or keys, and accounts for each word."""

    def __init__(self, tool: str, dates: DateOrder | None, account: Account, document: Document) -> None:
        """`tool` is what the account calls the tool."""
        self.tool = tool
        self.dates = dates
        self.account = account
        self.document = document
        self.inherited: set[str] = set()
        """What is said of the whole document and stood at a goal at least once."""
        self.periods: set[Node | None] = set()
        """The goals whose period has a place, None for the whole file: those below need no dates of it."""

    def of(
        self, node: Node, columns: Iterable[Column], taken: Collection[str], *, again: bool = False
    ) -> dict[str, str]:
        """What stands in each column, by heading. `taken` is written already; `again`: so was all, in another row."""
        by_key = {one.field: one for one in columns if one.field is not None and not one.read_only}
        mute = len(self.account.notes)
        cells: dict[str, str] = {}
        statement = statement_of(node.entry.kind)
        for key, text in self.texts(node, by_key):
            name = "statement" if key == statement else key
            column = by_key.get(name)
            if name in taken:
                continue
            if column is None:
                self.no_place(node, name, text)
            elif (cell := self.cell(node, name, text, column)) is not None:
                cells[column.heading] = cell
        for key, texts in node.entry.lists.items():
            if key not in taken and (several := self.several(node, key, texts, by_key.get(key))):
                cells[by_key[key].heading] = several
        for column in columns:
            if column.required and column.role is None and not cells.get(column.heading) and column.field not in taken:
                self.account.doubt(node.words, column.heading, "", MISSING, node.entry.at.span)
        if again:
            del self.account.notes[mute:]
        return cells

    def no_place(self, node: Node, key: str, text: str, because: str | None = None) -> None:
        """Tell of something that the tool can't hold."""
        because = because or f"{self.tool} has no place for it"
        self.account.left_out(node.words, key, text, because, node.entry.at.span)

    def several(self, node: Node, key: str, texts: tuple[Text, ...], column: Column | None) -> str | None:
        """Several texts as one cell; None, with notes, where they can't stand there."""
        because = None
        if column is not None:
            try:
                return write_list(column, tuple(map(self.mended, texts)))
            except RefusedError as error:
                because = str(error)
        for text in texts:
            self.no_place(node, key, text, because)
        return None

    def cell(self, node: Node, key: str, text: str, column: Column) -> str | None:
        """One text as a cell; None, with a note, where it can't stand there."""
        at = node.entry.at.span
        words = self.mended(text)
        try:
            cell = write_value(column, words, self.dates)
        except RefusedError as error:
            self.no_place(node, key, text, str(error))
            return None
        back = str(read_value(column, Text(cell), self.dates)).strip()
        said = f"{self.tool} writes it so" if words == text.strip() else "some characters can't stand in its files"
        if back != text.strip():
            self.account.changed(node.words, key, text, said, into=key, becomes=back, at=at)
        if column.longest is not None and len(cell) > column.longest:
            because = f"it has {len(cell)} characters, and {self.tool} takes {column.longest}"
            self.account.doubt(node.words, key, text, because, at)
        return cell

    def mended(self, text: str) -> str:
        """A text without what no file of a spreadsheet can hold."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        return UNWRITABLE.sub("\ufffd", text)[:LONGEST_CELL].strip()

    def texts(self, node: Node, by_key: dict[str, Column]) -> Iterator[tuple[str, str]]:
        """The texts of a goal: its own, inherited ones, and what its statement and its period say."""
        entry = node.entry
        own = dict(entry.fields)
        yield from own.items()
        if node.goal is None:
            return
        if "period" in by_key:
            self.periods.add(node)
        inherited = {"owner": node.owner, "period": node.period}
        period = self.document.period
        whole = {"owner": self.document.owner, "period": period.text if period is not None else None}
        for key, above in inherited.items():
            if key in by_key and key not in own and above is not None:
                because = "each goal says there what one above it, or the whole file, says"
                self.account.changed(node.words, key, above, because, into=key, becomes=above, at=entry.at.span)
                if above == whole[key]:
                    self.inherited.add(key)
                yield key, above
        for key, (words, because) in self.understood(node, by_key).items():
            if key in by_key and key not in own:
                self.account.changed(node.words, key, "", because, into=key, becomes=words, at=entry.at.span)
                yield key, words

    def understood(self, node: Node, by_key: Collection[str]) -> dict[str, tuple[str, str]]:
        """What follows from a goal's statement, where it is about one number, and from its period."""
        goal = node.goal
        if goal is None:
            return {}
        found: dict[str, tuple[str, str]] = {}
        said = "its statement says so"
        # As it will be read again: without the fields beside it, and without what no file can hold.
        reading = understand(Text(self.mended(goal.statement)), period=self.document.period_of(goal))
        if len(reading.measures) == 1:
            [measure] = reading.measures
            for key, number in (("baseline", measure.baseline), ("target", measure.target)):
                if number is not None and any(map(str.isdigit, number.text)):  # “each” is a number to nobody else
                    found[key] = (str(number.text), said)
        deadline = reading.deadline
        if deadline is not None and deadline.date is not None and not deadline.vague:
            found["due"] = (deadline.date.isoformat(), said)
        is_said = goal.period is None and not self.periods.isdisjoint([None, *node.lineage()])
        period = self.document.period_of(goal) if "period" not in by_key and not is_said else None
        if period is not None and period.start is not None and period.end is not None:
            found.setdefault("due", (period.end.isoformat(), f"its period, {period.text}, ends then"))
            found["start"] = (period.start.isoformat(), f"its period, {period.text}, starts then")
        check_ins = self.document.check_ins_of(goal)
        for key, attribute in (("current", "value"), ("status", "status_written")):
            last = next((text for one in reversed(check_ins) if (text := getattr(one, attribute)) is not None), None)
            if last is not None and last.strip():
                found[key] = (str(last), "its last check-in says so")
        known = fields_of(node.entry.kind)
        return {key: one for key, one in found.items() if key in known}
