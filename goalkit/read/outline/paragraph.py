"""A paragraph of Markdown as blocks: cut where a new statement starts, with the tables in it taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import Block
from goalkit.read.markup.inline import plain
from goalkit.read.markup.lines import cut_at, placed
from goalkit.read.markup.piped import html_table, piped_in, piped_table, tabbed_table
from goalkit.read.outline.unmarked import (
    BOX,
    broken_lines,
    coded_lines,
    counted_parts,
    filled_in,
    is_label_line,
    outline_numbers,
)
from goalkit.read.statement.leading import GRADE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.read.markup.html_rows import Rows
    from goalkit.read.markup.lines import Lines, Stretch

__all__ = ["REFERENCE", "Paragraphs", "starts_labelled"]

BREAK = pattern(r"</?br\s*/?>", re.IGNORECASE)
BULLET = pattern(
    r"(?:[-*+:](?=\s+\S)|[①-⑳❶-❿➀-➓](?=\s*\S)|[•·‣▪◦●○■▸\uf0b7\uf0a7›»➤➢►▶→⇒∙]|[o§](?=\t)|[-–—](?=[A-Z\d])|[–—](?=\s+[A-Z\d$€£<>≤≥])|\(?\d{1,2}\)(?=\s)|\d{1,2}\.(?=\s)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s+[A-Z]))\s*"
)
"""A bullet that Markdown doesn't know, at the start of a line."""
CIRCLE = pattern(r"o (?=\S)")
"""The letter that stands for a circle where text was pasted, if more than one line begins with it."""
DEEPER = {"○": 1, "o": 1, "◦": 1, "■": 2, "▪": 2, "§": 2, "\uf0a7": 2}
"""How deep word processors nest an item that they show by this sign, whose indentation is lost in pasting."""
STARTS_ANEW = pattern(
    r"[*_`]{0,3}[\[(]?(?:"
    r"(?:O|KR|OKR|Obj|KPI)[ .-]?\d[\w.]*\b|KPI [IVX]{1,4}\b"
    r"|[SMART][*_]{1,3}[a-z][a-z -]{3,10}:"
    r"|(?<=\*\*)[^\W\d_][^*:\n]{0,40}(?::\*\*|\*\*\s?:)"
    r"|(?<=__)[^\W\d_][^_:\n]{0,40}(?::__|__\s?:)"
    r"|(?:objective|key[ -]?result|goal)\s+#?\d{1,2}\s*[–—-]\s"
    r"|(?:objective|key[ -]?result|kr|goal|initiative) [A-Z]\)"
    r"|(?-i:W)hy\b[^:?.\n]{0,40}\?"
    r"|(?:objective|goal|outcome|strategy|initiative|action|activity|task|project|tactic|milestone)"
    r"\s+\d{1,2}(?:(?:\.\d{1,2}|(?:-(?:\d{1,2}|[a-z])){1,3})[.:)]?[*_]{0,3}|[.:]?[*_]{1,3}[.:]?)\s+(?-i:[A-Z\d])"
    r"|(?:[A-Z][\w&-]*\s+){0,3}(?:objectives?|key[ -]?results?|krs?|goals?|initiatives?|owners?|dri|lead|baseline"
    r"|target|(?:goal|objective) statement"
    r"|current|start|due|deadline|status|priority|metric|kpi|measure|score|confidence|progress|specific|measurable"
    r"|achievable|attainable|relevant|realistic|assignable|time[ -]?bound|timely|why|rationale|period|weight|source)"
    r"(?:\s+(?:#?\d[\w.]*|[A-Z]))?\s*(?:\([^()]{0,30}\))?[*_`]{0,3}\s*:)",
    re.IGNORECASE,
)
DIGIT = pattern(r"\d")
RESULTS_INSIDE = pattern(r"\s(?:[|/–—-]\s)?(?=[*_]{0,3}(?:key[ -]results?|krs?)[*_]{0,3}\s?:)", re.IGNORECASE)
"""Where key results follow their objective on its line."""
WHOLLY_BOLD = pattern(r"(\*\*|__)(?=\S)(?:(?!\1).)+\1\s*:?\s*$")
REFERENCE = pattern(r"\[([^\]\n]{1,300})\]:\s*\S")
NOISE = pattern(
    r"(?::::|(?-i:import)\s(?:[^'\"]*\sfrom\s)?\s*['\"]|(?-i:export)\s+(?:(?-i:default|const|let|var|function|async|class)\b|[{*])"
    r"|\[TOC\]|\[\[_?TOC_?\]\]|<[/!]?[A-Za-z][^<>]*>\s*$)",
    re.IGNORECASE,
)
"""Lines that are no words: directives, modules that a page imports, tags. “Import clients from a file” is work."""
VOTES = pattern(r"(?=[□.·\s]*[●○■★☆◆])[●○■□◆★☆·.\s]+")
"""A line of nothing but dots or stars, as people stick them on what they vote for."""
PLAIN = pattern(r"(?!import\b|export\b|o\t)[^\W\d_][^<\]\\]*$")
"""A line in which nothing has to be looked for: no bullet, tag or reference."""
CHECK = pattern(r"\[([ xX/-])\](?:\s+|$)")
PERSONAL = pattern(r"<[A-Za-z]*(?:member|person|people|user|owner|author|assignee)", re.IGNORECASE)
OPENS_BLOCK = pattern(r"<(?:p|div|footer|header|section|article|aside|main|nav|address)\b", re.IGNORECASE)
"""A tag whose words go on with nothing before it."""
FIRST_PICTOGRAM = 0x2600


