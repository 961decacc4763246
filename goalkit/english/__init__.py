"""Reading English goal sentences: a statement in, a `Reading` out, by rules alone."""

from __future__ import annotations

from goalkit.english.calendar import PLAIN, Calendar, Period
from goalkit.english.reading import Deadline, Measure, Quantity, Reading, Verb
from goalkit.english.statement import understand

__all__ = ["PLAIN", "Calendar", "Deadline", "Measure", "Period", "Quantity", "Reading", "Verb", "understand"]
