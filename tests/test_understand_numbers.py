"""What numbers in a sentence are: targets, changes, ranges, windows, names; and which metric they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import goalkit
from goalkit.english import Calendar, understand
from goalkit.text import Span, Text

if TYPE_CHECKING:
    from goalkit.english import Measure, Quantity


def measure(statement: str, calendar: Calendar | None = None) -> Measure:
    """The one measure of a statement."""
    measures = goalkit.understand(statement, calendar=calendar).measures
    assert len(measures) == 1, measures
    return measures[0]


def value(quantity: Quantity | None) -> tuple[float, str | None] | None:
    """Number and unit."""
    return None if quantity is None else (round(quantity.number, 4), quantity.unit)


TARGETS = {
    # in words
    "Hire twelve nurses": (12, "nurse"),
    "Hire twenty-five nurses": (25, "nurse"),
    "Sign one hundred and twenty partners": (120, "partner"),
    "Grow to two million users": (2_000_000, "user"),
    "A dozen pilots": (12, "pilot"),
    "Two thirds of patients recommend us": (66.6667, "percent"),
    "Half of our users renew": (50, "percent"),
    "Fewer than half of all tenants complain": (50, "percent"),
    "No more than a third of the loaves come back": (33.3333, "percent"),
    "Less than ¼ of the seats stay empty": (25, "percent"),
    "Cut waiting time to three days": (3, "day"),
    # in digits
    "Reach 1,500 users": (1500, "user"),
    "Reach 1 500 users": (1500, "user"),
    "Reach 1\N{NARROW NO-BREAK SPACE}500 users": (1500, "user"),
    "Reach 1'500 users": (1500, "user"),
    "Reach 12,345,678 users": (12_345_678, "user"),
    "Reach 1.5k users": (1500, "user"),
    "Reach 1M+ users": (1_000_000, "user"),
    "Reach 3.2 million downloads": (3_200_000, "download"),
    "Reach a rating of 4,5": (4.5, None),
    # money
    "Raise revenue to $40": (40, "USD"),
    "Raise revenue to €3.1m": (3_100_000, "EUR"),
    "Raise revenue to EUR 3.1m": (3_100_000, "EUR"),
    "Raise revenue to US$5M": (5_000_000, "USD"),
    "Raise revenue to £250,000": (250_000, "GBP"),
    "Raise revenue to $1.2 million": (1_200_000, "USD"),
    "Save 40,000 euros": (40_000, "EUR"),
    "Reduce the bill for a family of four to 60 euros": (60, "EUR"),
    "Cut the cost of a meal to ₹40": (40, "INR"),
    "Raise 20,000chf for the library": (20_000, "CHF"),
    "Raise revenue to CHF 2bn": (2_000_000_000, "CHF"),
    # shares, rates and ranks
    "Uptime of 99.9%": (99.9, "percent"),
    "Uptime of 99.95 percent": (99.95, "percent"),
    "8 of 10 patients recommend us": (8, "/10"),
    "8 out of 10 patients recommend us": (8, "/10"),
    "At most 1 in 200 parcels is lost": (1, "/200"),
    "Rating of 4.5/5": (4.5, "/5"),
    "3x pipeline coverage": (3, "ratio"),
    "Rank in the top 3 of the app store": (3, "rank"),
    # time and other units
    "Answer calls in under 2 hours on average": (2, "hour"),
    "Keep p95 latency under 300 ms": (300, "millisecond"),
    "Cut the build to 45 min": (45, "minute"),
    "Close tickets in under 24 h": (24, "hour"),
    "Pay invoices within 10 working days": (10, "day"),
    "Save 500 MB per build": (500, "MB"),
    # words that are values
    "Zero critical incidents": (0, None),
    "No critical incidents": (0, None),
    "Every store has a ramp": (100, "percent"),
    "Train members twice a week": (2, "time"),
}


@pytest.mark.parametrize("statement", TARGETS)
def test_targets(statement: str) -> None:
    assert value(measure(statement).target) == TARGETS[statement]


@pytest.mark.parametrize(
    ("statement", "change", "kind", "direction"),
    [
        ("Grow sign-ups by 20%", (20, "percent"), "relative", "increase"),
        ("Grow sign-ups 20%", (20, "percent"), "relative", "increase"),
        ("20% more sign-ups", (20, "percent"), "relative", "increase"),
        ("10 fewer incidents", (10, "incident"), "absolute", "decrease"),
        ("-10% costs", (10, "percent"), "relative", "decrease"),
        ("Minus 10% costs", (10, "percent"), "relative", "decrease"),
        ("+15% revenue", (15, "percent"), "relative", "increase"),
        ("Costs down 10%", (10, "percent"), "relative", "decrease"),
        ("Revenue up 15%", (15, "percent"), "relative", "increase"),
        ("Raise conversion by 5 points", (5, "points"), "points", "increase"),
        ("Raise conversion by 5 percentage points", (5, "points"), "points", "increase"),
        ("Raise conversion by 5pp", (5, "points"), "points", "increase"),
        ("Cut the lending spread by 40 basis points", (40, "points"), "points", "decrease"),
        ("Cut costs by $2M", (2_000_000, "USD"), "absolute", "decrease"),
        ("Double weekly active users", (2, "ratio"), "factor", "increase"),
        ("Twice as many users", (2, "ratio"), "factor", "increase"),
        ("Grow revenue 3x", (3, "ratio"), "factor", "increase"),
        ("Halve the number of complaints", (0.5, "ratio"), "factor", "decrease"),
        ("Cut costs by half", (0.5, "ratio"), "relative", "decrease"),
        ("Cut costs by a third", (0.3333, "ratio"), "relative", "decrease"),
        ("Noise complaints down by half", (0.5, "ratio"), "relative", "decrease"),
        ("Cut waits to less than half of last year's", (0.5, "ratio"), "relative", "decrease"),
        ("Cut overtime by more than a third of all hours", (0.3333, "ratio"), "relative", "decrease"),
        ("Bake a ⅓ more loaves", (0.3333, "ratio"), "relative", "increase"),
    ],
)
def test_changes_without_a_start(statement: str, change: tuple[float, str], kind: str, direction: str) -> None:
    one = measure(statement)
    assert (value(one.change), one.change_kind, one.direction) == (change, kind, direction)
    assert (one.baseline, one.target) == (None, None)
    assert goalkit.understand(statement).change_without_baseline


@pytest.mark.parametrize(
    ("statement", "baseline", "target", "direction"),
    [
        ("Raise NPS from 45 to 60", (45, None), (60, None), "increase"),
        ("Raise conversion from 17 to 22%", (17, "percent"), (22, "percent"), "increase"),
        ("Raise conversion from 17% to 22", (17, "percent"), (22, "percent"), "increase"),
        ("Cut response time from 24 to 4 hours", (24, "hour"), (4, "hour"), "decrease"),
        ("Cut response time from 6 h to 45 min", (6, "hour"), (45, "minute"), "decrease"),
        ("Cut waiting time from 2h 30m to 45 min", (2.5, "hour"), (45, "minute"), "decrease"),
        ("Cut the trip from 1 day and 12 hours to 9 hours", (1.5, "day"), (9, "hour"), "decrease"),
        ("Grow revenue from $2M to $3M", (2e6, "USD"), (3e6, "USD"), "increase"),
        ("Grow revenue from 5.0 to 8.0 million euros", (5e6, "EUR"), (8e6, "EUR"), "increase"),
        ("Grow revenue from $5 to $8m", (5e6, "USD"), (8e6, "USD"), "increase"),
        ("Costs from 8.4 to 6.1 million", (8.4e6, None), (6.1e6, None), "decrease"),
        ("Cut costs from 900 to 850 thousand", (900e3, None), (850e3, None), "decrease"),
        ("Raise visits from 20 to 40k", (20e3, None), (40e3, None), "increase"),
        ("Raise visits from 800 to 2k", (800, None), (2e3, None), "increase"),
        ("Raise downloads from 500 to 2 million", (500, None), (2e6, None), "increase"),
        ("Raise downloads from 8 to 2 million", (8, None), (2e6, None), "increase"),
        ("Raise downloads from 1 million to 12 million", (1e6, None), (12e6, None), "increase"),
        ("NPS 45 → 60", (45, None), (60, None), "increase"),
        ("NPS: 45 -> 60", (45, None), (60, None), "increase"),
        ("Churn at 5% (was 9%)", (9, "percent"), (5, "percent"), "decrease"),
        ("Churn at 5% (was 9)", (9, "percent"), (5, "percent"), "decrease"),
        ("Reach 600 users (today 480)", (480, "user"), (600, "user"), "increase"),
        ("Raise coverage to 80%, today 61%", (61, "percent"), (80, "percent"), "increase"),
        ("Raise coverage to 80% (baseline: 61%)", (61, "percent"), (80, "percent"), "increase"),
        ("Refunds paid in 2 days (now: 6)", (6, "day"), (2, "day"), "decrease"),
        (
            "80% of letters sent the same day (baseline, audit in March = 52%)",
            (52, "percent"),
            (80, "percent"),
            "increase",
        ),
        ("Grow a crew of five to eight", (5, None), (8, None), "increase"),
        ("Orders delivered in full rise from 81% to 93%", (81, "percent"), (93, "percent"), "increase"),
        ("Calls answered within 3 minutes rise from 40% to 80%", (40, "percent"), (80, "percent"), "increase"),
        ("Plates that come back fall from 38 to 15 of 100", (38, "/100"), (15, "/100"), "decrease"),
        ("Move releases from weekly to daily", (52, "per year"), (365, "per year"), "increase"),
    ],
)
def test_pairs_share_their_unit(
    statement: str, baseline: tuple[float, str], target: tuple[float, str], direction: str
) -> None:
    one = measure(statement)
    assert (value(one.baseline), value(one.target), one.direction) == (baseline, target, direction)
    assert not goalkit.understand(statement).change_without_baseline


@pytest.mark.parametrize(
    ("statement", "comparator"),
    [
        ("Keep churn ≤ 2%", "at_most"),
        ("Keep churn <= 2%", "at_most"),
        ("Keep latency < 200 ms", "at_most"),
        ("Keep NPS ≥ 60", "at_least"),
        ("Keep NPS >= 60", "at_least"),
        ("Reach an NPS > 60", "at_least"),
        ("At least 80% of teams use the tool", "at_least"),
        ("80% or more of teams use the tool", "at_least"),
        ("Reach 10k+ downloads", "at_least"),
        ("No more than 5 incidents a month", "at_most"),
        ("Fewer than 5 incidents a month", "at_most"),
        ("Keep customer churn no higher than 4%", "at_most"),
        ("Keep the win rate no lower than 20%", "at_least"),
        ("5 or fewer incidents", "at_most"),
        ("Around 50 new members", "equal"),
        ("More than half of the bakers stay", "at_least"),
        ("Less than a quarter of the seats stay empty", "at_most"),
        ("Raise NPS to 60", None),
        ("Forecasts within +/- 5% of actuals", "at_most"),
        ("Forecast accuracy +-10%", "at_most"),
    ],
)
def test_comparators(statement: str, comparator: str | None) -> None:
    assert measure(statement).comparator == comparator


@pytest.mark.parametrize(
    ("statement", "low", "high"),
    [
        ("Lift conversion to 15-20%", 15, 20),
        ("Lift conversion to 15–20%", 15, 20),
        ("Lift conversion to between 15% and 20%", 15, 20),
        ("Keep waste between 5% to 10%", 5, 10),
        ("Between 5 and 10 hires", 5, 10),
        ("Raise revenue to $3-4M", 3_000_000, 4_000_000),
        ("Keep the salt in cheeses 2–3%", 2, 3),
    ],
)
def test_ranges(statement: str, low: float, high: float) -> None:
    one = measure(statement)
    assert one.target is not None
    assert one.upper is not None
    assert (one.comparator, one.target.number, one.upper.number) == ("between", low, high)
    assert one.target.unit == one.upper.unit


@pytest.mark.parametrize(
    ("statement", "window"),
    [
        ("Visits rise from 2.1 to 2.8 a month", "a month"),
        ("Churn falls from 4% to 3% a month", "a month"),
        ("Increase deploys from 2 to 10 per week", "per week"),
        ("Double weekly active users", "weekly"),
        ("Grow DAU to 4,000", "DAU"),
        ("Reduce monthly churn", "monthly"),
        ("Raise 90-day retention to 40%", "90-day"),
        ("Move releases from weekly to daily", None),
        ("Staff turnover over twelve months falls from 18% to 12%", "over twelve months"),
        ("Churn within 60 days falls from 9% to 5%", "within 60 days"),
        ("Absence rate in a month falls from 7% to 5%", "in a month"),
        ("Cut churn from 9% to 5% within 60 days", None),
        ("Cut churn within 60 days from 9% to 5%", None),
        ("Raise NPS to 60", None),
    ],
)
def test_windows(statement: str, window: str | None) -> None:
    assert measure(statement).window == window


@pytest.mark.parametrize(
    ("statement", "metric", "words"),
    [
        ("Raise NPS to 60", "nps", "NPS"),
        ("Grow ARR to $1.2 million", "arr", "ARR"),
        ("Keep churn below 2%", "customer_churn", "churn"),
        ("Uptime above 99.9%", "uptime", "Uptime"),
        ("Increase revenue", "revenue", "revenue"),
        ("Calls from new members fall from 90 to 40", None, "Calls from new members"),
        ("8 of 10 patients recommend us", None, "patients"),
        ("Publish 10 blog posts", None, "blog posts"),
        ("Costs down 10%", None, "Costs"),
        ("Raise communal cooking by 10%", None, "communal cooking"),
    ],
)
def test_metrics(statement: str, metric: str | None, words: str) -> None:
    one = measure(statement)
    assert (one.metric, one.text) == (metric, words)


NAMES = """
Launch the Q4 plan
Fix the P0 bugs
Ship v2
Ship 3.0
Finish 2.4
Upgrade to Python 3.12
Migrate to PostgreSQL 17
Move to Windows 11
Get certified for ISO 27001
Pass the SOC 2 audit
Meet WCAG 2.1 AA
Staff the desk 24/7
Follow the 80/20 rule
Support 3rd party apps
Remove HTTP 500 errors
Evaluate GPT-4 for support
Make COVID-19 tests available
Repaint room 12
Complete phase 2
Fix issue #12
Close case 212/9/2027
Grant permit 4/120/27
Have weekly 1:1s
Publish the top 10 list
Open at 8 a.m.
Host the 2027 summit
Run the 5-day workshop
Build the 3D viewer
Offer 2FA
Train our 3 teams
The three intranets are merged
Serve people over 50
1. Launch the app
2) Open a second kitchen
Serve more lunches than in 2026–27
Keep p95 in the dashboard
"""


@pytest.mark.parametrize("statement", NAMES.strip().splitlines())
def test_numbers_that_only_name_are_no_targets(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert not reading.states_number
    assert reading.measured != "quantity"
    assert all(one.target is None and one.change is None for one in reading.measures)


@pytest.mark.parametrize(
    ("written", "decimal_mark", "number"),
    [
        ("1,5", ".", 1.5),
        ("1.5", ",", 1.5),
        ("1,500", ".", 1500),
        ("1,500", ",", 1.5),
        ("1.500", ".", 1.5),
        ("1.500", ",", 1500),
        ("1.234,56", ",", 1234.56),
        ("1,234.56", ".", 1234.56),
        ("12,5", ",", 12.5),
    ],
)
def test_the_calendar_says_what_marks_mean(written: str, decimal_mark: str, number: float) -> None:
    calendar = Calendar(decimal_mark=decimal_mark)  # type: ignore[arg-type]
    assert value(measure(f"Raise the rate to {written}%", calendar).target) == (number, "percent")


def test_fields_count_as_part_of_the_statement() -> None:
    reading = understand(
        Text("Patients who recommend us"), fields={"baseline": Text("45 %"), "target": Text("60", line=4, column=9)}
    )
    (one,) = reading.measures
    assert (value(one.baseline), value(one.target)) == ((45, "percent"), (60, "percent"))
    assert (one.direction, reading.measured) == ("increase", "quantity")
    assert one.target is not None
    assert one.target.text.span == Span(4, 9, 4, 11)


def test_a_baseline_field_completes_a_change() -> None:
    reading = understand(Text("Grow sign-ups by 20%"), fields={"baseline": Text("400")})
    assert value(reading.measures[0].baseline) == (400, None)
    assert not reading.change_without_baseline


def test_a_statement_comes_before_its_fields() -> None:
    reading = understand(Text("Raise NPS from 45 to 60"), fields={"baseline": Text("1"), "target": Text("2")})
    assert (value(reading.measures[0].baseline), value(reading.measures[0].target)) == ((45, None), (60, None))


def test_a_unit_field_names_the_unit() -> None:
    reading = understand(Text("Response rate"), fields={"target": Text("60"), "unit": Text("%")})
    assert value(reading.measures[0].target) == (60, "percent")


@pytest.mark.parametrize(
    ("statement", "states"),
    [
        ("Reach 1,000 members", True),
        ("Zero accidents on site", True),
        ("Double our revenue", True),
        ("Everyone finds a seat", False),
        ("Win 2027", False),
        ("People under 30 think of us on a Friday", False),
    ],
)
def test_objectives_that_state_a_number(statement: str, *, states: bool) -> None:
    assert goalkit.understand(statement).states_number is states


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Share of bread sold within three hours of baking", None),
        ("Households that take bread home in two weeks of three", None),
        ("Response time within 3 hours", 3),
        ("Complaints answered within 5 days ≥ 90%", 90),
    ],
)
def test_a_time_in_the_name_of_a_gauge_is_no_target(name: str, target: float | None) -> None:
    [goal] = goalkit.read(f"framework: kpi\nkpis:\n  - kpi: {name}\n", "yaml").goals
    found = [measure.target.number for measure in goal.reading.measures if measure.target]
    assert found == ([] if target is None else [target])


@pytest.mark.parametrize(
    ("statement", "metric"),
    [
        ("Raise the activation rate of new customers from 30% to 45%", "activation_rate"),
        ("Repeat purchase rate of new customers from 12% to 20%", "repeat_purchase_rate"),
        ("Number of new customers from 30 to 45", "new_customers"),
    ],
)
def test_a_metric_of_some_people_does_not_count_them(statement: str, metric: str) -> None:
    assert measure(statement).metric == metric


@pytest.mark.parametrize(
    ("statement", "states"),
    [
        ("Nurses who start here are still here at five", False),
        ("The orchard survives twenty winters", False),
        ("A bakery that is open at 6 am", False),
        ("Win twenty customers", True),
        ("Open a desk at five schools", True),
    ],
)
def test_hours_and_ages_are_no_targets(statement: str, *, states: bool) -> None:
    assert understand(statement).states_number is states
