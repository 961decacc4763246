"""Value streams for a page: their figures as a table, and how long a piece is worked on and lies, drawn to scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.fields.figure import in_words
from goalkit.model import flow
from goalkit.model.boundary import figures_of
from goalkit.report.stream import COLUMNS, FIGURES, worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.model.stream import Step, ValueStream

__all__ = ["Piece", "Stream", "stream_of"]

WIDTH = 360


class Piece(NamedTuple):
    """A stretch of the lead time: of which step, counted from 1, worked or waited, from where, how wide."""

    step: int
    work: bool
    x: float
    width: float
    words: str


class Stream(NamedTuple):
    """A stream on its page. `facts` have their name, their value and whether it was worked out."""

    stream: ValueStream
    facts: tuple[tuple[str, str, bool], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Step, tuple[str, ...]], ...]
    pieces: tuple[Piece, ...]

    @property
    def noted(self) -> bool:
        """Whether anything is said of a step beside its figures."""
        return any(step.is_constraint or step.waste or step.owner for step, _ in self.rows)


def stream_of(stream: ValueStream) -> Stream:
    """Lay out a stream."""
    used = [name for name in COLUMNS if any(getattr(step, name) is not None for step in stream.steps)]
    given = [
        (said, str(value), False) for name, said in FIGURES.items() if (value := getattr(stream, name)) is not None
    ]
    return Stream(
        stream=stream,
        facts=(
            *given,
            *((FIGURES[name], in_words(figure), True) for name, figure in worked_out(stream).items()),
        ),
        columns=tuple(COLUMNS[name] for name in used),
        rows=tuple((step, tuple(str(getattr(step, name) or "") for name in used)) for step in stream.steps),
        pieces=tuple(_pieces(stream)),
    )


def _pieces(stream: ValueStream) -> Iterator[Piece]:
    """Wait and work of every step, to scale; nothing where one of them is unknown or in days of unknown length."""
    times = []
    for number, step in enumerate(stream.steps, 1):
        figures = figures_of(step)
        for name in ("wait_time", "process_time"):
            if name in figures:
                times.append((number, name == "process_time", figures[name]))
            elif getattr(step, name) is not None:
                return
    whole = flow.lead_time([figure for _, _, figure in times]) if times else None
    if whole is None or whole.unit is None or not whole.high:
        return
    lengths = []
    for _, _, figure in times:
        turned = flow.in_unit(figure, whole.unit)
        lengths.append(((turned.low + turned.high) / 2) if turned is not None else 0.0)
    total = sum(lengths) or 1.0
    at = 0.0
    for (number, work, figure), length in zip(times, lengths, strict=True):
        width = length / total * WIDTH
        yield Piece(number, work, round(at, 2), round(width, 2), in_words(figure))
        at += width
