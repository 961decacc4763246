"""From a result to the name of what it measures: “Raise NPS from 45 to 60” is about “NPS”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.english import Quantity, Reading

__all__ = ["Named", "named"]

LONGEST = 300
"""Characters of a statement that are looked at; what is longer says more than a name and two numbers."""
LEADS = frozenset({"increase", "decrease", "improve", "reach", "keep", "be"})
"""Verbs that say what happens to a number, so that without them the number stays what it is."""
JOINT = re.compile(
    r"(?:(?:^|\s)(?:from|to|at|of|is|are|be|will|should|must|by|up|down|[=→>–—-]+)|[:,;])\s*$", re.IGNORECASE
)
"""What stands between a name and its numbers."""
BETWEEN = re.compile(r"[\s,]*(?:\bto\b|→|->|=>|–|—|-|>)[\s,]*", re.IGNORECASE)
"""What stands between where a number is and where it should be."""
ARTICLE = re.compile(r"(?:the|our|its|their)\s+", re.IGNORECASE)
CHANGE = re.compile(r"\bby\s+\S*\d", re.IGNORECASE)
"""By how much it should change, which is no part of a name: “revenue by $1.3m, from …”."""
EDGES = " \t\n,;:.–—-"
NUMBER = re.compile(r"[-+]?[\d.,']*\d")
ENDS = re.compile(r"[\s,;:.()]*")


class Named(NamedTuple):
    """The name of what a statement measures, and the words around it by what they say.

    `baseline` has the unit of `target` where that stands only once: “from 21 to 10 days”.
    """

    name: Text
    baseline: Text | None
    target: Text
    direction: str | None
    due: Text | None


def named(statement: Text, reading: Reading) -> Named | None:
    """Take a statement apart into a name, its numbers and its date; None where any other word would be lost."""
    if len(reading.measures) != 1 or reading.compound or reading.placeholders or len(statement) > LONGEST:
        return None
    measure = reading.measures[0]
    target = measure.target
    if target is None or measure.change or measure.upper or measure.statistic or not reading.english:
        return None
    at = _place_of(statement, target.text)
    if at is None:
        return None
    end = at + len(target.text)
    if measure.baseline is not None:
        before = _place_of(statement, measure.baseline.text)
        if before is None or not BETWEEN.fullmatch(statement, before + len(measure.baseline.text), at):
            return None
        at = before
    due = _rest(statement[end:], reading, measure.window)
    name = _name(statement[:at], reading)
    if due is None or name is None:
        return None
    window = statement[end : end + due[1]]
    start = _with_unit(measure.baseline, target) if measure.baseline is not None else None
    if start is not None and window:
        start = Text(start + window, marks=start.marks)
    return Named(
        name=name,
        baseline=start,
        target=statement[end - len(target.text) : end + len(window)].trim(),
        direction=measure.direction,
        due=due[0],
    )


def _name(words: Text, reading: Reading) -> Text | None:
    """What is left of the words before the numbers without the verb; None where the verb does more than move it."""
    verb = reading.verb
    begin = 0
    if verb is not None:
        at = _place_of(words, verb.text)
        if at is None or verb.sense not in LEADS:
            return None
        if not words[:at].strip():
            begin = at + len(verb.text)
        else:
            tail = words[at + len(verb.text) :]
            while (joint := JOINT.search(tail)) is not None:
                tail = tail[: joint.start()]
            if tail.strip():
                return None
            words = words[:at]
    words = words[begin:]
    while (joint := JOINT.search(words.rstrip())) is not None:
        words = words[: joint.start()]
    words = words.trim(EDGES)
    if article := ARTICLE.match(words):
        words = words[article.end() :]
    if not any(map(str.isalpha, words)) or any(mark in words for mark in "<>()") or CHANGE.search(words):
        return None
    return _capitalised(words)


def _capitalised(words: Text) -> Text:
    """A name as it stands at the start of a line; “eNPS” keeps its letters."""
    first = words.split(maxsplit=1)[0]
    return Text(words[0].upper() + words[1:], marks=words.marks) if first.islower() else words


def _rest(words: Text, reading: Reading, window: Text | None) -> tuple[Text | None, int] | None:
    """The date behind the numbers, and how many characters of a window; None where there are other words."""
    begin = 0
    if window is not None and (at := _place_of(words, window)) is not None and not words[:at].strip():
        begin = at + len(window)
    rest = words[begin:]
    if ENDS.fullmatch(rest):
        return None, begin
    if len(reading.deadlines) != 1 or reading.deadlines[0].vague:
        return None
    due = reading.deadlines[0].text
    at = _place_of(rest, due)
    if at is None or not ENDS.fullmatch(rest[:at]) or not ENDS.fullmatch(rest[at + len(due) :]):
        return None
    return due[3:] if due.casefold().startswith("by ") else due, begin


def _with_unit(baseline: Quantity, target: Quantity) -> Text:
    """The words of a start, with the unit that its author wrote only once, behind the end."""
    number = NUMBER.match(target.text)
    if number is None or baseline.unit != target.unit or not NUMBER.fullmatch(baseline.text):
        return baseline.text
    return Text(baseline.text + target.text[number.end() :], marks=baseline.text.marks)


def _place_of(words: Text, part: Text) -> int | None:
    """Where in a text one of its slices begins."""
    wanted = part.place(0)
    at = words.find(part)
    while at >= 0 and words.place(at) != wanted:
        at = words.find(part, at + 1)
    return at if at >= 0 else None
