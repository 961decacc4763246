"""What statements of one shape come to: fixed words, slots with names, and parts that only some of them have.

A pattern gives back each statement it was made from, to the letter, when its slots are filled with its values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from goalkit.template.alignment import Column, fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from goalkit.template.pieces import Item, Role

__all__ = ["Part", "Pattern", "Slot", "pattern_of"]

NUMBER = re.compile(r"(?P<before>\D*?)(?P<number>\d[\d.,]*(?<![.,]))(?P<after>\D*)")
BOUNDARY = re.compile(r"\w+|\s+|[^\w\s]")
LIMITING = frozenset("by before until till in on at the end of no later than due".split())
AMOUNTS = frozenset({"baseline", "target", "change"})
NAMES: dict[Role, str] = {"placeholder": "open"}
"""What a slot is called where its role is no good name."""
BEHIND = {
    **dict.fromkeys(("for", "among"), "audience"),
    **dict.fromkeys(("in", "at", "across", "within", "on", "throughout"), "where"),
    **dict.fromkeys(("with", "without", "including"), "with_what"),
    **dict.fromkeys(("by", "via", "through", "using"), "means"),
    **dict.fromkeys(("to", "so", "that"), "purpose"),
    **dict.fromkeys(("of", "per"), "of_what"),
    **dict.fromkeys(("and", "or"), "also"),
    **dict.fromkeys(("after", "before", "until", "during", "from"), "when"),
}
"""What words are called by the word in front of them."""


class Slot(NamedTuple):
    """A hole in a pattern: its name, the role of what it holds, and what each statement has there, None for nothing."""

    name: str
    role: Role | None
    values: tuple[str | None, ...]


class Part(NamedTuple):
    """A stretch of a pattern: words, then perhaps a slot, then words again.

    `given` names the slot on which it depends, if any. A part without a slot that depends on
    something is one that some statements have and others don't.
    """

    before: str
    slot: Slot | None = None
    after: str = ""
    given: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """The parts of a pattern in order, and the columns that they come from."""

    parts: tuple[Part, ...]
    columns: tuple[Column, ...]
    flags: Mapping[str, tuple[str | None, ...]]
    """The words of optional parts without a slot, by the name on which they depend, statement for statement."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All slots in the order in which they stand."""
        return tuple(part.slot for part in self.parts if part.slot is not None)

    def values(self, number: int) -> dict[str, str]:
        """What fills the slots in the statement of this number; an optional part that it lacks is empty."""
        found = {slot.name: slot.values[number] or "" for slot in self.slots}
        return found | {name: "yes" if words[number] is not None else "" for name, words in self.flags.items()}

    def fill(self, values: Mapping[str, str]) -> str:
        """Put values into the slots; an optional part whose value is empty is left out."""
        pieces = []
        for part in self.parts:
            if part.given is None or values.get(part.given):
                pieces += [part.before, values[part.slot.name] if part.slot else "", part.after]
        return "".join(pieces)

    def match(self, items: Sequence[Item]) -> dict[str, str] | None:
        """The values with which the pattern gives another statement, to the letter; None where it doesn't."""
        cells = fits(self.columns, items)
        if cells is None:
            return None
        columns = zip(self.columns, cells, strict=True)
        parts, flags = _parts([Column(column.role, [*column.cells, cell]) for column, cell in columns])
        if list(map(_fixed, parts)) != list(map(_fixed, self.parts)):
            return None
        values = Pattern(tuple(parts), (), flags).values(len(self.columns[0].cells))
        return values if self.fill(values) == "".join(item.written for item in items) else None

    def spans(self, items: Sequence[Item]) -> list[tuple[str, int, int]] | None:
        """Where each slot's value begins and ends in another statement; None where the pattern doesn't give it."""
        values = self.match(items)
        if values is None:
            return None
        found = []
        at = 0
        for part in self.parts:
            if part.given is not None and not values.get(part.given):
                continue
            at += len(part.before)
            if part.slot is not None:
                found.append((part.slot.name, at, at + len(values[part.slot.name])))
                at = found[-1][2]
            at += len(part.after)
        return found


def _fixed(part: Part) -> tuple[str, str, str | None, str | None]:
    """What of a part is the same whatever fills it."""
    return part.before, part.after, part.given, part.slot.name if part.slot is not None else None


def pattern_of(columns: Sequence[Column]) -> Pattern:
    """Make a pattern of statements laid under each other."""
    parts, flags = _parts(columns)
    return Pattern(tuple(parts), tuple(columns), flags)


