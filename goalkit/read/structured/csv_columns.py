"""What the columns of a CSV file hold, by its headings and by what stands below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.times.period import find_period
from goalkit.read.statement.field import count_words, is_amount
from goalkit.read.structured.recognise import kind_numbered
from goalkit.read.words.fields import (
    CHECK_INS,
    COMMITMENTS,
    OTHERS_IDS,
    field_named,
    field_rank,
    is_worded,
    kind_named,
    plain_name,
    result_named,
    statement_named,
)
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from goalkit.model import Kind

__all__ = ["Columns", "Numbered", "cell", "columns_of"]

HEADER_WITHIN = 12
"""A header stands in one of the first rows; exports put titles and dates above it."""
SAMPLE = 200
"""How many rows are looked at to tell what a column holds."""
NUMBERED = re.compile(r"(key result|kr|objective|initiative) ?(\d{1,2})(?: (.+))?")
NUMBERED_WITHIN = re.compile(
    r"(?:(?:o|obj|objective|goal) ?(?P<of>\d{1,2}) (?:key result|kr) ?|(?:key result|kr) ?(?P<aim>\d{1,2}) )"
    r"(?P<number>\d{1,2})(?: (?P<field>.+))?"
)
"""A key result that says by number which objective it is of: “O1 KR2”, “KR 1.2 target”."""
TYPE_COLUMNS = frozenset(
    "type; kind; level; item type; goal type; entity type; row type; work item type; issue type; okr".split("; ")
)
BOTH = frozenset({"okr", "okrs", "item", "goal or key result"})
"""Headings of columns that hold objectives and key results alike."""
STATEMENTS = frozenset({"title", "name", "text", "description", "statement"})
AIMS = frozenset({"objective", "goal"})
TELLING = frozenset({"objective", "key_result", "goal", "kpi", "smart_goal", "north_star"})
"""Kinds of which a column of types must name one."""
TOLD = frozenset("owner baseline target due status score parent_named period confidence priority".split())


class Numbered(NamedTuple):
    """A column such as “KR 2” or “KR 2 target”; `field` is None for the statement itself."""

    kind: Kind
    number: str
    field: str | None
    of: str = ""
    """The number of the objective that a key result hangs under, where the heading tells it."""


class Columns(NamedTuple):
    """What the columns of a table are for, by their position."""

    header: int
    """Which row is the header."""
    type: int | None
    """The column that says what kind of goal a row is."""
    statements: dict[int, Kind | None]
    """Columns that hold statements, with the kind of goal that the heading names."""
    numbered: dict[int, Numbered]
    fields: dict[int, str]
    ignore: int | None
    periods: dict[int, Text]
    """Columns such as “Q1” whose cells say what should be reached in that time."""

    def told_in(self) -> list[int]:
        """The columns that hold statements, numbered or not."""
        return [*self.statements, *(n for n, one in self.numbered.items() if one.field is None)]

    def goals_are_told(self, body: list[list[Text]], *, evident: bool) -> bool:
        """Whether the table is one of goals, and not any data that happens to have a “target”."""
        if self.type is not None:
            return True
        kinds = {*self.statements.values(), *(one.kind for one in self.numbered.values())}
        fields = set(self.fields.values())
        told = bool(fields & TOLD)
        if kinds & {"objective", "key_result"}:
            sure = evident or told or len(kinds - {None}) > 1
        elif kinds - {None}:
            sure = told
        else:
            sure = bool(self.statements) and ({"baseline", "target"} <= fields or (evident and told))
        sure = sure or (evident and bool(self.statements) and not fields)
        if not sure or evident:
            return sure
        return any(count_words(cell(row, n)) >= 2 for row in body[:SAMPLE] for n in self.told_in())


def columns_of(rows: list[list[Text]], *, evident: bool) -> Columns | None:
    """Find the header of a table of goals; None for a table of anything else. `evident`: its name tells of goals."""
    best: Columns | None = None
    most = 0
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        if any(text.strip() for text in row):
            columns = _Header(rows, at).columns()
            known = len(columns.fields) + len(columns.statements) + len(columns.numbered) + (columns.type is not None)
            if known > most:
                best, most = columns, known
    if best is None or not best.goals_are_told(rows[best.header + 1 :], evident=evident):
        return None
    return best


def kind_in(value: str) -> Kind | None:
    """The kind of goal that a cell names, also with a number: “KR”, “Objective 1:”."""
    return kind_named(value) or kind_numbered(plain_name(value))


def cell(row: list[Text], n: int) -> Text:
    """Give a cell of a row, empty where the row is shorter."""
    return row[n] if 0 <= n < len(row) else Text()


class _Header:
    """One row looked at as if it were the header."""

    def __init__(self, rows: list[list[Text]], at: int) -> None:
        self.at = at
        self.row = rows[at]
        self.body = [row for row in rows[at + 1 : at + 1 + SAMPLE] if any(row)]

    def columns(self) -> Columns:  # noqa: C901 (a branch a role)
        """Give each column its role."""
        type_at = self.type_column()
        numbered: dict[int, Numbered] = {}
        statements: dict[int, tuple[int, Kind | None]] = {}
        fields: dict[str, tuple[int, int]] = {}
        ignore = None
        periods: dict[int, Text] = {}
        for n, heading in enumerate(self.row):
            plain = plain_name(heading)
            if n == type_at or not plain:
                continue
            name = field_named(heading)
            fit = statement_named(heading) or _both(plain)
            if (told := _numbered(plain)) is not None:
                kind, number, rest, of = told
                field = field_named(rest) if rest and rest not in STATEMENTS else None
                if field is not None or not rest or rest in STATEMENTS:
                    numbered[n] = Numbered(kind, number, field, of)
            elif name == "ignore":
                ignore = n
            elif fit is not None and (name is None or self.mostly(n, _is_sentence)):
                statements[n] = fit
            elif name is not None and name != "check_ins":
                if name == "type" and self.mostly(n, _is_commitment):
                    name = "commitment"
                rank = field_rank(heading)
                if name not in fields or rank < fields[name][0]:
                    fields[name] = (rank, n)
            elif find_period(heading) is not None and self.mostly(n, _is_sentence):
                periods[n] = heading
        self.settle_ids(fields)
        self.settle_short(statements)
        chosen = _chosen(statements, typed=type_at is not None)
        if type_at is None and not numbered:
            self.settle_aim(fields, chosen)
            self.settle_results(fields, statements, chosen)
        self.settle_target(fields, statements.keys() - chosen.keys())
        by_column = {n: name for name, (_, n) in fields.items()}
        if not chosen and type_at is not None:
            chosen = self.longest(taken={*by_column, type_at})
        return Columns(self.at, type_at if chosen else None, chosen, numbered, by_column, ignore, periods)

    def settle_short(self, statements: dict[int, tuple[int, Kind | None]]) -> None:
        """Beside “KR”, an “O” heads objectives; elsewhere it says too little."""
        if any(kind == "key_result" for _, kind in statements.values()):
            for n, (rank, named) in statements.items():
                if named is None and kind_named(self.row[n]) == "objective":
                    statements[n] = rank, "objective"

    def settle_ids(self, fields: dict[str, tuple[int, int]]) -> None:
        """Beside an id of its own, a row's “Objective ID” is that of its parent, if rows go by such ids."""
        if "id" not in fields or "parent_named" in fields:
            return
        _, own = fields["id"]
        ids = {str(value) for value in self.values(own)}
        for n, heading in enumerate(self.row):
            if n != own and plain_name(heading) in OTHERS_IDS and self.mostly(n, ids.__contains__):
                fields["parent_named"] = (0, n)

    def settle_aim(self, fields: dict[str, tuple[int, int]], chosen: dict[int, Kind | None]) -> None:
        """Beside results without an aim, a “Priority” that is worded as one is their aim and no rank."""
        at = fields["priority"][1] if "priority" in fields else -1
        if at >= 0 and not AIMS & set(chosen.values()) and self.has_results() and self.mostly(at, is_worded):
            del fields["priority"]
            chosen[at] = "goal"

    def has_results(self) -> bool:
        """Whether a heading names results."""
        return any(map(result_named, self.row))

    def settle_results(
        self, fields: dict[str, tuple[int, int]], found: Iterable[int], chosen: dict[int, Kind | None]
    ) -> None:
        """Beside objectives and no other results, a “Measure” is what is measured and not how."""
        criteria = [n for n, heading in enumerate(self.row) if result_named(heading)]
        if not chosen and criteria:
            chosen[criteria[0]] = "key_result"
        if not AIMS & set(chosen.values()) or not set(chosen.values()) <= AIMS | {"initiative"}:
            return
        named = [*criteria, *(n for name, (_, n) in fields.items() if name == "metric")]
        named += [n for n in found if n not in chosen and field_named(self.row[n]) == "metric"]
        for n in named:
            if self.mostly(n, _has_words):
                if fields.get("metric", (0, -1))[1] == n:
                    del fields["metric"]
                chosen[n] = "key_result"
                return

    def settle_target(self, fields: dict[str, tuple[int, int]], unread: Iterable[int]) -> None:
        """Beside objectives and key results, a “Goal” that holds numbers is their target."""
        if "target" not in fields:
            for n in unread:
                if self.mostly(n, is_amount):
                    fields["target"] = (0, n)

    def type_column(self) -> int | None:
        """The column that says what each row is, by its heading or by its cells alone."""
        for n, heading in enumerate(self.row):
            if plain_name(heading) in TYPE_COLUMNS and self.mostly(n, _is_type) and self.kinds(n) & TELLING:
                return n
        for n in range(len(self.row)):
            if {"objective", "key_result"} <= self.kinds(n) and None not in self.kinds(n):
                return n
        return None

    def kinds(self, n: int) -> set[Kind | None]:
        return {kind_in(value) for value in self.values(n)}

    def values(self, n: int) -> Iterator[Text]:
        return (row[n] for row in self.body if n < len(row) and row[n].strip())

    def mostly(self, n: int, test: Callable[[str], bool]) -> bool:
        """Whether more than half of a column's cells pass a test."""
        passed = [test(value) for value in self.values(n)]
        return sum(passed) * 2 > len(passed)

    def longest(self, taken: set[int]) -> dict[int, Kind | None]:
        """The column with most to say among those whose heading we don't know."""
        lengths = {n: sum(map(len, self.values(n))) for n in range(len(self.row)) if n not in taken}
        n = max(lengths, key=lambda one: lengths[one], default=-1)
        return {n: None} if lengths.get(n) else {}


