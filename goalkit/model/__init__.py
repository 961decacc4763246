"""What goals are, in documents and across them."""

from goalkit.model.change import Change, Removal
from goalkit.model.check_in import CheckIn
from goalkit.model.document import Document, Format, Framework, Ignore, Problem, Unknown
from goalkit.model.goal import Gauge, Goal, Kind
from goalkit.model.kpi import Kpi
from goalkit.model.lean import LeanMetric
from goalkit.model.north_star import InputMetric, NorthStar
from goalkit.model.okr import Initiative, KeyResult, Objective
from goalkit.model.portfolio import Definition, Entry, Portfolio
from goalkit.model.scorecard import ScorecardMeasure, ScorecardObjective
from goalkit.model.smart import SmartGoal

__all__ = [
    "Change",
    "CheckIn",
    "Definition",
    "Document",
    "Entry",
    "Format",
    "Framework",
    "Gauge",
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
    "Removal",
    "ScorecardMeasure",
    "ScorecardObjective",
    "SmartGoal",
    "Unknown",
]
