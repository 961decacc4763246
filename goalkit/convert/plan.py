"""The tree of the new document: what each goal becomes, under what it hangs, and which goals have to be made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from goalkit.convert.account import STAYS
from goalkit.convert.nature import holds
from goalkit.convert.table import HOMES, STATEMENTS, TABLE, Case
from goalkit.english.words.quoting import quote
from goalkit.form.entry import a
from goalkit.form.fields import FRAMEWORKS
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.convert.account import Account
    from goalkit.model import Document, Framework, Goal, Kind

__all__ = ["Part", "Plan"]

UNSAID = "nothing says what kind of goal it is, so it stays one"
WORK = "it is work, which every framework has"
CUSTOMER, PROCESS = "Customer", "Internal process"
SIDES = {CUSTOMER: "a North Star says what customers get", PROCESS: "flow is seen from the side of the process"}


@dataclass(slots=True, eq=False)
class Part:
    """A goal on its way: the old one, None where it was made, and what the new one says.

    `kind` is None where it is dropped. `values` go by the names of the model.
    """

    id: str
    kind: Kind | None
    statement: Text
    because: str
    old: Goal | None = None
    above: Part | None = None
    values: dict[str, Any] = field(default_factory=dict)
    restated: bool = False

    @property
    def stays(self) -> bool:
        """Whether it is of the kind that it was before."""
        return self.old is not None and self.kind == self.old.kind


class Plan:
    """What becomes of the goals of one document."""

    def __init__(self, document: Document, to: Framework, account: Account) -> None:
        self.document = document
        self.to = to
        self.account = account
        self.parts: list[Part] = []
        self.by_id: dict[str, Part] = {}
        self._made: dict[tuple[Kind, str], Part] = {}
        self._before: defaultdict[Part | None, list[Part]] = defaultdict(list)
        self._names = {goal.id for goal in document.goals}
        for goal in document.goals:
            case = self._case(goal)
            part = Part(goal.id, case.kind, goal.statement, case.because, goal, restated=case.restated)
            self.parts.append(part)
            self.by_id.setdefault(goal.id, part)

    def _case(self, goal: Goal) -> Case:
        cases = TABLE.get(goal.kind, {}).get(self.to, ())
        if self.document.framework == self.to and goal.kind in {*FRAMEWORKS[self.to], "goal"}:
            cases = ()
        for case in cases:
            if case.when is None or holds(case.when, goal, self.document):
                return case
        said = {"initiative": WORK, "goal": UNSAID}
        return Case(goal.kind, said.get(goal.kind, "it belongs there as it is"))

    def changes(self) -> bool:
        """Whether anything is to be done."""
        return self.to != self.document.framework or any(not part.stays for part in self.parts)

    # The tree

    def arrange(self) -> None:
        """Find what each goal hangs under, and make what has to stand above and isn't there."""
        standing = list(self.parts)
        for part in standing:
            if part.old is not None and part.kind is not None:
                part.above = self._above(part.old)
        star = next((part for part in standing if part.kind == "north_star"), None)
        for part in standing:
            home = HOMES.get(part.kind) if part.kind else None
            if home is None or part.stays or (part.above is not None and part.above.kind in home.kinds):
                continue
            part.above = star if star is not None and home.made == "north_star" else self._home(part, home.made)
        self._add_first()
        self.parts = [one for part in self.parts for one in (*self._before[part], part)] + self._before[None]
        for part in standing:
            self._tell(part)

    def _above(self, goal: Goal) -> Part | None:
        """The nearest goal above that is still there."""
        for one in self.document.lineage(goal):
            part = self.by_id[one.id]
            if one is not goal and part.kind is not None:
                return part
        return None

    def _home(self, part: Part, kind: Kind) -> Part:
        """The goal that is made for those that have none above them: one for all that share a reason."""
        goal = part.old
        above = part.above.old if part.above is not None else None
        value = getattr(above, "value", None) or getattr(goal, "value", None)
        flows = goal is not None and goal.kind == "lean_metric"
        why = str(value or (goal.rationale if goal is not None else "") or (PROCESS if flows else ""))
        key = (kind, "" if kind == "north_star" else why)
        if key not in self._made:
            reason = goal.rationale if goal is not None and not value and kind != "north_star" else None
            made = self._made[key] = self.make(kind, part, value if kind != "north_star" else None, reason)
            if kind == "scorecard_objective" and (value or flows):
                side = CUSTOMER if value else PROCESS
                made.values["perspective"] = Text(side, *made.statement.place(0))
                self.account.derived(made.id, "perspective", made.values["perspective"], SIDES[side])
            if kind == "north_star":
                self._value(made)
        return self._made[key]

    def _value(self, star: Part) -> None:
        """Of one objective, the words are what customers get when the star grows; of several, nobody knows of which."""
        tops = [one.old for one in self.parts if one.kind is None and one.old is not None]
        if len(tops) == 1 and not tops[0].reading.placeholders:
            star.values["value"] = tops[0].statement
            because = "it is the only objective, and says what should become true"
            self.account.derived(star.id, "value", tops[0].statement, because)

    def make(self, kind: Kind, before: Part | None, statement: Text | None = None, reason: Text | None = None) -> Part:
        """A goal that nobody wrote, in front of the first that needs it; `reason` is why those below it matter."""
        slot = STATEMENTS[kind]
        place = (before or self.parts[-1]).statement
        number = len(self._names)
        while (name := f"{self.document.path}#{kind}-new-{number}") in self._names:
            number += 1
        self._names.add(name)
        because = f"{a(kind)} is needed here, and nobody wrote one"
        if reason is not None:
            because += f"; what stands below it matters because of {quote(reason)}"
        made = Part(name, kind, statement or Text(slot.words, *place.place(0)), because)
        self._before[before].append(made)
        if statement is None:
            self.account.asked(name, "statement", slot, because, at=place)
        else:
            self.account.derived(name, "statement", statement, "what customers get is what should become true")
        return made

    def _add_first(self) -> None:
        """Where nothing of the framework came out, its first goal is asked for."""
        kinds = {part.kind for part in (*self.parts, *self._made.values())}
        first = FRAMEWORKS[self.to][0]
        if not self.parts or first in kinds or "goal" in kinds:
            return
        made = self.make(first, None)
        if first == "north_star":
            self._value(made)
        elif first == "objective":
            self.make("key_result", None).above = made

    def _tell(self, part: Part) -> None:
        """Account for where a goal hung."""
        goal, above = part.old, part.above
        if goal is None or part.kind is None:
            return
        if goal.parent is None:
            if above is not None:
                because = f"{a(part.kind)} stands below {a(above.kind)}" if above.kind else ""
                self.account.derived(goal.id, "under", above.statement, because, becomes=above.id, at=goal.statement)
            return
        parent = Text(goal.parent, *goal.statement.place(0))
        if above is None:
            self.account.dropped(goal.id, "under", parent, "what it hung under isn't there any more")
        elif above.id == goal.parent:
            self.account.kept(goal.id, "under", parent, STAYS)
        else:
            because = "what it hung under isn't there any more"
            old = self.by_id.get(goal.parent)
            if old is not None and old.kind is not None:
                because = f"{a(part.kind)} doesn't stand below {a(old.kind)}"
            self.account.derived(goal.id, "under", parent, because, becomes=above.id)

    def ordered(self) -> list[Part]:
        """All that is there, each goal right behind what it hangs under; a ring stays in the order in which it was."""
        below: defaultdict[Part | None, list[Part]] = defaultdict(list)
        there = [part for part in self.parts if part.kind is not None]
        for part in there:
            below[part.above].append(part)
        order: dict[Part, None] = {}
        for start in (*below[None], *there):
            waiting = [start]
            while waiting:
                part = waiting.pop()
                if part not in order:
                    order[part] = None
                    waiting += reversed(below[part])
        return list(order)
