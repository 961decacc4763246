"""What a Markdown document says of itself, in front matter or at its top: title, owner, period and framework."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalkit.english.times.period import find_period
from goalkit.pattern import pattern
from goalkit.read.markup.blocks import BOLD, CHAPTER, LEAD, Block, Section
from goalkit.read.outline.survey import TITLES, field_line
from goalkit.read.statement.annotation import annotate
from goalkit.read.words.evidence import about_goals, names_goals, only_time, role_of
from goalkit.read.words.fields import UNSURE, field_rank
from goalkit.read.words.spoken import is_about_tools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.english import Calendar, Period
    from goalkit.model import Framework
    from goalkit.read.markup.front_matter import FrontMatter
    from goalkit.read.outline.survey import Survey
    from goalkit.text import Text

__all__ = ["Facts", "facts_of", "opens"]

MINUTES = pattern(
    r"\b(?:minutes|agenda|retro(?:spective)?s?\b(?: (?:on|of|about|for)\b|(?=\s*(?:$|[,:(–—-])))"
    r"|(?:stand-?up|sync|call|meeting|workshop)\b(?: notes)?(?=\s*(?:$|[,:(–—-]|\d)))",
    re.IGNORECASE,
)
"""The title of notes of a meeting, which may be one about goals."""
PIECES = pattern(r"\s[|·•]\s")
LONGEST_TITLE = 100
LONGEST_OWNER = 60
MOST_OPENING = 8
"""How many lines below the title may tell owner and period."""


@dataclass(slots=True)
class Facts:
    """What is said of the whole document."""

    title: Text | None = None
    owner: Text | None = None
    period: Period | None = None
    framework: Framework | None = None


def facts_of(front: FrontMatter, root: Section, survey: Survey) -> Facts:
    """Take what front matter tells, and the rest from the title and the lines below it."""
    facts = _facts_in(front, survey.calendar)
    facts.title = facts.title or _first_title(root, survey)
    _read_opening(root, facts, survey)
    return facts


def _facts_in(front: FrontMatter, calendar: Calendar) -> Facts:
    facts = Facts(framework=front.framework)
    for name, text in front.values:
        key = name.lower()
        if key == "title":
            facts.title = text
        elif key in {"owner", "team"}:
            facts.owner = text
        elif key in {"period", "quarter", "cycle"}:
            facts.period = find_period(str(text), calendar)
    return facts


def _first_title(root: Section, survey: Survey) -> Text | None:
    """The first heading of the highest level, as a title; without headings, a first line that announces goals."""
    for section in root.sections:
        if section.level == 1 and section.heading is not None:
            return section.heading.text
    if any(section.level < CHAPTER for section in root.sections):
        return _lower_title(root.parts[0], survey)
    if not root.parts:
        return None
    first = root.parts[0]
    bold = next((part for part in root.parts[1:2] if isinstance(part, Section) and part.level == BOLD), None)
    if isinstance(first, Block) and bold is not None and not opens(str(first.text)):
        first = bold  # a remark stands above the title
    block = first.heading if isinstance(first, Section) else first
    if block is None or block.form != "line":
        return None
    text = block.text
    second = next((mark for mark in text.marks if mark.line > text.marks[0].line), None)
    line = text[: second.offset].trim() if second is not None and not second.joined else text
    if len(line) > LONGEST_TITLE or line.endswith((".", ":")) or not opens(str(line)):
        return None
    return line if annotate(block.rich).hint is None or only_time(str(annotate(block.rich).statement)) else None


def _lower_title(first: Block | Section, survey: Survey) -> Text | None:
    """The heading that a page begins with, below the level of titles: one that has no list or table of its own."""
    if not isinstance(first, Section) or first.level > TITLES or first.heading is None:
        return None
    text = first.heading.text
    if annotate(first.heading.rich).hint or any(block.form != "line" for block in first.listed):
        return None
    return text if opens(str(text)) or survey.period(str(text)) is not None else None


def _read_opening(root: Section, facts: Facts, survey: Survey) -> None:
    """Read owner and period from the lines below the title: “Owner: Ana”, “Q1 2027”."""
    rank = 0 if facts.owner is not None else UNSURE
    for block in _opening_blocks(root, survey):
        for piece in PIECES.split(str(block.text)):
            start = str(block.text).find(piece)
            text = block.text[start : start + len(piece)].trim("*_ ")
            found = field_line(text, loose=True)
            if found is not None and found[0] == "owner" and len(found[1]) < LONGEST_OWNER:
                if (own := field_rank(str(text).partition(":")[0])) < rank:
                    facts.owner, rank = found[1], own
            elif facts.period is None and ((found and found[0] == "period") or only_time(str(text))):
                facts.period = survey.period(str(found[1] if found is not None else text))


def _opening_blocks(root: Section, survey: Survey) -> Iterator[Block]:
    """The lines and items between the title and what comes next."""
    first = next((part for part in root.parts if not isinstance(part, Block) or part.form != "line"), None)
    titled = isinstance(first, Section) and first.level == 1 and first.heading is not None
    for part in root.parts[:MOST_OPENING]:
        if not isinstance(part, Block):
            break
        yield part
    if titled and isinstance(first, Section) and first.heading is not None and not survey.note(first.heading).hint:
        for part in first.parts[:MOST_OPENING]:
            if isinstance(part, Section):
                if part.level == LEAD and part.heading is not None:
                    yield part.heading
                break
            yield part


def opens(title: str) -> bool:
    """Whether a title opens a document of goals."""
    if MINUTES.search(title) or is_about_tools(title):
        return False
    role = role_of(title)
    return role not in {None, "aside", "initiatives", "measures", "methods", "vision"} or (
        role is None and names_goals(title) and not about_goals(title)
    )
