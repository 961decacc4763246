"""How a goal stands in one word and one shape, so that nobody has to see colours to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from goalkit.model.thresholds import Colour
    from goalkit.progress import Standing

__all__ = ["RANGELESS", "STATES", "UNKNOWN", "State", "of_colour", "state_of", "worst"]


class State(NamedTuple):
    """A way to stand. `shape` is a drawing in a square of 16 units; the worse, the higher `rank`."""

    name: str
    words: str
    gauge: str
    shape: str
    rank: int


STATES: Mapping[str, State] = {
    one.name: one
    for one in (
        State("off_track", "off track", "out of range", "M8 1 15 8 8 15 1 8Z", 5),
        State("at_risk", "at risk", "at its limit", "M8 1.5 15.5 14.5H.5Z", 4),
        State("on_track", "on track", "in range", "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13Z", 3),
        State("done", "done", "done", "M1 8.5 3.2 6.3 6.3 9.4 12.8 2.9 15 5.1 6.3 13.8Z", 2),
        State("dropped", "dropped", "dropped", "M1.5 6.5H14.5V9.5H1.5Z", 1),
        State(
            "unknown",
            "no status",
            "no value",
            "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM8 3.7a4.3 4.3 0 1 0 0 8.6a4.3 4.3 0 0 0 0-8.6Z",
            0,
        ),
    )
}
"""The status that an author gives, or the colour of a gauge; the worst first."""
UNKNOWN = STATES["unknown"]
RANGELESS = "no range set"
"""How a gauge stands that has values, and no range to lie in or out of."""
BY_COLOUR: Mapping[Colour, str] = {"green": "on_track", "amber": "at_risk", "red": "off_track"}


def state_of(standing: Standing) -> State:
    """What its author says, else the colour of its last value; nothing is worked out of progress and time."""
    if standing.status is not None:
        return STATES[standing.status]
    colour = standing.points[-1].colour if standing.points else None
    return of_colour(colour) if colour is not None else UNKNOWN


def of_colour(colour: Colour) -> State:
    """How a gauge stands whose last value has a colour."""
    return STATES[BY_COLOUR[colour]]


def worst(states: Iterable[State]) -> State:
    """The worst of those that are known."""
    return max(states, key=lambda one: one.rank, default=UNKNOWN)
