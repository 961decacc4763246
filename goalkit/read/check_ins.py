"""Check-ins as written in files of any format, and what their words come to."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from goalkit.english.fields.amount import read_amount
from goalkit.english.fields.due import read_day
from goalkit.model import CheckIn
from goalkit.model.status import share, status_named
from goalkit.read.draft import CheckInDraft, Draft
from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.words.fields import check_in_field, field_named, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.english import Calendar, Period
    from goalkit.text import Text

__all__ = ["check_in_of", "check_ins_of", "is_check_in_table", "settled", "tells"]

TELLING = frozenset({"value", "confidence", "status", "note"})
"""Fields of which a check-in has at least one."""
ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?\s*")
OWN = frozenset("id; key; name; title; statement; metric; measure; kpi; reference; ref; okr".split("; "))


# As written


def check_in_of(pairs: Iterable[tuple[str, Text]], within: Draft | None = None) -> CheckInDraft:
    """Take one entry from its headings or keys and what stands below them; the better name of a field wins."""
    found: dict[str, tuple[int, Text]] = {}
    for name, value in pairs:
        meant = check_in_field(name)
        if meant is None or not value.strip():
            continue
        field, rank = meant
        if field not in found or rank < found[field][0]:
            found[field] = (rank, value.trim())
    return CheckInDraft({name: text for name, (_, text) in found.items()}, within)


def tells(fields: Iterable[str]) -> bool:
    """Whether these are the fields of a check-in: a date, and something that was noted on it."""
    names = set(fields)
    return "date" in names and bool(names & TELLING)


def is_check_in_table(headings: Iterable[str]) -> bool:
    """Whether a table below a “Check-ins” heading holds check-ins."""
    return tells(meant[0] for heading in headings if (meant := check_in_field(heading)) is not None)


def check_ins_of(mapping: Mapping, draft: Draft | None) -> Iterator[CheckInDraft]:
    """The check-ins listed in a mapping of a structured file, of one goal or, with references, of several."""
    for key, value in mapping.pairs:
        if field_named(key) == "check_ins":
            sure = plain_name(key).startswith("check")
            for entry in _entries(value, draft):
                # “updates” and “history” hold other things too.
                if entry.fields and (sure or tells(entry.fields)):
                    yield entry


def _entries(node: Node, draft: Draft | None) -> Iterator[CheckInDraft]:
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping):
                yield _entry(item, draft)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:  # `check_ins: {KR1: [...]}`
            for one in value.items if isinstance(value, Sequence) else [value]:
                if isinstance(one, Mapping):
                    entry = _entry(one, draft)
                    if draft is None:
                        entry.fields.setdefault("goal_named", key)
                    else:
                        entry.fields.setdefault("date", key)
                    yield entry


def _entry(mapping: Mapping, draft: Draft | None) -> CheckInDraft:
    pairs = [(key, value.text) for key, value in mapping.pairs if isinstance(value, Scalar)]
    if draft is not None:  # an id or a name in there is the entry's own
        pairs = [(key, text) for key, text in pairs if plain_name(key) not in OWN]
    return check_in_of(pairs, draft)


# As understood


def settled(
    one: CheckInDraft,
    *,
    goal: str | None,
    unit: Text | None,
    period: Period | None,
    calendar: Calendar,
) -> CheckIn:
    """Read the words of a check-in of a known or unknown goal; what can't be read stays as it was written."""
    fields = one.fields
    value = fields.get("value")
    written = fields.get("date")
    confidence = fields.get("confidence")
    status = fields.get("status")
    return CheckIn(
        at=min(fields.values(), key=lambda text: text.place(0)),
        goal=goal,
        goal_named=fields.get("goal_named"),
        date=_day(written, calendar, period) if written else None,
        date_written=written,
        value=value,
        amount=read_amount(value, unit, calendar) if value else None,
        confidence=share(confidence) if confidence else None,
        confidence_written=confidence,
        status=status_named(status) if status else None,
        status_written=status,
        note=fields.get("note"),
        change_reason=fields.get("change_reason"),
    )


def _day(written: Text, calendar: Calendar, period: Period | None) -> datetime.date | None:
    if found := ISO.fullmatch(written):
        try:
            return datetime.date.fromisoformat(found[1])
        except ValueError:
            return None
    day = read_day(written, calendar, period)
    return day.date if day is not None and day.first is None and not day.relative else None
