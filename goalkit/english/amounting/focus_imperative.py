"""Outcome or output of what is ordered: “Cut waiting times”, “Publish the guide”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.counted import STAFF, counts_money, counts_people, work_wins
from goalkit.english.amounting.event import MAKING_CHANGES
from goalkit.english.amounting.vagueness import only_faster, vague_tokens
from goalkit.english.words.closed import COMPARATIVES
from goalkit.english.words.nouns import AIM_OBJECTS, QUALITIES, is_people, is_problem, is_state, is_work, singular
from goalkit.english.words.verbs import DUAL

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.reading import Focus, Measured

__all__ = ["EFFORTS", "ENROLLING", "imperative_focus"]

ENROLLING = frozenset("certify onboard register enrol sign activate subscribe book convert".split())
"""Verbs by which people or organisations pass into a new state."""


_PATRONS = frozenset(
    "customer client account user subscriber member donor sponsor patron buyer merchant tenant".split()
)
"""Those who come to an organisation of their own accord: to add some is to win them."""


# Work verbs that bring in what others give: their count is a result.
_COLLECTING = frozenset("collect gather receive engage refer source capture reach attract".split())


# The same where they are counted.
_GIVING = frozenset("participate contribute give show take speak talk listen prove sit".split())


# Verbs that move others to do something; the work has no end of its own.
_INFLUENCING = frozenset("foster encourage promote nurture cultivate champion advocate".split())


# Efforts that a team makes, whatever comes of them.
EFFORTS = frozenset(
    (
        "work partner collaborate cooperate invest explore participate talk speak chat listen think consider "
        "leverage encourage stimulate motivate incentivise"
    ).split()
)


def imperative_focus(
    parsed: Parsed, how: Measured, clause: Clause, objects: tuple[str, ...], *, percent: bool
) -> Focus:
    """What an order is about; `objects` are the head nouns of its object, `percent` says whether a share decides."""
    head = objects[0] if objects else ""
    metric = parsed.metric_in(clause.object)
    moves = metric or is_state(head) or is_people(head) or is_problem(head)
    work = is_work(head) and not (metric and not work_wins(parsed, clause))
    goes_on = clause.lemma in ("continue", "keep") and clause.sense in ("do", "other")
    running = clause.lemma == "keep" and how == "none" and parsed.low(clause.last - 1) == "going"
    if goes_on or running or (clause.lemma == "continue" and clause.sense == "keep"):
        return "output"
    if how == "none" and clause.sense in ("make", "do") and set(objects) <= {"more"}:
        return "output"  # “Write more”: the deed itself
    if clause.lemma == "become" or (how == "none" and clause.sense == "make" and not work):
        return "outcome"
    if clause.lemma == "adopt":
        return "output" if how == "event" and is_work(head) else "outcome"
    if clause.lemma in ("win", "earn", "beat", "outperform", "overtake", "qualify"):
        return "outcome"
    if clause.lemma in ("think", "consider", "look") or (clause.lemma == "nail" and how == "none"):
        return "output"
    if how == "none" and clause.lemma in _INFLUENCING and vague_tokens(parsed, clause.object, strict=True):
        return "outcome"
    if (
        clause.lemma in ("get", "collect", "gather", "receive", "seek")
        and head in ("feedback", "input")
        and not percent
    ):
        return "output"  # “Get feedback from 12 tenants”: they were asked
    if clause.lemma == "meet" and (is_people(head) or not head or "with" in parsed.lows(*clause.object)):
        return "output"
    if (
        clause.lemma in ("have", "get")
        and how == "quantity"
        and clause.object[1] < clause.last
        and parsed.tokens[clause.object[1]].low == "to"
    ):
        return "outcome"  # “get three schools to join”: what others do
    if clause.lemma == "be" and how != "quantity":
        return "outcome"
    if clause.lemma in ("be", "have", "own"):
        if how == "quantity":
            if clause.lemma == "have" and not moves and _all_have(parsed, clause):
                return "output"  # “All teams have a call tree”
            return "output" if work else "outcome"
        better = any(parsed.tokens[at].low in COMPARATIVES for at in vague_tokens(parsed, clause.object, strict=True))
        return (
            "outcome"
            if is_people(head) or (is_state(head) and not work) or better or (clause.lemma == "be" and how == "none")
            else "output"
        )
    if clause.lemma in ("drop", "cut", "cease", "put") and how == "event":
        return "output"
    if clause.sense in ("increase", "decrease"):
        if any(counts_people(parsed, number) for number in parsed.deciding_in(clause)):
            return "outcome"
        if parsed.low(clause.object[0] + (parsed.low(clause.object[0]) == "the")) in (
            "share",
            "percentage",
            "proportion",
        ):
            return "outcome"
        return (
            "output"
            if work
            and how == "quantity"
            and clause.sense == "increase"
            and not metric
            and not is_problem(head)
            and not is_state(head)
            else "outcome"
        )
    if clause.sense == "improve":
        written = head in ("docs", "documentation", "readme", "wiki")
        return "output" if written or (clause.lemma in MAKING_CHANGES and not moves) else "outcome"
    if clause.sense == "reach":
        if how == "event":
            return (
                "outcome"
                if (is_people(head) or metric or (is_state(head) and clause.lemma == "secure"))
                and clause.lemma != "make"
                else "output"
            )
        if how == "none" and clause.lemma in ("get", "make"):
            return "outcome"
        rated = any(
            parsed.low(number.last) == "stars" or number.unit in ("/5", "/10") for number in parsed.deciding_in(clause)
        )
        return "output" if work and not percent and not rated and not is_people(head) else "outcome"
    if clause.sense == "keep":
        return "output" if work and how == "event" else "outcome"
    if clause.sense == "make":
        if how == "quantity" and not work:
            if clause.lemma == "onboard" and singular(head) in STAFF:
                return "output"  # “Onboard 5 squads to the new rota”
            if clause.lemma in ENROLLING and (is_people(head) or metric):
                return "outcome"
            if clause.lemma == "add" and singular(head) in _PATRONS and "team" not in parsed.lows(*clause.object):
                return "outcome"
            if clause.lemma in DUAL and (moves or counts_money(parsed, clause)):
                return "outcome"
            if (percent and (metric or is_people(head) or is_problem(head))) or (
                metric and clause.lemma in ("resolve", "fix", "deliver")
            ):
                return "outcome"
        if how == "none" and clause.lemma in DUAL and (head in QUALITIES or head in AIM_OBJECTS or metric):
            return "outcome"
        return "output"
    if how == "none" and clause.lemma not in EFFORTS and only_faster(parsed, clause):
        return "outcome"
    if clause.sense == "do":
        if (
            how == "quantity"
            and clause.lemma == "support"
            and not work
            and not is_people(head)
            and _is_scale(parsed, clause)
        ):
            return "outcome"
        if how == "quantity" and clause.lemma in _COLLECTING and moves and not work:
            return "outcome"
        if (
            how == "quantity"
            and (percent and (is_people(head) or metric))
            and clause.lemma in ("engage", "answer", "handle", "process", "respond", "use", "reach", "offer")
        ):
            return "outcome"
        if how == "none" and head in QUALITIES and clause.lemma != "work":
            return "outcome"
        return "output"
    # the rest: support, ensure, adopt, enable …
    if how == "quantity":
        if clause.lemma in _GIVING or (work and not percent and not metric):
            return "output"
        return "outcome"
    if how == "none":
        return "output" if clause.lemma in EFFORTS else "outcome"
    return "outcome" if clause.lemma in ("adopt", "join") else "output"


def _all_have(parsed: Parsed, clause: Clause) -> bool:
    """Whether one thing is to be had by each of several."""
    numbers = parsed.deciding_in(clause)
    return bool(numbers) and all(number.last <= clause.verb for number in numbers)


def _is_scale(parsed: Parsed, clause: Clause) -> bool:
    """Whether the number is a load that something bears rather than a count of pieces of work."""
    return any(
        number.value >= 1000 or number.unit is not None for number in parsed.deciding_in(clause)
    ) or "per" in parsed.lows(clause.first, clause.last)
