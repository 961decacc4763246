"""What many sentences from many fields say is to be reached: one list, to be read as well as run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import goalkit

if TYPE_CHECKING:
    from goalkit.english import Quantity

LINES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def number(one: Quantity) -> str:
    """A number and its unit."""
    return f"{one.number:,.6g} {one.unit or ''}".strip()


def amounts(statement: str) -> str:
    """What a statement says is to be reached, in words."""
    said = []
    for one in goalkit.understand(statement).measures:
        parts = [one.text or "-", one.direction]
        parts += [one.baseline and f"from {number(one.baseline)}"]
        parts += [one.target and f"to {(one.comparator or '').replace('_', ' ')} {number(one.target)}"]
        parts += [one.upper and f"and {number(one.upper)}"]
        parts += [one.change and f"by {number(one.change)} ({one.change_kind})"]
        parts += [one.window and f"[{one.window}]", one.statistic and f"as {one.statistic}"]
        said.append(" ".join(" ".join(filter(None, parts)).split()))
    return "; ".join(said) or "nothing"


@pytest.mark.parametrize(("statement", "said"), list(zip(LINES[::2], LINES[1::2], strict=True)))
def test_what_a_sentence_says_is_to_be_reached(statement: str, said: str) -> None:
    assert amounts(statement) == said.strip()
