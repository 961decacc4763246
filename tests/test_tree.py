"""What `goalkit show` draws: every goal once, under the goal it hangs under, whatever the references say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.english import Reading
from goalkit.model import Document, Goal, KeyResult, Objective
from goalkit.read import read
from goalkit.report.terminal import UNSEEN, Paint, cells
from goalkit.report.understood import tree
from goalkit.text import Text

PLAIN = Paint(on=False)


def drawn(document: Document, width: int = 88) -> str:
    """A document as people see it in a pipe."""
    return "".join(tree(document, PLAIN, width))


def goal(name: str, parent: str | None = None, kind: type[Goal] = KeyResult) -> Goal:
    """A goal that is nothing but its name and place."""
    return kind(id=name, statement=Text(f"goal {name}"), reading=Reading(), parent=parent)


def test_goals_hang_under_their_parents() -> None:
    document = Document(
        "a.md", "markdown", (goal("a", None, Objective), goal("b", "a"), goal("c", "b"), goal("d", "a"))
    )
    assert [line for line in drawn(document).split("\n") if "goal" in line] == [
        "   1  objective  goal a",
        "   1  ├─ key result  goal b",
        "   1  │  └─ key result  goal c",
        "   1  └─ key result  goal d",
    ]


@given(st.lists(st.tuples(st.integers(0, 7), st.one_of(st.none(), st.integers(0, 9))), max_size=12))
def test_every_goal_is_drawn_once(links: list[tuple[int, int | None]]) -> None:
    goals = tuple(goal(str(name), None if parent is None else str(parent)) for name, parent in links)
    out = drawn(Document("a.md", "markdown", goals))
    assert sorted(re.findall(r"goal \d", out)) == sorted(str(one.statement) for one in goals)


def test_a_deep_chain_keeps_room_for_words() -> None:
    goals = tuple(goal(str(depth), str(depth - 1) if depth else None) for depth in range(3_000))
    lines = drawn(Document("a.md", "markdown", goals)).split("\n")
    assert max(map(len, lines)) <= 88


@given(st.text(), st.integers(20, 100))
def test_no_text_acts_or_overflows(text: str, width: int) -> None:
    placed = Text(text)
    one = Objective(id="a", statement=placed, reading=Reading(vague_words=(placed,)), owner=placed)
    out = drawn(Document(text, "markdown", (one,), title=placed, owner=placed), width)
    assert not UNSEEN.search(out)
    for line in out.split("\n")[1:]:
        assert cells(line) <= max(width, 48) or max(map(cells, line.split(" "))) > 24


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Raise NPS from 45 to 60", "NPS: 45 → 60"),
        ("Cut median waiting time from 52 to 20 minutes", "52 → 20 minutes"),
        ("Lead time for changes: 3d → 4h", "3 days → 4 hours"),
        ("Reach at least 200 signups by March 2027", "≥ 200"),
        ("Reduce churn by 20%", "-20%"),
        ("Double the number of orders", "2 times"),
        ("Improve trust", "outcome, no measure"),
        ("Publish the report", "output, done or not done"),
    ],
)
def test_facts_say_what_was_understood(sentence: str, expected: str) -> None:
    document = read(f"# Objective: Something true, Q1 2027\n- KR: {sentence}\n", format="markdown")
    assert expected in drawn(document)
