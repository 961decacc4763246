"""A value stream as a table for people: its steps, what they add up to, and what follows from the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.fields.figure import in_words
from goalkit.model import flow
from goalkit.model.boundary import figures_of
from goalkit.model.stream import waste_named
from goalkit.report.terminal import cells, cut, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.english.fields.figure import Figure
    from goalkit.model.stream import Step, ValueStream
    from goalkit.report.terminal import Paint
    from goalkit.text import Text

__all__ = ["drawn_stream", "worked_out"]

FIGURES = {
    "demand": "demand",
    "available_time": "available",
    "takt": "takt",
    "lead_time": "lead time",
    "cycle_time": "cycle time",
    "process_time": "process time",
    "wip": "in progress",
    "throughput": "throughput",
    "flow_efficiency": "flow efficiency",
    "first_pass_yield": "first-pass yield",
}
COLUMNS = {
    "process_time": "process",
    "wait_time": "wait",
    "first_pass_yield": "yield",
    "wip": "in progress",
    "throughput": "throughput",
    "oee": "OEE",
}
INDENT = 6
NAME = 28
"""The most cells that the name of a step takes in the table."""
VALUE = 18
"""The most cells that a figure takes in it."""
WORKED_OUT = "= worked out from the other figures"


class Row(NamedTuple):
    """A line of the table: a name, its figures, what is to be said below them, and whether they were worked out."""

    name: str
    cells: tuple[str, ...]
    remarks: str = ""
    total: bool = False


def drawn_stream(stream: ValueStream, paint: Paint, width: int) -> Iterator[str]:
    """The name of a stream, its figures, a line for each step, and what all steps make together."""
    place = f"{stream.name.span.line:>4}  "
    first, *more = wrap(visible(stream.name), width - len(place) - len("value stream  "), width - INDENT)
    yield f"{paint.dim(place)}{paint('value stream', 1, 36)}  {first}\n"
    yield from (f"{' ' * INDENT}{line}\n" for line in more)
    implied = worked_out(stream)
    facts = [
        *([f"from {stream.starts_at} to {stream.ends_at}"] if stream.starts_at and stream.ends_at else []),
        *([f"owner {stream.owner}"] if stream.owner else []),
        *(f"{said} {written}" for name, said in FIGURES.items() if (written := getattr(stream, name)) is not None),
    ]
    derived = [f"{FIGURES[name]} = {in_words(figure)}" for name, figure in implied.items()]
    for line in wrap(" · ".join(map(visible, (*facts, *derived))), width - INDENT, width - INDENT):
        if line:
            yield f"{' ' * INDENT}{paint.dim(line)}\n"
    rows = list(_rows(stream))
    if rows:
        yield from _table(rows, paint, width)
    if implied or any(row.total for row in rows):
        yield f"{' ' * INDENT}{paint.dim(WORKED_OUT)}\n"


def worked_out(stream: ValueStream) -> dict[str, Figure]:
    """The figures of a stream that follow from the others and that its author left out, by their names."""
    figures = figures_of(stream)
    totals = _totals(stream)
    process = figures.get("process_time") or totals.get("process_time")
    lead = figures.get("lead_time") or totals.get("lead_time")
    pieces, rate = figures.get("wip"), figures.get("throughput")
    available, demand = figures.get("available_time"), figures.get("demand")
    found: dict[str, Figure | None] = {
        "takt": flow.takt(available, demand) if available and demand else None,
        "lead_time": totals.get("lead_time") or (flow.time_in_progress(pieces, rate) if pieces and rate else None),
        "wip": flow.work_in_progress(rate, lead) if rate and lead and not pieces else None,
        "throughput": flow.throughput(pieces, lead) if pieces and lead and not rate else None,
        "flow_efficiency": flow.flow_efficiency(process, lead) if process and lead else None,
        "first_pass_yield": totals.get("first_pass_yield"),
    }
    return {name: one for name, one in found.items() if one is not None and getattr(stream, name) is None}


def _totals(stream: ValueStream) -> dict[str, Figure]:
    """What all steps make together, as far as each of them says its part."""
    steps = [figures_of(step) for step in stream.steps]
    found: dict[str, Figure | None] = {}
    for name in ("process_time", "wait_time"):
        if steps and all(name in step for step in steps):
            found[name] = flow.lead_time([step[name] for step in steps])
    if "process_time" in found and "wait_time" in found:
        found["lead_time"] = flow.lead_time([step[name] for step in steps for name in ("process_time", "wait_time")])
    if steps and all("first_pass_yield" in step for step in steps):
        found["first_pass_yield"] = flow.rolled_yield([step["first_pass_yield"] for step in steps])
    return {name: one for name, one in found.items() if one is not None}


def _rows(stream: ValueStream) -> Iterator[Row]:
    used = [name for name in COLUMNS if any(getattr(step, name) is not None for step in stream.steps)]
    if not stream.steps:
        return
    yield Row("step", tuple(COLUMNS[name] for name in used))
    for step in stream.steps:
        yield Row(visible(step.name), tuple(visible(getattr(step, name) or "") for name in used), _remarks(step))
    totals = _totals(stream)
    if any(name in totals for name in used):
        made = tuple(f"= {in_words(totals[name])}" if name in totals else "" for name in used)
        yield Row("all steps", made, total=True)


def _remarks(step: Step) -> str:
    """What marks a step: that it sets the pace of the whole, and the waste that is seen in it."""
    marks = ["the constraint"] if step.is_constraint else []
    if step.waste:
        marks.append(f"waste: {', '.join(map(_waste, step.waste))}")
    return visible(" · ".join(marks))


def _waste(written: Text) -> str:
    known = waste_named(written)
    return known.name if known is not None else str(written)


def _table(rows: list[Row], paint: Paint, width: int) -> Iterator[str]:
    """Columns as wide as their cells; what doesn't fit into the line at all is cut."""
    columns = len(rows[0].cells)
    sizes = [min(max(cells(row.cells[at]) for row in rows), VALUE) for at in range(columns)]
    name = min(max(cells(row.name) for row in rows), NAME)
    for number, row in enumerate(rows):
        line = _padded(row.name, name)
        for cell, size in zip(row.cells, sizes, strict=True):
            line += f"  {_padded(cell, size)}"
        line = cut(line.rstrip(), width - INDENT)
        yield f"{' ' * INDENT}{paint.dim(line) if number == 0 or row.total else line}\n"
        for remark in wrap(row.remarks, width - INDENT - 2, width - INDENT - 2) if row.remarks else ():
            yield f"{' ' * (INDENT + 2)}{paint.dim(remark)}\n"


def _padded(text: str, size: int) -> str:
    short = text if cells(text) <= size else cut(text, size - 1) + "…"
    return short + " " * (size - cells(short))
