"""The account of a conversion: what became of every word, in the order in which it was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.convert.conversion import Conversion, Note
from goalkit.form.entry import WRITTEN
from goalkit.form.fields import CHECK_IN, KINDS, STEP, STREAM
from goalkit.read.remainder import words_beside
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from goalkit.convert.table import Slot
    from goalkit.form.fields import Field
    from goalkit.model import Document, Framework, Goal, Kind
    from goalkit.text import Span

__all__ = ["Account", "key_of", "words_of", "written"]

STAYS = "it is said in the same way there"


class Account:
    """Notes by what became of things; each method writes one down."""

    def __init__(self) -> None:
        self._kept: list[Note] = []
        self._derived: list[Note] = []
        self._dropped: list[Note] = []
        self._asked: list[Note] = []

    def kept(self, goal: str | None, field: str, value: Any, because: str = STAYS, at: Text | None = None) -> None:  # noqa: ANN401
        """Something stands where it stood, in the same words."""
        self._kept.append(Note(goal, field, words_of(value), _span(value, at), because, into=field))

    def derived(  # noqa: PLR0913 (a note has as many sides)
        self,
        goal: str | None,
        field: str,
        value: Any,  # noqa: ANN401 texts, lists of them, periods
        because: str,
        *,
        into: str | None = None,
        becomes: str | None = None,
        at: Text | None = None,
    ) -> None:
        """Something stands elsewhere or in other words, or follows from what was written."""
        note = Note(goal, field, words_of(value), _span(value, at), because, into or field, becomes or words_of(value))
        self._derived.append(note)

    def dropped(self, goal: str | None, field: str, value: Any, because: str, at: Text | None = None) -> None:  # noqa: ANN401
        """Something is gone."""
        self._dropped.append(Note(goal, field, words_of(value), _span(value, at), because))

    def asked(self, goal: str | None, field: str, slot: Slot, because: str, at: Text | None = None) -> None:
        """Only people know it; the slot stands in its place."""
        place = at.span if at is not None else None
        self._asked.append(Note(goal, field, "", place, because, into=field, becomes=slot.words, ask=slot.ask))

    def document(self, document: Document, to: Framework, gone: Container[str]) -> None:
        """Account for all that doesn't belong to one goal, and for check-ins, which go where their goals go."""
        if document.framework is not None:
            if document.framework == to:
                self.kept(None, "framework", Text(document.framework), at=document.title)
            else:
                because = "this is what was asked for"
                self.derived(None, "framework", Text(document.framework), because, becomes=to, at=document.title)
        for key in ("title", "period", "owner"):
            value = getattr(document, key)
            if value is not None:
                self.kept(None, key, value, at=document.title)
        if document.perspectives and to == "balanced_scorecard":
            self.kept(None, "perspectives", document.perspectives)
        elif document.perspectives:
            self.dropped(None, "perspectives", document.perspectives, "only a scorecard has sides")
        self._streams(document)
        self._check_ins(document, gone)
        for at, ignore in enumerate(document.ignores):
            self.dropped(ignore.goal, f"ignores[{at}]", ignore.at, "comments are no part of the goals")
        for at, unknown in enumerate(document.unknown):
            self.dropped(None, f"unknown[{at}]", unknown.at, "nothing says what this key means")
        for line in words_beside(document):
            self.dropped(None, f"lines[{line.span.line - 1}]", line, "it is no part of a goal")

    def _streams(self, document: Document) -> None:
        because = "a picture of the work stays true whatever the goals"
        for at, stream in enumerate(document.streams):
            self._all(f"value_streams[{at}].", None, stream, STREAM, because)
            for number, step in enumerate(stream.steps):
                self._all(f"value_streams[{at}].steps[{number}].", None, step, STEP, because)

    def _check_ins(self, document: Document, gone: Container[str]) -> None:
        for at, one in enumerate(document.check_ins):
            if one.goal in gone:
                self._all(f"check_ins[{at}].", one.goal, one, CHECK_IN, "it goes with its goal", self.dropped)
            else:
                self._all(f"check_ins[{at}].", one.goal, one, CHECK_IN, "it stays with its goal")

    def _all(  # noqa: PLR0913, PLR0917 (what is written down, where, and how)
        self,
        path: str,
        goal: str | None,
        one: object,
        keys: Mapping[str, Field],
        because: str,
        write: Callable[..., None] | None = None,
    ) -> None:
        for key, field in keys.items():
            name = WRITTEN.get(field.attribute, field.attribute) if keys is CHECK_IN else field.attribute
            value = getattr(one, name)
            if value:
                (write or self.kept)(goal, path + key, value, because)

    def conversion(self, source: Document, document: Document) -> Conversion:
        """All of it, frozen."""
        notes = (self._kept, self._derived, self._dropped, self._asked)
        return Conversion(source, document, *map(tuple, notes))


def written(goal: Goal) -> dict[str, Any]:
    """What its author wrote beside a goal's statement, by the names of the model."""
    found = {}
    for field in KINDS[goal.kind].fields.values():
        value = getattr(goal, field.attribute)
        if value is not None and value != () and (field.attribute != "id" or goal.named):
            found[field.attribute] = value
    return found


def key_of(kind: Kind, attribute: str) -> str:
    """The key under which goals of a kind have an attribute: `due` of a SMART goal is `time_bound`."""
    return next((key for key, field in KINDS[kind].fields.items() if field.attribute == attribute), attribute)


def words_of(value: Any) -> str:  # noqa: ANN401 texts, lists of them, periods
    """The words of a text, a list of texts or a period."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value) if isinstance(value, str) else str(value.text)


def _span(value: Any, at: Text | None) -> Span | None:  # noqa: ANN401
    for one in _texts(value):
        return one.span
    return at.span if at is not None else None


def _texts(value: Any) -> Iterator[Text]:  # noqa: ANN401
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        yield from value
    elif isinstance(getattr(value, "text", None), Text):
        yield value.text
