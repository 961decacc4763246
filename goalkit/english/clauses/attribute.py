"""Words that look like verbs and are none, or the other way round: “Planned outages down 30%”, “Hiring takes 40 …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import DETERMINERS, PREPOSITIONS, PRONOUNS
from goalkit.english.words.nouns import is_people, is_state, is_work, looks_plural
from goalkit.english.words.token import NUMBER, WORD
from goalkit.english.words.verbs import NOUNLIKE, SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.words.token import Token

__all__ = ["actor_using", "are_those", "describes_what_moves", "ends_version", "is_done_by", "tells_how_long"]

_CAUSES = frozenset("bring push pull drive take get move force edge keep hold talk set turn".split())
"""What is brought down or pushed up: behind these verbs stands what they move."""
_WAYS = frozenset("up down".split())
_LIMITS = frozenset("below under above over < > ≤ ≥".split())
_LONGEST = 8


def describes_what_moves(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a participle only describes what goes up or down, or stays below a limit: “Planned outages down 30%”."""
    form = verb_form(tokens[at].low)
    if form is None or form.lemma in _CAUSES or SENSES[form.lemma] in ("increase", "decrease", "improve", "keep"):
        return False
    several, placed = looks_plural(tokens[at + 1].low) if at + 1 < last else False, False
    for k in range(at + 2, min(last - 1, at + _LONGEST)):
        low, following = tokens[k].low, tokens[k + 1]
        if low in _LIMITS and several and following.kind == NUMBER:
            return not placed or k + 2 >= last or tokens[k + 2].low == "%"
        if low in _WAYS and not placed and tokens[k - 1].kind == WORD:
            return following.kind == NUMBER or following.low in ("by", "from", "to", "half", "$", "€", "£")
        placed = placed or low in PREPOSITIONS
        several = several or (not placed and looks_plural(low))
    return False


def is_done_by(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether work in -ing is what the verb behind it speaks of: “Hiring takes at most 40 days”."""
    if at + 2 >= last or tokens[at + 1].glued:
        return False
    low, after = tokens[at + 1].low, tokens[at + 2]
    if low in _LIMITS and low != "over" and after.kind == NUMBER:
        work = verb_form(tokens[at].low)
        return work is not None and SENSES[work.lemma] != "keep"  # “Rating above 4.5”, but “Staying under 40 hours”
    form = verb_form(low)
    if form is None or form.form != "s" or SENSES[form.lemma] in ("make", "do") or is_work(low):
        return False
    limits = after.low in ("<", ">", "≤", "≥", "at", "less", "more", "no", "under", "over", "from", "to")
    if form.lemma in NOUNLIKE or is_state(low):
        return limits and after.low not in ("at", "to", "from", "over")
    return limits or after.kind == NUMBER or after.low in DETERMINERS


def ends_version(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number only ends the name of what is spoken of: “Plan for v2.1 published”, “Order B-204 shipped”."""
    return (
        tokens[at].glued
        or _numbers_one(tokens, at)
        or (
            at > 1
            and not tokens[at].spaced
            and tokens[at - 1].low == "."
            and not tokens[at - 1].spaced
            and tokens[at - 2].low[:1] == "v"
            and tokens[at - 2].low[1:].isdigit()
        )
    )


def _numbers_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands instead of a name: “Tax return for client 417 filed”."""
    if (
        at < len(("for", "client"))
        or not tokens[at].raw.isdigit()
        or tokens[at - 2].low not in ("for", "of", "on", "to")
    ):
        return False
    noun = tokens[at - 1]
    return noun.low.isalpha() and noun.low not in PREPOSITIONS and not looks_plural(noun.low)


def tells_how_long(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether words say how long before or after something else: “two weeks after”, “a day early”."""
    return (
        at + 2 < last
        and tokens[at + 1].low in _SPANS
        and tokens[at + 2].low in ("after", "before", "early", "earlier", "late", "later", "ahead")
    )


def are_those(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether people stand here behind a preposition and a mere description: “Work with system partners to …”."""
    if not is_people(tokens[at].low) or tokens[at].low == "leads":
        return False
    for k in range(at - 1, max(first, at - len(("with", "local", "system"))) - 1, -1):
        if tokens[k].low in PREPOSITIONS:
            return k < at - 1
        if tokens[k].kind != WORD or tokens[k].low in DETERMINERS or looks_plural(tokens[k].low):
            return False
    return False


def actor_using(tokens: Sequence[Token], at: int, after: Token | None) -> bool:
    """“15 members using it”: people caught in an action stand for a finite clause."""
    if not is_people(tokens[at - 1].low) or after is None:
        return False
    several = looks_plural(tokens[at - 1].low) or tokens[at - 1].low in _SEVERAL
    return several or after.low in DETERMINERS or after.low in PRONOUNS or after.low in PREPOSITIONS


_SPANS = frozenset("hour hours day days week weeks fortnight month months quarter quarters year years".split())


_SEVERAL = frozenset("people staff children men women everyone everybody anyone".split())
