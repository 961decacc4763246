"""What goals are, in documents and across them."""

from goalkit.model.check_in import CheckIn
from goalkit.model.document import Document, Format, Framework, Ignore, Problem
from goalkit.model.goal import (
    Goal,
    Initiative,
    InputMetric,
    KeyResult,
    Kind,
    Kpi,
    LeanMetric,
    NorthStar,
    Objective,
    ScorecardMeasure,
    ScorecardObjective,
    SmartGoal,
)
from goalkit.model.portfolio import Entry, Portfolio

__all__ = [
    "CheckIn",
    "Document",
    "Entry",
    "Format",
    "Framework",
    "Goal",
    "Ignore",
    "Initiative",
    "InputMetric",
    "KeyResult",
    "Kind",
    "Kpi",
    "LeanMetric",
    "NorthStar",
    "Objective",
    "Portfolio",
    "Problem",
    "ScorecardMeasure",
    "ScorecardObjective",
    "SmartGoal",
]
