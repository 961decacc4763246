"""A few lines for a chat: how many goals, what to mend first, and whose findings there are; plain text, no markup."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from goalkit.report.catalogue import PROMISES
from goalkit.report.markdown import WORD_JOINER
from goalkit.report.summary import counted, in_words
from goalkit.report.terminal import cut, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.diagnostic import Diagnostic, Report
    from goalkit.report import Look

__all__ = ["render"]

FIRST = 3
"""So many goals are named; a longer list isn't read between two meetings."""
OWNERS = 8
LONGEST = 200
NAME = 60
LOUDNESS = ("error", "warning", "advice")
SURE = tuple(PROMISES)

# Letters that a chat takes for markup, for a name to notify, for a link or a little picture, when words follow them.
MARKUP = re.compile(r"([*_~`@#<>:|!&])(?=\S)")


def render(report: Report, _look: Look) -> Iterator[str]:
    """The sum, the goals to begin with, and how many findings each owner has, or each file where nobody is named."""
    yield f"goalkit: {in_words(report)}\n"
    if not report.diagnostics:
        return
    first = _first(report.diagnostics)
    yield "\nMend first:\n"
    for number, one in enumerate(first, 1):
        owner = f" [{_shown(one.owner, NAME)}]" if one.owner else ""
        yield f"{number}. {_shown(one.message, LONGEST)}{owner} – {_shown(one.path, LONGEST)}, line {one.span.line}\n"
        if one.ask:
            yield f"   → {_shown(one.ask, LONGEST)}\n"
    by_owner = any(one.owner for one in report.diagnostics)
    groups = _by(report.diagnostics, by_owner=by_owner)
    if len(groups) > 1 or by_owner:
        yield f"\nBy {'owner' if by_owner else 'file'}:\n"
        for name, levels in groups[:OWNERS]:
            yield f"• {_shown(name, NAME) if name else 'nobody named'}: {_levels(levels)}\n"
        if len(groups) > OWNERS:
            rest = sum((levels for _, levels in groups[OWNERS:]), Counter[str]())
            yield f"• {len(groups) - OWNERS} more: {_levels(rest)}\n"
    yield f"\nWhy, and what to write instead: goalkit explain {first[0].rule}\n"


def _first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is loudest and surest, one finding a goal; of equals, the one that stands first."""
    best: dict[tuple[str, str | None], tuple[tuple[int, int, str, int], Diagnostic]] = {}
    for at, one in enumerate(diagnostics):
        rank = (LOUDNESS.index(one.level), SURE.index(one.category), one.path, at)
        goal = (one.path, one.goal)
        if goal not in best or rank < best[goal][0]:
            best[goal] = (rank, one)
        if len(best) > FIRST:  # there may be a million of them
            del best[max(best, key=lambda goal: best[goal][0])]
    return [one for _, one in sorted(best.values(), key=lambda ranked: ranked[0])]


def _by(diagnostics: Iterable[Diagnostic], *, by_owner: bool) -> list[tuple[str, Counter[str]]]:
    """Findings counted by level for each owner or file, who has the most to mend first; those of nobody last."""
    groups: dict[str, Counter[str]] = {}
    names: dict[str, str] = {}
    for one in diagnostics:
        name = " ".join((one.owner or "").split()) if by_owner else one.path
        key = name.casefold() if by_owner else name
        names.setdefault(key, name)
        groups.setdefault(key, Counter())[one.level] += 1

    def rank(key: str) -> tuple[object, ...]:
        return not key, *(-groups[key][level] for level in LOUDNESS), key

    return [(names[key], groups[key]) for key in sorted(groups, key=rank)]


def _levels(levels: Counter[str]) -> str:
    return ", ".join(
        f"{levels[level]} advice" if level == "advice" else counted(levels[level], level)
        for level in LOUDNESS
        if levels[level]
    )


def _shown(words: str, longest: int) -> str:
    """Words in which a chat finds nothing but words: an invisible joiner stands behind what it would act upon."""
    line = " ".join(visible(words).split())
    short = line if len(line) <= longest else f"{cut(line, longest - 1).rstrip()}…"
    return MARKUP.sub(rf"\1{WORD_JOINER}", short)
