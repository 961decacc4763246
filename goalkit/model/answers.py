"""Which goals take a gauge up that is out of its range: by name, by metric, or by being about the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from goalkit.english.metric import find
from goalkit.english.words.likeness import scope_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from goalkit.model.portfolio import Entry, Portfolio

__all__ = ["Answers"]

ANSWERS = frozenset({"objective", "key_result", "initiative", "goal", "smart_goal", "scorecard_objective"})
"""Kinds of goals by which a gauge is taken up."""
ALIKE = 2 / 3
"""A goal with so many of the words of a gauge is taken to be about it."""
LONGEST = 200


class Answers:
    """The goals of a portfolio, laid out so that each gauge is looked up and not compared with every goal.

    `since` is the day from which on answers count: a goal that was over by then answered something else.
    """

    def __init__(self, portfolio: Portfolio, gauges: Sequence[Entry], since: datetime.date | None = None) -> None:
        self._portfolio = portfolio
        self._words = {(one.path, one.id): scope_words(one.statement) for one in gauges}
        looked_for = frozenset[str]().union(*self._words.values())
        self._metrics: dict[str, Entry] = {}
        self._named: dict[str, Entry] = {}
        self._with_word: defaultdict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(portfolio.entries):
            if entry.kind not in ANSWERS or (since is not None and entry.end is not None and entry.end < since):
                continue
            for measure in entry.measures:
                if measure.metric is not None:
                    self._metrics.setdefault(measure.metric, entry)
            for reference in entry.references:
                self._named.setdefault(str(reference), entry)
            for word in scope_words(entry.statement) & looked_for:
                self._with_word[word].append(at)

    def to(self, gauge: Entry) -> Entry | None:
        """The goal that stands above a gauge, names it, measures the same metric or is about the same thing."""
        above = self._portfolio.by_place.get((gauge.path, gauge.parent)) if gauge.parent else None
        if above is not None and above.kind in ANSWERS:
            return above
        named = self._named.get(gauge.id) or self._named.get(str(gauge.statement))
        if named is not None:
            return named
        metric = find(str(gauge.statement)[:LONGEST])
        if metric is not None and metric.id in self._metrics:
            return self._metrics[metric.id]
        words = self._words.get((gauge.path, gauge.id), frozenset())
        shared = Counter(at for word in words for at in self._with_word.get(word, ()))
        best = max(shared.items(), key=lambda item: (item[1], -item[0]), default=None)
        return self._portfolio.entries[best[0]] if best is not None and best[1] >= ALIKE * len(words) else None
