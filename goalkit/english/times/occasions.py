"""Times that no calendar knows the day of: seasons, weekdays, and what takes place on a day that everybody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english.times.dates import MONTHS, Time
from goalkit.english.words.closed import DETERMINERS, PREPOSITIONS, RELATIVES
from goalkit.english.words.token import WORD, Token
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["calendar_week", "occasion", "season"]


_SEASONS = frozenset(
    "christmas easter advent lent pentecost whitsun michaelmas carnival ramadan eid hanukkah passover diwali "
    "thanksgiving summer winter autumn spring holidays holiday "
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
    if [token.low for token in tokens[at : at + 2]] == ["half", "term"]:
        at += 2
    if at >= len(tokens):
        return None
    if (
        tokens[at].low in ("week", "wk", "cw", "kw")
        and at + 1 < len(tokens)
        and tokens[at + 1].low.isdigit()
        and int(tokens[at + 1].low[:3]) <= 53
    ):
        return Time(begin, at + 2, "season", ambiguous=True)
    if preposition in _UP_TO and at == begin and _is_counted(tokens, at):
        return Time(begin, at + 2, "season", ambiguous=True)
    if (
        preposition in _UP_TO
        and at == begin
        and re.fullmatch(_NTH_MONTH, tokens[at].raw)
        and not _describes(tokens, at + 1)
    ):
        return Time(begin, at + 1, "season", ambiguous=True)
    if tokens[at].low == "year" and at > begin and tokens[at - 1].low in ("school", "academic", "financial"):
        return Time(begin, at + 1, "season", ambiguous=True)
    if tokens[at].low in _WEEKDAYS and at == begin and preposition in _UP_TO:
        return Time(begin, at + 1, "span", limits=True)
    if (
        tokens[at].low not in _SEASONS
        or preposition in ("on", "at", "within", "through")
        or (preposition == "in" and at == begin and tokens[at].low == "budget")
        or (preposition in ("during", "throughout") and _describes(tokens, at + 1))
    ):
        return None
    last = at + 1
    if last < len(tokens) and tokens[last].low in ("holidays", "holiday", "break", "term", "season", "semester"):
        last += 1
    return Time(begin, last, "season", ambiguous=True)


_NTH_MONTH = r"M(?:0?[1-9]|[1-6]\d)"
"""A month counted from the start of a project, as its plans write it: “M18”."""
_GOES_ON = frozenset("and or to so holidays holiday break term season semester".split())


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a season only says which work is meant: “throughout the budget process”."""
    return (
        at < len(tokens)
        and tokens[at].kind == WORD
        and tokens[at].low not in PREPOSITIONS
        and tokens[at].low not in _GOES_ON
    )


def _is_counted(tokens: Sequence[Token], at: int) -> bool:
    """“by month 12”, “before day 90”: a day that is counted from the start of the work."""
    return (
        tokens[at].low in ("day", "month", "year", "sprint", "iteration")
        and at + 1 < len(tokens)
        and tokens[at + 1].low.isdigit()
        and len(tokens[at + 1].low) <= len("365")
    )


def calendar_week(tokens: Sequence[Token], at: int) -> Time | None:
    """“Bracket submitted CW 34”, “Moulds here (KW12)”: a date of those who count weeks; “CW 34 figures” are none."""
    number, last = tokens[at].low[2:], at + 1
    if not number and last < len(tokens):
        number, last = tokens[last].low, at + 2
    if not (number.isdigit() and 0 < int(number[:3]) <= _WEEKS):
        return None
    behind = tokens[last] if last < len(tokens) else None
    if behind is not None and behind.kind == WORD and behind.low not in PREPOSITIONS:
        return None
    return Time(at, last, "season", ambiguous=True, limits=True)


_WEEKS = 53


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
    elif not (tokens[at].low in MONTHS or _names_occasion(tokens, at) or _is_known(tokens, at)):
        return None
    dated = _behind_day(tokens, at)
    for last in range(dated, min(dated + _LONGEST_OCCASION, len(tokens))):
        word = tokens[last]
        if word.kind != WORD or word.low in PREPOSITIONS or word.low in ("and", "or", "to"):
            return None
        if last + 1 == len(tokens) or tokens[last + 1].kind != WORD or tokens[last + 1].low in PREPOSITIONS | RELATIVES:
            # “the June board meeting” is one day, and “the meeting” perhaps every week's
            known = dated > at or tokens[at].low in MONTHS or word.low in _OCCASIONS
            known = known or _names_occasion(tokens, last - (word.glued or word.low == "day"))
            known = known and not (preposition == "by" and word.low in _BODIES and _is_done(tokens, begin - 2))
            return Time(begin, last + 1, "season", ambiguous=True) if known else None
    return None


_DAYS_OF = frozenset(
    "memorial labor labour independence boxing may women's veterans remembrance canada australia".split()
)
"""What days are named after: “by Memorial Day”."""
_LONGEST_OCCASION = 4
_BODIES = frozenset("assembly congress convention conference summit".split())
"""Of the occasions, those at which people decide: “adopted by the general assembly” tells who did."""


def _is_done(tokens: Sequence[Token], at: int) -> bool:
    """Whether something was done here, so that “by” may tell by whom."""
    form = verb_form(tokens[at].low) if at >= 0 else None
    return form is not None and form.form == "past"


def _is_known(tokens: Sequence[Token], at: int) -> bool:
    """“before code freeze”, “by product launch”: with one word before them, they need no article either."""
    plain = tokens[at].kind == WORD and tokens[at].low not in DETERMINERS and tokens[at].low not in PREPOSITIONS
    return plain and at + 1 < len(tokens) and not tokens[at + 1].glued and _names_occasion(tokens, at + 1)


_OUR = frozenset("the our my their his her its this next".split())
"""What makes of an occasion the one that all know of; “before each release” tells no day."""


def _behind_day(tokens: Sequence[Token], at: int) -> int:
    """Where the occasion stands behind the day it is on: “the 3 June hearing”, “our March 5 deadline”."""
    pair = [token.low for token in tokens[at : at + 2]]
    dated = any(one in MONTHS and re.fullmatch(_DAY, other) for one, other in (pair, pair[::-1])) if pair[1:] else False
    return at + 2 if dated and at + 2 < len(tokens) and tokens[at + 2].kind == WORD else at


_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"


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
    if low in _DAYS_OF and at + 1 < len(tokens) and tokens[at + 1].low == "day":
        return True
    return low in ("launch", "relaunch", "kickoff", "golive", "reopening", "freeze")
