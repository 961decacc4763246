"""Small words on which a reading turns: rhythms, fields of work, what opens a second goal, what is no amount."""

from __future__ import annotations

import datetime

import pytest

import goalkit
from goalkit.english import Period
from goalkit.english.clauses.label import is_label, order
from goalkit.english.comparing.way import progress_of
from goalkit.english.fields.amount import read_amount
from goalkit.english.phrasing.coordination import stands_alone
from goalkit.english.phrasing.moved import is_moved
from goalkit.english.phrasing.rewriting import measured_by
from goalkit.english.times.rhythm import days_between
from goalkit.english.words.likeness import content_words
from goalkit.text import Text

RHYTHMS = {
    1.0: "hourly | daily | every day | continuously",
    3.5: "twice a week",
    7.0: "weekly | every week | once a week | each week | per week | every Monday | on Mondays | wk",
    84.0: "every twelve weeks",
    14.0: "fortnightly | every two weeks | every 2 weeks | every other week",
    15.0: "twice a month",
    30.0: "monthly | every month | per month",
    60.0: "bimonthly",
    90.0: "quarterly | each quarter | once a quarter | every third month | at the end of each quarter",
    182.0: "semiannually | biannually",
    365.0: "yearly | annually | once a year",
    None: "now and then | whenever somebody asks",
}


@pytest.mark.parametrize(
    ("words", "days"), [(words, days) for days, row in RHYTHMS.items() for words in row.split(" | ")]
)
def test_a_rhythm_is_so_many_days(words: str, days: float | None) -> None:
    assert days_between(Text(words)) == days


@pytest.mark.parametrize(
    "words",
    [
        "Team health",
        "Health",
        "Staff Wellbeing",
        "Data and infrastructure",
        "Platform v2",
        "Payment operations",
        "Ticket pricings",
        "Elder care",
        "Parking space management",
    ],
)
def test_a_field_of_work_is_a_label(words: str) -> None:
    assert is_label(Text(words))


@pytest.mark.parametrize(
    "words", ["Our people", "More riders", "Riders stay", "Data that matters", "Nurses care", "Trams transport people"]
)
def test_what_says_something_is_no_label(words: str) -> None:
    assert not is_label(Text(words))


@pytest.mark.parametrize(
    ("statement", "parts"),
    [
        ("Open a desk and then hire a nurse", ["Open a desk and", "hire a nurse"]),
        ("Launch the app and also train 40 drivers", ["Launch the app and", "train 40 drivers"]),
        ("Sell 40 tickets & 20 maps", ["Sell 40 tickets", "20 maps"]),
        ("Nurses stay longer and tell their friends", ["Nurses stay longer", "tell their friends"]),
        ("Guidelines written and posters printed", ["Guidelines written", "posters printed"]),
        ("Raise sales by 5% and margin by 2%", ["Raise sales by 5%", "margin by 2%"]),
        ("Find partners which sell tickets and print maps", []),
        ("Open a desk which sells maps and hire a nurse", []),
        ("Print a map and share this", []),
        ("Build a tool that prints tickets and sells them", []),
        ("Win riders by printing tickets and selling them", []),
        ("Write a guide and share this with wards", []),
        ("Set up the help desk and run it", []),
        ("Sell 40 tickets, 20 maps", []),
        ("Review the plan and, if needed, change it", []),
    ],
)
def test_a_second_goal_has_an_object_of_its_own(statement: str, parts: list[str]) -> None:
    assert [str(one) for one in goalkit.understand(statement).parts] == parts


@pytest.mark.parametrize(
    "statement",
    [
        "Fewer forms, no less care",
        "Make the most of the new hall",
        "Sell 1200,000 tickets",  # that is no way to write a number
        "Publish a report each quarter",
        "Meet the board every month",
        "Baking of bread",
        "Shepherding of the work",
        "5-day course",
        "Children under 5",
        "Ask people over 60",
        "Open room 5",
    ],
)
def test_not_every_number_or_rhythm_is_an_amount(statement: str) -> None:
    assert goalkit.understand(statement).measures == ()


