"""What the columns of a Markdown table hold, by its headings and by what stands below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markdown.cells import cell_at, is_filled, words
from goalkit.read.statement.annotation import annotate
from goalkit.read.statement.field import is_amount
from goalkit.read.words.context import AIMS, EXPECTED
from goalkit.read.words.evidence import goal_like, only_time, role_of
from goalkit.read.words.fields import field_named, is_worded, kind_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from goalkit.model import Kind
    from goalkit.read.markup.blocks import Row
    from goalkit.text import Text

__all__ = ["RESULTS", "Columns", "are_issues", "columns_of", "headings_of", "heads_among", "kind_of_row"]

RESULTS = frozenset({"key_result", "measure", "kpi", "input_metric", "lean_metric"})
CODE = pattern(r"(?P<kind>O|KR|Obj)[ .-]?\d[\d.-]*$", re.IGNORECASE)
"""What a row's code looks like: “O1”, “KR1.1”."""
NUMBER = pattern(r"[A-Z]{0,5}[ .-]?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?\.?")
"""What numbers a goal: “VX1.1”, “2.3”."""
ISSUE = pattern(r"#\d{2,}\+?|(?!(?:KR|OKR|OBJ|KPI|GOAL|NSM)-)[A-Z][A-Z0-9]{1,8}-\d+")
"""What an issue of a tracker is called."""
DATED = pattern(r"\b(?:Q[1-4]|H[12]|FY ?\d\d|20\d\d|EOY)\b", re.IGNORECASE)


SUMMARY = pattern(
    r"(?:(?:narrative|project) )?(?:summary|description|structure)|intervention logic|hierarchy of objectives"
    r"|results? chain"
)
INDICATOR = pattern(r"\bindicators?\b|\bovis?\b")
VERIFIED = pattern(r"\bverification\b|\bmovs?\b")
"""Headings of a logical framework, in small letters."""
LED_IN = pattern(r"[↳└↪⤷»›]|(?:->|=>)\s")
"""How a row begins that hangs below another."""
BOTH = pattern(r"\bkrs?\b|key[ -]?result|/")
SET_OUT = pattern(
    r"(?:what )?(?:we|i) (?:had )?(?:set out|wanted|planned|hoped|promised|aimed|committed)"
    r"(?: to (?:do|achieve|reach))?$"
    r"|what (?:we|i) said we(?:'d| would) do$",
    re.IGNORECASE,
)
"""The heading of a column of goals that someone looks back on."""


@dataclass(slots=True)
class Columns:
    """What the columns of a table hold, by their position."""

    kinds: dict[int, Kind] = field(default_factory=dict)
    """Columns that hold statements, with the kind of goal that the heading names."""
    fields: dict[int, str] = field(default_factory=dict)
    periods: list[int] = field(default_factory=list)
    """Columns such as “Q1”."""
    perspective: int | None = None
    title: int | None = None
    """A column “Title” or “Description”, which may hold statements or tell of them."""
    type: int | None = None
    """The column that says what kind of goal a row is."""
    level: int | None = None
    """The first column of a logical framework, which says whether a row is an outcome, an output or an activity."""
    coded: bool = False
    """Whether it says so by codes such as “KR1.1”."""
    other: list[int] = field(default_factory=list)

    def take_codes(self, number: int) -> None:
        """Know that the codes in a column, “KR1.1” or “KR”, say what each row is."""
        self.type = number
        self.coded = True
        self.fields.pop(number, None)
        self.other = [other for other in self.other if other != number]


def columns_of(rows: Sequence[Row]) -> Columns:
    """Tell what the columns of a table hold, which has its headings in the first row."""
    columns = headings_of(rows[0])
    _spare_numbers(rows, columns)
    _spare_priorities(rows, columns)
    _spare_targets(rows, columns)
    _spare_worded_targets(rows, columns)
    _spare_sources(rows, columns)
    _find_summary(rows, columns)
    if columns.type is None and not columns.kinds:
        _find_codes(rows, columns)
    if columns.type is None:
        _find_kinds(rows, columns)
    return columns


def headings_of(header: Row) -> Columns:  # noqa: C901, PLR0912
    """Tell what each column holds by the headings alone."""
    found = Columns()
    for number, cell in enumerate(header.cells):
        name = str(words(cell)).strip(" :*_")
        role = role_of(name, whole=True) if name else None
        if SET_OUT.match(name):
            role = "goals"
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
    if "key_result" in found.kinds.values() and "objective" not in found.kinds.values():
        # “O” says so beside “KR” alone
        short = next((at for at in found.other if kind_named(str(words(header.cells[at]))) == "objective"), None)
        if short is not None:
            found.kinds = {short: "objective", **found.kinds}
            found.other.remove(short)
    if not found.kinds or set(found.kinds.values()) <= {"objective", "initiative", "goal", "scorecard_objective"}:
        # “Metric” or “Measure” beside no other result is what is measured, not how
        for number, name in list(found.fields.items()):
            if name == "metric":
                del found.fields[number]
                found.kinds[number] = "measure"
                break
    if found.title is None and set(found.fields.values()) & {"id", "label"}:
        # trackers call the words of an issue its summary
        found.title = next(
            (at for at in found.other if str(words(header.cells[at])).strip().lower() == "summary"), None
        )
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


