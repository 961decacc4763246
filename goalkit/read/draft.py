"""What a reader of any format finds, before sentences are read and ids given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalkit.english import Period
    from goalkit.model import Framework, Kind, Problem, Unknown
    from goalkit.model.stream import ValueStream
    from goalkit.text import Text


@dataclass(slots=True, eq=False)
class Draft:
    """A goal as found: its statement, where it hangs, and the fields written beside it.

    `fields` has the text fields of `Goal` by their names (`owner`, `baseline`, `target`, `due`, …), and `id`
    and `supports` where the author wrote them. `period` is that of the section or row it stands in.

    >>> from goalkit.text import Text
    >>> objective = Draft("objective", Text("Guests sleep", line=1, column=3), fields={"owner": Text("Ines", 2, 10)})
    >>> Draft("key_result", Text("Night calls fall from 40 to 12", line=3, column=3), parent=objective).parent.kind
    'objective'
    """

    kind: Kind
    statement: Text
    parent: Draft | None = None
    fields: dict[str, Text] = field(default_factory=dict)
    period: Period | None = None
    lists: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    """Fields that hold several texts, where the format tells them apart; `fields` may have them in one."""


@dataclass(slots=True, eq=False)
class CheckInDraft:
    """A check-in as found.

    `fields` goes by the names `goal_named`, `date`, `value`, `confidence`, `status`, `note` and `change_reason`.
    `within` is the goal in whose part of the file it stands: the one it is about unless it names another.

    >>> from goalkit.text import Text
    >>> CheckInDraft({"date": Text("2027-02-01", 4, 3), "value": Text("31", 4, 16)}).fields["value"].span.column
    16
    """

    fields: dict[str, Text]
    within: Draft | None = None


@dataclass(frozen=True, slots=True, eq=False)
class IgnoreComment:
    """An ignore comment as found: `draft` is the goal it is attached to, None where it stands beside none."""

    at: Text
    rules: tuple[Text, ...]
    reason: str
    draft: Draft | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Everything that a reader found in one source, `drafts` in document order.

    >>> from goalkit.text import Text
    >>> Found(drafts=(Draft("objective", Text("Guests sleep", 2, 3)),), title=Text("The inn", 1, 10)).title.span.line
    1
    """

    drafts: tuple[Draft, ...] = ()
    framework: Framework | None = None
    title: Text | None = None
    period: Period | None = None
    owner: Text | None = None
    ignores: tuple[IgnoreComment, ...] = ()
    problems: tuple[Problem, ...] = ()
    check_ins: tuple[CheckInDraft, ...] = ()
    streams: tuple[ValueStream, ...] = ()
    perspectives: tuple[Text, ...] = ()
    unknown: tuple[Unknown, ...] = ()
