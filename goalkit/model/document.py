"""One file's worth of goals, and all files of a run together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from goalkit.english import Period
    from goalkit.model.check_in import CheckIn
    from goalkit.model.goal import Goal
    from goalkit.model.stream import ValueStream
    from goalkit.text import Span, Text

Framework = Literal["okr", "smart", "balanced_scorecard", "lean", "north_star", "kpi"]
"""What a document follows, as files name it.

>>> import goalkit
>>> sorted({page.framework for page in goalkit.frameworks().values()})
['balanced_scorecard', 'kpi', 'lean', 'north_star', 'okr', 'smart']
"""

Format = Literal["markdown", "yaml", "toml", "json", "csv"]
"""How a document is written.

>>> import goalkit
>>> goalkit.read('{"goals": ["Halve the queue at the desk"]}').format
'json'
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that kept a file, or a part of it, from being read.

    `kind`: `unreadable` (missing, not text, no permission), `syntax` (not valid in its format) or
    `too_large`. `message` says what is wrong in a clause, `ask` what to do about it.

    >>> import goalkit
    >>> [problem] = goalkit.read("{", format="json").problems
    >>> problem.kind, problem.at.line
    ('syntax', 1)
    """

    kind: Literal["unreadable", "syntax", "too_large"]
    at: Span
    message: str
    ask: str


@dataclass(frozen=True, slots=True)
class Ignore:
    r"""A comment that silences rules on one goal: `ignore[rule-name] reason`.

    `goal` is the id of the goal it is attached to, None where it stands beside none.
    `rules` are names as written, each with its place. Lint fills in what came of it: `silenced` counts
    what it hid, `unused` has the names of rules that ran and had nothing to hide.

    >>> import goalkit
    >>> source = "- KR: Noise at night -20%  <!-- goalkit: ignore[missing-baseline] meters come in May -->\n"
    >>> [ignore] = goalkit.read(source).ignores
    >>> [str(name) for name in ignore.rules], ignore.reason
    (['missing-baseline'], 'meters come in May')
    """

    at: Text
    rules: tuple[Text, ...]
    reason: str
    goal: str | None
    silenced: int = 0
    unused: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    r"""A key or column of the documented form that it doesn't have; `near` is the one that was probably meant.

    >>> import goalkit
    >>> [unknown] = goalkit.read("framework: kpi\nkpis:\n  - {kpi: Beds free, gren: ≥ 4}\n", format="yaml").unknown
    >>> str(unknown.at), unknown.where, unknown.near
    ('gren', 'KPI', 'green')
    """

    at: Text
    where: str
    near: str | None = None


@dataclass(frozen=True)
class Document:
    r"""The goals of one file, in the order they were written, and what the file says of all of them.

    `goals` is flat; `parent_of`, `children_of` and `siblings_of` give the tree. A goal's own period
    and owner win over those it inherits: ask `period_of` and `owner_of`.

    >>> import goalkit
    >>> document = goalkit.read("# Objective: Patients sleep (owner: Amara)\n- KR: Alarms a night fall from 40 to 12\n")
    >>> objective, result = document.goals
    >>> document.parent_of(result) is objective, document.children_of(objective) == (result,)
    (True, True)
    >>> result.owner, document.owner_of(result)
    (None, 'Amara')
    """

    path: str
    format: Format
    goals: tuple[Goal, ...] = ()
    framework: Framework | None = None
    title: Text | None = None
    period: Period | None = None
    owner: Text | None = None
    ignores: tuple[Ignore, ...] = ()
    problems: tuple[Problem, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    """What was noted of its goals since, in the order it was written."""
    streams: tuple[ValueStream, ...] = ()
    """The value streams that it describes."""
    perspectives: tuple[Text, ...] = ()
    """The perspectives of its scorecard, where it names them; without any, the usual four."""
    unknown: tuple[Unknown, ...] = ()
    """What stands in a document of the documented form and has no place in it."""
    fields: frozenset[str] = field(default=frozenset())
    """The names of the goal fields that this document uses at least once."""
    source: str = field(default="", repr=False, compare=False)
    """The text it was read from, for quoting."""

    @cached_property
    def by_id(self) -> dict[str, Goal]:
        """Goals by id; of two with one id, the first."""
        found: dict[str, Goal] = {}
        for goal in self.goals:
            found.setdefault(goal.id, goal)
        return found

    @cached_property
    def _children(self) -> dict[str | None, list[Goal]]:
        children: dict[str | None, list[Goal]] = defaultdict(list)
        for goal in self.goals:
            children[goal.parent].append(goal)
        return children

    def parent_of(self, goal: Goal) -> Goal | None:
        """The goal it hangs under in this document, if any."""
        return self.by_id.get(goal.parent) if goal.parent else None

    def children_of(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals that hang right under it, in order."""
        return tuple(self._children.get(goal.id, ()))

    def check_ins_of(self, goal: Goal) -> tuple[CheckIn, ...]:
        """The check-ins of a goal by date, those without one first; of one day, in the order they were written."""
        return tuple(self._check_ins.get(goal.id, ()))

    @cached_property
    def _check_ins(self) -> dict[str | None, list[CheckIn]]:
        found: dict[str | None, list[CheckIn]] = defaultdict(list)
        for one in sorted(self.check_ins, key=lambda one: one.date.toordinal() if one.date else 0):
            found[one.goal].append(one)
        return found

    def siblings_of(self, goal: Goal) -> tuple[Goal, ...]:
        """The other goals with the same parent and of the same kind, in order."""
        if goal.parent is None:
            return ()
        return tuple(one for one in self._children[goal.parent] if one is not goal and one.kind == goal.kind)

    def period_of(self, goal: Goal) -> Period | None:
        """The goal's own period, else that of the nearest goal above it, else the document's."""
        return goal.period if goal.period is not None else self._inherited(goal, "period", self._periods)

    def owner_of(self, goal: Goal) -> Text | None:
        """The goal's own owner, else that of the nearest goal above it, else the document's."""
        return goal.owner if goal.owner is not None else self._inherited(goal, "owner", self._owners)

    @cached_property
    def _periods(self) -> dict[str, Period | None]:
        return {}

    @cached_property
    def _owners(self) -> dict[str, Text | None]:
        return {}

    def _inherited(self, goal: Goal, what: str, known: dict[str, Any]) -> Any:  # noqa: ANN401
        """The value of the nearest goal above that has one, else the document's.

        `known` remembers it for every goal that was passed, so that a long chain is climbed once.
        """
        above = self.parent_of(goal)
        if above is None:
            return getattr(self, what)
        if above.id in known:
            return known[above.id]
        passed: set[str] = set()
        value = None
        while above is not None and above.id not in passed:
            if above.id in known:
                value = known[above.id]
                break
            passed.add(above.id)
            value = getattr(above, what)
            if value is not None:
                break
            above = self.parent_of(above)
        if value is None:
            value = getattr(self, what)
        known.update(dict.fromkeys(passed, value))
        return value

    def lineage(self, goal: Goal) -> Iterable[Goal]:
        """The goal, its parent, its parent's parent and so on; stops where the chain bites its tail."""
        seen: set[str] = set()
        one: Goal | None = goal
        while one is not None and one.id not in seen:
            seen.add(one.id)
            yield one
            one = self.parent_of(one)

    def is_past(self, goal: Goal, today: datetime.date) -> bool:
        """Whether the goal's period ended before today, so that it is history and not a plan."""
        period = self.period_of(goal)
        return period is not None and period.end is not None and period.end < today
