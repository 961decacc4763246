"""Filling a template: its slots become words of a document, and never anything else."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, get_args

from goalkit.english.calendar import PLAIN, Calendar
from goalkit.english.metric import registry
from goalkit.english.quoting import quote
from goalkit.model.document import Format
from goalkit.read import nodes, read
from goalkit.read.nodes import Malformed
from goalkit.template.escape import escaped, opened
from goalkit.template.mistakes import Mistake, SlotError, TemplateError
from goalkit.template.structure import difference, shape_of
from goalkit.template.syntax import Choice, Insert, Named, Test, Words
from goalkit.template.values import BARE, PERCENT, Value, check_values

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from goalkit.template.model import Slot, Template
    from goalkit.template.structure import Shape
    from goalkit.template.syntax import Part

__all__ = ["LATER", "filled", "render"]

LARGEST = 1_000_000
"""Characters that a filled template may have."""
CURRENCIES = ("$", "€", "£", "¥", "₹")
PERCENTS = ("%", " %", " percent", " per cent", "-percent", " points", " percentage")
BEGINNING = re.compile(r"(?:[:|.?!\"“—–][*_\s]*|^[\s>#*+-]*(?:\d+[.)]\s+)?)\Z")
CELL_BEGINNING = re.compile(r"(?:[:.?!\"“—–,]\s*|^)\Z")
TIMES = frozenset({"period", "start", "due", "created", "window", "cadence"})
LATER: frozenset[Format] = frozenset({"markdown", "yaml", "toml", "json", "csv"})
"""Formats that no writer of documents knows yet: a template can only be filled in the format of its body there."""
HELD = "\\u0053LOT"
"""“SLOT” for whoever resolves the escapes of a double-quoted string, and for nobody else."""


def render(
    template: Template | str,
    values: Mapping[str, object],
    format: Format | None = None,  # noqa: A002 (the name is a promise to callers)
    *,
    calendar: Calendar = PLAIN,
) -> str:
    r"""Fill a template and write it in a format, that of its body unless another is named.

    A template of the gallery may be named. Slots that get no value stay visible as `<slot>`. Raises `LookupError` for a
    template that nobody knows, `TemplateError` for one that can't be used, and `SlotError` for values that don't fit.

    >>> print(render("smart-goal", {"owner": "Amal", "baseline": "12%", "target": "4%"}))
    # SMART goal
    <BLANKLINE>
    - By \<due>, Amal \<verb> \<what> from 12% to 4%.
    <BLANKLINE>
    """
    if isinstance(template, str):
        from goalkit.template.gallery import find_template

        template = find_template(template)
    text = filled(template, check_values(template, values, calendar), calendar)
    return text if format in (None, template.format) else _converted(text, format)


def _converted(text: str, form: Format) -> str:
    """The goals of a filled template in another format."""
    if form not in get_args(Format):
        raise ValueError(f"there is no format “{form}”")
    if form in LATER:
        raise ValueError(f"documents can't be written as {form} yet")
    return text


def filled(template: Template, values: Mapping[str, Value], calendar: Calendar = PLAIN) -> str:
    """Fill the body with values that were checked. Raises `SlotError` where a value would change what it amounts to."""
    text = _write(template, values)
    if not values:
        return text
    usual = _usual(template, values)
    wanted = _usual_shape(template, usual, calendar)
    got = _shape(template, {**usual, **values}, calendar)
    if got == wanted:
        return text
    for name, value in values.items():
        alone = difference(_shape(template, {**usual, name: value}, calendar), wanted)
        if alone is not None:
            raise SlotError([(name, f"{name} can't be {quote(value.text)}; with it, {alone}")])
    raise SlotError([("", f"these values don't go together; with them, {difference(got, wanted)}")])


def _usual(template: Template, given: Container[str]) -> dict[str, Value]:
    """Samples for every slot, of optional ones for those that are given."""
    return {slot.name: Value(slot.sample) for slot in template.slots if not slot.optional or slot.name in given}


def _usual_shape(template: Template, usual: Mapping[str, Value], calendar: Calendar) -> Shape:
    key = frozenset(usual), calendar
    found = template.shapes.get(key)
    if found is None:
        found = template.shapes[key] = _shape(template, usual, calendar)
    return found


def _shape(template: Template, values: Mapping[str, Value], calendar: Calendar) -> Shape:
    # When a goal is due may be read from “by June” and from “2027-06-30” in two ways; that is no structure.
    return shape_of(read(_write(template, values), template.format, calendar=calendar), without=TIMES)


def _write(template: Template, values: Mapping[str, Value]) -> str:
    """The body with values and open slots in it."""
    pieces = list(_flat(template, template.parts, values))
    if template.format == "csv":
        return _csv(template, pieces, values)
    if template.format != "markdown":
        _refuse_outside_strings(template, pieces)
    written: list[str] = []
    line = ""
    size = 0
    for at, piece in enumerate(pieces):
        after = next((one for one in pieces[at + 1 : at + 2] if isinstance(one, str)), "")
        text = piece if isinstance(piece, str) else _piece(template, piece, values, line, after)
        written.append(text)
        size += len(text)
        if size > LARGEST:
            raise SlotError([("", f"the filled template would have more than {LARGEST:,} characters")])
        _, newline, tail = text.rpartition("\n")
        line = tail if newline else line + tail
    return "".join(written)


def _flat(template: Template, parts: Iterable[Part], values: Mapping[str, Value]) -> Iterator[str | Insert | Named]:
    """Everything that is written, conditions settled."""
    for part in parts:
        if isinstance(part, Words):
            yield part.text
        elif isinstance(part, Choice):
            for test, inside in part.branches:
                if test is None or _holds(template, test, values):
                    yield from _flat(template, inside, values)
                    break
        else:
            yield part


def _holds(template: Template, test: Test, values: Mapping[str, Value]) -> bool:
    match test.how:
        case "filled":
            # An open slot is still to be filled, so its part is there; what is optional may stay away.
            return test.slot in values or not template.by_name[test.slot].optional
        case "not":
            return not _holds(template, test.of[0], values)
        case "and":
            return all(_holds(template, one, values) for one in test.of)
        case _:
            return any(_holds(template, one, values) for one in test.of)


def _piece(template: Template, piece: Insert | Named, values: Mapping[str, Value], line: str, after: str) -> str:
    """What is written for a slot or a metric behind `line`, with `after` to follow."""
    if isinstance(piece, Named):
        name = piece.alias or registry()[piece.metric].name
        if piece.capital:
            name = name[:1].upper() + name[1:]
        elif piece.alias is None and not _begins(template.format, line):
            name = _in_passing(name)
        return escaped(name, template.format, line)
    value = values.get(piece.slot)
    if value is None:
        return opened(piece.slot, template.format)
    text = dressed(template.by_name[piece.slot], value.text, line, after)
    return escaped(text[:1].upper() + text[1:] if piece.capital else text, template.format, line)


def _begins(form: Format, line: str) -> bool:
    """Whether a sentence or a value of its own begins behind a line's words so far."""
    return (BEGINNING if form != "csv" else CELL_BEGINNING).search(line) is not None


