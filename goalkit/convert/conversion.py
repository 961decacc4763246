"""What came of a conversion: the new document, and an account of every word of the old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalkit.model import Document
    from goalkit.text import Span

__all__ = ["Conversion", "Note"]


@dataclass(frozen=True, slots=True)
class Note:
    """What became of one thing that the old document says, or one thing that the new one has to say.

    `goal` is the id of the goal that it is about, None for the document. `field` is the key of the documented form,
    or `kind`, `statement` or `under` (the goal it hangs under); of other lists it is a path such as
    `check_ins[0].value`. `words` are those of the author, or of the new document where it had none; `at` is where they
    stand, None for those that stand nowhere. `into` is the field that has them now, `becomes` what is written there.
    `because` says why in a clause; `ask` is the question that only people can answer.
    """

    goal: str | None
    field: str
    words: str
    at: Span | None
    because: str
    into: str | None = None
    becomes: str | None = None
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Conversion:
    r"""A document in its new framework, and the account of the old one.

    Each thing that the old document says is in exactly one of `kept`, `derived` and `dropped`. What the new one
    says beside it is in `derived`, where it follows from what was written, or in `asked`, where it stands as a slot in
    angle brackets. A goal keeps its id, also one that was only made from its place.

    >>> import goalkit
    >>> document = goalkit.read("# Objective: Patients sleep\n- KR: Alarms a night fall from 40 to 12\n")
    >>> conversion = goalkit.convert(document, "kpi")
    >>> conversion.document.framework
    'kpi'
    """

    source: Document
    document: Document
    kept: tuple[Note, ...]
    derived: tuple[Note, ...]
    dropped: tuple[Note, ...]
    asked: tuple[Note, ...]

    @property
    def changed(self) -> bool:
        """Whether anything is different now."""
        return self.document is not self.source
