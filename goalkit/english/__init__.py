"""Reading English goal sentences: a statement in, a `Reading` out, by rules alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.period import Calendar, Period
from goalkit.english.reading import Deadline, Measure, Quantity, Reading, Verb

if TYPE_CHECKING:
    import datetime

    from goalkit.text import Text

__all__ = ["Calendar", "Deadline", "Measure", "Period", "Quantity", "Reading", "Verb", "understand"]


def understand(
    statement: Text,
    *,
    period: Period | None = None,
    today: datetime.date | None = None,
    calendar: Calendar = Calendar(),
) -> Reading:
    """Read one statement; `period` is that of its document and settles “by March” and “end of the quarter”."""
    return Reading()
