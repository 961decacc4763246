"""Two things that one verb moves, each of which has a measure of its own: “satisfaction and loyalty”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.english.amounting.vagueness import praising
from goalkit.english.clauses.label import order
from goalkit.english.measuring.naming import find_metrics
from goalkit.english.metric import begins_name, find
from goalkit.english.words.closed import BE, MODALS, PREPOSITIONS
from goalkit.english.words.likeness import scope_words
from goalkit.english.words.nouns import QUALITIES
from goalkit.english.words.token import NUMBER, SIGN, tokenize, vocabulary
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.reading import Reading
    from goalkit.english.words.token import Token
    from goalkit.text import Text

__all__ = ["results", "stands_alone", "two_metrics", "two_qualities", "two_states"]

_MOVES = frozenset({"increase", "decrease", "improve", "reach"})

_ONE_THING = frozenset(
    map(
        frozenset,
        (
            *(("sales", "marketing"), ("profit", "loss"), ("health", "safety")),
            *(("diversity", "inclusion"), ("equity", "inclusion"), ("diversity", "equity"), ("safety", "security")),
            *(("small", "medium"), ("wear", "tear"), ("shipping", "handling"), ("food", "beverage")),
            *(("knowledge", "skills"), ("reading", "writing"), ("efficiency", "productivity")),
            *(("efficiency", "effectiveness"), ("motivation", "engagement"), ("stability", "reliability")),
        ),
    )
)
"""Pairs that are one department, one budget line or one survey, or hardly two things."""

_NO_START = MODALS | {"which", "that", "who", "whose"}
"""Words with which a part only goes on with the one before."""

_JOINTS = frozenset({"and", "&"})

_TWO, _THREE = 2, 3


def results(reading: Reading, statement: Text) -> tuple[Text, ...]:
    """The results that a statement bundles, of which each could stand on a line of its own; empty where it has one."""
    parts = tuple(part for part in reading.parts if stands_alone(part))
    if len(parts) >= _TWO and not _goes_on(parts[0], parts[1]) and not _explains(statement, parts[0], parts[1]):
        return parts
    return two_qualities(reading) or two_states(reading) or two_metrics(statement)


def stands_alone(part: Text) -> bool:
    """Whether a part could be a line of its own: an order, something with a number, or a clause that says what is.

    >>> from goalkit.text import Text
    >>> stands_alone(Text("illustration guidelines written")), stands_alone(Text("writing"))
    (True, False)
    """
    every = tokenize(part)
    tokens = [token for token in every if token.kind != SIGN]
    if len(tokens) < _TWO or every[0].low == "%" or tokens[0].low in _NO_START:
        return False
    if order(part) is not None or any(token.kind == NUMBER for token in tokens):
        return True
    if tokens[0].low in ("a", "an") or tokens[-1].low in _REACHED or _is_deed(tokens):
        return True
    if len(tokens) < _THREE:
        return False
    return any(token.low in BE for token in tokens) or any(_closes(tokens, at) for at in range(1, len(tokens)))


_REACHED = frozenset("live ready available done complete open online operational".split())
"""What a thing is once it is there: “loyalty card live”."""


def _is_deed(tokens: Sequence[Token]) -> bool:
    """Whether a noun names what is done once, and then to what: “relaunch of the forum”."""
    form = verb_form(tokens[0].low)
    return form is not None and tokens[1].low == "of"


def _goes_on(first: Text, second: Text) -> bool:
    """Whether the second part only goes on with the first: “admitted, seen in 4 h”, “cut fires and floods by 5%”."""
    begins = verb_form(tokenize(second)[0].low)
    if begins is not None and begins.form == "past":
        return True
    ordered = order(first)
    return (
        ordered is not None
        and SENSES[ordered.lemma] in _MOVES
        and order(second) is None
        and not any(token.kind == NUMBER for token in tokenize(first))
    )


def _explains(statement: Text, first: Text, second: Text) -> bool:
    """Whether a second sentence says how much of the first is meant: “Record demos. One demo for each stage.”."""
    end = statement.find(first) + len(first)
    if "." not in statement[end : statement.find(second, end)]:
        return False
    return order(second) is None or not scope_words(first).isdisjoint(scope_words(second))


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle says what has happened to the things before it: “guidelines written”, “moved to apps”."""
    form = verb_form(tokens[at].low)
    following = tokens[at + 1].low if at + 1 < len(tokens) else "out"
    ends = following in PREPOSITIONS or following in ("down", "back")
    if following == "to":  # “moved to apps”, but not “needed to open”
        inner = verb_form(tokens[at + 2].low) if at + 2 < len(tokens) else None
        ends = at + 2 < len(tokens) and (inner is None or inner.form != "base")
    return form is not None and form.form == "past" and ends


def two_qualities(reading: Reading) -> tuple[Text, ...]:
    """The parts of “improve satisfaction and loyalty”: one verb, and two qualities that move apart."""
    if reading.verb is None or reading.verb.sense not in _MOVES or len(reading.parts) != _TWO:
        return ()
    first, second = (tokenize(part) for part in reading.parts)
    if frozenset((first[-1].low, second[0].low)) in _ONE_THING:
        return ()
    return reading.parts if _is_measured(first[-1:]) and _is_measured(second[:_TWO]) else ()


def _is_measured(tokens: Sequence[Token]) -> bool:
    return any(token.low in QUALITIES for token in tokens) or bool(find_metrics(tokens))


def two_states(reading: Reading) -> tuple[Text, ...]:
    """The parts of “fewer accidents and a faster turnaround”, and of “be profitable and a good neighbour”."""
    if len(reading.parts) != _TWO:
        return ()
    first, second = (tokenize(part) for part in reading.parts)
    article = second[0].low in ("a", "an")
    if reading.verb is not None:
        return reading.parts if article and reading.verb.sense in ("be", "keep") else ()
    opens = len(first) >= _TWO and len(second) >= _TWO and praising(first[0].low)
    return reading.parts if opens and (article or praising(second[0].low)) else ()


def two_metrics(statement: Text) -> tuple[Text, ...]:
    """The two metrics of “upsell and cross-sell revenue”, which share their last word.

    >>> from goalkit.text import Text
    >>> two_metrics(Text("Grow upsell and cross-sell revenue by 20%")), two_metrics(Text("Cut food and drink costs"))
    (('upsell', 'cross-sell revenue'), ())
    """
    if _JOINTS.isdisjoint(vocabulary(statement)):
        return ()
    tokens = tokenize(statement)
    if not any(joint.low in _JOINTS and begins_name(word.low) for joint, word in pairwise(tokens)):
        return ()
    for one in find_metrics(tokens):
        at = one.first - _TWO
        if one.metric is None or at < 0 or one.last - one.first < _TWO or tokens[at + 1].low not in _JOINTS:
            continue
        before, shared = tokens[at], tokens[one.last - 1]
        if frozenset((before.low, tokens[one.first].low)) in _ONE_THING:
            continue
        if find(f"{before.low} {shared.low}") is not None:
            return statement[before.start : before.end], statement[tokens[one.first].start : shared.end]
    return ()
