"""What goals of each kind become in each framework, and why: a table, so that it can be shown as well as followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.model import Framework, Kind

__all__ = ["ASKED", "HOMES", "MOVES", "STATEMENTS", "TABLE", "Asked", "Case", "Home", "Slot", "When"]

When = Literal["has results", "is work", "is flow", "should change", "leads", "heads others", "is headed"]
"""What a case may depend on: results hang below it; it is done once the work is; it measures flow; its value should
change from one to another, or is out of its range; it moves early; gauges hang below it; it hangs below a gauge."""


class Case(NamedTuple):
    """What a goal becomes: a kind, or None where it is dropped, and the reason in a sentence.

    The first case of a cell whose condition holds is the one; a cell ends with a case without a condition. `restated`
    says that its statement is no name for what it becomes: it is asked for, and the words stay as the reason.
    """

    kind: Kind | None
    because: str
    when: When | None = None
    restated: bool = False


class Home(NamedTuple):
    """Kinds below which goals of a kind hang in their framework, and the one that is made where none is there."""

    kinds: frozenset[Kind]
    made: Kind


class Slot(NamedTuple):
    """A hole for words that only people know, and the question that fills it."""

    words: str
    ask: str


class Asked(NamedTuple):
    """A field that a goal needs in its new framework, as a slot; not asked for where one of `unless` is written.

    `always` says that any goal of its kind needs it, also one whose statement is still to be written.
    """

    field: str
    slot: Slot
    unless: tuple[str, ...] = ()
    always: bool = False


_WORDS_STAY = "its words stay as the reason of the goals below it"
_WORK = "it is done once the work is, so it is work and no gauge"

_NUMBERS_ONLY = "{name} are numbers, and an objective is words; " + _WORDS_STAY
_NO_NUMBER = "nothing below it says by which number it would be seen; its words stay as the reason"


def _objective(name: str, kind: Kind) -> tuple[Case, ...]:
    return (Case(None, _NUMBERS_ONLY.format(name=name), "has results"), Case(kind, _NO_NUMBER, restated=True))


_TO_SMART = (
    Case(None, f"a SMART goal stands for itself, with nothing above it; {_WORDS_STAY}", "has results"),
    Case("smart_goal", "no result hangs below it, so it is the goal itself"),
)
_BESIDE_FLOW = "it doesn't measure how work flows, so it is watched beside the flow"
_FLOW = "it measures how work flows"
_NO_END = "nothing says from what to what it should change, so it stays a gauge"
_CHANGES = "it is to change from one value to another, or is out of its range"
_MEASURE_OF_CARD = "a scorecard's measures show whether an objective is reached"
_RESULT_TO_LEAN = (
    Case("lean_metric", _FLOW, "is flow"),
    Case("initiative", _WORK, "is work"),
    Case("kpi", _BESIDE_FLOW),
)
_RESULT_TO_KPI = (
    Case("initiative", _WORK, "is work"),
    Case("kpi", "what it measures can be watched on, with a range in place of an end"),
)

TABLE: Mapping[Kind, Mapping[Framework, tuple[Case, ...]]] = {
    "objective": {
        "smart": _TO_SMART,
        "balanced_scorecard": (Case("scorecard_objective", "both say in words what should become true"),),
        "lean": _objective("lean metrics", "kpi"),
        "north_star": _objective("a North Star and its inputs", "input_metric"),
        "kpi": _objective("KPIs", "kpi"),
    },
    "key_result": {
        "smart": (Case("smart_goal", "a key result with its date is a SMART goal"),),
        "balanced_scorecard": (
            Case("initiative", f"{_WORK}: a scorecard calls it an initiative", "is work"),
            Case("measure", "both show whether the objective is reached; a measure is watched for longer"),
        ),
        "lean": _RESULT_TO_LEAN,
        "north_star": (
            Case("initiative", _WORK, "is work"),
            Case("input_metric", "key results move what a team can move, as inputs do"),
        ),
        "kpi": _RESULT_TO_KPI,
    },
    "smart_goal": {
        "okr": (Case("key_result", "it says by what and by when one can tell, as a key result does"),),
        "balanced_scorecard": (
            Case("initiative", f"{_WORK}: a scorecard calls it an initiative", "is work"),
            Case("measure", _MEASURE_OF_CARD),
        ),
        "lean": _RESULT_TO_LEAN,
        "north_star": (
            Case("initiative", _WORK, "is work"),
            Case("input_metric", "it may be one person's part in moving an input"),
        ),
        "kpi": _RESULT_TO_KPI,
    },
    "scorecard_objective": {
        "okr": (Case("objective", "both say in words what should become true"),),
        "smart": _TO_SMART,
        "lean": _objective("lean metrics", "kpi"),
        "north_star": _objective("a North Star and its inputs", "input_metric"),
        "kpi": _objective("KPIs", "kpi"),
    },
    "measure": {
        "okr": (Case("key_result", "both show whether the objective is reached; a key result has an end"),),
        "smart": (Case("smart_goal", "a measure with its target and a date is a SMART goal"),),
        "lean": (Case("lean_metric", _FLOW, "is flow"), Case("kpi", _BESIDE_FLOW)),
        "north_star": (
            Case("input_metric", "it moves early, as inputs do", "leads"),
            Case("kpi", "it shows late what came, so it stands guard beside the star"),
        ),
        "kpi": (Case("kpi", "a measure without its objective is a KPI"),),
    },
    "north_star": {
        "okr": (Case("kpi", "it grows over years and has no end, so it is watched beside objectives of a quarter"),),
        "smart": (Case("kpi", "it grows over years and has no date, so it is watched beside the goals"),),
        "balanced_scorecard": (Case("measure", "it shows on the customers' side whether they get what they come for"),),
        "lean": (Case("kpi", _BESIDE_FLOW),),
        "kpi": (Case("kpi", "it is the KPI above the others"),),
    },
    "input_metric": {
        "okr": (Case("key_result", "teams write objectives whose key results move an input"),),
        "smart": (Case("smart_goal", "moving an input to a value by a date is a SMART goal"),),
        "balanced_scorecard": (Case("measure", "it moves before the star does, as leading measures do"),),
        "lean": (Case("lean_metric", _FLOW, "is flow"), Case("kpi", _BESIDE_FLOW)),
        "kpi": (Case("kpi", "it is a KPI with a reason"),),
    },
    "kpi": {
        "okr": (
            Case("key_result", _CHANGES, "should change"),
            Case("kpi", f"{_NO_END}: KPIs stand beside OKRs"),
        ),
        "smart": (
            Case("smart_goal", _CHANGES, "should change"),
            Case("kpi", f"{_NO_END}: a SMART goal ends"),
        ),
        "balanced_scorecard": (Case("measure", _MEASURE_OF_CARD),),
        "lean": (Case("lean_metric", _FLOW, "is flow"), Case("kpi", _BESIDE_FLOW)),
        "north_star": (
            Case("north_star", "the other KPIs hang below it", "heads others"),
            Case("input_metric", "it hangs below the KPI above the others", "is headed"),
            Case("kpi", "until somebody says that a team moves it, it stands guard beside the star"),
        ),
    },
    "lean_metric": {
        "okr": (Case("key_result", _CHANGES, "should change"), Case("kpi", f"{_NO_END}: KPIs stand beside OKRs")),
        "smart": (Case("smart_goal", _CHANGES, "should change"), Case("kpi", f"{_NO_END}: a SMART goal ends")),
        "balanced_scorecard": (Case("measure", _MEASURE_OF_CARD),),
        "north_star": (Case("input_metric", "where the value is delivery, flow is among the inputs"),),
        "kpi": (Case("kpi", "measures of flow are KPIs of the stream"),),
    },
    "goal": {
        "smart": (Case("smart_goal", "nothing says what kind of goal it is, and a SMART goal stands for itself"),),
    },
}
"""Kind by framework. What isn't here stays as it is: it belongs there, or is work, which every framework has."""

