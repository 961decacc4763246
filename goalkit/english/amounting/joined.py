"""Two results on one line that no verb joins: “Card live + 3,000 members”, “12 visits, opening of the night desk”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.vagueness import ADJECTIVE_ENDINGS
from goalkit.english.clauses.imperative import is_imperative
from goalkit.english.clauses.phrase import heads
from goalkit.english.words.closed import DETERMINERS, PREPOSITIONS, VAGUE
from goalkit.english.words.nouns import is_people, is_work, looks_plural
from goalkit.english.words.token import NUMBER, WORD
from goalkit.english.words.verbs import NOUNLIKE, SENSES, verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed

__all__ = ["gapped", "second_line", "unlike_complements"]


def second_line(parsed: Parsed, clause: Clause) -> int | None:
    """The sign or word that joins two lines, each of which says on its own what is to be true."""
    tokens = parsed.tokens
    joints = [at for at in range(clause.first + 1, clause.last - 1) if tokens[at].low in _JOINTS]
    for at in joints[:_MOST_JOINTS]:
        low = tokens[at].low
        if parsed.asides[at] or tokens[at].glued or "between" in parsed.lows(max(at - 4, clause.first), at):
            continue  # “Drop-off between search and loan”
        spaced = tokens[at].spaced and tokens[at + 1].spaced
        if low == "+" and spaced:
            deed = at == clause.first + 1 and _is_work_done(parsed.low(clause.first))
            if (deed and _values(parsed, at + 1, clause.last)) or (
                _says(parsed, clause.first, at) and _says(parsed, at + 1, clause.last)
            ):
                return at
        elif low == "/" and spaced:
            if _values(parsed, clause.first, at) and _values(parsed, at + 1, clause.last):
                return at
        elif low not in ("+", "/") and _is_behind(parsed, clause, at):
            return at
        elif at < clause.verb and low != "," and _ends_with_value(parsed, clause, at):
            return at  # “Rating above 4.5 & guests can book online”
        elif low == "and" and at < clause.verb and clause.shape == "passive" and _is_live(parsed, clause.first, at):
            return at  # “Jobs live in production and the template renegotiated”
    return None


_JOINTS = frozenset("+ / and & plus ,".split())
_MOST_JOINTS = 8
"""Joints of a statement that are tried; one with more is a list."""


def _says(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a stretch says what is to be true: a number with what it counts, an order, or what has been done."""
    tokens = parsed.tokens
    if _values(parsed, first, last):
        return True
    form = verb_form(tokens[first].low)
    orders = form is not None and form.form == "base" and is_imperative(tokens, first, last, parsed.asides)
    if last - first == 1:
        return False
    if orders and (tokens[first].low not in NOUNLIKE or tokens[first + 1].low in DETERMINERS):
        return True
    return any(_is_so(parsed, at, last) for at in range(first + 1, last))


def _is_work_done(low: str) -> bool:
    """Whether one word names a deed that is done once: the “Launch” in “Launch + 10k installs”."""
    form = verb_form(low)
    return form is not None and SENSES[form.lemma] == "make" and is_work(low)


