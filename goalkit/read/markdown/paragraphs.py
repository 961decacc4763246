"""Reads the goals in paragraphs: labelled statements, and what a heading announces and the line below it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.pattern import pattern
from goalkit.read.markdown.lists import ListReader
from goalkit.read.markdown.verdict import Judge, is_named
from goalkit.read.markdown.worded import words_topic
from goalkit.read.outline.survey import is_prose, is_statement, stands_alone
from goalkit.read.statement.promise import commits, promise
from goalkit.read.words.asides import SPEAKERS, comments, is_noted
from goalkit.read.words.context import EXPECTED, Context, Scope
from goalkit.read.words.evidence import (
    about_goals,
    goal_like,
    names_goals,
    words_in,
)
from goalkit.read.words.recounted import recounts

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.read.markup.blocks import Block, Section
    from goalkit.read.statement.annotated import Annotated
    from goalkit.text import Text

__all__ = ["ParagraphReader"]

OUTCOME = pattern(
    r"(?:met|missed|reached|achieved|done|failed|partly|partially|not (?:met|reached|achieved|done)|exceeded|dropped"
    r"|yes|no|almost|nearly)\b",
    re.IGNORECASE,
)
"""How the words begin that tell what came of a goal."""
EXISTS = pattern(r"\b(?:exists? to|was (?:founded|set up) to|(?:is|are) responsible for|serves? to)\b", re.IGNORECASE)
"""What an organisation is for."""
ALONE = frozenset({"key_result", "objective", "smart_goal", "north_star", "kpi"})
"""Kinds that a single paragraph may state below the heading that announces them."""


class ParagraphReader(Judge, ListReader):
    """Reads one line after the other, in the light of the heading above them."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(calendar)
        self.bold_goals: dict[int, Text] = {}
        """The goals in bold that paragraphs begin with."""

    def line(self, block: Block, section: Section, context: Context, scope: Scope) -> Draft | None:  # noqa: C901, PLR0911
        """Read a paragraph: labelled statements, and the statement that a heading announces."""
        note = self.note(block)
        statement = str(note.statement)
        if not statement:
            return None
        if scope.current is not None and self.tells_more(block, note, scope.current):
            return None
        if (said := self.bold_goals.get(id(block))) is not None and context.expect is not None:
            note.statement = said
            return self.make(note, context.expect, context, scope)
        if note.hint is not None:
            if self.role(block) is not None or about_goals(statement) or (is_prose(statement) and not context.zone):
                return None
            below_aim = scope.current is not None
            stated = is_statement(note, below_aim=below_aim) and (stands_alone(note) or below_aim)
            if not (context.zone or stated):
                return None
            kind = self.kind(note, context)
            if kind == "kpi" and self.measures_aim(note, scope):
                kind = "key_result"
            return self.make_all(note, kind, context, scope)
        if (
            context.expect is None
            or (block.quoted and not (context.single and context.expect == "north_star" and is_named(block)))
            or about_goals(statement)
            or is_noted(statement)
            or comments(statement)
            or EXISTS.search(statement)
            or recounts(statement)
            or self.is_field(block)
            or (names_goals(statement) and is_prose(statement))
        ):
            return None
        if block.rich.italic and block.rich.wholly(block.rich.italic):
            return None
        if context.single:
            return self.make(note, context.expect, context, scope)
        alone = not any(part.form != "line" for part in section.blocks) and not section.sections
        wanted = context.expect in ALONE and context.expect == self.announced(section)
        worded = goal_like(statement) or (context.expect in {"north_star", "kpi"} and is_metric(statement))
        if alone and wanted and worded and len(statement) < 300 and not statement.endswith((":", "?")):
            return self.make(note, context.expect, context, scope)
        if alone and self.measures_above(context) and (said := measure_in(note)) is not None:
            note.statement = said
            return self.make(note, "key_result", context, scope)
        return None

    def tells_more(self, block: Block, note: Annotated, draft: Draft) -> bool:
        """Read a line as more about the goal above it, if it is that: its words, a field, what came of it."""
        if words_topic(self, block, draft) or (not note.hint and self.take_fields(block, draft)):
            return True
        if not told_outcome(note):
            return False
        draft.fields.setdefault("result", note.statement)
        return True

    def measures_aim(self, note: Annotated, scope: Scope) -> bool:
        """Whether a line “Measure: …” says what is to be reached of the goal right before it."""
        aim = scope.current
        if aim is None or aim.kind not in {"objective", "goal"} or (note.label or "").lower().startswith("kpi"):
            return False
        return any(map(str.isdigit, note.statement)) and understand(note.statement).measured == "quantity"

    def measures_above(self, context: Context) -> bool:
        """Whether a paragraph here may state the measure of the goal in the heading above it.

        Where a document labels its key results, paragraphs explain; and a goal with a number has its measure.
        """
        aim = context.parent
        if aim is None or aim.kind not in {"goal", "objective"} or context.expect != "key_result" or self.okr:
            return False
        return not any(map(str.isdigit, aim.statement))

    def announced(self, section: Section) -> Kind | None:
        """What a section's own heading says stands below it."""
        role = self.role(section.heading) if section.heading else None
        return EXPECTED.get(role) if role else None


def is_metric(text: str) -> bool:
    """Whether a line may name a metric: one sentence at most, in which nobody speaks."""
    return ". " not in text and not SPEAKERS.intersection(words_in(text)[:1])


def told_outcome(note: Annotated) -> bool:
    """Whether a line tells what came of the goal above it: “Outcome: met. 14 of 20 …”."""
    return (note.label or "").lower() == "outcome" and OUTCOME.match(note.statement) is not None


def measure_in(note: Annotated) -> Text | None:
    """The sentence of a paragraph that says what is to be reached, or what a number is to become."""
    alone = ". " not in note.statement and "\n" not in note.statement
    return promise(note.statement) or (note.statement if alone and commits(note.statement) else None)
