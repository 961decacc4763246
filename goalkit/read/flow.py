"""From Markdown's block tokens to blocks: paragraphs cut where a new statement starts, lists nested as they look."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.blocks import Block, Row
from goalkit.read.inline import Rich, plain
from goalkit.read.unmarked import broken_lines, coded_lines, is_label_line, outline_numbers
from goalkit.text import Mark, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from goalkit.read.html_table import Rows

__all__ = ["REFERENCE", "Flow", "placed", "starts_labelled"]

BREAK = pattern(r"</?br\s*/?>", re.IGNORECASE)
IN_CELL = pattern(r"</?(?:br|li|p|ul|ol|div)\b[^<>]{0,200}>", re.IGNORECASE)
"""What parts the lines of a cell."""
DELIMITER = pattern(r"^[|\s]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|*[ \t]*$")
BULLET = pattern(
    r"(?:[-*+:](?=\s+\S)|[•·‣▪◦●○■▸\uf0b7\uf0a7›»➤➢►▶→⇒∙]|[o§](?=\t)|[-–—](?=[A-Z\d])|[–—](?=\s+[A-Z\d])|\(?\d{1,2}\)(?=\s)|\d{1,2}\.(?=\s)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s+[A-Z]))\s*"
)
"""A bullet that Markdown doesn't know, at the start of a line."""
DEEPER = {"○": 1, "o": 1, "◦": 1, "■": 2, "▪": 2, "§": 2, "\uf0a7": 2}
"""How deep word processors nest an item that they show by this sign, whose indentation is lost in pasting."""
STARTS_ANEW = pattern(
    r"[*_`]{0,3}[\[(]?(?:"
    r"(?:O|KR|OKR|Obj)[ .-]?\d[\w.]*\b"
    r"|[SMART][*_]{1,3}[a-z][a-z -]{3,10}:"
    r"|(?<=\*\*)[^\W\d_][^*:\n]{0,40}(?::\*\*|\*\*\s?:)"
    r"|(?<=__)[^\W\d_][^_:\n]{0,40}(?::__|__\s?:)"
    r"|(?:objective|key[ -]?result|goal)\s+#?\d{1,2}\s*[–—-]\s"
    r"|(?:[A-Z][\w&-]*\s+){0,3}(?:objectives?|key[ -]?results?|krs?|goals?|initiatives?|owners?|dri|lead|baseline"
    r"|target"
    r"|current|start|due|deadline|status|priority|metric|kpi|measure|score|confidence|progress|specific|measurable"
    r"|achievable|attainable|relevant|realistic|assignable|time[ -]?bound|timely|why|rationale|period|weight|source)"
    r"(?:\s+#?\d[\w.]*)?\s*(?:\([^()]{0,30}\))?[*_`]{0,3}\s*:)",
    re.IGNORECASE,
)
NEXT_AIM = pattern(r"(?:objective|goal|okr|o)\s?#?\d{1,2}\s*[:–—-]\s", re.IGNORECASE)
"""The label of another aim: “Goal 2 – …”."""
RESULTS_INSIDE = pattern(r"\s(?:[|/–—-]\s)?(?=[*_]{0,3}(?:key[ -]results?|krs?)[*_]{0,3}\s?:)", re.IGNORECASE)
"""Where key results follow their objective on its line."""
WHOLLY_BOLD = pattern(r"(\*\*|__)(?=\S)(?:(?!\1).)+\1\s*:?\s*$")
REFERENCE = pattern(r"\[([^\]\n]{1,300})\]:\s*\S")
NOISE = pattern(
    r"(?::::|(?:import|export)\s.*(?:\bfrom\s|=|;)|\[TOC\]|\[\[_?TOC_?\]\]|<[/!]?[A-Za-z][^<>]*>\s*$)", re.IGNORECASE
)
PLAIN = pattern(r"(?!import\b|export\b|o\t)[^\W\d_][^<\]\\]*$")
"""A line in which nothing has to be looked for: no bullet, tag or reference."""
CHECK = pattern(r"\[([ xX/-])\](?:\s+|$)")
PERSONAL = pattern(r"<[A-Za-z]*(?:member|person|people|user|owner|author|assignee)", re.IGNORECASE)


