"""What `goalkit show --output json` prints: each document and what was understood of its goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.report.linked import Linked, linked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.english import Deadline, Measure, Period, Quantity, Reading
    from goalkit.model import CheckIn, Document, Goal
    from goalkit.model.links import Link
    from goalkit.model.stream import Step, ValueStream

__all__ = ["shown", "shown_each"]

VERSION = 1


def shown(documents: Iterable[Document]) -> dict[str, Any]:
    """Give the documents as plain data for JSON, goals flat and in document order."""
    return {"version": VERSION, "documents": list(shown_each(documents))}


def shown_each(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    """Give one document after the other, so that a run over very many needs little memory."""
    return map(_document, linked(documents))


def _document(one: Linked) -> dict[str, Any]:
    document = one.document
    return {
        "path": document.path,
        "format": document.format,
        "framework": document.framework,
        "title": _plain(document.title),
        "period": _period(document.period),
        "owner": _plain(document.owner),
        "goals": [_goal(goal, links) for goal, links in zip(document.goals, one.links, strict=True)],
        "check_ins": [_check_in(entry) for entry in document.check_ins],
        "value_streams": [_stream(one) for one in document.streams],
    }


def _stream(stream: ValueStream) -> dict[str, Any]:
    return {
        "name": str(stream.name),
        "line": stream.name.span.line,
        "owner": _plain(stream.owner),
        "figures": _figures(stream),
        "steps": [
            {
                "name": str(step.name),
                "line": step.name.span.line,
                "owner": _plain(step.owner),
                "figures": _figures(step),
                "waste": [str(one) for one in step.waste],
                "constraint": step.is_constraint,
            }
            for step in stream.steps
        ],
    }


def _figures(one: ValueStream | Step) -> dict[str, str]:
    """What was written of a stream or a step, by the names of the documented form."""
    written = {slot: getattr(one, slot) for slot in one.__slots__ if slot not in {"name", "owner", "constraint"}}
    return {slot: str(value) for slot, value in written.items() if isinstance(value, str)}


def _check_in(entry: CheckIn) -> dict[str, Any]:
    return {
        "goal": entry.goal or _plain(entry.goal_named),
        "line": entry.at.span.line,
        "date": entry.date.isoformat() if entry.date is not None else None,
        "value": _plain(entry.value),
        "confidence": entry.confidence,
        "status": entry.status,
        "note": _plain(entry.note),
        "change_reason": _plain(entry.change_reason),
    }


def _goal(goal: Goal, links: Iterable[Link]) -> dict[str, Any]:
    line, column, end_line, end_column = goal.statement.span
    return {
        "id": goal.id,
        "kind": goal.kind,
        "parent": goal.parent,
        "text": str(goal.statement),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "owner": _plain(goal.owner),
        "period": _period(goal.period),
        "links": [{"relation": one.relation, "goal": one.to.id, "path": one.to.path} for one in links],
        "reading": _reading(goal.reading),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "measured": reading.measured,
        "focus": reading.focus,
        "change_without_baseline": reading.change_without_baseline,
        "compound": reading.compound,
        "vague_words": [str(word) for word in reading.vague_words],
        "deadline": _deadline(reading.deadline),
        "measures": [_measure(one) for one in reading.measures],
        "states_number": reading.states_number,
        "aim": reading.aim,
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "metric": measure.metric,
        "text": _plain(measure.text),
        "direction": measure.direction,
        "baseline": _number(measure.baseline),
        "target": _number(measure.target),
        "change": _number(measure.change),
        "change_kind": measure.change_kind,
        "comparator": measure.comparator,
        "upper": _number(measure.upper),
        "unit": measure.unit,
        "window": _plain(measure.window),
    }


def _number(quantity: Quantity | None) -> float | None:
    if quantity is None:
        return None
    number = quantity.number
    if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124 (not a number: JSON has none)
        return None
    return int(number) if number == int(number) else number


def _deadline(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {"text": str(deadline.text), "date": deadline.date.isoformat() if deadline.date else None}


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "text": str(period.text),
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def _plain(text: str | None) -> str | None:
    # A `Text` is a `str` with places; what is printed is the words alone.
    return None if text is None else str(text)
