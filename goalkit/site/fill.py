"""A template as a form in the page: its text in each format with marks where values go, for the page's script to fill.

The text is what goalkit itself writes, with values that stand nowhere else; where they come out, values go. A format
is offered only where that gives the goals that `goalkit new` writes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from goalkit.form.escape import escaped
from goalkit.read import read
from goalkit.template import SlotError
from goalkit.template.filling import CURRENCIES, filled_document
from goalkit.template.syntax import Insert, Words
from goalkit.template.values import BARE, PERCENT, Value
from goalkit.template.writing import differing, in_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goalkit.model import Format
    from goalkit.template import Slot, Template

__all__ = ["Mark", "Piece", "Skeleton", "filled", "is_right", "skeletons"]

LETTERS = "abcdefghijklmnoprstuvwxy"
YEAR = re.compile(r"20\d\d")
NUMBER = re.compile(r"\d[\d.,]*")
YAML_LINE = re.compile(r"(?P<key>\s*(?:- )*(?:[\w-]+: )?)(?P<value>.*)")
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
TOML_DATE = re.compile(r'^([\w-]+ = )([^"\[{\n]+)$', re.MULTILINE)


class Mark(NamedTuple):
    """The place of a slot: whether its value starts with a capital, and the unit that goes with a bare number."""

    slot: str
    capital: bool = False
    before: str = ""
    unit: str = ""


Piece = str | Mark | tuple["str | Mark", ...]
"""Text as it stands, a mark, or the parts of a cell of CSV, which gets quotes where it needs them."""


class Skeleton(NamedTuple):
    """A template in a format, in pieces."""

    format: Format
    pieces: tuple[Piece, ...]


def skeletons(template: Template, wanted: Mapping[Format, str]) -> Iterator[Skeleton]:
    """The template in every format in which the page may fill it; `wanted` is what its samples give in each."""
    if any(slot.optional or slot.gap for slot in template.slots):
        return  # what is there would depend on what is filled
    stand_ins = _stand_ins(template)
    try:
        text, document = filled_document(template, {name: Value(text) for name, text in stand_ins.items()})
    except SlotError:
        return
    for form in wanted:
        written = text if form == template.format else in_format(document, form)
        pieces = _csv(template, stand_ins, written) if form == "csv" else _pieces(template, stand_ins, written, form)
        made = Skeleton(form, tuple(pieces))
        if is_right(template, made, template.samples, wanted[form]):
            yield made


def filled(template: Template, made: Skeleton, values: Mapping[str, str]) -> str:
    """Put values where the marks are, exactly as the page's script does; a slot without one stays open."""
    out: list[str] = []
    for piece in made.pieces:
        if isinstance(piece, str):
            out.append(piece)
        elif isinstance(piece, Mark):
            line = "".join(out).rpartition("\n")[2]
            out.append(_said(template, piece, values, made.format, line))
        else:
            cell = "".join(
                one if isinstance(one, str) else _said(template, one, values, made.format, "") for one in piece
            )
            cell = f"'{cell}" if FORMULA.match(cell) else cell
            out.append(f'"{cell.replace(chr(34), chr(34) * 2)}"' if re.search(r'[",\n\r]|^\s|\s$', cell) else cell)
    return "".join(out)


def _said(template: Template, mark: Mark, values: Mapping[str, str], form: Format, line: str) -> str:
    text = " ".join(values.get(mark.slot, "").split())
    if not text:
        return rf"\<{mark.slot}>" if form == "markdown" else f"<{mark.slot}>"
    slot = template.by_name[mark.slot]
    if slot.type == "percent":
        text = PERCENT.sub("", text)
    elif slot.unit is not None:
        text = _with_unit(text, mark, slot.unit)
    if mark.capital:
        text = text[:1].upper() + text[1:]
    return escaped(text, form, line)


def _with_unit(text: str, mark: Mark, unit: str) -> str:
    if not BARE.fullmatch(text):
        return text if mark.before or mark.unit else text.removeprefix(unit).removesuffix(unit).strip()
    if text == "1" and mark.unit:
        first, space, rest = mark.unit.strip().partition(" ")
        return f"1 {first.removesuffix('s')}{space}{rest}"
    return f"{mark.before}{text}{mark.unit}"


