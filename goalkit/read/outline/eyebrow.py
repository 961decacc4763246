"""Labels that stand as a line of their own above a larger heading: “Objective 2” over the title of a slide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import BOLD, LEAD, Block
from goalkit.read.statement.label import COUNTED, WORDS, label_at
from goalkit.read.words.evidence import role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.read.statement.label import Hint

    Entry: TypeAlias = tuple[int, Block] | Block | None

__all__ = ["fold_eyebrows", "hint_of"]

EYEBROW = pattern(
    r"(?:(?:our|strategic|company|team|annual) )?(?P<word>objective|goal|aim|okr|key result|kr|outcome|initiative"
    r"|project|priority|pillar|theme|focus area|commitment|ambition)"
    rf"(?: ?(?:#|no\.? ?)?(?:\d{{1,2}}(?:\.\d{{1,2}})?|{'|'.join(COUNTED)}|[ivx]{{1,4}}|[a-d]))?"
    r"(?: (?:for |in )?(?:[qh][1-4](?: \d{4})?|(?:19|20)\d\d))?\s?[.:]?$",
    re.IGNORECASE,
)
"""A label of one goal and nothing else, with its number in digits or in words, or its time."""
NEAREST = 2
"""Lines from the label to its heading; what is further away is another matter."""


def fold_eyebrows(entries: Sequence[Entry]) -> tuple[list[Entry], bool]:
    """Give larger headings the labels above them, which head nothing themselves; whether there were several such.

    Where labels are smaller than what they label, the sizes of headings are looks, and tell no levels.
    """
    kept: list[Entry] = []
    folded = 0
    for number, entry in enumerate(entries):
        following = entries[number + 1] if number + 1 < len(entries) else None
        label = _label_in(entry, following)
        if label is None or not isinstance(following, tuple):
            kept.append(entry)
            continue
        following[1].eyebrow = label.text
        folded += 1
    return kept, folded > 1


def _label_in(entry: Entry, following: Entry) -> Block | None:
    """The line of an entry, if it is nothing but the label of the larger heading that follows."""
    if entry is None or not isinstance(following, tuple):
        return None
    level, block = entry if isinstance(entry, tuple) else (_level(entry), entry)
    below, heading = following
    if below >= level or heading.line - block.line > NEAREST or EYEBROW.match(block.text) is None:
        return None
    text = str(heading.text)
    label = label_at(text, 0)
    return block if role_of(text) is None and (label is None or label.hint == "initiative") else None


def _level(block: Block) -> int:
    """The level of a line without markup of its own; items and tables have none, and label nothing."""
    if block.form != "line" or block.quoted:
        return 0
    return BOLD if block.rich.wholly(block.rich.bold) else LEAD


def hint_of(eyebrow: str) -> Hint | None:
    """What the label above a heading says that it is; priorities and themes leave it to what stands below them."""
    found = EYEBROW.match(eyebrow)
    return WORDS.get(found["word"].lower()) if found is not None else None
