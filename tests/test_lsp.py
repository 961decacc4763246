"""What goalkit says in an editor: of places in a text that is being written, without any editor."""

from __future__ import annotations

import datetime
import gc
import os
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.english.memory import Memory
from goalkit.fix import changed
from goalkit.lsp.buffer import Buffer, Position, Range
from goalkit.lsp.completing import complete
from goalkit.lsp.hovering import hover
from goalkit.lsp.mending import all_safe, fixes, ignoring
from goalkit.lsp.outlining import lenses, outline
from goalkit.lsp.pointing import Place, targets_at
from goalkit.lsp.stdio import Frames, Garbled
from goalkit.lsp.workspace import Workspace
from goalkit.read import read
from goalkit.rule import all_rules
from goalkit.text import Span

if TYPE_CHECKING:
    from pathlib import Path

    from goalkit.lsp.buffer import Units
    from goalkit.lsp.completing import Completion
    from goalkit.lsp.outlining import Symbol
    from goalkit.lsp.workspace import Opened

TODAY = datetime.date(2027, 2, 15)
CLINIC = """\
# Clinic, Q1 2027

## O1: Patients are seen on time (owner: Dana)

- KR1: Raise on-time starts from 58% to 85%
- KR2: Reduce waiting time by 20%
"""
FORM = """\
framework: okr
title: Library
period: Q1 2027
owner: Amina
objectives:
  - id: H1
    objective: Families feel at home in the library after school
    key_results:
      - id: KR-1
        key_result: Raise visits a week from 210 to 340
        check_ins:
          - {date: 2027-01-18, value: 224, confidence: 0.6}
  - id: H2
    objective: Neighbours meet here
    supports: [H1]
"""


def workspace(*folders: Path, units: Units = "utf-16") -> Workspace:
    """A workspace on a day on which nothing is due."""
    return Workspace(lambda: TODAY, folders, units)


def opened(text: str, language: str = "markdown", place: Workspace | None = None) -> tuple[Workspace, Opened]:
    """A text that is no file yet."""
    desk = place or workspace()
    return desk, desk.open("untitled:Untitled-1", None, text, language=language)


def at(text: str) -> tuple[str, Place]:
    """A text without its mark `▮`, and where that stood."""
    before, _, after = text.partition("▮")
    return before + after, Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def completed(marked: str, language: str = "markdown") -> dict[str, Completion]:
    """What may be written at the mark, by label."""
    text, place = at(marked)
    desk, one = opened(text, language)
    return {found.label: found for found in complete(desk, one, place)}


def scanned(desk: Workspace, one: Opened) -> None:
    """Check a document once everything beside it was read."""
    seen = desk.seen(one)
    assert seen is not None
    for _ in seen.home.scan(seen.home.files()):
        pass
    desk.check_across(seen.home)


# Texts and their places


def test_positions_count_as_the_editor_counts() -> None:
    text = "- KR: 🎉 Zoë raises NPS"
    counted = {}
    for units in ("utf-8", "utf-16", "utf-32"):
        counted[units] = Buffer(text, units).position(1, text.index("NPS") + 1).character
    assert counted == {"utf-8": 23, "utf-16": 20, "utf-32": 19}
    assert Buffer(text, "utf-16").place(Position(0, 7)) == (1, 7), "within a character is before it"


def test_lines_end_as_editors_have_it() -> None:
    buffer = Buffer("one\r\ntwo\rthree\u2028still three\x0cstill\nfour")
    assert [buffer.line(number) for number in range(5)] == ["one", "two", "three\u2028still three\x0cstill", "four", ""]
    assert buffer.position(3, 7) == Position(2, 6)


def test_byte_order_mark_stands_in_the_editors_first_line_only() -> None:
    buffer = Buffer("\ufeff# Goals\n- KR")
    assert buffer.range_of(Span(1, 3, 1, 8)) == Range(Position(0, 3), Position(0, 8))
    assert buffer.range_of(Span(2, 3, 2, 5)) == Range(Position(1, 2), Position(1, 4))
    assert buffer.place(Position(0, 3)) == (1, 3)


