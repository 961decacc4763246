"""From goals to the tree of a tool's JSON or YAML file, and what has no place there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from goalkit.form.csv_text import is_number
from goalkit.form.entry import Entry, fields_of
from goalkit.form.fields import DOCUMENT
from goalkit.interchange.account import Account, Exported
from goalkit.interchange.cells import Cells
from goalkit.interchange.layout import ITSELF
from goalkit.interchange.tree import Node, forest, leave_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.form.entry import EntryKind
    from goalkit.interchange.files import FileFormat
    from goalkit.interchange.layout import Column, Layout, Listed, Shape
    from goalkit.model import Document

__all__ = ["give_tree"]

Object: TypeAlias = "dict[str, Any]"


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
        self.listed: dict[Node | None, dict[str, Listed]] = {}
        self.kinds = {*_kinds(shape.lists), *([shape.kind] if shape.kind is not None else [])}
        self.is_goal = False
        """Whether the file is written as one goal, the one that all others hang under."""

    def tree(self) -> Object | list[Object]:
        """The whole."""
        roots = self.roots()
        tree: Object = {}
        written = self.head(tree, roots)
        if self.is_goal:
            own = [one for one in self.shape.keys if one.of != "document"]
            _merge(tree, self.object(roots[0], own, self.shape.lists))
        else:
            self.add(tree, self.shape.lists, roots)
        leave_document(self.document, self.account, written | self.cells.inherited)
        keys = [one.key for one in self.shape.lists]
        if ITSELF in keys:
            return cast("list[Object]", tree.get(ITSELF, []))
        if not self.is_goal and not any(_has(tree, key) for key in keys):
            _put(tree, keys[0], [])  # a file without goals still says what it is
        return tree

    def head(self, tree: Object, roots: list[Node]) -> set[str]:
        """Write what the file says of itself, and give the keys of the document that stand there."""
        written = set()
        about_goal = [one for one in self.shape.keys if self.shape.kind is not None and one.of != "document"]
        for column in about_goal if not self.is_goal else ():
            if column.required:
                self.account.doubt(None, column.heading, "", "no goal stands above all others, to be said there")
        for column in self.shape.keys:
            key = column.field or ""
            if column in about_goal or key not in DOCUMENT or key == "framework":
                continue
            value = getattr(self.document, key)
            text = getattr(value, "text", value)
            if self.is_goal and key not in {one.field for one in about_goal}:
                text = self.of_file(roots[0], key, text)
            if isinstance(text, str) and text.strip():
                mended = self.cells.mended(text)
                _put(tree, column.heading, mended)
                written.add(key)
                if key == "period":
                    self.cells.periods.add(None)
                if mended != text.strip():
                    because = "some characters can't stand in its files"
                    self.account.changed(None, key, text, because, into=key, becomes=mended)
        return written

    def of_file(self, node: Node, key: str, text: str | None) -> str | None:
        """What the file says of itself: where it says nothing else, what the goal says that it is."""
        own = node.entry.fields.get(key)
        if own is None or (text is not None and text.strip() and text.strip() != own.strip()):
            return text
        del node.entry.fields[key]
        because = "the file says there whose goal it is, and for when"
        becomes = self.cells.mended(own)
        self.account.changed(node.words, key, own, because, into=key, becomes=becomes, at=node.entry.at.span)
        return own

    def roots(self) -> list[Node]:
        """The goals at the top: where the file can be a goal itself and one stands above all others, that one."""
        self.is_goal = self.shape.kind is not None
        if self.is_goal:
            roots = self.hung(Account())
            self.is_goal = [one.entry.kind for one in roots] == [self.shape.kind]
        return self.hung(self.account)

    def hung(self, account: Account) -> list[Node]:
        self.listed = {None: self.at_top()}
        keys = {one.kind: one.keys for one in self.shape.lists}
        return forest(
            self.document,
            self.written_as,
            self.may_hang,
            account,
            self.layout.title,
            naming={kind for kind, those in keys.items() if any(key.field == "parent" for key in those)},
        )

    def at_top(self) -> dict[str, Listed]:
        """The lists of goals that hang under nothing, by the kinds in them."""
        found = {one.kind: one for one in self.shape.lists}
        for listed in self.shape.lists:
            for below in listed.lists if listed.nameless else ():
                found.setdefault(below.kind, below)
        return cast("dict[str, Listed]", found)

    def written_as(self, entry: Entry, above: Node | None) -> EntryKind | None:
        """Each kind stays what it is, where the shape has a list for it, or becomes what the layout says."""
        kind = entry.kind if entry.kind in self.kinds else self.shape.becomes.get(cast("Any", entry.kind))
        if kind is None or (above is None and self.is_goal and kind == self.shape.kind):
            return cast("EntryKind | None", kind)
        places = [None] if above is None else [*above.lineage(), None]
        return kind if any(kind in self.lists_of(one) for one in places) else None

    def may_hang(self, entry: Entry, above: Node) -> bool:
        """Whether the object of a goal has a list for another."""
        return entry.kind in self.lists_of(above)

    def lists_of(self, node: Node | None) -> dict[str, Listed]:
        """The lists that the object of a goal may have, by the kinds in them."""
        if node not in self.listed:
            above = node.above if node is not None else None
            kind = cast("Node", node).entry.kind
            is_file = above is None and self.is_goal and kind == self.shape.kind
            lists = self.shape.lists if is_file else self.lists_of(above)[kind].lists
            self.listed[node] = {one.kind: one for one in lists}
        return self.listed[node]

    def add(self, holder: Object, lists: Iterable[Listed], nodes: list[Node], *, top: bool = True) -> None:
        """Write goals into the lists of an object."""
        for listed in lists:
            objects = [self.object(node, listed.keys, listed.lists) for node in nodes if node.entry.kind == listed.kind]
            if listed.nameless and top:
                loose: Object = {}
                own = [one for one in listed.lists if self.listed[None].get(one.kind) is one]
                self.add(loose, own, nodes, top=False)
                objects += [loose] if loose else []
            if objects := [one for one in objects if one]:
                _put(holder, listed.key, objects)

    def object(self, node: Node, keys: Iterable[Column], lists: Iterable[Listed]) -> Object:
        """One goal or check-in as an object."""
        self.goals += node.goal is not None
        made: Object = {}
        several = dict(node.entry.lists)
        known = fields_of(node.entry.kind)
        plain = [one for one in keys if not (one.field in several and one.parts is None)]
        for column in keys:
            texts = several.get(column.field or "", ())
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
        taken = {one.field for one in keys if one not in plain and one.field in known}
        filled = self.cells.of(node, plain, {one for one in taken if one is not None})
        for column in keys:
            if (cell := filled.get(column.heading)) is not None:
                _put(made, column.heading, _value(cell) if column.number else cell)
        self.add(made, lists, node.below, top=False)
        return made


def _kinds(lists: Iterable[Listed]) -> Iterator[str]:
    for one in lists:
        yield one.kind
        yield from _kinds(one.lists)


def _put(holder: Object, path: str, value: object) -> None:
    *steps, last = path.split(".") if path != ITSELF else [path]
    for step in steps:
        holder = holder.setdefault(step, {})
    holder[last] = value


def _merge(holder: Object, others: Object) -> None:
    for key, value in others.items():
        if isinstance(value, dict) and isinstance(holder.get(key), dict):
            _merge(holder[key], value)
        else:
            holder[key] = value


def _has(holder: Object, path: str) -> bool:
    found: object = holder
    for step in path.split(".") if path != ITSELF else [path]:
        if not isinstance(found, dict) or step not in found:
            return False
        found = found[step]
    return True


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
