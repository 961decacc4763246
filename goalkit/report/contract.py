"""The shapes of what goalkit prints for programs: JSON Schemas come from these, and tests hold the writers to them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Line = Annotated[int, Field(ge=1, description="Counts from 1.")]
Column = Annotated[int, Field(ge=1, description="Counts characters from 1; an end column is the first one after.")]


class Shape(BaseModel):
    """Readers should expect that later releases of version 1 add members."""

    model_config = ConfigDict(strict=True, frozen=True)


class Place(Shape):
    """A stretch of a file."""

    line: Line
    column: Column
    end_line: Line
    end_column: Column


class Related(Place):
    """A second place that proves a finding."""

    path: str
    message: str


class Edit(Place):
    """A text to put in the place of another. `safe`: the meaning stays the same."""

    safe: bool
    text: str


class Finding(Place):
    """One place that a rule speaks about."""

    rule: str
    category: Literal["correctness", "suspicious", "clarity", "coaching", "pedantic", "house"]
    level: Literal["error", "warning", "advice"]
    message: str
    ask: Annotated[str | None, Field(description="The question whose answer would clear it, or the next step.")]
    url: str
    path: str
    goal: Annotated[str | None, Field(description="The goal's id, as goalkit show prints it.")]
    related: list[Related]
    edits: list[Edit]


class LintReport(Shape):
    """What `goalkit lint --output json` prints."""

    version: Literal[1]
    documents: Annotated[int, Field(ge=0, description="Files that were read.")]
    goals: Annotated[int, Field(ge=0)]
    ignored: Annotated[int, Field(ge=0, description="Findings that ignore comments hid.")]
    baseline: Annotated[int, Field(ge=0, description="Findings that the baseline hid.")]
    edited: Annotated[int, Field(ge=0, description="Edits that --fix made before.")] = 0
    findings: list[Finding]


class Version(Shape):
    """A goal in one of two versions."""

    path: str
    line: Line
    goal: str
    kind: str
    text: str


class Part(Shape):
    """A part of a goal that says something else now."""

    name: str
    before: str | None
    after: str | None


class Change(Shape):
    """What became of a goal. `before` is null for a new one, `after` for one that is gone."""

    what: Literal["added", "removed", "moved", "changed"]
    before: Version | None
    after: Version | None
    fields: list[Part]


class DiffReport(LintReport):
    """What `goalkit diff --output json` prints."""

    unread: Annotated[list[str], Field(description="Files of which one version could not be read.")]
    changes: list[Change]


class Period(Shape):
    """A stretch of time as written, and its first and last day where the words say enough."""

    text: str
    start: Annotated[str | None, Field(json_schema_extra={"format": "date"})]
    end: Annotated[str | None, Field(json_schema_extra={"format": "date"})]


class Deadline(Shape):
    """A time limit that the statement itself names."""

    text: str
    date: Annotated[str | None, Field(json_schema_extra={"format": "date"})]


class Measure(Shape):
    """One thing that a statement measures, from what to what."""

    metric: Annotated[str | None, Field(description="Its id among the metrics that goalkit knows.")]
    text: Annotated[str | None, Field(description="The metric as written.")]
    direction: Literal["increase", "decrease", "maintain"] | None
    baseline: float | None
    target: float | None
    change: float | None
    change_kind: Literal["relative", "points", "absolute", "factor"] | None
    comparator: Literal["at_least", "at_most", "equal", "between"] | None
    upper: Annotated[float | None, Field(description="The high end of a range.")]
    unit: str | None
    window: Annotated[str | None, Field(description="The time over which it is counted, as written.")]


class Reading(Shape):
    """What a statement says."""

    measured: Literal["quantity", "event", "none"]
    focus: Literal["outcome", "output"]
    change_without_baseline: bool
    compound: bool
    vague_words: list[str]
    deadline: Deadline | None
    measures: list[Measure]
    states_number: Annotated[bool | None, Field(description="Objectives and plain goals only.")] = None
    aim: Annotated[Literal["aim", "task", "topic"] | None, Field(description="Objectives and plain goals only.")] = None


class Link(Shape):
    """What a goal has to do with another one, beyond standing below it in a tree of its own framework."""

    relation: Annotated[
        Literal["serves", "moves", "watches", "measures", "sharpens", "leads_to"],
        Field(description="This goal serves, moves, watches, measures, sharpens or leads to the other."),
    ]
    goal: Annotated[str, Field(description="The id of the other goal.")]
    path: Annotated[str, Field(description="The file in which it stands.")]


class Goal(Place):
    """A goal, flat; `parent` is the id of the goal that it hangs under."""

    id: str
    kind: Literal[
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
    parent: str | None
    text: Annotated[str, Field(description="As written, markup stripped.")]
    owner: str | None
    period: Period | None
    links: list[Link] = []
    reading: Reading


class CheckIn(Shape):
    """What was noted of a goal on a day; `goal` is its id, or what was written where no goal here is meant."""

    goal: str | None
    line: int
    date: str | None
    value: str | None
    confidence: float | None
    status: Literal["on_track", "at_risk", "off_track", "done", "dropped"] | None
    note: str | None
    change_reason: str | None


class Step(Shape):
    """A step of a value stream; `figures` are as written, by the names of the documented form."""

    name: str
    line: Line
    owner: str | None
    figures: dict[str, str]
    waste: list[str]
    constraint: Annotated[bool, Field(description="Whether the author says that it sets the pace.")]


class ValueStream(Shape):
    """The steps from a request to what the customer gets, with the figures of the whole."""

    name: str
    line: Line
    owner: str | None
    figures: dict[str, str]
    steps: list[Step]


class Document(Shape):
    """A file, and its goals in the order they were written."""

    path: str
    format: Annotated[
        str, Field(description="markdown, yaml, toml, json or csv; of another package's reader, the extension.")
    ]
    framework: Literal["okr", "smart", "balanced_scorecard", "lean", "north_star", "kpi"] | None
    title: str | None
    period: Period | None
    owner: str | None
    goals: list[Goal]
    check_ins: list[CheckIn] = []
    value_streams: list[ValueStream] = []


class Shown(Shape):
    """What `goalkit show --output json` prints."""

    version: Literal[1]
    documents: list[Document]
