"""Reads Markdown of the documented form: items with bold labels, and the keys of each in items below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.near import nearest
from goalkit.form.entry import NAMES, Entry, EntryKind, fields_of, statement_of
from goalkit.form.fields import DOCUMENT
from goalkit.form.labels import WITHIN, key_named, kinds_by_label, label_of, plain_key, words_of
from goalkit.model import Problem, Unknown
from goalkit.read.documented.declared import declared
from goalkit.read.markup.inline import plain
from goalkit.read.markup.listing import Item, items_of
from goalkit.read.statement.label import LABEL as OTHERS
from goalkit.read.words.meant import key_meant
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.english import Calendar
    from goalkit.model import Framework
    from goalkit.read.draft import Found
    from goalkit.read.markup.front_matter import FrontMatter

__all__ = ["Labelled", "read_labelled"]

LABEL = re.compile(
    r"(?P<mark>\*\*|__)(?P<label>(?:[^*_:\n]|(?<=\w)_(?=\w)){1,60}?)\s*(?P<colon>:)?(?P=mark)(?(colon)|:?)"
)
FIELD = re.compile(r"(?P<key>[A-Za-z][\w \t-]{0,59}?)[ \t]*:(?=\s|$)")
CHECK_IN = re.compile(r"check[\s_-]?in(?=\s)", re.IGNORECASE)
HEADING = re.compile(r" {0,3}#(?=[ \t]+\S)")
ALIKE = 0.75
"""How alike a key of front matter must be to one of ours: it may be another program's."""
HANGING = frozenset({"key_result", "initiative", "measure", "input_metric"})
"""Kinds that hang under something; at the top, it may be a heading that says under what."""


class Labelled(NamedTuple):
    """What was found, and on which lines; `is_sure` says that nothing looks as if it were meant in a looser way."""

    found: Found
    lines: frozenset[int]
    is_sure: bool


def read_labelled(front: FrontMatter, lines: list[str], calendar: Calendar) -> Labelled | None:
    """Read a document of the documented form; None for any other.

    Its front matter names a framework, and at least one item at the top of a list has the label of an entry:
    `- **Objective:** …`. `lines` are those of the body, comments blanked.
    """
    assert front.framework is not None  # noqa: S101 (whoever calls has looked)
    reader = _Reader(front.framework)
    root = Entry("document", Text("", 1, 1))
    reader.head(root, front)
    reader.take(root, items_of(lines, front.first_line))
    written = [number for number, line in enumerate(lines) if line.strip()]
    heading = next((number for number in written if HEADING.match(lines[number])), None)
    if not root.below and written not in ([], [heading]):
        return None
    if heading is not None:
        words = _heading(Text(lines[heading], front.first_line + heading))
        if root.fields.setdefault("title", words) == words:
            reader.lines.add(words.span.line)
    taken = declared(root, calendar)
    problems = sorted((*reader.problems, *taken.problems), key=lambda one: one.at)
    is_sure = not reader.loose and (reader.keyed or not reader.bare)
    return Labelled(replace(taken, problems=tuple(problems)), frozenset(reader.lines), is_sure)


