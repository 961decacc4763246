"""Objectives that gauges ask for: what has left its range is drafted into a goal, with slots for what people know."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from goalkit.english.metric import find, registry
from goalkit.english.numbers.numeral import parse_number
from goalkit.english.words.likeness import scope_words
from goalkit.model import Gauge, KeyResult, Kpi, Portfolio
from goalkit.model.answers import Answers
from goalkit.model.given import given_documents
from goalkit.model.series import breach_of, is_present, series_of, trend_of, with_unit
from goalkit.progress import check_ins_by_goal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from goalkit.english.fields.band import Band
    from goalkit.english.metric import Metric
    from goalkit.model import Document, Entry
    from goalkit.model.series import Breach, Point

__all__ = ["Entangled", "Guardrail", "Suggestion", "Suggestions", "TakenUp", "Watched", "suggest"]

LONGEST = 200
NUMBER = re.compile(r"\d[\d.,'’\s]*")
OF_COUNT = re.compile(r"\s*(?P<before>[^\w\s]{0,3})\s*(?P<number>[\d.,'’]+)(?P<after>\s?[%\w/°]{0,12})\s*")
"""A value of which only the number changes when it is written anew: “€412”, “87%”, “4.1 minutes”."""


@dataclass(frozen=True, slots=True)
class Guardrail:
    """A number that must not get worse meanwhile; `limit` says how far it may go, where a gauge watches it."""

    name: str
    better: Literal["up", "down", "range"]
    limit: str | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """A gauge with its values, the last of which is outside green and no breach, or too old to say anything."""

    path: str
    gauge: Gauge
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A gauge that is out of its range and asks for an objective.

    `baseline` is its last value, `target` the nearest limit of its green range; each None where nobody wrote it.
    `strict` says that the limit itself isn't green. `getting` says where the last values go, if anywhere.
    """

    path: str
    gauge: Gauge
    name: str
    owner: str | None
    breach: Breach
    points: tuple[Point, ...]
    baseline: str | None
    target: str | None
    direction: Literal["increase", "decrease"] | None
    strict: bool
    getting: Literal["better", "worse"] | None
    guardrail: Guardrail | None


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A gauge that is out of its range, and the goal or the note that answers it already."""

    path: str
    gauge: Gauge
    breach: Breach
    by: Entry | None
    """The goal; None where the `response` of the gauge says what is done."""


@dataclass(frozen=True, slots=True)
class Entangled:
    """A gauge whose number a key result pushes without a word of it: what moved it can't be told afterwards."""

    path: str
    gauge: Gauge
    result_path: str
    result: KeyResult


@dataclass(frozen=True, slots=True)
class Suggestions:
    r"""What gauges ask for on a day, the longest breach first, and what was seen beside it.

    `amber` are out of green and in no breach, `stale` were in breach when last heard of. Of all `gauges`, `measured`
    have values of which a colour is known.

    >>> import goalkit
    >>> kpis = "kpis:\n  - {kpi: Trams on time, green: ≥ 95%, series: {2026-11-22: 88%, 2026-11-29: 87%}}\n"
    >>> found = goalkit.suggest([goalkit.read("framework: kpi\n" + kpis, format="yaml")])
    >>> found.today.isoformat(), len(found.drafts), found.measured
    ('2026-11-29', 1, 1)
    """

    today: datetime.date | None = None
    drafts: tuple[Suggestion, ...] = ()
    amber: tuple[Watched, ...] = ()
    stale: tuple[Watched, ...] = ()
    taken_up: tuple[TakenUp, ...] = ()
    entangled: tuple[Entangled, ...] = ()
    gauges: int = 0
    measured: int = 0


