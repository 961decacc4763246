"""Times that no calendar knows the day of: seasons, weekdays, and what takes place on a day that everybody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english.times.dates import MONTHS, Time
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.token import WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["occasion", "season"]


_SEASONS = frozenset(
    "christmas easter ramadan eid diwali thanksgiving summer winter autumn spring holidays holiday "
    "semester term season harvest "
    "xmas midsummer budget budgeting midyear halftime".split()
)


_UP_TO = frozenset({"by", "before", "until", "till", "due"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def season(tokens: Sequence[Token], at: int, preposition: str) -> Time | None:
    """“before Christmas”, “over the summer holidays”, “in week 40”: a limit, though no calendar knows its day."""
    begin = at
    while at < len(tokens) and tokens[at].low in (
        "the",
        "end",
        "of",
        "next",
        "this",
        "start",
        "beginning",
        "school",
        "academic",
        "financial",
    ):
        at += 1
    if at >= len(tokens):
        return None
    if (
        tokens[at].low in ("week", "wk", "cw", "kw")
        and at + 1 < len(tokens)
        and tokens[at + 1].low.isdigit()
        and int(tokens[at + 1].low[:3]) <= 53
    ):
        return Time(begin, at + 2, "season", ambiguous=True)
    if tokens[at].low == "year" and at > begin and tokens[at - 1].low in ("school", "academic", "financial"):
        return Time(begin, at + 1, "season", ambiguous=True)
    if tokens[at].low in _WEEKDAYS and at == begin and preposition in _UP_TO:
        return Time(begin, at + 1, "span", limits=True)
    if (
        tokens[at].low not in _SEASONS
        or preposition in ("on", "at", "from", "within", "through")
        or (preposition == "in" and at == begin and tokens[at].low == "budget")
    ):
        return None
    last = at + 1
    if last < len(tokens) and tokens[last].low in ("holidays", "holiday", "break", "term", "season", "semester"):
        last += 1
    return Time(begin, last, "season", ambiguous=True)


_OCCASIONS = frozenset(
    (
        "conference summit congress fair exhibition launch relaunch opening reopening inspection audit election "
        "referendum hearing deadline birthday anniversary wedding ceremony festival event agm kickoff offsite retreat "
        "regatta race final tournament concert premiere exam exams graduation workshop hackathon demo demonstration "
        "convention assembly freeze"
    ).split()
)
"""What takes place on a day that everybody concerned knows."""


def occasion(tokens: Sequence[Token], at: int, preposition: str) -> Time | None:
    """“by the June board meeting”, “before our summer fair”: a limit, though no calendar knows its day."""
    if preposition not in _UP_TO:
        return None
    begin = at
    if tokens[at].low in _OUR:
        at += 1
        if _is_nth(tokens, at):
            return Time(begin, at + 1, "span", limits=True)
    elif _is_nth(tokens, at):
        return Time(begin, at + 1, "span", limits=True)
    elif tokens[at].low not in MONTHS and not _names_occasion(tokens, at):
        return None
    for last in range(at, min(at + _LONGEST_OCCASION, len(tokens))):
        word = tokens[last]
        if word.kind != WORD or word.low in PREPOSITIONS or word.low in ("and", "or", "to"):
            return None
        if last + 1 == len(tokens) or tokens[last + 1].kind != WORD or tokens[last + 1].low in PREPOSITIONS:
            # “the June board meeting” is one day, and “the meeting” perhaps every week's
            known = word.low in _OCCASIONS or tokens[at].low in MONTHS or _names_occasion(tokens, last - word.glued)
            return Time(begin, last + 1, "season", ambiguous=True) if known else None
    return None


_LONGEST_OCCASION = 4


_OUR = frozenset("the our my their his her its this next".split())
"""What makes of an occasion the one that all know of; “before each release” tells no day."""


def _is_nth(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day of the month stands here alone: “by the 20th”, “by 15th”."""
    if at >= len(tokens) or not re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", tokens[at].low):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].kind != WORD or tokens[at + 1].low in PREPOSITIONS


def _names_occasion(tokens: Sequence[Token], at: int) -> bool:
    """Whether an occasion stands here that needs no “the”: “before go-live”, “by half-term”, “before launch”."""
    low = tokens[at].low
    if at + 1 < len(tokens) and tokens[at + 1].glued:
        return f"{low}-{tokens[at + 1].low}" in ("go-live", "half-term", "kick-off", "year-end")
    return low in ("launch", "relaunch", "kickoff", "golive", "reopening", "freeze")
