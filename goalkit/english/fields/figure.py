"""Figures with their units, as they stand in fields: “18 days”, “12 a day”, “97%”, and between what they can lie.

Nobody writes whether a day has 24 hours or 8, or a week five days or seven. So a figure is never one number here
but a range, and turning days into hours makes it wider.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english.fields.amount import read_amount
from goalkit.english.numbers.units import SECONDS, TIME_UNITS
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.pattern import pattern

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["Clock", "Figure", "Range", "conversion", "in_words", "read_figure", "read_share", "unit_of_rate"]

Clock = Literal["working", "calendar"]

_HOLDS = {
    "day": ("hour", 6.0, 24.0),
    "week": ("day", 4.0, 7.0),
    "month": ("week", 4.0, 31 / 7),
    "quarter": ("month", 3.0, 3.0),
    "year": ("quarter", 4.0, 4.0),
}
"""How many of the next finer unit the longer ones hold at least and at most, working time and calendar time alike."""

_FINER = {"minute": 60, "hour": 60, "day": 24, "week": 7, "year": 12}
"""Into how many of the next finer unit a length is split where both are written, as in “2h 10m”."""

_RATE = pattern(
    r"(?:(?:(?<![a-z])(?:an?|per|each|every) |/ ?)(?:(?:working|business|calendar) )?(?P<unit>[a-z]+)"
    r"|(?<![a-z])(?P<beat>[a-z]+ly))$"
)
_BEATS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"} | {
    "yearly": "year",
    "annually": "year",
}
_EACH = {"hour": "an"}
_MOST_WORDS = 3
"""So many words may name what is counted; more are a sentence that may say anything."""
_MEANS = frozenset({"", "average", "on average", "avg", "mean", "ø", "="})
"""What may stand before a figure without making it anything but an average."""
_RANGES = ("-", "–", "—", " to ", "±")
"""Signs of a figure that is two."""


class Range(NamedTuple):
    """Between what a number lies, both ends included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the bounds that its writing leaves open, in `unit` and, for a rate, per `per`.

    `unit` is a unit of time in the singular, `share` for parts of one, or None where pieces are counted. `number` is
    the one as written or worked out, None where it depends on how long a working day is. `clock` says whether the
    author called these days working or calendar ones. `text` is what was written, None for what was worked out.
    """

    low: float
    high: float
    unit: str | None = None
    per: str | None = None
    number: float | None = None
    clock: Clock | None = None
    text: Text | None = None

    @property
    def range(self) -> Range:
        """Its bounds alone."""
        return Range(self.low, self.high)


def read_figure(field: Text, unit: Text | None = None) -> Figure | None:
    """Read a field that holds one average and nothing else; None for ranges, percentiles, limits and guesses.

    >>> from goalkit.text import Text
    >>> read_figure(Text("12 orders a day")).per, read_figure(Text("37 hours a week")).unit
    ('day', 'hour')
    >>> read_figure(Text("p85 12 days")) is None
    True
    """
    amount = read_amount(field, unit)
    if amount is None or not math.isfinite(amount.number) or amount.number < 0:
        return None
    written = str(amount.text)
    at = field.find(written)
    before = str(field[:at]).strip(" :").casefold()
    after = " ".join(field[at + len(written) :].casefold().replace("/", " / ").split())
    if before not in _MEANS or not (written[:1].isdigit() or written.isalpha()) or any(map(str.isdigit, after)):
        return None
    rate = _RATE.search(after)
    named = (after[: rate.start()] if rate else after).split()
    per = _unit_named(rate["unit"] or rate["beat"]) if rate else None
    if len(named) > _MOST_WORDS or (rate is not None and per is None) or not all(map(_is_noun, named)):
        return None
    if any(sign in written for sign in _RANGES):
        return None
    margin = _margin(amount.number, written, amount.unit)
    low, high, number, kind = amount.number - margin, amount.number + margin, amount.number, amount.unit
    if kind == "percent":
        low, high, number, kind = low / 100, high / 100, number / 100, "share"
    elif kind not in SECONDS:
        kind = None
    said = f" {written.casefold()} {after} "
    clock: Clock | None = "working" if " working " in said or " business " in said else None
    if " calendar " in said:
        clock = "calendar" if clock is None else None
    return Figure(max(low, 0.0), high, kind, per, number, clock, field.trim())


def read_share(field: Text) -> Figure | None:
    """Read a share of a whole: “97%”, or “0.97” without a unit; None for a number that may be either."""
    figure = read_figure(field)
    if figure is None or figure.per is not None:
        return None
    written = "".join(sign for sign in field if sign.isdecimal() or sign in ".,").strip()
    if figure.unit is None and figure.number is not None and figure.number <= 1 and figure.text == written:
        return Figure(figure.low, figure.high, "share", None, figure.number, None, figure.text)
    return figure if figure.unit == "share" else None


def in_words(figure: Figure) -> str:
    """A figure for people: as it was written, else worked out to three digits, in bounds where no more is known.

    >>> in_words(Figure(2.9, 3.1, "week", None, 3.0)), in_words(Figure(0.01, 0.06, "share"))
    ('3 weeks', '1% to 6%')
    """
    if figure.text is not None:
        said = str(figure.text)
        if figure.unit in SECONDS and not any(map(str.isalpha, said)):
            said += f" {figure.unit}" if said == "1" else f" {figure.unit}s"
        per = figure.per if figure.per and _RATE.search(said.casefold()) is None else None
        return f"{said} {_EACH.get(per, 'a')} {per}" if per else said
    unit, factor = _handy(figure)
    values = [figure.low, figure.high] if figure.number is None else [figure.number]
    sign = "%" if figure.unit == "share" else ""
    said = " to ".join(f"{_rounded(value * factor)}{sign}" for value in values)
    if unit is not None and unit != "share":
        said += f" {unit}" if said == "1" else f" {unit}s"
    return f"{said} {_EACH.get(figure.per, 'a')} {figure.per}" if figure.per else said


def unit_of_rate(window: str) -> str | None:
    """The unit of time in “a week”, “per day” or “weekly”; None where it names none, or several of them.

    >>> unit_of_rate("per week"), unit_of_rate("every two weeks")
    ('week', None)
    """
    found = _RATE.fullmatch(" ".join(window.casefold().replace("/", "/ ").split()))
    return _unit_named(found["unit"] or found["beat"]) if found else None


def conversion(unit: str, other: str) -> Range:
    """How many of another unit of time one of this one may hold.

    >>> conversion("hour", "minute"), conversion("week", "day")
    (Range(low=60.0, high=60.0), Range(low=4.0, high=7.0))
    """
    if unit == other:
        return Range(1.0, 1.0)
    if SECONDS[unit] < SECONDS[other]:
        back = conversion(other, unit)
        return Range(1 / back.high, 1 / back.low)
    if unit not in _HOLDS:
        exact = SECONDS[unit] / SECONDS[other]
        return Range(exact, exact)
    finer, low, high = _HOLDS[unit]
    rest = conversion(finer, other)
    return Range(low * rest.low, high * rest.high)


def _handy(figure: Figure) -> tuple[str | None, float]:
    """The unit in which a figure is easiest to read, and by what its number is multiplied then; days are left alone."""
    if figure.unit == "share":
        return "share", 100.0
    unit, number = figure.unit, figure.high if figure.number is None else figure.number
    seconds = SECONDS.get(unit or "", 0.0)
    if not 0 < seconds < SECONDS["day"] or not 0 < number < math.inf:
        return unit, 1.0
    handy = next((one for one in ("hour", "minute", "second") if number * seconds >= SECONDS[one]), str(unit))
    return handy, seconds / SECONDS[handy]


def _rounded(number: float) -> str:
    return f"{float(f'{number:.3g}'):,.10g}"


def _unit_named(word: str) -> str | None:
    return _BEATS.get(word) or TIME_UNITS.get(word)


def _is_noun(word: str) -> bool:
    return word.replace("-", "").isalpha() and word not in PREPOSITIONS


def _margin(number: float, written: str, unit: str | None) -> float:
    """Half of the last digit that was written: 0.5 for “18”, 0.05 for “18.5”, 500 for “12k”."""
    groups = re.findall(r"\d[\d.,\u00a0\u202f ]*", written)
    if len(groups) > 1:
        return 0.5 / _FINER.get(unit or "", 1)
    digits = int("".join(filter(str.isdecimal, groups[0]))[:15] or 0) if groups else 0
    return 0.5 * number / digits if digits and number else 0.5
