"""Every kind of goal by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.model.goal import Goal
from goalkit.model.kpi import Kpi
from goalkit.model.lean import LeanMetric
from goalkit.model.north_star import InputMetric, NorthStar
from goalkit.model.okr import Initiative, KeyResult, Objective
from goalkit.model.scorecard import ScorecardMeasure, ScorecardObjective
from goalkit.model.smart import SmartGoal

if TYPE_CHECKING:
    from goalkit.model.goal import Kind

__all__ = ["CLASSES"]

CLASSES: dict[Kind, type[Goal]] = {
    one.kind: one
    for one in (
        Goal,
        Objective,
        KeyResult,
        Initiative,
        SmartGoal,
        ScorecardObjective,
        ScorecardMeasure,
        NorthStar,
        InputMetric,
        Kpi,
        LeanMetric,
    )
}
