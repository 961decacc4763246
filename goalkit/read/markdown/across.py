"""Finds the goals in a table with an objective at the head of each column, and its key results below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.read.markdown.cells import cell_at, is_filled, notes_in, words
from goalkit.read.markdown.columns import RESULTS
from goalkit.read.statement.annotation import annotate
from goalkit.read.words.context import AIMS
from goalkit.read.words.evidence import role_of, words_in
from goalkit.read.words.fields import field_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.markup.blocks import Row
    from goalkit.read.words.context import Context, Scope

__all__ = ["aims_across", "read_across"]

LABELLED = frozenset({"objectives", "goals"})


def aims_across(rows: Sequence[Row]) -> list[int] | None:
    """The columns that an objective heads; None for a table of any other kind.

    Either each head says that it is one, or the first column names the rows: “Objective”, “KR 1”, “KR 2”, “Owner”.
    """
    heads = rows[0].cells
    if len(heads) < 2 or len(rows) < 2:
        return None
    notes = [annotate(cell[0]) if cell else None for cell in heads]
    told = [
        at
        for at, note in enumerate(notes)
        if note is not None and note.hint in AIMS and len(words_in(str(note.statement))) > 1
    ]
    if len(told) > 1:
        return told
    if len(heads) < 3 or role_of(str(words(heads[0])), whole=True) not in LABELLED:
        return None
    names = [cell for row in rows[1:] if is_filled(words(cell := cell_at(row, 0)))]
    results = [note for cell in names if (note := annotate(cell[0])).hint is not None and note.hint in RESULTS]
    others = sum(field_named(str(words(cell))) is None for cell in names)
    if not results or any(note.statement for note in results) or len(results) < others:
        return None
    return [at for at, cell in enumerate(heads) if at and is_filled(words(cell))]


def read_across(drafter: Drafter, rows: Sequence[Row], aims: Sequence[int], context: Context, scope: Scope) -> None:
    """Read column by column."""
    for at in aims:
        head = next(iter(notes_in(drafter, rows[0].cells[at], "objective")), None)
        if head is None:
            continue
        kind = drafter.kind(head, context) if head.hint in AIMS else "objective"
        aim = drafter.make(head, kind, context._replace(zone=True), scope)
        if aim is None:
            continue
        inside = context._replace(zone=True, expect="key_result", parent=aim, single=False)
        for row in rows[1:]:
            name = words(cell_at(row, 0)) if aims[0] > 0 else ""
            field = field_named(str(name)) if name else None
            value = words(cell_at(row, at))
            if field is not None and field not in {"label", "metric", "target", "result"}:
                if is_filled(value) and field == "period":
                    aim.period = drafter.period(str(value)) or aim.period
                elif is_filled(value):
                    aim.fields.setdefault(field, value)
                continue
            if name and role_of(str(name), whole=True) == "aside":
                continue
            for note in notes_in(drafter, cell_at(row, at), "key_result"):
                drafter.make(
                    note,
                    "initiative" if role_of(str(name), whole=True) == "initiatives" else "key_result",
                    inside,
                    scope,
                )
