"""From goals to the rows of a tool's table, with an account of what has no place there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from goalkit.form.entry import Entry, EntryKind, statement_of
from goalkit.interchange.account import Account
from goalkit.interchange.cells import Cells
from goalkit.interchange.header import DAY, NUMBER, is_repeated
from goalkit.interchange.tree import Node, drop, forest, leave_document
from goalkit.interchange.values import day_of, day_written
from goalkit.text import Text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from goalkit.interchange.layout import Column, Layout, Table
    from goalkit.model import Document

__all__ = ["Given", "give_rows"]


@dataclass(slots=True)
class Given:
    """Rows to be written, the columns that hold numbers, and the account."""

    rows: list[list[str]]
    numeric: set[int]
    account: Account
    goals: int = 0


def give_rows(document: Document, layout: Layout, table: Table) -> Given:
    """Write the goals of a document into the rows of a table."""
    return _Giving(document, layout, table).given()


@dataclass(slots=True, eq=False)
class _Row:
    """What stands in the cells of a row, by heading; `{n}` filled in."""

    cells: dict[str, str] = field(default_factory=dict)


class _Giving:
    def __init__(self, document: Document, layout: Layout, table: Table) -> None:
        self.document = document
        self.layout = layout
        self.table = table
        self.account = Account()
        self.repeated = {one.of for one in table.columns if one.of is not None and is_repeated(one)}
        """Kinds of which a row holds several, in columns that stand several times."""
        self.dated = any(DAY in one.heading for one in table.columns)
        self.days: set[datetime.date] = set()
        self.parents_named = not any(one.field == "parent" for one in table.columns)
        """Whether one column names parents in the file and elsewhere alike."""
        self.most: dict[str, int] = {}
        self.rows: list[_Row] = []
        self.cells = Cells(layout.title, layout.dates, self.account, self.document)
        self.ids: dict[Node, str] = {}
        """The names of rows, where rows name each other."""
        self.by_id: dict[str, str] = {}
        self.written: set[Node] = set()
        self.open: list[tuple[int, Node, tuple[tuple[str, str], ...]]] = []

    def given(self) -> Given:
        """Everything."""
        table = self.table
        roots = forest(
            self.document,
            self.written_as,
            self.may_hang,
            self.account,
            self.layout.title,
            naming=set() if self.parents_named else set(table.kinds),
        )
        nodes = list(self.ordered(roots))
        if self.table.tree == "parents":
            self.ids = _row_ids(nodes)
            self.by_id = {
                str(own): row for one, row in self.ids.items() if (own := one.entry.fields.get("id")) is not None
            }
        numbers = dict(_numbers(roots)) if self.table.tree == "number" else {}
        for node in nodes:
            self.rows += self.of_node(node, numbers.get(node, ""))
        fields = {one.field for one in self.table.columns}
        leave_document(self.document, self.account, {"owner", "period"} & fields & self.cells.inherited)
        headings = list(self.headings())
        listed = [["" for _ in headings] for _ in range(self.table.header_row - 1)]
        listed.append([heading for heading, _ in headings])
        listed += [[row.cells.get(heading, "") for heading, _ in headings] for row in self.rows]
        numeric = {n for n, (_, column) in enumerate(headings) if column.number}
        return Given(listed, numeric, self.account, sum(node.goal is not None for one in roots for node in one.walk()))

    def written_as(self, entry: Entry, above: Node | None) -> EntryKind | None:
        """The kind that the table has for an entry, None where it has none."""
        if entry.kind in self.repeated:
            return entry.kind
        if (other := self.table.becomes.get(cast("Any", entry.kind))) is not None:
            return other
        known = entry.kind in self.table.kinds
        if not known and entry.kind not in self.table.takes:
            return None
        if self.table.tree == "levels":
            depth = len(list(above.lineage())) if above is not None else 0
            return self.table.kinds[min(depth, len(self.table.kinds) - 1)]
        return entry.kind if known else self.table.kinds[0]

    def may_hang(self, entry: Entry, above: Node) -> bool:
        """Whether the table can say that an entry hangs under another."""
        if above.entry.kind in self.repeated:
            return False
        if entry.kind in self.repeated:
            return True
        if self.table.tree in {"order", "row"}:
            return self.rank(above.entry) < self.rank(entry)
        return self.table.tree in {"number", "levels", "parents"}

    def rank(self, entry: Entry) -> int:
        return [str(one) for one in self.table.kinds].index(entry.kind)

    def ordered(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """The nodes that get rows, in order; where the order says what hangs where, inner kinds come first."""
        nodes = list(nodes)
        for one in nodes:
            if one.entry.kind in self.repeated and one.above is None:
                drop(one.entry, f"it hangs under no goal that has a row in {self.layout.title}", self.account)
        nodes = [one for one in nodes if one.entry.kind not in self.repeated]
        if self.table.tree in {"order", "row"}:
            nodes.sort(key=lambda one: -self.rank(one.entry))
        for one in nodes:
            yield one
            yield from self.ordered(one.below)

    # Rows

    def of_node(self, node: Node, number: str) -> Iterator[_Row]:
        """The row of a goal; none where the rows of what is below it say it too."""
        if self.table.tree == "row":
            inside = [one.entry.kind in self.repeated for one in node.below]
            if all(inside) or any(inside):
                yield from self.chain(node)
            return
        row = _Row()
        columns = [one for one in self.table.columns if one.of in {None, node.entry.kind} and not is_repeated(one)]
        row.cells = {one.heading: self.structural(node, one, number) for one in columns if one.role is not None}
        taken = set()
        if self.table.tree == "levels":
            heading, column = self.level(node)
            words = node.entry.fields[statement_of(node.entry.kind) or ""]
            row.cells[heading] = self.cells.cell(node, "statement", words, column) or ""
            taken.add("statement")
        if self.table.tree == "parents":
            taken |= {"parent", "supports"} if self.parents_named else {"supports"}
            if self.ids[node] == node.entry.fields.get("id"):
                taken.add("id")
        row.cells |= self.cells.of(node, columns, taken)
        self.add_numbered(node, row)
        yield row

    def structural(self, node: Node, column: Column, number: str) -> str:
        """A cell that says where a row stands, or what it is."""
        match column.role:
            case "number":
                return number
            case "kind":
                return next(word for word, kind in self.table.words.items() if kind == node.entry.kind)
            case "row":
                return self.ids[node]
            case "parents":
                return self.parents(node, column)
        return ""

    def level(self, node: Node) -> tuple[str, Column]:
        """The column for a depth, and its heading."""
        depth = sum(1 for _ in node.lineage()) - 1
        columns = [one for one in self.table.columns if one.role == "level"]
        if depth < len(columns) - 1 or NUMBER not in columns[-1].heading:
            column = columns[min(depth, len(columns) - 1)]
            return column.heading, column
        number = depth - len(columns) + 2
        self.most["level"] = max(self.most.get("level", 0), number)
        return columns[-1].heading.replace(NUMBER, str(number)), columns[-1]

    def chain(self, node: Node) -> Iterator[_Row]:
        """A row of goals, each below the one before it."""
        own = self.own_cells(node)
        if not own:  # a check-in of which nothing has a column
            above = node.above
            if above is not None and above.below[-1] is node and above not in self.written:
                yield from self.chain(above)
            return
        row = _Row()
        for one in reversed(list(node.lineage())):
            cells = own if one is node else self.own_cells(one)
            row.cells |= cells
            self.settle(one, tuple(cells.items()), leaf=one is node)
        self.add_numbered(node, row)
        yield row

    def own_cells(self, node: Node) -> dict[str, str]:
        """The cells of one goal of a row of several."""
        kind = node.entry.kind
        first = kind == self.table.kinds[0]
        columns = [
            column
            for column in self.table.columns
            if not is_repeated(column) and (column.of == kind or (first and column.of is None))
        ]
        return self.cells.of(node, columns, set(), again=node in self.written)

    def settle(self, node: Node, said: tuple[tuple[str, str], ...], *, leaf: bool) -> None:
        """Remember what stands above the next row, and tell where two goals that read alike would become one."""
        rank = self.rank(node.entry)
        known = next((one for one in self.open if one[0] == rank), None)
        if not leaf and known is not None and known[2] == said:
            if known[1] is not node and node not in self.written:
                drop(node.entry, "the row above has a goal of the same words, and they become one", self.account)
            self.written.add(node)
            return
        self.open = [one for one in self.open if one[0] < rank] + [(rank, node, said)]
        self.written.add(node)

    def add_numbered(self, node: Node, row: _Row) -> None:
        """The goals below that stand in numbered columns of the row."""
        counts: dict[str, int] = {}
        for below in node.below:
            kind = below.entry.kind
            if kind not in self.repeated:
                continue
            columns = [one for one in self.table.columns if one.of == kind and is_repeated(one)]
            if kind == "check_in" and self.dated:
                self.add_dated(below, columns, row)
                continue
            counts[kind] = number = counts.get(kind, 0) + 1
            self.most[kind] = max(self.most.get(kind, 0), number)
            filled = self.cells.of(below, columns, set())
            row.cells |= {heading.replace(NUMBER, str(number)): text for heading, text in filled.items()}

    def add_dated(self, node: Node, columns: Iterable[Column], row: _Row) -> None:
        """A check-in in the columns of its day."""
        written = node.entry.fields.get("date", Text())
        order = self.layout.dates or "ymd"
        day = day_of(written, order)
        if day is None:
            drop(node.entry, "its columns are days, and it names none", self.account)
            return
        headings = {one.heading: one.heading.replace(DAY, day_written(day, order)) for one in columns}
        if any(heading in row.cells for heading in headings.values()):
            drop(node.entry, "its day has a check-in already", self.account)
            return
        filled = self.cells.of(node, columns, {"date"})
        row.cells |= {headings[heading]: text for heading, text in filled.items()}
        if not filled:
            self.cells.no_place(node, "date", written)
            return
        self.days.add(day)
        if written.strip() != day.isoformat():
            said = f"{self.layout.title} writes it so"
            at = node.entry.at.span
            self.account.changed(node.words, "date", written, said, into="date", becomes=day.isoformat(), at=at)

    def parents(self, node: Node, column: Column) -> str:
        """The rows that a row hangs under or supports; what isn't there is named by its id."""
        named = [self.ids[node.above]] if node.above is not None else []
        entry = node.entry
        rows = self.by_id
        parent = entry.fields.get("parent")
        several = [("supports", one) for one in entry.lists.get("supports", ())]
        for key, text in [*([("parent", parent)] if parent is not None and self.parents_named else []), *several]:
            words = rows.get(str(text)) or self.cells.mended(text)
            if (column.parts or "\0") in words or (named and column.parts is None) or words in named:
                self.account.left_out(str(entry.at), key, text, "that column has no room for it", entry.at.span)
            elif key == "parent" and named:
                because = "it hangs under another goal there already"
                self.account.changed(
                    str(entry.at), key, text, because, into="supports", becomes=words, at=entry.at.span
                )
                named.append(words)
            elif key == "supports" and not named and (str(text) in rows or parent is None):
                because = "the first that is named there is what a goal hangs under"
                self.account.changed(str(entry.at), key, text, because, into="parent", becomes=words, at=entry.at.span)
                named.append(words)
            else:
                if words != text.strip() and str(text) not in rows:
                    because = "some characters can't stand in its files"
                    self.account.changed(str(entry.at), key, text, because, into=key, becomes=words, at=entry.at.span)
                named.append(words)
        return f"{column.parts} ".join(named) if column.parts else "".join(named[:1])

    def headings(self) -> Iterator[tuple[str, Column]]:
        """All columns of the file, numbered ones as often as they are needed, those of one number together."""
        groups: list[list[Column]] = []
        for column in self.table.columns:
            last = groups[-1][0] if groups else column
            if groups and is_repeated(column) and is_repeated(last) and last.of == column.of:
                groups[-1].append(column)
            else:
                groups.append([column])
        for group in groups:
            first = group[0]
            if not is_repeated(first):
                yield first.heading, first
                continue
            if DAY in first.heading:
                for day in sorted(self.days):
                    written = day_written(day, self.layout.dates or "ymd")
                    yield from ((one.heading.replace(DAY, written), one) for one in group)
                continue
            for number in range(1, self.most.get(first.of or "level", 1) + 1):
                for column in group:
                    yield column.heading.replace(NUMBER, str(number)), column


def _row_ids(nodes: Iterable[Node]) -> dict[Node, str]:
    """A name for each row: the goal's own id, else a number that is nobody's id."""
    found: dict[Node, str] = {}
    taken: set[str] = set()
    for at, node in enumerate(nodes, start=1):
        own = str(node.entry.fields.get("id", ""))
        found[node] = own if own and own not in taken else str(at)
        taken.add(found[node])
    return found


def _numbers(roots: list[Node]) -> Iterator[tuple[Node, str]]:
    waiting = [(one, str(at)) for at, one in enumerate(roots, start=1)]
    while waiting:
        node, number = waiting.pop()
        yield node, number
        waiting += [(one, f"{number}.{at}") for at, one in enumerate(node.below, start=1)]
