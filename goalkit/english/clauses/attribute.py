"""Verb forms at the start that are no verbs of the clause: “Planned outages down 30%”, “Hiring takes 40 days”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import DETERMINERS, PREPOSITIONS
from goalkit.english.words.nouns import is_state, is_work, looks_plural
from goalkit.english.words.token import NUMBER, WORD
from goalkit.english.words.verbs import NOUNLIKE, SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.words.token import Token

__all__ = ["describes_what_moves", "is_done_by"]

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
    form = verb_form(low)
    if form is None or form.form != "s" or SENSES[form.lemma] in ("make", "do") or is_work(low):
        return False
    limits = after.low in ("<", ">", "≤", "≥", "at", "less", "more", "no", "under", "over", "from", "to")
    if form.lemma in NOUNLIKE or is_state(low):
        return limits and after.low not in ("at", "to", "from", "over")
    return limits or after.kind == NUMBER or after.low in DETERMINERS
