"""The pages of a team's site, rendered from the templates beside this; whatever a goal says is text in them."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from goalkit.english.comparing.way import only_way
from goalkit.form.fields import KINDS as FORMS
from goalkit.form.fields import TITLES
from goalkit.model import Gauge
from goalkit.report.terminal import visible
from goalkit.report.words import KINDS, RELATIONS
from goalkit.site.team import charts, diagrams
from goalkit.site.team.flow import stream_of
from goalkit.site.team.outline import aligned, within
from goalkit.site.team.states import STATES, of_colour
from goalkit.site.team.summary import looks, sum_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Template

    from goalkit.model import Document
    from goalkit.site.team.board import Board, Card
    from goalkit.site.team.changes import Revision
    from goalkit.site.team.states import State

__all__ = ["TOP", "pages"]

TEMPLATES = Path(__file__).parent / "pages"
TOP = {
    "index.html": "Overview",
    "goals.html": "Goals",
    "alignment.html": "Alignment",
    "scorecard.html": "Scorecard",
    "north-star.html": "North Star",
    "kpis.html": "KPIs",
    "flow.html": "Flow",
    "teams.html": "Teams",
    "owners.html": "Owners",
    "changes.html": "Changes",
}
"""Pages that have a name of their own, in the order of the navigation; those about nothing are left out."""
BACKWARDS = {
    "serves": "served by",
    "moves": "moved by",
    "watches": "watched by",
    "measures": "measured by",
    "sharpens": "sharpened by",
    "leads_to": "follows from",
}
CHARTS = 48
"""Charts on one page; of more gauges, those in most need are drawn and the others listed."""
ATTENTION = 8


def pages(board: Board, revision: Revision) -> Iterator[tuple[str, str]]:
    """Every page: its path in the site, and its HTML."""
    shown = _navigation(board)
    environment = _environment(board, revision, shown)

    def made(name: str, template: Template, **words: Any) -> tuple[str, str]:  # noqa: ANN401
        return name, template.render(here=name, root=Markup("../" * name.count("/")), **words)

    for name, words in _top(board):
        if name in shown:
            yield made(name, environment.get_template(f"{name}.jinja"), **words)
    goal = environment.get_template("goal.html.jinja")
    for card in board.cards:
        yield made(card.page, goal, card=card, chart=charts.chart_of(card, board))
    team = environment.get_template("team.html.jinja")
    for one in board.teams:
        yield made(one.page, team, team=one, sum=sum_of(one.cards))
    owner = environment.get_template("owner.html.jinja")
    for person in board.owners:
        yield made(person.page, owner, owner=person, sum=sum_of(person.cards), looks=looks(board, person.cards))


def _environment(board: Board, revision: Revision, navigation: dict[str, str]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(
        short=short,
        day=charts.day,
        percent=lambda share: f"{share * 100:.0f}%",
        many=many,
        upper_first=_upper_first,
        written_day=_written_day,
    )
    environment.globals.update(
        board=board,
        revision=revision,
        frame=_framed(environment.get_template("frame.html.jinja"), board, navigation),
        kinds=KINDS,
        states=STATES,
        relations=RELATIONS,
        backwards=BACKWARDS,
        frameworks=TITLES,
        fields_of=lambda card: _fields(card, {end.goal.id for _, end in board.links_from(card)}),
        way_of=lambda card: only_way(card.goal.reading.measures),
        is_gauge=lambda card: isinstance(card.goal, Gauge),
        within=lambda cards: within(cards, board),
        spark=spark,
        mark=mark,
        colours_of=_colours,
        numbered=lambda words: {one: at for at, one in enumerate(words)},
        cards_in=lambda team, document: [card for card in team.cards if card.document is document],
    )
    return environment


def _framed(template: Template, board: Board, navigation: dict[str, str]) -> Callable[[str, str], Markup]:
    """The head of a page as readers see it, made once for all pages that share it: the most of them do."""

    @cache
    def made(root: str, here: str) -> Markup:
        return Markup(template.render(board=board, navigation=navigation, root=root, here=here))

    return lambda root, here: made(root, here if here in navigation else "")


def _navigation(board: Board) -> dict[str, str]:
    kinds = {card.goal.kind for card in board.cards}
    empty = {
        "scorecard.html": not kinds & {"scorecard_objective", "measure"},
        "north-star.html": "north_star" not in kinds,
        "kpis.html": not any(isinstance(card.goal, Gauge) for card in board.cards),
        "flow.html": not any(document.streams for document in board.documents),
        "owners.html": not board.owners,
    }
    return {name: words for name, words in TOP.items() if not empty.get(name)}


def _top(board: Board) -> Iterator[tuple[str, dict[str, Any]]]:
    teams = [(team, sum_of(team.cards)) for team in board.teams]
    found = looks(board, board.cards)
    yield (
        "index.html",
        {"sum": sum_of(board.cards), "teams": teams, "looks": found[:ATTENTION], "more": len(found) - ATTENTION},
    )
    yield "goals.html", {"items": aligned_goals(board), "whole": len(board.cards)}
    yield "alignment.html", {"items": aligned(board), "drawings": diagrams.alignment(board)}
    yield "scorecard.html", {"scorecards": [_scorecard(one, board) for one in board.documents if _has_scorecard(one)]}
    stars = [card for card in board.cards if card.goal.kind == "north_star"]
    yield (
        "north-star.html",
        {"stars": [(star, diagrams.star_map(star, board), charts.chart_of(star, board)) for star in stars]},
    )
    yield "kpis.html", _gauges(board)
    streams = [(stream_of(one), document) for document in board.documents for one in document.streams]
    yield "flow.html", {"streams": streams}
    yield "teams.html", {"teams": teams}
    yield "owners.html", {"owners": [(one, sum_of(one.cards)) for one in board.owners]}
    yield "changes.html", {}


def aligned_goals(board: Board) -> list[Any]:
    """The list of all goals, document by document; in a large organisation without results that say nothing new."""
    cards = list(board.cards)
    if len(cards) > 2000:
        cards = [card for card in cards if card.is_aim or board.above(card) is None]
    return within(cards, board)


def _has_scorecard(document: Document) -> bool:
    return any(goal.kind == "scorecard_objective" for goal in document.goals)


def _scorecard(document: Document, board: Board) -> tuple[Any, ...]:
    cards = [card for card in board.cards if card.document is document and card.goal.kind == "scorecard_objective"]
    groups = diagrams.perspectives_of(document, cards)
    return document, diagrams.strategy_map(document, board), groups


def _gauges(board: Board) -> dict[str, Any]:
    """Gauges by how they stand, the worst first, with charts for as many as a page can hold."""
    gauges = [card for card in board.cards if isinstance(card.goal, Gauge) and card.goal.kind != "north_star"]
    gauges.sort(key=lambda card: (-card.state.rank, not card.standing.points))
    counts = Counter((card.words, card.state) for card in gauges)
    pictured = []
    for card in gauges:
        chart = charts.chart_of(card, board)
        if chart is not None:
            pictured.append((card, chart))
        if len(pictured) == CHARTS:
            break
    drawn = {card for card, _ in pictured}
    return {
        "counts": [(words, state, count) for (words, state), count in counts.items()],
        "pictured": pictured,
        "listed": [card for card in gauges if card not in drawn],
        "most": CHARTS,
    }


def _fields(card: Card, linked: set[str]) -> Iterator[tuple[str, str]]:
    """What the author wrote beside the statement, by the names of the documented form; links stand elsewhere."""
    for name, field in FORMS[card.goal.kind].fields.items():
        value = getattr(card.goal, field.attribute, None)
        if name in {"id", "label", "leads_to"} or not value or (name == "supports" and linked.issuperset(value)):
            continue
        words = ", ".join(map(str, value)) if isinstance(value, tuple) else getattr(value, "text", value)
        yield name.replace("_", " "), str(words)


def _colours(card: Card) -> dict[datetime.date, str]:
    """The name of the state of a gauge by day."""
    return {one.date: of_colour(one.colour).name for one in card.standing.points if one.colour is not None}


@cache
def mark(state: State) -> Markup:
    """The shape of a state."""
    return Markup(
        '<svg class="mark m-{}" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">'
        '<path fill-rule="evenodd" d="{}"/></svg>'
    ).format(state.name, state.shape)


def spark(card: Card) -> str:
    """The last values of a gauge as the points of a line in a field of 60 by 16 units; empty for fewer than two."""
    numbers = [one.number for one in card.standing.points if one.number is not None][-16:]
    low, high = min(numbers, default=0), max(numbers, default=0)
    if len(numbers) < 2 or not abs(high - low) < charts.LARGEST:
        return ""
    step = 60 / (len(numbers) - 1)
    height = (high - low) or 1.0
    return " ".join(
        f"{at * step:.1f},{14 - 12 * (value - low) / height if high > low else 8:.1f}"
        for at, value in enumerate(numbers)
    )


def short(words: str, most: int = 200) -> str:
    """The beginning of a text, up to a word's end where one is near."""
    if len(words) <= most:
        return str(words)
    start = str(words[:most])
    return f"{re.sub(r'[^ ]{1,20}$', '', start).rstrip() or start}…"


def many(count: int, one: str, more: str | None = None) -> str:
    """A number and what is counted."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _written_day(written: str) -> str:
    """A day of the data file as people write it, or what stands there in its place."""
    try:
        return charts.day(datetime.date.fromisoformat(written))
    except ValueError:
        return short(written, 40)


def _plain(value: object) -> object:
    """What a template shows, without characters that browsers would obey or HTML can't hold."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
