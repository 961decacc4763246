"""A page that is nothing but a nested list: aims on top that name no number, and below each what is to be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.read.markdown.unnamed import half_reach
from goalkit.read.markup.blocks import LEAD
from goalkit.read.statement.promise import commits
from goalkit.read.words.asides import comments, is_noted
from goalkit.read.words.evidence import begins_with_verb, goal_like, words_in
from goalkit.read.words.recounted import recounts

if TYPE_CHECKING:
    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.markup.blocks import Block, Section

__all__ = ["nests_goals"]

FEWEST_AIMS = 2
FEWEST_BELOW = 2
FEWEST_WORDS = 3
MOST_AIMS = 30
MOST_LINES = 1
"""A remark or picture may stand above the list."""


def nests_goals(drafter: Drafter, root: Section) -> bool:
    """Whether all of a page is one list whose aims have measured items below them.

    Notes, errands and specifications nest and hold numbers as well. So half of what hangs below is counted, a third
    of it says what is to be so, and owners stand behind the aims. Where none do, nearly all is counted, half of it says
    what is to be so, and numbers move below half of the heads: specifications have limits alone.
    """
    blocks = list(root.listed)
    lines = sum(block.form != "item" for block in blocks) + len(root.sections)
    if lines > MOST_LINES or any(section.level < LEAD for section in root.sections):
        return False
    heads = [block for block in blocks if block.form == "item" and drafter.role(block) != "aside"]
    if not FEWEST_AIMS <= len(heads) <= MOST_AIMS or not all(_may_be_aim(drafter, head) for head in heads):
        return False
    lists = [[item for item in drafter.real_children(head) if any(map(str.isalnum, item.text))] for head in heads]
    items = [item for one in lists for item in one]
    if any(len(one) < FEWEST_BELOW or not any(_is_counted(drafter, item) for item in one) for one in lists):
        return False
    counted = sum(_is_counted(drafter, item) for item in items)
    told = sum(_tells(drafter, item) for item in items)
    if sum("owner" in drafter.note(head).fields for head in heads) * 2 > len(heads):
        return counted * 2 >= len(items) and told * 3 >= len(items)
    worded = sum(goal_like(str(drafter.note(head).statement)) for head in heads)
    moving = min(worded, sum(any(_moves(drafter, item) for item in one) for one in lists))
    return moving * 2 >= len(lists) and counted * 4 >= len(items) * 3 and told * 2 >= len(items)


def _may_be_aim(drafter: Drafter, head: Block) -> bool:
    """Whether an item says something in a few words, without a number, and announces nothing."""
    note = drafter.note(head)
    statement = note.statement
    if note.hint is not None or statement.endswith((":", "?", ".")) or ": " in statement:
        return False
    if comments(statement) or recounts(statement) or is_noted(statement):
        return False
    return len(words_in(str(statement))) >= FEWEST_WORDS and not any(map(str.isdigit, statement))


def _is_counted(drafter: Drafter, item: Block) -> bool:
    statement = drafter.note(item).statement
    return any(map(str.isdigit, statement)) and understand(statement).measured == "quantity"


def _tells(drafter: Drafter, item: Block) -> bool:
    """Whether an item says what is to be so, and asks nobody to do it: “Buy 3 lamps” is an errand."""
    statement = drafter.note(item).statement
    return commits(statement) or (half_reach(drafter, [item]) and not begins_with_verb(str(statement)))


def _moves(drafter: Drafter, item: Block) -> bool:
    """Whether a number is to change."""
    statement = drafter.note(item).statement
    return commits(statement) and any(
        measure.change or (measure.baseline and measure.target) for measure in understand(statement).measures
    )
