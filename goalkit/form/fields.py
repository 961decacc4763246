"""The names of the documented form: which keys a document, a goal, a value stream and a check-in may have.

This is the one place that lists them and says what they mean. Reading, writing, the JSON Schemas and converting
between frameworks all go by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.model.stream import WASTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.model import Framework, Kind

__all__ = [
    "CHECK_IN",
    "DOCUMENT",
    "FRAMEWORKS",
    "KINDS",
    "SHARED",
    "STEP",
    "STREAM",
    "Field",
    "Form",
    "groups_of",
]

Shape = Literal["text", "list"]


class Field(NamedTuple):
    """One key: the attribute that it fills in the model, what it says, and whether it holds a text or a list of them.

    `choices` are the words that are usual here; others are taken as well, for the words of a team are its own.
    """

    attribute: str
    says: str
    shape: Shape = "text"
    choices: tuple[str, ...] = ()


class Form(NamedTuple):
    """How goals of one kind are written: under which key a list of them stands, and by which key each states itself.

    `fields` are the keys beside it, in the order in which they are written. `holds` are the kinds that usually stand
    below it; any other may. In files of a framework that means another kind by the same word, `groups_of` says how
    both are called.
    """

    group: str
    statement: str
    says: str
    fields: Mapping[str, Field]
    holds: tuple[Kind, ...] = ()


def _these(*names: str) -> dict[str, Field]:
    return {name: _ALL[name] for name in names}


_ALL: dict[str, Field] = {
    "id": Field("id", "A short name of your own by which others can refer to it; unique in all your files."),
    "label": Field("label", "The label that stands before it, such as O1 or KR 2."),
    "owner": Field("owner", "Who answers for it: one person, or one team."),
    "period": Field("period", "The time it is meant for, such as Q1 2027; without one, that of what stands above it."),
    "start": Field("start", "The day on which it starts."),
    "due": Field("due", "The day by which it should be reached."),
    "created": Field("created", "The day on which it was written down."),
    "priority": Field("priority", "How it ranks among the others."),
    "status": Field(
        "status", "How it stands, in a word.", choices=("on_track", "at_risk", "off_track", "done", "dropped")
    ),
    "score": Field("score", "What it was scored at the end, as your team writes scores."),
    "result": Field("result", "What came of it, in words."),
    "baseline": Field("baseline", "The value at the start."),
    "current": Field("current", "The value today."),
    "target": Field("target", "The value to be reached."),
    "unit": Field("unit", "The unit of these values, such as % or days."),
    "metric": Field("metric", "The name of what is measured."),
    "direction": Field("direction", "Which way the value should go.", choices=("increase", "decrease", "maintain")),
    "window": Field("window", "The time over which it is counted, such as week or 28 days."),
    "formula": Field("formula", "How the value is worked out."),
    "source": Field("source", "Where the value comes from, so that two people get the same one."),
    "cadence": Field("cadence", "How often it is looked at, such as weekly."),
    "weight": Field("weight", "Its share among the goals beside it."),
    "confidence": Field("confidence", "How sure the team is that it will be reached, from 0 to 1."),
    "commitment": Field("commitment", "Whether it is a promise or a stretch.", choices=("committed", "aspirational")),
    "type": Field("type", "What kind of goal it is, in the words of your team."),
    "rationale": Field("rationale", "Why it matters."),
    "parent": Field("parent_named", "The goal it hangs under, by its id, where that stands elsewhere."),
    "supports": Field("supports", "Goals elsewhere that it helps, by their ids.", "list"),
    "meaning": Field("meaning", "What is counted, and what isn't."),
    "green": Field("green", "The range in which all is well, such as ≥ 95%."),
    "amber": Field("amber", "The range in which somebody should look."),
    "red": Field("red", "The range in which somebody must act."),
    "response": Field("response", "What is done about a breach, or who accepted it and why."),
    "review": Field("review", "The day on which its definition is looked at again."),
    "timing": Field("timing", "Whether it shows early what is to come, or late what came.", choices=("lead", "lag")),
    "perspective": Field("perspective", "The side of the scorecard on which it stands, such as Customer."),
    "theme": Field("theme", "The strategic theme that it belongs to."),
    "leads_to": Field("leads_to", "The objectives that it should move, by their ids: an arrow each.", "list"),
    "scale": Field("scale", "The steps of a measure that is judged in words, from worst to best.", "list"),
    "value": Field("value", "What customers get when this number grows."),
    "product": Field("product", "The product or business for which it speaks."),
    "dimension": Field(
        "dimension",
        "In which way it moves the North Star.",
        choices=("breadth", "depth", "frequency", "efficiency"),
    ),
    "stream": Field("stream", "The value stream that it is about."),
    "step": Field("step", "The step of that stream; without one, the whole of it."),
    "starts_at": Field("starts_at", "The event at which time starts to count."),
    "ends_at": Field("ends_at", "The event at which it ends."),
    "waste": Field("waste", "The kind of waste that it shows.", choices=tuple(one.name for one in WASTES)),
    "specific": Field("specific", "What exactly, for whom, and where."),
    "measurable": Field("measurable", "By what one can tell that it is reached."),
    "achievable": Field("achievable", "Why it can be done."),
}

_WHO = ("id", "label", "owner")
_WHEN = ("period", "start", "due", "created")
_VALUES = ("metric", "baseline", "current", "target", "unit", "direction", "window", "formula", "source", "cadence")
_STATE = ("priority", "weight", "commitment", "confidence", "status", "score", "result", "type", "rationale")
_LINKS = ("parent", "supports")
_GAUGE = ("meaning", "green", "amber", "red", "response", "review", "timing")
SHARED = _these(*_WHO, *_WHEN, *_VALUES, *_STATE, *_LINKS)
"""The keys that a goal of any kind may have."""


def _form(group: str, statement: str, says: str, *own: str, holds: tuple[Kind, ...] = ()) -> Form:
    return Form(group, statement, says, _these(*_WHO, *own, *_WHEN, *_VALUES, *_STATE, *_LINKS), holds)


def _smart() -> Form:
    form = _form("smart_goals", "goal", "One goal, with its five letters.", "specific", "measurable", "achievable")
    named = {"rationale": "relevant", "due": "time_bound"}
    return form._replace(fields={named.get(key, key): field for key, field in form.fields.items()})


KINDS: Mapping[Kind, Form] = {
    "objective": _form(
        "objectives", "objective", "What should become true, in words.", holds=("key_result", "initiative", "kpi")
    ),
    "key_result": _form(
        "key_results",
        "key_result",
        "A result by which an outsider can tell whether the objective was reached.",
        holds=("initiative", "kpi"),
    ),
    "scorecard_objective": _form(
        "scorecard_objectives",
        "objective",
        "An objective on one side of the scorecard.",
        "perspective",
        "theme",
        "leads_to",
        holds=("measure", "initiative"),
    ),
    "measure": _form(
        "measures", "measure", "What shows whether the objective is reached.", *_GAUGE, "scale", holds=("initiative",)
    ),
    "north_star": _form(
        "north_stars",
        "north_star",
        "The one metric that stands for the value customers get.",
        "value",
        "product",
        *_GAUGE,
        holds=("input_metric", "kpi"),
    ),
    "input_metric": _form(
        "inputs", "input", "A metric that a team can move and that moves the North Star.", "dimension", *_GAUGE
    ),
    "smart_goal": _smart(),
    "kpi": _form("kpis", "kpi", "A gauge of running work, with the range in which it is fine.", *_GAUGE),
    "lean_metric": _form(
        "lean_metrics",
        "lean_metric",
        "A measure of flow.",
        "stream",
        "step",
        "starts_at",
        "ends_at",
        "waste",
        *_GAUGE,
    ),
    "goal": _form("goals", "goal", "A goal of which nothing says what kind it is."),
    "initiative": _form("initiatives", "initiative", "Work that is meant to move a result."),
}
"""Every kind of goal, in the order in which goals of several kinds below one stand in a file."""

TITLES: Mapping[str, str] = {
    "okr": "OKR",
    "smart": "SMART goals",
    "balanced_scorecard": "Balanced Scorecard",
    "lean": "Lean metrics",
    "north_star": "North Star",
    "kpi": "KPIs",
}
"""What frameworks are called where people read of them."""

FRAMEWORKS: Mapping[Framework, tuple[Kind, ...]] = {
    "okr": ("objective", "kpi"),
    "smart": ("smart_goal",),
    "balanced_scorecard": ("scorecard_objective",),
    "lean": ("lean_metric",),
    "north_star": ("north_star",),
    "kpi": ("kpi",),
}
"""The kinds that stand at the top of a document of each framework; others may."""

CHECK_IN: Mapping[str, Field] = {
    "goal": Field("goal_named", "The goal that it is about, by its id, where it doesn't stand with its goal."),
    "date": Field("date", "The day, such as 2027-02-01."),
    "value": Field("value", "Where the value stood."),
    "confidence": Field("confidence", "How sure the team was, from 0 to 1."),
    "status": Field(
        "status", "How it stood, in a word.", choices=("on_track", "at_risk", "off_track", "done", "dropped")
    ),
    "note": Field("note", "What happened, in a sentence."),
    "change_reason": Field("change_reason", "Why the goal itself was changed."),
}

STEP: Mapping[str, Field] = {
    "step": Field("name", "What is done in it."),
    "owner": Field("owner", "Who answers for it."),
    "process_time": Field("process_time", "The time in which somebody works on one piece."),
    "wait_time": Field("wait_time", "The time for which a piece lies before it."),
    "wip": Field("wip", "How many pieces lie before it or are worked on."),
    "throughput": Field("throughput", "How many leave it in a time, such as 12 a day."),
    "first_pass_yield": Field("first_pass_yield", "The share that is right at the first go."),
    "availability": Field("availability", "The share of the planned time in which the machine runs."),
    "performance": Field("performance", "Its pace while it runs, as a share of the ideal one."),
    "quality": Field("quality", "The share of good pieces."),
    "oee": Field("oee", "Overall equipment effectiveness: availability × performance × quality."),
    "waste": Field("waste", "The kinds of waste that are seen here.", "list", tuple(one.name for one in WASTES)),
    "constraint": Field("constraint", "Says that this step sets the pace of the whole.", choices=("yes", "no")),
}

STREAM: Mapping[str, Field] = {
    "value_stream": Field("name", "From what to what, such as Order to delivery."),
    "owner": Field("owner", "Who answers for the whole."),
    "product": Field("product", "What flows through it."),
    "starts_at": Field("starts_at", "The event at which lead time starts."),
    "ends_at": Field("ends_at", "The event at which it ends."),
    "demand": Field("demand", "How much customers ask for in a time, such as 120 a week."),
    "available_time": Field("available_time", "How long is worked in a time, such as 37 hours a week."),
    "takt": Field("takt", "The time in which one piece has to be done: available time ÷ demand."),
    "lead_time": Field("lead_time", "From request to delivery."),
    "cycle_time": Field("cycle_time", "From the start of work to its end."),
    "process_time": Field("process_time", "The time in which somebody works on one piece, over all steps."),
    "wip": Field("wip", "How many pieces are in the stream."),
    "throughput": Field("throughput", "How many leave it in a time."),
    "flow_efficiency": Field("flow_efficiency", "The share of the lead time in which somebody works on it."),
    "first_pass_yield": Field("first_pass_yield", "The share that goes through all steps right at the first go."),
}
"""The keys of a value stream, whose `steps` are a list below it."""

DOCUMENT: Mapping[str, Field] = {
    "framework": Field("framework", "The framework that the file follows.", choices=tuple(FRAMEWORKS)),
    "title": Field("title", "What the file is called."),
    "period": Field("period", "The time that its goals are meant for."),
    "owner": Field("owner", "Who answers for goals that name no one."),
    "perspectives": Field("perspectives", "The sides of a scorecard of your own; without any, the usual four.", "list"),
}
"""The keys at the top, beside lists of goals, `value_streams` and `check_ins`."""


_SHORT: Mapping[Framework, Mapping[Kind, str]] = {
    "balanced_scorecard": {"scorecard_objective": "objectives", "objective": "okr_objectives"},
    "smart": {"smart_goal": "goals", "goal": "other_goals"},
}


def groups_of(framework: Framework | None) -> dict[Kind, str]:
    """The key under which a list of goals of each kind stands in a file of a framework.

    Where a framework has a short word of its own, it is meant: `objectives` of a scorecard are scorecard objectives.
    """
    short = _SHORT.get(framework, {}) if framework else {}
    return {kind: short.get(kind, form.group) for kind, form in KINDS.items()}
