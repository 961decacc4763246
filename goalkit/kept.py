"""What is left of the documents of a run until the rules about all of them have spoken: on disk where there is much."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.model import Portfolio
from goalkit.pile import Pile, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from goalkit.lint import Checked
    from goalkit.model import Entry
    from goalkit.rule import Finding

__all__ = ["Across", "Kept"]


class Across:
    """What rules about the portfolio found, by the documents that it is about."""

    def __init__(self) -> None:
        self._found: Pile[tuple[str, Finding, str]] = Pile()
        self._about: dict[str, array[int]] = {}

    def add(self, rule: str, path: str, finding: Finding, statement: str) -> None:
        """Take up what a rule found in a document, with the statement of the goal that it is about, if any."""
        self._about.setdefault(path, array("Q")).append(self._found.add((rule, finding, statement)))

    def pop(self, path: str) -> list[tuple[str, Finding, str]]:
        """Hand over what was found in a document: rules, findings and statements."""
        return [self._found[number] for number in self._about.pop(path, ())]


class Kept:
    """Documents that were checked, in order of their paths, in whatever order they came."""

    def __init__(self, checked: Iterable[Checked]) -> None:
        """Take what is left of each, one after the other, so that nobody else need hold on to it."""
        self.documents = self.goals = self.not_english = self.streams = 0
        self._paths: list[str] = []
        self._entries: Pile[Sequence[Entry]] = Pile()
        self._rests: Pile[Checked] = Pile()
        for one in checked:
            self.documents += 1
            self.goals += one.goals
            self.not_english += one.not_english
            self.streams += one.streams
            self._paths.append(one.path)
            # Rules go through the goals many times, and through what else there is never.
            self._entries.add(one.entries, len(one.entries))
            self._rests.add(replace(one, entries=()), len(one.diagnostics))
        self._order = sorted(range(self.documents), key=self._paths.__getitem__)
        self._number = {self._paths[number]: number for number in self._order}

    def __iter__(self) -> Iterator[Checked]:
        """Each document without the entries of its goals."""
        return map(self._rests.__getitem__, self._order)

    def portfolio(self) -> Portfolio:
        """The goals of all documents."""
        if self._entries.on_disk:
            return Portfolio(Row(self._entries, self._order))
        return Portfolio(tuple(entry for number in self._order for entry in self._entries[number]))

    def quotes(self, path: str) -> Mapping[int, str] | None:
        """The source lines of a document that may be quoted, by number."""
        number = self._number.get(path)
        return None if number is None else self._rests[number].quotes

    def owners(self, path: str) -> dict[str, str | None]:
        """Who answers for each goal of a document, by its id."""
        return {entry.id: entry.owner for entry in self._entries[self._number[path]]}
