"""What else stands in a file beside its goals: prose between them, and comments, which nothing else takes along."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.model import Document

__all__ = ["words_beside"]

STRUCTURE = re.compile(r"#|framework\s*:|.*[:*]$")
"""Lines of Markdown that only say where goals begin: headings, and names of lists."""
ID = re.compile(r"[-*\s]*id:\s*(.+)", re.IGNORECASE)
RULER = re.compile(r"[\s|:-]*-[\s|:-]*")
"""What stands below the names of a table's columns."""


def words_beside(document: Document) -> Iterator[Text]:
    """The lines of prose in a Markdown file, and the lines of comments in YAML and TOML, from top to bottom."""
    if document.format not in {"markdown", "yaml", "toml"}:
        return
    taken: set[int] = set()
    for text in _texts(document):
        first, _, last, _ = text.span
        taken.update(range(first, last + 1))
    lines = document.source.splitlines()
    for number, line in enumerate(lines, start=1):
        words = line.strip()
        if number in taken or not any(map(str.isalnum, words)):
            continue
        if document.format == "markdown":
            names_columns = "|" in words and number < len(lines) and RULER.fullmatch(lines[number])
            named = ID.match(words)
            told = not (names_columns or STRUCTURE.match(words) or (named and named[1].strip() in document.by_id))
        else:
            told = words.startswith("#")
        if told:
            yield Text(words, number, line.index(words) + 1)


def _texts(document: Document) -> Iterator[Text]:
    """Every text that was read from a file."""
    waiting: list[object] = [document.title, document.owner, document.period, *document.perspectives]
    waiting += [*document.goals, *document.check_ins, *document.streams, *document.ignores, *document.unknown]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Text):
            yield one
        elif isinstance(one, tuple):
            waiting += one
        elif is_dataclass(one):
            waiting += [getattr(one, field.name) for field in fields(one) if field.name != "reading"]
