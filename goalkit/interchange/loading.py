"""From a TOML file to a layout, every mistake in it told with its place; and the layouts that come with goalkit."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from goalkit.config.mistakes import Mistake, hint, read_source, shown
from goalkit.config.places import places
from goalkit.english.words.near import nearest
from goalkit.form.entry import NAMES, EntryKind, a, fields_of, statement_of
from goalkit.interchange.header import DAY, is_repeated, plain_heading
from goalkit.interchange.layout import ITSELF, Column, Layout, Listed, Shape, Table
from goalkit.interchange.mistakes import InterchangeError, LayoutError
from goalkit.interchange.names import FOLDER, layout_names
from goalkit.read.source import same_ends
from goalkit.read.trees.nodes import Malformed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from goalkit.model import Kind
    from goalkit.text import Span

__all__ = ["find_layout", "layouts", "load_layout", "parse_layout"]

LARGEST = 200_000
Steps = tuple[str | int, ...]
EXPECTED = {
    "valid string": "words",
    "valid boolean": "true or false",
    "valid tuple": "a list",
    "valid dictionary": 'a table of words, as {Done = "done"}',
    "valid integer": "a whole number",
    "valid number": "a number",
}


@cache
def layouts() -> Mapping[str, Layout]:
    """The layouts that come with goalkit, by name."""
    return {name: load_layout(FOLDER / f"{name}.toml") for name in layout_names()}


def find_layout(name: str) -> Layout:
    """A layout by its name, or by the path of a TOML file. Raises `InterchangeError`."""
    if name.endswith(".toml") or "/" in name:
        return load_layout(Path(name))
    plain = name.strip().lower().replace("_", "-").replace(" ", "-")
    if plain in layouts():
        return layouts()[plain]
    near = nearest(plain, layouts())
    meant = f"Did you mean “{near}”?" if near else f"There are {', '.join(layouts())}."
    raise InterchangeError(f"there is no layout “{name}”. {meant} A file of your own ends in .toml.")


def load_layout(file: Path) -> Layout:
    """Read a layout from a file. Raises `LayoutError`."""
    name = file.as_posix()
    source = read_source(file, name, LayoutError, LARGEST)
    if len(source.encode()) > LARGEST:
        raise LayoutError([Mistake(name, 1, 1, "this is larger than any layout needs to be")])
    return parse_layout(source.removeprefix("\ufeff"), name)


def parse_layout(source: str, path: str) -> Layout:
    """Read a layout from its text; `path` is what messages call it. Raises `LayoutError`."""
    source = same_ends(source)
    try:
        spans = places(source)
        data = tomllib.loads(source)
    except Malformed as error:
        line, column, _, _ = error.problem.at
        raise LayoutError([Mistake(path, line, column, error.problem.message)]) from None
    reader = _Reader(spans, path)
    try:
        layout = Layout.model_validate(data)
    except ValidationError as error:
        raise LayoutError(dict.fromkeys(map(reader.mistake, error.errors(include_url=False)))) from None
    if mistakes := list(reader.slips(layout)):
        raise LayoutError(mistakes)
    return layout


class _Reader:
    """Says what is wrong with one file, and where."""

    def __init__(self, spans: Mapping[Steps, Span], path: str) -> None:
        self.spans = spans
        self.path = path

    def at(self, steps: Steps, message: str) -> Mistake:
        """Place a message at a key, or at the nearest one around it."""
        while steps and steps not in self.spans:
            steps = steps[:-1]
        span = self.spans.get(steps)
        return Mistake(self.path, span.line if span else 1, span.column if span else 1, message)

    def mistake(self, error: Any) -> Mistake:  # noqa: ANN401 (pydantic's error details)
        """Say what pydantic found to a person."""
        steps: Steps = error["loc"]
        name = next((str(one) for one in reversed(steps) if isinstance(one, str)), "this")
        given = error["input"]
        match error["type"]:
            case "extra_forbidden":
                kind, what = _holder(steps)
                return self.at(steps, f"{what} has no “{name}”{hint(name, sorted(_keys_of(kind)))}")
            case "missing":
                return self.at(steps[:-1], f"{_holder(steps)[1]} needs “{name}”")
            case "literal_error":
                known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
                return self.at(steps, f"“{name}” can't be {shown(given)}{hint(given, sorted(known))}")
            case "string_pattern_mismatch" if name == "name":
                return self.at(steps, f"“name” can't be {shown(given)}; take small letters, digits and hyphens")
            case "string_pattern_mismatch" | "string_too_short" | "too_short":
                return self.at(steps, f"“{name}” is empty")
        expected = str(error["msg"]).removeprefix("Input should be ").removeprefix("a ")
        if expected.startswith("valid date"):
            expected = "a date, as 2027-01-31"
        expected = EXPECTED.get(expected, expected[:1].lower() + expected[1:])
        return self.at(steps, f"“{name}” can't be {shown(given)}; expected {expected}")

    def slips(self, layout: Layout) -> Iterator[Mistake]:
        """What is valid and makes no sense."""
        if (layout.table is None) == (layout.shape is None):
            yield self.at((), "a layout has either a [table] or a [shape]")
            return
        fit = {"csv", "xlsx"} if layout.table is not None else {"json", "yaml"}
        for at, form in enumerate(layout.formats):
            if form not in fit:
                what = "table stands in csv or xlsx" if layout.table is not None else "shape stands in json or yaml"
                yield self.at(("formats", at), f"a {what}, not in {form}")
        if layout.table is not None:
            yield from self.table(layout.table)
        if layout.shape is not None:
            yield from self.shape(layout.shape)

    def table(self, table: Table) -> Iterator[Mistake]:
        """What makes no sense in a table."""
        here: Steps = ("table", "columns")
        yield from self.fields(table.columns, here, table.kinds)
        yield from self.roles(table)
        if table.tree == "row":
            for kind in table.kinds:
                if kind != "check_in" and not _states(table.columns, kind, first=kind == table.kinds[0]):
                    yield self.at(here, f'no column has the words of the {NAMES[kind]}: field = "statement"')
        elif table.tree != "levels" and not any(one.field == "statement" and one.of is None for one in table.columns):
            yield self.at(here, 'no column has field = "statement", the goal\'s own words')
        yield from self.becomes("table", table.becomes, table.kinds)
        yield from self.headings(table)

    def becomes(self, where: str, becomes: Mapping[Kind, Kind], own: Collection[str | None]) -> Iterator[Mistake]:
        """Kinds that goals are to become and that aren't there."""
        for word, kind in becomes.items():
            if kind not in own:
                yield self.at((where, "becomes", word), f"“{kind}” is not among the kinds of this {where}")

    def roles(self, table: Table) -> Iterator[Mistake]:
        """Columns that the kind of tree needs and that aren't there."""
        roles = {one.role for one in table.columns}
        needed = {"number": {"number"}, "levels": {"level"}, "parents": {"row", "parents"}}.get(table.tree, set())
        for role in sorted(needed - roles):
            yield self.at(("table", "tree"), f'a tree by {table.tree} needs a column with role = "{role}"')
        for word, kind in table.words.items():
            if kind not in table.kinds:
                yield self.at(("table", "words", word), f"“{kind}” is not among the kinds of this table")
        if "kind" in roles and (lacking := set(table.kinds) - set(table.words.values())):
            said = f"no word of [table.words] means {' or '.join(sorted(lacking))}, which the column of kinds may say"
            yield self.at(("table", "words"), said)
        if "kind" not in roles and len(table.kinds) > 1 and table.tree not in {"row", "levels"}:
            yield self.at(("table", "kinds"), 'rows of several kinds need a column with role = "kind"')

    def headings(self, table: Table) -> Iterator[Mistake]:
        """Headings that can't be told apart, and columns of which nobody can say what they are about."""
        here: Steps = ("table", "columns")
        seen: set[str] = set()
        for at, column in enumerate(table.columns):
            numbered = is_repeated(column)
            if column.of is not None and not numbered and column.of not in table.kinds:
                yield self.at((*here, at, "of"), f"rows of this table hold no {column.of}")
            if numbered and column.of is None and column.role != "level":
                yield self.at((*here, at), f'“{column.heading}” stands for several goals: of which kind? of = "…"')
            if DAY in column.heading and column.of != "check_in":
                yield self.at(
                    (*here, at), f'“{column.heading}” stands for days, and is about check-ins: of = "check_in"'
                )
            for heading in map(plain_heading, (column.heading, *column.also)):
                if heading in seen:
                    yield self.at((*here, at), f"the heading “{heading}” stands twice")
                seen.add(heading)

    def shape(self, shape: Shape) -> Iterator[Mistake]:
        """What makes no sense in a tree."""
        about = shape.kind or "document"
        yield from self.fields(shape.keys, ("shape", "keys"), (about,))
        for at, column in enumerate(shape.keys):
            if column.of not in {None, about, "document"}:
                yield self.at(("shape", "keys", at, "of"), f"the keys of the file say nothing of a {column.of}")
        if shape.kind is not None and not _states(shape.keys, shape.kind, first=True):
            said = f'no key has the words of the {NAMES[shape.kind]} that the file is: field = "statement"'
            yield self.at(("shape", "kind"), said)
        own = {shape.kind, *_kinds(shape.lists)}
        yield from self.becomes("shape", shape.becomes, own)
        if any(one.key == ITSELF for one in shape.lists) and (len(shape.lists) > 1 or shape.keys or shape.kind):
            yield self.at(("shape", "lists"), "a file that is itself a list has no other lists, and no keys")
        for at, one in enumerate(shape.lists):
            yield from self.listed(one, ("shape", "lists", at))

    def listed(self, listed: Listed, here: Steps) -> Iterator[Mistake]:
        """What makes no sense in a list of objects."""
        yield from self.fields(listed.keys, (*here, "keys"), (listed.kind,))
        if listed.kind != "check_in" and not any(one.field == "statement" for one in listed.keys):
            yield self.at(here, f'no key has the words of the {NAMES[listed.kind]}: field = "statement"')
        for at, one in enumerate(listed.lists):
            if one.key == ITSELF:
                yield self.at((*here, "lists", at, "key"), "only a file can be a list itself")
            yield from self.listed(one, (*here, "lists", at))

    def fields(self, columns: Iterable[Column], here: Steps, kinds: Iterable[str]) -> Iterator[Mistake]:
        """Fields that the documented form doesn't have."""
        for at, column in enumerate(columns):
            about = [column.of] if column.of is not None else list(kinds)
            known = {key for kind in about for key in fields_of(cast("EntryKind", kind))}
            statements = {key for kind in about if (key := statement_of(cast("EntryKind", kind))) is not None}
            known = known - statements | ({"statement"} if statements else set())
            if column.field is not None and column.field not in known:
                said = f"“{column.field}” is no field of {a(cast('EntryKind', about[0]))}"
                yield self.at((*here, at, "field"), said + hint(column.field, sorted(known)))
            if column.field is not None and column.role is not None:
                yield self.at((*here, at, "role"), "a column has a field or a role, not both")


def _states(columns: Iterable[Column], kind: str, *, first: bool) -> bool:
    return any(one.field == "statement" and (one.of == kind or (first and one.of is None)) for one in columns)


def _kinds(lists: Iterable[Listed]) -> Iterator[str]:
    for one in lists:
        yield one.kind
        yield from _kinds(one.lists)


def _holder(steps: Steps) -> tuple[type[Any], str]:
    """What a key stands in: its model, and what to call it."""
    names = [one for one in steps[:-1] if isinstance(one, str)]
    last = names[-1] if names else ""
    if last in {"columns", "keys"}:
        return Column, "a column" if last == "columns" else "a key"
    known: dict[str, tuple[type[Any], str]] = {
        "lists": (Listed, "a list"),
        "table": (Table, "[table]"),
        "shape": (Shape, "[shape]"),
    }
    return known.get(last, (Layout, "a layout"))


def _keys_of(model: type[Any]) -> list[str]:
    return [name.replace("_", "-") for name in model.model_fields]
