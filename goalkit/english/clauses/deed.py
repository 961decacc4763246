"""Noun phrases that say what is done, as an order would: “Construction of the bridge”, “Easing of the rules”."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from goalkit.english.clauses.clause import Clause, read_clause
from goalkit.english.clauses.imperative import particles_of
from goalkit.english.clauses.phrase import end_of_object, heads
from goalkit.english.words.closed import COMPARATIVES, DETERMINERS, PREPOSITIONS
from goalkit.english.words.derived import deed_of, sense_of
from goalkit.english.words.nouns import is_people, is_problem, is_state, is_work
from goalkit.english.words.token import NUMBER, WORD, Token, tokenize
from goalkit.english.words.verbs import DUAL, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.text import Text

__all__ = ["deed", "is_definite", "ordered_by"]

_OF_THE_YEAR = [["the", span] for span in ("year", "month", "week", "season", "decade")]
"""Behind these a noun names who won: “building of the year”."""
_MOST_BEFORE = 4
"""Words that may describe a deed in front of it: “the gradual and complete”."""


def ordered_by(tokens: Sequence[Token], clause: Clause, asides: Sequence[bool]) -> Clause | None:
    """The order that a noun phrase amounts to: “Reduction of waste” as “Reduce waste”; None where it is none.

    A noun says what its verb says where “of” brings in what it is done to, and nothing but a description stands
    before it.
    """
    if clause.shape != "nominal":
        return None
    for of in range(clause.first + 1, min(clause.first + _MOST_BEFORE + 2, clause.last - 1)):
        if tokens[of].low != "of":
            if tokens[of].kind != WORD or asides[of]:
                return None
            continue
        lemma = _lemma(tokens, clause.first, of - 1) or _finished(tokens, clause, of - 1)
        if lemma is None or [token.low for token in tokens[of + 1 : of + 3]] in _OF_THE_YEAR:
            return None
        if any(token.low in COMPARATIVES or token.low in _BETTERED for token in tokens[clause.first : of - 1]):
            return None  # how it is done is to change
        end = end_of_object(tokens, of + 1, clause.last, asides)
        deed, sense = of - 1, sense_of(lemma)
        if lemma == "renew":
            sense = "make"
        if tokens[deed].glued and not any(is_state(tokens[at].low) for at in heads(tokens, of + 1, end, asides)):
            sense = "make"  # “Ramp-up of the second line”, but “Ramp-up of sales”
        return Clause(clause.first, clause.last, "imperative", deed, lemma, sense, (deed, deed), (of + 1, end))
    return None


_BETTERED = frozenset("improved enhanced increased reduced strengthened optimised optimized continued".split())
"""Words before a deed that tell how it goes, or that it goes on; others tell when it is done: “planned closure of”."""
_FINISHED = {"completion": "complete", "renewal": "renew", "conversion": "convert"}
"""Nouns that name a rate as well as a deed; of one certain thing they name the deed."""


def _finished(tokens: Sequence[Token], clause: Clause, at: int) -> str | None:
    """The verb of such a noun before “of the” or “of a”, where no people follow: “Completion of the ring road”."""
    behind = tokens[at + 2 : clause.last]
    if at != clause.first or not behind or behind[0].low not in ("the", "a", "an", "our"):
        return None
    return None if any(is_people(token.low) for token in behind) else _FINISHED.get(tokens[at].low)


def _lemma(tokens: Sequence[Token], first: int, at: int) -> str | None:
    """The verb of the noun at an index, which may be in two parts: “ramp-up”."""
    if tokens[at].kind != WORD or tokens[first].kind == NUMBER:
        return None
    if tokens[at].glued:
        form = verb_form(tokens[at - 1].low) if at > first else None
        paired = form is not None and form.form == "base" and tokens[at].low in particles_of(form.lemma)
        return form.lemma if paired and form is not None else None
    return deed_of(tokens[at].low)


def deed(statement: Text) -> Text | None:
    """The noun with which a statement surely names a task: “Construction of the bridge”, “Roll-out of the app”.

    >>> from goalkit.text import Text
    >>> deed(Text("Careful renovation of the town hall")), deed(Text("Easing of the rules"))
    ('renovation', None)
    """
    tokens = tokenize(statement[:200])
    asides = [False] * len(tokens)
    work = ordered_by(tokens, read_clause(tokens, 0, len(tokens), asides), asides) if tokens else None
    if work is None or work.sense not in ("make", "do") or work.atelic or not is_definite(tokens, work):
        return None
    names = [tokens[at].low for at in heads(tokens, *work.object, asides)]
    if work.lemma in DUAL and not (names and is_work(names[0])):
        return None  # “Development of the region”
    if any(is_problem(name) or (is_state(name) and not is_work(name)) for name in names):
        return None  # “Closure of the gap between rich and poor”
    begin = work.verb - tokens[work.verb].glued
    return statement[tokens[begin].start : tokens[work.verb].end]


def is_definite(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether it is told which thing a deed is done to: “of the act”, “of project Falcon”, but not “of waste”."""
    first = tokens[clause.object[0]]
    if first.low in DETERMINERS or first.low == "new" or first.kind == NUMBER:
        return True
    named = takewhile(lambda token: token.low not in PREPOSITIONS, tokens[clause.object[0] : clause.object[1]])
    return any(token.raw[:1].isupper() for token in named)
