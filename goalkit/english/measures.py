"""The measures of a statement: metric, start, target or change, direction and window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.naming import Found, metric_for, modifies
from goalkit.english.nouns import is_people, is_problem, is_state, is_work, singular
from goalkit.english.reading import ChangeKind, Direction, Measure, Quantity, Statistic
from goalkit.english.roles import CHANGE_NOUNS, MORE, assign_roles
from goalkit.english.token import NUMBER, WORD, Token
from goalkit.english.units import counted_noun
from goalkit.english.verbs import verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.clause import Clause
    from goalkit.english.numbers import Number
    from goalkit.text import Text

_WINDOWS = frozenset(
    "daily weekly biweekly fortnightly monthly quarterly yearly annual annually hourly nightly".split()
)

_UNITS_OF_TIME = frozenset("hour day week month quarter year sprint shift night season term semester".split())


class Roles(NamedTuple):
    """The measures of a statement, and which of its numbers say how far to go."""

    measures: tuple[Measure, ...]
    deciding: frozenset[int]
    """Indexes of the numbers that are a target or an amount of change."""
    by_without_start: bool
    """Whether a change by an amount is stated with no start value."""
    baselines: frozenset[int]
    """Indexes of the numbers that are start values."""


def assign(
    text: Text,
    tokens: Sequence[Token],
    numbers: Sequence[Number],
    found: Sequence[Found],
    clauses: Sequence[Clause],
    asides: Sequence[bool],
    extra: dict[str, Quantity],
) -> Roles:
    """Give each number its role and gather the measures, one for each target or change."""
    roles = assign_roles(tokens, numbers, asides, clauses)
    measures: list[Measure] = []
    deciding: set[int] = set()
    baseline_at: int | None = None
    since = 0
    for at, number in enumerate(numbers):
        role = roles[at]
        if role == "baseline":
            baseline_at = at
            if measures and measures[-1].baseline is None and not _target_follows(roles, at):
                measures[-1] = _with_baseline(measures[-1], _quantity(text, tokens, number))
                baseline_at = None
            continue
        if role == "rhythm":
            deciding.add(at)
        if role not in ("target", "change"):
            continue
        deciding.add(at)
        clause = _clause_of(clauses, number.first)
        name = metric_for(tokens, number, found, clause, asides, since)
        since = number.last
        value = _quantity(text, tokens, number)
        baseline = None
        if baseline_at is not None:
            baseline = _quantity(text, tokens, numbers[baseline_at])
            baseline_at = None
        measures.append(_measure(text, tokens, number, role, value, baseline, name, clause))
    if baseline_at is not None and not measures:
        number = numbers[baseline_at]
        clause = _clause_of(clauses, number.first)
        name = metric_for(tokens, number, found, clause, asides, since)
        measures.append(_measure(text, tokens, number, "baseline", None, _quantity(text, tokens, number), name, clause))
    if not measures and not extra:
        measures = _unmeasured(text, tokens, found, clauses)
    measures = _merge_fields(measures, extra, text, tokens, found, clauses)
    bare_change = any(
        measure.change is not None and measure.baseline is None and measure.target is None for measure in measures
    )
    starts = frozenset(at for at, role in enumerate(roles) if role == "baseline")
    return Roles(tuple(measures), frozenset(deciding), bare_change, starts)


def _unmeasured(
    text: Text, tokens: Sequence[Token], found: Sequence[Found], clauses: Sequence[Clause]
) -> list[Measure]:
    """A well-known metric that a statement would move, though it gives no number: “Reduce churn”."""
    for clause in clauses:
        if clause.sense not in ("increase", "decrease", "improve", "keep"):
            continue
        for one in found:
            if clause.first <= one.first < clause.last and one.metric is not None and not modifies(tokens, one):
                direction: Direction | None = None
                if clause.sense in ("increase", "decrease"):
                    direction = "increase" if clause.sense == "increase" else "decrease"
                elif clause.sense == "keep":
                    direction = "maintain"
                words = text[tokens[one.first].start : tokens[one.last - 1].end]
                window, statistic = _window(text, tokens, one), _statistic(tokens, None, one)
                return [Measure(one.metric.id, words, direction, window=window, statistic=statistic)]
    return []


def _target_follows(roles: Sequence[str], at: int) -> bool:
    return at + 1 < len(roles) and roles[at + 1] in ("target", "change")


def _clause_of(clauses: Sequence[Clause], at: int) -> Clause | None:
    for clause in clauses:
        if clause.first <= at < clause.last:
            return clause
    return clauses[0] if clauses else None


def _quantity(text: Text, tokens: Sequence[Token], number: Number) -> Quantity:
    unit = number.unit
    if unit is None and number.kind == "plain":
        unit = counted_noun(tokens, number.last)
        if unit is not None and not _countable(unit):
            unit = None
    return Quantity(number.value, unit, text[tokens[number.first].start : tokens[number.last - 1].end])


def _countable(noun: str) -> bool:
    return verb_form(noun) is None or is_work(noun) or is_people(noun) or is_state(noun) or is_problem(noun)


def _direction(clause: Clause | None, tokens: Sequence[Token], number: Number, role: str) -> Direction | None:
    after = tokens[number.last].low if number.last < len(tokens) else ""
    before = tokens[number.first - 1].low if number.first else ""
    if role == "change":
        word = after if after in CHANGE_NOUNS or after in MORE else before if before in CHANGE_NOUNS else ""
        if not word and before == "of" and number.first > 1:
            word = tokens[number.first - 2].low
        if word in (
            "decrease",
            "reduction",
            "drop",
            "decline",
            "cut",
            "fall",
            "fewer",
            "less",
            "lower",
            "saving",
            "savings",
            "shorter",
            "smaller",
            "cheaper",
        ):
            return "decrease"
        if word in (
            "increase",
            "growth",
            "rise",
            "uplift",
            "gain",
            "more",
            "higher",
            "additional",
            "extra",
            "greater",
            "larger",
            "lift",
            "boost",
            "jump",
        ):
            return "increase"
        if before in ("up", "down"):
            return "increase" if before == "up" else "decrease"
        if number.kind == "factor" and number.value < 1:
            return "decrease"
        if tokens[number.first].low in ("double", "triple", "doubled", "twice", "quadruple", "tripled", "doubling"):
            return "increase"
    if number.sign:
        return "increase" if number.sign == "+" else "decrease"
    if clause is not None:
        if clause.sense == "increase":
            return "increase"
        if clause.sense == "decrease":
            return "decrease"
        if clause.sense == "keep":
            return "maintain"
        if clause.lemma in ("exceed", "surpass"):
            return "increase"
    return None


def _measure(
    text: Text, tokens: Sequence[Token], number: Number, role: str, value: Quantity | None, baseline: Quantity | None,
    name: Found | None, clause: Clause | None,
) -> Measure:  # fmt: skip
    direction = _direction(clause, tokens, number, role)
    metric = name.metric if name else None
    change_kind: ChangeKind | None = None
    if role == "change" and value is not None:
        if number.kind in ("factor", "fraction") or value.unit == "ratio":
            change_kind = "factor" if number.kind == "factor" else "relative"
        elif value.unit == "percent":
            change_kind = "relative"
        elif value.unit == "points":
            change_kind = "points"
        else:
            change_kind = "absolute"
    upper = None
    if number.upper is not None and value is not None:
        upper = Quantity(number.upper, value.unit, value.text)
    if (
        baseline is not None
        and value is not None
        and baseline.unit is None
        and value.unit is not None
        and role == "target"
    ):
        baseline = Quantity(baseline.number, value.unit, baseline.text)
    if (
        value is not None
        and baseline is not None
        and role == "target"
        and (value.unit is None or not _same_kind(value.unit, baseline.unit))
        and baseline.unit is not None
    ) and value.unit is None:
        value = Quantity(value.number, baseline.unit, value.text)
    if (
        direction is None
        and role == "target"
        and value is not None
        and baseline is not None
        and value.unit == baseline.unit
    ):
        direction = (
            "increase" if value.number > baseline.number else "decrease" if value.number < baseline.number else None
        )
    comparator = number.comparator
    unit = value.unit if value else baseline.unit if baseline else None
    if unit is None and metric is not None and metric.unit in ("points", "percent"):
        unit = metric.unit
    words = text[tokens[name.first].start : tokens[name.last - 1].end] if name and name.last > name.first else None
    return Measure(
        metric=metric.id if metric else None,
        text=words,
        direction=direction,
        baseline=baseline,
        target=value if role == "target" else None,
        change=value if role == "change" else None,
        change_kind=change_kind,
        comparator=comparator if role != "baseline" else None,
        upper=upper,
        unit=unit,
        window=_window(text, tokens, name),
        statistic=_statistic(tokens, number, name),
    )


_STATISTICS: dict[str, Statistic] = {
    **dict.fromkeys(("average", "avg", "mean", "averages", "averaging"), "average"),
    **dict.fromkeys(("median", "p50"), "median"),
    **dict.fromkeys(("percentile", "p75", "p90", "p95", "p98", "p99", "p999"), "percentile"),
}


def _statistic(tokens: Sequence[Token], number: Number | None, name: Found | None) -> Statistic | None:
    """What is taken of many values, by the words beside the metric or the value: “p95 latency”, “on average”."""
    near: list[Token] = []
    if name is not None:
        near += tokens[max(name.first - 2, 0) : min(name.last + 2, len(tokens))]
    if number is not None:
        near += tokens[max(number.first - 2, 0) : number.first]
        for token in tokens[number.last : number.last + 5]:
            if token.low in ("and", ";", "."):
                break
            near.append(token)
    return next((_STATISTICS[token.low] for token in near if token.low in _STATISTICS), None)


def _same_kind(one: str | None, two: str | None) -> bool:
    return one == two


def _window(text: Text, tokens: Sequence[Token], name: Found | None) -> Text | None:
    """“weekly”, “per month”, “in 30 days”: the time over which the metric is counted."""
    for at, token in enumerate(tokens):
        low = token.low
        if low in _WINDOWS and not (at and tokens[at - 1].low in ("from", "to")):
            return text[token.start : token.end]
        if (
            low in ("per", "a", "each", "every", "/")
            and at + 1 < len(tokens)
            and singular(tokens[at + 1].low) in _UNITS_OF_TIME
        ):
            if low == "a" and (
                at == 0
                or not (
                    tokens[at - 1].kind == NUMBER
                    or tokens[at - 1].low.endswith("s")
                    or tokens[at - 1].low in ("once", "twice", "times")
                )
            ):
                continue
            return text[token.start : tokens[at + 1].end]
        if (
            token.kind == NUMBER
            and at + 1 < len(tokens)
            and singular(tokens[at + 1].low) in ("day", "month", "week", "year")
            and (tokens[at + 1].glued or tokens[at + 1].low.endswith("th") or not tokens[at + 1].low.endswith("s"))
            and token.low != "1"
        ):
            return text[token.start : tokens[at + 1].end]
    if name is not None and name.metric is not None:
        words = text[tokens[name.first].start : tokens[name.last - 1].end]
        if words.lower() in ("dau", "wau", "mau", "mrr", "arr"):
            return words
    return None


def _with_baseline(measure: Measure, baseline: Quantity) -> Measure:
    target = measure.target
    if baseline.unit is None and target is not None:
        baseline = Quantity(baseline.number, target.unit, baseline.text)
    elif (
        baseline.unit is not None
        and target is not None
        and target.unit is not None
        and baseline.unit != target.unit
        and target.unit not in ("percent", "points")
    ):
        # “600 weekly users (baseline 480 today)”: the noun after the start value is no unit of its own
        baseline = (
            Quantity(baseline.number, target.unit, baseline.text)
            if baseline.unit not in ("percent", "points") and not _is_time(target.unit)
            else baseline
        )
    direction = measure.direction
    if direction is None and target is not None and baseline.unit == target.unit and target.number != baseline.number:
        direction = "increase" if target.number > baseline.number else "decrease"
    return replace(measure, direction=direction, baseline=baseline)


def _is_time(unit: str) -> bool:
    return unit in ("millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year")


def _merge_fields(
    measures: list[Measure],
    extra: dict[str, Quantity],
    text: Text,
    tokens: Sequence[Token],
    found: Sequence[Found],
    clauses: Sequence[Clause],
) -> list[Measure]:
    """Add what neighbouring fields say: they name start and end of the statement's first measure."""
    if not extra:
        return measures
    baseline, target = extra.get("baseline"), extra.get("target")
    if not measures:
        name = found[0] if found else None
        clause = clauses[0] if clauses else None
        direction: Direction | None = None
        if clause is not None and clause.sense in ("increase", "decrease"):
            direction = "increase" if clause.sense == "increase" else "decrease"
        words = text[tokens[name.first].start : tokens[name.last - 1].end] if name else None
        if words is None and clause is not None:
            for first, last in (clause.subject, clause.object):
                phrase = [at for at in range(first, last) if tokens[at].kind == WORD]
                if phrase:
                    words = text[tokens[phrase[0]].start : tokens[phrase[-1]].end]
                    break
        statistic = _statistic(tokens, None, name)
        measures = [Measure(name.metric.id if name and name.metric else None, words, direction, statistic=statistic)]
    leading = measures[0]
    baseline = leading.baseline or baseline
    target = leading.target or target
    if baseline and target and baseline.unit is None and target.unit is not None:
        baseline = Quantity(baseline.number, target.unit, baseline.text)
    elif baseline and target and target.unit is None and baseline.unit is not None:
        target = Quantity(target.number, baseline.unit, target.text)
    direction = leading.direction
    if direction is None and baseline and target and baseline.unit == target.unit and baseline.number != target.number:
        direction = "increase" if target.number > baseline.number else "decrease"
    unit = leading.unit or (target.unit if target else None) or (baseline.unit if baseline else None)
    measures[0] = replace(leading, direction=direction, baseline=baseline, target=target, unit=unit)
    return measures
