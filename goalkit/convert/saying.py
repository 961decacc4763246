"""What each new goal says: the words it keeps, those that move or go, what follows from them, and what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.convert.account import STAYS, key_of, words_of, written
from goalkit.convert.naming import named
from goalkit.convert.nature import is_well, is_work, latest_value, metric_of
from goalkit.convert.table import ASKED, MOVES, STATEMENTS
from goalkit.form.entry import a
from goalkit.form.fields import KINDS
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from goalkit.convert.account import Account
    from goalkit.convert.plan import Part, Plan
    from goalkit.convert.table import Asked
    from goalkit.model import Document, Goal, Kind

__all__ = ["Sayer"]

GAUGES: frozenset[Kind] = frozenset({"kpi", "measure", "input_metric", "north_star", "lean_metric"})
"""Kinds that are called by what they measure, and have the numbers beside the name."""
ENDING: frozenset[Kind] = frozenset({"key_result", "smart_goal"})
"""Kinds that end when a value is reached."""
TIMES = frozenset({"lead_time", "cycle_time", "waiting_time", "queue_time", "lead_time_for_changes"})
"""Metrics of time, which is counted between two events."""
GOES = "it goes with its goal"
PLACES = ("stream", "step", "starts_at", "ends_at")
"""What says of a Lean metric what exactly it is about; another gauge says so in its meaning."""


class Sayer:
    """Fills the goals of a plan, and accounts for every word of the old ones."""

    def __init__(self, plan: Plan, account: Account) -> None:
        self.plan = plan
        self.account = account
        self.document: Document = plan.document

    def say(self) -> None:
        """Fill all of them."""
        for part in self.plan.parts:
            if part.old is not None:
                self._goal(part, part.old)
        for part in self.plan.parts:
            if part.kind is not None and not part.stays:
                if part.old is not None:
                    self._deduce(part, part.kind, part.old)
                self._ask(part, part.kind)

    # The words that are there

    def _goal(self, part: Part, goal: Goal) -> None:
        if part.kind is None:
            self._drop(part, goal)
            return
        if part.stays:
            self.account.kept(goal.id, "kind", _kind(goal, goal.kind), part.because)
        else:
            self.account.derived(goal.id, "kind", _kind(goal, goal.kind), part.because, becomes=part.kind)
        self._statement(part, part.kind, goal)
        told = self._meaning(part, part.kind, goal) if goal.kind == "lean_metric" and not part.stays else ()
        for name, value in written(goal).items():
            if name not in told:
                self._field(part, part.kind, goal, name, value)
        self._inherit(part, part.kind, goal)

    def _drop(self, part: Part, goal: Goal) -> None:
        """A goal that isn't there any more; the goals that hung right below it have of it what they lack."""
        drop, derive = self.account.dropped, self.account.derived
        drop(goal.id, "kind", _kind(goal, goal.kind), part.because)
        if goal.parent is not None:
            drop(goal.id, "under", Text(goal.parent, *goal.statement.place(0)), GOES)
        heirs = [one for one in self.document.children_of(goal) if self._is_there(one.id)]
        if goal.reading.placeholders or all(one.rationale for one in heirs):
            drop(goal.id, "statement", goal.statement, GOES)
        else:
            because = "it stays as the reason of the goals that hung below it"
            derive(goal.id, "statement", goal.statement, because, into="rationale")
        for name, value in written(goal).items():
            if name == "period" and value == self.document.period:
                derive(goal.id, name, value, "the document is meant for the same time")
            elif name in {"owner", "period"} and any(getattr(one, name) is None for one in heirs):
                derive(goal.id, name, value, "the goals that hung below it have it now")
            else:
                drop(goal.id, key_of(goal.kind, name), value, GOES)

    def _is_there(self, goal: str) -> bool:
        part = self.plan.by_id.get(goal)
        return part is None or part.kind is not None

    def _inherit(self, part: Part, kind: Kind, goal: Goal) -> None:
        """What a goal had of the one above it that is gone."""
        document = self.document
        above = document.parent_of(goal)
        if above is None or self._is_there(above.id):
            return
        if goal.rationale is None and "rationale" not in part.values and not above.reading.placeholders:
            because = f"it is the {above.kind.replace('_', ' ')} that it hung under"
            self._add(part, kind, "rationale", above.statement, because)
        owner, period = document.owner_of(goal), document.period_of(goal)
        if goal.owner is None and owner is not None and owner is not document.owner:
            self._add(part, kind, "owner", owner, "what it hung under named them")
        if goal.period is None and period is not None and period != document.period:
            self._add(part, kind, "period", period, "what it hung under was meant for it")

    def _statement(self, part: Part, kind: Kind, goal: Goal) -> None:
        if part.restated:
            slot = STATEMENTS[kind]
            part.statement = Text(slot.words, *goal.statement.place(0))
            if goal.rationale is None:
                part.values["rationale"] = goal.statement
                self.account.derived(
                    goal.id, "statement", goal.statement, "its words are a reason, and no number", into="rationale"
                )
            else:
                self.account.dropped(goal.id, "statement", goal.statement, "its words are no number")
            self.account.asked(goal.id, "statement", slot, part.because, at=goal.statement)
            return
        says = None
        if kind in GAUGES and goal.kind in ENDING and goal.baseline is None and goal.target is None:
            says = named(goal.statement, goal.reading)
        if says is None:
            self.account.kept(goal.id, "statement", goal.statement)
            return
        part.statement = says.name
        because = "a gauge is called by what it measures; the numbers stand beside the name"
        self.account.derived(goal.id, "statement", goal.statement, because, becomes=str(says.name))
        direction = Text(says.direction, *goal.statement.place(0)) if says.direction else None
        found = {"baseline": says.baseline, "target": says.target, "direction": direction, "due": says.due}
        for name, value in found.items():
            if value is not None and getattr(goal, name) is None:
                self._add(part, kind, name, value, "its statement said so")

    def _meaning(self, part: Part, kind: Kind, goal: Goal) -> Collection[str]:
        """Say of several lead times which one it is: “Order to delivery, step Pack”; give the fields that it says."""
        has = {field.attribute for field in KINDS[kind].fields.values()}
        to = next((name for name in ("meaning", "specific", "formula") if name in has), "")
        places = {name: text for name in PLACES if (text := getattr(goal, name)) is not None}
        if not places or goal.formula is not None or getattr(goal, "meaning", None) is not None:
            return ()
        before = {"stream": "{}", "step": "step {}", "starts_at": "from “{}”", "ends_at": "to “{}”"}
        words = ""
        for name, text in places.items():
            joint = " " if name == "ends_at" and "starts_at" in places else ", "
            words += (joint if words else "") + before[name].format(text)
        meaning = Text(words, *next(iter(places.values())).place(0))
        part.values[to] = meaning
        for one, text in places.items():
            because = "what it is about says what is counted"
            self.account.derived(goal.id, one, text, because, into=key_of(kind, to), becomes=words)
        return places

    def _field(self, part: Part, kind: Kind, goal: Goal, name: str, value: Any) -> None:  # noqa: ANN401
        key = key_of(goal.kind, name)
        has = {field.attribute for field in KINDS[kind].fields.values()}
        left = self._left(part, goal, name, value)
        if not left:
            self.account.dropped(goal.id, key, value, "what it names isn't there any more, or it hangs elsewhere")
        elif name == "supports" and kind == "scorecard_objective" and not part.stays and self._are_arrows(left):
            because = "it helps objectives of the same card, which are the arrows of its map"
            part.values["leads_to"] = left
            self.account.derived(goal.id, key, value, because, into="leads_to", becomes=words_of(left))
        elif name in has:
            part.values[name] = left
            if left == value:
                self.account.kept(goal.id, key, value, STAYS)
            else:
                self.account.derived(goal.id, key, value, "some that it names are gone", becomes=words_of(left))
        elif (move := self._move(part, kind, goal, name)) is not None:
            other, because = move
            part.values[other] = left
            self.account.derived(goal.id, key, value, because, into=key_of(kind, other), becomes=words_of(left))
        else:
            self.account.dropped(goal.id, key, value, f"{a(kind)} has no place for it")

    def _move(self, part: Part, kind: Kind, goal: Goal, name: str) -> tuple[str, str] | None:
        """The field of another name in which the same words mean the same, and why; None where none is free."""
        has = {field.attribute for field in KINDS[kind].fields.values()}
        said = any(one.target or one.change for one in goal.reading.measures)
        numbers = any(map(str.isdigit, getattr(goal, name)))
        for other, because in MOVES.get(name, ()):
            fits = {"target": kind in ENDING or name == "measurable", "source": not numbers}.get(other, True)
            if other == "target" and (said or not numbers):
                fits = False
            if fits and other in has and other not in part.values and not getattr(goal, other, None):
                return other, because
        return None

    def _left(self, part: Part, goal: Goal, name: str, value: Any) -> Any:  # noqa: ANN401 a text or a list of them
        """What is left of references once goals are gone: the name of nothing would only lead astray."""
        if name in {"supports", "leads_to"}:
            return tuple(one for one in value if self._is_there(one.strip()))
        above = self.document.parent_of(goal) if name == "parent_named" else None
        if above is None or (part.above is not None and part.above.id == above.id):
            return value
        names = (above.id, above.statement, above.label or "")
        return None if value.strip().casefold() in {one.strip().casefold() for one in names} else value

    def _are_arrows(self, names: tuple[Text, ...]) -> bool:
        parts = [self.plan.by_id.get(name.strip()) for name in names]
        return all(part is not None and part.kind == "scorecard_objective" for part in parts)

    def _add(self, part: Part, kind: Kind, name: str, value: Any, because: str) -> None:  # noqa: ANN401
        """Write what follows from other words into a field that was empty."""
        part.values[name] = value
        self.account.derived(part.id, key_of(kind, name), value, because, at=part.statement)

    # What follows from them

    def _deduce(self, part: Part, kind: Kind, goal: Goal) -> None:
        at = goal.statement.place(0)
        if kind in ENDING and goal.kind in GAUGES:
            self._start(part, kind, goal)
        if kind == "measure" and "timing" not in part.values:
            metric = metric_of(goal)
            if goal.kind == "input_metric":
                self._add(part, kind, "timing", Text("lead", *at), "inputs move before the star does")
            elif metric is not None:
                before = {"lead": "moves before the result", "lag": "shows late what came"}[metric.timing]
                self._add(part, kind, "timing", Text(metric.timing, *at), f"{metric.name} usually {before}")
        if kind == "smart_goal" and "due" not in part.values and goal.reading.deadline is None:
            period = self.document.period_of(goal)
            if period is not None and period.end is not None:
                self._add(part, kind, "due", Text(period.end.isoformat(), *at), f"it is the last day of {period.text}")
        if kind == "lean_metric" and "stream" not in part.values and len(self.document.streams) == 1:
            self._add(part, kind, "stream", self.document.streams[0].name, "it is the only value stream here")
        if kind == "input_metric" and goal.kind == "lean_metric":
            self._add(
                part, kind, "dimension", Text("efficiency", *at), "flow says how little effort and waiting it takes"
            )

    def _start(self, part: Part, kind: Kind, goal: Goal) -> None:
        """Where a gauge that becomes an end in itself starts: at its last value, unless all is well there."""
        latest = latest_value(goal, self.document)
        if latest is None or "baseline" in part.values:
            return
        if is_well(goal, latest[1]):
            if "direction" not in part.values:
                held = Text("maintain", *goal.statement.place(0))
                self._add(part, kind, "direction", held, "its last value is in the range in which all is well")
            return
        starts = [one.baseline.text for one in goal.reading.measures if one.baseline]
        if all(one in latest[0] for one in starts):
            self._add(part, kind, "baseline", latest[0], "the last value is where it starts")

    # What is asked

    def _ask(self, part: Part, kind: Kind) -> None:
        for one in ASKED.get(kind, ()):
            wanted = not any(part.values.get(name) for name in (one.field, *one.unless))
            if wanted and (self._lacks(part, part.old, one) if part.old is not None else one.always):
                part.values[one.field] = Text(one.slot.words, *part.statement.place(0))
                because = f"{a(kind)} needs it, and nothing here says it"
                self.account.asked(part.id, key_of(kind, one.field), one.slot, because, at=part.statement)

    def _lacks(self, part: Part, goal: Goal, one: Asked) -> bool:
        """Whether neither the goal's statement nor what stands around it answers a question."""
        reading = goal.reading
        if one.field == "target":
            said = any(measure.target or measure.change for measure in reading.measures) or reading.placeholders
            return not (said or is_work(goal))
        if one.field == "green":  # a star is to grow, and what is to be held has its range in its target
            return goal.kind != "north_star" and part.values.get("direction") != "maintain"
        if one.field == "due":
            return not (reading.deadline or self.document.period_of(goal))
        if one.field in {"starts_at", "ends_at"}:
            metric = metric_of(goal)
            return metric is not None and metric.id in TIMES
        return True


def _kind(goal: Goal, kind: Kind) -> Text:
    return Text(kind, *goal.statement.place(0))
