"""Filling a template: its slots become words of a document, and never anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english.calendar import PLAIN, Calendar
from goalkit.english.metric import registry
from goalkit.english.words.quoting import quote
from goalkit.form.csv_text import guarded
from goalkit.form.escape import escaped, opened
from goalkit.read import read
from goalkit.read.trees import nodes
from goalkit.read.trees.csv_rows import delimiter_of
from goalkit.read.trees.nodes import Malformed
from goalkit.template.mistakes import Mistake, SlotError, TemplateError
from goalkit.template.structure import difference, structure_of
from goalkit.template.syntax import Choice, Insert, Named, Test, Words
from goalkit.template.values import BARE, PERCENT, Value, check_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from goalkit.model import Document, Format
    from goalkit.template.model import Slot, Template
    from goalkit.template.structure import Structure
    from goalkit.template.syntax import Part

__all__ = ["around", "filled", "render"]

QUOTE, DOUBLED = '"', '""'
LARGEST = 1_000_000
"""Characters that a filled template may have."""
CURRENCIES = ("$", "€", "£", "¥", "₹")
PERCENTS = ("%", " %", " percent", " per cent", "-percent", " points", " percentage")
BEGINNING = re.compile(r"(?:[:|.?!\"“—–][*_\s]*|^[\s>#*+-]*(?:\d+[.)]\s+)?)\Z")
CELL_BEGINNING = re.compile(r"(?:[:.?!\"“—–,]\s*|^)\Z")
TIMES = frozenset({"period", "start", "due", "created", "window", "cadence"})
UNESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
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

    A template of the gallery may be named. `calendar` says how numbers and dates are written, in `values` too. Slots
    that get no value stay visible as `<slot>`. Raises `LookupError` for a template that nobody knows, `TemplateError`
    for one that can't be used, `SlotError` for values that don't fit, and `ValueError` for a format in which its goals
    can't be written.

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
    if format is None or format == template.format:
        return text
    from goalkit.template.writing import in_format  # most are written in the format of their body

    return in_format(read(text, template.format, calendar=calendar), format)


def filled(template: Template, values: Mapping[str, Value], calendar: Calendar = PLAIN) -> str:
    """Fill the body with values that were checked. Raises `SlotError` where a value would change what it amounts to."""
    if not values:
        return _write(template, values)
    usual = _usual(template, values)
    if usual.keys() <= values.keys():
        return filled_document(template, values, calendar)[0]
    _check_structure(template, values, _structure(template, {**usual, **values}, calendar), calendar)
    return _write(template, values)


def filled_document(
    template: Template, values: Mapping[str, Value], calendar: Calendar = PLAIN
) -> tuple[str, Document]:
    """Fill the body with values for all its slots, and give what it is read as too. Raises `SlotError` as `filled`."""
    text = _write(template, values)
    document = read(text, template.format, calendar=calendar)
    _check_structure(template, values, structure_of(document, without=TIMES), calendar)
    return text, document


def _check_structure(template: Template, values: Mapping[str, Value], got: Structure, calendar: Calendar) -> None:
    usual = _usual(template, values)
    wanted = _usual_structure(template, usual, calendar)
    if got == wanted:
        return
    for name, value in values.items():
        alone = difference(_structure(template, {**usual, name: value}, calendar), wanted)
        if alone is not None:
            raise SlotError([(name, f"{name} can't be {quote(value.text)}; with it, {alone}")])
    raise SlotError([("", f"these values don't go together; with them, {difference(got, wanted)}")])


def _usual(template: Template, given: Mapping[str, Value]) -> dict[str, Value]:
    """Samples for every slot, of optional ones for those that are given; gaps, which have none, as they are given."""
    return {
        slot.name: given[slot.name] if slot.gap else Value(slot.sample)
        for slot in template.slots
        if slot.name in given or not (slot.gap or slot.optional)
    }


def _usual_structure(template: Template, usual: Mapping[str, Value], calendar: Calendar) -> Structure:
    gaps = (f"{slot.name}={usual[slot.name].text}" for slot in template.slots if slot.gap and slot.name in usual)
    key = frozenset((*usual, *gaps)), calendar
    found = template.structures.get(key)
    if found is None:
        found = template.structures[key] = _structure(template, usual, calendar)
    return found


def _structure(template: Template, values: Mapping[str, Value], calendar: Calendar) -> Structure:
    # When a goal is due may be read from “by June” and from “2027-06-30” in two ways; that is no structure.
    return structure_of(read(_write(template, values), template.format, calendar=calendar), without=TIMES)


def around(template: Template, slot: str, values: Mapping[str, object]) -> list[tuple[str, str, str]]:
    """The lines in which a slot stands, as they read with the other values: before it, its name, and after it."""
    name = f"<{slot}>"
    text = UNESCAPED.sub(r"\1", _write(template, {**check_values(template, values), slot: Value(name)}))
    found = [line.partition(name) for line in text.split("\n") if name in line]
    return [(before.lstrip(), here, after) for before, here, after in found]


def _write(template: Template, values: Mapping[str, Value]) -> str:
    """The body with values and open slots in it."""
    pieces = list(_flat(template, template.parts, values))
    if template.format == "csv":
        return _csv(template, pieces, values)
    outside = _outside_strings(template, pieces) if template.format != "markdown" else frozenset()
    said: dict[int, str] = {}
    written: list[str] = []
    line = ""
    size = 0
    for at, piece in enumerate(pieces):
        after = next((one for one in pieces[at + 1 : at + 2] if isinstance(one, str)), "")
        if isinstance(piece, str):
            text = piece
        else:
            words = _words(template, piece, values, line, after)
            said[at] = words
            is_open = isinstance(piece, Insert) and piece.slot not in values
            form = template.format
            text = words if at in outside else opened(words[1:-1], form) if is_open else escaped(words, form, line)
        written.append(text)
        size += len(text)
        if size > LARGEST:
            raise SlotError([("", f"the filled template would have more than {LARGEST:,} characters")])
        _, newline, tail = text.rpartition("\n")
        line = tail if newline else line + tail
    whole = "".join(written)
    if outside:
        _refuse_changed(template, pieces, outside, said, whole)
    return whole


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
            if test.slot in values:
                return bool(values[test.slot].text)
            return not template.by_name[test.slot].optional
        case "not":
            return not _holds(template, test.of[0], values)
        case "and":
            return all(_holds(template, one, values) for one in test.of)
        case _:
            return any(_holds(template, one, values) for one in test.of)


def _words(template: Template, piece: Insert | Named, values: Mapping[str, Value], line: str, after: str) -> str:
    """What a slot or a metric says behind `line`, with `after` to follow; a slot that is open, its name."""
    if isinstance(piece, Named):
        name = piece.alias or registry()[piece.metric].name
        if piece.capital:
            return name[:1].upper() + name[1:]
        return _in_passing(name) if piece.alias is None and not _begins(template.format, line) else name
    value = values.get(piece.slot)
    if value is None:
        return f"<{piece.slot}>"
    text = dressed(template.by_name[piece.slot], value.text, line, after)
    return text[:1].upper() + text[1:] if piece.capital else text


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
    """Cells are told apart before any value is in them; one that a value would break open gets quotes around it."""
    marked = "".join(one if isinstance(one, str) else f"\ue000{at}\ue001" for at, one in enumerate(pieces))
    delimiter = delimiter_of(marked)
    cells = re.compile(rf'(?P<quoted>"(?:[^"]|"")*+"?)|(?P<bare>[^{delimiter}\n"][^{delimiter}\n]*+)|[{delimiter}\n]')

    def fill(cell: str) -> str:
        done = ""
        rest = cell
        while "\ue000" in rest:
            words, _, rest = rest.partition("\ue000")
            number, _, rest = rest.partition("\ue001")
            done += words
            piece = pieces[int(number)]
            if not isinstance(piece, str):
                done += _words(template, piece, values, done, rest.partition("\ue000")[0])
        return done + rest

    def safe(raw: str) -> str:
        """What a cell says, no formula where a value stands at its start; reading takes the apostrophe off again."""
        return guarded(fill(raw)) if raw.lstrip().startswith("\ue000") else fill(raw)

    def written(found: re.Match[str]) -> str:
        raw = found[0]
        if "\ue000" not in raw:
            return raw
        if found["quoted"]:
            closed = raw.endswith('"') and len(raw) > 1
            raw = raw[1 : -1 if closed else None].replace(DOUBLED, QUOTE)
            return f'"{_doubled(safe(raw))}"'
        cell = safe(raw)
        breaks = cell != cell.strip() or any(mark in cell for mark in (delimiter, QUOTE, "\n"))
        return f'"{_doubled(cell)}"' if breaks else cell

    return cells.sub(written, marked)


def _doubled(cell: str) -> str:
    return cell.replace(QUOTE, DOUBLED)


def _outside_strings(template: Template, pieces: list[str | Insert | Named]) -> frozenset[int]:
    """The numbers of pieces that stand outside double quotes, where nothing can be escaped.

    In YAML a value may stand there, as long as it can't be taken for anything else; in TOML and JSON none may. Raises
    `TemplateError` for a body that isn't of its format, and for slots that may not stand where they do.
    """
    held = [(at, one) for at, one in enumerate(pieces) if not isinstance(one, str)]
    if not held:
        return frozenset()
    try:
        words = "\n".join(text for _, text in _flat_tree(_marked(pieces), template.format))
    except Malformed as error:
        line, column, _, _ = error.problem.at
        place = line + template.body_line - 1, column
        raise TemplateError([Mistake(template.path, *place, error.problem.message)]) from None
    outside = [(at, piece) for at, piece in held if f"SLOT{at}." not in words.replace(f"{HELD}{at}.", "")]
    for at, piece in outside:
        if template.format != "yaml" or f"{HELD}{at}." not in words:
            name = piece.slot if isinstance(piece, Insert) else piece.metric
            line, column = (piece.line, piece.column) if isinstance(piece, Insert) else (template.body_line, 1)
            said = f"“{name}” must stand inside double quotes, where whatever it holds stays a value"
            raise TemplateError([Mistake(template.path, line, column, said)])
    return frozenset(at for at, _ in outside)


def _refuse_changed(
    template: Template, pieces: list[str | Insert | Named], outside: frozenset[int], said: Mapping[int, str], text: str
) -> None:
    """Compare what a text is read as with what it should be: each value whole, in its place. Raises `SlotError`."""
    wanted = []
    for kind, words in _flat_tree(_marked(pieces), template.format):
        for at in sorted(said, reverse=True):
            words = words.replace(f"{HELD}{at}.", said[at]).replace(f"SLOT{at}.", said[at])  # noqa: PLW2901
        wanted.append((kind, words))
    try:
        same = list(_flat_tree(text, template.format)) == wanted
    except Malformed:
        same = False
    if not same:
        names = dict.fromkeys(one.slot for at in sorted(outside) if isinstance(one := pieces[at], Insert))
        raise SlotError([(name, f"{name} can't be this where no quotes stand around it") for name in names])


def _marked(pieces: list[str | Insert | Named]) -> str:
    return "".join(one if isinstance(one, str) else f"{HELD}{at}." for at, one in enumerate(pieces))


def _flat_tree(source: str, form: Format) -> Iterator[tuple[str, str]]:
    """Everything in a text in order: where lists and mappings begin and end, every key and value."""
    if form == "yaml":
        from goalkit.read.trees.yaml_nodes import read_yaml

        trees = read_yaml(source)
    elif form == "toml":
        from goalkit.read.trees.toml_nodes import read_toml

        trees = [read_toml(source)]
    else:
        from goalkit.read.trees.json_nodes import read_json

        trees = [read_json(source)]
    waiting: list[nodes.Node | str] = list(reversed(trees))
    while waiting:
        match waiting.pop():
            case nodes.Mapping(pairs):
                yield "mapping", ""
                waiting.append("end")
                for key, value in reversed(pairs):
                    waiting += [value, f"key {key}"]
            case nodes.Sequence(items):
                yield "list", ""
                waiting += ["end", *reversed(items)]
            case nodes.Scalar(text, kind):
                yield kind if kind == "other" else "value", str(text)
            case str(words):
                yield words[:3], words[4:]
