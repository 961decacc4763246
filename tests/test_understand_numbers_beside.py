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
        ("Nativity costumes sewn before Advent", "before Advent"),
        ("Gateway live by M6", "by M6"),
        ("By no later than 15 May, briefings attended by 90% of drivers", "By no later than 15 May"),
        ("Slides ready by the annual conference", "by the annual conference"),
        ("Open the kiosk in the second half", "in the second half"),
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
        "Write 12 «This month in the archive» posts",
        'Print the "Summer 2027 at the baths" leaflet',
        "9,000 swims in the new pool during term",
        "Bylaws approved by the general assembly",
        "Trucks replaced by M4 vans",
        "Close case 212/9/2027",
    ],
)
def test_what_only_names_a_time_is_no_limit(statement: str) -> None:
    assert goalkit.understand(statement).deadline is None


@pytest.mark.parametrize(
    "statement",
    [
        "Dossier for specimen 88 sent to the museum",
        "Report on case 1204 closed by the tribunal",
        "Audit of supplier 12 completed by May",
        "Repairs to bridge 211 finished by 1 May",
        "Protocol for cohort 4 signed off, and the ward told",
        "Lease for the depot renewed for ten years",
        "Partnership with the college agreed for 18 months",
        "Grant for the clinic secured for two years",
        "Travel policy published to all staff",
    ],
)
def test_what_carries_a_number_or_holds_so_long_or_is_for_all_counts_nothing(statement: str) -> None:
    assert goalkit.understand(statement).measured == "event"


@pytest.mark.parametrize(
    "statement",
    [
        "Grow revenue to 417",
        "Reduce waste for client 40%",
        "Waiting time for patients 12 days",
        "Patients stay off the ward for 90 days",
        "Keep staff for at least two years",
        "Milk stays fresh for 9 days",
        "Tablets issued to all 300 drivers",
        "Meals delivered to all pupils",
        "Contract signed by all partners",
        "By March 40 trained",
    ],
)
def test_what_is_held_or_reaches_each_of_all_is_a_quantity(statement: str) -> None:
    assert goalkit.understand(statement).measured == "quantity"


@pytest.mark.parametrize(
    ("statement", "baseline", "target"),
    [
        ("AHT 6:15 → 5:30", 6.25, 5.5),
        ("Turnaround time: 1:45 -> 1:15", 1.75, 1.25),
        ("Swim the relay under 4:15", None, 4.25),
    ],
)
def test_a_length_of_time_may_be_written_as_on_a_clock(statement: str, baseline: float | None, target: float) -> None:
    [measure] = goalkit.understand(statement).measures
    assert measure.target is not None
    assert (measure.baseline.number if measure.baseline else None, measure.target.number) == (baseline, target)


@pytest.mark.parametrize(
    "statement", ["Kitchen open until 22:30", "Shop opens from 9:00 to 8:30", "Bus timetable 7:15 → 7:45 published"]
)
def test_a_time_of_day_is_none(statement: str) -> None:
    assert goalkit.understand(statement).measures == ()