def _in_passing(name: str) -> str:
    """A metric's name as it stands inside a sentence: in small letters, unless it is a name in capitals throughout.

    >>> _in_passing("Repeat purchase rate"), _in_passing("Net Promoter Score")
    ('repeat purchase rate', 'Net Promoter Score')
    """
    return name[:1].lower() + name[1:] if name[1:] == name[1:].lower() else name


def dressed(slot: Slot, text: str, line: str, after: str) -> str:
    """A value with its unit, which is written once: not where the words around the slot have it already."""
    if slot.type == "percent":
        bare = PERCENT.sub("", text)
        return bare if after.lower().startswith(PERCENTS) else f"{bare}%"
    unit = slot.unit
    if unit is None:
        return text
    is_bare = BARE.fullmatch(text) is not None
    if after.lstrip().lower().startswith(unit.lower()) or (unit in CURRENCIES and line.endswith(unit)):
        return text if is_bare else text.removeprefix(unit).removesuffix(unit).strip()
    if not is_bare:
        return text
    if unit in CURRENCIES:
        return f"{unit}{text}"
    first, space, rest = unit.partition(" ")
    return f"{text} {first.removesuffix('s') if text == '1' else first}{space}{rest}"


def _csv(template: Template, pieces: list[str | Insert | Named], values: Mapping[str, Value]) -> str:
    """Cells are taken apart before any value is in them, and put together by a writer that quotes what it must."""
    marked = "".join(one if isinstance(one, str) else f"\ue000{at}\ue001" for at, one in enumerate(pieces))

    def fill(cell: str) -> str:
        done = ""
        rest = cell
        while "\ue000" in rest:
            words, _, rest = rest.partition("\ue000")
            number, _, rest = rest.partition("\ue001")
            done += words
            piece = pieces[int(number)]
            if not isinstance(piece, str):
                done += _piece(template, piece, values, done, rest.partition("\ue000")[0])
        return done + rest

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([fill(cell) for cell in row] for row in csv.reader(marked.splitlines(keepends=True)))
    return out.getvalue()


def _refuse_outside_strings(template: Template, pieces: list[str | Insert | Named]) -> None:
    """In YAML, TOML and JSON a value is safe inside double quotes alone: there it can be escaped. Raises otherwise."""
    held = [(at, one) for at, one in enumerate(pieces) if not isinstance(one, str)]
    source = "".join(one if isinstance(one, str) else f"{HELD}{at}." for at, one in enumerate(pieces))
    try:
        words = "\n".join(_scalars(source, template.format))
    except Malformed as error:
        line, column, _, _ = error.problem.at
        place = line + template.body_line - 1, column
        raise TemplateError([Mistake(template.path, *place, error.problem.message)]) from None
    for at, piece in held:
        if f"SLOT{at}." not in words:
            name = piece.slot if isinstance(piece, Insert) else piece.metric
            line, column = (piece.line, piece.column) if isinstance(piece, Insert) else (template.body_line, 1)
            said = f"“{name}” must stand inside double quotes, where whatever it holds stays a value"
            raise TemplateError([Mistake(template.path, line, column, said)])


def _scalars(source: str, form: Format) -> Iterator[str]:
    """Every key and value of a text."""
    if form == "yaml":
        from goalkit.read.yaml_nodes import read_yaml

        trees = read_yaml(source)
    elif form == "toml":
        from goalkit.read.toml_nodes import read_toml

        trees = [read_toml(source)]
    else:
        from goalkit.read.json_nodes import read_json

        trees = [read_json(source)]
    while trees:
        match trees.pop():
            case nodes.Mapping(pairs):
                trees += [value for _, value in pairs]
            case nodes.Sequence(items):
                trees += items
            case nodes.Scalar(text):
                yield str(text)
