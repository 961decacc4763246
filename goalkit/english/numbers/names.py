"""Numbers that are names and measure nothing: “ISO 27001”, “phase 2”, “24/7”, “PostgreSQL 17”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.metric import match
from goalkit.english.numbers.numbered import is_file_number, names_case
from goalkit.english.numbers.units import CURRENCIES, DATA_UNITS, SCALES, TIME_UNITS
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.nouns import is_people, is_problem, is_state, is_work, looks_plural
from goalkit.english.words.token import NUMBER, SIGN, WORD, Token
from goalkit.english.words.verbs import NOUNLIKE, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words after which a number is a name: “ISO 27001”, “phase 2”, “Fortune 500”.
_NAMERS = frozenset("""
android annex appendix area art article band base build cat category chapter class clause covid css cw day din district
en error es figure formula fortune gate gdpr gen generation goal grade html http https iec industry ios ipv iso issue
java kr kw level line lot model month nist no node nr number office okr page part phase php pillar platform port pr
priority python region rfc room round route rule schedule section series sev severity soc sprint stage step strand
table theme ticket tier top track type utf version ward wave web week windows workstream year zone
""".split())  # fmt: skip


_SHORTENED = frozenset("fig no nr ch vol sec art pt".split())


_WHERE = frozenset("at in on across for of".split())


def end_of_names(tokens: Sequence[Token], at: int) -> int:
    """Where a list of names ends that begins with the number at hand, as in “at stations 12, 14 and 19”.

    Several numbers behind a plural are the names of those several. `at` itself where none begins.
    """
    if (
        at < 2
        or tokens[at - 2].low not in _WHERE
        or tokens[at - 1].kind != WORD
        or not tokens[at - 1].low.endswith("s")
    ):
        return at
    last = at
    while last + 2 < len(tokens) and tokens[last + 1].low in (",", "and", "&") and tokens[last + 2].kind == NUMBER:
        last += 2
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if last == at or (after is not None and after.low == "%"):
        return at
    if any(not tokens[k].low.isdigit() for k in range(at, last + 1, 2)):
        return at
    # Of “12, 14:30” the end may be more than a name.
    return last if after is not None and not after.spaced and after.low in (":", "/") else last + 1


_NUMBERED = frozenset(
    "year grade class ward chapter phase section line room zone stage week form district step".split()
)
"""What is told apart by numbers, so that after its plural the first and the last of several stand."""
_THROUGH = frozenset("to and through – - &".split())


def is_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits name something: “24/7”, “1:1”, “3D”, “#12”, “ISO 27001”, “Swift 5”, “(2)”."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if is_file_number(tokens, at) or _names_season(tokens, at):
        return True
    if after is not None and not after.spaced:
        if (
            after.low in (":", "/")
            and at + 2 < len(tokens)
            and tokens[at + 2].kind == NUMBER
            and not tokens[at + 2].spaced
        ):
            pair = (token.low, after.low, tokens[at + 2].low)
            return (pair[1] == ":" and pair[2] != "1") or pair in (
                ("24", "/", "7"),
                ("80", "/", "20"),
                ("50", "/", "50"),
                ("1", ":", "1"),
            )
        if after.low in ("am", "pm") or (
            after.low in ("a", "p") and at + 3 < len(tokens) and tokens[at + 2].low == "." and tokens[at + 3].low == "m"
        ):
            return True
        if (
            after.kind == WORD
            and not after.glued
            and (after.low not in TIME_UNITS or (after.raw.isupper() and len(after.raw) == 1))
            and after.low not in SCALES
        ):
            return after.low not in DATA_UNITS and after.low not in (
                "x",
                "xs",
                "pp",
                "ppt",
                "pts",
                "th",
                "bps",
                "percent",
                "pt",
                "eur",
                "usd",
                "gbp",
                "chf",
            )
        if after.low == "." and at == 0 and after.end < tokens[-1].end:
            return True  # “1. Do this”
        if after.low == ")" and at == 0:
            return True
    if (
        after is not None
        and after.low in ("a", "p")
        and at + 3 < len(tokens)
        and tokens[at + 2].low == "."
        and tokens[at + 3].low == "m"
    ):
        return True  # “before 6 a.m.”
    if before is None:
        return False
    if (
        token.low.endswith(".0")
        and before.kind == WORD
        and before.low not in PREPOSITIONS
        and before.low not in ("and", "or")
        and (after is None or (after.low not in _VALUE_SIGNS and after.spaced))
    ):
        return True  # “Self-checkout 2.0”
    if token.glued and after is not None and after.low == "s" and not after.spaced:
        return True  # “under-16s”
    if _spans_years(tokens, at) or _ends_fiscal_year(tokens, at):
        return True
    if before.low == "/" and at > 1 and (tokens[at - 2].low, token.low) in (("24", "7"), ("80", "20"), ("50", "50")):
        return True
    if before.low == "(" and not before.spaced and at > 1 and tokens[at - 2].kind == NUMBER:
        return True  # “section 4(2)”
    if not before.spaced and before.kind == SIGN and before.low == "#":
        return True
    if before.low in ("#", "§", "№"):
        return True
    if not token.spaced and before.kind == WORD and not token.glued:
        return True
    if (
        not token.spaced
        and before.low in (":", "/", ".")
        and at > 1
        and tokens[at - 2].kind == NUMBER
        and not before.spaced
    ):
        return before.low != "/"
    if (
        not token.spaced
        and before.low in "/_."
        and at > 1
        and tokens[at - 2].kind == WORD
        and not before.spaced
        and before.low != "/"
    ):
        return True
    if _names_stretch(tokens, at) or (before.low == "=" and at > 1 and len(tokens[at - 2].low) == 1):
        return True  # “aisles 1-44”, “n=3”
    if before.low == "in" and after is None and "." in token.low:
        return True  # “general availability in 1.33”
    if before.low in ("to", "from") and "." in token.low and _is_upgrade(tokens, at):
        return True
    if before.kind == WORD and before.low.endswith("s") and before.low[:-1] in _NUMBERED:
        return at > 1 and tokens[at - 2].low in PREPOSITIONS  # “in years 7 to 9”, “on wards 3 and 4”
    if at > 2 and before.low in _THROUGH and tokens[at - 2].kind == NUMBER and tokens[at - 3].low[:-1] in _NUMBERED:
        return tokens[at - 3].low.endswith("s")
    if before.low == "." and at > 1 and tokens[at - 2].low in _SHORTENED:
        return True
    if before.kind == WORD and (before.low in _NAMERS or (token.low == "360" and after is None)):
        commands = at == 1 and before.low in _COMMANDS
        counts = at > 1 and before.low in TIME_UNITS and tokens[at - 2].low in _EACH  # “per week 20 visits”
        return not (commands or counts or _is_level(tokens, at)) and not (after is not None and after.low == "%")
    if not token.spaced and before.low == "/" and at > 1 and tokens[at - 2].raw.isupper():
        return True  # “HTTP/3”
    if (
        _names_one_of(tokens, at, before, after)
        or names_case(tokens, at)
        or _names_standard(tokens, at)
        or _names_place(tokens, at, before, after)
        or _names_version(tokens, at, before, after)
    ):
        return True
    # “first 100 days survey”
    return before.low == "first" and at + 2 < len(tokens) and after is not None and after.low in TIME_UNITS


_GRADED = frozenset("maturity readiness proficiency capability competency competence fluency satisfaction".split())


def _is_level(tokens: Sequence[Token], at: int) -> bool:
    """“Maturity level 3”, “tier 2+”, “grade 4 or above”: a step on a scale that one can reach."""
    if tokens[at - 1].low not in ("level", "tier", "grade", "stage", "band"):
        return False
    behind = [token.low for token in tokens[at + 1 : at + 3]]
    open_ended = behind[:1] == ["+"] or (behind[:1] == ["or"] and behind[1:] in (["above"], ["higher"], ["better"]))
    return open_ended or (at > 1 and tokens[at - 2].low in _GRADED)


def _names_season(tokens: Sequence[Token], at: int) -> bool:
    """“Season 26/27”: either half of the name of a year that begins in one and ends in the next."""
    for first in (at, at - 2):
        pair = tokens[max(first, 0) : first + 3]
        if len(pair) == 3 and pair[1].low == "/" and not (pair[1].spaced or pair[2].spaced):
            one, other = pair[0].low, pair[2].low
            if len(one) == len(other) == 2 and one.isdecimal() and other.isdecimal():
                return one >= "20" and int(other) == int(one) + 1
    return False


def _ends_fiscal_year(tokens: Sequence[Token], at: int) -> bool:
    """“2026/27”: the second half of the name of a year that begins in one and ends in the next."""
    if at < 2 or tokens[at - 1].low not in ("/", "-", "–") or tokens[at].spaced or tokens[at - 1].spaced:
        return False
    year, short = tokens[at - 2], tokens[at].low
    return _is_year(year) and short.isdigit() and short == str(int(year.low) + 1)[2:]


def _names_stretch(tokens: Sequence[Token], at: int) -> bool:
    """“chapters 4–6”, “into lanes 1 to 4”: which of several, from the first to the last."""
    first = at
    if at > 2 and tokens[at - 1].low in _STRETCH and tokens[at - 2].kind == NUMBER:
        first = at - 2
    last = first + 2
    if last >= len(tokens) or tokens[first + 1].low not in _STRETCH or tokens[last].kind != NUMBER:
        return False
    noun, before = tokens[first - 1], tokens[first - 2].low if first > 1 else ""
    one, other = tokens[first].low, tokens[last].low
    if not (one.isdigit() and other.isdigit() and int(one[:4]) < int(other[:4]) and len(other) < len("1000")):
        return False
    if noun.kind != WORD or not looks_plural(noun.low) or noun.low in TIME_UNITS or is_state(noun.low):
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if is_people(noun.low) or is_problem(noun.low) or match([noun.low]) is not None or verb_form(noun.low) is not None:
        return False
    if after is not None and (after.low in _VALUE_SIGNS or (after.kind == WORD and not after.spaced)):
        return False
    dashed = tokens[first + 1].low != "to"
    return before in PREPOSITIONS or (dashed and (before in (",", "(") or first == 1 or after is None))


def _is_upgrade(tokens: Sequence[Token], at: int) -> bool:
    """“Upgrade the router from 5.2 to 6.1”: versions, unless what they count follows."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and (after.low in _VALUE_SIGNS or after.low in TIME_UNITS or after.low in DATA_UNITS):
        return False
    return any(
        (form := verb_form(token.low)) is not None and form.lemma in ("upgrade", "migrate", "update", "downgrade")
        for token in tokens[max(at - 8, 0) : at]
    )


