"""What a sentence says once it is understood: the words that every rule reasons about.

The definitions are the contract of `goalkit show --output json`; each piece of text in a reading
is a slice of the statement (or of a neighbouring field), so it knows where it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime

    from goalkit.text import Text

Measured = Literal["quantity", "event", "none"]
Focus = Literal["outcome", "output"]
Aim = Literal["aim", "task", "topic"]
Direction = Literal["increase", "decrease", "maintain"]
ChangeKind = Literal["relative", "points", "absolute", "factor"]
Statistic = Literal["average", "median", "percentile"]
Comparator = Literal["at_least", "at_most", "equal", "between"]
Sense = Literal["make", "do", "increase", "decrease", "improve", "reach", "keep", "be", "other"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a role, with its unit: “45%”, “under 2 hours”, “€3.1m”, “twelve”.

    `unit` is `percent`, `points` (percentage points or index points), a time unit in the singular
    (`second minute hour day week month quarter year`, also `millisecond`), an ISO currency code, a
    data size (`MB`), `ratio` (3x, 1.2:1), the singular of the noun that is counted (`user`), or None.

    >>> import goalkit
    >>> goalkit.understand("Answer calls in under 2 hours").measures[0].target
    Quantity(number=2.0, unit='hour', text='under 2 hours')
    """

    number: float
    unit: str | None
    text: Text


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that a statement measures, from what to what.

    `metric` is an id of the metric registry, or None for a metric it doesn't know; `text` is the
    metric as written (None where the statement has a number but nothing that it counts).
    `baseline`, `target`, `upper` (the high end of a range) and `change` are None where the author
    names none. `window` is the period over which the metric is counted (“weekly”, “per month”), and
    `statistic` what is taken of many values (“on average”, “p95”), where the words say so.

    >>> import goalkit
    >>> [measure] = goalkit.understand("Cut churn from 5% to at most 3% a month").measures
    >>> measure.metric, measure.direction, measure.baseline.number, measure.target.number, measure.comparator
    ('customer_churn', 'decrease', 5.0, 3.0, 'at_most')
    """

    metric: str | None
    text: Text | None
    direction: Direction | None = None
    baseline: Quantity | None = None
    target: Quantity | None = None
    change: Quantity | None = None
    change_kind: ChangeKind | None = None
    comparator: Comparator | None = None
    upper: Quantity | None = None
    unit: str | None = None
    window: Text | None = None
    statistic: Statistic | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit that the statement itself names; `date` is its last day, where that can be told.

    `relative` marks limits that count from an unstated day (“within six months”), `vague` those
    that never arrive (“soon”), and `ambiguous` those that need a year, a fiscal calendar or a
    day-month order that nobody stated; their `date` is None unless the document settles it.
    `first` is the first day of a stretch that the words name (“in Q2 2027”), None for a single day.

    >>> import goalkit
    >>> goalkit.understand("Open the second kitchen by the end of March 2027").deadline.date
    datetime.date(2027, 3, 31)
    >>> goalkit.understand("Open the second kitchen soon").deadline.vague
    True
    """

    text: Text
    date: datetime.date | None = None
    relative: bool = False
    vague: bool = False
    ambiguous: bool = False
    impossible: bool = False
    first: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb that carries the statement: “Launch”, “rises”, “is documented”.

    `sense`: `make` brings a deliverable about, `do` is other work, `increase`, `decrease` and
    `improve` (no direction of its own) change something, `reach` arrives at a value or state,
    `keep` holds one, `be` states one.

    >>> import goalkit
    >>> verb = goalkit.understand("Launched the new menu").verb
    >>> str(verb.text), verb.lemma, verb.sense
    ('Launched', 'launch', 'make')
    """

    text: Text
    lemma: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything goalkit understood of one statement.

    `english` is False where the text was not recognised as English: nothing below then says more
    than the numbers do, and rules about sentences stay silent.
    `measured`, `focus`, `change_without_baseline`, `compound` and `vague_words` describe the
    statement as a result; `states_number` and `aim` describe it as an objective.
    `parts` are the parts of a compound statement, empty otherwise. `quantities` are all numbers
    with a role; numbers that are names (“Q4”, “ISO 27001”) are not among them.
    `purpose` is the clause that says what work is for, if that is a change (“reduce onboarding time”
    in “Implement single sign-on to reduce onboarding time”), `means` the one that says how (“building
    a portal” in “Make it easy to get paid by building a portal”), both without their connective.
    `placeholders` are values that nobody has filled in yet: “TBD”, “XX%”, “<metric>”, “[owner]”.
    `shows_work` is True where a word shows that an output is one: a verb of making or doing, or a noun for what teams
    make (“Publish …”, “A new guide”). Of “Convention ratified” nobody can tell whose doing it is.

    >>> import goalkit
    >>> reading = goalkit.understand("Implement single sign-on to reduce onboarding time")
    >>> reading.measured, reading.focus, str(reading.purpose)
    ('event', 'output', 'reduce onboarding time')
    """

    measured: Measured = "none"
    focus: Focus = "output"
    change_without_baseline: bool = False
    compound: bool = False
    vague_words: tuple[Text, ...] = ()
    deadline: Deadline | None = None
    measures: tuple[Measure, ...] = ()
    states_number: bool = False
    aim: Aim = "aim"
    english: bool = True
    verb: Verb | None = None
    parts: tuple[Text, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    purpose: Text | None = None
    means: Text | None = None
    placeholders: tuple[Text, ...] = ()
    shows_work: bool = False
