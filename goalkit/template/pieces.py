"""A statement taken apart into what it says: words, and pieces with a role such as metric, baseline or due date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english.words.nouns import is_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.english import Reading
    from goalkit.text import Text

__all__ = ["Item", "Role", "items_of", "offset_in"]

Role = Literal["action", "metric", "baseline", "target", "change", "due", "window", "audience", "placeholder"]
"""What a piece of a statement is for; words without a role have None."""

TOKEN = re.compile(r"(\s*)(\w+(?:['’-]\w+)*|[^\w\s])")
LEADING = re.compile(r"(?:\w+(?:['’-]\w+)*|[^\w\s])\s*")
WORD = re.compile(r"[\w/&'’-]+")
JOINTS = frozenset("from to by at in on is are be and or until before than with as via through within after".split())
"""Words that part a metric from what is said of it."""
TOWARDS = frozenset("for among".split())
"""Words behind which those stand whom a metric is about."""
LONGEST = 120
"""Words and pieces of a statement that are told apart; what comes after them is one piece of words."""


class Item(NamedTuple):
    """A word or sign, or a piece with a role, and the white space before it."""

    space: str
    text: str
    role: Role | None = None

    @property
    def written(self) -> str:
        """Both as they stand in the statement."""
        return self.space + self.text


def offset_in(statement: Text, piece: Text) -> int | None:
    """Where in a statement a piece of it begins; None for a piece of something else, such as a field beside it."""
    line, column = piece.place(0)
    for mark, after in zip(statement.marks, (*statement.marks[1:], None), strict=True):
        start = mark.offset + column - mark.column
        end = after.offset if after is not None else len(statement)
        if mark.line == line and mark.offset <= start <= end and statement.startswith(piece, start):
            return start
    return None


def items_of(statement: Text, reading: Reading) -> tuple[Item, ...]:
    """Take a statement apart; what is put together again is the statement, to the letter.

    White space belongs to the item behind it, but before the first piece to the words before it: so pieces stand
    without a space only where the author wrote none.
    """
    text = str(statement)
    taken = _taken(statement, reading)
    items: list[Item] = []
    at = 0
    for start, end, role in taken:
        if all(one.role is None for one in items):
            items += _leading(text, at, start)
            items.append(Item("", text[start:end], role))
        else:
            *words, space = _words(text, at, start)
            items += words
            items.append(Item(space.space, text[start:end], role))
        at = end
    *words, space = _words(text, at, len(text))
    items += words
    if space.space:
        items.append(Item("", space.space))
    if len(items) > LONGEST:
        rest = "".join(one.written for one in items[LONGEST:])
        items[LONGEST:] = [Item("", rest)]
    return tuple(items)


def _taken(statement: Text, reading: Reading) -> list[tuple[int, int, Role]]:
    """The pieces with a role, by where they begin and end; no two overlap."""
    taken: list[tuple[int, int, Role]] = []
    for role, piece in _pieces(reading):
        start = offset_in(statement, piece)
        if start is None or not piece:
            continue
        end = start + len(piece)
        if all(end <= first or last <= start for first, last, _ in taken):
            taken.append((start, end, role))
    taken.sort()
    text = str(statement)
    found: list[tuple[int, int, Role]] = []
    for at, (start, end, role) in enumerate(taken):
        if role != "metric":
            found.append((start, end, role))
            continue
        before = taken[at - 1][1] if at else 0
        after = taken[at + 1][0] if at + 1 < len(taken) else len(text)
        found += _around(text, (before, start, end, after))
    return found


def _around(text: str, bounds: tuple[int, int, int, int]) -> Iterator[tuple[int, int, Role]]:
    """A metric with the words that belong to it: “the median” before it, “per bed” behind it; for people."""
    before, start, end, after = bounds
    first = start
    for word in reversed(list(WORD.finditer(text, before, start))):
        if word[0].lower() in JOINTS or word[0].lower() == "of" or text[word.end() : first].strip():
            break
        first = word.start()
    last = end
    for word in WORD.finditer(text, end, after):
        if text[last : word.start()].strip() or word[0].lower() in JOINTS or word.start() == last:
            break
        last = word.end()
    for word in WORD.finditer(text, first + 1, last):
        whom = text[word.end() : last].strip()
        if word[0].lower() in TOWARDS and whom and is_people(whom.split()[-1].lower()):
            yield first, len(text[: word.start()].rstrip()), "metric"
            yield last - len(whom), last, "audience"
            return
    yield first, last, "metric"


def _leading(text: str, start: int, end: int) -> Iterator[Item]:
    """The words of a stretch before the first piece, each with the white space behind it."""
    at = start
    for found in LEADING.finditer(text, start, end):
        yield Item(text[at : found.start()], found[0])
        at = found.end()
    if at < end:
        yield Item("", text[at:end])


def _pieces(reading: Reading) -> Iterator[tuple[Role, Text]]:
    """The pieces that a reading tells, the surest first: where two overlap, the first one counts."""
    for measure in reading.measures:
        numbers: Iterable[tuple[Role, Text | None]] = (
            ("baseline", measure.baseline.text if measure.baseline else None),
            ("target", measure.target.text if measure.target else None),
            ("change", measure.change.text if measure.change else None),
        )
        yield from ((role, text) for role, text in numbers if text is not None)
    for deadline in reading.deadlines:
        yield "due", deadline.text
    for placeholder in reading.placeholders:
        yield "placeholder", placeholder
    for measure in reading.measures:
        if measure.window is not None:
            yield "window", measure.window
        if measure.text is not None:
            yield "metric", measure.text
    if reading.verb is not None:
        yield "action", reading.verb.text


def _words(text: str, start: int, end: int) -> Iterator[Item]:
    """The words of a stretch, and last an item without text that has the white space behind them."""
    at = start
    for found in TOKEN.finditer(text, start, end):
        yield Item(found[1], found[2])
        at = found.end()
    yield Item(text[at:end], "")
