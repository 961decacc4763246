"""What the overview says: how many goals stand where, how teams come along, and which goals want a look first."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from goalkit.progress import RESULTS
from goalkit.site.team.charts import day
from goalkit.site.team.states import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.site.team.board import Board, Card
    from goalkit.site.team.states import State

__all__ = ["Look", "Share", "Sum", "looks", "sum_of"]

BEHIND = 0.25
"""So much further than the way is the time, where a goal is said to be behind."""
DOUBTED = 0.4
OLD = 31
"""So many days after the last check-in of a goal that had some, somebody should ask."""


class Share(NamedTuple):
    """A state, how many goals are in it, and its stretch of a bar of 100 units."""

    state: State
    many: int
    x: float
    width: float


class Sum(NamedTuple):
    """Several goals together: the mean progress of those whose progress is known, and of the confidences given."""

    goals: int
    progress: float | None
    known: int
    aims: int
    confidence: float | None
    expected: float | None
    shares: tuple[Share, ...]
    worst: int
    """How many are off track, or at risk."""


class Look(NamedTuple):
    """A goal that wants a look, and why; the more `weight`, the sooner."""

    card: Card
    reasons: tuple[str, ...]
    weight: float


def sum_of(cards: Sequence[Card]) -> Sum:
    """Add up goals; aims stand for their results, and results for themselves where there is no aim."""
    aims = [one for one in cards if one.is_aim] or [one for one in cards if one.goal.kind in RESULTS]
    progress = [one.progress for one in aims if one.progress is not None]
    confidences = [one.standing.confidence for one in cards if one.standing.confidence is not None]
    expected = [one.standing.expected for one in aims if one.progress is not None and one.standing.expected is not None]
    tracked = [one for one in cards if one.is_aim or one.goal.kind in RESULTS]
    counts = Counter(one.state.name for one in tracked)
    return Sum(
        goals=len(cards),
        progress=_mean(progress),
        known=len(progress),
        aims=len(aims),
        confidence=_mean(confidences),
        expected=_mean(expected),
        shares=tuple(_shares(counts)),
        worst=counts["off_track"] * 1000 + counts["at_risk"],
    )


def _shares(counts: Counter[str]) -> Iterator[Share]:
    whole = counts.total()
    at = 0.0
    for name in ("done", "on_track", "at_risk", "off_track", "dropped", "unknown"):
        if counts[name]:
            width = counts[name] / whole * 100
            yield Share(STATES[name], counts[name], round(at, 2), round(width, 2))
            at += width


def looks(board: Board, cards: Iterable[Card]) -> list[Look]:
    """Goals that are off track, out of range, far behind the time, doubted or silent; the most pressing first."""
    found = [Look(card, *reasons) for card in cards if (reasons := _reasons(card, board))]
    return sorted(found, key=lambda one: -one.weight)


def _reasons(card: Card, board: Board) -> tuple[tuple[str, ...], float] | None:
    standing, state = card.standing, card.state
    if state.name in {"done", "dropped"} or card.document.is_past(card.goal, board.today):
        return None
    said, weight = [], 0.0
    if standing.breach is not None:
        said.append(f"outside its range since {day(standing.breach.since)}")
        weight += 3 + (standing.breach.colour == "red")
    elif state.name in {"off_track", "at_risk"} and not card.by_results:
        said.append(card.words)
        weight += 3 if state.name == "off_track" else 1.5
    gone, expected = card.progress, standing.expected
    if gone is not None and expected is not None and not card.by_results and expected - gone >= BEHIND:
        said.append(f"{gone:.0%} of the way, {expected:.0%} of the time gone")
        weight += (expected - gone) * 2
    if standing.confidence is not None and standing.confidence < DOUBTED:
        said.append(f"confidence {standing.confidence:.0%}")
        weight += 1
    if standing.days is not None and standing.days > OLD and standing.latest is not None and standing.latest.date:
        said.append(f"no check-in since {day(standing.latest.date)}")
        weight += 0.5
    return (tuple(said), weight) if said else None


def _mean(numbers: Sequence[float]) -> float | None:
    return math.fsum(numbers) / len(numbers) if numbers else None
