"""The measures of a statement: metric, start, target or change, direction and window."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.measuring.naming import Found, metric_for, modifies
from goalkit.english.measuring.parsed import Parsed, Roles
from goalkit.english.measuring.roles import CHANGE_NOUNS, DOWNS, MORE, UPS, assign_roles
from goalkit.english.measuring.shared import same_scale, same_unit, scale_of, towards
from goalkit.english.numbers.finding import limit_in
from goalkit.english.numbers.units import TIME_UNITS, counted_noun
from goalkit.english.reading import Measure, Quantity
from goalkit.english.words.closed import CONJUNCTIONS, PREPOSITIONS
from goalkit.english.words.nouns import is_people, is_problem, is_state, is_work, singular
from goalkit.english.words.token import NUMBER, WORD
from goalkit.english.words.verbs import NOUNLIKE, SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.clauses.clause import Clause
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import ChangeKind, Direction, Sense, Statistic
    from goalkit.text import Text

_WINDOWS = frozenset(
    "daily weekly biweekly fortnightly monthly quarterly yearly annual annually hourly nightly".split()
)

_SPANS = frozenset("hour day week month quarter year sprint shift night season term semester".split())

# Metrics whose name holds their window: monthly active users, annual recurring revenue.
_WINDOWED = frozenset("dau wau mau mrr arr".split())

_FEWER = frozenset(
    "decrease reduction drop decline cut fall fewer less lower saving savings shorter smaller cheaper".split()
)

_MULTIPLIED = frozenset("double triple doubled twice quadruple tripled doubling".split())

_RISES = frozenset(
    "increase growth rise uplift gain more higher additional extra greater larger lift boost jump".split()
)

_DIRECTIONS: dict[Sense, Direction] = {"increase": "increase", "decrease": "decrease", "keep": "maintain"}


def assign(parsed: Parsed, extra: dict[str, Quantity]) -> Roles:
    """Give each number its role and gather the measures, one for each target or change.

    `extra` holds what neighbouring fields state, by role.
    """
    roles = assign_roles(parsed)
    measures: list[Measure] = []
    deciding: set[int] = set()
    start: Number | None = None
    since = 0
    window = _window(parsed) if roles else None
    for at, number in enumerate(parsed.numbers):
        role = roles[at]
        if role == "baseline":
            start = number
            if measures and measures[-1].baseline is None and not _target_follows(roles, at):
                measures[-1] = _with_baseline(measures[-1], _quantity(parsed, number))
                start = None
            continue
        if role == "rhythm":
            deciding.add(at)
        if role not in ("target", "change"):
            continue
        deciding.add(at)
        clause = parsed.clause_at(number.first)
        name = metric_for(parsed, number, clause, since, start)
        since = number.last
        measures.append(_measure(parsed, number, role, start, _Beside(clause, name, window)))
        start = None
    if start is not None and not measures:
        clause = parsed.clause_at(start.first)
        name = metric_for(parsed, start, clause, since)
        measures.append(_measure(parsed, start, "baseline", start, _Beside(clause, name, window)))
    if extra:
        measures = _merge_fields(parsed, measures, extra)
    elif not measures:
        measures = _unmeasured(parsed)
    bare_change = any(
        measure.change is not None and measure.baseline is None and measure.target is None for measure in measures
    )
    starts = frozenset(at for at, role in enumerate(roles) if role == "baseline")
    return Roles(tuple(measures), frozenset(deciding), bare_change, starts)


def _unmeasured(parsed: Parsed) -> list[Measure]:
    """A well-known metric that a statement would move, though it gives no number: “Reduce churn”."""
    for clause in parsed.clauses:
        if clause.sense not in _DIRECTIONS and clause.sense != "improve":
            continue
        for one in parsed.found:
            if clause.first <= one.first < clause.last and one.metric is not None:
                if modifies(parsed, one):
                    continue
                words = parsed.slice(one.first, one.last)
                window = _window(parsed) or (words if words.lower() in _WINDOWED else None)
                direction, statistic = _DIRECTIONS.get(clause.sense), _statistic(parsed, None, one)
                return [Measure(one.metric.id, words, direction, window=window, statistic=statistic)]
    return []


def _target_follows(roles: Sequence[str], at: int) -> bool:
    return at + 1 < len(roles) and roles[at + 1] in ("target", "change")


def _quantity(parsed: Parsed, number: Number) -> Quantity:
    unit = number.unit
    if unit is None and number.kind == "plain" and not parsed.breaks(number.last):
        unit = counted_noun(parsed.tokens, number.last)
        if unit is not None and not _countable(unit):
            unit = None
    return Quantity(number.value, unit, parsed.slice(number.first, number.last))


def _countable(noun: str) -> bool:
    known = is_work(noun) or is_people(noun) or is_state(noun) or is_problem(noun)
    return known or verb_form(noun) is None or noun in NOUNLIKE


def _direction(parsed: Parsed, number: Number, role: str, clause: Clause | None) -> Direction | None:
    """Where a value should go, as far as the words beside it and its verb say so."""
    if role == "change" and (said := _direction_of_change(parsed, number)):
        return said
    if number.sign:
        return "increase" if number.sign == "+" else "decrease"
    if clause is None:
        return None
    sense = _sense_of_second(parsed, number, clause) or clause.sense
    if number.kind == "factor" and number.value > 1 and clause.shape == "nominal":
        return "increase"  # “2x volunteers”
    if clause.lemma in ("exceed", "surpass"):
        return None if number.comparator == "at_most" else "increase"  # “shall not exceed four”
    return _DIRECTIONS.get(sense)


def _sense_of_second(parsed: Parsed, number: Number, clause: Clause) -> Sense | None:
    """What a second verb says before a number: “raise sales from 12 to 20 and cut no-shows from 15 to 8”."""
    for at in range(number.first - 1, max(clause.verb + 1, number.first - _FAR), -1):
        form = verb_form(parsed.low(at)) if parsed.low(at - 1) in ("and", "&", ",", "while") else None
        if form is not None and SENSES[form.lemma] in ("increase", "decrease"):
            return SENSES[form.lemma]
    return None


_FAR = 20
"""How many words before its number a verb may stand."""


def _direction_of_change(parsed: Parsed, number: Number) -> Direction | None:
    """“20% more”, “a reduction of 5”, “up 3%”, “twice as many”."""
    before, after = parsed.low(number.first - 1), parsed.low(number.last)
    if before == "by" and parsed.low(number.first - 2) in ("up", "down"):
        before = parsed.low(number.first - 2)  # “noise down by half”
    if after in CHANGE_NOUNS or after in MORE:
        word = after
    elif before in CHANGE_NOUNS:
        word = before
    else:
        word = parsed.low(number.first - 2) if before == "of" else ""
    if word in _FEWER or (number.kind == "factor" and number.value < 1) or before in DOWNS:
        return "decrease"
    if word in _RISES or before in UPS or parsed.low(number.first) in _MULTIPLIED:
        return "increase"
    return None


class _Beside(NamedTuple):
    """What stands beside a number: its clause, the metric that it belongs to, the window that it counts over."""

    clause: Clause | None
    name: Found | None
    window: Text | None


def _measure(parsed: Parsed, number: Number, role: str, start: Number | None, beside: _Beside) -> Measure:
    """The measure that a number makes in its role, with the start value before it."""
    name = beside.name
    metric = name.metric if name else None
    words = parsed.slice(name.first, name.last) if name and name.last > name.first else None
    baseline = _quantity(parsed, start) if start is not None else None
    value = _quantity(parsed, number) if role != "baseline" else None
    direction = _direction(parsed, number, role, beside.clause)
    if role == "target" and value is not None and baseline is not None and start is not None:
        baseline, value = same_unit(baseline, value)
        if baseline.unit == value.unit and scale_of(parsed, start) == 1:
            baseline = same_scale(baseline, value, scale_of(parsed, number), direction)
        direction = direction or towards(baseline, value)
    unit = value.unit if value else baseline.unit if baseline else None
    if unit is None and metric is not None and metric.unit == "points":
        unit = metric.unit
    window = beside.window
    if window is None and metric is not None and words is not None and words.lower() in _WINDOWED:
        window = words
    return Measure(
        metric=metric.id if metric else None,
        text=words,
        direction=direction,
        baseline=baseline,
        target=value if role == "target" else None,
        change=value if role == "change" else None,
        change_kind=_kind_of_change(number, value) if role == "change" and value is not None else None,
        comparator=number.comparator if role != "baseline" else None,
        upper=Quantity(number.upper, value.unit, value.text) if number.upper is not None and value else None,
        unit=unit,
        window=window,
        statistic=_statistic(parsed, number, name),
    )


_STATISTICS: dict[str, Statistic] = {
    **dict.fromkeys(("average", "avg", "mean", "averages", "averaging"), "average"),
    **dict.fromkeys(("median", "p50"), "median"),
    **dict.fromkeys(("percentile", "p75", "p90", "p95", "p98", "p99", "p999"), "percentile"),
}


def _statistic(parsed: Parsed, number: Number | None, name: Found | None) -> Statistic | None:
    """What is taken of many values, by the words beside the metric or the value: “p95 latency”, “on average”."""
    near: list[str] = []
    if name is not None:
        near += parsed.lows(max(name.first - 2, 0), name.last + 2)
    if number is not None:
        near += parsed.lows(max(number.first - 2, 0), number.first)
        near += takewhile(lambda low: low not in ("and", ";", "."), parsed.lows(number.last, number.last + 5))
    return next((_STATISTICS[low] for low in near if low in _STATISTICS), None)


def _kind_of_change(number: Number, value: Quantity) -> ChangeKind:
    if number.kind == "factor":
        return "factor"
    if number.kind == "fraction" or value.unit in ("percent", "ratio"):
        return "relative"
    return "points" if value.unit == "points" else "absolute"


def _window(parsed: Parsed) -> Text | None:
    """“weekly”, “per month”, “in 30 days”: the time over which the metric is counted."""
    for at, token in enumerate(parsed.tokens):
        low = token.low
        if low not in _OPENING_WINDOWS and token.kind != NUMBER:
            continue
        if low in _WINDOWS and parsed.low(at - 1) not in ("from", "to", "refreshed", "updated"):
            return parsed.slice(at, at + 1)
        if token.kind == NUMBER:
            if low != "1" and _lengthens(parsed, at + 1):
                return parsed.slice(at, at + 2)
        elif low in _COUNTED_FROM and (
            parsed.low(at - 1) == "first"
            or (parsed.low(at - 1) in ("in", "by", "on", "after") and parsed.low(at + 1) in _ORDINALS)
        ):
            begin = at - 1 if parsed.low(at - 1) == "first" else at
            if not any(parsed.asides[begin : begin + 2]):
                return parsed.slice(begin, begin + 2)
        elif low in _STRETCHES and (end := _stretch(parsed, at)):
            return parsed.slice(at, end)
        elif low == "and" and parsed.low(at - 2) == "per" and parsed.low(at + 1) in _SPANS:
            return parsed.slice(at - 2, at + 2)
        elif low in _EACH and singular(parsed.low(at + 1)) in _SPANS:
            if low == "a" and not (at and _repeats(parsed, at - 1)):
                continue
            return parsed.slice(at, at + 2)
    return None


_STRETCHES = frozenset({"over", "within", "in"})

_EACH = frozenset("per a each every /".split())


def _stretch(parsed: Parsed, at: int) -> int:
    """The end of a stretch of time between a metric and its value: “turnover over twelve months falls from 18%”.

    Behind a verb of the team's own, or behind the value, the same words tell by when: “cut churn within 60 days”.
    """
    if not any(one.last <= at for one in parsed.found):
        return 0
    own = parsed.clauses[0].shape == "imperative"
    if parsed.tokens[at].low == "in":
        end = at + 3 if parsed.low(at + 1) in ("a", "one") and singular(parsed.low(at + 2)) in _SPANS else 0
    else:
        length = next((one for one in parsed.numbers if one.first in (at, at + 1)), None)
        end = length.last if length is not None and length.unit in ("day", "week", "month", "quarter", "year") else 0
        if not end and parsed.tokens[min(at + 1, len(parsed.tokens) - 1)].kind == NUMBER:
            end = at + 3 if singular(parsed.low(at + 2)) in _SPANS else 0
        own = own and parsed.tokens[at].low == "within"
    values = [one.first for one in parsed.numbers if not at <= one.first <= at + 1]
    return end if end and not own and values and min(values) >= end else 0


# “churn in month one”, “in their first week”: a window that begins with each customer or user.
_COUNTED_FROM = frozenset("day week month year".split())
_ORDINALS = frozenset("one two three 1 2 3 7 14 28 30 60 90".split())

_OPENING_WINDOWS = _WINDOWS | _COUNTED_FROM | _STRETCHES | _EACH | {"and"}
"""Words beside which a window may be named."""


def _repeats(parsed: Parsed, at: int) -> bool:
    """Whether “a month” behind this word says how often: “40 visits a month”, “4% a month”, “twice a week”."""
    token = parsed.tokens[at]
    return token.kind == NUMBER or token.low.endswith("s") or token.low in ("once", "twice", "%", "percent", "€")


def _lengthens(parsed: Parsed, at: int) -> bool:
    """Whether a span behind a number tells how long is counted: “90-day retention”, but not “in 30 days”."""
    low = parsed.low(at)
    if singular(low) not in ("day", "month", "week", "year"):
        return False
    return parsed.tokens[at].glued or not low.endswith("s")


def _with_baseline(measure: Measure, baseline: Quantity) -> Measure:
    """Add a start value that is written behind the target: “to 60 (was 45)”."""
    target = measure.target
    if target is not None:
        counted = baseline.unit not in ("percent", "points") and target.unit not in ("percent", "points", None)
        if baseline.unit is None or (counted and target.unit not in TIME_UNITS):
            # “600 weekly users (baseline 480 today)”: the noun after the start value is no unit of its own
            baseline = Quantity(baseline.number, target.unit, baseline.text)
    direction = measure.direction
    if direction is None and target is not None:
        direction = towards(baseline, target)
    return replace(measure, direction=direction, baseline=baseline)


def _merge_fields(parsed: Parsed, measures: list[Measure], extra: dict[str, Quantity]) -> list[Measure]:
    """Add what neighbouring fields say: they name start and end of the statement's first measure."""
    if measures and "target" in extra and _only_qualifies(measures[0], extra["target"], told="baseline" in extra):
        measures = []
    leading, *rest = measures or [_nameable(parsed)]
    baseline = leading.baseline or extra.get("baseline")
    target = leading.target or extra.get("target")
    direction = leading.direction
    if baseline and target:
        baseline, target = same_unit(baseline, target)
        direction = direction or towards(baseline, target)
    unit = leading.unit or (target.unit if target else None) or (baseline.unit if baseline else None)
    limit = leading.comparator or (limit_in(str(target.text)) if target and leading.target is None else None)
    return [replace(leading, direction=direction, baseline=baseline, target=target, unit=unit, comparator=limit), *rest]


