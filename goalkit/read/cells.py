"""What the headings of a Markdown table say its columns hold, and the words in its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.annotation import annotate
from goalkit.read.context import AIMS, EXPECTED
from goalkit.read.evidence import goal_like, is_pointer, only_time, role_of
from goalkit.read.fields import field_named, is_worded, kind_named
from goalkit.read.statement import AMOUNT
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.model import Kind
    from goalkit.read.annotated import Annotated
    from goalkit.read.blocks import Row
    from goalkit.read.drafter import Drafter
    from goalkit.read.rich import Rich

RESULTS = frozenset({"key_result", "measure", "kpi", "input_metric", "lean_metric"})
CODE = pattern(r"(?P<kind>O|KR|Obj)[ .-]?\d[\d.-]*$", re.IGNORECASE)
DATED = pattern(r"\b(?:Q[1-4]|H[12]|FY ?\d\d|20\d\d|EOY)\b", re.IGNORECASE)
BULLETED = pattern(r"(?:[-*•·–▪◦]\s*|\(?\d{1,2}[.)]\s+)(?=\S)")


@dataclass(slots=True)
class Headings:
    """What the columns of a table hold."""

    kinds: dict[int, Kind] = field(default_factory=dict)
    fields: dict[int, str] = field(default_factory=dict)
    periods: list[int] = field(default_factory=list)
    perspective: int | None = None
    title: int | None = None
    type: int | None = None
    coded: bool = False
    other: list[int] = field(default_factory=list)


def words(cell: Sequence[Rich]) -> Text:
    """Give a cell's words on one line."""
    lines = [rich.text for rich in cell if rich.text]
    if len(lines) == 1:
        return lines[0]
    return Text.join(lines) if lines else Text("")


def cell_at(row: Row, number: int | None) -> Sequence[Rich]:
    """What stands in a column of a row; nothing where the row is shorter."""
    return row.cells[number] if number is not None and number < len(row.cells) else ()


def is_filled(text: str) -> bool:
    """Whether a cell says something: more than dashes and dots."""
    return any(character.isalnum() for character in text)


def headings_of(header: Row) -> Headings:  # noqa: C901, PLR0912
    """Tell from the headings what each column holds."""
    found = Headings()
    for number, cell in enumerate(header.cells):
        name = str(words(cell)).strip(" :*_")
        role = role_of(name, whole=True) if name else None
        plain = field_named(name) if name else None
        if name and only_time(name):
            found.periods.append(number)
        elif role == "perspective" or plain == "perspective" or name.lower() == "perspectives":
            found.perspective = number
        elif (
            role in EXPECTED
            and not (role in {"measures", "kpis"} and plain == "metric" and name.lower() not in {"kpi", "kpis"})
            and plain not in {"target", "baseline"}
        ):
            found.kinds[number] = EXPECTED[role or "goals"]
        elif cell and (hint := annotate(cell[0])).hint is not None and not hint.statement and role is None:
            found.kinds[number] = hint.hint
        elif plain == "type" and name.lower() in {"type", "kind", "level"}:
            found.type = number
        elif plain in {"id", "label"}:
            found.fields[number] = "id" if plain == "id" and name.lower() not in {"key", "issue"} else "label"
        elif plain is not None and plain not in {"check_ins", "ignore"}:
            if plain == "target" and DATED.search(name):
                # of the targets on the way, the last is the one to reach
                found.fields = {at: one for at, one in found.fields.items() if one != "target"}
            found.fields[number] = plain
        elif name.lower() in {"title", "statement", "description", "text", "goal statement"} and found.title is None:
            found.title = number
        else:
            found.other.append(number)
    if not found.kinds or set(found.kinds.values()) <= {"objective", "initiative", "goal", "scorecard_objective"}:
        # “Metric” or “Measure” beside no other result is what is measured, not how
        for number, name in list(found.fields.items()):
            if name == "metric":
                del found.fields[number]
                found.kinds[number] = "measure"
                break
    if found.kinds and found.title is not None and found.title not in found.kinds:
        found.title = None
    _spare_commitments(header, found)
    return found


def _spare_commitments(header: Row, found: Headings) -> None:
    """A column “Commitment” holds goals where it stands alone, and beside others how firm those are."""
    for number in list(found.kinds):
        if len(found.kinds) > 1 and field_named(str(words(header.cells[number]))) == "commitment":
            del found.kinds[number]
            found.fields[number] = "commitment"


