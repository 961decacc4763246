"""Where a second counted thing begins in a clause: “Sales of €2m | and 40% repeat custom”."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from goalkit.english.clauses.phrase import heads
from goalkit.english.numbers.units import CURRENCIES
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.nouns import is_people, is_state, is_work, singular
from goalkit.english.words.token import WORD
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number

__all__ = ["goes_on_doing", "second_quantity"]


def second_quantity(parsed: Parsed, clause: Clause) -> int | None:
    """Where two counted things are joined: “Net Promoter Score above 60 & cost below 5”."""
    numbers = [
        number for number in parsed.deciding_in(clause) if number.kind in ("plain", "factor", "fraction", "zero")
    ]
    for one, two in itertools.pairwise(numbers):
        for at in range(one.last, two.first):
            low = parsed.tokens[at].low
            if parsed.asides[at] or low not in ("and", "&", "plus", ",") or goes_on_doing(parsed, at + 1):
                continue
            named = heads(parsed.tokens, at + 1, two.first, parsed.asides)
            if (
                named
                and parsed.tokens[at + 1].kind == WORD
                and parsed.tokens[at + 1].low not in ("from", "up", "down", "was", "with")
            ):
                return at  # “legacy income to £90k and monthly donors to 2,400”
            if two.kind == "zero" and at + 1 == two.first and one.kind != "zero":
                if parsed.low(two.last).startswith(("exception", "excuse", "matter", "skipping")):
                    continue  # “every Tuesday, no exceptions”
                return at  # “scrap below 2% and no overtime”
            if low == ",":
                if at + 1 == two.first and _counts_other(parsed, one, two):
                    return at  # “12 new shops, 40% repeat orders”
                continue
            of_those = two.unit == "percent" and at + 1 == two.first and parsed.low(two.last) == "of"
            if of_those and one.unit is not None and parsed.low(one.last) != "of":
                return at  # “Set-up takes 10 minutes and 60% of shops come back”
            heads_one = heads(parsed.tokens, one.last, at, parsed.asides)
            heads_two = heads(parsed.tokens, two.last, clause.last, parsed.asides)
            if one.unit == "percent" and two.unit == "percent":
                return at
            if at + 1 == two.first and two.comparator is not None and two.unit == "percent" != one.unit:
                return at  # “from 71 to 45 days & at least 40% women”
            money = {one.unit in CURRENCIES.values(), two.unit in CURRENCIES.values()} == {True, False}
            if money and at + 1 == two.first and parsed.low(two.last) not in _SAYING_MORE:
                return at  # “Revenue of €2m and 40% margin”
            if heads_one and heads_two and _differ(parsed, heads_one[0], heads_two[0]):
                return at
    return _value_beside(parsed, clause)


def _value_beside(parsed: Parsed, clause: Clause) -> int | None:
    """Where a second value is held: “Grow sales to £14m while keeping costs below 5%”."""
    at = next((at for at in range(clause.first, clause.last - 2) if parsed.low(at) in ("while", "whilst")), None)
    form = verb_form(parsed.low(at + 1)) if at is not None else None
    if at is None or form is None or form.form != "ing":
        return None
    first = any(number.kind == "plain" and number.last <= at for number in parsed.deciding_in(clause))
    held = any(one.kind == "plain" and at + 2 < one.first < clause.last for one in parsed.numbers)
    return at if first and held else None


def _counts_other(parsed: Parsed, one: Number, two: Number) -> bool:
    """Whether a count and a share behind it are of different things, and the second says nothing of the first."""
    noun, form = parsed.low(two.last), verb_form(parsed.low(two.last))
    plain = noun.isalpha() and noun not in PREPOSITIONS and (form is None or form.form in ("base", "s"))
    return {one.unit, two.unit} == {None, "percent"} and two.unit == "percent" and plain and noun not in _SAYING_MORE


_SAYING_MORE = frozenset("more less fewer off full new old live ready online women men female male girls boys".split())


def _differ(parsed: Parsed, one: int, two: int) -> bool:
    a, b = parsed.tokens[one].low, parsed.tokens[two].low
    return singular(a) != singular(b) and (
        is_state(a) or is_state(b) or is_people(a) != is_people(b) or (is_work(a) and is_work(b))
    )


def goes_on_doing(parsed: Parsed, at: int) -> bool:
    """Whether a participle goes on with a list of them: “…, discharged or transferred within 4 hours”."""
    low = parsed.low(at)
    form = verb_form(low)
    past = form.form == "past" if form is not None else low.endswith("ed") and len(low) >= len("moved")
    following = parsed.low(at + 1)
    return past and (not following[:1].isalpha() or following in ("and", "or") or following in PREPOSITIONS)
