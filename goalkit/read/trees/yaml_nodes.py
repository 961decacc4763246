"""YAML as a tree of placed texts, built from PyYAML's events: no object is ever constructed from a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from goalkit.model import Problem
from goalkit.read.trees.nodes import DEPTH, Malformed, Mapping, Node, Places, Scalar, Sequence, matched
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LOADER", "read_yaml"]

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's scanner where PyYAML was built with it, twenty times as fast; the pure one reads the same."""

GROWTH = 20
"""How many times its own size a file may become when its aliases are followed; more is a bomb."""

UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SURROGATE = re.compile("[\ud800-\udfff]")
NUMBER = re.compile(r"[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?")
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
TRUTH = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
PROPERTIES = re.compile(r"(?:&[\w-]+|!\S*|#[^\n]*|\s+)*", re.ASCII)
"""What may stand between the start of a scalar and its value: an anchor and a tag."""
QUOTED = re.compile(r"'[^']*'")


def read_yaml(source: str, loader: Any = None) -> list[Node]:  # noqa: ANN401 (PyYAML's loaders share no type)
    """Read the documents of one YAML text. Raises `Malformed`."""
    places = Places(source)
    if unprintable := UNPRINTABLE.search(source):
        raise places.malformed(
            unprintable.start(),
            f"the control character U+{ord(unprintable[0]):04X} has no place in YAML",
            "Delete it, or write it as an escape in double quotes.",
        )
    builder = _Builder(places)
    try:
        for event in yaml.parse(source, Loader=loader or LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _not_valid(error, places) from None
    except yaml.YAMLError as error:
        raise places.malformed(0, f"this is not valid YAML: {error}", "Check the file with a YAML editor.") from None
    return builder.documents


class _Builder:
    """Takes events one by one; containers that are open wait on a stack, so depth costs no recursion."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.documents: list[Node] = []
        self.open: list[tuple[Mapping | Sequence, str | None]] = []
        self.keys: list[Node | None] = []
        self.sizes: list[int] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.unfinished: set[str] = set()

    def take(self, event: Any) -> None:  # noqa: ANN401, C901 (events share no useful type; a branch a kind of event)
        if isinstance(event, yaml.ScalarEvent):
            node = self.scalar(event)
            if event.anchor:
                self.anchors[event.anchor] = (node, 1)
            self.add(node, 1, event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(self.open) >= DEPTH:
                raise self.places.too_deep(_start(event))
            opened: Mapping | Sequence = Mapping() if isinstance(event, yaml.MappingStartEvent) else Sequence()
            if event.anchor:
                self.unfinished.add(event.anchor)
            self.open.append((opened, event.anchor))
            self.keys.append(None)
            self.sizes.append(1)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            closed, anchor = self.open.pop()
            self.keys.pop()
            size = self.sizes.pop()
            if isinstance(closed, Mapping):
                _merge(closed)
            if anchor:
                self.unfinished.discard(anchor)
                self.anchors[anchor] = (closed, size)
            self.add(closed, size, event)
        elif isinstance(event, yaml.AliasEvent):
            at = _start(event)
            if event.anchor in self.unfinished:
                raise self.places.malformed(at, f"*{event.anchor} stands inside what it refers to", "Remove the loop.")
            if event.anchor not in self.anchors:
                raise self.places.malformed(at, f"nothing is anchored as &{event.anchor}", "Is the name spelled right?")
            self.add(*self.anchors[event.anchor], event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.anchors.clear()

    def add(self, node: Node, size: int, event: Any) -> None:  # noqa: ANN401
        if not self.open:
            self.documents.append(node)
            return
        self.sizes[-1] += size
        if self.sizes[-1] > 10_000 + GROWTH * len(self.places.source):
            at = self.places.span(_start(event))
            message = "the aliases in this file make it grow beyond measure"
            raise Malformed(Problem("too_large", at, message, "Write out what they stand for."))
        inside, _ = self.open[-1]
        if isinstance(inside, Sequence):
            inside.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = node
        else:
            self.keys[-1] = None
            # A key that is itself a list or mapping says nothing about goals; its value may.
            inside.pairs.append((key.text if isinstance(key, Scalar) else Text(), node))

    def scalar(self, event: Any) -> Scalar:  # noqa: ANN401
        value, style = event.value, event.style
        start = _start(event)
        if event.anchor or event.tag:
            start += len(matched(PROPERTIES, self.places.source, start))
        if style in (None, ""):
            text = self.placed(value, start, event.end_mark.index, style)
            if value in NOTHING:
                return Scalar(text[:0], "other")
            if NUMBER.fullmatch(value):
                return Scalar(text, "number")
            return Scalar(text, "other" if value in TRUTH else "string")
        return Scalar(self.placed(value, start, event.end_mark.index, style))

    def placed(self, value: str, start: int, end: int, style: str | None) -> Text:
        source = self.places.source
        if not value:
            return self.places.text("", start)
        if style == '"' and SURROGATE.search(value):
            raise self.places.malformed(start, "an escape here stands for no character", "Write the character itself.")
        if style in ("|", ">"):
            start = source.find("\n", start) + 1
        elif style:
            start += 1
        if "\n" not in value and source.startswith(value, start):
            return self.places.text(value, start)
        return self.places.pieces(value, list(_aligned(value, source, start, end, style or "")))


def _start(event: Any) -> int:  # noqa: ANN401
    return int(event.start_mark.index)


def _aligned(  # noqa: C901 (a branch a way to write a character)
    value: str, source: str, at: int, end: int, style: str
) -> Iterator[tuple[int, int, bool]]:
    """Find each character of a value in its source, over folds, indentation and escapes; say where the places jump."""
    expected = -1
    joined = False
    for offset, character in enumerate(value):
        length = 1
        if style == '"':
            at = _continued(source, at)
        if character.isspace():
            # White space that is not there as such comes from a fold or an escape.
            if style == '"' and source[at] == "\\":
                length = _escape_length(source, at)
            elif source[at : at + 1] != character:
                length = 0
        else:
            while at < end and source[at] != character and source[at].isspace():
                at += 1
                if style == '"':
                    at = _continued(source, at)
            if style == '"' and source[at : at + 1] == "\\":
                length = _escape_length(source, at)
            elif style == "'" and character == "'":
                length = 2
        if at != expected or joined:
            yield offset, min(at, end), joined and at == expected
        joined = length > 1
        # Behind a line's end the text goes on at another place, whatever comes next.
        expected = at + length if length and source[at : at + 1] != "\n" else -1
        at += length
    if joined:
        yield len(value), at, True


def _continued(source: str, at: int) -> int:
    """Skip a backslash at a line's end, and the next line's indentation with it."""
    while source.startswith("\\\n", at):
        at += 2
        while source[at : at + 1] in {" ", "\t"}:
            at += 1
    return at


def _escape_length(source: str, at: int) -> int:
    return {"x": 4, "u": 6, "U": 10}.get(source[at + 1 : at + 2], 2)


def _merge(mapping: Mapping) -> None:
    """Take in what `<<` refers to, behind the mapping's own keys."""
    merged = [node for key, node in mapping.pairs if key == "<<" and not isinstance(node, Scalar)]
    if not merged:
        return
    mapping.pairs[:] = [(key, node) for key, node in mapping.pairs if key != "<<"]
    own = {str(key) for key, _ in mapping.pairs}
    for node in merged:
        for one in node.items if isinstance(node, Sequence) else [node]:
            if isinstance(one, Mapping):
                for key, value in one.pairs:
                    if key not in own:
                        own.add(str(key))
                        mapping.pairs.append((key, value))


def _not_valid(error: yaml.MarkedYAMLError, places: Places) -> Malformed:
    mark = error.problem_mark or error.context_mark
    at = min(int(mark.index), len(places.source)) if mark else 0
    if places.source[at : at + 1] == "\t":
        return places.malformed(at, "a tab stands where YAML allows only spaces", "Indent with spaces.")
    # The two scanners word the same mistake with and without its context and the character.
    what = QUOTED.sub("something", error.problem or "").replace("  ", " ").strip()
    what = what.replace("did not find expected something or something", "a list or mapping in brackets isn't closed")
    detail = f": {what}" if what else ""
    ask = "Does a value need quotes, or a line its indentation?"
    return places.malformed(at, f"this is not valid YAML{detail}", ask)
