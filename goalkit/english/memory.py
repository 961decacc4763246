"""Readings kept while a text is being typed: each change leaves most of its sentences as and where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.calendar import PLAIN
from goalkit.english.statement import understand

if TYPE_CHECKING:
    import datetime
    from collections.abc import Hashable, Mapping

    from goalkit.english.calendar import Calendar, Period
    from goalkit.english.reading import Reading
    from goalkit.text import Text

__all__ = ["Memory"]


class Memory:
    """Reads statements as `understand` does, and those again for nothing that the text had before its last change.

    >>> from goalkit.text import Text
    >>> memory = Memory()
    >>> memory.turn()
    >>> first = memory.understand(Text("Raise NPS from 45 to 60", 3, 5))
    >>> memory.turn()
    >>> memory.understand(Text("Raise NPS from 45 to 60", 3, 5)) is first
    True
    """

    __slots__ = ("_before", "_now")

    def __init__(self) -> None:
        self._before: dict[Hashable, Reading] = {}
        self._now: dict[Hashable, Reading] = {}

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
        """Read one statement, or remember it: the same words in the same places, and the same said beside them."""
        beside = tuple((name, str(text), text.marks) for name, text in fields.items()) if fields else ()
        key = (str(statement), statement.marks, beside, period, today, calendar)
        reading = self._now.get(key) or self._before.get(key)
        if reading is None:
            reading = understand(statement, fields=fields, period=period, today=today, calendar=calendar)
        self._now[key] = reading
        return reading
