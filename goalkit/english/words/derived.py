"""Nouns that are formed from verbs, and say what their verbs say: “implementation”, “closure”, “weeding”."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from goalkit.english.words.closed import words
from goalkit.english.words.nouns import QUALITIES, is_people, is_state
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from goalkit.english.reading import Sense

__all__ = ["deed_of", "sense_of"]

# Endings of such nouns, the longest first, and what stands in their place at the end of the verb.
_ENDINGS = tuple(
    (ending, tuple(one.strip("_") for one in verbal))
    for ending, *verbal in (
        line.split()
        for line in (
            "isation ise; ization ise; ification ify; duction duce; scription scribe; version vert; mission mit; "
            "vision vise vide; cision cide; clusion clude; nsion nd; olution olve; sition se re; ption pt ve; "
            "ation _ e ate; ition _ e ete ish; ction ct; ssion ss de; sion se de; ion _ e; ment _; sure se; very ver; "
            "val ve v; wal w; sal se s; rral r"
        ).split("; ")
    )
)

# Of the nouns that look like their verbs, those that always name a deed.
_PLAIN = words(
    "launch relaunch release upgrade purchase transfer switch move overhaul revamp repair shift transition increase "
    "decrease"
)

# Nouns with such endings that name a thing, a body or a state rather than what is done.
_THINGS = words(
    "institution section portion nation station motion notion position mission passion tension dimension pension "
    "profession occupation population generation foundation corporation federation association organisation "
    "organization situation condition relation vision decision fashion mention equipment department moment element "
    "document environment government apartment segment instrument investment employment treatment movement department "
    "edition version collection information location station education communication action section direction nothing "
    "something everything anything being meeting feeling wellbeing meaning beginning ending heading offering "
    "setting evening morning wedding clothing ceiling king ring spring string thing wing sing bring following during "
    "housing covering painting drawing writing reading finding earning saving spelling timing pricing"
)

_LONGEST = len("internationalisation")
_SHORTEST = len("weeding")


@cache
def deed_of(noun: str) -> str | None:
    """The verb that a lower-case noun is formed from, as the lexicon has it or by rule; None where it names no deed.

    >>> deed_of("introduction"), deed_of("closure"), deed_of("weeding"), deed_of("foundation")
    ('introduce', 'close', 'weed', None)
    """
    if noun in _THINGS or not noun.isalpha() or len(noun) > _LONGEST + 2:
        return None
    if noun in _PLAIN:
        return noun
    if noun in QUALITIES or is_state(noun) or is_people(noun):
        return None
    if noun.endswith("ing"):
        form = verb_form(noun)
        if form is not None:
            return form.lemma if form.form == "ing" else None
        return noun[:-3] if len(noun) >= _SHORTEST else None
    for ending, verbal in _ENDINGS:
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            stem = noun[: -len(ending)]
            known = next((stem + one for one in verbal if stem + one in SENSES), None)
            if known is not None:
                return known
            if stem.startswith("re") and SENSES.get(stem[2:]) == "make":
                return stem[2:]  # “redevelopment”
            if verbal == ("ise",):
                return f"{stem}ise"
    return None


def sense_of(lemma: str) -> Sense:
    """What a verb does; one that the lexicon doesn't have is work."""
    return "make" if lemma == "make" else SENSES.get(lemma, "do")
