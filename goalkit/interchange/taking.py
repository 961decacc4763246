"""From the rows of a tool's table to goals, with an account of what did not fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from goalkit.english.words.near import nearest
from goalkit.form.entry import Entry, EntryKind, a, statement_of
from goalkit.interchange.account import Account
from goalkit.interchange.filling import fill, is_id
from goalkit.interchange.header import Header, Place, header_of
from goalkit.interchange.values import parted
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.interchange.layout import Column, Layout, Row, Table

__all__ = ["take_rows"]

LONGEST = 400
"""The longest number that says where a row stands."""
DELETED = "deleted"
NO_PLACE = "goalkit has no place for it"
NO_WORDS = "this row doesn't say what the goal is"


def take_rows(rows: Sequence[Sequence[Text]], layout: Layout, table: Table) -> tuple[Entry, Account]:
    """Take the goals out of a table. Raises `InterchangeError` where it lacks a column that it can't do without."""
    header = header_of(rows, layout, table)
    taking = _Taking(layout, table, header)
    for row in rows[header.row + 1 :]:
        if any(cell.strip() for cell in row):
            taking.take(row)
    for one in rows[: header.row]:
        for cell in one:
            if cell.strip():
                taking.account.left_out(None, "above the header", cell.trim(), "it is no part of the table")
    if table.tree == "parents":
        taking.hang()
    return taking.root, taking.account


@dataclass(slots=True, eq=False)
class _Named:
    """A row that names itself and the rows above it."""

    entry: Entry
    row: str
    parents: tuple[Text, ...]
    heading: str


