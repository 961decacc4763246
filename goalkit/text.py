"""Words that know where they were written: every message can point at the exact place."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, SupportsIndex, overload

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from typing import Self

__all__ = ["Mark", "Span", "Text"]


class Span(NamedTuple):
    """A stretch of a source file.

    Lines and columns count from 1, columns in characters; `end_column` is the first column
    after the stretch, so an empty span has `column == end_column`.

    >>> Text("Raise NPS", line=12, column=3).span
    Span(line=12, column=3, end_line=12, end_column=12)
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Mark(NamedTuple):
    """From character `offset` on, a text's characters stand one after the other at this place.

    `joined` says that the character before the mark reaches up to it: it was written with more
    than one character, as `&amp;` in Markdown or `""` in CSV.
    """

    offset: int
    line: int
    column: int
    joined: bool = False


class Text(str):
    """A string with the place of each of its characters.

    Slices are texts again and keep their places; every other string method gives a plain
    string. Markup that was stripped and lines that were folded leave a mark where the
    source jumps, so a text need not stand in one piece.

    >>> statement = Text("Raise NPS to 60", line=12, column=3)
    >>> statement[6:9].span
    Span(line=12, column=9, end_line=12, end_column=12)
    """

    __slots__ = ("_column", "_line", "_pieces")

    # Nearly every text stands in one piece, and a portfolio keeps millions: a line and a column are all that it takes.
    _line: int
    _column: int
    _pieces: tuple[Mark, ...]

    def __new__(cls, value: str = "", line: int = 1, column: int = 1, *, marks: tuple[Mark, ...] = ()) -> Self:
        """Place `value` at a line and column, or piecewise by `marks` (ascending, the first at 0)."""
        self = str.__new__(cls, value)
        if marks:
            offset, line, column, joined = marks[0]
            if len(marks) == 1 and not offset and not joined:
                marks = ()
        self._line = line
        self._column = column
        self._pieces = marks
        return self

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Where its pieces begin, in order; there is always one at least."""
        return self._pieces or (Mark(0, self._line, self._column),)

    @classmethod
    def join(cls, pieces: Iterable[Text], separator: str = " ") -> Text:  # type: ignore[override]  # joins places too
        """Join placed pieces; a separator counts as standing right after the piece before it.

        >>> Text.join([Text("Raise", 1, 3), Text("NPS", 2, 5)])[6:].span.line
        2
        """
        parts: list[str] = []
        marks: list[Mark] = []
        length = 0
        for piece in pieces:
            if parts:
                parts.append(separator)
                length += len(separator)
            marks += [mark._replace(offset=mark.offset + length) for mark in piece.marks]
            parts.append(piece)
            length += len(piece)
        return cls("".join(parts), marks=tuple(marks))

    @overload
    def __getitem__(self, key: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, key: slice) -> Text: ...
    def __getitem__(self, key: SupportsIndex | slice) -> str:
        if not isinstance(key, slice):
            return str.__getitem__(self, key)
        value = str.__getitem__(self, key)
        marks = self._pieces
        start = key.start or 0
        if not marks and key.step is None:  # a run slices hundreds of thousands of them
            if start < 0:
                start = max(start + len(self), 0)
            sliced = str.__new__(Text, value)
            sliced._line = self._line  # noqa: SLF001 (a text as well)
            sliced._column = self._column + min(start, len(self)) if start else self._column  # noqa: SLF001
            sliced._pieces = marks  # noqa: SLF001
            return sliced
        marks = self.marks
        start, stop, step = key.indices(len(self))
        if step != 1:
            return value
        at = bisect_right(marks, start, key=_offset) - 1
        first = marks[at]
        kept = [Mark(0, first.line, first.column + start - first.offset)]
        # A joined mark right at the end still says how far the last character reaches.
        last = max(stop, start)
        for mark in marks[at + 1 :]:
            if mark.offset < last or (mark.offset == last and mark.joined and last > start):
                kept.append(mark._replace(offset=mark.offset - start))
            else:
                break
        return Text(value, marks=tuple(kept))

    def __reduce__(self) -> tuple[object, ...]:
        # Texts travel between processes by the hundred thousand; plain strings and numbers are packed fastest.
        value = str(self)
        if not self._pieces:
            return Text, (value, self._line, self._column)
        return _pieced, (value, *map(tuple, self._pieces))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`."""
        marks = self._pieces
        if not marks:
            return self._line, self._column + offset
        mark = marks[max(bisect_right(marks, offset, key=_offset) - 1, 0)]
        return mark.line, mark.column + offset - mark.offset

    def at(self, start: int | re.Match[str], end: int | None = None) -> Span:
        """Say where the characters from `start` up to `end`, or those of a match, were written."""
        if not isinstance(start, int):
            start, end = start.span()
        if end is None:
            end = len(self)
        if not self._pieces:
            line, column = self._line, self._column
            return Span(line, column + start, line, column + max(start, end))
        line, column = self.place(start)
        if end <= start:
            return Span(line, column, line, column)
        for mark in self._pieces:
            if mark.offset == end and mark.joined:
                return Span(line, column, mark.line, mark.column)
        end_line, end_column = self.place(end - 1)
        if (end_line, end_column) < (line, column):  # pieces in another order than they were written in
            bounds = [start, *(mark.offset for mark in self._pieces if start < mark.offset < end), end]
            line, column = min(map(self.place, bounds[:-1]))
            end_line, end_column = max(self.place(one - 1) for one in bounds[1:])
        return Span(line, column, end_line, end_column + 1)

    @property
    def span(self) -> Span:
        """Where the whole text was written."""
        return self.at(0, len(self))

    def trim(self, characters: str | None = None) -> Text:
        """Strip white space, or other characters, from both ends and keep the places."""
        left = len(self) - len(self.lstrip(characters))
        right = len(self.rstrip(characters))
        return self if not left and right == len(self) else self[left : max(right, left)]


def _pieced(value: str, *marks: tuple[int, int, int, bool]) -> Text:
    return Text(value, marks=tuple(Mark(*mark) for mark in marks))


def _offset(mark: Mark) -> int:
    return mark.offset
