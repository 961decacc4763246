"""Source lines as a report for people shows them: numbered, with words underlined and what to see in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from goalkit.report.excerpt import excerpt
from goalkit.report.terminal import cells, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.diagnostic import Replacement
    from goalkit.report.terminal import Paint
    from goalkit.text import Span

__all__ = ["Mark", "Snippet"]

UNDERLINE = 4
INSTEAD = (32, 4)  # green, underlined
LONGEST = 4  # characters to a cell; a line of more can't fit, and isn't worth measuring


class Mark(NamedTuple):
    """Words to underline: where they stand, in which colour, with which character in plain text, and why."""

    at: Span
    colors: tuple[int, ...]
    under: str = "^"
    note: str = ""


class Snippet:
    """Quotes lines beside a bar; the numbers of the lines end at `gutter` cells."""

    def __init__(self, paint: Paint, width: int, gutter: int) -> None:
        """`width` is that of the whole page, in cells."""
        self.paint = paint
        self.gutter = gutter
        self.room = width - gutter - 3

    def holds(self, line: str, spans: list[Span]) -> bool:
        """Whether a line can be quoted whole with all of these stretches in it, none over another."""
        if len(line) > LONGEST * self.room:
            return False
        spans = sorted(spans)
        apart = all(one.end_column <= other.column for one, other in pairwise(spans))
        inside = all(one.line == one.end_line == spans[0].line and one.column < one.end_column for one in spans)
        return apart and inside and cells(visible(line).strip()) <= self.room

    def quote(self, line: str, marks: list[Mark]) -> Iterator[str]:
        """A line, and below it the marks and notes; with several marks it must be one that `holds` them."""
        first = marks[0]
        number = self.paint.dim(str(first.at.line).rjust(self.gutter))
        shown = self._whole(line, marks) if len(marks) > 1 else self._window(line, first)
        yield f"{number} {self.paint.dim('│')} {shown}".rstrip() + "\n"
        for mark in marks:
            before, words, _ = excerpt(line, mark.at, self.room)
            # A terminal underlines the words themselves; signs are left for pipes and for places between words.
            length = 0 if self.paint.on and words else max(cells(words), 1)
            yield from self._below(cells(before), mark, length)

    def instead(self, line: str, edits: Sequence[Replacement]) -> Iterator[str]:
        """The line as the edits would have it, where all of them are on it and it can be shown whole."""
        ordered = sorted(edits, key=lambda edit: edit.span)
        spans = [edit.span for edit in ordered]
        apart = all(one.end_column <= other.column for one, other in pairwise(spans))
        inside = all(one.line == one.end_line == spans[0].line for one in spans)
        if not spans or not apart or not inside or len(line) > LONGEST * self.room:
            return
        pieces, last = [], len(line) - len(line.lstrip())
        for edit in ordered:
            pieces += [visible(line[last : edit.span.column - 1]), self.paint(visible(edit.text), *INSTEAD)]
            last = edit.span.end_column - 1
        pieces.append(visible(line[last:]).rstrip())
        if sum(map(cells, pieces)) <= self.room:
            yield f"{'or'.rjust(self.gutter)} {self.paint.dim('│')} {''.join(pieces)}\n"

    def _window(self, line: str, mark: Mark) -> str:
        before, words, after = excerpt(line, mark.at, self.room)
        return f"{before}{self.paint(words, *mark.colors, UNDERLINE)}{after}"

    def _whole(self, line: str, marks: list[Mark]) -> str:
        pieces, last = [], len(line) - len(line.lstrip())
        for mark in sorted(marks):
            start, end = mark.at.column - 1, mark.at.end_column - 1
            pieces += [visible(line[last:start]), self.paint(visible(line[start:end]), *mark.colors, UNDERLINE)]
            last = end
        return "".join([*pieces, visible(line[last:])])

    def _below(self, offset: int, mark: Mark, length: int) -> Iterator[str]:
        """Signs under the words and the note beside them, or below where there is no room."""
        margin = f"{' ' * self.gutter} {self.paint.dim('│')} "
        signs = self.paint(mark.under * length, *mark.colors)
        note, width = mark.note, cells(mark.note)
        if signs and note and offset + length + 1 + width <= self.room:
            yield f"{margin}{' ' * offset}{signs} {self.paint.dim(note)}\n"
            return
        if signs:
            yield f"{margin}{' ' * offset}{signs}\n"
        if note:
            indent = " " * offset if not signs and offset + width <= self.room else ""
            yield from (f"{margin}{indent}{self.paint.dim(part)}\n" for part in wrap(note, self.room, self.room))
