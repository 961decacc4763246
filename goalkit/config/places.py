"""Where the keys and values of a TOML file stand, which `tomllib` doesn't tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Path", "places"]

Path = tuple[str | int, ...]
"""The keys of tables and positions in arrays that lead to a value."""

BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
SPACES = re.compile(r"[ \t]*")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
STRINGS = {
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*"{3,5}', re.DOTALL),
    "'''": re.compile(r"(?:[^']|'(?!''))*'{3,5}"),
    '"': re.compile(r'(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"[^']*'"),
}
BARE_VALUE = re.compile(r"[^,\]}#\n]*")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)


def places(source: str) -> dict[Path, Span]:
    r"""Find the key of each value, or in an array the value itself, in a TOML text that `tomllib` accepts.

    >>> places('[rules]\nvague-term = "off"')["rules", "vague-term"]
    Span(line=2, column=1, end_line=2, end_column=11)
    """
    source = source.replace("\r\n", "\n")
    found: dict[Path, Span] = {}
    line, start_of_line = 1, 0
    for path, start, end in _Scanner(source).scan():
        passed = source.count("\n", start_of_line, start)
        if passed:
            line, start_of_line = line + passed, source.rindex("\n", start_of_line, start) + 1
        found.setdefault(path, Span(line, start - start_of_line + 1, line, end - start_of_line + 1))
    return found


class _Scanner:
    """One pass over a text known to be valid, so that only what moves the position has to be understood."""

    def __init__(self, source: str) -> None:
        self.source = source + "\n"
        self.at = 0
        self.last: dict[Path, int] = {}  # the position of the last table in each array of tables

    def scan(self) -> Iterator[tuple[Path, int, int]]:
        """Yield each path with where its key starts and ends, in the order of the text."""
        table: Path = ()
        self._skip(BLANK)
        while self.at < len(self.source):
            if self.source[self.at] == "[":
                brackets = 2 if self.source[self.at + 1] == "[" else 1
                self.at += brackets
                for table, start, end in self._key(()):  # the last one is the table
                    yield table, start, end
                self.at += brackets
                if brackets == 2:
                    self.last[table] = self.last.get(table, -1) + 1
                    table = (*table, self.last[table])
                    yield table, start, end
            else:
                yield from self._pair(table)
            self._skip(BLANK)

    def _pair(self, table: Path) -> Iterator[tuple[Path, int, int]]:
        path = table
        for path, start, end in self._key(table):  # the last one has the value
            yield path, start, end
        self.at += 1  # the equals sign
        self._skip(SPACES)
        yield from self._value(path)

    def _key(self, table: Path) -> Iterator[tuple[Path, int, int]]:
        """Read a dotted key and the spaces around it."""
        path = table
        while True:
            self._skip(SPACES)
            start = self.at
            if self.source[self.at] in "\"'":
                name = self._string()
            else:
                self._skip(BARE_KEY)
                name = self.source[start : self.at]
            # Within a header, a name on the way to the last one means the last table of its array.
            path = (*path, name)
            yield path, start, self.at
            self._skip(SPACES)
            if self.source[self.at] != ".":
                return
            self.at += 1
            if path in self.last:
                path = (*path, self.last[path])

    def _value(self, path: Path) -> Iterator[tuple[Path, int, int]]:
        opening = self.source[self.at]
        if opening in "\"'":
            self._string()
        elif opening == "{":
            yield from self._members(path)
        elif opening == "[":
            yield from self._elements(path)
        else:
            self._skip(BARE_VALUE)

    def _members(self, path: Path) -> Iterator[tuple[Path, int, int]]:
        self.at += 1
        self._skip(BLANK)
        while self.source[self.at] != "}":
            yield from self._pair(path)
            self._skip(BLANK)
            if self.source[self.at] == ",":
                self.at += 1
                self._skip(BLANK)
        self.at += 1

    def _elements(self, path: Path) -> Iterator[tuple[Path, int, int]]:
        self.at += 1
        self._skip(BLANK)
        position = 0
        while self.source[self.at] != "]":
            start = self.at
            inside = list(self._value((*path, position)))
            end = self.at if "\n" not in self.source[start : self.at] else start + 1
            yield (*path, position), start, end
            yield from inside
            position += 1
            self._skip(BLANK)
            if self.source[self.at] == ",":
                self.at += 1
                self._skip(BLANK)
        self.at += 1

    def _string(self) -> str:
        """Read a string and give its value, as far as a key can need it."""
        start = self.at
        quotes = self.source[start : start + 3]
        if quotes not in STRINGS:
            quotes = quotes[0]
        self.at += len(quotes)
        self._skip(STRINGS[quotes])
        inner = self.source[start + len(quotes) : self.at - len(quotes)]
        return ESCAPE.sub(_unescape, inner) if quotes == '"' else inner

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.source, self.at)
        if found is not None:
            self.at = found.end()


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        return chr(int(code, 16))
    return {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}.get(found[3], found[3])
