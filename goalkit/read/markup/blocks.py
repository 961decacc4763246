"""The parts of a Markdown outline: sections, items, lines and tables, each text with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.read.markup.rich import Rich
    from goalkit.text import Text

__all__ = ["BOLD", "CHAPTER", "LEAD", "Block", "Comment", "Outline", "Row", "Section"]

CHAPTER = 6
"""The level of a line that is wholly bold and numbers a chapter: “**2. Priorities**” above “2.1 …”."""
BOLD = 7
"""The level of a line that is wholly bold: below all headings."""
LEAD = 8
"""The level of a line that introduces the list right after it."""


class Row(NamedTuple):
    """A table row: each cell holds its lines."""

    line: int
    cells: list[list[Rich]]


@dataclass(slots=True, eq=False)
class Block:
    """An item, a line of text (a paragraph, folded), or a table."""

    form: Literal["item", "line", "table"]
    rich: Rich
    line: int
    column: int = 0
    depth: int = 0
    ordered: bool = False
    quoted: bool = False
    check: Text | None = None
    eyebrow: Text | None = None
    """The label of a heading, which stands above it as a line of its own: “Objective 2”."""
    children: list[Block] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def text(self) -> Text:
        """Its words without markup."""
        return self.rich.text


@dataclass(slots=True, eq=False)
class Section:
    """A heading, or a line that acts as one, with everything below it; the root has none."""

    level: int
    heading: Block | None = None
    parts: list[Block | Section] = field(default_factory=list)

    @property
    def sections(self) -> list[Section]:
        """The sections right below."""
        return [part for part in self.parts if isinstance(part, Section)]

    @property
    def blocks(self) -> list[Block]:
        """What stands right below, subsections aside."""
        return [part for part in self.parts if isinstance(part, Block)]

    @property
    def listed(self) -> Iterator[Block]:
        """The blocks right below, and those that a line there introduces."""
        for part in self.parts:
            if isinstance(part, Block):
                yield part
            elif part.level == LEAD:
                yield from part.blocks


class Comment(NamedTuple):
    """The inside of an HTML comment."""

    text: Text


@dataclass(slots=True, eq=False)
class Outline:
    """The whole document."""

    root: Section
    comments: list[Comment]
