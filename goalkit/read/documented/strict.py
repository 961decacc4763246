"""Reads YAML, TOML and JSON of the documented form: each key means what it says, and what has no place is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from goalkit.form.entry import NAMES, Entry, EntryKind, a, fields_of, lists_of, statement_of
from goalkit.form.fields import DOCUMENT, KINDS
from goalkit.model import Problem, Unknown
from goalkit.plugins import plugins
from goalkit.read.beside import ignores_of
from goalkit.read.documented.declared import drafted
from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.words.fields import plain_name
from goalkit.read.words.meant import framework_named, key_meant
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Keyed

    from goalkit.english import Calendar
    from goalkit.model import Framework
    from goalkit.read.draft import Draft, Found

__all__ = ["Strict", "read_strict"]

BESIDE = frozenset({"$schema", "goalkit-ignore"})
"""Keys that any mapping may have beside those of the form; the first is for editors."""
MOST_PROBLEMS = 20
"""How many slips in the shape of a file are told; more say nothing new."""
LONGEST_KEY = 60


class Strict(NamedTuple):
    """What was found, and which goal stands on which line, for the comments beside it."""

    found: Found
    by_line: dict[int, Draft]

    @property
    def is_clean(self) -> bool:
        """Whether everything in the file has its place in the form."""
        return not self.found.problems and not self.found.unknown


def read_strict(root: Node, calendar: Calendar) -> Strict | None:
    """Read a document of the documented form; None for any other.

    It names a framework that goalkit knows, and its other keys are those of the form. Where some aren't, it still is
    one if it has one of the form's lists; `found` then says which keys have no place.
    """
    if not isinstance(root, Mapping):
        return None
    named = next((node.text for key, node in root.pairs if key == "framework" and isinstance(node, Scalar)), None)
    framework = framework_named(named) if named is not None else None
    if named is None or framework is None:
        return None
    if plugins("goalkit.frameworks"):
        from goalkit.read.words.reworded import in_our_words  # reads pages, which few runs need

        root = in_our_words(root, named)
    form = _Form(framework)
    lists = form.lists("document")
    keys = {str(key) for key, _ in root.pairs}
    if not keys <= {*DOCUMENT, *lists, *BESIDE} and not keys & set(lists):
        return None
    entry = form.entry("document", root, root.pairs[0][0])
    entry.fields["framework"] = Text(framework, marks=named.marks)
    found, drafts = drafted(entry, calendar)
    ignores = [one for about, mapping in form.mappings for one in ignores_of(mapping, drafts.get(about))]
    by_line = {line: drafts[about] for line, about in form.lines.items() if about in drafts}
    problems = sorted((*form.problems, *found.problems), key=lambda one: one.at)
    return Strict(replace(found, ignores=tuple(ignores), problems=tuple(problems)), by_line)


@dataclass(slots=True, eq=False)
class _Form:
    """Goes through a tree and takes each mapping for what its place says that it is."""

    framework: Framework
    problems: list[Problem] = field(default_factory=list)
    mappings: list[tuple[Entry, Mapping]] = field(default_factory=list)
    lines: dict[int, Entry] = field(default_factory=dict)

    def lists(self, kind: EntryKind) -> Keyed[str, EntryKind]:
        """The keys of lists of entries that an entry may hold, and what stands in them."""
        return lists_of(self.framework, kind)

    def entry(self, kind: EntryKind, mapping: Mapping, place: Text, about: Entry | None = None) -> Entry:
        """Take a mapping for an entry; `place` is where it stands if nothing stands in it."""
        entry = Entry(kind, mapping.pairs[0][0] if mapping.pairs else place)
        if kind in KINDS:
            about = entry
        self.mappings.append((about or entry, mapping))
        seen: set[str] = set()
        for key, node in mapping.pairs:
            if about is not None:
                self.mark(key, about)
            if key in seen:
                message = f"the key “{key[:LONGEST_KEY]}” stands twice in one mapping"
                self.problem(key, message, "Remove one of them, or give both to one key as a list.")
            if key not in seen or key in self.lists(kind):
                self.pair(entry, key, node, about)
            seen.add(str(key))
        # A key that is there already can't have been meant by another one as well.
        entry.unknown = [replace(one, near=None) if one.near in seen else one for one in entry.unknown]
        statement = statement_of(kind)
        if statement in entry.fields:
            entry.at = entry.fields[statement]
        return entry

    def pair(self, entry: Entry, key: Text, node: Node, about: Entry | None) -> None:
        """Take one key of an entry and its value; `about` is the goal that the entry is or belongs to."""
        lists = self.lists(entry.kind)
        said = fields_of(entry.kind).get(key)
        if said is not None and said.shape == "list":
            self.texts(entry, key, node)
        elif said is not None:
            self.text(entry, key, node, about)
        elif key in lists:
            kind = lists[str(key)]
            entry.below += [self.entry(kind, item, key, about) for item in self.items(key, node, kind)]
        elif key == "series" and entry.kind in KINDS:
            entry.below += self.series(key, node)
        elif key not in BESIDE and plain_name(key) != "goalkit ignore":
            entry.unknown.append(Unknown(key, NAMES[entry.kind], key_meant(key, entry.kind, lists)))

    def text(self, entry: Entry, key: Text, node: Node, about: Entry | None) -> None:
        """Take one text."""
        if not isinstance(node, Scalar):
            self.wrong(key, node, "one text")
        elif node.text.strip():
            entry.fields[str(key)] = node.text.trim()
            if about is not None:
                self.mark(node.text, about)

    def texts(self, entry: Entry, key: Text, node: Node) -> None:
        """Take a list of texts; one text is a list of what its commas part."""
        if isinstance(node, Mapping):
            self.wrong(key, node, "a list of texts")
        texts = _split(node.text) if isinstance(node, Scalar) else []
        for item in node.items if isinstance(node, Sequence) else ():
            if not isinstance(item, Scalar):
                self.wrong(key, item, "a text in this list")
            elif item.text.strip():
                texts.append(item.text.trim())
        if texts:
            entry.lists[str(key)] = tuple(texts)

    def mark(self, text: Text, about: Entry) -> None:
        """Remember on which lines a goal stands."""
        first, _, last, _ = text.span
        for line in range(first, last + 1):
            self.lines.setdefault(line, about)

    def items(self, key: Text, node: Node, kind: EntryKind) -> Iterator[Mapping]:
        """The mappings in a list of entries."""
        statement = statement_of(kind)
        wanted = f"{a(kind)} with its keys" + (f", as “{statement}: …”" if statement else "")
        if not isinstance(node, Sequence):
            if not _is_empty(node):
                self.wrong(key, node, f"a list, each item {wanted}")
            return
        for item in node.items:
            if isinstance(item, Mapping):
                yield item
            elif not _is_empty(item):
                self.wrong(key, item, wanted)

    def series(self, key: Text, node: Node) -> Iterator[Entry]:
        """The values by date: so many check-ins."""
        if not isinstance(node, Mapping):
            if not _is_empty(node):
                self.wrong(key, node, "a value for each date, as “2027-02-01: 61%”")
            return
        for date, value in node.pairs:
            if not isinstance(value, Scalar):
                self.wrong(date, value, "one value")
            elif value.text.strip():
                yield Entry("check_in", date, {"date": date.trim(), "value": value.text.trim()})

    def wrong(self, key: Text, node: Node, wanted: str) -> None:
        """Tell of a value that has another shape than its key asks for."""
        is_what = {Sequence: "a list", Mapping: "a mapping"}.get(type(node), "a single value")
        message = f"“{key[:LONGEST_KEY]}” holds {is_what} here"
        self.problem(_first(node) or key, message, f"Write {wanted}.")

    def problem(self, at: Text, message: str, ask: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem("syntax", at.span, message, ask))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _first(node: Node) -> Text | None:
    """The first words in a node that have a place."""
    while not isinstance(node, Scalar):
        if isinstance(node, Mapping):
            return node.pairs[0][0] if node.pairs else None
        if not node.items:
            return None
        node = node.items[0]
    return node.text or None


def _split(text: Text) -> list[Text]:
    """A list that was written as one text: “C-1, C-2”."""
    parts = []
    start = 0
    for at, character in enumerate(text + ","):
        if character in ",;\n":
            parts.append(text[start:at].trim())
            start = at + 1
    return [part for part in parts if part]
