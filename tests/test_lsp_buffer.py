"""What stands between editor and goalkit: places as editors count them, and messages out of a stream of bytes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.lsp.buffer import Buffer, Position, Range
from goalkit.lsp.stdio import Frames, Garbled
from goalkit.text import Span

if TYPE_CHECKING:
    from goalkit.lsp.buffer import Units


# Texts and their places


def test_positions_count_as_the_editor_counts() -> None:
    text = "- KR: 🎉 Zoë raises NPS"
    counted = {}
    for units in ("utf-8", "utf-16", "utf-32"):
        counted[units] = Buffer(text, units).position(1, text.index("NPS") + 1).character
    assert counted == {"utf-8": 23, "utf-16": 20, "utf-32": 19}
    assert Buffer(text, "utf-16").place(Position(0, 7)) == (1, 7), "within a character is before it"


def test_lines_end_as_editors_have_it() -> None:
    buffer = Buffer("one\r\ntwo\rthree\u2028still three\x0cstill\nfour")
    assert [buffer.line(number) for number in range(5)] == ["one", "two", "three\u2028still three\x0cstill", "four", ""]
    assert buffer.position(3, 7) == Position(2, 6)


def test_byte_order_mark_stands_in_the_editors_first_line_only() -> None:
    buffer = Buffer("\ufeff# Goals\n- KR")
    assert buffer.range_of(Span(1, 3, 1, 8)) == Range(Position(0, 3), Position(0, 8))
    assert buffer.range_of(Span(2, 3, 2, 5)) == Range(Position(1, 2), Position(1, 4))
    assert buffer.place(Position(0, 3)) == (1, 3)


def test_places_outside_the_text_are_the_nearest_inside() -> None:
    buffer = Buffer("ab\ncd")
    assert [buffer.offset(Position(*one)) for one in ((-1, 4), (0, 99), (1, -3), (7, 0))] == [0, 2, 3, 5]
    assert buffer.position(99, 99) == Position(1, 2)
    buffer.change(Range(Position(9, 9), Position(0, 1)), "!")
    assert buffer.text == "a!"


CHARACTERS = st.text(st.sampled_from("a é€🎉\n\r\u2028\x0c\ud800"), max_size=30)


@given(CHARACTERS, st.integers(0, 5), st.integers(0, 12), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_place_comes_back(text: str, line: int, character: int, units: Units) -> None:
    buffer = Buffer(text, units)
    place = buffer.place(Position(line, character))
    assert 0 <= buffer.offset_at(*place) <= len(text)
    assert buffer.place(buffer.position(*place)) == place


@given(CHARACTERS, st.lists(st.tuples(*[st.integers(0, 6)] * 4, CHARACTERS), max_size=4))
def test_edits_do_to_a_buffer_what_they_do_to_a_text(text: str, edits: list[tuple[int, int, int, int, str]]) -> None:
    buffer = Buffer(text, "utf-32")
    for line, column, end_line, end_column, new in edits:
        start, end = sorted([buffer.offset(Position(line, column)), buffer.offset(Position(end_line, end_column))])
        text = text[:start] + new + text[end:]
        buffer.change(Range(Position(line, column), Position(end_line, end_column)), new)
    assert buffer.text == text


# Messages

HELLO = b'{"jsonrpc": "2.0", "method": "initialized", "params": {}}'


def framed(body: bytes, length: int | None = None) -> bytes:
    """A message with its header."""
    return b"Content-Length: %d\r\n\r\n%s" % (len(body) if length is None else length, body)


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"noise\r\n\r\nmore \x00\xff noise",
        framed(b"{no json"),
        framed(HELLO, 12),
        framed(HELLO, 80),
        b"Content-Length: 999999999999999999\r\n\r\n",
        b"Content-Length: x\r\n\r\n",
        b"Content-Length: -5\r\n\r\n",
        b"Content-Length: 5\r\n" + b"X: y\r\n" * 60,
        framed(b"[" * 100_000),
        framed(b"\xff\xfe"),
        framed(b""),
    ],
    ids=lambda before: before[:40].decode("ascii", "replace"),
)
def test_messages_are_found_behind_anything(before: bytes) -> None:
    for step in (1, 7, 10**6):
        frames, found = Frames(), []
        stream = before + framed(HELLO) + framed(HELLO).replace(b"Content-Length:", b"content-length:")
        for start in range(0, len(stream), step):
            found += frames.feed(stream[start : start + step])
        messages = [one for one in found if not isinstance(one, Garbled)]
        assert [one["method"] for one in messages][-2:] == ["initialized"] * 2


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_no_harm(noise: bytes) -> None:
    frames = Frames()
    list(frames.feed(noise))
    assert [one["method"] for one in frames.feed(framed(HELLO)) if isinstance(one, dict) and "method" in one] != [0]


def test_noise_is_not_kept() -> None:
    frames = Frames()
    for _ in range(100):
        assert list(frames.feed(os.urandom(10_000).replace(b"C", b"c").replace(b"c", b"d"))) == []
    assert len(frames._waiting) < 20_000  # noqa: SLF001 (what is kept can't be seen from outside)
