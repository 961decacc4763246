"""Work that a page tells beside its goals, below none of them: projects, bets, activities, measures decided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markdown.horizons import has_horizons
from goalkit.read.markup.blocks import LEAD
from goalkit.read.statement.promise import commits
from goalkit.read.words.asides import comments
from goalkit.read.words.context import AIMS
from goalkit.read.words.evidence import begins_with_verb, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.read.draft import Draft
    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.markup.blocks import Block, Section
    from goalkit.read.outline.survey import Survey
    from goalkit.text import Text

__all__ = ["are_assigned", "are_goals_of_work", "goal_named", "is_work_of_page"]

ASKED = pattern(
    r"\b(?:next steps|to[ -]?dos?|action (?:items|steps)|tasks)\b"
    r"|^[\W\d]*(?:(?:the|our|my) )?(?:actions?|how|the how|approach|milestones?|roadmap|plans?|strateg(?:y|ies))\W*$",
    re.IGNORECASE,
)
"""What is agreed in any meeting, or told of any page, and serves no goal in particular."""
FOR_ONE = pattern(
    r"\b(?:for|to|towards|under|behind|of|supports?|supporting|serves?)\s+(?:the )?"
    r"(?:(?:no|nr|number|goal|objective|priority|outcome|aim)\b[. #]*|[OG#])(?P<number>\d{1,2})\b",
    re.IGNORECASE,
)
"""A heading that says which goal work is for: “Projects for no. 2”."""
ROADMAP = pattern(r"\broad ?maps?\b", re.IGNORECASE)
FEWEST_WORDS = 2
FEWEST_GOALS = 2
MOST_MEASURED = 0.2
"""The share of items with an amount to reach, below goals that have nothing but work below them."""


def is_work_of_page(drafter: Drafter, section: Section) -> bool:
    """Whether a list or table of work belongs to a page of goals: goals stand above it, and it names pieces of work.

    Pages of software list what they are made of, and minutes what somebody was asked to do.
    """
    text = str(section.heading.text).strip() if section.heading is not None else ""
    if not drafter.drafts or drafter.software:
        return False
    timed = has_horizons(section)
    if ASKED.search(text) and not timed:
        return False
    blocks = list(section.listed)
    items = [block for block in blocks if block.form == "item" and not drafter.is_field(block)]
    if not items:
        return timed or any(block.form == "table" for block in blocks)
    return sum(map(_is_named, items)) * 3 >= len(items) * 2 and not any(_is_asked(item, drafter) for item in items)


def are_assigned(survey: Survey, items: Sequence[Block]) -> bool:
    """Whether most items of a list say who does them and until when: measures that are taken, and measure nothing."""
    notes = [survey.note(item) for item in items]
    assigned = sum("owner" in note.fields and bool({"due", "status"} & note.fields.keys()) for note in notes)
    return assigned * 2 > len(notes) and not any(commits(note.statement) for note in notes)


def goal_named(heading: str, drafter: Drafter) -> Draft | None:
    """The goal of a page that a heading names by its number: “Supporting projects for goal 2”."""
    found = FOR_ONE.search(heading)
    if found is None:
        return None
    aims = [draft for draft in drafter.drafts if draft.kind in AIMS and draft.parent is None]
    counted = aims[int(found["number"]) - 1 : int(found["number"])] if int(found["number"]) else []
    return drafter.codes.get(found["number"]) or next(iter(counted), None)


def _is_asked(item: Block, drafter: Drafter) -> bool:
    """Whether an item is a box for somebody to tick: “[ ] Ana: update the sheet”."""
    return item.check is not None and drafter.prefixed(item)


def _is_named(item: Block) -> bool:
    """Whether an item names a piece of work: a few words that are no mere link, and nothing that was done."""
    rich = item.rich
    if rich.wholly(rich.links) or rich.wholly(rich.struck) or comments(item.text):
        return False
    return len(words_in(item.text)) >= FEWEST_WORDS


def _asks(survey: Survey, section: Section) -> bool:
    """Whether a heading or line names what stands below it: measures, or the work itself."""
    return section.heading is not None and survey.role(section.heading) not in {None, "aside"}


def are_goals_of_work(survey: Survey, root: Section) -> bool:
    """Whether the goals of a page have lists that measure nothing, and mostly begin with a verb, as numbered ones may.

    On a roadmap, goals stand in front of what leads to them, and that is named as often as told.
    """
    lists: list[list[Text]] = []
    roadmap = any(one.heading is not None and ROADMAP.search(one.heading.text) for one in root.sections)
    waiting = [root]
    while waiting:
        section = waiting.pop()
        waiting += section.sections
        level = LEAD if roadmap else LEAD - 1
        if section.heading is None or section.level > level or survey.note(section.heading).hint != "goal":
            continue
        items = [block for block in section.listed if block.form == "item" and not survey.is_field(block)]
        if any(survey.note(item).hint is not None for item in items) or any(
            _asks(survey, one) for one in section.sections
        ):
            return False
        if items:
            lists.append([survey.note(item).statement for item in items])
    said = [one for statements in lists for one in statements]
    told = sum(map(begins_with_verb, said))
    if len(lists) < FEWEST_GOALS or (told * 2 < len(said) and not roadmap):
        return False
    return sum(map(commits, said)) <= len(said) * MOST_MEASURED
