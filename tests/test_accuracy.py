"""goalkit reads no worse than the floors that were recorded."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from goalkit.registry import all_rules
from tests.accuracy import score

FLOORS = score.load("floors.yaml")
FIRST_MET = score.load("first-met.yaml")


def test_every_statement_is_labelled_fully() -> None:
    for group, entry in score.labelled():
        says, left_open = set(entry["says"]), set(entry.get("open", ()))
        allowed = set(score.FLAGS[group])
        for field, classes in score.CHOICES[group].items():
            assert len(says & set(classes)) + (field in left_open) == 1, entry["text"]
            allowed |= set(classes)
        assert says <= allowed, entry["text"]
        assert left_open <= {*score.CHOICES[group], *score.FLAGS[group]}, entry["text"]


def test_no_statement_is_in_the_benchmark_twice() -> None:
    texts = [entry["text"] for _, entry in score.labelled()]
    assert len(texts) == len(set(texts))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_every_expected_goal_stands_on_its_line() -> None:
    for path, content in score.documents():
        lines = unescape(path.read_text(encoding="utf-8")).splitlines()
        for goal in content["goals"]:
            want = score.Expected(*goal)
            said, begins = words(want.text), words(lines[want.line - 1])
            assert said[0] in begins, f"{path.name}:{want.line}"
            assert " ".join(said) in " ".join(words(" ".join(lines[want.line - 1 :][:3]))), f"{path.name}:{want.line}"


def test_every_document_is_expected_to_hold_goals() -> None:
    lying = {path for folder in score.PARTS.values() for path in folder.glob("documents/*")}
    assert lying == {path for path, _ in score.documents()}


@pytest.mark.parametrize("part", score.PARTS)
def test_every_figure_has_a_floor(part: str) -> None:
    assert sorted(FLOORS[part]) == sorted(score.measure((part,))[0])


@pytest.mark.parametrize(("part", "name"), [(part, name) for part, floors in FLOORS.items() for name in floors])
def test_no_figure_falls_below_its_floor(part: str, name: str) -> None:
    figures = score.measure((part,))[0][name]
    assert figures.precision >= FLOORS[part][name]["precision"]
    assert figures.recall >= FLOORS[part][name]["recall"]


@pytest.mark.parametrize("what", score.READ)
@pytest.mark.parametrize("part", score.PARTS)
def test_what_was_read_rightly_still_is(part: str, what: str) -> None:
    """Figures have some slack; no single sentence or goal has. What is mended need not be written down at once."""
    assert sorted(score.mistaken(part, what) - score.known_mistakes()) == []


@pytest.mark.parametrize("part", score.PARTS)
def test_every_figure_of_a_part_was_noted_when_it_was_first_met(part: str) -> None:
    """Of the first part, documents and rules weren't."""
    scored = {name for name in FLOORS[part] if part != "first" or not name.startswith(("documents.", "rules."))}
    assert scored - FIRST_MET[part].keys() <= {"language.other"}
    assert all(0 <= share <= 1 for figures in FIRST_MET[part].values() for share in figures.values())


@pytest.mark.parametrize(("name", "promise"), score.load("rules.yaml").items())
def test_what_labels_say_of_a_rule_is_said_in_words_of_the_labels(name: str, promise: dict[str, Any]) -> None:
    assert name in all_rules()
    assert promise.keys() <= {"of", "claims", "faults", "undecided"}
    for group in promise["of"]:
        for field, wanted in [pair for one in ("claims", "faults") for pair in promise[one].items()]:
            assert set(wanted) <= set(score.CHOICES[group].get(field, (True,)))
            assert field in {*score.CHOICES[group], *score.FLAGS[group]}


def test_a_finding_is_right_and_a_fault_noticed_where_the_labels_say_so() -> None:
    voiced = {"text": "Publish 10 guides", "says": ["quantity", "output"]}
    promise = score.load("rules.yaml")["output-or-effort-count"]
    assert score.holds(promise["claims"], "key_results", voiced) is True
    assert score.holds(promise["claims"], "key_results", voiced | {"says": ["quantity", "outcome"]}) is False
    assert score.holds(promise["claims"], "key_results", voiced | {"says": ["quantity"], "open": ["focus"]}) is None
    assert score.holds(promise["claims"], "key_results", {"text": "", "says": ["event"], "open": ["focus"]}) is False
    assert "output-or-effort-count" in score.found_on("key_results", "Publish 10 guides")
    assert "topic-instead-of-objective" in score.found_on("objectives", "Infrastructure")
