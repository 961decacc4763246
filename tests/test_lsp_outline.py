"""Where an editor leads: from a reference to its goal, through the outline, and how goals stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.lsp.buffer import Position
from goalkit.lsp.outlining import lenses, outline
from goalkit.lsp.pointing import Place, targets_at
from tests.desk import CLINIC, FORM, HOUSE, TEAM, at, opened, scanned, workspace

if TYPE_CHECKING:
    from pathlib import Path

    from goalkit.lsp.outlining import Symbol


def test_references_lead_to_the_goal_they_name(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HOUSE)
    desk = workspace(tmp_path)
    text, place = at(TEAM.replace("[C-2", "[C▮-2"))
    team = desk.open("file:///team.yaml", tmp_path / "team.yaml", text)
    scanned(desk, team)
    seen = desk.seen(team)
    assert seen is not None
    (target,) = targets_at(seen.document, place, desk.portfolio(seen))
    assert (target.path, str(target.statement)) == ("house.yaml", "Guests sleep well and come again")
    found = desk.whereabouts(seen, target.path)
    assert found is not None
    where, buffer = found
    assert where == tmp_path / "house.yaml"
    assert buffer.range_of(target.statement.span).start == Position(1, 25)


def test_a_result_leads_to_its_objective() -> None:
    desk, one = opened(CLINIC)
    seen = desk.seen(one)
    assert seen is not None
    (target,) = targets_at(seen.document, Place(5, 12), desk.portfolio(seen))
    assert target.statement.span.line == 3


def names(symbols: list[Symbol]) -> list[object]:
    """Names of symbols, with those below."""
    return [(one.name, names(one.below)) if one.below else one.name for one in symbols]


def test_outline_has_results_below_their_objectives() -> None:
    desk, one = opened(CLINIC)
    seen = desk.seen(one)
    assert seen is not None
    tops = outline(seen.document)
    results = ["Raise on-time starts from 58% to 85%", "Reduce waiting time by 20%"]
    assert names(tops) == [("Patients are seen on time", results)]
    (top,) = tops
    assert (top.within.line, top.within.end_line) == (3, 6)
    assert all(holder.within[:2] <= below.within[:2] for holder in tops for below in holder.below)


def test_a_ring_of_parents_is_shown_once() -> None:
    ring = "objectives:\n  - {id: A, objective: One, parent: B}\n  - {id: B, objective: Two, parent: A}\n"
    desk, one = opened(ring, "yaml")
    seen = desk.seen(one)
    assert seen is not None
    assert names(outline(seen.document)) == [("One", ["Two"])]


def test_lenses_tell_how_goals_stand() -> None:
    desk, one = opened(FORM, "yaml")
    found = [(lens.at.line, lens.text) for lens in lenses(desk, one)]
    assert found == [
        (7, "11% of the way · 51% of the time gone · 1 of 1 results known"),
        (10, "11% of the way · 51% of the time gone · confidence 60% · 224, 28 days ago"),
    ]
    assert list(lenses(*opened(CLINIC))) == []
