"""Tools whose files are trees: JSON and YAML, by the keys of a layout, in and out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from goalkit.form.csv_text import is_number
from goalkit.form.entry import NAMES, Entry, EntryKind, fields_of, statement_of
from goalkit.form.fields import DOCUMENT
from goalkit.interchange.account import Account, Exported
from goalkit.interchange.cells import Cells
from goalkit.interchange.filling import fill
from goalkit.interchange.header import Place
from goalkit.interchange.mistakes import InterchangeError
from goalkit.interchange.tree import Node, forest, leave_document
from goalkit.read.nodes import Malformed, Mapping, Scalar, Sequence
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.interchange.files import FileFormat
    from goalkit.interchange.layout import Column, Layout, Listed, Shape
    from goalkit.model import Document
    from goalkit.read.nodes import Node as Branch

__all__ = ["give_tree", "keys_in", "take_tree", "tree_of"]

Object: TypeAlias = "dict[str, Any]"
NO_PLACE = "goalkit has no place for it"
NO_WORDS = "it doesn't say what the goal is"


def tree_of(source: str, format: FileFormat) -> Branch:  # noqa: A002
    """A text as a tree. Raises `InterchangeError`."""
    try:
        if format == "json":
            from goalkit.read.json_nodes import read_json

            return read_json(source)
        from goalkit.read.yaml_nodes import read_yaml

        return next(iter(read_yaml(source)), Mapping())
    except Malformed as error:
        line, column, _, _ = error.problem.at
        raise InterchangeError(f"line {line}, column {column}: {error.problem.message}") from None


def keys_in(tree: Branch, shape: Shape) -> tuple[int, int]:
    """How many keys of a tree a shape knows, and how many it doesn't; of lists, those of the first few objects.

    None at all where an object lacks the key by which it says what it is: then it is another tool's tree.
    """
    known, unknown = 0, 0
    waiting: list[tuple[Branch, Iterable[Column], Iterable[Listed]]] = [(tree, shape.keys, shape.lists)]
    while waiting:
        branch, keys, lists = waiting.pop()
        names = {one.heading for one in keys}
        below = {one.key: one for one in lists}
        for path, node in _leaves(branch, below):
            listed = below.get(path)
            known += path in names or listed is not None
            unknown += path not in names and listed is None
            if listed is not None and isinstance(node, Sequence):
                few = node.items[:2]
                words = {one.heading for one in listed.keys if one.field == "statement"}
                if words and not all(
                    isinstance(one, Mapping) and words <= set(map(str, dict(one.pairs))) for one in few
                ):
                    return 0, 0
                waiting += [(item, listed.keys, listed.lists) for item in few]
    return known, unknown


def take_tree(source: str, format: FileFormat, layout: Layout, shape: Shape) -> tuple[Entry, Account]:  # noqa: A002
    """Take the goals out of a tree. Raises `InterchangeError` where it is not one of this shape."""
    tree = tree_of(source, format)
    keys = {str(key) for key, _ in tree.pairs} if isinstance(tree, Mapping) else set()
    if not keys & {one.key for one in shape.lists}:
        listed = " or ".join(f"“{one.key}”" for one in shape.lists)
        raise InterchangeError(f"this has no list {listed}, in which {layout.title} has its goals")
    account = Account()
    root = Entry("document", Text("", 1, 1))
    _take(tree, root, shape.keys, shape.lists, layout, account)
    return root, account


def _take(  # noqa: PLR0913, PLR0917 (where, what, by what, and what came of it)
    branch: Branch,
    entry: Entry,
    keys: Iterable[Column],
    lists: Iterable[Listed],
    layout: Layout,
    account: Account,
) -> bool:
    """Fill an entry and what stands below it; whether it says what it is."""
    columns = {one.heading: one for one in keys}
    below = {one.key: one for one in lists}
    cells: list[tuple[Place, Text]] = []
    strange: list[tuple[str, Text]] = []
    nested: list[tuple[Listed, Branch]] = []
    for path, node in _leaves(branch, below):
        if path in below and isinstance(node, Sequence):
            nested += [(below[path], item) for item in node.items]
        elif path in columns:
            _several(path, node, columns[path], entry, cells, strange)
        else:
            strange += [(path, text) for text in _texts(node)]
    fill(entry, cells, layout.dates, account)
    statement = statement_of(entry.kind)
    about = str(entry.fields[statement]) if statement in entry.fields else None
    is_said = statement is None or about is not None
    entry.at = entry.fields.get(statement or "", cells[0][1] if cells else Text("", 1, 1))
    for path, text in strange:
        account.left_out(about, path, text, NO_PLACE)
    if not is_said:
        for place, cell in cells:
            account.left_out(None, place.column.heading, cell, NO_WORDS)
    for listed, item in nested:
        entry.below += _below(item, listed, about, layout, account)
    return is_said


def _below(item: Branch, listed: Listed, about: str | None, layout: Layout, account: Account) -> Iterator[Entry]:
    """The goal or check-in that an item of a list is; where it says nothing, what stands in it."""
    one = Entry(listed.kind, Text("", 1, 1))
    if not isinstance(item, Mapping):
        for text in _texts(item):
            account.left_out(about, listed.key, text, f"a {NAMES[one.kind]} is an object with keys there")
    elif _take(item, one, listed.keys, listed.lists, layout, account) and (one.fields or one.lists or one.below):
        yield one
    else:
        yield from one.below


def _several(  # noqa: PLR0913, PLR0917
    path: str,
    node: Branch,
    column: Column,
    entry: Entry,
    cells: list[tuple[Place, Text]],
    strange: list[tuple[str, Text]],
) -> None:
    """A value for a key; of a list of texts each is one of several, where goalkit has several there."""
    said = fields_of(entry.kind).get(column.field or "")
    if isinstance(node, Sequence) and said is not None and said.shape == "list":
        if texts := tuple(text.trim() for text in _texts(node)):
            entry.lists[column.field or ""] = texts
    elif isinstance(node, Scalar):
        if node.text.strip():
            cells.append((Place(column, None), node.text.trim()))
    else:
        strange += [(path, text) for text in _texts(node)]


def _leaves(branch: Branch, lists: Iterable[str], before: str = "") -> Iterator[tuple[str, Branch]]:
    """The values in a mapping, and in mappings within it, by their paths: `metadata.name`; lists stay whole."""
    lists = set(lists)
    for key, node in branch.pairs if isinstance(branch, Mapping) else ():
        path = f"{before}{key}"
        if isinstance(node, Mapping) and node.pairs and path not in lists:
            yield from _leaves(node, lists, f"{path}.")
        else:
            yield path, node


def _texts(node: Branch) -> Iterator[Text]:
    """All texts in a branch that say anything."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Scalar):
            if one.text.strip():
                yield one.text.trim()
        elif isinstance(one, Mapping):
            waiting += [value for _, value in reversed(one.pairs)]
        else:
            waiting += reversed(one.items)


