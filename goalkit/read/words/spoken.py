"""Headings that say in a sentence or question what stands below: “What we're trying to achieve this quarter”."""

from __future__ import annotations

import re
from typing import Literal

from goalkit.pattern import pattern

__all__ = ["role_said"]

AIMING = pattern(
    r"(?:what|where) (?:(?:do|are|will|should|would) )?(?:we|i)\b(?! (?:won't|don't|didn't|did|have|had|were|was))"
    r"[\w' ]{0,24}\b(?:achieve|achieving|accomplish|accomplishing|reach|reaching|aim(?:ing)? for|working towards?"
    r"|going for|commit(?:ted|ting)? to|want to (?:be|get|go)"
    r"|(?:want|would like|'d like|hope for) (?:from|by|this|in|out of))"
    r"\b[^.!]{0,40}$",
    re.IGNORECASE,
)
"""A heading that asks or says what is wanted: “What we're trying to achieve this quarter”."""
DATED = pattern(r"^(?:[qh][1-4] )?(?:19|20)\d\d\s?[:–—-]\s*|^[qh][1-4]\s?[:–—-]\s*", re.IGNORECASE)
"""A period in front of a heading."""
WOULD = pattern(
    r"what (?:would|will|does|must) (?:make (?:this|it|the|\d{4})\b.{0,30}\b(?:good|great|success\w*)\b.{0,20}"
    r"|(?:have to )?be (?:true|different|better)\b.{0,40})$|what (?:we|i) want to be true\b.{0,30}$",
    re.IGNORECASE,
)
"""A question about what is to be so: “What would make this a good season?”."""
ASKED = pattern(
    r"^what (?:are|were|is) (?:the|your|our|my)(?: [\w'’-]+){0,3} (?:goals?|objectives?|priorities|aims)\b"
    r"[^.]{0,30}\b(?:for|in|this|next|coming)\b[^.]{0,20}(?:\b(?:year|quarter|half|cycle|term|season|months)\b|\d{4})",
    re.IGNORECASE,
)
"""A question whose answer are goals: “What are your goals for next year?”."""
DRIVES = pattern(r"(?:what (?:drives|moves) (?:it|this|the number|our north star|our star)|levers)$", re.IGNORECASE)
"""What goes into a North Star."""
KEPT = pattern(
    r"(?:what (?:we|i)(?: won't| will not|'ll not) (?:trade|sacrifice|give up|compromise|risk)\b[^.]{0,30}"
    r"|what must not (?:get worse|suffer|break|fall|drop)[^.]{0,30}|without (?:hurting|breaking|harming)\b[^.]{0,30})$",
    re.IGNORECASE,
)
"""What is not to get worse for it."""


def role_said(heading: str) -> Literal["goals", "input_metrics", "guardrails"] | None:
    """The role of what stands below a heading that is a sentence.

    >>> role_said("2027: what I'd like from this year"), role_said("What are your goals for next year?")
    ('goals', 'goals')
    >>> role_said("What are goals?"), role_said("What we won't trade for it")
    (None, 'guardrails')
    """
    plain = heading.replace("’", "'")
    if not plain[:1] or plain[:1].lower() not in "wlqh12":
        return None
    if AIMING.match(DATED.sub("", plain)) or ASKED.match(plain) or WOULD.match(plain):
        return "goals"
    if DRIVES.match(plain):
        return "input_metrics"
    return "guardrails" if KEPT.match(plain) else None
