"""Silence where goals are good, and a word where they aren't: whole drafts as experienced teams write them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from goalkit.english import understand
from goalkit.lint import Diagnostic, lint
from goalkit.read import read
from goalkit.registry import all_rules
from goalkit.text import Text

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
    "list-of-work.md": {"activity-as-key-result"},
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


@pytest.mark.parametrize(
    ("sentence", "moves", "start", "end"),
    [
        ("Median PR-to-prod time drops from 26 h to 4 h", "Median PR-to-prod time", 26, 4),
        ("Raise accounts that use two products from 22% to 28%", "accounts that use two products", 22, 28),
        ("Deals with a discount above 15% down from 34% to 18%", "Deals with a discount above 15%", 34, 18),
        ("Cut goods written off from 3.1% to 1.8% of stock", "goods written off", 3.1, 1.8),
        ("Students who drop out before week six: 19% → 10%", "Students who drop out before week six", 19, 10),
        ("Takeaway orders from 600 to 800 a week", "Takeaway orders", 600, 800),
        ("Median call time falls from 7:30 to 5:00 minutes", "Median call time", 7.5, 5),
    ],
)
def test_what_moves_is_named_in_full(sentence: str, moves: str, start: float, end: float) -> None:
    measure, *others = understand(Text(sentence)).measures
    assert others == []
    assert measure.baseline is not None
    assert measure.target is not None
    assert (measure.text, measure.baseline.number, measure.target.number) == (moves, start, end)


def test_todays_value_beside_a_statement_is_where_it_starts() -> None:
    beside = {"current": Text("41"), "target": Text("80"), "unit": Text("%")}
    (measure,) = understand(Text("Changeovers finished within 30 minutes"), fields=beside).measures
    assert measure.baseline is not None
    assert measure.target is not None
    assert (measure.baseline.number, measure.target.number, measure.target.unit) == (41, 80, "percent")


@pytest.mark.parametrize(
    "sentence",
    ["Self-service just works", "The sales team grows up", "Give product teams cheaper capacity", "Nobody waits twice"],
)
def test_a_state_worth_reaching_is_an_aim(sentence: str) -> None:
    reading = understand(Text(sentence))
    assert reading.aim == "aim"
    assert not reading.states_number
