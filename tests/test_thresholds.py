"""Ranges of gauges are read as they are written, and a breach is a run of values and no single one."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.english import Calendar, Quantity
from goalkit.english.fields.band import Band, read_bands
from goalkit.model import Gauge
from goalkit.model.series import RUN, Breach, Point, breach_of, series_of, trend_of
from goalkit.read import read
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.model.thresholds import Colour, Thresholds

Ends = tuple[float | None, float | None, bool, bool, str | None]
numbers = st.integers(-1000, 1000).map(lambda n: n / 10)


def ends(written: str, unit: str | None = None, mark: str = ".") -> list[Ends]:
    """What is understood of a range: its ends, whether they belong to it, and its unit."""
    calendar = Calendar(decimal_mark=mark)  # type: ignore[arg-type]
    found = read_bands(Text(written), Text(unit) if unit else None, calendar)
    return [(one.low, one.high, one.has_low, one.has_high, one.unit) for one in found]


@pytest.mark.parametrize(
    ("written", "low", "high", "unit"),
    [
        ("≥ 95%", 95, None, "percent"),
        (">= 95 %", 95, None, "percent"),
        ("95+", 95, None, None),
        ("at least 95%", 95, None, "percent"),
        ("95 or more", 95, None, None),
        ("95 and above", 95, None, None),
        ("≤ 2h 10m", None, 2 + 10 / 60, "hour"),
        ("no more than 3", None, 3, None),
        ("up to 3", None, 3, None),
        ("3 days or less", None, 3, "day"),
        ("within 4 hours", None, 4, "hour"),
        ("90-95%", 90, 95, "percent"),
        ("90–95 %", 90, 95, "percent"),
        ("90 – 95", 90, 95, None),
        ("90% to 95%", 90, 95, "percent"),
        ("90 to 95%", 90, 95, "percent"),
        ("from 90 to 95", 90, 95, None),
        ("between 3 and 5", 3, 5, None),
        ("three to five", 3, 5, None),
        ("-5 to 5", -5, 5, None),
        ("±2%", -2, 2, "percent"),
        ("€10k–€12k", 10_000, 12_000, "EUR"),
        ("1,500–2,000", 1500, 2000, None),
        ("30 minutes to 2 hours", 0.5, 2, "hour"),
        ("≥ 4.2 out of 5", 4.2, None, "/5"),
        ("at most 2 a month", None, 2, None),
        ("≥ 95% of trips within 3 minutes", 95, None, "percent"),
        ("95%", 95, 95, "percent"),
        ("none", 0, 0, None),
    ],
)
def test_an_end_that_is_named_belongs_to_the_range(
    written: str, low: float | None, high: float | None, unit: str | None
) -> None:
    assert ends(written) == [(low, high, True, True, unit)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("below 90", (None, 90, True, False, None)),
        ("under 2 days", (None, 2, True, False, "day")),
        ("less than 90%", (None, 90, True, False, "percent")),
        ("> 5", (5, None, False, True, None)),
        ("more than four", (4, None, False, True, None)),
        ("exceeds 5", (5, None, False, True, None)),
        ("≥ 90% and < 95%", (90, 95, True, False, "percent")),
        ("< 95% and ≥ 90%", (90, 95, True, False, "percent")),
        ("less than 95 but at least 90", (90, 95, True, False, None)),
        ("90 ≤ x < 95", (90, 95, True, False, None)),
        ("2% < x ≤ 3.5%", (2, 3.5, False, True, "percent")),
        ("90 to <95%", (90, 95, True, False, "percent")),
        ("under 5 per 1,000 trips", (None, 5, True, False, None)),
    ],
)
def test_an_end_that_is_only_neared_does_not(written: str, expected: Ends) -> None:
    assert ends(written) == [expected]


def test_two_sides_are_two_ranges() -> None:
    assert ends("< 60 or > 80") == [(None, 60, True, False, None), (80, None, False, True, None)]
    assert ends("55-60 or 80-85") == [(55, 60, True, True, None), (80, 85, True, True, None)]


def test_marks_and_units_are_those_of_the_team() -> None:
    assert ends("92,5–95,25", "%", ",") == [(92.5, 95.25, True, True, "percent")]
    assert ends("1.000–2.500", mark=",") == [(1000, 2500, True, True, None)]
    assert ends("≥ 90", "days") == [(90, None, True, True, "day")]


@pytest.mark.parametrize("written", ["", "as agreed", "> 1:200", "90..95", "tbd", "<limit>", "≥ 95%, 90 last year"])
def test_what_is_no_range_is_none(written: str) -> None:
    assert ends(written) == []


@given(numbers, numbers)
def test_a_range_holds_what_lies_between_its_ends(one: float, other: float) -> None:
    low, high = sorted((one, other))
    [band] = read_bands(Text(f"between {low} and {high}"))
    assert band.holds(low)
    assert band.holds(high)
    assert band.holds((low + high) / 2)
    assert not band.holds(high + 1)
    assert not band.holds(low - 1)


@given(st.text(max_size=40))
def test_any_text_is_read_without_harm(written: str) -> None:
    for band in read_bands(Text(written)):
        assert isinstance(band, Band)
        assert band.low is None or band.high is None or band.low <= band.high


# Colours


def gauge(log: str = "", **fields: str) -> tuple[Gauge, tuple[Point, ...]]:
    """A KPI with these fields, and its values: `log` has a value for each week."""
    lines = "".join(f'    {name}: "{value}"\n' for name, value in fields.items())
    values = "".join(
        f'      - {{date: {datetime.date(2026, 1, 5) + datetime.timedelta(weeks=week)}, value: "{value}"}}\n'
        for week, value in enumerate(log.split())
    )
    listed = f"    check_ins:\n{values}" if values else ""
    document = read(f"kpis:\n  - kpi: Trams on time\n    owner: Ana\n{lines}{listed}", "yaml")
    [goal] = document.goals
    assert isinstance(goal, Gauge)
    return goal, series_of(goal, document.check_ins_of(goal))


def colours(thresholds: Thresholds | None, *values: float) -> list[Colour | None]:
    """The colour of each value."""
    assert thresholds is not None
    return [thresholds.colour_of(Quantity(value, None, Text(str(value)))) for value in values]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"green": "≥ 95%", "amber": "90-95%", "red": "below 90%"}, ["red", "amber", "green", "green"]),
        ({"green": "≥ 95%", "amber": "≥ 90%", "red": "< 90%"}, ["red", "amber", "green", "green"]),
        ({"green": "≥ 95%", "amber": "< 95%", "red": "< 90%"}, ["red", "amber", "green", "green"]),
        ({"green": "≥ 95%", "red": "< 90%"}, ["red", "amber", "green", "green"]),
        ({"green": "≥ 95%", "amber": "90-95%"}, ["red", "amber", "green", "green"]),
        ({"green": "95%", "amber": "90%", "red": "89%"}, ["red", "amber", "green", "green"]),
        ({"green": "≥ 95%"}, ["red", "red", "green", "green"]),
        ({"red": "< 90%"}, ["red", "green", "green", "green"]),
        ({"target": "at least 95%"}, ["red", "red", "green", "green"]),
        ({"green": "90-97%", "red": "< 80% or > 98%"}, ["amber", "green", "green", "red"]),
        ({"green": "≥ 99.5%", "amber": "91-93%", "red": "< 90%"}, ["red", "amber", None, None]),
    ],
)
def test_a_value_has_the_colour_of_its_range(fields: dict[str, str], expected: list[Colour | None]) -> None:
    goal, _ = gauge(**fields)
    assert colours(goal.thresholds, 89, 92, 95, 99) == expected


def test_ranges_that_cannot_be_read_tell_no_colour() -> None:
    goal, _ = gauge(green="≥ 95%", red="as agreed with the council")
    assert goal.thresholds is None


def test_a_value_in_another_kind_of_unit_has_no_colour() -> None:
    goal, _ = gauge(green="≤ 2 days", red="> 4 days")
    assert goal.thresholds is not None
    assert goal.thresholds.colour_of(Quantity(36, "hour", Text("36 hours"))) == "green"
    assert goal.thresholds.colour_of(Quantity(36, "percent", Text("36%"))) is None


@settings(deadline=None)  # the first reading imports what reads YAML
@given(st.lists(numbers, min_size=3, max_size=3, unique=True), numbers)
def test_better_is_never_worse_coloured(limits: list[float], value: float) -> None:
    low, _, high = sorted(limits)
    goal, _ = gauge(green=f"≥ {high}", red=f"< {low}", amber=f"{low} to {high}")
    order = ["red", "amber", "green"]
    first, last = colours(goal.thresholds, value, value + 1)
    assert first is not None
    assert last is not None
    assert order.index(first) <= order.index(last)


# Over time

RANGES = {"green": "≥ 95%", "amber": "90-95%", "red": "below 90%"}


def breach(log: str) -> Breach | None:
    """The breach in which values end."""
    return breach_of(gauge(log, **RANGES)[1])


@pytest.mark.parametrize(
    "log",
    [
        "96% 97%",
        "89%",
        "96% 97% 96% 82%",  # one value alone
        "96% 89% 88% 96%",  # over
        "96% 89% 88% 91%",  # on its way back
        "96% 91% 92% 91% 92% 91% 92% 91%",  # seven at amber
    ],
)
def test_chance_is_no_breach(log: str) -> None:
    assert breach(log) is None


@pytest.mark.parametrize(
    ("log", "since", "outside"),
    [
        ("96% 97% 89% 88%", 2, 2),
        ("96% 97% 92% 88%", 2, 2),
        ("96% 97% 89% 96% 88%", 2, 2),  # one good week ends nothing
        ("89% 96% 97% 89% 88%", 3, 2),  # two do
        ("96% 96% " + "91% " * RUN, 2, RUN),
    ],
)
def test_a_run_is_a_breach(log: str, since: int, outside: int) -> None:
    found = breach(log)
    assert found is not None
    assert found.since == datetime.date(2026, 1, 5) + datetime.timedelta(weeks=since)
    assert (found.outside, found.gap) == (outside, 7)


def test_the_same_time_of_last_year_is_remembered() -> None:
    year = ["88%"] * 4 + ["97%"] * 47
    found = breach(" ".join([*year, "89%", "88%"]))
    assert found is not None
    assert found.before is not None
    assert found.before.value == "88%"


@settings(deadline=None)
@given(st.lists(st.integers(80, 100), min_size=1, max_size=30))
def test_no_breach_ends_in_green(values: list[int]) -> None:
    log = [Point(datetime.date.fromordinal(738_000 + at), value, None, None) for at, value in enumerate(values)]
    goal, _ = gauge(**RANGES)
    points = [
        Point(one.date, one.number, colours(goal.thresholds, one.number or 0)[0], Text(str(one.number))) for one in log
    ]
    found = breach_of(points)
    if found is not None:
        assert values[-1] < 95
        assert 2 <= found.outside <= found.points <= len(values)
        assert points[0].date <= found.since <= found.last == points[-1].date


def test_a_status_is_a_colour_where_no_range_tells() -> None:
    document = read(
        "kpis:\n  - kpi: Trams on time\n    owner: Ana\n    check_ins:\n"
        "      - {date: 2026-01-05, status: green}\n      - {date: 2026-01-12, status: red}\n"
        "      - {date: 2026-01-19, status: off track}\n",
        "yaml",
    )
    [goal] = document.goals
    assert isinstance(goal, Gauge)
    points = series_of(goal, document.check_ins_of(goal), datetime.date(2026, 1, 12))
    assert [one.colour for one in points] == ["green", "red"]
    assert breach_of(series_of(goal, document.check_ins_of(goal))) is not None


def test_a_trend_is_more_than_the_usual_up_and_down() -> None:
    assert trend_of(gauge("90% 94% 90% 94% 90% 94%")[1]) is None
    assert trend_of(gauge("90% 91% 92% 94% 96% 98%")[1]) == "up"
    assert trend_of(gauge("98% 97% 96% 93% 91% 90%")[1]) == "down"
    assert trend_of(gauge("98% 90%")[1]) is None
