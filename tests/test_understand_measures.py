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


@pytest.mark.parametrize(
    ("statement", "target"),
    [
        ("No more paper forms", 0),
        ("Donor reports: none late", 0),
        ("A winter without a single lost-time accident", 0),
        ("Partners bring in a quarter of bookings", 25),
        ("Broadband available to 98 of every 100 addresses", 98),
        ("First-aid course completed by 95% of staff", 95),
        ("Refunds paid within a day", 1),
        ("Press: 2 x national TV", 2),
        ("Inventory turns 6x", 6),
        ("Sign all twelve landlords", 12),
        ("Interview all 12", 12),
        ("Scrap below 2%", 2),
        ("Rehabilitate 14 wells", 14),
    ],
)
def test_a_target_in_the_words_of_drafts(statement: str, target: float) -> None:
    reading = goalkit.understand(statement)
    [measure] = reading.measures
    assert measure.target is not None
    assert (reading.measured, measure.target.number) == ("quantity", target)


@pytest.mark.parametrize(
    "statement",
    [
        "Shave 10 minutes off the school bus route",
        "Lose 4 kg",
        "Detentions: half of last year's",
        "Reduce the stock of 15%",
        "Empty running down a fifth",
    ],
)
def test_a_change_of_which_nobody_knows_the_start(statement: str) -> None:
    assert goalkit.understand(statement).change_without_baseline


@pytest.mark.parametrize(
    "statement",
    [
        "Roll out tablets in years 7 to 9",
        "Mistake-proof fixtures at stations 12, 14 and 19",
        "Press 7 does not leak any more",
        "Replicate Fig. 3 on the second cohort",
        "Put in place the four-eyes check for payments over €5,000",
        "Run the pilot for six weeks",
        "Guests can join a board without an account",
        "Build the customer 360",
        "Zero trust",
        "One look, wherever you meet us",
    ],
)
def test_numbers_that_are_names_or_only_bound_are_no_targets(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert reading.measured != "quantity"
    assert not reading.states_number


@pytest.mark.parametrize(
    ("statement", "deadline"),
    [
        ("Decide on the till system by the June board meeting", "by the June board meeting"),
        ("New menu printed before the summer fair", "before the summer fair"),
        ("Rota agreed ahead of the inspection", "ahead of the inspection"),
        ("Stand built in time for the trade fair", "in time for the trade fair"),
        ("Contract signed before go-live", "before go-live"),
        ("The money is in the bank by the 20th", "by the 20th"),
        ("Budget approved by the review board", None),
        ("Send the agenda two days before each meeting", None),
        ("Agenda sent two days before the meeting", None),
    ],
)
def test_a_day_that_everybody_concerned_knows_is_a_deadline(statement: str, deadline: str | None) -> None:
    found = goalkit.understand(statement).deadline
    assert (found and str(found.text)) == deadline


@pytest.mark.parametrize(
    "statement",
    [
        "Number of departments that sign in with the shared directory",
        "Share of tickets closed on first contact",
        "Reduction of complaints",
        "Docs that don't make people cry",
        "Talk to users",
        "Do a good job of the handover",
    ],
)
def test_a_figure_without_a_value_is_met_by_anything(statement: str) -> None:
    assert goalkit.understand(statement).measured == "none"


@pytest.mark.parametrize(
    "statement",
    [
        "Start paying the release manager",
        "Let tenants book the hall themselves",
        "Billing alerts that work",
        "Put in place a rota",
    ],
)
def test_what_is_so_from_a_day_on_is_an_event(statement: str) -> None:
    assert goalkit.understand(statement).measured == "event"


@pytest.mark.parametrize(
    ("statement", "focus"),
    [
        ("The bank renews our credit line", "outcome"),
        ("Noticeably quicker builds", "outcome"),
        ("Docs: fewer open questions", "outcome"),
        ("Website: 40% of traffic from abroad", "outcome"),
        ("1 in 5 maintainers paid for their work", "outcome"),
        ("Backlog: 0 tickets older than a fortnight", "outcome"),
        ("98% of invoices paid within 30 days", "outcome"),
        ("Publish an article a month", "output"),
        ("The museum has an app of its own", "output"),
    ],
)
def test_whose_doing_it_is(statement: str, focus: str) -> None:
    assert goalkit.understand(statement).focus == focus


@pytest.mark.parametrize(
    "statement",
    [
        "Scrap below 2% and no overtime on Saturdays",
        "Grow 40% and stay profitable",
        "Revamp the help and cut “how do I” calls to 10 a week",
        "Visitors up 10% and complaints down by half",
        "Customers stay longer and tell their friends",
        "Hire two closers, and have both at full quota by September",
        "Add test coverage reporting and achieve 80% coverage",
    ],
)
def test_two_results_in_one(statement: str) -> None:
    assert goalkit.understand(statement).compound


@pytest.mark.parametrize(
    "statement",
    ["Night buses run on time", "The fleet runs without diesel", "Calmer nights on ward 3"],
)
def test_what_things_do_is_an_aim(statement: str) -> None:
    assert goalkit.understand(statement).aim == "aim"
