"""Text on a terminal: made harmless, measured in cells, coloured, wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.pattern import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["Paint", "cells", "cut", "visible", "wrap"]

# What a terminal or a reader's eye would obey instead of show: control characters (C0, DEL, C1), line and
# paragraph separators, marks and overrides of writing direction, invisible spaces, tag characters, and halves
# of surrogate pairs, which no encoding can write.
UNSEEN = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
BREAKS = pattern(r"[\t\r\n]+")
JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
SKIN_TONE = pattern("[\U0001f3fb-\U0001f3ff]")  # melts into the emoji before it
WIDE = 2
# Latin letters, curly quotes, dashes, currency signs and arrows: a cell each, and nearly all that goals are written in.
NARROW = pattern("[\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]*")


def visible(text: str) -> str:
    r"""Show what would act on a terminal instead of appearing on it; tabs and line breaks become a space.

    Everything that goalkit prints and did not write itself passes through here.

    >>> print(visible("Ship \x1b[31mfast"))
    Ship \x1b[31mfast
    """
    if text.isascii() and text.isprintable():
        return text
    return UNSEEN.sub(_escape, BREAKS.sub(" ", text))


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\udc80" <= character <= "\udcff":  # a byte of a file name that is not UTF-8, as Python hands it over
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for East Asian wide characters and emoji, none for accents."""
    if text.isascii() or NARROW.fullmatch(text):
        return len(text)
    return sum(width for _, width in _measured(text))


def _measured(text: str) -> Iterator[tuple[str, int]]:
    """Each character with the cells that it adds."""
    from unicodedata import category, east_asian_width

    before, joined = 0, False
    for character in text:
        if character < "\u0300":
            width = 1
        elif character == EMOJI_STYLE:
            width = 1 if before == 1 else 0
        elif joined or category(character) in ("Mn", "Me", "Cf") or (before == WIDE and SKIN_TONE.match(character)):
            width = 0
        else:
            width = WIDE if east_asian_width(character) in ("W", "F") else 1
        joined = character == JOINER
        before = width or before
        yield character, width


def cut(text: str, room: int) -> str:
    """The longest start of a text that fits into `room` cells."""
    if text.isascii():
        return text[:room]
    used = 0
    for at, (_, width) in enumerate(_measured(text)):
        used += width
        if used > room:
            return text[:at]
    return text


def wrap(text: str, first: int, rest: int) -> list[str]:
    """Break a text between words: `first` cells for the first line, `rest` for the others.

    A word that is longer than a line keeps a line of its own: addresses must stay whole.
    """
    lines: list[str] = []
    line, used, room = "", 0, first
    for word in text.split():
        width = cells(word)
        if line and used + 1 + width > room:
            lines.append(line)
            line, used, room = word, width, rest
        else:
            line, used = (f"{line} {word}", used + 1 + width) if line else (word, width)
    return [*lines, line]


class Paint:
    """Colours and weights of a terminal, or nothing at all where there is none."""

    def __init__(self, *, on: bool) -> None:
        """Paint where `on`; otherwise hand every text back as it came."""
        self.on = on

    def __call__(self, text: str, *codes: int) -> str:
        """A text in the given display codes (ECMA-48 SGR)."""
        if not self.on or not text or not codes:
            return text
        return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"

    def bold(self, text: str) -> str:
        """A text that leads."""
        return self(text, 1)

    def dim(self, text: str) -> str:
        """A text that accompanies."""
        return self(text, 2)

    def code(self, text: str) -> str:
        """Something to be typed."""
        return self(text, 36)
