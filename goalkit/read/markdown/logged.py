"""Tables of check-ins in a Markdown document: what they hold is noted of goals, and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.pattern import pattern
from goalkit.read.markdown.cells import words
from goalkit.read.words.fields import plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.read.draft import CheckInDraft, Draft
    from goalkit.read.markup.blocks import Block, Section

__all__ = ["Log", "check_ins_in", "take_logs"]

CHECK_IN_HEADING = pattern(r"\bcheck ?ins?( log)?$|^check ?ins?\b")


class Log(NamedTuple):
    """A table of check-ins, and the lines of the headings above it."""

    table: Block
    above: tuple[int, ...]


def take_logs(root: Section) -> list[Log]:
    """Take the tables below “Check-ins” headings out of the outline: what they hold are no goals."""
    logs: list[Log] = []
    waiting: list[tuple[Section, tuple[int, ...]]] = [(root, ())]
    while waiting:
        section, above = waiting.pop()
        if section.heading is not None:
            if CHECK_IN_HEADING.search(plain_name(section.heading.text)):
                tables = {block for block in section.blocks if block.form == "table" and _is_log(block)}
                logs += [Log(table, above) for table in tables]
                section.parts = [part for part in section.parts if part not in tables]
            above = (*above, section.heading.line)
        waiting += [(part, above) for part in section.sections]
    return sorted(logs, key=lambda log: log.table.line)


def _is_log(table: Block) -> bool:
    from goalkit.read.check_ins import is_check_in_table  # few documents have any

    return bool(table.rows) and is_check_in_table(str(words(cell)) for cell in table.rows[0].cells)


def check_ins_in(logs: Iterable[Log], drafts: Sequence[Draft]) -> Iterator[CheckInDraft]:
    """The rows of tables of check-ins; where none names a goal, they are about the one of the heading above."""
    by_line: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_line.setdefault(draft.statement.span.line, []).append(draft)
    for log in logs:
        from goalkit.read.check_ins import check_in_of

        headings = [str(words(cell)) for cell in log.table.rows[0].cells]
        above = next((by_line[line] for line in reversed(log.above) if line in by_line), [])
        for row in log.table.rows[1:]:
            within = above[0] if len(above) == 1 else None
            entry = check_in_of(zip(headings, map(words, row.cells), strict=False), within)
            if entry.fields:
                yield entry
