"""All goals of a run side by side, as the pages show them: where each stands, whose it is, and what it is linked to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from goalkit.model import Gauge, Portfolio
from goalkit.model.links import links
from goalkit.progress import RESULTS, check_ins_by_goal, score, slips, standings
from goalkit.site.team.names import file_names
from goalkit.site.team.states import RANGELESS, UNKNOWN, State, state_of, worst

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.diagnostic import Diagnostic
    from goalkit.model import CheckIn, Document, Goal
    from goalkit.model.links import Link, Relation
    from goalkit.progress import Slip, Standing

__all__ = ["AIMS", "Board", "Card", "Owner", "Team", "board_of"]

AIMS = frozenset({"objective", "scorecard_objective", "goal", "smart_goal", "north_star"})
EDGES = " \t\n,;:.–—|·-()[]"
NAMELESS = "No name"
UNTITLED = "Our goals"
SORT = re.compile(
    r"(?:[,;:–—|·(-]\s*(?:balanced scorecard|scorecard|north stars?|kpis?|okrs?|smart goals|lean metrics|metrics|goals|"
    r"objectives|objectives and key results|value streams?)|\s(?:OKR|KPI)s?)$",
    re.IGNORECASE,
)
"""What sort of goals a title says that its document holds; the goals of a team are one team's whatever their sort."""


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """One goal on its page. `by_results` says that its state is that of its results, for it says nothing itself."""

    goal: Goal
    document: Document
    standing: Standing
    state: State
    by_results: bool
    owner: str | None
    period: str | None
    page: str

    @property
    def words(self) -> str:
        """The state in words, as they fit the kind."""
        if not isinstance(self.goal, Gauge):
            return self.state.words
        return RANGELESS if self.state is UNKNOWN and self.standing.points else self.state.gauge

    @property
    def is_aim(self) -> bool:
        """Whether it is something to reach by way of others."""
        return self.goal.kind in AIMS

    @property
    def progress(self) -> float | None:
        """The share of the way gone, 0 to 1."""
        return None if self.standing.progress is None else score(self.standing.progress)


class Team(NamedTuple):
    """Documents that are said to be of one team, by period."""

    name: str
    page: str
    documents: tuple[Document, ...]
    cards: tuple[Card, ...]


class Owner(NamedTuple):
    """Somebody who answers for goals, and these."""

    name: str
    page: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Board:
    """Everything that pages are made of."""

    title: str
    today: datetime.date
    documents: tuple[Document, ...]
    cards: tuple[Card, ...]
    teams: tuple[Team, ...]
    owners: tuple[Owner, ...]
    links: tuple[Link, ...]
    diagnostics: tuple[Diagnostic, ...]
    log: dict[tuple[str, str], list[CheckIn]]

    @cached_property
    def by_place(self) -> dict[tuple[str, str], Card]:
        """Cards by path and id."""
        found: dict[tuple[str, str], Card] = {}
        for card in self.cards:
            found.setdefault((card.document.path, card.goal.id), card)
        return found

    @cached_property
    def _owners(self) -> dict[str, Owner]:
        return {_plain(one.name): one for one in self.owners}

    @cached_property
    def _teams(self) -> dict[str, Team]:
        return {document.path: team for team in self.teams for document in team.documents}

    @cached_property
    def _links(self) -> tuple[dict[Card, list[tuple[Relation, Card]]], dict[Card, list[tuple[Relation, Card]]]]:
        out: dict[Card, list[tuple[Relation, Card]]] = defaultdict(list)
        back: dict[Card, list[tuple[Relation, Card]]] = defaultdict(list)
        for link in self.links:
            start = self.by_place.get((link.goal.path, link.goal.id))
            end = self.by_place.get((link.to.path, link.to.id))
            if start is not None and end is not None and start is not end:
                out[start].append((link.relation, end))
                back[end].append((link.relation, start))
        return out, back

    @cached_property
    def _findings(self) -> dict[tuple[str, str | None], list[Diagnostic]]:
        found: dict[tuple[str, str | None], list[Diagnostic]] = defaultdict(list)
        for one in self.diagnostics:
            found[one.path, one.goal].append(one)
        return found

    def links_from(self, card: Card) -> Sequence[tuple[Relation, Card]]:
        """What a goal is there for, elsewhere."""
        return self._links[0].get(card, ())

    def links_to(self, card: Card) -> Sequence[tuple[Relation, Card]]:
        """What is there for a goal, elsewhere."""
        return self._links[1].get(card, ())

    def findings_of(self, card: Card) -> Sequence[Diagnostic]:
        """What lint says of a goal."""
        return self._findings.get((card.document.path, card.goal.id), ())

    def findings_in(self, document: Document) -> Sequence[Diagnostic]:
        """What lint says of a document and of no goal of it."""
        return self._findings.get((document.path, None), ())

    def slips_in(self, document: Document) -> list[Slip]:
        """What of a document's check-ins could not be read."""
        return list(slips(document, self._named))

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(card.goal.id for card in self.cards if card.goal.named)

    def check_ins_of(self, card: Card) -> list[CheckIn]:
        """The check-ins of a goal up to today, by date."""
        entries = self.log.get((card.document.path, card.goal.id), ())
        return [one for one in entries if one.date is None or one.date <= self.today]

    def owner_of(self, card: Card) -> Owner | None:
        """The page of its owner."""
        return self._owners.get(_plain(card.owner)) if card.owner else None

    def team_of(self, document: Document) -> Team:
        """The team of a document."""
        return self._teams[document.path]

    def above(self, card: Card) -> Card | None:
        """The goal that it hangs under in its document."""
        goal = card.document.parent_of(card.goal)
        return self.by_place.get((card.document.path, goal.id)) if goal is not None else None

    def below(self, card: Card) -> list[Card]:
        """The goals that hang right under it."""
        found = (self.by_place.get((card.document.path, one.id)) for one in card.document.children_of(card.goal))
        return [one for one in found if one is not None and one is not card]

    def lineage(self, card: Card) -> list[Card]:
        """The goals above it in its document, the highest first."""
        above = list(card.document.lineage(card.goal))[1:]
        found = (self.by_place.get((card.document.path, one.id)) for one in reversed(above))
        return [one for one in found if one is not None]


