"""Sentences that promise a number without a label: “We will raise … to 2,000”, “Rollbacks: 3 a week → 1 a week”."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.english.words.verbs import verb_form
from goalkit.pattern import pattern
from goalkit.read.words.evidence import begins_with_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.text import Text

__all__ = ["commits", "promise", "told_aims"]

APART = pattern(r"(?<=[.!])\s+(?=[\"“]?[A-Z])")
PROMISES = pattern(
    r"(?:we(?:['’]ll| will| want to| aim to| plan to| intend to| are going to)"
    r"|(?:our|the) (?:goal|target|aim|ambition) is|by [\w ,]{3,30}, "
    r"|(?:[\w'’-]+ ){1,6}(?:will|should|must) )",
    re.IGNORECASE,
)
"""How a sentence starts that commits to something ahead, rather than tells what is or was."""
WHOLE = pattern(r"(?:all|every|each|no|zero|100 ?%) ", re.IGNORECASE)
TOLD = pattern(
    r"(?:^|[,:;] |\band )(?:our|my|the)(?: (?!next\b)[\w'’-]+){0,2}? (?:goal|aim|objective|target|ambition)"
    r"(?: (?:for|in|by|until) [\w' ]{2,30}?| this \w+)?,? (?:is|remains)(?: still)? (?:to |that )(?=\S)",
    re.IGNORECASE,
)
"""How a sentence names an aim that it goes on to tell: “Our goal for 2027 is to …”."""
LONGEST_PARAGRAPH = 3000
LONGEST = 500
MOST = 3


def promise(text: Text) -> Text | None:
    """Find the one sentence that states a measure, or None."""
    if len(text) > LONGEST:
        return None
    bounds = [0, *(found.end() for found in APART.finditer(text)), len(text)]
    if len(bounds) > MOST + 1:
        return None
    alone = len(bounds) == 2  # one sentence has two ends
    for start, end in pairwise(bounds):
        sentence = text[start:end].trim()
        commits = PROMISES.match(sentence) is not None or (alone and begins_with_verb(str(sentence)))
        if not commits and not (alone and WHOLE.match(sentence)):
            continue
        how = understand(sentence).measured
        if (how == "quantity" and (any(map(str.isdigit, sentence)) or not commits)) or (how == "event" and alone):
            return sentence
    return None


def told_aims(text: Text) -> Iterator[Text]:
    """Find what sentences of a paragraph call a goal, where it has a measure.

    >>> from goalkit.text import Text
    >>> [*told_aims(Text("It rained. Our goal for 2027 is to press 30,000 litres. Our aim is to be kind."))]
    ['press 30,000 litres']
    """
    if len(text) > LONGEST_PARAGRAPH:
        return
    bounds = [0, *(found.end() for found in APART.finditer(text)), len(text)]
    for start, end in pairwise(bounds):
        sentence = text[start:end].trim()
        found = TOLD.search(sentence)
        if (
            found is not None
            and (said := sentence[found.end() :].trim(" ."))
            and understand(said).measured == "quantity"
        ):
            yield said


def commits(text: Text) -> bool:
    """Whether a statement says what a number is to become, not what it is or was."""
    if len(text) > LONGEST:
        return False
    reading = understand(text)
    form = verb_form(reading.verb.text.lower()) if reading.verb is not None else None
    if form is not None and form.form == "past":
        return False
    return any(
        measure.change or measure.comparator or (measure.target and measure.baseline) for measure in reading.measures
    )
