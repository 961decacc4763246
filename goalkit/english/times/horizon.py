"""How far away a limit is that names no date: enough to see that “this quarter” ends before “six months” do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.times.finding import find_times
from goalkit.english.words.token import tokenize

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["Horizon", "horizon"]

_LONGEST = 200

_DAYS = {"day": 1, "week": 7, "sprint": 14, "month": 30, "quarter": 91, "half": 183, "year": 365}


class Horizon(NamedTuple):
    """The fewest and the most days from the writing of a limit to its end, roughly; for comparison only."""

    nearest: int
    farthest: int


def horizon(limit: Text) -> Horizon | None:
    """Tell between which days from today a limit ends that counts from no date; None where it can't be told.

    “This quarter” may end tomorrow, “within six months” ends in six months, and “over the next quarter” may mean
    three months or the calendar's next quarter.

    >>> from goalkit.text import Text
    >>> horizon(Text("within six months")), horizon(Text("by the end of the quarter"))
    (Horizon(nearest=180, farthest=180), Horizon(nearest=0, farthest=91))
    """
    tokens = tokenize(limit[:_LONGEST])
    times = find_times(tokens)
    if len(times) != 1 or times[0].end is not None:
        return None
    time = times[0]
    if time.grain == "span" and time.unit in _DAYS:
        days = int(time.amount * _DAYS[time.unit])
        return Horizon(days, days)
    if time.grain != "relative":
        return None
    words = [token.low for token in tokens[time.first : time.last]]
    unit = next((word for word in reversed(words) if word in _DAYS), None)
    if unit is None:
        return None
    days = _DAYS[unit]
    if "next" in words or "coming" in words:
        return Horizon(0 if "by" in words else days, 2 * days)
    return Horizon(0, days)
