"""Numbers that say how fast, how seldom or how well something happens, and not how much of it is piled up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.nouns import is_people
from goalkit.english.words.token import tokenize

if TYPE_CHECKING:
    from goalkit.english.reading import Reading
    from goalkit.text import Text

__all__ = ["says_how_well", "told_of_others"]

_TIMES = frozenset("second minute hour day week month quarter year".split())
_LIMITS = frozenset("in within take takes under".split())
"""What stands before a time that something may take."""
_BEHIND_LIMITS = frozenset("ahead early before".split())
_OURS = frozenset("us we our my me".split())
_NEAR = 4


def says_how_well(statement: Text, reading: Reading) -> bool:
    """Whether a number tells a pace or a level: “in 3 days”, “4 weeks ahead”, “fewer than 2%”, “at 4.5 of 5”.

    “Give 40 hours of training” is none of them: the hours are what is given.
    """
    told = next((measure for measure in reading.measures if measure.target or measure.change), None)
    amount = (told.target or told.change) if told is not None else None
    if told is None or amount is None or any(one.unit == "time" and one.number > 1 for one in reading.quantities):
        return False  # “Publish the figures within 20 days, four times”
    if told.comparator == "at_most" or told.direction == "decrease":
        return True
    begin = statement.find(amount.text)
    before = tokenize(statement[:begin])[-1:]
    opening = {token.low for token in (*before, *tokenize(amount.text)[:1])}
    behind = [token.low for token in tokenize(statement[begin + len(amount.text) :])[:1]]
    if amount.unit in _TIMES:
        return bool(opening & _LIMITS or _BEHIND_LIMITS.intersection(behind))
    if amount.unit == "percent" and any(map(str.isdigit, amount.text)):
        within = (str(one.text).lower() for one in reading.quantities if one.unit in _TIMES)
        return "at" in opening or any(text.startswith(("within", "in ")) for text in within)
    return "at" in opening and (amount.unit == "ratio" or str(amount.unit).startswith("/"))


def told_of_others(statement: Text) -> bool:
    """Whether people outside are said to do it: “8 clubs run by parents”, but not “by our trainers”."""
    if " by " not in statement:
        return False
    tokens = tokenize(statement)
    for at, token in enumerate(tokens):
        if token.low == "by":
            near = [one.low for one in tokens[at + 1 : at + _NEAR]]
            if not _OURS.intersection(near) and any(low.endswith("s") and is_people(low) for low in near):
                return True
            if near[:1] == ["people"]:
                return True
    return False
