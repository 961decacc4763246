"""Outcome or output: a change that matters to somebody, or work and what it produces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.finite import CARRIERS
from goalkit.english.measured import MAKING_CHANGES, names_figure
from goalkit.english.nouns import AIM_OBJECTS, QUALITIES, is_people, is_problem, is_state, is_work, singular
from goalkit.english.parsed import Parsed, is_own
from goalkit.english.phrase import heads
from goalkit.english.roles import CHANGE_NOUNS
from goalkit.english.token import SIGN, WORD
from goalkit.english.units import counted_noun
from goalkit.english.vagueness import only_faster, vague_state, vague_tokens
from goalkit.english.verbs import DUAL, SENSES, verb_form
from goalkit.english.words import COMPARATIVES, DETERMINERS, PREPOSITIONS, VAGUE

if TYPE_CHECKING:
    from goalkit.english.clause import Clause
    from goalkit.english.numeral import Number
    from goalkit.english.reading import Focus, Measured

# Work verbs that bring in what others give: their count is a result.
_COLLECTING = frozenset("collect gather receive engage refer source capture reach attract".split())

# Verbs that move others to do something; the work has no end of its own.
_INFLUENCING = frozenset("foster encourage promote nurture cultivate champion advocate".split())
# People of the organisation itself, and bodies that act for it: what they do is work.
_STAFF = frozenset(
    (
        "employee manager staff teacher engineer developer coach joiner officer nurse clinician colleague "
        "lead everyone everybody council board committee "
        "agency department office authority directorate team squad analyst trainer supervisor trustee director ministry"
    ).split()
)
# Verbs by which people or organisations pass into a new state.
_ENROLLING = frozenset("certify onboard register enrol sign activate subscribe book convert".split())


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
            return "output" if _counts_content(names) else "outcome"
        return "output" if names and all(is_work(low) for low in names[:1]) and not parsed.found else "outcome"
    return _clause_focus(parsed, how, decisive)


def shows_work(parsed: Parsed, clause: Clause) -> bool:
    """Whether a word tells that the team itself makes or does something."""
    if clause.shape in ("imperative", "passive", "participle", "active") and clause.sense not in ("other", "be"):
        return True
    return any(is_work(low) for low in (*parsed.heads(clause.object), *parsed.heads(clause.subject)))


# Verbs that in the passive tell what others do with a thing, or how they fare.
_BY_OTHERS = frozenset(
    (
        "use adopt reuse consume trust recommend require accept embrace visit open read satisfy involve know love "
        "recognise value engage exceed retain convert resolve answer protect serve treat see find respond quote "
        "secure fund"
    ).split()
)


def _clause_focus(parsed: Parsed, how: Measured, clause: Clause) -> Focus:
    numbers = parsed.deciding_in(clause)
    subject = parsed.heads(clause.subject)
    objects = parsed.heads(clause.object)
    percent = any(number.unit in ("percent", "points") and number.kind == "plain" for number in numbers)
    if _moves_between(parsed, clause, numbers):
        return "output" if _counts_content(subject or objects) and not percent else "outcome"
    if clause.shape == "imperative":
        return _imperative_focus(parsed, how, clause, objects, percent=percent)
    if clause.shape == "participle":
        if clause.sense in ("increase", "decrease", "reach") and clause.lemma not in ("expand", "extend"):
            return "outcome"
        return "outcome" if how == "quantity" and parsed.found else "output"
    if clause.shape == "nominal":
        return _nominal_focus(parsed, how, clause, objects, percent=percent)
    own = is_own(parsed, clause)
    if how == "none" and names_figure(parsed, clause.subject) and not _counts_content(subject):
        return "outcome"
    if clause.shape == "passive":
        if any(number.kind == "zero" for number in numbers) and (
            is_problem(subject[0]) if subject else clause.lemma in ("identify", "find", "report", "miss", "lose")
        ):
            return "outcome"  # “No incidents found”
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
            and not _counts_content(subject)
        ):
            return "outcome"
        if how == "quantity" and _service_level(parsed, clause):
            return "outcome"
        if how == "quantity" and parsed.metric_in(clause.subject) and not (subject and is_work(subject[0])):
            return "outcome"
        if clause.sense in ("increase", "decrease", "improve", "keep", "reach"):
            return "outcome"
        if clause.lemma in _BY_OTHERS:
            return (
                "outcome"
                if clause.lemma not in ("open", "find", "resolve", "answer", "read") or how == "quantity"
                else "output"
            )
        if subject and is_people(subject[0]) and clause.lemma in _ENROLLING:
            return "outcome"
        if how == "quantity" and subject and is_people(subject[0]) and clause.sense == "other" and not clause.atelic:
            return "outcome"  # “1 in 5 maintainers paid for their work”
        if clause.sense == "other" and "by" in parsed.lows(clause.verb + 1, clause.last):
            return "outcome"
        if how == "quantity" and (
            any(number.comparator == "at_most" for number in numbers)
            or (
                subject
                and is_problem(subject[0])
                and clause.lemma in ("resolve", "fix", "close", "eliminate", "solve", "report", "detect", "find")
            )
        ):
            return "outcome"
        return "output"
    if own:
        return _imperative_focus(parsed, how, clause, objects, percent=percent)
    if clause.shape == "active":
        if (
            subject
            and singular(subject[-1]) in _STAFF
            and (clause.sense in ("make", "do") or clause.lemma in ("have", "hold", "take"))
            and clause.lemma != "use"  # which shows that something serves them
        ):
            return "output"  # “all managers complete the course”: the organisation's own work
        if subject and is_people(subject[0]) and not (is_work(subject[0])):
            return "outcome"
        if clause.sense in ("increase", "decrease"):
            return "outcome"
        if subject and is_problem(subject[0]):
            return "outcome"
        if how == "quantity":
            if (
                any(number.unit in _SPEEDS for number in numbers)
                or _service_level(parsed, clause)
                or _timed(parsed, clause)
            ):
                return "outcome"
            if clause.sense == "make" and objects and is_work(objects[0]) and not percent:
                return "output"
            if clause.lemma == "have" and objects and is_work(objects[0]) and not parsed.found:
                return "output"
            return "outcome"
        if how == "none" or clause.lemma in _CHOOSING:
            return "outcome"  # “The union backs the rota”: what somebody else decides
        return "output"
    # a state: “pages are fast”
    complement = parsed.tokens[clause.verb + 1].low if clause.verb + 1 < clause.last else ""
    plain = any(number.kind == "plain" for number in numbers) and not (subject and is_work(subject[0]) and not percent)
    if not plain and complement in ("ready", "live", "available", "done", "complete", "final", "operational", "open"):
        return "output"
    if how == "quantity" or vague_state(parsed, clause) or complement in ("gone", "over", "history"):
        return "outcome"
    return "output"


_CHOOSING = frozenset(
    (
        "back approve accept renew choose pay buy order agree join endorse recommend ratify fund licence license book "
        "subscribe reorder return stay trust prefer request demand attend vote donate volunteer apply sponsor "
        "commission cite refer"
    ).split()
)
"""What others do of their own accord, so that it shows what they think of the work."""


def _moves_between(parsed: Parsed, clause: Clause, numbers: list[Number]) -> bool:
    """Whether something is said to go from one value to another: “no-shows fall from 90 to 40”."""
    if not numbers:
        return False
    if clause.shape == "active" and clause.lemma in CARRIERS:
        return True
    return bool(parsed.roles.baselines) and any(
        measure.baseline and measure.target for measure in parsed.roles.measures
    )


# What a team itself writes and holds; more of it is more work, from whatever start.
_CONTENT = frozenset(
    (
        "post article blog release workshop talk video webinar newsletter episode training campaign feature "
        "story interview tutorial"
    ).split()
)


def _counts_content(names: tuple[str, ...]) -> bool:
    return bool(names) and singular(names[0]) in _CONTENT


def _service_level(parsed: Parsed, clause: Clause) -> bool:
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


_SPEEDS = frozenset("millisecond second minute hour".split())


def _timed(parsed: Parsed, clause: Clause) -> bool:
    """Whether the clause says how long something takes: “adds a repository in 3 hours”."""
    return any(number.unit in _SPEEDS for number in parsed.numbers if clause.first <= number.first < clause.last)


_SPANS = frozenset("second seconds minute minutes hour hours day days week weeks month months min mins hrs h".split())


def _imperative_focus(
    parsed: Parsed, how: Measured, clause: Clause, objects: tuple[str, ...], *, percent: bool
) -> Focus:
    head = objects[0] if objects else ""
    metric = parsed.metric_in(clause.object)
    moves = metric or is_state(head) or is_people(head) or is_problem(head)
    work = is_work(head) and not (metric and not _work_wins(parsed, clause))
    if clause.lemma == "continue" or (clause.lemma == "keep" and clause.sense in ("do", "other")):
        return "output"
    if clause.lemma == "become" or (how == "none" and clause.sense == "make" and not work):
        return "outcome"
    if clause.lemma == "adopt":
        return "output" if how == "event" and is_work(head) else "outcome"
    if clause.lemma in ("win", "earn", "beat", "outperform", "overtake", "qualify"):
        return "outcome"
    if clause.lemma in ("think", "consider", "look"):
        return "output"
    if how == "none" and clause.lemma in _INFLUENCING and vague_tokens(parsed, clause.object, strict=True):
        return "outcome"
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
            return "output" if work else "outcome"
        better = any(parsed.tokens[at].low in COMPARATIVES for at in vague_tokens(parsed, clause.object, strict=True))
        return (
            "outcome"
            if is_people(head) or (is_state(head) and not work) or better or (clause.lemma == "be" and how == "none")
            else "output"
        )
    if clause.lemma in ("drop", "cut") and how == "event":
        return "output"
    if clause.sense in ("increase", "decrease"):
        if any(_counts_people(parsed, number) for number in parsed.deciding_in(clause)):
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
        return "output" if clause.lemma in MAKING_CHANGES and not moves else "outcome"
    if clause.sense == "reach":
        if how == "event":
            return "outcome" if (is_people(head) or metric) and clause.lemma != "make" else "output"
        if how == "none" and clause.lemma in ("get", "make"):
            return "outcome"
        return "output" if work and not percent and not is_people(head) else "outcome"
    if clause.sense == "keep":
        return "output" if work and how == "event" else "outcome"
    if clause.sense == "make":
        if how == "quantity" and not work:
            if clause.lemma in _ENROLLING and (is_people(head) or metric):
                return "outcome"
            if clause.lemma in DUAL and (moves or _money(parsed, clause)):
                return "outcome"
            if (percent and (metric or is_people(head) or is_problem(head))) or (
                metric and clause.lemma in ("resolve", "fix", "deliver")
            ):
                return "outcome"
        if how == "none" and clause.lemma in DUAL and (head in QUALITIES or head in AIM_OBJECTS or metric):
            return "outcome"
        return "output"
    if how == "none" and only_faster(parsed, clause):
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
        if clause.lemma in ("participate", "contribute", "give", "show", "take", "speak", "prove") or (
            work and not percent and not metric
        ):
            return "output"
        return "outcome"
    if how == "none":
        return "output" if clause.lemma in ("work", "invest", "explore", "participate") else "outcome"
    return "outcome" if clause.lemma in ("adopt", "join") else "output"


_LESSER = frozenset(
    "fewer less shorter quicker faster cheaper calmer quieter safer happier kinder easier lower".split()
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


def _counts_people(parsed: Parsed, number: Number) -> bool:
    """Whether a number counts people: “grow the newsletter to 30,000 subscribers”."""
    noun = counted_noun(parsed.tokens, number.last) if number.unit is None else None
    return noun is not None and is_people(noun)


def _is_scale(parsed: Parsed, clause: Clause) -> bool:
    """Whether the number is a load that something bears rather than a count of pieces of work."""
    return any(
        number.value >= 1000 or number.unit is not None for number in parsed.deciding_in(clause)
    ) or "per" in parsed.lows(clause.first, clause.last)


def _work_wins(parsed: Parsed, clause: Clause) -> bool:
    """Whether the metric found in the object is only part of a deliverable's name (“churn dashboard”)."""
    names = heads(parsed.tokens, clause.object[0], clause.object[1], parsed.asides)
    return bool(names) and not any(one.first <= names[0] < one.last for one in parsed.found)