def _parts(columns: Sequence[Column]) -> tuple[list[Part], dict[str, tuple[str | None, ...]]]:
    parts: list[Part] = []
    flags: dict[str, tuple[str | None, ...]] = {}
    used: dict[str, int] = {}
    acted: bool | None = None
    for run in _runs(columns):
        slotted = [column for column in run if column.fixed is None]
        optional = run[0].optional
        if not slotted:
            words = _written(run)
            text = next(word for word in words if word is not None)
            acted = run[-1].role == "action"
            if not optional:
                parts.append(Part(text))
                continue
            name = _unused(f"with_{_word(text)}", used)
            flags[name] = tuple(words)
            parts.append(Part(text, given=name))
            continue
        at = run.index(slotted[0])
        before = next((word for word in _written(run[:at]) if word is not None), "")
        after = next((word for word in _written(run[at + 1 :]) if word is not None), "")
        column = slotted[0]
        values = [cell.written if cell is not None else None for cell in column.cells]
        lead, values, tail = _narrowed(values, column.role)
        name = _unused(_name(column.role, before + lead, acted=acted), used)
        acted = column.role == "action"
        parts.append(
            Part(before + lead, Slot(name, column.role, tuple(values)), tail + after, name if optional else None)
        )
    return parts, flags


def _runs(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """Columns that stand or fall together: fixed words with the optional piece they belong to; at most one slot."""
    run: list[Column] = []
    for column in columns:
        if run and column.present == run[-1].present and column.optional:
            held = sum(one.fixed is None for one in run)
            if held == 0 or column.fixed is not None:
                run.append(column)
                continue
        elif (
            run
            and not column.optional
            and not run[-1].optional
            and all(one.fixed is not None for one in (*run, column))
        ):
            run.append(column)
            continue
        if run:
            yield run
        run = [column]
    if run:
        yield run


def _written(run: Sequence[Column]) -> list[str | None]:
    """What fixed columns say together, statement for statement."""
    if not run:
        return []
    return [
        None if cells[0] is None else "".join(cell.written for cell in cells if cell is not None)
        for cells in zip(*(column.cells for column in run), strict=True)
    ]


def _narrowed(values: Sequence[str | None], role: Role | None) -> tuple[str, list[str | None], str]:
    """Take what all values begin and end with out of the slot, by whole words: “by ”, “%”, “ days”."""
    there = [value for value in values if value is not None]
    if role in AMOUNTS:
        found = [NUMBER.fullmatch(value) for value in there]
        around = {(one["before"], one["after"]) for one in found if one is not None}
        if None not in found and len(around) == 1:
            before, after = around.pop()
            return before, [value and value[len(before) : len(value) - len(after)] for value in values], after
    words = [BOUNDARY.findall(value) for value in there]
    if role is not None:
        known = [_limit(word) if role == "due" else int(word[0].isspace()) for word in words]
        if len(there) == 1:  # of “by the end of” one example tells “by” alone
            known = [min(known[0], 2 + words[0][0].isspace())]
        lead = _common([[*word[:at], ""] for word, at in zip(words, known, strict=True)])
        tail: list[str] = []
    elif len(there) == 1:  # one example tells only what every other would: the space, and a preposition
        lead, tail = words[0][: _opening(words[0])], []
    else:
        lead = _common(words)
        tail = _common([word[len(lead) :][::-1] for word in words])[::-1]
    before, after = "".join(lead), "".join(tail)
    return before, [value and value[len(before) : len(value) - len(after)] for value in values], after


def _limit(words: Sequence[str]) -> int:
    """How many words of a time limit only say that it is one: “by the end of”."""
    return next(
        (at for at, word in enumerate(words) if not word.isspace() and word.lower() not in LIMITING), len(words)
    )


def _opening(words: Sequence[str]) -> int:
    """How many words in front of a single example no slot should hold."""
    at = 1 if words[0].isspace() and len(words) > 1 else 0
    if len(words) > at + 2 and words[at].lower() in BEHIND and words[at + 1].isspace():
        return at + 2
    return at


def _common(words: Sequence[Sequence[str]]) -> list[str]:
    """The words that all begin with, so that something is left of each."""
    shortest = min(len(word) for word in words) - 1
    lead: list[str] = []
    for here in zip(*(word[:shortest] for word in words), strict=False):
        if len(set(here)) > 1:
            break
        lead.append(here[0])
    return lead


def _name(role: Role | None, before: str, *, acted: bool | None) -> str:
    """What to call a slot: by its role, by the word in front of it, else by whether it stands right behind the verb."""
    if role is not None:
        return NAMES.get(role, role)
    if (word := _word(before, last=True)) in BEHIND:
        return BEHIND[word]
    return {True: "what", False: "detail", None: "who"}[acted]


def _word(text: str, *, last: bool = False) -> str:
    words = re.findall(r"[A-Za-z]+", text)
    return words[-1 if last else 0].lower() if words else "sign"


def _unused(name: str, used: dict[str, int]) -> str:
    """The name, with a number where it was given before."""
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}_{used[name]}"
