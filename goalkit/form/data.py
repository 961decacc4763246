"""A document of the documented form as plain dictionaries and lists, which YAML, TOML and JSON write alike."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, TypeAlias, cast

from goalkit.form.entry import Entry, EntryKind, entry_of, fields_of, statement_of
from goalkit.form.fields import KINDS, groups_of

if TYPE_CHECKING:
    from goalkit.model import Document, Framework

__all__ = ["ENTRIES", "Table", "Value", "data_of"]

Scalar: TypeAlias = str | int | float | datetime.date
Table: TypeAlias = "dict[str, Value]"
Value: TypeAlias = "Scalar | list[str] | list[Table] | Table"

ENTRIES: dict[EntryKind, str] = {"value_stream": "value_streams", "step": "steps", "check_in": "check_ins"}
"""The keys of lists of what is no goal."""
AMOUNTS = frozenset("baseline current target weight score confidence value wip".split())
"""Keys whose values are written as numbers where they are nothing but a number."""
DATES = frozenset("start due time_bound created review date".split())
"""Keys whose values are written as dates where they are nothing but a date, in formats that have dates."""
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SURROGATE = re.compile("[\ud800-\udfff]")
FIRST = ("id", "label")
"""Keys that stand before the statement."""


def data_of(document: Document, *, dates: bool) -> Table:
    """Give a document as data, its keys in the order of the form; `dates`: the format knows dates."""
    root = entry_of(document)
    return _Data(document.framework, dates=dates).table(root)


class _Data:
    def __init__(self, framework: Framework | None, *, dates: bool) -> None:
        groups: dict[EntryKind, str] = {kind: group for kind, group in groups_of(framework).items()}  # noqa: C416
        self.groups = groups | ENTRIES
        self.dates = dates

    def table(self, entry: Entry) -> Table:
        statement = statement_of(entry.kind)
        order = [*FIRST, *([statement] if statement else []), *fields_of(entry.kind)]
        table: Table = {}
        for key in dict.fromkeys(order):
            if key in entry.fields:
                table[key] = self.scalar(key, entry.fields[key])
            elif key in entry.lists:
                table[key] = [_mended(text) for text in entry.lists[key]]
        series = _series(entry)
        for one in entry.below:
            if one.kind != "check_in" or series is None:
                cast("list[Table]", table.setdefault(self.groups[one.kind], [])).append(self.table(one))
        if series is not None:
            table["series"] = {date: self.scalar("value", value) for date, value in series.items()}
        return table

    def scalar(self, key: str, text: str) -> Scalar:
        """A value as its format writes it, if that reads as the same text; else the text."""
        if key in AMOUNTS and NUMBER.fullmatch(text):
            number = float(text) if "." in text else int(text)
            if str(number) == text:
                return number
        if self.dates and key in DATES and DATE.fullmatch(text):
            try:
                return datetime.date.fromisoformat(text)
            except ValueError:  # 2027-02-30
                pass
        return _mended(text)


def _series(entry: Entry) -> dict[str, str] | None:
    """The values of a gauge by date, where its check-ins say nothing else; None otherwise."""
    check_ins = [one.fields for one in entry.below if one.kind == "check_in"]
    dates = {str(fields.get("date", "")) for fields in check_ins}
    if not check_ins or entry.kind not in GAUGES or len(dates) < len(check_ins):
        return None
    if any(len(fields) != 2 or "value" not in fields for fields in check_ins) or not all(map(DATE.fullmatch, dates)):
        return None
    return {str(fields["date"]): str(fields["value"]) for fields in check_ins}


def _mended(text: str) -> str:
    return SURROGATE.sub("\ufffd", str(text))


GAUGES = frozenset(kind for kind, form in KINDS.items() if "green" in form.fields)
