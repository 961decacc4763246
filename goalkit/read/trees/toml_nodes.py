"""TOML as a tree of placed texts: tomllib says whether a file is valid, a scanner of our own where things stand."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from goalkit.read.source import same_ends
from goalkit.read.trees.nodes import DEPTH, Mapping, Node, Places, Scalar, Sequence, matched

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["read_toml"]

SPACE = re.compile(r"[ \t]*")
GAP = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
BARE_VALUE = re.compile(r"\d{4}-\d\d-\d\d[ Tt][\d:.Zz+-]+|[^\s,\]}#]+")
NUMBER = re.compile(r"[+-]?(?:0[xob])?[\d_a-fA-F]+(?:\.[\d_]+)?(?:[eE][+-]?[\d_]+)?")
LONG_KEY = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{DEPTH}}}")
PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
HEXADECIMAL = {"x": 2, "u": 4, "U": 8}


def read_toml(source: str) -> Node:
    """Read one TOML text. Raises `Malformed`."""
    source = same_ends(source)  # tomllib leaves out a CR before an LF, and so would pass what the scanner never passes
    places = Places(source)
    if long := LONG_KEY.search(source):
        raise places.too_deep(long.start())
    try:
        tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = PLACE.search(message)
        at = len(source)
        if place and place[1]:
            at = min(places.starts[min(int(place[1]), len(places.starts)) - 1] + int(place[2]) - 1, len(source))
        what = PLACE.sub("", message)
        what = what[:1].lower() + what[1:]
        raise places.malformed(at, f"this is not valid TOML: {what}", "Does a text need quotes?") from None
    except RecursionError:
        raise places.too_deep(0) from None
    return _Scanner(source, places).read()


class _Scanner:
    """Follows the structure of a text that is known to be valid."""

    def __init__(self, source: str, places: Places) -> None:
        self.source = source
        self.places = places
        self.index: dict[tuple[int, str], Node] = {}

    def read(self) -> Mapping:
        root = table = Mapping()
        at = self.gap(0)
        while at < len(self.source):
            if self.source[at] == "[":
                array = self.source.startswith("[[", at)
                path, at = self.key(self.space(at + 1 + array))
                at += 1 + array
                table = self.table(root, path, new_item=array)
            else:
                at = self.assign(table, at, 0)
            at = self.gap(at)
        return root

    def table(self, root: Mapping, path: list[Text], *, new_item: bool = False) -> Mapping:
        """Go down a dotted path; where it meets an array of tables, its last table is meant."""
        here = root
        for at, key in enumerate(path):
            known = self.index.get((id(here), str(key)))
            if new_item and at == len(path) - 1:
                if known is None:
                    known = self.put(here, key, Sequence())
                fresh = Mapping()
                if isinstance(known, Sequence):
                    known.items.append(fresh)
                return fresh
            if known is None:
                known = self.put(here, key, Mapping())
            if isinstance(known, Sequence):
                known = known.items[-1]
            if isinstance(known, Mapping):
                here = known
        return here

    def put(self, inside: Mapping, key: Text, node: Node) -> Node:
        inside.pairs.append((key, node))
        self.index[id(inside), str(key)] = node
        return node

    def assign(self, table: Mapping, at: int, depth: int) -> int:
        path, at = self.key(at)
        inside = self.table(table, path[:-1])
        node, at = self.value(self.space(at + 1), depth)
        self.put(inside, path[-1], node)
        return at

    def key(self, at: int) -> tuple[list[Text], int]:
        path = []
        while True:
            if self.source[at] in "\"'":
                text, at = self.string(at)
            else:
                bare = matched(BARE_KEY, self.source, at)
                text = self.places.text(bare, at)
                at += len(bare)
            path.append(text)
            at = self.space(at)
            if self.source[at : at + 1] != ".":
                return path, at
            at = self.space(at + 1)

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        opening = self.source[at]
        if opening in "\"'":
            text, at = self.string(at)
            return Scalar(text), at
        if opening in "[{" and depth == DEPTH:
            raise self.places.too_deep(at)
        if opening == "[":
            return self.array(self.gap(at + 1), depth + 1)
        if opening == "{":
            return self.inline_table(self.gap(at + 1), depth + 1)
        bare = matched(BARE_VALUE, self.source, at)
        kind = "number" if NUMBER.fullmatch(bare) and not bare.isalpha() else "other"
        return Scalar(self.places.text(bare, at), "number" if kind == "number" else "other"), at + len(bare)

    def array(self, at: int, depth: int) -> tuple[Sequence, int]:
        items: list[Node] = []
        while self.source[at] != "]":
            node, at = self.value(at, depth)
            items.append(node)
            at = self.gap(at)
            if self.source[at] == ",":
                at = self.gap(at + 1)
        return Sequence(items), at + 1

    def inline_table(self, at: int, depth: int) -> tuple[Mapping, int]:
        table = Mapping()
        while self.source[at] != "}":
            at = self.gap(self.assign(table, at, depth))
            if self.source[at] == ",":
                at = self.gap(at + 1)
        return table, at + 1

    def string(self, at: int) -> tuple[Text, int]:
        quote = self.source[at]
        long = self.source.startswith(quote * 3, at)
        at += 3 if long else 1
        if long and self.source[at] == "\n":
            at += 1
        plain = re.compile(r"[^\\\n\"]*" if quote == '"' else r"[^\n']*")
        parts: list[str] = []
        length = 0
        jumps = [(0, at, False)]
        while True:
            piece = matched(plain, self.source, at)
            parts.append(piece)
            length += len(piece)
            at += len(piece)
            if self.source[at] == quote:
                run = len(matched(re.compile(f"{quote}+"), self.source, at))
                if not long:
                    at += 1
                    break
                # Up to two quotes may stand right before the three that close.
                content = run if run < 3 else run - 3
                parts.append(quote * content)
                length += content
                at += run
                if run >= 3:
                    break
            elif self.source[at] == "\n":
                parts.append("\n")
                length += 1
                at += 1
                jumps.append((length, at, False))
            else:
                character, at = self.escape(at)
                parts.append(character)
                length += len(character)
                jumps.append((length, at, bool(character)))
        value = "".join(parts)
        # A jump right at the end matters only where an escape ended there.
        kept = [jump for at_, jump in enumerate(jumps) if at_ == 0 or jump[0] < length or jump[2]]
        return self.places.pieces(value, _last_of_each(kept)), at

    def escape(self, at: int) -> tuple[str, int]:
        letter = self.source[at + 1]
        if letter in ESCAPES:
            return ESCAPES[letter], at + 2
        if letter in HEXADECIMAL:
            end = at + 2 + HEXADECIMAL[letter]
            return chr(int(self.source[at + 2 : end], 16)), end
        # A backslash at a line's end swallows all white space up to the next text.
        at += 1
        while self.source[at] in " \t\n":
            at += 1
        return "", at

    def space(self, at: int) -> int:
        return at + len(matched(SPACE, self.source, at))

    def gap(self, at: int) -> int:
        return at + len(matched(GAP, self.source, at))


def _last_of_each(jumps: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Of several jumps at one offset keep where the text goes on."""
    return list({offset: (offset, at, joined) for offset, at, joined in jumps}.values())
