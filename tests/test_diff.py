"""Two versions of goals compared: which goal is which, what is said of a change, and what git is asked."""

from __future__ import annotations

import datetime
import io
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalkit
from goalkit.cli import main
from goalkit.diff import Comparison, diff
from goalkit.english.comparing.easing import eased
from goalkit.model.matching import Matching
from goalkit.report.contract import DiffReport
from tests.documents import documents

if TYPE_CHECKING:
    from goalkit.config import Config
    from goalkit.model import Document

TODAY = datetime.date(2027, 2, 15)
TITLE = "# Clinic, Q1 2027\n\n"
CLINIC = f"""{TITLE}## O1: Patients are seen on time

- KR1: Raise on-time starts from 58% to 85%
- KR2: Cut the wait for a first visit from 21 to 10 days
- KR3: Open the walk-in desk
"""


def compared(old: str, new: str, form: str = "markdown", config: Config | None = None) -> Comparison:
    """Two versions of one file."""
    before, after = (goalkit.read(text, form, path="goals/a", today=TODAY) for text in (old, new))  # type: ignore[arg-type]
    return diff([before], [after], config, TODAY)


def happened(found: Comparison) -> list[str]:
    """What became of goals, a line each."""
    lines = []
    for event in found.events:
        version = event.after or event.before
        assert version is not None
        parts = ", ".join(f"{one.name} {one.before} → {one.after}" for one in event.differences)
        lines.append(f"{event.what} {version.goal.statement}{f': {parts}' if parts else ''}")
    return lines


def said(found: Comparison) -> list[str]:
    """The rules that spoke."""
    return [one.rule for one in found.report.diagnostics]


# Which goal is which


def test_figures_change_and_the_goal_stays() -> None:
    found = compared(CLINIC, CLINIC.replace("85%", "72%"))
    assert happened(found) == [
        "changed Raise on-time starts from 58% to 72%: target 85% → 72%",
    ]
    (one,) = found.report.diagnostics
    assert (one.rule, one.level, one.category, one.span.line, one.span.column) == (
        "target-eased",
        "advice",
        "coaching",
        5,
        41,
    )
    (place,) = one.related
    assert (place.path, place.span.line, place.quote) == (
        "before:goals/a",
        5,
        "- KR1: Raise on-time starts from 58% to 85%",
    )


def test_goals_that_only_moved_are_no_change() -> None:
    lines = CLINIC.splitlines()
    moved = "\n".join([*lines[:4], lines[6], lines[4], "", lines[5]])
    assert happened(compared(CLINIC, moved)) == []
    two = [goalkit.read(text, path=path) for path, text in (("a.md", CLINIC), ("b.md", "# Ward, Q1 2027\n"))]
    other = [goalkit.read(text, path=path) for path, text in (("a.md", "# Ward, Q1 2027\n"), ("b.md", CLINIC))]
    found = diff(two, other, today=TODAY)
    assert {line.split()[0] for line in happened(found)} == {"moved"}
    assert said(found) == []


def test_other_words_for_the_same_figures_are_no_finding() -> None:
    found = compared(
        CLINIC, CLINIC.replace("Raise on-time starts from 58% to 85%", "On-time starts rise from 58% to 85%")
    )
    assert [line.split(":")[0] for line in happened(found)] == ["changed On-time starts rise from 58% to 85%"]
    assert said(found) == []


def test_an_objective_in_other_words_is_known_by_its_results() -> None:
    found = compared(CLINIC, CLINIC.replace("Patients are seen on time", "Nobody waits in our hallway"))
    assert [line.split(":")[0] for line in happened(found)] == ["changed Nobody waits in our hallway"]
    assert said(found) == []


