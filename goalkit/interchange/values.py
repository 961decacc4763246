"""One value on its way: from a tool's cell to the words of the documented form, and back."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from goalkit.model.status import share, status_named
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.interchange.layout import Column, DateOrder

__all__ = ["RefusedError", "day_of", "day_written", "parted", "read_value", "write_list", "write_value"]

DATED = frozenset("start due time_bound created review date".split())
"""Keys of the documented form that hold a day."""
NUMERIC = re.compile(r"\s*(\d{1,4})([./ -])(\d{1,4})\2(\d{1,4})\s*")
BARE = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,9})?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?=[T ]\d\d:\d\d)")
"""The day of a time stamp, as JSON has them."""
YEAR = re.compile(r"(?P<before>(?:[QH][1-4] )?)(?P<year>[12]\d{3})")
CENTURY = 2000


class RefusedError(ValueError):
    """A value that the tool has no way to hold; the message says why."""


def read_value(column: Column, text: Text, dates: DateOrder | None) -> Text:
    """The words of the documented form for what a tool wrote; what can't be read stays as it is."""
    text = text.trim()
    plain = str(text)
    if column.words:
        plain = _word_read(column, plain)
    elif column.field in DATED and dates is not None:
        day = day_of(plain, dates)
        plain = day.isoformat() if day is not None else plain
    elif column.scale == "0-100" and BARE.fullmatch(plain):
        plain = f"{plain}%"
    elif column.year_mark is not None:
        plain = re.sub(rf"(?<!\w){re.escape(column.year_mark)}(?=[12]\d{{3}}(?!\w))", "", plain)
    return text if plain == str(text) else Text(plain, *text.span[:2])


def write_value(column: Column, text: str, dates: DateOrder | None) -> str:
    """What a tool is to find in a cell. Raises `RefusedError` for what it can't hold."""
    if column.words or column.writes:
        return _word_written(column, text)
    if column.field in DATED and dates is not None:
        day = day_of(text, dates)
        if day is None:
            raise RefusedError("that column takes a day, and this is none")
        return day_written(day, dates)
    if column.scale is not None:
        return _scaled(column, text)
    if column.year_mark is not None and (found := YEAR.fullmatch(text)):
        return f"{found['before']}{column.year_mark}{found['year']}"
    return text


def parted(column: Column, text: Text) -> tuple[Text, ...]:
    """The texts in a cell that holds several."""
    found = []
    start = 0
    for part in text.split(column.parts) if column.parts else [str(text)]:
        piece = text[start : start + len(part)].trim()
        start += len(part) + len(column.parts or "")
        if piece:
            found.append(piece)
    return tuple(found)


def write_list(column: Column, texts: tuple[str, ...]) -> str:
    """Several texts in one cell. Raises `RefusedError` where they couldn't be told apart."""
    if column.parts is None and len(texts) > 1:
        raise RefusedError("that column takes one of them only")
    joined = f"{column.parts} ".join(texts) if column.parts is not None else texts[0]
    if parted(column, Text(joined)) != texts:
        raise RefusedError(f"that column parts them by “{column.parts}”, which stands in one of them")
    return joined


def _word_read(column: Column, plain: str) -> str:
    for word, meant in column.words.items():
        if word == plain:
            return meant or plain
    for word, meant in column.words.items():
        if word.casefold() == plain.casefold():
            return meant or plain
    return plain


def _word_written(column: Column, text: str) -> str:
    alike = [word for word, meant in column.words.items() if text == (meant or word)]
    alike += [word for word in column.words if text.casefold() == word.casefold()]
    if alike:
        return alike[0]
    status = status_named(text)
    if (near := column.writes.get(text) or column.writes.get(status or "")) is not None:
        return near
    for word, meant in column.words.items():
        if status is not None and status_named(meant or word) == status:
            return word
    if not column.words:
        return text
    raise RefusedError(f"that column takes one of {', '.join(column.words)}")


def _scaled(column: Column, text: str) -> str:
    part = share(text)
    if part is None or (column.scale == "0-100" and not text.rstrip().endswith("%") and part == 1):
        raise RefusedError("that column takes a share, and this is none")
    if column.step is not None and abs(part / column.step - round(part / column.step)) > 1e-9:
        raise RefusedError(f"that column goes in steps of {column.step:g}")
    if column.scale == "0-100":
        return f"{part * 100:.10g}"
    return text if BARE.fullmatch(text) and float(text) == part else f"{part:.10g}"


def _iso(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if len(text) == len("2027-01-31") else None
    except ValueError:
        return None


def day_of(text: str, order: DateOrder) -> datetime.date | None:
    """A day in numbers; one that starts with the year is written as ISO 8601 has it, whatever the order."""
    moment = MOMENT.match(text)
    if (day := _iso(moment[0] if moment is not None else text)) is not None:
        return day
    found = NUMERIC.fullmatch(text)
    if found is None:
        return None
    named = dict(zip(order, (found[1], found[3], found[4]), strict=True))
    if len(named["y"]) not in {2, 4}:
        return None
    year = int(named["y"]) + (CENTURY if len(named["y"]) == 2 else 0)
    try:
        return datetime.date(year, int(named["m"]), int(named["d"]))
    except ValueError:
        return None


def day_written(day: datetime.date, order: DateOrder) -> str:
    """A day in numbers, as a tool has them."""
    parts = {"y": f"{day.year:04}", "m": f"{day.month:02}", "d": f"{day.day:02}"}
    return ("-" if order == "ymd" else "/").join(parts[one] for one in order)
