"""Goals in Markdown are found in any layout, and only where there are goals."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goalkit.english import Calendar
from goalkit.read.markdown.page import read_markdown

if TYPE_CHECKING:
    from goalkit.read.draft import Draft

LAYOUTS = Path(__file__).parent / "layouts"


def tree(drafts: tuple[Draft, ...]) -> str:
    """Show drafts as an indented list, in document order, with the fields that matter."""
    shown = []
    for draft in drafts:
        depth = 0
        parent = draft.parent
        while parent is not None:
            depth += 1
            parent = parent.parent
        names = (
            "owner",
            "priority",
            "status",
            "score",
            "result",
            "baseline",
            "current",
            "target",
            "due",
            "perspective",
            "specific",
            "measurable",
            "achievable",
            "rationale",
        )
        fields = "".join(f" | {name}: {draft.fields[name]}" for name in names if name in draft.fields)
        shown.append(f"{'  ' * depth}{draft.kind}: {draft.statement}{fields}")
    return "\n".join(shown)


def cases(files: str = "*.txt") -> list[tuple[str, str, str]]:
    """Every case of tests/layouts: a heading, the document, and the tree it holds."""
    found = []
    for path in sorted(LAYOUTS.glob(files)):
        for case in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = case.partition("\n")
            source, _, expected = rest.partition("\n~~~>")
            found.append((name.strip(), source + "\n", expected.strip("\n")))
    return found


CASES = cases()


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_layout(source: str, expected: str) -> None:
    assert tree(read_markdown(source, calendar=Calendar()).drafts) == expected


@pytest.mark.parametrize("source", [case[1] for case in cases("wiki.txt")], ids=[case[0] for case in cases("wiki.txt")])
def test_place_in_other_markup(source: str) -> None:
    """Markup that is brought to Markdown first doesn't move what it surrounds."""
    lines = source.split("\n")
    for draft in read_markdown(source, calendar=Calendar()).drafts:
        line, column = draft.statement.place(0)
        assert lines[line - 1][column - 1 :].startswith(draft.statement[:12])
