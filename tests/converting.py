"""Conversions for tests: every pair of frameworks, and a text that is read and converted at once."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import goalkit
from goalkit.form.fields import FRAMEWORKS

if TYPE_CHECKING:
    from goalkit import Conversion
    from goalkit.convert import Note


PAIRS = list(itertools.permutations(FRAMEWORKS, 2))


def notes(done: Conversion) -> tuple[Note, ...]:
    """All notes but those on what was kept."""
    return (*done.derived, *done.dropped, *done.asked)


def converted(text: str, to: str, format: str = "yaml") -> Conversion:  # noqa: A002 (as in `read`)
    """Read and convert."""
    return goalkit.convert(goalkit.read(text, format, path="goals.yaml"), to)  # type: ignore[arg-type]
