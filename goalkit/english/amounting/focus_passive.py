"""Outcome or output of what is done to something or somebody: “the guide is published”, “fewer parcels lost”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.counted import STAFF, counts_content
from goalkit.english.amounting.event import MAKING_CHANGES
from goalkit.english.amounting.focus_imperative import ENROLLING
from goalkit.english.words.closed import COMPARATIVES
from goalkit.english.words.nouns import QUALITIES, is_people, is_problem, is_state, is_work, singular
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.reading import Focus, Measured

__all__ = ["passive_focus", "service_level"]

# Verbs that in the passive tell what others do with a thing, or how they fare.
_BY_OTHERS = frozenset(
    (
        "use adopt reuse consume trust recommend require accept embrace visit open read satisfy involve know love "
        "recognise value engage exceed retain convert resolve answer protect serve treat see find respond quote "
        "secure fund renew view watch download"
    ).split()
)


_HELD = frozenset("hold own lead chair fill take run occupy".split())
"""What is said of those who are somewhere, and not of what they do there."""


def passive_focus(parsed: Parsed, how: Measured, clause: Clause, *, percent: bool) -> Focus:
    """What a passive clause is about; `percent` says whether a share decides."""
    numbers = parsed.deciding_in(clause)
    subject = parsed.heads(clause.subject)
    none = any(number.kind == "zero" for number in numbers)
    never = any(parsed.low(number.first) == "never" for number in numbers)
    if never or (none and subject and (is_problem(subject[0]) or is_people(subject[0]))):
        return "outcome"  # “No incidents found”, “Shifts are never cancelled”
    if clause.lemma == "go" and clause.verb == clause.last - 1:
        return "outcome"  # “Double bookings are gone”
    if how == "none" and parsed.low(clause.last - 1) in COMPARATIVES:
        return "outcome"  # “Cases are handled faster”
    if how == "none" and parsed.low(clause.subject[0]) in ("fewer", "less"):
        return "outcome"  # “Fewer parcels lost”
    if how == "event" and (
        clause.sense == "reach"
        or (
            clause.sense == "other"
            and subject
            and is_work(subject[0])
            and clause.lemma not in ("use", "reuse", "read", "visit", "cite")
        )
    ):
        return "output"
    if (
        how == "quantity"
        and clause.lemma in ("accept", "adopt", "approve")
        and subject
        and is_work(subject[0])
        and not percent
    ):
        return "output"
    if (
        how == "quantity"
        and any(measure.change is not None for measure in parsed.roles.measures)
        and not counts_content(subject)
    ):
        return "outcome"
    shares = percent or any((number.unit or "").startswith("/") for number in numbers)
    if how == "quantity" and shares and "without" in parsed.lows(clause.verb + 1, clause.last):
        return "outcome"  # “8 of 10 permits issued without a second visit”
    if how == "quantity" and service_level(parsed, clause):
        return "outcome"
    if how == "quantity" and parsed.metric_in(clause.subject) and not (subject and is_work(subject[0])):
        return "outcome"
    if clause.lemma == "continue":
        return "output"  # “Meter roll-out to be continued”
    if clause.lemma in MAKING_CHANGES and subject and not (is_state(subject[0]) or subject[0] in QUALITIES):
        return "output"  # “Locks changed”
    if clause.sense in ("increase", "decrease", "improve", "keep", "reach"):
        return "outcome"
    if percent and clause.lemma in _HELD and "by" in parsed.lows(clause.verb + 1, clause.verb + 2):
        return "outcome"  # “45% of seats held by women”: who is there
    if clause.lemma == "visit" and subject and is_people(subject[0]):
        return "output"  # “Each tenant visited twice a year”
    valued = any(number.kind == "plain" and number.first > clause.verb for number in numbers)
    if valued and subject and is_state(subject[0]) and not is_work(subject[0]):
        return "outcome"  # “Price paid to growers at least 5% above the market”
    if clause.lemma in _BY_OTHERS:
        return (
            "outcome"
            if clause.lemma not in ("open", "find", "resolve", "answer", "read", "renew") or how == "quantity"
            else "output"
        )
    if clause.lemma == "sign" and how == "quantity" and subject and not is_work(subject[0]):
        return "outcome"  # “80 restaurants signed”, but “3 contracts signed”
    if subject and is_people(subject[0]) and clause.lemma in ENROLLING:
        hired = clause.lemma == "sign" and how == "event" and singular(subject[0]) in STAFF
        return "output" if hired else "outcome"  # “First night nurse signed”
    if how == "quantity" and subject and is_people(subject[0]) and clause.sense == "other" and not clause.atelic:
        return "outcome"  # “1 in 5 maintainers paid for their work”
    if clause.sense == "other" and "by" in parsed.lows(clause.verb + 1, clause.last):
        return "outcome"
    if how == "quantity" and (
        any(number.comparator == "at_most" and number.unit != "rank" for number in numbers)
        or (
            subject
            and is_problem(subject[0])
            and clause.lemma in ("resolve", "fix", "close", "eliminate", "solve", "report", "detect", "find", "predict")
        )
    ):
        return "outcome"
    return "output"


def service_level(parsed: Parsed, clause: Clause) -> bool:
    """“98% of invoices paid within 30 days”: how much of what others are owed arrives in time."""
    share = any(number.unit == "percent" for number in parsed.deciding_in(clause))
    if not share:
        return False
    lows = parsed.lows(clause.first, len(parsed.tokens))  # where a time is said beside the clause, it ends before that
    for at, low in enumerate(lows[:-2]):
        limits = low in ("within", "in", "under", "by") and (
            lows[at + 1][0].isdigit() or verb_form(lows[at + 1]) is None
        )
        if limits and any(unit in _SPANS for unit in lows[at + 2 : at + 5]):
            return True
    return "on time" in " ".join(lows)


_SPANS = frozenset("second seconds minute minutes hour hours day days week weeks month months min mins hrs h".split())
