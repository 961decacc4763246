"""The well-known metrics that a statement names, with or without a number beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.metric import match
from goalkit.english.token import SIGN, tokenize

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
    words = ["" if token.kind == SIGN else token.low for token in tokens]
    found: list[Mention] = []
    at = 0
    while at < len(words):
        matched = match(words, at)
        if matched is None:
            at += 1
            continue
        metric, end = matched
        found.append(Mention(metric, statement[tokens[at].start : tokens[end - 1].end]))
        at = end
    return found
