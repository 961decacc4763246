"""Two versions of the goals side by side: which of the old ones are which of the new ones, what came and what went.

Ids that goalkit derives from places say nothing here, for a goal may move. Where two goals can't be told to be one,
they are taken for two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.likeness import bag, content_words, scope_words
from goalkit.model.change import Change, Removal, Version
from goalkit.model.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from goalkit.model.document import Document
    from goalkit.model.goal import Goal, Kind

__all__ = ["Versions", "rewritten", "said", "versions_of"]

ROUNDS = 4
"""How often what was paired last is used to pair more: results by their objectives, and these by their results."""
TELLING = 3
"""So many words of its own tell a goal from all others, in whatever file it stands."""
LONGEST = 500
"""Characters of a statement that are compared word by word."""


class Versions(NamedTuple):
    """What became of goals. `removals` are those of `removed` of which it can be said where they are missing.

    `unread` names the files that one of the versions has in a form that can't be read; nothing is said of them.
    """

    changes: tuple[Change, ...]
    added: tuple[Version, ...]
    removed: tuple[Version, ...]
    removals: tuple[Removal, ...]
    unread: tuple[str, ...]


def versions_of(old: Mapping[str, Document], new: Mapping[str, Document]) -> Versions:
    """Compare two versions of the documents, by what both call each file."""
    matcher = _Matcher(old, new)
    pairs = matcher.paired()
    partner = {id(two.goal): one for one, two in pairs}
    changes = [Change(one, two, _above(one, two, partner)) for one, two in pairs]
    order = {id(one.goal): at for at, one in enumerate(_all(new))}
    changes.sort(key=lambda one: order[id(one.after.goal)])
    unread = {name for side in (old, new) for name, document in side.items() if document.problems}
    removed = _in_order((one for one in matcher.left_old if one.name not in unread), old)
    added = _in_order((one for one in matcher.left_new if one.name not in unread), new)
    return Versions(
        changes=tuple(changes),
        added=added,
        removed=removed,
        removals=tuple(_removals(changes, added, removed, new)),
        unread=tuple(sorted(unread)),
    )


def said(goal: Goal) -> str:
    """The words of a goal, whatever their case and the space between them."""
    return " ".join(goal.statement.casefold().split())


def _all(side: Mapping[str, Document]) -> Iterator[Version]:
    for name, document in sorted(side.items()):
        yield from (Version(goal, document, name) for goal in document.goals)


def _in_order(some: Iterable[Version], side: Mapping[str, Document]) -> tuple[Version, ...]:
    kept = {id(one.goal) for one in some}
    return tuple(one for one in _all(side) if id(one.goal) in kept)


def _above(one: Version, two: Version, partner: Mapping[int, Version]) -> tuple[Version, Version] | None:
    parent, now = one.parent, two.parent
    if parent is None or now is None:
        return None
    before = partner.get(id(now))
    return (before, Version(now, two.document, two.name)) if before is not None and before.goal is parent else None


class _Matcher:
    """Pairs goals, the surest ways first."""

    def __init__(self, old: Mapping[str, Document], new: Mapping[str, Document]) -> None:
        self.found: Matching[Version] = Matching(_all(old), _all(new))
        self.sides = (self.found.old, self.found.new)
        self.pair_of: dict[int, int] = {}

    @property
    def left_old(self) -> list[Version]:
        return self.found.old

    @property
    def left_new(self) -> list[Version]:
        return self.found.new

    def paired(self) -> list[tuple[Version, Version]]:
        """Pair by what authors wrote: ids, then words, then what is left of them when figures and dates change."""
        self._by_id()
        by = self.found.by
        by(_where_and_below_what)
        by(lambda one: (one.name, one.goal.kind, said(one.goal)))
        by(lambda one: (one.goal.kind, said(one.goal)), alone=True)
        by(lambda one: said(one.goal), alone=True)
        for _ in range(ROUNDS):
            before = len(self.found.pairs)
            self._by_likeness()
            self._by_results()
            if len(self.found.pairs) == before:
                break
        return self.found.pairs

    def _by_id(self) -> None:
        """An id that is given once on each side; but ids are dealt out anew at times, and then the words tell."""
        once = [
            {name for name, times in Counter(one.goal.id for one in side if one.goal.named).items() if times == 1}
            for side in self.sides
        ]
        ids = once[0] & once[1]

        def named(one: Version) -> str | None:
            return one.goal.id if one.goal.named and one.goal.id in ids else None

        self.found.by(lambda one: (named(one), said(one.goal)) if named(one) else None)
        words = {said(one.goal) for one in self.found.old} & {said(one.goal) for one in self.found.new}
        self.found.by(lambda one: named(one) if said(one.goal) not in words else None)

    def _by_likeness(self) -> None:
        self.pair_of = {id(one.goal): at for at, pair in enumerate(self.found.pairs) for one in pair}
        home = self._home
        by = self.found.by
        by(lambda one: _with(home(one), one.goal.kind, _bag(one.goal)), alone=True, unless=_are_two)
        by(lambda one: _with(home(one), one.goal.kind, _scope(one.goal)), alone=True, unless=_are_two)
        by(lambda one: _with(home(one), one.goal.kind, _metric(one.goal)), alone=True, unless=_are_two)
        by(lambda one: _with(home(one), one.goal.kind, _numbers(one.goal)), alone=True, unless=_are_two)
        by(lambda one: _with((), one.goal.kind, _telling(one.goal)), alone=True, unless=_are_two)

    def _home(self, one: Version) -> object:
        """The goal it hangs under, if both versions have that one; at the top, its file."""
        parent = one.parent
        return ("file", one.name) if parent is None else self.pair_of.get(id(parent))

    def _by_results(self) -> None:
        """A goal in other words is the same one if its results are the same, and nobody else's."""
        old, new = self._of_results(0), self._of_results(1)
        waiting_old = {id(one.goal): one for one in self.found.old}
        waiting_new = {id(one.goal): one for one in self.found.new}
        keys: dict[int, int] = {}
        for goal, others in old.items():
            if len(others) != 1 or goal not in waiting_old:
                continue
            (other,) = others
            if new.get(other) == {goal} and other in waiting_new:
                keys[goal] = keys[other] = len(keys)

        def key(one: Version) -> tuple[Kind, int] | None:
            return (one.goal.kind, keys[id(one.goal)]) if id(one.goal) in keys else None

        self.found.by(key, alone=True, unless=_are_named_apart)

    def _of_results(self, side: int) -> dict[int, set[int]]:
        """For each goal on one side, what the goals below it hang under on the other side."""
        found: dict[int, set[int]] = defaultdict(set)
        for pair in self.found.pairs:
            parent, other = pair[side].parent, pair[1 - side].parent
            if parent is not None and other is not None:
                found[id(parent)].add(id(other))
        return found


