"""Tells a balanced scorecard from a table of figures that is called a scorecard, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.pattern import pattern
from goalkit.read.words.evidence import role_of

if TYPE_CHECKING:
    from goalkit.read.markup.blocks import Block

__all__ = ["speaks_of_balance"]

BALANCE = pattern(
    r"balanced|perspective|strategy map|strategic objective|\bbsc\b|learning (?:and|&) growth", re.IGNORECASE
)
"""Words of the framework that gives a scorecard its sides."""
MOST_ROWS = 50
"""Rows of a table that are looked at; the rest is like them."""


def speaks_of_balance(block: Block) -> bool:
    """Whether a block has a word that only a balanced scorecard has, or the name of a side of one."""
    if block.form == "table":
        return any(BALANCE.search(rich.text) for row in block.rows[:MOST_ROWS] for cell in row.cells for rich in cell)
    return BALANCE.search(block.text) is not None or role_of(str(block.text), whole=True) == "perspective"