@dataclass(slots=True, eq=False)
class _Taking:
    layout: Layout
    table: Table
    header: Header
    root: Entry = field(default_factory=lambda: Entry("document", Text("", 1, 1)))
    account: Account = field(default_factory=Account)
    by_number: dict[str, Entry] = field(default_factory=dict)
    open: list[tuple[int, Entry]] = field(default_factory=list)
    """What stands above the next row: entries with their depth or rank, the outermost first."""
    open_cells: list[tuple[str, ...]] = field(default_factory=list)
    named: list[_Named] = field(default_factory=list)

    def take(self, row: Sequence[Text]) -> None:
        """Take one row."""
        cells = [
            (self.header.places.get(n), self.heading(n), cell.trim()) for n, cell in enumerate(row) if cell.strip()
        ]
        for place, heading, cell in cells:
            if place is None:
                self.account.left_out(None, heading, cell, f"{self.layout.title} has no such column")
        known = [(place, cell) for place, _, cell in cells if place is not None]
        for place, cell in known:
            if place.column.role == "action":
                if _meant(place.column, cell) == DELETED:
                    for other, words in known:
                        self.account.left_out(None, other.heading, words, f"its row says “{cell}”")
                    return
                self.account.left_out(None, place.heading, cell, "goalkit writes the file anew, whatever was there")
        known = [one for one in known if one[0].column.role != "action"]
        if self.table.tree == "row":
            self.chain(known)
        elif self.table.tree == "levels":
            self.level(known)
        else:
            self.single(known)

    def heading(self, n: int) -> str:
        if n in self.header.places:
            return self.header.places[n].heading
        return str(self.header.unknown.get(n, f"column {n + 1}"))

    # A row that is one goal

    def single(self, cells: list[tuple[Place, Text]]) -> None:
        """Take a row that is a goal, and hang it where it says."""
        kind = self.kind(cells)
        if kind is None:
            return
        entry = self.entry(kind, cells)
        if entry is None:
            return
        if self.table.tree == "number":
            self.number(entry, cells).below.append(entry)
        elif self.table.tree == "parents":
            self.named.append(self.name(entry, cells))
        else:
            self.under(self.table.kinds.index(kind)).below.append(entry)
            self.open.append((self.table.kinds.index(kind), entry))
        self.several(entry, cells)

    def kind(self, cells: Iterable[tuple[Place, Text]]) -> Row | None:
        """What kind of goal a row is; None, with a note, where its word is not known."""
        if not self.table.words:
            return self.table.kinds[0]
        words = self.table.words
        written = next((cell for place, cell in cells if place.column.role == "kind"), Text())
        for word in (str(written), *(one for one in words if one.casefold() == written.casefold())):
            if word in words:
                return words[word]
        near = nearest(written, words) if written else None
        because = f"“{written}” is none of {', '.join(words)}" if written else "its row doesn't say what kind it is"
        because += f"; did you mean “{near}”?" if near else ""
        for place, cell in cells:
            self.account.left_out(None, place.heading, cell, because)
        return None

    def entry(self, kind: Row, cells: list[tuple[Place, Text]], words: Text | None = None) -> Entry | None:
        """Make a goal of the cells that are about the row's own goal; None, with notes, where it has no words."""
        own = [(place, cell) for place, cell in cells if place.column.of in {None, kind} and not place.is_repeated]
        others = [
            (place, cell)
            for place, cell in cells
            if not place.is_repeated and place.column.of not in {None, kind} and place.column.role is None
        ]
        entry = Entry(cast("EntryKind", kind), own[0][1] if own else Text())
        if words is not None:
            entry.fields[statement_of(entry.kind) or ""] = words
        fill(entry, own, self.layout.dates, self.account)
        if statement_of(entry.kind) not in entry.fields:
            for place, cell in cells:
                self.account.left_out(None, place.heading, cell, NO_WORDS)
            return None
        entry.at = entry.fields[statement_of(entry.kind) or ""]
        for place, cell in others:
            about = a(cast("EntryKind", place.column.of))
            self.account.left_out(str(entry.at), place.heading, cell, f"that column is about {about}")
        return entry

    def several(self, entry: Entry, cells: Iterable[tuple[Place, Text]]) -> None:
        """Take the goals that stand in numbered columns: “key_result_1_title”."""
        numbers: dict[tuple[str, int, str], list[tuple[Place, Text]]] = {}
        for place, cell in cells:
            if place.is_repeated and place.column.of is not None:
                day = "" if place.day is None else place.day.isoformat()
                numbers.setdefault((day, place.number or 0, place.column.of), []).append((place, cell))
        for (day, _, kind), own in sorted(numbers.items()):
            below = Entry(cast("EntryKind", kind), own[0][1])
            if day:
                below.fields["date"] = Text(day, *own[0][1].span[:2])
            fill(below, own, self.layout.dates, self.account)
            statement = statement_of(below.kind)
            if statement is not None and statement not in below.fields:
                for place, cell in own:
                    self.account.left_out(str(entry.at), place.heading, cell, NO_WORDS)
                continue
            below.at = below.fields.get(statement or "", below.at)
            entry.below.append(below)

    def number(self, entry: Entry, cells: Iterable[tuple[Place, Text]]) -> Entry:
        """What a row with a number hangs under; the document, where nothing above has a part of its number."""
        written = next((cell for place, cell in cells if place.column.role == "number"), Text())
        number = written.strip().strip(".")
        if not number or len(number) > LONGEST or not number.replace(".", "").isdecimal():
            if written:
                self.account.left_out(str(entry.at), "number", written, "it doesn't say where the row stands")
            return self.root
        if number in self.by_number:
            self.account.doubt(str(entry.at), "number", written, "it stands twice; did a spreadsheet make 1.1 of 1.10?")
        above = number
        found: Entry | None = None
        while found is None and "." in above:
            above = above.rpartition(".")[0]
            found = self.by_number.get(above)
        self.by_number[number] = entry
        return found or self.root

    def under(self, rank: int) -> Entry:
        """The last entry above that is further out."""
        while self.open and self.open[-1][0] >= rank:
            self.open.pop()
        return self.open[-1][1] if self.open else self.root

    # Levels

    def level(self, cells: list[tuple[Place, Text]]) -> None:
        """Take a row whose words stand in the column of its depth."""
        words = sorted((self.depth(place), place, cell) for place, cell in cells if place.column.role == "level")
        others = [one for one in cells if one[0].column.role != "level"]
        if not words:
            for place, cell in others:
                self.account.left_out(None, place.heading, cell, NO_WORDS)
            return
        for at, (depth, _, cell) in enumerate(words):
            last = at == len(words) - 1
            if not last and (depth, str(cell)) in [(one, str(entry.at)) for one, entry in self.open]:
                continue  # the goal above, said again
            kind = self.table.kinds[min(depth, len(self.table.kinds) - 1)]
            entry = self.entry(kind, others if last else [], cell)
            if entry is not None:
                self.under(depth).below.append(entry)
                self.open.append((depth, entry))
                self.several(entry, others if last else [])

    def depth(self, place: Place) -> int:
        """How deep a column of levels stands."""
        levels = [one for one in self.table.columns if one.role == "level"]
        return levels.index(place.column) + (place.number - 1 if place.number is not None else 0)

    # Several goals in one row

    def chain(self, cells: list[tuple[Place, Text]]) -> None:
        """Take a row of several goals, each below the one before it; what repeats the row above goes on from there."""
        kinds = self.table.kinds
        for place, cell in cells:
            if place.column.field is None and not place.is_repeated:
                self.account.left_out(None, place.heading, cell, NO_PLACE)
        cells = [one for one in cells if one[0].column.field is not None or one[0].is_repeated]
        by_kind: list[list[tuple[Place, Text]]] = [
            [one for one in cells if not one[0].is_repeated and (one[0].column.of or kinds[0]) == kind]
            for kind in kinds
        ]
        filled = [rank for rank, own in enumerate(by_kind) if own]
        entry: Entry | None = None
        for rank in filled:
            own = by_kind[rank]
            said = tuple(f"{place.heading}\0{cell}" for place, cell in own)
            known = next((one for depth, one in self.open if depth == rank), None)
            if rank != filled[-1] and known is not None and said == self.open_cells[self.open.index((rank, known))]:
                entry = known
                continue
            entry = Entry(cast("EntryKind", kinds[rank]), own[0][1])
            fill(entry, own, self.layout.dates, self.account)
            statement = statement_of(entry.kind)
            if statement is not None and statement not in entry.fields:
                for place, cell in own:
                    self.account.left_out(None, place.heading, cell, NO_WORDS)
                entry = None
                continue
            entry.at = entry.fields.get(statement or "", entry.at)
            self.under(rank).below.append(entry)
            del self.open_cells[len(self.open) :]
            self.open.append((rank, entry))
            self.open_cells.append(said)
        numbered = [one for one in cells if one[0].is_repeated]
        if entry is not None:
            self.several(entry, numbered)
        else:
            for place, cell in numbered:
                self.account.left_out(None, place.heading, cell, "the row has no goal that it belongs to")

    # Rows that name their parents

    def name(self, entry: Entry, cells: Iterable[tuple[Place, Text]]) -> _Named:
        row = ""
        parents: list[Text] = []
        heading = ""
        for place, cell in cells:
            if place.column.role == "row":
                row = str(cell)
                if "id" not in entry.fields and is_id(row):
                    entry.fields["id"] = cell
            elif place.column.role == "parents":
                parents += parted(place.column, cell)
                heading = place.heading
        return _Named(entry, row, tuple(parents), heading)

    def hang(self) -> None:
        """Hang rows below the first row that they name; further ones are goals that they support."""
        rows: dict[str, _Named] = {}
        for one in self.named:
            rows.setdefault(one.row, one)
            if (own := one.entry.fields.get("id")) is not None:
                rows.setdefault(str(own), one)
        above: dict[Entry, Entry] = {}
        for one in self.named:
            known = [(name, rows.get(str(name))) for name in one.parents]
            about = str(one.entry.at)
            under = known[0][1] if known else None
            if under is not None and one.entry in _lineage(under.entry, above):
                self.account.left_out(about, one.heading, known[0][0], "it would hang under itself")
                del known[0]
                under = None
            elif under is not None:
                above[one.entry] = under.entry
            (self.root if under is None else under.entry).below.append(one.entry)
            named = known[1:] if under is not None else known
            if under is None and named and named[0][1] is None and "parent" not in one.entry.fields:
                one.entry.fields["parent"] = named.pop(0)[0]
            for name, found in named:
                self.support(one, name, found)

    def support(self, one: _Named, name: Text, found: _Named | None) -> None:
        about = str(one.entry.at)
        named = found.entry.fields.get("id") if found is not None else name
        if named is None:
            self.account.left_out(about, one.heading, name, "that goal has no id with a letter, by which to name it")
        elif found is None or found.entry is not one.entry:
            one.entry.lists["supports"] = (*one.entry.lists.get("supports", ()), Text(named, *name.span[:2]))


def _lineage(entry: Entry, above: dict[Entry, Entry]) -> Iterator[Entry]:
    one: Entry | None = entry
    while one is not None:
        yield one
        one = above.get(one)


def _meant(column: Column, cell: Text) -> str:
    return next((meant for word, meant in column.words.items() if word.casefold() == cell.casefold()), "")
