"""The lists of a Markdown document as nested items, each with its raw text in place; what is no list is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goalkit.text import Mark, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Item", "items_of"]

MARKER = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?P<text>\S.*)|[ \t]*)$", re.DOTALL)
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
OTHER = re.compile(r"[ \t]*(?:#{1,6}(?:[ \t]|$)|>|\|)")
"""Lines that begin something else, even right below an item: headings, quotes, tables."""
STEP = 2
"""How many columns further right an item must stand to hang under another."""


@dataclass(slots=True, eq=False)
class Item:
    """One item of a list: its words as they stand there, markup and line ends included, and the items below it."""

    text: Text
    column: int
    below: list[Item] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """Give this item and all below it, from top to bottom."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.below)


def items_of(lines: list[str], first_line: int) -> list[Item]:  # noqa: C901 (a branch a kind of line)
    """Find the items at the top of all lists; `first_line` is the number of the first line in its file.

    An item hangs under the nearest one above it that stands further left. Lines right below an item belong to it, as
    Markdown has it; code, headings and paragraphs of their own don't.
    """
    found: list[Item] = []
    open_: list[Item] = []
    parts: list[tuple[str, Mark]] = []
    fence = ""

    def close() -> None:
        if parts:
            open_[-1].text = _joined(parts)
            parts.clear()

    for number, line in enumerate(lines, first_line):
        if fence or (opening := FENCE.match(line)):
            close()
            if not fence:
                assert opening is not None  # noqa: S101 (a fence is open, or one opens here)
                fence = opening[1]
            elif line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if not line.strip():
            close()
        elif (match := MARKER.match(line)) and not RULE.match(line):
            close()
            column = len(match["indent"].expandtabs(4))
            while open_ and column < open_[-1].column + STEP:
                open_.pop()
            start = match.start("text") if match["text"] else len(line)
            item = Item(Text("", number, start + 1), column)
            (open_[-1].below if open_ else found).append(item)
            open_.append(item)
            parts.append((line[start:].rstrip(), Mark(0, number, start + 1)))
        elif parts and not RULE.match(line) and not OTHER.match(line):
            parts.append((line.strip(), Mark(0, number, len(line) - len(line.lstrip()) + 1)))
        else:
            close()
            if open_ and len(line[: len(line) - len(line.lstrip())].expandtabs(4)) < open_[0].column + STEP:
                open_.clear()  # a paragraph, heading or rule of its own ends the list
    close()
    return found


def _joined(parts: list[tuple[str, Mark]]) -> Text:
    if len(parts) == 1:
        value, mark = parts[0]
        return Text(value, mark.line, mark.column)
    marks = []
    length = 0
    for value, mark in parts:
        marks.append(mark._replace(offset=length))
        length += len(value) + 1
    return Text("\n".join(value for value, _ in parts), marks=tuple(marks))
