"""What became of a tool's file, or of goals on their way to one: changed, left out, and what may be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.quoting import quote
from goalkit.report.json import encodable, encode, span
from goalkit.report.terminal import Paint, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.interchange import Note
    from goalkit.report import Look

__all__ = ["Told", "as_json", "as_text"]

VERSION = 1
LONGEST = 48
SHOWN = 3
"""How many different words of one column are quoted; the JSON has all."""
LINES = 6
TITLES = {
    "changed": "Changed: it stands there in other words, or at another place",
    "left_out": "Left out: it has no place there",
    "doubt": "To look at before you upload it",
}


class Told(NamedTuple):
    """The account of one file: where it came from, the layout's name and title, how many goals there are, and notes.

    `remark` is what somebody who uses the layout should know.
    """

    path: str
    layout: str
    title: str
    goals: int
    notes: tuple[Note, ...]
    remark: str | None = None


def as_text(accounts: Sequence[Told], look: Look) -> Iterator[str]:
    """For people: how many goals there are, then reason by reason what did not fit."""
    paint = Paint(on=look.color)
    for number, one in enumerate(accounts):
        yield "\n" if number else ""
        count = f"{one.goals:,} goal{'' if one.goals == 1 else 's'}"
        yield f"{paint.bold(visible(one.path))}  {visible(one.title)} · {count}\n"
        if one.remark is not None:
            yield from _indented(2, one.remark, look.width)
        if not one.notes:
            yield "  Everything has its place.\n"
        for became, title in TITLES.items():
            reasons = _by_reason(note for note in one.notes if note.became == became)
            yield f"\n  {paint.bold(title)}\n" if reasons else ""
            for reason, rows in reasons.items():
                yield from _indented(4, reason, look.width)
                for row in rows:
                    yield from _indented(6, row, look.width)


def as_json(accounts: Iterable[Told]) -> Iterator[str]:
    """Every note of every file, one file a line."""
    yield f'{{"version": {VERSION}, "files": ['
    separator = "\n"
    for one in accounts:
        head = {"path": encodable(one.path), "layout": encodable(one.layout), "goals": one.goals}
        yield separator + encode({**head, "notes": [_note(note) for note in one.notes]})
        separator = ",\n"
    yield "]}\n" if separator == "\n" else "\n]}\n"


def _note(note: Note) -> dict[str, object]:
    names = ("became", "about", "field", "words", "because", "into", "becomes")
    texts = {name: getattr(note, name) for name in names}
    place = span(note.at) if note.at is not None else dict.fromkeys(("line", "column", "end_line", "end_column"))
    return {**{name: None if text is None else encodable(text) for name, text in texts.items()}, **place}


def _by_reason(notes: Iterable[Note]) -> dict[str, list[str]]:
    """What is to be told, by its reason: a row for each column, with some of its words and lines."""
    found: dict[str, dict[tuple[str, str | None], list[Note]]] = {}
    for note in notes:
        found.setdefault(note.because, {}).setdefault((note.field, note.into), []).append(note)
    return {
        reason: [_row(field, into, those) for (field, into), those in rows.items()] for reason, rows in found.items()
    }


def _row(field: str, into: str | None, notes: Sequence[Note]) -> str:
    said = dict.fromkeys(_said(note) for note in notes)
    words = ", ".join(one for one in list(said)[:SHOWN] if one)
    more = f" and {len(said) - SHOWN:,} more" if len(said) > SHOWN else ""
    name = field if into in {None, field} else f"{field} → {into}"
    return " ".join(part for part in (name, words + more, _lines(notes)) if part)


def _said(note: Note) -> str:
    before = quote(note.words, LONGEST) if note.words else ""
    if note.becomes is None or note.becomes == note.words:
        return before
    after = quote(note.becomes, LONGEST)
    return f"{before} → {after}" if before else after


def _lines(notes: Iterable[Note]) -> str:
    lines = sorted({note.at.line for note in notes if note.at is not None})
    if not lines:
        return ""
    listed = ", ".join(map(str, lines[:LINES])) + (" …" if len(lines) > LINES else "")
    return f"(line{'s' if len(lines) > 1 else ''} {listed})"


def _indented(indent: int, text: str, width: int) -> Iterator[str]:
    for number, line in enumerate(wrap(visible(text), width - indent, width - indent - 2)):
        yield " " * (indent + (2 if number else 0)) + line + "\n"
