"""Words on a terminal: excerpts fit their room, wrapping loses none of them, and visible ones stay as they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goalkit.report.excerpt import excerpt
from goalkit.report.terminal import Paint, cells, cut, visible, wrap
from goalkit.text import Span
from tests.effort import effort
from tests.reports import diagnostic, report, written


@given(st.text(), st.integers(0, 300), st.integers(0, 300), st.integers(20, 120))
def test_an_excerpt_fits_its_room(line: str, start: int, length: int, room: int) -> None:
    line = line.replace("\n", " ").replace("\r", " ") * 5
    at = Span(1, start + 1, 1, start + length + 1)
    before, words, after = excerpt(line, at, room)
    assert cells(before) + cells(words) + cells(after) <= room


def test_an_excerpt_keeps_the_words_of_a_long_line() -> None:
    line = "so " * 100 + "MIDDLE" + " and" * 100
    quote = excerpt(line, Span(1, 301, 1, 307), 60)
    assert quote.words == "MIDDLE"
    assert quote.before.startswith("…")
    assert quote.after.endswith("…")


def test_a_huge_line_costs_no_more_than_its_window() -> None:
    def cost(size: int) -> int:
        places = range(size // 4, size // 4 + 20_000, 2_000)
        some = report(*[diagnostic(quote="x" * size, span=Span(1, at, 1, at + 4)) for at in places])
        return effort(lambda: written("text", some))

    cost(100_000)
    assert cost(2_000_000) < cost(100_000) * 1.1


@given(st.text(), st.integers(1, 60), st.integers(1, 60))
def test_wrapping_loses_no_word(text: str, first: int, rest: int) -> None:
    lines = wrap(text, first, rest)
    assert " ".join(lines).split() == text.split()
    assert all(cells(line) <= room or " " not in line for line, room in zip(lines, [first, *[rest] * 99], strict=False))


@given(st.text(), st.integers(0, 40))
def test_cutting_fits(text: str, room: int) -> None:
    text = visible(text)
    kept = cut(text, room)
    assert text.startswith(kept)
    assert cells(kept) <= room


def test_paint_is_nothing_where_it_is_off() -> None:
    assert Paint(on=False)("words", 1, 31) == "words"
    assert Paint(on=True)("words", 1, 31) == "\x1b[1;31mwords\x1b[0m"


@given(st.text())
def test_visible_text_stays_as_it_is(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
