"""All goals of a run as one tree: each below what it is there for, with how it stands and what was found in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from goalkit.model import Portfolio
from goalkit.model.alignment import UPWARDS, outline
from goalkit.model.links import links_of
from goalkit.model.portfolio import entries_of
from goalkit.progress import check_ins_by_goal, standings

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from goalkit.diagnostic import Diagnostic
    from goalkit.model import Document, Goal
    from goalkit.model.links import Relation
    from goalkit.progress import Standing

__all__ = ["BACK", "Aim", "Alignment", "Branch", "aligned"]

AIMS = frozenset({"objective", "scorecard_objective", "goal", "smart_goal", "north_star"})
"""Kinds that are there for something above them, or are at the top."""
BACK: dict[Relation, str] = {
    "serves": "served by",
    "moves": "moved by",
    "watches": "watched by",
    "measures": "measured by",
    "sharpens": "sharpened by",
}
"""What a goal is to those that name it and hang elsewhere; an arrow is told where it begins."""


class Aim(NamedTuple):
    """Another goal that a goal has to do with: how, and the number of its branch."""

    relation: Relation
    to: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal in the tree.

    `under` is the number of the branch that it hangs from, and `relation` what it is to that one where it is no piece
    of the same tree. `others` are the goals that it names besides, `back` those that name it and hang elsewhere,
    `missing` the references that lead nowhere.
    `is_alone` says that it is an aim at the top which names no goal and which none names, though others do.
    """

    goal: Goal
    document: Document
    standing: Standing
    under: int | None
    depth: int
    relation: Relation | None
    others: tuple[Aim, ...]
    back: tuple[Aim, ...]
    missing: tuple[str, ...]
    findings: Counter[str]
    is_alone: bool


class Alignment(NamedTuple):
    """All goals of a run, each behind the one that it hangs from.

    `files` counts those with goals in them, `folder` is what their paths begin with, and `unread` names the files that
    can't be read.
    """

    branches: tuple[Branch, ...]
    files: int
    folder: str = ""
    unread: tuple[str, ...] = ()


def aligned(documents: Iterable[Document], diagnostics: Iterable[Diagnostic], today: datetime.date) -> Alignment:
    """Find what each goal is there for, how it stands, and how often a rule spoke about it."""
    ordered = sorted(documents, key=lambda one: one.path)
    goals = [(document, goal) for document in ordered for goal in document.goals]
    portfolio = Portfolio(tuple(entry for document in ordered for entry in entries_of(document)))
    number: dict[tuple[str, str], int] = {}
    for at, (document, goal) in enumerate(goals):
        number.setdefault((document.path, goal.id), at)
    aims = [
        tuple(
            Aim(link.relation, to)
            for link in links_of(entry, portfolio)
            if (to := number[link.to.path, link.to.id]) != at
        )
        for at, entry in enumerate(portfolio.entries)
    ]

    def upper(at: int) -> int | None:
        document, goal = goals[at]
        above = document.parent_of(goal)
        if above is not None:
            return number[document.path, above.id]
        return next((aim.to for aim in aims[at] if aim.relation in UPWARDS), None)

    placed = outline(range(len(goals)), upper)
    place = {one.item: at for at, one in enumerate(placed)}
    found: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for diagnostic in diagnostics:
        found[diagnostic.path, diagnostic.goal][diagnostic.level] += 1
    log = check_ins_by_goal(ordered)
    standing = {document.path: standings(document, today, log) for document in ordered}
    alone = _alone(goals, aims)
    back: defaultdict[int, list[Aim]] = defaultdict(list)
    for one in placed:
        for aim in aims[one.item]:
            if aim.to != one.under and aim.relation in BACK:
                back[aim.to].append(Aim(aim.relation, place[one.item]))
    branches = []
    for one in placed:
        document, goal = goals[one.item]
        entry = portfolio.entries[one.item]
        references = (*entry.references, *entry.leads_to)
        branches.append(
            Branch(
                goal=goal,
                document=document,
                standing=standing[document.path][goal.id],
                under=None if one.under is None else place[one.under],
                depth=one.depth,
                relation=next((aim.relation for aim in aims[one.item] if aim.to == one.under), None),
                others=tuple(Aim(aim.relation, place[aim.to]) for aim in aims[one.item] if aim.to != one.under),
                back=tuple(back[one.item]),
                missing=tuple(str(name) for name in references if portfolio.named(entry, name) is None),
                findings=found[document.path, goal.id],
                is_alone=one.item in alone,
            )
        )
    paths = [document.path for document in ordered if document.goals]
    unread = tuple(document.path for document in ordered if document.problems)
    return Alignment(tuple(branches), len(paths), _folder(paths), unread)


def _folder(paths: Sequence[str]) -> str:
    """The folders that all paths have in common; a file alone keeps its own, for people look for it there."""
    if len(paths) < 2:
        return ""
    first, last = min(paths), max(paths)
    same = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[: first.rfind("/", 0, same) + 1]


def _alone(goals: Sequence[tuple[Document, Goal]], aims: Sequence[tuple[Aim, ...]]) -> set[int]:
    """Aims at the top without a link in either direction, where at least one aim has one."""
    tops = {at for at, (document, goal) in enumerate(goals) if goal.kind in AIMS and document.parent_of(goal) is None}
    named = {aim.to for some in aims for aim in some if aim.relation != "watches"}
    linked = {at for at in tops if aims[at] or at in named}
    return tops - linked if linked else set()
