"""From the tree of the documented form to what every reader finds: each key means exactly what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

from goalkit.english.times.period import find_period
from goalkit.form.entry import NAMES, Entry, fields_of, statement_of
from goalkit.form.fields import KINDS
from goalkit.model import Framework, Kind, Problem
from goalkit.model.stream import Step, ValueStream
from goalkit.read.draft import CheckInDraft, Draft, Found
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.english import Calendar, Period

__all__ = ["declared", "drafted"]


def declared(root: Entry, calendar: Calendar) -> Found:
    """Take what a document of the documented form says, and cut nothing off it.

    A goal, value stream or step without a statement is told as a problem; what hangs under it goes to the goal above.
    Check-ins come in the order in which their goals end.
    """
    return drafted(root, calendar)[0]


def drafted(root: Entry, calendar: Calendar) -> tuple[Found, dict[Entry, Draft]]:
    """Do the same, and say which entry became which goal."""
    taken = _Taken(calendar)
    taken.take(root.below)
    period = root.fields.get("period")
    framework = root.fields.get("framework")
    found = Found(
        drafts=tuple(taken.drafts),
        framework=cast("Framework", str(framework)) if framework in get_args(Framework) else None,
        title=root.fields.get("title"),
        period=_period(period, calendar) if period else None,
        owner=root.fields.get("owner"),
        problems=tuple(taken.problems),
        check_ins=tuple(taken.check_ins),
        streams=tuple(taken.streams),
        perspectives=root.lists.get("perspectives", ()),
        unknown=tuple(sorted((key for one in root.walk() for key in one.unknown), key=lambda key: key.at.span)),
    )
    return found, taken.by_entry


class _Taken:
    """What was taken from the entries so far."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.drafts: list[Draft] = []
        self.check_ins: list[CheckInDraft] = []
        self.streams: list[ValueStream] = []
        self.problems: list[Problem] = []
        self.by_entry: dict[Entry, Draft] = {}

    def take(self, entries: list[Entry]) -> None:
        """Go through the entries from top to bottom; what is open waits on a stack, so depth costs no recursion."""
        waiting: list[tuple[Entry, Draft | None]] = [(one, None) for one in reversed(_check_ins_last(entries))]
        while waiting:
            entry, above = waiting.pop()
            if entry.kind == "check_in":
                fields = {said.attribute: text for said, text in _texts(entry)}
                if fields:
                    self.check_ins.append(CheckInDraft(fields, above))
            elif entry.kind == "value_stream":
                self.stream(entry)
            elif entry.kind in KINDS:
                draft = self.draft(cast("Kind", entry.kind), entry, above)
                waiting += [(one, draft) for one in reversed(_check_ins_last(entry.below))]

    def draft(self, kind: Kind, entry: Entry, above: Draft | None) -> Draft | None:
        """Make a goal of an entry; give the one above where it states nothing."""
        statement = self.statement(entry)
        if statement is None:
            return above
        draft = Draft(kind, _one_line(statement), above)
        for said, text in _texts(entry):
            if said.attribute == "period":
                draft.period = _period(text, self.calendar)
            elif said.attribute != "statement":
                draft.fields[said.attribute] = text
        for key, texts in entry.lists.items():
            draft.lists[fields_of(kind)[key].attribute] = texts
        self.drafts.append(draft)
        self.by_entry[entry] = draft
        return draft

    def stream(self, entry: Entry) -> None:
        steps = [Step(**_attributes(one)) for one in entry.below if one.kind == "step" and self.statement(one)]
        if self.statement(entry):
            self.streams.append(ValueStream(**_attributes(entry), steps=tuple(steps)))

    def statement(self, entry: Entry) -> Text | None:
        """What an entry states, trimmed; a problem where it states nothing."""
        key = statement_of(entry.kind)
        statement = entry.fields.get(key or "")
        if statement is not None and statement.strip():
            return statement.trim()
        message = f"this {NAMES[entry.kind]} doesn't say what it is"
        self.problems.append(Problem("syntax", entry.at.span, message, f"Write its words under “{key}”."))
        return None


def _check_ins_last(entries: list[Entry]) -> list[Entry]:
    # In TOML they have to stand before the goals below, in other formats they stand behind.
    return sorted(entries, key=lambda one: one.kind == "check_in")


def _texts(entry: Entry) -> list[tuple[Any, Text]]:
    known = fields_of(entry.kind)
    return [(known[key], text.trim()) for key, text in entry.fields.items() if key in known and text.strip()]


def _attributes(entry: Entry) -> dict[str, Any]:
    """The words of a stream or step by the names of the model."""
    known = fields_of(entry.kind)
    lists = {known[key].attribute: texts for key, texts in entry.lists.items() if key in known}
    return {said.attribute: text for said, text in _texts(entry)} | lists


def _one_line(statement: Text) -> Text:
    """Let a space stand where the author broke the line."""
    if "\n" not in statement and "\t" not in statement:
        return statement
    return Text(statement.replace("\n", " ").replace("\t", " "), marks=statement.marks)


def _period(written: Text, calendar: Calendar) -> Period:
    """Read a period; one of which nobody can tell the days (“Sprint 14”) keeps its name."""
    from goalkit.english.calendar import Period

    period = find_period(written, calendar)
    return Period(written, period.start, period.end) if period else Period(written)
