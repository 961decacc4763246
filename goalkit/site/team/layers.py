"""Placing boxes in layers, so that arrows run one way and cross seldom: the way of Sugiyama, for small graphs.

First each box gets a layer, then the boxes of a layer an order in which they stand near what they are joined to, then
each a place. The same graph gives the same drawing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

__all__ = ["layers_of", "places_of"]

Node = TypeVar("Node", bound="Hashable")
SWEEPS = 8
"""How often the order is mended, downwards and upwards in turn; more changes hardly anything."""


def layers_of(nodes: Sequence[Node], edges: Sequence[tuple[Node, Node]]) -> dict[Node, int]:
    """The layer of each node, 0 on top: every node stands below all that it points to, except where arrows form a ring.

    >>> layers_of("abc", [("b", "a"), ("c", "b"), ("c", "a")])
    {'a': 0, 'b': 1, 'c': 2}
    """
    up: dict[Node, list[Node]] = defaultdict(list)
    for start, end in edges:
        up[start].append(end)
    found: dict[Node, int] = {}
    for first in nodes:
        path: dict[Node, None] = {}
        waiting: list[tuple[Node, bool]] = [(first, False)]
        while waiting:
            node, done = waiting.pop()
            if done:
                path.pop(node, None)
                # An arrow back into the way we came is left out: it closes a ring.
                found[node] = max((found[one] + 1 for one in up[node] if one in found), default=0)
            elif node not in found and node not in path:
                path[node] = None
                waiting.append((node, True))
                waiting += [(one, False) for one in reversed(up[node]) if one not in found and one not in path]
    return {node: found[node] for node in nodes}


def places_of(layers: Mapping[Node, int], edges: Sequence[tuple[Node, Node]], gap: float) -> dict[Node, float]:
    """How far from the left the middle of each node is, in units in which boxes of a layer are at least `gap` apart."""
    rows: dict[int, list[Node]] = defaultdict(list)
    for node, layer in layers.items():
        rows[layer].append(node)
    near: dict[Node, list[Node]] = defaultdict(list)
    for start, end in edges:
        if start in layers and end in layers and layers[start] != layers[end]:
            near[start].append(end)
            near[end].append(start)
    order = {node: float(at) for row in rows.values() for at, node in enumerate(row)}
    for sweep in range(SWEEPS):
        for layer in sorted(rows, reverse=bool(sweep % 2)):
            row = rows[layer]
            middle = {
                node: _mean([order[one] for one in near[node] if (layers[one] > layer) == bool(sweep % 2)], order[node])
                for node in row
            }
            row.sort(key=lambda node: middle[node])
            # Nodes of different layers are compared by how far along their row they are.
            order.update({node: float(at) - (len(row) - 1) / 2 for at, node in enumerate(row)})
    place = {node: order[node] * gap for node in layers}
    for sweep in range(SWEEPS):
        for layer in sorted(rows, reverse=bool(sweep % 2)):
            _settle(rows[layer], place, {node: near[node] for node in rows[layer]}, gap)
    left = min(place.values(), default=0.0)
    return {node: at - left for node, at in place.items()}


def _settle(row: list[Node], place: dict[Node, float], near: Mapping[Node, list[Node]], gap: float) -> None:
    """Move each node of a row to the middle of what it is joined to, as far as the order and the gaps allow."""
    wanted = [_mean([place[one] for one in near[node]], place[node]) for node in row]
    # Groups that would overlap become one, and stand where their members would on average.
    groups: list[tuple[float, int]] = []
    for at in wanted:
        middle, size = at, 1
        while groups and groups[-1][0] + (groups[-1][1] + size) / 2 * gap > middle:
            before, count = groups.pop()
            middle = (before * count + middle * size) / (count + size)
            size += count
        groups.append((middle, size))
    at = 0
    for middle, size in groups:
        for number in range(size):
            place[row[at]] = middle + (number - (size - 1) / 2) * gap
            at += 1


def _mean(numbers: list[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise
