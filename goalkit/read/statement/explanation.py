"""Tells a goal from the words around it that explain it: “Read 30 books. Here's the list so far.”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.english.metric import find
from goalkit.pattern import pattern
from goalkit.read.words.evidence import words_in
from goalkit.read.words.fields import field_named
from goalkit.read.words.people import is_given

if TYPE_CHECKING:
    from goalkit.read.markup.blocks import Block
    from goalkit.text import Text

__all__ = ["emphasised", "without_explanation"]

FEWEST = 3
"""Words that make a sentence."""
LONGEST_NAME = 30
"""Characters before a colon that may name a field."""


def without_explanation(statement: Text, item: Block, *, labelled: bool) -> Text:
    """The goal in the statement of an item, without the sentences around it that only explain it.

    Those behind a first in bold; those that speak of the one before, unless a label takes the whole; a last in italics.
    """
    rich = item.rich
    if rich.bold or rich.italic:
        statement = emphasised(statement, item)
    if not (labelled or item.children) and ". " in statement:
        statement = _without_talk(statement)
    statement = _without_remark(statement, item) if rich.italic else statement
    if statement[-2:] in {".)", "!)", "?)"} and (spoken := SPOKEN.search(statement)) is not None:
        statement = _without_voices(statement, spoken)
    return _without_aside(statement)


def _without_voices(statement: Text, spoken: re.Match[str]) -> Text:
    """Leave out what somebody said about it: “Every ward has a spare pump (Ines: that's 14 wards. Tom: yes.)”."""
    name = spoken["name"]
    if field_named(name) is not None or find(name) is not None or spoken.start() == 0:
        return statement
    return statement[: spoken.start()].trim()


SPOKEN = pattern(r"\s*\((?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]*\.?)?): [^()]{2,300}[.!?]\)$")
"""A bracket at the end in which somebody speaks, in a sentence with an end of its own."""


def _without_aside(statement: Text) -> Text:
    """Leave out what a dash adds to an amount to explain it: “25 near misses a month – more is good here”.

    Nor is what somebody thinks of it part of it: “… – Tom not convinced”.
    """
    thought = THOUGHT.search(statement[:LONGEST])
    if thought is not None and is_given(thought["who"]) and len(words_in(statement[: thought.start()])) >= FEWEST:
        return statement[: thought.start()].trim()
    found = DASHED.search(statement[:LONGEST])
    if found is None:
        return statement
    before, rest = statement[: found.start()], str(statement)[found.end() :]
    if len(words_in(before)) < FEWEST or not any(map(str.isdigit, before)) or any(map(str.isdigit, rest)):
        return statement
    return before.trim()


DASHED = pattern(
    r"\s+[–—-]\s+(?:(?:that|this|it|which|these|more|less|fewer|higher|lower|faster|slower)(?:['’]s|\s(?:is|are|means?|was"
    r"|were|would|has|counts?))|meaning|because|since|otherwise|i\.e\.|e\.g\.)(?=\s)",
    re.IGNORECASE,
)
THOUGHT = pattern(
    r"\s(?:--|[–—-])\s+(?P<who>[A-Z][^\W\d_]{1,20}) "
    r"(?:(?:is|was|isn['’]t|wasn['’]t) )?(?:(?:still|not|very|quite) ){0,2}"
    r"(?:sure|unsure|convinced|happy|against|agrees?|disagrees?|thinks?|wants?|says|asks|doubts?|wonders?"
    r"|(?:to|will) (?:check|ask|confirm|find|look|clarify|follow))\b"
)
"""What somebody thinks of a goal, or is to find out about it."""
LONGEST = 400


def emphasised(statement: Text, item: Block) -> Text:
    """The sentence in bold that a statement begins with.

    Numbers behind it may be what the sentence aims at, unless it has its own or results stand below.
    """
    text = item.text
    start, end = str(text).find(str(statement)), min(item.rich.bold or item.rich.italic)[1]
    said, rest = str(text)[start:end].rstrip(), str(text)[end : start + len(statement)].strip(" .!\n")
    if not (said.endswith((".", "!")) or str(text)[end : end + 2] in {". ", "! ", ".\n", "!\n"}):
        return statement
    if said.count(" ") < FEWEST - 1 or len(words_in(rest)) < FEWEST or not rest[:1].isupper():
        return statement
    aimed = any(map(str.isdigit, rest)) and not (item.children or understand(text[start:end]).measured == "quantity")
    return statement if aimed or ":" in rest[:LONGEST_NAME] else text[start:end].trim()


def _without_talk(statement: Text) -> Text:
    """Leave out the sentences behind the first that only talk of it: “Read 30 books. Here's the list so far.”."""
    said = str(statement)
    found = APART.search(said)
    if found is None or said.count(" ", 0, found.start()) < FEWEST - 1 or TALKS.match(said, found.end()) is None:
        return statement
    return statement[: found.start()].trim()


APART = pattern(r"(?<=[a-z\d%)][.!])\s+(?=[A-Z])")
TALKS = pattern(
    r"(?:I|We|It|That|There|This|Here|They|You)"
    r"(?:['’](?:s|re|m|ve|d)|\s+(?:is|are|was|were|am|have|has|had|do|does|did|would|could|might|can))\b"
    r"(?!\s(?:\w+ly |also )?(?:going|planning|aiming|to)\b)"
)
"""How a sentence begins that speaks of the one before."""


def _without_remark(statement: Text, item: Block) -> Text:
    """Leave out a last sentence in italics: “Agreed with 6 countries 🔴 *Update 12 April: two signed.*”."""
    text = str(item.text)
    start, end = max(item.rich.italic)
    before = text[:start].rstrip(" (")
    apart = text[len(before) : end].strip().startswith("(") and not any(map(str.isdigit, text[start:end]))
    if end < len(text.rstrip(" .)")) or not before or (not apart and before[-1].isalnum()) or before[-1] in NO_ENDS:
        return statement
    if len(words_in(text[start:end])) < FEWEST or len(words_in(before)) < FEWEST:
        return statement
    at = text.find(str(statement))
    return item.text[at:start].trim(" (") if 0 <= at < start < at + len(statement) else statement


NO_ENDS = frozenset(",:;-–—/&+'\"“‘’")
"""Signs in the midst of a sentence."""
