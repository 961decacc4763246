"""Readings kept while a text is being typed: each change leaves most of its sentences as they were."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any

from goalkit.english.calendar import PLAIN
from goalkit.english.reading import Deadline, Measure, Quantity, Reading, Verb
from goalkit.english.statement import understand
from goalkit.text import Text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Hashable, Mapping

    from goalkit.english.calendar import Calendar, Period

__all__ = ["Memory"]

PARTS = (Reading, Measure, Quantity, Deadline, Verb)
NAMES = {kind: tuple(one.name for one in fields_of(kind)) for kind in PARTS}


class Memory:
    """Reads statements as `understand` does, and those again for nothing that the text had before its last change.

    A statement on another line than before has the same reading, there.

    >>> memory = Memory()
    >>> memory.turn()
    >>> first = memory.understand(Text("Raise NPS from 45 to 60", 3, 5))
    >>> memory.turn()
    >>> memory.understand(Text("Raise NPS from 45 to 60", 3, 5)) is first
    True
    >>> memory.understand(Text("Raise NPS from 45 to 60", 7, 5)).measures[0].text.span.line
    7
    """

    __slots__ = ("_before", "_now")

    def __init__(self) -> None:
        self._before: dict[Hashable, dict[int, Reading]] = {}
        self._now: dict[Hashable, dict[int, Reading]] = {}

    def turn(self) -> None:
        """Say that the text is read anew; what it no longer had the last time is forgotten."""
        self._before, self._now = self._now, {}

    def understand(
        self,
        statement: Text,
        *,
        fields: Mapping[str, Text] | None = None,
        period: Period | None = None,
        today: datetime.date | None = None,
        calendar: Calendar = PLAIN,
    ) -> Reading:
        """Read one statement, or remember it: the same words in the same columns, and the same said beside them."""
        line = statement.marks[0].line
        beside = tuple([(name, str(text), _shape(text, line)) for name, text in fields.items()]) if fields else ()
        key = (str(statement), _shape(statement, line), beside, period, today, calendar)
        known = self._before.get(key) or self._now.get(key)
        reading = known.get(line) if known else None
        if reading is None and known:
            before = next(iter(known))
            reading = _moved(known[before], line - before)
        elif reading is None:
            reading = understand(statement, fields=fields, period=period, today=today, calendar=calendar)
        self._now.setdefault(key, {})[line] = reading
        return reading


def _shape(text: Text, line: int) -> tuple[tuple[int, int, int, bool], ...]:
    """The places of a text, its lines counted from another one."""
    return tuple([(mark.offset, mark.line - line, mark.column, mark.joined) for mark in text.marks])


def _moved(value: Any, lines: int) -> Any:  # noqa: ANN401 (whatever stands in a reading)
    """The same reading, so many lines further down."""
    if isinstance(value, Text):
        return Text(str(value), marks=tuple([mark._replace(line=mark.line + lines) for mark in value.marks]))
    if isinstance(value, tuple):
        return tuple([_moved(one, lines) for one in value]) if value else value
    if isinstance(value, PARTS):
        return type(value)(*[_moved(getattr(value, name), lines) for name in NAMES[type(value)]])
    return value
