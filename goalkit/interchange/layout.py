"""What a layout is: how another tool writes goals, as data that a team can write too."""

from __future__ import annotations

import datetime  # noqa: TC003 (pydantic reads it)
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StringConstraints

from goalkit.model import Framework, Kind

__all__ = ["ITSELF", "Column", "DateOrder", "Layout", "Listed", "Shape", "Table"]

ITSELF = "."
"""The key of a list that is the file itself."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"\S")]
DateOrder = Literal["ymd", "dmy", "mdy", "ydm", "myd", "dym"]
Row = Kind | Literal["check_in"]


class _Told(BaseModel):
    model_config = ConfigDict(
        alias_generator=lambda name: name.replace("_", "-"),
        extra="forbid",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
    )


class Column(_Told):
    """One column of a table, or one key of an object.

    `field` is the key of the documented form that it fills: `statement` for the goal's own words, else a key such as
    `owner`; without one, goalkit has no place for it. `role` is for columns that say where a row stands and what it is.
    `{n}` in a heading stands for 1, 2, 3: each number is one more goal, of the kind that `of` names. `{date}` stands
    for days: each is one more check-in.
    """

    heading: Line = Field(validation_alias=AliasChoices("heading", "key"))
    also: tuple[Line, ...] = ()
    """Other headings of the same column: of other releases, in other languages."""
    field: str | None = None
    role: Literal["number", "kind", "row", "parents", "level", "action"] | None = None
    of: Row | Literal["document"] | None = None
    """What it is about, where a row or an object holds several things; else the goal of the row."""
    required: bool = False
    read_only: bool = False
    """The tool writes it, and takes nothing for it."""
    scale: Literal["0-1", "0-100"] | None = None
    """How the tool writes a share."""
    step: Annotated[float, Field(gt=0)] | None = None
    number: bool = False
    """Written as a number where it is one, in formats that tell numbers from texts."""
    words: dict[str, str] = Field(default_factory=dict)
    """The words that the tool takes here, and what each is in goalkit; an empty word is kept as the tool's own."""
    writes: dict[str, str] = Field(default_factory=dict)
    """Words of goalkit, and the tool's word that comes closest; only for writing."""
    parts: Line | None = None
    """What parts several things in one cell."""
    longest: Annotated[int, Field(gt=0)] | None = None
    year_mark: Line | None = None
    """What stands before a year: the `Y` of “Q3 Y2027”."""
    because: Line | None = None
    """Why it stands under that field, where the tool means something wider."""


class Listed(_Told):
    """A list of objects below a key: each is a goal or a check-in, and may hold lists itself."""

    key: Line
    """The key, or the keys down to it, as `data.goals`; `.` where the file itself is the list."""
    kind: Row
    nameless: bool = False
    """Whether an object needs no words: what hangs under nothing is written into one that says nothing else."""
    keys: tuple[Column, ...] = Field(min_length=1)
    lists: tuple[Listed, ...] = ()


class Shape(_Told):
    """How a JSON or YAML file of the tool is built; keys of the document may lie deeper, as `metadata.name`."""

    kind: Kind | None = None
    """Where the file is itself one goal: of which kind. Its lists are below it, and `keys` about it unless they say
    `of = "document"`."""
    becomes: dict[Kind, Kind] = Field(default_factory=dict)
    """Further kinds, and as which of its own each is written."""
    keys: tuple[Column, ...] = ()
    lists: tuple[Listed, ...] = Field(min_length=1)


class Table(_Told):
    """How the tables of a tool are built.

    `tree` says how a row tells what it hangs under: `number` (1.2 is below 1), `levels` (the words stand in the column
    of their depth), `parents` (it names the rows above it), `order` (it hangs under the last row of an earlier kind),
    or `row` (each row holds all that `kinds` names, the outermost first; rows that repeat it go on with it).
    """

    tree: Literal["number", "levels", "parents", "order", "row"]
    kinds: tuple[Row, ...] = Field(min_length=1)
    """With `levels`, those of each depth, the last one for all below; else those of rows, the outermost first."""
    takes: tuple[Kind, ...] = ()
    """Further kinds that are written as the outermost of `kinds`, or with `levels` as that of their depth."""
    becomes: dict[Kind, Kind] = Field(default_factory=dict)
    """Further kinds, and as which of its own each is written."""
    words: dict[str, Row] = Field(default_factory=dict)
    """What the column with the role `kind` says for each kind; exactly so, for tools mind capitals."""
    header_row: Annotated[int, Field(ge=1, le=100)] = 1
    delimiter: Literal[",", ";", "\t", "|", "^"] = ","
    sheet: Line | None = None
    columns: tuple[Column, ...] = Field(min_length=1)


class Layout(_Told):
    """How a tool writes goals. `source` says where its columns were seen, `as_of` when: tools change."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    title: Line
    source: Line
    as_of: datetime.date
    formats: tuple[Literal["csv", "xlsx", "json", "yaml"], ...] = Field(min_length=1)
    framework: Framework
    complete: bool = True
    """Whether all of its columns are known here."""
    note: Line | None = None
    """What else somebody who uses it should know."""
    dates: DateOrder | None = None
    table: Table | None = None
    shape: Shape | None = None
