"""Tables in Markdown as rows of cells: drawn with pipes, pasted from a spreadsheet, or written as HTML."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import Block, Row
from goalkit.read.markup.inline import PARTING, plain
from goalkit.read.markup.lines import cut_at, placed
from goalkit.read.markup.rich import Rich
from goalkit.text import Mark, Text

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from goalkit.read.markup.html_rows import Rows
    from goalkit.read.markup.lines import Lines

__all__ = ["html_table", "piped_in", "piped_table", "tabbed_table"]

DELIMITER = pattern(r"^[|\s]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|*[ \t]*$")


def piped_in(content: Sequence[str]) -> tuple[int, int]:
    """Which lines of a paragraph are a table: by its delimiter row, else by pipes at the start of each line."""
    start = next(
        (
            n
            for n in range(1, len(content))
            if "-" in content[n] and "|" in content[n - 1] and DELIMITER.match(content[n].strip())
        ),
        0,
    )
    if start:
        start -= 1
    elif not all(line.lstrip().startswith("|") for line in content if line.strip()):
        return 0, 0
    end = start
    while end < len(content) and ("|" in content[end] or DELIMITER.match(content[end].strip())):
        end += 1
    return start, end


def piped_table(content: Sequence[str], at: int, lines: Lines, references: Container[str]) -> Block:
    """Make a table of lines with pipes, the first of which has this index."""
    rows: list[Row] = []
    for number, line in enumerate(content):
        value = line.strip()
        if number and DELIMITER.match(value):
            continue
        _, mark = lines.place(value, at + number)
        cells = [_cell(value[start:end], mark, start, references) for start, end in _between_pipes(value)]
        rows.append(Row(mark.line, cells))
    return _table(rows)


def _between_pipes(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand, outer pipes aside; a missing closing pipe is forgiven."""
    if line.startswith("||") and "|" not in line.replace("||", ""):
        line = line.replace("||", "| ")  # the header of a table in wiki markup: “||Objective||Owner||”
    cuts = [at for at, character in enumerate(line) if character == "|" and (at == 0 or line[at - 1] != "\\")]
    edges = [-1, *cuts, len(line)]
    spans = [(left + 1, right) for left, right in pairwise(edges)]
    if spans and line.startswith("|"):
        spans = spans[1:]
    if len(spans) > 1 and not line[spans[-1][0] : spans[-1][1]].strip():
        spans = spans[:-1]
    return spans


def tabbed_table(written: Sequence[str], line: int, references: Container[str]) -> Block:
    """Make a table of lines whose cells are parted by tabs; `line` is the number of the first."""
    rows: list[Row] = []
    for number, raw in enumerate(written, start=line):
        at = 0
        cells = []
        for value in raw.rstrip().split("\t"):
            cells.append(_cell(value, Mark(0, number, 1), at, references))
            at += len(value) + 1
        rows.append(Row(number, cells))
    return _table(rows)


def html_table(rows: Rows, references: Container[str]) -> Block:
    """Make a table of one that was written as HTML."""
    return _table(
        [Row(line, [[plain(placed(words), references) for words in cell] for cell in cells]) for line, cells in rows]
    )


def _cell(value: str, mark: Mark, offset: int, references: Container[str]) -> list[Rich]:
    """The lines of a cell; `mark` is the place of its row."""
    left = len(value) - len(value.lstrip())
    stretch = value.strip(), mark._replace(column=mark.column + offset + left)
    pieces = cut_at(PARTING, stretch) if "<" in value else [stretch]
    lines = []
    for piece in pieces:
        rich = plain(placed([piece]), references)
        if rich.text or rich.images or rich.people or len(pieces) == 1:
            lines.append(rich)
    return lines


def _table(rows: list[Row]) -> Block:
    """A block that holds nothing but a table; its first line is always a row, since a delimiter can't open one."""
    line = rows[0].line
    return Block("table", Rich(Text("", line, 1)), line, rows=rows)
