"""What can be wrong with a layout or a file that is imported, said to the person who can mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["InterchangeError", "LayoutError", "Mistake"]


class InterchangeError(Exception):
    """A file can't be imported, or goals can't be exported; the message says why and what to do."""


class Mistake(NamedTuple):
    """Something wrong in the description of a layout, and where."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """The mistake in one line, as compilers print it."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class LayoutError(InterchangeError):
    """A layout that can't be followed; `mistakes` has everything that is wrong with it."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Gather what is wrong."""
        self.mistakes = tuple(sorted(mistakes, key=lambda one: one[:3]))
        super().__init__("\n".join(map(str, self.mistakes)))
