"""What gauges ask for, told to people and to programs: what `goalkit suggest` prints beside its drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.english.words.quoting import quote
from goalkit.model.series import with_unit
from goalkit.report.json import encodable, encode
from goalkit.report.sparkline import PAINTED, painted
from goalkit.report.terminal import Paint, visible, wrap

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from goalkit.model import Gauge
    from goalkit.model.series import Point
    from goalkit.report import Look
    from goalkit.suggest import Suggestion, Suggestions, Watched

__all__ = ["as_json", "as_text", "because", "day_in_words", "notes", "nothing", "reason"]

VERSION = 1
INDENT = 6
NARROWEST = 48
MONTHS = (
    "January February March April May June July August September October November December"
).split()  # the words of the guide, whatever the locale of the machine


def day_in_words(day: datetime.date) -> str:
    """A day as people write it.

    >>> import datetime
    >>> day_in_words(datetime.date(2026, 9, 4))
    '4 September 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def reason(one: Suggestion) -> str:
    """Why an objective is suggested, in a clause."""
    breach = one.breach
    colour = "red" if breach.colour == "red" else "outside green"
    counted = f"{breach.outside} of the {breach.points} values since then were outside green"
    if breach.outside == breach.points:
        counted = f"all {breach.points} values since then were outside green"
    return f"is {colour}, and out of its range since {day_in_words(breach.since)}: {counted}{_green(one.gauge)}"


def because(one: Suggestion) -> str:
    """The same as a reason beside a key result, with the name by which the gauge is found."""
    name = f"{one.gauge.id} " if one.gauge.named else ""
    return f"{name}left its range on {day_in_words(one.breach.since)}{_green(one.gauge)}"


def _green(gauge: Gauge) -> str:
    written = gauge.green or gauge.target
    return f" ({with_unit(str(written).strip(), gauge)})" if written is not None else ""


def notes(found: Suggestions) -> Iterator[str]:
    """What was seen beside the drafts, a sentence each."""
    for taken in found.taken_up:
        by = f"is taken up by {quote(taken.by.statement)}" if taken.by is not None else "has an answer"
        if taken.by is None and taken.gauge.response is not None:
            by += f": {quote(taken.gauge.response)}"
        yield f"{quote(taken.gauge.statement)} is out of its range since {day_in_words(taken.breach.since)} and {by}"
    for entangled in found.entangled:
        yield (
            f"{quote(entangled.result.statement)} pushes what {quote(entangled.gauge.statement)} watches, "
            "and nothing ties them: by what will you tell your work from what would have happened anyway?"
        )
    for watched in found.amber:
        last = watched.points[-1]
        value = f" at {with_unit(str(last.value), watched.gauge)}" if last.value is not None else ""
        yield f"{quote(watched.gauge.statement)} is {last.colour}{value}; that may be chance, so look again"
    for watched in found.stale:
        yield (
            f"{quote(watched.gauge.statement)} was out of its range when last measured, "
            f"on {day_in_words(watched.points[-1].date)}: is it still?"
        )


def nothing(found: Suggestions) -> str:
    """Why nothing is suggested."""
    if not found.gauges:
        return "Nothing to suggest: there is no KPI here, nor any other gauge."
    gauges = "1 gauge" if found.gauges == 1 else f"{found.gauges} gauges"
    if not found.measured:
        return f"Nothing to suggest: of {gauges}, none has values over time and a range to lay them against."
    if found.taken_up and not found.amber:
        return f"Nothing to suggest: of {gauges}, each that is out of its range is taken up already."
    return f"Nothing to suggest: of {gauges}, none is out of its range for longer than chance explains."


def as_text(found: Suggestions, look: Look) -> Iterator[str]:
    """For a terminal: each breach with the line of its values, then what was seen beside it."""
    paint, width = Paint(on=look.color), max(look.width, NARROWEST)
    if not found.drafts:
        yield f"{nothing(found)}\n"
    path = None
    for one in found.drafts:
        if one.path != path:
            yield f"{'' if path is None else chr(10)}{paint(visible(one.path), 1, 4)}\n"
            path = one.path
        yield "\n"
        line = paint.dim(f"{one.gauge.statement.span.line:>4}  ")
        for at, text in enumerate(wrap(visible(one.name), width - INDENT, width - INDENT)):
            yield f"{line if not at else ' ' * INDENT}{paint.bold(text)}\n"
        values = " → ".join(filter(None, [visible(str(one.baseline or "")), visible(str(one.target or ""))]))
        trend = {"better": "getting better", "worse": "getting worse"}.get(one.getting or "", "")
        facts = " · ".join(filter(None, [values, trend, visible(one.owner or "")]))
        yield f"{' ' * INDENT}{painted(one.points, paint)}  {facts}\n"
        yield from (f"{' ' * INDENT}{text}\n" for text in _wrapped(reason(one), width))
        year = one.breach.before
        if year is not None:
            value = with_unit(str(year.value), one.gauge)
            said = f"a year ago, on {day_in_words(year.date)}, it was {value}: is it the season?"
            yield from (f"{' ' * INDENT}{text}\n" for text in _wrapped(said, width))
    for at, note in enumerate(notes(found)):
        yield "\n" if not at else ""
        for number, text in enumerate(_wrapped(note, width)):
            yield f"{paint('  ·   ', *PAINTED['amber']) if not number else ' ' * INDENT}{text}\n"


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(visible(text), width - INDENT, width - INDENT)


def as_json(found: Suggestions) -> Iterator[str]:
    """For programs; values and limits are as their authors wrote them."""
    said = {
        "version": VERSION,
        "today": found.today.isoformat() if found.today is not None else None,
        "gauges": found.gauges,
        "measured": found.measured,
        "suggestions": [
            {
                **_place(one.path, one.gauge),
                "owner": _text(one.owner),
                "since": one.breach.since.isoformat(),
                "colour": one.breach.colour,
                "points": one.breach.points,
                "outside": one.breach.outside,
                "baseline": _text(one.baseline),
                "target": _text(one.target),
                "direction": one.direction,
                "getting": one.getting,
                "guardrail": None
                if one.guardrail is None
                else {"name": one.guardrail.name, "limit": _text(one.guardrail.limit)},
                "series": _series(one.points),
            }
            for one in found.drafts
        ],
        "amber": [_watched(one) for one in found.amber],
        "stale": [_watched(one) for one in found.stale],
        "taken_up": [
            {
                **_place(one.path, one.gauge),
                "since": one.breach.since.isoformat(),
                "by": None if one.by is None else {"path": encodable(one.by.path), "id": encodable(one.by.id)},
                "response": _text(one.gauge.response),
            }
            for one in found.taken_up
        ],
        "entangled": [
            {**_place(one.path, one.gauge), "by": {"path": encodable(one.result_path), "id": encodable(one.result.id)}}
            for one in found.entangled
        ],
    }
    yield encode(said) + "\n"


def _place(path: str, gauge: Gauge) -> dict[str, Any]:
    return {
        "path": encodable(path),
        "line": gauge.statement.span.line,
        "id": encodable(gauge.id),
        "text": encodable(str(gauge.statement)),
    }


def _watched(one: Watched) -> dict[str, Any]:
    return {**_place(one.path, one.gauge), "colour": one.points[-1].colour, "series": _series(one.points)}


def _series(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [{"date": one.date.isoformat(), "value": _text(one.value), "colour": one.colour} for one in points]


def _text(written: str | None) -> str | None:
    return None if written is None else encodable(str(written))