HOMES: Mapping[Kind, Home] = {
    "key_result": Home(frozenset({"objective", "key_result"}), "objective"),
    "measure": Home(frozenset({"scorecard_objective", "measure"}), "scorecard_objective"),
    "input_metric": Home(frozenset({"north_star", "input_metric"}), "north_star"),
}

_IN_WORDS = Slot("<what should become true, in words>", "what should become true, and for whom?")
STATEMENTS: Mapping[Kind, Slot] = {
    "objective": _IN_WORDS,
    "scorecard_objective": _IN_WORDS,
    "key_result": Slot("<metric> from <baseline> to <target>", "which of these should change, from what to what?"),
    "smart_goal": Slot(
        "<metric> from <baseline> to <target> by <date>", "which of these should change, from what to what, by when?"
    ),
    "north_star": Slot(
        "<number that grows when customers get more of what they come for>",
        "which one number grows when customers get more of what they come for?",
    ),
    "input_metric": Slot("<input metric>", "by which number that a team can move would one see it?"),
    "kpi": Slot("<metric>", "by which number would one see it?"),
    "lean_metric": Slot("<measure of flow>", "what is measured of the flow: lead time, work in progress, throughput?"),
}
"""What stands in place of a statement that only people can write."""

_SIDE = Slot("<perspective>", "from which side is it seen: finance, customers, processes, people?")
_TARGET = Asked("target", Slot("<target>", "which value should it reach?"))
ASKED: Mapping[Kind, tuple[Asked, ...]] = {
    "scorecard_objective": (Asked("perspective", _SIDE, always=True),),
    "measure": (_TARGET._replace(unless=("green", "scale")),),
    "key_result": (_TARGET,),
    "smart_goal": (
        _TARGET._replace(unless=("measurable",)),
        Asked("due", Slot("<date>", "by when should it be reached?")),
    ),
    "kpi": (Asked("green", Slot("<range in which all is well>", "from where to where is all well?")),),
    "north_star": (
        Asked("value", Slot("<what customers get when it grows>", "what do customers get when it grows?"), always=True),
    ),
    "lean_metric": (
        Asked("stream", Slot("<value stream>", "of which value stream, from what to what?"), always=True),
        Asked("starts_at", Slot("<event>", "at which event does time start to count?")),
        Asked("ends_at", Slot("<event>", "at which event does time end?")),
    ),
}
"""What goals of a kind need to be what they are, beside their statement."""

MOVES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "specific": (
        ("meaning", "what exactly is meant is what is counted"),
        ("formula", "what exactly is meant is what is counted"),
    ),
    "meaning": (
        ("specific", "what is counted is what exactly is meant"),
        ("formula", "what is counted says how the value is worked out"),
    ),
    "measurable": (
        ("target", "by this one can tell that it is reached"),
        ("source", "by this one can tell where it stands"),
    ),
    "leads_to": (("supports", "an arrow to an objective says that it helps there"),),
    "value": (("rationale", "what customers get is why it matters"),),
    "green": (("target", "the range in which all is well is the one to reach"),),
}
"""Fields that a kind may lack, the fields in which their words mean the same, the nearest first, and why."""

PERIOD = Slot("<period>", "for which quarter or year are they?")
