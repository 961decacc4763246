"""Scales, currencies and units behind a number, and the noun that it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.closed import DETERMINERS, PREPOSITIONS
from goalkit.english.words.nouns import looks_plural, singular
from goalkit.english.words.token import NUMBER, SIGN, WORD, Token
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

CURRENCIES = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY",
    "₦": "NGN",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "chf": "CHF", "jpy": "JPY", "cny": "CNY", "inr": "INR", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "zar": "ZAR", "pln": "PLN", "brl": "BRL",
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pound": "GBP", "pounds": "GBP",
}  # fmt: skip

TIME_UNITS = {
    written: unit
    for unit, words in {
        "millisecond": "ms msec millisecond milliseconds",
        "second": "s sec secs second seconds",
        "minute": "min mins minute minutes",
        "hour": "h hr hrs hour hours",
        "day": "d day days",
        "week": "wk wks week weeks",
        "month": "mo mos month months",
        "quarter": "quarter quarters",
        "year": "yr yrs year years",
    }.items()
    for written in words.split()
}

SECONDS = {
    "millisecond": 0.001,
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86_400.0,
    "week": 604_800.0,
    "month": 2_629_746.0,
    "quarter": 7_889_238.0,
    "year": 31_556_952.0,
}
"""How long each unit of time is. Months, quarters and years are taken at their mean length."""

_FINER = {
    "year": ("month", 12), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60),
}  # fmt: skip
"""The unit that the rest of a length of time is told in, and how many make one."""

DATA_UNITS = {
    unit.lower(): unit
    for unit in (
        "B KB MB GB TB PB KiB MiB GiB TiB kWh MWh GWh mg kg km kWp mA µA mW mV µs mm cm kW MW rps qps fps Mbps "
        "Gbps Hz kHz MHz GHz ha"
    ).split()
} | {"t": "t", "tonnes": "t", "tonne": "t", "tons": "t", "ppm": "ppm", "ppb": "ppb", "db": "dB"}

SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6, "mil": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "hundred": 1e2, "dozen": 12.0, "dozens": 12.0,
    "trillion": 1e12,
    "lakh": 1e5, "crore": 1e7,
}  # fmt: skip


def read_scale(tokens: Sequence[Token], at: int, *, money: bool) -> tuple[float, int]:
    """The factor that “k”, “m” or “million” behind a number stands for, and where it ends."""
    if at >= len(tokens):
        return 1.0, at
    token = tokens[at]
    low = token.low
    if low not in SCALES or token.glued:
        return 1.0, at
    if token.spaced and low in ("k", "m", "b", "mm", "mil", "bn", "mn") and not money:
        return 1.0, at
    if (
        low == "m"
        and not money
        and token.raw == "m"
        and not (at + 1 < len(tokens) and (tokens[at + 1].low == "+" or tokens[at + 1].kind == WORD))
    ):
        return 1.0, at
    if low == "b" and not money and token.raw == "b":
        return 1.0, at
    return SCALES[low], at + 1


def read_unit(tokens: Sequence[Token], at: int, unit: str | None) -> tuple[str | None, int]:
    """The unit behind a number, `unit` where a currency before it says so, and where it ends."""
    if at >= len(tokens):
        return unit, at
    token = tokens[at]
    low = token.low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in ("%", "percent", "pct", "percents") or (low == "per" and after == "cent"):
        last = at + (2 if low == "per" else 1)
        if last < len(tokens) and tokens[last].low in ("point", "points", "pt", "pts"):
            return "points", last + 1
        return "percent", last
    if low == "percentage" and after in ("point", "points"):
        return "points", at + 2
    if low in ("pp", "ppt", "ppts", "points", "point", "pts", "pt", "bps"):
        return "points", at + 1
    if low == "basis" and after == "points":
        return "points", at + 2
    if unit is not None:
        return unit, at
    if low in ("x", "×") and at + 1 < len(tokens):
        if token.spaced and (_is_counted(tokens[at + 1]) or tokens[at + 1].kind == NUMBER):
            return None, at + 1  # “2 x national TV”
        if _is_post(tokens, at + 1):
            return None, at + 1  # “6x Product Engineers”
    if low in ("x", "×", "fold") or (
        low == "times" and after in ("more", "the", "as", "higher", "faster", "lower", "fewer")
    ):
        return "ratio", at + 1
    if low == "times":
        return "time", at + 1
    if low in ("business", "working", "calendar", "consecutive") and after in TIME_UNITS:
        return TIME_UNITS[after], at + 2
    if low in TIME_UNITS and not (
        len(low) == 1 and (token.raw.isupper() or (token.spaced and not _ends_value(tokens, at)))
    ):
        if low in ("second", "quarter") and token.spaced and not low.endswith("s"):
            return unit, at
        return TIME_UNITS[low], at + 1
    if low in CURRENCIES:
        return CURRENCIES[low], at + 1
    if low in DATA_UNITS and not (low == "b" and token.spaced):
        return DATA_UNITS[low], at + 1
    if low == "/" and after and at + 1 < len(tokens) and tokens[at + 1].kind == NUMBER and not token.spaced:
        return f"/{tokens[at + 1].low}", at + 2
    if low == "out" and after == "of" and at + 2 < len(tokens) and tokens[at + 2].kind == NUMBER:
        return f"/{tokens[at + 2].low}", at + 3
    if low == "of" and after == "every" and at + 2 < len(tokens) and _counts_whole(tokens, at + 2):
        return f"/{tokens[at + 2].low}", at + 3
    if (
        (low == "of" or (low == "in" and tokens[at - 1].low in ("1", "one")))
        and at + 1 < len(tokens)
        and tokens[at + 1].kind == NUMBER
        and _counts_whole(tokens, at + 1)
    ):
        return f"/{after}", at + 2
    return unit, at


def _is_post(tokens: Sequence[Token], at: int) -> bool:
    """Whether a post to be filled several times begins here, in capitals and in the plural: “Account Executives”."""
    post = tokens[at : at + 2]
    return len(post) == 2 and all(token.raw[0].isupper() for token in post) and post[1].low.endswith(_POSTS)


_POSTS = ("ers", "ors", "ists", "ives", "ants", "ees", "ians", "eads")
"""How the names of those end who hold a post: “Engineers”, “Directors”, “Executives”, “Leads”."""


def _is_counted(token: Token) -> bool:
    """Whether a word behind “2 x” names what there are two of."""
    return token.kind == WORD and token.low not in PREPOSITIONS and token.low not in _BEHIND_FACTORS


_BEHIND_FACTORS = frozenset("more fewer less higher lower faster slower as the a an and or to increase growth".split())


def read_rest(tokens: Sequence[Token], at: int, unit: str | None) -> tuple[float, int]:
    """What “10m” adds to the “2h” before it, in its unit, and where it ends."""
    finer, many = _FINER.get(unit or "", ("", 1))
    number = at + (at < len(tokens) and tokens[at].low == "and")
    if not finer or number + 1 >= len(tokens) or not tokens[number].low.isdigit():
        return 0.0, at
    rest, written = int(tokens[number].low[:4]), tokens[number + 1].low
    fits = TIME_UNITS.get(written) == finer or (written == "m" and finer == "minute")
    return (rest / many, number + 2) if fits and rest < many else (0.0, at)


def _counts_whole(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number behind “1 in” or “8 of” is the whole of which the first is a part, and has no unit itself."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not tokens[at].low.isdigit() or (len(tokens[at].low) == 4 and tokens[at].low[:2] in ("19", "20")):
        return False  # “the first 5 of 2027”
    if following is None or following.kind == SIGN:
        return following is None or following.low in ".,;)"
    return (
        following.spaced
        and following.low not in SCALES
        and following.low not in TIME_UNITS
        and following.low not in ("percent", "points")
    )


def _ends_value(tokens: Sequence[Token], at: int) -> bool:
    """Whether a lone unit letter stands where a value ends: “6 h to 45 min”."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is None
        or following.kind != WORD
        or following.low in PREPOSITIONS
        or following.low in ("to", "and", "or")
    )


