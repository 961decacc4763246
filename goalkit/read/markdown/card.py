"""Finds the goal in a table that is a card: labels in the first column, what they name in the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.read.markdown.cells import is_filled, notes_in, words
from goalkit.read.markdown.columns import headings_of
from goalkit.read.statement.annotation import annotate
from goalkit.read.statement.smart import SMART, fill_letter
from goalkit.read.words.context import AIMS
from goalkit.read.words.fields import field_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.read.draft import Draft
    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.markup.blocks import Row
    from goalkit.read.markup.rich import Rich
    from goalkit.read.statement.annotated import Annotated
    from goalkit.read.words.context import Context, Scope
    from goalkit.text import Text


def is_card(rows: Sequence[Row]) -> bool:
    """Whether a table is a card: labels in the first column, values in the second."""
    if not rows or any(len(row.cells) > 2 for row in rows) or len(rows) < 2:
        return False
    labels = 0
    named = False
    for row in rows:
        name = str(words(row.cells[0])) if row.cells else ""
        note = annotate(row.cells[0][0]) if row.cells and row.cells[0] else None
        hinted = note is not None and note.hint is not None and not note.statement
        named = named or hinted
        labels += hinted or field_named(name) is not None or name.strip(" :*").lower() in SMART
    smart = sum(bool(row.cells) and str(words(row.cells[0])).strip(" :*").lower() in SMART for row in rows)
    return (
        named and labels * 2 > len(rows) and len(rows[0].cells) > 1 and not headings_of(rows[0]).kinds.keys() >= {0, 1}
    ) or smart > 3


def states_aim(rows: Sequence[Row]) -> bool:
    """Whether a table is a card that states an aim beside a label such as “Goal”."""
    if not is_card(rows):
        return False
    names = (annotate(row.cells[0][0]) for row in rows if len(row.cells) > 1 and row.cells[0])
    return any(name.hint in AIMS and not name.statement for name in names)


def read_card(drafter: Drafter, rows: Sequence[Row], context: Context, scope: Scope) -> None:
    """Read the goal of a card, its fields, and the letters of a SMART goal."""
    card = _Card(drafter, context, scope)
    for row in rows:
        if len(row.cells) > 1 and row.cells[0]:
            card.read(row)
    for key, value in card.waiting.items():
        card.take(key, value)


class _Card:
    """The goal of a card, as one row after the other tells it."""

    def __init__(self, drafter: Drafter, context: Context, scope: Scope) -> None:
        self.drafter = drafter
        self.context = context
        self.scope = scope
        self.goal: Draft | None = None
        self.aim: Draft | None = None
        """The goal, where letters of SMART may specify it."""
        self.waiting: dict[str, Text] = {}
        """Fields that stand above their goal."""

    def read(self, row: Row) -> None:
        """Read a row: a statement, a letter of SMART or a field."""
        label, cell = annotate(row.cells[0][0]), row.cells[1]
        name = str(words(row.cells[0])).strip(" :*_")
        part = SMART.get(name.lower())
        if label.hint is not None and not label.statement:
            self.state(label, cell)
        elif part == "statement":
            self.specify(cell)
        elif part is not None and self.goal is not None:
            fill_letter(self.goal, part, words(cell))
        elif (key := part or field_named(name)) and is_filled(value := words(cell)):
            if self.goal is None:
                self.waiting[key] = value
            else:
                self.take(key, value)

    def state(self, label: Annotated, cell: Sequence[Rich]) -> None:
        """Take what stands beside a label such as “Objective” for a goal."""
        kind = self.drafter.kind(label, self.context)
        for note in notes_in(self.drafter, cell, kind):
            note.fields.update({key: value for key, value in label.fields.items() if key not in note.fields})
            note.label = note.label or label.label
            note.code = note.code or label.code
            draft = self.drafter.make(note, kind, self.context._replace(zone=True), self.scope)
            self.goal = draft or self.goal
            self.aim = draft if draft is not None and kind in AIMS else self.aim

    def specify(self, cell: Sequence[Rich]) -> None:
        """Take what is specific for the statement, unless a label has told it."""
        if self.aim is not None:
            self.aim.kind = "smart_goal"
            return
        for note in notes_in(self.drafter, cell, "smart_goal"):
            self.aim = self.goal = self.drafter.make(note, "smart_goal", self.context, self.scope)

    def take(self, key: str, value: Text) -> None:
        """Give the goal a field that it doesn't have."""
        if self.goal is None:
            return
        if key == "period":
            self.goal.period = self.drafter.period(str(value)) or self.goal.period
        else:
            self.goal.fields.setdefault(key, value)
