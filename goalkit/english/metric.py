"""The metric registry: what is known about well-known metrics, and how to find them in a sentence.

The facts are data, in `metrics.json` beside this module; edit them there. A key that is missing
there has the default that `Metric` gives it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Metric", "find", "match", "registry", "suggest"]

Unit = Literal["percent", "points", "score", "ratio", "count", "money", "duration", "mass", "energy", "volume"]
Better = Literal["up", "down", "range"]
Timing = Literal["lead", "lag"]
Vanity = Literal["no", "weak", "yes"]


@dataclass(frozen=True, slots=True)
class Metric:
    """A well-known metric; what can't be said of it in general is None, empty or False.

    `unit` is the usual one and `units` are all in which it is sensibly stated, the usual one first.
    `min` and `max` are limits in the usual unit, a percentage counting from 0 to 100; None where
    there is none. `noun` is the singular of what a count counts, `per` what the value is divided by.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    family: str
    unit: Unit
    units: tuple[Unit, ...]
    noun: str | None = None
    per: str | None = None
    min: float | None = None
    max: float | None = None
    better: Better = "up"
    """`range` where both too much and too little are bad, or where it depends."""
    timing: Timing = "lag"
    """Whether it moves before the result that people care about, or only with it."""
    vanity: Vanity = "no"
    """Whether it mostly rises with time, spending or effort, and decides nothing."""
    needs_window: bool = False
    """Whether a value says nothing without the time over which it was counted."""
    additive: bool = False
    """Whether the values of separate teams add up to that of all of them."""
    denominator_known: bool = False
    """Whether the standard definition fixes the population of which it is a share."""
    skewed: bool = False
    """Whether a few extremes move its average, so that a percentile says more."""
    reads_after_days: int | None = None
    """How long after the work it can be read at the earliest, in days."""
    complement: str | None = None
    """The metric of which this one is what is left to 100, on the same population."""
    counters: tuple[str, ...] = ()
    """Metrics that show when this one is gamed, the best guard first."""
    tradeoffs: tuple[str, ...] = ()
    """Metrics that tend to get worse, honestly, when this one gets better."""
    proxies: tuple[str, ...] = ()
    """Metrics that move earlier and tell where this one will go."""
    formula: str | None = None
    meaning: str = ""
    gamed_by: str | None = None


class _Index(NamedTuple):
    metrics: Mapping[str, Metric]
    starts: dict[str, dict[tuple[str | None, ...], Metric]]
    """The first word, in each of its forms, to the rest of each alias that starts with it."""
    forms: dict[str, str]
    """Each form of each later word to the one form that the rests are written in."""


def registry() -> Mapping[str, Metric]:
    """Every known metric by id, in the order of the data file; read once."""
    return _index().metrics


def match(words: Sequence[str], start: int = 0) -> tuple[Metric, int] | None:
    """Find the metric with the longest name that begins at `words[start]`, and the index after its last word.

    The words are in lower case, hyphenated words split, without punctuation. British and American
    spellings, singular and plural are the same, but for one thing: a name that is a single plural
    noun (“downloads”) isn't found in its singular, which in a sentence is part of another word
    (“download page”).

    >>> metric, end = match(["cut", "first", "response", "times", "to", "2", "hours"], 1)
    >>> metric.id, end
    ('first_response_time', 4)
    """
    index = _index()
    rests = index.starts.get(words[start])
    if rests is None:
        return None
    forms = index.forms
    following = tuple([forms.get(word) for word in words[start + 1 : start + LONGEST]])
    for length in range(len(following), -1, -1):
        metric = rests.get(following[:length])
        if metric is not None:
            return metric, start + 1 + length
    return None


LONGEST = 8
"""The most words that a metric's name may have."""

DECORATION = frozenset(
    "a all average avg current daily mean median monthly number of our overall p50 p75 p90 p95 p99 percentage "
    "quarterly rate score share the total value weekly yearly annual".split()
)
"""Words around a metric's name in a field that don't change which metric it is."""


