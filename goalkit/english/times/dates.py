"""Calendar dates as people write them: “31 March 2027”, “Q1 2027”, “FY26 H2”, “2027-03-31”."""

from __future__ import annotations

import calendar as months_of
import datetime
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.token import WORD, Token
from goalkit.pattern import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from goalkit.english.calendar import Calendar, Period

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

_QUARTER = pattern(r"q([0-9])(?:fy)?(\d{2}|\d{4})?|([1-4])q(\d{2}|\d{4})?")
_HALF = pattern(r"h([0-9])(\d{2}|\d{4})?")
_FISCAL = pattern(r"(?:fy|fiscal)(\d{4}|\d{2})?(?:q([1-4])|h([12]))?")
_NUMERIC = pattern(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_DAY_AND_MONTH = pattern(r"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])")
_DAY = pattern(r"([0-3]?\d)(?:st|nd|rd|th)?")


def is_year(word: str) -> bool:
    """Whether a word is a year of these times: “2027”."""
    return len(word) == 4 and word[:2] in ("19", "20") and word.isdecimal()


def past_word_year(tokens: Sequence[Token], at: int) -> int:
    """Where the figures begin of “the year 2027”; `at` itself where no such words stand there."""
    last = at + (tokens[at].low == "the")
    if last + 1 < len(tokens) and tokens[last].low == "year" and is_year(tokens[last + 1].low):
        return last + 1
    return at


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


_MONTH_NUMBERS = frozenset(map(str, range(1, 13)))


def read_date(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    """The calendar date, month, quarter, half or year that begins at tokens[at], if one does."""
    token = tokens[at]
    low = token.low
    if low[0].isdigit():
        return _from_number(tokens, at, calendar, period)
    if low in MONTHS:
        return _from_month(tokens, at, period)
    if match := _QUARTER.fullmatch(low):
        number = int(match[1] or match[3])
        return _with_year(
            tokens, at, at + 1, "quarter", number, match[2] or match[4], calendar, period, fiscal="fy" in low
        )
    if match := _HALF.fullmatch(low):
        return _with_year(tokens, at, at + 1, "half", int(match[1]), match[2], calendar, period, fiscal=False)
    if (
        low in ("spring", "summer", "autumn", "winter", "fall")
        and at + 1 < len(tokens)
        and (year := year_at(tokens, at + 1))
    ):
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
        year = year_at(tokens, last, short=True)
        last += year is not None
    if year is None:
        return None
    if match[2] or match[3]:
        return part_of_year(
            at, last, "quarter" if match[2] else "half", int(match[2] or match[3]), year, calendar, fiscal=True
        )
    after = last + (last < len(tokens) and tokens[last].low in ("-", "–", "/"))
    written = tokens[after].low if after < len(tokens) else ""
    if part := _QUARTER.fullmatch(written) or _HALF.fullmatch(written):
        unit = "quarter" if "q" in written else "half"
        return part_of_year(at, after + 1, unit, int(part[1] or part[3]), year, calendar, fiscal=True)
    return part_of_year(at, last, "year", 1, year, calendar, fiscal=True)


def _with_year(
    tokens: Sequence[Token], first: int, last: int, unit: str, number: int, written: str | None,
    calendar: Calendar, period: Period | None, *, fiscal: bool,
) -> Time:  # fmt: skip
    if written:
        return part_of_year(first, last, unit, number, _full_year(written), calendar, fiscal=fiscal)
    after = last
    while after < len(tokens) and tokens[after].low in ("-", "–", "/", ",", "of", "'", "’", "(") and after - last < 2:
        after += 1
    if after < len(tokens):
        if match := _FISCAL.fullmatch(tokens[after].low):
            year = _full_year(match[1]) if match[1] else None
            stop = after + 1
            if year is None and stop < len(tokens):
                year = year_at(tokens, stop, short=True)
                stop += 1
            if year is not None:
                return part_of_year(first, stop, unit, number, year, calendar, fiscal=True)
        short = after > last and tokens[last].low in ("'", "’", "/")
        year = year_at(tokens, after, short=short)
        if year is not None:
            return part_of_year(first, after + 1, unit, number, year, calendar, fiscal=False)
    return part_of_year(first, last, unit, number, context_year(period, unit, number), calendar, fiscal=False)


def _from_month(tokens: Sequence[Token], at: int, period: Period | None) -> Time | None:
    month = MONTHS[tokens[at].low]
    # “may” and “mar” are words too: as a month they carry a capital and a neighbour that dates have.
    last = at + 1
    if last < len(tokens) and tokens[last].low == "." and not tokens[last].spaced:
        last += 1
    day = None
    if (
        (
            last < len(tokens)
            and (match := _DAY.fullmatch(tokens[last].low))
            and tokens[last].low.rstrip("stndrh") == match[1]
        )
        and 1 <= int(match[1]) <= 31
        and not year_at(tokens, last)
    ):
        day = int(match[1])
        last += 1
        if last < len(tokens) and tokens[last].low in ("st", "nd", "rd", "th") and not tokens[last].spaced:
            last += 1
    year = None
    comma = last + (last < len(tokens) and tokens[last].low == ",")
    if comma < len(tokens) and (year := year_at(tokens, comma)) is not None:
        last = comma + 1
    if tokens[at].low in ("may", "mar") and year is None and day is None and not (tokens[at].raw[0].isupper() and at):
        return None
    return date_at(at, last, year, month, day, period)


def _from_number(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    low = tokens[at].low
    lows = [token.low for token in tokens[at : at + 6]]
    if (
        len(lows) >= 5
        and is_year(low)
        and lows[1] == lows[3]
        and lows[1] in "-/."
        and lows[2].isdigit()
        and lows[4].isdigit()
    ):
        return date_at(at, at + 5, int(low), int(lows[2]), int(lows[4]), period)
    if (
        len(lows) >= 5
        and lows[1] == lows[3] == "/"
        and low.isdigit()
        and len(low) <= 2
        and lows[2].isdigit()
        and lows[4].isdigit()
    ):
        return _numeric(at, at + 5, low, lows[2], lows[4], calendar)
    if (
        len(lows) >= 3
        and low.lstrip("0") in _MONTH_NUMBERS
        and lows[1] == "/"
        and is_year(lows[2])
        and not any(one.spaced for one in tokens[at + 1 : at + 3])
        and lows[3:4] != ["/"]
    ):
        return date_at(at, at + 3, int(lows[2]), int(low), None, period)  # “by 06/2027”
    if len(lows) >= 3 and lows[1] == "/" and (short := _day_and_month(tokens, at, calendar, period)):
        return short
    if "." in low and (match := _NUMERIC.fullmatch(low)):
        return _numeric(at, at + 1, match[1], match[2], match[3], calendar)
    if "." in low and (match := _DAY_AND_MONTH.fullmatch(low)) and _is_limit(tokens, at):
        return date_at(at, at + 1, None, int(match[2]), int(match[1]), period)
    if is_year(low):
        year = int(low)
        after = at + 1
        while after < len(tokens) and tokens[after].low in ("-", "–", "/", ",") and after == at + 1:
            after += 1
        if after < len(tokens):
            if part := _QUARTER.fullmatch(tokens[after].low):
                return part_of_year(at, after + 1, "quarter", int(part[1] or part[3]), year, calendar, fiscal=False)
            if part := _HALF.fullmatch(tokens[after].low):
                return part_of_year(at, after + 1, "half", int(part[1]), year, calendar, fiscal=False)
        if (
            len(lows) > 2
            and lows[1] == "-"
            and len(lows[2]) == 2
            and lows[2].isdigit()
            and 1 <= int(lows[2]) <= 12
            and not tokens[at + 1].spaced
        ):
            return date_at(at, at + 3, year, int(lows[2]), None, period)
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
        if (
            after < len(tokens)
            and tokens[after].low in MONTHS
            and (tokens[after].low not in ("may", "mar") or tokens[after].raw[0].isupper())
        ):
            month = MONTHS[tokens[after].low]
            last = after + 1
            comma = last + (last < len(tokens) and tokens[last].low == ",")
            written = year_at(tokens, comma)
            return date_at(at, comma + 1 if written else last, written, month, int(day[1]), period)
    return None


_SURE_LIMITS = frozenset({"until", "till", "before", "due"})
_LIMITS = _SURE_LIMITS | {"by"}
_GO_ON = frozenset("and or at in for with from so to".split())


_NO_DIVISOR = 11
"""Nobody divides by so many, so that “by 1/11” is a day."""


def _day_and_month(tokens: Sequence[Token], at: int, calendar: Calendar, period: Period | None) -> Time | None:
    """A day without its year, “by 30/9”: behind a word that sets a limit, where it can't be a fraction."""
    one, two = tokens[at].low, tokens[at + 2].low
    if not at or tokens[at - 1].low not in _LIMITS or not (one.isdigit() and two.isdigit()):
        return None
    if len(one) > 2 or len(two) > 2 or any(token.spaced for token in tokens[at + 1 : at + 3]):
        return None
    behind = tokens[at + 3] if at + 3 < len(tokens) else None
    if behind is not None and (behind.low == "%" or (behind.kind == WORD and behind.low not in _GO_ON)):
        return None  # “by 3/4 of all sites”
    a, b = int(one), int(two)
    if not (1 <= min(a, b) <= 12 and max(a, b) <= 31):
        return None
    if max(a, b) <= 12 and a != b:
        if tokens[at - 1].low not in _SURE_LIMITS and a < b < _NO_DIVISOR:
            return None  # “by 1/3”
        if calendar.date_order is None:
            return Time(at, at + 3, "day", limits=True, ambiguous=True)
    month_first = b > 12 or (a <= 12 and calendar.date_order == "mdy")
    return date_at(at, at + 3, None, a if month_first else b, b if month_first else a, period)


def _is_limit(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day without its year stands behind a word that sets a limit: “until 30.09.”."""
    if not at or tokens[at - 1].low not in _LIMITS:
        return False
    behind = next((token for token in tokens[at + 1 :] if token.low != "."), None)
    if behind is None or behind.low in ",;)":
        return tokens[at - 1].low in _SURE_LIMITS or tokens[-1].low in ".,;)"  # “by 14.05” alone may be how much
    return behind.kind == WORD and behind.low in _GO_ON


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


def _numeric(first: int, last: int, one: str, two: str, year: str, calendar: Calendar) -> Time | None:
    a, b = int(one), int(two)
    if not a or not b:
        return None  # “0.4.16” is a version
    if calendar.date_order is None and a <= 12 and b <= 12 and a != b:
        return Time(first, last, "day", limits=True, ambiguous=True)
    month_first = calendar.date_order == "mdy" or (calendar.date_order is None and b > 12)
    day, month = (b, a) if month_first else (a, b)
    return date_at(first, last, _full_year(year), month, day, None)


def date_at(first: int, last: int, year: int | None, month: int, day: int | None, period: Period | None) -> Time:
    """A day or month as a time; where no year is written, the period settles it or nothing does."""
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


def part_of_year(
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


def year_at(tokens: Sequence[Token], at: int, *, short: bool = False) -> int | None:
    """The year that stands at tokens[at], if one does; two digits count where `short` says so."""
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if is_year(low):
        return int(low)
    if low in ("'", "’") and at + 1 < len(tokens):
        return None
    if short and len(low) == 2 and low.isdigit():
        return 2000 + int(low)
    return None


def _full_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def context_year(period: Period | None, unit: str, number: int) -> int | None:
    """The year of a bare “Q2”, where the document's period settles it."""
    if period is None or period.start is None or period.end is None:
        return None
    if number < 1:
        return None  # “reject H0”: no half of any year
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
