"""Shares and times that are made of others and don't come out."""

from collections.abc import Iterator

from goalkit.english.fields.figure import Figure, in_words
from goalkit.english.words.quoting import quote
from goalkit.model import Document
from goalkit.model.boundary import SHARES, Boundary, boundaries, figures_of
from goalkit.model.flow import contradicts, flow_efficiency, in_unit, lead_time, oee, rolled_yield, takt
from goalkit.model.stream import ValueStream
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

TOLERANCE = 0.02
"""Beside what the written digits leave open, so much of a value is put down to rounding on the way."""


@rule(
    category="correctness",
    since="0.1.0",
    sources=("cisuitepro-oee", "edubisnis-lean-formulas", "thurlow-lean-metrics"),
    about=("lean",),
)
def ratio_identity_broken(document: Document) -> Iterator[Finding]:
    """A share or a time that is worked out from others is not what they make.

    Overall equipment effectiveness is availability × performance × quality, flow efficiency the process time in the
    lead time, takt the available time divided by the demand. Nobody can work on a piece for longer than it is there,
    no stream yields more than its weakest step, and no share of good pieces passes 100%. Where one of these fails, a
    figure is from another week, or was set instead of measured. Rounding is allowed for, and so is every length that a
    working day may have.

    ```md
    # Lean metrics: filling line 2

    - OEE 85%, with availability 90%, performance 85%, quality 97%
          ^^^
    ```

    Give the figure that its parts give, or mend the part that is wrong.

    ```md
    # Lean metrics: filling line 2

    - OEE 74%, with availability 90%, performance 85%, quality 97%
    ```

    In a value stream, the steps and the whole are held against each other.

    ```yaml
    framework: lean
    value_streams:
      - value_stream: Sample to result
        lead_time: 9 hours
        process_time: 40 minutes
        flow_efficiency: 20%
                         ^^^
        first_pass_yield: 96%
                          ^^^
        steps:
          - {step: Register, first_pass_yield: 93%}
          - {step: Analyse, first_pass_yield: 98%}
    ```

    Work the figures of the whole out from what was measured.

    ```yaml
    framework: lean
    value_streams:
      - value_stream: Sample to result
        lead_time: 9 hours
        process_time: 40 minutes
        flow_efficiency: 7.4%
        first_pass_yield: 91%
        steps:
          - {step: Register, first_pass_yield: 93%}
          - {step: Analyse, first_pass_yield: 98%}
    ```
    """
    for boundary in boundaries(document):
        if boundary.goals is None:
            yield from _over_the_whole(boundary)
        yield from _equipment(boundary)
        yield from _takt(boundary)
        yield from _time_worked(boundary)
    for stream in document.streams:
        yield from _of_steps(stream)


def _over_the_whole(boundary: Boundary) -> Iterator[Finding]:
    """Shares over 100%; against an ideal pace that was set years ago, performance may well be more."""
    for name, figure in boundary.figures.items():
        if name in SHARES - {"performance", "oee"} and figure.low > 1 and figure.text is not None:
            yield Finding(
                at=figure.text,
                message=f"no share is {quote(figure.text)} of the whole",
                ask="which whole is it a share of, and was anything counted twice?",
            )


def _equipment(boundary: Boundary) -> Iterator[Finding]:
    figures = boundary.figures
    parts = [figures[name] for name in ("availability", "performance", "quality") if name in figures]
    stated = figures.get("oee")
    made = oee(*parts) if len(parts) == 3 else None
    if stated is not None and made is not None and contradicts(stated, made, TOLERANCE):
        product = " × ".join(quote(in_words(part)) for part in parts)
        yield from _broken(stated, made, product, parts, boundary.goal_of("oee"))


def _takt(boundary: Boundary) -> Iterator[Finding]:
    figures = boundary.figures
    stated, available, demand = figures.get("takt"), figures.get("available_time"), figures.get("demand")
    if stated is None or available is None or demand is None:
        return
    beat = takt(available, demand)
    if beat is not None and stated.unit is not None and contradicts(stated, beat, TOLERANCE):
        said = f"{quote(in_words(available))} for {quote(in_words(demand))}"
        yield from _broken(stated, in_unit(beat, stated.unit) or beat, said, (available, demand), None)


def _time_worked(boundary: Boundary) -> Iterator[Finding]:
    """Process time within lead time, and the share that both make."""
    figures = boundary.figures
    process, lead, stated = figures.get("process_time"), figures.get("lead_time"), figures.get("flow_efficiency")
    if process is None or lead is None or process.text is None or lead.text is None:
        return
    made = flow_efficiency(process, lead)
    if made is None:
        return
    if made.low > 1:
        yield _too_long(process.text, lead.text, boundary.goal_of("process_time"))
    elif stated is not None and contradicts(stated, made, TOLERANCE):
        said = f"{quote(in_words(process))} of {quote(in_words(lead))}"
        yield from _broken(stated, made, said, (process, lead), boundary.goal_of("flow_efficiency"))


def _of_steps(stream: ValueStream) -> Iterator[Finding]:
    """What steps say against the whole of their stream."""
    whole = figures_of(stream)
    steps = [figures_of(step) for step in stream.steps]
    lead, worked = whole.get("lead_time"), [step["process_time"] for step in steps if "process_time" in step]
    if lead is not None and lead.text is not None:
        for process in worked:
            part = flow_efficiency(process, lead)
            if part is not None and part.low > 1 and process.text is not None:
                yield _too_long(process.text, lead.text, None)
    stated = whole.get("flow_efficiency")
    if stated is not None and lead is not None and "process_time" not in whole and len(worked) == len(steps):
        total = lead_time(worked)
        made = flow_efficiency(total, lead) if total is not None else None
        # Steps side by side make it less than their sum, so only more is sure to be wrong.
        if made is not None and total is not None and stated.low > made.high and contradicts(stated, made, TOLERANCE):
            said = f"{in_words(total)} in all steps, of {quote(in_words(lead))},"
            yield from _broken(stated, made, said, (lead,), None)
    yields = [step["first_pass_yield"] for step in steps if "first_pass_yield" in step]
    through = whole.get("first_pass_yield")
    if through is not None and through.text is not None and yields:
        least = min(yields, key=lambda one: one.high)
        rolled = rolled_yield(yields)
        if through.low > least.high and contradicts(through, least, TOLERANCE) and least.text is not None:
            together = f", and {in_words(rolled)} through all that name a yield" if rolled and len(yields) > 1 else ""
            yield Finding(
                at=through.text,
                message=f"{quote(through.text)} can't get through all steps at the first go where one lets "
                f"{quote(least.text)} through{together}",
                ask="is it the share that left the last step, whatever happened before?",
                related=(Related(least.text, "the step with the lowest yield"),),
            )


def _broken(
    stated: Figure, made: Figure, of: str, parts: tuple[Figure, ...] | list[Figure], goal: str | None
) -> Iterator[Finding]:
    if stated.text is None:
        return
    yield Finding(
        at=stated.text,
        message=f"{of} make {in_words(made)}, not {quote(in_words(stated))}",
        ask="which of these figures is from another time, or a wish?",
        related=tuple(Related(part.text, "one of its parts") for part in parts if part.text is not None),
        goal=goal,
    )


def _too_long(process: Text, lead: Text, goal: str | None) -> Finding:
    return Finding(
        at=process,
        message=f"nobody can work {quote(process)} on a piece that is there for {quote(lead)}",
        ask="is it the time for one piece, or for a batch?",
        related=(Related(lead, "so long it takes from request to delivery"),),
        goal=goal,
    )
