"""Cuts what surrounds a statement off into fields: label, owner, priority, status, score, past result, reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.read.statement.annotated import Annotated, Cut
from goalkit.read.statement.leading import PRIORITY, cut_leading
from goalkit.read.statement.trailing import cut_trailing
from goalkit.read.words.evidence import words_in
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Container

    from goalkit.read.markup.rich import Rich

__all__ = ["annotate"]


def annotate(rich: Rich, *, check: Text | None = None, owners: bool = False, people: Container[str] = ()) -> Annotated:
    """Cut annotations off a text; `check` is what stood in its box, `owners` and `people` are those of a `Cut`."""
    found = Annotated(rich.text)
    if check is not None:
        found.marked = True
        if check.lower() == "x":
            found.put("status", check)
    for person in rich.people:
        found.put("owner", person)
    text = _without_aside(rich) if rich.italic else rich.text
    for image in rich.images:
        if PRIORITY.fullmatch(image):
            found.put("priority", image)
            found.marked = found.priority = True
    cut = Cut(found, text, owners=owners, people=people)
    cut_leading(cut)
    cut_trailing(cut)
    found.statement = cut.left()
    if rich.struck and "status" not in found.fields and rich.wholly(rich.struck):
        found.put("status", Text("dropped", marks=found.statement.marks[:1]))
    return found


def _without_aside(rich: Rich) -> Text:
    """A text without the remark in italics behind a dash at its end: “… – *depends on the new tanks*”."""
    text = rich.text
    start, end = max(rich.italic)
    if start == 0 or any(map(str.isalnum, str(text)[end:])) or len(words_in(str(text)[start:end])) < FEWEST_IN_ASIDE:
        return text
    before = str(text)[:start].rstrip("(*_ ")
    if not before.endswith(("--", " -", "–", "—")) or any(map(str.isdigit, str(text)[start:end])):
        return text
    return text[: len(before)].trim(" -–—") or text


FEWEST_IN_ASIDE = 3
"""Words that make a remark; fewer may be a person or a state."""