def suggest(documents: Iterable[Document], *, today: datetime.date | None = None) -> Suggestions:
    r"""Draft an objective for each gauge that has been out of its range for longer than chance explains.

    Nothing is invented: the start is the last value, the end the limit of the green range, and where those aren't
    written the draft has a slot. Values after `today` are left out; without it, the day of the last value is taken.
    Raises `TypeError` for what are no documents.

    >>> import datetime, goalkit
    >>> document = goalkit.read(
    ...     "framework: kpi\nkpis:\n  - kpi: Trams that leave on time\n    green: ≥ 95%\n    red: below 90%\n"
    ...     "    series: {2026-11-15: 96%, 2026-11-22: 88%, 2026-11-29: 87%}\n",
    ...     format="yaml",
    ... )
    >>> [draft] = goalkit.suggest([document], today=datetime.date(2026, 12, 1)).drafts
    >>> draft.name, draft.baseline, draft.target, draft.breach.since.isoformat()
    ('Trams that leave on time', '87%', '95%', '2026-11-22')
    """
    listed = list(given_documents(documents))
    log = check_ins_by_goal(listed)
    gauges = [(document, goal) for document in listed for goal in document.goals if isinstance(goal, Gauge)]
    if today is None:
        today = max((one.date for entries in log.values() for one in entries if one.date is not None), default=None)
    if today is None:
        return Suggestions(None, gauges=len(gauges))
    series = {
        (document.path, goal.id): series_of(goal, log.get((document.path, goal.id), ()), today)
        for document, goal in gauges
    }
    watched = _watched(gauges)
    portfolio = Portfolio.of(listed)
    entries = {(one.path, one.id): one for one in portfolio.entries}
    answers = Answers(portfolio, [entries[document.path, goal.id] for document, goal in gauges], today)
    drafts, amber, stale, taken_up = [], [], [], []
    for document, goal in gauges:
        points = tuple(one for one in series[document.path, goal.id] if one.colour is not None)
        breach = breach_of(points)
        if breach is None:
            if points and points[-1].outside:
                amber.append(Watched(document.path, goal, points))
        elif not is_present(breach, today):
            stale.append(Watched(document.path, goal, points))
        else:
            by = answers.to(entries[document.path, goal.id])
            if by is not None or goal.response is not None:
                taken_up.append(TakenUp(document.path, goal, breach, by))
            else:
                drafts.append(_suggestion(document, goal, breach, points, watched))
    drafts.sort(key=lambda one: (one.breach.since, one.path, one.gauge.statement.span))
    return Suggestions(
        today,
        tuple(drafts),
        tuple(amber),
        tuple(stale),
        tuple(taken_up),
        tuple(_entangled(listed, gauges)),
        len(gauges),
        sum(any(one.colour for one in points) for points in series.values()),
    )


def _suggestion(
    document: Document, gauge: Gauge, breach: Breach, points: Sequence[Point], watched: Mapping[str, Guardrail]
) -> Suggestion:
    last = points[-1]
    band = _nearest(gauge, last)
    direction: Literal["increase", "decrease"] | None = None
    target, strict = None, False
    if band is not None and last.number is not None:
        upwards = band.low is not None and last.number <= band.low
        direction = "increase" if upwards else "decrease"
        end = band.low if upwards else band.high
        strict = not (band.has_low if upwards else band.has_high)
        target = _written(end, band, str(last.value or ""), gauge) if end is not None else None
    trend = trend_of(points)
    getting: Literal["better", "worse"] | None = None
    if trend is not None and direction is not None:
        getting = "better" if (trend == "up") is (direction == "increase") else "worse"
    owner = document.owner_of(gauge)
    return Suggestion(
        path=document.path,
        gauge=gauge,
        name=name_of(gauge),
        owner=str(owner) if owner else None,
        breach=breach,
        points=tuple(points),
        baseline=with_unit(str(last.value), gauge) if last.value is not None and last.number is not None else None,
        target=target,
        direction=direction,
        strict=strict,
        getting=getting,
        guardrail=_guardrail(gauge, watched),
    )


def name_of(gauge: Gauge) -> str:
    """What a gauge measures; of “Uptime ≥ 99.9%” the uptime."""
    if not (gauge.green or gauge.amber or gauge.red or gauge.target):
        measures = gauge.reading.measures
        if len(measures) == 1 and measures[0].text is not None and measures[0].target is not None:
            return str(measures[0].text)
    return str(gauge.statement).strip().rstrip(".:")


