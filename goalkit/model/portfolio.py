"""All documents of a run together: what each goal shows to the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from goalkit.lookup import Alike, first_by
from goalkit.model.goal import Gauge
from goalkit.pile import Packed

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from goalkit.english import Measure
    from goalkit.model.document import Document
    from goalkit.model.goal import Goal, Kind
    from goalkit.model.series import Breach
    from goalkit.text import Span, Text


class Definition(NamedTuple):
    r"""How a goal says that its number is made; each as written, None where nothing is.

    >>> import goalkit
    >>> kpi = "framework: kpi\nkpis:\n  - {kpi: Beds free, formula: beds - patients, unit: beds}\n"
    >>> [entry] = Portfolio.of([goalkit.read(kpi, format="yaml")]).entries
    >>> str(entry.definition.formula)
    'beds - patients'
    """

    name: Text | None
    formula: Text | None
    unit: Text | None
    direction: Text | None
    window: Text | None


class Entry(NamedTuple):
    r"""What other documents may need to know of a goal; small, for portfolios hold millions.

    `owner`, `start` and `end` are inherited where the goal has none of its own. `references` are
    the ids it names as parent or as goals it supports, `parent` is where it hangs in its document.
    `leads_to` are the ids that its arrows name, where it is an objective of a scorecard. `breach` is that of a gauge
    for which nobody wrote a response.

    >>> import goalkit
    >>> document = goalkit.read("# Objective: Guests sleep (owner: Amara)\n", path="house.md")
    >>> [entry] = Portfolio.of([document]).entries
    >>> entry.path, entry.kind, entry.owner
    ('house.md', 'objective', 'Amara')
    """

    path: str
    id: str
    named: bool
    kind: Kind
    statement: Text
    parent: str | None
    references: tuple[Text, ...]
    owner: str | None
    start: datetime.date | None
    end: datetime.date | None
    measures: Sequence[Measure]
    commitment: str | None
    leads_to: tuple[Text, ...] = ()
    definition: Definition | None = None
    breach: Breach | None = None

    @property
    def stands_at(self) -> tuple[str, Span]:
        """File and place, by which one tells whether two entries are one goal: they may be read from disk anew."""
        return self.path, self.statement.span


@dataclass(frozen=True)
class Portfolio:
    r"""The goals of all documents of a run, sorted by path, then in document order.

    Of a large run they lie on disk: going through them again and again costs little memory, holding on to many of them
    much, and the same goal looked up twice is another object of the same content.

    >>> import goalkit
    >>> house = goalkit.read("objectives:\n  - {id: C-2, objective: Guests sleep well}", format="yaml", path="a.yaml")
    >>> team = goalkit.read("objectives:\n  - {objective: Nobody slams, supports: [C-2]}", format="yaml", path="b.yaml")
    >>> portfolio = Portfolio.of([team, house])
    >>> [one.statement for one in portfolio.parents_of(portfolio.entries[1])]
    ['Guests sleep well']
    """

    entries: Sequence[Entry]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Portfolio:
        """Gather the goals of all documents; the order in which they come makes no difference."""
        ordered = sorted(documents, key=lambda document: document.path)
        return cls(tuple(entry for document in ordered for entry in entries_of(document)))

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Goals by the id their authors gave them; of two with one id, the first."""
        return first_by(self.entries, lambda entry: entry.id if entry.named else None)

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str], Entry]:
        """Goals by path and id, derived ids included."""
        return first_by(self.entries, lambda entry: (entry.path, entry.id))

    @cached_property
    def repeated(self) -> Iterable[Iterable[Entry]]:
        """Goals that say the same in the same words, in groups of two or more, in order of their first.

        Nearly all statements stand alone, so a rough key sorts those out before words are compared.
        """
        from goalkit.english.words.likeness import bag, rough  # what reads a portfolio need not know about words

        return self.alike(lambda entry: rough(entry.statement), lambda entry: bag(entry.statement))

    def alike(self, *keys: Callable[[Entry], Hashable | None]) -> Iterable[Iterable[Entry]]:
        """Goals that have a key in common, in groups of two or more, in order of their first; None is no key.

        However many goals there are, this looks at each of them once for each key. The last key is the one that
        counts; those before it are cheaper, and leave out goals that have none in common with any other.
        """
        return Alike(self.entries, *keys)

    def named(self, entry: Entry, reference: str) -> Entry | None:
        """The goal that a reference of another one names: in its own file, else by an id that an author gave."""
        return self.by_place.get((entry.path, reference)) or self.by_id.get(reference)

    def parents_of(self, entry: Entry) -> tuple[Entry, ...]:
        """The goals it hangs under or says it supports, as far as they exist."""
        found = [self.by_place.get((entry.path, entry.parent))] if entry.parent else []
        found += [self.named(entry, one) for one in entry.references]
        unique = {(one.path, one.id): one for one in found if one is not None}
        return tuple(unique.values())


def entries_of(document: Document) -> Iterable[Entry]:
    """What one document's goals show to the others."""
    for goal in document.goals:
        period = document.period_of(goal)
        owner = document.owner_of(goal)
        named_parent = references_in(goal.parent_named) if goal.parent_named else ()
        yield Entry(
            path=document.path,
            id=goal.id,
            named=goal.named,
            kind=goal.kind,
            statement=goal.statement,
            parent=goal.parent,
            references=(*named_parent, *goal.supports),
            owner=str(owner) if owner else None,
            start=period.start if period else None,
            end=period.end if period else None,
            measures=Packed(goal.reading.measures) if goal.reading.measures else (),
            commitment=str(goal.commitment) if goal.commitment else None,
            leads_to=getattr(goal, "leads_to", ()),
            definition=_definition(goal),
            breach=_unanswered(goal, document) if document.check_ins else None,
        )


def _definition(goal: Goal) -> Definition | None:
    if not (goal.formula or goal.unit or goal.direction):
        return None
    name = goal.metric or (goal.statement if isinstance(goal, Gauge) else None)
    return Definition(name, goal.formula, goal.unit, goal.direction, goal.window)


def _unanswered(goal: Goal, document: Document) -> Breach | None:
    if not isinstance(goal, Gauge) or goal.response:
        return None
    from goalkit.model.series import breach_of, series_of  # few documents have values over time

    return breach_of(series_of(goal, document.check_ins_of(goal)))


def references_in(written: Text) -> tuple[Text, ...]:
    """The ids in a field that may name several goals: “C-1, C-2”."""
    if not any(mark in written for mark in ",;\n"):
        return (written.trim(),)
    found = []
    start = 0
    for at, character in enumerate(written + ","):
        if character in ",;\n":
            reference = written[start:at].trim()
            if reference:
                found.append(reference)
            start = at + 1
    return tuple(found)