class Flow:
    """Walks the block tokens and yields headings (as pairs of level and block), blocks, and None for a rule."""

    def __init__(
        self,
        lines: list[str],
        first_line: int,
        references: set[str],
        grown: dict[int, int],
        html_tables: dict[int, Rows],
    ) -> None:
        self.lines = lines
        self.html_tables = html_tables
        """Tables that were taken out, by the index of the line where each began."""
        self.first_line = first_line
        self.references = references
        self.grown = grown
        """By how much lines with headings are longer on their left than in the file, by their index."""
        self.numbers = outline_numbers(lines)
        self.listing = False
        """Whether the lines here stand below a label such as “Key Results”."""

    def blocks(self, tokens: list[Token]) -> Iterator[tuple[int, Block] | Block | None]:  # noqa: C901, PLR0912, PLR0915
        """Yield headings as pairs of level and block, top-level blocks, and None for a rule."""
        stack: list[Block] = []  # the items that the next item may nest under
        inside: list[Block | None] = []  # the items of markdown-it's own nesting
        pending: list[tuple[int, int, bool]] = []
        lists: list[bool] = []
        quotes = 0
        heading = 0
        for token in tokens:
            kind = token.type
            if kind == "inline":
                assert token.map is not None  # noqa: S101 - block tokens carry their lines
                first = token.map[0]
                if heading:
                    block = self.heading(token.content, first)
                    self.listing = is_label_line(str(block.text))
                    if inside or quotes:
                        yield from self.attach([block], inside)
                    else:
                        stack.clear()
                        yield heading, block
                    continue
                for block in self.units(token.content.split("\n"), first, quoted=quotes > 0):
                    if pending and block.form == "line":
                        block.form = "item"
                        block.line, block.column, block.ordered = pending[-1]
                        block.depth = len(inside)
                        block.line += self.first_line
                        pending.clear()
                        self.checkbox(block)
                        inside[-1] = block
                        yield from self.nest(block, stack)
                    elif block.form == "item":
                        block.depth = len(inside) + (1 if not inside else 0)
                        if inside and inside[-1] is not None and block.column > inside[-1].column + 1:
                            block.depth += 1
                        yield from self.nest(block, stack)
                    elif not inside or self.ends_list(block, inside):
                        stack.clear()
                        yield block
                    else:
                        yield from self.attach([block], inside)
            elif kind == "list_item_open":
                assert token.map is not None  # noqa: S101
                column, ordered = self.marker(token.map[0], ordered=lists[-1])
                pending.append((token.map[0], column, ordered))
                inside.append(None)
            elif kind == "list_item_close":
                inside.pop()
                pending.clear()
            elif kind in ("bullet_list_open", "ordered_list_open"):
                self.listing = False
                lists.append(kind == "ordered_list_open")
            elif kind in ("bullet_list_close", "ordered_list_close"):
                lists.pop()
            elif kind == "heading_open":
                heading = int(token.tag[1])
            elif kind == "heading_close":
                heading = 0
            elif kind == "blockquote_open":
                quotes += 1
            elif kind == "blockquote_close":
                quotes -= 1
            elif kind == "hr" and not inside:
                stack.clear()
                yield None

    def marker(self, number: int, *, ordered: bool) -> tuple[int, bool]:
        """The visual column of a list marker."""
        line = self.lines[number]
        start = len(line) - len(line.lstrip(" \t>"))
        return len(line[:start].expandtabs(4)), ordered

    def nest(self, block: Block, stack: list[Block]) -> Iterator[Block]:
        """Hang an item under the nearest one that stands further left."""
        while stack and not self.under(block, stack[-1]):
            stack.pop()
        if stack:
            stack[-1].children.append(block)
        else:
            yield block
        stack.append(block)

    def under(self, block: Block, other: Block) -> bool:
        """Whether an item hangs under another, by where their markers stand."""
        if block.column > other.column and (block.depth > other.depth or block.column >= other.column + 2):
            return True
        if block.ordered is other.ordered:
            return block.line == other.line
        if block.column > other.column:
            return True
        # “1. Objective” with “- Key result” right below it, not indented
        before = self.lines[block.line - self.first_line - 1] if block.line > self.first_line else ""
        return block.column == other.column and other.ordered and bool(before.strip())

    def attach(self, blocks: list[Block], inside: list[Block | None]) -> Iterator[Block]:
        """Hang a line or table under the item it stands in, if any."""
        home = next((item for item in reversed(inside) if item is not None), None)
        for block in blocks:
            if home is not None:
                home.children.append(block)
            else:
                yield block

    def ends_list(self, block: Block, inside: list[Block | None]) -> bool:
        """Whether a label right below an item, as far left as its bullet, begins something new all the same."""
        home = next((item for item in reversed(inside) if item is not None), None)
        text = str(block.text)
        return home is not None and block.column <= home.column and (bool(NEXT_AIM.match(text)) or is_label_line(text))

    def checkbox(self, block: Block) -> None:
        """Take a task list's box off the front of an item."""
        found = CHECK.match(block.text) if block.text.startswith("[") else None
        if found:
            block.check = block.text[found.start(1) : found.end(1)]
            cut = found.end()
            rich = block.rich
            rich.text = rich.text[cut:]
            for spans in (rich.bold, rich.italic, rich.struck, rich.links):
                spans[:] = [(max(a - cut, 0), b - cut) for a, b in spans if b > cut]
            rich.breaks[:] = [max(offset - cut, 0) for offset in rich.breaks]

    def heading(self, content: str, first: int) -> Block:
        """Make the line of a heading."""
        parts = [self.place(line.strip(), first + more) for more, line in enumerate(content.split("\n"))]
        if grown := self.grown.get(first):
            parts = [(value, mark._replace(column=mark.column - grown)) for value, mark in parts]
        rich = plain(placed(parts), self.references)
        return Block("line", rich, first + self.first_line, parts[0][1].column)

    def place(self, value: str, number: int) -> tuple[str, Mark]:
        """Find a stripped line of a block in its source line."""
        raw = self.lines[number] if number < len(self.lines) else ""
        at = raw.rfind(value) if value else len(raw)
        return value, Mark(0, number + self.first_line, max(at, 0) + 1)

    def units(self, content: list[str], first: int, *, quoted: bool) -> Iterator[Block]:  # noqa: C901, PLR0912, PLR0915
        """Cut a paragraph where a new statement starts, and tables out of it."""
        if len(content) == 1 and PLAIN.match(line := content[0].strip()) and not RESULTS_INSIDE.search(line):
            self.listing = self.listing or is_label_line(line)
            yield self.unit([self.place(line, first)], None, quoted=quoted)
            return
        if (
            self.html_tables
            and (own := next((n for n in range(len(content)) if first + n in self.html_tables), -1)) >= 0
        ):
            if own:
                yield from self.units(content[:own], first, quoted=quoted)
            yield self.html_table(self.html_tables.pop(first + own))
            if content[own + 1 :]:
                yield from self.units(content[own + 1 :], first + own + 1, quoted=quoted)
            return
        at = 0
        if len(content) > 1 and self.tabbed(first, len(content)):
            yield self.sheet(first, len(content))
            return
        if sum("|" in line for line in content) > 1:
            start, end = _table_in(content)
            if end:
                if start:
                    yield from self.units(content[:start], first, quoted=quoted)
                yield self.table(content[start:end], first + start)
                at = end
        parts: list[tuple[str, Mark]] = []
        hard = False
        bullet: tuple[int, bool] | None = None
        broken, self.listing = broken_lines(content, listing=self.listing)
        coded = coded_lines(content)
        for number in range(at, len(content)):
            line = content[number].strip()
            if not line or NOISE.match(line) or ("]:" in line and REFERENCE.match(line)):
                if line and not line.startswith("<") and parts:
                    yield self.unit(parts, bullet, quoted=quoted)
                    parts, bullet = [], None
                if not line.startswith("<") or not PERSONAL.match(line):
                    continue
            value, mark = self.place(line, first + number)
            pieces = [(value, mark)]
            if "<" in value and BREAK.search(value):
                pieces = _broken(value, mark)
            elif (inner := RESULTS_INSIDE.search(value)) and ":" in value[: inner.start()]:
                pieces = [
                    (value[: inner.start()].rstrip(), mark),
                    (value[inner.end() :], mark._replace(column=mark.column + inner.end())),
                ]
            for position, piece in enumerate(pieces):
                value, mark = piece
                found = BULLET.match(value) if (parts or number == 0) else None
                depth, after = self.numbers.get(first + number, (0, 0)) if position == 0 else (0, 0)
                after -= mark.column - 1
                anew = (
                    found
                    or after > 0
                    or ((number in broken or number in coded) and position == 0)
                    or STARTS_ANEW.match(value)
                    or WHOLLY_BOLD.match(value)
                    or (parts and WHOLLY_BOLD.match(parts[-1][0]) and len(parts) == 1)
                    or (hard and position == 0 and value[:1].isupper())
                    or _pictured(value)
                )
                if anew and parts:
                    yield self.unit(parts, bullet, quoted=quoted)
                    parts, bullet = [], None
                pictured = not found and _pictured(value) and not STARTS_ANEW.match(value.lstrip(value[0] + "\ufe0f "))
                if pictured:
                    bullet = (len(self.lines[mark.line - self.first_line][: mark.column - 1].expandtabs(4)), False)
                start = after if after > 0 else found.end() if found else coded.get(number, 0)
                if (start > 0 or number in coded) and start < len(value):
                    depth = depth or (DEEPER.get(value[0], 0) if found else 0)
                    bullet = (
                        len(self.lines[mark.line - self.first_line][: mark.column - 1].expandtabs(4)) + 2 * depth,
                        value[0].isdigit() or value[0] == "(",
                    )
                    value, mark = value[start:], mark._replace(column=mark.column + start)
                parts.append((value, mark))
            hard = content[number].endswith(("  ", "\\"))
            if hard and parts and parts[-1][0].endswith("\\"):
                parts[-1] = (parts[-1][0][:-1], parts[-1][1])
        if parts:
            yield self.unit(parts, bullet, quoted=quoted)

    def unit(self, parts: list[tuple[str, Mark]], bullet: tuple[int, bool] | None, *, quoted: bool) -> Block:
        """Make one line or item of the stretches it was folded from."""
        rich = plain(placed(parts), self.references)
        trimmed = rich.text.trim()
        if len(trimmed) != len(rich.text):
            shift = len(rich.text) - len(rich.text.lstrip())
            rich.text = trimmed
            size = len(trimmed)
            for spans in (rich.bold, rich.italic, rich.struck, rich.links):
                spans[:] = [(max(a - shift, 0), min(b - shift, size)) for a, b in spans if b > shift]
        block = Block("line", rich, parts[0][1].line, parts[0][1].column - 1, quoted=quoted)
        if bullet:
            block.form = "item"
            block.column, block.ordered = bullet
        self.checkbox(block)
        return block

    def table(self, content: list[str], first: int) -> Block:
        """Make a table of a paragraph's lines."""
        rows: list[Row] = []
        for number, line in enumerate(content):
            value = line.strip()
            if number and DELIMITER.match(value):
                continue
            _, mark = self.place(value, first + number)
            cells = [self.cell(value[a:b], mark, a) for a, b in _cells(value)]
            rows.append(Row(mark.line, cells))
        return _table(rows)

    def tabbed(self, first: int, count: int) -> bool:
        """Whether lines were pasted from a spreadsheet: a tab between all cells, as many as in the header or fewer."""
        tabs = [line.rstrip().count("\t") for line in self.lines[first : first + count]]
        return (
            tabs[:1] > [0]
            and (not self.lines[first][:1].isspace() or self.heads_empty(first, count))
            and len(tabs) == count
            and all(0 < number <= tabs[0] for number in tabs)
            and not all(map(_is_bulleted, self.lines[first : first + count]))
        )

    def heads_empty(self, first: int, count: int) -> bool:
        """Whether the cell above the first column is empty, and the rows begin as far left as lines can."""
        head = self.lines[first]
        rows = self.lines[first + 1 : first + count]
        return head[:1] == "\t" and head.count("\t") > 1 and not any(line[:1].isspace() for line in rows)

    def sheet(self, first: int, count: int) -> Block:
        """Make a table of lines whose cells are parted by tabs."""
        rows: list[Row] = []
        for number in range(first, first + count):
            mark = Mark(0, number + self.first_line, 1)
            at = 0
            cells = []
            for value in self.lines[number].rstrip().split("\t"):
                cells.append(self.cell(value, mark, at))
                at += len(value) + 1
            rows.append(Row(mark.line, cells))
        return _table(rows)

    def html_table(self, rows: Rows) -> Block:
        """Make a table of one that was written as HTML."""
        return _table(
            [
                Row(line, [[plain(placed(words), self.references) for words in cell] for cell in cells])
                for line, cells in rows
            ]
        )

    def cell(self, value: str, mark: Mark, offset: int) -> list[Rich]:
        """The lines of a cell."""
        left = len(value) - len(value.lstrip())
        place = mark._replace(column=mark.column + offset + left)
        value = value.strip()
        pieces = _broken(value, place, IN_CELL) if "<" in value and IN_CELL.search(value) else [(value, place)]
        lines = []
        for part in pieces:
            rich = plain(placed([part]), self.references)
            if rich.text or rich.images or rich.people or len(pieces) == 1:
                lines.append(rich)
        return lines


