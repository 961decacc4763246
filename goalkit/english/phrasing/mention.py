"""The well-known metrics that a statement names, with or without a number beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.measuring.naming import find_metrics
from goalkit.english.words.token import tokenize

if TYPE_CHECKING:
    from goalkit.english.metric import Metric
    from goalkit.text import Text

__all__ = ["Mention", "mentions"]


class Mention(NamedTuple):
    """A metric of the registry and the words that name it."""

    metric: Metric
    text: Text


def mentions(statement: Text) -> list[Mention]:
    """Find the metrics that a statement names, from left to right.

    >>> from goalkit.text import Text
    >>> [(one.metric.id, one.text) for one in mentions(Text("Cut our lead times for good"))]
    [('lead_time', 'lead times')]
    """
    tokens = tokenize(statement)
    return [
        Mention(metric, statement[tokens[first].start : tokens[last - 1].end])
        for metric, first, last in find_metrics(tokens)
        if metric is not None
    ]
