"""The period that a heading, field or file name is for."""

from __future__ import annotations

import datetime

from goalkit.english.calendar import PLAIN, Calendar, Period
from goalkit.english.times.dates import MONTHS, date_at
from goalkit.english.times.finding import find_times
from goalkit.english.words.token import tokenize
from goalkit.pattern import pattern

_MONTHS = 12
_SECOND_YEAR = pattern(r" ?[/–-] ?(\d\d)(?![\d/.-])")


def _ends_years(last: int, first: int) -> bool:
    """Whether a number of two digits names a later year near at hand, and can't be a month: the 28 of “2026-28”."""
    return last > _MONTHS and first < last <= first + 10


def find_period(text: str, calendar: Calendar = PLAIN) -> Period | None:
    """Read the period that a heading, field or file name is for, if it names one.

    >>> find_period("Q1 2027 goals")
    Period(text='Q1 2027', start=datetime.date(2027, 1, 1), end=datetime.date(2027, 3, 31))
    >>> find_period("School plan 2027/28")
    Period(text='2027/28', start=None, end=None)
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
        if between in ([], ["-"], ["–"], ["—"], ["to"], ["until"], ["through"], ["/"], ["→"]):
            last = times[1]
            if first.year_missing and last.end:
                again = date_at(
                    first.first, first.last, last.end.year, MONTHS.get(tokens[first.first].low, 0), None, None
                )
                first = again if not again.impossible else first
        elif first.grain == "year" and first.start is None:
            last = first = times[1]
    stop = tokens[last.last - 1].end
    words = text[tokens[first.first].start : stop]
    more = _SECOND_YEAR.match(text, stop) if first is last and first.grain == "year" else None
    if more is not None and first.start and int(more[1]) == (first.start.year + 1) % 100:
        return Period(words + more[0], None, None)  # “2027/28”: nobody says in which month it begins
    if more is not None and first.start and _ends_years(int(more[1]), first.start.year % 100):
        end = first.start.year - first.start.year % 100 + int(more[1])
        return Period(words + more[0], first.start, datetime.date(end, 12, 31))  # “2026-28”
    if first is last and first.grain == "day":
        return None
    if first.start and last.end and first.start <= last.end:
        return Period(words, first.start, last.end)
    return Period(words, None, None)
