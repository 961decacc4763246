"""Tells what an unlabelled list below a goal holds: finer results, the work for it, or mere notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.read.outline.survey import EXPLAINS
from goalkit.read.statement.promise import commits
from goalkit.read.words.evidence import begins_with_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.read.markup.blocks import Block
    from goalkit.read.outline.survey import Survey
    from goalkit.text import Text

__all__ = ["are_work", "finer"]

SEVERAL = 2
"""Items of which one may be a stray remark."""
LONGEST = 25
"""Words of what is no explanation."""


def finer(survey: Survey, draft: Draft, items: Sequence[Block]) -> Kind | None:
    """What an unlabelled list below a key result holds: finer results, the work for it, or mere notes."""
    if draft.statement.endswith(":") and all(survey.note(child).marked for child in items):
        return "key_result"
    statements = [survey.note(child).statement for child in items]
    boxes = bool(items) and all(survey.note(child).marked for child in items)
    if boxes and draft.kind == "key_result" and not any(any(map(str.isdigit, one)) for one in statements):
        return "initiative"  # a number is reached, and boxes are ticked
    if not survey.reads_like_goals(items) or any(
        EXPLAINS.search(one) or len(one.split()) > LONGEST for one in statements
    ):
        return None
    measured = draft.kind == "key_result" or understand(draft.statement).measured == "quantity"
    works = sum(_is_work(one, counted=measured) for one in statements)
    if len(items) < SEVERAL and not (works and measured and not any(one.rich.links for one in items)):
        return None
    return "initiative" if works * 2 + measured > len(items) else "key_result"


def are_work(survey: Survey, items: Sequence[Block]) -> bool:
    """Whether most items of a list tell somebody to do something, and none says how far a number is to go."""
    statements = [survey.note(item).statement for item in items]
    works = sum(_is_work(one, counted=False) for one in statements)
    return works * 2 > len(items) and not any(map(commits, statements))


def _is_work(statement: Text, *, counted: bool) -> bool:
    """Whether a statement tells somebody to do something; `counted`: how often or how much may be said as well."""
    if not begins_with_verb(statement):
        return False
    if not any(map(str.isdigit, statement)):
        return True
    reading = understand(statement)
    return reading.measured != "quantity" or (counted and reading.focus == "output")
