"""Which role a number plays: start, target, change, limit, scope or name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.finite import CARRIERS
from goalkit.english.nouns import is_people
from goalkit.english.phrase import heads
from goalkit.english.token import SIGN, WORD, Token
from goalkit.english.units import counted_noun
from goalkit.english.verbs import SENSES, verb_form
from goalkit.english.words import PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.clause import Clause
    from goalkit.english.numbers import Number

_BASELINE_CUES = frozenset(
    (
        "from was were currently current today now baseline start starting started previously previous prior "
        "vs versus against up down"
    ).split()
)

CHANGE_NOUNS = frozenset(
    (
        "increase decrease reduction growth rise drop decline improvement uplift cut gain fall lift boost jump reduce"
    ).split()
)

MORE = frozenset(
    (
        "more fewer less additional extra higher lower faster slower shorter better cheaper greater larger "
        "smaller new incremental quicker"
    ).split()
)

_FROM_WORDS = frozenset("from".split())

_ARROWS = frozenset("-> → => ➜ ➔ ⇒".split())


def assign_roles(
    tokens: Sequence[Token], numbers: Sequence[Number], asides: Sequence[bool], clauses: Sequence[Clause]
) -> list[str]:
    """Say what each number is: `target`, `baseline`, `change`, `limit`, `scope`, `base`, `window` or `rhythm`."""
    roles: list[str] = []
    for at in range(len(numbers)):
        role = _role(tokens, numbers, at, asides)
        # A number that bounds needs one that it bounds: of two limits the second is the target.
        roles.append(
            "target" if role == "limit" and roles[-1:] == ["limit"] and numbers[at].unit == "percent" else role
        )
    _pair(tokens, numbers, roles)
    _set_scope(numbers, roles, clauses)
    return roles


def _set_scope(numbers: Sequence[Number], roles: list[str], clauses: Sequence[Clause]) -> None:
    """Numbers that only say who is meant: in the subject of a verb of change, and “every” beside a value."""
    for clause in clauses:
        inside = [at for at, number in enumerate(numbers) if clause.first <= number.first < clause.last]
        carried = [at for at in inside if numbers[at].first > clause.verb and roles[at] in _SPOKEN]
        if clause.shape == "active" and clause.lemma in CARRIERS and carried:
            for at in inside:
                if numbers[at].last <= clause.verb:
                    roles[at] = "scope"
        plain = [
            at
            for at in inside
            if numbers[at].kind in ("plain", "factor", "fraction") and roles[at] in ("target", "change")
        ]
        for at in inside:
            if numbers[at].kind == "universal" and plain and at > plain[0]:
                roles[at] = "scope"


_SPOKEN = frozenset({"target", "change", "baseline"})


def _role(tokens: Sequence[Token], numbers: Sequence[Number], at: int, asides: Sequence[bool]) -> str:
    """What a number is here: `target`, `baseline`, `change`, `limit`, `scope`, `base` or `window`."""
    number = numbers[at]
    before = tokens[number.first - 1] if number.first else None
    before2 = tokens[number.first - 2].low if number.first > 1 else ""
    after = tokens[number.last] if number.last < len(tokens) else None
    after2 = tokens[number.last + 1].low if number.last + 1 < len(tokens) else ""
    if number.kind == "factor" and any(token.low == "while" for token in tokens[: number.first]):
        return "scope"
    if number.kind == "factor":
        if number.comparator in ("at_most", "at_least") and tokens[number.last - 1].low == "x":
            return "target"
        if (
            number.unit == "ratio"
            and tokens[number.first].low[0].isdigit()
            and (
                (before is not None and before.low in ("to", "of", "at"))
                or (after is not None and after.low in ("of", "pipeline", "coverage", "roi", "roas"))
            )
        ):
            return "target"
        return "change"
    if number.kind == "fraction":
        return "change"
    if number.kind == "rhythm":
        return "rhythm"
    if number.kind in ("universal", "zero"):
        return "target"
    if number.scope or (before is not None and before.low == "worth") or _is_age(tokens, number):
        return "scope"
    if number.unit == "time" and number.kind == "plain":
        return "target"
    if before is not None and (before.low == "stretch" or (before.low == ":" and before2 == "stretch")):
        return "scope"
    if before is not None:
        low = before.low
        if low == "from" or (
            low
            in (
                "was",
                "were",
                "currently",
                "today",
                "now",
                "baseline",
                "previously",
                "vs",
                "versus",
                "starting",
                "against",
                "current",
            )
            and not (low in ("today", "now") and before2 == "than")
        ):
            if (
                low == "from"
                and after is not None
                and after.low == "of"
                and not any(token.low == "to" for token in tokens[number.last :])
            ):
                return "target"  # “feedback from 90% of participants”
            if low == "from" and not _is_start(tokens, numbers, at):
                return "scope"
            return "baseline"
        if low in (":", "=", "of", "at", "is", "than") and before2 in (
            "baseline",
            "currently",
            "today",
            "was",
            "current",
            "start",
            "now",
            "previously",
            "value",
        ):
            return "baseline" if not (low == "than" and before2 != "baseline") else "target"
        if low == "by" and number.unit is None and _is_agent(tokens, number):
            return "target"
        if low == "by":
            if number.unit in ("day", "week", "month", "year", "hour", "minute", "second") and before2 in (
                "followed",
                "multiplied",
            ):
                return "limit"
            return "change"
        if (
            low in ("in", "of")
            and at
            and numbers[at - 1].last == number.first - 1
            and number.unit is None
            and numbers[at - 1].unit is None
        ):
            return "base"  # “1 in 200”, “8 of 10”
        if low in ("per", "every", "each"):
            return "window"
    if (
        before is not None
        and before.low in ("up", "down")
        and number.unit in ("percent", "points", "ratio")
        and number.comparator is None
    ):
        return "change"
    if number.unit == "percent" and before is not None and _bare_change(tokens, number, before):
        return "change"
    if (
        number.unit in ("minute", "hour", "day", "second", "week")
        and tokens[number.first].low == "within"
        and any(later.unit == "percent" for later in numbers[at + 1 :])
    ):
        return "limit"  # “users who complete set-up within 24 h: 60%”
    if number.sign and before is not None and before.low in ("of", "at", "to", "above", "reaches"):
        return "target"
    if number.sign:
        return "limit" if asides[number.first] and at else "change"
    if after is not None:
        low = after.low
        if low in CHANGE_NOUNS and not (before is not None and before.low == "to"):
            return "change"
        if (low in MORE and number.unit in ("percent", "points", "ratio")) or (
            low in MORE
            and low != "new"
            and number.unit is None
            and (low in ("fewer", "less") if before is None else before.low not in ("to", "of", "reach"))
        ):
            return "change"
        now = low in ("currently", "now", "baseline") or (low == "at" and after2 in ("present", "start"))
        if now or (low == "today" and not (after.spaced and after2)):
            return "baseline"
        if low == "of" and number.unit == "percent" and before is not None and before.low in CHANGE_NOUNS:
            return "change"
    if before is not None and before.low == "of" and before2 in CHANGE_NOUNS and number.unit != "points":
        return "change"
    if (
        before is not None
        and before.low in CHANGE_NOUNS
        and before.low not in ("cut", "reduce", "lift", "boost", "gain", "increase", "decrease")
    ):
        return "change" if number.unit in ("percent", "points") else "target"
    if asides[number.first] and at and numbers[at - 1].unit == "percent" and number.unit is None:
        return "limit"
    if _limits_event(tokens, number, numbers, at):
        return "limit"
    return "target"


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """“people over fifty”, “children under 5”, “aged 18”: who, not how many."""
    if number.unit not in (None, "year"):
        return False
    lead = tokens[number.first - 1].low if number.first else ""
    opens = tokens[number.first].low in ("over", "under", "above", "below")
    return lead == "aged" or (opens and is_people(lead) and number.value < 120)


def _is_agent(tokens: Sequence[Token], number: Number) -> bool:
    """“adopted by 5 agencies”: who does it, not by how much."""
    noun = counted_noun(tokens, number.last)
    if noun is not None and is_people(noun):
        return True
    form = verb_form(tokens[number.first - 2].low) if number.first > 1 else None
    return form is not None and form.form == "past" and SENSES[form.lemma] not in ("increase", "decrease", "improve")


def _bare_change(tokens: Sequence[Token], number: Number, before: Token) -> bool:
    """“Grow organic traffic 40%”: a change without its “by”."""
    form = verb_form(tokens[0].low)
    return (
        form is not None
        and form.form == "base"
        and SENSES[form.lemma] in ("increase", "decrease")
        and number.comparator is None
        and before.kind == WORD
        and before.low not in PREPOSITIONS
        and before.low not in ("to", "by", "of", "at")
        and (
            number.last >= len(tokens)
            or tokens[number.last].kind == SIGN
            or (tokens[number.last].low in PREPOSITIONS and tokens[number.last].low not in ("of", "to"))
        )
        and number.first > 1
    )


def _limits_event(tokens: Sequence[Token], number: Number, numbers: Sequence[Number], at: int) -> bool:
    """A second number that only bounds what the first counts: “85% of claims within 5 days”, “shops with 3+ users”."""
    if at == 0:
        return False
    previous = numbers[at - 1]
    between = tokens[previous.last : number.first]
    if any(token.low == "," for token in between) and heads(tokens, previous.last, number.first, [False] * len(tokens)):
        return False  # “stay below 2.4 days, readmissions below 6%”: a second result
    if any(
        token.low in ("and", ";", ".", "&", ",", "plus", "to") or token.low in _ARROWS
        for token in tokens[previous.last : number.first]
    ):
        return False
    if previous.kind in ("universal", "zero"):
        return True
    if number.unit in ("millisecond", "second", "minute", "hour", "day", "week", "month", "year"):
        return True
    lows = [token.low for token in tokens[max(0, number.first - 3) : number.first]]
    return (
        bool(lows)
        and lows[-1]
        in ("with", "over", "in", "at", "for", "across", "on", "than", "under", "within", "of", "using", "into")
    ) or number.comparator is not None


def _is_start(tokens: Sequence[Token], numbers: Sequence[Number], at: int) -> bool:
    """Whether “from N” opens a change rather than naming an origin (“leads from 3 events”)."""
    number = numbers[at]
    for later in numbers[at + 1 :]:
        between = [token.low for token in tokens[number.last : later.first]]
        if len(between) > 12:
            break
        if "to" in between or "down" in between or any(low in _ARROWS for low in between) or "towards" in between:
            return True
        if later.comparator is not None and "to" in [token.low for token in tokens[number.last : later.last]]:
            return True
    # “to 5 (from 30 today)”, “45% from 30%”, “from 12 today”
    if at and numbers[at - 1].unit == number.unit:
        return True
    if at and number.unit is None:
        following = tokens[number.last].low if number.last < len(tokens) else ""
        return following in (")", "", ".", ",", "today", "+", "now", "currently", "in") or tokens[
            number.first - 2
        ].low in ("(", "up", "down")
    following = tokens[number.last].low if number.last < len(tokens) else ""
    return number.unit is not None or following in (")", "today", "now", "currently")


def _pair(tokens: Sequence[Token], numbers: Sequence[Number], roles: list[str]) -> None:
    """Settle pairs: “6 → 4”, “45 to 60” after a change verb, “17% to 22%”."""
    for at in range(len(numbers) - 1):
        one, two = numbers[at], numbers[at + 1]
        if roles[at] not in ("target", "scope", "limit", "change") or roles[at + 1] not in (
            "target",
            "limit",
            "change",
        ):
            continue
        if roles[at] == "change" and not one.sign:
            continue
        between = [token.low for token in tokens[one.last : two.first]]
        if any(low in _ARROWS for low in between) and len(between) <= 3:
            roles[at], roles[at + 1] = "baseline", "target"
        elif (
            between == ["to"] or (len(between) <= 3 and between[-1:] == ["to"] and not (set(between) & {"and", ","}))
        ) and two.kind == "plain":
            same = one.unit == two.unit or one.unit is None or two.unit is None
            if same:
                roles[at], roles[at + 1] = "baseline", "target"
