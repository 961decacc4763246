"""`goalkit new` at a terminal: one slot after the other, with what it takes, and the goal as it grows."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

import goalkit
from goalkit.cli import main
from goalkit.template import find_template, search, templates
from goalkit.template.gallery import corrected

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = """\
---
title: Fewer late parcels
framework: okr
function: shipping
for: Too many parcels come late.
slots:
  depot: {type: text, help: Which depot., sample: North}
  baseline: {type: percent, max: 100, help: The share that is late today., sample: 9}
  target: {type: percent, below: baseline, help: The share that may be late., sample: 4}
  owner: {type: person, optional: true, help: Who answers for it., sample: Nadia}
---
# {{ depot }} depot, Q1 2027

## Objective: Nobody waits in vain for a parcel
{% if owner %}

Owner: {{ owner }}
{% endif %}

- KR: Late parcels fall from {{ baseline }}% to {{ target }}%
"""


class Ran(NamedTuple):
    """What was printed, what was shown beside it, and how it ended."""

    out: str
    shown: str
    code: int


class Typed(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        """A terminal."""
        return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one template of a team, in which the command is run."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "late-parcels.md.jinja").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "goalkit.toml").write_text('templates = "ours"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(answers: str, *words: str) -> Ran:
    """Run the command as a person at a terminal would."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", Typed(answers))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(["new", *words])
    return Ran(out.getvalue(), err.getvalue(), code)


def test_each_slot_is_asked_for_and_the_goal_grows(folder: Path) -> None:
    ran = asked("East *1*\n9\n3.5%\n\n", "late-parcels")
    assert ran.code == 0
    assert ran.out == (
        "# East \\*1\\* depot, Q1 2027\n\n## Objective: Nobody waits in vain for a parcel\n\n"
        "- KR: Late parcels fall from 9% to 3.5%\n"
    )
    assert goalkit.read(ran.out).goals[1].parent == goalkit.read(ran.out).goals[0].id
    questions = re.findall(r"^(\d)/4  (.*)$", ran.shown, re.MULTILINE)
    helps = ["Which depot.", "The share that is late today.", "The share that may be late.", "Who answers for it."]
    assert [said for _, said in questions] == helps
    assert "  │ - KR: Late parcels fall from <baseline>% to <target>%\n2/4" in ran.shown
    assert "  │ - KR: Late parcels fall from 9% to <target>%\n3/4" in ran.shown
    assert "  │ Owner: <owner>\n4/4" in ran.shown
    assert "  Percent, less than baseline. Such as 4\n" in ran.shown
    assert "open" not in ran.shown.rpartition("owner: ")[2]


def test_a_wrong_answer_is_told_and_asked_for_again(folder: Path) -> None:
    ran = asked("East\nmany\n9\n12\n4\nNadia\n", "late-parcels")
    assert "baseline can't be “many”; write a percentage, such as 24 or 24%\nbaseline: " in ran.shown
    assert "target can't be “12”; it must be less than baseline, which is “9”\ntarget: " in ran.shown.replace(
        "\n  it", " it"
    )
    assert ran.out.endswith("Owner: Nadia\n\n- KR: Late parcels fall from 9% to 4%\n")


def test_what_is_given_is_not_asked_for_and_the_end_of_input_leaves_the_rest_open(folder: Path) -> None:
    ran = asked("9\n", "late-parcels", "--set", "depot=East")
    assert "Which depot." not in ran.shown
    assert ran.out.endswith("- KR: Late parcels fall from 9% to \\<target>%\n")
    assert ran.shown.endswith("1 slot is open: target\n")


def test_what_was_given_wrongly_is_told_before_anybody_is_asked(folder: Path) -> None:
    ran = asked("9\n", "late-parcels", "--set", "depto=East")
    assert (ran.code, ran.out) == (2, "")
    assert ran.shown == "goalkit: there is no slot “depto”; did you mean “depot”?\n"


def test_a_file_is_written_whole_and_never_over_another(folder: Path) -> None:
    assert asked("\n\n\n\n", "late-parcels", "--out", "goals/q1.md").code == 0
    written = (folder / "goals" / "q1.md").read_text(encoding="utf-8")
    assert written.startswith("# \\<depot> depot")
    again = asked("East\n", "late-parcels", "--out", "goals/q1.md")
    assert again.code == 2
    assert (folder / "goals" / "q1.md").read_text(encoding="utf-8") == written
    assert asked("East\n", "late-parcels", "--out", "goals/q1.md", "--force").code == 0
    assert (folder / "goals" / "q1.md").read_text(encoding="utf-8").startswith("# East depot")
    assert [one.name for one in (folder / "goals").iterdir()] == ["q1.md"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("v.yaml", "baseline: [1, 2]\n", "v.yaml:1:1: “baseline” takes one value, not several"),
        ("v.yaml", "- 1\n", "v.yaml holds no names with values, as in baseline: 24%"),
        ("v.json", '{"baseline": ', "v.json:1:"),
        ("v.toml", "baseline = \n", "v.toml:1:"),
        ("v.txt", "baseline=9", "--values: v.txt is no YAML, TOML or JSON file"),
    ],
)
def test_values_that_can_not_be_read_are_told(folder: Path, name: str, content: str, said: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    ran = asked("", "late-parcels", "--values", name)
    assert ran.code == 2
    assert ran.shown.startswith(f"goalkit: {said}")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("v.yaml", "baseline: 9\ntarget: 4%\ndepot: No 5\n"),
        ("v.toml", 'baseline = 9\ntarget = "4%"\ndepot = "No 5"\n'),
        ("v.json", '{"baseline": 9, "target": "4%", "depot": "No 5"}'),
    ],
)
def test_values_are_taken_as_they_are_written(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, encoding="utf-8")
    ran = asked("\n", "late-parcels", "--values", name)
    assert ran.out.startswith("# No 5 depot")
    assert "from 9% to 4%" in ran.out


def test_a_folder_that_is_missing_is_told_with_the_line_that_names_it(folder: Path) -> None:
    (folder / "goalkit.toml").write_text('\ntemplates = "theirs"\n', encoding="utf-8")
    ran = asked("")
    assert ran.code == 2
    assert ran.shown == "goalkit: goalkit.toml:2: there is no folder “theirs” beside this file\n"


def test_templates_are_found_by_words_and_slips(folder: Path) -> None:
    known = templates(folder / "ours")
    assert [one.name for one in search(["late", "parcel"], known)] == ["late-parcels"]
    assert search(["late", "unicorns"], known) == []
    assert "late-parcels" in [one.name for one in search(["late", "unicorns"], known, some=True)]
    assert corrected(["parcls"], known) == "parcels"
    assert find_template("Late Parcels", known).own
    with pytest.raises(LookupError, match="did you mean “late-parcels”"):
        find_template("late-parcel", known)


def test_a_team_may_have_a_template_of_its_own_by_a_name_of_the_gallery(folder: Path) -> None:
    (folder / "ours" / "smart-goal.md.jinja").write_text(TEMPLATE, encoding="utf-8")
    known = templates(folder / "ours")
    assert [one.own for one in known if one.name == "smart-goal"] == [True]
