"""The numbers with a meaning in a statement, in digits or words, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.calendar import PLAIN, Calendar
from goalkit.english.metric import match
from goalkit.english.numbers.names import end_of_names, is_name
from goalkit.english.numbers.numeral import Number, dress, limits_by_denial, parse_number
from goalkit.english.numbers.spelled import FRACTIONS, ONES, TENS, spelled
from goalkit.english.numbers.turns import (
    EARLIER,
    PARTS,
    VULGAR,
    limited_part,
    magnitude,
    more_than_half,
    same_day,
    vulgar,
    within_one,
)
from goalkit.english.numbers.units import TIME_UNITS
from goalkit.english.words.closed import BE, COMPARATIVES, DETERMINERS, PREPOSITIONS
from goalkit.english.words.nouns import is_problem
from goalkit.english.words.token import NUMBER, WORD, Token, tokenize
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.reading import Comparator


_FACTORS = {
    "double": 2.0, "doubled": 2.0, "doubles": 2.0, "doubling": 2.0, "twice": 2.0,
    "triple": 3.0, "tripled": 3.0, "triples": 3.0, "tripling": 3.0, "treble": 3.0, "thrice": 3.0, "quadruple": 4.0,
    "halve": 0.5, "halved": 0.5, "halves": 0.5, "halving": 0.5,
}  # fmt: skip

_MULTIPLIED = frozenset("as the our their its that this what last".split())
"""What “twice” multiplies; else it says how often: “nobody waits twice”."""

_UNIVERSALS = frozenset("all every each everyone everybody".split())

_ZEROS = frozenset("no zero zeros none nobody without never nil not".split())


_RHYTHMS = {"hourly": 8760.0, "daily": 365.0, "weekly": 52.0, "biweekly": 26.0, "fortnightly": 26.0, "monthly": 12.0,
            "quarterly": 4.0, "yearly": 1.0, "annual": 1.0, "annually": 1.0}  # fmt: skip


def find_numbers(tokens: Sequence[Token], taken: Sequence[bool], calendar: Calendar = PLAIN) -> list[Number]:
    """Find the numbers with a meaning, from left to right; `taken` marks tokens that belong to times."""
    found: list[Number] = []
    free = 0
    for at in [at for at, token in enumerate(tokens) if token.kind == NUMBER or token.low in _OPENERS]:
        if at < free:
            continue
        if tokens[at].kind == NUMBER and (end := end_of_names(tokens, at)) > at:
            free = end
        elif not taken[at] and (number := _number(tokens, at, calendar)) is not None:
            found.append(number)
            free = number.last
    return found


_OPENERS = (
    PARTS.keys()
    | ONES.keys()
    | TENS.keys()
    | FRACTIONS.keys()
    | _FACTORS.keys()
    | _RHYTHMS.keys()
    | _UNIVERSALS
    | _ZEROS
) | frozenset("dozen dozens hundred thousand million once majority most order top within same next".split())
"""Words in which a number may begin: most words of a statement need no closer look."""


def limit_in(amount: str) -> Comparator | None:
    """Whether the words of an amount set a limit; None where they name a value.

    >>> limit_in("at most 10 days"), limit_in("≥ 95%"), limit_in("95%")
    ('at_most', 'at_least', None)
    """
    tokens = tokenize(amount)
    numbers = find_numbers(tokens, [False] * len(tokens))
    return numbers[0].comparator if numbers else None


def _number(tokens: Sequence[Token], at: int, calendar: Calendar) -> Number | None:
    token = tokens[at]
    low = token.low
    if token.kind == NUMBER:
        return _digits(tokens, at, calendar)
    if low in ONES or low in TENS or low in ("hundred", "thousand", "million", "dozen", "dozens"):
        return _zero(tokens, at) if low == "zero" else spelled(tokens, at)
    if low in PARTS and (part := limited_part(tokens, at)) is not None:
        return part
    if low in VULGAR:
        return vulgar(tokens, at)
    if low in _FACTORS:
        following = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if low in ("double", "triple") and (
            following in ("down", "check", "click", "opt", "digit", "blind", "sided") or tokens[at].glued
        ):
            return None
        if low in ("twice", "thrice") and following not in _MULTIPLIED:
            return Number(at, at + 1, _FACTORS[low], "time")
        return Number(at, at + 1, _FACTORS[low], "ratio", kind="factor")
    if low == "half" and at + 1 < len(tokens) and tokens[at + 1].low in ("term", "terms"):
        return None  # a holiday of schools, and the day by which things are due
    if low in ("half", "third", "quarter", "fifth", "tenth") and at and tokens[at - 1].low in ("by", "a", "in", "than"):
        if low == "quarter" and not (at > 1 and tokens[at - 2].low == "by"):
            following = tokens[at + 1].low if at + 1 < len(tokens) else ""
            share = tokens[at - 1].low == "a" and following == "of"  # “a quarter of bookings”
            return Number(at, at + 1, 25.0, "percent") if share else None
        if low == "half" and tokens[at - 1].low not in ("by", "in", "than"):
            return None
        if low in ("third", "fifth", "tenth") and (tokens[at - 1].low != "a" or _orders(tokens, at)):
            return None
        return Number(at, at + 1, FRACTIONS[low], "ratio", kind="fraction")
    if low == "half" and at + 2 < len(tokens) and tokens[at + 1].low == "as" and tokens[at + 2].low in _AMOUNTS:
        return Number(at, at + 1, FRACTIONS[low], "ratio", kind="factor")
    if low == "half" and at + 2 < len(tokens) and tokens[at + 1].low == "of" and tokens[at + 2].low in EARLIER:
        return Number(at, at + 1, FRACTIONS[low], "ratio", kind="factor")  # “half of last year's”
    if low == "half" and at + 1 < len(tokens) and tokens[at + 1].low in ("of", "the", "our", "all"):
        return Number(at, at + 1, 50.0, "percent")
    if (
        low == "once"
        and at + 1 < len(tokens)
        and tokens[at + 1].low in ("a", "per", "every", "each", "weekly", "monthly")
    ):
        return Number(at, at + 1, 1.0, "time")
    if low == "once" and at > 1 and tokens[at - 1].low == "least":
        return Number(at, at + 1, 1.0, "time", comparator="at_least")
    if low == "majority" and at and tokens[at - 1].low in ("a", "the"):
        return Number(at, at + 1, 50.0, "percent", comparator="at_least")
    if low == "most":
        return more_than_half(tokens, at)
    if low == "order":
        return magnitude(tokens, at)
    if low == "top" and at + 1 < len(tokens) and tokens[at + 1].kind == NUMBER:
        return _rank(tokens, at)
    if low in _RHYTHMS and at and tokens[at - 1].low in ("from", "to"):
        return Number(at, at + 1, _RHYTHMS[low], "per year")
    if low == "within":
        return within_one(tokens, at)
    if low in ("same", "next"):
        return same_day(tokens, at)
    if low in _UNIVERSALS:
        return _universal(tokens, at)
    if low in _ZEROS:
        return _zero(tokens, at)
    return None


_AMOUNTS = frozenset("many much long often".split())
"""What can be half as much: “half as many accidents”."""

_PERCENTS = frozenset("percent percentile pct".split())


def _noun_behind(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The words of a noun phrase that begins here."""
    last = at
    while last < min(at + 3, len(tokens)) and tokens[last].kind == WORD and tokens[last].low not in PREPOSITIONS:
        last += 1
    return tokens[at:last]


