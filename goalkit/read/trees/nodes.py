"""The neutral tree that YAML, TOML and JSON are read into: mappings, sequences and scalars that know their places."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from goalkit.model import Problem
from goalkit.text import Mark, Span, Text

if TYPE_CHECKING:
    import re

__all__ = ["DEPTH", "Malformed", "Mapping", "Node", "Places", "Scalar", "Sequence"]

DEPTH = 100
"""How deep a tree may nest: no one writes goals deeper, and no reader may exhaust the stack."""


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """A value as written, quotes and escapes resolved: `45` is the text “45”, and `null` is empty."""

    text: Text
    kind: Literal["string", "number", "other"] = "string"


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """Keys and values in the order they were written; a key that stands twice is there twice."""

    pairs: list[tuple[Text, Node]] = field(default_factory=list)


Node = Scalar | Sequence | Mapping


class Malformed(Exception):  # noqa: N818 (it carries a problem that is reported, not an error in goalkit)
    """A source that is not valid in its format; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem up to the reader."""
        super().__init__(problem.message)
        self.problem = problem


class Places:
    """Turns offsets in a source into lines and columns."""

    __slots__ = ("source", "starts")

    def __init__(self, source: str) -> None:
        """Find where each line starts."""
        self.source = source
        self.starts = [0]
        at = source.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = source.find("\n", at + 1)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, or of the end."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def text(self, value: str, offset: int) -> Text:
        """Place a value that was written as it is, in one line."""
        line, column = self.at(offset)
        return Text(value, line, column)

    def pieces(self, value: str, jumps: list[tuple[int, int, bool]]) -> Text:
        """Place a value piecewise: from each offset in it on, it stands at an offset in the source.

        The flag says that the character before was written with more than one.
        """
        marks = []
        for offset, at, joined in jumps:
            line, column = self.at(at)
            marks.append(Mark(offset, line, column, joined))
        return Text(value, marks=tuple(marks))

    def span(self, start: int, end: int | None = None) -> Span:
        """The stretch between two offsets; one character where no end is given."""
        if end is None:
            newline = self.source[start : start + 1] in {"", "\n"}
            end = start if newline else start + 1
        return Span(*self.at(start), *self.at(end))

    def malformed(self, offset: int, message: str, ask: str) -> Malformed:
        """Say what is not valid at an offset."""
        return Malformed(Problem("syntax", self.span(offset), message, ask))

    def too_deep(self, offset: int) -> Malformed:
        """Say that the tree nests deeper than goals ever do."""
        message = f"this nests more than {DEPTH} levels deep"
        return Malformed(Problem("too_large", self.span(offset), message, "Is it really a file of goals?"))


def matched(pattern: re.Pattern[str], source: str, at: int) -> str:
    """The text that a pattern matches at an offset, empty where it doesn't."""
    match = pattern.match(source, at)
    return match[0] if match else ""
