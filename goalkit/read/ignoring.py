"""Ignore comments of structured formats: what they name, and which goal they stand at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.read.draft import IgnoreComment
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from goalkit.read.draft import Draft

__all__ = ["comments_in", "ignore_of"]

COMMENT = re.compile(r"#[ \t]*goalkit:[ \t]*ignore\[([^\]\n]*)\][ \t]*([^\n]*)")
RULES = re.compile(r"\s*(?:ignore)?\[([^\]]*)\]|\s*([\w-]+(?:\s*,\s*[\w-]+)*)\s*:?")
RULE = re.compile(r"[^\s,]+")


def ignore_of(written: Text, draft: Draft | None, reason: Text | None = None) -> IgnoreComment:
    """Read the value of a `goalkit-ignore` key or cell: “rule-name why it is fine here”."""
    match = RULES.match(written)
    if match is None:
        return IgnoreComment(written, (), str(reason or written).strip(), draft)
    group = 1 if match[1] is not None else 2
    rules = tuple(written[m.start() : m.end()] for m in RULE.finditer(written, *match.span(group)))
    said = " ".join(part.strip() for part in (written[match.end() :], reason or "") if part.strip())
    return IgnoreComment(written, rules, said, draft)


def comments_in(source: str, drafts_by_line: Mapping[int, Draft]) -> Iterable[IgnoreComment]:
    """Find `# goalkit: ignore[…]` comments in YAML and TOML.

    One belongs to the goal on its own line, else to the goal on the next line that is more than a comment.
    """
    if "goalkit" not in source:
        return
    lines = source.split("\n")
    for number, line in enumerate(lines, start=1):
        match = COMMENT.search(line)
        if match is None:
            continue
        at = number
        if not line[: match.start()].strip():
            while at < len(lines) and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
                at += 1
            at += 1
        place = Text(match[0].rstrip(), number, match.start() + 1)
        offset = match.start()
        rules = tuple(place[m.start() - offset : m.end() - offset] for m in RULE.finditer(line, *match.span(1)))
        yield IgnoreComment(place, rules, match[2].strip(), drafts_by_line.get(at))
