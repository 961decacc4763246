"""Open slots: “<baseline>” stands where the author must still speak, and a sentence says nothing with it yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.pattern import pattern
from goalkit.text import Text

if TYPE_CHECKING:
    from typing import TypeGuard

__all__ = ["OpenSlot", "is_said", "open_slots", "slot", "slots_in", "without_open"]

_SLOT = re.compile(r"<(?P<name>[^\W\d_](?:[^\W_]|[ _-]){0,58})>")
"""A name in angle brackets; an address of a page or of a person is none."""
_OPEN = pattern(rf"\b(?P<before>from|to|by) [€$£]?{_SLOT.pattern}(?: ?%)?", re.IGNORECASE)
"""What an open slot makes empty: the word that leads to it, and its unit."""


_BRACKET = pattern(rf"\((?:{_SLOT.pattern})?\Z")
"""A bracket before it, with the name of what is measured."""
_METRIC = pattern(rf"\({_SLOT.pattern} \Z")
_LONGEST = 64


class OpenSlot(NamedTuple):
    """A slot in a sentence, and the word before it that says what its value would be: where something begins or ends.

    Before the metric of “(<metric> from <baseline> to <target>)” there is a bracket.
    """

    text: Text
    before: str


def slot(name: str) -> str:
    """Name what an author has to say, in the words of a sentence.

    >>> slot("baseline")
    '<baseline>'
    """
    return f"<{name}>"


def slots_in(text: Text) -> list[Text]:
    """All open slots of a text, whatever they stand for."""
    return [text[found.start() : found.end()] for found in _SLOT.finditer(text)] if "<" in text else []


def is_said(value: Text | None) -> TypeGuard[Text]:
    """Whether a field holds something that its author said, and no open slot.

    >>> is_said(Text("<target>")), is_said(Text("4%")), is_said(None)
    (False, True, False)
    """
    return value is not None and bool(value.strip()) and _SLOT.fullmatch(value.strip().rstrip(" %")) is None


def open_slots(statement: Text) -> list[OpenSlot]:
    """The slots of a sentence that stand for where a change begins, where it ends, by how much, by when, and of what.

    >>> [(one.before, one.text) for one in open_slots(Text("Raise NPS from <baseline> to <target>"))]
    [('from', '<baseline>'), ('to', '<target>')]
    """
    if "<" not in statement:
        return []
    slots = []
    for found in _OPEN.finditer(statement):
        begin, end = found.start("name") - 1, found.end("name") + 1
        before = max(found.start() - _LONGEST, 0)
        if metric := _METRIC.search(statement[before : found.start()]):
            slots.append(OpenSlot(statement[before + metric.start() + 1 : before + metric.end() - 1], "("))
        slots.append(OpenSlot(statement[begin:end], found["before"].lower()))
    return slots


def without_open(statement: Text) -> Text:
    """A sentence as far as its author has spoken.

    >>> without_open(Text("Raise NPS by 10 points (from <baseline> to <target>) by May"))
    'Raise NPS by 10 points by May'
    >>> without_open(Text("Improve trust in our reports (<metric> from <baseline> to <target>)"))
    'Improve trust in our reports'
    """
    if "<" not in statement:
        return statement
    stretches: list[list[int]] = []
    for found in _OPEN.finditer(statement):
        if stretches and not statement[stretches[-1][1] : found.start()].strip(" ,"):
            stretches[-1][1] = found.end()
        else:
            stretches.append([found.start(), found.end()])
    pieces, last = [], 0
    for start, end in stretches:
        kept = statement[last:start].rstrip(" ,")
        opening = _BRACKET.search(kept[-_LONGEST:]) if statement[end : end + 1] == ")" else None
        if opening is not None:
            kept, end = kept[: len(kept) - len(opening[0])].rstrip(" ,"), end + 1  # noqa: PLW2901 (brackets go as well)
        if kept:
            pieces.append(statement[last : last + len(kept)])
        last = end
    if last < len(statement):
        pieces.append(statement[last:])
    return Text.join(pieces, "") if last else statement
