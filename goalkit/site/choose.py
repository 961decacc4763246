"""The page that asks a few questions and says which framework fits, by the data of `goalkit choose`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.choosing import NEARLY, pairs, questions
from goalkit.site.frameworks import in_order
from goalkit.site.markdown import page

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pages"]


def pages() -> Iterator[tuple[str, str]]:
    """The one page."""
    data = {
        "questions": questions(),
        "frameworks": in_order(),
        # With the facts in the page, the script can't know others than the command does.
        "weights": {
            (question.id, answer.id): " ".join(f"{slug}:{weight}" for slug, weight in answer.weights.items())
            for question in questions()
            for answer in question.answers
        },
        "pairs": [(" ".join(sorted(both)), because) for both, because in pairs()],
        "nearly": NEARLY,
    }
    yield "choose/index.md", page("choose", data)
