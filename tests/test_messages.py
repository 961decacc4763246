"""What findings say besides where they stand: the figures and sides in their sentences are those of the document."""

from __future__ import annotations

import datetime

import pytest

from goalkit.lint import Diagnostic, lint
from goalkit.read import read
from goalkit.registry import all_rules

TODAY = datetime.date(2026, 12, 1)
RANGES = "framework: kpi\nkpis: [{kpi: Trams on time, green: %s, red: %s, direction: %s}]\n"
RESULT = "period: Q1 2027\nobjectives: [{objective: The bridge is open, key_results: [{key_result: %s}]}]\n"


def findings(text: str, rule: str) -> list[Diagnostic]:
    """What a rule finds in a document."""
    found = lint([read(text, "yaml", today=TODAY)], today=TODAY).diagnostics
    return [one for one in found if one.rule == rule]


def links(*above: str) -> str:
    """Objectives of which each supports those that are named beside it."""
    lines = (f"  - {{id: R-{at}, objective: Goal {at}, supports: [{one}]}}" for at, one in enumerate(above, 1))
    return "\n".join(["objectives:", *lines, ""])


def flagged_on_page(rule: str) -> str:
    """The first example of a rule's page."""
    return all_rules()[rule].examples[0].source


@pytest.mark.parametrize(
    ("rule", "text", "message"),
    [
        (
            "orphan-goal",
            flagged_on_page("orphan-goal"),
            "“Our campus looks cared for” supports no goal above it, though 3 of 4 such objectives do",
        ),
        (
            "threshold-order",
            RANGES % ("≥ 9%", "≤ 5%", "down"),
            "“≥ 9%” for green lies above red, yet the direction is “down”",
        ),
        (
            "threshold-order",
            RANGES % ("≤ 80%", "≥ 90%", "up"),
            "“≤ 80%” for green lies below red, yet the direction is “up”",
        ),
        (
            "alignment-cycle",
            links("R-2", "R-3", "R-4", "R-5", "R-6", "R-1"),
            "“R-1”, “R-2”, “R-3” and 3 more support each other in a ring",
        ),
        (
            "alignment-cycle",
            links("R-3, R-2", "R-3", "R-4", "R-3"),  # two ways lead into one ring, which is told once
            "“R-3” and “R-4” support each other in a ring",
        ),
        (
            "average-without-distribution",
            RESULT % "Average order value rises from 40 EUR to 50 EUR",
            "“Average order value” is moved by a few extremes, and hardly anyone experiences it",
        ),
        (
            "average-without-distribution",
            RESULT % "Lead time falls from 40 to 20 days on average",
            "the average of “Lead time” is moved by a few extremes, and hardly anyone experiences it",
        ),
        (
            "multiple-north-stars",
            "framework: north_star\nnorth_stars:\n- north_star: Meals eaten warm\n- north_star: Weeks without hunger\n",
            "“Weeks without hunger” is a North Star beside “Meals eaten warm”",
        ),
        (
            "percent-or-points",
            RESULT % "Increase conversion rate from 40% by 10%",
            "“10%” of a percentage may mean two different ends, 44% or 50%",
        ),
        (
            "percent-or-points",
            RESULT % "Reduce monthly churn from 20% by 10%",
            "“10%” of a percentage may mean two different ends, 18% or 10%",
        ),
        (
            "redundant-complement",
            RESULT % "Increase customer retention by 99%}, {key_result: Reduce customer churn by 1%",
            (
                "“Increase customer retention by 99%” and “Reduce customer churn by 1%” can both come true only if "
                "customer retention is exactly 1% today"
            ),
        ),
        (
            "children-do-not-add-up",
            flagged_on_page("children-do-not-add-up"),
            "the 2 goals below “Grow revenue from 5.0 to 8.0 million…” promise 50% of its change",
        ),
        (
            "missing-deadline",
            "objectives: [{objective: Firms stay}, {objective: Firms come}, {objective: Firms grow}]\n",
            "nothing says by when “Firms stay” is to be true, nor the 2 objectives after it",
        ),
        (
            "status-contradicts-progress",
            RESULT % "Cars rise from 0 to 900, check_ins: [{date: 2027-02-14, value: 60, status: on track}]",
            "“on track” doesn't go with “60”: 7% of the way is gone after 50% of the time",
        ),
        (
            "status-contradicts-progress",
            RESULT % "Cars rise from 0 to 900, check_ins: [{date: 2027-02-14, value: 600, status: done}]",
            "“done” doesn't go with “600”: 67% of the way is gone",
        ),
    ],
)
def test_figures_and_sides_in_a_message_are_right(rule: str, text: str, message: str) -> None:
    assert [one.message for one in findings(text, rule)] == [message]


@pytest.mark.parametrize(
    ("rule", "text", "ask"),
    [
        (
            "missing-baseline",
            RESULT % "Increase conversion rate by 10%",
            (
                "where does “conversion rate” stand today? Write “from <baseline> to <target>”, "
                "which also says whether percentage points are meant."
            ),
        ),
        (
            "missing-baseline",
            RESULT % "Increase bookings by 10%",
            "where does “bookings” stand today? Write “from <baseline> to <target>”.",
        ),
        (
            "speed-without-quality",
            "framework: lean\nlean_metrics: [{lean_metric: Raise deployment frequency from 2 to 9 a week}]\n",
            "what must not get worse meanwhile, change failure rate or deployment rework rate perhaps?",
        ),
        (
            "speed-without-quality",
            "framework: lean\nlean_metrics: [{lean_metric: Cut lead time from 9 to 4 days}]\n",
            "what must not get worse meanwhile, defect rate or on-time delivery perhaps?",
        ),
    ],
)
def test_a_question_asks_for_what_belongs_to_the_finding(rule: str, text: str, ask: str) -> None:
    assert [one.ask for one in findings(text, rule)] == [ask]


@pytest.mark.parametrize(("above", "shown"), [(("R-2", "R-1"), [3]), (("R-2", "R-3", "R-4", "R-5", "R-1"), [3, 4, 5])])
def test_a_ring_is_shown_link_by_link(above: tuple[str, ...], shown: list[int]) -> None:
    (found,) = findings(links(*above), "alignment-cycle")
    assert found.span.line == 2
    assert [place.span.line for place in found.related] == shown
    assert [place.quote[place.span.column - 1 :][:3] for place in found.related] == [above[line - 2] for line in shown]
