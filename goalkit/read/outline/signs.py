"""Which pictograms say what a line is: by a legend, by custom (🎯, 🔑), or as all aims and results bear them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.statement.annotated import DONE_PICTURES
from goalkit.read.statement.label import WORDS
from goalkit.read.words.pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from goalkit.read.markup.blocks import Block
    from goalkit.read.statement.label import Hint

__all__ = ["signs_in"]

CUSTOM: dict[str, Hint] = {"🎯": "objective", "🔑": "key_result", "🗝": "key_result"}
LEGEND = pattern(
    r"(?P<sign>[\u2190-\u2bff\U0001f000-\U0001faff])\ufe0f?\s*(?:[=:–—-]|means|is|are|marks?|stands? for)?\s*"
    r"(?:an?|the)?\s*(?P<word>objective|aim|goal|key[ -]result|kr|initiative|project|metric|kpi)s?\b(?!\s*\d)",
    re.IGNORECASE,
)
FEWEST = 2
"""How many aims must bear a sign, with their results right below, to make it one where nothing says so."""


def signs_in(blocks: Sequence[Block], headings: Container[int], *, goals: bool) -> dict[str, Hint]:
    """What the pictograms at the start of a document's lines and items say.

    `headings`: the ids of blocks that are headings. `goals`: the document says that it is about goals.
    """
    pictured = [(sign, block) for block in blocks if block.form != "table" and (sign := picture_of(block.text))]
    if not pictured:
        return {}
    found = _explained(block for _, block in pictured)
    if found:
        return found
    used = [sign for sign, _ in pictured]
    keys = [sign for sign, one in pictured if CUSTOM.get(sign) == "key_result" and id(one) not in headings]
    if keys and "🎯" in used and used.index("🎯") < used.index(keys[0]):
        return CUSTOM
    return _paired(pictured) if goals else {}


def _explained(blocks: Iterable[Block]) -> dict[str, Hint]:
    """The signs that a legend explains: “🚀 objective, 📏 key result”, on one line or on several."""
    found: dict[str, Hint] = {}
    for block in blocks:
        told = list(LEGEND.finditer(block.text))
        alone = len(told) == 1 and told[0].span() == (0, len(block.text))
        if alone or len(told) > 1:
            for one in told:
                found.setdefault(one["sign"], WORDS[one["word"].lower().replace("-", " ")])
    return found if len(set(found.values())) > 1 else {}


def _paired(pictured: Sequence[tuple[str, Block]]) -> dict[str, Hint]:
    """Two signs of which one heads each group of lines and the other begins all lines below it."""
    groups: list[list[str]] = []
    before = -1
    for sign, block in pictured:
        if block.line != before + 1:
            groups.append([])
        groups[-1].append(sign)
        before = block.line
    pairs = [(one[0], one[1]) for one in groups if len(one) > 1 and {one[0]} != set(one) and len(set(one[1:])) == 1]
    for aim, result in dict.fromkeys(pairs):
        if pairs.count((aim, result)) >= FEWEST and aim != result and not {aim, result} & DONE_PICTURES:
            return {aim: "objective", result: "key_result"}
    return {}
