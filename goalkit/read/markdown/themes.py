"""Aims in unusual places: numbered as themes of a plan, or in front of the words that lead to their results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import LEAD, Block, Section
from goalkit.read.words.evidence import role_of, words_in

if TYPE_CHECKING:
    from goalkit.read.markdown.verdict import Judge
    from goalkit.text import Text

__all__ = ["aim_before", "take_themes"]

THEME = pattern(
    r"(?:strategic )?(?:priority|pillar|theme|focus(?: area)?|commitment|ambition|aim|direction|mission) #?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)$",
    re.IGNORECASE,
)
"""What numbers the aims of a plan."""
WANTED = pattern(
    r"(?:(?:this|next) \w+,? )?(?:we|i) (?:want|aim|intend|would like|hope)\b[^.!]{10,200}[.!]", re.IGNORECASE
)
FEWEST = 2
"""How many numbered themes make a plan."""
FEWEST_WORDS = 3
"""Words that make an aim; behind a number, one less."""


def take_themes(judge: Judge, open_: dict[int, list[tuple[Section, float]]]) -> list[Section]:
    """Take the headings that are numbered as aims out of the undecided ones; none unless several are."""
    found = [section for rated in open_.values() for section, _ in rated if _is_theme(judge, section)]
    if len(found) < FEWEST:
        return []
    for level, rated in open_.items():
        open_[level] = [one for one in rated if one[0] not in found]
    return found


def _is_theme(judge: Judge, section: Section) -> bool:
    """Whether a heading such as “Priority two – Streets that work on foot” has more than words below it."""
    note = judge.note(section.heading) if section.heading is not None else None
    if note is None or note.label is None or section.level >= LEAD or THEME.match(note.label) is None:
        return False
    profile = judge.profile(section)
    if profile.aims:
        return False  # “Priority 1: Reading” above “Objective: All pupils read with ease”
    return (
        bool(profile.items or profile.tables or profile.results)
        and len(words_in(str(note.statement))) >= FEWEST_WORDS - 1
    )


def aim_before(heading: Block) -> Text | None:
    """The aim in a paragraph that goes on to announce its results: “**Nobody waits.** We'll know it works if:”."""
    text = heading.text
    if heading.rich.bold and not heading.rich.wholly(heading.rich.bold):
        start, end = min(heading.rich.bold)
    elif (wanted := WANTED.match(text)) is not None:
        start, end = wanted.span()
    else:
        return None
    said = text[start:end].trim(" ,:–—-")
    if start or len(words_in(str(said))) < FEWEST_WORDS or role_of(str(said), whole=True) is not None:
        return None
    return said
