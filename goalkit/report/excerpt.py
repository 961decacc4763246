"""A source line with some words in it marked: trimmed around them, harmless, and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.report.terminal import cells, cut, visible

if TYPE_CHECKING:
    from goalkit.text import Span

__all__ = ["Excerpt", "excerpt"]

MORE = "…"
# A character becomes at least one cell, save for accents; so many characters beside the words are
# looked at for each cell of room, however long the line is.
LOOK_AROUND = 4


class Excerpt(NamedTuple):
    """A line in three pieces, each as it may be printed."""

    before: str
    words: str
    after: str


def excerpt(line: str, at: Span, room: int) -> Excerpt:
    """Quote a line in at most `room` cells, with the words of a span whole where they fit.

    Of a span over several lines the part on its first line is marked. White space before the line is left out.
    """
    start = min(max(at.column - 1, 0), len(line))
    end = max(min(at.end_column - 1, len(line)), start) if at.end_line == at.line else len(line.rstrip())
    end = max(end, start)
    reach = LOOK_AROUND * room
    before = visible(line[max(start - reach, 0) : start])
    if start <= reach:
        before = before.lstrip()
    words = visible(line[start : min(end, start + reach)])
    after = visible(line[end : end + reach]).rstrip()
    if cells(before) + cells(words) + cells(after) <= room and start <= reach:
        return Excerpt(before, words, after)
    if cells(words) > room - 2:
        return Excerpt(MORE if before else "", cut(words, room - 2) + MORE, "")
    left = room - cells(words)
    tail = _start_of(after, max(left - cells(before), left // 2))
    head = _end_of(before, left - cells(tail))
    return Excerpt(head, words, _start_of(after, left - cells(head)))


def _start_of(text: str, room: int) -> str:
    """The start of a text, ended at a word where one ends nearby."""
    if cells(text) <= room:
        return text
    kept = cut(text, max(room - 1, 0))
    space = kept.rfind(" ")
    return (kept[:space] if space > len(kept) * 2 // 3 else kept).rstrip() + MORE


def _end_of(text: str, room: int) -> str:
    """The end of a text, begun at a word where one begins nearby."""
    if cells(text) <= room:
        return text
    kept = text[len(text) - max(room - 1, 0) :]
    while cells(kept) > room - 1 and kept:
        kept = kept[1:]
    space = kept.find(" ")
    return MORE + (kept[space + 1 :] if 0 <= space < len(kept) // 3 else kept)
