"""What can be wrong with a template or with the values that it is to be filled with, told to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.config.mistakes import Mistake, MistakesError, meant

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Mistake", "SlotError", "TemplateError", "hint"]

FEW = 8  # so many names may be listed beside a suggestion


class TemplateError(MistakesError, ValueError):
    """A template that can't be used."""


class SlotError(ValueError):
    """A template that can't be filled with these values; `problems` has a sentence for each slot that is at fault."""

    def __init__(self, problems: Iterable[tuple[str, str]]) -> None:
        """Gather slots and what is wrong with the value of each."""
        self.problems = tuple(problems)
        super().__init__("\n".join(message for _, message in self.problems))


def hint(given: str, known: Iterable[str]) -> str:
    """Suggest the name that was probably meant; where none is near, or they are few, list them all."""
    names = list(known)
    if near := meant(given, names):
        return near
    listed = ", ".join(names[:FEW]) + (" …" if len(names) > FEW else "")
    return f"; there is {listed}" if len(names) == 1 else f"; there are {listed}" if names else ""
