"""A statement out of a field or cell: one line, without the label, owner and score that authors put around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.inline import plain
from goalkit.read.markup.rich import Rich
from goalkit.read.statement.annotated import Annotated
from goalkit.read.statement.annotation import annotate
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.model import Kind

__all__ = [
    "AMOUNT",
    "CODE",
    "LABELLED",
    "annotated",
    "count_words",
    "is_amount",
    "kind_told",
    "lines_of",
    "names_goals",
]

AMOUNT = pattern(r"[<>≤≥~≈=+\-−\s]*[$€£¥]?\s*\d")
"""The start of a value rather than of a sentence."""
MOST_OF_AMOUNT = 3
CODE = pattern(r"[A-Za-z]{0,12}[-_ ]?\d+(?:[.\-_]\d+)*[a-z]?")
"""A number or id that is no statement: “O1”, “KR-2.1”, “3”."""
LABELLED = pattern(r"(?:objective|obj|o|key[ _-]?result|kr)[ ]?[#]?[\d.]*[ ]*[:.–-][ ]+\S", re.IGNORECASE)
"""A text that says itself what it is: “KR 1.2: …”."""
MARKUP = pattern(r"\]\(|\*\*|~~|<[a-z/!]|`")
BULLET = pattern(r"\s*(?:[-*•–+]|\d{1,3}[.)])\s+")
GOALS_FILE = pattern(r"okr|objective|key[-_ ]?result|goal|kpi|north[-_ ]?star|scorecard|v2mom", re.IGNORECASE)


def annotated(text: Text) -> Annotated:
    """Cut off what surrounds the statement in a text; a text that is nothing else stays whole."""
    text = text.trim()
    if "\n" in text or "\t" in text:
        # Where the author broke the line, a space stands for the break.
        text = Text(text.replace("\n", " ").replace("\t", " "), marks=text.marks)
    # Stripping markup keeps the places of a text that stands in one piece.
    rich = plain(text) if len(text.marks) == 1 and MARKUP.search(text) else Rich(text)
    found = annotate(rich)
    if not any(map(str.isalpha, found.statement)):
        return Annotated(text)
    return found


def kind_told(kind: Kind, found: Annotated) -> Kind:
    """The kind of a goal in the light of its label, which is heard where nothing else told more than “goal”."""
    return found.hint if kind == "goal" and found.hint in {"objective", "key_result", "kpi", "initiative"} else kind


def lines_of(text: Text) -> list[Text]:
    """Give the statements in one text: its lines without bullets where they are a list, else the text as one."""
    text = text.trim()
    lines = text.split("\n")
    if len(lines) == 1 or not all(BULLET.match(line) for line in lines if line.strip()):
        return [text] if text else []
    found = []
    start = 0
    for line in lines:
        if match := BULLET.match(line):
            found.append(text[start + match.end() : start + len(line)].trim())
        start += len(line) + 1
    return [one for one in found if one]


def count_words(text: str) -> int:
    """Count the words that have a letter."""
    return sum([word.isalpha() or any(map(str.isalpha, word)) for word in text.split()])


def is_amount(text: str) -> bool:
    """Whether a text is an amount and little more: “≥ 90%”, “12 days”."""
    return AMOUNT.match(text) is not None and count_words(text) < MOST_OF_AMOUNT


def names_goals(path: str) -> bool:
    """Say whether a path itself tells that goals are in the file: “2027-q1-okrs.yaml”, “goals/team.json”."""
    return GOALS_FILE.search(path) is not None
