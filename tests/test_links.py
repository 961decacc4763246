"""Links between goals of different frameworks: derived from what authors wrote, in one file and across files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalkit
from goalkit.cli import main
from goalkit.english import Reading
from goalkit.model import (
    Document,
    Framework,
    Goal,
    InputMetric,
    KeyResult,
    Kpi,
    LeanMetric,
    NorthStar,
    Objective,
    Portfolio,
    ScorecardMeasure,
    ScorecardObjective,
    SmartGoal,
)
from goalkit.model.goal import Kind
from goalkit.model.links import Relation, links, relation_between
from goalkit.read import read
from goalkit.text import Text

KINDS: tuple[type[Goal], ...] = (
    *(Goal, Objective, KeyResult, SmartGoal, ScorecardObjective, ScorecardMeasure),
    *(NorthStar, InputMetric, Kpi, LeanMetric),
)
TWO_FILES = {
    "company.yaml": (
        "objectives:\n  - id: C-2\n    objective: Passengers trust the timetable\n    key_results:\n"
        "      - id: C-2-1\n        key_result: Departures on time rise from 78% to 92%\n"
        "        kpis: [Departures on time]\n"
    ),
    "drivers.yaml": (
        "objectives:\n  - objective: Drivers start their day rested\n    supports: [C-2, C-9]\n    key_results:\n"
        "      - key_result: Shifts in two halves fall from 30% to 12%\n        supports: [C-2-1]\n"
    ),
}


def found(*documents: Document) -> list[tuple[Relation, str, str]]:
    """All links of some documents: the relation, and the statements at both ends."""
    return [
        (link.relation, str(link.goal.statement), str(link.to.statement)) for link in links(Portfolio.of(documents))
    ]


def goal(kind: type[Goal], name: str, **more: object) -> Goal:
    """A goal that is nothing but its name and its links."""
    return kind(id=name, named=True, statement=Text(name), reading=Reading(), **more)  # type: ignore[arg-type]


def test_links_cross_files_and_take_no_pieces_of_a_tree() -> None:
    documents = [read(source, path=path) for path, source in TWO_FILES.items()]
    assert found(*documents) == [
        ("watches", "Departures on time", "Departures on time rise from 78% to 92%"),
        ("serves", "Drivers start their day rested", "Passengers trust the timetable"),
        ("serves", "Shifts in two halves fall from 30% to 12%", "Departures on time rise from 78% to 92%"),
    ]
    assert found(*reversed(documents)) == found(*documents)


@pytest.mark.parametrize(
    ("kind", "to", "relation"),
    [
        (Kpi, KeyResult, "watches"),
        (Kpi, Objective, "watches"),
        (Kpi, NorthStar, "watches"),
        (KeyResult, InputMetric, "moves"),
        (KeyResult, Kpi, "moves"),
        (Objective, Kpi, "moves"),
        (InputMetric, Kpi, "moves"),
        (Objective, ScorecardObjective, "serves"),
        (Objective, NorthStar, "serves"),
        (Objective, KeyResult, "serves"),
        (SmartGoal, KeyResult, "sharpens"),
        (SmartGoal, Objective, "serves"),
        (LeanMetric, KeyResult, "measures"),
        (ScorecardMeasure, Objective, "measures"),
        (NorthStar, ScorecardObjective, "measures"),
    ],
)
@pytest.mark.parametrize("by", ["supports", "parent", "parent_named"])
def test_the_kinds_at_both_ends_say_what_a_link_means(
    kind: type[Goal], to: type[Goal], relation: Relation, by: str
) -> None:
    name = Text("above")
    below = goal(kind, "below", **{by: (name,) if by == "supports" else name})
    assert found(Document("a.yaml", "yaml", (goal(to, "above"), below))) == [(relation, "below", "above")]


def test_arrows_of_a_strategy_map_are_links_of_their_own() -> None:
    learn = goal(ScorecardObjective, "L-1", leads_to=(Text("P-1"), Text("P-9")), supports=(Text("P-1"),))
    process = goal(ScorecardObjective, "P-1", leads_to=(Text("P-1"),))
    assert found(Document("a.yaml", "yaml", (learn, process))) == [
        ("serves", "L-1", "P-1"),
        ("leads_to", "L-1", "P-1"),
        ("leads_to", "P-1", "P-1"),
    ]


def test_every_pair_of_kinds_has_a_relation() -> None:
    for one in get_args(Kind):
        for other in get_args(Kind):
            assert relation_between(one, other) in get_args(Relation)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.lists(st.integers(0, 6)), st.integers(0, 9)), max_size=7))
def test_links_lead_to_goals_that_exist_each_once(
    drawn: list[tuple[type[Goal], list[int], int]],
) -> None:
    goals = tuple(
        goal(kind, str(name), parent=str(parent), supports=tuple(Text(str(one)) for one in supports))
        for name, (kind, supports, parent) in enumerate(drawn)
    )
    pairs = found(Document("a.yaml", "yaml", goals))
    assert len(pairs) == len(set(pairs))
    assert {to for _, _, to in pairs} <= {str(one.statement) for one in goals}


@pytest.mark.parametrize("order", [1, -1])
def test_show_prints_links_in_any_order_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], order: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, source in TWO_FILES.items():
        (tmp_path / name).write_text(source, encoding="utf-8")
    names = list(TWO_FILES)[::order]
    main(["show", *names, "--output", "json"])
    documents = json.loads(capsys.readouterr().out)["documents"]
    held = {one["text"]: one["links"] for document in documents for one in document["goals"] if one["links"]}
    assert held == {
        "Departures on time": [{"relation": "watches", "goal": "C-2-1", "path": "company.yaml"}],
        "Drivers start their day rested": [{"relation": "serves", "goal": "C-2", "path": "company.yaml"}],
        "Shifts in two halves fall from 30% to 12%": [{"relation": "serves", "goal": "C-2-1", "path": "company.yaml"}],
    }
    main(["show", *names])
    printed = capsys.readouterr().out
    assert "↳ serves C-2 Passengers trust the timetable (company.yaml)\n" in printed
    assert "watches" not in printed, "the tree shows what stands below what"


EXAMPLES = Path(__file__).resolve().parent.parent / "site" / "examples"


def documents_in(path: Path) -> list[Document]:
    """The files of an example, as a run over them reads them."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return [read(file) for file in files]


