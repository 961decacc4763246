"""Tables written as HTML in Markdown: wikis export them, and so write authors whose cells go on over several rows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from goalkit.read.markup.inline import PARTING
from goalkit.text import Mark

if TYPE_CHECKING:
    from goalkit.read.markup.lines import Stretch

__all__ = ["Rows", "take_tables"]

Line = list["Stretch"]
"""What stands on one line of a cell: stretches of source lines, each with its place."""
Rows = list[tuple[int, list[list[Line]]]]
"""For each row the number of its line, and its cells: each has the lines that `<br>`, `<p>` and `<li>` part."""

OPENING = re.compile(r"^\s*<table\b[^<>]*>", re.IGNORECASE)
WIDEST = 50
"""Rows or columns over which one cell may go on; who writes more means something else."""


def take_tables(lines: list[str], first_line: int) -> dict[int, Rows]:
    """Take the tables out of lines, by the index of the line on which each begins.

    What is taken becomes blank, but for the tag that opens it. A table that is not closed stays as it is. Where a
    cell goes on over rows, those below have an empty one.
    """
    found: dict[int, Rows] = {}
    start: int | None = None
    for number, line in enumerate(lines):
        if start is None and OPENING.match(line):
            start = number
        if start is None or "</table" not in line.lower():
            continue
        parser = _Parser(lines[start : number + 1], first_line + start)
        parser.feed("\n".join(lines[start : number + 1]))
        for at, (_, cells) in enumerate(parser.rows):
            if at in parser.spanned and at:
                del cells[1:]
        if any(cell for _, cells in parser.rows for cell in cells):
            found[start] = parser.rows
            lines[start : number + 1] = ["<table>", *[""] * (number - start)]
        start = None
    return found


class _Parser(HTMLParser):
    """Cuts one table into rows and cells; what other markup a cell has stays in its words."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = lines
        self.first_line = first_line
        self.rows: Rows = []
        self.depth = 0
        self.cell: list[Line] | None = None
        self.begin = (1, 0)
        """Where the words of the open cell begin: line, from 1, and offset in it."""
        self.reaching: dict[int, int] = {}
        """For columns into which a cell of an earlier row reaches, the number of rows still to come."""
        self.spanned: set[int] = set()
        """The rows, by index, that one cell spans."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == "table"
        if self.depth != 1 or tag not in ("tr", "td", "th"):
            return
        self.close()
        if tag == "tr":
            self.rows.append((self.first_line + self.getpos()[0] - 1, []))
        elif self.rows:
            cells = self.rows[-1][1]
            while self.reaching.get(len(cells), 0):
                self.reaching[len(cells)] -= 1
                cells.append([])
            line, offset = self.getpos()
            self.begin = (line, offset + len(self.get_starttag_text() or ""))
            self.cell = []
            wide, high = (_count(dict(attrs).get(name)) for name in ("colspan", "rowspan"))
            row = len(self.rows) - 1
            (self.spanned.add if wide > 1 and not cells else self.spanned.discard)(row)
            for column in range(len(cells), len(cells) + wide):
                self.reaching[column] = high - 1
            cells += [self.cell, *[[] for _ in range(wide - 1)]]

    def handle_endtag(self, tag: str) -> None:
        if self.depth == 1 and tag in ("td", "th", "tr", "table"):
            self.close()
        self.depth -= tag == "table"

    def close(self) -> None:
        """End the cell that is open, and take its words."""
        cell, self.cell = self.cell, None
        if cell is None:
            return
        (first, start), (last, stop) = self.begin, self.getpos()
        fresh = True
        for number in range(first, last + 1):
            line = self.lines[number - 1]
            at, end = start if number == first else 0, stop if number == last else len(line)
            for tag in [*PARTING.finditer(line, at, end), None]:
                piece = line[at : tag.start() if tag else end]
                if words := piece.strip():
                    column = at + len(piece) - len(piece.lstrip()) + 1
                    if fresh:
                        cell.append([])
                    cell[-1].append((words, Mark(0, self.first_line + number - 1, column)))
                    fresh = False
                if tag:
                    at, fresh = tag.end(), True


def _count(written: str | None) -> int:
    if written is None or not (written.isascii() and written.isdigit()):
        return 1
    return max(1, min(int(written[:4]), WIDEST))
