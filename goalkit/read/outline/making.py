"""A Markdown document as a neutral outline: sections, nested items, lines and tables, each text with its place.

Only layout is decided here, nothing about goals. Blocks come from markdown-it; nesting of lists follows
the columns of the markers rather than CommonMark's stricter rule, because that is what authors see.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import BOLD, CHAPTER, LEAD, Block, Comment, Outline, Section
from goalkit.read.markup.lines import Lines, placed
from goalkit.read.markup.markers import known_markers
from goalkit.read.markup.wiki import as_markdown
from goalkit.read.outline.eyebrow import fold_eyebrows
from goalkit.read.outline.flow import Flow
from goalkit.read.outline.paragraph import REFERENCE, Paragraphs, starts_labelled
from goalkit.read.outline.unmarked import PART, announces, bare_aims, bold_chapters, ends, is_label_line, were_bullets
from goalkit.read.statement.label import label_at
from goalkit.read.words.asides import comments
from goalkit.text import Mark

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from goalkit.read.markup.html_rows import Rows
    from goalkit.read.statement.label import Hint

__all__ = ["blank_comments", "outline"]

DEEPEST = 100
"""How deep lists and quotes may nest (twice, as markdown-it counts); what is deeper is not read."""
NEWLINE = re.compile(r"\r\n?|\n")


def outline(source: str, first_line: int = 1) -> Outline:
    """Read Markdown without front matter; `first_line` is the number of its first line in the file."""
    lines = NEWLINE.split(source.replace("\0", "\ufffd"))
    comments = blank_comments(lines, first_line) if "<!--" in source else []
    _blank_code(lines) if "<script" in source or "<style" in source else None
    tables = _html_tables(lines, first_line) if "<table" in source or "<TABLE" in source else {}
    if "{|" in source:
        tables |= _wiki_tables(lines, first_line)
    if "<li" in source or "<h" in source:
        _html_lists(lines)
    known_markers(lines)
    grown = as_markdown(lines)
    text = "\n".join(line if line.strip() else "" for line in lines)
    tokens: list[Token] = []
    engine, blocks = _engine(_constructs(lines, text))
    blocks.parse(text, engine, {}, tokens)
    fences = [token.map for token in tokens if token.type == "fence" and token.map]
    if fences and comments:
        comments = [one for one in comments if not any(a <= one.text.span.line - first_line < b for a, b in fences)]
    references = {found[1].lower() for line in lines if "]:" in line and (found := REFERENCE.match(line.lstrip()))}
    numbered = Lines(lines, first_line)
    flow = Flow(numbered, Paragraphs(numbered, references, tables), grown)
    counted = {first_line + at for at in flow.paragraphs.counted}
    return Outline(_sections(flow.blocks(tokens), bold_chapters(lines, first_line), counted), comments)


def _constructs(lines: list[str], text: str) -> tuple[str, ...]:
    """The rules of markdown-it that may apply to some line of a text: each rule is asked about every line."""
    ends = {line.rstrip()[-1:] for line in lines}
    signs = {
        "blockquote": ">" in text,
        "fence": "```" in text or "~~~" in text,
        "heading": "#" in text,
        "hr": not ends.isdisjoint("-*_"),
        "lheading": not ends.isdisjoint("-="),
        "list": True,
    }
    return tuple([name for name, seen in signs.items() if seen])


@cache
def _engine(constructs: tuple[str, ...]) -> tuple[MarkdownIt, Any]:
    from markdown_it import MarkdownIt

    engine = MarkdownIt("zero", {"maxNesting": DEEPEST})
    engine.enable(constructs)
    return engine, engine.block


def _html_tables(lines: list[str], first_line: int) -> dict[int, Rows]:
    from goalkit.read.markup.html_rows import take_tables  # most documents have none

    return take_tables(lines, first_line)


def _html_lists(lines: list[str]) -> None:
    from goalkit.read.markup.html_lists import lists_as_markdown  # most documents have none

    lists_as_markdown(lines)


def _wiki_tables(lines: list[str], first_line: int) -> dict[int, Rows]:
    from goalkit.read.markup.wiki_table import take_wiki_tables  # only wikis have any

    return take_wiki_tables(lines, first_line)


def blank_comments(lines: list[str], first_line: int) -> list[Comment]:
    """Take HTML comments out, leaving spaces so that columns stay."""
    found: list[Comment] = []
    inside: list[tuple[str, Mark]] = []
    open_ = False
    closers = sum("-->" in line for line in lines)
    for number, line in enumerate(lines):
        closers -= "-->" in line
        if not open_ and "<!--" not in line:
            continue
        kept: list[str] = []
        at = 0
        while at < len(line):
            if not open_:
                start = line.find("<!--", at)
                if start < 0 or (line.find("-->", start + 4) < 0 and closers <= 0):
                    kept.append(line[at:])
                    break
                kept += [line[at:start], "    "]
                at = start + 4
                open_, inside = True, []
            end = line.find("-->", at)
            stop = len(line) if end < 0 else end
            inside.append((line[at:stop], Mark(0, first_line + number, at + 1)))
            kept.append(" " * (stop - at))
            at = stop
            if end >= 0:
                kept.append("   ")
                at += 3
                open_ = False
                found.append(Comment(placed(inside)))
        lines[number] = "".join(kept)
    return found


def _blank_code(lines: list[str]) -> None:
    """Empty scripts and style sheets."""
    closer = ""
    for number, line in enumerate(lines):
        low = line.lower()
        if not closer:
            closer = next((f"</{tag}" for tag in ("script", "style") if f"<{tag}" in low), "")
        if closer:
            lines[number] = ""
            if closer in low:
                closer = ""


def _sections(
    flow: Iterator[tuple[int, Block] | Block | None], chapters: Container[int], counted: Container[int]
) -> Section:
    """Build the tree of sections; bold lines and lines that introduce a list head sections of their own.

    `chapters`: the lines that number chapters in bold; `counted`: bare lines that count frames or slides.
    """
    root = Section(0)
    path = [root]
    entries, sized = fold_eyebrows(list(flow))
    aims = bare_aims(entries)
    for number, entry in enumerate(entries):
        if entry is None:
            del path[1 if sized else _depth(path, BOLD) :]
            continue
        if isinstance(entry, tuple):
            level, block = entry
            if not any(character.isalnum() for character in block.text):
                continue
        else:
            block = entry
            following = entries[number + 1] if number + 1 < len(entries) else None
            level = BOLD if number in aims else _pseudo_level(block, following)
            level = CHAPTER if (level == BOLD and block.line in chapters) or _is_part(block, counted) else level
            if not level:
                if block.form == "line" and (above := _results_above(path, block)):
                    del path[above:]
                if path[-1].level == LEAD and block.form == "line":
                    path.pop()
                path[-1].parts.append(block)
                continue
        del path[_depth(path, level) :]
        if level == BOLD and len(path) > 1 and (above := _results_above(path, block)):
            del path[above:]
        section = Section(level, block)
        path[-1].parts.append(section)
        path.append(section)
        if announces(str(block.text)):
            _itemise(entries, number + 1, counted, sure=level == BOLD)
    return root


def _is_part(block: Block, counted: Container[int]) -> bool:
    """Whether a bare line heads a frame or slide, “Slide 2: Goals”; its title alone is its heading."""
    if block.form != "line" or block.quoted or block.line not in counted:
        return False
    part = PART.match(block.text)
    if part is not None and part.end() < len(block.text):
        block.rich.keep(part.end())
    return part is not None


def _results_above(path: list[Section], block: Block) -> int:
    """Where a key result heads the sections that a labelled objective would end up in: it begins anew there."""
    if "bjective" not in block.text[:LABELLED] or _label_of(block) != "objective":
        return 0
    for depth, section in enumerate(path):
        if section.heading is not None and section.level < BOLD and _label_of(section.heading) == "key_result":
            return depth
    return 0


def _label_of(block: Block) -> Hint | None:
    """What the label says that a line begins with, pictograms in front of it aside."""
    text = str(block.text)
    start = next((at for at, character in enumerate(text[:LABELLED]) if character.isalnum()), 0)
    label = label_at(text, start)
    return label.hint if label is not None else None


def _is_capital(text: str) -> bool:
    """Whether a line is a heading by its capitals alone: “SAFETY”."""
    return text.isupper() and len(text) < MOST_CAPITALS and sum(map(str.isalpha, text)) >= FEWEST_CAPITALS


NUMBERED = pattern(r"\d{1,2}[.)]?\s+(?=[A-Z])")
"""How a line begins that counts, with words behind the number that begin anew."""
LABELLED = 60
"""Characters within which a label stands."""
FEWEST_CAPITALS, MOST_CAPITALS = 4, 60
"""Letters that are no abbreviation, and characters that are no cry."""


def _itemise(
    entries: list[tuple[int, Block] | Block | None], start: int, counted: Container[int], *, sure: bool
) -> None:
    """Make items of the bare lines below a label, if they were the items of a list."""
    lines: list[Block] = []
    for number in range(start, len(entries)):
        entry = entries[number]
        if not isinstance(entry, Block) or entry.form != "line" or entry.rich.wholly(entry.rich.bold):
            break
        text = str(entry.text)
        if is_label_line(text) or starts_labelled(text) or ends(text) or entry.line in counted:
            break
        if lines and _is_capital(text) and not _is_capital(str(lines[-1].text)):
            break  # the heading of what comes next
        if lines and NUMBERED.match(text) and not NUMBERED.match(lines[0].text):
            break  # the next chapter, “4  Open points”
        if not any(map(str.isalnum, text)):
            return  # a bullet that waits for its words: what has none is no item
        lines.append(entry)
    if were_bullets(lines, sure=sure):
        for line in lines:
            line.form = "item"


def _depth(path: list[Section], level: int) -> int:
    """How much of the path stays open for a section of this level."""
    keep = len(path)
    while keep > 1 and path[keep - 1].level >= level:
        keep -= 1
    return keep


def _pseudo_level(block: Block, following: tuple[int, Block] | Block | None) -> int:
    if block.form != "line" or block.quoted or not any(character.isalnum() for character in block.text):
        return 0
    if block.rich.wholly(block.rich.bold):
        return BOLD
    if isinstance(following, Block) and following.form == "line" and is_label_line(str(block.text)):
        return BOLD
    if isinstance(following, Block) and following.form != "line":
        if comments(block.text) and following.line - block.text.marks[-1].line > 1:
            return 0  # a remark with a line of its own: the list belongs to what stands above both
        return BOLD if _is_capital(str(block.text)) else LEAD
    return 0
