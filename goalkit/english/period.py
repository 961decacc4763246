"""Periods and dates as people write them: “Q1 2027”, “FY26 H2”, “by the end of March”."""

from __future__ import annotations

import calendar as months_of
import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english.token import NUMBER, WORD, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a team writes and counts time; None where nobody said, and then nothing is guessed.

    `fiscal_year_start` is the month (1 to 12) in which the fiscal year begins; a fiscal year is
    named after the calendar year in which it ends.
    """

    fiscal_year_start: int | None = None
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    week_start: Literal["monday", "sunday"] = "monday"
    decimal_mark: Literal[".", ","] = "."


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a document or goal is for; `start` and `end` are its first and last day.

    Both are None where the text names no year (“Q3”) or needs a fiscal calendar that nobody stated.
    """

    text: str
    start: datetime.date | None = None
    end: datetime.date | None = None


PLAIN = Calendar()

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_SHORT_ENDS = {"eoy": "year", "eoq": "quarter", "eom": "month", "eow": "week", "eod": "day", "eofy": "fiscal year"}
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
_QUARTER = re.compile(r"q([0-9])(?:fy)?(\d{2}|\d{4})?|([1-4])q(\d{2}|\d{4})?")
_HALF = re.compile(r"h([0-9])(\d{2}|\d{4})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FISCAL = re.compile(r"(?:fy|fiscal)(\d{4}|\d{2})?(?:q([1-4])|h([12]))?")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?")

_BY = frozenset("by before until till on in during at through throughout due from within over ending ends".split())
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


class Time(NamedTuple):
    """A time expression at tokens[first:last], as found, before its role is known.

    `grain` is `day month quarter half year fiscal` for calendar stretches, `span` for durations, `relative`
    for “this quarter” and “end of the year”, and `vague`. `limits` says that its words make it a deadline.
    """

    first: int
    last: int
    grain: str
    start: datetime.date | None = None
    end: datetime.date | None = None
    limits: bool = False
    unit: str = ""
    amount: float = 0
    year_missing: bool = False
    ambiguous: bool = False
    impossible: bool = False


def find_times(tokens: Sequence[Token], calendar: Calendar = PLAIN, period: Period | None = None) -> list[Time]:
    """Find every time expression, from left to right, none inside another."""
    found: list[Time] = []
    at = 0
    count = len(tokens)
    while at < count:
        time = _time(tokens, at, calendar, period) if _may_begin(tokens[at]) else None
        if time is None:
            at += 1
        else:
            found.append(time)
            at = time.last
    return found


_BEGINNERS = (
    frozenset(MONTHS)
    | frozenset(_SHORT_ENDS)
    | _BY
    | _VAGUE_FIRST
    | _EDGES
    | frozenset("this next current coming the fiscal fy year quarter month q h no not spring summer autumn winter fall calendar".split())
    | frozenset(_ORDINALS)
)


def _may_begin(token: Token) -> bool:
    low = token.low
    if token.kind != WORD:
        return token.kind == NUMBER
    if low[0].isdigit():
        return True
    return low in _BEGINNERS or (low[0] in "qhf" and low[-1].isdigit())


