"""Words put into a sentence where its author left something open: what only the author knows becomes a slot.

Every word that stands there is kept. Where the shape of a sentence isn't understood well enough to say where the new
words belong, there are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.comparing.scale import is_share
from goalkit.english.phrasing.mention import mentions
from goalkit.english.words.closed import COMPARATIVES
from goalkit.english.words.slot import slot
from goalkit.pattern import pattern

if TYPE_CHECKING:
    from goalkit.english.reading import Measure, Reading
    from goalkit.text import Text

__all__ = ["Put", "both_ends", "by_a_day", "measured_by", "start"]

_LONGEST = 160
"""Characters of a sentence that may still get some more."""
_TO = pattern(
    r"\bto (?:(?:at least|at most|about|around|under|over|below|above|less than|more than|no more than|no less than"
    r"|nearly|approximately|an|a) )?[~≥≤<>]? ?\Z",
    re.IGNORECASE,
)
"""What stands right before a value that something is to reach."""
_ENDS = pattern(
    r"\s*\Z|\s*[.!,;)]|\s+(?:across|after|against|among|amongst|at|before|between|by|during|for|in|on|over|through"
    r"|throughout|until|via|with|within|without)\s",
    re.IGNORECASE,
)
"""What may follow words that say how much; “of” and “per” still belong to these."""
_LIMIT = pattern(r"\s+(?:by|before|until|in|within|this|next)\s", re.IGNORECASE)
_FROM = pattern(r"\bfrom\b", re.IGNORECASE)
_HARD = frozenset("()[]{}:;|→=")
"""Signs that say that a sentence has more parts than one."""
_TIDY_END = pattern(r"[\w%)”’\"'][.!]?\s*\Z")
_ARTICLES = frozenset({"a", "an", "the", "our", "their", "your", "its"})
_CHANGES = frozenset({"increase", "decrease", "improve"})
_MORE = frozenset({"by", "down", "so", "that", "through", "to", "via", "which"})
"""Words that bring more into a sentence than one change of one thing."""
_NEAR = 48


class Put(NamedTuple):
    """Words, and the place in a sentence, between two characters, where they go."""

    at: Text
    words: str


def start(statement: Text, measure: Measure) -> Put | None:
    """Where a change to a value begins: “Raise punctuality from <baseline>% to 90%”."""
    value = measure.target
    if value is None or not _is_simple(statement, brackets=True) or (begin := _offset(statement, value.text)) is None:
        return None
    opened = _opened("baseline", value.text)
    if lead := _TO.search(statement[max(begin - _NEAR, 0) : begin]):
        at = begin - (lead.end() - lead.start())
        return Put(statement[at:at], f"from {opened} ")
    return _bracketed(statement, measure, value.text, f"from {opened}")


def both_ends(statement: Text, measure: Measure) -> Put | None:
    """Where a change by an amount begins and ends: “CSAT up 10% (from <baseline> to <target>)”."""
    if measure.change is None or not _is_simple(statement):
        return None
    unit = "%" if is_share(measure) else ""
    return _bracketed(statement, measure, measure.change.text, _way(unit))


def measured_by(statement: Text, reading: Reading) -> Put | None:
    """By what one could tell that a statement without a value was met.

    A change of something that is measured by its name gets two ends (“Raise repeat-purchase rate from <baseline>% to
    <target>%”), everything else a metric as well.
    """
    verb = reading.verb
    if verb is None or not _is_simple(statement) or _offset(statement, verb.text) != 0:
        return None
    if verb.text.lower() in COMPARATIVES:
        return None  # “Better leads” only looks as if it told somebody to better them
    if reading.compound or reading.means or reading.purpose or not (end := _TIDY_END.search(statement)):
        return None
    if verb.sense in _CHANGES and len(reading.measures) == 1:
        (measure,) = reading.measures
        begin = _offset(statement, measure.text) if measure.text is not None else None
        if begin is not None and measure.text is not None:
            between = statement[len(verb.text) : begin].lower().split()
            last = begin + len(measure.text)
            rest = statement[last:]
            if _ARTICLES.issuperset(between) and (not rest.strip(" .!") or _LIMIT.match(rest)):
                return Put(statement[last:last], f" {_way('%' if is_share(measure) else '')}")
    if verb.sense not in _CHANGES or not _MORE.isdisjoint(statement.lower().split()):
        return None
    at = end.start() + 1
    named = mentions(statement)
    if len(named) == 1 and _ARTICLES.issuperset(
        statement[len(verb.text) : statement.find(named[0].text)].lower().split()
    ):
        return Put(statement[at:at], f" ({_way('%' if named[0].metric.unit == 'percent' else '')})")
    return Put(statement[at:at], f" ({slot('metric')} {_way('')})")


def by_a_day(statement: Text, reading: Reading) -> Put | None:
    """By when: “Order-entry errors fall from 4% to 2% of orders by <date>”."""
    if not _is_simple(statement, brackets=True, origin=True) or reading.compound or reading.means or reading.purpose:
        return None
    end = _TIDY_END.search(statement)
    if end is None or len(reading.measures) != 1 or reading.deadlines:
        return None
    at = end.start() + 1
    return Put(statement[at:at], f" by {slot('date')}")


def _is_simple(statement: Text, *, brackets: bool = False, origin: bool = False) -> bool:
    """Whether a sentence is short and has no parts that new words could be taken to belong to."""
    hard = _HARD - set("()") if brackets else _HARD
    return (
        0 < len(statement) <= _LONGEST
        and hard.isdisjoint(statement)
        and "\n" not in statement
        and (origin or not _FROM.search(statement))
    )


def _way(unit: str) -> str:
    return f"from {slot('baseline')}{unit} to {slot('target')}{unit}"


def _opened(name: str, like: str) -> str:
    """A slot with the sign of a value that is written already: “<baseline>%” beside “90%”."""
    sign = like[:1] if like[:1] in "€$£" else ""
    return f"{sign}{slot(name)}{'%' if like.endswith('%') else ''}"


def _bracketed(statement: Text, measure: Measure, value: Text, words: str) -> Put | None:
    """Put words in brackets behind a value, or behind what it counts where that follows."""
    at = _offset(statement, value)
    if at is None:
        return None
    at += len(value)
    if measure.text is not None and (begin := _offset(statement, measure.text)) is not None and begin >= at:
        at = begin + len(measure.text)
    rest = statement[at : at + _NEAR]
    return Put(statement[at:at], f" ({words})") if _ENDS.match(rest) else None


def _offset(statement: Text, part: Text) -> int | None:
    """Where a part of a statement begins in it; None where it stands elsewhere, as in a field."""
    at = statement.find(part)
    while at >= 0:
        if statement.place(at) == part.place(0):
            return at
        at = statement.find(part, at + 1)
    return None
