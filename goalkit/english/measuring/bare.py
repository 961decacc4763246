"""Amounts of change that are told without “by”: “Grow traffic 40%”, “Shave 3 days off”, “Reduce waste with 15%”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.token import SIGN, WORD
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number

__all__ = ["abroad_by", "bare_change", "follows_change", "is_taken_off"]

_TAKING = frozenset("lose shave knock trim shed cut take".split())


def abroad_by(parsed: Parsed, number: Number) -> bool:
    """“Reduce waste with 15%”, “Reduce in a 10% the waste”: how “by” is said by those who think in other languages."""
    clause = parsed.clause_at(number.first)
    if clause is None or clause.sense not in ("increase", "decrease") or clause.shape != "imperative":
        return False
    if sum(clause.first <= one.first < clause.last for one in parsed.numbers) > 1:
        return False
    before, behind = parsed.lows(number.first - 2, number.first), parsed.low(number.last)
    if before == ["in", "a"]:
        return clause.verb == number.first - 3
    return before[-1] == "with" and (not behind.isalpha() or behind in PREPOSITIONS)


def follows_change(parsed: Parsed, number: Number) -> bool:
    """“Reduce the stock of 15%”, as those say it in whose language “of” is “by”."""
    clause = parsed.clause_at(number.first)
    return (
        clause is not None
        and clause.shape == "imperative"
        and clause.sense in ("increase", "decrease")
        and not parsed.metric_in(clause.object)
        and parsed.low(number.last) in ("", ".", ",", "and")
    )


def bare_change(parsed: Parsed, number: Number) -> bool:
    """“Grow organic traffic 40%”: a change without its “by”."""
    tokens = parsed.tokens
    before = tokens[number.first - 1]
    form = verb_form(tokens[0].low)
    return (
        form is not None
        and form.form == "base"
        and SENSES[form.lemma] in ("increase", "decrease")
        and number.comparator is None
        and before.kind == WORD
        and before.low not in PREPOSITIONS
        and before.low not in ("to", "by", "of", "at")
        and (
            number.last >= len(tokens)
            or tokens[number.last].kind == SIGN
            or (tokens[number.last].low in PREPOSITIONS and tokens[number.last].low not in ("of", "to"))
        )
        and number.first > 1
    )


def is_taken_off(parsed: Parsed, number: Number) -> bool:
    """“Shave 10 minutes off the route”, “Lose 4 kg”: an amount right behind a verb that takes it off."""
    form = verb_form(parsed.low(number.first - 1)) if number.first else None
    lemma = form.lemma if form is not None else parsed.low(number.first - 1)
    if lemma not in _TAKING:
        return False
    return lemma == "lose" or parsed.low(number.last) == "off"
