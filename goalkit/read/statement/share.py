"""How far a goal has come, written before or behind it on pages that have this habit: “60% — Night calls fall …”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.words.evidence import goal_like

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.read.statement.annotated import Cut

__all__ = ["cut_share", "shares_lead"]

BEFORE = pattern(
    r"\s*(?:(?P<value>\d{1,3} ?%)\s*(?::|[–—-]{1,2}\s|\|\s)|[(\[](?P<held>\d{1,3} ?%)[)\]]\s*[:–—-]{0,2}\s)\s*(?=\S)"
)
BEHIND = pattern(r"\s+[–—-]{1,2}\s+(?P<value>\d{1,3} ?%)\s*$")
FEWEST = 3
"""Items that show a habit."""


def shares_lead(items: Iterable[str]) -> bool:
    """Whether many items of a page begin with how far they have come.

    The share of something named by a noun alone is its value: “95% – on-time starts”.

    >>> shares_lead(["60% — Night calls fall to 12", "0% — Hire two bakers", "100% — The oven is paid", "and a note"])
    True
    >>> shares_lead(["95% – on-time starts", "60% – full rooms", "4% – churn"])
    False
    """
    texts = list(items)
    led = [text[found.end() :] for text in texts if (found := BEFORE.match(text)) is not None]
    return len(led) >= FEWEST and len(led) * 3 >= len(texts) and sum(map(goal_like, led)) * 3 >= len(led) * 2


def cut_share(cut: Cut) -> None:
    """Take the share off the front, else off the end."""
    found = BEFORE.match(cut.plain)
    if found is not None:
        cut.put("score", found, "value" if found["value"] else "held")
        cut.start = found.end()
    elif (found := BEHIND.search(cut.plain)) is not None and found.start() > 0:
        cut.put("score", found)
        cut.end = found.start()
    else:
        return
    cut.found.marked = True
