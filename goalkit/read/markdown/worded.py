"""Goals that are worded below their number or topic: “Goal statement: …”, and the letters of SMART below “Goal: …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.read.markup.blocks import BOLD, LEAD, Block, Section
from goalkit.read.statement.annotated import Annotated
from goalkit.read.words.context import AIMS
from goalkit.read.words.evidence import goal_like, words_in
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Container

    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.outline.survey import Survey
    from goalkit.read.statement.label import Hint

__all__ = ["heads_letters", "letters_apart", "with_statement", "words_topic"]

LONGEST_TOPIC = 4
"""Words that name what a goal is about; more of them state it."""


def with_statement(survey: Survey, section: Section, note: Annotated) -> Section:
    """Put the words of “Goal statement: …” below a heading in the place of its topic; give what else stands there."""
    found: tuple[int, Annotated] | None = None
    for number, part in enumerate(section.parts):
        block = part.heading if isinstance(part, Section) and part.level == LEAD else part
        if not isinstance(block, Block) or (said := _words_in(survey, block, note)) is None:
            continue
        if found is not None:
            return section  # several goals, of which the heading names none
        found = number, said
    if found is None:
        return section
    number, said = found
    if note.statement:
        note.put("label", note.statement)
    note.statement = said.statement
    note.fields.update({name: value for name, value in said.fields.items() if name not in note.fields})
    part = section.parts[number]
    inner = part.parts if isinstance(part, Section) else part.children
    return Section(section.level, section.heading, [*section.parts[:number], *inner, *section.parts[number + 1 :]])


def words_topic(drafter: Drafter, block: Block, draft: Draft) -> bool:
    """Take the words of “Goal statement: …” for the goal right above, which so far has but a topic."""
    if drafter.drafts[-1] is not draft or goal_like(str(draft.statement)):
        return False
    named = draft.fields.get("label", Text(""))
    said = _words_in(drafter, block, Annotated(draft.statement, _hint_of(draft.kind), label=named))
    if said is None:
        return False
    draft.fields["label"] = draft.statement
    draft.statement = said.statement
    if said.hint == "smart_goal":
        draft.kind = "smart_goal"
    return True


def _hint_of(kind: Kind) -> Hint:
    return kind if kind != "scorecard_objective" else "objective"


def _words_in(survey: Survey, block: Block, head: Annotated) -> Annotated | None:
    """What a line says that words the numbered goal above it: “Statement: …”, or the same label without a number."""
    said = _statement_in(survey, block)
    if said is not None or block.form == "table":
        return said
    note = survey.note(block)
    if note.hint not in {head.hint, "smart_goal"} or note.hint not in AIMS or note.plural or note.code:
        return None
    if head.label is None or not any(map(str.isdigit, head.label)) or not note.statement:
        return None
    topic = str(head.statement)
    named = len(words_in(topic)) <= LONGEST_TOPIC and not goal_like(topic)
    return note if named and len(words_in(str(note.statement))) > len(words_in(topic)) else None


def _statement_in(survey: Survey, block: Block) -> Annotated | None:
    """What a line says after “Statement:” or “Goal statement:”."""
    if block.form == "table":
        return None
    note = survey.note(block)
    if note.hint in AIMS and note.statement and (note.label or "").lower().endswith("statement"):
        return note
    name, colon, said = block.text.partition(":")
    if not colon or not said.strip() or name.strip().lower() != "statement":
        return None
    return Annotated(block.text[len(name) + 1 :].trim())


def heads_letters(survey: Survey, part: Block | Section) -> bool:
    """Whether a part is a line that states a goal, labelled or as “Statement: …”, which letters may specify."""
    if not isinstance(part, Block) or part.form != "line":
        return False
    note = survey.note(part)
    if note.hint is None and (said := _statement_in(survey, part)) is not None:
        note.hint, note.statement = "goal", said.statement
    return note.hint in {"goal", "objective", "smart_goal"} and bool(note.statement)


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
