"""Brings the markup of wikis and of other plain-text formats to Markdown, line by line, so that columns stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["as_markdown", "emphasis"]

NUMBERED = pattern(r"h([1-6])\. (?=\S)")
"""A heading of Jira, Confluence and Textile: “h2. Goals”."""
ENCLOSED = pattern(r"(={1,6}) +(\S.{0,300}?) +\1\s*$")
"""A heading of MediaWiki: “== Goals ==”."""
OPENED = pattern(r"(={1,6}) +(?=[^\s=])")
"""A heading of AsciiDoc: “== Goals”."""
DIRECTIVE = pattern(r"(?::!?[\w-]{1,40}!?:(?:\s|$)|//|\[[^\]]{0,200}\]\s*$|<<<\s*$)")
"""A line of AsciiDoc that says how to set the others: “:toc: left”, “[cols=2]”, a comment."""
BULLETS = pattern(r"(?P<signs>[*#]{1,6}|\.{1,5})(?=[ \t]+\S)")
STARS = pattern(r"\*{1,6}(?=[ \t]+\S)")
BOLD = pattern(r"'''(?=\S)([^\n]{1,300}?)'''")
ITALIC = pattern(r"''(?=\S)([^\n]{1,300}?)''")
TEMPLATE = pattern(r"\{\{[^{}]{0,500}\}\}\s*$")
SWITCH = pattern(r"__[A-Z]{3,20}__\s*$")
"""What is told to MediaWiki: “__NOTOC__”."""
DEFINITION = pattern(r":[ \t]+\S")
UNDERLINE = pattern(r"([~^\"+])\1{2,}\s*$")
"""What reStructuredText draws below headings of the third and lower levels; to Markdown the first opens code."""
SPARE = 2
"""How many characters shorter than its heading a line drawn below it may be."""
LONGEST = 120


def as_markdown(lines: list[str]) -> dict[int, int]:
    """Rewrite lines of other markup as Markdown; by how much lines grew on their left, by their index.

    A document has one markup: only where its headings are those of a wiki, “# …” is an item of its lists.
    """
    first = {line[:1] for line in lines}
    strange = first & {"h", "="} and not _is_markdown(lines)
    if "h" in first and any(map(NUMBERED.match, lines)):
        lines[:] = [_numbered(_item(line, "*#" if strange else "")) for line in lines]
    elif "=" in first and strange and any(map(ENCLOSED.match, lines)):
        _define(lines)
        lines[:] = [emphasis(_enclosed(_item(line, "*#"))) for line in lines]
    elif "=" in first and strange and _is_asciidoc(lines):
        lines[:] = [_opened(line) for line in lines]
        _close_tables(lines)
    elif "*" in first and any(line.startswith("**") and STARS.match(line) for line in lines):
        lines[:] = [_item(line, "*") for line in lines]
    return _drawn(lines)


def _is_markdown(lines: list[str]) -> bool:
    """Whether there is a heading or a block of code as only Markdown has them."""
    around = ["", *lines, ""]
    return any(
        line.startswith(("```", "~~~ "))
        or (line.startswith("#") and not around[at].strip() and not around[at + 2].strip())
        for at, line in enumerate(lines)
    )


def _numbered(line: str) -> str:
    # As wide as before.
    return NUMBERED.sub(lambda found: f"{'#' * min(int(found[1]), 3):<4}", line) if line.startswith("h") else line


def _item(line: str, signs: str) -> str:
    """An item whose depth is told by its signs, “** Call them”, is indented by tabs: as many characters as before."""
    if line[:1] not in signs or not line or (found := BULLETS.match(line)) is None:
        return line
    if line[0] == "*" and "*" not in signs:
        return line
    return "\t" * (len(found["signs"]) - 1) + "-" + line[found.end() :]


def _enclosed(line: str) -> str:
    if not line.startswith("=") or (found := ENCLOSED.match(line)) is None:
        return line
    return "#" * len(found[1]) + line[len(found[1]) : found.end(2)]


def _define(lines: list[str]) -> None:
    """Join terms, “; KR 1”, with what stands below them, “: Calls answered in a day”; above several they are headings.

    Lines that are nothing but a template are left out, and so is one behind a text: “{{done}}”.
    """
    lines[:] = [SWITCH.sub("", TEMPLATE.sub("", one)) if "}}" in one or one[:2] == "__" else one for one in lines]
    for at, line in enumerate(lines):
        if not line.startswith("; ") or not line.strip("; "):
            continue
        below = at + 1
        while below < len(lines) and DEFINITION.match(lines[below]):
            below += 1
        term = line[2:].rstrip(" :")
        if below == at + 2:
            lines[at], lines[at + 1] = f"- {term}:", f" {lines[at + 1][1:]}"
        elif below > at + 2:
            lines[at] = f"**{term}**"
            lines[at + 1 : below] = [f"-{one[1:]}" for one in lines[at + 1 : below]]
        elif ":" in line:
            lines[at] = f"-{line[1:]}"


def emphasis(line: str) -> str:
    """Bold and italic words of MediaWiki, as Markdown marks them and as wide as before."""
    if "''" not in line:
        return line
    return ITALIC.sub(r" *\1* ", BOLD.sub(r" **\1** ", line))


def _is_asciidoc(lines: Iterable[str]) -> bool:
    """Whether headings are led in by “=” alone, at least one of them below a title or another."""
    heads = [found[1] for line in lines if line.startswith("=") and (found := OPENED.match(line))]
    return len(heads) > 1 and not any(line.startswith("# ") for line in lines)


def _close_tables(lines: list[str]) -> None:
    """Take the fences of AsciiDoc's tables away, and the gap below their headings, which parts two paragraphs."""
    open_ = False
    for at, line in enumerate(lines):
        if line.rstrip() == "|===":
            lines[at], open_ = "", not open_
        elif open_ and not line.strip():
            lines[at] = "|-"


def _opened(line: str) -> str:
    if DIRECTIVE.match(line):
        return ""
    if found := OPENED.match(line):
        return "#" * len(found[1]) + line[len(found[1]) :]
    return _item(line, "*.")


def _drawn(lines: list[str]) -> dict[int, int]:
    """Mark headings of reStructuredText that Markdown doesn't know; those over “===” and “---” it knows."""
    grown: dict[int, int] = {}
    levels: dict[str, int] = {}
    for at in range(len(lines) - 2):
        if lines[at].startswith("===") and lines[at].rstrip() == lines[at + 2].rstrip() and lines[at + 1].strip():
            lines[at] = ""  # a heading between two lines
    for at in range(1, len(lines)):
        line, above = lines[at], lines[at - 1].rstrip()
        if line[:1] not in UNDERLINES or not line or (found := UNDERLINE.match(line)) is None:
            continue
        alone = at < 2 or not lines[at - 2].strip() or lines[at - 2].rstrip() == line.rstrip()
        if not above[:1].strip() or len(above) > LONGEST or not alone or len(line.rstrip()) + SPARE < len(above):
            continue
        level = levels.setdefault(found[1], min(3 + len(levels), 6))
        lines[at - 1], lines[at] = f"{'#' * level} {above}", ""
        grown[at - 1] = level + 1
        if at > 1:
            lines[at - 2] = ""  # the line above the heading, where there is one
    return grown


UNDERLINES = '~^"+'
