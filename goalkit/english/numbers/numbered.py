"""Things that carry a number instead of a name: “the report on case 1204 was filed” counts no cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.metric import match
from goalkit.english.times.dates import MONTHS
from goalkit.english.words.closed import BE, PREPOSITIONS
from goalkit.english.words.nouns import is_problem, is_state, looks_plural
from goalkit.english.words.token import NUMBER, SIGN, WORD, Token
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_file_number", "names_case"]

_LONGEST = 4
"""Digits of such a number; more of them are an amount."""


def is_file_number(tokens: Sequence[Token], at: int) -> bool:
    """“Close case 212/9/2027”: three numbers or more in a row with strokes between them, where they are no day."""
    for first in (at - 4, at - 2, at):
        row = tokens[max(first, 0) : first + 5]
        if (
            len(row) == len("1/2/3")
            and all(one.kind == NUMBER for one in row[::2])
            and row[1].low == row[3].low == "/"
            and not any(one.spaced for one in row[1:])
        ):
            return True
    return False


def names_case(tokens: Sequence[Token], at: int) -> bool:
    """“Samples from borehole 17 analysed”: behind a preposition and one noun without an article, a bare number.

    Of one thing nobody would count so many, and where its value is meant, a sign, a unit or a limit tells so.
    """
    written, noun = tokens[at], tokens[at - 1]
    if at < 2 or not written.raw.isdigit() or len(written.raw) > _LONGEST or written.raw[0] == "0":
        return False
    worked_on = at == len(("replant", "plot")) and _is_worked_on(tokens, at)
    if noun.kind != WORD or noun.glued or not (worked_on or tokens[at - 2].low in _BELONGING):
        return False
    if looks_plural(noun.low) or not noun.low.isalpha() or noun.low in PREPOSITIONS or noun.low in _COUNTED:
        return False
    if is_state(noun.low) or is_problem(noun.low) or match([noun.low]) is not None or noun.low.endswith("ing"):
        return False
    return worked_on or _goes_on(tokens, at + 1)


def _is_worked_on(tokens: Sequence[Token], at: int) -> bool:
    """“Replant plot 7 with vines”: of one thing that work is ordered on, its number is told before how it is done."""
    form = verb_form(tokens[0].low)
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    works = form is not None and form.form == "base" and SENSES[form.lemma] in ("make", "do")
    return works and following in ("with", "for", "in", "by", "before", "into", "as", "on") and tokens[-1].low != "%"


_BELONGING = frozenset("for of on to from against about with into in at".split())
_COUNTED = frozenset(
    "under over around least most only next all day week month year age people staff total sum average".split()
) | frozenset(MONTHS)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause goes on behind a number with what was done, a date, or a second thing: no unit, no limit."""
    following = tokens[at] if at < len(tokens) else None
    if following is None:
        return False
    if following.kind == SIGN:
        return following.low == ","
    if following.low in ("by", "before", "and", "until") or following.low in BE:
        return following.low != "by" or _dated(tokens, at + 1)
    form = verb_form(following.low)
    return form is not None and form.form == "past" and form.lemma not in _REACHING


_REACHING = frozenset("reach achieve meet hit attain exceed surpass hold keep".split())


def _dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date stands here rather than what divides or moves the number: “by 1 May”, but not “by half”."""
    following = tokens[at].low if at < len(tokens) else ""
    return following not in ("half", "a", "an", "at") and "%" not in [token.low for token in tokens[at : at + 2]]
