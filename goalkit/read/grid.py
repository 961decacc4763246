"""Finds the goals in a Markdown table: one per row, several per row, a matrix of periods, or a card of labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goalkit.read.annotation import Annotated, annotate
from goalkit.read.evidence import about_goals, goal_like, is_pointer, only_time, role_of, words_in
from goalkit.read.fields import field_named, is_worded, kind_named
from goalkit.read.smart import SMART, fill_letter
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.model import Kind
    from goalkit.read.blocks import Block, Row
    from goalkit.read.context import Context, Scope
    from goalkit.read.draft import Draft
    from goalkit.read.inline import Rich
    from goalkit.read.lists import ListReader

__all__ = ["read_table", "words"]

KINDS: dict[str, Kind] = {
    "objectives": "objective",
    "methods": "objective",
    "key_results": "key_result",
    "initiatives": "initiative",
    "goals": "goal",
    "kpis": "kpi",
    "measures": "measure",
    "north_star": "north_star",
    "input_metrics": "input_metric",
    "guardrails": "kpi",
    "lean": "lean_metric",
    "smart": "smart_goal",
}
AIMS = ("objective", "goal", "smart_goal", "scorecard_objective", "north_star")
RESULTS = ("key_result", "measure", "kpi", "input_metric", "lean_metric")
NOT_GOALS = re.compile(
    r"\b(?:task|date|week|day|step|term|definition|name|role|person|member|document|file|command|option|parameter"
    r"|event|meeting|topic|question|release"
    r"|version|feature|resource|service|package|tool|quarter|month|url|score|grade|rating|range|meaning|example"
    r"|framework|okr schedule)\b",
    re.IGNORECASE,
)
TOTALS = re.compile(
    r"(?:grand |overall )?(?:total|average|overall|sum|mean)s?"
    r"(?: (?:score|progress|result|points|weight|status|confidence|completion|rating|okr)s?)*"
    r"(?: ?\([^()]{0,40}\)| (?:of|for|across|in) [^|]{0,60})? ?[:=]?",
    re.IGNORECASE,
)
"""What a row that sums up others begins with; “Average order value” is a metric like any other."""
CODE = re.compile(r"(?P<kind>O|KR|Obj)[ .-]?\d[\d.-]*$", re.IGNORECASE)
DATED = re.compile(r"\b(?:Q[1-4]|H[12]|FY ?\d\d|20\d\d|EOY)\b", re.IGNORECASE)
LEADING_NUMBER = re.compile(r"\d{1,2}\s+(?=[^\W\d])")
BULLETED = re.compile(r"(?:[-*•·–▪◦]\s*|\(?\d{1,2}[.)]\s+)(?=\S)")


@dataclass(slots=True)
class Columns:
    """What the columns of a table hold."""

    kinds: dict[int, Kind] = field(default_factory=dict)
    fields: dict[int, str] = field(default_factory=dict)
    periods: list[int] = field(default_factory=list)
    perspective: int | None = None
    title: int | None = None
    type: int | None = None
    coded: bool = False
    other: list[int] = field(default_factory=list)


def read_table(reader: ListReader, block: Block, context: Context, scope: Scope) -> None:
    """Read one table in the light of the section it stands in."""
    rows = block.rows
    if len(rows) < 2 and not (rows and _card(rows)):
        return
    if _card(rows):
        _read_card(reader, rows, context, scope)
        return
    columns = _columns(rows[0])
    _spare_priorities(rows, columns)
    if columns.type is None and not columns.kinds:
        _find_codes(rows, columns)
    if len(columns.periods) > 1 and 0 not in columns.periods and not set(columns.kinds.values()) & set(RESULTS):
        _read_matrix(reader, rows, columns, context, scope)
    elif _is_goals(columns, context, scope):
        _read_rows(reader, rows, columns, context, scope)


def words(cell: Sequence[Rich]) -> Text:
    """Give a cell's words on one line."""
    lines = [rich.text for rich in cell if rich.text]
    if len(lines) == 1:
        return lines[0]
    return Text.join(lines) if lines else Text("")


def _cell(row: Row, number: int | None) -> Sequence[Rich]:
    return row.cells[number] if number is not None and number < len(row.cells) else ()


