"""The account of an import or export: what stands there in other words, what was left out, and what may be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from goalkit.interchange.layout import Layout
    from goalkit.model import Document
    from goalkit.text import Span, Text

__all__ = ["Account", "Became", "Exported", "Imported", "Note"]

Became = Literal["changed", "left_out", "doubt"]


class Note(NamedTuple):
    """What became of one thing that a goal, or the file itself, says.

    `changed`: it stands there in other words or at another place, which `into` and `becomes` say. `left_out`: there is
    no place for it. `doubt`: it was written, or should have been, and the tool may refuse it. `field` is its heading in
    the file that was read, or its key in the documented form; `at` is where it was written.
    """

    became: Became
    about: str | None
    field: str
    words: str
    at: Span | None
    because: str
    into: str | None = None
    becomes: str | None = None


class Account:
    """Notes in the order in which things were met."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def left_out(self, about: str | None, field: str, words: Text | str, because: str, at: Span | None = None) -> None:
        """There is no place for it."""
        self.notes.append(Note("left_out", about, field, str(words), _place(words, at), because))

    def changed(  # noqa: PLR0913 (a note has as many sides)
        self,
        about: str | None,
        field: str,
        words: Text | str,
        because: str,
        *,
        into: str | None = None,
        becomes: str | None = None,
        at: Span | None = None,
    ) -> None:
        """It stands elsewhere, or in other words."""
        self.notes.append(Note("changed", about, field, str(words), _place(words, at), because, into, becomes))

    def doubt(self, about: str | None, field: str, words: Text | str, because: str, at: Span | None = None) -> None:
        """The tool may refuse it."""
        self.notes.append(Note("doubt", about, field, str(words), _place(words, at), because))


class Imported(NamedTuple):
    """Goals that came from another tool's file."""

    document: Document
    layout: Layout | None
    notes: tuple[Note, ...]


class Exported(NamedTuple):
    """A file for another tool, as its bytes, and how many goals stand in it."""

    data: bytes
    layout: Layout
    goals: int
    notes: tuple[Note, ...]


def _place(words: Text | str, at: Span | None) -> Span | None:
    return at if at is not None else getattr(words, "span", None)
