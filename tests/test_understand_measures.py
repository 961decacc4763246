"""What is measured, from where to where: the words around a value that decide it."""

from __future__ import annotations

import pytest

import goalkit


@pytest.mark.parametrize(
    ("statement", "text", "metric", "direction"),
    [
        ("Bring churn down from 5% to 3%", "churn", "customer_churn", "decrease"),
        ("Get the error rate down to 2%", "error rate", "error_rate", "decrease"),
        ("Take the average wait down from 40 to under 20 minutes", "average wait", None, "decrease"),
        ("Move sign-ups up by 5%", "sign-ups", "sign_ups", "increase"),
        ("Raise on-time starts from 58% to 85%", "on-time starts", None, "increase"),
        ("Drive on-call pages from 30 a week to 10", "on-call pages", "on_call_pages", "decrease"),
        ("Bring page-up time to 3 seconds", "page-up time", None, None),
        ("Get 40 volunteers up to speed on first aid", "volunteers", "volunteers", None),
    ],
)
def test_a_verb_may_be_parted_from_the_word_that_says_where_to(
    statement: str, text: str, metric: str | None, direction: str | None
) -> None:
    [measure] = goalkit.understand(statement).measures
    assert (measure.text, measure.metric, measure.direction) == (text, metric, direction)


@pytest.mark.parametrize(
    ("statement", "target"),
    [
        ("Keep bed occupancy after three months at or above 84%", 84),
        ("Retention after 90 days at 84%", 84),
        ("12 of 15 apprentices still here after 12 months", 12),
    ],
)
def test_a_moment_after_something_is_no_target(statement: str, target: float) -> None:
    [measure] = goalkit.understand(statement).measures
    assert measure.target is not None
    assert measure.target.number == target


@pytest.mark.parametrize(
    ("statement", "baseline", "target"),
    [
        ("Close 14 new contracts (Q4: 9)", 9, 14),
        ("Pipeline coverage from 2.1x to 3x", 2.1, 3),
        ("85% of Y2 pupils pass (last year 71%)", 71, 85),
        ("Read to an adult 4x per week", None, 4),
        ("Payouts within 48h: 71 % ⟶ 95 %", 71, 95),
        ("80% of letters sent same day (baseline audit March: 52%)", 52, 80),
        ("12 teachers trained by half term", None, 12),
    ],
)
def test_a_value_of_the_past_is_where_the_way_begins(statement: str, baseline: float | None, target: float) -> None:
    [measure] = goalkit.understand(statement).measures
    assert (measure.baseline and measure.baseline.number) == baseline
    assert measure.target is not None
    assert measure.target.number == target
    assert not goalkit.understand(statement).change_without_baseline


def test_who_closes_is_not_close() -> None:
    assert not goalkit.understand("We close without heroics").vague_words
    assert goalkit.understand("A close partnership with schools").vague_words


@pytest.mark.parametrize(
    ("statement", "number", "unit", "comparator"),
    [
        ("Cut the median time from twenty-one (21) to not more than ten (10) working days", 10, "day", "at_most"),
        ("At least nine out of ten applicants are informed", 9, "/10", "at_least"),
        ("Complaints upheld shall not exceed four (4) in any calendar year", 4, None, "at_most"),
        ("Tickets per new clinic in month 1 ≤ 3", 3, None, "at_most"),
    ],
)
def test_figures_in_the_prose_of_offices(statement: str, number: float, unit: str | None, comparator: str) -> None:
    [measure] = goalkit.understand(statement).measures
    assert measure.target is not None
    assert (measure.target.number, measure.target.unit, measure.comparator) == (number, unit, comparator)
    assert measure.direction != "increase"


def test_a_month_with_its_year_in_figures_is_a_deadline() -> None:
    deadline = goalkit.understand("All forklifts with blue light by 06/2027").deadline
    assert deadline is not None
    assert str(deadline.date) == "2027-06-30"


@pytest.mark.parametrize(
    "statement",
    [
        "Nurses stay",
        "People stay",
        "The bill stops growing",
        "Operations start on time",
        "Billing needs no manual steps",
    ],
)
def test_a_short_sentence_about_people_and_things_is_an_aim(statement: str) -> None:
    assert goalkit.understand(statement).aim == "aim"


@pytest.mark.parametrize(("sign", "direction"), [("↓", "decrease"), ("▼", "decrease"), ("↑", "increase")])
def test_an_arrow_up_or_down_is_a_change_from_somewhere(sign: str, direction: str) -> None:
    reading = goalkit.understand(f"Calls about payouts {sign} 40 %")
    [measure] = reading.measures
    assert (measure.direction, measure.change and measure.change.number) == (direction, 40)
    assert reading.change_without_baseline