def _nearest(gauge: Gauge, last: Point) -> Band | None:
    """The green range with the end that is nearest to the last value."""
    number = last.number
    if gauge.thresholds is None or number is None:
        return None

    def distance(band: Band) -> float:
        return min(abs(end - number) for end in (band.low, band.high) if end is not None)

    return min((one for one in gauge.thresholds.green if not one.holds(number)), key=distance, default=None)


def _written(number: float, band: Band, value: str, gauge: Gauge) -> str:
    """A limit as the team writes it: its own digits, and the unit as beside its values."""
    text = str(band.text)
    digits = next((one for one in map(str.strip, NUMBER.findall(text)) if _is(one.rstrip(".,"), number)), None)
    digits = digits.rstrip(".,") if digits is not None else f"{number:g}"
    if (shape := OF_COUNT.fullmatch(value)) is not None and gauge.thresholds is not None:
        written = parse_number(shape["number"])
        points_at = shape["after"].strip()
        if written is not None and (band.unit is None or points_at in {"", "%"} or points_at in text):
            return with_unit(f"{shape['before']}{digits}{shape['after']}", gauge)
    unit = {"percent": "%", None: ""}.get(band.unit, f" {band.unit}{'' if number == 1 else 's'}")
    return f"{digits}{unit}" if unit else with_unit(digits, gauge)


def _is(digits: str, number: float) -> bool:
    return any(
        (read := _parsed(one)) is not None and math.isclose(read, number) for one in (digits, digits.replace(",", "."))
    )


def _parsed(digits: str) -> float | None:
    return parse_number("".join(digits.split()))


# What stands beside


def _metric(gauge: Gauge) -> Metric | None:
    return find(str(gauge.metric or name_of(gauge))[:LONGEST])


def _watched(gauges: Iterable[tuple[Document, Gauge]]) -> dict[str, Guardrail]:
    """The gauges whose green range is written, by the metric that they show."""
    found: dict[str, Guardrail] = {}
    for _, gauge in gauges:
        metric = _metric(gauge) if gauge.thresholds is not None and len(gauge.thresholds.green) == 1 else None
        if metric is not None and gauge.thresholds is not None:
            limit = _limit(gauge.thresholds.green[0], gauge)
            found.setdefault(metric.id, Guardrail(name_of(gauge), metric.better, limit))
    return found


def _limit(band: Band, gauge: Gauge) -> str:
    """A range in the words of a goal: “at or below 6%”."""
    low, high = (None if end is None else _written(end, band, "", gauge) for end in (band.low, band.high))
    if low is not None and high is not None:
        return f"between {low} and {high}"
    if low is not None:
        return f"{'at or above' if band.has_low else 'above'} {low}"
    return f"{'at or below' if band.has_high else 'below'} {high}"


def _guardrail(gauge: Gauge, watched: Mapping[str, Guardrail]) -> Guardrail | None:
    """The metric that shows when this one is forced: one that is watched already, else the best known."""
    metric = _metric(gauge)
    known = [registry()[one] for one in metric.counters if one in registry()] if metric is not None else []
    if not known:
        return None
    seen = next((watched[one.id] for one in known if one.id in watched), None)
    return seen or Guardrail(known[0].name, known[0].better)


def _entangled(documents: Iterable[Document], gauges: Iterable[tuple[Document, Gauge]]) -> Iterable[Entangled]:
    """Key results that push a number somebody watches, where nothing ties the two."""
    from goalkit.rules.kpi_okr_overlap import is_tied

    watched = {
        words: (document.path, gauge)
        for document, gauge in gauges
        if isinstance(gauge, Kpi) and (words := scope_words(gauge.statement))
    }
    results = [(one.path, goal) for one in documents for goal in one.goals if isinstance(goal, KeyResult)]
    for path, goal in results if watched else ():
        if goal.rationale is not None or (found := watched.get(scope_words(goal.statement))) is None:
            continue
        is_pushed = any(one.direction in {"increase", "decrease"} and one.target for one in goal.reading.measures)
        if is_pushed and not is_tied(goal, found[1]):
            yield Entangled(*found, path, goal)
