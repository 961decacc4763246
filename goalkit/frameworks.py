"""The frameworks that goalkit knows: the facts on top of each page of `frameworks/`, side by side, and its prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from goalkit.data import data_folder
from goalkit.model import Framework, Kind
from goalkit.plugins import fault, plugins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    "framework_of_others",
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

UNSAID: Mapping[str, Any] = MappingProxyType({"short": "not said", "says": "Its page doesn't say.", "sources": ()})
"""The fact of a page of another package that doesn't speak of a dimension."""


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
    dimension, and `works_with` every other framework. `further_reading` are keys of the bibliography. Of a page of
    another package, `package` is its name, and `words` has the kinds of goals that files call otherwise: the key of a
    list of them, and the key under which each states itself.

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
    words: Mapping[Kind, tuple[str, str]] = field(default_factory=dict)
    package: str | None = None

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
    """All frameworks by slug, in the order of their slugs: ours, and those of other packages.

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
    ours = {page.stem: _load(page) for page in data_folder("frameworks").glob("*.md")}
    return dict(sorted((ours | _plugged(ours)).items()))


def framework_of_others(name: str) -> FrameworkPage | None:
    """The framework of another package that somebody calls `name`, if there is one."""
    if not plugins("goalkit.frameworks"):
        return None
    page = _names(frameworks()).get(_plain(name))
    return page if page is not None and page.package is not None else None


def find_framework(name: str) -> FrameworkPage:
    """The framework that somebody calls `name`. Raises `UnknownFrameworkError`, with the nearest name, for any other.

    >>> find_framework("Balanced_Scorecard").short, find_framework("NSM").short
    ('Scorecard', 'North Star')
    >>> find_framework("scorcard")
    Traceback (most recent call last):
    goalkit.frameworks.UnknownFrameworkError: there is no framework “scorcard”. Did you mean “balanced-scorecard”?
    """
    known = _names(frameworks())
    plain = _plain(name)
    if plain in known:
        return known[plain]
    from goalkit.english.words.near import nearest  # only on the way out: it loads all that reads sentences

    near = nearest(plain, known)
    hint = f"Did you mean “{known[near].slug}”?" if near else f"There are {', '.join(frameworks())}."
    raise UnknownFrameworkError(f"there is no framework “{name}”. {hint}")


def _names(pages: Mapping[str, FrameworkPage]) -> dict[str, FrameworkPage]:
    """Everything that a framework may be called, without hyphens and capitals."""
    return {_plain(name): page for page in pages.values() for name in (*page.aliases, page.name, page.short, page.slug)}


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").replace("-", " ").split())


def _plugged(ours: Mapping[str, FrameworkPage]) -> dict[str, FrameworkPage]:
    """The pages of other packages: each lies beside the module that its entry point names, and is called like it."""
    found: dict[str, FrameworkPage] = {}
    for plugin in plugins("goalkit.frameworks"):
        what = f"the framework {plugin.name} of {plugin.package} is left out"
        try:
            page = _load(Path(plugin.module().__file__ or "").with_name(f"{plugin.name}.md"), plugin.package)
        except KeyError as error:
            fault(f"{what}: its page says nothing of {error}")
        except Exception as error:  # noqa: BLE001 whatever another package does, ours goes on
            fault(f"{what}: {type(error).__name__}: {error}")
        else:
            taken = _names({**ours, **found})
            if name := next((one for one in _names({page.slug: page}) if one in taken), None):
                fault(f"{what}: {taken[name].name} is called “{name}” too")
            else:
                found[page.slug] = page
    return found


def _load(page: Path, package: str | None = None) -> FrameworkPage:
    import yaml

    _, head, body = page.read_text(encoding="utf-8").split("---\n", 2)
    known = yaml.safe_load(head)
    if known["framework"] not in get_args(Framework):
        raise ValueError(f"framework must be one of {', '.join(get_args(Framework))}, not {known['framework']}")
    if package is not None:  # a page of one house need not say everything that lets any two be compared
        known = {"aliases": [], "works_with": [], "further_reading": [], "words": {}} | known
        known["dimensions"] = dict.fromkeys(get_args(Dimension), UNSAID) | known["dimensions"]
        if unknown := next((kind for kind in known["words"] if kind not in get_args(Kind)), None):
            raise ValueError(f"words are of kinds of goals, and {unknown} is none: {', '.join(get_args(Kind))}")
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
        words=MappingProxyType({kind: (group, one) for kind, (group, one) in known.get("words", {}).items()}),
        package=package,
    )


def _sourced(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry of a page's front matter, its list of sources frozen."""
    return entry | {name: tuple(entry[name]) for name in ("sources", "keys") if name in entry}
