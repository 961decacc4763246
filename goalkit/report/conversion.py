"""What became of the words of a converted document: kept, derived, dropped, and what must be asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english.words.quoting import quote
from goalkit.form.entry import NAMES
from goalkit.report.json import encodable, encode, span
from goalkit.report.markdown import escape
from goalkit.report.terminal import Paint, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.convert import Conversion, Note
    from goalkit.report import Look

__all__ = ["as_data", "as_json", "as_markdown", "as_text"]

VERSION = 1
LONGEST = 72
PATH = re.compile(r"(\w+)\[(\d+)\]\.?")
CALLED = {
    "check_ins": "check-in",
    "value_streams": "value stream",
    "steps": "step",
    "ignores": "ignore comment",
    "lines": "line",
}
FRAMEWORKS = {
    "okr": "OKR",
    "smart": "SMART",
    "balanced_scorecard": "Balanced Scorecard",
    "lean": "Lean",
    "north_star": "North Star",
    "kpi": "KPI",
}
SECTIONS: dict[Literal["derived", "dropped", "asked"], str] = {
    "derived": "Derived: elsewhere now, or following from what was written",
    "dropped": "Dropped: gone, unless you write it elsewhere",
    "asked": "To be asked: a slot stands there until somebody knows",
}


class _Row(NamedTuple):
    """Goals of which the same is to be told, by where they stand, and what it is."""

    where: str
    what: str


def as_text(conversions: Sequence[Conversion], look: Look) -> Iterator[str]:
    """For people: how much was kept, then reason by reason all that wasn't, and last what they have to answer."""
    paint = Paint(on=look.color)
    for number, one in enumerate(conversions):
        yield "\n" if number else ""
        yield f"{paint.bold(visible(one.source.path))}  {_way(one)}\n"
        yield f"  {_kept(one)}\n"
        for section, title in SECTIONS.items():
            by_reason = _by_reason(one, getattr(one, section))
            yield f"\n  {paint.bold(title)}\n" if by_reason else ""
            for reason, rows in by_reason.items():
                yield from _indented(4, "", reason, look.width, paint)
                for row in rows:
                    yield from _indented(6, row.where, row.what, look.width, paint)


def as_markdown(conversions: Sequence[Conversion]) -> Iterator[str]:
    """The same for a page or a pull request."""
    for one in conversions:
        yield f"### {escape(one.source.path)}: {_way(one)}\n\n{_kept(one)}\n\n"
        for section, title in SECTIONS.items():
            by_reason = _by_reason(one, getattr(one, section))
            yield f"**{title}**\n\n" if by_reason else ""
            for reason, rows in by_reason.items():
                yield f"- {escape(reason)}\n"
                yield from (f"  - {escape(row.what)}{_in_brackets(row.where)}\n" for row in rows)
            yield "\n" if by_reason else ""


def as_json(conversions: Iterable[Conversion]) -> Iterator[str]:
    """Every note of every document, one document a line."""
    yield f'{{"version": {VERSION}, "documents": ['
    separator = "\n"
    for one in conversions:
        notes = {name: [as_data(note) for note in getattr(one, name)] for name in ("kept", *SECTIONS)}
        head = {"path": encodable(one.source.path), "from": one.source.framework, "to": one.document.framework}
        yield separator + encode({**head, **notes})
        separator = ",\n"
    yield "]}\n" if separator == "\n" else "\n]}\n"


def as_data(note: Note) -> dict[str, object]:
    """One note as the contract has it."""
    said = {"goal": note.goal, "field": note.field, "words": note.words, "into": note.into, "becomes": note.becomes}
    texts = {**said, "because": note.because, "ask": note.ask}
    place = span(note.at) if note.at is not None else dict.fromkeys(("line", "column", "end_line", "end_column"))
    return {**{key: None if text is None else encodable(text) for key, text in texts.items()}, **place}


def _way(one: Conversion) -> str:
    before, after = one.source.framework, one.document.framework
    return f"{FRAMEWORKS[before] if before else 'no framework'} → {FRAMEWORKS[after] if after else 'no framework'}"


def _kept(one: Conversion) -> str:
    if not one.changed:
        return f"It follows {_way(one).rsplit(' → ')[-1]} already: nothing to convert."
    count = len(one.kept)
    return f"Kept word for word: {count:,} thing{'' if count == 1 else 's'}"


def _by_reason(one: Conversion, notes: Iterable[Note]) -> dict[str, list[_Row]]:
    """What is to be told, by its reason or question; what several goals share in one row."""
    found: dict[str, dict[tuple[str, ...], list[str | None]]] = {}
    by_goal: dict[tuple[str, str | None], list[str]] = {}
    for note in notes:
        if note.field != "framework":  # the headline says it
            by_goal.setdefault((note.ask or note.because, note.goal), []).append(_said(one, note))
    for (reason, goal), said in by_goal.items():
        found.setdefault(reason, {}).setdefault(tuple(said), []).append(goal)
    return {
        reason: [_Row(_where(one, goals), ", ".join(said)) for said, goals in rows.items()]
        for reason, rows in found.items()
    }


def _in_brackets(where: str) -> str:
    """“ (line 5)”, “ (lines 5, 6)”, “ (new)” or nothing."""
    if not where[:1].isdigit():
        return f" ({where})" if where else ""
    return f" (line{'s' if ',' in where else ''} {where})"


def _where(one: Conversion, goals: Iterable[str | None]) -> str:
    """The lines in which goals stand; “new” for those that were made."""
    known = one.source.by_id
    lines = sorted({known[goal].statement.span.line for goal in goals if goal in known})
    made = ["new"] if any(goal is not None and goal not in known for goal in goals) else []
    return ", ".join([*map(str, lines), *made])


def _said(one: Conversion, note: Note) -> str:
    """What a note is about in a few words: “target “85%””."""
    name = PATH.sub(lambda found: f"{CALLED.get(found[1], found[1])} {int(found[2]) + 1} ", note.field).rstrip()
    if note.field == "kind":
        before = NAMES[note.words]  # type: ignore[index]  # a kind
        return f"{before} → {NAMES[note.becomes]}" if note.becomes else before  # type: ignore[index]
    if note.field == "under":
        above = {**one.source.by_id, **one.document.by_id}.get(note.becomes or note.words)
        return f"under {quote(above.statement if above is not None else note.words, LONGEST)}"
    if note.ask is not None:
        return f"{name} {note.becomes}"
    if note.becomes is not None and note.words and note.becomes != note.words:
        return f"{name} {quote(note.words, LONGEST)} → {_into(note)}{quote(note.becomes, LONGEST)}"
    into = f" → {note.into}" if note.into not in (None, note.field) else ""
    return f"{name}{into} {quote(note.words, LONGEST)}"


def _into(note: Note) -> str:
    return f"{note.into} " if note.into != note.field else ""


def _indented(indent: int, mark: str, text: str, width: int, paint: Paint) -> Iterator[str]:
    """A mark and a text, wrapped."""
    start = f"{mark}  " if mark else ""
    for number, line in enumerate(wrap(visible(text), width - indent - len(start), width - indent - 2)):
        yield " " * indent + (paint.dim(start) if number == 0 else "  ") + line + "\n"
