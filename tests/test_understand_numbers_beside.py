"""Numbers and times that stand beside what is to be reached: dates, ages, standards, titles, remarks."""

from __future__ import annotations

import pytest

import goalkit


@pytest.mark.parametrize(
    "statement",
    [
        "Minutes of the spring meeting sent round; retro for v2.6 published a week after the fair",
        "Summary of the fair posted two weeks after it closes",
        "Night porter (part-time, 2 years) hired",
        "IATF 16949 certificate renewed",
        "EASA 21600 audit passed",
        "Sell the old six and lease electric vans",
        "Replace the last three with vans",
        "Send the drawings by the March 5 hearing",
    ],
)
def test_what_counts_nothing_leaves_an_event(statement: str) -> None:
    assert goalkit.understand(statement).measured == "event"


@pytest.mark.parametrize(
    "statement",
    [
        "Discharge letters sent two days after discharge",
        "Condolences sent six weeks after every death",
        "Portal launched (500 users)",
        "Wait for a scan cut (target: 3 days)",
        "DAU 12000 by June",
        "CO2 12000 tonnes saved",
        "Reduce the number of open sites to the last three",
        "Turn 40 visitors into members",
    ],
)
def test_what_counts_stays_a_quantity(statement: str) -> None:
    assert goalkit.understand(statement).measured == "quantity"


def test_an_age_is_no_target() -> None:
    assert not goalkit.understand("Young carers keep their coach until they turn 25").states_number


def test_so_much_off_is_a_change() -> None:
    assert goalkit.understand("15% off the heating bill").change_without_baseline
    assert not goalkit.understand("15% off for students").change_without_baseline


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Send the drawings by our March 5 hearing", "by our March 5 hearing"),
        ("Bracket prototype at the supplier CW 34", "CW 34"),
        ("Moulds here (KW12)", "KW12"),
        ("Scrap under 2% by month 12", "by month 12"),
        ("Clean the pool during the summer break", "during the summer break"),
    ],
)
def test_days_that_no_calendar_knows_are_limits(statement: str, words: str) -> None:
    found = goalkit.understand(statement).deadline
    assert found is not None
    assert found.text == words


@pytest.mark.parametrize(
    "statement",
    [
        "Involve parents throughout the budget process",
        "CW 34 figures checked",
        "Write 12 “This month in the archive” posts",
        'Print the "Summer 2027 at the baths" leaflet',
    ],
)
def test_what_only_names_a_time_is_no_limit(statement: str) -> None:
    assert goalkit.understand(statement).deadline is None
