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
    """Everything that a reader found in one source, `drafts` in document order."""

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
