"""Which frameworks a rule is about is true of its own examples, and each of these frameworks links it from its page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import goalkit
from goalkit.cli import main
from goalkit.form.fields import DOCUMENT, KINDS
from goalkit.model import Document, Framework, Goal
from goalkit.model.kinds import CLASSES
from tests.test_rules import CASES, RULES, Case, document_of

if TYPE_CHECKING:
    from goalkit.frameworks import FrameworkPage
    from goalkit.rule import Rule

PAIRS = [(rule, framework) for rule in RULES.values() for framework in rule.frameworks]
PAGES = {page.framework: page for page in goalkit.frameworks().values()}


def frameworks_in(document: Document) -> set[Framework]:
    """The frameworks of the goals in a document."""
    found = {goal.framework for goal in document.goals} | {document.framework}
    return {one for one in found if one is not None}


def flagged(rule: Rule) -> list[Case]:
    """The examples in which a rule speaks; that it does so at the marks is held by the tests of all rules."""
    return [case for case in CASES if case.rule is rule and case.example.flags]


@pytest.mark.parametrize(("rule", "framework"), PAIRS, ids=[f"{framework}-{rule.name}" for rule, framework in PAIRS])
def test_each_framework_has_a_broken_example_of_each_of_its_rules(rule: Rule, framework: Framework) -> None:
    shown = [frameworks_in(document_of(case.example.language, case.example.source)) for case in flagged(rule)]
    assert any(framework in one for one in shown), f"tests/rules/{rule.name}.md needs a flagged one"


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.frameworks], ids=lambda rule: rule.name)
def test_a_rule_speaks_only_of_goals_of_its_frameworks(rule: Rule) -> None:
    meant = {*rule.frameworks, *(["okr"] if "lean" in rule.frameworks else [])}  # flow is measured by key results, too
    for case in flagged(rule):
        shown = frameworks_in(document_of(case.example.language, case.example.source))
        assert shown & meant, case.place


@pytest.mark.parametrize("framework", PAGES)
def test_every_framework_has_rules_of_its_own(framework: Framework) -> None:
    assert [rule.name for rule in RULES.values() if framework in rule.frameworks] != []


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.slug)
def test_the_page_of_a_framework_links_each_of_its_rules(page: FrameworkPage) -> None:
    linked = set(re.findall(r"\.\./rules/([a-z-]+)\.md", page.body))
    missing = {rule.name for rule in RULES.values() if page.framework in rule.frameworks} - linked
    assert missing == set(), "say in frameworks/*.md where each of them belongs"


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.slug)
def test_the_parts_of_a_framework_are_those_of_the_model(page: FrameworkPage) -> None:
    kinds = {part.kind for part in page.parts if part.kind is not None}
    own = {kind for kind, one in CLASSES.items() if one.framework == page.framework}
    assert own <= kinds, "every kind of the framework is one of its parts"
    known = {key for kind in kinds for key in KINDS[kind].fields} | set(DOCUMENT)
    for part in page.parts:
        assert (part.kind is None) == bool(part.keys), f"{part.name} is a goal, or stands in a field of one"
        assert set(part.keys) <= known


def test_what_a_rule_is_about_follows_from_what_it_looks_at() -> None:
    for rule in RULES.values():
        own = rule.looks_at.framework if issubclass(rule.looks_at, Goal) else None
        assert own is None or own in rule.frameworks
        assert len(rule.frameworks) < len(PAGES), "a rule about all of them names none"
        assert PAGES.keys() >= set(rule.frameworks)


def test_rules_can_be_asked_for_by_framework(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = [name for name, rule in RULES.items() if "balanced_scorecard" in rule.frameworks]
    for name in ("scorecard", "balanced_scorecard", "Balanced Scorecard"):
        assert main(["rules", "--framework", name, "--output", "json"]) == 0
        assert sorted(one["name"] for one in json.loads(capsys.readouterr().out)["rules"]) == sorted(wanted)
    assert main(["rules", "--framework", "okr"]) == 0
    printed = capsys.readouterr().out
    assert "too-many-objectives" in printed
    assert "vanity-north-star" not in printed
    assert "of any framework" in printed
    assert main(["rules", "--framework", "orks"]) == 2
    assert "Did you mean “okr”?" in capsys.readouterr().err
