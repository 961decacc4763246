"""Ignore comments of every format: what they name, and which goal they stand at."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.draft import IgnoreComment
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from goalkit.read.draft import Draft
    from goalkit.read.markup.blocks import Comment

__all__ = ["comments_in", "comments_in_markdown", "ignore_of"]

IN_MARKDOWN = pattern(r"\s*goalkit:\s*ignore\[(?P<rules>[^\[\]]*)\]\s*(?P<reason>.*?)\s*$", re.DOTALL)
COMMENT = pattern(r"#[ \t]*goalkit:[ \t]*ignore\[([^\[\]#\n]{0,500})\][ \t]*([^\n]*)")
RULES = pattern(r"\s*(?:ignore)?\[([^\]]*)\]|\s*([\w-]+(?:\s*,\s*[\w-]+)*)\s*:?")
RULE = pattern(r"[^\s,]+")


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


def comments_in_markdown(comments: Iterable[Comment], drafts: Sequence[Draft]) -> Iterable[IgnoreComment]:
    """Attach each ignore comment to the goal on its line, else to the next one."""
    starts = [draft.statement.span.line for draft in drafts]
    for comment in comments:
        found = IN_MARKDOWN.match(comment.text)
        if not found:
            continue
        rules = comment.text[found.start("rules") : found.end("rules")]
        names = tuple(rules[name.start() : name.end()] for name in RULE.finditer(rules))
        line = comment.text.span.end_line
        after = bisect_right(starts, line)
        before = drafts[after - 1] if after else None
        goal = before if before is not None and before.statement.span.end_line >= line else None
        if goal is None and after < len(drafts):
            goal = drafts[after]
        yield IgnoreComment(comment.text.trim(), names, found["reason"], goal)
