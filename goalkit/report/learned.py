"""Templates that were learned: what each of them is, what it asks for, and its examples beside it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from goalkit.report.terminal import Paint, cells, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.report import Look
    from goalkit.template.learned import Written
    from goalkit.template.pattern import Pattern

__all__ = ["side_by_side", "summary"]

MOST = 12
"""Examples of one template, or lines of one page, that are laid beside it."""
NARROWEST = 24


def summary(written: Sequence[Written], goals: int, files: int, look: Look) -> Iterator[str]:
    """A line or two for each template."""
    paint = Paint(on=look.color)
    for one in written:
        yield f"{paint.code(visible(one.template.path))}\n"
        for line in wrap(visible(_what(one)), look.width - 2, look.width - 2):
            yield f"  {line}\n"
        for slot in one.template.slots:
            if slot.gap:
                yield f"  {paint.dim('asks')} {visible(slot.name)}: {visible(slot.help)}\n"
    if written:
        yield "\n"
    count = "1 template" if len(written) == 1 else f"{len(written):,} templates"
    said = "1 goal" if goals == 1 else f"{goals:,} goals"
    yield f"{count} from {said} in {'1 file' if files == 1 else f'{files:,} files'}\n"


def _what(one: Written) -> str:
    if one.learned is None:
        slots = len(one.template.slots)
        return f"the page as a whole, with {'1 slot' if slots == 1 else f'{slots:,} slots'}"
    count = len(one.learned.examples)
    return f"{pattern_text(one.learned.pattern)}  ({'1 goal' if count == 1 else f'{count:,} goals'})"


def pattern_text(pattern: Pattern) -> str:
    """A pattern on one line: slots in angle brackets, optional parts in square ones."""
    pieces = []
    for part in pattern.parts:
        slot = f"<{part.slot.name}>" if part.slot is not None else ""
        said = f"{part.before}{slot}{part.after}"
        pieces.append(f"[{said}]" if part.given is not None else said)
    return "".join(pieces)


def side_by_side(one: Written, source: str | None, look: Look) -> Iterator[str]:
    """Examples on the left, the template on the right; of a page, the lines in which both differ."""
    paint = Paint(on=look.color)
    yield f"{paint.code(visible(one.template.path))}\n"
    if one.learned is not None:
        text = pattern_text(one.learned.pattern)
        examples = one.learned.examples
        pairs = [(example.statement, text) for example in examples]
    else:
        lines = zip((source or "").split("\n"), one.template.body.split("\n"), strict=False)
        pairs = [(left, right) for left, right in lines if left != right]
    room = max((look.width - 5) // 2, NARROWEST)
    for left, right in pairs[:MOST]:
        beside = zip_longest(wrap(visible(left), room, room), wrap(visible(right), room, room), fillvalue="")
        for ours, theirs in beside:
            yield f"  {ours}{' ' * (room - cells(ours))} {paint.dim('│')} {theirs}\n"
    if len(pairs) > MOST:
        yield f"  {paint.dim(f'… and {len(pairs) - MOST} more')}\n"
    yield "\n"
