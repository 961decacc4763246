"""Goals as a tool could hold them: those of kinds that it knows, each below the nearest that it can hang under."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from goalkit.form.entry import Entry, a, entry_of, fields_of, statement_of
from goalkit.form.fields import KINDS
from goalkit.read.remainder import words_beside
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from goalkit.form.entry import EntryKind
    from goalkit.interchange.account import Account
    from goalkit.model import Document, Goal

__all__ = ["Node", "drop", "forest", "leave_beside", "leave_document", "retype", "said"]

OKR = frozenset({"objective", "key_result", "initiative", "kpi", "goal"})
"""Kinds of goals that converting to OKR, which most tools hold, leaves as they are."""


@dataclass(slots=True, eq=False)
class Node:
    """A goal or check-in that is to be written.

    `above` is the one that it hangs under in the file, `owner` and `period` are what it inherits, `goal` is the goal as
    it was understood, None for a check-in.
    """

    entry: Entry
    above: Node | None
    goal: Goal | None
    owner: str | None = None
    period: str | None = None
    below: list[Node] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What it says, or for a check-in its date."""
        return str(self.entry.at)

    def lineage(self) -> Iterator[Node]:
        """It, what it hangs under, and so on."""
        one: Node | None = self
        while one is not None:
            yield one
            one = one.above

    def walk(self) -> Iterator[Node]:
        """It and all below, from top to bottom."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.below)


def forest(  # noqa: PLR0913, PLR0917 (what a tool can hold has as many sides)
    document: Document,
    written_as: Callable[[Entry, Node | None], EntryKind | None],
    may_hang: Callable[[Entry, Node], bool],
    account: Account,
    tool: str,
    naming: Collection[str] = (),
) -> list[Node]:
    """The goals of a document that a tool can hold, each below the nearest one above it that it may hang under.

    `written_as` says as which kind, None where the tool has no place for one: that is told, with all it says. Told are
    also goals that become others, and those that come to hang elsewhere. Goals of kinds in `naming` have a place for
    the id of what they hang under.
    """
    # As a table, a document has its goals where they hang, also those that only name what that is.
    root = entry_of(replace(document, format="csv"))
    goals = {id(goal.statement): goal for goal in document.goals}
    roots: list[Node] = []
    waiting: list[tuple[Entry, Node | None, Entry | None, Text | None, Text | None]] = []
    owner, period = root.fields.get("owner"), root.fields.get("period")
    waiting += [(one, None, None, owner, period) for one in reversed(root.below)]
    while waiting:
        entry, above, actual, owner, period = waiting.pop()
        kind = written_as(entry, above)
        if kind == "check_in" and actual is not None and not _holds(above, actual, entry, may_hang):
            drop(entry, f"{tool} has no place for what it is about", account)
            continue
        if kind is None:
            because = f"{tool} has no place for {a(entry.kind)}"
            if entry.kind in KINDS and entry.kind not in OKR:
                because += "; goalkit convert --to okr makes other goals of them"
            drop(entry, because, account, steps=entry.kind == "value_stream")
            below_above = above
        else:
            words = goals.get(id(entry.at))
            retype(entry, kind, account, tool)
            under = next((one for one in above.lineage() if may_hang(entry, one)), None) if above else None
            node = Node(entry, under, words, owner and str(owner), period and str(period))
            if actual is not None and (under is None or under.entry is not actual):
                _moved(entry, actual, under, account, named=entry.kind in naming)
            (roots if under is None else under.below).append(node)
            below_above = node
        if entry.kind != "value_stream":
            owner = entry.fields.get("owner", owner)
            period = entry.fields.get("period", period)
            waiting += [(one, below_above, entry, owner, period) for one in reversed(entry.below)]
    return roots


def _holds(above: Node | None, actual: Entry, check_in: Entry, may_hang: Callable[[Entry, Node], bool]) -> bool:
    """Whether a check-in stands with the goal that it is about: at another, its value would be wrong."""
    return above is not None and above.entry is actual and may_hang(check_in, above)


def _moved(entry: Entry, actual: Entry, under: Node | None, account: Account, *, named: bool) -> None:
    """Tell that a goal hangs elsewhere in the file, and name what it hung under where there is a place for that."""
    about, own = str(entry.at), actual.fields.get("id")
    if under is None and named and own is not None and "parent" not in entry.fields:
        entry.fields["parent"] = Text(own, *entry.at.span[:2])
        because = "it stands by itself there, and names what it hangs under"
        account.changed(about, "under", actual.at, because, into="parent", becomes=str(own), at=entry.at.span)
        return
    becomes = under.words if under is not None else None
    account.changed(about, "under", actual.at, "it can't hang there", becomes=becomes, at=entry.at.span)


def retype(entry: Entry, kind: EntryKind, account: Account, tool: str) -> None:
    """Make a goal one of another kind; what that has no place for is told."""
    if kind == entry.kind:
        return
    at = entry.at.span
    because = f"{tool} knows it as {a(kind)}"
    account.changed(str(entry.at), "kind", entry.kind, because, into="kind", becomes=kind, at=at)
    before, after = fields_of(entry.kind), {said.attribute: key for key, said in fields_of(kind).items()}
    entry.kind = kind
    fields, lists = dict(entry.fields), dict(entry.lists)
    entry.fields.clear()
    entry.lists.clear()
    for key, text in fields.items():
        new = after.get(before[key].attribute)
        if new is None:
            account.left_out(str(entry.at), key, text, f"{a(kind)} has no place for it", at)
            continue
        entry.fields[new] = text
        if new != key and before[key].attribute != "statement":
            account.changed(str(entry.at), key, text, because, into=new, becomes=str(text), at=at)
    for key, texts in lists.items():
        new = after.get(before[key].attribute)
        if new is not None:
            entry.lists[new] = texts
        for text in texts if new is None else ():
            account.left_out(str(entry.at), key, text, f"{a(kind)} has no place for it", at)


def drop(entry: Entry, because: str, account: Account, *, steps: bool = False) -> None:
    """Tell that an entry is left out, with everything that it says; `steps`: and all that stands in it."""
    for one in entry.walk() if steps else [entry]:
        for key, words in said(one):
            account.left_out(str(one.at), key, words, because, one.at.span)


def said(entry: Entry) -> Iterator[tuple[str, str]]:
    """The keys of an entry and their words, lists text by text."""
    statement = statement_of(entry.kind)
    for key in fields_of(entry.kind):
        if key in entry.fields:
            yield "statement" if key == statement else key, entry.fields[key]
        for text in entry.lists.get(key, ()):
            yield key, text


def leave_document(document: Document, account: Account, written: Collection[str] = ()) -> None:
    """Tell what a document says beside its goals; `written` are the keys that found a place."""
    for key in ("title", "owner", "period"):
        value = getattr(document, key)
        words = value.text if key == "period" and value is not None else value
        if words is not None and words.strip() and key not in written:
            account.left_out(None, key, words, "it has no place for what is said of the whole file")
    for text in document.perspectives if "perspectives" not in written else ():
        account.left_out(None, "perspectives", text, "it has no place for what is said of the whole file")
    leave_beside(document, account)


def leave_beside(document: Document, account: Account) -> None:
    """Tell what stands in a document and is no part of its goals: comments, keys that nobody knows, other text."""
    for ignore in document.ignores:
        account.left_out(ignore.goal, "comment", ignore.at, "comments are no part of the goals")
    for unknown in document.unknown:
        account.left_out(None, "key", unknown.at, "nothing says what it means")
    for line in words_beside(document):
        account.left_out(None, "text", line, "it is no part of a goal")
