"""Of two rules that could speak of one goal, the one that knows more of it is heard, and the other isn't."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from goalkit.config import Config, RuleSetting
from goalkit.lint import Linter
from goalkit.read import read
from tests.test_rules import RULES, TODAY

if TYPE_CHECKING:
    from goalkit.model import Document
    from goalkit.rule import Rule

RESULT = "# Hotel, Q1 2027\n\n## Objective: Guests feel at home\n- KR: {}\n- KR: Complaints fall from 9 to 4 a week\n"
OBJECTIVE = "# Hotel, Q1 2027\n\n## Objective: {}\n- KR: Guests who come again rise from 20% to 30%\n"
TASK = "# Hotel, Q1 2027\n\n## Objective: Automate the front desk\n- KR: Sign the lease\n- KR: Launch the form\n"
STAR = "# North Star: {}\n"
ON = {name: RuleSetting("advice") for name, rule in RULES.items() if rule.level == "off"}


def page(rule: str) -> Document:
    """The first example of a rule."""
    example = RULES[rule].examples[0]
    return read(example.source, "yaml" if example.language == "yaml" else "markdown", today=TODAY)


def heard(document: Document, rules: list[Rule]) -> set[tuple[str | None, str]]:
    """Of which goals the rules speak."""
    linter = Linter(Config(rules=ON), TODAY, rules)
    return {(one.goal, one.rule) for one in linter.report([linter.check(document)]).diagnostics}


@pytest.mark.parametrize(
    ("knows", "silent", "text"),
    [
        ("activity-as-key-result", "missing-target", RESULT.format("Publish many new guides")),
        ("activity-as-key-result", "vague-term", RESULT.format("Publish many new guides")),
        ("activity-as-objective", "all-milestone-objective", TASK),
        ("copied-down-goal", "duplicate-goal", ""),
        ("incomplete-definition", "no-data-source", ""),
        ("inconsistent-complement", "redundant-complement", ""),
        ("missing-baseline", "percent-or-points", RESULT.format("CSAT up 10%")),
        ("missing-metric", "missing-baseline", RESULT.format("by half")),
        ("missing-target", "vague-term", RESULT.format("Improve reporting with better data")),
        ("not-customer-value", "vanity-metric", STAR.format("Raise training hours (of all staff) from 200 to 400")),
        ("number-in-objective", "activity-as-objective", OBJECTIVE.format("Test 5 desks")),
        ("number-in-objective", "percent-or-points", OBJECTIVE.format("Raise sales by 5% and margin by 2%")),
        ("outcome-buried-in-purpose", "activity-as-key-result", ""),
        (
            "outcome-buried-in-purpose",
            "output-or-effort-count",
            RESULT.format("Launch the new portal to raise bookings by 20%"),
        ),
        (
            "outcome-buried-in-purpose",
            "missing-baseline",
            RESULT.format("Launch the new portal to raise bookings by 20%"),
        ),
        ("output-or-effort-count", "missing-baseline", RESULT.format("Publish 20% more guides")),
        ("percent-complete-as-result", "output-or-effort-count", RESULT.format("Complete 80% of the project")),
        ("placeholder-left-in", "activity-as-key-result", RESULT.format("Publish XX guides")),
        ("placeholder-left-in", "activity-as-objective", OBJECTIVE.format("Launch XX desks")),
        ("placeholder-left-in", "missing-target", RESULT.format("Raise <metric>")),
        ("placeholder-left-in", "output-or-effort-count", RESULT.format("Complete XX% of the project")),
        ("unit-missing-or-mixed", "direction-contradicts-values", ""),
        ("vanity-north-star", "not-customer-value", STAR.format("Training hours")),
        ("vanity-north-star", "vanity-metric", STAR.format("Raise page views from 200 to 400")),
        ("velocity-as-goal", "vanity-metric", ""),
    ],
)
def test_the_rule_that_knows_more_is_heard_alone(knows: str, silent: str, text: str) -> None:
    document = read(text, "markdown", today=TODAY) if text else page(knows)
    both = heard(document, [replace(one, silences=()) for one in RULES.values()])
    goals = {goal for goal, rule in both if rule == silent} & {goal for goal, rule in both if rule == knows}
    assert goals, f"{silent} would say nothing of it anyway"
    said = heard(document, list(RULES.values()))
    assert {(goal, knows) for goal in goals} <= said
    assert not {(goal, silent) for goal in goals} & said