def test_ids_that_were_dealt_out_anew_mislead_nobody() -> None:
    def listed(*results: str) -> str:
        rows = "".join(f"      - {{id: K-{at}, key_result: {one}}}\n" for at, one in enumerate(results, 1))
        return f"period: Q1 2027\nobjectives:\n  - objective: Guests sleep\n    key_results:\n{rows}"

    old = ("Noise complaints fall from 30 to 8", "Guests who rate their sleep good rise from 60% to 85%")
    found = compared(listed(*old), listed("Rooms with new windows rise from 10 to 60", *old), "yaml")
    assert happened(found) == ["added Rooms with new windows rise from 10 to 60"]
    assert said(found) == []


def test_another_goal_under_an_old_id_is_told_and_not_judged() -> None:
    one = "objectives:\n  - {id: A-1, objective: Guests sleep, owner: Ada}\n"
    found = compared(one, one.replace("Guests sleep, owner: Ada", "Costs fall below plan"), "yaml")
    assert happened(found) == [
        "changed Costs fall below plan: words Guests sleep → Costs fall below plan, owner Ada → None"
    ]
    assert said(found) == []


def test_two_goals_of_one_metric_are_not_taken_for_one() -> None:
    meals = "- KR: Meals rated good rise from 50% to 70%\n"
    old = f"{TITLE}## People like it here\n- KR: Raise NPS of nurses from 20 to 60\n{meals}"
    new = old.replace("NPS of nurses from 20 to 60", "NPS of visitors from 20 to 30")
    assert said(compared(old, new)) == []
    assert [line.split()[0] for line in happened(compared(old, new))] == ["added", "removed"]


def test_the_next_period_is_a_new_plan() -> None:
    new = CLINIC.replace("Q1 2027", "Q2 2027").replace("85%", "72%").replace("- KR3: Open the walk-in desk\n", "")
    assert said(compared(CLINIC, new)) == []


def test_files_that_cannot_be_read_are_named_and_not_compared() -> None:
    found = compared("objectives:\n  - objective: Guests sleep\n", "objectives: [", "yaml")
    assert said(found) == ["invalid-syntax"]
    assert (found.events, found.unread) == ((), ("goals/a",))


def test_matching_pairs_by_one_key_after_the_other() -> None:
    found = Matching(["a1", "b1", "c1", "c2"], ["b2", "c3", "c4", "a1"])
    found.by(lambda word: word)
    found.by(lambda word: word[0], alone=True)
    assert found.pairs == [("a1", "a1"), ("b1", "b2")]
    assert (found.old, found.new) == (["c1", "c2"], ["c3", "c4"])


@given(documents())
def test_nothing_differs_from_itself(document: Document) -> None:
    found = diff([document], [document], today=TODAY)
    assert (found.events, found.headings, found.versions.added, found.versions.removed) == ((), (), (), ())
    assert [one for one in said(found) if goalkit.all_rules()[one].of_changes] == []


@given(documents(), documents())
def test_swapping_the_versions_mirrors_what_is_found(one: Document, two: Document) -> None:
    there, back = diff([one], [two], today=TODAY), diff([two], [one], today=TODAY)

    def pairs(found: Comparison, *, mirrored: bool) -> set[tuple[int, int]]:
        both = ((id(each.before.goal), id(each.after.goal)) for each in found.versions.changes)
        return {(after, before) if mirrored else (before, after) for before, after in both}

    assert pairs(there, mirrored=False) == pairs(back, mirrored=True)
    assert [each.goal for each in there.versions.added] == [each.goal for each in back.versions.removed]
    assert [each.goal for each in there.versions.removed] == [each.goal for each in back.versions.added]
    assert sorted(each.what for each in there.events if each.what in {"changed", "moved"}) == sorted(
        each.what for each in back.events if each.what in {"changed", "moved"}
    )


@given(st.lists(documents(), min_size=2, max_size=4), st.integers())
def test_the_order_of_files_makes_no_difference(some: list[Document], seed: int) -> None:
    old = [replace(one, path=f"{at}.yaml") for at, one in enumerate(some)]
    new = [replace(one, path=f"{at}.yaml") for at, one in enumerate(reversed(some))]
    first = diff(old, new, today=TODAY)
    random.Random(seed).shuffle(old)  # noqa: S311 (an order, not a secret)
    random.Random(seed).shuffle(new)  # noqa: S311
    again = diff(old, new, today=TODAY)
    assert happened(first) == happened(again)
    assert first.report == again.report