def is_attribute(tokens: Sequence[Token], digits: int, last: int) -> bool:
    """“2-day workshop”, “90-day retention”, “12 month plan”: the time describes the noun after it."""
    if last >= len(tokens) or last - 1 <= digits:
        return False
    unit, after = tokens[last - 1], tokens[last]
    if unit.glued:
        return after.kind == WORD and after.low not in PREPOSITIONS
    if after.kind != WORD or after.low in PREPOSITIONS or unit.low.endswith("s"):
        return False
    return (
        unit.low in ("day", "week", "month", "year", "hour", "minute")
        and after.low not in ("or", "and", "per")
        and tokens[digits].low != "1"
    )


def counted_noun(tokens: Sequence[Token], at: int) -> str | None:
    """The singular of the noun that a number before tokens[at] counts, by rule, if one follows."""
    last = None
    for token in tokens[at : at + 6]:
        if (
            token.kind != WORD
            or token.low in PREPOSITIONS
            or token.low in DETERMINERS
            or token.low
            in ("and", "or", "that", "who", "which", "is", "are", "today", "now", "currently", "to", "tomorrow")
        ):
            break
        form = verb_form(token.low)
        if last is not None and form is not None and form.form in ("past", "ing") and not token.glued:
            break
        last = token.low
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        at += 1
        if looks_plural(token.low) and not (token.glued and following is not None and following.kind == WORD):
            break
    return singular(last) if last else None
