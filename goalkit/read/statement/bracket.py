"""What a bracket behind a statement tells about it: “(Abdi; c: 60%)”, “(owner: Lena, due: 3 May)”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.pattern import pattern
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
SHORT = {"c": "confidence", "conf": "confidence", "p": "priority", "w": "weight"}
ABOUT = frozenset({"owner", "due", "priority", "status", "score", "confidence", "weight"})
"""Fields that stand beside a statement. A baseline or a present value is part of what it says, in brackets or not."""


def fields_in(value: Text, people: Container[str]) -> dict[str, Text]:
    """Read a bracket as fields of the goal before it; empty where any part of it is something else."""
    found: dict[str, Text] = {}
    names: list[Text] = []
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
        elif piece in people or is_given(piece) or maybe_person(piece):
            names.append(part)
        else:
            return {}
    if not found or len(names) > 1:
        return {}
    if names:
        found.setdefault("owner", names[0])
    return found


def _field(name: str, value: str) -> str | None:
    short = SHORT.get(name.lower())
    if short is not None:
        return short if SHARE.match(value) else None
    field = field_named(name)
    return field if field in ABOUT else None
