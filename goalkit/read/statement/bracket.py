"""What a bracket behind a statement tells about it: “(Abdi; c: 60%)”, “(owner: Lena, due: 3 May)”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.words.evidence import only_time
from goalkit.read.words.fields import field_named
from goalkit.read.words.people import is_given, maybe_person

if TYPE_CHECKING:
    from collections.abc import Container

    from goalkit.text import Text

__all__ = ["LAST_BRACKET", "fields_in"]

LAST_BRACKET = pattern(r"\s*[(\[](?P<value>[^()\[\]]{2,80})[)\]](?:\s+(?:--?|[–—])\s+[a-z][^()\[\]\d]{3,100})?\W{0,3}$")
"""A bracket at the end, and a remark behind it: “(Abdi) -- depends on the tanks”."""
APART = pattern(r"\s*[;|·,]\s*")
NAMED = pattern(r"(?P<name>[A-Za-z][A-Za-z ]{0,20}?)(?:\s*[:=]\s*|\s+(?=[\d.]))(?P<value>\S.*)$")
SHARE = pattern(r"(?:\d{1,3} ?%|[01]?\.\d{1,2}|\d{1,2} ?/ ?\d{1,2})$")
PRIORITY = pattern(r"[Pp][0-5]$")
FIRST = pattern(r"(?:from|starting(?: in| on)?|as of|since)\s+(?=\S)", re.IGNORECASE)
"""What leads to the first day of a piece of work."""
LAST = pattern(r"(?:until|till|by|due(?: by| on)?|to)\s+(?=\S)", re.IGNORECASE)
"""What leads to the last day of a piece of work."""
DAY = pattern(r"(?:\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?|\d{4}-\d\d(?:-\d\d)?)$")
SPAN = pattern(r"(?P<start>[^–—-]{1,14}?)\s?[–—-]\s?(?P<due>[^–—-]{1,14})$")
STATE = pattern(
    r"(?:done|ongoing|in progress|not started|started|blocked|on track|at risk|planned|completed?|delayed|paused)$",
    re.IGNORECASE,
)
SHORT = {"c": "confidence", "conf": "confidence", "p": "priority", "w": "weight"}
ABOUT = frozenset({"owner", "due", "priority", "status", "score", "confidence", "weight"})
"""Fields that stand beside a statement. A baseline or a present value is part of what it says, in brackets or not."""


def fields_in(value: Text, people: Container[str]) -> dict[str, Text]:
    """Read a bracket as fields of the goal before it; empty where any part of it is something else."""
    found: dict[str, Text] = {}
    names: list[Text] = []
    times: dict[str, Text] = {}
    start = 0
    for piece in APART.split(str(value)):
        start = value.find(piece, start)
        part = value[start : start + len(piece)]
        start += len(piece)
        named = NAMED.match(piece)
        if PRIORITY.match(piece):
            found.setdefault("priority", part)
        elif named is not None and (name := _field(named["name"], named["value"])) is not None:
            found.setdefault(name, part[named.start("value") :])
        elif said := _told(part):
            times |= said
        elif piece in people or is_given(piece) or maybe_person(piece):
            names.append(part)
        else:
            return {}
    if len(names) == 1:
        found = times | found  # “(Nowak, until 31 May)”; without a name, a time belongs to what is said
    elif times:
        return {}
    if not found or len(names) > 1:
        return {}
    if names:
        found.setdefault("owner", names[0])
    return found


def _told(part: Text) -> dict[str, Text]:
    """Until when, from when to when, or how far: “until 31.01.”, “Q1–Q3”, “ongoing”."""
    if STATE.match(part):
        return {"status": part}
    if (begins := FIRST.match(part)) is not None and only_time(str(part[begins.end() :]), numbered=False):
        return {"start": part[begins.end() :]}
    led = LAST.match(part)
    day = part[led.end() :] if led is not None else part
    if day.isdigit() and led is None:
        return {}  # “(Hamburg, 2027)”
    if DAY.match(day) or only_time(str(day), numbered=led is None):
        span = SPAN.match(day)
        if span is not None and all(only_time(one) for one in span.groups()):
            return {name: day[span.start(name) : span.end(name)] for name in ("start", "due")}
        return {"due": day}
    return {}


def _field(name: str, value: str) -> str | None:
    short = SHORT.get(name.lower())
    if short is not None:
        return short if SHARE.match(value) else None
    field = field_named(name)
    return field if field in ABOUT else None
