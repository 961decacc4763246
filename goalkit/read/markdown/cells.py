"""The words in the cells of a Markdown table, and the statements among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.statement.annotation import annotate
from goalkit.read.words.context import AIMS
from goalkit.read.words.evidence import goal_like, is_pointer
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.model import Kind
    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.markup.blocks import Row
    from goalkit.read.markup.rich import Rich
    from goalkit.read.statement.annotated import Annotated

__all__ = ["cell_at", "is_filled", "notes_in", "words"]

BULLETED = pattern(r"(?:[-*•·–▪◦]\s*|\(?\d{1,2}[.)]\s+)(?=\S)")


def words(cell: Sequence[Rich]) -> Text:
    """Give a cell's words on one line."""
    lines = [rich.text for rich in cell if rich.text]
    if len(lines) == 1:
        return lines[0]
    return Text.join(lines) if lines else Text("")


def cell_at(row: Row, number: int | None) -> Sequence[Rich]:
    """What stands in a column of a row; nothing where the row is shorter."""
    return row.cells[number] if number is not None and number < len(row.cells) else ()


def is_filled(text: str) -> bool:
    """Whether a cell says something: more than dashes and dots."""
    return any(character.isalnum() for character in text)


def notes_in(drafter: Drafter, cell: Sequence[Rich], kind: Kind) -> Iterator[Annotated]:
    """The statements in a cell: one a line where lines were broken, else one."""
    lines = [
        rich
        for rich in cell
        if (is_filled(rich.text) or rich.images)
        and not (rich.italic and rich.wholly(rich.italic) and not rich.wholly(rich.bold))
    ]
    notes = []
    for rich in lines:
        if found := BULLETED.match(rich.text):
            rich.keep(found.end())
        notes.append(annotate(rich, owners=drafter.owners, people=drafter.people))
    if kind in AIMS and len(notes) > 1 and not any(note.hint or note.code for note in notes):
        notes[0].statement = Text.join([note.statement for note in notes])
        notes = notes[:1]
    for note, rich in zip(notes, lines, strict=False):
        if not is_filled(note.statement) or note.statement.endswith("?"):
            continue
        if rich.links and rich.wholly(rich.links) and is_pointer(str(rich.text)) and not goal_like(str(note.statement)):
            continue
        yield note