def spare_priorities(rows: Sequence[Row], columns: Headings) -> None:
    """A “Priority” beside results without an aim is their aim, where it is worded as one, and no rank."""
    at = next((number for number, name in columns.fields.items() if name == "priority"), None)
    if at is None or set(columns.kinds.values()) & set(AIMS) or "key_result" not in columns.kinds.values():
        return
    said = [cell for row in rows[1:] if is_filled(cell := words(cell_at(row, at)))]
    if sum(map(is_worded, said)) * 2 > len(said):
        del columns.fields[at]
        columns.kinds[at] = "goal"


def spare_targets(rows: Sequence[Row], columns: Headings) -> None:
    """A “Goal” beside key results holds their targets, where most of its cells are amounts."""
    if not set(columns.kinds.values()) & {"key_result", "measure", "kpi"} or "target" in columns.fields.values():
        return
    for at in [number for number, kind in columns.kinds.items() if kind in {"goal", "objective"}]:
        said = [cell for row in rows[1:] if is_filled(cell := words(cell_at(row, at)))]
        if sum(map(_is_amount, said)) * 2 > len(said):
            del columns.kinds[at]
            columns.fields[at] = "target"
            return


def _is_amount(cell: str) -> bool:
    return AMOUNT.match(cell) is not None and len(cell.split()) < MOST_OF_AMOUNT


MOST_OF_AMOUNT = 4


def heads_among(rows: Sequence[Row], number: int) -> set[int]:
    """The lines of rows that head those below them in their column, by what is bold there or led in by an arrow.

    Bold words tell where the column's name speaks of both kinds, and the first row is bold; an arrow always does.
    """
    filled = [(row.line, cell[0]) for row in rows[1:] if (cell := cell_at(row, number)) and is_filled(cell[0].text)]
    led = {line for line, rich in filled if LED_IN.match(rich.text)}
    if led and filled[0][0] not in led:
        return {line for line, _ in filled} - led
    name = str(words(rows[0].cells[number])).lower()
    if "objective" not in name or BOTH.search(name) is None:
        return set()
    bold = {line for line, rich in filled if rich.wholly(rich.bold)}
    return bold if filled and filled[0][0] in bold and len(bold) < len(filled) else set()


LED_IN = re.compile(r"[↳└↪⤷»›]|(?:->|=>)\s")
"""How a row begins that hangs below another."""
BOTH = re.compile(r"\bkrs?\b|key[ -]?result|/")


def find_codes(rows: Sequence[Row], columns: Headings) -> None:
    """Find a column of codes, “O1” and “KR1.1”, that says what each row is."""
    for number in range(min(2, len(rows[0].cells))):
        codes = [code for row in rows[1:] if is_filled(code := words(cell_at(row, number)))]
        if codes and sum(CODE.match(code) is not None for code in codes) * 2 > len(codes):
            columns.type = number
            columns.fields.pop(number, None)
            columns.other = [other for other in columns.other if other != number]
            columns.coded = True
            return


def kind_of_row(cell: Text) -> Kind | None:
    """What the type or code in a row says it is."""
    if found := CODE.match(cell):
        return "key_result" if found["kind"].lower() == "kr" else "objective"
    return kind_named(str(cell))


def notes_in(drafter: Drafter, cell: Sequence[Rich], kind: Kind) -> Iterator[Annotated]:
    """The statements in a cell: one a line where lines were broken, else one."""
    lines = [
        rich
        for rich in cell
        if (is_filled(rich.text) or rich.images)
        and not (rich.italic and rich.wholly(rich.italic) and not rich.wholly(rich.bold))
    ]
    notes = []
    for rich in lines:
        if found := BULLETED.match(rich.text):
            rich.keep(found.end())
        notes.append(annotate(rich, owners=drafter.owners, people=drafter.people))
    if kind in AIMS and len(notes) > 1 and not any(note.hint or note.code for note in notes):
        notes[0].statement = Text.join([note.statement for note in notes])
        notes = notes[:1]
    for note, rich in zip(notes, lines, strict=False):
        if not is_filled(note.statement) or note.statement.endswith("?"):
            continue
        if rich.links and rich.wholly(rich.links) and is_pointer(str(rich.text)) and not goal_like(str(note.statement)):
            continue
        yield note
