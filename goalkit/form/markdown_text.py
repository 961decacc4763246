"""Writes the documented form as Markdown: front matter, then lists that read well where nobody knows of goalkit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from goalkit.form.entry import entry_of, fields_of, statement_of
from goalkit.form.labels import label_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.form.entry import Entry
    from goalkit.model import Document, Framework

__all__ = ["markdown_of"]

INDENT = "  "
DAY = re.compile(r"\d{4}-\d\d-\d\d")
BARE = re.compile(r"(?!(?:null|true|false|yes|no|on|off)\Z)[^\W_][\w .()/%€$£+≥≤→–—-]*", re.IGNORECASE)
"""Texts that YAML takes as they are, without quotes."""
PARTING = re.compile(r"[,;\n]|^\s|\s$")
"""What a text of a list must not have to stand with the others in one line."""
ESCAPES = re.compile(
    r"(?P<mark>[\\`*\[\]{]|(?<![^\W_])_|_(?![^\W_])|(?<==)=|=(?==)|~(?!\d)|(?<=\S)~|&(?=#?\w+;))"
    r"|(?P<tag><(?=[A-Za-z/!?>]))"
    r"|(?P<line>\n)"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f\u2028\u2029]|^\s|\s$)"
)
SURROGATE = re.compile("[\ud800-\udfff]")
BLOCK = re.compile(r"[-+#>]|(?P<number>\d{1,9})[.)](?=\s|$)|[=~]{3,}")
"""What begins another block where an item starts with it."""


def markdown_of(document: Document) -> str:
    """Write a document as Markdown.

    Every text survives, whatever stands in it: marks of Markdown are escaped, line ends become `<br>`, and control
    characters the number that HTML gives them.
    """
    text = "".join(f"{line}\n" for line in _lines(entry_of(document)))
    return SURROGATE.sub("\ufffd", text)


def _lines(root: Entry) -> Iterator[str]:
    if root.fields or root.lists:
        yield "---"
        for key, text in root.fields.items():
            yield f"{key}: {_scalar(text.strip())}"
        for key, texts in root.lists.items():
            yield f"{key}:"
            yield from (f"{INDENT}- {_scalar(text)}" for text in texts)
        yield "---"
    if title := root.fields.get("title"):
        yield ""
        heading = escaped(title.strip())
        yield f"# {heading[:-1]}\\#" if heading.endswith("#") else f"# {heading}"
    framework = cast("Framework | None", root.fields.get("framework"))
    waiting = [(one, 0) for one in reversed(root.below)]
    while waiting:
        entry, depth = waiting.pop()
        if not depth:
            yield ""
        yield from _entry(entry, INDENT * depth, framework)
        # What was noted of a goal reads best right below it.
        below = sorted(entry.below, key=lambda one: one.kind != "check_in")
        waiting += [(one, depth + 1) for one in reversed(below)]


def _entry(entry: Entry, indent: str, framework: Framework | None) -> Iterator[str]:
    stated = statement_of(entry.kind) or "value"
    label = label_of(entry.kind, framework)
    said = {stated}
    if entry.kind == "check_in" and DAY.fullmatch(date := entry.fields.get("date", "").strip()):
        label += f" {date}"
        said.add("date")
    yield f"{indent}- **{label}:** {escaped(entry.fields.get(stated, '').strip())}".rstrip(" ")
    for key in fields_of(entry.kind):
        if key in said:
            continue
        if text := entry.fields.get(key, "").strip():
            yield f"{indent}{INDENT}- {words_of(key)}: {escaped(text)}"
        if texts := entry.lists.get(key, ()):
            if any(PARTING.search(text) for text in texts):
                yield f"{indent}{INDENT}- {words_of(key)}:"
                yield from (f"{indent}{INDENT * 2}- {escaped(text, starts=True)}" for text in texts)
            else:
                yield f"{indent}{INDENT}- {words_of(key)}: {'; '.join(map(escaped, texts))}"


def escaped(text: str, *, starts: bool = False) -> str:
    r"""Escape a text so that Markdown shows it, and reading gives it, as it is; `starts`: nothing stands before it.

    >>> escaped("Cut *all* <waits> by 5-10%, see [1]")
    'Cut \\*all\\* &lt;waits> by 5-10%, see \\[1\\]'
    """
    written = ESCAPES.sub(_escape, text)
    if starts and (block := BLOCK.match(written)) is not None:
        at = len(block["number"] or "")
        written = f"{written[:at]}\\{written[at:]}"
    return written


def _escape(found: re.Match[str]) -> str:
    if found["mark"]:
        return f"\\{found['mark']}"
    if found["tag"]:
        return "&lt;"
    return "<br>" if found["line"] else f"&#{ord(found['control'])};"


def _scalar(text: str) -> str:
    """Write a text as YAML in one line."""
    if BARE.fullmatch(text) and not text.endswith(" "):
        return text
    return '"' + "".join(map(_character, text)) + '"'


def _character(one: str) -> str:
    if one in '"\\':
        return f"\\{one}"
    if one == "\n":
        return "\\n"
    if one.isprintable():
        return one
    number = ord(one)
    return f"\\x{number:02X}" if number < 0x100 else f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"
