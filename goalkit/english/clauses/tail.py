"""What hangs on a statement: what the work is for, how it is to be done, and values left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.token import SIGN, WORD
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.clauses.clause import Clause
    from goalkit.english.words.token import Token

_CHANGES = frozenset({"increase", "decrease", "improve", "reach", "keep"})
# Verbs of change that are as often work: “to get feedback”, “to make a plan”.
_LIGHT = frozenset("get make become capture close collect generate bring pass land receive hold".split())
_RESIDUE = frozenset("tbd tbc tba tbr tbs xx xxx xxxx lorem todo".split())
_OPENERS = {"<": ">", "[": "]", "{": "}"}
_SLOT_WORDS = frozenset(
    "metric number date owner target baseline value name amount team percent percentage insert your unit "
    "deadline n x y product "
    "customer quarter here placeholder".split()
)
_BLANKS = _RESIDUE | _OPENERS.keys() | frozenset("x n y z ?".split())
LONGEST_SLOT = 6
LONGEST_IN_ANGLES = 16
"""Nobody puts words in angles but to say what belongs there: “<what should become true, in words>”."""


# Words whose “to” says no purpose: “the ability to respond”.
_OPEN_TO = frozenset(("ability able continue due need want plan how ready access").split())


_PURPOSE_OPENERS = frozenset("in so which to".split())
_MEANS_OPENERS = frozenset("by through via with using".split())


def find_purpose(tokens: Sequence[Token], clause: Clause) -> tuple[int, int] | None:
    """The clause that says what the work is for, if that is a change: “to reduce onboarding time”, “so that …”."""
    if clause.verb < 0:
        return None
    for at in range(clause.object[0], clause.last - 1):
        low = tokens[at].low
        if low not in _PURPOSE_OPENERS:
            continue
        begin = at + 1
        if low == "in" and tokens[at + 1].low == "order" and at + 2 < clause.last:
            begin = at + 3
        elif low == "so" and tokens[at + 1].low in ("that", "we", "they", "users", "customers", "people"):
            begin = at + 2 if tokens[at + 1].low == "that" else at + 1
            return _changing(tokens, begin, clause.last, anywhere=True)
        elif low == "which" and tokens[at + 1].low in ("will", "should"):
            begin = at + 2
        elif low != "to" or tokens[at - 1].low in _OPEN_TO:
            continue
        found = _changing(tokens, begin, clause.last, anywhere=False)
        if found is not None:
            return found
    return None


def _changing(tokens: Sequence[Token], begin: int, last: int, *, anywhere: bool) -> tuple[int, int] | None:
    for at in range(begin, min(last, begin + (12 if anywhere else 2))):
        form = verb_form(tokens[at].low)
        if form is None or form.form not in ("base", "s"):
            continue
        if SENSES[form.lemma] in _CHANGES and form.lemma not in _LIGHT and at + 1 < last:
            return begin, last
        if not anywhere:
            return None
    return None


def find_means(tokens: Sequence[Token], clause: Clause) -> tuple[int, int] | None:
    """The words that say how: “by building a portal”, “through a new app”, “with a self-service hub”."""
    if clause.verb < 0:
        return None
    for at in range(clause.object[0], clause.last - 1):
        low = tokens[at].low
        if low not in _MEANS_OPENERS:
            continue
        following = tokens[at + 1].low
        if low == "by" and following.endswith("ing") and verb_form(following) is not None:
            return at + 1, clause.last
        if low != "by" and following in ("a", "an", "our", "the", "new"):
            return at + 1, clause.last
    return None


def find_blanks(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Values that nobody has filled in: “TBD”, “XX%”, “<metric>”, “[owner]”, “???”, “from X to Y”."""
    found: list[tuple[int, int]] = []
    if _BLANKS.isdisjoint([token.low for token in tokens]):
        return found
    at = 0
    while at < len(tokens):
        last = _blank(tokens, at)
        if last:
            found.append((at, last))
            at = last
        else:
            at += 1
    return found


def _blank(tokens: Sequence[Token], at: int) -> int:
    """The end of a placeholder that begins at tokens[at], or 0."""
    token = tokens[at]
    low = token.low
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == WORD:
        if low in _RESIDUE and (
            low[0] != "x" or token.raw.isupper() or (following is not None and following.low == "%")
        ):
            return at + 1 + (following is not None and following.low == "%" and not following.spaced)
        if token.raw in ("X", "x", "N", "Y", "Z", "xx") and following is not None:
            if following.low == "%" and not following.spaced:
                return at + 2
            before = tokens[at - 1].low if at else ""
            if (
                token.raw in ("X", "Y", "N")
                and before in ("from", "to", "by", "$", "€", "£")
                and (following.kind != WORD or following.low in PREPOSITIONS or before != "to")
            ):
                return at + 1
            if token.raw == "N" and following.kind == WORD and following.low.endswith("s"):
                return at + 1
        elif token.raw in ("X", "Y") and following is None and at and tokens[at - 1].low in ("to", "from", "by"):
            return at + 1
        return 0
    if low == "?" and following is not None and following.low == "?":
        last = at + 1
        while last < len(tokens) and tokens[last].low == "?":
            last += 1
        return last + (last < len(tokens) and tokens[last].low == "%")
    if low in _OPENERS and following is not None and following.kind == WORD and not following.spaced:
        longest = LONGEST_IN_ANGLES if low == "<" else LONGEST_SLOT
        for last in range(at + 2, min(len(tokens), at + 2 + longest)):
            if tokens[last].low == _OPENERS[low]:
                words = {inner.low for inner in tokens[at + 1 : last] if inner.kind != SIGN}
                return last + 1 if words & _SLOT_WORDS or low == "<" else 0
    return 0


# What stands before a value.
_BEFORE_VALUES = frozenset(("to by from at of least most than $ € £ < >").split())


def is_number_slot(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a placeholder stands where a number would: behind “to”, “by” or a currency, or before “%”."""
    if tokens[last - 1].low == "%" or (last < len(tokens) and tokens[last].low == "%"):
        return True
    return first > 0 and tokens[first - 1].low in _BEFORE_VALUES
