"""Which format a text is in when neither a name nor the caller says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalkit.model import Format

__all__ = ["sniff"]

TABLE = re.compile(r"\[\[?[A-Za-z0-9_.\"' -]+\]\]?[ \t]*(?:#.*)?$")
ASSIGNMENT = re.compile(r"[A-Za-z0-9_-]+[ \t]*=[ \t]*[\"'\[{\d]")
KEY = re.compile(r"(?:- )?[a-z][a-z0-9_-]*:(?: .*)?$")
WIKI = ("{{", "{|", "{%")
"""How templates and tables of a wiki begin, and no JSON."""


def sniff(source: str) -> Format:
    """Guess the format of a text by its first lines; Markdown where nothing speaks against it."""
    lines = [line for line in source[:5000].split("\n") if line.strip() and not line.lstrip().startswith("#")]
    if lines and lines[0].strip() == "---" and not any(line.strip() == "---" for line in lines[1:]):
        return "yaml"  # front matter of Markdown would have an end
    first = lines[0] if lines else ""
    opens = first.lstrip().startswith("{") and not first.lstrip().startswith(WIKI)
    if opens or (first.strip() in {"[", "[{"} or first.lstrip().startswith('["')):
        return "json"
    if TABLE.match(first) or ASSIGNMENT.match(first):
        return "toml"
    if KEY.match(first) and (len(lines) == 1 or any(KEY.match(line.strip()) for line in lines[1:])):
        return "yaml"
    return "markdown"
