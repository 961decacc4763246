"""CSV as rows of placed texts: the standard library's reader tells the line of a row, but no column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.read.trees.nodes import Places, matched

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["delimiter_of", "read_rows"]

DELIMITERS = ",;\t|"
QUOTED = re.compile(r'"[^"]*"')
LINE_END = re.compile(r"\n")
CONTENT = re.compile(r'[^"]*')


def delimiter_of(source: str) -> str:
    """Tell the delimiter by the first line that has one outside quotes; a comma where none has."""
    for line in source.split("\n", 20)[:20]:
        bare = QUOTED.sub("", line)
        counts = {delimiter: bare.count(delimiter) for delimiter in DELIMITERS}
        if any(counts.values()):
            return max(counts, key=lambda one: counts[one])
    return ","


def read_rows(source: str, delimiter: str = ",") -> list[list[Text]]:
    """Read all rows, quotes resolved; the same cells as `csv.reader` gives, each with its place.

    A quote that is never closed takes in the rest of the file, as spreadsheets have it.
    """
    places = Places(source)
    plain = re.compile(rf"[^{delimiter}\n]*")
    rows: list[list[Text]] = []
    row: list[Text] = []
    at = 0
    while at < len(source):
        if source[at] == "\n" and not row:
            rows.append([])
            at += 1
            continue
        if source[at] == '"':
            cell, at = _quoted(source, at, plain, places)
        else:
            value = matched(plain, source, at)
            cell = places.text(value, at)
            at += len(value)
        row.append(cell)
        if at == len(source) or source[at] == "\n":
            rows.append(row)
            row = []
        elif at == len(source) - 1:
            # A delimiter ends the file: one more, empty cell follows it.
            row.append(places.text("", at + 1))
        at += 1
    if row:
        rows.append(row)
    return rows


def _quoted(source: str, at: int, plain: re.Pattern[str], places: Places) -> tuple[Text, int]:
    """Read a cell in quotes; a doubled quote is one, and what follows the closing quote belongs to the cell."""
    at += 1
    parts: list[str] = []
    length = 0
    jumps = [(0, at, False)]
    while True:
        content = matched(CONTENT, source, at)
        parts.append(content)
        jumps += [(length + end.end(), at + end.end(), False) for end in LINE_END.finditer(content)]
        length += len(content)
        at += len(content)
        if source.startswith('""', at):
            parts.append('"')
            length += 1
            at += 2
            jumps.append((length, at, True))
            continue
        rest = matched(plain, source, at + 1)
        if rest:
            jumps.append((length, at + 1, False))
            parts.append(rest)
        end = min(at + 1 + len(rest), len(source))
        value = "".join(parts)
        # Where a jump is made twice at one offset, the later place is where the text goes on.
        kept = {jump[0]: jump for jump in jumps if jump[0] < len(value) or jump[2] or not jump[0]}
        return places.pieces(value, list(kept.values())), end
