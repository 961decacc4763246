"""Noun phrases: where they end, and which noun heads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS, PRONOUNS, RELATIVES
from goalkit.english.words.nouns import is_people, is_state, is_work, singular
from goalkit.english.words.token import NUMBER, SIGN, WORD, Token
from goalkit.english.words.verbs import NOUNLIKE, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

# Nouns that only frame the noun after “of”: “a set of guides”, “the number of users”.
FRAMES = frozenset(
    "number percentage percent share set series list variety range lot amount bunch handful majority part"
    " rest most half "
    "couple group collection kind type types total rate proportion volume pair third quarter one count level".split()
)


_ENDING = frozenset("so because which while whereby when if until unless in to by through via".split())
"""Words of which each may end an object."""


def end_of_object(tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool]) -> int:
    """Where the object's noun phrases end: before a purpose, a means, a reason or a new clause."""
    for at in range(first, last):
        token = tokens[at]
        low = token.low
        if low not in _ENDING or token.kind != WORD or token.glued or asides[at] or at == first:
            continue
        if low in ("so", "because", "which", "while", "whereby", "when", "if", "until", "unless"):
            return at
        if low == "in" and at + 1 < last and tokens[at + 1].low == "order":
            return at
        if low == "to" and at + 1 < last:
            form = verb_form(tokens[at + 1].low)
            if form is not None and form.form == "base":
                return at
        if low in ("by", "through", "via") and at + 1 < last and tokens[at + 1].low.endswith("ing"):
            return at
    return last


def heads(tokens: Sequence[Token], first: int, last: int, asides: Sequence[bool]) -> list[int]:
    """Indexes of the head nouns of the coordinated noun phrases in tokens[first:last].

    A head is the last word before a preposition or the like; “a set of guides” has the head “guides”.
    """
    found: list[int] = []
    head = -1
    at = first
    while at < last:
        token = tokens[at]
        low = token.low
        if asides[at]:
            at += 1
            continue
        if token.kind == WORD and (token.glued or (at + 1 < last and tokens[at + 1].glued)):
            head = at  # “PR-to-prod time”, “set-up”: within a hyphened word nothing ends a phrase
            at += 1
            continue
        stop = token.kind == NUMBER and head >= 0 and not _is_pair(tokens, at)
        if token.kind == SIGN:
            if low in (",", "&", "/", "+") and head >= 0:
                found.append(head)
                head = -1
            elif low in (":", "—", "–", "-", ";") and head >= 0:
                break
        elif low in ("and", "or", "plus", "&"):
            if head >= 0:
                found.append(head)
            head = -1
        elif low == "of" and head >= 0 and _frames(tokens, head, first):
            head = -1
        elif head < 0 and low in _LIMITS and at + 1 < last and (skip := _limits(tokens[at + 1])):
            at += skip - 1  # “at least 8 people”, “more than 8 people”
        elif low in _BEHIND:
            stop = head >= 0
        elif head >= 0 and (low in ("each", "every", "a") or low in _OWNERS):
            stop = True  # “a budget policy its lead has signed”
        elif token.kind == WORD and low not in DETERMINERS and low not in PRONOUNS:
            form = verb_form(low)
            if (
                head >= 0
                and form is not None
                and is_people(tokens[head].low)
                and not is_work(low)
                and (
                    form.form == "s"
                    or (
                        form.form == "base"
                        and tokens[head].low.endswith("s")
                        and (low not in NOUNLIKE or (at + 1 < last and tokens[at + 1].low in DETERMINERS))
                    )
                )
            ):
                stop = True
            elif head >= 0 and form is not None and not token.glued:
                if form.form in ("past", "ing") and (
                    at + 1 >= last
                    or tokens[at + 1].low in PREPOSITIONS
                    or tokens[at + 1].kind == SIGN
                    or tokens[at + 1].low in DETERMINERS
                    or tokens[at + 1].low in PRONOUNS
                    or tokens[at + 1].low in ("and", "or")
                ):
                    stop = not (form.form == "ing" and (is_work(low) or is_state(low) or _names(tokens, at, first)))
                if not stop:
                    head = at
            elif not low.endswith("ly"):
                head = at
        if stop:
            break
        at += 1
    if head >= 0:
        found.append(head)
    return found


def _is_pair(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number belongs to a “1-1” or “1:1”, which only describes what follows."""
    return any(
        0 <= sign < len(tokens) - 1
        and sign
        and tokens[sign].low in ("-", ":")
        and not tokens[sign].spaced
        and tokens[sign - 1].low == tokens[sign + 1].low == "1"
        for sign in (at - 1, at + 1)
    )


_BEHIND = PREPOSITIONS | RELATIVES | BE | MODALS | HAVE | {"to", "down"}
"""Words of which each begins something behind a noun phrase."""
_OWNERS = frozenset("its our their his her we they".split())
_LIMITS = frozenset("least most more less fewer".split())


def _limits(following: Token) -> int:
    """How many words “least” or “more” make with what follows, where they only limit a number."""
    return 1 if following.kind == NUMBER else 2 * (following.low == "than")


def _frames(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a noun before “of” only frames the next: “the rate of accidents”, but not “the response rate of …”."""
    low = tokens[at].low
    if low in ("rate", "level") and at > first and tokens[at - 1].kind == WORD:
        return tokens[at - 1].low in DETERMINERS or tokens[at - 1].low in PREPOSITIONS
    return low in FRAMES or singular(low) in FRAMES


def _names(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a word on -ing is a noun because only a description stands before it: “unrestricted giving”."""
    return first == at - 1 and tokens[first].low.endswith(("ed", "ing", "al", "ic", "ive", "ary"))
