"""Silence where goals are good, and a word where they aren't: whole drafts as experienced teams write them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from goalkit.lint import Diagnostic, lint
from goalkit.read import read
from goalkit.rule import all_rules

TODAY = datetime.date(2026, 11, 22)
"""The day on which the drafts are read: they plan for 2027."""
HERE = Path(__file__).parent
BY_RULE = sorted(path for path in (HERE / "good-goals").iterdir() if path.is_file() and path.name != "README.md")
TEAMS = sorted((HERE / "good-goals" / "teams").iterdir())

ADVISED = {
    "no-counter-metric.md": {"average-without-distribution"},  # handle times are averages in every call centre
}
"""Advice that a good draft may hear all the same, by file: it is worth a thought, and the team may have had it."""

POOR = {
    "last-year.md": {"deadline-in-the-past"},
    "list-of-work.md": {"activity-as-key-result", "output-or-effort-count"},
    "no-starting-point.md": {"missing-baseline"},
    "only-wishes.md": {"missing-target"},
    "project-as-objective.yaml": {"activity-as-objective"},
    "sales-target.md": {"number-in-objective"},
    "too-much.md": {"key-result-count"},
    "two-in-one.md": {"compound-goal"},
    "unfinished.md": {"placeholder-left-in"},
    "wrong-way-round.md": {"direction-contradicts-values"},
}
"""What a coach would say first of each poor draft."""


def findings_in(path: Path) -> list[Diagnostic]:
    """What a run says of one draft."""
    document = read(path.read_bytes(), path=path.name, today=TODAY)
    kinds = [goal.kind for goal in document.goals]
    assert kinds.count("key_result") + kinds.count("smart_goal") >= 2, "silence proves nothing where no goal is read"
    assert {"objective", "smart_goal"} & set(kinds)
    return list(lint([document], today=TODAY).diagnostics)


@pytest.mark.parametrize("path", [*BY_RULE, *TEAMS], ids=lambda path: path.name)
def test_a_good_draft_hears_nothing(path: Path) -> None:
    heard = [one for one in findings_in(path) if one.rule not in ADVISED.get(path.name, ())]
    assert [f"{path.name}:{one.span.line}: {one.rule}: {one.message}" for one in heard] == []


def test_each_rule_has_good_drafts_of_its_own_name() -> None:
    assert {path.stem for path in BY_RULE} <= set(all_rules())


@pytest.mark.parametrize("name", POOR)
def test_a_poor_draft_hears_first_what_a_coach_would_say(name: str) -> None:
    found = findings_in(HERE / "poor-goals" / name)
    loud = {one.rule for one in found if one.level in {"error", "warning"}} or {one.rule for one in found}
    assert loud == POOR[name]


def test_every_poor_draft_is_judged() -> None:
    assert {path.name for path in (HERE / "poor-goals").iterdir()} == set(POOR)
