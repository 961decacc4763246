"""Markdown of our own pages for a terminal: paragraphs wrapped, headings bold, what examples mark underlined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.report.excerpt import excerpt
from goalkit.report.terminal import cells, visible, wrap
from goalkit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.report.terminal import Paint

__all__ = ["markdown"]

FENCE = re.compile(r"(`{3,}|~{3,})")
CARETS = re.compile(r" *\^[\^ ]*$")
ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])\s+")
INLINE = re.compile(r"`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^)\s]+)\)")
FLAGGED = (1, 33, 4)


def markdown(source: str, paint: Paint, width: int) -> Iterator[str]:
    """The Markdown that rule pages are written in, for a terminal.

    Paragraphs are wrapped, headings bold, and in fenced blocks the words over a line of `^` are underlined.
    """
    lines = source.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        if fence := FENCE.match(line):
            end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith(fence[1])), len(lines))
            yield from _block(lines[at + 1 : end], paint, width)
            at = end + 1
        elif not line.strip():
            yield "\n"
            at += 1
        elif line.startswith("#"):
            yield paint.bold(visible(line.lstrip("# "))) + "\n"
            at += 1
        elif line.startswith("|"):
            yield visible(line) + "\n"
            at += 1
        else:
            end = at + 1
            while end < len(lines) and lines[end].strip() and not _begins(lines[end]):
                end += 1
            yield from _prose(lines[at:end], paint, width)
            at = end


def _begins(line: str) -> bool:
    return bool(FENCE.match(line) or ITEM.match(line)) or line.startswith(("#", "|"))


def _prose(lines: list[str], paint: Paint, width: int) -> Iterator[str]:
    """A paragraph or an item of a list."""
    text = " ".join(line.strip() for line in lines)
    hang = ""
    if item := ITEM.match(lines[0]):
        hang = " " * len(item[0])
    for number, line in enumerate(wrap(visible(text), width, width - len(hang))):
        yield (hang if number else "") + INLINE.sub(lambda found: _inline(found, paint), line) + "\n"


def _inline(found: re.Match[str], paint: Paint) -> str:
    code, strong, words, address = found.groups()
    if code is not None:
        return paint.code(code) if paint.on else f"`{code}`"
    if strong is not None:
        return paint.bold(strong)
    return f"{words} ({address})"


def _block(lines: list[str], paint: Paint, width: int) -> Iterator[str]:
    """An example: indented, the flagged words underlined or, without colour, with their carets below."""
    bar = f"  {paint.dim('│')} "
    room = width - 4
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if CARETS.match(line) and line.strip():
            continue
        marks = list(re.finditer(r"\^+", below)) if CARETS.match(below) else []
        if not marks or not paint.on:
            yield (bar + visible(line)).rstrip() + "\n"
            if marks:
                yield bar + _shifted(line, marks) + "\n"
            continue
        shown, last = "", 0
        for mark in marks:
            piece = excerpt(line, Span(1, mark.start() + 1, 1, mark.end() + 1), max(room, len(line) + 2))
            shown += visible(line[last : mark.start()]) + paint(piece.words, *FLAGGED)
            last = mark.end()
        yield bar + shown + visible(line[last:]) + "\n"


def _shifted(line: str, marks: list[re.Match[str]]) -> str:
    """The carets of a line, moved to the cells in which its characters stand."""
    out, used = "", 0
    for mark in marks:
        start = cells(visible(line[: mark.start()]))
        length = max(cells(visible(line[mark.start() : mark.end()])), 1)
        out += " " * (start - used) + "^" * length
        used = start + length
    return out
