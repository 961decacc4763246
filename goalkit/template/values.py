"""What somebody fills a slot with: whether it is of the slot's type, within its bounds, and right beside the others."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.calendar import PLAIN, Calendar
from goalkit.english.fields.amount import read_amount
from goalkit.english.metric import registry
from goalkit.english.numbers.finding import find_numbers
from goalkit.english.numbers.numeral import parse_number
from goalkit.english.numbers.units import SECONDS
from goalkit.english.times.finding import find_times
from goalkit.english.times.period import find_period
from goalkit.english.words.quoting import quote
from goalkit.english.words.token import tokenize
from goalkit.template.mistakes import SlotError, hint
from goalkit.template.model import NUMBERS
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goalkit.template.model import Slot, Template

__all__ = ["LONGEST", "Value", "check_values", "read_value"]

LONGEST = 1000
"""Characters that a value may have; a goal that needs more is no goal but a story."""
BARE = re.compile(r"[-+−–~≈]?\s?\d[\d.,'’\u00a0\u202f]*")
CLOCK = re.compile(r"\d{1,3}:\d\d(?::\d\d)?(?: ?(?:h|hours|min|minutes|s|seconds))?")
SCALED = re.compile(r"(?:k|m|mn|bn|b|thousand|million|billion)\Z", re.IGNORECASE)
ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
PERCENT = re.compile(r"\s?(?:%|per ?cent|pct)\Z", re.IGNORECASE)
DIRECTING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Marks that turn the direction of writing, or can't be seen: they would make a document show other than it is."""


class Value(NamedTuple):
    """A value as it was given, its size in `unit` where it has one, and the days that it stands for."""

    text: str
    number: float | None = None
    unit: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None


def check_values(template: Template, given: Mapping[str, object], calendar: Calendar = PLAIN) -> dict[str, Value]:
    """Read all values that are given; empty ones leave their slots open. Raises `SlotError` with all that is wrong.

    An empty value for a gap says that there is nothing to be said.
    """
    problems: list[tuple[str, str]] = []
    values: dict[str, Value] = {}
    for name, value in given.items():
        slot = template.by_name.get(name)
        if slot is None:
            problems.append((name, f"there is no slot “{name[:60]}”{hint(name, template.by_name)}"))
            continue
        try:
            text = _text(value)
            if text:
                values[name] = read_value(slot, text, calendar)
            elif slot.gap and value is not None:
                values[name] = Value("")
        except ValueError as error:
            problems.append((name, f"{name} {error}"))
    problems += [(name, f"{name} {said}") for name, said in _relations(template, values)]
    if problems:
        raise SlotError(problems)
    return values


def read_value(slot: Slot, text: str, calendar: Calendar = PLAIN) -> Value:
    """Read a value by the type of its slot. Raises `ValueError` that says what is wrong with it, as a predicate."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise ValueError(f"is {len(text):,} characters long; {LONGEST:,} are the most")
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs", "Cn") or character in DIRECTING or character >= "\U000e0000":
            raise ValueError(f"holds the character U+{ord(character):04X}, which can't be seen; leave it out")
    match slot.type:
        case "date":
            value = _date(text, calendar)
        case "period":
            value = _period(text, calendar)
        case "metric":
            known = registry().get(text)
            value = Value(known.name if known else text)
        case "text" | "person":
            value = Value(text)
        case _:
            value = _sized(slot, text, calendar)
    return value


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, (bool, dict, list, tuple, set)):
        raise ValueError("must be one word or number, not a list or a yes or no")  # noqa: TRY004 (told with the others)
    return str(value).strip()


def _sized(slot: Slot, text: str, calendar: Calendar) -> Value:
    """A value with a size."""
    number = parse_number(text.lstrip("+~≈ ").lstrip("-−–"), calendar) if BARE.fullmatch(text) else None
    unit: str | None = None
    if number is not None:
        number = -number if text.lstrip("~≈ ")[:1] in "-−–" else number
    elif (amount := read_amount(Text(text), calendar=calendar)) is not None:
        number, unit = amount.number, amount.unit
    if number is None and _sizeless(slot, text):
        return Value(text)
    if number is None or not _fits(slot, text, unit):
        raise ValueError(f"can't be {quote(text)}; {_EXPECTED[slot.type]}")
    own = _unit(slot)
    if slot.type == "count" and (number < 0 or number != int(number)):
        raise ValueError(f"can't be {quote(text)}; {_EXPECTED['count']}")
    size = _converted(number, unit, own)
    if slot.min is not None and size is not None and size < slot.min:
        raise ValueError(f"can't be {quote(text)}; the least is {slot.min:g}{_shown(slot)}")
    if slot.max is not None and size is not None and size > slot.max:
        raise ValueError(f"can't be {quote(text)}; the most is {slot.max:g}{_shown(slot)}")
    return Value(text, number, unit or own)


def _sizeless(slot: Slot, text: str) -> bool:
    """Whether a value may stand though its size can't be told: 7:30 may be minutes or hours, “none of them” is fine."""
    if slot.type == "duration":
        return CLOCK.fullmatch(text) is not None
    if slot.type != "quantity":
        return False
    tokens = tokenize(text)
    return any(character.isdigit() for character in text) or bool(find_numbers(tokens, [False] * len(tokens)))


