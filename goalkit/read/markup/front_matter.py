"""What stands between `---` and `---` at the top of a Markdown file, each value in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.pattern import pattern
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.model import Framework

__all__ = ["FrontMatter", "front_matter_of"]

YAML_LINE = pattern(r"[ \t]*(?:$|#|-[ \t]|[\w.@/ -]{1,60}:(?:[ \t]|$)|[ \t]+\S)")
FRAMEWORK = pattern(r"^[\"']?framework[\"']?[ \t]*:", re.MULTILINE)


MAIL = pattern(r"(?:From|To|Cc|Date|Sent|Subject|Reply-To|Return-Path|Delivered-To): \S")
"""How the head of a mail begins."""
HEADER = pattern(r"(?P<name>[A-Z][A-Za-z-]{0,30}):(?:[ \t]|$)|[ \t]+\S")
ANSWERS = pattern(r"(?:(?:re|fwd?|aw|wg|sv|antw)\s?:\s*)+", re.IGNORECASE)
"""What a program puts in front of the subject of an answer."""


class FrontMatter(NamedTuple):
    """The keys and values of front matter, and the text below it.

    `framework` is the one that it names, if goalkit knows it; then `values` and `lists` are read as the YAML they are.
    Otherwise the file may belong to any program, and only plain `key: value` lines are looked at.
    """

    body: str
    first_line: int = 1
    values: tuple[tuple[Text, Text], ...] = ()
    lists: tuple[tuple[Text, tuple[Text, ...]], ...] = ()
    framework: Framework | None = None


def front_matter_of(source: str) -> FrontMatter:
    """Cut front matter off a file; one without any is all body."""
    mailed = MAIL.match(source) is not None
    if not (mailed or source.startswith("---")):
        return FrontMatter(source)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if mailed:
        return _of_mail(lines) or FrontMatter(source)
    if lines[0].strip() != "---":
        return FrontMatter(source)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in {"---", "..."}:
            header = "\n".join(lines[1:number])
            return _read(header, "\n".join(lines[number + 1 :]), number + 2)
        if not YAML_LINE.match(line):
            break
    return FrontMatter(source)


def _of_mail(lines: Sequence[str]) -> FrontMatter | None:
    """Cut the head of a mail off, whose subject is its title; None of text that only begins like one."""
    names: set[str] = set()
    title: Text | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            if title is None or not names & {"From", "To", "Date", "Sent"}:
                break
            return FrontMatter("\n".join(lines[number:]), number + 1, ((Text("title", number), title),))
        found = HEADER.match(line)
        if found is None:
            break
        if found["name"] is not None:
            names.add(found["name"])
            if found["name"] == "Subject" and (said := line[found.end() :].strip()):
                answers = ANSWERS.match(said)
                start = answers.end() if answers is not None else 0
                title = Text(said[start:], number, line.index(said, found.end()) + start + 1) if said[start:] else None
    return None


def _read(header: str, body: str, first_line: int) -> FrontMatter:
    plain = FrontMatter(body, first_line, tuple(_plain_lines(header)))
    if not FRAMEWORK.search(header):
        return plain
    from goalkit.read.trees.nodes import Malformed, Mapping, Scalar, Sequence
    from goalkit.read.trees.yaml_nodes import read_yaml
    from goalkit.read.words.meant import framework_named  # few files say so, and few runs need YAML

    try:
        roots = read_yaml("\n" + header)
    except Malformed:  # other programs forgive “title: Clinic: the plan”, and so does who reads line by line
        named = next((value for key, value in plain.values if key == "framework"), "")
        return plain._replace(framework=framework_named(named))
    if len(roots) != 1 or not isinstance(root := roots[0], Mapping):
        return plain
    values = tuple((key, node.text.trim()) for key, node in root.pairs if isinstance(node, Scalar))
    framework = next((framework_named(value) for key, value in values if key == "framework"), None)
    if framework is None:
        return plain
    lists = tuple(
        (key, tuple(one.text.trim() for one in node.items if isinstance(one, Scalar) and one.text.strip()))
        for key, node in root.pairs
        if isinstance(node, Sequence)
    )
    return FrontMatter(body, first_line, values, lists, framework)


def _plain_lines(header: str) -> Iterator[tuple[Text, Text]]:
    """The `key: value` lines that are not indented."""
    for number, line in enumerate(header.split("\n"), 2):
        name, colon, value = line.partition(":")
        if not colon or not value.strip() or name != name.strip():
            continue
        text = Text(value.strip(), number, len(name) + 2 + len(value) - len(value.lstrip()))
        if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
            text = text[1:-1]
        yield Text(name, number), text
