"""Diagrams as geometry: boxes with words and arrows between them, for the goals of a board."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from goalkit.model.strategy_map import SIDES, arrows_in, side_of
from goalkit.report.terminal import cells, cut, visible, wrap
from goalkit.report.words import KINDS, RELATIONS
from goalkit.site.team.layers import layers_of, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from goalkit.model import Document
    from goalkit.site.team.board import Board, Card

__all__ = ["Box", "Diagram", "Line", "Row", "alignment", "perspectives_of", "star_map", "strategy_map"]

BOX, TALL, ACROSS, DOWN, EDGE = 200, 76, 212, 122, 10
LINES, LETTERS = 3, 25
MOST = 60
"""Boxes of a diagram; with more, nobody could follow its arrows."""
WEBS = 4
"""With so many times as many links, nothing is drawn: an organisation is read as an outline."""
ASIDE = 30
"""How far an arrow swings out to pass by a box that stands in its way."""
SIDE = 118
"""Room for the names of perspectives."""


Corner = tuple[float, float]
"""The left upper corner of a box."""


class Box(NamedTuple):
    """A goal in a diagram: its left upper corner and its words, line by line."""

    card: Card
    x: float
    y: float
    lines: tuple[str, ...]
    above: str


class Line(NamedTuple):
    """An arrow: the path that it takes, and what it says."""

    path: str
    relation: str
    start: Card
    end: Card


class Row(NamedTuple):
    """A band of a strategy map: the name of its perspective, line by line."""

    lines: tuple[str, ...]
    y: float
    height: float


class Diagram(NamedTuple):
    """A drawing in units of a CSS pixel."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    rows: tuple[Row, ...] = ()
    box: int = BOX
    tall: int = TALL


def alignment(board: Board) -> list[tuple[Card, Diagram]]:
    """Which goals are there for which: those with a link to another, and the goals between them.

    What hangs together is drawn together, below the name of what stands on top of it; a web of too many is left out.
    """
    edges: dict[tuple[Card, Card], str] = {}
    for card in board.cards:
        for relation, end in board.links_from(card):
            if relation != "leads_to":
                edges.setdefault((card, end), RELATIONS[relation])
        if len(edges) > WEBS * MOST:
            return []
    linked = {card for edge in edges for card in edge}
    for card in [one for one in board.cards if one in linked]:  # a set has an order of its own in each run
        above = board.above(card)
        if above is not None:
            edges.setdefault((card, above), "")
            linked.add(above)
    nodes = [card for card in board.cards if card in linked]
    return [(_top(web, edges), _layered(web, edges)) for web in _webs(nodes, edges) if len(web) <= MOST]


def _webs(nodes: Sequence[Card], edges: Iterable[tuple[Card, Card]]) -> list[list[Card]]:
    """Nodes that hang together by edges, in order; the largest web first."""
    near: dict[Card, list[Card]] = {card: [] for card in nodes}
    for start, end in edges:
        near[start].append(end)
        near[end].append(start)
    web_of: dict[Card, int] = {}
    for number, card in enumerate(nodes):
        waiting = [card]
        while waiting:
            one = waiting.pop()
            if one not in web_of:
                web_of[one] = number
                waiting += near[one]
    webs: dict[int, list[Card]] = {}
    for card in nodes:
        webs.setdefault(web_of[card], []).append(card)
    return sorted(webs.values(), key=lambda web: -len(web))


def _top(web: Sequence[Card], edges: Mapping[tuple[Card, Card], str]) -> Card:
    """The goal on top of a web; of several, the one that most is there for."""
    starts = {start for start, _ in edges}
    below = Counter(end for _, end in edges)
    return max((card for card in web if card not in starts), key=lambda card: below[card], default=web[0])


def star_map(star: Card, board: Board) -> Diagram | None:
    """A North Star, what moves it, and what moves that."""
    edges: dict[tuple[Card, Card], str] = {}
    nodes: dict[Card, None] = {star: None}
    for card in board.below(star):
        edges[card, star] = "" if card.goal.kind == "input_metric" else "watches"
        nodes[card] = None
    for card in list(nodes):
        for relation, other in board.links_to(card):
            if relation in {"moves", "serves"} and other not in nodes and len(nodes) < MOST // 2:
                nodes[other] = None
                edges[other, card] = RELATIONS[relation]
    return _layered(list(nodes), edges) if len(nodes) > 1 else None


def perspectives_of(document: Document, cards: Iterable[Card]) -> dict[str, list[Card]]:
    """The objectives of a scorecard by perspective: in the order that the document names, else the usual one."""
    groups: dict[str, list[Card]] = {" ".join(name.split()): [] for name in document.perspectives if name.strip()}
    known = {name.casefold(): name for name in groups}
    for card in cards:
        written = " ".join((getattr(card.goal, "perspective", None) or "Without a perspective").split())
        name = known.setdefault(written.casefold(), written)
        groups.setdefault(name, []).append(card)
    if document.perspectives:
        return groups
    usual = list(SIDES)
    at = {name: usual.index(side) if (side := side_of(name)) else len(usual) for name in groups}
    return {name: groups[name] for name in sorted(groups, key=lambda name: at[name])}