def board_of(
    documents: Iterable[Document], diagnostics: Iterable[Diagnostic], today: datetime.date, title: str | None = None
) -> Board:
    """Lay out all goals; documents without any goal, stream or problem are left out, but not their check-ins.

    Without a title, the site is called after its team, where there is only one.
    """
    known = sorted(documents, key=lambda one: one.path)
    named = frozenset(goal.id for one in known for goal in one.goals if goal.named)
    kept = tuple(one for one in known if one.goals or one.streams or one.problems or any(slips(one, named)))
    log = check_ins_by_goal(known)  # of documents too that hold nothing but check-ins
    cards = tuple(_cards(kept, today, log))
    teams = tuple(_teams(kept, cards))
    return Board(
        title=" ".join((title or "").split()) or (teams[0].name if len(teams) == 1 else UNTITLED),
        today=today,
        documents=kept,
        cards=cards,
        teams=teams,
        owners=tuple(_owners(cards)),
        links=tuple(links(Portfolio.of(kept))),
        diagnostics=tuple(diagnostics),
        log=log,
    )


def _cards(
    documents: Sequence[Document], today: datetime.date, log: dict[tuple[str, str], list[CheckIn]]
) -> Iterator[Card]:
    goals = [(document, goal) for document in documents for goal in document.goals]
    many = Counter(goal.id.casefold() for _, goal in goals if goal.named)
    names = iter(file_names(_naming(document, goal, many) for document, goal in goals))
    for document in documents:
        found = standings(document, today, log)
        for goal in document.goals:
            standing = found[goal.id]
            state = state_of(standing)
            below = [found[one.id] for one in document.children_of(goal) if one.kind in RESULTS]
            of_results = worst(map(state_of, below))
            by_results = state is UNKNOWN and of_results is not UNKNOWN
            owner, period = document.owner_of(goal), document.period_of(goal)
            yield Card(
                goal=goal,
                document=document,
                standing=standing,
                state=of_results if by_results else state,
                by_results=by_results,
                owner=" ".join(owner.split()) if owner and owner.strip() else None,
                period=" ".join(period.text.split()) if period else None,
                page=f"goals/{next(names)}.html",
            )


def _naming(document: Document, goal: Goal, many: Counter[str]) -> tuple[str, tuple[str, ...], bool]:
    """Its own id, unless others have it as well; without one, the words of the goal and the file it stands in."""
    if not goal.named:
        return str(goal.statement), (document.path, str(goal.statement)), False
    alone = many[goal.id.casefold()] == 1
    return goal.id, (goal.id,) if alone else (document.path, goal.id), alone


def _teams(documents: Sequence[Document], cards: Sequence[Card]) -> Iterator[Team]:
    groups: dict[str, list[Document]] = {}
    names: dict[str, str] = {}
    for document in documents:
        name = _team_name(document)
        groups.setdefault(_plain(name), []).append(document)
        names.setdefault(_plain(name), name)
    pages = file_names((names[key].replace(" ", "-"), (key,), _is_simple(names[key])) for key in groups)
    by_path: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_path[card.document.path].append(card)
    for (key, group), page in sorted(zip(groups.items(), pages, strict=True), key=lambda one: one[0][0]):
        mine = tuple(card for document in group for card in by_path[document.path])
        yield Team(names[key], f"teams/{page}.html", tuple(group), mine)


def _team_name(document: Document) -> str:
    """The title without its period; without a title, the file's name."""
    title = " ".join((document.title or "").split())
    period = " ".join(document.period.text.split()) if document.period else ""
    if period and period in title:
        start, _, end = title.partition(period)
        title = f"{start.rstrip(EDGES)} {end.strip(EDGES)}".strip()
    title = SORT.sub("", title.rstrip(EDGES)).rstrip(EDGES) or title
    stem = re.split(r"[\\/]", document.path)[-1].rpartition(".")
    return title or (stem[0] or stem[2]).strip() or NAMELESS


def _owners(cards: Sequence[Card]) -> Iterator[Owner]:
    groups: dict[str, list[Card]] = {}
    for card in cards:
        if card.owner:
            groups.setdefault(_plain(card.owner), []).append(card)
    names = [group[0].owner or "" for group in groups.values()]
    pages = file_names(
        (name.replace(" ", "-"), (key,), _is_simple(name)) for key, name in zip(groups, names, strict=True)
    )
    found = [
        Owner(name, f"owners/{page}.html", tuple(group))
        for name, page, group in zip(names, pages, groups.values(), strict=True)
    ]
    yield from sorted(found, key=lambda one: _plain(one.name))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_simple(name: str) -> bool:
    """Whether nothing is lost where its spaces become dashes."""
    return "-" not in name
