"""No rule is louder than what is known of it: a category is a promise of precision, and evidence keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goalkit.registry import all_rules
from tests.accuracy import score

if TYPE_CHECKING:
    from goalkit.rule import Category, Rule

EVIDENCE = score.load("evidence.yaml")
JUDGED: dict[str, dict[str, int]] = EVIDENCE["judged"]
COMPUTED: dict[str, str] = EVIDENCE["computed"]

PROMISED: dict[Category, float] = {"correctness": 0.99, "suspicious": 0.95, "clarity": 0.90}
"""The share of right findings that a category promises; by the other categories nobody's build fails."""

ENOUGH = 30
"""Findings that must have been judged before a rule may speak louder than advice."""

LOUD = [rule for rule in all_rules().values() if rule.category in PROMISED]


@pytest.mark.parametrize("rule", LOUD, ids=lambda rule: rule.name)
def test_a_category_is_one_that_the_evidence_allows(rule: Rule) -> None:
    if rule.name in COMPUTED:
        return
    judged = JUDGED.get(rule.name, {"read": 0, "right": 0})
    assert judged["read"] >= ENOUGH, "too few findings were judged: it is advice until they are"
    assert judged["right"] / judged["read"] >= PROMISED[rule.category]


@pytest.mark.parametrize("name", JUDGED)
def test_the_evidence_is_about_a_rule_and_adds_up(name: str) -> None:
    assert name in all_rules()
    assert 0 <= JUDGED[name]["right"] <= JUDGED[name]["read"]


def test_a_computed_rule_exists_and_says_why_it_needs_no_reading() -> None:
    assert set(COMPUTED) <= {rule.name for rule in LOUD}
    assert not set(COMPUTED) & set(JUDGED)
    assert all(COMPUTED.values())
