"""A SMART goal spelled out letter by letter: in lines, in a list, below headings or in the rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.markup.blocks import Block, Section
from goalkit.read.words.evidence import goal_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.read.draft import Draft
    from goalkit.text import Text

__all__ = ["SMART", "fill_letter", "letter_of", "letters_in"]

SMART = {
    **dict.fromkeys(("s", "specific"), "statement"),
    **dict.fromkeys(("m", "measurable"), "target"),
    **dict.fromkeys(("t", "time-bound", "time bound", "timebound", "timely", "time-based"), "due"),
    **dict.fromkeys(("r", "relevant", "realistic"), "rationale"),
    **dict.fromkeys(("assignable",), "owner"),
    **dict.fromkeys(("a", "achievable", "attainable"), "achievable"),
}
"""The parts of a SMART goal, and the field that each fills."""
PART = pattern(
    r"[*_]{0,3}(?:[SMART]\s*[-–—=:.)]\s*)?(?P<name>[A-Za-z][A-Za-z -]{0,11}?)(?:\s*\([SMART]\))?[*_]{0,3}"
    r"\s*(?::+|\s[–—=-](?=\s)|$)\s*"
)
LETTER = pattern(r"[*_]{0,3}(?P<name>[SMART])[*_]{0,3}\s*(?::+|\s[–—=-](?=\s))\s*")
"""A part by its letter alone, as in “M: on time”."""
OPENS = tuple("SMARTsmart*_")
"""How a part may begin."""
CHANGE = pattern(
    r"(?:\w{1,20} )?from\s+(?P<baseline>[^\s,;]{0,20}\d[^,;]{0,30}?)\s+to\s+"
    r"(?P<target>[^\s,;]{0,20}\d[^,;.]{0,40}(?:\.\d[^,;.]{0,20})?)",
    re.IGNORECASE,
)


def letter_of(text: Text) -> tuple[str, Text] | None:
    """Read “Specific: …” as the field that it fills and its words, which may be none."""
    if not text.startswith(OPENS):  # nearly every line of a document is asked
        return None
    opening = str.__getitem__(text, slice(0, 60))
    found = PART.match(opening)
    if found is None or found["name"].lower() not in SMART:
        found = LETTER.match(opening)
    if found is None:
        return None
    return SMART[found["name"].lower()], text[found.end() :].trim("*_ ")


def letters_in(parts: Sequence[Block | Section]) -> dict[int, tuple[str, Text]]:
    """Find the parts of a SMART goal among lines, items or sections, by their places; none unless there are three."""
    found: dict[int, tuple[str, Text]] = {}
    for number, part in enumerate(parts):
        block = part.heading if isinstance(part, Section) else part
        if block is None or block.form == "table" or (letter := letter_of(block.text)) is None:
            continue
        name, value = letter
        if not value:
            below = part.blocks if isinstance(part, Section) else part.children
            if not below:
                continue
            value = below[0].text
        found[number] = name, value
    return found if len({name for name, _ in found.values()}) > 2 else {}


def fill_letter(goal: Draft, name: str, value: Text) -> None:
    """Put one part of a SMART goal where it belongs: “from 6 days to 2” is a baseline and a target."""
    if name == "statement":
        if value is not goal.statement and goal_like(str(value)) and not goal_like(str(goal.statement)):
            goal.fields.setdefault("label", goal.statement)
            goal.statement = value
        elif value is not goal.statement:
            goal.fields.setdefault("specific", value)
    elif name == "target" and (change := CHANGE.match(value)):
        goal.fields.setdefault("measurable", value)
        for field in ("baseline", "target"):
            goal.fields.setdefault(field, value[change.start(field) : change.end(field)].trim())
    elif name == "target" and not any(map(str.isdigit, value)):
        goal.fields.setdefault("metric", value)
    else:
        goal.fields.setdefault(name, value)
