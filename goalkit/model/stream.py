"""Value streams: the steps from a request to what the customer gets, and their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["WASTES", "Step", "ValueStream", "Waste", "waste_named"]


class Waste(NamedTuple):
    """A kind of waste: work, or waiting, for which nobody would pay.

    `also` are other names that the field has for it, in lower case; `source` is a key of the bibliography.
    """

    name: str
    says: str
    also: tuple[str, ...]
    source: str


WASTES: tuple[Waste, ...] = (
    Waste(
        "overproduction",
        "More, or earlier, than anybody asked for; it causes most of the others.",
        ("extra features", "too early", "gold plating"),
        "ohno-toyota-production-system",
    ),
    Waste(
        "waiting",
        "People who wait for work, and work that waits for people.",
        ("delays", "delay", "idle time", "queues", "queueing"),
        "ohno-toyota-production-system",
    ),
    Waste(
        "transport",
        "Things and files that are carried about, from hand to hand.",
        ("transportation", "conveyance", "handovers", "handoffs", "hand-offs"),
        "ohno-toyota-production-system",
    ),
    Waste(
        "overprocessing",
        "More done to a piece than it needs: a third signature, a polish that nobody sees.",
        ("over-processing", "extra processing", "processing"),
        "ohno-toyota-production-system",
    ),
    Waste(
        "inventory",
        "More on hand than the next step needs, finished or half done.",
        ("stock", "excess inventory", "work in progress", "partially done work"),
        "ohno-toyota-production-system",
    ),
    Waste(
        "motion",
        "Steps, reaches and searches of people that move the piece no further.",
        ("movement", "searching", "walking", "task switching"),
        "ohno-toyota-production-system",
    ),
    Waste(
        "defects",
        "What has to be done again, or thrown away.",
        ("defect", "rework", "scrap", "errors", "making defective products", "correction"),
        "ohno-toyota-production-system",
    ),
    Waste(
        "unused talent",
        "What people know and could do, and are never asked for.",
        ("talent", "non-utilised talent", "non-utilized talent", "unused creativity", "skills", "underused skills"),
        "liker-toyota-way",
    ),
)
"""The seven kinds that Taiichi Ohno told apart, and the eighth that others added."""


def waste_named(written: str) -> Waste | None:
    """The kind of waste that a word stands for, whichever of its names is used; None for a team's own kinds.

    >>> waste_named("Rework").name
    'defects'
    """
    plain = " ".join(written.casefold().split())
    return next((one for one in WASTES if plain == one.name or plain in one.also), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a value stream; every figure is as the author wrote it, with its unit.

    `process_time` is the time in which somebody works on one piece, `wait_time` the time for which it lies before the
    step, `wip` how many pieces lie and are worked on, `throughput` how many leave in a time, `first_pass_yield` the
    share that is right at the first go. `waste` names the kinds of waste seen here. `constraint` marks the step that
    sets the pace.
    """

    name: Text
    owner: Text | None = None
    process_time: Text | None = None
    wait_time: Text | None = None
    wip: Text | None = None
    throughput: Text | None = None
    first_pass_yield: Text | None = None
    availability: Text | None = None
    performance: Text | None = None
    quality: Text | None = None
    oee: Text | None = None
    waste: tuple[Text, ...] = ()
    constraint: Text | None = None

    @property
    def is_constraint(self) -> bool:
        """Whether the author says that it sets the pace; “no” says that it doesn't."""
        return self.constraint is not None and self.constraint.strip().casefold() not in {"no", "false", "n", "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueStream:
    """All steps from a request to what the customer gets, and the figures of the whole, as the author wrote them.

    `demand` is how much is asked for in a time, `available_time` how long is worked in that time; `takt` is what both
    make: the time in which one piece has to be done. `lead_time` runs from request to delivery, `cycle_time` from the
    start of work to its end.
    """

    name: Text
    owner: Text | None = None
    product: Text | None = None
    starts_at: Text | None = None
    ends_at: Text | None = None
    demand: Text | None = None
    available_time: Text | None = None
    takt: Text | None = None
    lead_time: Text | None = None
    cycle_time: Text | None = None
    process_time: Text | None = None
    wip: Text | None = None
    throughput: Text | None = None
    flow_efficiency: Text | None = None
    first_pass_yield: Text | None = None
    steps: tuple[Step, ...] = ()
