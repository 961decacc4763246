"""Fields that hold a day or a stretch of time: `due`, `start`, `created`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.calendar import PLAIN, Calendar, Period
from goalkit.english.reading import Deadline
from goalkit.english.times.finding import find_times
from goalkit.english.words.token import tokenize

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["read_day"]

LONGEST = 200
"""A date takes few characters; what is longer is prose and isn't looked at to its end."""

CALENDAR_GRAINS = frozenset({"day", "month", "quarter", "half", "year", "fiscal"})


def read_day(field: Text, calendar: Calendar = PLAIN, period: Period | None = None) -> Deadline | None:
    """Read the time that a field names, its last day in `date`; None where it names none, or several.

    >>> from goalkit.text import Text
    >>> read_day(Text("2027-03-31")).date
    datetime.date(2027, 3, 31)
    """
    tokens = tokenize(field[:LONGEST])
    times = find_times(tokens, calendar, period)
    if len(times) != 1:
        return None
    time = times[0]
    return Deadline(
        text=field[tokens[time.first].start : tokens[time.last - 1].end],
        date=time.end,
        relative=time.grain in {"span", "relative"},
        vague=time.grain == "vague",
        ambiguous=time.grain in CALENDAR_GRAINS and time.end is None and not time.impossible,
        impossible=time.impossible,
        first=time.start if time.start != time.end else None,
    )
