"""The statement of a gauge is its name: a time in it says what is counted, not how far it should go."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.english.metric import registry
from goalkit.english.numbers.units import SECONDS
from goalkit.pattern import pattern

if TYPE_CHECKING:
    from goalkit.english.reading import Measure, Quantity, Reading
    from goalkit.text import Text

__all__ = ["read_as_name"]

QUALIFIES = frozenset("within in at after for of past every before".split())
"""Words behind which a time belongs to what is counted: “sold within three hours”, “free at half past five”."""
LASTING = pattern(r"\b(?:time|waits?|waiting|hours|days|minutes|weeks|duration|delay|age|length)\b", re.IGNORECASE)
"""Words for things that are themselves times, of which a time can be the goal: “response time within three hours”."""


def read_as_name(statement: Text, reading: Reading) -> Reading:
    """Take times that only qualify for no target.

    >>> from goalkit.english import understand
    >>> from goalkit.text import Text
    >>> name = Text("Share of bread sold within three hours of baking")
    >>> understand(name).measures[0].target.number, read_as_name(name, understand(name)).measures
    (3.0, ())
    """
    if not any(one.target is not None for one in reading.measures):
        return reading
    measures = tuple([named for one in reading.measures if (named := _named(statement, one)) is not None])
    if measures == reading.measures:
        return reading
    told = any(one.target or one.change or one.baseline for one in measures)
    return replace(reading, measures=measures, measured=reading.measured if told else "none")


def _named(statement: Text, measure: Measure) -> Measure | None:
    """The measure without a target that is none; None where nothing is left of it."""
    target = measure.target
    if target is None or not _qualifies(statement, target) or _lasts(statement, measure):
        return measure
    if measure.metric is None and measure.baseline is None and measure.change is None:
        return None
    unit = None if measure.unit == target.unit else measure.unit
    return replace(measure, target=None, upper=None, comparator=None, unit=unit)


def _qualifies(statement: Text, quantity: Quantity) -> bool:
    """Whether a number of the statement is a time behind a word that makes it a part of the name."""
    words = quantity.text.split()
    at = statement.find(quantity.text)
    if at < 0 or not words or quantity.text.place(0)[0] != statement.place(at)[0]:
        return False
    before = statement[:at].split()
    opening = words[0].lower() if words[0].lower() in QUALIFIES else before[-1].lower() if before else ""
    return opening in QUALIFIES and (quantity.unit in SECONDS or opening == "past")


def _lasts(statement: Text, measure: Measure) -> bool:
    """Whether what is measured is itself a time."""
    known = registry().get(measure.metric) if measure.metric else None
    if known is not None and known.unit == "duration":
        return True
    return LASTING.search(str(measure.text or statement)) is not None
