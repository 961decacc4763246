"""Whether a statement that was read as open may, after all, say when it is met: a doubt in the author's favour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.comparing.scale import dimension
from goalkit.english.words.closed import BE
from goalkit.english.words.token import tokenize

if TYPE_CHECKING:
    from goalkit.english.reading import Reading
    from goalkit.text import Text

__all__ = ["may_be_settled"]

_CHANGES = frozenset({"increase", "decrease", "improve"})

_WHOLLY = frozenset(
    {"always", "never", "full", "fully", "entire", "entirely", "only", "every", "everything", "all", "each"}
    | {"daily", "weekly", "biweekly", "bi-weekly", "fortnightly", "monthly", "quarterly"}
)
"""Words that leave nothing out, or a rhythm: what they are said of is reached or not."""

_TIMES = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years"})

_LONGEST = 400
"""Characters in which such words are looked for."""


def may_be_settled(reading: Reading, statement: Text) -> bool:
    """Whether a number, a limit in words or a rhythm may settle it, or nothing turns on its vague words.

    “From days to hours” is a target, and “always” a promise that can be broken; “higher-level names” have no size to
    ask for, nor has “a strategic partner signs”.
    """
    if any(dimension(one.unit) is not None and any(map(str.isdigit, one.text)) for one in reading.quantities):
        return True
    words = [token.low for token in tokenize(statement[:_LONGEST])]
    if reading.verb is not None and reading.verb.sense in _CHANGES:
        return "from" in words and not _TIMES.isdisjoint(words[words.index("from") :])
    vague = reading.vague_words
    if vague and all(statement[statement.find(word) + len(word) :].startswith("-") for word in vague):
        return True
    return not _WHOLLY.isdisjoint(words) or any(_decorates(word, reading, statement) for word in vague)


def _decorates(word: Text, reading: Reading, statement: Text) -> bool:
    """Whether a vague word stands before a verb that says what is done or happens: “successfully move”."""
    verb = reading.verb
    if verb is None or verb.sense in {*_CHANGES, "be", "keep", "reach"} or verb.text == word:
        return False
    begin = statement.find(word)
    before = tokenize(statement[:begin][-_LONGEST:])
    return begin < statement.find(verb.text) and not (before and before[-1].low in BE)  # “is widely used”
