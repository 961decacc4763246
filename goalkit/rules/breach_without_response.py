"""Gauges that have been out of their range for long, and nobody takes it up."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator

from goalkit.english.likeness import scope_words
from goalkit.english.metric import find
from goalkit.english.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.model.series import Breach
from goalkit.rule import Finding, Related, rule

ANSWERS = frozenset({"objective", "key_result", "initiative", "goal", "smart_goal", "scorecard_objective"})
"""Kinds of goals by which a breach is taken up."""
ALIKE = 2 / 3
"""A goal with so many of the words of a gauge is taken to be about it."""
FRESH = 31
"""So many days a last value counts as the present, or three times as long as from one value to the next."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "marr-kpi-mistakes", "wheeler-understanding-variation"),
    about=("kpi",),
)
def breach_without_response(portfolio: Portfolio, today: datetime.date) -> Iterator[Finding]:
    """A gauge stays outside its range, and no goal and no note says what is done about it.

    A gauge that is red and changes nothing teaches everybody to look away. The rule asks for a run, since chance moves
    every number: the last value red and two of the last three outside green, or eight in a row outside green. It keeps
    quiet where a goal is about the same number or refers to the gauge, where a `response` is written, where it was so
    at the same time a year ago and may be the season, and where the last value is old.

    ```yaml
    kpis:
      - kpi: Trams that leave on time
             ^^^^^^^^^^^^^^^^^^^^^^^^
        owner: Ana
        green: "≥ 95%"
        red: below 90%
        check_ins:
          - {date: 2026-11-08, value: 96%}
          - {date: 2026-11-15, value: 91%}
          - {date: 2026-11-22, value: 88%}
          - {date: 2026-11-29, value: 87%}
    ```

    Say what is done, or who accepted it, and why; or let a goal take it up.

    ```yaml
    kpis:
      - kpi: Trams that leave on time
        owner: Ana
        green: "≥ 95%"
        red: below 90%
        response: the bridge is closed until 10 January; accepted by Ana
        check_ins:
          - {date: 2026-11-08, value: 96%}
          - {date: 2026-11-15, value: 91%}
          - {date: 2026-11-22, value: 88%}
          - {date: 2026-11-29, value: 87%}
    ```
    """
    open_ones = [one for one in portfolio.entries if one.breach is not None and _is_present(one.breach, today)]
    if not open_ones:
        return
    taken_up = _Answers(portfolio, open_ones)
    for entry in open_ones:
        breach = entry.breach
        assert breach is not None  # noqa: S101 (chosen above)
        if breach.before is not None or taken_up.has(entry):
            continue
        value = f"at {quote(breach.value)} and " if breach.value is not None else ""
        yield Finding(
            at=entry.statement,
            message=f"{quote(entry.statement)} is {value}out of its range since {breach.since.isoformat()}, "
            "and nothing takes it up",
            ask="what is done about it, or who accepts it, and why?",
            related=() if breach.value is None else (Related(breach.value, "its last value", entry.path),),
            goal=entry.id,
            path=entry.path,
        )


def _is_present(breach: Breach, today: datetime.date) -> bool:
    return 0 <= (today - breach.last).days <= max(FRESH, 3 * breach.gap)


class _Answers:
    """The goals that take gauges up, so that each gauge is looked up and not compared with every goal."""

    def __init__(self, portfolio: Portfolio, gauges: list[Entry]) -> None:
        self.words = {id(one): scope_words(one.statement) for one in gauges}
        looked_for = frozenset().union(*self.words.values())
        self.metrics: set[str] = set()
        self.named: set[str] = set()
        self.kinds = {(one.path, one.id): one.kind for one in portfolio.entries if one.kind in ANSWERS}
        self.with_word: defaultdict[str, list[int]] = defaultdict(list)
        earliest = min(one.breach.last for one in gauges if one.breach is not None)
        for at, entry in enumerate(portfolio.entries):
            if entry.kind not in ANSWERS or (entry.end is not None and entry.end < earliest):
                continue
            self.metrics.update(one.metric for one in entry.measures if one.metric is not None)
            self.named.update(map(str, entry.references))
            for word in scope_words(entry.statement) & looked_for:
                self.with_word[word].append(at)

    def has(self, gauge: Entry) -> bool:
        """Whether a goal stands above a gauge, names it, measures the same metric or is about the same thing."""
        if (gauge.path, gauge.parent) in self.kinds:
            return True
        metric = find(str(gauge.statement)[:200])
        if gauge.id in self.named or str(gauge.statement) in self.named or (metric and metric.id in self.metrics):
            return True
        words = self.words[id(gauge)]
        shared = Counter(at for word in words for at in self.with_word.get(word, ()))
        return bool(words) and max(shared.values(), default=0) >= ALIKE * len(words)
