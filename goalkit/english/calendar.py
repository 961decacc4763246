"""How a team counts time, and the stretch of time that goals are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a team writes and counts time; None where nobody said, and then nothing is guessed.

    `fiscal_year_start` is the month (1 to 12) in which the fiscal year begins; a fiscal year is
    named after the calendar year in which it ends.
    """

    fiscal_year_start: int | None = None
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    week_start: Literal["monday", "sunday"] = "monday"
    decimal_mark: Literal[".", ","] = "."


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a document or goal is for; `start` and `end` are its first and last day.

    Both are None where the text names no year (“Q3”) or needs a fiscal calendar that nobody stated.
    """

    text: str
    start: datetime.date | None = None
    end: datetime.date | None = None


PLAIN = Calendar()