@pytest.mark.parametrize(
    "name", ["company", "scorecard.yaml", "north-star-with-inputs.yaml", "okr.md", "balanced-scorecard.csv"]
)
def test_an_example_is_clean_and_whole(name: str) -> None:
    documents = documents_in(EXAMPLES / name)
    report = goalkit.lint(documents)
    assert [f"{one.path}:{one.span.line} {one.rule}" for one in report.diagnostics if one.level != "advice"] == []
    assert [one.unknown for one in documents if one.unknown] == []
    known = Portfolio.of(documents)
    named = [(entry, one) for entry in known.entries for one in (*entry.references, *entry.leads_to)]
    assert [str(one) for entry, one in named if known.named(entry, one) is None] == []


def test_the_example_of_a_company_links_all_frameworks() -> None:
    documents = documents_in(EXAMPLES / "company")
    assert {one.framework for one in documents} == set(get_args(Framework))
    across = [link for link in links(Portfolio.of(documents)) if link.goal.path != link.to.path]
    assert {link.relation for link in across} == {"serves", "moves", "watches", "measures", "sharpens"}
    joined = {Path(end.path).stem for link in across for end in (link.goal, link.to)}
    assert joined == {Path(one.path).stem for one in documents if one.goals}


def test_the_example_of_a_scorecard_has_the_size_of_a_real_one() -> None:
    (document,) = documents_in(EXAMPLES / "scorecard.yaml")
    measures = [goal for goal in document.goals if isinstance(goal, ScorecardMeasure)]
    assert len(measures) == 16
    assert {str(one.timing) for one in measures} == {"lead", "lag"}
    arrows = [link for link in links(Portfolio.of([document])) if link.relation == "leads_to"]
    objectives = [goal for goal in document.goals if isinstance(goal, ScorecardObjective)]
    assert {link.goal.id for link in arrows} | {link.to.id for link in arrows} == {one.id for one in objectives}
