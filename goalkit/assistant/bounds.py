"""How much an assistant is told at once: what goes back is small enough to be read, whatever was asked."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from goalkit.report.json import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ROOM", "clipped", "fitting", "size"]

ROOM = 100_000
"""Characters of JSON in a list of findings, goals or templates: what more there is, is counted."""
LONGEST = 2_000
"""Characters of one text: more than any goal has that a person wrote as one."""
MOST = 40
"""Entries of a list within an entry, such as the places that prove a finding."""


def clipped(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    """JSON with long texts and long inner lists cut short, and every text such that all readers accept it."""
    if isinstance(value, str):
        return encodable(value if len(value) <= LONGEST else value[: LONGEST - 1] + "…")
    if isinstance(value, list):
        return [clipped(one) for one in value[:MOST]]
    if isinstance(value, dict):
        return {key: clipped(one) for key, one in value.items()}
    return value


def size(value: object) -> int:
    """Characters of a value as JSON."""
    return len(dumps(value, ensure_ascii=False))


def fitting(entries: Iterable[Any], room: int = ROOM) -> tuple[list[Any], int]:
    """As many of the entries, clipped, as there is room for, and how many are left out; nothing comes after a gap."""
    found: list[Any] = []
    left = 0
    for entry in entries:
        if not left:
            short = clipped(entry)
            room -= size(short)
            if room >= 0:
                found.append(short)
                continue
        left += 1
    return found, left
