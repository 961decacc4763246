"""Goals in paragraphs: a sentence to a paragraph, each a goal, or a sentence in bold before what explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import BOLD, Block, Section
from goalkit.read.outline.survey import remarks
from goalkit.read.statement.explanation import emphasised
from goalkit.read.words.asides import comments
from goalkit.read.words.evidence import about_goals, goal_like, names_goals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.read.markdown.verdict import Judge
    from goalkit.text import Text

__all__ = ["in_bold", "stating"]

SENTENCES = pattern(r"[.!?]\s+[^\s(]|[:?]\s*$")
"""Two sentences, or words that lead over to others."""
LONGEST_STATED = 200
FEWEST_STATING = 2
"""How many sections must state goals in paragraphs for any to do so."""


def stating(judge: Judge, sections: Iterable[Section]) -> list[Section]:
    """The sections whose paragraphs state a goal each; none unless several do."""
    found = [section for section in sections if _states_each(judge, section)]
    return found if len(found) >= FEWEST_STATING else []


def _states_each(judge: Judge, section: Section) -> bool:
    """Whether a section has nothing but paragraphs of one sentence, most of them worded as goals."""
    if section.level >= BOLD or section.sections or any(block.form != "line" for block in section.blocks):
        return False
    blocks = [block for block in section.blocks if not comments(block.text)]
    said = [str(judge.note(block).statement) for block in blocks]
    if any(SENTENCES.search(one) or len(one) > LONGEST_STATED or about_goals(one) or remarks(one) for one in said):
        return False
    if any(names_goals(one) or "://" in one for one in said) or any(_is_more(judge, one) for one in blocks):
        return False
    return bool(said) and sum(map(goal_like, said)) * 3 >= len(said) * 2


def _is_more(judge: Judge, block: Block) -> bool:
    """Whether a line is more than words of its own: a field, a quotation, a labelled goal, a link."""
    return block.quoted or bool(block.rich.links) or judge.is_field(block) or judge.note(block).hint is not None


def in_bold(judge: Judge, section: Section) -> dict[int, Text]:
    """The goals in bold that paragraphs below “Our goals” begin with, by the ids of those; none unless several do."""
    found: dict[int, Text] = {}
    for block in section.blocks:
        if block.form != "line":
            return {}
        if not block.rich.bold or block.rich.wholly(block.rich.bold) or _is_more(judge, block):
            continue
        whole = judge.note(block).statement
        said = emphasised(whole, block)
        if said is whole or not goal_like(said) or about_goals(said) or names_goals(said) or comments(said):
            return {}
        found[id(block)] = said
    return found if len(found) >= FEWEST_STATING and not section.sections else {}
