"""goalkit reads no worse than the floors that were recorded."""

from __future__ import annotations

import pytest

from tests.accuracy import score

FLOORS = score.load("floors.yaml")


def test_every_statement_is_labelled_fully() -> None:
    for group, entry in score.labelled():
        says, left_open = set(entry["says"]), set(entry.get("open", ()))
        allowed = set(score.FLAGS[group])
        for field, classes in score.CHOICES[group].items():
            assert len(says & set(classes)) + (field in left_open) == 1, entry["text"]
            allowed |= set(classes)
        assert says <= allowed, entry["text"]
        assert left_open <= {*score.CHOICES[group], *score.FLAGS[group]}, entry["text"]


def test_every_expected_goal_stands_on_its_line() -> None:
    for name, content in score.load("expected.yaml").items():
        lines = (score.HERE / "documents" / name).read_text(encoding="utf-8").splitlines()
        for goal in content["goals"]:
            want = score.Expected(*goal)
            assert want.text in lines[want.line - 1], f"{name}:{want.line}"


def test_every_figure_has_a_floor() -> None:
    assert sorted(FLOORS) == sorted(score.measure()[0])


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    figures = score.measure()[0][name]
    assert figures.precision >= FLOORS[name]["precision"]
    assert figures.recall >= FLOORS[name]["recall"]
