"""What an editor offers to write: metrics, goals, keys and values, wherever the caret stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.lsp.completing import complete
from goalkit.lsp.hovering import hover
from goalkit.lsp.pointing import Place, targets_at
from goalkit.registry import all_rules
from tests.desk import CLINIC, FORM, LAYOUTS, at, completed, opened


def test_metrics_are_offered_by_their_first_words() -> None:
    found = completed("# Objective: Guests come again\n- KR: Raise net prom▮ from 45 to 60\n")
    assert found["net promoter"].text == "net promoter"
    assert found["net promoter"].length == len("net prom")
    assert "Net Promoter Score" in found["net promoter"].detail
    assert "net promoter" in completed("# Objective: Guests come again\n- KR: Raise net ▮\n")
    assert "NPS" in completed("# Objective: Guests come again\n- KR: Raise NP▮\n")
    assert completed("# Objective: Guests come again\n- KR: R▮\n") == {}


def test_slots_are_offered_behind_a_bracket() -> None:
    found = completed("# Objective: Guests come again\n- KR: Raise NPS from <▮\n")
    assert found["<baseline>"].text == "\\<baseline>"
    assert found["<baseline>"].length == 1
    assert completed(FORM.replace("210", "<ba▮"), "yaml")["<baseline>"].text == "<baseline>"


@pytest.mark.parametrize(
    ("marked", "language"),
    [
        (FORM.replace("supports: [H1]", "supports: [H1, ▮]"), "yaml"),
        (FORM.replace("supports: [H1]", "supports:\n      - ▮"), "yaml"),
        (FORM.replace("supports: [H1]", "parent: H▮"), "yaml"),
        (FORM + "check_ins:\n  - {goal: ▮}\n", "yaml"),
        (
            (
                'framework = "okr"\n[[objectives]]\nid = "H1"\nobjective = "a"\n'
                '[[objectives]]\nsupports = ["▮"]\nobjective = "b"\n'
            ),
            "toml",
        ),
        ('{"framework": "okr", "objectives": [{"id": "H1", "objective": "b", "supports": ["▮"]}]}', "json"),
        ("kind,number,id,statement,supports\nobjective,1,H1,Doors are quiet,\nobjective,2,H2,Doors close,▮\n", "csv"),
        (
            (
                "---\nframework: okr\n---\n\n- **Objective:** Doors are quiet\n  - id: H1\n"
                "- **Objective:** b\n  - supports: ▮\n"
            ),
            "markdown",
        ),
    ],
)
def test_goals_are_offered_where_one_is_named(marked: str, language: str) -> None:
    found = completed(marked, language)
    assert "H1" in found
    assert found["H1"].sort == "goal"


def test_goals_are_offered_while_the_file_is_broken() -> None:
    desk, one = opened(FORM, "yaml")
    assert desk.seen(one)
    text, place = at(FORM.replace("supports: [H1]", 'supports: ["▮'))
    one.buffer.replace(text)
    one.changes += 1
    assert "H1" in {found.label for found in complete(desk, one, place)}


@pytest.mark.parametrize(
    ("marked", "language", "offered", "not_offered"),
    [
        (
            "framework: okr\n▮\n",
            "yaml",
            {"title", "objectives", "value_streams", "check_ins"},
            {"framework", "cadence"},
        ),
        ("▮\n", "yaml", {"framework"}, {"title"}),
        ("services:\n  web:\n    ▮\n", "yaml", set(), {"framework", "owner"}),
        (FORM + "    own▮\n", "yaml", {"owner", "key_results", "series"}, {"id", "supports", "steps"}),
        (FORM.replace("- id: KR-1\n", "- ▮\n"), "yaml", {"id", "baseline", "initiatives"}, {"key_result", "check_ins"}),
        (FORM.replace("value: 224, conf", "▮, conf"), "yaml", {"value", "note", "status"}, {"date", "key_result"}),
        ('framework = "kpi"\n\n[[kpis]]\nkpi = "Beds free at noon"\n▮\n', "toml", {"green", "owner"}, {"kpi", "steps"}),
        ('framework = "kpi"\n\n[[▮\n', "toml", {"kpis", "objectives"}, {"green"}),
        ('{"framework": "kpi", "kpis": [{"kpi": "Beds", "▮"}]}', "json", {"green", "owner"}, {"kpi", "steps"}),
        ('{"framework": "kpi", "▮"}', "json", {"kpis", "title"}, {"green"}),
        ("---\n▮\n---\n\n# Goals\n", "markdown", {"framework"}, {"title"}),
        ("---\nframework: okr\n▮\n---\n\n# Goals\n", "markdown", {"title", "period"}, {"framework", "objectives"}),
        (
            "---\nframework: okr\n---\n\n- **Objective:** Doors are quiet\n  - ow▮\n",
            "markdown",
            {"owner"},
            {"objective"},
        ),
    ],
)
def test_keys_of_the_documented_form_are_offered_where_they_fit(
    marked: str, language: str, offered: set[str], not_offered: set[str]
) -> None:
    found = completed(marked, language)
    assert offered <= found.keys()
    assert not not_offered & found.keys()


def test_keys_are_written_with_what_follows_them() -> None:
    assert completed("framework: okr\n▮\n", "yaml")["title"].text == "title: "
    assert completed("framework: okr\n▮\n", "yaml")["objectives"].text == "objectives:"
    assert completed("framework: okr\n▮: x\n", "yaml")["title"].text == "title"
    assert completed('framework = "okr"\n▮\n', "toml")["title"].text == "title = "


def test_values_are_offered_where_there_are_usual_ones() -> None:
    assert {"okr", "north_star"} <= completed("framework: ▮\n", "yaml").keys()
    assert "at_risk" in completed(FORM.replace("confidence: 0.6", "status: at▮"), "yaml")
    assert "Amina" in completed(FORM.replace("supports: [H1]", "owner: ▮"), "yaml")


def test_rules_are_offered_in_a_comment_that_ignores() -> None:
    found = completed(CLINIC.replace("by 20%", "by 20% <!-- goalkit: ignore[missing-b▮"))
    assert found["missing-baseline"].length == len("missing-b")
    assert found.keys() == all_rules().keys()


@settings(max_examples=40)
@given(st.sampled_from([*LAYOUTS]), st.integers(0, 500))
def test_anything_may_be_asked_anywhere(layout: str, offset: int) -> None:
    text = LAYOUTS[layout]
    before = text[: offset % (len(text) + 1)]
    place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
    for source in (text, before):
        desk, one = opened(source, layout.partition(" ")[0])
        for found in complete(desk, one, place):
            assert 0 <= found.length < place.column
        hover(desk, one, place)
        seen = desk.seen(one)
        assert seen is not None
        targets_at(seen.document, place, desk.portfolio(seen))
