"""Fields that hold a number: `baseline`, `target`, the value of a check-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.calendar import PLAIN, Calendar
from goalkit.english.numbers.finding import find_numbers
from goalkit.english.reading import Quantity
from goalkit.english.times.finding import find_times
from goalkit.english.words.token import tokenize

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["percent_in", "read_amount", "unit_of"]

LONGEST = 200
"""A number takes few characters; what is longer is prose and isn't looked at to its end."""


def read_amount(field: Text, unit: Text | None = None, calendar: Calendar = PLAIN) -> Quantity | None:
    """Read the first number that a field names; `unit` is the field that names its unit, where it has none itself.

    >>> from goalkit.text import Text
    >>> read_amount(Text("45 %")).number
    45.0
    """
    tokens = tokenize(str(field[:LONGEST]))
    timed = [False] * len(tokens)
    for time in find_times(tokens, calendar):
        for at in range(time.first, time.last):
            timed[at] = True
    numbers = [number for number in find_numbers(tokens, timed, calendar) if number.kind in ("plain", "factor")]
    if not numbers:
        return None
    number = numbers[0]
    written = field[tokens[number.first].start : tokens[number.last - 1].end]
    return Quantity(number.value, number.unit or (unit_of(unit) if unit else None), written)


def unit_of(unit: Text) -> str:
    """Read a unit field in the words of a quantity: “%” is `percent`."""
    tokens = tokenize(f"1 {unit}")
    numbers = find_numbers(tokens, [False] * len(tokens))
    return (numbers[0].unit if numbers else None) or str(unit).strip()


def percent_in(confidence: str) -> float | None:
    """Read “95%”, “0.9” or “9/10” as a percentage; None for anything else.

    >>> percent_in("0.7"), percent_in("5/10"), percent_in("high")
    (70.0, 50.0, None)
    """
    written = confidence.strip()
    top, _, bottom = written.removesuffix("%").partition("/")
    try:
        value = float(top) / float(bottom) if bottom else float(top)
    except (ValueError, ZeroDivisionError):
        return None
    if written.endswith("%"):
        return value
    return 100 * value if value <= 1 else None