def _rank(tokens: Sequence[Token], at: int) -> Number | None:
    """“Top 3 hospital” is a place to reach; “the top 10 customers” are only named."""
    value = parse_number(tokens[at + 1].low)
    before = tokens[at - 1].low if at else ""
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    after = following.low if following else ""
    if value is None or before in ("our", "their", "its", "for", "of", "with", "from"):
        return Number(at, at + 2, value, scope=True) if value is not None and _done_for(tokens, at) else None
    if before == "the" and any(token.low.endswith("s") for token in _noun_behind(tokens, at + 2)):
        commanded = at > 1 and (form := verb_form(tokens[at - 2].low)) is not None and form.form == "base"
        if not commanded and _done_for(tokens, at):
            return Number(at, at + 2, value, scope=True)
        return Number(at, at + 2, value) if commanded else None
    if before == "the" and following and following.kind == WORD and after not in PREPOSITIONS | _PERCENTS:
        return None  # “the top 10 list”
    if at and verb_form(before) is not None:
        return Number(at, at + 2, value)
    return Number(at, at + 2, value, "rank", comparator="at_most")


def _done_for(tokens: Sequence[Token], at: int) -> bool:
    """Whether something is done for each of the top ten, and not for the list of them."""
    begin = at - (tokens[at - 1].low in ("the", "our", "their", "its"))
    behind = _noun_behind(tokens, at + 2)
    return (
        begin > 0 and tokens[begin - 1].low in ("for", "with") and any(token.low.endswith("s") for token in behind[:2])
    )


