"""What an editor is told while somebody writes: findings, what a place means, and how it is mended."""

from __future__ import annotations

import gc
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.english.memory import Memory
from goalkit.fix import changed
from goalkit.lsp.buffer import Position, Range
from goalkit.lsp.hovering import hover
from goalkit.lsp.mending import all_safe, fixes, ignoring
from goalkit.lsp.pointing import Place
from goalkit.read import read
from tests.desk import CLINIC, FORM, HOUSE, LAYOUTS, TEAM, TODAY, at, opened, scanned, workspace

if TYPE_CHECKING:
    from pathlib import Path


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
    agreed = desk.open("file:///b.json", tmp_path / "goalkit-baseline.json", '{"goals": [<<<<<<< HEAD', version=1)
    assert (desk.told(broken), desk.told(config), desk.told(agreed)) == ((), (), ())
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