def _time(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    low = tokens[at].low
    if low in _VAGUE_FIRST and (phrase := _phrase(tokens, at)):
        return Time(at, at + phrase, "vague", limits=True)
    if low in _SHORT_ENDS:
        return _relative(at, at + 1, _SHORT_ENDS[low], period, limits=True, tokens=tokens, calendar=calendar)
    if low in _BY or low in ("no", "not"):
        return _after_preposition(tokens, at, calendar, period)
    return _bare(tokens, at, calendar, period)


def _phrase(tokens: Sequence[Token], at: int) -> int:
    for length in (4, 3, 2, 1):
        phrase = tuple(token.low for token in tokens[at : at + length])
        if len(phrase) == length and phrase in VAGUE_TIMES:
            return length
    return 0


def _after_preposition(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    """“by March”, “no later than 3 May”, “within six months”, “in the next quarter”."""
    low = tokens[at].low
    begin = at
    if low in ("no", "not"):
        if [token.low for token in tokens[at + 1 : at + 3]] != ["later", "than"]:
            return None
        at += 3
        low = "by"
    else:
        at += 1
        if low in ("due", "ending", "ends") and at < len(tokens) and tokens[at].low in _BY:
            at += 1
    if at >= len(tokens):
        return None
    if tokens[at].low in _SHORT_ENDS:
        name = _SHORT_ENDS[tokens[at].low]
        return _relative(begin, at + 1, name, period, limits=True, tokens=tokens, calendar=calendar)
    if low in ("within", "in", "over", "during", "by"):
        duration = _duration(tokens, at, leading=low)
        if duration:
            return duration._replace(first=begin)
    if low in ("within", "over", "from") and low != "within":
        inner = _bare(tokens, at, calendar, period) or (_season(tokens, at, low) if low == "over" else None)
        if inner is None or inner.grain not in ("relative", "season"):
            return None
        return inner._replace(first=begin, limits=low == "over")
    inner = _bare(tokens, at, calendar, period) or _season(tokens, at, low)
    if inner is None:
        return None
    if low == "before" and inner.start:
        return inner._replace(first=begin, end=inner.start - datetime.timedelta(days=1), limits=True)
    return inner._replace(first=begin, limits=True)


_SEASONS = frozenset(
    "christmas easter ramadan eid diwali thanksgiving summer winter autumn spring holidays holiday semester term season harvest "
    "xmas midsummer budget budgeting midyear halftime".split()
)


def _season(tokens: Sequence[Token], at: int, preposition: str) -> Time | None:
    """“before Christmas”, “over the summer holidays”, “in week 40”: a limit, though no calendar knows its day."""
    begin = at
    while at < len(tokens) and tokens[at].low in ("the", "end", "of", "next", "this", "start", "beginning", "school", "academic", "financial"):
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].low in ("week", "wk", "cw", "kw") and at + 1 < len(tokens) and tokens[at + 1].low.isdigit() and int(tokens[at + 1].low[:3]) <= 53:
        return Time(begin, at + 2, "season", ambiguous=True)
    if tokens[at].low == "year" and at > begin and tokens[at - 1].low in ("school", "academic", "financial"):
        return Time(begin, at + 1, "season", ambiguous=True)
    if tokens[at].low not in _SEASONS or preposition in ("on", "at", "from", "within", "through") or (preposition == "in" and at == begin and tokens[at].low in ("budget",)):
        return None
    last = at + 1
    if last < len(tokens) and tokens[last].low in ("holidays", "holiday", "break", "term", "season", "semester"):
        last += 1
    return Time(begin, last, "season", ambiguous=True)


def _duration(tokens: Sequence[Token], at: int, *, leading: str) -> Time | None:
    """“six months”, “the next 90 days”, “the coming two quarters”; `leading` is the preposition before it."""
    begin = at
    framed = False
    while at < len(tokens) and tokens[at].low in ("the", "next", "coming", "following", "first", "a", "an", "less", "than", "under"):
        if tokens[at].low in ("first", "less", "than", "under"):
            return None
        framed = framed or tokens[at].low in ("next", "coming", "following")
        if tokens[at].low in ("a", "an") and not (at + 1 < len(tokens) and tokens[at + 1].low in _UNITS):
            return None
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
    if last < len(tokens) and tokens[last].low in ("of", "after", "per", "old", "from", "before", "following") and not framed:
        return None
    if leading == "in" and not framed and unit in ("day",) and begin == at and amount < 14:
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
        if low[0].isdigit() and not _YEAR.fullmatch(low) and low not in _ORDINALS:
            inner = _absolute(tokens, at, calendar, period)
            return inner._replace(first=begin) if inner else None
        if low not in _EDGES and low not in _ORDINALS and low not in ("next", "current", "coming", "fiscal", "quarter", "year", "month"):
            return None
        if low in ("quarter", "year", "month") and not (
            at + 1 < len(tokens) and tokens[at + 1].low == "end" or begin and tokens[begin - 1].low in ("end", "of")
        ):
            return None
    if low in _EDGES:
        return _edge(tokens, begin, at, calendar, period)
    if low in ("this", "next", "current", "coming", "fiscal", "calendar"):
        rest = at + 1
        named = low
        if low in ("this", "next", "current", "coming") and rest < len(tokens) and tokens[rest].low in ("fiscal", "financial", "calendar"):
            named = f"{low} {tokens[rest].low}"
            rest += 1
        if rest < len(tokens) and tokens[rest].low in _UNITS and not tokens[rest].low.endswith("s"):
            unit = _UNITS[tokens[rest].low]
            return _relative(begin, rest + 1, f"{named} {unit}", period, limits=low in ("this", "next", "current", "coming"), tokens=tokens, calendar=calendar)
        if low in ("this", "next") and rest < len(tokens) and (absolute := _absolute(tokens, rest, calendar, period)):
            return absolute._replace(first=begin, limits=True)
        if low != "fiscal":
            return None
    if low in ("year", "quarter", "month") and at + 1 < len(tokens) and tokens[at + 1].low == "end":
        return _relative(begin, at + 2, low, period, limits=False, tokens=tokens, calendar=calendar)
    if low in _ORDINALS and (found := _ordinal(tokens, begin, at, calendar, period)):
        return found
    if begin != at:
        return None
    return _absolute(tokens, at, calendar, period)


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
        year = _year_at(tokens, last)
        if year is None and tokens[last].low == "year":
            year = period.end.year if period and period.end else None
            last += 1
            return _part(begin, last, unit, number, year, calendar, fiscal=False)
    if year is None:
        return _part(begin, at + 2, unit, number, _context_year(period, unit, number), calendar, fiscal=False)
    return _part(begin, last + 1, unit, number, year, calendar, fiscal=False)


def _edge(tokens: Sequence[Token], begin: int, at: int, calendar: Calendar, period: Period | None) -> Time | None:
    """“end of Q2”, “mid-March”, “early 2027”, “end of the year”."""
    edge = tokens[at].low
    at += 1
    had_of = at < len(tokens) and tokens[at].low == "of"
    if had_of:
        at += 1
    if at >= len(tokens) or (edge in ("end", "start", "beginning", "middle", "close") and not had_of and edge != "end"):
        return None
    inner: Time | None = None
    if tokens[at].low in ("the", "this", "next", "our", "each", "every", "current", "coming", "fiscal", "calendar", "financial"):
        if tokens[at].low in ("each", "every"):
            return None
        rest = at + 1
        words = []
        if tokens[at].low not in ("the", "our"):
            words.append(tokens[at].low)
        while rest < len(tokens) and tokens[rest].low in ("fiscal", "calendar", "financial", "current", "next", "coming"):
            words.append(tokens[rest].low)
            rest += 1
        if rest < len(tokens) and tokens[rest].low in _UNITS and not tokens[rest].low.endswith("s"):
            name = " ".join([*words, _UNITS[tokens[rest].low]])
            inner = _relative(at, rest + 1, name, period, limits=True, tokens=tokens, calendar=calendar)
        elif rest < len(tokens):
            inner = _absolute(tokens, rest, calendar, period)
    elif tokens[at].low in _UNITS and not tokens[at].low.endswith("s"):
        inner = _relative(at, at + 1, _UNITS[tokens[at].low], period, limits=True, tokens=tokens, calendar=calendar)
    else:
        inner = _absolute(tokens, at, calendar, period)
    if inner is None or inner.grain == "day":
        return None
    start, end = inner.start, inner.end
    if start and end and edge in ("mid", "middle"):
        middle = start + (end - start) / 2
        start = end = middle
    elif start and end and edge in ("early", "beginning", "start"):
        end = start + (end - start) / 3
    return inner._replace(first=begin, start=start, end=end, limits=edge == "end" or inner.limits)


def _absolute(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    token = tokens[at]
    low = token.low
    if low[0].isdigit():
        return _from_number(tokens, at, calendar, period)
    if low in MONTHS:
        return _from_month(tokens, at, period)
    if match := _QUARTER.fullmatch(low):
        number = int(match[1] or match[3])
        return _with_year(tokens, at, at + 1, "quarter", number, match[2] or match[4], calendar, period, fiscal="fy" in low)
    if match := _HALF.fullmatch(low):
        return _with_year(tokens, at, at + 1, "half", int(match[1]), match[2], calendar, period, fiscal=False)
    if low in ("spring", "summer", "autumn", "winter", "fall") and at + 1 < len(tokens) and (year := _year_at(tokens, at + 1)):
        number = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[low]
        start = datetime.date(year, number, 1)
        return Time(at, at + 2, "quarter", start, _months_on(start, 3))
    if match := _FISCAL.fullmatch(low):
        return _from_fiscal(tokens, at, match, calendar)
    return None


def _from_fiscal(tokens: Sequence[Token], at: int, match: re.Match[str], calendar: Calendar) -> Time | None:
    last = at + 1
    year = _full_year(match[1]) if match[1] else None
    if year is None and last < len(tokens) and tokens[last].low == "year":
        last += 1
    if year is None and last < len(tokens):
        year = _year_at(tokens, last, short=True)
        last += year is not None
    if year is None:
        return None
    if match[2] or match[3]:
        return _part(at, last, "quarter" if match[2] else "half", int(match[2] or match[3]), year, calendar, fiscal=True)
    after = last + (last < len(tokens) and tokens[last].low in ("-", "–", "/"))  # noqa: RUF001
    if after < len(tokens) and (part := _QUARTER.fullmatch(tokens[after].low) or _HALF.fullmatch(tokens[after].low)):
        unit = "quarter" if "q" in tokens[after].low else "half"
        return _part(at, after + 1, unit, int(part[1] or part[3]), year, calendar, fiscal=True)
    return _part(at, last, "year", 1, year, calendar, fiscal=True)


def _with_year(
    tokens: Sequence[Token], first: int, last: int, unit: str, number: int, written: str | None,
    calendar: Calendar, period: Period | None, *, fiscal: bool,
) -> Time:  # fmt: skip
    if written:
        return _part(first, last, unit, number, _full_year(written), calendar, fiscal=fiscal)
    after = last
    while after < len(tokens) and tokens[after].low in ("-", "–", "/", ",", "of", "'", "’", "(") and after - last < 2:  # noqa: RUF001
        after += 1
    if after < len(tokens):
        if match := _FISCAL.fullmatch(tokens[after].low):
            year = _full_year(match[1]) if match[1] else None
            stop = after + 1
            if year is None and stop < len(tokens):
                year = _year_at(tokens, stop, short=True)
                stop += 1
            if year is not None:
                return _part(first, stop, unit, number, year, calendar, fiscal=True)
        short = after > last and tokens[last].low in ("'", "’", "/")
        year = _year_at(tokens, after, short=short)
        if year is not None:
            return _part(first, after + 1, unit, number, year, calendar, fiscal=False)
    return _part(first, last, unit, number, _context_year(period, unit, number), calendar, fiscal=False)


def _from_month(tokens: Sequence[Token], at: int, period: Period | None) -> Time | None:
    month = MONTHS[tokens[at].low]
    # “may” and “mar” are words too: as a month they carry a capital and a neighbour that dates have.
    last = at + 1
    if last < len(tokens) and tokens[last].low == "." and not tokens[last].spaced:
        last += 1
    day = None
    if last < len(tokens) and (match := _DAY.fullmatch(tokens[last].low)) and tokens[last].low.rstrip("stndrh") == match[1]:
        if 1 <= int(match[1]) <= 31 and not _year_at(tokens, last):
            day = int(match[1])
            last += 1
            if last < len(tokens) and tokens[last].low in ("st", "nd", "rd", "th") and not tokens[last].spaced:
                last += 1
    year = None
    comma = last + (last < len(tokens) and tokens[last].low == ",")
    if comma < len(tokens) and (year := _year_at(tokens, comma)) is not None:
        last = comma + 1
    if tokens[at].low in ("may", "mar") and year is None and day is None and not (tokens[at].raw[0].isupper() and at):
        return None
    return _date(at, last, year, month, day, period)


def _from_number(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    low = tokens[at].low
    lows = [token.low for token in tokens[at : at + 6]]
    if len(lows) >= 5 and _YEAR.fullmatch(low) and lows[1] == lows[3] and lows[1] in "-/." and lows[2].isdigit() and lows[4].isdigit():
        return _date(at, at + 5, int(low), int(lows[2]), int(lows[4]), period)
    if len(lows) >= 5 and lows[1] == lows[3] == "/" and low.isdigit() and len(low) <= 2 and lows[2].isdigit() and lows[4].isdigit():
        return _numeric(at, at + 5, low, lows[2], lows[4], calendar)
    if match := _NUMERIC.fullmatch(low):
        return _numeric(at, at + 1, match[1], match[2], match[3], calendar)
    if match := _YEAR.fullmatch(low):
        year = int(low)
        after = at + 1
        while after < len(tokens) and tokens[after].low in ("-", "–", "/", ",") and after == at + 1:  # noqa: RUF001
            after += 1
        if after < len(tokens):
            if part := _QUARTER.fullmatch(tokens[after].low):
                return _part(at, after + 1, "quarter", int(part[1] or part[3]), year, calendar, fiscal=False)
            if part := _HALF.fullmatch(tokens[after].low):
                return _part(at, after + 1, "half", int(part[1]), year, calendar, fiscal=False)
        if len(lows) > 2 and lows[1] == "-" and len(lows[2]) == 2 and lows[2].isdigit() and 1 <= int(lows[2]) <= 12 and not tokens[at + 1].spaced:
            return _date(at, at + 3, year, int(lows[2]), None, period)
        if _counts(tokens, at):
            return None
        return Time(at, at + 1, "year", datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    day = _DAY.fullmatch(low)
    if day and 1 <= int(day[1]) <= 31:
        after = at + 1
        if after < len(tokens) and tokens[after].low in ("st", "nd", "rd", "th") and not tokens[after].spaced:
            after += 1
        if after < len(tokens) and tokens[after].low == "of":
            after += 1
        if after < len(tokens) and tokens[after].low in MONTHS and (tokens[after].low not in ("may", "mar") or tokens[after].raw[0].isupper()):
            month = MONTHS[tokens[after].low]
            last = after + 1
            comma = last + (last < len(tokens) and tokens[last].low == ",")
            year = _year_at(tokens, comma) if comma < len(tokens) else None
            return _date(at, comma + 1 if year else last, year, month, int(day[1]), period)
    return None


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether “2000” counts something here (“2000 users”) rather than naming a year."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.low in ("%", "+", "x"):
        return True
    if after.kind != WORD or not after.spaced or not after.low.endswith("s") or after.low.endswith("ss"):
        return False
    year = int(tokens[at].low)
    return not (2010 <= year <= 2045) or after.low in ("users", "customers", "people", "leads", "members", "downloads")


def _numeric(first: int, last: int, one: str, two: str, year: str, calendar: Calendar) -> Time:
    a, b = int(one), int(two)
    if calendar.date_order is None and a <= 12 and b <= 12 and a != b:
        return Time(first, last, "day", limits=True, ambiguous=True)
    month_first = calendar.date_order == "mdy" or (calendar.date_order is None and b > 12)
    day, month = (b, a) if month_first else (a, b)
    return _date(first, last, _full_year(year), month, day, None)


def _date(first: int, last: int, year: int | None, month: int, day: int | None, period: Period | None) -> Time:
    if year is None:
        year = _year_of_month(period, month)
        if year is None:
            impossible = not 1 <= month <= 12 or (day is not None and day > months_of.monthrange(2024, month)[1])
            return Time(first, last, "day" if day else "month", year_missing=True, impossible=impossible)
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= months_of.monthrange(year, month)[1]):
        return Time(first, last, "day", impossible=True)
    start = datetime.date(year, month, day or 1)
    end = start if day else start.replace(day=months_of.monthrange(year, month)[1])
    return Time(first, last, "day" if day else "month", start, end)


def _part(
    first: int, last: int, unit: str, number: int, year: int | None, calendar: Calendar, *, fiscal: bool
) -> Time:
    """The n-th quarter or half of a year, or the year."""
    size = {"quarter": 3, "half": 6, "year": 12}[unit]
    if not 1 <= number <= 12 // size:
        return Time(first, last, unit, impossible=True)
    if year is None:
        return Time(first, last, unit, year_missing=True)
    begin = calendar.fiscal_year_start
    if fiscal and begin is None:
        return Time(first, last, unit, ambiguous=True)
    start_of_year = datetime.date(year - (1 if fiscal and begin != 1 else 0), begin if fiscal and begin else 1, 1)
    start = _add_months(start_of_year, size * (number - 1))
    return Time(first, last, unit, start, _months_on(start, size))


def _relative(
    first: int, last: int, name: str, period: Period | None, *, limits: bool, tokens: Sequence[Token], calendar: Calendar
) -> Time:  # fmt: skip
    """“this quarter”, “the end of the year”: settled by the document's period, or not at all."""
    unit = name.rsplit(" ", 1)[-1]
    start = end = None
    if period and period.start and period.end:
        days = (period.end - period.start).days
        if name.startswith("next"):
            start, end = None, None
        elif unit in ("cycle", "period") or (unit == "quarter" and 80 <= days <= 100) or (unit == "year" and 360 <= days <= 370):
            start, end = period.start, period.end
        elif unit == "month" and 27 <= days <= 31:
            start, end = period.start, period.end
        elif unit == "year" and "fiscal" not in name and "financial" not in name and period.start.year == period.end.year:
            start, end = datetime.date(period.end.year, 1, 1), datetime.date(period.end.year, 12, 31)
    return Time(first, last, "relative", start, end, limits=limits, unit=name, ambiguous=end is None)


def _year_at(tokens: Sequence[Token], at: int, *, short: bool = False) -> int | None:
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if _YEAR.fullmatch(low):
        return int(low)
    if low in ("'", "’") and at + 1 < len(tokens):
        return None
    if short and len(low) == 2 and low.isdigit():
        return 2000 + int(low)
    return None


def _full_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _context_year(period: Period | None, unit: str, number: int) -> int | None:
    """The year of a bare “Q2”, where the document's period settles it."""
    if period is None or period.start is None or period.end is None:
        return None
    size = 3 if unit == "quarter" else 6
    for year in range(period.start.year, period.end.year + 1):
        start = datetime.date(year, min(size * (number - 1) + 1, 12), 1)
        if period.start <= start <= period.end:
            return year
    return period.end.year if period.start.year == period.end.year else None


def _year_of_month(period: Period | None, month: int) -> int | None:
    if period is None or period.start is None or period.end is None or not 1 <= month <= 12:
        return None
    for year in range(period.start.year, period.end.year + 1):
        first = datetime.date(year, month, 1)
        if first <= period.end and _months_on(first, 1) >= period.start:
            return year
    return period.end.year if period.start.year == period.end.year and month > period.end.month else None


def _add_months(day: datetime.date, months: int) -> datetime.date:
    total = day.year * 12 + day.month - 1 + months
    return datetime.date(min(max(total // 12, 1), 9999), total % 12 + 1, 1)


def _months_on(start: datetime.date, months: int) -> datetime.date:
    """The last day of the stretch of whole months that begins at `start`."""
    return _add_months(start, months) - datetime.timedelta(days=1)


def find_period(text: str, calendar: Calendar = PLAIN) -> Period | None:
    """Read the period that a heading, field or file name is for, if it names one.

    >>> find_period("Q1 2027 goals")
    Period(text='Q1 2027', start=datetime.date(2027, 1, 1), end=datetime.date(2027, 3, 31))
    """
    tokens = tokenize(text[:500])
    times = [
        time
        for time in find_times(tokens, calendar)
        if time.grain in ("quarter", "half", "year", "month", "day") and not time.impossible
    ]
    if not times:
        return None
    first, last = times[0], times[0]
    if len(times) > 1:
        between = [token.low for token in tokens[first.last : times[1].first]]
        if between in ([], ["-"], ["–"], ["—"], ["to"], ["until"], ["through"], ["/"]):  # noqa: RUF001
            last = times[1]
            if first.year_missing and last.end:
                again = _date(first.first, first.last, last.end.year, MONTHS.get(tokens[first.first].low, 0), None, None)
                first = again if not again.impossible else first
        elif first.grain == "year" and first.start is None:
            last = first = times[1]
    words = text[tokens[first.first].start : tokens[last.last - 1].end]
    if first is last and first.grain == "day":
        return None
    if first.start and last.end and first.start <= last.end:
        return Period(words, first.start, last.end)
    return Period(words, None, None)