_STRETCH = frozenset("- – — to".split())


def _is_year(token: Token) -> bool:
    return (
        len(token.low) == len("1880") and token.low.isdigit() and token.low[:2] in ("15", "16", "17", "18", "19", "20")
    )


def _spans_years(tokens: Sequence[Token], at: int) -> bool:
    """“The newspapers of 1880-1954”, “post-1930 volumes”: years of what is spoken of."""
    if not _is_year(tokens[at]):
        return False
    if tokens[at].glued and tokens[at - 1].low in ("pre", "post"):
        return True
    behind, ahead = tokens[max(at - 2, 0) : at], tokens[at + 1 : at + 3]
    return any(
        len(pair) == 2 and pair[sign].low in ("-", "–", "/") and _is_year(pair[1 - sign])
        for pair, sign in ((behind, 1), (ahead, 0))
    )


_EACH = frozenset("a per each every /".split())
_COMMANDS = frozenset("build release issue stage rank plan model schedule route".split())


_TELLING = frozenset(
    "does doesn't is isn't has hasn't runs stands can can't will won't was live running online down".split()
)
_REACHED = frozenset("reached achieved met hit attained exceeded surpassed".split())


def _names_one_of(tokens: Sequence[Token], at: int, before: Token, after: Token | None) -> bool:
    """“Press 7 does not leak”, “Line 4 runs”: one of several that are numbered, of which something is said."""
    if (
        after is None
        or not (after.low in _TELLING or _tells(after))
        or before.kind != WORD
        or before.low in PREPOSITIONS
    ):
        return False
    if not tokens[at].low.isdigit() or len(tokens[at].low) > 3 or looks_plural(before.low):
        return False
    return not any(token.low in _REACHED for token in tokens[at + 2 : at + 4])