def strategy_map(document: Document, board: Board) -> Diagram | None:
    """The objectives of a scorecard in bands, a perspective each, and what leads to what."""
    cards = [card for card in board.cards if card.document is document and card.goal.kind == "scorecard_objective"]
    if not 1 < len(cards) <= MOST:
        return None
    groups = {name: group for name, group in perspectives_of(document, cards).items() if group}
    by_goal = {id(card.goal): card for card in cards}
    edges = {
        (by_goal[id(one.start)], by_goal[id(one.end)]): "leads to"
        for one in arrows_in(document)
        if one.end is not None and one.end is not one.start and id(one.start) in by_goal and id(one.end) in by_goal
    }
    layers = {card: at for at, group in enumerate(groups.values()) for card in group}
    drawn = _drawn(list(layers), layers, edges, left=SIDE)
    boxes = tuple(box._replace(above=box.above.removeprefix(f"{KINDS['scorecard_objective']} ")) for box in drawn.boxes)
    rows = tuple(Row(_lines(name, 14, 4), EDGE + at * DOWN - 14, TALL + 28) for at, name in enumerate(groups))
    return drawn._replace(boxes=boxes, rows=rows)


def _layered(nodes: Sequence[Card], edges: Mapping[tuple[Card, Card], str]) -> Diagram:
    return _drawn(nodes, layers_of(nodes, list(edges)), edges)


def _drawn(
    nodes: Sequence[Card], layers: Mapping[Card, int], edges: Mapping[tuple[Card, Card], str], left: int = 0
) -> Diagram:
    edges = {edge: relation for edge, relation in edges.items() if edge[0] in layers and edge[1] in layers}
    at = places_of(layers, list(edges), ACROSS)
    corner = {card: (round(left + EDGE + at[card], 1), EDGE + layers[card] * DOWN) for card in nodes}
    boxes = tuple(
        Box(card, *corner[card], _lines(str(card.goal.statement), LETTERS, LINES), _above(card)) for card in nodes
    )
    lines = []
    right = max((x for x, _ in corner.values()), default=0) + BOX
    for (start, end), relation in edges.items():
        aside = _aside(corner[start], corner[end], corner.values())
        right = max(right, aside or 0)
        lines.append(Line(_path(corner[start], corner[end], aside), relation, start, end))
    return Diagram(
        width=right + EDGE,
        height=max((y for _, y in corner.values()), default=0) + TALL + EDGE,
        boxes=boxes,
        lines=tuple(lines),
    )


def _aside(start: Corner, end: Corner, corners: Iterable[Corner]) -> float | None:
    """How far to the right an arrow must go to pass by the boxes that stand in its way; None where none does."""
    (x, y), (to_x, to_y) = start, end
    if y - to_y < 2 * DOWN:
        return None
    between = [one for one in corners if to_y < one[1] < y]
    straight = {one: x + (to_x - x) * (y - one[1]) / (y - to_y) + BOX / 2 for one in between}
    in_the_way = [one[0] for one in between if one[0] - EDGE < straight[one] < one[0] + BOX + EDGE]
    return max(*in_the_way, x, to_x) + BOX + ASIDE if in_the_way else None


def _path(start: Corner, end: Corner, aside: float | None = None) -> str:
    """From the box that does something to the one it does it for: upwards, or over the side within a layer."""
    (x, y), (to_x, to_y) = start, end
    if aside is not None:
        x, to_x, y, to_y = x + BOX, to_x + BOX + 6, y + TALL / 2, to_y + TALL / 2
        return f"M{x:g} {y:g}C{aside:g} {y:g} {aside:g} {to_y:g} {to_x:g} {to_y:g}"
    if y > to_y:
        x, to_x, to_y = x + BOX / 2, to_x + BOX / 2, to_y + TALL
        bend = min((y - to_y) * 0.5, 60)
        return f"M{x:g} {y:g}C{x:g} {y - bend:g} {to_x:g} {to_y + bend + 6:g} {to_x:g} {to_y + 6:g}"
    if y < to_y:
        x, to_x, y = x + BOX * 0.7, to_x + BOX * 0.7, y + TALL
        bend = min((to_y - y) * 0.5, 60)
        return f"M{x:g} {y:g}C{x:g} {y + bend:g} {to_x:g} {to_y - bend - 6:g} {to_x:g} {to_y - 6:g}"
    if abs(x - to_x) <= ACROSS * 1.5:
        x, to_x = (x + BOX, to_x - 6) if x < to_x else (x, to_x + BOX + 6)
        return f"M{x:g} {y + TALL / 2:g}H{to_x:g}"
    x, to_x = x + BOX / 2, to_x + BOX / 2
    return f"M{x:g} {y + TALL:g}C{x:g} {y + TALL + 30:g} {to_x:g} {y + TALL + 36:g} {to_x:g} {y + TALL + 6:g}"


def _above(card: Card) -> str:
    name = KINDS[card.goal.kind]
    return f"{name} {cut(visible(card.goal.id), 14)}" if card.goal.named and cells(card.goal.id) <= 14 else name


def _lines(words: str, letters: int, most: int) -> tuple[str, ...]:
    """Words in a box: so many letters a line, so many lines, with a mark where more would follow."""
    text = visible(words[: 4 * letters * most])
    lines = [part for line in wrap(text, letters, letters) for part in _parts(line, letters)]
    if len(lines) > most or len(text) < len(words):
        lines = [*lines[: most - 1], cut(lines[min(most, len(lines)) - 1], letters - 1).rstrip() + "…"]
    return tuple(lines)


def _parts(line: str, letters: int) -> Iterable[str]:
    """A line, in pieces where a single word is longer than it may be."""
    while cells(line) > letters:
        piece = cut(line, letters) or line[:1]
        yield piece
        line = line[len(piece) :]
    yield line
