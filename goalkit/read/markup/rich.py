"""A text without its markup, and what the markup said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["Rich", "Spans"]

Spans: TypeAlias = "list[tuple[int, int]]"
"""Where parts of a text begin and end, as offsets in it."""


@dataclass(slots=True)
class Rich:
    """A text without its markup, and what the markup said of which part.

    `images` are the alternative texts of images that were dropped, `people` the names in tags for people.
    """

    text: Text
    bold: Spans = field(default_factory=list)
    italic: Spans = field(default_factory=list)
    struck: Spans = field(default_factory=list)
    links: Spans = field(default_factory=list)
    images: list[Text] = field(default_factory=list)
    people: list[Text] = field(default_factory=list)

    def wholly(self, spans: Spans) -> bool:
        """Whether these spans cover the whole text, punctuation and symbols aside."""
        if not spans:
            return False
        covered = 0
        rest: list[str] = []
        for start, end in sorted(spans):
            rest.append(str.__getitem__(self.text, slice(covered, max(start, covered))))
            covered = max(covered, end)
        rest.append(str.__getitem__(self.text, slice(covered, None)))
        return not any(character.isalnum() for part in rest for character in part)

    def keep(self, start: int, end: int | None = None) -> None:
        """Leave out what stands before and behind a part of the text."""
        last = len(self.text) if end is None else end
        self.text = self.text[start:last]
        for spans in (self.bold, self.italic, self.struck, self.links):
            spans[:] = [(max(a, start) - start, min(b, last) - start) for a, b in spans if b > start and a < last]

    def trim(self) -> None:
        """Leave out white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        if (start, end) != (0, len(self.text)):
            self.keep(start, max(start, end))