@given(st.integers(1, 90), st.integers(1, 90), st.sampled_from(["Raise", "Reduce"]))
def test_of_two_targets_at_most_one_is_easier(one: int, two: int, verb: str) -> None:
    start = 0 if verb == "Raise" else 99
    measures = [goalkit.understand(f"{verb} late parcels from {start}% to {end}%").measures for end in (one, two)]
    ((old,), (new,)) = measures
    easier = eased(old, new) is not None
    assert easier is (two < one if verb == "Raise" else two > one)
    assert not (easier and eased(new, old) is not None)


# What settings change


def test_ignore_comments_and_levels_hold() -> None:
    new = CLINIC.replace("85%", "72% <!-- goalkit: ignore[target-eased] the second site opens in May -->")
    found = compared(CLINIC, new)
    assert (said(found), found.report.ignored) == ([], 1)
    assert [
        one.rule for one in goalkit.lint([goalkit.read(new)], today=TODAY).diagnostics if "ignore" in one.rule
    ] == []
    config = goalkit.Config(rules={}, categories={"coaching": "error"})
    assert [one.level for one in compared(CLINIC, CLINIC.replace("85%", "72%"), config=config).report.diagnostics] == [
        "error"
    ]


def test_before_the_period_begins_plans_may_change() -> None:
    before, after = (goalkit.read(text, path="a.md") for text in (CLINIC, CLINIC.replace("85%", "72%")))
    assert said(diff([before], [after], today=datetime.date(2026, 12, 20))) == []


# The command


class Ran(NamedTuple):
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


