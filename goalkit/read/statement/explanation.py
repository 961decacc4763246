"""Tells a goal from the words that explain it, where it is bold and they are not: “**Nobody waits.** Today …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.read.words.evidence import words_in

if TYPE_CHECKING:
    from goalkit.read.markup.blocks import Block
    from goalkit.text import Text

__all__ = ["without_explanation"]

FEWEST = 3
"""Words that make a sentence."""
LONGEST_NAME = 30
"""Characters before a colon that may name a field."""


def without_explanation(statement: Text, item: Block) -> Text:
    """Leave out the sentences behind one in bold that a statement begins with.

    Numbers in them may be what the sentence aims at, unless it has its own or results stand below.
    """
    text = item.text
    start, end = str(text).find(str(statement)), min(item.rich.bold or item.rich.italic)[1]
    if start < 0 or not start < end < len(text):
        return statement
    said, rest = str(text)[start:end].rstrip(), str(text)[end:].strip(" .!\n")
    if not (said.endswith((".", "!")) or str(text)[end : end + 2] in {". ", "! ", ".\n", "!\n"}):
        return statement
    if len(words_in(said)) < FEWEST or len(words_in(rest)) < FEWEST or not rest[:1].isupper():
        return statement
    aimed = any(map(str.isdigit, rest)) and not (item.children or any(map(str.isdigit, said)))
    return statement if aimed or ":" in rest[:LONGEST_NAME] else text[start:end].trim()
