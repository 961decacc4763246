"""Goals that are worded below their number or topic: “Goal statement: …”, and the letters of SMART below “Goal: …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.read.markup.blocks import BOLD, LEAD, Block, Section
from goalkit.read.statement.annotated import Annotated
from goalkit.read.words.context import AIMS
from goalkit.read.words.evidence import goal_like

if TYPE_CHECKING:
    from collections.abc import Container

    from goalkit.read.draft import Draft
    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.outline.survey import Survey

__all__ = ["heads_letters", "letters_apart", "with_statement", "words_topic"]

LONGEST_NAME = 40
"""Characters within which a line says that it is a statement."""


def with_statement(survey: Survey, section: Section, note: Annotated) -> Section:
    """Put the words of “Goal statement: …” below a heading in the place of its topic; give what else stands there."""
    for number, part in enumerate(section.parts):
        block = part.heading if isinstance(part, Section) and part.level == LEAD else part
        if not isinstance(block, Block) or (said := _statement_in(survey, block)) is None:
            continue
        if note.statement:
            note.put("label", note.statement)
        note.statement = said.statement
        note.fields.update({name: value for name, value in said.fields.items() if name not in note.fields})
        inner = part.parts if isinstance(part, Section) else part.children
        parts = [*section.parts[:number], *inner, *section.parts[number + 1 :]]
        return Section(section.level, section.heading, parts)
    return section


def words_topic(drafter: Drafter, block: Block, draft: Draft) -> bool:
    """Take the words of “Goal statement: …” for the goal right above, which so far has but a topic."""
    if drafter.drafts[-1] is not draft or goal_like(str(draft.statement)):
        return False
    said = _statement_in(drafter, block)
    if said is None:
        return False
    draft.fields["label"] = draft.statement
    draft.statement = said.statement
    return True


def _statement_in(survey: Survey, block: Block) -> Annotated | None:
    """What a line says after “Statement:” or “Goal statement:”."""
    if block.form == "table" or "tatement" not in block.text[:LONGEST_NAME]:
        return None
    note = survey.note(block)
    if note.hint in AIMS and note.statement and (note.label or "").lower().endswith("statement"):
        return note
    name, colon, said = block.text.partition(":")
    if not colon or not said.strip() or name.strip().lower() != "statement":
        return None
    return Annotated(block.text[len(name) + 1 :].trim())


def heads_letters(survey: Survey, part: Block | Section) -> bool:
    """Whether a part is a line that states a labelled goal, below which letters of SMART may specify it."""
    note = survey.note(part) if isinstance(part, Block) and part.form == "line" else None
    return note is not None and note.hint in {"goal", "objective", "smart_goal"} and bool(note.statement)


def letters_apart(survey: Survey, section: Section, letters: Container[int]) -> Section:
    """A section in which the letters of SMART hang under the lines that state their goals."""
    parts: list[Block | Section] = []
    head: Section | None = None
    for number, part in enumerate(section.parts):
        if isinstance(part, Block) and heads_letters(survey, part):
            head = Section(LEAD, part)
            parts.append(head)
            continue
        if isinstance(part, Section) and part.level < BOLD and number not in letters:
            head = None
        (parts if head is None else head.parts).append(part)
    return Section(section.level, section.heading, parts)
