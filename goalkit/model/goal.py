"""What a goal is, whatever framework it comes from."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from itertools import repeat
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable

    from goalkit.english import Period, Reading
    from goalkit.model.document import Framework
    from goalkit.model.thresholds import Thresholds
    from goalkit.text import Text

Kind = Literal[
    "objective",
    "key_result",
    "initiative",
    "goal",
    "smart_goal",
    "scorecard_objective",
    "measure",
    "north_star",
    "input_metric",
    "kpi",
    "lean_metric",
]
"""What a goal is called in files, reports and the JSON of `show`.

>>> import goalkit
>>> goalkit.read("- Initiative: Fit soft-close doors\\n").goals[0].kind
'initiative'
"""


Class = TypeVar("Class", bound=type)


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False)
def kind_of_goal(kind: Class) -> Class:
    """Make a frozen, slotted dataclass of a kind of goal, which is made and compared as `Goal` says.

    Methods written anew for each kind and its forty fields would cost every start more than all else that models do.
    """
    make: Callable[[type], type] = dataclass(init=False, repr=False, eq=False, frozen=True, slots=True, kw_only=True)
    return cast("Class", make(kind))


_FIELDS: dict[type, tuple[dict[str, Any], frozenset[str]]] = {}


def _fields_of(goal: Goal) -> tuple[dict[str, Any], frozenset[str]]:
    """The fields of a goal's kind, each with what it holds where nothing is given, and those that must be given."""
    kind = type(goal)
    known = _FIELDS.get(kind)
    if known is None:
        held = {one.name: one.default for one in fields(goal)}
        known = _FIELDS[kind] = held, frozenset([name for name, default in held.items() if default is MISSING])
    return known


@kind_of_goal
class Goal:
    r"""Anything a document commits to; as such, one of which nothing says what kind it is.

    Every text is as the author wrote it and knows its place; None where the author wrote nothing.
    `framework` is the one that goals of this kind belong to, None where goals of several do.
    `statement` is the sentence without markup, label, owner, priority, status and score.
    `id` is the author's own where `named` says so, else derived from the place in the document.
    `parent` is the id of the goal it hangs under by layout or by reference, None at the top.
    `parent_named` and `supports` are references as written, resolved or not.

    >>> import goalkit
    >>> (goal,) = goalkit.read("kpis:\n  - {id: K-1, kpi: Beds free at noon, owner: Amara}\n", format="yaml").goals
    >>> goal.kind, goal.id, goal.named, goal.owner, goal.target
    ('kpi', 'K-1', True, 'Amara', None)
    >>> goal.owner.span.line, goal.owner.span.column
    (2, 46)
    """

    kind: ClassVar[Kind] = "goal"
    framework: ClassVar[Framework | None] = None

    id: str
    statement: Text
    reading: Reading
    named: bool = False
    parent: str | None = None
    parent_named: Text | None = None
    supports: tuple[Text, ...] = ()
    label: Text | None = None
    owner: Text | None = None
    period: Period | None = None
    start: Text | None = None
    due: Text | None = None
    created: Text | None = None
    priority: Text | None = None
    status: Text | None = None
    score: Text | None = None
    result: Text | None = None
    baseline: Text | None = None
    current: Text | None = None
    target: Text | None = None
    unit: Text | None = None
    metric: Text | None = None
    direction: Text | None = None
    window: Text | None = None
    formula: Text | None = None
    source: Text | None = None
    cadence: Text | None = None
    weight: Text | None = None
    confidence: Text | None = None
    commitment: Text | None = None
    type: Text | None = None
    rationale: Text | None = None

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 (each field has a type of its own)
        """Take the fields by their names. Raises `TypeError` for one that is missing or that no such goal has."""
        known, needed = _fields_of(self)
        if missing := needed - given.keys():
            raise TypeError(f"a {self.kind} needs its {next(name for name in known if name in missing)}")
        held = known | given
        if len(held) > len(known):
            raise TypeError(f"a {self.kind} has no {next(name for name in given if name not in known)}")
        # Goals are frozen once they are made; `any` goes through them all, for what puts a value gives none.
        any(map(object.__setattr__, repeat(self), held, held.values()))

    def __repr__(self) -> str:
        said = ((one, getattr(self, one)) for one in _fields_of(self)[0])
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said if value)})"

    def __eq__(self, other: object) -> bool:
        """Whether both are of one kind and say the same, wherever they were written."""
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, one.name) == getattr(other, one.name) for one in fields(self))

    def __hash__(self) -> int:
        return hash((self.kind, self.id, self.statement))


@kind_of_goal
class Gauge(Goal):
    r"""Something that is watched: what it means, where it is fine, and what is done when it isn't.

    `meaning` says in words what is counted and what isn't. `green`, `amber` and `red` are the ranges as written
    (“≥ 95%”, “90-95%”, “below 90”). `response` says what is done about a breach, or who accepted it. `review` is the
    day on which the definition is looked at again. `timing` says whether it leads or lags. `thresholds` is what was
    understood of the ranges, None where there are none that can be read. What was measured over time are the
    check-ins that the document holds for it.

    >>> import goalkit
    >>> (gauge,) = goalkit.read("framework: kpi\nkpis:\n  - {kpi: Beds free, green: ≥ 4}\n", format="yaml").goals
    >>> isinstance(gauge, Gauge), str(gauge.green)
    (True, '≥ 4')
    """

    meaning: Text | None = None
    green: Text | None = None
    amber: Text | None = None
    red: Text | None = None
    response: Text | None = None
    review: Text | None = None
    timing: Text | None = None
    thresholds: Thresholds | None = None
