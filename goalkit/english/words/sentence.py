"""Where one sentence of a statement ends and the next begins, and what stands in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.token import SIGN, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENERS = frozenset("( [ {".split())

_CLOSERS = frozenset(") ] }".split())


def mark_asides(tokens: Sequence[Token]) -> list[bool]:
    """Say for each token whether it stands in brackets."""
    if _OPENERS.isdisjoint([token.low for token in tokens]):
        return [False] * len(tokens)
    asides = []
    depth = 0
    for token in tokens:
        if token.low in _OPENERS:
            depth += 1
        asides.append(depth > 0)
        if token.low in _CLOSERS and depth:
            depth -= 1
    return asides


def sentences(tokens: Sequence[Token], asides: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Cut a statement at full stops and semicolons outside of brackets."""
    begin = 0
    for at, token in enumerate(tokens):
        if token.kind != SIGN or asides[at] or token.low not in (".", "!", "?", ";", ":"):
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.low != ";" and following is not None and not following.spaced:
            continue
        if (
            token.low == "."
            and following is not None
            and (following.raw[0].islower() or (at and _abbreviated(tokens[at - 1])))
        ):
            continue
        if token.low == ":" and (
            at - begin > 5 or following is None or following.kind != WORD or following.low in _VALUE_STARTS
        ):
            continue
        if at > begin:
            yield begin, at
        begin = at + 1
    if begin < len(tokens):
        yield begin, len(tokens)


# After a colon these begin a value of what stands before it: “Damage claims: at most 3”.
_VALUE_STARTS = frozenset(
    (
        "eur usd gbp chf sek nok dkk aud cad max maximum min minimum under below over above at up down zero "
        "nil from no less more fewer minus plus about around none one two three four five six seven eight "
        "nine ten"
    ).split()
)


# Abbreviations whose full stop ends no sentence.
_SHORT = frozenset(("e g i fig figs vs approx incl etc no nr dr mr mrs st dept min max inc").split())


def _abbreviated(token: Token) -> bool:
    return (len(token.raw) == 1 and token.raw.isupper()) or token.low in _SHORT
