"""Values as they may stand in a document: whatever they hold, they stay words and never become its structure."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern

if TYPE_CHECKING:
    from goalkit.model import Format

__all__ = ["escaped", "opened"]

_ALNUM = r"[^\W_]"
_ACTIVE = pattern(
    rf"""
    [\\`*\[\]|]                                     # always markup, or the start of it
    | (?<!{_ALNUM})_ | _(?!{_ALNUM})                # emphasis, unless inside a word
    | <(?=[A-Za-z/!?]|$)                            # a tag, a comment
    | &(?=[\#\w]*(?:;|$))                           # an entity
    | (?<=\S)~ | ~(?!\d)                      # struck out; “~15 minutes” is “about”
    | =(?==|$) | (?<==)= | \A=                      # highlighted; an underline that makes a heading
    | \{{(?=[:\#.%{{]|$)                            # attributes
    | \#(?=\#*$)                                    # the end of a heading
    """,
    re.VERBOSE,
)
_LINE_START = pattern(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:\[[ xX]\]\s+)?\Z")
"""What stands before a value at which a block could start: nothing, or the mark of a list item or a quotation."""
_BLOCK = pattern(r"[-+>#]|(\d{1,9})(?=[.)](?:\s|\Z))")


def escaped(value: str, form: Format, before: str) -> str:
    """A value for the place behind `before`, the line so far; cells of CSV are written by the writer of CSV."""
    if form == "markdown":
        return _markdown(value, before)
    if form == "csv":
        return value
    return json.dumps(value, ensure_ascii=False)[1:-1]


def opened(slot: str, form: Format) -> str:
    """A slot that nobody has filled, as every reader of the document sees it and lint finds it."""
    return rf"\<{slot}>" if form == "markdown" else f"<{slot}>"


def _markdown(value: str, before: str) -> str:
    words = _ACTIVE.sub(r"\\\g<0>", value)
    if _LINE_START.match(before) and (block := _BLOCK.match(words)):
        return f"{block[1]}\\{words[block.end() :]}" if block[1] else f"\\{words}"
    return words