@pytest.mark.parametrize(
    ("statement", "how", "focus"),
    [
        ("Baking of bread", "none", "output"),
        ("Playtesting with strangers", "none", "output"),
        ("Building", "none", "output"),
        ("Initial results", "none", "output"),
        ("No less time with patients", "none", "outcome"),
        ("40 shops recommending our bread", "quantity", "outcome"),
        ("40 firms using our maps", "quantity", "outcome"),
        ("Write 5 guides, each with 3 examples", "quantity", "output"),
        ("Win the tender", "event", "outcome"),
        ("Stop printing tickets", "event", "output"),
        ("Understand what riders need", "none", "output"),
        ("Nurses don't wait", "none", "outcome"),
        ("Every child can swim", "quantity", "outcome"),
        ("Keep riders informed", "none", "outcome"),
        ("Depot open", "event", "output"),
        ("Depot plan agreed with the board", "event", "output"),
        ("Contract signed", "event", "output"),
        ("Number of nurses trained", "none", "outcome"),
        ("Safer rides", "none", "outcome"),
        ("See that maps are right", "none", "outcome"),
        ("Get rid of paper forms", "event", "output"),
    ],
)
def test_how_one_would_know(statement: str, how: str, focus: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.focus) == (how, focus)


@pytest.mark.parametrize(
    ("limit", "day"),
    [
        ("May 22nd", datetime.date(2027, 5, 22)),
        ("May 22-nd", datetime.date(2027, 5, 22)),
        ("March 3rd, 2028", datetime.date(2028, 3, 3)),
        ("the end of calendar 2027", datetime.date(2027, 12, 31)),
        ("the end of the calendar year", None),
        ("end of calendar Q3 2027", datetime.date(2027, 9, 30)),
        ("mid May", datetime.date(2027, 5, 16)),
        ("mid-2027", datetime.date(2027, 7, 2)),
        ("late May 2027", datetime.date(2027, 5, 31)),
        ("Q3'27", datetime.date(2027, 9, 30)),
        ("Q3/2027", datetime.date(2027, 9, 30)),
        ("2027-Q3", datetime.date(2027, 9, 30)),
        ("2027 H2", datetime.date(2027, 12, 31)),
        ("15.3.2027", datetime.date(2027, 3, 15)),
    ],
)
def test_many_ways_lead_to_one_day(limit: str, day: datetime.date | None) -> None:
    deadline = goalkit.understand(f"Open the desk by {limit}", today=datetime.date(2027, 1, 5)).deadline
    assert deadline is not None
    assert (deadline.text, deadline.date) == (f"by {limit}", day)


@pytest.mark.parametrize(
    ("statement", "value", "progress"),
    [
        ("Keep stock between 20 and 30 days", "25 days", 1.0),
        ("Keep stock between 20 and 30 days", "31 days", 0.0),
        ("Raise stock from 10 to between 20 and 30 days", "25 days", 1.0),
        ("Raise stock from 10 to between 20 and 30 days", "15 days", 0.5),
        ("Cut stock from 50 to 20-30 days", "40 days", 0.5),
    ],
)
def test_all_of_a_range_is_reached(statement: str, value: str, progress: float) -> None:
    [measure] = goalkit.understand(statement).measures
    amount = read_amount(Text(value))
    assert amount is not None
    assert progress_of(measure, amount) == pytest.approx(progress)


@pytest.mark.parametrize(
    ("metric", "asks"),
    [("the no-show rate", True), ("bread yield", True), ("the enrolment rate", True), ("queue length", False)],
)
def test_only_of_a_share_it_is_asked_whether_points_are_meant(metric: str, *, asks: bool) -> None:
    document = goalkit.read(f"# Objective: Patients are seen on time\n- KR: Change {metric} by 10%\n", "markdown")
    [finding] = [one for one in goalkit.lint([document]).diagnostics if one.rule == "missing-baseline"]
    assert ("percentage points" in (finding.ask or "")) == asks


@pytest.mark.parametrize(
    ("statement", "metric", "unit"),
    [
        ("Reach 400 new downloads", "downloads", "download"),
        ("Raise 3 new NPS", "nps", "nps"),
        ("Keep waits at 6 h or 7 h", None, "hour"),
        ("Cut waits to 10 days (was 3 weeks)", None, "day"),
    ],
)
def test_what_a_number_counts(statement: str, metric: str | None, unit: str) -> None:
    measure = goalkit.understand(statement).measures[0]
    assert measure.target is not None
    assert (measure.metric, measure.target.unit) == (metric, unit)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Accomplish the target", ("Accomplish",)),
        ("Accomplish the plan", ()),
        ("Make rides faster, safer and cheaper", ("faster", "safer", "cheaper")),
        ("Open several branches", ("several",)),
        ("Keep the kitchen clean", ("clean",)),
        ("Regular training", ("Regular",)),
        ("Rides are free", ()),
        ("The night ward is as calm as the day ward", ("calm",)),
        ("The depot uses as much water as a village", ()),
    ],
)
def test_words_that_leave_open_when_a_goal_is_met(statement: str, words: tuple[str, ...]) -> None:
    assert tuple(map(str, goalkit.understand(statement).vague_words)) == words


