"""The strategy map of a scorecard: from which side an objective is seen, and which one it should move."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.model.scorecard import ScorecardObjective

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.model.document import Document
    from goalkit.text import Text

__all__ = ["SIDES", "Arrow", "Side", "arrows_in", "side_of"]

Side = Literal["financial", "customer", "internal process", "learning and growth"]

SIDES: Mapping[Side, str] = {
    "financial": "budget finance finances financial fund funder funders funding funds money stewardship",
    "customer": "beneficiaries citizen citizens client clients constituent constituents customer customers families "
    "member members patient patients resident residents stakeholder stakeholders student students",
    "internal process": "business excellence internal operational operations process processes",
    "learning and growth": "capacity capability culture development employee employees growth innovation knowledge "
    "learning organisational organizational people skills staff volunteer volunteers workforce",
}
"""The four usual sides, and words by which they go."""

_JOINTS = frozenset({"and", "&", "our", "the", "perspective", "internal"})


class Arrow(NamedTuple):
    """One objective is expected to move another: `words` say it, `end` is None where they name no one here."""

    start: ScorecardObjective
    words: Text
    end: ScorecardObjective | None


def side_of(perspective: str) -> Side | None:
    """Which of the four usual sides a name stands for; None for a side of its own, or more than one.

    >>> side_of("Our people"), side_of("Learning & growth"), side_of("Mission")
    ('learning and growth', 'learning and growth', None)
    """
    words = [word.strip(".,:;()/") for word in perspective.casefold().replace("/", " ").split()]
    sides = {_side_by_word().get(word) for word in words if word and word not in _JOINTS}
    if not sides and "internal" in words:
        return "internal process"
    return sides.pop() if len(sides) == 1 else None


@cache
def _side_by_word() -> dict[str, Side]:
    return {word: side for side, words in SIDES.items() for word in words.split()}


def arrows_in(document: Document) -> list[Arrow]:
    """The arrows of a map in the order they were written; objectives go by id, label or their own words."""
    objectives = [one for one in document.goals if isinstance(one, ScorecardObjective)]
    if not any(one.leads_to for one in objectives):
        return []
    known: dict[str, ScorecardObjective] = {}
    for one in objectives:
        known.setdefault(one.id.casefold(), one)
    for one in objectives:
        if one.label:
            known.setdefault(one.label.strip().casefold(), one)
        known.setdefault(one.statement.strip().casefold(), one)
    return [
        Arrow(one, words, known.get(words.strip().casefold())) for one in objectives for words in one.leads_to if words
    ]
