"""Tables in the markup of MediaWiki, `{| … |}`: rows go over many lines, often a cell a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.read.markup.wiki import emphasis
from goalkit.text import Mark

if TYPE_CHECKING:
    from goalkit.read.markup.html_rows import Line, Rows

__all__ = ["take_wiki_tables"]

ATTRIBUTES = re.compile(r"\s*(?:[\w-]{1,30}=(?:\"[^\"|]*\"|'[^'|]*'|[^\s|\"'=]+)(?:\s+|(?=\|)))+\|(?!\|)")
"""What may stand before a cell's words: `rowspan="2" |`."""
SPAN = re.compile(r"(?P<name>rowspan|colspan)\s*=\s*[\"']?(?P<count>\d{1,2})", re.IGNORECASE)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
BULLET = re.compile(r"[*#]+\s*")
MOST_CELLS = 200
"""How wide a row may get by cells that go on."""
WIDEST = 50
"""Rows or columns over which one cell may go on; who writes more means something else."""


def take_wiki_tables(lines: list[str], first_line: int) -> dict[int, Rows]:
    """Take the tables out of lines, by the index of the line on which each begins.

    What is taken becomes blank, but for the line that opens it. A table that isn't closed stays as it is, and so does
    one that has another inside. Where a cell goes on over rows, those below have an empty one.
    """
    found: dict[int, Rows] = {}
    start: int | None = None
    for number, line in enumerate(lines):
        bare = line.strip()
        if bare.startswith("{|"):
            start = number
        elif bare.startswith("|}") and start is not None:
            rows = _Table(lines, first_line).read(start + 1, number)
            if any(cell for _, cells in rows for cell in cells):
                found[start] = rows
                lines[start : number + 1] = ["<table>", *[""] * (number - start)]
            start = None
    return found


class _Table:
    """Cuts one table into rows and cells."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line
        self.rows: Rows = []
        self.cell: list[Line] | None = None
        self.reaching: dict[int, int] = {}
        """For columns into which a cell of an earlier row reaches, the number of rows still to come."""

    def read(self, start: int, end: int) -> Rows:
        """The rows between two lines."""
        for number in range(start, end):
            line = self.lines[number]
            left = len(line) - len(line.lstrip())
            bare = line.strip()
            if bare.startswith("|+"):
                self.cell = None  # a caption
            elif bare.startswith("|-"):
                self.rows.append((self.first_line + number, []))
                self.cell = None
            elif bare.startswith(("|", "!")):
                if not self.rows:
                    self.rows.append((self.first_line + number, []))
                self.cells(number, left + 1, "!!" if bare.startswith("!") else "||")
            elif bare and self.cell is not None:
                self.put(number, left + (mark.end() if (mark := BULLET.match(bare)) else 0), len(line))
        return self.rows

    def cells(self, number: int, start: int, parting: str) -> None:
        """The cells of one line; headings may be parted by `||` as well."""
        line = self.lines[number]
        at = start
        cells = self.rows[-1][1]
        if not cells:
            self.rows[-1] = (self.first_line + number, cells)
        while at <= len(line):
            ends = [end for sign in {parting, "||"} if (end := line.find(sign, at)) >= 0]
            end = min(ends, default=len(line))
            while self.reaching.get(len(cells), 0) and len(cells) < MOST_CELLS:
                self.reaching[len(cells)] -= 1
                cells.append([])
            attributes = ATTRIBUTES.match(line, at, end)
            spans = (
                {one["name"].lower(): int(one["count"]) for one in SPAN.finditer(attributes[0])} if attributes else {}
            )
            self.cell = []
            wide = max(1, min(spans.get("colspan", 1), WIDEST)) if len(cells) < MOST_CELLS else 1
            for column in range(len(cells), len(cells) + wide):
                self.reaching[column] = max(0, min(spans.get("rowspan", 1), WIDEST) - 1)
            cells += [self.cell, *[[] for _ in range(wide - 1)]]
            self.put(number, attributes.end() if attributes else at, end)
            at = end + len(parting)

    def put(self, number: int, start: int, end: int) -> None:
        """Add what stands in a stretch of a line to the open cell, a line for each break."""
        line = self.lines[number]
        at = start
        for tag in [*BREAK.finditer(line, start, end), None]:
            stop = tag.start() if tag else end
            piece = emphasis(line[at:stop])
            if (words := piece.strip()) and self.cell is not None:
                column = at + len(piece) - len(piece.lstrip()) + 1
                self.cell.append([(words, Mark(0, self.first_line + number, column))])
            at = tag.end() if tag else end
