"""A number with all that belongs to it: its digits, scale, currency, unit, range, limit and sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from goalkit.english.calendar import PLAIN, Calendar
from goalkit.english.numbers.units import CURRENCIES, TIME_UNITS, is_attribute, read_rest, read_scale, read_unit
from goalkit.english.words.closed import POSSESSIVES, PREPOSITIONS
from goalkit.english.words.token import NUMBER, SIGN, WORD, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.reading import Comparator


def _limits(**phrases: tuple[str, ...]) -> dict[tuple[str, ...], Comparator]:
    """Phrases in words, each with the limit that it sets."""
    return {
        tuple(phrase.split()): cast("Comparator", comparator)
        for comparator, lines in phrases.items()
        for line in lines
        for phrase in line.split("; ")
    }


_SIGNS = {"+": "+", "↑": "+", "▲": "+", "-": "-", "−": "-", "–": "-", "↓": "-", "▼": "-"}


# What may stand before a number; the longest phrase wins.
_BEFORE = _limits(
    at_least=(
        "at least; a minimum of; minimum; min; minimum of; no fewer than; no less than; not less than",
        "more than; over; above",
        "greater than; higher than; exceed; exceeds; exceeding; exceeded; upwards of; north of",
        "not fewer than; not below",
        "not under; not lower than; no lower than",
        "in excess of; better than; >; >=; ≥; at or above; longer than; beyond",
    ),
    at_most=(
        "at most; a maximum of; maximum; max; maximum of; under; below; less than; fewer than; lower than",
        "no more than",
        "not more than; within; no longer than; shorter than; not exceed; not exceeding; <; <=; ≤",
        "at or below; faster than",
        "not to exceed; no worse than; beneath; not above; not over; not higher than; no higher than; not later than",
    ),
    equal=(
        "about; around; approximately; roughly; nearly; almost; close to; exactly; ~; ≈; some; circa; ca",
        "an average of",
    ),
)


_BEFORE |= _limits(
    at_most=tuple(
        f"{denial} {beyond}"
        for denial in ("not", "never", "doesn't", "don't", "won't", "mustn't")
        for beyond in ("exceed", "exceeds", "above", "over", "be above", "be over", "go above", "go over", "rise above")
    ),
    at_least=tuple(
        f"{denial} {beneath}"
        for denial in ("not", "never", "doesn't", "don't", "won't", "mustn't")
        for beneath in (
            "below",
            "under",
            "be below",
            "be under",
            "fall below",
            "falls below",
            "drop below",
            "drops below",
        )
    ),
)


def limits_by_denial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial begins here that limits the number behind it: “never exceeds 5%”."""
    return any(
        at + length < len(tokens)
        and tokens[at + length].kind == NUMBER
        and tuple([token.low for token in tokens[at : at + length]]) in _BEFORE
        for length in (2, 3)
    )


# What may stand behind one.
_AFTER = _limits(
    at_least=(
        "+; or more; or higher; or above; or better; or greater; or over; and above; and over; and up; or longer; plus",
        "minimum; at least; and more",
    ),
    at_most=(
        "or less; or fewer; or lower; or below; or under; and below; and under; or faster; maximum; max; at most",
        "at maximum; or better than",
    ),
)


class Number(NamedTuple):
    """A number at tokens[first:last] with all that belongs to it: limit, currency, scale, unit.

    `kind` is `plain`, `factor` (double, 3x), `fraction` (a third), `universal` (all, every) or `zero` (no, without).
    """

    first: int
    last: int
    value: float
    unit: str | None = None
    comparator: Comparator | None = None
    upper: float | None = None
    kind: str = "plain"
    scope: bool = False
    sign: str = ""


LONGEST = 40
"""Digits of a number that are looked at."""


def parse_number(written: str, calendar: Calendar = PLAIN) -> float | None:
    """Read digits with group and decimal marks: “1,500”, “10'000”, “3.1”; None where it is no number."""
    plain = written.replace("'", "").replace("’", "")
    mark = calendar.decimal_mark
    first, *groups = plain.split("," if mark == "." else ".")
    if groups and first:
        if len(first) <= 3 and all(len(part.partition(mark)[0]) == 3 for part in groups):
            plain = first + "".join(groups)
        elif len(groups) == 1 and len(groups[0]) <= 2:
            plain, mark = f"{first}.{groups[0]}", "."  # “4,5%” can't be a group of three, whatever the team's mark
        else:
            return None
    try:
        return float(plain[:LONGEST].replace(mark, "."))
    except ValueError:
        return None