def _tells(token: Token) -> bool:
    """Whether a verb stands here in the third person, and no noun in the plural: “Gallery 7 reopens”."""
    form = verb_form(token.low)
    noun = token.low[:-1] in NOUNLIKE or is_state(token.low) or is_work(token.low)
    return form is not None and form.form == "s" and not noun


def _names_place(tokens: Sequence[Token], at: int, before: Token, after: Token | None) -> bool:
    """“court 3”, “room 12”, “Postgres 15 upgrade”: a singular noun that carries its number."""
    if before.kind != WORD or before.low == "all" or "." in tokens[at].low or len(tokens[at].low) > 3:
        return False
    if (
        before.raw.isupper()
        and len(before.raw) > 1
        and match([before.low]) is None
        and after is not None
        and _acted_on(after)
    ):
        return True  # “JDK 8 dropped”
    closes = after is None or (after.kind == SIGN and after.low not in _VALUE_SIGNS) or after.low in ("and", "or")
    named = (
        at == 1
        and before.raw[0].isupper()
        and after is not None
        and after.kind == WORD
        and not after.low.endswith("s")
        and not (after.low in DATA_UNITS or after.low in TIME_UNITS or after.low in CURRENCIES or after.low in SCALES)
    )
    return (
        (closes or named)
        and not before.low.endswith(("s", "ly"))
        and before.low not in PREPOSITIONS
        and before.low not in _MEASURED_BY
        and verb_form(before.low) is None
        and not is_state(before.low)
        and not is_people(before.low)
        and match([before.low]) is None
        and not before.raw.isupper()
        and (at < 2 or match([tokens[at - 2].low, before.low]) is None)
    )


