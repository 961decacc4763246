"""Work told by when it comes, “Now | Next | Later”, in the columns of a table or under headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markdown.cells import cell_at, notes_in, words
from goalkit.read.markup.blocks import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.markup.blocks import Block, Row
    from goalkit.read.words.context import Context, Scope

__all__ = ["bring_up_horizons", "has_horizons", "horizons_across", "read_horizons"]

HORIZON = pattern(
    r"(?P<first>now|today|this (?:month|quarter|season|cycle|sprint|half|term|year))\W*$"
    r"|(?P<then>next(?: up| (?:month|quarter|season|cycle|sprint|half|term|year))?)\W*$"
    r"|(?:soon|later|someday|after that)\W*$",
    re.IGNORECASE,
)
"""When work comes."""


def _horizon(name: str) -> re.Match[str] | None:
    return HORIZON.match(name.strip(" *_:"))


def _tell_when(names: Iterable[str]) -> bool:
    """Whether names side by side say what comes now, and what next."""
    found = [match for name in names if (match := _horizon(name))]
    return any(match["first"] for match in found) and any(match["then"] for match in found)


def _heads_tell_when(section: Section) -> bool:
    """Whether the headings right below one do."""
    return _tell_when(str(part.heading.text) for part in section.sections if part.heading is not None)


def horizons_across(rows: Sequence[Row]) -> list[int]:
    """The columns of a table that say when their work comes; none in any other table."""
    names = [str(words(cell)) for cell in rows[0].cells] if rows else []
    if not _tell_when(names):
        return []
    return [at for at, name in enumerate(names) if _horizon(name)]


def read_horizons(
    drafter: Drafter, rows: Sequence[Row], columns: Sequence[int], context: Context, scope: Scope
) -> None:
    """Take each line of each cell for a piece of work."""
    for row in rows[1:]:
        for at in columns:
            for note in notes_in(drafter, cell_at(row, at), "initiative"):
                drafter.make(note, "initiative", context._replace(zone=True, expect="initiative"), scope)


def has_horizons(section: Section) -> bool:
    """Whether a section tells work by when it comes: in a table, or under headings of its own."""
    return _heads_tell_when(section) or any(
        block.form == "table" and horizons_across(block.rows) for block in section.blocks
    )


def bring_up_horizons(section: Section) -> None:
    """Bring what stands under the headings “Now”, “Next” and “Later” of a section right below its own."""
    parts: list[Block | Section] = []
    for part in section.parts:
        when = isinstance(part, Section) and part.heading is not None and _horizon(part.heading.text)
        parts += part.parts if isinstance(part, Section) and when else [part]
    section.parts = parts
