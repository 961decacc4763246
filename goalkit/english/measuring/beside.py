"""Numbers that stand beside what is to be reached: they date a deed, describe it, or tell which things are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import COMPARATIVES, PREPOSITIONS
from goalkit.english.words.nouns import is_people, is_state, is_work, looks_plural
from goalkit.english.words.token import SIGN

if TYPE_CHECKING:
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number

__all__ = [
    "TIMES",
    "dates_deed",
    "describes_deed",
    "done_for_each",
    "granted_for",
    "in_work",
    "names_cost",
    "repeats",
    "tells_which",
]

TIMES = frozenset("millisecond second minute hour day week month quarter year".split())


def in_work(parsed: Parsed, number: Number) -> bool:
    """Whether a number belongs to work that is ordered, or done: “Try it for six weeks”, “Planned for two years”."""
    clause = parsed.clause_at(number.first)
    shapes = ("imperative", "passive", "participle")
    return clause is not None and clause.shape in shapes and clause.sense in ("make", "do")


def dates_deed(parsed: Parsed, number: Number) -> bool:
    """Whether a length of time only says when one thing is to be done: “Report published two weeks after the fair”."""
    if not in_work(parsed, number) or any(low in _RECURS for low in parsed.lows(number.last, len(parsed.tokens))):
        return False
    clause = parsed.clause_at(number.first)
    done = parsed.heads(clause.object if clause.shape == "imperative" else clause.subject) if clause else ()
    return bool(done) and not looks_plural(done[0]) and not is_state(done[0]) and not is_people(done[0])


_RECURS = frozenset("every each any all".split())


def granted_for(parsed: Parsed, number: Number) -> bool:
    """How long what was agreed is to hold: “Lease renewed for ten years”; what is kept up so long is the result."""
    clause = parsed.clause_at(number.first)
    if clause is None or clause.shape != "passive" or clause.sense not in ("other", "reach"):
        return False
    done = parsed.heads(clause.subject)
    alone = bool(done) and not looks_plural(done[0]) and not is_state(done[0]) and not is_people(done[0])
    return alone and number.unit in _TERMS and number.comparator is None and number.first == clause.verb + 2


_TERMS = frozenset({"month", "quarter", "year"})
"""Units of the terms of contracts and grants."""


def describes_deed(parsed: Parsed, number: Number) -> bool:
    """Whether brackets only say more of one thing that is to be done: “Night porter (part-time, 2 years) hired”."""
    if not parsed.asides[number.first] or number.unit not in TIMES or number.comparator is not None:
        return False
    if not in_work(parsed, number) or parsed.found or parsed.low(number.first - 1) not in ("(", ",", ";"):
        return False
    clause = parsed.clause_at(number.first)
    done = parsed.heads(clause.object if clause.shape == "imperative" else clause.subject) if clause else ()
    return bool(done) and not looks_plural(done[0]) and not is_state(done[0])


def done_for_each(parsed: Parsed, number: Number) -> bool:
    """“Runbooks written for the top 10 faults”, “Write macros for the ten oldest orders”: one for each."""
    at = number.first - 1
    while at > 0 and parsed.low(at) in ("the", "our", "their", "its", "top"):
        at -= 1
    clause = parsed.clause_at(number.first)
    if number.unit is not None or parsed.low(at) not in ("for", "with") or clause is None or len(parsed.numbers) > 1:
        return False
    if clause.shape == "nominal":
        done = parsed.heads((clause.first, at))
        return bool(done) and is_work(done[0]) and looks_plural(done[0])
    done = parsed.heads(clause.object if clause.shape == "imperative" else clause.subject)
    return in_work(parsed, number) and bool(done) and looks_plural(done[0])


def tells_which(parsed: Parsed, number: Number) -> bool:
    """“Sell the old eight”, “Replace the last three with vans”: a number that stands for things that are there."""
    if number.unit is not None or not parsed.low(number.first).isalpha() or number.last != number.first + 1:
        return False
    kind = parsed.low(number.first - 1)
    if parsed.low(number.first - 2) not in ("the", "our", "these", "those") or is_state(kind) or is_people(kind):
        return False
    if parsed.low(number.first - 3) in ("to", "from", "by", "than"):
        return False  # “from nine sites to the last three”
    if is_work(kind) or kind in COMPARATIVES or kind.endswith("s") or not kind.isalpha() or kind in PREPOSITIONS:
        return False
    behind = parsed.tokens[number.last] if number.last < len(parsed.tokens) else None
    return behind is None or behind.kind == SIGN or behind.low in PREPOSITIONS or behind.low in ("and", "or", "to")


def repeats(parsed: Parsed, previous: Number, number: Number) -> bool:
    """Whether brackets right behind a target only say how far that is from the start: “to 1,200 (up 15%)”."""
    opened = parsed.asides[number.first] and not parsed.asides[previous.first] and parsed.low(previous.last) == "("
    moves = parsed.low(previous.last + 1) in ("up", "down", "+", "-", "−")
    return (
        opened and moves and previous.kind == "plain" and parsed.low(previous.first - 1) in ("to", "at", "of", "reach")
    )


def names_cost(parsed: Parsed, number: Number) -> bool:
    """“15% off the heating bill”, but not “15% off for students”, nor “15% off orders above €50”."""
    if number.unit != "percent" or number.first or parsed.low(number.last) != "off":
        return False
    names = parsed.heads((number.last + 1, len(parsed.tokens)))
    return bool(names) and (is_state(names[0]) or parsed.low(number.last + 1) in ("the", "our"))
