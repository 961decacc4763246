"""What can be wrong in a file that people write for goalkit (a config, a layout, a template), told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Mistake", "MistakesError", "hint", "meant", "read_source", "shown"]

LONGEST = 60
"""Characters of a value that are shown."""


class Mistake(NamedTuple):
    """Something wrong in a file, and where."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """The mistake in one line, as compilers print it."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class MistakesError(Exception):
    """A file that can't be followed; `mistakes` has everything that is wrong with it, in the order of the file."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Gather what is wrong."""
        self.mistakes = tuple(sorted(mistakes, key=lambda one: one[:3]))
        super().__init__("\n".join(map(str, self.mistakes)))

    def __reduce__(self) -> tuple[type[MistakesError], tuple[tuple[Mistake, ...]]]:
        return type(self), (self.mistakes,)


def read_source(file: Path, called: str, failure: type[MistakesError], largest: int = -1) -> str:
    """The text of a file, which messages call `called`, and of a longer one so much as shows that it is too long.

    Raises `failure`.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(largest + 1 if largest >= 0 else -1).decode()
    except OSError as error:
        raise failure([Mistake(called, 1, 1, f"this can't be read: {error.strerror or error}")]) from error
    except UnicodeDecodeError as error:
        raise failure([Mistake(called, 1, 1, "this is not UTF-8 text; save it as UTF-8")]) from error
    except ValueError as error:  # a name with a NUL is none
        raise failure([Mistake(called, 1, 1, f"this can't be read: {error}")]) from error


def meant(given: object, known: Iterable[str]) -> str:
    """Suggest the name that was probably meant; nothing where none is near."""
    near = nearest(str(given), known)
    return f"; did you mean “{near}”?" if near else ""


def hint(given: object, known: Iterable[str], *, few: int = 0) -> str:
    """Suggest the name that was probably meant, and list all where none is near or there are no more than `few`."""
    names = list(known)
    near = meant(given, names)
    return near if near and len(names) > few else f"; expected one of {', '.join(names)}{near}"


def shown(value: object, table: str = "a table") -> str:
    """A value as a message quotes it; `table` is what the format calls keys with values."""
    if isinstance(value, str):
        return f"“{value[:LONGEST]}”"
    if isinstance(value, dict):
        return table
    if value is None:
        return "empty"
    return "a list" if isinstance(value, (list, tuple)) else str(value).lower()[:LONGEST]
