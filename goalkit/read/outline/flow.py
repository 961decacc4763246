"""Markdown's block tokens as blocks: headings, and items nested as their markers stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import Block
from goalkit.read.markup.inline import plain
from goalkit.read.markup.lines import placed
from goalkit.read.outline.unmarked import is_label_line
from goalkit.text import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from goalkit.read.markup.lines import Lines
    from goalkit.read.outline.paragraph import Paragraphs

__all__ = ["Flow"]

NEXT_AIM = pattern(r"(?:objective|goal|okr|o)\s?#?\d{1,2}\s*[:–—-]\s", re.IGNORECASE)
"""The label of another aim: “Goal 2 – …”."""


SET_IN = 2
"""How much further right a line begins that belongs to the item before it in a paragraph."""


class Flow:
    """Walks the block tokens of one document."""

    def __init__(self, lines: Lines, paragraphs: Paragraphs, grown: dict[int, int]) -> None:
        self.lines = lines
        self.paragraphs = paragraphs
        self.grown = grown
        """By how much lines with headings are longer on their left than in the file, by their index."""
        self.stack: list[Block] = []
        """The items that the next item may nest under."""
        self.inside: list[Block | None] = []
        """The items of markdown-it's own nesting; None until the words of one are read."""
        self.lists: list[bool] = []
        """The lists that are open, and whether they are numbered."""
        self.marker: Mark | None = None
        """Where the item was opened whose words come next."""
        self.heading = 0
        self.quotes = 0

    def blocks(self, tokens: list[Token]) -> Iterator[tuple[int, Block] | Block | None]:
        """Yield headings as pairs of level and block, top-level blocks, and None for a rule."""
        for token in tokens:
            if token.type == "inline" and self.heading:
                yield from self.heading_of(token)
            elif token.type == "inline":
                yield from self.paragraph_of(token)
            elif token.type == "hr" and not self.inside:
                self.stack.clear()
                yield None
            elif not token.type.startswith("paragraph"):
                self.move(token)

    def move(self, token: Token) -> None:
        """Go into a heading, list, item or quote, or out of it."""
        match token.type:
            case "list_item_open":
                self.marker = self.marker_of(token)
                self.inside.append(None)
            case "list_item_close":
                self.inside.pop()
                self.marker = None
            case "bullet_list_open" | "ordered_list_open":
                self.paragraphs.listing = False
                self.lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "heading_open" | "heading_close":
                self.heading = int(token.tag[1]) if token.nesting > 0 else 0
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting

    def heading_of(self, token: Token) -> Iterator[tuple[int, Block] | Block]:
        """Make the line of a heading, which in a list or quote is a line like any other."""
        first = _first_line(token)
        parts = [self.lines.place(line.strip(), first + more) for more, line in enumerate(token.content.split("\n"))]
        if grown := self.grown.get(first):
            parts = [(value, mark._replace(column=mark.column - grown)) for value, mark in parts]
        rich = plain(placed(parts), self.paragraphs.references)
        block = Block("line", rich, first + self.lines.first, parts[0][1].column)
        self.paragraphs.listing = is_label_line(str(block.text))
        if self.inside or self.quotes:
            yield from self.attach(block)
        else:
            self.stack.clear()
            yield self.heading, block

    def paragraph_of(self, token: Token) -> Iterator[Block]:
        """Hang the blocks of a paragraph where they belong."""
        content = token.content.split("\n")
        item: Block | None = None
        for block in self.paragraphs.blocks(content, _first_line(token), quoted=self.quotes > 0):
            if self.marker is not None and block.form == "line":
                block.form = "item"
                block.line, block.column = self.marker.line, self.lines.indent(self.marker)
                block.ordered = self.lists[-1]
                block.depth = len(self.inside)
                self.marker = None
                self.inside[-1] = block
                yield from self.nest(block)
            elif block.form == "item":
                item = block
                yield from self.nest(block)
            elif item is not None and block.form == "line" and block.column >= item.column + SET_IN:
                item.children.append(block)
            elif not self.inside or self.ends_list(block):
                self.stack.clear()
                yield block
            else:
                yield from self.attach(block)

    def marker_of(self, token: Token) -> Mark:
        """The place of a list marker."""
        at = _first_line(token)
        line = self.lines.written[at]
        return Mark(0, at + self.lines.first, len(line) - len(line.lstrip(" \t>")) + 1)

    def nest(self, block: Block) -> Iterator[Block]:
        """Hang an item under the nearest one that stands further left."""
        while self.stack and not self.under(block, self.stack[-1]):
            self.stack.pop()
        if self.stack:
            self.stack[-1].children.append(block)
        else:
            yield block
        self.stack.append(block)

    def under(self, block: Block, other: Block) -> bool:
        """Whether an item hangs under another, by where their markers stand."""
        if block.column > other.column and (block.depth > other.depth or block.column >= other.column + 2):
            return True
        if block.ordered is other.ordered:
            return block.line == other.line
        if block.column > other.column:
            return True
        # “1. Objective” with “- Key result” right below it, not indented
        before = self.lines.written[block.line - self.lines.first - 1] if block.line > self.lines.first else ""
        return block.column == other.column and other.ordered and bool(before.strip())

    def home(self) -> Block | None:
        """The item that the next line or table stands in."""
        return next((item for item in reversed(self.inside) if item is not None), None)

    def attach(self, block: Block) -> Iterator[Block]:
        """Hang a line or table under the item it stands in, if any."""
        home = self.home()
        if home is not None:
            home.children.append(block)
        else:
            yield block

    def ends_list(self, block: Block) -> bool:
        """Whether a label right below an item, as far left as its bullet, begins something new all the same."""
        home = self.home()
        text = str(block.text)
        return home is not None and block.column <= home.column and (bool(NEXT_AIM.match(text)) or is_label_line(text))


def _first_line(token: Token) -> int:
    assert token.map is not None  # noqa: S101 - block tokens carry their lines
    return token.map[0]
