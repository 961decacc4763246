"""Periods and dates as people write them: “Q1 2027”, “FY26 H2”, “by the end of March”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a team writes and counts time; None where nobody said, and then nothing is guessed."""

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
