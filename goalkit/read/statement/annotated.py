"""A statement with what stood around it, and the cutting of one out of the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Container

    from goalkit.read.statement.label import Hint
    from goalkit.text import Text

__all__ = ["DONE_PICTURES", "Annotated", "Cut"]

DONE_PICTURES = frozenset("✅✔☑❌✖🚧⚠🔴🟢🟡🟠⏳🔵⚪")
"""Pictograms that say how a goal stands."""


@dataclass(slots=True)
class Annotated:
    """A statement with what stood around it.

    `hint` is what the label says it is, `code` the author's number or id, `whose` an owner named in the
    label. `marked` says that a priority, checkbox, tag, handle or score came with it: signs of a unit of work;
    `quoted`, that it stands in a quotation.
    """

    statement: Text
    hint: Hint | None = None
    code: str | None = None
    label: Text | None = None
    fields: dict[str, Text] = field(default_factory=dict)
    marked: bool = False
    priority: bool = False
    plural: bool = False
    quoted: bool = False

    def put(self, name: str, value: Text) -> None:
        """Set a field that is not set yet."""
        value = value.trim()
        if value and name not in self.fields:
            self.fields[name] = value


class Cut:
    """A text whose ends move inwards, one annotation at a time, until the statement is left.

    `owners`: a short phrase before a colon is an owner in this document. `people`: what names people where it
    stands in brackets at the end.
    """

    __slots__ = ("end", "found", "owners", "people", "plain", "start", "text")

    def __init__(self, found: Annotated, text: Text, *, owners: bool, people: Container[str]) -> None:
        self.found = found
        self.text = text
        self.plain = str(text)
        self.owners = owners
        self.people = people
        self.start = 0
        self.end = len(text)

    def trim(self) -> None:
        """Leave out white space at both ends."""
        plain = self.plain
        while self.start < self.end and plain[self.start].isspace():
            self.start += 1
        while self.start < self.end and plain[self.end - 1].isspace():
            self.end -= 1

    def until(self, end: int) -> None:
        """Leave out what stands from here on."""
        self.end = end
        self.trim()

    def put(self, name: str, match: re.Match[str], group: str = "value") -> None:
        """Take a group of a match as a field."""
        self.found.put(name, self.text[match.start(group) : match.end(group)])

    def left(self) -> Text:
        """What is left of the text."""
        whole = self.start == 0 and self.end == len(self.plain)
        return self.text if whole else self.text[self.start : self.end]
