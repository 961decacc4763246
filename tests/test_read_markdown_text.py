"""Whatever a Markdown file holds, it is read without a crash, in linear time, and every text knows its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.english import Calendar
from goalkit.read.markdown.page import read_markdown
from tests.effort import effort

if TYPE_CHECKING:
    from collections.abc import Callable

    from goalkit.text import Text

PIECES = st.sampled_from(
    [
        "# OKRs", "## Objective 1: ", "Objective:", "Key results", "KR 1.1: ", "- ", "  - ", "* ", "1. ", "> ", "|",
        "| a | b |", "|---|---|", "\n", "\n\n", "\r\n", "\t", "    ", "**", "__", "_", "~~", "`", "``", "[", "](",
        ")", "]", "![", "[x] ", "[ ] ", "<br>", "<b>", "<!--", "-->", "&amp;", "&nbsp;", "\\", "@ana ", "(0.7)",
        "=> 80%", "P0", "Q3 2027", "---", "```", "=== ", "Raise NPS to 60", "words here", "é", "🎯", "\u2028",
        "\x00", "\x0c", "Owner: Bo", "Target: 5", "{:.x}", "[[a|b]]", "goalkit: ignore[a-rule] why",
    ]
)  # fmt: skip
DOCUMENTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300)


def texts(source: str) -> list[Text]:
    found = read_markdown(source, calendar=Calendar())
    placed = [draft.statement for draft in found.drafts]
    placed += [
        value
        for draft in found.drafts
        for name, value in draft.fields.items()
        if value != "dropped" or name != "status"
    ]
    placed += [comment.at for comment in found.ignores] + [rule for comment in found.ignores for rule in comment.rules]
    return placed + ([found.title] if found.title is not None else [])


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_every_character_stands_where_it_says(source: str) -> None:
    lines = re.split(r"\r\n?|\n", source)
    for text in texts(source):
        span = text.span
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= len(lines)
        assert span.end_column <= len(lines[span.end_line - 1]) + 1
        if "&" in source:
            continue
        for offset, character in enumerate(str(text)):
            line, column = text.place(offset)
            if character not in " \n\ufffd":  # a comment may go on over lines
                assert lines[line - 1][column - 1] == character


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_parents_come_from_the_same_document_and_no_goal_is_its_own_ancestor(source: str) -> None:
    drafts = read_markdown(source, calendar=Calendar()).drafts
    for draft in drafts:
        seen = {draft}
        parent = draft.parent
        while parent is not None:
            assert parent in drafts
            assert parent not in seen
            seen.add(parent)
            parent = parent.parent


HOSTILE = {
    "brackets": lambda size: "# OKRs\n- " + "[" * size,
    "links": lambda size: "# OKRs\n- " + "[a](" * (size // 4),
    "wiki links": lambda size: "- KR: " + "[[" * (size // 4) + "]]" * (size // 4),
    "images": lambda size: "- KR: " + "![" * (size // 8) + "](a)" * (size // 8),
    "backticks": lambda size: "- KR: " + "".join("`" * (n % 50) + "a" for n in range(size // 25)),
    "stars": lambda size: "- KR: " + "*a **b " * (size // 7),
    "quotes": lambda size: ">" * size + " a",
    "deep list": lambda size: "# OKRs\n" + "\n".join("  " * n + "- a b c" for n in range(int(size**0.5))),
    "list in a line": lambda size: "- " * (size // 2) + "a",
    "numbers": lambda size: "# OKRs\n- " + "1." * (size // 2),
    "comments": lambda size: "<!--" * (size // 4),
    "pipes": lambda size: "|" * size + "\n" + "|-" * (size // 2),
    "headings": lambda size: "# OKRs\n" + "## a b\n" * (size // 7),
    "bold lines": lambda size: "# OKRs\n" + "**a b**\n\n" * (size // 9),
    "leads": lambda size: "# OKRs\n" + "abc def:\n- a b c\n\n" * (size // 18),
    "ignores": lambda size: "# OKRs\n" + "- KR: raise x to 5 <!-- goalkit: ignore[a] b -->\n" * (size // 50),
    "matrix": lambda size: "# OKRs\n|M|Q1|Q2|\n|-|-|-|\n" + "|Name thing|do this now|do that now|\n" * (size // 38),
    "flat": lambda size: "# OKRs\n" + "- Raise NPS from 45 to 60\n" * (size // 26),
    "spaces": lambda size: "# OKRs\n- a" + " " * size + "b",
    "capitals": lambda size: "- " + "Aa " * (size // 3) + ":",
    "open brackets": lambda size: "# OKRs\n- a b " + "( " * (size // 2) + ")",
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_effort_grows_with_size_and_no_faster(make: Callable[[int], str]) -> None:
    def cost(size: int) -> int:
        source = make(size)
        return effort(lambda: read_markdown(source, calendar=Calendar()))

    cost(200)  # what is done once for all texts
    assert cost(64_000) < (cost(8_000) + 200) * 8 * 1.5
