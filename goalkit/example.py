"""Examples on the pages of rules: fenced blocks of Markdown, in which a line of `^` marks what is flagged above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate

from goalkit.text import Span

__all__ = ["FENCE", "Example", "examples", "is_edited"]

FENCE = re.compile(r"^(`{3,})(\w+)?[^\n]*\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
CARETS = re.compile(r"^[ ]*\^+[ ^]*$")


@dataclass(frozen=True)
class Example:
    """A fenced example of a rule: the document in it and the places it marks as flagged.

    Where the example shows a change, `before` is the earlier version, and `shown` has both as they stand on the page.
    `edited` is what its edits make of it, where the next block on the page shows that: a fence with the word `edited`
    behind the language.

    >>> import goalkit
    >>> flagged = goalkit.all_rules()["missing-baseline"].examples[0]
    >>> flagged.source.splitlines()[flagged.flags[0].line - 1]
    '- Lift course completion by 20%'
    """

    language: str
    source: str
    flags: tuple[Span, ...]
    line: int
    before: str | None = None
    shown: str | None = None
    edited: str | None = None

    def at(self, flag: Span) -> Span:
        """Where a place of the document stands in what is shown."""
        if self.shown is None:
            return flag
        kept = [number for number, line in enumerate(self.shown.splitlines(), 1) if not line.startswith("-")]
        return Span(kept[flag.line - 1], flag.column + 1, kept[flag.end_line - 1], flag.end_column + 1)


def examples(page: str) -> list[Example]:
    """Find the examples of a Markdown page: fenced blocks, a line of `^` marks the text above it.

    A `diff` block is an example of a change: lines begin with `-` where only the earlier version has them, with `+`
    where only the later one does, else with a space. A second word names the format: `diff yaml`.
    """
    found: list[Example] = []
    for match in FENCE.finditer(page):
        if is_edited(match):
            if found:
                found[-1] = replace(found[-1], edited=match[3])
            continue
        line_number = page.count("\n", 0, match.start()) + 1
        shown, flags = _unmarked(match[3])
        if match[2] != "diff":
            found.append(Example(match[2] or "md", "\n".join(shown) + "\n", tuple(flags), line_number))
            continue
        language = match[0].split("\n", 1)[0].partition("diff")[2].strip() or "md"
        place = list(accumulate(not line.startswith("-") for line in shown))
        moved = [Span(place[at.line - 1], at.column - 1, place[at.line - 1], at.end_column - 1) for at in flags]
        before, after = ("\n".join(line[1:] for line in shown if line[:1] != sign) + "\n" for sign in "+-")
        found.append(Example(language, after, tuple(moved), line_number, before, "\n".join(shown) + "\n"))
    return found


def is_edited(fence: re.Match[str]) -> bool:
    """Whether a fenced block shows what edits make of the example before it."""
    return fence[0].split("\n", 1)[0].split()[-1:] == ["edited"]


def _unmarked(body: str) -> tuple[list[str], list[Span]]:
    """The lines of an example, and what is marked in them."""
    kept: list[str] = []
    flags: list[Span] = []
    for line in body.splitlines():
        if kept and CARETS.match(line):
            at = len(kept)
            flags += [Span(at, m.start() + 1, at, m.end() + 1) for m in re.finditer(r"\^+", line)]
        else:
            kept.append(line)
    return kept, flags
