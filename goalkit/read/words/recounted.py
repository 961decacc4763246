"""Sentences that tell what was said and done, as minutes and diaries do: “The chair asked why it was late.”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.english.words.verbs import verb_form
from goalkit.pattern import pattern
from goalkit.read.words.asides import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["are_recounted", "recounts"]

SENTENCE = pattern(r"[A-Z\"“][^.!?]{8,400}?(?:[.!](?=\s+[A-Z\"“]|\s*$))")
"""A whole sentence at the beginning of a text."""
PAST = frozenset("was were had did wasn't weren't hadn't didn't".split())
SAYING = frozenset(
    "add answer argue ask complain confirm explain express feel find found inform mention move note object point"
    " present propose recall remark remind reply report request say state stress suggest sum summarise summarize tell"
    " thank think underline welcome wonder".split()
)
"""What people do in minutes, by the first word of it."""
UNKNOWN = {"summed": "sum", "felt": "feel"}
"""Forms of such verbs that begin no goal, and so are known nowhere else."""
RESOLVED = frozenset("agreed decided resolved committed undertook promised pledged adopted".split())
"""What is told to come of it are goals all the same: “The board resolved to open two branches.”."""
BESIDE = frozenset("in by at to from for with within under over after before and or as per until each every of".split())
"""What stands behind what is to be done by then, “Incidents reported within a day”, and seldom behind what was said."""
WITHIN = 7
"""How many words may come before the verb that tells it."""


def recounts(text: str) -> bool:
    """Whether a text begins with a sentence about what somebody said, or what was so.

    >>> recounts("Ms Odu asked why the goals had been late. Nobody knew."), recounts("The item was adjourned.")
    (True, True)
    >>> recounts("Asked every guest by June."), recounts("The board resolved to open two branches.")
    (False, False)
    """
    found = SENTENCE.match(text[:500])
    if found is None:
        return False
    words = words_in(found[0])[: WITHIN + 1]
    if not RESOLVED.isdisjoint(words):
        return False
    if not PAST.isdisjoint(words[1:]):
        return True
    return any(_says(word) and after not in BESIDE for word, after in pairwise(words[1:]))


def are_recounted(statements: Sequence[str]) -> bool:
    """Whether a list tells what went on, item by item, rather than what is wanted."""
    told = sum(map(recounts, statements))
    return told > 0 and told * 2 > len(statements)


def _says(word: str) -> bool:
    form = verb_form(word)
    if form is None:
        return word in UNKNOWN
    return form.form == "past" and form.lemma in SAYING
