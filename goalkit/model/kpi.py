"""KPIs: gauges of running work, each with a definition and a range in which it is fine."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from goalkit.model.goal import Gauge, Kind

if TYPE_CHECKING:
    from goalkit.model.document import Framework

__all__ = ["Kpi"]


class Kpi(Gauge):
    r"""A gauge that is watched, with thresholds rather than an end.

    >>> import goalkit
    >>> (kpi,) = goalkit.read("framework: kpi\nkpis:\n  - {kpi: Beds free, red: below 2}\n", format="yaml").goals
    >>> kpi.kind, str(kpi.red)
    ('kpi', 'below 2')
    """

    __slots__ = ()

    kind: ClassVar[Kind] = "kpi"
    framework: ClassVar[Framework | None] = "kpi"