def _stand_ins(template: Template) -> dict[str, str]:
    """A value for each slot that stands nowhere else, and is of the shape of its sample."""
    made = {}
    for at, slot in enumerate(template.slots):
        if slot.type in {"text", "person", "metric"}:
            first, second = LETTERS[at // len(LETTERS) % len(LETTERS)], LETTERS[at % len(LETTERS)]
            made[slot.name] = f"{slot.sample.rstrip('.!?')} zq{first}{second}"
        elif slot.type in {"date", "period"}:
            made[slot.name] = YEAR.sub(f"20{30 + at % 60}", slot.sample)
        else:
            # Digits alone, so that no reader writes them in another way.
            made[slot.name] = NUMBER.sub(f"9{at:02d}7", slot.sample, count=1)
    return made


def _patterns(template: Template, stand_ins: Mapping[str, str], form: Format) -> list[tuple[str, Mark]]:
    """What to look for in a written text, the longest first, and the marks that go there."""
    found = []
    followed = _followed_by_units(template)
    for slot in template.slots:
        text = stand_ins[slot.name]
        if slot.type == "percent":
            found.append((PERCENT.sub("", text), Mark(slot.name)))
            continue
        if slot.name not in followed:
            found += _dressed(slot, text)
        shown = escaped(text, form, "x ")
        found += [(shown, Mark(slot.name)), (shown[:1].upper() + shown[1:], Mark(slot.name, capital=True))]
    # Where a stand-in begins with a capital itself, that says nothing.
    seen: dict[str, Mark] = {}
    for text, mark in found:
        seen.setdefault(text, mark)
    return sorted(seen.items(), key=lambda one: -len(one[0]))


def _followed_by_units(template: Template) -> set[str]:
    """Slots whose unit the template writes itself, so that it stays as it is written."""
    return {
        one.slot
        for one, after in pairwise(template.parts)
        if isinstance(one, Insert)
        and isinstance(after, Words)
        and after.text.lstrip().lower().startswith((template.by_name[one.slot].unit or "\0").lower())
    }


def _dressed(slot: Slot, text: str) -> Iterator[tuple[str, Mark]]:
    if slot.unit in CURRENCIES:
        yield f"{slot.unit}{text}", Mark(slot.name, before=str(slot.unit))
    elif slot.unit is not None:
        yield f"{text} {slot.unit}", Mark(slot.name, unit=f" {slot.unit}")


def _split(text: str, patterns: list[tuple[str, Mark]]) -> Iterator[str | Mark]:
    marks = dict(patterns)
    look = re.compile("|".join(re.escape(words) for words, _ in patterns))
    at = 0
    for match in look.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        yield marks[match[0]]
        at = match.end()
    if at < len(text):
        yield text[at:]


def _pieces(template: Template, stand_ins: Mapping[str, str], text: str, form: Format) -> Iterator[Piece]:
    patterns = _patterns(template, stand_ins, form)
    if form == "yaml" and template.format != "yaml":
        text = "".join(_quoted(line, patterns) for line in text.splitlines(keepends=True))
    if form == "toml":
        text = TOML_DATE.sub(r'\1"\2"', text)
    yield from _split(text, patterns)


def _quoted(line: str, patterns: list[tuple[str, Mark]]) -> str:
    """A line of YAML whose value holds a stand-in, with double quotes around it, inside which anything is a value."""
    if not any(words in line for words, _ in patterns):
        return line
    found = YAML_LINE.match(line.rstrip("\n"))
    if found is None or found["value"][:1] in {'"', "{", "[", "|", ">"}:
        return line
    value = found["value"]
    if value[:1] == "'":
        value = value[1:-1].replace("''", "'")
    return f"{found['key']}{json.dumps(value, ensure_ascii=False)}\n"


def _csv(template: Template, stand_ins: Mapping[str, str], text: str) -> Iterator[Piece]:
    patterns = _patterns(template, stand_ins, "csv")
    for row in csv.reader(io.StringIO(text)):
        for at, cell in enumerate(row):
            if at:
                yield ","
            parts = tuple(_split(cell, patterns))
            if any(isinstance(part, Mark) for part in parts):
                yield parts
            else:
                yield f'"{cell.replace(chr(34), chr(34) * 2)}"' if re.search(r'[",\n]', cell) else cell
        yield "\n"


def is_right(template: Template, made: Skeleton, values: Mapping[str, str], wanted: str) -> bool:
    """Whether filling it gives the goals that goalkit writes."""
    cells = [one if isinstance(one, tuple) and not isinstance(one, Mark) else (one,) for one in made.pieces]
    if {one.slot for cell in cells for one in cell if isinstance(one, Mark)} != {slot.name for slot in template.slots}:
        return False
    ours = filled(template, made, values)
    return ours == wanted or differing(read(ours, made.format), read(wanted, made.format)) is None
