"""A whole page of goals as a template file that gives the page back, to the letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from goalkit.form.escape import escaped
from goalkit.template.filling import render
from goalkit.template.learned import Written, plain_letters, takes, written_as
from goalkit.template.mistakes import SlotError
from goalkit.template.whole import Carved, carve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.model import Document
    from goalkit.template.gaps import Gap
    from goalkit.template.model import SlotType

__all__ = ["of_page"]


def of_page(document: Document, gaps: Mapping[str, Gap] | None = None) -> Written:
    """Write a page of goals as a template that gives the page back, to the letter, when filled with what stood there.

    A slot whose words could not be put back as they were (they would need escapes that nobody wrote) stays as it is.
    """
    carved = carve(document)
    refused: set[str] = set()
    while True:
        written = _page(document, carved.without(refused), gaps or {})
        bad = _changed(written, carved.without(refused))
        if not bad:
            return written
        refused |= bad


def _changed(written: Written, carved: Carved) -> set[str]:
    """Slots that don't give back what stood in them; nothing where the whole page comes back."""
    try:
        if render(written.template, _all_values(written, carved)) == carved.source:
            return set()
    except SlotError as error:
        named = {name for name, _ in error.problems} & carved.values.keys()
        if named:
            return named
    for slot, value in carved.values.items():
        alone = carved.without(carved.values.keys() - {slot})
        if escaped(value, written.template.format, _line_before(alone)) != value or value != " ".join(value.split()):
            return {slot}
    return set(list(carved.values)[-1:]) if carved.values else set()


def _all_values(written: Written, carved: Carved) -> dict[str, str]:
    return dict.fromkeys(written.template.by_name, "") | carved.values


def _line_before(carved: Carved) -> str:
    return carved.source[: carved.holes[0].start].rpartition("\n")[2]


def _page(document: Document, carved: Carved, gaps: Mapping[str, Gap]) -> Written:
    slots: dict[str, dict[str, Any]] = {}
    for hole in carved.holes:
        if hole.slot in slots:
            continue
        value = carved.values[hole.slot]
        kind = _type_on_page(hole.what, value)
        goal = hole.goal
        gap = gaps.get(goal.id) if goal is not None and hole.what == goal.kind else None
        slots[hole.slot] = {"type": kind, "help": gap.ask if gap else _help_on_page(hole.what, goal)}
        slots[hole.slot] |= {"gap": True} if gap else {"sample": value}
    front = {
        "title": str(document.title or document.path.rpartition("/")[2])[:200],
        "framework": document.framework or "okr",
        "function": "learned",
        "kind": "document",
        "for": f"The next page like {document.path.rpartition('/')[2]}.",
        "no-counter-metric": "The page names its own.",
        "slots": slots,
        "learned": {"count": 1, "examples": [{"at": f"{document.path}:1", "values": carved.values}]},
    }
    stem = plain_letters(document.path.rpartition("/")[2].rpartition(".")[0])
    name = "-".join(re.findall(r"[a-z0-9]+", stem)) or "page"
    return written_as(name, document.format, front, carved.body())


def _type_on_page(what: str, value: str) -> SlotType:
    usual: dict[str, SlotType] = {"period": "period", "owner": "person"}
    tried = usual.get(what, "quantity" if what in {"baseline", "target", "current", "change"} else "text")
    return tried if tried != "text" and takes(tried, value) else "text"


def _help_on_page(what: str, goal: object) -> str:
    said = {
        "period": "The time that the page is for.",
        "owner": "Who answers for it.",
        "due": "By when.",
        "objective": "What should become true.",
        "key_result": "The result, with its number.",
        "initiative": "What is to be done.",
    }
    if what in said:
        return said[what]
    statement = str(getattr(goal, "statement", ""))
    return f"{what.replace('_', ' ').capitalize()}{f' of “{statement[:60]}”' if statement else ''}."
