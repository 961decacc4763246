"""Outcome or output: a change that matters to somebody, or work and what it produces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.counted import STAFF, counts_content
from goalkit.english.amounting.event_nominal import ENDLESS, names_figure
from goalkit.english.amounting.focus_imperative import EFFORTS, imperative_focus
from goalkit.english.amounting.focus_nominal import RUNNING, nominal_focus
from goalkit.english.amounting.focus_passive import passive_focus, service_level
from goalkit.english.amounting.vagueness import vague_state
from goalkit.english.clauses.deed import ordered_by
from goalkit.english.clauses.finite import CARRIERS
from goalkit.english.measuring.parsed import Parsed, is_denied, is_own
from goalkit.english.words.closed import COMPARATIVES, PREPOSITIONS
from goalkit.english.words.nouns import QUALITIES, is_people, is_problem, is_state, is_work, looks_plural, singular

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import Focus, Measured


def focus(parsed: Parsed, how: Measured, decisive: Clause | None) -> Focus:
    """Whether the statement is about a change that matters to somebody, or about work and its products."""
    if decisive is None:
        return "output"
    moved = parsed.fields and any(measure.baseline and measure.target for measure in parsed.roles.measures)
    if parsed.fields and (
        decisive.shape in ("nominal", "active", "state") or (moved and decisive.shape in ("passive", "participle"))
    ):
        names = parsed.heads(decisive.object) + parsed.heads(decisive.subject)
        if moved:
            return "output" if counts_content(names) else "outcome"
        return "output" if names and all(is_work(low) for low in names[:1]) and not parsed.found else "outcome"
    return _clause_focus(parsed, how, decisive)


def shows_work(parsed: Parsed, clause: Clause) -> bool:
    """Whether a word tells that the team itself makes or does something."""
    if clause.shape in ("imperative", "passive", "participle", "active") and clause.sense not in ("other", "be"):
        return True
    if clause.shape == "imperative" and (clause.lemma in EFFORTS - {"invest"} or clause.lemma == "agree"):
        return True
    if clause.shape == "imperative" and clause.lemma in _GOING_ON and clause.sense in ("do", "other"):
        return True
    if clause.shape == "nominal" and parsed.low(clause.first) in ENDLESS and not parsed.metric_in(clause.object):
        return True  # “Ongoing dialogue with the unions”
    order = ordered_by(parsed.tokens, clause, parsed.asides)
    if order is not None and order.sense in ("make", "do"):
        return True
    if clause.shape == "nominal" and not RUNNING.isdisjoint(parsed.heads(clause.object)):
        return True  # “Second kiln operational”
    return any(is_work(low) for low in (*parsed.heads(clause.object), *parsed.heads(clause.subject)))


_GOING_ON = frozenset({"continue", "keep"})
"""Verbs that say of work that it goes on: “Continue to lobby for a ring road”."""


def _clause_focus(parsed: Parsed, how: Measured, clause: Clause) -> Focus:
    numbers = parsed.deciding_in(clause)
    subject = parsed.heads(clause.subject)
    objects = parsed.heads(clause.object)
    percent = any(number.unit in ("percent", "points") and number.kind == "plain" for number in numbers)
    if _moves_between(parsed, clause, numbers):
        several = looks_plural((subject or objects or ("",))[0])  # one newsletter grows by its readers
        return "output" if several and counts_content(subject or objects) and not percent else "outcome"
    if clause.shape == "imperative":
        if clause.lemma in _OWED and how == "quantity" and service_level(parsed, clause):
            return "outcome"  # “Answer 95% of enquiries within 2 days”: what others are owed
        return imperative_focus(parsed, how, clause, objects, percent=percent)
    if clause.shape == "participle":
        if clause.sense in ("increase", "decrease", "reach") and clause.lemma not in ("expand", "extend"):
            return "outcome"
        if clause.lemma == "continue" and objects and (is_state(objects[0]) or objects[0] in QUALITIES):
            return "outcome"  # “Continued growth in membership”
        if clause.sense == "improve" and objects and not is_work(objects[0]):
            return "outcome"  # “Improved public confidence”, but not “Updated handbook”
        return "outcome" if how == "quantity" and parsed.found else "output"
    if clause.shape == "nominal":
        order = ordered_by(parsed.tokens, clause, parsed.asides)
        better = parsed.low(clause.first) in COMPARATIVES  # “Better onboarding of newcomers” is what they notice
        if order is not None and how != "quantity" and order.sense in ("make", "do") and not better:
            return "output"  # “Thorough briefing of the crews”: work, however it is praised
        changes = order is not None and order.sense in ("increase", "decrease", "improve")
        if order is not None and all(one.kind == "universal" for one in numbers) and (changes or how == "quantity"):
            return imperative_focus(parsed, how, order, parsed.heads(order.object), percent=percent)
        return nominal_focus(parsed, how, clause, objects, percent=percent)
    own = is_own(parsed, clause) and not (percent and clause.lemma in ("use", "adopt", "rely"))
    own = own and not _are_others(parsed, clause)
    if how == "none" and names_figure(parsed, clause.subject) and not counts_content(subject):
        return "outcome"
    if clause.shape == "passive":
        return passive_focus(parsed, how, clause, percent=percent)
    if own:
        return imperative_focus(parsed, how, clause, objects, percent=percent)
    if clause.shape == "active":
        if (
            subject
            and singular(subject[-1]) in STAFF
            and (
                clause.sense in ("make", "do")
                or (clause.lemma in ("have", "hold", "take") and not _has_share(parsed, clause))
            )
            and clause.lemma != "use"  # which shows that something serves them
            and not _are_others(parsed, clause)
        ):
            return "output"  # “all managers complete the course”: the organisation's own work
        if _holds_product(parsed, clause, objects) or (
            clause.lemma == "exist" and subject and is_work(subject[0]) and not any(n.kind == "zero" for n in numbers)
        ):
            return "output"
        if clause.lemma == "go" and parsed.low(clause.verb + 1) == "out" and subject and is_work(subject[0]):
            return "output"  # “The newsletter goes out every Friday”
        if subject and is_people(subject[0]) and not (is_work(subject[0])):
            return "outcome"
        if subject and clause.lemma in ("visit", "tour"):
            return "output"  # “The library bus visits 12 villages”
        if clause.sense in ("increase", "decrease"):
            return "outcome"
        if subject and is_problem(subject[0]):
            return "outcome"
        if how == "quantity":
            if (
                any(number.unit in _SPEEDS for number in numbers)
                or service_level(parsed, clause)
                or _timed(parsed, clause)
            ):
                return "outcome"
            chosen = clause.lemma in _CHOOSING and not own
            if clause.sense == "make" and objects and is_work(objects[0]) and not (percent or chosen):
                return "output"
            if clause.lemma == "have" and objects and is_work(objects[0]) and not parsed.found:
                return "output"
            return "outcome"
        if how == "none" or clause.lemma in _CHOOSING or clause.lemma in ("use", "adopt", "rely"):
            return "outcome"  # “The union backs the rota”: what somebody else decides
        if clause.lemma == "fail" or is_denied(parsed, clause):
            return "outcome"  # “Apps fail gracefully”, “backfills do not block imports”: how a thing behaves
        return "output"
    # a state: “pages are fast”
    complement = parsed.tokens[clause.verb + 1].low if clause.verb + 1 < clause.last else ""
    plain = any(number.kind == "plain" for number in numbers) and not (subject and is_work(subject[0]) and not percent)
    if not plain and complement in ("ready", "live", "available", "done", "complete", "final", "operational", "open"):
        return "output"
    if how == "quantity" or vague_state(parsed, clause) or complement in ("gone", "over", "history"):
        return "outcome"
    return "output"


_OWED = frozenset(
    "answer reply respond resolve pay process handle acknowledge deliver refund issue ship return decide dispatch "
    "fulfil".split()
)
"""What is done for each who asks, so that its speed is how they fare."""


def _are_others(parsed: Parsed, clause: Clause) -> bool:
    """“Teams open a shop without a call to us”: beside “us”, those who act are others."""
    lows = parsed.lows(clause.verb + 1, clause.last)
    return "us" in lows and any(low in PREPOSITIONS for low in lows[: lows.index("us")])


def _holds_product(parsed: Parsed, clause: Clause, objects: tuple[str, ...]) -> bool:
    """“All alerts have runbooks”: that something was made for each of several."""
    return (
        clause.lemma == "have"
        and bool(objects)
        and is_work(objects[0])
        and not parsed.metric_in(clause.object)
        and all(number.last <= clause.verb for number in parsed.deciding_in(clause))
    )


def _has_share(parsed: Parsed, clause: Clause) -> bool:
    """“The board has a majority of women”: who it is made of."""
    return any(
        number.unit == "percent" and number.kind == "plain" and number.first > clause.verb
        for number in parsed.deciding_in(clause)
    )


_CHOOSING = frozenset(
    (
        "back approve accept renew choose pay buy order agree join endorse recommend ratify fund licence license book "
        "subscribe reorder return stay trust prefer request demand attend vote donate volunteer apply sponsor "
        "commission cite refer grant withdraw revoke repeal sign"
    ).split()
)
"""What others do of their own accord, so that it shows what they think of the work."""


def _moves_between(parsed: Parsed, clause: Clause, numbers: list[Number]) -> bool:
    """Whether something is said to go from one value to another: “no-shows fall from 90 to 40”."""
    if not numbers:
        return False
    if clause.shape == "active" and clause.lemma in CARRIERS:
        return parsed.low(clause.verb + 1) != "out"  # “The newsletter goes out every Friday”
    noted = all(parsed.asides[parsed.numbers[at].first] for at in parsed.roles.baselines)
    names = parsed.heads(clause.subject) or parsed.heads(clause.object)
    if noted and names and is_work(names[0]) and all(number.unit is None for number in numbers):
        return False  # “40 audits (31 last year)”
    return bool(parsed.roles.baselines) and any(
        measure.baseline and measure.target for measure in parsed.roles.measures
    )


_SPEEDS = frozenset("millisecond second minute hour".split())


def _timed(parsed: Parsed, clause: Clause) -> bool:
    """Whether the clause says how long something takes: “adds a repository in 3 hours”."""
    return any(number.unit in _SPEEDS for number in parsed.numbers if clause.first <= number.first < clause.last)
