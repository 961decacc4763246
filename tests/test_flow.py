"""The identities of flow hold to rounding, for any units, and never claim more than the length of a day allows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goalkit.bibliography import bibliography
from goalkit.english.fields.figure import Figure, conversion, in_words, read_figure, read_share, unit_of_rate
from goalkit.english.metric import registry
from goalkit.english.numbers.units import SECONDS
from goalkit.model import LeanMetric
from goalkit.model.boundary import boundaries
from goalkit.model.flow import (
    contradicts,
    flow_efficiency,
    in_unit,
    lead_time,
    oee,
    rolled_yield,
    slowest,
    takt,
    throughput,
    time_in_progress,
    work_in_progress,
)
from goalkit.model.lean import DORA
from goalkit.model.stream import WASTES, waste_named
from goalkit.read import read
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

units = st.sampled_from(sorted(SECONDS, key=SECONDS.__getitem__))
amounts = st.floats(0.1, 10_000)
parts = st.floats(0.01, 1)


def exact(number: float, unit: str | None = None, per: str | None = None) -> Figure:
    """A figure that is known without rounding."""
    return Figure(number, number, unit, per, number)


def share(number: float) -> Figure:
    """A share that is known without rounding."""
    return exact(number, "share")


def holds(figure: Figure | None, number: float) -> bool:
    """Whether a number lies within the bounds of a figure, but for the last digits of a machine."""
    return figure is not None and figure.low * (1 - 1e-9) <= number <= figure.high * (1 + 1e-9)


# Little's law


@given(amounts, amounts, units)
def test_little_s_law_gives_back_what_it_was_given(rate: float, time: float, unit: str) -> None:
    pieces = work_in_progress(exact(rate, None, unit), exact(time, unit))
    assert pieces is not None
    assert holds(pieces, rate * time)
    back = time_in_progress(exact(rate * time), exact(rate, None, unit))
    assert back is not None
    assert back.unit == unit
    assert back.number == pytest.approx(time)
    again = throughput(exact(rate * time), exact(time, unit))
    assert again is not None
    assert (again.per, again.number) == (unit, pytest.approx(rate))


@given(amounts, amounts, units, units)
def test_figures_that_agree_by_the_calendar_never_contradict_each_other(
    rate: float, seconds: float, per: str, unit: str
) -> None:
    """Whoever counts all days and hours is right, whichever units are used."""
    many = exact(rate, None, per)
    time = exact(seconds / SECONDS[unit], unit)
    pieces = exact(rate * seconds / SECONDS[per])
    found = work_in_progress(many, time)
    assert found is not None
    assert not contradicts(pieces, found, 0.01)


@given(st.floats(1, 100), st.integers(1, 20), st.integers(4, 7), st.floats(6, 12))
def test_a_week_of_any_length_makes_no_contradiction(rate: float, days: int, week: int, hours: float) -> None:
    """Working days in one figure and calendar days in the other may both be meant."""
    a_day = exact(rate, None, "day")
    for time in (exact(days, "day"), exact(days * 7 / week, "day")):
        found = work_in_progress(a_day, time)
        assert found is not None
        assert not contradicts(exact(rate * days), found, 0.01)
    an_hour = work_in_progress(exact(rate, None, "hour"), exact(days, "day"))
    assert an_hour is not None
    assert not contradicts(exact(rate * hours * days), an_hour, 0.01)


@given(amounts, amounts, units)
def test_a_tenfold_slip_of_weeks_is_found(rate: float, time: float, unit: str) -> None:
    assume(SECONDS[unit] >= SECONDS["week"])
    found = work_in_progress(exact(rate, None, unit), exact(time, unit))
    assert found is not None
    assert contradicts(exact(rate * time * 10), found, 0.2)
    assert contradicts(exact(rate * time / 10), found, 0.2)


# Times and shares


@given(amounts, amounts, units, units)
def test_takt_is_time_by_demand(available: float, demand: float, unit: str, per: str) -> None:
    beat = takt(exact(available, unit, per), exact(demand, None, per))
    assert beat is not None
    assert (beat.unit, beat.number) == (unit, pytest.approx(available / demand))


@given(st.lists(st.tuples(amounts, units), min_size=1, max_size=6))
def test_the_steps_make_the_lead_time(times: list[tuple[float, str]]) -> None:
    total = lead_time([exact(number, unit) for number, unit in times])
    seconds = math.fsum(number * SECONDS[unit] for number, unit in times)
    assert total is not None
    assert total.unit is not None
    assert holds(total, seconds / SECONDS[total.unit]) or {unit for _, unit in times} & {"month", "quarter", "year"}


@given(amounts, amounts, units)
def test_nobody_works_for_longer_than_it_takes(process: float, wait: float, unit: str) -> None:
    lead = lead_time([exact(process, unit), exact(wait, unit)])
    assert lead is not None
    worked = flow_efficiency(exact(process, unit), lead)
    assert worked is not None
    assert worked.number == pytest.approx(process / (process + wait))
    assert worked.high <= 1 + 1e-9


@given(st.lists(parts, min_size=1, max_size=8))
def test_no_stream_yields_more_than_its_weakest_step(yields: list[float]) -> None:
    through = rolled_yield([share(one) for one in yields])
    assert through is not None
    assert through.number == pytest.approx(math.prod(yields))
    assert through.high <= min(yields) * (1 + 1e-9)


@given(parts, parts, parts)
def test_equipment_is_no_better_than_any_of_its_parts(one: float, two: float, three: float) -> None:
    made = oee(share(one), share(two), share(three))
    assert made is not None
    assert made.number == pytest.approx(one * two * three)
    assert not contradicts(share(one * two * three), made)


@given(st.lists(st.tuples(amounts, units), min_size=1, max_size=5))
def test_no_stream_is_faster_than_its_slowest_step(rates: list[tuple[float, str]]) -> None:
    figures = [exact(number, None, per) for number, per in rates]
    limit = slowest(figures)
    assert limit is not None
    assert all(limit.low <= turned.high * (1 + 1e-9) for turned in figures if turned.per == limit.per)


# Units


@given(units, units, units)
def test_units_lead_from_one_to_the_other_and_back(one: str, two: str, three: str) -> None:
    there, back = conversion(one, two), conversion(two, one)
    assert there.low <= there.high
    assert there.low * back.high == pytest.approx(1)
    longer, middle, short = sorted((one, two, three), key=SECONDS.__getitem__, reverse=True)
    over = conversion(longer, middle).high * conversion(middle, short).high
    assert conversion(longer, short).high == pytest.approx(over)


@given(amounts, units, units)
def test_a_time_in_another_unit_is_the_same_time(number: float, unit: str, other: str) -> None:
    turned = in_unit(exact(number, unit), other)
    assert turned is not None
    assert not contradicts(turned, exact(number, unit), 0.01)


def test_what_is_no_rate_no_time_and_no_share_gives_nothing() -> None:
    pieces, week, rate, half = exact(3), exact(1, "week"), exact(3, None, "week"), share(0.5)
    assert work_in_progress(week, week) is None
    assert work_in_progress(rate, pieces) is None
    assert time_in_progress(week, rate) is None
    assert time_in_progress(pieces, exact(0, None, "week")) is None
    assert throughput(pieces, half) is None
    assert takt(week, rate) is None
    assert flow_efficiency(pieces, week) is None
    assert lead_time([]) is None
    assert lead_time([week, pieces]) is None
    assert rolled_yield([half, week]) is None
    assert slowest([rate, week]) is None
    assert in_unit(half, "day") is None
    assert not contradicts(half, week)
    assert not contradicts(rate, pieces)


# Reading figures


@given(st.integers(1, 1899), st.integers(0, 2), units)
def test_a_figure_knows_how_precisely_it_was_written(number: int, decimals: int, unit: str) -> None:
    written = f"{number / 10**decimals:.{decimals}f} {unit}s"
    figure = read_figure(Text(written))
    assert figure is not None
    assert figure.unit == unit
    assert figure.high - figure.low == pytest.approx(10**-decimals)
    assert in_words(figure) == written


@pytest.mark.parametrize(
    ("written", "number", "unit", "per"),
    [
        ("12 a day", 12, None, "day"),
        ("10 per week", 10, None, "week"),
        ("1,200 parcels a month", 1200, None, "month"),
        ("40/week", 40, None, "week"),
        ("10 orders weekly", 10, None, "week"),
        ("37.5 hours a week", 37.5, "hour", "week"),
        ("37 h / week", 37, "hour", "week"),
        ("18 days", 18, "day", None),
        ("9 working days", 9, "day", None),
        ("2h 10m", 2 + 1 / 6, "hour", None),
        ("average 12 days", 12, "day", None),
        ("90 samples", 90, None, None),
        ("97%", 0.97, "share", None),
    ],
)
def test_a_field_with_one_average_is_a_figure(written: str, number: float, unit: str | None, per: str | None) -> None:
    figure = read_figure(Text(written))
    assert figure is not None
    assert (figure.number, figure.unit, figure.per) == (pytest.approx(number), unit, per)


@pytest.mark.parametrize(
    "written",
    [
        "p85 12 days",
        "85% within 12 days",
        "median 12 days",
        "about 12 days",
        "~12 days",
        "12-14 days",
        "12 to 14 days",
        "at most 12 days",
        "≤ 12 days",
        "12 days in summer",
        "12 days (2026)",
        "3 per line per day",
        "30 minutes per piece",
        "every 2 days",
        "unknown",
        "",
    ],
)
def test_what_is_no_plain_average_is_left_alone(written: str) -> None:
    assert read_figure(Text(written)) is None


@pytest.mark.parametrize(("written", "number"), [("97%", 0.97), ("0.97", 0.97), ("97", None), ("3 days", None)])
def test_a_share_is_in_percent_or_part_of_one(written: str, number: float | None) -> None:
    found = read_share(Text(written))
    assert (found.number if found else None) == number


@given(st.text(max_size=60))
def test_any_text_is_a_figure_or_none(written: str) -> None:
    figure = read_figure(Text(written))
    assert figure is None or 0 <= figure.low <= figure.high
    assert unit_of_rate(written) in {None, *SECONDS}


# What belongs together


def figures_in(source: str) -> Sequence[dict[str, Figure]]:
    """The sets of figures of a document."""
    return [one.figures for one in boundaries(read(source, "markdown"))]


def test_goals_side_by_side_belong_together_where_they_speak_of_one_thing() -> None:
    [together] = figures_in("# Lean metrics: repairs\n\n- Work in progress: 30 bikes\n- Throughput: 10 bikes a week\n")
    assert (together["wip"].number, together["throughput"].per) == (30, "week")
    apart = "# Lean metrics: repairs\n\n- Work in progress of wheels: 30\n- Throughput of frames: 10 a week\n"
    assert figures_in(apart) == []


def test_two_values_of_one_metric_belong_to_nothing() -> None:
    source = "# Lean metrics: repairs\n\n- WIP 30\n- WIP 40\n- Throughput: 10 a week\n- Lead time: 3 weeks\n"
    [together] = figures_in(source)
    assert together.keys() == {"throughput", "lead_time"}


def test_work_in_progress_is_a_metric_and_no_state_of_a_goal() -> None:
    document = read("# Lean metrics: repairs\n\n- WIP: 30 bikes\n- Work in progress: 40 bikes\n", "markdown")
    assert [(type(goal), goal.status) for goal in document.goals] == [(LeanMetric, None)] * 2
    assert [goal.reading.measures[0].metric for goal in document.goals] == ["wip", "wip"]


# Kinds of waste and DORA's measures


def test_kinds_of_waste_go_by_any_of_their_names() -> None:
    assert len(WASTES) == 8
    assert {one.source for one in WASTES} <= bibliography().keys()
    names = [name for one in WASTES for name in (one.name, *one.also)]
    assert len(names) == len(set(names))
    for one in WASTES:
        assert all(waste_named(f" {name.title()} ") is one for name in (one.name, *one.also))
    assert waste_named("meetings") is None


def test_dora_s_measures_are_known_and_each_has_its_guard() -> None:
    for group in DORA.values():
        for metric in group:
            others = {other for guards in DORA.values() for other in guards} - {metric}
            assert others & set(registry()[metric].counters)
