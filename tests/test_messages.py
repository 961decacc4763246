"""What findings say besides where they stand: the figures and sides in their sentences are those of the document."""

from __future__ import annotations

import datetime

import pytest

from goalkit.lint import lint
from goalkit.read import read
from goalkit.registry import all_rules

TODAY = datetime.date(2026, 12, 1)
RANGES = "framework: kpi\nkpis: [{kpi: Trams on time, green: %s, red: %s, direction: %s}]\n"


def messages(text: str, rule: str) -> list[str]:
    """What a rule says of a document."""
    return [one.message for one in lint([read(text, "yaml", today=TODAY)], today=TODAY).diagnostics if one.rule == rule]


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
    ],
)
def test_figures_and_sides_in_a_message_are_right(rule: str, text: str, message: str) -> None:
    assert messages(text, rule) == [message]