def _universal(tokens: Sequence[Token], at: int) -> Number | None:
    """“all”, “every”, “each” as the value to reach; not in idioms or where they only count beats."""
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].glued or (at + 1 < len(tokens) and tokens[at + 1].glued):
        return None
    if tokens[at].low == "all" and (following in _NOT_ALL or _is_whole(tokens, at)):
        return None
    if tokens[at].low in ("each", "every") and following in TIME_UNITS:
        return Number(at, at + 1, 1.0, "time", kind="rhythm")
    if tokens[at].low == "each" and following in ("other", "", "."):
        return None
    if tokens[at].low == "all" and at + 1 < len(tokens) and (tokens[at + 1].kind == NUMBER or following in ONES):
        return None  # “all 12”, “all twelve”
    return Number(at, at + 1, 100.0, "percent", kind="universal")


_NOT_ALL = frozenset({"other", "else", "along", "about", "in", "over", "around", ",", ".", ""})
"""What stands behind an “all” that counts nothing."""
_PARTS = frozenset("aspects parts types kinds sorts forms areas details elements facets matters".split())
_MASSES = frozenset("logistics paperwork preparations arrangements formalities groundwork planning work".split())


def _is_whole(tokens: Sequence[Token], at: int) -> bool:
    """“All aspects of the audit”, “all travel logistics”: one thing as a whole, and nothing that is counted."""
    for ahead in range(at + 1, min(at + 4, len(tokens))):
        if tokens[ahead].low in _MASSES:
            return True
        if tokens[ahead].low in _PARTS:
            return ahead + 1 < len(tokens) and tokens[ahead + 1].low == "of"
    return False


def _zero(tokens: Sequence[Token], at: int) -> Number | None:
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    low = tokens[at].low
    if tokens[at].glued or (at + 1 < len(tokens) and tokens[at + 1].glued):
        return None
    if low in ("nobody", "none") and at and tokens[at - 1].low not in ("sure", "ensure", "that", ":"):
        return None
    if low == "no" and (
        following in ("longer", "later", "matter", "one", "doubt", "code", "more", "less", "fewer", ".", "")
    ):
        if following == "one" or (following == "more" and _names_what(tokens, at + 2)):
            return Number(at, at + 2, 0.0, kind="zero")  # “no more paper forms”
        return None
    if low == "no" and at + 2 < len(tokens) and tokens[at + 2].low == "than":
        return None  # “no higher than” is a limit of the number behind it
    if low == "zero" and following in ("trust", "knowledge", "sum", "day", "hours"):
        return None  # “zero trust” is the name of a design
    if low == "not":
        return Number(at, at + 2, 0.0, kind="zero") if _denies_each(tokens, at + 1) else None
    if low in ("never", "without"):
        # “without a crash” states a limit; “without” in other uses only colours the sentence.
        if low == "without" and following in ("a", "any", "an") and _is_bad(tokens, at + 2):
            return Number(at, at + 1, 0.0, kind="zero")
        if low == "never" and not limits_by_denial(tokens, at):
            return Number(at, at + 1, 0.0, kind="zero")
        return None
    return Number(at, at + 1, 0.0, kind="zero")


def _denies_each(tokens: Sequence[Token], at: int) -> bool:
    """“Not one missed delivery”, “not a single lost parcel”; “not one but two halls” are two."""
    ahead = [token.low for token in tokens[at : at + 3]]
    if ahead[:2] == ["a", "single"]:
        return True
    return ahead[:1] == ["one"] and bool(ahead[1:]) and ahead[1].isalpha() and ahead[1] not in ("but", "size", "way")


