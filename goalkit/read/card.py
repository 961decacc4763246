"""Finds the goal in a table that is a card: labels in the first column, what they name in the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.read.annotation import annotate
from goalkit.read.cells import is_filled, notes_in, words
from goalkit.read.context import AIMS
from goalkit.read.fields import field_named
from goalkit.read.markdown_columns import headings_of
from goalkit.read.smart import SMART, fill_letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.read.blocks import Row
    from goalkit.read.context import Context, Scope
    from goalkit.read.draft import Draft
    from goalkit.read.drafter import Drafter
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


def read_card(drafter: Drafter, rows: Sequence[Row], context: Context, scope: Scope) -> None:  # noqa: C901, PLR0912
    """Read the goal of a card, its fields, and the letters of a SMART goal."""
    smart: Draft | None = None
    parent: Draft | None = None
    waiting: dict[str, Text] = {}
    for row in rows:
        if len(row.cells) < 2 or not row.cells[0]:
            continue
        label = annotate(row.cells[0][0])
        name = str(words(row.cells[0])).strip(" :*_")
        part = SMART.get(name.lower())
        if label.hint is not None and not label.statement:
            kind = drafter.kind(label, context)
            for note in notes_in(drafter, row.cells[1], kind):
                note.fields.update({key: value for key, value in label.fields.items() if key not in note.fields})
                note.label = note.label or label.label
                note.code = note.code or label.code
                draft = drafter.make(note, kind, context._replace(zone=True), scope)
                parent = draft or parent
                smart = draft if draft is not None and kind in AIMS else smart
        elif part == "statement":
            if smart is None:
                for note in notes_in(drafter, row.cells[1], "smart_goal"):
                    smart = parent = drafter.make(note, "smart_goal", context, scope)
            else:
                smart.kind = "smart_goal"
        elif part is not None and parent is not None:
            fill_letter(parent, part, words(row.cells[1]))
        else:
            key = part or (field_named(name) if part is None else None)
            value = words(row.cells[1])
            if key and is_filled(value):
                if parent is None:
                    waiting[key] = value
                elif key == "period":
                    parent.period = drafter.period(str(value)) or parent.period
                else:
                    parent.fields.setdefault(key, value)
    if parent is not None:
        for key, value in waiting.items():
            if key != "period":
                parent.fields.setdefault(key, value)
