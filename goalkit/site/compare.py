"""The page that lays frameworks side by side: all facts, what works together, and what converting keeps and loses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from goalkit.convert.table import ASKED, MOVES, TABLE
from goalkit.form.fields import KINDS
from goalkit.frameworks import TITLES
from goalkit.site.frameworks import in_order
from goalkit.site.markdown import Markup, escape, page
from goalkit.site.sources import Notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goalkit.convert.table import Case, When
    from goalkit.frameworks import FrameworkPage
    from goalkit.model import Framework, Kind

__all__ = ["CALLED", "called", "pages"]

CALLED: Mapping[Kind, str] = {
    "smart_goal": "SMART goal",
    "north_star": "North Star",
    "kpi": "KPI",
    "scorecard_objective": "scorecard objective",
    "key_result": "key result",
    "input_metric": "input metric",
    "lean_metric": "lean metric",
}
"""What kinds of goals are called in a sentence, where that isn't their name."""

OF: Mapping[Framework, tuple[Kind, ...]] = {
    "okr": ("objective", "key_result"),
    "smart": ("smart_goal",),
    "balanced_scorecard": ("scorecard_objective", "measure"),
    "lean": ("lean_metric",),
    "north_star": ("north_star", "input_metric"),
    "kpi": ("kpi",),
}
"""What a document of each framework is made of."""

WHEN: Mapping[When, str] = {
    "has results": "where results hang below it",
    "is work": "where it is work to be done",
    "is flow": "where it measures flow",
    "should change": "where its value should change",
    "leads": "where it moves early",
    "heads others": "where other KPIs hang below it",
    "is headed": "where it hangs below another KPI",
}
"""The conditions of the conversion table in words."""


class Become(NamedTuple):
    """What a kind of goal becomes: None where it is dropped; under which condition, and why."""

    kind: str
    into: str | None
    when: str
    because: str
    restated: bool


class Cell(NamedTuple):
    """A conversion: what each kind becomes, which keys have no place any more, and what has to be asked."""

    short: Markup
    becomes: tuple[Become, ...]
    lost: tuple[str, ...]
    asked: tuple[str, ...]


def pages() -> Iterator[tuple[str, str]]:
    """The one page."""
    notes = Notes()
    listed = in_order()
    facts = [
        (title, [(one, one.facts[key], notes(one.facts[key].sources)) for one in listed])
        for key, title in TITLES.items()
    ]
    by_slug = {one.slug: one for one in listed}
    pairings = [
        (one, pairing, by_slug[pairing.framework], notes(pairing.sources))
        for one in listed
        for pairing in one.works_with
    ]
    data: dict[str, Any] = {
        "frameworks": listed,
        "facts": facts,
        "pairings": {(one.slug, pairing.framework): (pairing, note) for one, pairing, _, note in pairings},
        "matrix": {(one.slug, other.slug): _cell(one, other) for one in listed for other in listed if one is not other},
        "notes": notes.listed(),
    }
    yield "compare/index.md", page("compare", data)


def called(kind: Kind) -> str:
    """A kind of goal in words."""
    return CALLED.get(kind, kind.replace("_", " "))


def _cell(one: FrameworkPage, other: FrameworkPage) -> Cell:
    becomes: list[Become] = []
    lost: dict[str, None] = {}
    asked: dict[str, None] = {}
    for kind in OF[one.framework]:
        cases = TABLE[kind][other.framework]
        becomes += [_become(kind, case) for case in cases]
        into = [case.kind for case in cases if case.kind not in (None, "initiative", kind)]
        gone = (key for key in KINDS[kind].fields if not any(_has(key, new) for new in into if new))
        lost |= dict.fromkeys(gone if into else ())
        needs = (need for new in into if new for need in ASKED.get(new, ()))
        asked |= dict.fromkeys(need.slot.ask for need in needs if _is_new(need.field, kind))
    return Cell(_short(becomes), tuple(becomes), tuple(lost), tuple(asked))


def _become(kind: Kind, case: Case) -> Become:
    into = called(case.kind) if case.kind else None
    return Become(called(kind), into, WHEN[case.when] if case.when else "", case.because, case.restated)


def _has(key: str, kind: Kind) -> bool:
    """Whether what a key holds finds a place in goals of a kind, under that key or another."""
    has = {field.attribute for field in KINDS[kind].fields.values()}
    return key in KINDS[kind].fields or key in has or any(into in has for into, _ in MOVES.get(key, ()))


def _is_new(field: str, kind: Kind) -> bool:
    """Whether goals of a kind don't have a field, so that nothing of theirs could fill it."""
    return field not in {one.attribute for one in KINDS[kind].fields.values()}


def _short(becomes: list[Become]) -> Markup:
    """The cell of the matrix: one line for each kind."""
    lines: dict[str, list[str]] = {}
    for one in becomes:
        into = one.into or "dropped"
        if into not in lines.setdefault(one.kind, []):
            lines[one.kind].append(into)
    shown = [f"{escape(kind[0].upper() + kind[1:])} → {escape(' or '.join(into))}" for kind, into in lines.items()]
    return Markup("<br>".join(shown))