class Paragraphs:
    """Cuts one paragraph of a document after the other."""

    def __init__(self, lines: Lines, references: set[str], html_tables: dict[int, Rows]) -> None:
        self.lines = lines
        self.references = references
        self.html_tables = html_tables
        """Tables that were taken out, by the index of the line where each began."""
        self.numbers = outline_numbers(lines.written)
        self.counted = counted_parts(lines.written)
        self.listing = False
        """Whether the lines here stand below a label such as “Key Results”."""

    def blocks(self, content: Sequence[str], first: int, *, quoted: bool) -> Iterator[Block]:
        """Give the blocks of a paragraph, whose first line has this index."""
        if len(content) == 1 and PLAIN.match(line := content[0].strip()) and not _results_in(line):
            self.listing = self.listing or is_label_line(line)
            yield self.unit([self.lines.place(line, first)], None, quoted=quoted)
            return
        own = next((n for n in range(len(content)) if first + n in self.html_tables), -1) if self.html_tables else -1
        if own >= 0:
            if own:
                yield from self.blocks(content[:own], first, quoted=quoted)
            yield html_table(self.html_tables.pop(first + own), self.references)
            if content[own + 1 :]:
                yield from self.blocks(content[own + 1 :], first + own + 1, quoted=quoted)
            return
        written = self.lines.written[first : first + len(content)]
        if len(content) > 1 and _is_tabbed(written, len(content)):
            yield tabbed_table(written, first + self.lines.first, self.references)
            return
        behind = 0
        if sum("|" in line for line in content) > 1:
            start, end = piped_in(content)
            if end:
                if start:
                    yield from self.blocks(content[:start], first, quoted=quoted)
                yield piped_table(content[start:end], first + start, self.lines, self.references)
                behind = end
        yield from self.units(content, first, behind, quoted=quoted)

    def units(self, content: Sequence[str], first: int, behind: int, *, quoted: bool) -> Iterator[Block]:
        """Cut the lines from the index `behind` on where a new statement starts."""
        parts: list[Stretch] = []
        bullet: tuple[int, bool] | None = None
        hard = False
        broken, self.listing = broken_lines(content, listing=self.listing)
        coded = coded_lines(content)
        circles = sum(CIRCLE.match(line.strip()) is not None for line in content) > 1
        left = self.lines.place(content[behind].strip(), first + behind)[1].column if content[behind:] else 0
        broken |= {at + more for at in range(len(content)) if first + at in self.counted for more in (0, 1)}
        broken |= filled_in(content, {at for at, line in enumerate(content) if starts_labelled(line.strip())})
        for number in range(behind, len(content)):
            line = content[number].strip()
            noise = not line or VOTES.fullmatch(line) or NOISE.match(line) or ("]:" in line and REFERENCE.match(line))
            if noise and line and not line.startswith("<") and parts:
                yield self.unit(parts, bullet, quoted=quoted)
                parts, bullet = [], None
            if noise and not PERSONAL.match(line):
                continue
            for position, (value, mark) in enumerate(_inside(self.lines.place(line, first + number))):
                found = (BULLET.match(value) or (circles and CIRCLE.match(value))) if (parts or number == 0) else None
                depth, after = self.numbers.get(first + number, (0, 0)) if position == 0 else (0, 0)
                after -= mark.column - 1
                anew = (
                    found
                    or after > 0
                    or ((number in broken or number in coded) and position == 0)
                    or starts_labelled(value)
                    or WHOLLY_BOLD.match(value)
                    or (parts and WHOLLY_BOLD.match(parts[-1][0]) and len(parts) == 1)
                    or (hard and position == 0 and value[:1].isupper())
                    or (number > 0 and left > mark.column and BOX.match(value))
                    or _begins(value)
                    or (parts and value.startswith("<") and OPENS_BLOCK.match(value))
                )
                if anew and parts:
                    yield self.unit(parts, bullet, quoted=quoted)
                    parts, bullet = [], None
                if not found and _is_item(value):
                    bullet = self.lines.indent(mark), False
                start = after if after > 0 else found.end() if found else coded.get(number, 0)
                if (start > 0 or number in coded) and start < len(value):
                    depth = depth or (DEEPER.get(value[0], 0) if found else 0)
                    bullet = self.lines.indent(mark) + 2 * depth, value[0].isdigit() or value[0] == "("
                    parts.append((value[start:], mark._replace(column=mark.column + start)))
                else:
                    parts.append((value, mark))
            hard = content[number].endswith(("  ", "\\"))
            if hard and parts and parts[-1][0].endswith("\\"):
                parts[-1] = (parts[-1][0][:-1], parts[-1][1])
        if parts:
            yield self.unit(parts, bullet, quoted=quoted)

    def unit(self, parts: list[Stretch], bullet: tuple[int, bool] | None, *, quoted: bool) -> Block:
        """Make one line or item of the stretches it was folded from."""
        rich = plain(placed(parts), self.references)
        rich.trim()
        block = Block("line", rich, parts[0][1].line, parts[0][1].column - 1, quoted=quoted)
        if bullet:
            block.form = "item"
            block.column, block.ordered = bullet
        _take_box(block)
        return block