def _table(rows: list[Row]) -> Block:
    """A block that holds nothing but a table; its first line is always a row, since a delimiter can't open one."""
    line = rows[0].line
    return Block("table", Rich(Text("", line, 1), [], [], [], [], [], [], []), line, rows=rows)


def placed(parts: Sequence[tuple[str, Mark]]) -> Text:
    """Join stretches of lines by line ends."""
    if len(parts) == 1:
        value, mark = parts[0]
        return Text(value, mark.line, mark.column)
    marks: list[Mark] = []
    length = 0
    for value, mark in parts:
        marks.append(Mark(length, mark.line, mark.column))
        length += len(value) + 1
    return Text("\n".join(value for value, _ in parts), marks=tuple(marks))


def starts_labelled(text: str) -> bool:
    """Whether a text starts with a label or the name of a field, such as “KR1:” or “Owner:”."""
    return STARTS_ANEW.match(text) is not None


def _is_bulleted(line: str) -> bool:
    """Whether a line is an item, with a tab between its bullet and its words, and no row of a sheet."""
    return BULLET.match(line) is not None and (line.count("\t") == 1 or not line[:1].isdigit())


def _pictured(value: str) -> bool:
    """Whether a line starts with a pictogram."""
    return bool(value) and ord(value[0]) >= 0x2600 and not value[0].isalnum()


def _broken(value: str, mark: Mark, at_tags: re.Pattern[str] = BREAK) -> list[tuple[str, Mark]]:
    """Cut a stretch at its line break tags."""
    parts: list[tuple[str, Mark]] = []
    at = 0
    for start, end in [*(found.span() for found in at_tags.finditer(value)), (len(value), len(value))]:
        piece = value[at:start]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            parts.append((piece.strip(), mark._replace(column=mark.column + at + left)))
        at = end
    return parts or [("", mark)]


def _table_in(content: list[str]) -> tuple[int, int]:
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


def _cells(line: str) -> list[tuple[int, int]]:
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
