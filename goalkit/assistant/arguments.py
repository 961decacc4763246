"""What each tool takes, in the words in which an assistant is told; the JSON Schemas are made of these."""

from __future__ import annotations

from json import loads
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from goalkit.model import Format  # noqa: TC001 (pydantic reads it)

__all__ = ["Choose", "Compare", "Convert", "Draft", "Explain", "Fill", "Lint", "Listing", "Show", "ShowTemplate"]


def _unpacked(value: Any) -> Any:  # noqa: ANN401 (whatever was sent)
    """A list or object that was sent as a string, as some assistants do; one word becomes a list of one."""
    if not isinstance(value, str):
        return value
    if value[:1] in ("[", "{"):
        try:
            return loads(value)
        except (ValueError, RecursionError):
            return value
    return [value]


Word = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[list[Word], Field(max_length=100), BeforeValidator(_unpacked)]
Paths = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=4_000)]], Field(max_length=200), BeforeValidator(_unpacked)
]
Value = str | int | float | bool


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Draft(_Arguments):
    """A draft: its text, or files that hold one."""

    text: Annotated[str | None, Field(description="The whole draft, as it is written. Leave out paths then.")] = None
    paths: Annotated[
        Paths, Field(description="Goal files or folders inside the folder; “.” is all of it. Leave out text then.")
    ] = []
    format: Annotated[Format | None, Field(description="The format of the text. Leave it out, and goalkit looks.")] = (
        None
    )
    name: Annotated[
        Word,
        Field(description="What findings call the text; with the path it will have, the settings for that path hold."),
    ] = "draft"


class Lint(Draft):
    """What lint takes."""

    level: Annotated[
        Literal["error", "warning", "advice"], Field(description="Leave out findings that are less than this.")
    ] = "advice"
    rules: Annotated[Words, Field(description="Only findings of these rules.")] = []
    profile: Annotated[
        Word | None,
        Field(description="Follow this school (google, wodtke, perdoo …), if the person asked for it."),
    ] = None


class Show(Draft):
    """What show takes."""


class Convert(Draft):
    """What convert takes."""

    to: Annotated[
        Word, Field(description="okr, kpi, smart, balanced-scorecard, north-star or lean-metrics.", examples=["kpi"])
    ]
    written: Annotated[Format | None, Field(description="The format to write. Leave it out for that of the draft.")] = (
        None
    )


class Explain(_Arguments):
    """What explain takes."""

    rule: Annotated[Word, Field(description="The name of a rule, as findings have it.", examples=["missing-baseline"])]


class Compare(_Arguments):
    """What compare takes."""

    frameworks: Annotated[Words, Field(description="Two or more, such as okr and kpi. Leave it out for all six.")] = []
    only: Annotated[
        Words, Field(description="Compare by these alone, such as purpose, horizon, cadence, ambition, pay.")
    ] = []


class Choose(_Arguments):
    """What choose takes."""

    answers: Annotated[
        dict[Word, Word],
        Field(description="The person's answers: ids of answers by ids of questions. Leave it out to get both."),
        BeforeValidator(_unpacked),
    ] = {}


class Listing(_Arguments):
    """What template_list takes."""

    words: Annotated[Words, Field(description="What the goal is about, such as “late deliveries”.")] = []
    framework: Annotated[Word | None, Field(description="Only templates of this framework.")] = None
    function: Annotated[Word | None, Field(description="Only templates of this field of work, such as “sales”.")] = None


class ShowTemplate(_Arguments):
    """What template_show takes."""

    name: Annotated[Word, Field(description="The name of a template, as template_list has it.")]


class Fill(ShowTemplate):
    """What template_fill takes."""

    values: Annotated[
        dict[Word, Value],
        Field(description="What the person said, by slot. Leave out every slot that the person said nothing about."),
        BeforeValidator(_unpacked),
    ] = {}
    format: Annotated[Format | None, Field(description="The format to write. Leave it out for the usual one.")] = None
