"""Finds goals in the rows of a CSV file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.times.period import find_period
from goalkit.read.draft import CheckInDraft, Draft, Found, IgnoreComment
from goalkit.read.ignoring import ignore_of
from goalkit.read.statement.field import annotated, count_words, kind_told, lines_of, names_goals
from goalkit.read.structured.csv_columns import Columns, cell, columns_of, kind_in
from goalkit.read.trees.csv_rows import delimiter_of, read_rows
from goalkit.read.words.asides import is_noted
from goalkit.read.words.fields import CHECK_INS, plain_name, told_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from goalkit.english import Calendar
    from goalkit.english.calendar import Period
    from goalkit.model import Kind
    from goalkit.text import Text

__all__ = ["read_csv"]

CODE = re.compile(r"[\w.\-/ ]{0,40}\d[\w.\-/]{0,20}")
SEPARATOR = re.compile(r"[.\-_/]")
YEAR_MARK = re.compile(r"\bY(?=\d{4}\b)")
"""Jira's exports write the quarter as “Q3 Y2027”."""
AIMS = frozenset({"objective", "scorecard_objective", "goal", "north_star"})
BELOW = frozenset({"key_result", "initiative", "measure", "input_metric"})
"""Kinds that hang under what stands above them."""
SHARED = frozenset({"period", "perspective"})
"""Fields that a row with a key result states of its objective too."""
LOGGED = frozenset(
    "goal; goal id; key result; key result id; kr; kr id; objective; objective id; okr; kpi; kpi id".split("; ")
)
"""Headings of the column that names the goal in a log of check-ins; “name” and “id” may be anything's."""
MANY = 50
"""How many rows with the same id are compared; more is no table of goals."""
LONGEST_CODE = 100
FIRST_ROWS = 50
"""How many rows are looked at to tell where aims stand."""


def read_csv(source: str, *, path: str, calendar: Calendar) -> Found:
    """Find the goals of one CSV text, delimited by comma, semicolon or tab."""
    rows = read_rows(source, delimiter_of(source))
    if rows and {"kind", "number", "statement"} <= {cell.strip().lower() for cell in rows[0]}:
        from goalkit.read.documented.numbered import read_numbered  # few tables have the documented form

        if (found := read_numbered(rows, calendar)) is not None:
            return found
    if "'" in source:
        from goalkit.form.csv_text import unguarded  # few tables guard their cells against spreadsheets

        rows = [[unguarded(one) for one in row] for row in rows]
    columns = columns_of(rows, evident=names_goals(path))
    if columns is None:
        return Found(check_ins=tuple(_log(rows)))
    header = rows[columns.header]
    body = [row for row in _without_foot(rows[columns.header + 1 :], columns) if any(row) and row != header]
    table = _Table(columns, calendar)
    if columns.type is not None:
        table.read_typed(body, columns.type, header)
    else:
        for row in body:
            table.read_row(row)
    return Found(drafts=tuple(table.drafts), ignores=tuple(table.ignores), check_ins=tuple(table.check_ins))


