"""Progress is plain arithmetic: it grows with the value, keeps its bounds, and doesn't care for the unit."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goalkit.english import Period, Quantity, understand
from goalkit.english.comparing.way import elapsed, progress_of, target_of, way_gone
from goalkit.english.numbers.units import SECONDS
from goalkit.model.okr import is_committed
from goalkit.progress import Standing, check_ins_by_goal, score, standings, succeeded
from goalkit.read import read
from goalkit.text import Text

TODAY = datetime.date(2027, 2, 15)
Q1 = Period("Q1 2027", datetime.date(2027, 1, 1), datetime.date(2027, 3, 31))
numbers = st.integers(-10_000, 10_000).map(lambda n: n / 10)
shares = st.floats(-5, 5)
conventions = st.sampled_from(["exact", "tenths", "percent", "done"])


def gone(sentence: str, value: float, unit: str | None = None) -> float | None:
    """How far a value is on the way that a sentence describes."""
    [measure] = understand(Text(sentence)).measures
    return progress_of(measure, Quantity(value, unit, Text(str(value))))


@given(numbers, numbers, numbers, numbers)
def test_nearer_to_the_target_is_never_less(baseline: float, target: float, one: float, other: float) -> None:
    assume(baseline != target)
    first, last = sorted((one, other), reverse=target < baseline)
    assert way_gone(baseline, target, first) <= way_gone(baseline, target, last)


@given(numbers, numbers)
def test_the_way_goes_from_none_to_all(baseline: float, target: float) -> None:
    assume(baseline != target)
    assert way_gone(baseline, target, baseline) == 0
    assert way_gone(baseline, target, target) == 1


@given(numbers, numbers, numbers, st.floats(0.001, 1000), numbers)
def test_another_scale_makes_no_difference(
    baseline: float, target: float, value: float, factor: float, shift: float
) -> None:
    assume(abs(baseline - target) >= 1)
    moved = way_gone(*(one * factor + shift * factor for one in (baseline, target, value)))
    assert moved == pytest.approx(way_gone(baseline, target, value), rel=1e-6, abs=1e-6)


@given(st.floats(0, 100), st.sampled_from(sorted(SECONDS)))
def test_another_unit_makes_no_difference(hours: float, unit: str) -> None:
    sentence = "Cut the time to answer a ticket from 48 hours to 12 hours"
    other = hours * SECONDS["hour"] / SECONDS[unit]
    assert gone(sentence, other, unit) == pytest.approx(gone(sentence, hours, "hour"), abs=1e-9)


@given(shares, shares, conventions)
def test_scores_have_bounds_and_an_order(one: float, other: float, convention: str) -> None:
    low, high = sorted((one, other))
    first, last = score(low, convention), score(high, convention)  # type: ignore[arg-type]
    assert 0 <= first <= last <= (100 if convention == "percent" else 1)


@given(st.dates(datetime.date(2026, 1, 1), datetime.date(2028, 12, 31)), st.integers(0, 400))
def test_time_only_passes(day: datetime.date, later: int) -> None:
    first, last = elapsed(Q1, day), elapsed(Q1, day + datetime.timedelta(later))
    assert first is not None
    assert last is not None
    assert 0 <= first <= last <= 1


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "expected"),
    [
        ("Raise NPS from 20 to 60", 30, None, 0.25),
        ("Raise NPS from 20 to 60", 10, None, -0.25),
        ("Raise NPS from 20 to 60", 80, "points", 1.5),
        ("Grow weekly orders from 0 to 50", 10, None, 0.2),
        ("Cut the wait for a first visit from 21 to 10 days", 10, "day", 1.0),
        ("Cut the wait for a first visit from 21 to 7 days", 2, "week", 0.5),
        ("Cut the wait for a first visit from 21 to 7 days", 40, "percent", None),
        ("Raise monthly revenue from $10,000 by 20%", 11_000, None, 0.5),
        ("Keep uptime above 99.9%", 99.95, "percent", 1.0),
        ("Keep uptime above 99.9%", 99.5, "percent", 0.0),
        ("Raise NPS to at least 60", 61, None, 1.0),
        ("Raise NPS to at least 60", 30, None, None),
    ],
)
def test_a_value_on_the_way(sentence: str, value: float, unit: str | None, expected: float | None) -> None:
    assert gone(sentence, value, unit) == (None if expected is None else pytest.approx(expected))


def test_a_committed_goal_is_expected_to_be_met() -> None:
    assert succeeded(0.68, "tenths")
    assert not succeeded(0.68, "tenths", committed=True)
    assert not succeeded(0.68)
    assert succeeded(1.2, "done")


def test_a_period_without_dates_has_no_share() -> None:
    assert elapsed(None, TODAY) is None
    assert elapsed(Period("Q3"), TODAY) is None
    assert elapsed(Q1, datetime.date(2027, 3, 31)) == 1


SOURCE = """\
period: Q1 2027
objectives:
  - id: O-1
    objective: Patients are seen on time
    key_results:
      - {id: KR-1, key_result: Raise on-time starts from 60% to 80%, commitment: committed}
      - {id: KR-2, key_result: Cut the wait for a first visit from 20 to 10 days}
      - {id: KR-3, key_result: Open the walk-in desk}
      - {id: KR-4, key_result: Raise NPS from 20 to 60}
check_ins:
  - {goal: KR-1, date: 2027-02-10, value: 70%, confidence: 0.6, status: at risk}
  - {goal: KR-1, date: 2027-01-10, value: 65%, confidence: 0.8, status: on track}
  - {goal: KR-1, date: 2027-03-10, value: 80%, status: done}
  - {goal: KR-3, date: 2027-02-01, status: done}
  - {goal: KR-4, date: 2027-02-01, status: dropped}
"""


def found() -> dict[str, Standing]:
    document = read(SOURCE, "yaml")
    return standings(document, TODAY, check_ins_by_goal([document]))


def test_a_goal_stands_where_its_last_check_in_says() -> None:
    first = found()["KR-1"]
    assert (first.progress, first.trend, first.confidence, first.status) == (0.5, (0.25, 0.5), 0.6, "at_risk")
    assert first.days == 5
    assert first.expected == pytest.approx(46 / 90)
    assert is_committed(first.goal)


def test_a_milestone_is_done_or_not() -> None:
    assert found()["KR-3"].progress == 1


def test_an_objective_is_the_mean_of_its_results() -> None:
    objective = found()["O-1"]
    assert (objective.progress, objective.known, objective.results) == (0.75, 2, 3)


def test_no_check_in_is_no_progress() -> None:
    second = found()["KR-2"]
    assert (second.progress, second.latest, second.days) == (None, None, None)


def test_check_ins_may_stand_in_a_file_of_their_own() -> None:
    goals, log = SOURCE.split("check_ins:")
    documents = [read(goals, "yaml", path="goals.yaml"), read(f"check_ins:{log}", "yaml", path="log.yaml")]
    found = standings(documents[0], TODAY, check_ins_by_goal(documents))
    assert found["KR-1"].progress == 0.5


@pytest.mark.parametrize("statement", ["Cut complaints by half", "Cut complaints by 50%"])
def test_half_is_half_however_it_is_written(statement: str) -> None:
    [measure] = understand(Text(statement), fields={"baseline": Text("40")}).measures
    assert target_of(measure) == (20, None)
