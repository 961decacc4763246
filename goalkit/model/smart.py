"""SMART goals: one goal, and the evidence for each of its five letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from goalkit.model.goal import Goal, Kind, kind_of_goal

if TYPE_CHECKING:
    from goalkit.model.document import Document, Framework
    from goalkit.text import Text

__all__ = ["Letter", "SmartGoal", "evidence"]

Letter = Literal["specific", "measurable", "achievable", "relevant", "time_bound"]


@kind_of_goal
class SmartGoal(Goal):
    r"""One goal that is specific, measurable, achievable, relevant and time-bound.

    `specific`, `measurable` and `achievable` are what the author wrote beside these letters; what stands beside
    “relevant” is the goal's `rationale`, beside “time-bound” its `due`, and beside “assignable”, as Doran first had it,
    its `owner`.

    >>> import goalkit
    >>> goals = "goals:\n  - {goal: Cut lost books from 60 to 20 a month, achievable: other branches did}\n"
    >>> (goal,) = goalkit.read("framework: smart\n" + goals, format="yaml").goals
    >>> goal.kind, str(goal.achievable)
    ('smart_goal', 'other branches did')
    """

    kind: ClassVar[Kind] = "smart_goal"
    framework: ClassVar[Framework | None] = "smart"

    specific: Text | None = None
    measurable: Text | None = None
    achievable: Text | None = None


def evidence(goal: Goal, document: Document) -> dict[Letter, str | None]:
    r"""The words that answer each letter, written beside it or said in the goal itself; None where nothing does.

    >>> import goalkit
    >>> document = goalkit.read("smart_goals:\n  - Cut lost books from 60 to 20 a month by June 2027\n", format="yaml")
    >>> found = evidence(document.goals[0], document)
    >>> found["measurable"], found["time_bound"], found["relevant"]
    ('20', 'by June 2027', None)
    """
    reading = goal.reading
    measured = next((one for one in reading.measures if one.target or one.change), None)
    number = (measured.target or measured.change) if measured is not None else None
    period = document.period_of(goal)
    found: dict[Letter, str | None] = {
        "specific": _own(goal, "specific") or (goal.statement if not reading.vague_words else None),
        "measurable": _own(goal, "measurable") or (number.text if number else None) or goal.target,
        "achievable": _own(goal, "achievable") or goal.baseline,
        "relevant": goal.rationale or reading.purpose,
        "time_bound": goal.due
        or (reading.deadline.text if reading.deadline is not None and not reading.deadline.vague else None)
        or (period.text if period is not None else None),
    }
    return {letter: found[letter] for letter in get_args(Letter)}


def _own(goal: Goal, letter: Letter) -> Text | None:
    written: Text | None = getattr(goal, letter, None)
    return written