def _numbered(plain: str) -> tuple[Kind, str, str, str] | None:
    """A heading with a number: the kind, the number, what is told of it, and the number of its objective."""
    if match := NUMBERED_WITHIN.fullmatch(plain):
        return "key_result", match["number"], match["field"] or "", match["of"] or match["aim"]
    if match := NUMBERED.fullmatch(plain):
        return kind_named(match[1]) or "key_result", match[2], match[3] or "", ""
    return None


def _both(plain: str) -> tuple[int, Kind | None] | None:
    """A heading that names both: “Objective / Key Result”, “OKR”."""
    both = "objective" in plain and ("key result" in plain or plain.endswith(" kr"))
    return (5, None) if both or plain in BOTH else None


def _chosen(found: dict[int, tuple[int, Kind | None]], *, typed: bool) -> dict[int, Kind | None]:
    """Choose among columns that may hold statements: those that name a kind, else the one that fits best."""
    named: dict[int, Kind | None] = {n: kind for n, (_, kind) in found.items() if kind is not None}
    if typed or not named:
        pool = {n: fit for n, fit in found.items() if fit[1] is None} or found
        return {min(pool, key=lambda n: pool[n][0]): None} if pool else {}
    if {"objective", "key_result"} & set(named.values()):
        if "key_result" not in named.values():  # what is measured of an objective is its result
            named = {n: "key_result" if kind == "kpi" else kind for n, kind in named.items()}
        return {n: kind for n, kind in named.items() if kind in {"objective", "key_result", "initiative", "kpi"}}
    return named


def _is_type(value: str) -> bool:
    return kind_in(value) is not None or plain_name(value) in CHECK_INS


def _is_commitment(value: str) -> bool:
    return plain_name(value) in COMMITMENTS


def _has_words(value: str) -> bool:
    return count_words(value) > 0 and not is_amount(value)


def _is_sentence(value: str) -> bool:
    return count_words(value) >= 2