def _money(parsed: Parsed, clause: Clause) -> bool:
    return any(
        number.unit is not None and len(number.unit) == 3 and number.unit.isupper()
        for number in parsed.deciding_in(clause)
    )


def _label_end(parsed: Parsed, bounds: tuple[int, int]) -> int:
    """Where a phrase goes on behind its label: “Website: | 40% of traffic from abroad” is about traffic."""
    for at in range(bounds[0] + 1, bounds[1] - 1):
        if parsed.low(at) == ":" and parsed.tokens[at + 1].spaced:
            return at + 1
    return bounds[0]


def _nominal_focus(parsed: Parsed, how: Measured, clause: Clause, names: tuple[str, ...], *, percent: bool) -> Focus:
    metric = parsed.metric_in(clause.object)
    after = [token.low for token in parsed.tokens[clause.object[0] : clause.object[1]]]
    numbers = parsed.deciding_in(clause)
    if how == "none" or _is_share(parsed, numbers):
        names = parsed.heads((_label_end(parsed, clause.object), clause.object[1])) or names
    head = names[0] if names else ""
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
                    form.lemma in ("use", "attend", "adopt", "pay", "renew", "recommend")
                    and previous.low not in PREPOSITIONS
                )
            ):
                return "outcome"
    if how == "quantity":
        if any(number.kind == "zero" or not number.value for number in numbers):
            return "outcome"
        if names_figure(parsed, clause.object) and not _counts_content(names):
            return "outcome"
        if is_work(head) and not (metric and not _work_wins(parsed, clause)):
            return "output"
        if _is_share(parsed, numbers) and not _counts_content(names):
            return "outcome"
        if any(low in _STATISTICS for low in after):
            return "outcome"
        if any(low in ("active", "paying", "returning", "satisfied", "engaged", "repeat") for low in after):
            return "outcome"
        if metric or is_people(head) or is_state(head) or is_problem(head) or percent or _money(parsed, clause):
            return "outcome"
        if any(
            number.unit in ("millisecond", "second", "minute", "hour") or number.comparator == "at_most"
            for number in numbers
        ):
            return "outcome"
        last = max((number.last for number in numbers), default=clause.last)
        if (last >= clause.last or parsed.tokens[last].kind == SIGN) and parsed.tokens[clause.first].kind == WORD:
            return "outcome"  # “Metacritic 82+”: a name and its value
        return "output" if names and any(number.unit is None for number in numbers) else "outcome"
    if how == "event":
        return "output"
    bounds = clause.object
    if (names_figure(parsed, bounds) and not _counts_content(names)) or head in CHANGE_NOUNS:
        return "outcome"
    closing = parsed.tokens[bounds[1] - 1].low if bounds[1] > bounds[0] else ""
    if closing in VAGUE or closing == "possible":
        return "outcome"  # “Waiting list shorter”
    begin = _label_end(parsed, bounds)
    opening = next((low for low in parsed.lows(begin, bounds[1]) if low not in DETERMINERS and low[-2:] != "ly"), "")
    if opening in _LESSER:
        return "outcome"
    if is_work(head):
        return "output"
    if opening in VAGUE and not is_work(head):
        return "outcome"  # “A resilient and sustainable sector”
    if any(low in ("that", "who") for low in parsed.lows(*bounds)):
        return "outcome"
    if head in AIM_OBJECTS or (parsed.tokens[bounds[0]].low in COMPARATIVES and not is_work(head)):
        return "outcome"
    return "outcome" if head in QUALITIES or is_state(head) or is_people(head) or metric else "output"
