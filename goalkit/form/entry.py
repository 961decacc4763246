"""The documented form as a tree: what stands in such a file, whatever its format, before it becomes goals or after."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from goalkit.form.fields import CHECK_IN, DOCUMENT, KINDS, STEP, STREAM, Field, groups_of
from goalkit.model import Kind
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goalkit.model import CheckIn, Document, Framework, Goal, Unknown
    from goalkit.model.stream import Step, ValueStream

__all__ = ["NAMES", "Entry", "EntryKind", "a", "entry_of", "fields_of", "lists_of", "statement_of"]

EntryKind = Kind | Literal["document", "value_stream", "step", "check_in"]

NAMES: Mapping[EntryKind, str] = {
    **{kind: kind.replace("_", " ") for kind in KINDS},
    "kpi": "KPI",
    "smart_goal": "SMART goal",
    "north_star": "North Star",
    "lean_metric": "Lean metric",
    "document": "document",
    "value_stream": "value stream",
    "step": "step",
    "check_in": "check-in",
}
"""What each of them is called in a sentence."""
DEEPEST = 30
"""How many goals may stand one within the other; what hangs deeper stands at the top and names its parent."""
SEVERAL = re.compile("[,;\n]")


@dataclass(slots=True, eq=False)
class Entry:
    """One thing of the documented form: the document itself, a goal, a value stream or a step of it, a check-in.

    `at` is where it stands: its first words. `fields` and `lists` go by the keys of the form (see `fields_of`), the
    statement stands in `fields` under the key that `statement_of` gives; nothing in them is empty. `below` are the
    entries within it, in the order in which they stand. A `series` of values is so many check-ins.
    """

    kind: EntryKind
    at: Text
    fields: dict[str, Text] = field(default_factory=dict)
    lists: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    below: list[Entry] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)

    def walk(self) -> Iterator[Entry]:
        """Give this entry and all within it, from top to bottom."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.below)


def a(kind: EntryKind) -> str:
    """The name of a kind with its article: “an objective”, “a KPI”."""
    name = NAMES[kind]
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


@cache
def fields_of(kind: EntryKind) -> Mapping[str, Field]:
    """The keys that an entry may have, the one of its statement first."""
    own: dict[EntryKind, Mapping[str, Field]] = {
        "document": DOCUMENT,
        "value_stream": STREAM,
        "step": STEP,
        "check_in": CHECK_IN,
    }
    if kind in own:
        return own[kind]
    form = KINDS[kind]  # type: ignore[index]
    return {form.statement: Field("statement", form.says), **form.fields}


@cache
def lists_of(framework: Framework | None, kind: EntryKind) -> Mapping[str, EntryKind]:
    """The keys of lists of entries that an entry may hold in a file of a framework, and what stands in them."""
    if kind == "value_stream":
        return {"steps": "step"}
    if kind in {"step", "check_in"}:
        return {}
    streams: dict[str, EntryKind] = {"value_streams": "value_stream"} if kind == "document" else {}
    groups: dict[str, EntryKind] = {group: of for of, group in groups_of(framework).items()}
    return {**groups, **streams, "check_ins": "check_in"}


def statement_of(kind: EntryKind) -> str | None:
    """The key under which an entry says what it is; a document and a check-in have none."""
    return None if kind in {"document", "check_in"} else next(iter(fields_of(kind)))


def entry_of(document: Document) -> Entry:
    """Give a whole document as a tree, in the order in which it is written anew.

    Goals stand below the goal they hang under, grouped by their kinds in the order of the form; a goal that only
    names the one it hangs under stays at the top and goes on naming it. Check-ins stand with their goals, those that
    name their goal or belong to none at the end of the document.
    """
    root = Entry("document", document.title or Text())
    _fill(root, document)
    if document.framework is not None:
        root.fields = {"framework": Text(document.framework), **root.fields}
    placed: dict[str, _Placed] = {}
    for goal in document.goals:
        entry = Entry(goal.kind, goal.statement)
        _fill(entry, goal)
        if not goal.named:
            entry.fields.pop("id", None)
        above = placed.get(goal.parent) if goal.parent is not None else None
        depth = 0
        if above is not None and above.depth < DEEPEST and not _refers(goal, above.goal, document):
            above.entry.below.append(entry)
            depth = above.depth + 1
            if document.format == "csv" and _says_where(entry.fields.get("parent"), above.goal):
                del entry.fields["parent"]  # the column is how a table says where a goal stands
        else:
            root.below.append(entry)
            if goal.parent_named is None and (named := document.parent_of(goal)) is not None:
                entry.fields["parent"] = Text(named.id) if named.named else named.statement
        placed[goal.id] = _Placed(goal, entry, depth)
    order = list(KINDS)
    for one in root.walk():
        one.below.sort(key=lambda below: order.index(cast("Kind", below.kind)))
    root.below += map(_stream, document.streams)
    _add_check_ins(root, document, placed)
    return root


class _Placed(NamedTuple):
    goal: Goal
    entry: Entry
    depth: int


def _refers(goal: Goal, above: Goal, document: Document) -> bool:
    """Whether a goal hangs under another because it names it, in a way that will be found again."""
    if goal.parent_named is None or document.format == "csv":
        return False
    named = goal.parent_named.strip().casefold()
    return named in {above.id.casefold() if above.named else "", above.statement.strip().casefold()}


def _says_where(named: Text | None, above: Goal) -> bool:
    """Whether a reference in a table tells no more than where a goal stands: a row's number, say."""
    if named is None:
        return False
    words = {str(one).strip().casefold() for one in (above.id, above.label, above.statement)}
    return named.strip().casefold() in words or not (SEVERAL.search(named) or any(map(str.isalpha, named)))


def _add_check_ins(root: Entry, document: Document, placed: Mapping[str, _Placed]) -> None:
    for one in document.check_ins:
        entry = Entry("check_in", one.at)
        _fill(entry, one)
        about = placed.get(one.goal or "")
        inside = root if about is None else about.entry
        if about is not None and one.goal_named is not None:
            if about.goal.named and one.goal_named.strip() == about.goal.id:
                inside = root
            else:  # a label, say, which may not tell as much at another place
                del entry.fields["goal"]
        if entry.fields:
            inside.below.append(entry)


def _stream(stream: ValueStream) -> Entry:
    entry = Entry("value_stream", stream.name)
    _fill(entry, stream)
    for step in stream.steps:
        below = Entry("step", step.name)
        _fill(below, step)
        entry.below.append(below)
    return entry


WRITTEN = {"date": "date_written", "confidence": "confidence_written", "status": "status_written"}
"""Fields of a check-in that stand in the model as understood and as written."""


def _fill(entry: Entry, filled: Document | Goal | ValueStream | Step | CheckIn) -> None:
    """Take over what is said of one thing of the model, in the order of the form."""
    attributes = {one.name for one in fields(filled)}
    for key, said in fields_of(entry.kind).items():
        name = WRITTEN.get(said.attribute, said.attribute) if entry.kind == "check_in" else said.attribute
        value: Any = getattr(filled, name) if name in attributes else None
        if name == "period" and value is not None:
            value = Text(value.text)
        if said.shape == "list":
            texts = tuple(text for text in value or () if text.strip())
            if texts:
                entry.lists[key] = texts
        elif isinstance(value, str) and value.strip():
            entry.fields[key] = value if isinstance(value, Text) else Text(value)
