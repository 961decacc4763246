"""Numbers in turns of phrase: “more than half of”, “an order of magnitude”, “within an hour”, “the same day”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.numbers.numeral import Number, dress
from goalkit.english.numbers.units import TIME_UNITS
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.token import WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "EARLIER",
    "PARTS",
    "VULGAR",
    "limited_part",
    "magnitude",
    "more_than_half",
    "same_day",
    "vulgar",
    "within_one",
]

VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
PARTS = VULGAR | {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
EARLIER = frozenset("last previous today's what this current".split())
_GOING_ON = frozenset("and or if when where".split())
"""Words with which a sentence goes on behind a phrase."""


def vulgar(tokens: Sequence[Token], at: int) -> Number | None:
    """“by ⅓”, “½ of last year's”, “¾ of tenants”; what stands right behind a figure is part of it."""
    value = VULGAR[tokens[at].low]
    if at and tokens[at - 1].low in ("by", "a", "in", "than"):
        return Number(at, at + 1, value, "ratio", kind="fraction")
    following = [token.low for token in tokens[at + 1 : at + 3]]
    if following[:1] != ["of"]:
        return None
    if following[1:] and following[1] in EARLIER:
        return Number(at, at + 1, value, "ratio", kind="factor")
    return Number(at, at + 1, value * 100, "percent")


def limited_part(tokens: Sequence[Token], at: int) -> Number | None:
    """“More than half of the bakers”, “less than a quarter of bookings”: a part of those named, and its limit."""
    begin = at - (at > 0 and tokens[at - 1].low == "a")
    of, whom = ([token.low for token in tokens[at + 1 : at + 3]] + [""] * 2)[:2]
    if begin < 2 or tokens[begin - 1].low != "than" or of != "of" or whom in EARLIER:
        return None
    limited = dress(tokens, begin, at + 1, round(PARTS[tokens[at].low] * 100, 6))
    if limited is None or (limited.first and tokens[limited.first - 1].low == "by"):
        return None
    return limited._replace(unit="percent")


def more_than_half(tokens: Sequence[Token], at: int) -> Number | None:
    """“Most of the teams” are a majority; “make the most of it” and “most of the time” are none."""
    before = tokens[at - 1].low if at else ""
    of, which, whom = ([token.low for token in tokens[at + 1 : at + 4]] + [""] * 3)[:3]
    if before in ("the", "at", "make") or of != "of" or which not in ("the", "our", "all"):
        return None
    if whom in ("time", "day", "year"):
        return None
    return Number(at, at + 1, 50.0, "percent", comparator="at_least")


def magnitude(tokens: Sequence[Token], at: int) -> Number | None:
    """“By an order of magnitude”: tenfold, up or down."""
    named = at >= 2 and [token.low for token in tokens[at + 1 : at + 3]] == ["of", "magnitude"]
    if not named or tokens[at - 1].low != "an" or tokens[at - 2].low != "by":
        return None
    return Number(at, at + 3, 10.0, "ratio", kind="factor")


def within_one(tokens: Sequence[Token], at: int) -> Number | None:
    """“within an hour”, “within a week of signing”: how fast each time; “within a year” alone is a date."""
    if at + 2 >= len(tokens) or tokens[at + 1].low not in ("a", "an", "one"):
        return None
    unit = TIME_UNITS.get(tokens[at + 2].low)
    after = tokens[at + 3].low if at + 3 < len(tokens) else ""
    if unit is None or not (unit in ("second", "minute", "hour", "day", "week") or after in ("of", "after", "from")):
        return None
    return Number(at, at + 3, 1.0, unit, comparator="at_most")


def same_day(tokens: Sequence[Token], at: int) -> Number | None:
    """“Invoices sent the same day”, “replies by the next working day”: how fast each time."""
    last = at + 2 if at + 1 < len(tokens) and tokens[at + 1].low in ("working", "business") else at + 1
    if at == 0 or last >= len(tokens) or tokens[last].low != "day" or tokens[last].glued:
        return None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.kind == WORD and after.low not in PREPOSITIONS | _GOING_ON:
        return None  # “next day delivery”
    begin = at - (tokens[at - 1].low == "the")
    before = tokens[begin - 1].low if begin else ""
    if before == "on" or (tokens[at].low == "next" and begin < at and before != "by"):
        return None  # “all sites open on the same day”, “and back the next day”: when, and not how soon
    return Number(begin - (before == "by"), last + 1, 1.0, "day", comparator="at_most")