def dress(tokens: Sequence[Token], first: int, last: int, value: float, calendar: Calendar = PLAIN) -> Number | None:
    """Add scale, currency, unit, range, limits and sign to the digits at tokens[first:last]."""
    begin, digits = first, first
    unit: str | None = None
    upper: float | None = None
    scale, last = read_scale(tokens, last, money=begin > 0 and tokens[begin - 1].low in CURRENCIES)
    value *= scale
    if begin and tokens[begin - 1].low in CURRENCIES:
        unit = CURRENCIES[tokens[begin - 1].low]
        begin -= 1
        if (
            tokens[begin].low == "$"
            and begin
            and not tokens[begin].spaced
            and tokens[begin - 1].low in ("us", "au", "ca", "nz")
        ):
            begin -= 1
    # the range: “15-20%”, “15 to 20%”, “between 15 and 20”
    upper, scale_up, last = _range(tokens, begin, last, unit, calendar)
    if upper is not None and scale == 1 and scale_up != 1:
        value *= scale_up
    unit, last = read_unit(tokens, last, unit)
    if upper is None:
        rest, last = read_rest(tokens, last, unit)
        value += rest
    if unit in TIME_UNITS.values() and is_attribute(tokens, digits, last):
        return None
    if last < len(tokens) and tokens[last].glued and unit is None and last == first + 1 and tokens[last].low != "plus":
        return None  # “3-step”, “2-way”
    comparator: Comparator | None = None
    if last < len(tokens):
        for length in (2, 1):
            phrase = tuple(token.low for token in tokens[last : last + length])
            if (
                len(phrase) == length
                and phrase in _AFTER
                and not (
                    phrase[0] in ("plus", "minimum", "maximum", "max")
                    and last + 1 < len(tokens)
                    and tokens[last + 1].kind == WORD
                )
            ):
                comparator = _AFTER[phrase]
                last += length
                break
    if comparator == "at_least" and unit is None:
        unit, last = read_unit(tokens, last, unit)
    comparator = comparator or _limit_behind_noun(tokens, last)
    sign, begin = _sign(tokens, begin)
    if sign == "±":
        sign, comparator = "", comparator or "at_most"  # no further off than that
    for length in (4, 3, 2, 1):
        if begin - length < 0:
            continue
        phrase = tuple(token.low for token in tokens[begin - length : begin])
        if phrase in _BEFORE:
            comparator = _BEFORE[phrase]
            begin -= length
            break
    if upper is not None and comparator is None:
        comparator = "between"
    if upper is not None and begin and tokens[begin - 1].low == "between":
        begin -= 1
    scope = begin > 0 and tokens[begin - 1].low in POSSESSIVES
    if (
        begin
        and tokens[begin - 1].low == "the"
        and unit is None
        and (begin == 1 or tokens[begin - 2].low in PREPOSITIONS)
    ):
        scope = True
    return Number(
        begin,
        last,
        value,
        unit,
        comparator=comparator,
        upper=upper,
        kind="factor" if unit == "ratio" else "plain",
        scope=scope,
        sign=sign,
    )


def _limit_behind_noun(tokens: Sequence[Token], at: int) -> Comparator | None:
    """The limit that ends a count: “300 children at most”, “5 contracts or fewer”."""
    for begin in range(at + 1, min(at + 4, len(tokens) - 1)):
        if tokens[begin - 1].kind != WORD or tokens[begin - 1].low in PREPOSITIONS:
            return None
        limit = _AFTER.get((tokens[begin].low, tokens[begin + 1].low))
        if limit is not None:
            after = tokens[begin + 2] if begin + 2 < len(tokens) else None
            return limit if after is None or after.kind == SIGN or after.low in PREPOSITIONS else None
    return None


def _sign(tokens: Sequence[Token], begin: int) -> tuple[str, int]:
    """The sign before a number, “+”, “-” or “±”, and where it begins."""
    before = tokens[begin - 1] if begin else None
    if before is None:
        return "", begin
    if before.low in ("±", "+/-"):
        return "±", begin - 1
    if before.low == "-" and not before.spaced and begin > 1 and tokens[begin - 2].low == "+":
        return "±", begin - 2  # “+-10%”
    if (
        before.low in _SIGNS
        and not tokens[begin].spaced
        and (begin < 2 or before.spaced or tokens[begin - 2].kind == SIGN)
    ):
        return _SIGNS[before.low], begin - 1
    if before.low in ("minus", "plus") and (
        begin < 2 or tokens[begin - 2].kind == SIGN or tokens[begin - 2].low not in ("or", "and")
    ):
        return "-" if before.low == "minus" else "+", begin - 1
    return "", begin


def _range(
    tokens: Sequence[Token], begin: int, last: int, unit: str | None, calendar: Calendar
) -> tuple[float | None, float, int]:
    """The high end of a range that goes on at `last`, its scale, and where it ends."""
    at = last
    if at < len(tokens) and tokens[at].low == "%":
        at += 1
    if at + 1 >= len(tokens):
        return None, 1.0, last
    join = tokens[at].low
    opened = begin > 0 and tokens[begin - 1].low == "between"
    from_before = begin > 0 and tokens[begin - 1].low == "from"
    if not (
        join in ("-", "–", "—")
        or (join in ("to", "and") and opened)
        or (join == "to" and not from_before and _closes(tokens, at + 1))
    ):
        return None, 1.0, last
    high = at + 1
    if high < len(tokens) and tokens[high].low in CURRENCIES:
        high += 1
    if high >= len(tokens) or tokens[high].kind != NUMBER:
        return None, 1.0, last
    value = parse_number(tokens[high].low, calendar)
    if value is None:
        return None, 1.0, last
    scale, end = read_scale(tokens, high + 1, money=unit is not None)
    return value * scale, scale, end


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether “15 to 20 …” is a range: another number follows, and no change verb or “from” frames the pair."""
    if tokens[at].kind != NUMBER:
        return False
    return any(token.low == "by" for token in tokens[max(0, at - 3) : at - 1])
