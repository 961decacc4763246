"""Markers of lists that Markdown doesn't know, written as ones that it does and as wide: “(a) …”, “ii) …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.pattern import pattern

if TYPE_CHECKING:
    import re

__all__ = ["known_markers"]

ESCAPED = pattern(r"(?P<indent>\s{0,12})(?:(?P<number>\d{1,3})\\(?P<dot>[.)])|\\(?P<sign>[-*+]))(?=[ \t]+\S)")
"""The marker of an item in a document that was exported with its signs escaped."""
LETTERED = pattern(r" {0,3}\(?(?P<code>[a-z]|[ivx]{2,4})\)(?=[ \t]+\S)")
NUMBERED = pattern(r"\s{0,8}(?P<number>\d{1,2})(?P<letter>[a-z])[.)]?[ \t]+(?=\S)")
CONTENTS = pattern(r"\s{0,12}(?:[-*+]\s+|\d{1,3}[.)]\s+)?\[[^\[\]\n]{1,200}\]\(#[^()\s]{0,200}\)\s*$")
"""A line that only leads to a heading of the same page."""
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
FEWEST = 2


def known_markers(lines: list[str]) -> None:
    """Rewrite the markers of items that stand in paragraphs of their own, and empty the table of contents."""
    if sum(map(_is_escaped, lines)) >= FEWEST:
        lines[:] = [ESCAPED.sub(_unescaped, line, count=1) if _is_escaped(line) else line for line in lines]
    for at, line in enumerate(lines):
        if "](#" in line and CONTENTS.match(line):
            lines[at] = ""
    for marker, run in [*((LETTERED, run) for run in _runs(lines)), *((NUMBERED, run) for run in _numbered(lines))]:
        for at in run:
            found = marker.match(lines[at])
            if found is not None:
                lines[at] = "-" + " " * (found.end() - 1) + lines[at][found.end() :]


def _is_escaped(line: str) -> bool:
    return "\\" in line and ESCAPED.match(line) is not None


def _unescaped(marker: re.Match[str]) -> str:
    return marker["indent"] + (f"{marker['number']}{marker['dot']} " if marker["number"] else f"{marker['sign']} ")


def _runs(lines: list[str]) -> list[list[int]]:
    """Paragraphs that go (a), (b), (c) or (i), (ii), (iii), by their first lines."""
    runs: list[list[int]] = []
    blank = True
    for at, line in enumerate(lines):
        found = LETTERED.match(line) if blank and ")" in line[:9] else None
        blank = not line.strip()
        if found is None:
            continue
        code = found["code"]
        if code in {"a", "i"} and not (code == "i" and runs and _follows(lines, runs[-1], code)):
            runs.append([at])
        elif runs and _follows(lines, runs[-1], code):
            runs[-1].append(at)
    return [run for run in runs if len(run) >= FEWEST]


def _numbered(lines: list[str]) -> list[list[int]]:
    """Lines that go 1a, 1b, 1c, one below the other."""
    runs: list[list[int]] = []
    last = ("", "")
    for at, line in enumerate(lines):
        found = NUMBERED.match(line) if line[:9].lstrip()[:1].isdigit() else None
        if found is None:
            continue
        if found["letter"] == "a":
            runs.append([at])
        elif runs and runs[-1][-1] == at - 1 and (found["number"], chr(ord(found["letter"]) - 1)) == last:
            runs[-1].append(at)
        last = (found["number"], found["letter"])
    return [run for run in runs if len(run) >= FEWEST]


def _follows(lines: list[str], run: list[int], code: str) -> bool:
    first = LETTERED.match(lines[run[0]])
    if first is not None and first["code"] == "i":
        return len(run) < len(ROMAN) and code == ROMAN[len(run)]
    return code == chr(ord("a") + len(run))