def find(name: str) -> Metric | None:
    """Find a metric by what stands in a field or what a person asks for: its id, its name or an alias.

    >>> find("Net Promoter Score (NPS)").id
    'nps'
    >>> find("average first-response time").id
    'first_response_time'
    """
    known = registry().get(name.strip().lower())
    if known is not None:
        return known
    before, _, rest = name.partition("(")
    inside, _, after = rest.partition(")")
    for text in (name, f"{before} {after}", inside):
        words = _words(text)
        while words:
            found = match(words)
            if found is not None and all(word in DECORATION for word in words[found[1] :]):
                return found[0]
            if words[0] not in DECORATION:
                break
            del words[0]
    return None


def suggest(name: str, most: int = 3) -> tuple[Metric, ...]:
    """Name the metrics whose names look most like `name`, for “did you mean”; often none."""
    from difflib import get_close_matches

    names = {" ".join(_words(text)): one for one in registry().values() for text in (one.id, *one.aliases, one.name)}
    close = get_close_matches(" ".join(_words(name)), names, n=most * 3, cutoff=0.75)
    return tuple(dict.fromkeys(names[one] for one in close))[:most]


@cache
def _index() -> _Index:
    data: list[dict[str, Any]] = json.loads(Path(__file__).with_name("metrics.json").read_bytes())
    metrics = {one["id"]: _metric(one) for one in data}
    starts: dict[str, dict[tuple[str | None, ...], Metric]] = {}
    forms: dict[str, str] = {}
    base: dict[str, str] = {}
    firsts: dict[str, tuple[str, ...]] = {}
    for metric in metrics.values():
        for name in (metric.name, *metric.aliases):
            first, *later = _words(name)
            for word in later:
                if word not in base:
                    base[word] = singular = _singular(word)
                    for form in _forms(word):
                        forms[form] = singular
            rest = tuple([base[word] for word in later])
            if not later and first != _singular(first):
                heads: Iterable[str] = _spellings(first)
            elif first in firsts:
                heads = firsts[first]
            else:
                heads = firsts[first] = tuple(_forms(first))
            for head in heads:
                starts.setdefault(head, {})[rest] = metric
    return _Index(MappingProxyType(metrics), starts, forms)


def _metric(one: dict[str, Any]) -> Metric:
    for key, value in one.items():
        if value.__class__ is list:
            one[key] = tuple(value)
    one["units"] = (one["unit"], *one.get("units", ()))
    return Metric(**one)


SEPARATORS = str.maketrans(dict.fromkeys("-–/:&,.()%", " ") | {"'": None, "’": None})  # noqa: RUF001 - as people type it


def _words(name: str) -> list[str]:
    return name.lower().translate(SEPARATORS).split()


AMERICAN = {
    "behaviour": "behavior",
    "cancelled": "canceled",
    "centre": "center",
    "enrolment": "enrollment",
    "fulfilment": "fulfillment",
    "labour": "labor",
    "licence": "license",
    "neighbourhood": "neighborhood",
    "programme": "program",
    "tonne": "ton",
    "ups": "up",
}
BRITISH = {american: british for british, american in AMERICAN.items()}


def _forms(word: str) -> set[str]:
    """Every form in which a word of a name may stand in a sentence."""
    singular = _singular(word)
    return {form for one in (word, singular, _plural(singular)) for form in _spellings(one)}


def _spellings(word: str) -> set[str]:
    other = BRITISH.get(word) or AMERICAN.get(word)
    if other is not None:
        return {word, other}
    if "isation" in word or "ization" in word:
        return {word.replace("ization", "isation"), word.replace("isation", "ization")}
    return {word}


def _singular(word: str) -> str:
    """Cut off a regular plural; the same form for both spellings, and for both numbers of a word."""
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith(("sses", "xes", "ches", "shes")):
            word = word[:-2]
        else:
            word = word[:-1]
    word = word.replace("isation", "ization")
    return AMERICAN.get(word, word)


def _plural(word: str) -> str:
    if word[-1] == "y" and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("ss", "x", "ch", "sh")):
        return word + "es"
    return word if word[-1] == "s" else word + "s"
