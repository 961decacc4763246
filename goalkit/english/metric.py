"""The metric registry: what is known about well-known metrics, and how to find them in a sentence.

The facts are data, in `metrics.json` beside this module; edit them there. A key that is missing
there has the default that `Metric` gives it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from goalkit.english.words.near import nearest_few
from goalkit.english.words.verbs import SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Metric", "find", "match", "registry", "suggest"]

Unit = Literal["percent", "points", "score", "ratio", "count", "money", "duration", "mass", "energy", "volume", "data"]
Better = Literal["up", "down", "range"]
Timing = Literal["lead", "lag"]
Vanity = Literal["no", "weak", "yes"]
TOO_LATE = 60
"""Days after the work from which on a metric is of no use for steering within a quarter."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A well-known metric; what can't be said of it in general is None, empty or False.

    `common` are aliases that are common words too, and in a sentence only mean the metric where
    something is done to them or a value follows (“raise sales”, not “tools for sales”); after a word
    in `not_after` no name means this metric.
    `unit` is the usual one and `units` are all in which it is sensibly stated, the usual one first.
    `min` and `max` are limits in the usual unit, a percentage counting from 0 to 100; None where
    there is none. `noun` is the singular of what a count counts, `per` what the value is divided by.
    """

    id: str
    name: str
    family: str
    unit: Unit
    units: tuple[Unit, ...]
    aliases: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
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

    @property
    def is_late(self) -> bool:
        """Whether it moves only months after the work, or sums up what many things did together, as money does."""
        return self.timing == "lag" and (self.family == "financial" or (self.reads_after_days or 0) >= TOO_LATE)


class _Registry(Mapping[str, Metric]):
    """The data file, of which each metric is only made when it is asked for: a run needs a handful."""

    __slots__ = ("_made", "fields")

    def __init__(self, fields: dict[str, dict[str, Any]]) -> None:
        self.fields = fields
        self._made: dict[str, Metric] = {}

    def __getitem__(self, metric: str) -> Metric:
        made = self._made.get(metric)
        if made is None:
            given = self.fields[metric]
            fields: dict[str, Any] = {"units": (given["unit"],)}
            for key, value in given.items():
                fields[key] = tuple(value) if isinstance(value, list) else value
            made = self._made[metric] = Metric(**fields)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)


@cache
def registry() -> Mapping[str, Metric]:
    """Every known metric by id, in the order of the data file; read once."""
    return _load()


@lru_cache(maxsize=8192)  # every word of every statement is asked
def begins_name(word: str) -> bool:
    """Whether a name of a metric may begin with this word, be it in the singular or the plural."""
    return _names_from(word) is not None


def match(words: Sequence[str], start: int = 0) -> tuple[Metric, int] | None:
    """Find the metric with the longest name that begins at `words[start]`, and the index after its last word.

    The words are in lower case, hyphenated words split, without punctuation; an empty word stands
    for a sign. British and American spellings are the same. A word of a name in the singular is
    found in the plural too, but one in the plural (“downloads”, “sign-ups”) isn't found in the
    singular, which in a sentence is a verb or part of another noun (“download page”). Words such as “rate” and “score”
    that only say that it is a metric belong to the name.

    >>> metric, end = match(["cut", "first", "response", "times", "to", "2", "hours"], 1)
    >>> metric.id, end
    ('first_response_time', 4)
    """
    return _match(words, start, in_prose=True)


def _match(words: Sequence[str], start: int, *, in_prose: bool) -> tuple[Metric, int] | None:
    names = _names_from(words[start])
    if names is None:
        return None
    if not names.one_word and (start + 1 == len(words) or _singular(words[start + 1]) not in names.seconds):
        return None
    following = tuple([_singular(word) for word in words[start + 1 : start + names.longest]])
    for length in range(len(following), -1, -1):
        name = names.rest.get(following[:length])
        if name is None:
            continue
        end = start + 1 + length
        if name.plurals and any(words[start + at][-1] != "s" for at in name.plurals):
            continue
        metric = registry()[name.metric]
        if start and words[start - 1] in metric.not_after:
            continue
        if end < len(words) and (words[end] in TAILS or (words[end] in SHARES and metric.unit in SHARED)):
            return metric, end + 1
        if not (in_prose and name.common) or _is_counted(words, start, end):
            return metric, end
    return None


TAILS = frozenset({"count", "counts", "figures", "level", "levels", "number", "numbers", "score", "scores", "value"})
"""Words after a metric's name that only say that it is one."""