def goalkit_diff(*words: str) -> Ran:
    """Run the command as a person would, on a day in the middle of the period."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(["diff", "--today", TODAY.isoformat(), *words])
        texts = []
        for stream in (out, err):
            stream.flush()
            assert isinstance(stream.buffer, io.BytesIO)
            texts.append(stream.buffer.getvalue().decode())
    return Ran(code, *texts)


def git(*words: str) -> None:
    """Ask git for something that has to work."""
    settings = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *settings, *words], check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two commits to a goal file, in a folder of it."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    goals = tmp_path / "goals"
    (goals / ".drafts").mkdir(parents=True)
    git("init")
    (goals / "clinic.md").write_text(CLINIC, encoding="utf-8")
    (goals / ".drafts" / "hidden.md").write_text(CLINIC, encoding="utf-8")
    (goals / "notes.txt").write_text(CLINIC, encoding="utf-8")
    (goals / "link.md").symlink_to("clinic.md")
    git("add", ".")
    git("commit", "-m", "first")
    (goals / "clinic.md").write_text(CLINIC.replace("85%", "80%"), encoding="utf-8")
    git("commit", "-am", "second")
    (goals / "clinic.md").write_text(CLINIC.replace("85%", "70%"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        (["HEAD"], ("70%", "80%")),
        (["HEAD", "goals/"], ("70%", "80%")),
        (["HEAD~1", "goals/clinic.md"], ("70%", "85%")),
        (["main", "--", "goals"], ("70%", "80%")),
        (["HEAD~1", "HEAD", "--", "goals/"], ("80%", "85%")),
        (["HEAD~1", "HEAD"], ("80%", "85%")),
    ],
)
def test_revisions_are_compared(repository: Path, words: list[str], figures: tuple[str, str]) -> None:
    ran = goalkit_diff("--output", "concise", "--fail-on", "advice", *words)
    assert ran.code == 1, ran.err
    told = f"“{figures[0]}” asks less than “{figures[1]}”, which it was before"
    assert ran.out == f"goals/clinic.md:5:41: advice target-eased: {told}\n"


def test_a_folder_within_the_repository_is_as_good_a_place(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "goals")
    ran = goalkit_diff("HEAD", "--output", "json")
    found = DiffReport.model_validate_json(ran.out)
    assert found.model_dump(exclude_unset=True) == json.loads(ran.out)
    (one,) = found.findings
    assert (one.path, one.related[0].path) == ("clinic.md", "HEAD:clinic.md")
    (change,) = found.changes
    assert (change.what, change.fields[0].name) == ("changed", "target")
    assert main(["diff", "HEAD", ".."]) == 0


def test_a_file_that_one_version_lacks_is_compared_all_the_same(repository: Path) -> None:
    (repository / "goals" / "clinic.md").rename(repository / "goals" / "renamed.md")
    ran = goalkit_diff("HEAD~1", "--", "goals")
    assert "0 removed" not in ran.out
    assert "“70%” asks less than “85%”" in ran.out
    assert "removed" not in ran.out
    ran = goalkit_diff("HEAD", "--", "goals/clinic.md")
    assert "4 removed" in ran.out


@pytest.mark.parametrize(
    "word",
    [
        *("--upload-pack=touch owned", "-x", "main;touch owned", "$(touch owned)", "`touch owned`", "a b"),
        *("HEAD:goals", ":/first", "HEAD^{/first}", "main..HEAD", "ma*", "", "main\ntouch owned", "\udcff"),
    ],
)
def test_hostile_names_of_revisions_are_refused(repository: Path, word: str) -> None:
    ran = goalkit_diff(word, "--", "goals") if not word.startswith("-") else goalkit_diff("HEAD", "--", word)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert not (repository / "owned").exists()


def test_paths_outside_the_repository_and_folders_without_one_are_told(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert "lies outside" in goalkit_diff("HEAD", str(elsewhere)).err
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(elsewhere.parent))
    assert "not a git repository" in goalkit_diff("HEAD").err
    monkeypatch.setenv("PATH", "")
    assert "git isn't installed" in goalkit_diff("HEAD").err


def test_a_repository_s_own_settings_run_nothing(repository: Path) -> None:
    program = repository / "program"
    program.write_text("#!/bin/sh\ntouch owned\n", encoding="utf-8")
    program.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "core.editor"):
        git("config", name, str(program))
    assert goalkit_diff("HEAD").code == 0
    assert not (repository / "owned").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["goals"], "compare goals with what?"),
        (["goals", "HEAD"], "goalkit diff HEAD goals"),
        (["HEAD", "HEAD", "HEAD", "--", "goals"], "two versions can be compared"),
        (["HEAD", "gaols"], "no git revision “gaols”"),
        (["goals", "goals/clinic.md"], "one is a file, and the other a folder"),
        (["HEAD", "--", "nowhere"], "holds no Markdown"),
        (["HEAD", "--select", "missing-target"], "missing-target is a rule of goalkit lint"),
        ([], "this needs: OLD"),
    ],
)
def test_what_cannot_be_compared_is_told(repository: Path, words: list[str], told: str) -> None:
    ran = goalkit_diff(*words)
    assert ran.code == 2
    assert told in " ".join(ran.err.split())


def test_lint_refuses_rules_that_compare_versions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--select", "target-eased"]) == 2
    assert "a rule of goalkit diff" in " ".join(capsys.readouterr().err.split())


def test_hostile_words_reach_no_output_unescaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    bad = "\x1b[31m<script>alert(1)</script>\u202e"
    Path("old.md").write_text(CLINIC, encoding="utf-8")
    Path("new.md").write_text(CLINIC.replace("Open the walk-in desk", f"Open the {bad} desk @all"), encoding="utf-8")
    for form in ("text", "markdown", "json", "sarif", "github", "gitlab", "junit", "concise"):
        printed = goalkit_diff("old.md", "new.md", "--output", form).out
        assert "\x1b" not in printed
        assert "\u202e" not in printed
        assert form not in {"markdown", "junit"} or "<script>" not in printed
