"""How goals stand, for people and for programs: what `goalkit status` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from goalkit.model import Gauge
from goalkit.model.okr import is_committed
from goalkit.model.series import with_unit
from goalkit.progress import RESULTS, score, succeeded
from goalkit.report.json import encode
from goalkit.report.markdown import escape
from goalkit.report.sparkline import PAINTED, STEPS, painted, values_line
from goalkit.report.terminal import Paint, cells, visible, wrap

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from goalkit.model import CheckIn, Document
    from goalkit.model.check_in import Status
    from goalkit.progress import Convention, Slip, Standing
    from goalkit.report import Look

__all__ = ["Standings", "as_json", "as_markdown", "as_text"]

VERSION = 1
BAR = 20
"""Cells of a bar."""
LATEST = 12
"""How many check-ins a sparkline shows."""
NARROWEST = 48
STATUSES: dict[Status, tuple[str, tuple[int, ...]]] = {
    "on_track": ("on track", (32,)),
    "at_risk": ("at risk", (33,)),
    "off_track": ("off track", (31,)),
    "done": ("done", (32,)),
    "dropped": ("dropped", (2,)),
}
"""The words and the colour of each status."""
AIMS = frozenset({"objective", "scorecard_objective", "goal", "smart_goal", "north_star"})
NOTHING = "no check-in"
VALUE = 8
"""Cells for the newest value of a gauge."""
STATE = 22
"""Cells for its colour, and since when it is out of its range."""
NAME = 20
"""Cells that its name has at least."""
OLD = 31
"""So many days ago a value is said to be old."""


class Standings(NamedTuple):
    """One document on a day: how its goals stand, and what of its check-ins could not be read."""

    document: Document
    goals: tuple[Standing, ...]
    slips: tuple[Slip, ...]
    expected: float | None

    @property
    def shown(self) -> list[Standing]:
        """Aims and results; work to be done only where someone checked in on it."""
        return [one for one in self.goals if one.goal.kind in AIMS | RESULTS or one.latest is not None]


def as_text(documents: Iterable[Standings], convention: Convention, look: Look) -> Iterator[str]:
    """For a terminal: each aim with its results below it, a bar each with a mark where time stands."""
    paint = Paint(on=look.color)
    width = max(look.width, NARROWEST)
    between = ""
    for one in documents:
        if not (one.shown or one.slips or one.document.problems):
            continue
        facts = [str(one.document.period.text)] if one.document.period else []
        facts += [f"│ {_percent(one.expected)} of the time gone"] if one.expected is not None else []
        head = f"  {paint.dim(visible(' · '.join(facts)))}" if facts else ""
        yield f"{between}{paint(visible(one.document.path), 1, 4)}{head}\n"
        between = "\n"
        listed = False
        for standing in one.shown:
            yield "\n" if is_gauge(standing) and not listed and standing.goal.parent is None else ""
            listed = is_gauge(standing)
            yield from _lines(standing, convention, paint, width)
        for number, (line, message) in enumerate(_problems(one)):
            yield "\n" if not number else ""
            for at, text in enumerate(wrap(visible(message), width - 6, width - 6)):
                yield (paint(f"{line:>4}  ", 33) if not at else "      ") + text + "\n"
    if not between:
        yield "Nothing reads as a goal here.\n"


def _lines(standing: Standing, convention: Convention, paint: Paint, width: int) -> Iterator[str]:
    goal = standing.goal
    indent = "  " if goal.parent is not None and goal.kind not in AIMS else ""
    if is_gauge(standing):
        yield from _gauge(standing, indent, paint, width)
        return
    room = width - 6 - len(indent)
    if not indent:
        yield "\n"
    for at, text in enumerate(wrap(visible(goal.statement), room, room)):
        lead = paint.dim(f"{goal.statement.span.line:>4}  ") if not at else " " * 6
        yield f"{lead}{indent}{text if indent else paint.bold(text)}\n"
    hang = " " * 6 + indent
    if standing.progress is None:
        facts = " · ".join(["progress unknown", *details(standing)] if _is_known(standing) else [NOTHING])
        yield from (f"{hang}{paint.dim(line)}\n" for line in wrap(visible(facts), room, room))
        return
    colour = STATUSES[standing.status][1] if standing.status else ()
    spark = sparkline(standing.trend)
    share = f"{written(standing.progress, convention):>5}"
    facts = " · ".join(details(standing))
    used = BAR + len(share) + 1 + (len(spark) + 2 if spark else 0)
    lines = wrap(visible(facts), room - used - 2, room - used - 2)
    filled, rest = bar(standing.progress, standing.expected)
    yield (
        f"{hang}{paint(filled, *colour)}{paint.dim(rest)} {share}{'  ' if spark else ''}{spark}  {lines[0]}".rstrip()
        + "\n"
    )
    yield from (f"{hang}{' ' * (used + 2)}{line}\n" for line in lines[1:] if cells(line))


def is_gauge(standing: Standing) -> bool:
    """Whether it is shown by its colour and its values, for it is watched and not on a way from here to there."""
    return any(one.colour is not None for one in standing.points) and all(
        one.baseline is None for one in standing.goal.reading.measures
    )


def _gauge(standing: Standing, indent: str, paint: Paint, width: int) -> Iterator[str]:
    """One line: the gauge, its last values, the newest of them, and its colour; a long name goes on below."""
    goal, last = standing.goal, standing.points[-1]
    room = max(width - 6 - len(indent) - LATEST - VALUE - STATE - 6, NAME)
    name, *rest = wrap(visible(goal.statement), room, room)
    line = painted(standing.points, paint, LATEST)
    drawn = min(sum(one.number is not None for one in standing.points), LATEST) if line else 0
    written = str(last.value or "")
    full = visible(with_unit(written, goal)) if isinstance(goal, Gauge) else ""
    value = full if cells(full) <= VALUE else visible(written)[:VALUE]
    state = paint(last.colour or "no colour", *PAINTED[last.colour])
    if standing.breach is not None:
        state += paint.dim(f" since {standing.breach.since.isoformat()}")
    elif standing.days is not None and standing.days > OLD:
        state += paint.dim(f" {_ago(standing.days)}")
    gap = " " * (room - cells(name) + LATEST - drawn + 2)
    lead = paint.dim(f"{goal.statement.span.line:>4}  ")
    yield f"{lead}{indent}{name}{gap}{line}  {' ' * (VALUE - cells(value))}{value}  {state}\n"
    yield from (f"{' ' * 6}{indent}{text}\n" for text in rest)


def bar(progress: float, expected: float | None) -> tuple[str, str]:
    """The filled and the empty part of a bar; a stroke stands where time does.

    >>> "".join(bar(0.5, 0.75))
    '██████████░░░░│░░░░░'
    """
    full = int(score(progress) * BAR)
    drawn = ["█"] * full + ["░"] * (BAR - full)
    if expected is not None:
        drawn[max(int(expected * BAR) - 1, 0)] = "│"
    return "".join(drawn[:full]), "".join(drawn[full:])


def sparkline(trend: Iterable[float]) -> str:
    """The way through the last check-ins, from nothing to all of it; of one alone there is no line to draw.

    >>> sparkline([0, 0.5, 1])
    '▁▅█'
    """
    steps = [STEPS[min(int(score(gone) * len(STEPS)), len(STEPS) - 1)] for gone in trend]
    return "".join(steps[-LATEST:]) if len(steps) > 1 else ""


def written(progress: float, convention: Convention) -> str:
    """A score as the convention writes it."""
    number = score(progress, convention)
    if convention == "percent":
        return f"{number:.0f}%"
    if convention == "done":
        return "done" if number else "open"
    return f"{number:.1f}" if convention == "tenths" else f"{number:.2f}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def details(standing: Standing) -> Iterator[str]:
    """What is known of a goal beside its progress, the results below it first."""
    if standing.results:
        yield f"{standing.known} of {standing.results} results known"
    if standing.confidence is not None:
        yield f"confidence {_percent(standing.confidence)}"
    if standing.status is not None:
        yield STATUSES[standing.status][0]
    latest = standing.latest
    if latest is not None and (said := ", ".join(filter(None, [_value(latest), _ago(standing.days)]))):
        yield said


def _is_known(standing: Standing) -> bool:
    """Whether anybody said how it stands, in a check-in or beside the goal."""
    return any(one is not None for one in (standing.latest, standing.status, standing.confidence, standing.progress))


def _value(latest: CheckIn) -> str:
    """What the last check-in says beside its status."""
    value = str(latest.value or "")
    return "" if latest.status and value.casefold() == STATUSES[latest.status][0] else value


def _ago(days: int | None) -> str:
    return "" if days is None else {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def _problems(one: Standings) -> Iterator[tuple[int, str]]:
    yield from ((problem.at.line, problem.message) for problem in one.document.problems)
    yield from ((slip.at.span.line, slip.message) for slip in one.slips)


def as_markdown(documents: Iterable[Standings], convention: Convention) -> Iterator[str]:
    """A table for each aim, for a page or a message."""
    head = "| | Progress | Time | Trend | Confidence | Status | Last check-in |\n|---|---:|---:|---|---:|---|---|\n"
    for one in documents:
        if not (one.shown or one.slips or one.document.problems):
            continue
        yield f"### {escape(one.document.path)}\n"
        opened = False
        for standing in one.shown:
            if standing.goal.kind in AIMS or not opened:
                yield f"\n{head}"
                opened = True
            yield _row(standing, convention)
        problems = list(_problems(one))
        yield "\n"
        yield from (f"- line {line}: {escape(message)}\n" for line, message in problems)
        yield "\n" if problems else ""


def _row(standing: Standing, convention: Convention) -> str:
    statement = escape(str(standing.goal.statement))
    latest = standing.latest
    said = [_value(latest), latest.date.isoformat() if latest.date else ""] if latest else []
    row = [
        f"**{statement}**" if standing.goal.kind in AIMS else statement,
        "" if standing.progress is None else written(standing.progress, convention),
        "" if standing.expected is None else _percent(standing.expected),
        sparkline(standing.trend),
        "" if standing.confidence is None else _percent(standing.confidence),
        STATUSES[standing.status][0] if standing.status else "",
        escape(", ".join(filter(None, said))) or ("" if standing.known or _is_known(standing) else NOTHING),
    ]
    if is_gauge(standing):
        row[3] = values_line([one.number for one in standing.points if one.number is not None], LATEST)
        since = f" since {standing.breach.since.isoformat()}" if standing.breach is not None else ""
        row[5] = f"{standing.points[-1].colour or ''}{since}"
    return f"| {' | '.join(row)} |\n"


def as_json(documents: Iterable[Standings], convention: Convention, today: datetime.date) -> Iterator[str]:
    """For programs, one document a line; shares are as computed, the score is as the convention writes it."""
    yield f'{{"version": {VERSION}, "today": "{today.isoformat()}", "documents": ['
    separator = "\n"
    for one in documents:
        said = {
            "path": one.document.path,
            "expected": one.expected,
            "goals": [_goal(standing, convention) for standing in one.shown],
            "problems": [{"line": line, "message": message} for line, message in _problems(one)],
        }
        yield separator + encode(said)
        separator = ",\n"
    yield "]}\n" if separator == "\n" else "\n]}\n"


def _goal(standing: Standing, convention: Convention) -> dict[str, Any]:
    goal, latest, progress = standing.goal, standing.latest, standing.progress
    committed = is_committed(goal)
    return {
        "id": goal.id,
        "kind": goal.kind,
        "parent": goal.parent,
        "text": str(goal.statement),
        "line": goal.statement.span.line,
        "progress": progress,
        "expected": standing.expected,
        "score": None if progress is None else score(progress, convention),
        "succeeded": None if progress is None else succeeded(progress, convention, committed=committed),
        "trend": list(standing.trend),
        "confidence": standing.confidence,
        "status": standing.status,
        "colour": standing.points[-1].colour if standing.points else None,
        "out_of_range_since": standing.breach.since.isoformat() if standing.breach is not None else None,
        "known": standing.known,
        "results": standing.results,
        "last_check_in": None
        if latest is None
        else {
            "line": latest.at.span.line,
            "date": latest.date.isoformat() if latest.date else None,
            "days": standing.days,
            "value": None if latest.value is None else str(latest.value),
            "note": None if latest.note is None else str(latest.note),
        },
    }
