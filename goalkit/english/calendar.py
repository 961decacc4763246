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

    >>> import goalkit
    >>> goalkit.understand("Open the ward by 3/4/2027", calendar=Calendar(date_order="dmy")).deadline.date
    datetime.date(2027, 4, 3)
    """

    fiscal_year_start: int | None = None
    date_order: Literal["dmy", "mdy", "ymd"] | None = None
    week_start: Literal["monday", "sunday"] = "monday"
    decimal_mark: Literal[".", ","] = "."


@dataclass(frozen=True, slots=True)
class Period:
    r"""A stretch of time that a document or goal is for; `start` and `end` are its first and last day.

    Both are None where the text names no year (“Q3”) or needs a fiscal calendar that nobody stated.

    >>> import goalkit
    >>> period = goalkit.read("# Goals for Q1 2027\n- KR: Falls drop from 9 to 3 a month\n").period
    >>> str(period.text), period.start.isoformat(), period.end.isoformat()
    ('Q1 2027', '2027-01-01', '2027-03-31')
    """

    text: str
    start: datetime.date | None = None
    end: datetime.date | None = None


PLAIN = Calendar()
"""The calendar of a team that has said nothing.

>>> PLAIN.fiscal_year_start is None, PLAIN.week_start
(True, 'monday')
"""
