"""Goals as an outline: each goal once, below what it is there for, across documents and whatever rings they form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.model.alignment import UPWARDS, outline
from goalkit.report.words import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from goalkit.site.team.board import Board, Card

__all__ = ["Item", "aligned", "within"]

DEEPEST = 7
"""Levels of an outline; what lies deeper is shown there too, for there must be room for words on a phone."""
MANY = 2000
"""From so many goals on, results without goals of other documents below them are left to the pages of their aims."""


class Item(NamedTuple):
    """A goal in an outline, below `under` if any, and what it is to that where it is no piece of it.

    `opens` says that a list follows below it, `closes` how many lists end behind it.
    """

    card: Card
    under: Card | None
    relation: str
    depth: int
    opens: bool
    closes: int


def within(cards: Sequence[Card], board: Board) -> list[Item]:
    """The goals of documents, each below the one it hangs under there."""
    return _outline(cards, board.above, board)


def aligned(board: Board) -> list[Item]:
    """All goals, the aims that serve others in other documents below these."""

    def upper(card: Card) -> Card | None:
        above = board.above(card)
        if above is not None:
            return above
        return next((end for relation, end in board.links_from(card) if relation in UPWARDS), None)

    cards: Iterable[Card] = board.cards
    if len(board.cards) > MANY:
        holds = {up for card in board.cards if (up := upper(card)) is not None}
        cards = [card for card in board.cards if card.is_aim or card in holds]
    return _outline(list(cards), upper, board)


def _outline(cards: Sequence[Card], upper: Callable[[Card], Card | None], board: Board) -> list[Item]:
    found = outline(cards, upper)
    depths = [min(one.depth, DEEPEST) for one in found] + [0]
    return [
        Item(
            card,
            under,
            next((RELATIONS[relation] for relation, to in board.links_from(card) if to is under), ""),
            depths[at],
            opens=depths[at + 1] > depths[at],
            closes=max(depths[at] - depths[at + 1], 0),
        )
        for at, (card, under, _) in enumerate(found)
    ]
