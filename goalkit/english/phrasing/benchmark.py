"""Values that somebody else is said to have: “industry average”, “the top quartile”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.token import tokenize, vocabulary

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["benchmark"]

_WHOSE = frozenset({"industry", "sector", "market", "peer", "peers", "competitor", "competitors", "national"})
_WHAT = frozenset({"average", "averages", "norm", "norms", "benchmark", "benchmarks", "median", "medians"})
_RANKS = frozenset({"top", "upper", "best"})
_PARTS = frozenset({"quartile", "decile", "quintile"})

LONGEST = 2000
"""Characters that are looked at; no goal is longer."""


def benchmark(statement: Text) -> Text | None:
    """Find the words that take a value from others instead of naming it.

    >>> from goalkit.text import Text
    >>> benchmark(Text("Reach the industry-average NPS"))
    'industry-average'
    >>> benchmark(Text("Publish a market report")) is None
    True
    """
    if (_WHAT | _PARTS).isdisjoint(vocabulary(statement)):
        return None
    tokens = tokenize(statement[:LONGEST])
    for at, token in enumerate(tokens):
        following = at + 1
        while following < len(tokens) and tokens[following].low == "-":
            following += 1
        if following < len(tokens) and _pairs(token.low, tokens[following].low):
            return statement[token.start : tokens[following].end]
    return None


def _pairs(first: str, second: str) -> bool:
    return (first in _WHOSE and second in _WHAT) or (first in _RANKS and second in _PARTS)