def _filled(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _columns(header: Row) -> Columns:  # noqa: C901, PLR0912
    """Tell from the headings what each column holds."""
    found = Columns()
    for number, cell in enumerate(header.cells):
        name = str(words(cell)).strip(" :*_")
        role = role_of(name, whole=True) if name else None
        plain = field_named(name) if name else None
        if name and only_time(name):
            found.periods.append(number)
        elif role == "perspective" or plain == "perspective" or name.lower() == "perspectives":
            found.perspective = number
        elif (
            role in KINDS
            and not (role in {"measures", "kpis"} and plain == "metric" and name.lower() not in {"kpi", "kpis"})
            and plain not in {"target", "baseline"}
        ):
            found.kinds[number] = KINDS[role or "goals"]
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


def _spare_commitments(header: Row, found: Columns) -> None:
    """A column “Commitment” holds goals where it stands alone, and beside others how firm those are."""
    for number in list(found.kinds):
        if len(found.kinds) > 1 and field_named(str(words(header.cells[number]))) == "commitment":
            del found.kinds[number]
            found.fields[number] = "commitment"


def _spare_priorities(rows: Sequence[Row], columns: Columns) -> None:
    """A “Priority” beside results without an aim is their aim, where it is worded as one, and no rank."""
    at = next((number for number, name in columns.fields.items() if name == "priority"), None)
    if at is None or set(columns.kinds.values()) & set(AIMS) or "key_result" not in columns.kinds.values():
        return
    said = [cell for row in rows[1:] if _filled(cell := words(_cell(row, at)))]
    if sum(map(is_worded, said)) * 2 > len(said):
        del columns.fields[at]
        columns.kinds[at] = "goal"


def _is_goals(columns: Columns, context: Context, scope: Scope) -> bool:
    """Whether a table is one of goals, by its headings and by where it stands."""
    kinds = set(columns.kinds.values())
    names = set(columns.fields.values())
    tracked = bool(
        names & {"target", "baseline", "owner", "due", "score", "status", "priority", "confidence", "current", "weight"}
    )
    placed = context.zone or scope.current is not None or context.parent is not None
    if columns.coded or "key_result" in kinds or (columns.perspective is not None and kinds):
        return True
    if kinds & {"objective", "north_star", "smart_goal"}:
        return placed or tracked or len(kinds) > 1
    if kinds & {"goal", "kpi", "measure", "input_metric", "lean_metric"}:
        return (
            (placed and tracked) or bool(names & {"target", "baseline"}) or (context.zone and bool(kinds - {"measure"}))
        )
    if "initiative" in kinds:
        return placed
    return placed and (tracked or columns.type is not None)


def _read_rows(reader: ListReader, rows: Sequence[Row], columns: Columns, context: Context, scope: Scope) -> None:  # noqa: C901, PLR0912, PLR0915
    """One or more goals per row."""
    statements = dict(columns.kinds)
    grouped = False
    if not statements:
        number = columns.title if columns.title is not None else next(iter(columns.other), None)
        if number is None:
            return
        name = str(words(rows[0].cells[number]))
        if columns.type is None:
            if NOT_GOALS.search(name) or (role_of(name, whole=True) == "aside"):
                return
            grouped = any(_is_group(row, number) for row in rows[1:])
        statements[number] = context.expect or (
            "key_result" if grouped or scope.current or context.parent else context.flat
        )
    scorecard = context.scorecard or columns.perspective is not None
    order = sorted(statements, key=lambda number: (_rank(statements[number]), number))
    last: dict[int, tuple[str, Draft]] = {}
    perspective = context.perspective
    outer = context.parent
    for row in rows[1:]:
        if columns.perspective is not None and _filled(words(_cell(row, columns.perspective))):
            perspective = words(_cell(row, columns.perspective))
        filled = [text for cell in row.cells if _filled(text := words(cell))]
        if not filled or TOTALS.fullmatch(str(filled[0]).strip(" *_")):
            continue
        if len(filled) == 1 < len(row.cells) and role_of(str(filled[0]), whole=True) == "aside":
            continue  # a row “Notes” at the end
        made: list[list[Draft]] = []
        parent = outer
        for number in order:
            kind = _kind(statements[number], scorecard=scorecard, alone=len(statements) == 1)
            if columns.type is not None and (named := _kind_of_row(words(_cell(row, columns.type)))):
                kind = named
            notes = list(_notes(reader, _cell(row, number), kind))
            if len(statements) == 1 and _is_group(row, number) and kind not in AIMS and notes and notes[0].hint is None:
                kind = "objective"
                notes[0].statement = notes[0].statement[_skip(notes[0].statement) :]
            here = context._replace(zone=True, parent=parent, perspective=perspective, scorecard=scorecard)
            if kind in AIMS:
                if not notes:
                    if number in last and len(statements) > 1:
                        scope.current = last[number][1]
                    continue
                key = str(notes[0].statement).casefold()
                if number in last and last[number][0] == key and len(statements) > 1:
                    scope.current = last[number][1]
                    continue
            drafts = []
            for note in notes:
                chosen: Kind = reader.kind(note, here) if note.hint else kind
                if about_goals(str(note.statement)) and not note.marked:
                    continue
                draft = reader.make(note, chosen, here._replace(parent=outer) if chosen in AIMS else here, scope)
                if draft is not None:
                    drafts.append(draft)
            if drafts:
                made.append(drafts)
                if drafts[0].kind in AIMS:
                    last[number] = (str(drafts[0].statement).casefold(), drafts[0])
                elif drafts[0].kind in RESULTS and len(drafts) == 1:
                    parent = drafts[0]
        if made:
            finest = next((group for group in reversed(made) if group[0].kind != "initiative"), made[-1])
            _fill(reader, row, columns, finest)


def _find_codes(rows: Sequence[Row], columns: Columns) -> None:
    """Find a column of codes, “O1” and “KR1.1”, that says what each row is."""
    for number in range(min(2, len(rows[0].cells))):
        codes = [code for row in rows[1:] if _filled(code := words(_cell(row, number)))]
        if codes and sum(CODE.match(code) is not None for code in codes) * 2 > len(codes):
            columns.type = number
            columns.fields.pop(number, None)
            columns.other = [other for other in columns.other if other != number]
            columns.coded = True
            return


def _kind_of_row(cell: Text) -> Kind | None:
    """What the type or code in a row says it is."""
    if found := CODE.match(cell):
        return "key_result" if found["kind"].lower() == "kr" else "objective"
    return kind_named(str(cell))


def _rank(kind: Kind) -> int:
    return 0 if kind in AIMS else 1 if kind in RESULTS else 2


def _kind(kind: Kind, *, scorecard: bool, alone: bool) -> Kind:
    """The kind of a column's goals, in the light of the other columns."""
    if scorecard:
        return (
            "scorecard_objective"
            if kind in {"objective", "goal"}
            else "measure"
            if kind in {"kpi", "measure", "key_result"}
            else kind
        )
    if kind == "measure":
        return "kpi" if alone else "key_result"
    if kind == "kpi" and not alone:
        return "key_result"
    return kind


def _is_group(row: Row, number: int) -> bool:
    """Whether a row has nothing but a bold statement: it heads the rows below."""
    cell = _cell(row, number)
    if len(cell) != 1 or not _filled(cell[0].text) or not cell[0].wholly(cell[0].bold):
        return False
    return not any(_filled(words(other)) for at, other in enumerate(row.cells) if at != number)


def _skip(statement: Text) -> int:
    found = LEADING_NUMBER.match(statement)
    return found.end() if found else 0


def _notes(reader: ListReader, cell: Sequence[Rich], kind: Kind) -> Iterator[Annotated]:
    """The statements in a cell: one a line where lines were broken, else one."""
    lines = [rich for rich in cell if _filled(rich.text) or rich.images]
    notes = []
    for rich in lines:
        if rich.italic and rich.wholly(rich.italic) and not rich.wholly(rich.bold):
            continue
        if found := BULLETED.match(rich.text):
            rich.text = rich.text[found.end() :]
        notes.append(annotate(rich, owners=reader.owners, people=reader.people))
    if kind in AIMS and len(notes) > 1 and not any(note.hint or note.code for note in notes):
        notes[0].statement = Text.join([note.statement for note in notes])
        notes = notes[:1]
    for note, rich in zip(notes, lines, strict=False):
        if not _filled(note.statement) or note.statement.endswith("?"):
            continue
        if rich.links and rich.wholly(rich.links) and is_pointer(str(rich.text)) and not goal_like(str(note.statement)):
            continue
        yield note


def _fill(reader: ListReader, row: Row, columns: Columns, drafts: Sequence[Draft]) -> None:  # noqa: C901
    """Put the other cells of a row into the fields of its goals."""
    for number, name in columns.fields.items():
        cell = _cell(row, number)
        value = words(cell)
        if not _filled(value):
            image = next((image for rich in cell for image in rich.images), None)
            person = next((person for rich in cell for person in rich.people), None)
            if name != "status" or not value:  # there, a coloured dot says it
                value = (image if name == "priority" else person) or Text("")
                if not _filled(value):
                    continue
        for at, draft in enumerate(drafts):
            own = cell[at].text if len(cell) == len(drafts) else value
            if name == "period":
                draft.period = reader.period(str(own)) or draft.period
            elif name == "label":
                draft.fields.setdefault("label", own)
            elif name == "owner" or name not in draft.fields:
                draft.fields[name] = own
    if len(columns.periods) == 1:
        value = words(_cell(row, columns.periods[0]))
        if _filled(value):
            for draft in drafts:
                draft.fields.setdefault("target", value)


def _read_matrix(reader: ListReader, rows: Sequence[Row], columns: Columns, context: Context, scope: Scope) -> None:
    """Rows of aims, columns of periods: each cell a result."""
    if not (context.zone or context.parent or reader.drafts or columns.kinds):
        return
    if context.expect in {"kpi", "input_metric"} and not any(
        goal_like(str(words(cell))) for row in rows[1:] for cell in row.cells[1:]
    ):
        return
    head = next(iter(columns.kinds), 0)
    cells = [words(_cell(row, at)) for row in rows[1:] for at in columns.periods]
    filled = [cell for cell in cells if _filled(cell)]
    if sum(len(words_in(str(cell))) > 1 for cell in filled) * 2 < len(filled):
        return  # numbers over time, not goals
    known = _Known(reader.drafts)
    for row in rows[1:]:
        notes = list(_notes(reader, _cell(row, head), "objective"))
        if not notes:
            continue
        note = notes[0]
        aim = known.find(str(note.statement).casefold())
        if aim is None:
            aim = reader.make(note, "objective", context._replace(expect=None), scope)
        scope.current = aim
        for at in columns.periods:
            name = str(words(rows[0].cells[at]))
            inside = context._replace(
                zone=True, expect="key_result", parent=aim, period=reader.period(name) or context.period
            )
            for below in _notes(reader, _cell(row, at), "key_result"):
                reader.make(below, "key_result", inside, scope)


class _Known:
    """The aims of a document by their first words and by their labels, for the heads of a matrix."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        aims = [draft for draft in drafts if draft.kind in AIMS]
        self.labels = {
            str(draft.fields["label"]).casefold().strip(" :"): draft
            for draft in reversed(aims)
            if "label" in draft.fields
        }
        self.statements = sorted(
            ((str(draft.statement).casefold(), at, draft) for at, draft in enumerate(aims)), key=lambda one: one[:2]
        )
        self.keys = [statement for statement, _, _ in self.statements]

    def find(self, name: str) -> Draft | None:
        """The aim that a row's head names."""
        if name in self.labels:
            return self.labels[name]
        at = bisect_left(self.keys, name)
        return self.statements[at][2] if at < len(self.keys) and self.keys[at].startswith(name) else None


def _card(rows: Sequence[Row]) -> bool:
    """Whether a table is a card: labels in the first column, values in the second."""
    if not rows or any(len(row.cells) > 2 for row in rows) or len(rows) < 2:
        return False
    labels = 0
    named = False
    for row in rows:
        name = str(words(row.cells[0])) if row.cells else ""
        note = annotate(row.cells[0][0]) if row.cells and row.cells[0] else None
        hinted = note is not None and note.hint is not None and not note.statement
        named = named or hinted
        labels += hinted or field_named(name) is not None or name.strip(" :*").lower() in SMART
    smart = sum(bool(row.cells) and str(words(row.cells[0])).strip(" :*").lower() in SMART for row in rows)
    return (
        named and labels * 2 > len(rows) and len(rows[0].cells) > 1 and not _columns(rows[0]).kinds.keys() >= {0, 1}
    ) or smart > 3


def _read_card(reader: ListReader, rows: Sequence[Row], context: Context, scope: Scope) -> None:  # noqa: C901, PLR0912
    smart: Draft | None = None
    parent: Draft | None = None
    waiting: dict[str, Text] = {}
    for row in rows:
        if len(row.cells) < 2 or not row.cells[0]:
            continue
        label = annotate(row.cells[0][0])
        name = str(words(row.cells[0])).strip(" :*_")
        part = SMART.get(name.lower())
        if label.hint is not None and not label.statement:
            kind = reader.kind(label, context)
            for note in _notes(reader, row.cells[1], kind):
                note.fields.update({key: value for key, value in label.fields.items() if key not in note.fields})
                note.label = note.label or label.label
                note.code = note.code or label.code
                draft = reader.make(note, kind, context._replace(zone=True), scope)
                parent = draft or parent
                smart = draft if draft is not None and kind in AIMS else smart
        elif part == "statement":
            if smart is None:
                for note in _notes(reader, row.cells[1], "smart_goal"):
                    smart = parent = reader.make(note, "smart_goal", context, scope)
            else:
                smart.kind = "smart_goal"
        elif part is not None and parent is not None:
            fill_letter(parent, part, words(row.cells[1]))
        else:
            key = part or (field_named(name) if part is None else None)
            value = words(row.cells[1])
            if key and _filled(value):
                if parent is None:
                    waiting[key] = value
                elif key == "period":
                    parent.period = reader.period(str(value)) or parent.period
                else:
                    parent.fields.setdefault(key, value)
    if parent is not None:
        for key, value in waiting.items():
            if key != "period":
                parent.fields.setdefault(key, value)
