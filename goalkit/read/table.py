"""Finds goals in the rows of a CSV file, by its header and by what stands in its columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.period import Period, find_period
from goalkit.read.csv_rows import delimiter_of, read_rows
from goalkit.read.draft import Draft, Found, IgnoreComment
from goalkit.read.fields import COMMITMENTS, field_named, field_rank, kind_named, plain_name, statement_named
from goalkit.read.ignoring import ignore_of
from goalkit.read.statement import annotated, count_words, kind_told, lines_of, names_goals
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.model import Kind

__all__ = ["read_csv"]

HEADER_WITHIN = 12
"""A header stands in one of the first rows; exports put titles and dates above it."""
NUMBERED = re.compile(r"(key result|kr|objective|initiative) ?(\d{1,2})(?: (.+))?")
CODE = re.compile(r"[\w.\-/ ]{0,40}\d[\w.\-/]{0,20}")
SEPARATOR = re.compile(r"[.\-_/]")
TYPE_COLUMNS = frozenset({"type", "kind", "level", "item type", "goal type", "entity type", "row type", "work item type", "issue type", "okr"})
BELOW = frozenset({"key_result", "initiative", "measure", "input_metric"})
ABOVE = frozenset({"objective", "scorecard_objective", "goal", "north_star"})
MANY = 50
"""How many rows with the same id are compared; more is no table of goals."""
LONGEST_CODE = 100
CHECK_INS = frozenset({"check in", "checkin"})
TOLD = frozenset({"owner", "baseline", "target", "due", "status", "score", "parent_named", "period", "confidence", "priority"})


class Columns(NamedTuple):
    """What the columns of a table are for, by their number."""

    header: int
    kind: int | None
    statement: dict[int, Kind | None]
    """Columns that hold statements, and the kind of goal each holds where its heading says."""
    numbered: dict[int, tuple[Kind, str, str | None]]
    """Columns such as “KR 2 target”: kind, number, and the field, None for the statement itself."""
    fields: dict[int, str]
    ignore: int | None


@dataclass(slots=True, eq=False)
class Row:
    """One row that holds a goal, until its parent is known."""

    draft: Draft
    code: str
    number: str

    def near(self, other: Row) -> tuple[bool, bool]:
        """How much two rows share: the period counts before the owner."""
        return (
            self.draft.period == other.draft.period,
            self.draft.fields.get("owner") == other.draft.fields.get("owner"),
        )


@dataclass(slots=True, eq=False)
class Collected:
    """What was found so far."""

    drafts: list[Draft] = field(default_factory=list)
    ignores: list[IgnoreComment] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    periods: dict[str, Period | None] = field(default_factory=dict)


def read_csv(source: str, *, path: str, calendar: Calendar) -> Found:
    """Find the goals of one CSV text, delimited by comma, semicolon or tab."""
    rows = read_rows(source, delimiter_of(source))
    columns = _columns(rows, evident=names_goals(path))
    if columns is None:
        return Found()
    collected = Collected()
    body = rows[columns.header + 1 :]
    header = [str(cell) for cell in rows[columns.header]]
    if columns.kind is not None:
        one_a_row(body, header, columns, collected, calendar)
        settle_parents(collected.rows)
    else:
        by_columns(body, header, columns, collected, calendar)
    return Found(drafts=tuple(collected.drafts), ignores=tuple(collected.ignores))


# The header


def _columns(rows: list[list[Text]], *, evident: bool) -> Columns | None:
    best: tuple[int, Columns] | None = None
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        if len(row) < 1 or not any(cell.strip() for cell in row):
            continue
        columns = _as_header(rows, at)
        known = len(columns.fields) + len(columns.statement) + len(columns.numbered) + (columns.kind is not None)
        if best is None or known > best[0]:
            best = (known, columns)
    if best is None or best[0] == 0:
        return None
    columns = best[1]
    body = rows[columns.header + 1 : columns.header + 200]
    if columns.kind is None:
        kinds = {kind for kind in columns.statement.values()} | {kind for kind, _, _ in columns.numbered.values()}
        told = len(TOLD & set(columns.fields.values()))
        sure = bool(kinds & {"objective", "key_result"}) and (evident or told > 0 or len(kinds - {None}) > 1)
        likely = bool(kinds & {"goal", "kpi", "smart_goal", "initiative", "north_star"}) and told > 0
        measured = "target" in columns.fields.values() and "baseline" in columns.fields.values()
        if not (sure or likely or (evident and columns.statement and (told > 0 or len(rows[columns.header]) == 1)) or (measured and columns.statement)):
            return None
        if not evident and not any(count_words(_cell(row, at)) >= 2 for row in body for at in columns.statement):  # noqa: PLR2004
            return None
    return columns


def _as_header(rows: list[list[Text]], at: int) -> Columns:
    header = rows[at]
    body = [row for row in rows[at + 1 : at + 200] if any(row)]
    kind = next((n for n, cell in enumerate(header) if plain_name(cell) in TYPE_COLUMNS and _holds_kinds(body, n)), None)
    if kind is None:
        kind = next((n for n, _ in enumerate(header) if _holds_kinds(body, n, all_sure=True)), None)
    numbered: dict[int, tuple[Kind, str, str | None]] = {}
    statements: dict[int, tuple[int, Kind | None]] = {}
    fields: dict[str, tuple[int, int]] = {}
    ignore = None
    for n, cell in enumerate(header):
        plain = plain_name(cell)
        if n == kind or not plain:
            continue
        if match := NUMBERED.fullmatch(plain):
            rest = match[3]
            name = field_named(rest) if rest and rest not in {"title", "name", "text", "description", "statement"} else None
            numbered[n] = (kind_named(match[1]) or "key_result", match[2], name if rest and name else None)
            continue
        name = field_named(cell)
        fit = statement_named(cell) or _both(plain)
        if name == "ignore":
            ignore = n
        elif fit is not None and (name is None or _holds_sentences(body, n)):
            statements[n] = fit
        elif name is not None and name != "check_ins":
            if name == "type" and _holds(body, n, COMMITMENTS):
                name = "commitment"
            rank = field_rank(cell)
            if name not in fields or rank < fields[name][0]:
                fields[name] = (rank, n)
    chosen = _statement_columns(statements, typed=kind is not None)
    if not chosen and kind is not None:
        taken = {n for _, n in fields.values()} | {kind}
        lengths = {n: sum(len(_cell(row, n)) for row in body) for n in range(len(header)) if n not in taken}
        if lengths and max(lengths.values()):
            chosen = {max(lengths, key=lambda n: lengths[n]): None}
    return Columns(at, kind if chosen else None, chosen, numbered, {n: name for name, (_, n) in fields.items()}, ignore)


def _both(plain: str) -> tuple[int, Kind | None] | None:
    """A heading that names both: “Objective / Key Result”, “OKR”."""
    both = "objective" in plain and ("key result" in plain or plain.endswith(" kr"))
    return (5, None) if both or plain in {"okr", "okrs", "item", "goal or key result"} else None


def _statement_columns(found: dict[int, tuple[int, Kind | None]], *, typed: bool) -> dict[int, Kind | None]:
    """Choose among columns that may hold the statement: those that name a kind, else the best fit."""
    if not found:
        return {}
    if typed:
        unnamed = {n: fit for n, fit in found.items() if fit[1] is None} or found
        best = min(unnamed, key=lambda n: unnamed[n][0])
        return {best: None}
    named: dict[int, Kind | None] = {n: kind for n, (_, kind) in found.items() if kind is not None}
    kinds = set(named.values())
    if kinds & {"objective", "key_result"}:
        return {n: kind for n, kind in named.items() if kind in {"objective", "key_result", "initiative", "kpi"}}
    if named:
        return named
    best = min(found, key=lambda n: found[n][0])
    return {best: None}


def _holds_kinds(body: list[list[Text]], n: int, *, all_sure: bool = False) -> bool:
    """Whether a column says what each row is."""
    values = [plain_name(_cell(row, n)) for row in body if _cell(row, n).strip()]
    if not values:
        return False
    kinds = [kind_named(value) or ("goal" if value in CHECK_INS else None) for value in values]
    known = sum(kind is not None for kind in kinds)
    if all_sure:
        return known == len(values) and "key_result" in kinds and "objective" in kinds
    return known * 2 > len(values) and bool({"objective", "key_result", "goal", "kpi", "smart_goal", "north_star"} & set(kinds))


def _holds(body: list[list[Text]], n: int, words: frozenset[str]) -> bool:
    values = [plain_name(_cell(row, n)) for row in body if _cell(row, n).strip()]
    return bool(values) and sum(value in words for value in values) * 2 > len(values)


def _holds_sentences(body: list[list[Text]], n: int) -> bool:
    values = [_cell(row, n) for row in body if _cell(row, n).strip()]
    return bool(values) and sum(count_words(value) >= 2 for value in values) * 2 > len(values)  # noqa: PLR2004


# Rows


def one_a_row(body: list[list[Text]], header: list[str], columns: Columns, collected: Collected, calendar: Calendar) -> None:
    """A table with a column that says what each row is."""
    statement_at = next(iter(columns.statement))
    for row in body:
        statement = _cell(row, statement_at).trim()
        kind = kind_named(_cell(row, columns.kind or 0))
        if kind is None or not any(map(str.isalpha, statement)) or [str(cell) for cell in row] == header:
            continue
        draft = make(row, statement, kind, columns, collected, calendar)
        code = draft.fields.get("id", Text()).strip()
        number = draft.fields.get("label", Text()).strip()
        collected.rows.append(Row(draft, code, number))


def make(
    row: list[Text], statement: Text, kind: Kind, columns: Columns, collected: Collected, calendar: Calendar
) -> Draft:
    """Turn a row into a goal with the fields that stand in it."""
    fields: dict[str, Text] = {}
    period = None
    for n, name in columns.fields.items():
        value = _cell(row, n).trim()
        if not value:
            continue
        if name == "period":
            if value not in collected.periods:
                collected.periods[str(value)] = find_period(value, calendar)
            period = collected.periods[str(value)]
        else:
            fields[name] = value
    if kind == "objective" and "perspective" in fields:
        kind = "scorecard_objective"
    found = annotated(statement)
    draft = Draft(kind_told(kind, found), found.statement, fields={**found.fields, **fields}, period=period)
    if found.label is not None:
        draft.fields.setdefault("label", found.label)
    collected.drafts.append(draft)
    if columns.ignore is not None and (written := _cell(row, columns.ignore).trim()):
        collected.ignores.append(ignore_of(written, draft))
    return draft


def settle_parents(rows: list[Row]) -> None:
    """Find where each row hangs: by the id it extends, by its number, else under what stands above it."""
    by_code: defaultdict[str, list[int]] = defaultdict(list)
    by_number: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.code:
            by_code[row.code].append(at)
        if row.number:
            by_number[row.number].append(at)
    above: dict[str, Row] = {}
    for at, row in enumerate(rows):
        draft = row.draft
        if "parent_named" not in draft.fields:
            found = _extended(row.code, by_code) or _extended(row.number, by_number)
            if found:
                draft.parent = _nearest(rows, at, found)
            elif draft.kind in BELOW:
                parent = (above.get("result") if draft.kind == "initiative" else None) or above.get("aim")
                if parent is not None and (draft.period is None or draft.period == parent.draft.period):
                    draft.parent = parent.draft
        if draft.kind in ABOVE:
            above = {"aim": row}
        elif draft.kind in {"key_result", "measure"}:
            above["result"] = row


def _extended(code: str, known: dict[str, list[int]]) -> list[int]:
    """The rows whose id this id extends, the longest such: “CTO-1.2” extends “CTO-1” before “CTO”."""
    for match in reversed(list(SEPARATOR.finditer(code[:LONGEST_CODE]))):
        if match.start() and code[: match.start()] in known:
            return known[code[: match.start()]]
    return []


def _nearest(rows: list[Row], at: int, found: list[int]) -> Draft:
    """Of several rows with one id the one that shares most, then the nearest above, then the first below.

    Key results may precede their objective, and numbers may start again in each section.
    """
    if len(found) > MANY:
        found = found[max(bisect_left(found, at) - MANY // 2, 0) :][:MANY]
    best = max(found, key=lambda one: (rows[at].near(rows[one]), one < at, one if one < at else -one))
    return rows[best].draft


def by_columns(body: list[list[Text]], header: list[str], columns: Columns, collected: Collected, calendar: Calendar) -> None:
    """A table whose headings say what a column holds: objective, key result, goal, KPI."""
    aims = [n for n, kind in columns.statement.items() if kind in {"objective", None, "goal", "smart_goal", "north_star", "kpi"}]
    results = [n for n, kind in columns.statement.items() if kind == "key_result"]
    works = [n for n, kind in columns.statement.items() if kind == "initiative"]
    objectives: dict[tuple[str, str], Draft] = {}
    current: Draft | None = None
    last_result: Draft | None = None
    for row in body:
        if [str(cell) for cell in row] == header:
            continue
        below = [(n, line) for n in results for line in lines_of(_cell(row, n))]
        numbered = _numbered(row, columns)
        hangs_below = bool(below or numbered)
        reference: Text | None = None
        for n in aims:
            text = _cell(row, n).trim()
            if not any(map(str.isalpha, text)):
                continue
            kind = columns.statement[n] or "goal"
            if hangs_below and kind == "goal":
                kind = "objective"
            if below and CODE.fullmatch(text) and count_words(text) < 2:  # noqa: PLR2004
                reference = text
                continue
            period = _cell(row, next((c for c, name in columns.fields.items() if name == "period"), -1)).strip()
            known = objectives.get((period, str(text))) if results or columns.numbered else None
            if known is None:
                mine = columns if not below else columns._replace(fields={c: f for c, f in columns.fields.items() if f in {"period", "perspective"}}, ignore=None)
                known = objectives[period, str(text)] = make(row, text, kind, mine, collected, calendar)
            current = known
            last_result = None
        for _, line in below:
            last_result = make(row, line, "key_result", columns, collected, calendar)
            if reference is not None:
                last_result.fields.setdefault("parent_named", reference)
            elif "parent_named" not in last_result.fields:
                last_result.parent = current
        for kind, text, fields in numbered:
            draft = Draft(kind, annotated(text).statement, current, fields=fields)
            collected.drafts.append(draft)
        for n in works:
            for line in lines_of(_cell(row, n)):
                collected.drafts.append(Draft("initiative", annotated(line).statement, last_result or current))


def _numbered(row: list[Text], columns: Columns) -> list[tuple[Kind, Text, dict[str, Text]]]:
    """The goals that stand in numbered columns: “KR 1”, “KR 1 target”, “KR 2”."""
    found: dict[tuple[Kind, str], tuple[Kind, Text, dict[str, Text]]] = {}
    for n, (kind, number, name) in columns.numbered.items():
        text = _cell(row, n).trim()
        if name is None and any(map(str.isalpha, text)) and (kind, number) not in found:
            found[kind, number] = (kind, text, {})
    for n, (kind, number, name) in columns.numbered.items():
        text = _cell(row, n).trim()
        if name is not None and text and (kind, number) in found:
            found[kind, number][2][name] = text
    return list(found.values())


def _cell(row: list[Text], n: int) -> Text:
    return row[n] if 0 <= n < len(row) else Text()
