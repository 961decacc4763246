"""The lines of a Markdown document, and where in the file the words of a block stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from goalkit.text import Mark, Text

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

__all__ = ["Lines", "Stretch", "cut_at", "placed"]

Stretch: TypeAlias = tuple[str, Mark]
"""Words that stand on one line, with their place."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that blocks are made of; `first` is the number of the first of them in the file."""

    written: list[str]
    first: int

    def place(self, value: str, at: int) -> Stretch:
        """Find a stripped line of a block in the source line of this index."""
        raw = self.written[at] if at < len(self.written) else ""
        column = raw.rfind(value) if value else len(raw)
        return value, Mark(0, at + self.first, max(column, 0) + 1)

    def indent(self, mark: Mark) -> int:
        """How far from the left a place is seen: a tab goes on to the next multiple of four."""
        return len(self.written[mark.line - self.first][: mark.column - 1].expandtabs(4))


def placed(stretches: Sequence[Stretch]) -> Text:
    """Join stretches of lines by line ends."""
    if len(stretches) == 1:
        value, mark = stretches[0]
        return Text(value, mark.line, mark.column)
    marks: list[Mark] = []
    length = 0
    for value, mark in stretches:
        marks.append(Mark(length, mark.line, mark.column))
        length += len(value) + 1
    return Text("\n".join(value for value, _ in stretches), marks=tuple(marks))


def cut_at(tags: re.Pattern[str], stretch: Stretch) -> list[Stretch]:
    """Cut a stretch at its tags; white space around them is nobody's."""
    value, mark = stretch
    parts: list[Stretch] = []
    at = 0
    for start, end in [*(found.span() for found in tags.finditer(value)), (len(value), len(value))]:
        piece = value[at:start]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            parts.append((piece.strip(), mark._replace(column=mark.column + at + left)))
        at = end
    return parts or [("", mark)]
