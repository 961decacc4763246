"""Texts put into a source at their places: line ends, a byte order mark and all else stay as they are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.diagnostic import Replacement
    from goalkit.text import Span

__all__ = ["Outside", "changed", "overlapping"]

LINE_END = re.compile(r"\r\n|\r|\n")
MARK = "\ufeff"


class Outside(ValueError):  # noqa: N818 (it says where a place is)
    """A place that a source doesn't have, or two places of which one is over the other."""


class _Piece(NamedTuple):
    start: int
    end: int
    text: str


def changed(source: str, replacements: Iterable[Replacement]) -> str:
    r"""Put the texts of replacements into a source, with whatever line ends it has.

    Raises `Outside` where a place isn't there or two places overlap.

    >>> from goalkit.diagnostic import Replacement
    >>> from goalkit.text import Span
    >>> changed("# Goals\r\n- Rise\r\n", [Replacement(Span(2, 7, 2, 7), " by 3", safe=False)])
    '# Goals\r\n- Rise by 3\r\n'
    """
    lines = _Lines(source)
    pieces = sorted(_Piece(*lines.stretch(one.span), one.text) for one in replacements)
    if any(one.end > other.start for one, other in pairwise(pieces)):
        raise Outside("two edits are about the same words")
    parts, last = [], 0
    for piece in pieces:
        parts += [source[last : piece.start], piece.text]
        last = piece.end
    return "".join([*parts, source[last:]])


class _Lines:
    """Where the lines of a source begin and end."""

    def __init__(self, source: str) -> None:
        first = len(MARK) if source.startswith(MARK) else 0
        ends = [(found.start(), found.end()) for found in LINE_END.finditer(source)]
        self.starts = [first, *(end for _, end in ends)]
        self.ends = [*(start for start, _ in ends), len(source)]

    def stretch(self, span: Span) -> tuple[int, int]:
        start, end = self.at(span.line, span.column), self.at(span.end_line, span.end_column)
        if end < start:
            raise Outside("a place ends before it begins")
        return start, end

    def at(self, line: int, column: int) -> int:
        if not 1 <= line <= len(self.starts):
            raise Outside(f"there is no line {line}")
        offset = self.starts[line - 1] + column - 1
        if column < 1 or offset > self.ends[line - 1]:
            raise Outside(f"line {line} has no column {column}")
        return offset


def overlapping(one: Span, other: Span) -> bool:
    """Whether two stretches share words, or are at the same place so that nobody could say which comes first."""
    start, end = max(one[:2], other[:2]), min(one[2:], other[2:])
    if one[:2] == one[2:] or other[:2] == other[2:]:
        return start <= end
    return start < end