SHARES = frozenset({"percentage", "rate", "rates"})
SHARED = frozenset({"percent", "ratio"})
"""Units of metrics after whose names words for a share only say that it is one."""

CHANGES = frozenset({"increase", "decrease", "improve", "keep"})

BEFORE = frozenset(
    """
    annual annually average current daily mean median monthly net new online our overall quarterly their the this
    total weekly yearly
    """.split()
)
"""Words that stand between a verb and what it changes, as far as goals use them."""

AFTER = frozenset(
    """
    above across after against among and are as at before below between but by compared down during each every for from
    has have in is least less more most must of on or over per should so than that this through to under until up
    versus via was were when while will with within without
    """.split()
)
"""Words that can come right after a noun phrase or before a value; a noun would make another phrase of it."""


def _is_counted(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a common word is what is counted: “raise sales”, “sales to 5m”, but not “sales team”."""
    if end < len(words) and words[end].isalpha() and words[end] not in AFTER:
        form = verb_form(words[end])
        return form is not None and form.form == "s" and SENSES[form.lemma] in {*CHANGES, "reach"}
    for word in words[end : end + 5]:
        if word[:1].isdigit():
            return not (len(word) == len("2027") and word.startswith(("19", "20")))
        if word and word not in AFTER:
            break
    before = start - 1
    while before >= 0 and (words[before] in BEFORE or not words[before]):
        before -= 1
    if before < 0:
        return False
    form = verb_form(words[before])
    return words[before][0].isdigit() or (form is not None and SENSES[form.lemma] in CHANGES)


NUMBER_OF = frozenset({"amount", "count", "level", "number", "percentage", "rate", "value"})

BREAKS = frozenset({"after", "before", "by", "for", "from", "in", "of", "on", "per", "to", "with", "within", "without"})
"""Words that end a noun phrase: what stands before one isn't narrowed by what stands behind it."""


@lru_cache(maxsize=1024)  # several rules ask about one measure, one after the other
def find(name: str) -> Metric | None:
    """Find a metric by what stands in a field or what a person asks for: its id, its name or an alias.

    A name may be narrowed by words before it (“trial users' activation rate”), but not by words after
    it, and may be explained in brackets.

    >>> find("Net Promoter Score (NPS)").id
    'nps'
    >>> find("NPS responses") is None
    True
    """
    known = registry().get(name.strip().lower())
    if known is not None:
        return known
    before, _, rest = name.partition("(")
    inside, _, after = rest.partition(")")
    for text in (name, f"{before} {after}", inside):
        words = _words(text)
        for start in range(len(words)):
            found = _match(words, start, in_prose=False)
            if found is not None and found[1] == len(words):
                return found[0]
            if words[start] in BREAKS and not (start and words[start - 1] in NUMBER_OF):
                break
    return None


def suggest(name: str, most: int = 3) -> tuple[Metric, ...]:
    """Name the metrics whose names look most like `name`, for “did you mean”; often none."""
    names = {
        " ".join(_words(text)): metric
        for metric in registry().values()
        for text in (metric.id.replace("_", " "), *metric.aliases, *metric.common, metric.name)
    }
    close = nearest_few(" ".join(_words(name)), names, most=most * 3, alike=0.75)
    return tuple(dict.fromkeys(names[one] for one in close))[:most]


@cache
def _load() -> _Registry:
    data: list[dict[str, Any]] = json.loads(Path(__file__).with_name("metrics.json").read_bytes())
    return _Registry({fields["id"]: fields for fields in data})


class _Name(NamedTuple):
    metric: str
    plurals: tuple[int, ...]
    """Its words that are written in the plural, and so only found in the plural."""
    common: bool
    """Whether it is a common word too, that only counts where something is said to be counted."""


class _Names(NamedTuple):
    """The names that begin with one word."""

    rest: dict[tuple[str, ...], _Name]
    """Each name by its words after the first, in the singular."""
    one_word: bool
    """Whether the word is a name by itself."""
    seconds: frozenset[str]
    """The words that may follow."""
    longest: int
    """How many words the longest one has."""


@cache
def _names() -> dict[str, list[tuple[str, str, bool]]]:
    """Every name, by its first word as written, with its metric and whether it is a common word too."""
    owners: list[tuple[str, bool]] = []
    names: list[str] = []
    for metric, fields in _load().fields.items():
        plain = [fields["name"], *fields.get("aliases", ())]
        common = fields.get("common", ())
        names += plain
        names += common
        owners += [(metric, False)] * len(plain)
        owners += [(metric, True)] * len(common)
    found: dict[str, list[tuple[str, str, bool]]] = {}
    # One string is cleaned faster than two thousand.
    for name, (metric, is_common) in zip(_clean("\n".join(names)).split("\n"), owners, strict=True):
        found.setdefault(name.partition(" ")[0], []).append((name, metric, is_common))
    return found


@lru_cache(maxsize=8192)
def _names_from(first: str) -> _Names | None:
    """Give the rest of each name that begins with this word in any of its forms; None where there is none."""
    found: dict[tuple[str, ...], _Name] = {}
    base = _singular(first)
    for form in _forms(base):
        for text, metric, common in _names().get(form, ()):
            words = text.split()
            singulars = [_singular(word) for word in words]
            if singulars[0] == base:
                plurals = [at for at, word in enumerate(words) if singulars[at] not in _spellings(word)]
                found[tuple(singulars[1:])] = _Name(metric, tuple(plurals), common)
    if not found:
        return None
    return _Names(found, () in found, frozenset([rest[0] for rest in found if rest]), 1 + max(map(len, found)))


SEPARATORS = str.maketrans(dict.fromkeys("-–/:&,.()%", " ") | {"'": None, "’": None})


def _clean(name: str) -> str:
    return name.lower().translate(SEPARATORS)


def _words(name: str) -> list[str]:
    return _clean(name).split()


AMERICAN = {
    "behaviour": "behavior",
    "cancelled": "canceled",
    "catalogue": "catalog",
    "centre": "center",
    "enrolment": "enrollment",
    "fulfilment": "fulfillment",
    "kilometre": "kilometer",
    "labour": "labor",
    "licence": "license",
    "litre": "liter",
    "metre": "meter",
    "maths": "math",
    "neighbourhood": "neighborhood",
    "ageing": "aging",
    "programme": "program",
    "tonne": "ton",
}
BRITISH = {american: british for british, american in AMERICAN.items()}


def _forms(singular: str) -> tuple[str, ...]:
    """Every form in which a word of a name may stand in a sentence."""
    return tuple(dict.fromkeys(form for one in _spellings(singular) for form in (one, _plural(one))))


def _spellings(word: str) -> tuple[str, ...]:
    """Give the word in British and in American spelling."""
    if "isation" in word or "ization" in word:
        return word.replace("isation", "ization"), word.replace("ization", "isation")
    other = AMERICAN.get(word) or BRITISH.get(word)
    return (word,) if other is None else (word, other)


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    """Cut off a regular plural; the same form for both spellings, and for both numbers of a word."""
    if word.endswith("s") and len(word) > len("dso") and word[-2] not in "sui":
        if word.endswith("ies"):
            word = word[:-3] + "y"
        elif word.endswith(("sses", "xes", "ches", "shes")):
            word = word[:-2]
        else:
            word = word[:-1]
    elif word == "ups":
        word = "up"
    return AMERICAN.get(word, word).replace("isation", "ization")


def _plural(singular: str) -> str:
    if singular[-1:] == "y" and singular[-2:-1] not in "aeiou":
        return singular[:-1] + "ies"
    if singular.endswith(("ss", "x", "ch", "sh")):
        return singular + "es"
    return singular if singular[-1:] == "s" else singular + "s"
