"""How words are written where they are to stand, so that a reader of the file gives back just these words."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from goalkit.diagnostic import Replacement
from goalkit.form.escape import escaped
from goalkit.pattern import pattern
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.model import Format
    from goalkit.rule import Edit

__all__ = ["Writer"]

HARMLESS = pattern(r"[\w <>%()€$£./;-]*")
"""Words that are written the same in every format but Markdown, whatever quotes stand around them."""
SPACE = pattern(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
PLAIN_YAML = pattern(r"(?!.*(?::(?:\s|$)|(?:^|\s)#))")
FLOW = pattern(r"[\[\]{},]")
PROPERTIES = pattern(r"(?:&[\w-]+|!\S*|#[^\n]*|\s+)*", re.ASCII)
"""What may stand between the start of a scalar and its value, as in `goalkit.read.trees.yaml_nodes`."""


class _Scalar(NamedTuple):
    """A scalar of YAML: where it stands, in which quotes, and whether within brackets."""

    start: int
    end: int
    style: str
    inside: bool


class Writer:
    """Writes edits for one source whose lines all end alike."""

    def __init__(self, source: str, form: Format) -> None:
        self.source = source
        self.form = form

    def replacements(self, edits: Iterable[Edit]) -> tuple[Replacement, ...]:
        """Write edits that belong together; none of them where one can't be written in its place."""
        made = [self._replacement(edit) for edit in edits]
        return tuple(one for one in made if one is not None) if all(made) else ()

    def _replacement(self, edit: Edit) -> Replacement | None:
        at = edit.span
        start, end = self._offset(at.line, at.column), self._offset(at.end_line, at.end_column)
        if isinstance(edit.at, Text) and self.source[start:end] != str(edit.at):
            return None  # markup or a fold stands between the words: it would be lost with them
        words = str(edit.text)
        text = None if SPACE.search(words) else self._written(words, start)
        return None if text is None else Replacement(at, text, edit.safe, words)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.source))]

    def _offset(self, line: int, column: int) -> int:
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def _written(self, words: str, at: int) -> str | None:
        if self.form == "markdown":
            return escaped(words, "markdown", self.source[self.source.rfind("\n", 0, at) + 1 : at])
        if self.form not in {"yaml", "toml", "json", "csv"}:
            return None  # nobody knows how a reader of another package takes it
        if HARMLESS.fullmatch(words):
            return words
        if self.form == "json":
            return escaped(words, "json", "")
        if self.form == "csv":
            return self._in_csv(words, at)
        return self._in_yaml(words, at) if self.form == "yaml" else self._in_toml(words)

    def _in_csv(self, words: str, at: int) -> str | None:
        from goalkit.read.trees.csv_rows import delimiter_of

        if self.source.count('"', 0, at) % 2:  # a doubled quote opens and closes again
            return words.replace('"', '""')
        return None if '"' in words or delimiter_of(self.source) in words else words

    def _in_toml(self, words: str) -> str | None:
        return None if re.search(r"[\"'\\]", words) else words

    def _in_yaml(self, words: str, at: int) -> str | None:
        found = bisect_right(self._scalars, at, key=lambda one: one.start) - 1
        if found < 0 or at > self._scalars[found].end:
            return None
        scalar = self._scalars[found]
        if scalar.style == '"':
            return escaped(words, "json", "")
        if scalar.style == "'":
            return words.replace("'", "''")
        if scalar.style in ("|", ">"):
            return words
        return words if PLAIN_YAML.match(words) and not (scalar.inside and FLOW.search(words)) else None

    @cached_property
    def _scalars(self) -> list[_Scalar]:
        return list(_scalars(self.source))


def _scalars(source: str) -> Iterator[_Scalar]:
    """All scalars of a YAML source, in order."""
    import yaml

    from goalkit.read.trees.yaml_nodes import LOADER

    brackets = [False]
    for event in yaml.parse(source, Loader=LOADER):
        if isinstance(event, yaml.ScalarEvent):
            start = _index(event.start_mark)
            if event.anchor or event.tag:
                found = PROPERTIES.match(source, start)
                start = found.end() if found else start
            yield _Scalar(start, _index(event.end_mark), event.style or "", brackets[-1])
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            brackets.append(brackets[-1] or bool(event.flow_style))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            brackets.pop()


def _index(mark: Any) -> int:  # noqa: ANN401 (PyYAML's marks share no type)
    return int(mark.index)