def test_places_outside_the_text_are_the_nearest_inside() -> None:
    buffer = Buffer("ab\ncd")
    assert [buffer.offset(Position(*one)) for one in ((-1, 4), (0, 99), (1, -3), (7, 0))] == [0, 2, 3, 5]
    assert buffer.position(99, 99) == Position(1, 2)
    buffer.change(Range(Position(9, 9), Position(0, 1)), "!")
    assert buffer.text == "a!"


CHARACTERS = st.text(st.sampled_from("a é€🎉\n\r\u2028\x0c\ud800"), max_size=30)


@given(CHARACTERS, st.integers(0, 5), st.integers(0, 12), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_place_comes_back(text: str, line: int, character: int, units: Units) -> None:
    buffer = Buffer(text, units)
    place = buffer.place(Position(line, character))
    assert 0 <= buffer.offset_at(*place) <= len(text)
    assert buffer.place(buffer.position(*place)) == place


@given(CHARACTERS, st.lists(st.tuples(*[st.integers(0, 6)] * 4, CHARACTERS), max_size=4))
def test_edits_do_to_a_buffer_what_they_do_to_a_text(text: str, edits: list[tuple[int, int, int, int, str]]) -> None:
    buffer = Buffer(text, "utf-32")
    for line, column, end_line, end_column, new in edits:
        start, end = sorted([buffer.offset(Position(line, column)), buffer.offset(Position(end_line, end_column))])
        text = text[:start] + new + text[end:]
        buffer.change(Range(Position(line, column), Position(end_line, end_column)), new)
    assert buffer.text == text


# Sentences that were read before


@settings(max_examples=20)
@given(st.lists(st.sampled_from([*CLINIC.splitlines(), "", "- KR3: Ship it by May", "## O2: Rest"]), max_size=12))
def test_what_is_remembered_is_what_would_be_read(lines: list[str]) -> None:
    memory = Memory()
    for text in (CLINIC, "\n".join(lines), CLINIC + "\n".join(lines)):
        memory.turn()
        again = read(text.encode(), "markdown", today=TODAY, memory=memory)
        fresh = read(text.encode(), "markdown", today=TODAY)
        assert repr(again.goals) == repr(fresh.goals)
        places = [[word.span for word in goal.reading.vague_words] for goal in again.goals]
        assert places == [[word.span for word in goal.reading.vague_words] for goal in fresh.goals]
        for one, other in zip(again.goals, fresh.goals, strict=True):
            assert [q.text.span for q in one.reading.quantities] == [q.text.span for q in other.reading.quantities]


# Findings


def test_findings_are_those_of_lint() -> None:
    desk, one = opened(CLINIC)
    assert [(that.rule, that.span.line) for that in desk.told(one)] == [("missing-baseline", 6)]
    one.buffer.change(Range(Position(5, 2), Position(5, 31)), "KR2: Cut waiting from 21 to 10 days")
    one.changes += 1
    assert desk.told(one) == ()


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    desk = workspace(tmp_path)
    broken = desk.open("file:///compose.yaml", tmp_path / "compose.yaml", "services: [\n", version=1)
    config = desk.open("file:///pyproject.toml", tmp_path / "pyproject.toml", "goals = [", version=1)
    assert (desk.told(broken), desk.told(config)) == ((), ())
    assert desk.told(desk.open("untitled:2", None, "goals: [", language="plaintext")) == ()


def test_a_single_line_is_no_file_name() -> None:
    desk, one = opened("okrs.md")
    assert desk.told(one) == ()


def test_config_is_that_of_the_nearest_folder_and_of_today(tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    config = tmp_path / "goalkit.toml"
    config.write_text('[rules]\nmissing-baseline = "off"\n')
    desk = workspace(tmp_path)
    one = desk.open("file:///a.md", team / "a.md", CLINIC)
    assert desk.told(one) == ()
    config.write_text("")
    one.changes += 1
    assert [that.rule for that in desk.told(one)] == ["missing-baseline"]
    (team / "goalkit.toml").write_text('[categories]\nclarity = "off"\n')
    one.changes += 1
    assert desk.told(one) == ()
    config.write_text('exclude = ["team/"]')
    (team / "goalkit.toml").unlink()
    one.changes += 1
    assert desk.told(one) == ()


def test_mistakes_of_a_config_are_told_where_they_stand(tmp_path: Path) -> None:
    desk = workspace(tmp_path)
    one = desk.open("file:///goalkit.toml", tmp_path / "goalkit.toml", '[rules]\nvague-trem = "off"\n')
    (mistake,) = desk.mistakes(one)
    assert (mistake.line, "did you mean “vague-term”" in mistake.message) == (2, True)


def test_the_baseline_holds_here_too(tmp_path: Path) -> None:
    from goalkit.baseline import Baseline

    desk = workspace(tmp_path)
    one = desk.open("file:///a.md", tmp_path / "a.md", CLINIC)
    seen = desk.seen(one)
    assert seen is not None
    assert desk.told(one)
    from goalkit.lint import lint

    agreed = Baseline.of(lint([seen.document], today=TODAY), root=str(tmp_path), start=str(tmp_path))
    (tmp_path / "goalkit-baseline.json").write_text(agreed.text())
    one.changes += 1
    assert desk.told(one) == ()


HOUSE = "objectives:\n  - {id: C-2, objective: Guests sleep well and come again}\n"
TEAM = "objectives:\n  - objective: Nobody slams a door at night\n    supports: [C-2, C-9]\n"


def test_other_files_are_read_once_somebody_asks_and_count_as_open_ones_stand(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HOUSE)
    (tmp_path / "notes.json").write_text('{"ids": [')
    desk = workspace(tmp_path)
    team = desk.open("file:///team.yaml", tmp_path / "team.yaml", TEAM)
    assert "dangling-parent" not in {that.rule for that in desk.told(team)}, "until all is read, nothing is missing"
    scanned(desk, team)
    (dangling,) = [that for that in desk.told(team) if that.rule == "dangling-parent"]
    assert dangling.quote[dangling.span.column - 1 : dangling.span.end_column - 1] == "C-9"

    house = desk.open("file:///house.yaml", tmp_path / "house.yaml", HOUSE.replace("C-2", "C-9"))
    told = desk.check(house)
    (dangling,) = [that for that in told["file:///team.yaml"] if that.rule == "dangling-parent"]
    assert dangling.quote[dangling.span.column - 1 : dangling.span.end_column - 1] == "C-2"

    desk.close("file:///house.yaml")
    (dangling,) = [that for that in desk.check(team)[team.uri] if that.rule == "dangling-parent"]
    assert "C-9" in dangling.message
    (tmp_path / "house.yaml").write_text(HOUSE.replace("C-2", "C-9"))
    desk.changed_on_disk([tmp_path / "house.yaml"])
    (dangling,) = [that for that in desk.check(team)[team.uri] if that.rule == "dangling-parent"]
    assert "C-2" in dangling.message


def test_files_that_come_and_go_are_noticed_when_a_folder_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HOUSE)
    desk = workspace(tmp_path)
    team = desk.open("file:///team.yaml", tmp_path / "team.yaml", TEAM)
    scanned(desk, team)
    (tmp_path / "house.yaml").rename(tmp_path / "hotel.yaml")
    (tmp_path / "hotel.yaml").write_text(HOUSE.replace("C-2", "C-9"))
    scanned(desk, team)
    (dangling,) = [that for that in desk.told(team) if that.rule == "dangling-parent"]
    assert "C-2" in dangling.message
    seen = desk.seen(team)
    assert seen is not None
    assert seen.home.beside.keys() == {"hotel.yaml"}


def test_a_folder_with_too_much_in_it_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goalkit.lsp.home.FILES", 3)
    for number in range(9):
        (tmp_path / f"{number}.yaml").write_text(HOUSE.replace("C-2", f"D-{number}"))
    desk = workspace(tmp_path)
    team = desk.open("file:///team.yaml", tmp_path / "team.yaml", TEAM)
    scanned(desk, team)
    seen = desk.seen(team)
    assert seen is not None
    assert (seen.home.beside, seen.home.whole) == ({}, False)
    assert "dangling-parent" not in {that.rule for that in desk.told(team)}


def test_across_many_goals_findings_lag_behind_and_are_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house.yaml").write_text(HOUSE)
    desk = workspace(tmp_path)
    team = desk.open("file:///team.yaml", tmp_path / "team.yaml", TEAM)
    scanned(desk, team)
    monkeypatch.setattr("goalkit.lsp.workspace.FEW", 0)
    team.buffer.replace(TEAM + "title: Night shift\n")
    team.changes += 1
    assert "dangling-parent" in {that.rule for that in desk.check(team)[team.uri]}
    team.buffer.replace("title: Night shift\n" + TEAM)
    team.changes += 1
    assert "dangling-parent" not in {that.rule for that in desk.check(team)[team.uri]}, "its line is another one now"
    seen = desk.seen(team)
    assert seen is not None
    assert "dangling-parent" in {that.rule for that in desk.check_across(seen.home)[team.uri]}


def test_memory_stays_flat_over_many_edits() -> None:
    desk, one = opened(CLINIC)

    def edits(count: int) -> None:
        for number in range(count):
            one.buffer.replace(CLINIC.replace("on time", f"on time {number % 7}") + "\n" * (number % 3))
            one.changes += 1
            desk.check(one)

    edits(25)
    tracemalloc.start()
    try:
        edits(15)
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        edits(80)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 20_000


# Hover


def test_hover_says_what_was_understood() -> None:
    text, place = at(CLINIC.replace("on-time starts", "on-time st▮arts"))
    desk, one = opened(text)
    found = hover(desk, one, place)
    assert found is not None
    said, span = found
    assert "**Key result**" in said
    assert "58 → 85%" in said
    assert "Q1 2027 (2027-01-01 to 2027-03-31)" in said.replace("\\", "")
    assert "owner Dana" in said
    assert "below the objective “Patients are seen on time”" in said
    assert span is not None
    assert span.line == 5


def test_hover_explains_the_rule_and_leads_to_its_page() -> None:
    text, place = at(CLINIC.replace("by 20%", "by 2▮0%"))
    desk, one = opened(text)
    found = hover(desk, one, place)
    assert found is not None
    assert "**missing-baseline** (warning): A goal asks for a change" in found[0]
    assert "/rules/missing-baseline/)" in found[0]


def test_hover_explains_keys_and_tells_how_goals_stand() -> None:
    text, place = at(FORM.replace("period", "pe▮riod"))
    found = hover(*opened(text, "yaml"), place)
    assert found is not None
    assert "`period`: The time that its goals are meant for." in found[0]
    text, place = at(FORM.replace("Raise visits", "Raise vi▮sits"))
    found = hover(*opened(text, "yaml"), place)
    assert found is not None
    assert "11% of the way" in found[0]


def test_hover_shows_hostile_words_as_they_are() -> None:
    text, place = at("# Objective: <img src=x onerror=alert(1)> [click](javascript:alert(1)) ▮\n- KR: `x` **y**\n")
    found = hover(*opened(text), Place(2, 9))
    assert found is not None
    assert "<img" not in found[0].replace("\\<img", "")
    assert "[click](" not in found[0]
    assert place.line == 1


# Mending

IGNORABLE = {
    "markdown": CLINIC,
    "yaml": FORM.replace("Raise visits a week from 210 to 340", "Raise visits by 20%"),
    "toml": 'framework = "okr"\n\n[[objectives]]\nobjective = "Families feel at home after school"\n\n'
    '[[objectives.key_results]]\nkey_result = "Raise visits by 20%"\nowner = "Jo"\n',
    "json": '{"framework": "okr", "objectives": [\n  {"objective": "Families feel at home after school",\n'
    '   "key_results": [{"key_result": "Raise visits by 20%", "owner": "Jo"}]}]}\n',
    "csv": "Objective,Key result,Owner\nFamilies feel at home after school,Raise visits by 20%,Jo\n",
}
LAYOUTS = {
    **IGNORABLE,
    "markdown table": "# Q1 2027\n\n| Objective | Key result |\n|---|---|\n"
    "| Families feel at home | Raise visits by 20% |\n",
    "markdown heading": "# Q1 2027\n\n## Objective: Families feel at home\n\n"
    "### Key result: Raise visits by 20%\n\nText.\n",
    "yaml block": FORM.replace("Raise visits a week from 210 to 340", ">-\n          Raise visits\n          by 20%"),
    "yaml flow": "framework: okr\nobjectives:\n"
    "  [{objective: Families feel at home, key_results: [{key_result: Raise visits by 20%}]}]\n",
    "csv column": "Objective,Key result,goalkit-ignore,Owner\nFamilies feel at home,Raise visits by 20%,,Jo\n",
    "csv semicolons": 'Objective;Key result\n"Families; feel at home";"Raise visits by 20%"\n',
    "markdown commented": CLINIC.replace("by 20%", "by 20% <!-- goalkit: ignore[vague-term] as agreed -->"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_comment_ignores_one_finding_in_every_layout(layout: str) -> None:
    desk, one = opened(LAYOUTS[layout], layout.partition(" ")[0])
    (finding,) = [that for that in desk.told(one) if that.rule == "missing-baseline"]
    mending = ignoring(desk, one, finding)
    assert mending is not None
    assert mending.title == "Ignore missing-baseline on this goal"
    others = [that.rule for that in desk.told(one) if that is not finding]
    one.buffer.replace(changed(one.buffer.text, mending.edits))
    one.changes += 1
    assert [that.rule for that in desk.told(one)] in (others, [rule for rule in others if rule != "unused-ignore"])


def test_edits_of_findings_are_offered_as_they_would_be_read() -> None:
    desk, one = opened("# Objective: Parcels arrive on the day we name\n- KR: Aim to cut late parcels from 9% to 5%\n")
    seen = desk.seen(one)
    assert seen is not None
    (mending,) = fixes(seen, desk.told(one))
    assert mending.title == "Write “Cut” instead of “Aim to cut”"
    assert changed(one.buffer.text, mending.edits).splitlines()[1] == "- KR: Cut late parcels from 9% to 5%"
    assert all_safe(seen) is None, "that is the author's to decide"


# Completion


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


# Definition and outline


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


# Messages

HELLO = b'{"jsonrpc": "2.0", "method": "initialized", "params": {}}'


def framed(body: bytes, length: int | None = None) -> bytes:
    """A message with its header."""
    return b"Content-Length: %d\r\n\r\n%s" % (len(body) if length is None else length, body)


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"noise\r\n\r\nmore \x00\xff noise",
        framed(b"{no json"),
        framed(HELLO, 12),
        framed(HELLO, 80),
        b"Content-Length: 999999999999999999\r\n\r\n",
        b"Content-Length: x\r\n\r\n",
        b"Content-Length: -5\r\n\r\n",
        b"Content-Length: 5\r\n" + b"X: y\r\n" * 60,
        framed(b"[" * 100_000),
        framed(b"\xff\xfe"),
        framed(b""),
    ],
    ids=lambda before: before[:40].decode("ascii", "replace"),
)
def test_messages_are_found_behind_anything(before: bytes) -> None:
    for step in (1, 7, 10**6):
        frames, found = Frames(), []
        stream = before + framed(HELLO) + framed(HELLO).replace(b"Content-Length:", b"content-length:")
        for start in range(0, len(stream), step):
            found += frames.feed(stream[start : start + step])
        messages = [one for one in found if not isinstance(one, Garbled)]
        assert [one["method"] for one in messages][-2:] == ["initialized"] * 2


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_no_harm(noise: bytes) -> None:
    frames = Frames()
    list(frames.feed(noise))
    assert [one["method"] for one in frames.feed(framed(HELLO)) if isinstance(one, dict) and "method" in one] != [0]


def test_noise_is_not_kept() -> None:
    frames = Frames()
    for _ in range(100):
        assert list(frames.feed(os.urandom(10_000).replace(b"C", b"c").replace(b"c", b"d"))) == []
    assert len(frames._waiting) < 20_000  # noqa: SLF001 (what is kept can't be seen from outside)
