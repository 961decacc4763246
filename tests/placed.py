"""What tests of reading share: sources read, texts held to stand where they say, goals drawn as a tree."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from goalkit.read import read
from goalkit.read.trees.nodes import Mapping, Node, Scalar
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.english import Reading
    from goalkit.model import Document


def texts_of_node(node: Node) -> Iterator[Text]:
    """Give every text of a tree, keys included."""
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key
            yield from texts_of_node(value)
    else:
        for item in node.items:
            yield from texts_of_node(item)


def texts_of_document(document: Document) -> Iterator[Text]:
    """Give every text of a document: what it says of itself, its goals and what was read of each, its check-ins."""
    yield from _texts_in(document, set())


def _texts_in(value: object, known: set[int]) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from _texts_in(one, known)
    elif is_dataclass(value) and id(value) not in known:
        known.add(id(value))
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name), known)


def pieces_of(reading: Reading) -> Iterator[Text]:
    """Every piece of the statement that a reading holds."""
    yield from (*reading.vague_words, *reading.parts, *reading.placeholders)
    yield from (one.text for one in reading.quantities)
    yield from (one.text for one in reading.deadlines)
    yield from (text for text in (reading.purpose, reading.means) if text is not None)
    if reading.verb is not None:
        yield reading.verb.text
    for one in reading.measures:
        yield from (text for text in (one.text, one.window) if text is not None)
        for quantity in (one.baseline, one.target, one.change, one.upper):
            if quantity is not None:
                yield quantity.text


def assert_inside(text: Text, source: str) -> None:
    """Hold that each character of a text lies within a line of its source; one column more is a line's end."""
    lines = source.split("\n")
    for offset in range(len(text)):
        line, column = text.place(offset)
        assert 1 <= line <= len(lines), (text, text.marks)
        assert 1 <= column <= len(lines[line - 1]) + 1, (text, text.marks)
    line, column, end_line, end_column = text.span
    assert (line, column) <= (end_line, end_column)
    assert end_line <= len(lines)
    assert end_column <= len(lines[end_line - 1]) + 2


def assert_in_place(text: Text, source: str) -> None:
    """Hold that each visible character stands in the source where its text says; no escapes in it."""
    lines = source.split("\n")
    for offset, character in enumerate(text):
        if not character.isspace():
            line, column = text.place(offset)
            assert lines[line - 1][column - 1] == character, (text, text.marks)


def outline(document: Document) -> str:
    """Draw the goals of a document as a tree of kinds and statements."""
    drawn: list[str] = []
    for goal in document.goals:
        depth = sum(1 for _ in document.lineage(goal)) - 1
        drawn.append(f"{'  ' * depth}{goal.kind}: {goal.statement}")
    return "\n".join(drawn)


def see(source: str, path: str) -> Document:
    """Read an indented source, and hold that its texts stand where they say."""
    source = dedent(source).lstrip("\n")
    document = read(source.encode(), path=path)
    if "\\" not in source:
        for text in texts_of_document(document):
            assert_in_place(text, source)
    return document


def assert_outline(document: Document, drawn: str) -> None:
    """Hold that the goals of a document make this tree."""
    assert outline(document) == dedent(drawn).strip("\n")