def _only_qualifies(measure: Measure, target: Quantity, *, told: bool) -> bool:
    """Whether a number in the statement says what is measured in the fields: “calls answered within 3 minutes”.

    `told`: the fields name start and end; else only a share of what keeps a limit of time tells them apart.
    """
    own = measure.target
    if own is None or measure.baseline is not None or own.number == target.number:
        return False
    return told or (target.unit == "percent" and own.unit in TIME_UNITS)


def _nameable(parsed: Parsed) -> Measure:
    """What a statement without a number would measure: its metric, or all that its subject or object says."""
    clause = parsed.clauses[0] if parsed.clauses else None
    direction = _DIRECTIONS.get(clause.sense) if clause is not None and clause.sense != "keep" else None
    if parsed.found:
        one = parsed.found[0]
        words, statistic = parsed.slice(one.first, one.last), _statistic(parsed, None, one)
        return Measure(
            one.metric.id if one.metric else None, words, direction, window=_window(parsed), statistic=statistic
        )
    for first, last in (clause.subject, clause.object) if clause is not None else ():
        phrase = [at for at in range(first, last) if parsed.tokens[at].kind == WORD and not parsed.asides[at]]
        while phrase and (parsed.low(phrase[-1]) in PREPOSITIONS or parsed.low(phrase[-1]) in CONJUNCTIONS):
            phrase.pop()  # “the audit opinion for” FY26
        if phrase:
            return Measure(None, parsed.slice(phrase[0], phrase[-1] + 1), direction)
    return Measure(None, None, direction)
