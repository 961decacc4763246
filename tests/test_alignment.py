"""What `goalkit tree` draws: every goal once, below what it serves, across files, within the width that there is."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import goalkit
from goalkit.cli import main
from goalkit.english import Reading
from goalkit.model import Document, Goal, KeyResult, Objective
from goalkit.report import Look
from goalkit.report.alignment import aligned, as_json, as_markdown, as_text
from goalkit.report.terminal import UNSEEN, cells
from goalkit.text import Text

if TYPE_CHECKING:
    import pytest

TODAY = datetime.date(2027, 2, 10)
COMPANY = Path(__file__).resolve().parent.parent / "site" / "examples" / "company"


def drawn(documents: list[Document], width: int = 88, depth: int | None = None, *, plain: bool = False) -> str:
    """Documents as people see them in a pipe."""
    return "".join(as_text(aligned(documents, (), TODAY), Look(width), depth, plain=plain))


def goal(name: str, parent: str | None = None, kind: type[Goal] = KeyResult, *supports: str) -> Goal:
    """A goal that is nothing but its name and place."""
    named = tuple(map(Text, supports))
    return kind(id=name, named=True, statement=Text(f"goal {name}"), reading=Reading(), parent=parent, supports=named)


@given(
    st.lists(st.tuples(st.integers(0, 7), st.one_of(st.none(), st.integers(0, 9)), st.integers(0, 9)), max_size=12),
    st.integers(1, 3),
)
def test_every_goal_is_drawn_once(some: list[tuple[int, int | None, int]], files: int) -> None:
    goals = [goal(str(name), None if up is None else str(up), Objective, str(serves)) for name, up, serves in some]
    documents = [Document(f"{at}.md", "markdown", tuple(goals[at::files])) for at in range(files)]
    out = drawn(documents)
    assert sorted(re.findall(r"goal \d$", out, re.MULTILINE)) == sorted(str(one.statement) for one in goals)
    listed = json.loads("".join(as_json(aligned(documents, (), TODAY), TODAY)))["goals"]
    assert len(listed) == len(goals)
    assert drawn(documents[::-1]) == out, "the order of files makes no difference"


def test_a_goal_of_another_file_hangs_from_what_it_serves() -> None:
    city = Document("a/city.md", "markdown", (goal("C-1", None, Objective), goal("C-2", None, Objective)))
    team = Document("a/team.md", "markdown", (goal("T-1", None, Objective, "C-1", "C-2"), goal("T-2", None, Objective)))
    out = drawn([team, city])
    assert out == (
        "objective C-1  goal C-1\n"
        "│  city.md\n"
        "└─ objective T-1  goal T-1\n"
        "      serves C-1 · serves C-2 · team.md\n"
        "\n"
        "objective C-2  goal C-2\n"
        "   served by T-1 · city.md\n"
        "\n"
        "These serve no other goal, and none serves them:\n"
        "\n"
        "objective T-2  goal T-2\n"
        "   team.md\n"
        "\n"
        "4 goals in 2 files: 2 at the top, 1 that stands alone\n"
    )
    assert drawn([team, city], plain=True).isascii()


def test_where_nothing_is_linked_nothing_stands_alone() -> None:
    out = drawn([Document("a.md", "markdown", (goal("a", None, Objective), goal("b", None, Objective)))])
    assert "These serve" not in out
    assert "2 goals in 1 file: 2 at the top\n" in out


def test_rings_and_deep_chains_keep_room_for_words() -> None:
    ring = [goal("a", "c", Objective), goal("b", "a", Objective), goal("c", "b", Objective)]
    assert drawn([Document("a.md", "markdown", tuple(ring))]).count("goal ") == 3
    chain = tuple(goal(str(at), str(at - 1) if at else None) for at in range(2_000))
    lines = drawn([Document("a.md", "markdown", chain)]).split("\n")
    assert max(map(cells, lines)) <= 88
    assert "… 1998 goals below" in drawn([Document("a.md", "markdown", chain)], depth=2)


@given(st.text(), st.integers(10, 100))
def test_no_text_acts_or_overflows(text: str, width: int) -> None:
    placed = Text(text)
    one = Objective(id=text, named=True, statement=placed, reading=Reading(), owner=placed, supports=(placed,))
    documents = [Document(text, "markdown", (one,), owner=placed)]
    drawing = aligned(documents, (), TODAY)
    for out in (drawn(documents, width), "".join(as_markdown(drawing)), "".join(as_json(drawing, TODAY))):
        assert not UNSEEN.search(out.replace("\n", "").replace("\u2060", ""))
    longest = max((cells(word) for word in re.findall(r"\S+", drawn(documents, width))), default=0)
    assert max(map(cells, drawn(documents, width).split("\n"))) <= max(width, 40) + 2 * longest
    words = "".join(as_markdown(drawing))
    assert "<" not in words.replace("\\<", "")


def test_findings_and_states_stand_beside_goals() -> None:
    document = goalkit.read(
        "# Clinic, Q1 2027\n\n## O1: Patients are seen on time\n\n- KR1: Raise on-time starts from 58% to 85%\n"
        "- KR2: Improve trust in our forms\n\n## Check-ins\n\n| Goal | Date | Value | Status |\n|---|---|---|---|\n"
        "| KR1 | 2027-02-01 | 70% | at risk |\n",
        path="a.md",
    )
    found = goalkit.lint([document], today=TODAY).diagnostics
    out = "".join(as_text(aligned([document], found, TODAY), Look()))
    assert "44% · at risk" in out
    assert "1 warning" in out
    assert "\x1b[33m" in "".join(as_text(aligned([document], found, TODAY), Look(color=True)))


def test_a_company_of_six_frameworks_is_one_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tree", str(COMPANY), "--no-config", "--today", "2027-02-10", "--output", "json"]) == 0
    goals = json.loads(capsys.readouterr().out)["goals"]
    assert len(goals) == 22
    under = {one["goal"]: one["under"] and one["under"]["goal"] for one in goals}
    assert (under["O-1"], under["NS"], under["G-7"], under["S-2"]) == ("S-2", "S-3", "O-1-2", None)
    assert main(["tree", str(COMPANY), "--no-config", "--depth", "1", "--ascii"]) == 0
    out = capsys.readouterr().out
    assert ".. 10 goals below" in out
    assert "|- " not in out
