"""What changed since the goals were published last: two lists of goals compared, one of them from the data file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from goalkit.model.matching import Matching
from goalkit.report.json import encodable
from goalkit.site.team.charts import number
from goalkit.site.team.names import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from goalkit.site.team.board import Board, Card

__all__ = ["Change", "Revision", "changes_between", "goals_of", "read_revision", "written"]

VERSION = 1
OURS = "goalkit site team"
FIELDS = {
    "statement": "wording",
    "target": "target",
    "baseline": "baseline",
    "state": "status",
    "confidence": "confidence",
    "progress": "progress",
    "owner": "owner",
    "period": "period",
    "team": "team",
}
"""What is compared, and what each is called."""

Record = dict[str, Any]


class Change(NamedTuple):
    """A goal that came, went or changed: for each field its name, what it said before and what it says now."""

    what: str
    kind: str
    statement: str
    page: str | None
    fields: tuple[tuple[str, str, str], ...] = ()


class Revision(NamedTuple):
    """What was published: on which day first, its goals, its pages, and what had changed from the one before it."""

    date: str
    goals: tuple[Record, ...]
    pages: tuple[str, ...]
    since: str | None = None
    changes: tuple[Change, ...] = ()


def goals_of(board: Board) -> tuple[Record, ...]:
    """What the data file says of each goal; nothing in it depends on the day alone."""
    return tuple(_record(card, board) for card in board.cards)


def _record(card: Card, board: Board) -> Record:
    goal, standing = card.goal, card.standing
    latest = standing.latest
    return {
        "id": encodable(goal.id) if goal.named else None,
        "kind": goal.kind,
        "statement": encodable(goal.statement),
        "path": encodable(card.document.path),
        "page": card.page,
        "team": encodable(board.team_of(card.document).name),
        "owner": encodable(card.owner) if card.owner else None,
        "period": encodable(card.period) if card.period else None,
        "baseline": encodable(goal.baseline) if goal.baseline else None,
        "target": encodable(goal.target) if goal.target else None,
        "state": card.words,
        "confidence": standing.confidence,
        "progress": None if standing.progress is None else round(standing.progress, 6),
        "last_check_in": latest.date.isoformat() if latest is not None and latest.date else None,
    }


def changes_between(before: Sequence[Record], after: Sequence[Record]) -> tuple[Change, ...]:
    """What changed, what came and what went; goals match by the id that their author gave, else by their words.

    Words match within a file first; a goal that was moved to another file is still the same.
    """
    found = Matching(before, after)
    found.by(lambda one: one["id"])
    found.by(lambda one: (one["path"], *_words(one)))
    found.by(_words)
    place = {id(one): at for at, one in enumerate(after)}
    changed = [
        Change("changed", two["kind"], two["statement"], two["page"], fields)
        for one, two in sorted(found.pairs, key=lambda pair: place[id(pair[1])])
        if (fields := tuple(_fields(one, two)))
    ]
    return (
        *changed,
        *(Change("new", one["kind"], one["statement"], one["page"]) for one in found.new),
        *(Change("gone", one["kind"], one["statement"], None) for one in found.old),
    )


def _words(record: Record) -> tuple[str, str]:
    return record["kind"], " ".join(record["statement"].casefold().split())


def _fields(one: Record, two: Record) -> Iterator[tuple[str, str, str]]:
    for field, name in FIELDS.items():
        if one[field] != two[field]:
            yield name, _said(one[field]), _said(two[field])


def _said(value: object) -> str:
    if value is None:
        return "nothing"
    return f"{number(round(value * 100))}%" if isinstance(value, (int, float)) else str(value)


def written(revision: Revision) -> bytes:
    """The data file: a line a goal, so that versions can be compared."""
    head = {
        "made_by": OURS,
        "version": VERSION,
        "date": revision.date,
        "since": revision.since,
        "pages": list(revision.pages),
        "changes": [one._asdict() for one in revision.changes],
    }
    lines = ",\n".join(json.dumps(one) for one in revision.goals)
    return f'{json.dumps(head)[:-1]}, "goals": [\n{lines}\n]}}\n'.encode("ascii")


def read_revision(data: bytes) -> Revision | None:
    """The revision in a data file; None where it is none of ours, or not as we write it."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or read.get("made_by") != OURS or read.get("version") != VERSION:
        return None
    try:
        return Revision(
            date=_text(read["date"]),
            goals=tuple(_checked(one) for one in read["goals"]),
            pages=tuple(_text(one) for one in read["pages"]),
            since=None if read["since"] is None else _text(read["since"]),
            changes=tuple(_change(one) for one in read["changes"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _checked(one: Mapping[str, Any]) -> Record:
    record = {key: one[key] for key in (*FIELDS, "id", "kind", "path", "page", "last_check_in")}
    for key in ("kind", "statement", "path", "page"):
        _text(record[key])
    for value in record.values():
        if value is not None and not isinstance(value, (str, int, float)):
            raise TypeError("a field of a goal is a text or a number")
    return record


def _change(one: Mapping[str, Any]) -> Change:
    fields = tuple((_text(name), _text(before), _text(after)) for name, before, after in _listed(one["fields"]))
    page = _text(one["page"]) if one["page"] is not None else ""
    known = page if PAGE.fullmatch(page) else None
    return Change(_text(one["what"]), _text(one["kind"]), _text(one["statement"]), known, fields)


def _listed(value: object) -> Iterable[Any]:
    if not isinstance(value, list):
        raise TypeError("a list is needed")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is needed")
    return value