def _ends_with_value(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether the words before a joint end with how far something is to go, so that the verb behind is another's."""
    return any(
        number.last == at and number.first > clause.first and number.comparator is not None
        for number in parsed.deciding_in(clause)
    )


def _is_live(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a stretch says that something is there already: “jobs live in production”."""
    return any(parsed.low(at) in _STATES and _is_so(parsed, at, last) for at in range(first + 1, last))


def _is_so(parsed: Parsed, at: int, last: int) -> bool:
    """Whether a word says what became of the things before it: “menu printed”, “card live”."""
    low = parsed.low(at)
    form = verb_form(low)
    done = low in _STATES or (form is not None and form.form == "past")
    return done and (at + 1 >= last or parsed.low(at + 1) in PREPOSITIONS or parsed.breaks(at + 1))


_STATES = frozenset("live ready available done complete open online operational ga out".split())


def _values(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a number says how far to go, beside the name of what it counts."""
    inside = [
        parsed.numbers[at]
        for at in parsed.roles.deciding
        if first <= parsed.numbers[at].first < last and parsed.numbers[at].kind in ("plain", "factor", "zero")
    ]
    return bool(inside) and any(
        parsed.tokens[at].kind == WORD and not any(one.first <= at < one.last for one in inside)
        for at in range(first, last)
    )


def _is_behind(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether a second line begins behind “and” or a comma, though the first has no verb, or has ended."""
    tokens = parsed.tokens
    comma = tokens[at - 1].low == "," or tokens[at].low == ","
    begin = at + 1
    if tokens[begin].low in ("a", "an") and tokens[at].low != ",":
        return comma and _has_ended(parsed, clause, at) and _is_thing(parsed, begin, clause.last)
    if clause.shape != "nominal" or not _values(parsed, clause.first, at):
        return False
    form = verb_form(tokens[begin].low)
    if form is None or "to" in parsed.lows(clause.first, at):
        return False
    if form.form == "base" and tokens[at].low != ",":
        return tokens[begin].low not in NOUNLIKE and is_imperative(tokens, begin, clause.last, parsed.asides)
    return tokens[at].low == "," and form.form in ("base", "ing") and _is_deed(parsed, begin)


def _has_ended(parsed: Parsed, clause: Clause, at: int) -> bool:
    """Whether the words before a comma say all that they have to say."""
    end = at - (parsed.low(at - 1) == ",")
    if clause.shape == "passive":
        return clause.verb < end and not any(low in DETERMINERS for low in parsed.lows(clause.verb + 1, end))
    if clause.shape != "nominal" or end - clause.first < len(("card", "live")):
        return False
    last = parsed.low(end - 1)
    done = last.endswith("ed") and verb_form(last) is None and not is_people(last)  # “booth soundproofed”
    return done or _values(parsed, clause.first, end)


def _is_thing(parsed: Parsed, first: int, last: int) -> bool:
    names = [parsed.low(at) for at in heads(parsed.tokens, first, last, parsed.asides)[:1]]
    return bool(names) and (is_work(names[0]) or is_people(names[0]))


def _is_deed(parsed: Parsed, at: int) -> bool:
    """“relaunch of the forum”, “opening of a second desk”: a noun for what is done once."""
    return parsed.low(at + 1) == "of" and parsed.low(at + 2) in DETERMINERS and parsed.tokens[at + 2].kind != NUMBER


def unlike_complements(parsed: Parsed, clause: Clause) -> int | None:
    """The “and” between how something is to be and what: “be profitable and a good neighbour”."""
    if clause.verb < 0 or not (clause.shape == "state" or clause.sense == "be" or clause.lemma in ("stay", "remain")):
        return None
    begin = clause.verb + 1
    joint = next((at for at in range(begin + 1, clause.last - 2) if parsed.low(at) == "and"), None)
    if joint is None:
        return None
    if (
        parsed.low(begin) == parsed.low(joint + 1) == "the"
        and _is_most(parsed, begin + 1)
        and _is_most(parsed, joint + 2)
    ):
        return joint  # “be the best employer and the best neighbour”
    if parsed.low(joint + 1) not in ("a", "an"):
        return None
    before = parsed.lows(begin, joint)
    adjective = before[-1] in VAGUE or before[-1].endswith(ADJECTIVE_ENDINGS)
    plain = DETERMINERS.isdisjoint(before) and PREPOSITIONS.isdisjoint(before)
    return joint if adjective and plain and not is_work(before[-1]) and not is_people(before[-1]) else None


def _is_most(parsed: Parsed, at: int) -> bool:
    """“the greenest”, “the best”, “the most trusted”."""
    low = parsed.low(at)
    return low in ("best", "most") or (low.endswith("est") and low not in _NOUNS_IN_EST and verb_form(low) is None)


_NOUNS_IN_EST = frozenset("forest guest west priest nest chest crest quest".split())


def gapped(parsed: Parsed, clause: Clause) -> int | None:
    """The “and” behind which a verb is left out: “Keep the trains running and the passengers informed”."""
    if clause.shape != "imperative" or clause.lemma not in ("keep", "make", "get", "leave", "let"):
        return None
    joint = next((at for at in range(clause.verb + 3, clause.last - 2) if parsed.low(at) == "and"), None)
    if joint is None or not (_tells_how(parsed, joint - 1) and _tells_how(parsed, clause.last - 1)):
        return None
    named = parsed.low(joint + 1)
    return joint if named in DETERMINERS or looks_plural(named) or is_people(named) else None


def _tells_how(parsed: Parsed, at: int) -> bool:
    """Whether a word says how something is kept or made: “running”, “informed”, “safe”."""
    low = parsed.low(at)
    form = verb_form(low)
    plain = form is not None and form.form in ("ing", "past") and not is_work(low)
    return plain or low in VAGUE or low in ("safe", "happy", "proud", "full", "open", "low", "warm", "dry")
