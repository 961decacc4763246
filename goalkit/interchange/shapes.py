"""From the trees of a tool's JSON or YAML file to goals, with an account of what did not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.form.entry import Entry, a, fields_of, statement_of
from goalkit.interchange.account import Account
from goalkit.interchange.filling import fill
from goalkit.interchange.header import Place
from goalkit.interchange.layout import ITSELF
from goalkit.interchange.mistakes import InterchangeError
from goalkit.read.trees.nodes import Malformed, Mapping, Scalar, Sequence
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from goalkit.interchange.files import FileFormat
    from goalkit.interchange.layout import Column, Layout, Listed, Shape
    from goalkit.read.trees.nodes import Node as Branch

__all__ = ["keys_in", "take_trees", "trees_of"]

NO_PLACE = "goalkit has no place for it"
NO_WORDS = "it doesn't say what the goal is"
FEW = 2
"""So many objects of a list are looked at to tell whose they are."""


def trees_of(source: str, format: FileFormat) -> list[Branch]:  # noqa: A002
    """A text as trees: YAML may hold several. Raises `InterchangeError`."""
    try:
        if format == "json":
            from goalkit.read.trees.json_nodes import read_json

            return [read_json(source)]
        from goalkit.read.trees.yaml_nodes import read_yaml

        return list(read_yaml(source))
    except Malformed as error:
        line, column, _, _ = error.problem.at
        raise InterchangeError(f"line {line}, column {column}: {error.problem.message}") from None


def keys_in(trees: Iterable[Branch], shape: Shape) -> tuple[int, int]:
    """How many keys of the trees a shape knows, and how many it doesn't; of lists, those of the first few objects.

    None at all where an object lacks the key by which it says what it is: then it is another tool's tree.
    """
    known, unknown = 0, 0
    whole = _itself(shape)
    waiting: list[tuple[Branch, Iterable[Column], Iterable[Listed]]] = []
    objects: list[tuple[Branch, Listed]] = []
    for tree in trees:
        if whole is None:
            waiting.append((tree, shape.keys, shape.lists))
        else:
            objects += [(one, whole) for one in _objects(tree)[:FEW]]
    while waiting or objects:
        for item, listed in objects:
            words = set() if listed.nameless else {one.heading for one in listed.keys if one.field == "statement"}
            if not words <= {path for path, _ in _leaves(item, ())}:
                return 0, 0
            waiting.append((item, listed.keys, listed.lists))
        objects = []
        branch, keys, lists = waiting.pop()
        names = {one.heading for one in keys}
        below = {one.key: one for one in lists}
        for path, node in _leaves(branch, below):
            one = below.get(path)
            known += path in names or one is not None
            unknown += path not in names and one is None
            if one is not None and isinstance(node, Sequence):
                objects += [(item, one) for item in node.items[:FEW]]
    return known, unknown


def take_trees(source: str, format: FileFormat, layout: Layout, shape: Shape) -> tuple[Entry, Account]:  # noqa: A002
    """Take the goals out of a file. Raises `InterchangeError` where nothing in it is of this shape."""
    trees = trees_of(source, format)
    account = Account()
    root = Entry("document", Text("", 1, 1))
    whole = _itself(shape)
    if not any(_fits(tree, shape, whole) for tree in trees):
        raise InterchangeError(_lacking(layout, shape))
    for tree in trees:
        if whole is None and not isinstance(tree, Mapping):
            for path, text in _texts(tree, "file"):
                account.left_out(None, path, text, f"{layout.title} has keys at the top of a file")
        elif whole is not None:
            for item in _objects(tree):
                root.below += _below(item, whole, None, layout, account)
        elif shape.kind is None:
            _take(tree, root, shape.keys, shape.lists, layout, account)
        else:
            outer = [one for one in shape.keys if one.of == "document"]
            own = [one for one in shape.keys if one.of != "document"]
            _take(tree, root, outer, (), layout, account, beside=None)
            goal = Entry(shape.kind, Text("", 1, 1))
            said = _take(tree, goal, own, shape.lists, layout, account, beside={one.heading for one in outer})
            root.below += [goal] if said else goal.below
    return root, account


def _itself(shape: Shape) -> Listed | None:
    """The list that a file of the shape is itself, if it is one."""
    return next((one for one in shape.lists if one.key == ITSELF), None)


def _objects(tree: Branch) -> list[Branch]:
    """What stands in a file that is a list; one object by itself is one of it."""
    return tree.items if isinstance(tree, Sequence) else [tree]


def _fits(tree: Branch, shape: Shape, whole: Listed | None) -> bool:
    """Whether anything of a shape is there."""
    if whole is not None:
        keys = {one.heading for one in whole.keys}
        objects = _objects(tree)
        return not objects or any(path in keys for one in objects for path, _ in _leaves(one, ()))
    lists = {one.key for one in shape.lists}
    words = {one.heading for one in shape.keys if one.field == "statement"}
    return any(path in lists | words for path, _ in _leaves(tree, lists))


def _lacking(layout: Layout, shape: Shape) -> str:
    if _itself(shape) is not None:
        return f"this is no list of objects with the keys of {layout.title}"
    listed = " or ".join(f"“{one.key}”" for one in shape.lists)
    return f"this has no list {listed}, in which {layout.title} has its goals"


def _take(  # noqa: PLR0913, PLR0917 (where, what, by what, and what came of it)
    branch: Branch,
    entry: Entry,
    keys: Iterable[Column],
    lists: Iterable[Listed],
    layout: Layout,
    account: Account,
    beside: Collection[str] | None = (),
) -> bool:
    """Fill an entry and what stands below it; whether it says what it is. `beside` is for others: None, all else."""
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
        elif beside is not None and path not in beside:
            strange += _texts(node, path)
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
        for path, text in _texts(item, listed.key if listed.key != ITSELF else "list"):
            account.left_out(about, path, text, f"{a(one.kind)} is an object with keys there")
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
        if texts := tuple(text for _, text in _texts(node, path)):
            entry.lists[column.field or ""] = texts
    elif isinstance(node, Scalar):
        if node.text.strip():
            cells.append((Place(column), node.text.trim()))
    else:
        strange += _texts(node, path)


def _leaves(branch: Branch, lists: Iterable[str], before: str = "") -> Iterator[tuple[str, Branch]]:
    """The values in a mapping, and in mappings within it, by their paths: `metadata.name`; lists stay whole."""
    lists = set(lists)
    for key, node in branch.pairs if isinstance(branch, Mapping) else ():
        path = f"{before}{key}"
        if isinstance(node, Mapping) and node.pairs and path not in lists:
            yield from _leaves(node, lists, f"{path}.")
        else:
            yield path, node


def _texts(node: Branch, path: str) -> Iterator[tuple[str, Text]]:
    """All texts in a branch that say anything, and the keys that lead to each."""
    waiting = [(path, node)]
    while waiting:
        here, one = waiting.pop()
        if isinstance(one, Scalar):
            if one.text.strip():
                yield here, one.text.trim()
        elif isinstance(one, Mapping):
            waiting += [(f"{here}.{key}", value) for key, value in reversed(one.pairs)]
        else:
            waiting += [(here, item) for item in reversed(one.items)]
