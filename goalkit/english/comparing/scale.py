"""Which numbers can be compared: units of one dimension, and what “by 10%” means on a metric that is itself a share."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from goalkit.english.metric import find, registry
from goalkit.english.numbers.units import SECONDS
from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.token import WORD, tokenize
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from goalkit.english.metric import Metric
    from goalkit.english.reading import Measure, Quantity
    from goalkit.text import Mark, Text

__all__ = ["dimension", "in_base_unit", "is_share", "known_metric", "step"]

BYTES = {"B": 1.0, "kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15}

CURRENCY_LETTERS = 3

SHARES = frozenset(
    {"adoption", "attendance", "attrition", "churn", "conversion", "coverage", "margin", "percentage", "ratio", "rate"}
    | {"retention", "share", "turnover", "utilisation", "utilization", "uptime", "yield"}
)
"""Last words of names of metrics that are stated in percent."""

RATIOS = frozenset({"rate", "share", "percentage", "ratio", "proportion"})
"""Words that make a share of what is otherwise counted: “sign-up rate”."""

AMOUNTS = frozenset({"number", "level", "total", "value", "amount", "rate", "percentage", "count"})
"""What may stand before “of” and a metric without making it another one."""

FILLERS = frozenset({"score", "level", "value", "average", "index", "overall"})
"""Words after a name that say nothing more than it does."""

TIES = frozenset({"about", "against", "behind", "for", "from", "of", "on", "through", "via", "with", "without"})
"""Prepositions that make a name a detail of the noun before it."""

JOINTS = frozenset(
    {"and", "or", "but", "while", "is", "are", "stays", "remains", "rise", "fall", "grow", "drop", "go", "increase"}
    | {
        "decrease",
        "improve",
        "double",
        "halve",
        "at",
        "between",
        "below",
        "above",
        "every",
        "each",
        "a",
        "this",
        "next",
    }
    | {"as", "reach", "exceed", "stay", "remain", "will", "should", "must", "monthly", "weekly", "yearly", "annually"}
)
"""Words after a name that don't lengthen it."""


def dimension(unit: str | None) -> str | None:
    """What a unit measures: `time`, `data`, `percent`, a currency by its code; None for all others.

    >>> dimension("minute"), dimension("EUR"), dimension("visitor")
    ('time', 'EUR', None)
    """
    if unit is None:
        return None
    if unit in SECONDS:
        return "time"
    if unit in BYTES:
        return "data"
    if unit == "percent" or (len(unit) == CURRENCY_LETTERS and unit.isalpha() and unit.isupper()):
        return unit
    return None


def in_base_unit(quantity: Quantity, unit: str | None = None) -> float:
    """The number in seconds, bytes or its own unit; `unit` stands in where the quantity has none."""
    unit = quantity.unit or unit
    factor = SECONDS.get(unit or "") or BYTES.get(unit or "") or 1.0
    return quantity.number * factor


def step(start: Quantity, end: Quantity) -> float | None:
    """How far it is from one value to another, in their base unit; None where they can't be compared.

    In “from 24 to 4 hours” and “from 40% to 50” the unit that is written stands for both.
    """
    if start.unit and end.unit and start.unit != end.unit:
        shared = dimension(start.unit)
        if shared is None or shared != dimension(end.unit):
            return None
    return in_base_unit(end, start.unit) - in_base_unit(start, end.unit)


def known_metric(measure: Measure, statement: Text | None = None) -> Metric | None:
    """The metric of the registry that a measure is, None where its words say more than that metric's name.

    “NPS responses” contains a metric and is another one; “our average NPS” is the NPS. With the
    statement, the words around the measure's are looked at too: “calls from new members” are calls.
    """
    if measure.metric is None:
        return None
    name = measure.text
    if name is None:
        return registry().get(measure.metric)
    metric = _named(measure.metric, str(name))
    if metric is None or statement is None or _stands_alone(name, name.marks, statement, statement.marks):
        return metric
    return None


@lru_cache(maxsize=1024)  # the same metrics are written in the same words all over a portfolio
def _named(metric: str, words: str) -> Metric | None:
    """The metric of an id, if the words are a name of it and of nothing else."""
    known = registry().get(metric)
    if known is None:
        return None
    if known.unit == "count" and RATIOS.intersection(words.casefold().split()):
        return None  # the rate of a thing is counted in other units than the thing
    return known if find(words) is known else None


# Half a dozen rules ask it of the same goal, one after the other. Texts are equal where their words are: the marks in
# the key tell their places apart.
@lru_cache(maxsize=64)
def _stands_alone(name: Text, _name_at: tuple[Mark, ...], statement: Text, _statement_at: tuple[Mark, ...]) -> bool:
    """Whether a name is neither part of a longer one (“NPS responses”) nor tied to another noun (“causes of churn”)."""
    tokens = tokenize(statement)
    begin, end = name.place(0), name.place(len(name) - 1)
    inside = [at for at, one in enumerate(tokens) if begin <= statement.place(one.start) <= end]
    if not inside:
        return True  # it stands in a field of its own
    before = tokens[inside[0] - 1].low if inside[0] else ""
    if before == "of" and inside[0] > 1:
        before = "" if tokens[inside[0] - 2].low in AMOUNTS else before
    if before in TIES:
        return False
    for following in tokens[inside[-1] + 1 :]:
        if following.kind != WORD:
            return True
        if following.low not in FILLERS:
            form = verb_form(following.low)
            return following.low in PREPOSITIONS or following.low in JOINTS or (form is not None and form.form == "s")
    return True


def is_share(measure: Measure) -> bool:
    """Whether the metric is itself stated in percent, so that “by 10%” may mean a tenth or ten points."""
    metric = known_metric(measure)
    if metric is not None:
        return metric.unit == "percent"
    if measure.baseline is not None and measure.baseline.unit is not None:
        return measure.baseline.unit == "percent"
    words = str(measure.text or "").casefold().split()
    return bool(words) and words[-1] in SHARES