def _without_foot(rows: list[list[Text]], columns: Columns) -> list[list[Text]]:
    """The rows without the notes at the end: rows of few cells below a gap, or of one that begins by “Note:”.

    Below a gap they may be aims, where those stand in rows of their own all along.
    """
    end = len(rows)
    while end and sum(map(bool, rows[end - 1])) == 1:
        end -= 1
    aims = [n for n, kind in columns.statements.items() if kind in AIMS]
    results = [n for n, kind in columns.statements.items() if kind == "key_result"]
    beside = any(
        any(cell(row, n) for n in aims) and any(cell(row, n) for n in results) for row in rows[: min(end, FIRST_ROWS)]
    )
    if beside:
        filled = [sum(map(bool, row)) for row in rows]
        counts = sorted(filter(None, filled))
        usual = counts[len(counts) // 2]
        last = max(at for at, count in enumerate(filled) if count * 3 > usual * 2)
        gap = next((at for at in range(last + 1, len(rows)) if not filled[at]), None)
        if gap is not None:
            return rows[:gap]
    return [row for at, row in enumerate(rows) if at < end or not is_noted(next(filter(None, row)))]


def _log(rows: list[list[Text]]) -> Iterator[CheckInDraft]:
    """The check-ins of a table that has nothing else: a goal that is named, a date, and what was noted on it."""
    from goalkit.read.check_ins import check_in_of, is_check_in_table  # few tables log anything

    header = next((row for row in rows if any(row)), [])
    if {plain_name(name) for name in header} & LOGGED and is_check_in_table(map(str, header)):
        for row in rows[rows.index(header) + 1 :]:
            entry = check_in_of(zip(header, row, strict=False))
            if {"goal_named", "date"} <= entry.fields.keys():
                yield entry


class _Typed(NamedTuple):
    """A row whose type is told, until its parent is known."""

    draft: Draft
    code: str
    number: str

    def nearness(self, other: _Typed) -> tuple[bool, bool]:
        """How much two rows share: the period counts before the owner."""
        mine, others = self.draft, other.draft
        return mine.period == others.period, mine.fields.get("owner") == others.fields.get("owner")


@dataclass(slots=True, eq=False)
class _Table:
    """Reads row after row; where a cell is empty, what stood above it goes on."""

    columns: Columns
    calendar: Calendar
    drafts: list[Draft] = field(default_factory=list)
    ignores: list[IgnoreComment] = field(default_factory=list)
    check_ins: list[CheckInDraft] = field(default_factory=list)
    periods: dict[str, Period | None] = field(default_factory=dict)
    objectives: dict[tuple[str, str], Draft] = field(default_factory=dict)
    """Objectives that rows repeat, by period and text."""
    objective: Draft | None = None
    result: Draft | None = None

    # A row says what it is

    def read_typed(self, body: list[list[Text]], type_at: int, header: list[Text]) -> None:
        """Read a table with a column that says what each row is."""
        statement_at = next(iter(self.columns.statements))
        rows = []
        for row in body:
            statement = cell(row, statement_at).trim()
            if plain_name(cell(row, type_at)) in CHECK_INS:
                self.check_in(row, header)
                continue
            kind = kind_in(cell(row, type_at))
            if kind is not None and any(map(str.isalpha, statement)):
                draft = self.add(row, statement, kind)
                number = draft.fields.get("label", "") if "label" in self.columns.fields.values() else ""
                rows.append(_Typed(draft, draft.fields.get("id", "").strip(), number.strip()))
        settle(rows)

    def check_in(self, row: list[Text], header: list[Text]) -> None:
        """A row that notes how a goal of another row stands."""
        from goalkit.read.check_ins import check_in_of  # few tables log anything

        entry = check_in_of(zip(header, row, strict=False))
        if entry.fields:
            self.check_ins.append(entry)

    # The headings say what a cell is

    def read_row(self, row: list[Text]) -> None:  # noqa: C901 (a branch a kind of cell)
        """Read one row of a table with a column for objectives, key results, goals or KPIs."""
        statements = self.columns.statements
        results = [line for n, kind in statements.items() if kind == "key_result" for line in lines_of(cell(row, n))]
        results = [line for line in results if any(map(str.isalpha, line))]
        numbered = self.numbered(row)
        reference: Text | None = None
        for n, kind in statements.items():
            text = cell(row, n).trim()
            if kind in {"key_result", "initiative"} or not any(map(str.isalnum, text)):
                continue
            if results and CODE.fullmatch(text) and count_words(text) < 2:
                reference = text
            elif any(map(str.isalpha, text)):
                told = (
                    kind
                    if kind not in {None, "goal"}
                    else "objective"
                    if results or numbered or self.columns.periods
                    else "goal"
                )
                self.aim(row, text, told or "goal", alone=not results)
        for line in results:
            self.result = self.add(row, line, "key_result")
            if reference is not None:
                self.result.fields.setdefault("parent_named", reference)
            if "parent_named" not in self.result.fields:
                self.result.parent = self.objective
        for draft in numbered:
            if draft.kind != "objective":
                draft.parent = draft.parent or self.objective
            self.drafts.append(draft)
        self.drafts += self.by_period(row)
        for n, kind in statements.items():
            if kind == "initiative":
                for line in lines_of(cell(row, n)):
                    self.drafts.append(Draft("initiative", annotated(line).statement, self.result or self.objective))

    def by_period(self, row: list[Text]) -> Iterator[Draft]:
        """The key results in columns of periods: “Q1”, “Q2”."""
        for n, heading in self.columns.periods.items():
            if count_words(cell(row, n)) >= 2:
                found = annotated(cell(row, n))
                yield Draft("key_result", found.statement, self.objective, dict(found.fields), self.period(heading))

    def aim(self, row: list[Text], text: Text, kind: Kind, *, alone: bool) -> None:
        """An objective, new or repeated from a row above; `alone`: the row's fields are its own."""
        repeats = bool(self.columns.numbered) or "key_result" in self.columns.statements.values()
        period_at = next((n for n, name in self.columns.fields.items() if name == "period"), -1)
        key = (cell(row, period_at).strip(), str(text))
        known = self.objectives.get(key) if repeats else None
        if known is None:
            known = self.objectives[key] = self.add(row, text, kind, only=None if alone else SHARED)
        if known is not self.objective:
            self.objective, self.result = known, None

    def numbered(self, row: list[Text]) -> list[Draft]:
        """The goals that stand in numbered columns: “KR 1”, “KR 1 target”, “KR 2”."""
        found: dict[tuple[Kind, str, str], Draft] = {}
        aim: Draft | None = None
        for n, one in self.columns.numbered.items():
            if one.field is not None or not any(map(str.isalpha, cell(row, n))):
                continue
            told = annotated(cell(row, n))
            draft = found.setdefault((one.kind, one.of, one.number), Draft(one.kind, told.statement))
            if one.kind == "objective":
                aim = draft
            else:
                draft.parent = found.get(("objective", "", one.of)) or aim
        for n, one in self.columns.numbered.items():
            known = found.get((one.kind, one.of, one.number))
            if known is not None and one.field is not None and (value := cell(row, n).trim()):
                known.fields[one.field] = value
        return list(found.values())

    # Goals

    def add(self, row: list[Text], text: Text, kind: Kind, only: Collection[str] | None = None) -> Draft:
        """Make a goal of a row, with the fields that stand in it, or `only` some of them."""
        found = annotated(text)
        draft = Draft(kind_told(kind, found), found.statement, fields=dict(found.fields))
        if found.label is not None:
            draft.fields["label"] = found.label
        for n, name in self.columns.fields.items():
            value = cell(row, n).trim()
            if not value or (only is not None and name not in only):
                continue
            if name == "period":
                draft.period = self.period(value)
            elif not (name == "parent_named" and value == draft.fields.get("id")):
                draft.fields[name] = value
        told_apart(draft.fields)
        if draft.kind == "objective" and "perspective" in draft.fields:
            draft.kind = "scorecard_objective"
        self.drafts.append(draft)
        if only is None and self.columns.ignore is not None and (written := cell(row, self.columns.ignore).trim()):
            self.ignores.append(ignore_of(written, draft))
        return draft

    def period(self, written: Text) -> Period | None:
        """The period in a cell; most rows say the same."""
        if written not in self.periods:
            self.periods[str(written)] = find_period(YEAR_MARK.sub("", written), self.calendar)
        return self.periods[str(written)]


def settle(rows: list[_Typed]) -> None:
    """Find where each row hangs: by the id it extends, by its number, else under what stands above it."""
    by_code: defaultdict[str, list[int]] = defaultdict(list)
    by_number: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        by_code[row.code].append(at)
        by_number[row.number].append(at)
    aim: Draft | None = None
    result: Draft | None = None
    for at, row in enumerate(rows):
        draft = row.draft
        found = _extended(row.code, by_code) or _extended(row.number, by_number)
        named = draft.fields.get("parent_named")
        if named is not None and (named in by_code or named in by_number or not found):
            pass  # the document's goals are all known later
        elif found:
            draft.parent = _nearest(rows, at, found)
        elif draft.kind in BELOW:
            above = (result if draft.kind == "initiative" else None) or aim
            if above is not None and (draft.period is None or draft.period == above.period):
                draft.parent = above
        if draft.kind in AIMS:
            aim, result = draft, None
        elif draft.kind in {"key_result", "measure"}:
            result = draft


def _extended(code: str, known: dict[str, list[int]]) -> list[int]:
    """The rows whose id this id extends, the longest such: “CTO-1.2” extends “CTO-1” before “CTO”."""
    for match in reversed(list(SEPARATOR.finditer(code[:LONGEST_CODE]))):
        if match.start() and code[: match.start()] in known:
            return known[code[: match.start()]]
    return []


def _nearest(rows: list[_Typed], at: int, found: list[int]) -> Draft:
    """Of several rows with one id the one that shares most, then the nearest above, then the first below.

    Key results may precede their objective, and numbers may start again in each section.
    """
    if len(found) > MANY:
        found = found[max(bisect_left(found, at) - MANY // 2, 0) :][:MANY]
    best = max(found, key=lambda one: (rows[at].nearness(rows[one]), one < at, one if one < at else -one))
    return rows[best].draft
