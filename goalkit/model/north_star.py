"""The North Star: the one metric that stands for the value customers get, and the inputs that move it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from goalkit.model.goal import Gauge, Kind, kind_of_goal

if TYPE_CHECKING:
    from goalkit.model.document import Framework
    from goalkit.text import Text

__all__ = ["InputMetric", "NorthStar"]


@kind_of_goal
class NorthStar(Gauge):
    r"""The one metric that stands for the value customers get.

    `value` says in words which value that is, `product` for which product or business the metric speaks.

    >>> import goalkit
    >>> star, first = goalkit.read("# North Star: Loans per week\n- Input metric: Tools ready to lend\n").goals
    >>> (star.kind, first.kind), first.parent == star.id
    (('north_star', 'input_metric'), True)
    """

    kind: ClassVar[Kind] = "north_star"
    framework: ClassVar[Framework | None] = "north_star"

    value: Text | None = None
    product: Text | None = None


@kind_of_goal
class InputMetric(Gauge):
    r"""A metric that teams can move and that moves the North Star.

    `dimension` says in which way it does: breadth, depth, frequency or efficiency, in the words of the author.

    >>> import goalkit
    >>> stars = "north_stars:\n  - {north_star: Loans per week, inputs: [{input: Tools to lend, dimension: breadth}]}\n"
    >>> star, metric = goalkit.read("framework: north_star\n" + stars, format="yaml").goals
    >>> metric.kind, str(metric.dimension)
    ('input_metric', 'breadth')
    """

    kind: ClassVar[Kind] = "input_metric"
    framework: ClassVar[Framework | None] = "north_star"

    dimension: Text | None = None
