"""Comments, keys and columns that ignore rules are attached to the goal they stand at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.placed import see

if TYPE_CHECKING:
    from goalkit.model import Format

IGNORES: list[tuple[Format, str]] = [
    (
        "yaml",
        """
        # goalkit: ignore[too-many-key-results] of the file
        objectives:
          - title: Customers love us  # goalkit: ignore[vague-term] we all do
            krs:
              # goalkit: ignore[missing-target, missing-baseline] measured later

              - Raise NPS
        """,
    ),
    (
        "toml",
        """
        # goalkit: ignore[too-many-key-results] of the file
        [[objectives]]
        title = "Customers love us"  # goalkit: ignore[vague-term] we all do
        [[objectives.krs]]
        # goalkit: ignore[missing-target, missing-baseline] measured later
        kr = "Raise NPS"
        """,
    ),
    (
        "json",
        """
        {"goalkit-ignore": "too-many-key-results of the file", "objectives": [{"title": "Customers love us",
          "goalkit-ignore": {"vague-term": "we all do"}, "krs": [
            {"kr": "Raise NPS", "goalkit-ignore": "missing-target, missing-baseline measured later"}]}]}
        """,
    ),
]


@pytest.mark.parametrize(("format", "source"), IGNORES)
def test_ignores_are_attached_to_the_goal_they_stand_at(format: Format, source: str) -> None:  # noqa: A002
    document = see(source, f"x.{format}")
    objective, result = document.goals
    found = {tuple(map(str, one.rules)): (one.reason, one.goal) for one in document.ignores}
    assert found[("vague-term",)] == ("we all do", objective.id)
    assert found[("missing-target", "missing-baseline")] == ("measured later", result.id)
    assert found[("too-many-key-results",)][0] == "of the file"


def test_a_column_ignores_rules_on_its_row() -> None:
    document = see(
        """
        Objective,Key Result,goalkit-ignore
        Customers love us,Raise NPS now,missing-target measured later
        """,
        "x.csv",
    )
    (ignore,) = document.ignores
    assert (ignore.goal, ignore.rules, ignore.reason) == (document.goals[1].id, ("missing-target",), "measured later")
