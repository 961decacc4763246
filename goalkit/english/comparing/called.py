"""The one well-known metric that a name stands for, whoever it is narrowed to and whatever value it should reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.comparing.scale import known_metric
from goalkit.english.metric import find

if TYPE_CHECKING:
    from goalkit.english.metric import Metric
    from goalkit.english.reading import Reading
    from goalkit.text import Text

__all__ = ["called"]

LONGEST = 200
"""Characters of a name that are looked at; what is longer is no name."""


def called(statement: Text, reading: Reading, field: Text | None = None) -> Metric | None:
    """Find the metric that a field names, else the one that the statement is; None for any other thing.

    >>> from goalkit.english.reading import Reading
    >>> from goalkit.text import Text
    >>> called(Text("Monthly recurring revenue"), Reading()).id
    'mrr'
    >>> called(Text("Revenue of the farmers who sell with us"), Reading()) is None
    True
    """
    if field is not None:
        return find(str(field)[:LONGEST])
    if len(reading.measures) == 1 and (reading.measures[0].target or reading.measures[0].change):
        return known_metric(reading.measures[0], statement)
    return find(str(statement)) if len(statement) <= LONGEST else None
