"""How far a goal has come: its check-ins against its baseline, its target and the time that has passed.

Everything here is arithmetic over what authors wrote; where a number is missing, the answer is None and not a guess.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english.comparing.way import elapsed, only_way, progress_of, target_of
from goalkit.english.fields.amount import read_amount
from goalkit.english.words.quoting import quote
from goalkit.model.goal import Gauge
from goalkit.model.series import Breach, breach_of, series_of
from goalkit.model.status import share, status_named

if TYPE_CHECKING:
    import datetime
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from goalkit.model import CheckIn, Document, Goal
    from goalkit.model.check_in import Status
    from goalkit.model.series import Point
    from goalkit.text import Text

__all__ = [
    "Convention",
    "Slip",
    "Standing",
    "check_ins_by_goal",
    "score",
    "slips",
    "standings",
    "succeeded",
]

Convention = Literal["exact", "tenths", "percent", "done"]
"""How a team writes scores: 0 to 1 as computed, in tenths as Google does, 0 to 100, or 1 for done and 0 for not."""

GOOD_IN_TENTHS = 0.7
"""What an aspirational goal is expected to score where scores go in tenths; a committed one is expected to score 1."""
RESULTS = frozenset({"key_result", "measure", "kpi", "input_metric", "lean_metric"})
"""Kinds of which the progress of the goal above is made up."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a goal stands on a day.

    `progress` is the share of the way from baseline to target, below 0 where things got worse and above 1 where the
    target was passed; `expected` is the share of its period that has passed. `trend` has the progress at each
    check-in that tells it. `days` is how long ago the last check-in was. For a goal with results below it, `progress`
    is their mean by weight, and `known` of `results` say how many could be told; a dropped one counts in neither.
    Where no check-in says otherwise, `status`, `confidence` and `progress` come from the goal's own fields. For a
    gauge, `points` are its values with their colours, and `breach` says since when it is out of its range.
    """

    goal: Goal
    progress: float | None = None
    expected: float | None = None
    trend: tuple[float, ...] = ()
    latest: CheckIn | None = None
    confidence: float | None = None
    status: Status | None = None
    days: int | None = None
    known: int = 0
    results: int = 0
    points: tuple[Point, ...] = ()
    breach: Breach | None = None


# Arithmetic


def score(progress: float, convention: Convention = "exact") -> float:
    """Write progress as a score; a convention has a lowest and a highest score, whatever the progress.

    >>> score(0.654, "tenths"), score(0.654, "percent"), score(0.654, "done"), score(1.3)
    (0.7, 65.0, 0.0, 1.0)
    """
    share = min(max(progress, 0.0), 1.0)
    if convention == "tenths":
        return math.floor(share * 10 + 0.5) / 10
    if convention == "percent":
        return float(math.floor(share * 100 + 0.5))
    if convention == "done":
        return float(share >= 1)
    return share


def succeeded(progress: float, convention: Convention = "exact", *, committed: bool = False) -> bool:
    """Whether a score is as good as its convention expects: in tenths, 0.7 is for a goal that nobody committed to."""
    if convention == "tenths" and not committed:
        return score(progress, convention) >= GOOD_IN_TENTHS
    return progress >= 1


# Goals


class Slip(NamedTuple):
    """A part of a check-in that could not be read, and why."""

    at: Text
    message: str


def slips(document: Document, named: Container[str] = ()) -> Iterator[Slip]:
    """What of a document's check-ins could not be read: goals that don't exist, days and values that are none.

    `named` has the ids that authors gave in any document: a check-in may be about a goal of another one.
    """
    for one in document.check_ins:
        if one.goal is None and one.goal_named is None:
            yield Slip(one.at, "this check-in names no goal")
        elif one.goal is None and one.goal_named is not None and one.goal_named not in named:
            yield Slip(one.goal_named, f"{quote(one.goal_named)} is no goal, or stands for several")
        if one.date is None:
            written = one.date_written
            yield Slip(written or one.at, f"{quote(written)} is no date" if written else "this check-in has no date")
        goal = document.by_id.get(one.goal) if one.goal else None
        measured = goal is not None and goal.reading.measured == "quantity"
        if measured and one.value is not None and one.amount is None:
            yield Slip(one.value, f"{quote(one.value)} is no number")
        if one.confidence_written is not None and one.confidence is None:
            yield Slip(one.confidence_written, f"{quote(one.confidence_written)} is no confidence from 0 to 1")


def check_ins_by_goal(documents: Sequence[Document]) -> dict[tuple[str, str], list[CheckIn]]:
    """Give the check-ins of each goal, by path and id, in order of date; other documents name a goal by its id."""
    named: dict[str, tuple[str, str]] = {}
    for document in documents:
        for goal in document.goals:
            if goal.named:
                named.setdefault(goal.id, (document.path, goal.id))
    found: dict[tuple[str, str], list[CheckIn]] = {}
    for document in documents:
        for one in document.check_ins:
            key = (document.path, one.goal) if one.goal else named.get(str(one.goal_named or ""))
            if key is not None:
                found.setdefault(key, []).append(one)
    for log in found.values():
        log.sort(key=lambda one: one.date.toordinal() if one.date else 0)
    return found


def standings(
    document: Document, today: datetime.date, log: Mapping[tuple[str, str], Iterable[CheckIn]]
) -> dict[str, Standing]:
    """Where each goal of a document stands, by its id; `log` comes from `check_ins_by_goal`."""
    found: dict[str, Standing] = {}
    for goal in document.goals:
        found[goal.id] = _own(goal, document, today, log.get((document.path, goal.id), ()))
    return {goal.id: _with_results(found[goal.id], document, found) for goal in document.goals}


def _own(goal: Goal, document: Document, today: datetime.date, log: Iterable[CheckIn]) -> Standing:
    entries = [one for one in log if one.date is None or one.date <= today]
    latest = entries[-1] if entries else None
    told = [(one, gone) for one in entries if (gone := _progress_at(goal, one)) is not None]
    confidence = next((one.confidence for one in reversed(entries) if one.confidence is not None), None)
    status = next((one.status for one in reversed(entries) if one.status is not None), None)
    if confidence is None and goal.confidence is not None:
        confidence = share(goal.confidence)
    if status is None and goal.status is not None:
        status = status_named(goal.status)
    points = series_of(goal, entries) if isinstance(goal, Gauge) else ()
    return Standing(
        goal,
        progress=told[-1][1] if told else _progress_written(goal, status, checked_in=bool(entries)),
        expected=elapsed(document.period_of(goal), today),
        trend=tuple(gone for _, gone in told),
        latest=latest,
        confidence=confidence,
        status=status,
        days=(today - latest.date).days if latest and latest.date else None,
        points=points,
        breach=breach_of(points),
    )


def _progress_written(goal: Goal, status: Status | None, *, checked_in: bool) -> float | None:
    """What the goal's own `current` value says of the way gone, or its `status` where it is done or it isn't."""
    if goal.reading.measured == "event":
        return 1.0 if status == "done" else None
    measure = only_way(goal.reading.measures)
    if checked_in or goal.current is None or measure is None:
        return None
    if measure.baseline is not None and goal.baseline is None and measure.baseline.text in goal.current:
        return None  # no start is written, so today's value was taken for it
    value = read_amount(goal.current, goal.unit)
    return None if value is None else progress_of(measure, value)


def _progress_at(goal: Goal, entry: CheckIn) -> float | None:
    """What a check-in says of the way gone; a milestone is done or it isn't."""
    measures = [one for one in goal.reading.measures if target_of(one) is not None]
    if goal.reading.measured == "event" or (not measures and entry.amount is None):
        return None if entry.status is None or entry.status == "dropped" else float(entry.status == "done")
    measure = only_way(measures)
    return None if entry.amount is None or measure is None else progress_of(measure, entry.amount)


def _with_results(standing: Standing, document: Document, found: Mapping[str, Standing]) -> Standing:
    """Make up the progress of a goal from that of its results, where it has any."""
    below = [found[one.id] for one in document.children_of(standing.goal) if one.kind in RESULTS]
    counted = [one for one in below if one.status != "dropped"]
    if not counted:
        return standing
    told = [(one, score(one.progress)) for one in counted if one.progress is not None]
    weights = [_weight(one.goal) for one, _ in told]
    if any(one is None for one in weights) or not any(weights):
        weights = [1.0] * len(told)  # with one of them unknown, none can be laid against another
    whole = math.fsum(one for one in weights if one is not None)
    mean = math.fsum((weight or 0.0) * gone for weight, (_, gone) in zip(weights, told, strict=True)) / (whole or 1.0)
    return replace(standing, progress=mean if told else None, trend=(), known=len(told), results=len(counted))


def _weight(goal: Goal) -> float | None:
    """The share of a goal among those beside it; None where none is written, or none that can be one."""
    written = read_amount(goal.weight) if goal.weight is not None else None
    return written.number if written is not None and written.number >= 0 and math.isfinite(written.number) else None