def _names_standard(tokens: Sequence[Token], at: int) -> bool:
    """“IATF 16949 certificate renewed”: capitals, a long number without a sign in it, and one thing that it names."""
    before = tokens[at - 1]
    digits = tokens[at].raw.isdigit() and len(tokens[at].raw) >= len("9001")
    if not (digits and before.kind == WORD and before.raw.isupper() and len(before.raw) > 1):
        return False
    if match([before.low]) is not None or before.low in CURRENCIES:
        return False
    named = -1
    for k in range(at + 1, len(tokens)):
        if tokens[k].kind != WORD or tokens[k].low in PREPOSITIONS or _acted_on(tokens[k]):
            break
        named = k
    low = tokens[named].low
    return named > 0 and (is_work(low) or low.endswith(("tion", "ment", "ance", "al"))) and not looks_plural(low)


def _acted_on(token: Token) -> bool:
    form = verb_form(token.low) if token.kind == WORD else None
    return form is not None and form.form == "past"


_MEASURED_BY = frozenset(
    (
        "least most than minimum maximum min max almost roughly approximately exactly circa about around "
        "nearly and or to only top next first last these those our index rating is was are be today now "
        "currently previously baseline start goal target actual current stretch previous forecast"
    ).split()
)


def _names_version(tokens: Sequence[Token], at: int, before: Token, after: Token | None) -> bool:
    """“Ship 3.0”, “PostgreSQL 17”, “WCAG 2.1 AA”: a version, or the number of a name, which counts nothing."""
    if before.low in CURRENCIES:
        return False
    if (
        before.kind == WORD
        and before.raw.isupper()
        and len(before.raw) > 1
        and "." in tokens[at].low
        and (after is None or after.low not in _VALUE_SIGNS)
        and match([before.low]) is None
    ):
        return True
    if after is not None and (
        (after.kind != SIGN and after.low not in PREPOSITIONS and after.low not in ("and", "or", "is", "are"))
        or after.low in _VALUE_SIGNS
    ):
        return False
    if before.kind != WORD:
        return False
    if at == 1 and "." in tokens[at].low:
        form = verb_form(before.low)
        return form is not None and form.lemma in ("ship", "release", "launch", "publish", "deploy", "finish")
    named = before.raw[0].isupper() and (at > 1 or sum(letter.isupper() for letter in before.raw) > 1)
    return (
        named
        and (before.raw.isupper() or not before.low.endswith("s"))
        and before.low not in PREPOSITIONS
        and match([before.low]) is None
        and (at < 2 or match([tokens[at - 2].low, before.low]) is None)
    )


_VALUE_SIGNS = frozenset("% + - – — / → -> => > < ≥ ≤ $ € £".split())
