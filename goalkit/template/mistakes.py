"""What can be wrong with a template or with the values that it is to be filled with, told to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.config.mistakes import Mistake, MistakesError, meant

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Mistake", "SlotError", "TemplateError", "hint"]

FEW = 8  # so many names may be listed beside a suggestion


class TemplateError(MistakesError, ValueError):
    """A template that can't be used; `mistakes` has what is wrong with it, in the order of the file.

    >>> import goalkit, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = pathlib.Path(folder, "broken.md.jinja").write_text("no front matter")
    ...     try:
    ...         found = goalkit.templates(folder)
    ...     except TemplateError as error:
    ...         print(error.mistakes[0].message)
    a template starts with front matter between two lines of ---
    """


class SlotError(ValueError):
    """A template that can't be filled with these values; `problems` has a sentence for each slot that is at fault.

    >>> import goalkit
    >>> try:
    ...     goalkit.render("smart-goal", {"target": "soon"})
    ... except SlotError as error:
    ...     print(error)
    target can't be “soon”; write a value, such as at least 95%
    """

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
