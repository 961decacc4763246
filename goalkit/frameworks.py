"""The frameworks that goalkit knows: the facts on top of each page of `frameworks/`, side by side, and its prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from goalkit.data import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from goalkit.model import Kind
    from goalkit.model.document import Framework

__all__ = [
    "TITLES",
    "Claim",
    "Dimension",
    "Fact",
    "FrameworkPage",
    "Pairing",
    "Part",
    "Replaces",
    "UnknownFrameworkError",
    "find_framework",
    "frameworks",
]

Dimension = Literal[
    "purpose",
    "question",
    "nature",
    "origin",
    "unit",
    "count",
    "horizon",
    "cadence",
    "level",
    "set_by",
    "form",
    "ambition",
    "success",
    "alignment",
    "flexibility",
    "pay",
    "time_cost",
    "data_needs",
]
"""What every framework is described by, so that any of them can be laid beside any other; in reading order."""

TITLES: Mapping[Dimension, str] = MappingProxyType(
    {
        "purpose": "Purpose",
        "question": "Question it answers",
        "nature": "Kind of thing",
        "origin": "Origin",
        "unit": "Unit",
        "count": "How many",
        "horizon": "Horizon",
        "cadence": "Cadence",
        "level": "Level",
        "set_by": "Who sets it",
        "form": "Words or numbers",
        "ambition": "Ambition",
        "success": "How success is judged",
        "alignment": "Alignment",
        "flexibility": "Flexibility",
        "pay": "Tied to pay",
        "time_cost": "Time it costs",
        "data_needs": "Data it needs",
    }
)
"""What stands in front of a dimension in a comparison."""

Replaces = Literal["no", "partly", "yes"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that is said of a framework; `sources` are keys of the bibliography, never empty."""

    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact(Claim):
    """What a framework says on one dimension: a sentence, and the same in a few words for a cell of a table."""

    short: str


@dataclass(frozen=True, slots=True)
class Part(Claim):
    """Something that a framework is made of.

    `kind` is what goalkit calls it where it is a goal of its own, None where it belongs to one; `keys` are then the
    keys that hold it in a file. `count` says how many of them there are, in words, because sources differ.
    """

    name: str
    kind: Kind | None
    count: str
    required: bool
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """How a framework gets on with another one.

    `framework` is the slug of the other, `how` says how both work side by side, `replaces` whether this one could stand
    in for the other, and `because` why, or why not.
    """

    framework: str
    how: str
    replaces: Replaces
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """What a reader compares frameworks by; `body` is the guide's page in Markdown.

    `slug` is the name of the page, `name` what the framework is called in full and `short` in passing; `aliases` are
    other words for it, in small letters. `framework` is what a document that follows it is read as. `facts` has every
    dimension, and `works_with` every other framework. `further_reading` are keys of the bibliography.

    >>> page = frameworks()["okr"]
    >>> page.short, page.facts["cadence"].short
    ('OKR', 'weekly check-in, scored at the end')
    """

    slug: str
    name: str
    short: str
    framework: Framework
    aliases: tuple[str, ...]
    summary: str
    parts: tuple[Part, ...]
    facts: Mapping[Dimension, Fact]
    best_for: tuple[Claim, ...]
    watch_out_for: tuple[Claim, ...]
    works_with: tuple[Pairing, ...]
    further_reading: tuple[str, ...]
    body: str

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of all sources that the facts rest on, each once, in alphabetical order."""
        claims: Iterable[Claim | Pairing] = (
            *self.parts,
            *self.facts.values(),
            *self.best_for,
            *self.watch_out_for,
            *self.works_with,
        )
        return tuple(sorted({key for claim in claims for key in claim.sources} | {*self.further_reading}))


class UnknownFrameworkError(LookupError):
    """Nobody knows a framework of this name; the message says which one was probably meant.

    >>> import goalkit
    >>> try:
    ...     goalkit.convert(goalkit.read("- KR: Falls drop from 9 to 3 a month"), "okrs and more")
    ... except UnknownFrameworkError as error:
    ...     print(str(error).partition(".")[0])
    there is no framework “okrs and more”
    """


@cache
def frameworks() -> dict[str, FrameworkPage]:
    """All frameworks by slug, in the order of their slugs.

    >>> frameworks()["smart"].parts[0].kind
    'smart_goal'
    >>> for page in frameworks().values():
    ...     print(f"{page.short}: {page.facts['horizon'].short}")
    Scorecard: years; targets by the year
    KPI: none; as long as the work runs
    Lean: none; as long as the work flows
    North Star: years
    OKR: a quarter or a year
    SMART: until its own date
    """
    return {page.stem: _load(page) for page in sorted(data_folder("frameworks").glob("*.md"))}


def find_framework(name: str) -> FrameworkPage:
    """The framework that somebody calls `name`. Raises `UnknownFrameworkError`, with the nearest name, for any other.

    >>> find_framework("Balanced_Scorecard").short, find_framework("NSM").short
    ('Scorecard', 'North Star')
    >>> find_framework("scorcard")
    Traceback (most recent call last):
    goalkit.frameworks.UnknownFrameworkError: there is no framework “scorcard”. Did you mean “balanced-scorecard”?
    """
    known = dict(_names())
    plain = " ".join(name.lower().replace("_", " ").replace("-", " ").split())
    if plain in known:
        return known[plain]
    from goalkit.english.near import nearest  # only on the way out: it loads all that reads sentences

    near = nearest(plain, known)
    hint = f"Did you mean “{known[near].slug}”?" if near else f"There are {', '.join(frameworks())}."
    raise UnknownFrameworkError(f"there is no framework “{name}”. {hint}")


def _names() -> Iterator[tuple[str, FrameworkPage]]:
    """Everything that a framework may be called, without hyphens and capitals."""
    for page in frameworks().values():
        for name in (*page.aliases, page.name, page.short, page.slug):
            yield name.lower().replace("-", " "), page


def _load(page: Path) -> FrameworkPage:
    import yaml

    _, head, body = page.read_text(encoding="utf-8").split("---\n", 2)
    known = yaml.safe_load(head)
    return FrameworkPage(
        slug=page.stem,
        name=known["name"],
        short=known["short"],
        framework=known["framework"],
        aliases=tuple(known["aliases"]),
        summary=known["summary"],
        parts=tuple(Part(**_sourced(one)) for one in known["parts"]),
        facts=MappingProxyType({key: Fact(**_sourced(known["dimensions"][key])) for key in get_args(Dimension)}),
        best_for=tuple(Claim(**_sourced(one)) for one in known["best_for"]),
        watch_out_for=tuple(Claim(**_sourced(one)) for one in known["watch_out_for"]),
        works_with=tuple(Pairing(**_sourced(one)) for one in known["works_with"]),
        further_reading=tuple(known["further_reading"]),
        body=body.lstrip("\n"),
    )


def _sourced(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry of a page's front matter, its list of sources frozen."""
    return entry | {name: tuple(entry[name]) for name in ("sources", "keys") if name in entry}
