"""JSON as a tree of placed texts: the standard library's reader forgets where things stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.read.trees.nodes import DEPTH, Mapping, Node, Places, Scalar, Sequence, matched

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["read_json"]

SPACE = re.compile(r"[ \t\n]*")
PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
WORD = re.compile(r"true|false|null|NaN|-?Infinity")
UNICODE = re.compile(r"u([0-9a-fA-F]{4})")
LOW_HALF = re.compile(r"\\u([dD][c-fC-F][0-9a-fA-F]{2})")
ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
VALUE = "Write a value there: a string in double quotes, a number, a list or an object."


def read_json(source: str) -> Node:
    """Read one JSON text; the same texts are valid as for `json.loads`. Raises `Malformed`."""
    scanner = _Scanner(source)
    node, at = scanner.value(scanner.space(0), 0)
    at = scanner.space(at)
    if at < len(source):
        raise scanner.places.malformed(at, "something follows the end of the JSON value", "Remove what is too much.")
    return node


class _Scanner:
    """Each method reads one thing at an offset and says where it ended."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.places = Places(source)

    def space(self, at: int) -> int:
        return at + len(matched(SPACE, self.source, at))

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        opening = self.source[at : at + 1]
        if opening == '"':
            text, at = self.string(at)
            return Scalar(text), at
        if opening in ("{", "["):
            if depth == DEPTH:
                raise self.places.too_deep(at)
            return self.mapping(at + 1, depth + 1) if opening == "{" else self.sequence(at + 1, depth + 1)
        if number := matched(NUMBER, self.source, at):
            return Scalar(self.places.text(number, at), "number"), at + len(number)
        if word := matched(WORD, self.source, at):
            return Scalar(self.places.text("" if word == "null" else word, at), "other"), at + len(word)
        raise self.unexpected(at, "a value", VALUE)

    def sequence(self, at: int, depth: int) -> tuple[Sequence, int]:
        items: list[Node] = []
        at = self.space(at)
        if self.source[at : at + 1] == "]":
            return Sequence(items), at + 1
        while True:
            node, at = self.value(at, depth)
            items.append(node)
            at = self.space(at)
            end = self.source[at : at + 1]
            if end == "]":
                return Sequence(items), at + 1
            if end != ",":
                raise self.unexpected(at, "“,” or “]”", "Is a comma or the list's end missing just before?")
            at = self.space(at + 1)

    def mapping(self, at: int, depth: int) -> tuple[Mapping, int]:
        pairs: list[tuple[Text, Node]] = []
        at = self.space(at)
        if self.source[at : at + 1] == "}":
            return Mapping(pairs), at + 1
        while True:
            if self.source[at : at + 1] != '"':
                raise self.unexpected(at, "a key in double quotes", "Is a comma too much before, or a quote missing?")
            key, at = self.string(at)
            at = self.space(at)
            if self.source[at : at + 1] != ":":
                raise self.unexpected(at, "“:”", "Put a colon between key and value.")
            node, at = self.value(self.space(at + 1), depth)
            pairs.append((key, node))
            at = self.space(at)
            end = self.source[at : at + 1]
            if end == "}":
                return Mapping(pairs), at + 1
            if end != ",":
                raise self.unexpected(at, "“,” or “}”", "Is a comma or the object's end missing just before?")
            at = self.space(at + 1)

    def string(self, at: int) -> tuple[Text, int]:
        start = at
        at += 1
        parts: list[str] = []
        length = 0
        jumps = [(0, at, False)]
        while True:
            plain = matched(PLAIN, self.source, at)
            parts.append(plain)
            length += len(plain)
            at += len(plain)
            end = self.source[at : at + 1]
            if end == '"':
                value = "".join(parts)
                if len(jumps) == 1:
                    return self.places.text(value, start + 1), at + 1
                return self.places.pieces(value, jumps), at + 1
            if end != "\\":
                raise self.broken_string(start, at)
            character, at = self.escape(at)
            parts.append(character)
            length += 1
            jumps.append((length, at, True))

    def escape(self, at: int) -> tuple[str, int]:
        letter = self.source[at + 1 : at + 2]
        if letter in ESCAPES:
            return ESCAPES[letter], at + 2
        code = UNICODE.match(self.source, at + 1)
        if code is None:
            raise self.places.malformed(at, f"“\\{letter}” is no escape in JSON", "Write a backslash itself as \\\\.")
        number = int(code[1], 16)
        at += 6
        if 0xD800 <= number < 0xDC00 and (low := LOW_HALF.match(self.source, at)):
            return chr(0x10000 + ((number - 0xD800) << 10) + int(low[1], 16) - 0xDC00), at + 6
        # Half a character is none, and could not be printed.
        return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number), at

    def broken_string(self, start: int, at: int) -> Exception:
        found = self.source[at : at + 1]
        if found == "\t":
            return self.places.malformed(at, "a tab stands in a string", "Write it as \\t.")
        if found in ("", "\n"):
            message = "this string has no closing quote on its line"
            return self.places.malformed(start, message, "Close it with a double quote.")
        return self.places.malformed(at, "a control character stands in a string", f"Write it as \\u{ord(found):04x}.")

    def unexpected(self, at: int, wanted: str, ask: str) -> Exception:
        found = self.source[at : at + 1]
        what = f"“{found}”" if found.isprintable() and found else "the line's end" if found == "\n" else "a character"
        return self.places.malformed(at, f"{what if found else 'the end of the file'} where {wanted} should be", ask)