def _spare_numbers(rows: Sequence[Row], columns: Columns) -> None:
    """A column “Key result” that only numbers them: their words stand in the column that nothing else is said of."""
    for at, kind in list(columns.kinds.items()):
        if not _mostly(rows, at, _is_number) or (kind == "goal" and _mostly(rows, at, is_amount)):
            continue
        known = columns.kinds.keys() | columns.fields.keys() | {columns.perspective, columns.type, *columns.periods}
        said = [
            number for number in range(len(rows[0].cells)) if number not in known and _mostly(rows, number, _is_said)
        ]
        if said:
            del columns.kinds[at]
            columns.kinds[said[0]] = kind
            columns.fields[at] = "label"
            columns.other = [number for number in columns.other if number != said[0]]
        elif len(columns.kinds) > 1:
            del columns.kinds[at]
            columns.fields[at] = "parent_named"


def _is_said(cell: str) -> bool:
    """Whether a cell has words enough for a statement."""
    return cell.count(" ") > 1


def _is_number(cell: str) -> bool:
    return NUMBER.fullmatch(cell.strip()) is not None


def _spare_priorities(rows: Sequence[Row], columns: Columns) -> None:
    """A “Priority” beside results without an aim is their aim, where it is worded as one, and no rank."""
    at = next((number for number, name in columns.fields.items() if name == "priority"), None)
    if at is None or set(columns.kinds.values()) & AIMS or "key_result" not in columns.kinds.values():
        return
    if _mostly(rows, at, is_worded):
        del columns.fields[at]
        columns.kinds[at] = "goal"


def _spare_targets(rows: Sequence[Row], columns: Columns) -> None:
    """A “Goal” beside other goals holds their targets, where most of its cells are amounts."""
    if len(columns.kinds) == 1 or "target" in columns.fields.values():
        return
    for at in [number for number, kind in columns.kinds.items() if kind in {"goal", "objective"}]:
        if _mostly(rows, at, is_amount):
            del columns.kinds[at]
            columns.fields[at] = "target"
            return


def _spare_worded_targets(rows: Sequence[Row], columns: Columns) -> None:
    """A “Measurable target” that is said in words, beside nothing else that states anything, is the result itself."""
    at = next((number for number, name in columns.fields.items() if name == "target"), None)
    if at is None or columns.kinds or _mostly(rows, at, is_amount) or not _mostly(rows, at, _is_said):
        return
    del columns.fields[at]
    columns.kinds[at] = "key_result"


def _spare_sources(rows: Sequence[Row], columns: Columns) -> None:
    """A column “Evidence” beside aims that only names where it is seen, “STAR test”, holds no results."""
    if not set(columns.kinds.values()) & AIMS:
        return
    for at, kind in list(columns.kinds.items()):
        name = field_named(str(words(rows[0].cells[at])))
        if kind == "key_result" and name == "source" and not _mostly(rows, at, _is_reached):
            del columns.kinds[at]
            columns.fields[at] = "source"


def _find_summary(rows: Sequence[Row], columns: Columns) -> None:
    """The columns of a logical framework: “Narrative summary” states aims, and indicators beside it their results."""
    names = [str(words(cell)).strip(" :*_").lower() for cell in rows[0].cells]
    at = next((number for number, name in enumerate(names) if SUMMARY.fullmatch(name)), None)
    gauge = next((number for number, name in enumerate(names) if INDICATOR.search(name)), None)
    seen = next((number for number, name in enumerate(names) if VERIFIED.search(name)), None)
    if at is None or gauge is None or seen is None:
        return
    columns.kinds = {at: "objective", gauge: "key_result"}
    columns.fields[seen] = "source"
    columns.level = 0
    columns.fields = {number: name for number, name in columns.fields.items() if number not in columns.kinds}
    columns.other = [number for number in columns.other if number not in columns.kinds]
    columns.type = columns.title = None


def _is_reached(cell: str) -> bool:
    """Whether a cell says what is reached: with a number, or in a sentence."""
    return any(map(str.isdigit, cell)) or goal_like(cell)


def _find_kinds(rows: Sequence[Row], columns: Columns) -> None:
    """A first column without a heading may say of each row whether it is an “O” or a “KR”."""
    known = columns.kinds.keys() | columns.fields.keys()
    if 0 not in known and not is_filled(words(rows[0].cells[0])) and _mostly(rows, 0, _names_kind):
        columns.take_codes(0)


def _names_kind(cell: str) -> bool:
    return kind_named(cell) is not None


def _mostly(rows: Sequence[Row], number: int, test: Callable[[str], bool]) -> bool:
    """Whether more than half of a column's cells pass a test, those that say nothing aside."""
    passed = [test(cell) for row in rows[1:] if is_filled(cell := words(cell_at(row, number)))]
    return sum(passed) * 2 > len(passed)


def are_issues(rows: Sequence[Row]) -> bool:
    """Whether the first column names issues of a tracker: “#4821”, “SHOP-12”."""
    return _mostly(rows, 0, _is_issue)


def _is_issue(cell: str) -> bool:
    return ISSUE.fullmatch(cell.strip()) is not None


def _is_code(cell: str) -> bool:
    return CODE.match(cell) is not None


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


def _find_codes(rows: Sequence[Row], columns: Columns) -> None:
    """Find a column of codes, “O1” and “KR1.1”, that says what each row is."""
    for number in range(min(2, len(rows[0].cells))):
        if _mostly(rows, number, _is_code):
            columns.take_codes(number)
            return


def kind_of_row(cell: Text) -> Kind | None:
    """What the type or code in a row says it is."""
    if found := CODE.match(cell):
        return "key_result" if found["kind"].lower() == "kr" else "objective"
    return kind_named(str(cell))
