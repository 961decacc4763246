"""What was understood of a document, as a tree for people: every goal, and below it what it measures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from goalkit.form.fields import TITLES
from goalkit.model import Gauge
from goalkit.report.terminal import cells, visible, wrap
from goalkit.report.words import KINDS, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.english import Measure, Period, Reading
    from goalkit.model import Document, Goal
    from goalkit.model.links import Link
    from goalkit.report.terminal import Paint

AIMS = frozenset({"objective", "scorecard_objective"})
AIM_WORDS = {"aim": "", "task": "a task, not an aim", "topic": "a topic, not an aim"}
SYMBOLS = {"at_least": "≥ ", "at_most": "≤ ", "equal": "= "}
TIMES = frozenset({"millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year"})
ARROWS = {"increase": "↑", "decrease": "↓", "maintain": "steady"}
DEEPEST = 12  # levels of indentation, so that a tree of any depth keeps room for words
NARROWEST = 48


class Branch(NamedTuple):
    """A goal in the tree: for every level whether more siblings follow, its own level last."""

    goal: Goal
    more: tuple[bool, ...]


def tree(document: Document, paint: Paint, width: int, links: Sequence[Sequence[Link]] | None = None) -> Iterator[str]:
    """One document: a head line, then its goals below the goals they hang under.

    `links` has for each goal, in order, those that it holds to other goals.
    """
    width = max(width, NARROWEST)
    facts = [
        TITLES.get(document.framework or "", ""),
        period_in_words(document.period),
        f"owner {document.owner}" if document.owner else "",
    ]
    head = " · ".join(visible(fact) for fact in facts if fact)
    yield paint(visible(document.path), 1, 4) + (f"  {paint.dim(head)}" if head else "") + "\n"
    if document.title:
        yield from (f"{line}\n" for line in wrap(visible(document.title), width, width))
    for problem in document.problems:
        said = f"line {problem.at.line}: {problem.message}"
        yield f"  {paint('unread', 1, 31)}  {visible(said)}\n"
        yield f"          {paint('→', 1, 32)} {visible(problem.ask)}\n"
    if document.streams:
        from goalkit.report.stream import drawn_stream  # few documents have any

        for stream in document.streams:
            yield from drawn_stream(stream, paint, width)
    held = {id(goal): those for goal, those in zip(document.goals, links, strict=True)} if links else {}
    for branch in branches(document):
        yield from _lines(branch, document, paint, width, held.get(id(branch.goal), ()))


def branches(document: Document) -> Iterator[Branch]:
    """All goals, each once, parents before children, whatever the references between them say."""
    seen: set[int] = set()
    known = document.by_id
    roots = [goal for goal in document.goals if goal.parent is None or goal.parent not in known]
    # A ring of parents has no root: its members come at the end, in document order.
    for start in (roots, document.goals):
        top = [goal for goal in start if id(goal) not in seen]
        waiting = [Branch(goal, (at < len(top) - 1,)) for at, goal in reversed(list(enumerate(top)))]
        while waiting:
            branch = waiting.pop()
            if id(branch.goal) in seen:
                continue
            seen.add(id(branch.goal))
            yield branch
            below = [one for one in document.children_of(branch.goal) if id(one) not in seen]
            waiting += [
                Branch(goal, (*branch.more[:DEEPEST], at < len(below) - 1))
                for at, goal in reversed(list(enumerate(below)))
            ]


def _lines(branch: Branch, document: Document, paint: Paint, width: int, links: Sequence[Link] = ()) -> Iterator[str]:
    goal = branch.goal
    above = "".join("│  " if more else "   " for more in branch.more[1:-1])
    last = branch.more[-1]
    own, rest = ("", "") if len(branch.more) == 1 else ("├─ ", "│  ") if last else ("└─ ", "   ")
    has_children = bool(document.children_of(goal))
    kind = KINDS[goal.kind]
    place = f"{goal.statement.span.line:>4}  "
    lead = f"{above}{own}"
    hang = f"{' ' * len(place)}{above}{rest}{'│  ' if has_children else '   '}"
    first, *more = wrap(
        visible(goal.statement), width - len(place) - len(lead) - len(kind) - 2, width - cells(hang)
    ) or [""]
    yield f"{paint.dim(place + lead)}{paint(kind, 1, 36)}  {first}\n"
    yield from (f"{paint.dim(hang)}{line}\n" for line in more)
    told = " · ".join(visible(fact) for fact in facts(goal, document))
    for line in wrap(told, width - cells(hang), width - cells(hang)) if told else ():
        yield f"{paint.dim(hang + line)}\n"
    for link in links:
        if link.relation == "leads_to" or (link.to.path, link.to.id) != (document.path, goal.parent):
            first, *more = wrap(_link(link), width - cells(hang), width - cells(hang) - 2)
            yield from (f"{paint.dim(hang + line)}\n" for line in (first, *(f"  {line}" for line in more)))


def _link(link: Link) -> str:
    """A link in words; what hangs right below the other goal needs none, for there the tree says it."""
    to = link.to
    name = f"{to.id} {to.statement}" if to.named else to.statement
    said = f"↳ {RELATIONS[link.relation]} {visible(name)}"
    return said if to.path == link.goal.path else f"{said} ({visible(to.path)})"


def facts(goal: Goal, document: Document) -> Iterator[str]:
    """What was understood, the measures first; what it inherits is said above it."""
    reading = goal.reading
    if not reading.english:
        yield "not English: only numbers and dates were read"
    if goal.kind in AIMS and AIM_WORDS[reading.aim]:
        yield AIM_WORDS[reading.aim]
    yield from filter(None, map(_measure, reading.measures))
    if reading.deadline:
        date = reading.deadline.date
        yield f"by {date.isoformat()}" if date else f"“{reading.deadline.text}” (no date)"
    if goal.kind not in AIMS and not (isinstance(goal, Gauge) and reading.measured != "quantity"):
        yield _verdict(reading)
    yield from _doubts(reading)
    above = document.parent_of(goal)
    if goal.owner and goal.owner != (document.owner_of(above) if above else document.owner):
        yield f"owner {goal.owner}"
    if goal.period and goal.period != (document.period_of(above) if above else document.period):
        yield period_in_words(goal.period)


def _doubts(reading: Reading) -> Iterator[str]:
    """What a reader of the goal may stumble over."""
    if reading.change_without_baseline:
        yield "a change from where?"
    if reading.compound:
        yield "several in one"
    if reading.vague_words:
        yield "vague: " + ", ".join(f"“{word}”" for word in reading.vague_words)


def _verdict(reading: Reading) -> str:
    return {
        "quantity": f"{reading.focus}, measured",
        "event": f"{reading.focus}, done or not done",
        "none": f"{reading.focus}, no measure",
    }[reading.measured]


def _measure(measure: Measure) -> str:
    """A measure as `onboarding time: 9 → 3 days`; empty where there is nothing to say."""
    name = str(measure.text or measure.metric or "")
    if measure.metric and measure.text and measure.metric != str(measure.text).lower().replace(" ", "_"):
        name += f" ({measure.metric})"
    arrow = ARROWS.get(measure.direction or "", "")
    values = _values(measure)
    said = f"{name}: {values}" if name and values else name or values
    if not values and arrow:
        said = f"{said} {arrow}"
    return f"{said} {measure.window}".strip() if measure.window else said


def _values(measure: Measure) -> str:
    target = "" if measure.target is None else _number(measure.target.number)
    if measure.upper is not None:
        target += f" to {_number(measure.upper.number)}"
    named = measure.text is not None
    if measure.baseline is not None:
        start = _number(measure.baseline.number)
        if measure.target is not None and measure.baseline.unit != measure.target.unit:
            start = _with_unit(start, measure.baseline.unit, named=named)
        return _with_unit(f"{start} → {target or '?'}", measure.unit, named=named)
    if target:
        return _with_unit(SYMBOLS.get(measure.comparator or "", "") + target, measure.unit, named=named)
    if measure.change is not None:
        amount = _number(measure.change.number)
        if measure.change_kind == "factor":
            return f"{amount} times"
        sign = {"increase": "+", "decrease": "-"}.get(measure.direction or "", "±")
        return _with_unit(f"{sign}{amount}", measure.change.unit, named=named)
    return ""


def _with_unit(values: str, unit: str | None, *, named: bool) -> str:
    """Values with their unit; where the metric's name says what is counted, the unit need not."""
    if unit == "percent":
        return f"{values}%"
    if unit in TIMES:
        return f"{values} {unit}" if values.rsplit(" ", maxsplit=1)[-1] == "1" else f"{values} {unit}s"
    if unit is None or (named and unit.islower() and unit != "points"):
        return values
    return f"{values} {unit}"


def _number(number: float) -> str:
    rounded = number if math.isclose(number, round(number, 6), rel_tol=1e-12) else round(number, 2)
    return f"{rounded:,.10g}"


def period_in_words(period: Period | None) -> str:
    """A period as it was written, with its days; empty where there is none."""
    if period is None:
        return ""
    if period.start and period.end:
        return f"{period.text} ({period.start.isoformat()} to {period.end.isoformat()})"
    return str(period.text)
