"""Which role a number plays: start, target, change, limit, scope or name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.clauses.finite import CARRIERS
from goalkit.english.measuring.bare import abroad_by, bare_change, follows_change, is_taken_off
from goalkit.english.measuring.beside import (
    TIMES,
    dates_deed,
    describes_deed,
    done_for_each,
    granted_for,
    in_work,
    names_cost,
    repeats,
    tells_which,
)
from goalkit.english.measuring.whom import asks_people, is_age, is_agent, of_those_who, said_of_them
from goalkit.english.words.closed import DETERMINERS, PREPOSITIONS
from goalkit.english.words.nouns import looks_plural
from goalkit.english.words.token import SIGN

if TYPE_CHECKING:
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number

CHANGE_NOUNS = frozenset(
    (
        "increase decrease reduction growth rise drop decline improvement uplift cut gain fall lift boost jump reduce "
        "diminution augmentation"
    ).split()
)

MORE = frozenset(
    (
        "more fewer less additional extra higher lower faster slower shorter better cheaper greater larger "
        "smaller new incremental quicker"
    ).split()
)

# Words right before a start value: “was 9%”, “currently 12”.
_START_WORDS = frozenset(
    "was were currently actually today now baseline previously vs versus starting against current".split()
)

# The same before a sign or a “of”: “baseline: 9%”, “current value of 12”.
_START_LABELS = frozenset("baseline currently today was current start now previously value".split())

# Of the nouns of change, those that are verbs as often: after “cut” stands a target, after “a reduction” an amount.
_CHANGE_VERBS = frozenset("cut reduce lift boost gain increase decrease".split())

# Prepositions behind which a second number only bounds what the first one counts: “shops with 3 users”.
_BOUNDING = frozenset("with over in at for across on than under within of using into".split())

# Words that join two results, so that the second number bounds nothing of the first one.
_JOINTS = frozenset("and ; . & , plus to".split())

UPS, DOWNS = frozenset("up ↑ ▲ ⬆ ↗".split()), frozenset("down ↓ ▼ ⬇ ↘".split())
"""What says before an amount which way it goes."""
_WAYS = UPS | DOWNS
_ARROWS = frozenset("-> → => ➜ ➔ ⇒ ⟶ ⟹ ➡ ➝ ➞ ⇨ ► ▶".split())

_RECURRING = TIMES | {"fortnight", "term"}

OPENERS = frozenset({"from", ":"})
"""What stands between the name of what moves and its start value: “returns from 9 to 5”, “returns: 9 → 5”."""

_SPOKEN = frozenset({"target", "change", "baseline"})


def assign_roles(parsed: Parsed) -> list[str]:
    """Say what each number is: `target`, `baseline`, `change`, `limit`, `scope`, `base`, `window` or `rhythm`."""
    roles: list[str] = []
    for at, number in enumerate(parsed.numbers):
        role = _role(parsed, at)
        # A number that bounds needs one that it bounds: of two limits the second is the target.
        if role == "limit" and roles[-1:] == ["limit"] and number.unit == "percent":
            role = "target"
        if role == "limit" and roles and all(one == "window" for one in roles):
            role = "target"  # “Errors per 1,000 pages under 3”
        roles.append(role)
    if roles:
        _pair(parsed, roles)
        _set_scope(parsed, roles)
    return roles


def _set_scope(parsed: Parsed, roles: list[str]) -> None:
    """Numbers that only say who is meant: in the subject of a verb of change, and “every” beside a value."""
    numbers = parsed.numbers
    for clause in parsed.clauses:
        inside = [at for at, number in enumerate(numbers) if clause.first <= number.first < clause.last]
        carried = any(numbers[at].first > clause.verb and roles[at] in _SPOKEN for at in inside)
        if clause.shape == "active" and clause.lemma in CARRIERS and carried:
            for at in inside:
                if numbers[at].last <= clause.verb:
                    roles[at] = "scope"
        _set_qualifiers(parsed, roles, inside)
        valued = False
        for at in inside:
            if numbers[at].kind == "universal":
                if valued:
                    roles[at] = "scope"
            elif numbers[at].kind in ("plain", "factor", "fraction") and roles[at] in ("target", "change"):
                valued = True


def _set_qualifiers(parsed: Parsed, roles: list[str], inside: list[int]) -> None:
    """Numbers that only say what moves: “customers who buy in two categories from 18% to 25%”."""
    since = 0
    for place, at in enumerate(inside[:-1]):
        start, end = parsed.numbers[at], parsed.numbers[inside[place + 1]]
        if (
            roles[at] != "baseline"
            or roles[inside[place + 1]] != "target"
            or parsed.low(start.first - 1) not in OPENERS
        ):
            continue
        for before in inside[since:place]:
            number = parsed.numbers[before]
            # “by $3m, from $9m to $12m” says the same twice.
            sum_of_both = number.unit == end.unit and abs(abs(end.value - start.value) - number.value) < end.value / 1e6
            if sum_of_both or not any(low in _JOINTS for low in parsed.lows(number.last, start.first)):
                roles[before] = "scope"
        since = place + 2


def _role(parsed: Parsed, at: int) -> str:
    """What a number is here, by the first of its features that tells."""
    number = parsed.numbers[at]
    if number.kind == "factor":
        return _role_of_factor(parsed, number)
    if number.kind == "fraction":
        return "change"
    if number.kind == "rhythm":
        return "rhythm"
    if number.kind in ("universal", "zero"):
        return "target"
    if parsed.low(number.first - 1) == "same":
        return "scope"  # “the same four reviewers”
    if number.scope and done_for_each(parsed, number):
        return "target"
    if number.scope or parsed.low(number.first - 1) == "worth" or is_age(parsed, number):
        return "scope"
    if parsed.low(number.first - 1) == "of" and parsed.low(number.first - 2) in ("family", "party", "class", "crew"):
        return "scope"  # “a family of four”
    if number.unit == "time":
        return "target"
    role = _role_behind(parsed, at) or _role_of_change(parsed, at) or _role_before(parsed, number)
    if role:
        return "limit" if role == "change" and at and said_of_them(parsed, number) else role
    if parsed.asides[number.first] and at and parsed.numbers[at - 1].unit == "percent" and number.unit is None:
        return "limit"
    lasts = number.unit in TIMES and parsed.low(number.first - 1) == "for"
    if lasts and (in_work(parsed, number) or granted_for(parsed, number)):
        return "scope"  # “Try paid search for six weeks”
    dates = number.unit in TIMES and parsed.low(number.last) in ("after", "before", "following", "later")
    if dates and (at or dates_deed(parsed, number)):
        return "limit"  # “in work six months after they leave”, “Minutes published a week after the meeting”
    if describes_deed(parsed, number) or tells_which(parsed, number):
        return "scope"
    return "limit" if _limits_event(parsed, at) else "target"


_CONCEDING = frozenset("while although though despite even".split())


def _role_of_factor(parsed: Parsed, number: Number) -> str:
    """“3x” is a change, unless it states a ratio to reach: “3x pipeline coverage”, “a ratio of 3x”."""
    if any(token.low in _CONCEDING for token in parsed.tokens[: number.first]):
        return "scope"  # “… although volume doubles”
    if "who" in parsed.lows(max(number.first - len(("who", "have", "given")), 0), number.first):
        return "scope"  # “donors who gave 3x or more”
    before, following = parsed.low(number.first - 1), parsed.lows(number.last, number.last + 2)
    if following[:1] in (["per"], ["a"], ["/"], ["each"], ["every"]) and following[-1] in _RECURRING:
        return "target"  # “4x per week”
    if before == "from" and any(one.first > number.last and one.kind == "factor" for one in parsed.numbers):
        return "baseline"  # “coverage from 2x to 3x”
    if number.comparator in ("at_most", "at_least") and parsed.low(number.last - 1) == "x":
        return "target"
    written_in_digits = number.unit == "ratio" and parsed.low(number.first)[0].isdigit()
    if written_in_digits and (
        parsed.low(number.first - 1) in ("to", "of", "at")
        or parsed.low(number.last) in ("of", "pipeline", "coverage", "roi", "roas")
    ):
        return "target"
    clause = parsed.clause_at(number.first)
    if written_in_digits and any(one.last == number.first for one in parsed.found) and clause is not None:
        named = clause.shape != "imperative" and clause.sense not in ("increase", "decrease", "improve")
        return "target" if named else "change"  # “Inventory turns 6x”
    return "change"


def _role_behind(parsed: Parsed, at: int) -> str | None:
    """The role that the words before a number give it: “from 9”, “by 20%”, “baseline: 12”, “8 in 10”, “per 5”."""
    number = parsed.numbers[at]
    before, before2 = parsed.low(number.first - 1), parsed.low(number.first - 2)
    if before == "stretch" or (before == ":" and before2 == "stretch"):
        return "scope"
    if of_those_who(parsed, number):
        return "scope"
    if before == "from":
        if at == 0 and asks_people(parsed, number):
            return "target"  # “Collect answers from 12 tenants”
        if parsed.low(number.last) == "of" and not any(one.low == "to" for one in parsed.tokens[number.last :]):
            return "target"  # “feedback from 90% of participants”
        return "baseline" if _is_start(parsed, at) else "scope"
    if before in _START_WORDS and not (before in ("today", "now") and before2 == "than"):
        return "baseline"
    if before == ":" and at and parsed.asides[number.first] and _names_period(before2):
        return "baseline"  # “85% of pupils (2026: 74%)”, “14 new contracts (Q4: 9)”
    if at and before == "(" and parsed.low(number.last) in ("in", "last") and _closes_remark(parsed, number.last + 1):
        return "baseline"  # “Serve 45k meals (40k in 2026)”, “(40k last year)”
    if before in (":", "=") and at and _opens_remark(parsed, number.first, "baseline"):
        return "baseline"  # “80% of letters sent the same day (baseline, audit in March: 52%)”
    if before in _PERIODS and before2 in ("last", "previous") and at:
        return "baseline"  # “85% of pupils (last year 71%)”
    if before == "(" and parsed.lows(number.last, number.last + 2) == [")", "to"]:
        return "baseline"  # “Reduce the vacancy rate (17%) to 9%”
    if before in (":", "=", "of", "at", "is", "than") and before2 in _START_LABELS and not _names_value(parsed, at):
        return "target" if before == "than" and before2 != "baseline" else "baseline"
    if before == "of" and before2 == "instead" and at:
        return "baseline"
    if _is_moment(parsed, number):
        return "scope"
    if before == "by":
        if is_agent(parsed, number):
            return "target"
        return "limit" if number.unit in TIMES and before2 in ("followed", "multiplied") else "change"
    if before in ("in", "of") and at and parsed.numbers[at - 1].last == number.first - 1:
        return "base" if number.unit is None and parsed.numbers[at - 1].unit is None else None
    return "window" if before in ("per", "every", "each") else None


_PERIODS = frozenset("year yr quarter month term season week time sprint half".split())


def _opens_remark(parsed: Parsed, at: int, word: str) -> bool:
    """Whether a token stands in brackets that begin with a word."""
    while at and parsed.asides[at - 1] and parsed.low(at) != "(":
        at -= 1
    return parsed.asides[at] and word in (parsed.low(at), parsed.low(at + 1))


def _closes_remark(parsed: Parsed, at: int) -> bool:
    """Whether a time stands here with which a bracket ends."""
    return (_names_period(parsed.low(at)) or parsed.low(at) in _PERIODS) and parsed.low(at + 1) == ")"


def _names_period(low: str) -> bool:
    """Whether a word names a time that is over, before a value of then: “2026”, “Q4”, “H1”."""
    if low.isdigit():
        return len(low) == len("2026")
    return len(low) == 2 and low[0] in "qh" and low[1] in "1234"


def _role_of_change(parsed: Parsed, at: int) -> str | None:
    """The role of an amount that goes up or down without a “by”: “up 5%”, “−10%”, “grow traffic 40%”."""
    number = parsed.numbers[at]
    before = parsed.low(number.first - 1)
    if at and repeats(parsed, parsed.numbers[at - 1], number):
        return "limit"  # “rise to 1,200 (up 15%)”
    stands = (
        before == "up"
        and parsed.low(number.first - 2) in ("is", "are", "be", "stays", "been")
        and parsed.low(number.last) == "of"
    )
    if stands and number.unit == "percent":
        return "target"  # “The lift is up 99% of the day”: it runs
    if before in _WAYS and number.unit in ("percent", "points", "ratio") and number.comparator is None:
        return "change"
    if number.unit == "percent" and number.first and bare_change(parsed, number):
        return "change"
    if number.unit == "percent" and number.first > 1 and abroad_by(parsed, number):
        return "change"
    if number.unit is not None and number.comparator is None and is_taken_off(parsed, number):
        return "change"
    if names_cost(parsed, number):
        return "change"
    if _only_bounds(parsed, number):
        return "scope"
    if (
        number.unit in TIMES
        and parsed.low(number.first) == "within"
        and any(later.unit == "percent" for later in parsed.numbers[at + 1 :])
    ):
        return "limit"  # “users who complete set-up within 24 h: 60%”
    if number.sign:
        if before in ("of", "at", "to", "above", "reaches", "for") or number.comparator is not None:
            return "target"
        return "limit" if parsed.asides[number.first] and at else "change"
    return None


def _names_value(parsed: Parsed, at: int) -> bool:
    """“Order value of €40”, “Sleep current: 9 mA”: what is measured, where “start value of 40” says when it was so."""
    number = parsed.numbers[at]
    return (
        at == 0
        and (parsed.low(number.first - 2), parsed.low(number.first - 1)) in (("value", "of"), ("current", ":"))
        and parsed.low(number.first - 3).isalpha()
        and parsed.low(number.first - 3) not in _START_LABELS | _START_WORDS | DETERMINERS
    )


def _role_before(parsed: Parsed, number: Number) -> str | None:
    """The role that a noun of change or a word of time beside a number gives it: “20% more”, “9% today”."""
    before, before2 = parsed.low(number.first - 1), parsed.low(number.first - 2)
    after, after2 = parsed.low(number.last), parsed.low(number.last + 1)
    glued = number.last + 1 < len(parsed.tokens) and parsed.tokens[number.last + 1].glued  # “5 drop-ins”
    if after in CHANGE_NOUNS and before != "to" and not glued and not _counts_compound(parsed, number):
        return "change"
    if number.unit is not None and after in _SHORT_OF and _ends_there(parsed, number.last + 1):
        return "change"  # “15 kg lower”, “3 days shorter than last year”
    if after in MORE:
        if number.unit in ("percent", "points", "ratio"):
            return "change"
        clause = parsed.clause_at(number.first)
        counts_on = before not in ("to", "of", "reach") if number.first else after in ("fewer", "less")
        made = clause is not None and clause.sense == "make" and clause.object[0] == number.first
        if after != "new" and number.unit is None and counts_on and not made:
            return "change"  # but not “Hire 25 additional nurses”
    if after in ("currently", "now", "baseline") or (after == "at" and after2 in ("present", "start")):
        return "baseline"
    if after == "today" and not (parsed.tokens[number.last].spaced and after2):
        return "baseline"
    if after == "of" and number.unit == "percent" and before in CHANGE_NOUNS:
        return "change"
    if before == "of" and before2 in CHANGE_NOUNS and number.unit != "points":
        return "change"
    if before == "of" and number.unit == "percent" and follows_change(parsed, number):
        return "change"
    if before in CHANGE_NOUNS and before not in _CHANGE_VERBS and parsed.low(number.first) not in _BOUNDS:
        return "change" if number.unit in ("percent", "points") else "target"
    return None


_BOUNDS = frozenset("below under above over".split())
"""Behind a verb of change, what opens a value: “falls below 5%”."""
_SHORT_OF = MORE - {"new", "additional", "extra", "incremental"} | {"cheaper", "lighter", "later", "earlier", "warmer"}


def _counts_compound(parsed: Parsed, number: Number) -> bool:
    """“30 growth experiments”: what is counted is the noun behind, and the noun of change only says which."""
    named = parsed.low(number.last + 1)
    return number.unit is None and looks_plural(named) and named not in PREPOSITIONS and len(named) > len("gas")


def _ends_there(parsed: Parsed, at: int) -> bool:
    """Whether nothing follows of which there could be less: “15 kg less”, but not “15 kg less waste”."""
    following = parsed.tokens[at] if at < len(parsed.tokens) else None
    return following is None or following.kind == SIGN or following.low in PREPOSITIONS


def _only_bounds(parsed: Parsed, number: Number) -> bool:
    """“Two signatures for payments over €5,000”: a limit that says which of them are meant."""
    limit = parsed.low(number.first)
    begin = number.first - 2
    return (
        limit in ("over", "above", "under", "below")
        and begin > 0
        and parsed.low(begin) in ("for", "on")
        and parsed.low(begin + 1).endswith("s")
    )


def _limits_event(parsed: Parsed, at: int) -> bool:
    """A second number that only bounds what the first counts: “85% of claims within 5 days”, “shops with 3+ users”."""
    if at == 0:
        return False
    number, previous = parsed.numbers[at], parsed.numbers[at - 1]
    between = parsed.lows(previous.last, number.first)
    if any(low in _JOINTS or low in _ARROWS for low in between) or _is_moment(parsed, previous):
        return False
    if previous.kind in ("universal", "zero") or number.unit in TIMES or number.comparator is not None:
        return True
    return bool(number.first) and parsed.low(number.first - 1) in _BOUNDING


def _is_moment(parsed: Parsed, number: Number) -> bool:
    """Whether a length of time only says when something is counted: “staff still here after three months”."""
    return number.unit in TIMES and parsed.low(number.first - 1) == "after"


def _is_start(parsed: Parsed, at: int) -> bool:
    """Whether “from N” opens a change rather than naming an origin (“leads from 3 events”)."""
    number = parsed.numbers[at]
    for later in parsed.numbers[at + 1 :]:
        between = parsed.lows(number.last, later.first)
        if len(between) > 12:
            break
        if any(low in ("to", "down", "towards") or low in _ARROWS for low in between):
            return True
        if later.comparator is not None and "to" in parsed.lows(later.first, later.last):
            return True
    following = parsed.low(number.last)
    # “to 5 (from 30 today)”, “45% from 30%”, “from 12 today”
    if at and parsed.numbers[at - 1].unit == number.unit:
        return True
    if at and number.unit is None:
        return following in (")", "", ".", ",", "today", "+", "now", "currently", "in") or parsed.low(
            number.first - 2
        ) in ("(", "up", "down")
    return number.unit is not None or following in (")", "today", "now", "currently")


def _pair(parsed: Parsed, roles: list[str]) -> None:
    """Settle pairs: “6 → 4”, “45 to 60” after a change verb, “17% to 22%”."""
    for at in range(len(roles) - 1):
        one, two = parsed.numbers[at], parsed.numbers[at + 1]
        if roles[at] not in ("target", "scope", "limit", "change") or roles[at + 1] not in (
            "target",
            "limit",
            "change",
        ):
            continue
        if roles[at] == "change" and not one.sign:
            continue
        if roles[at] == "scope" and two.unit is not None and one.unit is None and parsed.low(one.first - 1) == "of":
            continue  # “the bill for a family of four to 60 euros”
        between = parsed.lows(one.last, two.first)
        if len(between) > 3:
            continue
        tied = any(low in _ARROWS for low in between)
        if not tied and two.kind == "plain" and between[-1:] == ["to"] and not ("and" in between or "," in between):
            tied = one.unit == two.unit or one.unit is None or two.unit is None
        if tied:
            roles[at], roles[at + 1] = "baseline", "target"
