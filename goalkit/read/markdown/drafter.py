"""Makes the drafts of a Markdown document: what kind of goal each is, what it hangs under, and its fields."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.draft import Draft
from goalkit.read.markup.rich import Rich
from goalkit.read.outline.survey import Survey, field_line
from goalkit.read.statement.annotation import annotate
from goalkit.read.statement.limit import take_limit
from goalkit.read.statement.smart import fill_letter, letter_of
from goalkit.read.words.context import AIMS, Context, Scope

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.model import Kind
    from goalkit.read.markup.blocks import Block
    from goalkit.read.statement.annotated import Annotated
    from goalkit.text import Text

__all__ = ["Drafter"]

PLACEHOLDER = pattern(
    r"\W*(?:tbd|tba|todo|to be (?:done|added)|n/?a|none|xxx+|\.\.\.|…|-+|placeholder)\W*$"
    r"|\W*to be (?:determined|defined|decided|confirmed|agreed|discussed|announced|negotiated)\b",
    re.IGNORECASE,
)
"""What stands where a statement is still to come."""


FURTHER = pattern(r"(?<=[.;|·,])\s+(?=[A-Za-z][A-Za-z ]{1,24}:\s)")
"""Where another field begins on a line: “Owner: Femi. Baseline: 7. Progress: 75%.”."""


def _fields_on(line: Text) -> list[tuple[str, Text]]:
    """The fields of a line that holds several and nothing else; none of a line that holds one."""
    if FURTHER.search(line) is None:
        return []
    bounds = [0, *(found.end() for found in FURTHER.finditer(line)), len(line)]
    ends = " .;|·,()[]" if line[:1] in "([" else " .;|·,"
    found = [field_line(line[start:end].trim(ends), loose=True) for start, end in pairwise(bounds)]
    fields = [one for one in found if one is not None and one[0] != "statement"]
    return fields if len(fields) == len(found) else []


class Drafter(Survey):
    """Collects the drafts of one document."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(calendar)
        self.drafts: list[Draft] = []
        self.codes: dict[str, Draft] = {}
        """Aims by the number or letter in their label: “2” for “O2”."""
        self.quotable: set[str] = set()
        """What goals say so far, of which a comment may quote one."""
        self.starred = False
        """Whether a North Star was read so far."""

    def take_fields(self, block: Block, draft: Draft) -> bool:
        """Read a block below a goal as a field of it, if it is one."""
        letter = letter_of(block.text)
        if letter is not None and letter[1] and letter[0] not in {"statement", "owner"}:
            fill_letter(draft, *letter)
            return True
        if letter is not None and letter[1] and letter[0] == "statement" and draft.kind == "smart_goal":
            draft.fields.setdefault("specific", letter[1])
            return True
        found = field_line(block.text, loose=draft.kind not in AIMS or draft.kind == "smart_goal")
        if found is None:
            return False
        several = _fields_on(block.text)
        if not several and (
            draft.kind in {"objective", "goal", "scorecard_objective"}
            and found[0] in {"metric", "result", "target"}
            and block.form == "item"
        ):
            return False
        for name, value in several or [found]:
            if name == "period":
                draft.period = self.period(str(value)) or draft.period
            elif name and name != "statement":
                draft.fields.setdefault(name, value)
        return True

    def kind(self, note: Annotated, context: Context) -> Kind:
        """Turn a label into a kind, in the light of the framework around it."""
        hint = note.hint or "goal"
        if context.scorecard and hint in {"objective", "goal"}:
            return "scorecard_objective"
        if context.scorecard and hint in {"kpi", "measure"}:
            return "measure"
        if hint == "kpi" and context.parent is not None and context.parent.kind in {"objective", "goal"}:
            return "key_result"
        return hint

    def make_all(self, note: Annotated, kind: Kind, context: Context, scope: Scope) -> Draft | None:
        """Make a draft, or several where a plural label lists them on one line: “KRs: a; b; c”; the first of them."""
        if not (note.plural and kind == "key_result" and ";" in note.statement):
            return self.make(note, kind, context, scope)
        first: Draft | None = None
        start = 0
        for piece in note.statement.split(";"):
            text = note.statement[start : start + len(piece)].trim(" .")
            start += len(piece) + 1
            if text:
                made = self.make(annotate(Rich(text), people=self.people), kind, context, scope)
                first = first or made
        return first

    def make(self, note: Annotated, kind: Kind, context: Context, scope: Scope) -> Draft | None:
        """Make a draft and hang it where it belongs; None where the words are no statement."""
        if kind == "kpi":
            take_limit(note)
        statement = note.statement
        if not statement or not any(character.isalpha() for character in statement):
            return None  # nothing, or how many there are
        if note.quoted and statement in self.quotable:
            return None
        self.quotable.add(str(statement))
        if PLACEHOLDER.match(statement) and kind != "key_result":
            return None
        parent = self.parent_of(note, kind, context, scope)
        draft = Draft(kind, statement, parent, dict(note.fields), context.period)
        if note.label is not None and "label" not in draft.fields:
            draft.fields["label"] = note.label
        if context.perspective is not None and kind == "scorecard_objective":
            draft.fields["perspective"] = context.perspective
        if kind in AIMS:
            scope.current, scope.several = draft, False
            if note.code and note.hint:
                self.codes[re.findall(r"\d+|[A-Za-z]", note.code)[0]] = draft
        self.drafts.append(draft)
        self.starred = self.starred or kind == "north_star"
        if kind == "key_result" and parent is not None and parent.kind == "goal":
            parent.kind = "objective"
        return draft

    def parent_of(self, note: Annotated, kind: Kind, context: Context, scope: Scope) -> Draft | None:
        """What a goal hangs under."""
        if kind not in {"key_result", "initiative", "measure", "input_metric"}:
            above = context.parent or (scope.current if kind == "kpi" and note.hint == "kpi" else None)
            if above is None and kind == "objective" and note.hint == kind and note.code:
                above = goal_of_all(scope.current)
            guards = kind == "kpi" and above is not None and above.kind == "north_star"
            return None if guards else above  # a guardrail stands beside the star that it guards
        parent = scope.current or context.parent
        if kind == "key_result" and note.code and len(digits := re.findall(r"\d+", note.code)) > 1:
            # “KR 2.1” belongs to “O2”, wherever it stands
            own = self.codes.get(digits[0])
            if own is not None and (parent is None or parent in self.codes.values()):
                return own
        return parent


def goal_of_all(aim: Draft | None) -> Draft | None:
    """The one goal, “Goal: …”, that the numbered objectives below it lead to; `aim` is it, or the objective before."""
    goal = aim.parent if aim is not None and aim.kind == "objective" else aim
    if goal is None or goal.kind != "goal":
        return None
    label = goal.fields.get("label")
    return goal if label is not None and not any(map(str.isdigit, label)) else None
