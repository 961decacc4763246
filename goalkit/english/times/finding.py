"""Time expressions in a statement: dates behind a preposition, durations, seasons, and words that never arrive."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from goalkit.english.calendar import PLAIN, Calendar, Period
from goalkit.english.times.dates import (
    MONTHS,
    Time,
    context_year,
    is_year,
    part_of_year,
    past_word_year,
    read_date,
    year_at,
)
from goalkit.english.times.occasions import calendar_week, occasion, season
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.token import NUMBER, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT_ENDS = {
    "eoy": "year",
    "ye": "year",
    "eoq": "quarter",
    "eom": "month",
    "eow": "week",
    "eod": "day",
    "eofy": "fiscal year",
}

_UNITS = {
    unit: singular
    for singular, units in {
        "day": "day days",
        "week": "week weeks wk wks",
        "month": "month months mo mos",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
        "cycle": "cycle cycles",
        "period": "period periods",
        "sprint": "sprint sprints",
    }.items()
    for unit in units.split()
}

_NUMBER_WORDS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"eighteen": 18, "couple": 2, "few": 3, "a": 1, "an": 1}

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4}

_BY = frozenset("by before until till on in during at through throughout due from within over ending ends".split())

_AT_THE_LATEST = frozenset({("no", "later", "than"), ("not", "later", "than"), ("at", "the", "latest")})

_EDGES = frozenset({"early", "late", "mid", "beginning", "start", "middle", "end", "close"})

VAGUE_TIMES = frozenset(
    {
        ("soon",),
        ("asap",),
        ("shortly",),
        ("eventually",),
        ("ultimately",),
        ("someday",),
        ("as", "soon", "as", "possible"),
        ("in", "the", "near", "future"),
        ("in", "the", "short", "term"),
        ("in", "the", "medium", "term"),
        ("in", "the", "long", "term"),
        ("over", "time"),
        ("in", "due", "course"),
        ("going", "forward"),
        ("moving", "forward"),
        ("at", "some", "point"),
        ("when", "possible"),
        ("when", "ready"),
        ("in", "the", "coming", "weeks"),
        ("in", "the", "coming", "months"),
        ("later", "this", "year"),
        ("in", "a", "timely", "manner"),
    }
)

_VAGUE_FIRST = frozenset(phrase[0] for phrase in VAGUE_TIMES)
_VAGUE_OPENINGS = frozenset(phrase[:2] for phrase in VAGUE_TIMES)


def find_times(tokens: Sequence[Token], calendar: Calendar = PLAIN, period: Period | None = None) -> list[Time]:
    """Find every time expression, from left to right, none inside another."""
    found: list[Time] = []
    free = 0
    for at in [at for at, token in enumerate(tokens) if token.low in _BEGINNERS or not token.low.isalpha()]:
        time = _time(tokens, at, calendar, period) if at >= free and _may_begin(tokens[at]) else None
        if time is not None:
            found.append(time)
            free = time.last
    return found


_BEGINNERS = (
    frozenset(MONTHS)
    | frozenset(_SHORT_ENDS)
    | _BY
    | _VAGUE_FIRST
    | _EDGES
    | frozenset(
        (
            "this next current coming the fiscal fy year quarter month q h no not ahead latest spring summer autumn "
            "winter fall calendar cw kw"
        ).split()
    )
    | frozenset(_ORDINALS)
)


def _may_begin(token: Token) -> bool:
    low = token.low
    if token.kind != WORD:
        return token.kind == NUMBER
    if low[0].isdigit():
        return True
    return low in _BEGINNERS or (low[0] in "qhfck" and low[-1].isdigit())


def _time(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    low = tokens[at].low
    if low in _VAGUE_FIRST and (phrase := _phrase(tokens, at)):
        return Time(at, at + phrase, "vague", limits=True)
    if low in _SHORT_ENDS:
        return _relative(at, at + 1, _SHORT_ENDS[low], period, limits=True)
    if low in _BY or low in ("no", "not", "ahead", "latest"):
        return _after_preposition(tokens, at, calendar, period)
    return _bare(tokens, at, calendar, period)


def _phrase(tokens: Sequence[Token], at: int) -> int:
    ahead = tuple([token.low for token in tokens[at : at + 4]])
    if ahead[:1] not in _VAGUE_OPENINGS and ahead[:2] not in _VAGUE_OPENINGS:
        return 0
    return next((length for length in range(len(ahead), 0, -1) if ahead[:length] in VAGUE_TIMES), 0)


def _after_preposition(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    """“by March”, “no later than 3 May”, “within six months”, “in the next quarter”."""
    low = tokens[at].low
    begin = at
    if low in ("no", "not"):
        if [token.low for token in tokens[at + 1 : at + 3]] != ["later", "than"]:
            return None
        at += 3
        low = "by"
    elif low == "in" and [token.low for token in tokens[at + 1 : at + 3]] == ["time", "for"]:
        at += 3
        low = "by"
    elif low == "ahead":
        if tokens[at + 1 : at + 2] and tokens[at + 1].low != "of":
            return None
        at += 2
        low = "before"
    elif low == "latest":
        if tokens[at + 1 : at + 2] and tokens[at + 1].low not in ("by", "till", "until"):
            return None
        at, low = at + 2, "by"
    else:
        at += 1
        if low in ("due", "ending", "ends") and at < len(tokens) and tokens[at].low in _BY:
            at += 1
        if low in ("by", "due", "on") and tuple([token.low for token in tokens[at : at + 3]]) in _AT_THE_LATEST:
            at, low = at + 3, "by"  # “by no later than 3 May”
    if at >= len(tokens):
        return None
    at = past_word_year(tokens, at)
    if tokens[at].low in _SHORT_ENDS:
        name = _SHORT_ENDS[tokens[at].low]
        return _relative(begin, at + 1, name, period, limits=True)
    if low in ("within", "in", "over", "during", "by"):
        duration = _duration(tokens, at, leading=low)
        if duration:
            return duration._replace(first=begin)
    if low in ("within", "over", "from") and low != "within":
        inner = _bare(tokens, at, calendar, period) or (season(tokens, at, low) if low == "over" else None)
        if inner is None or inner.grain not in ("relative", "season"):
            return None
        return inner._replace(first=begin, limits=low == "over")
    inner = _bare(tokens, at, calendar, period) or _occasion_or_season(tokens, begin, at, low)
    if inner is None:
        return None
    if low == "before" and inner.start:
        return inner._replace(first=begin, start=None, end=inner.start - datetime.timedelta(days=1), limits=True)
    return inner._replace(first=begin, limits=True)


def _occasion_or_season(tokens: Sequence[Token], begin: int, at: int, preposition: str) -> Time | None:
    """What begins at `at` behind a preposition; “two days before the meeting” tells how early, whenever it is."""
    counted = begin > 1 and (tokens[begin - 2].kind == NUMBER or tokens[begin - 2].low in _NUMBER_WORDS)
    ahead = counted and tokens[begin - 1].low in _UNITS
    return (None if ahead else occasion(tokens, at, preposition)) or season(tokens, at, preposition)


def _duration(tokens: Sequence[Token], at: int, *, leading: str) -> Time | None:
    """“six months”, “the next 90 days”, “the coming two quarters”; `leading` is the preposition before it."""
    begin = at
    framed = False
    while at < len(tokens) and tokens[at].low in (
        "the",
        "next",
        "coming",
        "following",
        "first",
        "a",
        "an",
        "less",
        "than",
        "under",
    ):
        if tokens[at].low in ("first", "less", "than", "under"):
            return None
        framed = framed or tokens[at].low in ("next", "coming", "following")
        if tokens[at].low in ("a", "an") and not (at + 1 < len(tokens) and tokens[at + 1].low in _UNITS):
            return None
        if tokens[at].low == "a" and leading == "within" and tokens[at + 1].low == "day":
            return None  # how fast each time: nothing is to be done within a day from now
        if tokens[at].low in ("a", "an"):
            break
        at += 1
    if at >= len(tokens):
        return None
    amount = _amount(tokens[at])
    if amount is None:
        return None
    unit = _UNITS.get(tokens[at + 1].low) if at + 1 < len(tokens) else None
    if unit is None or (leading == "by" and not framed):
        return None
    last = at + 2
    # “within 30 days of sign-up” bounds an event, “in 3 months of work” counts: neither is a deadline.
    if (
        last < len(tokens)
        and tokens[last].low in ("of", "after", "per", "old", "from", "before", "following")
        and not framed
    ):
        return None
    if leading == "over" and not framed:
        return None
    if last < len(tokens) and tokens[last].low == "on" and last + 1 < len(tokens) and tokens[last + 1].low == "average":
        return None
    if leading == "in" and not framed and unit == "day" and begin == at and amount < 14:
        return None
    return Time(begin, last, "span", limits=True, unit=unit, amount=amount)


def _amount(token: Token) -> float | None:
    if token.kind == NUMBER:
        try:
            return float(token.low)
        except ValueError:
            return None
    return _NUMBER_WORDS.get(token.low)


def _bare(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    low = tokens[at].low
    begin = at
    if low == "the":
        at += 1
        if at >= len(tokens):
            return None
        low = tokens[at].low
        if low[0].isdigit() and not is_year(low) and low not in _ORDINALS:
            inner = read_date(tokens, at, calendar, period)
            return inner._replace(first=begin) if inner else None
        if (
            low not in _EDGES
            and low not in _ORDINALS
            and low not in ("next", "current", "coming", "fiscal", "quarter", "year", "month")
        ):
            return None
        if low in ("quarter", "year", "month") and not (
            (at + 1 < len(tokens) and tokens[at + 1].low == "end") or (begin and tokens[begin - 1].low in ("end", "of"))
        ):
            return None
    if low in _EDGES:
        return _edge(tokens, begin, at, calendar, period)
    if low in ("this", "next", "current", "coming", "fiscal", "calendar"):
        rest = at + 1
        named = low
        if (
            low in ("this", "next", "current", "coming")
            and rest < len(tokens)
            and tokens[rest].low in ("fiscal", "financial", "calendar")
        ):
            named = f"{low} {tokens[rest].low}"
            rest += 1
        if rest < len(tokens) and tokens[rest].low in _UNITS and not tokens[rest].low.endswith("s"):
            unit = _UNITS[tokens[rest].low]
            if unit == "day" and low == "next":
                return None  # the day after something that happens again and again
            return _relative(
                begin, rest + 1, f"{named} {unit}", period, limits=low in ("this", "next", "current", "coming")
            )
        if low in ("this", "next") and rest < len(tokens) and (absolute := read_date(tokens, rest, calendar, period)):
            return absolute._replace(first=begin, limits=True)
        if low != "fiscal":
            return None
    if low in ("year", "quarter", "month") and at + 1 < len(tokens) and tokens[at + 1].low == "end":
        behind = at + 2 < len(tokens) and tokens[at + 2].kind == WORD and tokens[at + 2].low not in PREPOSITIONS
        if behind and at and tokens[at - 1].low == "in":
            return None  # “the steps in month-end reports”
        return _relative(begin, at + 2, low, period, limits=False)
    if low in _ORDINALS and (found := _ordinal(tokens, begin, at, calendar, period)):
        return found
    if low[:2] in ("cw", "kw"):
        return calendar_week(tokens, at)
    return read_date(tokens, at, calendar, period)


def _ordinal(tokens: Sequence[Token], begin: int, at: int, calendar: Calendar, period: Period | None) -> Time | None:
    """“first half of 2027”, “second quarter”."""
    number = _ORDINALS[tokens[at].low]
    if at + 1 >= len(tokens) or tokens[at + 1].low not in ("half", "quarter"):
        return None
    unit = tokens[at + 1].low
    last = at + 2
    if last < len(tokens) and tokens[last].low == "of":
        last += 1
        if last < len(tokens) and tokens[last].low == "the":
            last += 1
    year = None
    if last < len(tokens):
        year = year_at(tokens, last)
        if year is None and tokens[last].low == "year":
            year = period.end.year if period and period.end else None
            last += 1
            return part_of_year(begin, last, unit, number, year, calendar, fiscal=False)
    if year is None:
        return part_of_year(begin, at + 2, unit, number, context_year(period, unit, number), calendar, fiscal=False)
    return part_of_year(begin, last + 1, unit, number, year, calendar, fiscal=False)


def _edge(tokens: Sequence[Token], begin: int, at: int, calendar: Calendar, period: Period | None) -> Time | None:
    """“end of Q2”, “mid-March”, “early 2027”, “end of the year”."""
    edge = tokens[at].low
    at += 1
    had_of = at < len(tokens) and tokens[at].low == "of"
    if had_of:
        at += 1
    if at >= len(tokens) or (edge in ("end", "start", "beginning", "middle", "close") and not had_of and edge != "end"):
        return None
    at = past_word_year(tokens, at)
    inner: Time | None = None
    if tokens[at].low in (
        "the",
        "this",
        "next",
        "our",
        "each",
        "every",
        "current",
        "coming",
        "fiscal",
        "calendar",
        "financial",
    ):
        if tokens[at].low in ("each", "every"):
            return None
        rest = at + 1
        words = []
        if tokens[at].low not in ("the", "our"):
            words.append(tokens[at].low)
        while rest < len(tokens) and tokens[rest].low in (
            "fiscal",
            "calendar",
            "financial",
            "current",
            "next",
            "coming",
        ):
            words.append(tokens[rest].low)
            rest += 1
        if rest < len(tokens) and tokens[rest].low in _UNITS and not tokens[rest].low.endswith("s"):
            name = " ".join([*words, _UNITS[tokens[rest].low]])
            inner = _relative(at, rest + 1, name, period, limits=True)
        elif rest < len(tokens):
            inner = read_date(tokens, rest, calendar, period)
    elif tokens[at].low == "fy" and (at + 1 >= len(tokens) or tokens[at + 1].kind != NUMBER):
        inner = _relative(at, at + 1, "fiscal year", period, limits=True)
    elif tokens[at].low in _UNITS and not tokens[at].low.endswith("s"):
        inner = _relative(at, at + 1, _UNITS[tokens[at].low], period, limits=True)
    else:
        inner = read_date(tokens, at, calendar, period)
    if inner is None or inner.grain == "day":
        return None
    start, end = inner.start, inner.end
    if start and end and edge in ("mid", "middle"):
        middle = start + (end - start) / 2
        start = end = middle
    elif start and end and edge in ("early", "beginning", "start"):
        end = start + (end - start) / 3
    return inner._replace(first=begin, start=start, end=end, limits=edge == "end" or inner.limits)


def _relative(first: int, last: int, name: str, period: Period | None, *, limits: bool) -> Time:
    """Settle “this quarter” or “the end of the year” by the document's period, or not at all."""
    unit = name.rsplit(" ", 1)[-1]
    start = end = None
    if period and period.start and period.end:
        days = (period.end - period.start).days
        if name.startswith("next"):
            start, end = None, None
        elif (
            unit in ("cycle", "period")
            or (unit == "quarter" and 80 <= days <= 100)
            or (unit == "year" and 360 <= days <= 370)
        ) or (unit == "month" and 27 <= days <= 31):
            start, end = period.start, period.end
        elif (
            unit == "year" and "fiscal" not in name and "financial" not in name and period.start.year == period.end.year
        ):
            start, end = datetime.date(period.end.year, 1, 1), datetime.date(period.end.year, 12, 31)
    return Time(first, last, "relative", start, end, limits=limits, unit=name, ambiguous=end is None)
