"""A text as an editor holds it: its lines, what is typed into it, and places counted as the editor counts them.

An editor counts lines from 0, and characters in the units of an encoding that both sides agreed upon; goalkit counts
both from 1, in characters. Lines end with LF, CR LF or CR and nothing else, which is why no text is split by
`str.splitlines` here: that also knows form feeds and separators, which editors show within a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from goalkit.text import Span

__all__ = ["Buffer", "Position", "Range", "Units"]

Units = Literal["utf-8", "utf-16", "utf-32"]
"""What the character of a position counts: bytes, UTF-16 code units, or characters."""

LINE_END = re.compile("\r\n|\r|\n")
MARK = "\ufeff"
"""A byte order mark at the start of a text stands in the editor's first line, and in none of goalkit's."""


class Position(NamedTuple):
    """A place as an editor names it, both numbers from 0."""

    line: int
    character: int


class Range(NamedTuple):
    """A stretch as an editor names it; `end` is the first place after it."""

    start: Position
    end: Position


class Buffer:
    """A text that changes, and its places.

    A position outside the text stands for the nearest one inside, as the protocol has it.

    >>> buffer = Buffer("- KR: 🎉 NPS to 60")
    >>> buffer.range_of(Span(1, 9, 1, 12))
    Range(start=Position(line=0, character=9), end=Position(line=0, character=12))
    """

    __slots__ = ("_starts", "text", "units")

    def __init__(self, text: str, units: Units = "utf-16") -> None:
        self.units = units
        self.replace(text)

    def replace(self, text: str) -> None:
        """Hold another text instead."""
        self.text = text
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def change(self, where: Range, text: str) -> None:
        """Put a text in the place of a stretch."""
        start, end = sorted((self.offset(where.start), self.offset(where.end)))
        self.replace(self.text[:start] + text + self.text[end:])

    @property
    def line_count(self) -> int:
        """How many lines there are; an empty text has one."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """A line without its end, by its number from 0; empty outside the text."""
        if not 0 <= number < len(self._starts):
            return ""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[number] : end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """How many characters stand before a position; from 0 to the length of the text."""
        if position.line < 0:
            return 0
        if position.line >= len(self._starts):
            return len(self.text)
        return self._starts[position.line] + self._characters(self.line(position.line), position.character)

    def place(self, position: Position) -> tuple[int, int]:
        """The line and column of a position, as goalkit counts them."""
        offset = self.offset(position)
        line = bisect_right(self._starts, offset) - 1
        return line + 1, offset - self._starts[line] + 1 - self._mark(line)

    def offset_at(self, line: int, column: int) -> int:
        """How many characters stand before a line and column as goalkit counts them."""
        if line > len(self._starts):
            return len(self.text)
        at = max(line - 1, 0)
        within = min(max(column - 1, 0) + self._mark(at), len(self.line(at)))
        return self._starts[at] + within

    def position(self, line: int, column: int) -> Position:
        """The position of a line and column as goalkit counts them."""
        offset = self.offset_at(line, column)
        at = bisect_right(self._starts, offset) - 1
        return Position(at, self._units(self.text[self._starts[at] : offset]))

    def range_of(self, span: Span) -> Range:
        """The range of a span; one that ends before it starts is empty."""
        start = self.position(span.line, span.column)
        return Range(start, max(start, self.position(span.end_line, span.end_column)))

    def span_of(self, where: Range) -> Span:
        """The span of a range."""
        return Span(*self.place(where.start), *self.place(where.end))

    def _mark(self, line: int) -> int:
        return int(line == 0 and self.text.startswith(MARK))

    def _units(self, text: str) -> int:
        if self.units == "utf-32" or text.isascii():
            return len(text)
        if self.units == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)

    def _characters(self, line: str, units: int) -> int:
        """How many characters of a line so many units are; within a character, those before it."""
        if self.units == "utf-32" or line.isascii():
            return min(max(units, 0), len(line))
        left = units
        for at, character in enumerate(line):
            left -= self._units(character)
            if left < 0:
                return at
        return len(line)