def _is_bad(tokens: Sequence[Token], at: int) -> bool:
    """Whether “without a …” names what should not happen: “a single crash”, “any lost-time accident”."""
    ahead = [token.low for token in tokens[at : at + 4]]
    return ahead[:1] == ["single"] or any(is_problem(low) for low in ahead)


def _names_what(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that can be a noun stands here, and no “than”, “by” or number."""
    if at >= len(tokens) or tokens[at].kind != WORD:
        return False
    return (
        tokens[at].low not in PREPOSITIONS
        and tokens[at].low not in ("than", "or", "and")
        and tokens[at].low not in ONES
    )


def _digits(tokens: Sequence[Token], at: int, calendar: Calendar) -> Number | None:
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if token.glued and not (before and before.kind == WORD and before.low in ("sub", "pre", "post", "over", "under")):
        return None  # “covid-19”, “gpt-4”
    if _is_clock(tokens, at) and (_lasts(tokens, at + 3) or _is_length(tokens, at)):
        return dress(tokens, at, at + 3, float(token.low) + float(tokens[at + 2].low) / 60)
    value = parse_number(token.low, calendar)
    if value is None or is_name(tokens, at):
        return None
    if share := _share(tokens, at):
        return Number(at, at + 3, share, "percent")
    return dress(tokens, at, at + 1, value, calendar)


def _share(tokens: Sequence[Token], at: int) -> float | None:
    """The percentage that a fraction of something makes: “2/3 of parents”; “7/10” alone is a score."""
    if tokens[at + 1 : at + 2] and tokens[at + 1].low == "/" and at + 3 < len(tokens) and tokens[at + 3].low == "of":
        part, whole = parse_number(tokens[at].low), parse_number(tokens[at + 2].low)
        if part is not None and whole is not None and 0 < part < whole <= _LARGEST_SHARE:
            return round(part / whole * 100, 6)
    return None


_LARGEST_SHARE = 10
"""The largest denominator of a fraction that is read as one: “24/48 of” is two counts."""


def _is_clock(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits begin a “7:30”."""
    return (
        at + 2 < len(tokens)
        and tokens[at + 1].low == ":"
        and not tokens[at + 1].spaced
        and tokens[at].low.isdigit()
        and tokens[at + 2].low.isdigit()
        and len(tokens[at].low) <= 3
        and len(tokens[at + 2].low) == 2
    )


def _lasts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit of time says that the “7:30” before is how long something takes: “from 7:30 to 5:00 minutes”."""
    if at + 4 < len(tokens) and tokens[at].low in _TOWARDS and _is_clock(tokens, at + 1):
        at += 4
    return at < len(tokens) and tokens[at].low in TIME_UNITS


def _is_length(tokens: Sequence[Token], at: int) -> bool:
    """Whether a “5:40” can't be a time of day: behind “under”, or where a measure of time goes from one to another."""
    before = tokens[at - 1].low if at else ""
    if before in ("under", "below", "<", "≤"):
        return True
    begin, other = at, at + 4
    if before in _ARROWS and at > _CLOCK and _is_clock(tokens, at - 1 - _CLOCK):
        begin, other = at - 1 - _CLOCK, at - 1 - _CLOCK
    elif other >= len(tokens) or tokens[other - 1].low not in _ARROWS or not _is_clock(tokens, other):
        return False
    name = begin - 1 - (begin > 1 and tokens[begin - 1].low in (":", "from"))
    return name >= 0 and (tokens[name].low == "time" or match([tokens[name].low]) is not None)


_CLOCK = len(("5", ":", "40"))
_ARROWS = frozenset({"→", "->", "=>", "⟶"})
_TOWARDS = frozenset({"to", "→", "->"})


def _orders(tokens: Sequence[Token], at: int) -> bool:
    """Whether “third” tells which of a row is meant: “a third doctor”, but not “a third of patients”."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != WORD or (at > 1 and tokens[at - 2].low == "by"):
        return False
    following = tokens[at + 1].low
    return (
        following not in COMPARATIVES
        and following not in PREPOSITIONS
        and following not in DETERMINERS
        and following not in BE
        and following not in _AMOUNTS
        and following not in ("fewer", "less", "more", "lower", "higher", "and", "or", "as", "off", "up", "down")
        and not following.endswith("s")
        and verb_form(following) is None
    )
