"""When a sentence is to be true: days, limits without a day, and what the period, today and the calendar settle."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

import goalkit
from goalkit.english import Calendar, Period

if TYPE_CHECKING:
    from goalkit.english import Deadline


FIRST_QUARTER = Period("Q1 2027", datetime.date(2027, 1, 1), datetime.date(2027, 3, 31))


def day(month: int, day_of_month: int, year: int = 2027) -> datetime.date:
    """A day of 2027, unless another year is given."""
    return datetime.date(year, month, day_of_month)


def deadline(statement: str, **settled_by: object) -> Deadline:
    """The deadline that a statement is sure to name."""
    found = goalkit.understand(statement, **settled_by).deadline  # type: ignore[arg-type]
    assert found is not None
    return found


def flags(found: Deadline) -> set[str]:
    """What keeps a deadline from being a day."""
    return {name for name in ("relative", "vague", "ambiguous", "impossible") if getattr(found, name)}


@pytest.mark.parametrize(
    ("statement", "words", "first", "date"),
    [
        ("Launch by 31 March 2027", "by 31 March 2027", None, day(3, 31)),
        ("Launch by March 31, 2027", "by March 31, 2027", None, day(3, 31)),
        ("Launch by the 5th of May 2027", "by the 5th of May 2027", None, day(5, 5)),
        ("Launch on 2027-05-03", "on 2027-05-03", None, day(5, 3)),
        ("Launch (due 2027-05-03)", "due 2027-05-03", None, day(5, 3)),
        ("Launch by 13/4/2027", "by 13/4/2027", None, day(4, 13)),
        ("Launch by 4/13/2027", "by 4/13/2027", None, day(4, 13)),
        ("Launch by March 2027", "by March 2027", day(3, 1), day(3, 31)),
        ("Launch in Q2 2027", "in Q2 2027", day(4, 1), day(6, 30)),
        ("Launch by 2027 Q2", "by 2027 Q2", day(4, 1), day(6, 30)),
        ("Launch by end of H1 2027", "by end of H1 2027", day(1, 1), day(6, 30)),
        ("Launch in the first half of 2027", "in the first half of 2027", day(1, 1), day(6, 30)),
        ("Launch by 2027", "by 2027", day(1, 1), day(12, 31)),
        ("Launch by the year 2027", "by the year 2027", day(1, 1), day(12, 31)),
        ("Launch by the end of the year 2027", "by the end of the year 2027", day(1, 1), day(12, 31)),
        ("Launch before the year 2028", "before the year 2028", None, day(12, 31)),
        ("Launch before 1 April 2027", "before 1 April 2027", None, day(3, 31)),
        ("Launch before Q2 2027", "before Q2 2027", None, day(3, 31)),
        ("Launch no later than 3 May 2027", "no later than 3 May 2027", None, day(5, 3)),
        ("Launch by February 2028", "by February 2028", day(2, 1, 2028), day(2, 29, 2028)),
    ],
)
def test_deadlines(statement: str, words: str, first: datetime.date | None, date: datetime.date) -> None:
    found = deadline(statement)
    assert (found.text, found.first, found.date) == (words, first, date)
    assert flags(found) == set()


@pytest.mark.parametrize(
    ("statement", "flag"),
    [
        ("Launch by March", "ambiguous"),
        ("Launch by 5 May", "ambiguous"),
        ("Launch by 29 February", "ambiguous"),
        ("Launch by Q2", "ambiguous"),
        ("Launch in H1", "ambiguous"),
        ("Launch by EOY", "ambiguous"),
        ("Launch by the end of the quarter", "ambiguous"),
        ("Launch in FY26 Q2", "ambiguous"),
        ("Launch by the end of our financial year", "ambiguous"),
        ("Launch by 3/4/2027", "ambiguous"),
        ("Launch by 03.04.2027", "ambiguous"),
        ("Launch by Christmas", "ambiguous"),
        ("Launch within six months", "relative"),
        ("Launch over the next 90 days", "relative"),
        ("Launch by Friday", "relative"),
        ("Launch soon", "vague"),
        ("Launch as soon as possible", "vague"),
        ("Launch in the near future", "vague"),
        ("Launch by 31 June 2027", "impossible"),
        ("Launch by 2027-02-30", "impossible"),
        ("Launch by 29 February 2027", "impossible"),
        ("Launch by 30 February", "impossible"),
        ("Launch by Q5", "impossible"),
    ],
)
def test_limits_without_a_day(statement: str, flag: str) -> None:
    found = deadline(statement)
    assert (found.date, flags(found)) == (None, {flag})


@pytest.mark.parametrize(
    ("statement", "date"),
    [
        ("Launch by March", day(3, 31)),
        ("Launch by 5 February", day(2, 5)),
        ("Launch by the end of the quarter", day(3, 31)),
        ("Launch by EOQ", day(3, 31)),
        ("Launch by Q1", day(3, 31)),
        ("Launch in H1", day(6, 30)),
        ("Launch by EOY", day(12, 31)),
        ("Launch this quarter", day(3, 31)),
        ("Launch next quarter", None),
        ("Launch within six months", None),
    ],
)
def test_the_period_settles_what_a_date_leaves_open(statement: str, date: datetime.date | None) -> None:
    assert deadline(statement, period=FIRST_QUARTER).date == date


@pytest.mark.parametrize(("end", "settles"), [(day(3, 25), False), (day(3, 26), True)])
def test_a_term_of_twelve_weeks_is_as_long_as_a_quarter(end: datetime.date, *, settles: bool) -> None:
    term = Period("spring term", day(1, 5), end)
    assert deadline("Launch by the end of the quarter", period=term).date == (end if settles else None)


def test_a_quarter_that_begins_on_the_last_day_of_a_period_is_its_last() -> None:
    lease = Period("July to New Year", day(7, 1), day(1, 1, 2028))
    assert deadline("Hand over the keys in Q1", period=lease).date == day(3, 31, 2028)


@pytest.mark.parametrize(
    ("statement", "today", "date"),
    [
        ("Launch by March", day(2, 10), day(3, 31)),
        ("Launch by March", day(4, 10), day(3, 31, 2028)),
        ("Launch by 5 May", day(2, 10), day(5, 5)),
        ("Launch by the end of the quarter", day(2, 10), None),
    ],
)
def test_today_settles_months_where_no_period_does(
    statement: str, today: datetime.date, date: datetime.date | None
) -> None:
    assert deadline(statement, today=today).date == date
    assert deadline("Launch by March", today=today, period=FIRST_QUARTER).date == day(3, 31)


@pytest.mark.parametrize(
    ("statement", "calendar", "date"),
    [
        ("Launch by 3/4/2027", Calendar(date_order="dmy"), day(4, 3)),
        ("Launch by 3/4/2027", Calendar(date_order="mdy"), day(3, 4)),
        ("Launch by 03.04.2027", Calendar(date_order="dmy"), day(4, 3)),
        ("Launch in FY27 Q1", Calendar(fiscal_year_start=7), day(9, 30, 2026)),
        ("Launch in FY27 Q1", Calendar(fiscal_year_start=1), day(3, 31)),
        ("Launch in FY27 H2", Calendar(fiscal_year_start=4), day(3, 31)),
        ("Launch by the fiscal 2027", Calendar(fiscal_year_start=7), day(6, 30)),
    ],
)
def test_the_calendar_settles_orders_and_fiscal_years(statement: str, calendar: Calendar, date: datetime.date) -> None:
    assert deadline(statement, calendar=calendar).date == date


@pytest.mark.parametrize(
    "statement",
    [
        "Launch the Q4 plan",
        "Roll out the 2027 strategy",
        "Answer 95% of tickets within 2 hours",
        "Pay 98% of invoices within 30 days",
        "Users act within 30 days of sign-up",
        "We may launch it",
        "Cut costs by 20%",
    ],
)
def test_times_that_limit_something_else_are_no_deadlines(statement: str) -> None:
    assert goalkit.understand(statement).deadline is None


@pytest.mark.parametrize(
    "statement", ["Reject H0 in 5 of 8 trials", "Ship nothing in Q0", "Cut defects from 9 to 3 by H0"]
)
def test_no_quarter_or_half_has_the_number_zero(statement: str) -> None:
    reading = goalkit.understand(statement, period=FIRST_QUARTER)
    assert [one.date for one in reading.deadlines if one.date] == []


@pytest.mark.parametrize(
    "text",
    [
        "Grant application in by 30/9",
        "Ship it by 9/30",
        "Report due 15/10",
        "Done until 12/31",
        "Sign before 3/4",
        "Pool closed till 3/4",
        "Open the kiosk by 30/9/YY",
        "Sign the lease until 30.09.",
        "Kiosk painted before 14.05, roof included",
        "Stock taken latest by 31/10",
        "Kennels open by Memorial Day",
        "Projector installed before the half-term holidays",
    ],
)
def test_a_day_and_a_month_behind_a_limit_are_a_deadline_and_no_amount(text: str) -> None:
    reading = goalkit.understand(text)
    assert (reading.measured, reading.change_without_baseline) == ("event", False)
    assert reading.deadline is not None


@pytest.mark.parametrize(
    "text",
    [
        "Reduce cost by 1/3",
        "Cut waste by 3/4 of all sites",
        "Guests come back the next day",
        "Cut cost by 12.05",
        "Keep it before 12.05 points",
        "Latest version released",
    ],
)
def test_fractions_and_the_day_after_something_are_no_deadline(text: str) -> None:
    assert goalkit.understand(text).deadline is None


def test_a_period_may_be_a_single_day() -> None:
    document = goalkit.read("Period: 2027-05-01 to 2027-05-01\n\n# Every visitor finds the open day\n", "markdown")
    assert document.period is not None
    assert (document.period.start, document.period.end) == (day(5, 1), day(5, 1))


def test_a_winter_ends_in_the_year_after() -> None:
    found = deadline("Launch by winter 2027")
    assert (found.first, found.date) == (datetime.date(2027, 12, 1), datetime.date(2028, 2, 29))
