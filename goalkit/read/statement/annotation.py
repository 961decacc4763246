"""Cuts what surrounds a statement off into fields: label, owner, priority, status, score, past result, reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.english.words.closed import DETERMINERS
from goalkit.pattern import pattern
from goalkit.read.statement.annotated import Annotated, Cut
from goalkit.read.statement.leading import PRIORITY, cut_leading
from goalkit.read.statement.share import cut_share
from goalkit.read.statement.trailing import cut_trailing
from goalkit.read.words.evidence import begins_with_verb, words_in
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Container

    from goalkit.read.markup.rich import Rich

__all__ = ["annotate"]

POINTED = pattern(
    r"(?<=\w)\s*(?:→|->|➜|➡|↗|[–—-]\s(?:see\s)?|[(\[]\s?(?:see\s)?)\s*"
    r"(?P<link>(?:the |our )?(?:[a-z]+ )?(?:spec|doc|document|page|board|dashboard|sheet|slides|deck|ticket|issue|epic"
    r"|brief|design|plan|thread|details|more|here|link|wiki|proposal|rfc)s?)\s?[)\]]?\.?$",
    re.IGNORECASE,
)
"""A link at the end that leads to where more is said: “… → spec”, “… (see the brief)”."""


def annotate(
    rich: Rich, *, check: Text | None = None, owners: bool = False, people: Container[str] = (), shares: bool = False
) -> Annotated:
    """Cut annotations off a text; `check` is what stood in its box, `owners` and `people` are those of a `Cut`.

    `shares`: it is the habit of the page to write how far a goal has come before or behind it.
    """
    found = Annotated(rich.text)
    if check is not None:
        found.marked = True
        if check.lower() == "x":
            found.put("status", check)
    for person in rich.people:
        found.put("owner", person)
    text = _without_aside(rich) if rich.italic else rich.text
    if fate := _fate(rich) if rich.struck else 0:
        text = text[:fate]
    if rich.links and (pointed := POINTED.search(text)) and max(rich.links)[0] == pointed.start("link"):
        found.put("source", text[pointed.start("link") : pointed.end("link")])
        text = text[: pointed.start()]
    for image in rich.images:
        if PRIORITY.fullmatch(image):
            found.put("priority", image)
            found.marked = found.priority = True
    cut = Cut(found, text, owners=owners, people={*map(str, rich.people)} if rich.people else people)
    if shares and "%" in cut.plain:
        cut_share(cut)
    cut_leading(cut)
    _cut_topic(cut, rich)
    cut_trailing(cut)
    found.statement = cut.left()
    if rich.struck and "status" not in found.fields and (fate or rich.wholly(rich.struck)):
        came = "done" if fate and DONE.search(str(rich.text), fate) else "dropped"
        found.put("status", Text(came, marks=found.statement.marks[:1]))
    return found


def _cut_topic(cut: Cut, rich: Rich) -> None:
    """Cut a topic off the sentence that it heads, in bold or italics: “*Staff.* Nurses stay with us”."""
    ends = [end for start, end in (*rich.bold, *rich.italic) if start <= cut.start < end < cut.end]
    if not ends or cut.found.hint is not None or cut.found.label is not None:
        return
    topic = cut.text[cut.start : ends[0]].trim()
    rest = cut.text[ends[0] : cut.end].trim()
    if topic.endswith(".") and _is_topic(topic.trim(" .")) and _is_sentence(rest.trim(" .")):
        cut.found.label = topic.trim(" .")
        cut.start = ends[0]
        cut.trim()


def _is_topic(words: Text) -> bool:
    """Whether words only name what a sentence is about; said of something, they are a statement themselves."""
    names = words_in(str(words))
    if not 0 < len(names) <= LONGEST_TOPIC or names[0] in DETERMINERS or any(map(str.isdigit, words)):
        return False
    return len(names) == 1 or understand(words).verb is None


def _is_sentence(words: Text) -> bool:
    """Whether words say something without the topic before them, and don't explain it."""
    if len(words_in(str(words))) < FEWEST_BELOW or words.startswith(POINTING) or EXPLAINED.search(words):
        return False
    return understand(words).verb is not None


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


def _fate(rich: Rich) -> int:
    """Where words end that were struck out, with what became of them behind: “~~Open a depot~~ moved to May”; else 0.

    Words that take the place of others begin as those did.
    """
    text = str(rich.text)
    start, end = rich.struck[0]
    rest = text[end:].strip(" *_")
    if any(map(str.isalnum, text[:start])) or len(words_in(text[start:end])) < FEWEST_STRUCK or not rest:
        return 0
    told = rest[0] in "(–—-" or (rest[0].islower() and not begins_with_verb(rest))
    return end if told else 0


LONGEST_TOPIC = 3
DONE = pattern(r"\b(?:done|did|finished|completed?|achieved|reached|shipped|closed)\b", re.IGNORECASE)
"""How words tell that what was struck out was done."""
FEWEST_STRUCK = 3
"""Words that state something; fewer may be one word that another takes the place of."""
EXPLAINED = pattern(r"[;?!]|\.\s+\w")
"""Signs of more than one sentence."""
FEWEST_BELOW = 3
"""Words that make a sentence below its topic."""
POINTING = ("It ", "They ", "This ", "These ", "That ", "Those ", "He ", "She ")
"""How a sentence begins that says nothing without its topic."""
FEWEST_IN_ASIDE = 3
"""Words that make a remark; fewer may be a person or a state."""
