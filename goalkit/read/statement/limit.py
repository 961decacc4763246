"""The range in which a gauge is to stay, in brackets behind its name: “Overtime per month (keep under 90 hours)”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.words.people import is_given, maybe_person

if TYPE_CHECKING:
    from goalkit.read.statement.annotated import Annotated

__all__ = ["take_limit"]

BRACKET = pattern(r"(?<=\w)\s*\((?P<inside>[^()]{3,80})\)\s*\.?$")
PIECES = pattern(r"\s*[;,]\s*(?=\D)")
LIMIT = pattern(
    r"(?:(?:keep|kept|stays?|hold|must (?:stay|be|not be)|should (?:stay|be)|to stay|alarm)\s+(?:it\s+)?)?"
    r"(?P<range>(?:at or |not |no )?(?:under|below|above|over|at least|at most|up to|more than|less than|within|between"
    r"|[≤≥<>]=?)\s?.{0,30}\d.*)$",
    re.IGNORECASE,
)
"""How a range is told, with or without a request to keep it."""


def take_limit(note: Annotated) -> None:
    """Move the range in a bracket at the end into the field “green”, and who or what stands beside it."""
    found = BRACKET.search(note.statement)
    if found is None or "green" in note.fields:
        return
    fields = {}
    start = 0
    for piece in PIECES.split(found["inside"]):
        start = found["inside"].index(piece, start)
        part = note.statement[found.start("inside") + start :][: len(piece)]
        if (limit := LIMIT.match(piece)) is not None:
            fields["green"] = part[limit.start("range") :]
        elif is_given(piece) or maybe_person(piece):
            fields["owner"] = part
        else:
            fields["source"] = part
    if "green" in fields:
        note.fields.update({name: value for name, value in fields.items() if name not in note.fields})
        note.statement = note.statement[: found.start()].trim()