def _with(home: object, kind: Kind, words: object) -> tuple[object, Kind, object] | None:
    return (home, kind, words) if home is not None and words else None


def _where_and_below_what(one: Version) -> tuple[str, Kind, str, str]:
    parent = one.parent
    return one.name, one.goal.kind, said(one.goal), said(parent) if parent is not None else ""


def _bag(goal: Goal) -> str:
    return _bag_of(str(goal.statement)[:LONGEST])


def _scope(goal: Goal) -> frozenset[str]:
    """What it is about, when figures, dates and the verb of change are left out."""
    return _scope_of(str(goal.statement)[:LONGEST])


# What is left over is looked at in several ways, one after the other, and each takes the words apart.
@lru_cache(maxsize=1 << 16)
def _bag_of(words: str) -> str:
    return bag(words)


@lru_cache(maxsize=1 << 16)
def _scope_of(words: str) -> frozenset[str]:
    return scope_words(words)


def _telling(goal: Goal) -> frozenset[str] | None:
    words = _scope(goal)
    return words if len(words) >= TELLING else None


def _metric(goal: Goal) -> str | None:
    """The one metric that it measures."""
    if len(goal.reading.measures) != 1:
        return None
    measure = goal.reading.measures[0]
    return measure.metric or (" ".join(content_words(measure.text)) if measure.text is not None else None)


def _numbers(goal: Goal) -> tuple[tuple[float, str | None], ...]:
    """All its figures: two sentences that share these, and a word, and stand below one goal, are one."""
    return tuple((quantity.number, quantity.unit) for quantity in goal.reading.quantities)


def _are_two(one: Version, two: Version) -> bool:
    """Whether goals that look alike have ids or words by which their authors tell them apart."""
    if _are_named_apart(one, two):
        return True
    metric = [str(measure.text) for version in (one, two) for measure in version.goal.reading.measures if measure.text]
    mine, others = (scope_words(version.goal.statement[:LONGEST], metric) for version in (one, two))
    return bool(mine and others) and mine.isdisjoint(others)


def _are_named_apart(one: Version, two: Version) -> bool:
    return one.goal.named and two.goal.named and one.goal.id != two.goal.id


def _removals(
    changes: Sequence[Change], added: Sequence[Version], removed: Sequence[Version], new: Mapping[str, Document]
) -> Iterator[Removal]:
    by_old = {id(one.before.goal): one for one in changes}
    stayed = {one.before.name for one in changes if one.before.name == one.after.name}
    below: dict[int | str, list[Goal]] = defaultdict(list)
    for version in added:
        parent = version.parent
        below[version.name if parent is None else id(parent)].append(version.goal)
    for version in removed:
        parent = version.parent
        if parent is None:
            # Where nothing of a file is left, it is another file, and not one in which something is missing.
            if version.name in stayed:
                yield Removal(version, new[version.name], None, tuple(below[version.name]))
        elif (change := by_old.get(id(parent))) is not None:
            yield Removal(version, change.after.document, change, tuple(below[id(change.after.goal)]))


def rewritten(change: Change) -> bool:
    """Whether both have their id in common and nothing else, so that one was put in the place of the other."""
    one, two = change.before.goal, change.after.goal
    if said(one) == said(two) or (_metric(one) is not None and _metric(one) == _metric(two)):
        return False
    return _scope(one).isdisjoint(_scope(two))
