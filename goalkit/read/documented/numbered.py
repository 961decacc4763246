"""Reads CSV of the documented form: each row says its kind, its place in the tree, and its words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from goalkit.english.words.near import nearest
from goalkit.form.csv_text import COLUMNS, FIXED, unguarded
from goalkit.form.entry import NAMES, Entry, EntryKind, fields_of, statement_of
from goalkit.form.labels import WITHIN, kinds_by_label, plain_key
from goalkit.model import Unknown
from goalkit.read.documented.declared import drafted
from goalkit.read.ignoring import ignore_of
from goalkit.read.words.fields import kind_named
from goalkit.read.words.meant import framework_named, key_meant
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goalkit.english import Calendar
    from goalkit.model import Framework
    from goalkit.read.draft import Found

__all__ = ["read_numbered"]

IGNORE = "goalkit_ignore"
KNOWN = frozenset({*FIXED, *COLUMNS, IGNORE, "title"})
LONGEST = 400
"""The longest number that says where a row stands; a longer one says nothing."""


def read_numbered(rows: list[list[Text]], calendar: Calendar) -> Found | None:
    """Read a table of the documented form; None for any other.

    Its first row has the columns kind, number and statement. Either a row of the kind `document` names a framework, or
    all other columns are of the form too; then columns that aren't are told.
    """
    if not rows:
        return None
    header = [plain_key(name) for name in rows[0]]
    if not set(header) >= set(FIXED):
        return None
    columns = {name: at for at, name in reversed(list(enumerate(header))) if name}
    about = next((row for row in rows[1:] if plain_key(_at(row, columns["kind"])) == "document"), [])
    framework = framework_named(_at(about, columns.get("framework", -1)))
    if framework is None and not set(columns) <= KNOWN:
        return None
    kinds = kinds_by_label(framework)
    written = {plain_key(kind) for row in rows[1:] if (kind := _at(row, columns["kind"])).strip()}
    if not written & {*kinds, "document"} or any(kind_named(kind) for kind in written - kinds.keys()):
        return None  # “KR” is a kind as well, but not in this form
    table = _Table(rows[0], columns, kinds, framework)
    for row in rows[1:]:
        if any(cell.strip() for cell in row):
            table.take(row)
    table.look_at_columns()
    found, drafts = drafted(table.root, calendar)
    return replace(found, ignores=tuple(ignore_of(cell, drafts.get(entry)) for cell, entry in table.ignores))


@dataclass(slots=True, eq=False)
class _Table:
    header: list[Text]
    columns: Mapping[str, int]
    kinds: Mapping[str, EntryKind]
    framework: Framework | None
    root: Entry = field(default_factory=lambda: Entry("document", Text("", 1, 1)))
    about: bool = False
    """Whether the document's own row was read."""
    by_number: dict[str, Entry] = field(default_factory=dict)
    ignores: list[tuple[Text, Entry]] = field(default_factory=list)
    strange: set[tuple[str, EntryKind]] = field(default_factory=set)

    def take(self, row: list[Text]) -> None:
        """Read one row."""
        written = _at(row, self.columns["kind"]).trim()
        name = plain_key(written)
        if name == "document" and not self.about:
            self.about = True
            self.fill(self.root, row)
            if self.framework is not None and (named := self.root.fields.get("framework")) is not None:
                self.root.fields["framework"] = Text(self.framework, marks=named.marks)
            return
        number = _at(row, self.columns["number"]).strip().strip(".")
        above = self.above(number)
        kind = self.kinds.get(name)
        if kind is None or kind not in WITHIN[above.kind]:
            self.root.unknown.append(Unknown(written or row[0], NAMES[above.kind], self.meant(name)))
            return
        entry = Entry(kind, written)
        above.below.append(entry)
        if number:
            self.by_number[number] = entry
        self.fill(entry, row)
        if entry.fields:
            entry.at = entry.fields.get(statement_of(kind) or "date") or next(iter(entry.fields.values()))

    def above(self, number: str) -> Entry:
        """The last row above whose number this number extends, else the document."""
        while len(number) <= LONGEST and "." in number:
            number = number.rpartition(".")[0]
            if number in self.by_number:
                return self.by_number[number]
        return self.root

    def fill(self, entry: Entry, row: list[Text]) -> None:
        """Take the cells of a row for what their columns say."""
        known = fields_of(entry.kind)
        stated = statement_of(entry.kind) or ("title" if entry is self.root else None)
        for name, at in self.columns.items():
            cell = unguarded(_at(row, at).trim())
            if not cell or name in {"kind", "number"}:
                continue
            key = stated if name == "statement" else name
            if name == IGNORE:
                self.ignores.append((cell, entry))
            elif key is None or (key not in known and name in KNOWN):
                self.misplaced(name, entry)
            elif key in known and known[key].shape == "list":
                entry.lists[key] = tuple(_split(cell))
            elif key in known:
                entry.fields[key] = cell
        for cell in row[len(self.header) :]:
            if cell.strip():
                entry.unknown.append(Unknown(cell.trim(), NAMES[entry.kind]))

    def misplaced(self, name: str, entry: Entry) -> None:
        """Tell once of a column that says something of entries that don't have it."""
        if (name, entry.kind) not in self.strange:
            self.strange.add((name, entry.kind))
            entry.unknown.append(Unknown(self.header[self.columns[name]], NAMES[entry.kind]))

    def look_at_columns(self) -> None:
        """Tell of columns that the form doesn't have."""
        kinds = dict.fromkeys(one.kind for one in self.root.walk() if one is not self.root)
        for heading in self.header:
            if heading.strip() and plain_key(heading) not in KNOWN:
                meant = ((kind, key_meant(heading, kind, {})) for kind in kinds)
                kind, near = next((one for one in meant if one[1] in KNOWN), ("document", None))
                self.root.unknown.append(Unknown(heading, NAMES[kind], near))

    def meant(self, name: str) -> str | None:
        """The kind that was probably meant by another word."""
        return nearest(name, self.kinds) if name not in self.kinds else None


def _at(row: list[Text], n: int) -> Text:
    return row[n] if 0 <= n < len(row) else Text()


def _split(cell: Text) -> Iterator[Text]:
    """Cut a cell into its texts; a backslash takes its meaning from what parts them, and keeps a space at an end."""
    source = str(cell)
    runs: list[Text] = []
    start = at = 0
    while at <= len(source):
        character = source[at : at + 1]
        if character == "\\" and (escaped := source[at + 1 : at + 2]) and (escaped in "\\,;" or escaped.isspace()):
            runs += [cell[start:at], cell[at + 1 : at + 2]]
            start = at = at + 2
        elif not character or character in ",;\n":
            runs.append(cell[start:at])
            runs[0] = runs[0][len(runs[0]) - len(runs[0].lstrip()) :]
            runs[-1] = runs[-1][: len(runs[-1].rstrip())]
            if any(runs):
                yield Text.join([run for run in runs if run], "")
            runs = []
            start = at = at + 1
        else:
            at += 1
