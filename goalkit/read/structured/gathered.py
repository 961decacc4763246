"""What was found in the trees of one file: its goals with what stands beside them, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from goalkit.read.beside import fields_of, ignores_of, period_among
from goalkit.read.check_ins import check_ins_of
from goalkit.read.draft import CheckInDraft, Draft, Found, IgnoreComment
from goalkit.read.statement.field import AMOUNT, CODE, annotated, kind_told
from goalkit.read.structured.recognise import kind_numbered
from goalkit.read.trees.nodes import Mapping, Scalar
from goalkit.read.words.fields import OTHERS_IDS, kind_named, plain_name
from goalkit.read.words.meant import framework_named

if TYPE_CHECKING:
    from goalkit.english import Calendar, Period
    from goalkit.model import Framework, Kind, Problem
    from goalkit.text import Text

__all__ = ["TOPS", "Gathered", "Surroundings"]

ABOUT = frozenset({"metadata", "meta", "info", "header", "document", "about"})
"""Keys under which a document tells about itself."""
TOPS = frozenset({"objective", "scorecard_objective", "goal"})
"""Kinds that results hang under."""


class Surroundings(NamedTuple):
    """What is known on the way down: which goals are expected here, and what they hang under."""

    kind: Kind | None = None
    parent: Draft | None = None
    period: Period | None = None
    owner: Text | None = None
    perspective: Text | None = None


@dataclass(slots=True, eq=False)
class Gathered:
    """Takes up one goal after the other."""

    calendar: Calendar
    drafts: list[Draft] = field(default_factory=list)
    ignores: list[IgnoreComment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    check_ins: list[CheckInDraft] = field(default_factory=list)
    by_line: dict[int, Draft] = field(default_factory=dict)
    """The goal that stands on a line, for the comments beside it."""
    title: Text | None = None
    period: Period | None = None
    owner: Text | None = None
    framework: Framework | None = None

    def about(self, root: Mapping) -> None:
        """Take what a document says of itself."""
        for key, value in root.pairs:
            if isinstance(value, Mapping) and plain_name(key) in ABOUT:
                self.about(value)
        names = {plain_name(key): value.text.trim() for key, value in root.pairs if isinstance(value, Scalar)}
        self.title = self.title or names.get("title") or names.get("document title") or names.get("name") or None
        self.framework = self.framework or framework_named(names.get("framework", ""))
        self.period = self.period or period_among(root, self.calendar)
        self.owner = self.owner or fields_of(root).get("owner")

    def add(self, text: Text, around: Surroundings, above: Draft | None = None) -> Draft:
        """Make a goal of a text, with what its author put around the statement."""
        found = annotated(text)
        kind = kind_told(around.kind or "goal", found)
        parent = around.parent
        if found.hint == "key_result" and above is not None and kind in {"objective", "key_result"}:
            kind, parent = "key_result", above
        draft = Draft(kind, found.statement, parent, dict(found.fields), around.period)
        if found.label is not None:
            draft.fields.setdefault("label", found.label)
        if around.owner is not None and parent is None:
            draft.fields.setdefault("owner", around.owner)
        if around.perspective is not None and kind == "scorecard_objective":
            draft.fields["perspective"] = around.perspective
        self.drafts.append(draft)
        if kind == "key_result" and parent is not None and parent.kind == "goal":
            parent.kind = "objective"
        self.mark(text, draft)
        return draft

    def call(self, draft: Draft, key: Text) -> None:
        """Take a goal's key as its id; “KR1” only numbers it, and so does every other team's."""
        self.by_line.setdefault(key.span.line, draft)
        if CODE.fullmatch(key) or kind_numbered(plain_name(key)):
            draft.fields.setdefault("label", key)
        elif not any(map(str.isspace, key)) and ("-" in key or "_" in key):
            draft.fields.setdefault("id", key)

    def mark(self, text: Text, draft: Draft) -> None:
        """Remember on which lines a goal stands."""
        first, _, last, _ = text.span
        for line in range(first, last + 1):
            self.by_line.setdefault(line, draft)

    def fill(self, draft: Draft, mapping: Mapping, statement: Text) -> None:
        """Give a goal what is written beside its statement."""
        fields = fields_of(mapping, statement)
        fields.pop("period", None)
        draft.period = period_among(mapping, self.calendar) or draft.period
        for key, value in mapping.pairs:
            self.by_line.setdefault(key.span.line, draft)
            if not isinstance(value, Scalar):
                continue
            self.mark(value.text, draft)
            if plain_name(key) in OTHERS_IDS and draft.kind not in TOPS and value.text.strip():
                fields.setdefault("parent_named", value.text.trim())
                if fields.get("id") == value.text.trim():
                    del fields["id"]
            if value.text is not statement and draft.parent is None and _refers(plain_name(key), value, draft):
                fields.setdefault("parent_named", value.text.trim())
            # “type: key result” has been said by now; “type: milestone” says which sort of key result it is.
            said = fields.get("type") == value.text.trim() and kind_named(value.text) == draft.kind
            if said and plain_name(value.text) not in {"milestone", "milestones"}:
                del fields["type"]
        self.ignores += ignores_of(mapping, draft)
        self.check_ins += check_ins_of(mapping, draft)
        draft.fields.update(fields)

    def result(self) -> Found:
        """Give what was collected; a file without goals has no faults in its keys."""
        if not self.drafts:
            return Found(check_ins=tuple(self.check_ins))
        return Found(
            drafts=tuple(self.drafts),
            framework=self.framework,
            title=self.title,
            period=self.period,
            owner=self.owner,
            ignores=tuple(self.ignores),
            problems=tuple(self.problems),
            check_ins=tuple(self.check_ins),
        )


def _refers(name: str, value: Scalar, draft: Draft) -> bool:
    """Whether `objective: O1` beside a key result names the goal that it hangs under."""
    if name not in {"objective", "goal", "okr"} or draft.kind in TOPS or draft.kind == "smart_goal":
        return False
    return bool(value.text.strip()) and (not AMOUNT.match(value.text) or CODE.fullmatch(value.text.strip()) is not None)
