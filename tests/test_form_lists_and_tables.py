"""The documented form in Markdown and CSV: whatever a document says, written and read again it says the same."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit import read
from goalkit.form import write
from goalkit.form.entry import Entry
from goalkit.model import Format
from goalkit.text import Text
from tests.documents import PATH, PHRASES, document_of, documents
from tests.placed import assert_inside, texts_of_document
from tests.test_read_markdown import CASES

if TYPE_CHECKING:
    from goalkit.model import Document

NASTY = (
    *("-5% churn", "=SUM(A1)", "+1", "@lena", "'tis", "'=1", "''", "\tx", "- a list?", "1. first", "# no heading"),
    *("**Objective:** x", "__a__", "*", "a_b", "_a_", "[x](y)", "![x]", "[ ] box", "`code`", "```", "~~gone~~", "~5"),
    *("<!-- x -->", "</script>", "a<b>c", "< 5", "<br>", "&amp;", "&#10;", "R&D;", "{x}", "{{ x }}", "==a==", "|a|b|"),
    *("a\nb", "a\n\n- b", "---", "a; b", "a, b", "a\\; b", "\\", "\\\\", "C:\\x", '"', 'say "hi"', "id: x", "null"),
    *("[[page|words]]", "\u2028", "a\x0bb", "\x1f", "\x85", "\u00a0", "#", "C #", "💥", "2027-02-01", "1.10", "ſ"),
    *("> quoted", "$x$", "https://example.org/a_b_c?d=*", "a  b", "a:\u00a0b", "^", "Title", "***", "- - -", "\ufeffx"),
)
CHARACTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MANY = st.lists(st.sampled_from(NASTY) | CHARACTERS | PHRASES, min_size=1, max_size=3).map(" ".join)
IN_TABLES = MANY.map(lambda text: text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"))
"""What CSV can hold: no NUL, and line ends of one kind."""


def said(document: Document) -> dict[str, Any]:
    """What a document says, wherever and in whichever order of its fields it was written."""
    names = ("goals", "streams", "title", "period", "owner", "framework", "perspectives", "unknown", "problems")
    check_ins = [replace(one, at=Text()) for one in document.check_ins]
    return {name: getattr(document, name) for name in names} | {"check_ins": check_ins}


def assert_kept(document: Document, form: Format) -> None:
    written = write(document, form)
    again = read(written, form, path=PATH)
    assert said(again) == said(document), written
    for text in texts_of_document(again):
        assert_inside(text, written)
    # A table is written the way tables are read, each goal below the one that it names; from then on it stays.
    once = write(again, form) if form == "csv" else written
    assert write(read(once, form, path=PATH), form) == once


def one_goal(**fields: str) -> Document:
    root = Entry("document", Text(), {"framework": Text("okr")})
    root.below = [Entry("objective", Text(), {key: Text(value) for key, value in fields.items()})]
    return document_of(root)


@settings(max_examples=100, deadline=None)
@given(documents(MANY))
def test_markdown_keeps_every_document(document: Document) -> None:
    assert_kept(document, "markdown")


@settings(max_examples=100, deadline=None)
@given(documents(IN_TABLES))
def test_csv_keeps_every_document(document: Document) -> None:
    assert_kept(document, "csv")


@settings(max_examples=50, deadline=None)
@given(documents(IN_TABLES))
def test_no_cell_is_a_formula(document: Document) -> None:
    for row in csv.reader(io.StringIO(write(document, "csv"))):
        active = [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert [cell for cell in active if not re.fullmatch(r"-[0-9.,]+%?", cell)] == []


@pytest.mark.parametrize("text", NASTY)
def test_any_words_survive(text: str) -> None:
    document = one_goal(objective=f"{text}.", rationale=f"It says {text} here", owner=text.strip() or "-")
    for form in get_args(Format):
        assert_kept(document, form)


def test_csv_says_what_it_cannot_hold() -> None:
    with pytest.raises(ValueError, match="NUL"):
        write(one_goal(objective="a\0b"), "csv")


EXAMPLES = Path(__file__).resolve().parent.parent / "site" / "examples"
DRAFTS = [
    *(pytest.param(path, id=path.stem) for path in sorted(EXAMPLES.rglob("*.*"))),
    *(pytest.param(source, id=name) for name, source, _ in CASES),
]


@pytest.mark.parametrize("form", ["markdown", "csv", "yaml", "toml", "json"])
@pytest.mark.parametrize("draft", DRAFTS)
def test_a_draft_in_any_layout_keeps_its_words_in_the_form(draft: Path | str, form: Format) -> None:
    document = read(draft) if isinstance(draft, Path) else read(draft, "markdown")
    if document.framework is None:
        return
    again = read(write(document, form), form)
    assert again.unknown == again.problems == ()
    assert sorted(told(again)) == sorted(told(document))


def told(document: Document) -> list[tuple[str, ...]]:
    """The words of each goal, and of the one that it hangs under."""
    left_out = {"id", "reading", "parent", "parent_named", "named", "period"}
    rows = []
    for goal in document.goals:
        above = document.parent_of(goal)
        words = [str(getattr(goal, name)) for name in goal.__dataclass_fields__ if name not in left_out]
        rows.append((goal.kind, str(above.statement) if above else "", *words))
    return rows
