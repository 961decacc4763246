"""Finds the goals in a Markdown table: one per row, several per row, or a matrix of periods."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markdown.across import aims_across, read_across
from goalkit.read.markdown.card import is_card, read_card
from goalkit.read.markdown.cells import cell_at, is_filled, notes_in, words
from goalkit.read.markdown.columns import RESULTS, are_issues, columns_of, heads_among, kind_of_row
from goalkit.read.markdown.horizons import horizons_across, read_horizons
from goalkit.read.markdown.profile import reads_as_aim
from goalkit.read.words.context import AIMS
from goalkit.read.words.evidence import about_goals, goal_like, role_of, words_in
from goalkit.read.words.fields import told_apart
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.read.markdown.columns import Columns
    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.markup.blocks import Block, Row
    from goalkit.read.markup.rich import Rich
    from goalkit.read.words.context import Context, Scope

__all__ = ["read_table"]

NOT_GOALS = pattern(
    r"\b(?:task|date|week|day|step|term|definition|name|role|person|member|document|file|command|option|parameter"
    r"|event|meeting|topic|question|release"
    r"|version|feature|resource|service|package|tool|quarter|month|url|score|grade|rating|range|meaning|example"
    r"|framework|okr schedule)\b",
    re.IGNORECASE,
)
TOTALS = pattern(
    r"(?:grand |overall )?(?:total|average|overall|sum|mean)s?"
    r"(?: (?:score|progress|result|points|weight|status|confidence|completion|rating|okr)s?)*"
    r"(?: ?\([^()]{0,40}\)| (?:of|for|across|in) [^|]{0,60})? ?[:=]?",
    re.IGNORECASE,
)
"""What a row that sums up others begins with; “Average order value” is a metric like any other."""
ACTIVITY = pattern(r"[\d. ]*(?:key |main )?(?:activit(?:y|ies)|actions?|tasks?)\s*[\d.]*\s*(?:[:–—-]|$)", re.IGNORECASE)
STAGE = pattern(r"(?:impact|purpose)\s*[:–—-]\s*(?=\S)", re.IGNORECASE)
"""How an aim begins in a logical framework that has no column for its stages."""
LEADING_NUMBER = pattern(r"\d{1,2}\s+(?=[^\W\d])")


def read_table(drafter: Drafter, block: Block, context: Context, scope: Scope) -> None:
    """Read one table in the light of the section it stands in."""
    rows = block.rows
    if len(rows) < 2 and not (rows and is_card(rows)):
        return
    if is_card(rows):
        read_card(drafter, rows, context, scope)
        return
    if (aims := aims_across(rows)) is not None:
        read_across(drafter, rows, aims, context, scope)
        return
    if context.expect == "initiative" and (horizons := horizons_across(rows)):
        read_horizons(drafter, rows, horizons, context, scope)
        return
    columns = columns_of(rows)
    if len(columns.periods) > 1 and 0 not in columns.periods and not set(columns.kinds.values()) & RESULTS:
        _read_matrix(drafter, rows, columns, context, scope)
    elif _is_goals(columns, context, scope):
        columns.kinds = columns.kinds or _unnamed(rows, columns, context, scope)
        if columns.kinds:
            _RowReader(drafter, rows, columns, context, scope).read()


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
    if "goal" in kinds and {"score", "result"} <= names:
        return True
    if kinds & {"objective", "north_star", "smart_goal"}:
        return placed or tracked or len(kinds) > 1
    if kinds & {"goal", "kpi", "measure", "input_metric", "lean_metric"}:
        tracked = tracked or ("source" in names and (scope.current or context.parent) is not None)
        return (
            (placed and tracked) or bool(names & {"target", "baseline"}) or (context.zone and bool(kinds - {"measure"}))
        )
    if "initiative" in kinds or context.expect == "initiative":
        return placed
    return placed and (tracked or columns.type is not None)


def _unnamed(rows: Sequence[Row], columns: Columns, context: Context, scope: Scope) -> dict[int, Kind]:
    """The column that holds statements though no heading says so: the first that may, unless it holds other things."""
    number = columns.title if columns.title is not None else next(iter(columns.other), None)
    if number is None:
        return {}
    grouped = False
    if columns.type is None and number != columns.title:
        name = str(words(rows[0].cells[number]))
        if NOT_GOALS.search(name) or role_of(name, whole=True) == "aside":
            return {}
        grouped = len(rows[0].cells) > 1 and any(_is_group(row, number) for row in rows[1:])
    if context.expect in {None, "key_result"} and (scope.current or context.parent) and are_issues(rows):
        return {number: "initiative"}
    below = grouped or scope.current or context.parent
    return {number: context.expect or ("key_result" if below else context.flat)}


GAUGES = frozenset({"kpi", "measure", "input_metric", "lean_metric"})
"""Kinds that are watched: their tables are ordered by topics, which are no aims."""
FEWEST_CAPITALS = 4
"""Letters that are no abbreviation."""
FEWEST_TOPICS = 2
NUMBERS = frozenset({"label", "id"})
"""Fields that number a row."""


class _RowReader:
    """Reads row after row; an aim goes on below where its cell is empty or repeats it."""

    def __init__(self, drafter: Drafter, rows: Sequence[Row], columns: Columns, context: Context, scope: Scope) -> None:
        self.drafter = drafter
        self.rows = rows
        self.columns = columns
        self.scope = scope
        self.outer = context.parent
        """What aims hang under."""
        self.context = context._replace(zone=True, scorecard=context.scorecard or columns.perspective is not None)
        self.order = sorted(columns.kinds, key=lambda number: (_rank(columns.kinds[number]), number))
        """The columns from aims to work, so that what stands above is known first."""
        self.alone = len(columns.kinds) == 1
        self.last: dict[int, tuple[str, Draft]] = {}
        """The last aim in a column, and its words."""
        aim = scope.current or context.parent
        by_itself = self.alone and columns.type is None and aim is None
        self.heads = heads_among(rows, self.order[0]) if by_itself else set()
        self.aims_numbered = not self.alone and _number_aims(rows, columns, self.order[0])
        self.topics = _topics(rows, self.order[0]) if self.alone else set()
        self.numbers = {at for at, name in columns.fields.items() if name in NUMBERS}
        self.active = False
        """Whether the rows of a logical framework have come to its activities."""
        lone = [_is_lone(row, self.order[0], self.numbers) for row in rows]
        self.filled = max((row.line for row, alone in zip(rows[1:], lone[1:], strict=True) if not alone), default=0)
        """The last line that has more than a statement: those behind it are still to be filled in."""
        # What is measured of an objective, with a target, is its key result.
        targets = "target" in columns.fields.values() or _state_targets(rows, columns, self.order[0])
        self.below_aim = aim is not None and aim.kind in {"objective", "goal"} and targets

    def read(self) -> None:
        """Read all rows below the headings."""
        before = len(self.drafter.drafts)
        for row in self.rows[1:]:
            self.read_row(row)
        if sum(draft.kind in AIMS for draft in self.drafter.drafts[before:]) > 1:
            self.scope.several = True

    def read_row(self, row: Row) -> None:
        """Read one or more goals out of a row."""
        self.begin_row(row)
        filled = [text for cell in row.cells if is_filled(text := words(cell))]
        if not filled or TOTALS.fullmatch(str(filled[0]).strip(" *_")):
            return
        if len(filled) == 1 < len(row.cells) and role_of(str(filled[0]), whole=True) == "aside":
            return  # a row “Notes” at the end
        made: list[list[Draft]] = []
        parent = self.outer
        for number in self.order:
            if self.columns.kinds[number] in AIMS and role_of(str(words(cell_at(row, number))), whole=True) == "aside":
                return  # “Parking lot”
            drafts = self.read_cell(row, number, parent)
            if not drafts:
                continue
            made.append(drafts)
            if drafts[0].kind in AIMS:
                self.last[number] = (str(drafts[0].statement).casefold(), drafts[0])
            elif drafts[0].kind in RESULTS and len(drafts) == 1:
                parent = drafts[0]
        if made:
            finest = next((group for group in reversed(made) if group[0].kind != "initiative"), made[-1])
            _fill(
                self.drafter,
                row,
                self.columns,
                finest,
                numbered=made[0] if len(finest) > 1 or self.aims_numbered else finest,
            )

    def begin_row(self, row: Row) -> None:
        """Know the perspective and level of a row, which go on below where their cells are empty."""
        if is_filled(perspective := words(cell_at(row, self.columns.perspective))):
            self.context = self.context._replace(perspective=perspective)
        if is_filled(level := words(cell_at(row, self.columns.level))):
            self.active = ACTIVITY.match(level) is not None

    def read_cell(self, row: Row, number: int, parent: Draft | None) -> list[Draft]:
        """The goals that one cell states; none where it goes on with the aim above."""
        kind = self.kind(row, number)
        if self.active and kind not in AIMS:
            return []  # what an activity costs
        kind = "initiative" if self.active else kind
        notes = list(notes_in(self.drafter, cell_at(row, number), kind))
        if number == self.columns.level and notes and (stage := STAGE.match(notes[0].statement)) is not None:
            notes[0].statement = notes[0].statement[stage.end() :]
        if self.alone and kind not in AIMS and notes and notes[0].hint is None and self.heads_rows(row, number):
            notes[0].statement = notes[0].statement[_skip(notes[0].statement) :]
            if kind in GAUGES and not reads_as_aim(notes[0].statement):
                return []  # “Patients”, above the numbers that are watched of them
            kind = "objective"
        if kind in AIMS and not self.alone and number in self.last:
            before, aim = self.last[number]
            if not notes or str(notes[0].statement).casefold() == before:
                self.scope.current = aim
                return []
        drafts = []
        here = self.context._replace(parent=parent)
        for note in notes:
            if about_goals(str(note.statement)) and not note.marked:
                continue
            chosen: Kind = self.drafter.kind(note, here) if note.hint else kind
            inside = here._replace(parent=self.outer) if chosen in AIMS else here
            draft = self.drafter.make(note, chosen, inside, self.scope)
            if draft is not None:
                drafts.append(draft)
        return drafts

    def heads_rows(self, row: Row, number: int) -> bool:
        """Whether a row only names or states what the rows below it are about."""
        return row.line in self.topics or (row.line < self.filled and _is_group(row, number, self.numbers))

    def kind(self, row: Row, number: int) -> Kind:
        """What a cell states: as its row says, else as its column does."""
        if self.heads:
            return "objective" if row.line in self.heads else "key_result"
        if self.columns.type is not None and (named := kind_of_row(words(cell_at(row, self.columns.type)))):
            return named
        if self.context.expect == "initiative" and self.alone:
            return "initiative"  # “Measure” below “Measures decided”
        kind = _kind(self.columns.kinds[number], scorecard=self.context.scorecard, alone=self.alone)
        return "key_result" if kind in {"kpi", "goal"} and self.below_aim else kind


def _state_targets(rows: Sequence[Row], columns: Columns, number: int) -> bool:
    """Whether indicators say themselves what is to be reached, beside where it is seen: “Cure rate above 80%”."""
    said = [str(text) for row in rows[1:] if is_filled(text := words(cell_at(row, number)))]
    return "source" in columns.fields.values() and sum(map(goal_like, said)) * 2 > len(said)


def _number_aims(rows: Sequence[Row], columns: Columns, aims: int) -> bool:
    """Whether rows are numbered where they begin with an aim, and only there: the number is that of the aim."""
    at = next((number for number, name in columns.fields.items() if name in NUMBERS), None)
    if at is None or columns.kinds[aims] not in AIMS:
        return False
    told = [
        (is_filled(words(cell_at(row, at))), is_filled(words(cell_at(row, aims))))
        for row in rows[1:]
        if sum(is_filled(words(cell)) for cell in row.cells) > 1
    ]
    return all(number == aim for number, aim in told) and (False, False) in told


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


def _is_group(row: Row, number: int, numbers: Container[int] = ()) -> bool:
    """Whether a row has nothing but a statement, bold or in capitals or across all columns: it heads the rows below."""
    if not _is_lone(row, number, numbers):
        return False
    [rich] = cell_at(row, number)
    shouted = rich.text.isupper() and sum(map(str.isalpha, rich.text)) >= FEWEST_CAPITALS
    return rich.wholly(rich.bold) or shouted or len(row.cells) == 1


def _is_lone(row: Row, number: int, numbers: Container[int] = ()) -> bool:
    """Whether a row has one line of words in one column and nothing else beside it but its number, or all the same."""
    cell = cell_at(row, number)
    if len(cell) != 1 or not is_filled(cell[0].text):
        return False
    beside = [words(other) for at, other in enumerate(row.cells) if at != number and at not in numbers]
    return not any(map(is_filled, beside)) or all(other == cell[0].text for other in beside)


def _topics(rows: Sequence[Row], number: int) -> set[int]:
    """The lines of rows that name the topics of a table without any markup: the first does, and rows follow on each.

    A number that nobody has filled in yet stands anywhere among the others.
    """
    lone = [_is_lone(row, number) and not reads_as_aim(words(cell_at(row, number))) for row in rows[1:]]
    found = {row.line for row, alone in zip(rows[1:], lone, strict=True) if alone}
    pairs = any(one and two for one, two in pairwise([*lone, True]))
    return found if lone[:1] == [True] and len(found) >= FEWEST_TOPICS and not pairs else set()


def _skip(statement: Text) -> int:
    found = LEADING_NUMBER.match(statement)
    return found.end() if found else 0


def _fill(  # noqa: C901
    drafter: Drafter, row: Row, columns: Columns, drafts: Sequence[Draft], *, numbered: Sequence[Draft]
) -> None:
    """Put the other cells of a row into the fields of its goals; `numbered` are those that its number is of."""
    for number, name in columns.fields.items():
        cell = cell_at(row, number)
        value = _value(cell, name)
        if name in NUMBERS and numbered is not drafts:
            for draft in numbered if is_filled(value) else ():
                draft.fields.setdefault(name, value)
            continue
        for at, draft in enumerate(drafts if value else ()):
            own = cell[at].text if len(cell) == len(drafts) else value
            if name == "period":
                draft.period = drafter.period(str(own)) or draft.period
            elif name == "label":
                draft.fields.setdefault("label", own)
            elif name == "owner" or name not in draft.fields:
                draft.fields[name] = own
    if len(columns.periods) == 1 and is_filled(value := words(cell_at(row, columns.periods[0]))):
        for draft in drafts:
            draft.fields.setdefault("target", value)
    for draft in drafts:
        told_apart(draft.fields)


def _value(cell: Sequence[Rich], name: str) -> Text:
    """What a cell says of a field: its words, or an image or a tag in their place."""
    value = words(cell)
    if is_filled(value) or (name == "status" and value):  # there, a coloured dot says it
        return value
    others = [one for rich in cell for one in (rich.images if name == "priority" else rich.people)]
    return others[0] if others and is_filled(others[0]) else Text()


def _read_matrix(drafter: Drafter, rows: Sequence[Row], columns: Columns, context: Context, scope: Scope) -> None:
    """Rows of aims, columns of periods: each cell a result."""
    if not (context.zone or context.parent or drafter.drafts or columns.kinds):
        return
    if context.expect in {"kpi", "input_metric"} and not any(
        goal_like(str(words(cell))) for row in rows[1:] for cell in row.cells[1:]
    ):
        return
    head = next(iter(columns.kinds), 0)
    cells = [words(cell_at(row, at)) for row in rows[1:] for at in columns.periods]
    filled = [cell for cell in cells if is_filled(cell)]
    if sum(len(words_in(str(cell))) > 1 for cell in filled) * 2 < len(filled):
        return  # numbers over time, not goals
    known = _Known(drafter.drafts)
    for row in rows[1:]:
        note = next(notes_in(drafter, cell_at(row, head), "objective"), None)
        named = note.statement if note is not None else words(cell_at(row, head)).trim(" :")
        if not is_filled(named):
            continue
        aim = known.find(str(named).casefold())
        if aim is None and note is not None:
            aim = drafter.make(note, "objective", context._replace(expect=None), scope)
        scope.current = aim
        for at in columns.periods:
            name = str(words(rows[0].cells[at]))
            inside = context._replace(
                zone=True, expect="key_result", parent=aim, period=drafter.period(name) or context.period
            )
            for below in notes_in(drafter, cell_at(row, at), "key_result"):
                drafter.make(below, "key_result", inside, scope)


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
