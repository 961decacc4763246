"""Work in progress, throughput and time that can't hold together."""

from collections.abc import Iterator
from typing import Annotated

from goalkit.english.fields.figure import Figure, in_words
from goalkit.english.words.quoting import quote
from goalkit.model import Document
from goalkit.model.boundary import Boundary, boundaries, figures_of
from goalkit.model.flow import contradicts, lead_time, slowest, time_in_progress, work_in_progress
from goalkit.model.stream import ValueStream
from goalkit.rule import AtLeast, Finding, Related, rule

AND_NO_OTHER = frozenset({"lead_time", "cycle_time"})


@rule(
    category="coaching",
    since="0.1.0",
    sources=("little-queuing-formula", "vacanti-actionable-agile", "senior-stack-flow-metrics"),
    about=("lean",),
)
def littles_law_violated(document: Document, *, off_percent: Annotated[float, AtLeast(1)] = 20) -> Iterator[Finding]:
    """Work in progress, throughput and time don't fit together: one of the three is not what it says.

    As long as as much comes in as goes out, the work in progress is the throughput times the time that a piece takes,
    on average. John Little proved it, and no effort changes it: thirty repairs on the bench, of which ten leave in a
    week, take three weeks each. Figures that say otherwise were counted between different points or in different weeks,
    or one of them is a wish. Percentiles and limits are no averages and are left alone; where days may be working days
    or calendar days, only what holds for neither is named. `off-percent` says how far off figures may be.

    ```md
    # Lean metrics: bicycle repairs

    - Work in progress: 30 repairs
    - Throughput: 10 repairs a week
    - Cycle time: 1 week
                  ^^^^^^
    ```

    Say what is true today; two of the three give the third.

    ```md
    # Lean metrics: bicycle repairs

    - Work in progress: 30 repairs
    - Throughput: 10 repairs a week
    - Cycle time: 3 weeks
    ```
    """
    tolerance = off_percent / 100
    for boundary in boundaries(document):
        yield from _little(boundary, tolerance)
    for stream in document.streams:
        yield from _too_fast(stream, tolerance)


def _little(boundary: Boundary, tolerance: float) -> Iterator[Finding]:
    """Check one set of figures; of two times, the longer bounds the work in progress above and the shorter below."""
    figures = boundary.figures
    pieces, rate = figures.get("wip"), figures.get("throughput")
    if pieces is None or rate is None or pieces.text is None or rate.text is None:
        return
    both = figures.keys() >= AND_NO_OTHER
    for name, time in _times(figures):
        expected = work_in_progress(rate, time)
        if expected is None or time.text is None or not contradicts(pieces, expected, tolerance):
            continue
        if both and (pieces.low > expected.high) != (name == "lead_time"):
            continue  # pieces that wait for their start count for one of the times and not for the other
        takes = time_in_progress(pieces, rate)
        makes = f" make {in_words(takes)}, not" if takes is not None and takes.number is not None else " don't give"
        yield Finding(
            at=time.text,
            message=f"{quote(in_words(pieces))} in progress and {quote(in_words(rate))} finished{makes} "
            f"{quote(in_words(time))}",
            ask="are all three averages over the same weeks, between the same two points?",
            related=(
                Related(pieces.text, "so much is in progress"),
                Related(rate.text, "so much gets finished"),
            ),
            goal=boundary.goal_of(name),
        )
        return


def _times(figures: dict[str, Figure]) -> Iterator[tuple[str, Figure]]:
    for name in ("lead_time", "cycle_time"):
        if name in figures:
            yield name, figures[name]
    process, wait = figures.get("process_time"), figures.get("wait_time")
    if process is not None and wait is not None:  # of a step
        total = lead_time((process, wait))
        if total is not None:
            yield "wait_time", Figure(total.low, total.high, total.unit, None, total.number, wait.clock, wait.text)


def _too_fast(stream: ValueStream, tolerance: float) -> Iterator[Finding]:
    """A stream from which more comes than any of its steps lets through."""
    whole = figures_of(stream).get("throughput")
    if whole is None or whole.text is None:
        return
    for step in stream.steps:
        rate = figures_of(step).get("throughput")
        limit = slowest([rate]) if rate is not None else None
        if rate is None or rate.text is None or limit is None:
            continue
        if whole.low > limit.high and contradicts(whole, limit, tolerance):
            yield Finding(
                at=whole.text,
                message=f"{quote(whole.text)} can't leave the stream while only {quote(rate.text)} leave "
                f"{quote(step.name)}",
                ask="do both count the same pieces?",
                related=(Related(rate.text, "no more than this gets through"),),
            )
            return
