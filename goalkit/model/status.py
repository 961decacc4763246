"""What teams write of how a goal stands, and what it comes to: a status, and a confidence between 0 and 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalkit.model.check_in import Status

__all__ = ["share", "status_named"]

STATUSES: dict[str, Status] = {
    **dict.fromkeys("on track; ontrack; green; good; going well; as planned; on schedule".split("; "), "on_track"),
    **dict.fromkeys(
        "at risk; atrisk; yellow; amber; orange; needs attention; slightly behind; caution".split("; "), "at_risk"
    ),
    **dict.fromkeys("off track; offtrack; red; behind; blocked; missed; failing".split("; "), "off_track"),
    **dict.fromkeys(
        "done; complete; completed; achieved; met; closed; finished; reached; accomplished".split("; "), "done"
    ),
    **dict.fromkeys(
        "dropped cancelled canceled abandoned stopped discarded withdrawn deprioritised".split(), "dropped"
    ),
}
"""What teams write for a status, in plain form."""
SIGNS: dict[str, Status] = {"🟢": "on_track", "🟡": "at_risk", "🟠": "at_risk", "🔴": "off_track", "✅": "done"}
SHARE = re.compile(r"\s*(?P<number>\d{1,3}(?:[.,]\d{1,4})?|[.,]\d{1,4})\s*(?P<of>%|/\s*10{1,2}(?!\d))?\s*")
JUNK = re.compile(r"[\W_]+")
LONGEST = 100
TEN = 10
PERCENT = 100


def share(written: str) -> float | None:
    """A confidence between 0 and 1: “0.7”, “70%”, “7/10” and “7” out of ten are one; None for anything else.

    >>> share("70%"), share("7/10"), share("high")
    (0.7, 0.7, None)
    """
    found = SHARE.fullmatch(written)
    if found is None:
        return None
    number = float(found["number"].replace(",", "."))
    of = (found["of"] or "").replace(" ", "")
    if of in {"%", "/100"} or (not of and number > TEN):
        number /= PERCENT
    elif of == "/10" or number > 1:
        number /= TEN
    return number if number <= 1 else None


def status_named(written: str) -> Status | None:
    """The status that words or a coloured dot stand for; None for words that teams use in several ways.

    >>> status_named("On track"), status_named("🔴 waiting"), status_named("hm")
    ('on_track', 'off_track', None)
    """
    for sign, status in SIGNS.items():
        if written.lstrip().startswith(sign):
            return status
    return STATUSES.get(JUNK.sub(" ", written[:LONGEST]).strip().lower())
