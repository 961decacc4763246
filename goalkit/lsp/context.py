"""Where in a file a caret stands: in which entry of the documented form, at which key, behind which words.

A file that somebody is writing is seldom valid, so this goes by lines and brackets and needs no parser to succeed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.form.entry import EntryKind, fields_of, lists_of
from goalkit.form.fields import Field
from goalkit.form.labels import kinds_by_label, plain_key
from goalkit.read.trees.csv_rows import delimiter_of
from goalkit.read.words.meant import framework_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.lsp.pointing import Place
    from goalkit.model import Format, Framework

__all__ = ["Context", "context_at"]

NAMED = re.compile(
    r"""^[ \t{]*["']?framework["']?[ \t]*[:=][ \t]*["']?([\w -]+)|[{,]\s*"framework"\s*:\s*"([\w -]+)\"""", re.MULTILINE
)
YAML_LINE = re.compile(r"(?P<space>[ \t]*)(?P<dashes>(?:-[ \t]+)*-?)(?P<rest>.*)")
YAML_KEY = re.compile(r"[\"']?(?P<key>[\w$-][\w $-]{0,59}?)[\"']?[ \t]*(?P<colon>:)(?:[ \t]+|$)(?P<value>.*)")
TOML_HEADER = re.compile(r"[ \t]*\[{1,2}([^\]#]*)\]{0,2}")
TOML_KEY = re.compile(r"[ \t]*[\"']?(?P<key>[\w-]+)[\"']?[ \t]*(?P<colon>=)[ \t]*(?P<value>.*)")
JSON_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"?|[{}\[\]:,]')
MARKDOWN_ITEM = re.compile(r"(?P<space>[ \t]*)[-*+][ \t]+(?P<rest>.*)")
MARKDOWN_LABEL = re.compile(r"(?:\*\*|__)([^*_:]{1,60}):?(?:\*\*|__):?")
MARKDOWN_KEY = re.compile(r"(?P<key>[A-Za-z][\w -]{0,59}?)[ \t]*(?P<colon>:)[ \t]*(?P<value>.*)")
CELL = re.compile(r"\\.|\|")
QUOTED = re.compile(r'"[^"]*"?')


class Context(NamedTuple):
    """What is known of a place. `kind` is None where nothing says what the entry is, as in free text.

    `name` is the key at the caret or the one whose value it stands in, `on_key` tells which; `field` is what the
    form says of it. `typed` are the words before the caret that belong to this key or value, `present` the keys that
    the entry has already, `lists` those of its lists.
    """

    kind: EntryKind | None
    on_key: bool
    name: str
    typed: str
    present: frozenset[str] = frozenset()
    framework: Framework | None = None

    @property
    def field(self) -> Field | None:
        """What the form says of the key."""
        if self.kind is None:
            return None
        known = fields_of(self.kind).get(self.name)
        if known is None and self.name in self.lists:
            return Field("", f"A list: each item a {self.lists[self.name].replace('_', ' ')}.")
        return known

    @property
    def lists(self) -> dict[str, EntryKind]:
        """The lists that the entry may hold."""
        return dict(lists_of(self.framework, self.kind)) if self.kind is not None else {}


def _key(
    kind: EntryKind | None, typed: str, present: frozenset[str] = frozenset(), framework: Framework | None = None
) -> Context:
    return Context(kind, True, typed, typed, present, framework)  # noqa: FBT003 (what it means stands in the name here)


def _value(
    kind: EntryKind | None,
    name: str,
    typed: str,
    present: frozenset[str] = frozenset(),
    framework: Framework | None = None,
) -> Context:
    return Context(kind, False, name, typed, present, framework)  # noqa: FBT003


class _Line(NamedTuple):
    """A line of YAML: the column of its first dash, that of its key, the key, and whether it has a value."""

    dash: int | None
    at: int
    key: str
    has_colon: bool
    value: str


def context_at(source: str, format: Format, place: Place) -> Context:  # noqa: A002 (named as in `read`)
    """Say where a place stands."""
    lines = source.split("\n")
    at = min(max(place.line - 1, 0), len(lines) - 1)
    before = lines[at][: max(place.column - 1, 0)]
    framework = _framework(source)
    if format == "markdown":
        if _in_front(lines, at):
            return _yaml(lines[1:], at - 1, before, framework)
        return _markdown(lines, at, before, framework)
    if format == "csv":
        return _csv(source, lines, before, framework)
    if framework is None and format != "yaml":
        return _value(None, "", before)
    by_format = {"yaml": _yaml, "toml": _toml, "json": _json}
    return by_format[format](lines, at, before, framework)


def _framework(source: str) -> Framework | None:
    found = NAMED.search(source)
    return framework_named(found[1] or found[2]) if found else None


def _in_front(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands in front matter, that somebody may still be writing."""
    if lines[0].strip() != "---" or at == 0:
        return False
    return not any(line.rstrip() in {"---", "..."} for line in lines[1:at]) and lines[at].rstrip() != "---"


def _resolved(steps: Iterable[str], framework: Framework | None) -> EntryKind | None:
    """The kind of entry to which keys of lists lead, from the top."""
    kind: EntryKind = "document"
    for step in steps:
        below = lists_of(framework, kind).get(step)
        if below is None:
            return None
        kind = below
    return kind


# YAML


def _yaml(lines: Sequence[str], at: int, before: str, framework: Framework | None) -> Context:
    here = _yaml_line(before)
    present, steps = _above(lines, at, here)
    kind = _resolved(reversed(steps), framework)
    flow = before.rfind("{")
    if flow >= 0 and "}" not in before[flow:]:
        return _flow(before[flow + 1 :], here, kind, framework)
    if here.has_colon:
        return _value(kind, here.key, here.value, present, framework)
    if steps and kind is None and (owner := _resolved(reversed(steps[1:]), framework)):
        return _value(owner, steps[0], here.key, frozenset(), framework)  # an item of a list of texts
    return _key(kind, here.key, present | _below(lines, at, here.at), framework)


def _above(lines: Sequence[str], at: int, here: _Line) -> tuple[frozenset[str], list[str]]:
    """The keys of the same mapping that stand before it, and the keys that it stands within, the nearest first."""
    present: set[str] = set()
    steps: list[str] = []
    column, dash = here.at, here.dash
    for line in reversed(lines[:at]):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        one = _yaml_line(line)
        if line.startswith("---"):
            break
        if dash is None and one.at == column:
            dash = one.dash
            if not steps:
                present.add(one.key)
        elif one.at < column and (dash is None or one.at <= dash):
            if not one.has_colon or one.value.strip():
                break  # a text that goes on over several lines
            steps.append(one.key)
            column, dash = one.at, one.dash
    return frozenset(present), steps


def _yaml_line(line: str) -> _Line:
    found = YAML_LINE.match(line)
    assert found is not None  # noqa: S101 (it matches anything)
    space, dashes, rest = found["space"], found["dashes"], found["rest"]
    at = len(space) + len(dashes)
    dash = len(space) if dashes else None
    key = YAML_KEY.match(rest)
    if key is None:
        return _Line(dash, at, rest.lstrip(), has_colon=False, value="")
    return _Line(dash, at, key["key"], has_colon=True, value=key["value"])


def _below(lines: Sequence[str], at: int, column: int) -> frozenset[str]:
    """The keys of the same mapping that follow."""
    found = set()
    for line in lines[at + 1 :]:
        if not line.strip():
            continue
        one = _yaml_line(line)
        if line.startswith("---") or one.at < column or (one.dash is not None and one.at <= column):
            break
        if one.at == column:
            found.add(one.key)
    return frozenset(found)


def _flow(inside: str, here: _Line, kind: EntryKind | None, framework: Framework | None) -> Context:
    """In `- {date: …, value: …}`: an item of a list, written in one line."""
    if here.dash is None:
        kind = None  # a series: its keys are dates
    *done, last = inside.split(",")
    present = frozenset(one.partition(":")[0].strip(" \"'") for one in done)
    name, colon, value = last.partition(":")
    name = name.strip(" \"'")
    if colon:
        return _value(kind, name, value.lstrip(), present, framework)
    return _key(kind, name, present, framework)


# TOML and JSON


def _toml(lines: Sequence[str], at: int, before: str, framework: Framework | None) -> Context:
    header = next((one for line in reversed(lines[:at]) if (one := TOML_HEADER.match(line))), None)
    steps = [step.strip(" \"'") for step in header[1].split(".")] if header and header[1].strip() else []
    if opened := TOML_HEADER.match(before):
        *above, last = opened[1].split(".")
        return _key(_resolved(map(str.strip, above), framework), last, frozenset(), framework)
    present = set()
    for line in reversed(lines[:at]):
        if TOML_HEADER.match(line):
            break
        if key := TOML_KEY.match(line):
            present.add(key["key"])
    kind = _resolved(steps, framework)
    key = TOML_KEY.match(before)
    if key is not None:
        value = key["value"].lstrip("[ \"'")
        return _value(kind, key["key"], value.rpartition('"')[2], frozenset(present), framework)
    name = before.strip(" \t\"'")
    return _key(kind, name, frozenset(present), framework)


class _Opened(NamedTuple):
    """A bracket that isn't closed: which, the key it is the value of, and the keys that stand in it."""

    bracket: str
    key: str
    within: set[str]


def _json(lines: Sequence[str], at: int, before: str, framework: Framework | None) -> Context:
    opened, key, typed = _brackets("\n".join([*lines[:at], before]))
    if not opened:
        return _value(None, "", typed)
    named = [one.key for one in opened if one.key]
    if opened[-1].bracket == "[" and opened[-1].key:  # an item that is a text, or isn't written yet
        return _value(_resolved(named[:-1], framework), named[-1], typed, frozenset(), framework)
    kind, present = _resolved(named, framework), frozenset(opened[-1].within)
    return _key(kind, typed, present, framework) if key is None else _value(kind, key, typed, present, framework)


def _brackets(text: str) -> tuple[list[_Opened], str | None, str]:
    """The brackets that are open at the end, the key whose value stands there, and what is written of a string."""
    opened: list[_Opened] = []
    key: str | None = None
    string = typed = ""
    for token in JSON_TOKEN.finditer(text):
        sign = token[0]
        typed = ""
        if sign in "{[":
            opened.append(_Opened(sign, key or "", set()))
            key = None
        elif sign in "}]":
            key = opened.pop().key if opened else None
        elif sign == ":":
            key = string
            if opened:
                opened[-1].within.add(key)
        elif sign == ",":
            key = None
        else:
            string = sign.strip('"')
            if token.end() == len(text) and (len(sign) == 1 or not sign.endswith('"')):
                typed = string
    return opened, key, typed


# Markdown and CSV


def _markdown(lines: Sequence[str], at: int, before: str, framework: Framework | None) -> Context:
    if before.lstrip().startswith("|"):
        return _table(lines, at, before, framework)
    item = MARKDOWN_ITEM.match(before)
    if item is None or framework is None:
        key = MARKDOWN_KEY.match(before.lstrip(" \t-*+>#"))
        name = plain_key(key["key"]) if key else ""
        return _value(None, name, key["value"] if key else before)
    column = len(item["space"])
    present = set()
    for line in reversed(lines[:at]):
        one = MARKDOWN_ITEM.match(line)
        if one is None:
            if line.strip() and not line.startswith((" ", "\t")):
                break
            continue
        label = MARKDOWN_LABEL.match(one["rest"])
        key = MARKDOWN_KEY.match(one["rest"])
        if len(one["space"]) == column and key and not label:
            present.add(plain_key(key["key"]))
        if len(one["space"]) < column and label:
            kind = kinds_by_label(framework).get(plain_key(label[1]))
            return _markdown_key(item["rest"], kind, frozenset(present), framework)
    return _value(None, "", item["rest"])


def _markdown_key(rest: str, kind: EntryKind | None, present: frozenset[str], framework: Framework) -> Context:
    if MARKDOWN_LABEL.match(rest) or rest.startswith("*"):
        return _value(None, "", rest)
    key = MARKDOWN_KEY.match(rest)
    if key is not None:
        return _value(kind, plain_key(key["key"]), key["value"], present, framework)
    return _key(kind, rest, present, framework)


def _table(lines: Sequence[str], at: int, before: str, framework: Framework | None) -> Context:
    top = at
    while top > 0 and lines[top - 1].lstrip().startswith("|"):
        top -= 1
    cells = CELL.split(before.strip())[1:]
    heads = CELL.split(lines[top].strip())[1:]
    name = heads[len(cells) - 1] if top < at and 0 < len(cells) <= len(heads) else ""
    return _cell(name, cells[-1].lstrip() if cells else "", framework)


def _csv(source: str, lines: Sequence[str], before: str, framework: Framework | None) -> Context:
    delimiter = delimiter_of(source)
    cells = QUOTED.sub(lambda found: found[0].replace(delimiter, " "), before).split(delimiter)
    heads = lines[0].split(delimiter)
    typed = before[len(before) - len(cells[-1]) :].lstrip(' "')
    return _cell(heads[len(cells) - 1] if len(cells) <= len(heads) else "", typed, framework)


def _cell(head: str, typed: str, framework: Framework | None) -> Context:
    """A cell goes by the name of its column; which kind of goal its row is doesn't matter for that."""
    return _value(None, plain_key(head.strip(' "*')), typed, frozenset(), framework)
