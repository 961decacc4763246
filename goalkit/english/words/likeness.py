"""Whether two statements say the same thing in the same words, whatever their order, case and grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.token import NUMBER, SIGN, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["bag", "content_words", "rough", "scope_words"]

_STOP = frozenset(
    "a all an and are as at be been being by can do does for from get has have how in into is it its more of on or our "
    "so than that the their them there these they this those to us was we were what when which who will with within "
    "would you your i my me he she his her not no up down out over under about per each every any some new current "
    "currently".split()
)
"""Words that carry no subject of their own; a number word is no such word."""

_CHANGE = frozenset(
    "achieve attain become boost bring change cut decline decrease deliver drive drop enhance ensure expand fall "
    "gain go grow halve improve increase keep lessen lift lower maintain make maximise maximize minimise minimize "
    "move optimise optimize raise reach reduce rise shorten shrink stay strengthen double triple hit remain".split()
)
"""Verbs that say that a metric moves, but nothing of which metric of whom."""

_TIME = frozenset(
    "q1 q2 q3 q4 h1 h2 fy quarter year month week day end start january february march april may june july august "
    "september october november december annual annually yearly quarterly monthly weekly daily before until during "
    "next last least most percent point second minute hour target baseline".split()
)


def content_words(statement: str) -> list[str]:
    """The words that carry meaning, in order, in lower case, plurals cut, numbers among them."""
    return [
        _stem(token.low) if token.kind != NUMBER else token.low
        for token in tokenize(statement)
        if token.kind != SIGN and token.low not in _STOP
    ]


def bag(statement: str) -> str:
    """A key that two statements share if they say the same in the same words.

    Words may stand in any order, for lists are often rewritten; numbers may not, for “5 to 9” is not “9 to 5”.

    >>> bag("Raise NPS from 45 to 60") == bag("NPS: raise from 45 to 60")
    True
    """
    words: list[str] = []
    numbers: list[str] = []
    for word in content_words(statement):
        (numbers if word[0].isdigit() else words).append(word)
    return " ".join((*sorted(words), "|", *numbers))


def rough(statement: str) -> int:
    """A number that statements with one `bag` share, nearly always, and few others do; much cheaper than the bag."""
    words = statement.lower().split()
    return hash(frozenset([word[:3] for word in words if len(word) > 3 and word not in _STOP]))


def scope_words(statement: str, without: Iterable[str] = ()) -> frozenset[str]:
    """What a statement about a metric is about beside the metric: the region, the segment, the product.

    Numbers, dates, verbs of change and the words in `without` (the metric's own) are left out.
    """
    dropped = {word for text in without for word in content_words(text)}
    return frozenset(
        word
        for word in content_words(statement)
        if not word[0].isdigit() and word not in dropped and word not in _TIME and not _is_change(word)
    )


def _is_change(word: str) -> bool:
    return word in _CHANGE or word + "e" in _CHANGE


def _stem(word: str) -> str:
    """Cut what only grammar put there, crudely but alike for every form: “falls”, “members”, “member's”."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "su":
        return word[:-1]
    return word