@dataclass(slots=True, eq=False)
class _Reader:
    framework: Framework
    problems: list[Problem] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    loose: bool = False
    """Whether something stands here as it does in lists of no form: below a heading, or with a label of its own."""
    bare: bool = False
    """Whether something below a goal has neither label nor key."""
    keyed: bool = False
    """Whether a key is written as the form writes it."""

    def head(self, root: Entry, front: FrontMatter) -> None:
        """Take what the front matter says of the document; keys of other programs may stand beside it."""
        for key, text in front.values:
            if key == "framework":
                root.fields["framework"] = Text(self.framework, marks=text.marks)
            elif (said := DOCUMENT.get(key)) is not None and text:
                if said.shape == "list":
                    root.lists[str(key)] = tuple(split(text))
                else:
                    root.fields[str(key)] = text
        for key, texts in front.lists:
            if (said := DOCUMENT.get(key)) is not None and said.shape == "list" and texts:
                root.lists[str(key)] = texts
        for key, _ in (*front.values, *front.lists):
            if key not in DOCUMENT and (near := nearest(key, DOCUMENT, alike=ALIKE)) is not None:
                root.unknown.append(Unknown(key, NAMES["document"], near))

    def take(self, root: Entry, items: list[Item]) -> None:
        """Go through the items from top to bottom; what is open waits on a stack, so depth costs no recursion."""
        labels = kinds_by_label(self.framework)
        waiting: list[tuple[Item, Entry]] = [(item, root) for item in reversed(items)]
        while waiting:
            item, above = waiting.pop()
            label = LABEL.match(item.text)
            named = plain_key(label["label"]) if label is not None else ""
            kind = labels.get(named)
            date: Text | None = None
            if kind is None and label is not None and (logged := CHECK_IN.match(label["label"])):
                kind = "check_in"
                date = item.text[label.start("label") + logged.end() : label.end("label")].trim()
            if label is not None and kind is not None and kind in WITHIN[above.kind]:
                entry = self.entry(kind, item, label.end(), date)
                above.below.append(entry)
                self.loose |= above is root and kind in HANGING
                waiting += [(below, entry) for below in reversed(item.below)]
            elif above is root:
                # Prose around the lists is none of ours, except where a label of ours is misspelled.
                if label is not None and (kind is not None or self.meant(named)):
                    self.strange(root, item, label.start("label"), label.end("label"))
                else:
                    waiting += [(below, root) for below in reversed(item.below)]
            elif label is not None and kind is not None:
                self.strange(above, item, label.start("label"), label.end("label"))
            elif not self.field(above, item, label):
                if label is not None:
                    self.loose |= bool(OTHERS.match(f"{label['label']}:"))
                    self.strange(above, item, label.start("label"), label.end("label"))
                else:
                    self.bare = True
                    above.unknown.append(Unknown(_words(item.text), NAMES[above.kind]))

    def entry(self, kind: EntryKind, item: Item, start: int, date: Text | None) -> Entry:
        """Make an entry of an item; its words begin at `start`."""
        self.lines.update(mark.line for mark in item.text.marks)
        words = _words(item.text[start:].trim())
        entry = Entry(kind, words or item.text)
        key = statement_of(kind) or "value"
        if words.strip():
            entry.fields[key] = words
        if date:
            entry.fields["date"] = date
            entry.at = date
        return entry

    def field(self, entry: Entry, item: Item, label: re.Match[str] | None) -> bool:
        """Take an item for a key of the entry that it stands below; say whether it looks like one."""
        found = FIELD.match(item.text) if label is None else label
        if found is None or (label is not None and key_named(label["label"], entry.kind) is None):
            return False
        self.lines.update(mark.line for one in item.walk() for mark in one.text.marks)
        start, end = found.span("key" if label is None else "label")
        written = item.text[start:end]
        key = key_named(written, entry.kind)
        if key is None:
            near = key_meant(written, entry.kind, {})
            entry.unknown.append(Unknown(written, NAMES[entry.kind], words_of(near) if near else None))
            return True
        self.keyed |= label is None and written == words_of(key)
        value = _words(item.text[found.end() :].trim())
        if key in entry.fields or key in entry.lists:
            message = f"“{written}” stands twice below one {NAMES[entry.kind]}"
            self.problems.append(Problem("syntax", written.span, message, "Which of them is meant?"))
        elif fields_of(entry.kind)[key].shape == "list":
            texts = (*split(value), *(words for one in item.below if (words := _words(one.text)).strip()))
            if texts:
                entry.lists[key] = texts
        else:
            if value.strip():
                entry.fields[key] = value
            for one in item.below:
                self.strange(entry, one, 0, len(one.text))
        return True

    def strange(self, entry: Entry, item: Item, start: int, end: int) -> None:
        """Tell of words that have no place here."""
        written = item.text[start:end]
        entry.unknown.append(Unknown(written, NAMES[entry.kind], self.meant(plain_key(written))))

    def meant(self, label: str) -> str | None:
        """The label that was probably meant by another."""
        labels = kinds_by_label(self.framework)
        near = nearest(label, labels)
        return label_of(labels[near], self.framework) if near is not None else None


def _heading(line: Text) -> Text:
    """The words of a heading, without the marks around them."""
    text = line.trim()[1:].trim()
    bare = text.rstrip("#")
    return _words(text[: len(bare)].trim() if bare.endswith((" ", "\t")) else text)


def _words(raw: Text) -> Text:
    return plain(raw, exact=True).text


def split(text: Text) -> Iterator[Text]:
    """The texts in one that commas, semicolons and line ends part."""
    start = 0
    for at, character in enumerate(text + ","):
        if character in ",;\n":
            if part := text[start:at].trim():
                yield part
            start = at + 1