def starts_labelled(text: str) -> bool:
    """Whether a text starts with a label or the name of a field, such as “KR1:” or “Owner:”."""
    may = ":" in text or "?" in text or ")" in text or DIGIT.search(text) is not None
    return may and STARTS_ANEW.match(text) is not None


def _inside(stretch: Stretch) -> list[Stretch]:
    """The parts of a line that tags break, or key results that follow their objective."""
    value, mark = stretch
    if "<" in value and BREAK.search(value):
        return cut_at(BREAK, stretch)
    if (inner := _results_in(value)) and ":" in value[: inner.start()]:
        behind = mark._replace(column=mark.column + inner.end())
        return [(value[: inner.start()].rstrip(), mark), (value[inner.end() :], behind)]
    return [stretch]


def _results_in(line: str) -> re.Match[str] | None:
    return RESULTS_INSIDE.search(line) if ":" in line else None


def _take_box(block: Block) -> None:
    """Take the box of a task list off the front of a block; of several the last counts."""
    while block.text.startswith("[") and (found := CHECK.match(block.text)):
        block.check = block.text[found.start(1) : found.end(1)]
        block.rich.keep(found.end())


def _is_tabbed(written: Sequence[str], count: int) -> bool:
    """Whether lines were pasted from a spreadsheet: a tab between all cells, as many as in the header or fewer."""
    tabs = [line.rstrip().count("\t") for line in written]
    return (
        tabs[:1] > [0]
        and (not written[0][:1].isspace() or _heads_empty(written))
        and len(tabs) == count
        and all(0 < number <= tabs[0] for number in tabs)
        and not all(map(_is_bulleted, written))
    )


def _heads_empty(written: Sequence[str]) -> bool:
    """Whether the cell above the first column is empty, and the rows begin as far left as lines can."""
    head, *rows = written
    return head[:1] == "\t" and head.count("\t") > 1 and not any(line[:1].isspace() for line in rows)


def _is_bulleted(line: str) -> bool:
    """Whether a line is an item, with a tab between its bullet and its words, and no row of a sheet."""
    return BULLET.match(line) is not None and (line.count("\t") == 1 or not line[:1].isdigit())


def _begins(value: str) -> bool:
    """Whether a line starts with a pictogram or a grade, and so with a statement of its own."""
    return _pictured(value) or (value[:1] in "[(01." and GRADE.match(value) is not None)


def _is_item(value: str) -> bool:
    """Whether such a line is an item of a list, and no label."""
    if not (_begins(value) and _pictured(value)):
        return _begins(value)
    words = value.lstrip(value[0] + "\ufe0f ")
    return not (starts_labelled(words) or WHOLLY_BOLD.match(words) or is_label_line(value))


def _pictured(value: str) -> bool:
    """Whether a line starts with a pictogram."""
    return bool(value) and ord(value[0]) >= FIRST_PICTOGRAM and not value[0].isalnum()