# Out


def give_tree(document: Document, format: FileFormat, layout: Layout, shape: Shape) -> Exported:  # noqa: A002
    """Write the goals of a document as a tree."""
    giving = _Giving(document, layout, shape)
    tree = giving.tree()
    if format == "json":
        text = json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
    else:
        from goalkit.form.yaml_text import dump

        text = dump(tree)
    return Exported(text.encode(), layout, giving.goals, tuple(giving.account.notes))


class _Giving:
    def __init__(self, document: Document, layout: Layout, shape: Shape) -> None:
        self.document = document
        self.layout = layout
        self.shape = shape
        self.account = Account()
        self.cells = Cells(layout.title, layout.dates, self.account, document)
        self.goals = 0
        self.listed: dict[Node | None, dict[str, Listed]] = {None: {one.kind: one for one in shape.lists}}
        self.kinds = set(_kinds(shape.lists))

    def tree(self) -> Object:
        """The whole."""
        roots = forest(
            self.document,
            self.written_as,
            self.may_hang,
            self.account,
            self.layout.title,
            naming={one.kind for one in self.shape.lists if any(key.field == "parent" for key in one.keys)},
        )
        tree: Object = {}
        written = set()
        for column in self.shape.keys:
            value = getattr(self.document, column.field or "", None) if column.field in DOCUMENT else None
            text = getattr(value, "text", value)
            if isinstance(text, str) and text.strip() and column.field != "framework":
                mended = self.cells.mended(text)
                _put(tree, column.heading, mended)
                written.add(column.field or "")
                if mended != text.strip():
                    because = "some characters can't stand in its files"
                    self.account.changed(None, column.field or "", text, because, into=column.field, becomes=mended)
        self.add(tree, self.shape.lists, roots)
        tree.setdefault(self.shape.lists[0].key, [])  # a file without goals still says what it is
        leave_document(self.document, self.account, written | self.cells.inherited)
        return tree

    def written_as(self, entry: Entry, above: Node | None) -> EntryKind | None:
        """Each kind stays what it is, where the shape has a list for it."""
        if entry.kind not in self.kinds:
            return None
        places = [None] if above is None else [*above.lineage(), None]
        return entry.kind if any(entry.kind in self.lists_of(one) for one in places) else None

    def may_hang(self, entry: Entry, above: Node) -> bool:
        """Whether the object of a goal has a list for another."""
        return entry.kind in self.lists_of(above)

    def lists_of(self, node: Node | None) -> dict[str, Listed]:
        """The lists that the object of a goal may have, by the kinds in them."""
        if node not in self.listed:
            own = self.lists_of(node.above if node is not None else None)[cast("Node", node).entry.kind]
            self.listed[node] = {one.kind: one for one in own.lists}
        return self.listed[node]

    def add(self, holder: Object, lists: Iterable[Listed], nodes: list[Node]) -> None:
        """Write goals into the lists of an object."""
        for listed in lists:
            own = [one for one in nodes if one.entry.kind == listed.kind]
            objects = [made for node in own if (made := self.object(node, listed))]
            if objects:
                holder[listed.key] = objects

    def object(self, node: Node, listed: Listed) -> Object:
        """One goal or check-in as an object."""
        self.goals += node.goal is not None
        made: Object = {}
        lists = dict(node.entry.lists)
        known = fields_of(node.entry.kind)
        plain = [one for one in listed.keys if not (one.field in lists and one.parts is None)]
        for column in listed.keys:
            texts = lists.get(column.field or "", ())
            if column in plain or not texts:
                continue
            _put(made, column.heading, [self.cells.mended(text) for text in texts])
            for text in texts:
                mended = self.cells.mended(text)
                if mended != text.strip():
                    because = "some characters can't stand in its files"
                    self.account.changed(
                        node.words, column.field or "", text, because, into=column.field, becomes=mended
                    )
        taken = {one.field for one in listed.keys if one not in plain and one.field in known}
        filled = self.cells.of(node, plain, {one for one in taken if one is not None})
        for column in listed.keys:
            if (cell := filled.get(column.heading)) is not None:
                _put(made, column.heading, _value(cell) if column.number else cell)
        if node.below:
            self.add(made, listed.lists, node.below)
        return made


def _kinds(lists: Iterable[Listed]) -> Iterator[str]:
    for one in lists:
        yield one.kind
        yield from _kinds(one.lists)


def _put(holder: Object, path: str, value: object) -> None:
    *steps, last = path.split(".")
    for step in steps:
        holder = holder.setdefault(step, {})
    holder[last] = value


def _value(text: str) -> object:
    """The number that a text is, where it reads as the same text again; else the text."""
    if is_number(text) and len(text) <= 15:
        for kind in (int, float):
            try:
                number = kind(text)
            except ValueError:
                continue
            if str(number) == text:
                return number
    return text
