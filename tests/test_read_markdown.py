"""Goals in Markdown are found in any layout, and only where there are goals."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goalkit.english import Calendar
from goalkit.read import read
from goalkit.read.markdown.page import read_markdown
from tests.placed import assert_in_place, texts_of_document

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


@pytest.mark.parametrize("source", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_every_text_of_a_layout_stands_where_it_says(source: str) -> None:
    """Also in markup that is brought to Markdown first."""
    for text in texts_of_document(read(source, "markdown")):
        if text != "dropped" and not {"\\", "&"} & set(source):  # said of what is struck through
            assert_in_place(text, source)
