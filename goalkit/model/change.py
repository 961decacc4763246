"""What became of a goal between two versions of the files: it says something else now, or it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime

    from goalkit.english import Period
    from goalkit.model.document import Document
    from goalkit.model.goal import Goal
    from goalkit.text import Text

__all__ = ["Change", "Removal", "Version"]


class Version(NamedTuple):
    """A goal in one version of its document; `name` is what both versions call the file."""

    goal: Goal
    document: Document
    name: str

    @property
    def parent(self) -> Goal | None:
        """The goal it hangs under there."""
        return self.document.parent_of(self.goal)

    @property
    def period(self) -> Period | None:
        """The period it is for there."""
        return self.document.period_of(self.goal)

    @property
    def owner(self) -> Text | None:
        """Who answers for it there."""
        return self.document.owner_of(self.goal)


@dataclass(frozen=True)
class Change:
    r"""A goal that stands in both versions. Rules about changes look at these.

    `above` are both versions of the goal that it hangs under, where that is the same one.

    >>> import goalkit
    >>> before, after = (goalkit.read(f"- KR: Falls drop from 9 to {to} a month\n", path="ward.md") for to in (3, 6))
    >>> [change] = goalkit.diff([before], [after]).versions.changes
    >>> change.before.goal.reading.measures[0].target.number, change.is_explained
    (3.0, False)
    """

    before: Version
    after: Version
    above: tuple[Version, Version] | None = None

    @property
    def is_new_plan(self) -> bool:
        """Whether it was carried over into another period, so that other figures are no change of the old plan.

        A goal whose own period moved, while the goal it hangs under stayed in its period, is still the same plan.
        """
        if not _begins_anew(self.before.period, self.after.period):
            return False
        own = self.before.goal.period is not None and self.after.goal.period is not None
        return not (own and self.above is not None and not _begins_anew(*(one.period for one in self.above)))

    @cached_property
    def is_explained(self) -> bool:
        """Whether a check-in that is new gives a reason for the change, so that it was made in the open."""
        said = {str(one.change_reason) for one in self.before.document.check_ins_of(self.before.goal)}
        return any(
            one.change_reason and str(one.change_reason) not in said
            for one in self.after.document.check_ins_of(self.after.goal)
        )

    def is_open(self, today: datetime.date) -> bool:
        """Whether the change needs no other explanation: it was given one, or the period has yet to begin."""
        start = self.before.period.start if self.before.period is not None else None
        return self.is_explained or (start is not None and today < start)

    def has_begun(self, today: datetime.date) -> bool:
        """Whether the period has surely begun, so that what was agreed for it holds."""
        start = self.before.period.start if self.before.period is not None else None
        return start is not None and start <= today


@dataclass(frozen=True)
class Removal:
    r"""A goal that only the old version has, while the file and what it hung under are still there.

    `above` is what became of the goal it hung under, None where it stood at the top. `document` is the new version of
    its file, or of the one that `above` is in now. `others` are goals that are new in its place: one of them may be
    this goal in other words.

    >>> import goalkit
    >>> old = goalkit.read("# Objective: Guests sleep\n- KR: Falls drop from 9 to 3\n- KR: Noise -20%\n", path="a.md")
    >>> new = goalkit.read("# Objective: Guests sleep\n- KR: Falls drop from 9 to 3\n", path="a.md")
    >>> [removal] = goalkit.diff([old], [new]).versions.removals
    >>> str(removal.before.goal.statement), str(removal.place)
    ('Noise -20%', 'Guests sleep')
    """

    before: Version
    document: Document
    above: Change | None = None
    others: tuple[Goal, ...] = ()

    @property
    def place(self) -> Text | None:
        """The words in the new version at which it is missing."""
        if self.above is not None:
            return self.above.after.goal.statement
        return self.document.title or next((one.statement for one in self.document.goals), None)

    @property
    def is_new_plan(self) -> bool:
        """Whether the plan it was part of has given way to that of another period."""
        if self.above is not None:
            return self.above.is_new_plan
        return _begins_anew(self.before.period, self.document.period) or _begins_anew(
            self.before.document.period, self.document.period
        )

    def is_planning(self, today: datetime.date) -> bool:
        """Whether its period has yet to begin, so that everything may still change."""
        start = self.before.period.start if self.before.period is not None else None
        return start is not None and today < start


def _begins_anew(one: Period | None, other: Period | None) -> bool:
    """Whether two periods surely begin on different days."""
    if one is None or other is None or one.start is None or other.start is None:
        return False
    return one.start != other.start
