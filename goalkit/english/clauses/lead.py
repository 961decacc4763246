"""Where a statement begins to say what it says: behind “We will …”, “Once we have the data, …”, “We have …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import (
    DETERMINERS,
    FILLERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
)
from goalkit.english.words.token import NUMBER, SIGN, Token
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["behind_have", "skip_lead"]

# Words in -ly that are no adverbs of manner.
_LY_NOUNS = frozenset(("monthly weekly daily quarterly yearly early family supply only apply reply").split())


def skip_lead(tokens: Sequence[Token], at: int, last: int, asides: Sequence[bool]) -> int:
    """Pass over “We will successfully …”, bullets, and what stands in brackets at the start."""
    begin = at
    while at < last:
        token = tokens[at]
        if (token.kind == SIGN and not (token.low in "$€£<>≥≤~+" or token.low in (">=", "<="))) or asides[at]:
            at += 1
        elif token.low in ("in", "to") and at + 1 < last and tokens[at + 1].low == "order":
            comma = next((k for k in range(at, last) if tokens[k].low == ","), None)
            if comma is None:
                return at
            at = comma + 1
        elif at == begin and token.low in _LEADS and (jump := _main_after_comma(tokens, at, last)):
            at = jump
        elif at == begin and token.low in PREPOSITIONS and (we := _we_behind(tokens, at, last)):
            at = we
        elif (token.low == "to" and at == begin) or token.low in ("we", "i", "they"):
            at += 1
        elif (done := behind_have(tokens, at, last)) and (
            token.low == "we've" or (at > begin and tokens[at - 1].low == "we")
        ):
            return done
        elif token.low == "need" and at > begin and at + 1 < last and tokens[at + 1].low == "to":
            at += 1  # “We need to …”
        elif token.low in FILLERS and token.low not in ("the", "team", "they") and at + 1 < last:
            if token.low in ("plan", "aim", "try", "want", "intend", "strive") and tokens[at + 1].low not in (
                "to",
                "for",
            ):
                return at
            if token.low in ("aim", "will", "plan") and at + 1 < last and tokens[at + 1].low in ("is", "for"):
                return at
            at += 1
        elif token.low == "be" and at > begin and tokens[at - 1].low in MODALS and _progresses(tokens[at + 1 : at + 2]):
            at += 1  # “We will be replacing the pumps”
        elif (
            token.low in ("are", "is", "am", "be")
            and at + 3 < last
            and tokens[(going := at + 1 + (tokens[at + 1].low in ("also", "now", "all")))].low == "going"
            and tokens[going + 1].low == "to"
        ):
            at = going + 2
        elif (
            token.low == "the"
            and at + 1 < last
            and tokens[at + 1].low == "team"
            and at + 2 < last
            and tokens[at + 2].low in MODALS
        ):
            at += 2
        elif (
            token.low.endswith("ly")
            and len(token.low) > 4
            and at + 1 < last
            and verb_form(tokens[at + 1].low)
            and token.low not in _LY_NOUNS
        ):
            at += 1
        else:
            return at
    return begin if at >= last else at


def _progresses(tokens: Sequence[Token]) -> bool:
    form = verb_form(tokens[0].low) if tokens else None
    return form is not None and form.form == "ing"


def behind_have(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Where what was done stands behind “we have”: “We have fully retired the old queue”."""
    if tokens[at].low not in ("have", "we've"):
        return None
    at += 1
    while at + 1 < last and (tokens[at].low.endswith("ly") or tokens[at].low in ("all", "now", "already", "also")):
        at += 1
    form = verb_form(tokens[at].low) if at + 1 < last else None
    if form is None or form.form != "past" or tokens[at].glued:
        return None
    after = tokens[at + 1]
    # “We have automated tests” says what there is: only what opens an object shows that it was done.
    opens = after.low in DETERMINERS or after.low in PRONOUNS or after.low in PREPOSITIONS or after.kind == NUMBER
    return at if opens or after.low in ("and", "up", "out") else None


_LEADS = frozenset(
    "so once when after as with for by during if before while using given based through in within".split()
)


def _we_behind(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Where “we” begins the main clause behind a leading “During this year”."""
    return next((k for k in range(at + 1, min(last, at + 6)) if tokens[k].low == "we"), None)


def _main_after_comma(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Where the main clause begins behind a leading “Once we have the data, …” or “For each stage, …”."""
    for k in range(at + 2, min(last - 1, at + 20)):
        if tokens[k].low == ",":
            following = tokens[k + 1]
            form = verb_form(following.low)
            if following.low in ("we", "the", "a", "an", "our", "all", "each", "every") or (
                form is not None and form.form == "base"
            ):
                return k + 1
    return None