@pytest.mark.parametrize(
    "name", ["Churn after 90 days", "Lead time within 10 days", "Share of riders past 60", "Rides past 9 stops"]
)
def test_a_limit_in_the_name_of_a_gauge_is_no_target(name: str) -> None:
    document = goalkit.read(f"framework: kpi\nkpis: [{{kpi: {name}}}]\n", "yaml", path="goals.yaml")
    assert not any(one.target for one in document.goals[0].reading.measures)


@pytest.mark.parametrize(
    ("statement", "alone"),
    [
        ("Ticket prices signed off", True),
        ("Ward guidelines handed out", True),
        ("Ward guidelines doled out", False),
        ("Illustration guidelines written", True),
        ("Ward tickets needed to", False),
    ],
)
def test_what_is_done_stands_alone(statement: str, alone: bool) -> None:  # noqa: FBT001
    assert stands_alone(Text(statement)) == alone


def test_a_quarter_in_brackets_is_a_limit_where_it_has_its_year() -> None:
    period = Period("2027", datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))
    assert goalkit.understand("Open the desk (Q2)", period=period).deadline is None
    deadline = goalkit.understand("Open the desk (Q2 2027)", period=period).deadline
    assert deadline is not None
    assert deadline.date == datetime.date(2027, 6, 30)


@pytest.mark.parametrize(
    ("statement", "head"),
    [
        ("Invite nurses who write guides", "nurse"),
        ("Print maps that show stops", "map"),
        ("Map riders", "rider"),
        ("Raise sales and profit", "sale"),
    ],
)
def test_an_order_is_about_the_first_noun_behind_it(statement: str, head: str) -> None:
    found = order(Text(statement))
    assert found is not None
    assert found.object == head


@pytest.mark.parametrize("statement", ["Testing the ovens is done", "Outsourcing the register is done by May"])
def test_what_is_done_is_a_task(statement: str) -> None:
    assert goalkit.understand(statement).aim == "task"


def test_forms_of_a_word_are_alike() -> None:
    assert content_words(Text("Visits of nurses")) == content_words(Text("Visit of nurse"))
    assert "gas" in content_words(Text("Cut gas by May"))


@pytest.mark.parametrize(
    ("statement", "rewritten"),
    [
        ("Raise the NPS", "Raise the NPS from <baseline> to <target>"),
        ("Raise our NPS", "Raise our NPS from <baseline> to <target>"),
        ("Improve the churn of wards", "Improve the churn of wards (from <baseline>% to <target>%)"),
        ("Raise ward NPS", "Raise ward NPS (<metric> from <baseline> to <target>)"),
    ],
)
def test_a_change_without_numbers_is_given_slots_for_them(statement: str, rewritten: str) -> None:
    text = Text(statement)
    put = measured_by(text, goalkit.understand(text))
    assert put is not None
    at = put.at.span.column - 1
    assert statement[:at] + put.words + statement[at:] == rewritten


def test_a_long_sentence_is_given_no_slots() -> None:
    for length, more in ((160, True), (161, False)):
        text = Text("Raise the trust of " + "x" * (length - len("Raise the trust of ")))
        assert (measured_by(text, goalkit.understand(text)) is not None) is more


@pytest.mark.parametrize(
    ("statement", "moved"),
    [
        ("NPS rises to 60", True),
        ("NPS of riders using the app rises to 60", False),
        ("NPS and riders grow to 40", False),
        ("Raise output by shortening build time to 5 minutes", False),
    ],
)
def test_a_verb_moves_what_stands_right_beside_it(statement: str, moved: bool) -> None:  # noqa: FBT001
    text = Text(statement)
    reading = goalkit.understand(text)
    assert is_moved(reading.measures[0], reading, text) == moved


@pytest.mark.parametrize(
    ("name", "metric", "target"),
    [
        ("Churn within 90 days of sign-up", "customer_churn", None),
        ("First response time within 2 hours", "first_response_time", 2.0),
    ],
)
def test_a_time_is_the_target_of_a_gauge_of_time_alone(name: str, metric: str, target: float | None) -> None:
    document = goalkit.read(f"framework: kpi\nkpis: [{{kpi: {name}}}]\n", "yaml", path="goals.yaml")
    [measure] = document.goals[0].reading.measures
    assert (measure.metric, measure.target and measure.target.number) == (metric, target)
