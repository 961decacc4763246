"""Numbers beside people: who is meant, who does something, and from how many something is collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.numbers.units import counted_noun
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.nouns import is_people
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number

__all__ = ["asks_people", "is_age", "is_agent", "of_those_who", "said_of_them"]


def of_those_who(parsed: Parsed, number: Number) -> bool:
    """“targets for customers who have paid 2+ invoices”: who is meant, by what they do."""
    form = verb_form(parsed.low(number.first - 1)) if number.first else None
    if form is None or form.form == "ing":
        return False
    begin = max(number.first - len(("customers", "who", "have", "paid")), 0)
    who = next((at for at in range(begin, number.first) if parsed.low(at) == "who"), 0)
    return who > 1 and is_people(parsed.low(who - 1)) and parsed.low(who - 2) in ("for", "of", "to", "with", "from")


_GATHERING = frozenset("collect gather get receive hear obtain seek capture source".split())


def said_of_them(parsed: Parsed, number: Number) -> bool:
    """“600 families report two more months of food”: of how many it is to be so decides, not how much more it is."""
    clause = parsed.clause_at(number.first)
    if clause is None or clause.shape != "active" or number.unit is not None or number.first < clause.verb:
        return False
    if clause.sense in ("increase", "decrease", "improve"):
        return False
    return any(
        one.last <= clause.verb and one.unit is None and one.kind == "plain" and not parsed.asides[one.first]
        for one in parsed.numbers
    )


def asks_people(parsed: Parsed, number: Number) -> bool:
    """Whether it is counted from how many people something is collected."""
    clause = parsed.clause_at(number.first)
    noun = counted_noun(parsed.tokens, number.last) if number.unit is None else None
    return clause is not None and clause.lemma in _GATHERING and noun is not None and is_people(noun)


def is_age(parsed: Parsed, number: Number) -> bool:
    """“people over fifty”, “children under 5”, “aged 18”, “when they turn 18”: who, not how many."""
    if number.unit not in (None, "year"):
        return False
    lead = parsed.low(number.first - 1)
    opens = parsed.low(number.first) in ("over", "under", "above", "below")
    if lead in ("aged", "turn", "turns", "turned", "turning"):
        after = parsed.low(number.last)
        return not after[:1].isalpha() or after in PREPOSITIONS or after in ("and", "or")  # not “turn 40 visitors into”
    return opens and is_people(lead) and number.value < 120


def is_agent(parsed: Parsed, number: Number) -> bool:
    """“adopted by 5 agencies”, “completed by 95% of staff”: who does it, not by how much."""
    share = number.unit == "percent" and parsed.low(number.last) == "of"
    if number.unit is not None and not share:
        return False
    noun = counted_noun(parsed.tokens, number.last + share)
    if noun is not None and is_people(noun):
        return True
    form = verb_form(parsed.low(number.first - 2))
    return form is not None and form.form == "past" and SENSES[form.lemma] not in ("increase", "decrease", "improve")
