"""What a team noted of a goal on a day: where it stands, how sure they are, and why anything changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime

    from goalkit.english import Quantity
    from goalkit.text import Text

Status = Literal["on_track", "at_risk", "off_track", "done", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    r"""One entry in the log of a goal; a check-in is no goal itself.

    Texts are as the author wrote them, None where nothing was written. What was understood of them stands beside
    them: `goal` is the id of the goal in this document, `date` the day, `amount` the number of `value`, `confidence`
    lies between 0 and 1. Each is None where the words don't tell, so a slip of the pen loses nothing.
    `at` is where the entry stands: its first words.

    >>> import goalkit
    >>> kpi = "kpis:\n  - {kpi: Beds free at noon, check_ins: [{date: 2027-02-01, value: 3, confidence: 7/10}]}\n"
    >>> [check_in] = goalkit.read("framework: kpi\n" + kpi, format="yaml").check_ins
    >>> check_in.date.isoformat(), check_in.amount.number, check_in.confidence
    ('2027-02-01', 3.0, 0.7)
    """

    at: Text
    goal: str | None = None
    goal_named: Text | None = None
    date: datetime.date | None = None
    date_written: Text | None = None
    value: Text | None = None
    amount: Quantity | None = None
    confidence: float | None = None
    confidence_written: Text | None = None
    status: Status | None = None
    status_written: Text | None = None
    note: Text | None = None
    change_reason: Text | None = None
