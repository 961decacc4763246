"""How often something is looked at: “weekly”, “every two weeks”, “twice a month”, “each Monday”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.token import NUMBER, tokenize

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["days_between"]

LONGEST = 200
"""A rhythm takes few words; what is longer is prose and isn't looked at to its end."""

NAMED = {
    **dict.fromkeys("hourly daily continuously continuous live realtime".split(), 1.0),
    **dict.fromkeys("weekly week weeks wk".split(), 7.0),
    **dict.fromkeys("fortnightly fortnight biweekly".split(), 14.0),
    **dict.fromkeys("monthly month months".split(), 30.0),
    **dict.fromkeys("quarterly quarter quarters".split(), 90.0),
    **dict.fromkeys("yearly annually annual year years".split(), 365.0),
    **dict.fromkeys("day days hour hours".split(), 1.0),
    **dict.fromkeys("monday tuesday wednesday thursday friday saturday sunday".split(), 7.0),
    **dict.fromkeys("mondays tuesdays wednesdays thursdays fridays saturdays sundays".split(), 7.0),
}
"""Days from one time to the next."""
HALVES = {"bimonthly": 60.0, "semiannually": 182.0, "semiannual": 182.0, "biannually": 182.0}
NUMBERS = {word: at for at, word in enumerate("one two three four five six seven eight nine ten twelve".split(), 1)}
NUMBERS |= {"other": 2, "second": 2, "third": 3, "twelve": 12}
TIMES = {"once": 1, "twice": 2, "thrice": 3}
DIVIDING = frozenset({"a", "per", "each", "every"})
NEUTRAL = frozenset(
    "in the on of at end start first last working business meeting review check checkin checkins updated update by "
    "measured reported read looked team stand up standup and".split()
)
"""Words that change nothing about how often."""


def days_between(written: Text) -> float | None:
    """How many days lie between two looks, roughly; None where the words don't tell, or tell of several rhythms.

    >>> from goalkit.text import Text
    >>> [days_between(Text(one)) for one in ("weekly", "every two weeks", "twice a month", "when needed")]
    [7.0, 14.0, 15.0, None]
    """
    found: list[float] = []
    many, often = 1.0, 1.0
    for token in tokenize(str(written[:LONGEST])):
        low = token.low
        if low in NAMED or low in HALVES:
            days = NAMED.get(low) or HALVES[low]
            found.append(days * many / often)
            many, often = 1.0, 1.0
        elif low in TIMES:
            often = TIMES[low]
        elif low == "times":
            many, often = 1.0, many
        elif low in NUMBERS:
            many = NUMBERS[low]
        elif token.kind == NUMBER and low.isdigit() and 0 < int(low[:4]) <= 60:
            many = int(low[:4])
        elif token.kind == NUMBER or (low not in DIVIDING and low not in NEUTRAL and low.isalpha()):
            return None
    return max(found) if len(set(found)) == 1 else None
