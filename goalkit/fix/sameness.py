"""Whether a changed source says what it said before, but for the words that were to change."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from goalkit.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.diagnostic import Replacement
    from goalkit.model import Document

__all__ = ["says_the_same"]

UNDERSTOOD = frozenset({"reading", "thresholds", "fields", "source", "problems"})
"""What is worked out from the words, or stands for where they are: no part of what the author said."""
MOST_TOUCHED = 6
"""So many edits may touch one text before it is no longer worth telling what should come of it."""


def says_the_same(before: Document, after: Document, edits: Sequence[Replacement]) -> bool:
    """Whether each text is still there, with exactly the edits that are about it made in it.

    A key that is spelled otherwise brings what stands below it into the document; then whatever was there has to be
    there still.
    """
    if [one.kind for one in before.problems] != [one.kind for one in after.problems]:
        return False
    old, new = dict(_leaves(before, ())), dict(_leaves(after, ()))
    keys = [one.at.span for one in before.unknown]
    if any(edit.span in keys for edit in edits):
        return len(after.unknown) < len(before.unknown) and _all_there(old, new, edits)
    gone = _taken_out(before, edits)
    if gone:
        old = {path: value for path, value in old.items() if path[0] != "ignores"}
        new = {path: value for path, value in new.items() if path[0] != "ignores"}
        if len(after.ignores) + len(gone) != len(before.ignores):
            return False
    return old.keys() == new.keys() and all(_as_wanted(value, new[path], edits) for path, value in old.items())


def _leaves(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:  # noqa: ANN401
    """Every text, number and name in a document, by the way that leads to it."""
    if isinstance(value, Span) or value is None:
        return
    if isinstance(value, (tuple, list)):
        if hasattr(value, "_fields"):
            pairs: Any = zip(value._fields, value, strict=True)
        else:
            pairs = enumerate(value)
    elif is_dataclass(value):
        pairs = [(one.name, getattr(value, one.name)) for one in fields(value) if one.name not in UNDERSTOOD]
    else:
        yield path, value
        return
    for name, one in pairs:
        yield from _leaves(one, (*path, name))


def _taken_out(document: Document, edits: Sequence[Replacement]) -> list[Span]:
    """The ignore comments that are deleted altogether."""
    return [
        one.at.span
        for one in document.ignores
        if any(edit.span[:2] <= one.at.span[:2] and one.at.span[2:] <= edit.span[2:] for edit in edits)
    ]


def _all_there(old: dict[Any, Any], new: dict[Any, Any], edits: Sequence[Replacement]) -> bool:
    kept = Counter(str(value) for path, value in old.items() if path[0] != "unknown" and not _touched(value, edits))
    return not kept - Counter(map(str, new.values()))


def _touched(value: object, edits: Sequence[Replacement]) -> list[tuple[int, int, str]]:
    """The edits about a text, as stretches of it."""
    if not isinstance(value, Text):
        return []
    found = []
    here = value.span
    for edit in edits:
        if edit.span[:2] <= here[2:] and here[:2] <= edit.span[2:]:
            start, end = _offset(value, edit.span[:2]), _offset(value, edit.span[2:])
            if start is not None and end is not None:
                found.append((start, end, edit.words))
    return found


def _as_wanted(value: object, now: object, edits: Sequence[Replacement]) -> bool:
    """Whether a text is what it was, with its edits; what is put in right at its edge may or may not be part of it."""
    stretches = _touched(value, edits)
    text = str(value)
    if not stretches:
        return text == str(now)
    if len(stretches) > MOST_TOUCHED:
        return False
    wanted = _folded(str(now))
    edges = [(True, False) if start == end and start in (0, len(text)) else (True,) for start, end, _ in stretches]
    for made in product(*edges):
        parts, last = [], 0
        for (start, end, words), really in sorted(zip(stretches, made, strict=True)):
            if really:
                parts += [text[last:start], words]
                last = end
        if _folded("".join([*parts, text[last:]])) == wanted:
            return True
    return False


def _folded(text: str) -> str:
    """A text without white space at its ends, where readers take it off."""
    return " ".join(text.split())


def _offset(text: Text, place: tuple[int, int]) -> int | None:
    """Where in a text a place of the source is, its end included; None where it isn't in it."""
    marks = text.marks
    for at, mark in enumerate(marks):
        last = marks[at + 1].offset if at + 1 < len(marks) else len(text)
        if mark.line == place[0] and mark.column <= place[1] <= mark.column + last - mark.offset:
            return mark.offset + place[1] - mark.column
    return None
