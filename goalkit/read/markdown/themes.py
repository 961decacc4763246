"""Aims in unusual places: numbered as themes of a plan, or in front of the words that lead to their results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.pattern import pattern
from goalkit.read.markup.blocks import LEAD, Block, Section
from goalkit.read.statement.label import COUNTED
from goalkit.read.statement.promise import commits
from goalkit.read.words.asides import comments, is_noted
from goalkit.read.words.evidence import about_goals, names_goals, role_of, words_in

if TYPE_CHECKING:
    from goalkit.read.markdown.verdict import Judge
    from goalkit.read.outline.survey import Survey
    from goalkit.read.statement.annotated import Annotated
    from goalkit.text import Text

__all__ = ["aim_before", "aim_led", "are_targets", "take_themes", "titles_star"]

THEME = pattern(
    r"(?:strategic )?(?:priority|pillar|theme|focus(?: area)?|commitment|ambition|aim|direction|mission) #?"
    rf"(?:\d{{1,2}}|{'|'.join(COUNTED)})$",
    re.IGNORECASE,
)
"""What numbers the aims of a plan."""
WANTED = pattern(
    r"(?:(?:this|next) \w+,? )?(?:we|i) (?:want|aim|intend|would like|hope)\b[^.!]{10,200}[.!]", re.IGNORECASE
)
TARGETS = pattern(r"\btargets\b(?! (?:groups?|users?|audiences?|platforms?|markets?|customers?)\b)", re.IGNORECASE)
ASKS_HOW = pattern(r"(?:how|what|why|where|which)\b(?! (?:many|much|often)\b)", re.IGNORECASE)
"""How a title goes on that tells what a page is about; “how many dinners are cooked” is measured."""
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


def aim_led(judge: Survey, section: Section) -> bool:
    """Whether a section of results begins with the aim that they are of, in a line above their list.

    “What winning looks like”, “Guests come back”, and below that the numbers which show it.
    """
    first = next((part for part in section.parts if isinstance(part, Section) or part.form != "line"), None)
    if not isinstance(first, Section) or first.level != LEAD or first.heading is None or first.heading.quoted:
        return False
    said = first.heading.text
    if said.endswith((":", "?", "…")) or len(words_in(said)) < FEWEST_WORDS or judge.role(first.heading) is not None:
        return False
    if (
        judge.is_field(first.heading)
        or ". " in said
        or comments(said)
        or is_noted(said)
        or about_goals(said)
        or names_goals(said)
    ):
        return False
    reading = understand(said)
    if reading.verb is None or reading.aim != "aim":
        return False
    items = [judge.note(part).statement for part in first.blocks if part.form == "item"]
    numbers = sum(any(map(str.isdigit, one)) for one in items)
    # in the rules of a game, numbers are what they are
    return len(items) >= FEWEST and numbers * 2 >= len(items) and any(map(commits, items))


def are_targets(judge: Judge, section: Section) -> bool:
    """Whether “Targets for the region” has a list of what numbers are to be, and no results of any aim."""
    text = section.heading.text if section.heading is not None else ""
    if judge.okr or TARGETS.search(text) is None:
        return False
    said = [judge.note(part) for part in section.listed if part.form == "item" and not judge.is_field(part)]
    if len(said) < FEWEST or any(note.hint or note.statement.endswith("?") for note in said):
        return False
    return sum(understand(note.statement).measured == "quantity" for note in said) * 4 >= len(said) * 3


def titles_star(judge: Judge, section: Section, note: Annotated) -> bool:
    """Whether “North Star: how we steer the app” is the title of a page, and a section of it names the metric."""
    if section.level > 1 or not section.sections:
        return False
    named = any(judge.role_below(part) == "north_star" for part in section.sections)
    return named or ASKS_HOW.match(note.statement) is not None