_EXPECTED = {
    "number": "write a number, such as 4.2",
    "count": "write a whole number, such as 1,200",
    "percent": "write a percentage, such as 24 or 24%",
    "money": "write an amount of money, such as €1,200",
    "duration": "write a length of time, such as 18 days",
    "quantity": "write a value, such as at least 95%",
}


def _fits(slot: Slot, text: str, unit: str | None) -> bool:
    """Whether a number is written as one of this type is."""
    match slot.type:
        case "number":
            return BARE.fullmatch(text) is not None
        case "percent":
            return BARE.fullmatch(PERCENT.sub("", text)) is not None
        case "money":
            known = unit is not None and unit.isupper()
            return known or (unit is None and BARE.fullmatch(SCALED.sub("", text).rstrip()) is not None)
        case "duration":
            return unit in SECONDS or (unit is None and slot.unit is not None and BARE.fullmatch(text) is not None)
        case "count":
            return BARE.match(text) is not None and unit not in SECONDS and unit != "percent"
    return True


def _unit(slot: Slot) -> str | None:
    """The unit of a slot in the words of quantities: days are `day`."""
    if slot.type == "percent":
        return "percent"
    if slot.unit is None:
        return None
    amount = read_amount(Text(f"2 {slot.unit}"))
    return (amount.unit if amount else None) or slot.unit


def _shown(slot: Slot) -> str:
    if slot.type == "percent":
        return "%"
    return f" {slot.unit}" if slot.unit else ""


def _converted(number: float, unit: str | None, wanted: str | None) -> float | None:
    """A size in another unit; None where one can't be had from the other."""
    if unit is None or wanted is None or unit == wanted:
        return number
    if unit in SECONDS and wanted in SECONDS:
        return number * SECONDS[unit] / SECONDS[wanted]
    return None


def _date(text: str, calendar: Calendar) -> Value:
    text = text[len("by ") :] if text.lower().startswith("by ") else text
    if ISO.fullmatch(text):
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"can't be {quote(text)}; there is no such day") from None
        return Value(text, start=day, end=day)
    tokens = tokenize(f"by {text}"[:200])
    times = [time for time in find_times(tokens, calendar) if not time.impossible]
    if not times or times[0].last < len(tokens) or times[0].grain in ("vague", "span"):
        raise ValueError(f"can't be {quote(text)}; write a date, such as 2027-06-30")
    return Value(text, start=times[0].start, end=times[0].end)


def _period(text: str, calendar: Calendar) -> Value:
    period = find_period(text, calendar)
    if period is None:
        raise ValueError(f"can't be {quote(text)}; write a stretch of time, such as Q2 2027")
    return Value(text, start=period.start, end=period.end)


def _relations(template: Template, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Values that stand on the wrong side of another one."""
    for slot in template.slots:
        value = values.get(slot.name)
        for other, above in ((slot.above, True), (slot.below, False)):
            if other is None or value is None or other not in values:
                continue
            order = _order(value, values[other])
            if order is not None and (order <= 0 if above else order >= 0):
                if slot.type in NUMBERS:
                    side = "more" if above else "less"
                    said = f"must be {side} than {other}, which is {quote(values[other].text)}"
                else:
                    said = f"must come {'after' if above else 'before'} {other}, which is {quote(values[other].text)}"
                yield slot.name, f"can't be {quote(value.text)}; it {said}"


def _order(one: Value, other: Value) -> float | None:
    """Above 0 where one is the larger or later, below 0 where the other is; None where they can't be compared."""
    if one.number is not None and other.number is not None:
        size = _converted(one.number, one.unit, other.unit)
        return None if size is None else size - other.number
    if one.end is not None and other.end is not None:
        return float((one.end - other.end).days)
    return None
