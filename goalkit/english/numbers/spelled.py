"""Numbers in words: “twelve”, “one hundred and twenty”, “two thirds”, and when “one” counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.numbers.numeral import Number, dress, parse_number
from goalkit.english.numbers.units import SCALES, TIME_UNITS
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.words.token import Token

__all__ = ["FRACTIONS", "ONES", "TENS", "spelled"]

ONES = {word: float(n) for n, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip


TENS = {
    word: 10.0 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}


FRACTIONS = {
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2,
    "tenth": 0.1, "tenths": 0.1,
}  # fmt: skip


def spelled(tokens: Sequence[Token], at: int) -> Number | None:
    """The number in words that begins here, with its unit and its limits; None where the words count nothing."""
    low = tokens[at].low
    before = tokens[at - 1].low if at else ""
    if before == "number":
        return None  # “Kiln number two”
    last = at + 1
    if low in TENS or low in ONES:
        value, last = _below_hundred(tokens, at)
    else:
        if low in ("dozen", "hundred", "thousand", "million") and before not in ("a", "one"):
            return None
        value = SCALES[low]
    while (
        last < len(tokens)
        and tokens[last].low in ("hundred", "thousand", "million", "billion", "dozen")
        and not tokens[last].glued
    ):
        value *= SCALES[tokens[last].low]
        last += 1
    if value >= 100 and last + 1 < len(tokens) and tokens[last].low == "and" and tokens[last + 1].low in ONES | TENS:
        # “one hundred and twenty”
        rest, end = _below_hundred(tokens, last + 1)
        value += rest
        last = end
    if (
        last < len(tokens)
        and tokens[last].low in ("thirds", "quarters", "fifths", "tenths", "third", "fifth", "tenth")
        and low in ONES
    ):
        value = value * FRACTIONS[tokens[last].low] * 100
        return Number(at, last + 1, round(value, 6), "percent")
    if (many := _in_whole(tokens, last, value)) and (share := dress(tokens, at, last, value)) is not None:
        return share._replace(last=last + 2, unit=f"/{many:g}")  # “fewer than one in ten”
    if low == "one" and not _one_counts(tokens, at):
        return None
    if low in ONES and tokens[at].glued:
        return None
    if last + 2 < len(tokens) and (tokens[last].low, tokens[last + 1].low) == ("out", "of"):
        whole = ONES.get(tokens[last + 2].low)
        dressed = dress(tokens, at, last, value) if whole is not None else None
        if dressed is not None:
            return dressed._replace(last=last + 3, unit=f"/{whole:g}")  # “nine out of ten”
    return dress(tokens, at, _behind_figure(tokens, last, value), value)


def _in_whole(tokens: Sequence[Token], at: int, value: float) -> float:
    """The ten of “nine in ten”; zero where “in” says something else, as in “one in two weeks”."""
    if at + 1 >= len(tokens) or tokens[at].low != "in":
        return 0.0
    whole = ONES.get(tokens[at + 1].low) or TENS.get(tokens[at + 1].low) or 0.0
    behind = tokens[at + 2].low if at + 2 < len(tokens) else ""
    return whole if value < whole and behind not in TIME_UNITS else 0.0


def _behind_figure(tokens: Sequence[Token], last: int, value: float) -> int:
    """Where a number in words ends that is said again in figures: “twenty-one (21) days”."""
    again = tokens[last : last + 3]
    if len(again) == 3 and again[0].low == "(" and again[2].low == ")" and parse_number(again[1].low) == value:
        return last + 3
    return last


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The value of “seven”, “twenty” or “twenty-five”, and where it ends."""
    low = tokens[at].low
    if low in ONES:
        return ONES[low], at + 1
    if at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].low in ONES:
        return TENS[low] + ONES[tokens[at + 1].low], at + 2
    return TENS[low], at + 1


_SINGLE = frozenset("set source version view voice home place team way truth list".split())
"""What there is to be one of, rather than one that is counted."""


def _one_counts(tokens: Sequence[Token], at: int) -> bool:
    """“one” counts where a limit stands before it or it begins a count; else it is a pronoun."""
    before = tokens[at - 1].low if at else ""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if following in ("of", "in", "out") and before in ("least", "only"):
        return True
    if following == "of" or following in _SINGLE:
        return False  # “one of our stores”, “one set of numbers”
    if following in ("", ".", ",", "another", "place", "and", "or", "is", "that", "who", "which", "stop", "by", "day"):
        return before in ("than", "within", "least") and following not in ("", ".")
    if before in ("least", "than", "within", "only", "minimum", "exactly", "under", "to", "from", "one"):
        return True
    if at + 2 < len(tokens) and any(token.low in ("per", "each", "every") for token in tokens[at + 1 : at + 5]):
        return True
    if at == 0 and any(token.low in ("is", "was") for token in tokens[1:5]):
        return False  # “One visit is enough”
    if at == 0 and (len(tokens) < 3 or tokens[2].low == ","):
        return False  # “One team”, “One look, wherever you meet us”
    if at and (form := verb_form(before)) is not None and form.form == "base" and at <= 2:
        return True  # “Hire one engineer”
    return at == 0
