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

COMMENT = re.compile(r"#[ \t]*goalkit:[ \t]*ignore\[([^\[\]#\n]{0,500})\][ \t]*([^\n]*)")
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


def comments_in(source: str, drafts_by_line: Mapping[int, Draft], *, headers: bool = False) -> Iterable[IgnoreComment]:
    """Find `# goalkit: ignore[…]` comments in YAML and TOML.

    One belongs to the goal on its own line, else to the goal on the next line that is more than a comment. `headers`:
    tables have headers in brackets, as in TOML; a comment beside one is about what stands below it.
    """
    if "goalkit" not in source:
        return
    waiting: list[tuple[Text, re.Match[str]]] = []
    for number, line in enumerate(source.split("\n"), start=1):
        match = COMMENT.search(line)
        if match is not None:
            waiting.append((Text(line, number)[match.start() :].trim(), match))
        if line.strip() and not line.lstrip().startswith(("#", "[") if headers else "#"):
            yield from (_comment(at, found, drafts_by_line.get(number)) for at, found in waiting)
            waiting.clear()
    yield from (_comment(at, found, None) for at, found in waiting)


def _comment(at: Text, match: re.Match[str], draft: Draft | None) -> IgnoreComment:
    start = match.start()
    rules = tuple(at[rule.start() - start : rule.end() - start] for rule in RULE.finditer(match.string, *match.span(1)))
    return IgnoreComment(at, rules, match[2].strip(), draft)
