"""Outcome or output of a noun phrase alone: “30 new members”, “A guide for newcomers”, “Fewer queues”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.counted import counts_content, counts_money, work_wins
from goalkit.english.amounting.event_nominal import names_endless_work, names_figure
from goalkit.english.clauses.phrase import heads
from goalkit.english.measuring.roles import CHANGE_NOUNS
from goalkit.english.words.closed import COMPARATIVES, DETERMINERS, PREPOSITIONS, VAGUE
from goalkit.english.words.nouns import AIM_OBJECTS, QUALITIES, is_people, is_problem, is_state, is_work, singular
from goalkit.english.words.token import SIGN, WORD
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import Focus, Measured

__all__ = ["RUNNING", "nominal_focus"]


_LESSER = frozenset(
    "fewer less shorter quicker faster cheaper calmer quieter safer happier kinder easier lower smoother simpler"
    " clearer friendlier fairer healthier".split()
)
"""Comparatives of a change that somebody feels, whatever it is that changes: “fewer meetings”, “faster builds”."""


_STATISTICS = frozenset("average median mean rate score index percentage".split())


def _is_share(parsed: Parsed, numbers: list[Number]) -> bool:
    """“85% of applications”, “30 of 44 services”: how much of what there is."""
    return any(
        (
            number.unit == "percent"
            and number.kind == "plain"
            and number.last < len(parsed.tokens)
            and parsed.tokens[number.last].low == "of"
        )
        or (number.unit is not None and number.unit[0] == "/" and parsed.tokens[number.last - 2].low == "of")
        for number in numbers
    )


def _label_end(parsed: Parsed, bounds: tuple[int, int]) -> int:
    """Where a phrase goes on behind its label: “Website: | 40% of traffic from abroad” is about traffic."""
    for at in range(bounds[0] + 1, bounds[1] - 1):
        if parsed.low(at) == ":" and parsed.tokens[at + 1].spaced:
            return at + 1
    return bounds[0]


def nominal_focus(parsed: Parsed, how: Measured, clause: Clause, names: tuple[str, ...], *, percent: bool) -> Focus:
    """What a noun phrase is about; `names` are its head nouns, `percent` says whether a share decides."""
    metric = parsed.metric_in(clause.object)
    after = [token.low for token in parsed.tokens[clause.object[0] : clause.object[1]]]
    numbers = parsed.deciding_in(clause)
    titled = bool(names) and is_work(names[0]) and not is_state(names[0])  # “Summer school: 260 bookings”
    if how == "none" or titled or _is_share(parsed, numbers):
        names = parsed.heads((_label_end(parsed, clause.object), clause.object[1])) or names
    head = names[0] if names else ""
    if percent and _done_by(parsed, numbers):
        return "outcome"  # “A second order from 30% of first-time guests”
    # “15 members using it every week”: the action of others is the result
    for at in range(clause.object[0] + 1, clause.object[1]):
        form = verb_form(parsed.tokens[at].low) if parsed.tokens[at].kind == WORD else None
        if (
            form is not None
            and form.form == "ing"
            and SENSES[form.lemma] in ("other", "reach", "do")
            and not is_work(parsed.tokens[at].low)
        ):
            previous = parsed.tokens[at - 1]
            if previous.kind == WORD and (
                is_people(previous.low)
                or (
                    form.lemma in ("use", "attend", "adopt", "pay", "renew", "recommend", "cite")
                    and previous.low not in PREPOSITIONS
                )
            ):
                return "outcome"
    if how == "quantity":
        if head in RUNNING and all(number.kind == "universal" and number.last > clause.first + 1 for number in numbers):
            return "output"  # “Tenant portal live for every block”
        if percent and "on time" in " ".join(after):
            return "outcome"
        if any(number.kind == "zero" or not number.value for number in numbers):
            return "outcome"
        if names_figure(parsed, clause.object) and not counts_content(names):
            return "output" if _counts_work(parsed, clause, numbers) else "outcome"
        if (
            singular(head) == "visit"
            and any(number.value >= _CROWD for number in numbers)
            and (_at_ours(after) or ("to" not in after and any(parsed.low(number.last) == head for number in numbers)))
        ):
            return (
                "outcome"  # “6,000 visits to the theatre”, where “1,500 home visits” and “12 visits to farms” are work
            )
        if any(number.unit in _MEASURED_OUT and parsed.low(number.last) == "of" for number in numbers):
            return "outcome" if is_problem(head) or is_state(head) else "output"  # “8 km of new footpath”
        if is_work(head) and any(_is_score(parsed, number) for number in numbers):
            return "outcome"  # “Guest reviews: 9.1”
        if _goes_through_work(parsed, clause):
            return "output"
        if "down" in after or any(parsed.low(number.last) in ("fewer", "less") for number in numbers):
            return "outcome"  # “30% fewer tickets”, “tickets down by 30%”: what there is less of was no work
        if any(number.comparator == "at_most" and number.unit != "rank" for number in numbers):
            return "outcome"  # “No more than 3 pages a shift”: what is limited is suffered, and not made
        if (is_work(head) and not (metric and not work_wins(parsed, clause))) or _is_deed(parsed, clause):
            return "output"
        if _is_share(parsed, numbers) and not counts_content(names):
            return "outcome"
        if any(low in _STATISTICS for low in after) or any(number.unit in ("/5", "/10") for number in numbers):
            return "outcome"
        if any(low in ("active", "paying", "returning", "satisfied", "engaged", "repeat") for low in after):
            return "outcome"
        if metric or is_people(head) or is_state(head) or is_problem(head) or percent or counts_money(parsed, clause):
            return "outcome"
        if any(
            number.unit in ("millisecond", "second", "minute", "hour") or number.comparator == "at_most"
            for number in numbers
        ):
            return "outcome"
        if parsed.tokens[clause.first].kind == WORD and any(
            number.comparator and number.first > clause.first for number in numbers
        ):
            return "outcome"  # “Titre ≥ 3 g/L”: a name and how far it is to go
        last = max((number.last for number in numbers), default=clause.last)
        if (last >= clause.last or parsed.tokens[last].kind == SIGN) and parsed.tokens[clause.first].kind == WORD:
            return "outcome"  # “Metacritic 82+”: a name and its value
        if head in QUALITIES or head.endswith(("ness", "ity", "ship", "hood")):
            return "outcome"  # “Friendship in every class”
        everywhere = any(number.kind == "universal" and number.first > clause.first for number in numbers)
        counted = everywhere or any(number.unit is None for number in numbers)  # “Fire blankets in all kitchens”
        return "output" if names and counted else "outcome"
    if how == "event":
        return "output"
    bounds = clause.object
    if (names_figure(parsed, bounds) and not counts_content(names)) or head in CHANGE_NOUNS:
        return "outcome"
    closing = parsed.tokens[bounds[1] - 1].low if bounds[1] > bounds[0] else ""
    if closing in VAGUE or closing == "possible":
        return "outcome"  # “Waiting list shorter”
    begin = _label_end(parsed, bounds)
    opening = next((low for low in parsed.lows(begin, bounds[1]) if low not in DETERMINERS and low[-2:] != "ly"), "")
    well_made = opening == "better" and head not in ("docs", "documentation", "readme", "wiki")
    if well_made or opening in _LESSER or head in COMPARATIVES or _is_more_so(parsed, begin, names):
        return "outcome"
    if head.endswith("ing") and opening in COMPARATIVES - {"more"}:
        return "outcome"  # “Better onboarding of new colleagues”
    if is_work(head) or _is_deed(parsed, clause) or (not metric and names_endless_work(parsed, bounds)):
        return "output"
    if not is_work(head) and (opening in VAGUE or _is_praised(parsed, bounds, head)):
        return "outcome"  # “A resilient and sustainable sector”, “Rock solid webhooks”
    if any(low in ("that", "who") for low in parsed.lows(*bounds)):
        return "outcome"
    if head in AIM_OBJECTS or (parsed.tokens[bounds[0]].low in COMPARATIVES and not is_work(head)):
        return "outcome"
    return "outcome" if head in QUALITIES or is_state(head) or is_people(head) or metric else "output"


def _done_by(parsed: Parsed, numbers: list[Number]) -> bool:
    """Whether something comes from a share of people."""
    return any(
        number.unit == "percent"
        and number.kind == "plain"
        and parsed.low(number.first - 1) in ("from", "by")
        and parsed.low(number.last) == "of"
        and any(map(is_people, parsed.heads((number.last + 1, len(parsed.tokens)))[:1]))
        for number in numbers
    )


def _counts_work(parsed: Parsed, clause: Clause, numbers: list[Number]) -> bool:
    """“Number of inspections: 450”: pieces of work, each held once, with nothing said of what others do with them."""
    names = parsed.heads(clause.object)
    behind = numbers[0].first - 2 if numbers else 0
    return (
        bool(names)
        and is_work(names[0])
        and not is_state(names[0])
        and not any(number.unit is not None or number.comparator == "at_most" for number in numbers)
        and parsed.low(behind + 1) in (":", "≥", "=")
        and parsed.low(behind) == names[0]
    )


def _is_score(parsed: Parsed, number: Number) -> bool:
    """Whether a number with a fraction stands alone: what is counted comes whole."""
    after = parsed.low(number.last)
    return (
        number.kind == "plain"
        and number.unit is None
        and number.value % 1 > 0
        and (not after.isalpha() or after in PREPOSITIONS)
    )


def _goes_through_work(parsed: Parsed, clause: Clause) -> bool:
    """“All foremen through the first-aid course”: that so many were put through a piece of work."""
    at = next((at for at in range(clause.first + 1, clause.last - 1) if parsed.low(at) == "through"), 0)
    names = parsed.heads((at + 1, clause.last)) if at else ()
    return bool(names) and is_work(names[0])


def _at_ours(after: list[str]) -> bool:
    """Whether visits are told to go to a place, and to nobody: “visits to the reading room”."""
    at = next((at for at, low in enumerate(after) if low in ("visit", "visits")), len(after)) + 1
    if after[at : at + 1] not in (["to"], ["in"], ["at"], ["on"]):
        return False
    names = [low for low in after[at + 1 :] if low not in DETERMINERS]
    return bool(names) and not any(map(is_people, names[:3]))


RUNNING = frozenset({"live", "operational", "online"})
"""What becomes of a thing once the work on it is done."""
_CROWD = 500
_MEASURED_OUT = frozenset("km ha".split())
"""Units in which is told how much of a way or an area was made."""


def _is_praised(parsed: Parsed, bounds: tuple[int, int], head: str) -> bool:
    """Whether a word of praise stands before the head of a phrase."""
    lows = parsed.lows(*bounds)
    return head in lows and not VAGUE.isdisjoint(lows[: lows.index(head)])


def _is_deed(parsed: Parsed, clause: Clause) -> bool:
    """“Go-live on all wards”, “Hand-over to 12 schools”: a verb and its particle name what is done once."""
    at = next(iter(heads(parsed.tokens, clause.object[0], clause.object[1], parsed.asides)), 0)
    counted = all(one.comparator is None and _is_count(one) for one in parsed.deciding_in(clause))
    form = verb_form(parsed.low(at - 1)) if at and counted and parsed.tokens[at].glued else None
    return form is not None and form.form == "base" and parsed.low(at) in _PARTICLES


def _is_count(number: Number) -> bool:
    return number.unit is None or number.kind == "universal"


_PARTICLES = frozenset("live off out over up in on through down back".split())


def _is_more_so(parsed: Parsed, at: int, names: tuple[str, ...]) -> bool:
    """“More resilient lifts”: as “faster lifts”, where “more technical posts” are only more posts."""
    low = parsed.low(at + 1)
    graded = low.endswith(_GRADED) and low not in names
    return parsed.low(at) == "more" and graded and verb_form(low) is None and not counts_content(names)


_GRADED = ("able", "ible", "ful", "ent", "ant", "ous")
"""Endings of what a thing can be more or less."""
