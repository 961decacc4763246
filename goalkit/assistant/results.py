"""What each tool gives back: the JSON Schemas come from these, and tests hold the tools to them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from goalkit.model import Format, Framework  # noqa: TC001 (pydantic reads them)
from goalkit.report.contract import Document, Finding, Shape

__all__ = [
    "Comparison",
    "Converted",
    "Explained",
    "Filled",
    "Linted",
    "ListedTemplates",
    "Recommended",
    "Shown",
    "TemplatePage",
]

Count = Annotated[int, Field(ge=0)]
LeftOut = Annotated[int, Field(ge=0, description="How many more there are, for which there was no room here.")]


class Linted(Shape):
    """What lint found. `clean`: goals or value streams were read, and nothing at all is a warning or worse."""

    clean: bool
    documents: Count
    goals: Annotated[int, Field(ge=0, description="0 says that nothing reads as a goal, so that none was judged.")]
    streams: Annotated[int, Field(ge=0, description="Value streams, which are judged as goals are.")]
    errors: Count
    warnings: Count
    advice: Count
    ignored: Annotated[int, Field(ge=0, description="Findings that ignore comments hid.")]
    baseline: Annotated[int, Field(ge=0, description="Findings that the team's baseline hid.")]
    by_rule: Annotated[dict[str, int], Field(description="How often each rule spoke, those left out included.")]
    findings: list[Finding]
    left_out: LeftOut


class Shown(Shape):
    """What was understood of each goal."""

    documents: list[Document]
    left_out: LeftOut


class Option(Shape):
    """An option of a rule."""

    name: str
    default: Any
    type: str


class Explained(Shape):
    """A rule's page in Markdown, and how to hear less of it."""

    name: str
    category: str
    level: Literal["error", "warning", "advice", "off"]
    promise: str
    summary: str
    page: str
    frameworks: list[str]
    options: list[Option]
    profiles: Annotated[dict[str, str], Field(description="What each school changes about it.")]
    sources: list[str]
    ignore: Annotated[str, Field(description="The comment that ignores it on one goal, with a reason of the person.")]
    url: str


class Fact(Shape):
    """What is said of a framework, and the keys of who says so."""

    short: str
    says: str
    sources: list[str]


class Dimension(Shape):
    """One thing by which frameworks are compared; facts by framework."""

    id: str
    title: str
    facts: dict[str, Fact]


class Together(Shape):
    """What two frameworks do for each other, and whether one can stand in for the other."""

    frameworks: list[str]
    how: str
    replaces: str
    because: str
    sources: list[str]


class Comparison(Shape):
    """Frameworks side by side; `sources` has the works behind the keys."""

    frameworks: list[str]
    dimensions: list[Dimension]
    together: list[Together]
    sources: dict[str, str]


class Answer(Shape):
    """An answer that may be given."""

    id: str
    says: str


class Question(Shape):
    """A question for the person."""

    id: str
    ask: str
    answers: list[Answer]


class Reason(Shape):
    """An answer that spoke for a framework, with a weight of 1 to 3."""

    question: str
    answer: str
    framework: str
    weight: int


class Turn(Shape):
    """Another answer that would change the advice."""

    question: str
    answer: str
    frameworks: list[str]


class Advice(Shape):
    """The framework that fits, or two that are better together."""

    frameworks: list[str]
    because: str | None
    weights: dict[str, int]
    reasons: list[Reason]
    turns: list[Turn]


class Recommended(Shape):
    """The advice, None where nothing was answered, and the questions that are still to be asked."""

    advice: Advice | None
    questions: list[Question]


class ListedTemplate(Shape):
    """A template in a list; `for` says when it is the right one, `own` that it is the team's."""

    name: str
    title: str
    framework: Framework
    function: str
    kind: str | None
    for_: Annotated[str, Field(alias="for")]
    own: bool


class ListedTemplates(Shape):
    """Templates, the best first where words were searched."""

    templates: list[ListedTemplate]
    left_out: LeftOut
    functions: Annotated[list[str], Field(description="All fields of work that there are templates for.")]


class Slot(Shape):
    """A hole that takes a value of its type within its bounds; `sample` is made up, to show what is meant."""

    name: str
    type: str
    help: str
    sample: str
    unit: str | None
    min: float | None
    max: float | None
    above: Annotated[str | None, Field(description="The slot whose value it must exceed.")]
    below: Annotated[str | None, Field(description="The slot whose value it must stay under.")]
    optional: bool


class TemplatePage(ListedTemplate):
    """A template: when not to take it, its slots, and what it gives with its samples, which nobody said."""

    not_for: str | None
    counter_metric: Annotated[str | None, Field(description="The metric that shows when this goal does harm.")]
    no_counter_metric: str | None
    format: Format
    formats: list[Format]
    slots: list[Slot]
    with_samples: str


class OpenSlot(Shape):
    """A slot that only the person can fill."""

    name: str
    type: str
    help: str


class Filled(Shape):
    """A goal document; what nobody said stands in it as a slot in angle brackets."""

    text: str
    format: Format
    open: list[OpenSlot]


class Note(Shape):
    """What became of one thing that the draft says, or a question that the new one puts."""

    goal: str | None
    field: str
    words: str
    into: str | None
    becomes: str | None
    because: str
    ask: str | None
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None


class Converted(Shape):
    """The draft in its new framework, and an account of the old one's words."""

    text: str
    format: Format
    framework: Framework | None
    changed: Annotated[bool, Field(description="False where it followed the framework already.")]
    kept: Annotated[int, Field(ge=0, description="How many things were kept word for word.")]
    derived: list[Note]
    dropped: list[Note]
    asked: Annotated[list[Note], Field(description="What only the person can say; it stands as a slot in the text.")]
    left_out: LeftOut
