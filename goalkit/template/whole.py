"""A whole page of goals as a template: the file as it is, with slots where the next plan will say something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from goalkit.model import Gauge
from goalkit.read.trees.nodes import Places
from goalkit.template.pieces import items_of
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.model import Document, Goal, Kind

__all__ = ["Carved", "Hole", "carve", "literal"]

SHORT: dict[Kind, str] = {
    "objective": "o",
    "key_result": "kr",
    "initiative": "task",
    "goal": "goal",
    "smart_goal": "goal",
    "scorecard_objective": "o",
    "measure": "measure",
    "north_star": "north_star",
    "input_metric": "input",
    "kpi": "kpi",
    "lean_metric": "metric",
}
AIMS = frozenset({"objective", "scorecard_objective"})
FIELDS = ("owner", "start", "due", "baseline", "current", "target", "status", "score", "confidence", "result")
"""What stands beside a goal and is another thing in the next plan."""
SHARED = frozenset({"owner", "start", "due"})
"""Of these, what is said in the same words is meant to be the same."""
IN_STATEMENT = frozenset({"metric", "baseline", "target", "change", "due"})
QUOTED = frozenset({"toml", "json"})
"""Formats in which a slot must stand between double quotes."""
TOKEN = re.compile(
    r"""#[^\n]*|'{3}(?:[^']|'(?!''))*'{3}|'[^'\n]*'"""
    r"""|(?P<string>"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|"(?:[^"\\\n]|\\.)*")""",
    re.DOTALL,
)
"""A comment or a string of TOML or JSON; only in one between double quotes may a slot stand."""
COMMENT = re.compile(r"^\s*#|\s#\s")
"""What begins a comment of YAML, before a word on the same line."""
BRACE = re.compile(r"\{(?=[{%#]|\Z)")
"""A brace that would open a mark of a template, or would with what follows."""
CHECK_IN = {"date": "date_written", "value": "value", "confidence": "confidence_written", "status": "status_written"}


class Hole(NamedTuple):
    """A stretch of the source, from one character up to another, that a slot takes the place of."""

    start: int
    end: int
    slot: str
    what: str
    goal: Goal | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Carved:
    """A source and the holes in it, in order; none overlaps another."""

    source: str
    holes: tuple[Hole, ...]

    @property
    def values(self) -> dict[str, str]:
        """What stood in each slot."""
        return {hole.slot: self.source[hole.start : hole.end] for hole in self.holes}

    def body(self) -> str:
        """The source as the body of a template."""
        pieces = []
        at = 0
        for hole in self.holes:
            pieces += [literal(self.source[at : hole.start]), f"{{{{ {hole.slot} }}}}"]
            at = hole.end
        return "".join([*pieces, literal(self.source[at:])])

    def without(self, slots: Iterable[str]) -> Carved:
        """The same with fewer slots: their words stay as they are."""
        left_out = set(slots)
        return Carved(self.source, tuple(hole for hole in self.holes if hole.slot not in left_out))


def carve(document: Document) -> Carved:
    """Find what of a document's source is said anew in each plan: goals, numbers, dates, owners, the period."""
    places = Places(document.source)
    wanted = sorted(_wanted(document), key=lambda one: (one[0].span, one[1]))
    taken: list[Hole] = []
    names: dict[tuple[str, str], str] = {}
    used: Counter[str] = Counter()
    for text, name, what, goal in wanted:
        start = _offset(places, text)
        end = start + len(text)
        if not text.strip() or document.source[start:end] != text or (taken and start < taken[-1].end):
            continue
        key = (what, str(text))
        if what in SHARED and key in names:
            slot = names[key]
        else:
            used[name] += 1
            slot = names[key] = name if used[name] == 1 else f"{name}_{used[name]}"
        taken.append(Hole(start, end, slot, what, goal))
    holes = sorted([*taken, *_periods(document, taken)])
    if document.format in QUOTED:
        holes = _inside_strings(document.source, holes)
    return Carved(document.source, tuple(holes))


def _wanted(document: Document) -> Iterator[tuple[Text, str, str, Goal | None]]:
    """Everything that should become a slot: its words, a name, what it is, and the goal it belongs to."""
    names = _names(document)
    if document.owner is not None:
        yield document.owner, "owner", "owner", None
    for goal in document.goals:
        name = names[goal.id]
        yield from _of_statement(goal, name)
        for field in FIELDS:
            text = getattr(goal, field)
            if isinstance(text, Text):
                yield text, field if field in SHARED else f"{name}_{field}", field, goal
    gauges = {goal.id for goal in document.goals if isinstance(goal, Gauge)}
    # A goal starts anew with each plan, and the series of a gauge goes on.
    current = [one for one in document.check_ins if one.goal not in gauges]
    for number, one in enumerate(current, start=1):
        for what, field in CHECK_IN.items():
            text = getattr(one, field)
            if text is not None:
                yield text, f"check_in_{number}_{what}", what, None


def _of_statement(goal: Goal, name: str) -> Iterator[tuple[Text, str, str, Goal | None]]:
    """The numbers of a statement, its metric and its date; the whole of it where it has no number to reach."""
    items = items_of(goal.statement, goal.reading)
    if goal.kind in AIMS or not any(item.role in {"baseline", "target", "change"} for item in items):
        yield goal.statement, name, goal.kind, goal
        return
    at = 0
    for item in items:
        start = at + len(item.space)
        at = start + len(item.text)
        if item.role in IN_STATEMENT:
            slot = "due" if item.role == "due" else f"{name}_{item.role}"
            yield goal.statement[start:at], slot, str(item.role), goal


def _names(document: Document) -> dict[str, str]:
    """A short name for each goal: “o1”, and “o1_kr2” for the second key result below it."""
    names: dict[str, str] = {}
    counted: Counter[tuple[str | None, str]] = Counter()
    for goal in document.goals:
        above = names.get(goal.parent) if goal.parent else None
        short = SHORT[goal.kind]
        counted[above, short] += 1
        names[goal.id] = f"{above}_{short}{counted[above, short]}" if above else f"{short}{counted[None, short]}"
    return names


def _periods(document: Document, taken: Iterable[Hole]) -> Iterator[Hole]:
    """Wherever the document names its period outside the other holes."""
    if document.period is None or not document.period.text.strip():
        return
    held = [(hole.start, hole.end) for hole in taken]
    pattern = rf"(?<!\w){re.escape(document.period.text.strip())}(?!\w)"
    for found in re.finditer(pattern, document.source):
        line = document.source[document.source.rfind("\n", 0, found.start()) + 1 : found.start()]
        if document.format == "yaml" and COMMENT.search(line):
            continue
        if all(end <= found.start() or found.end() <= start for start, end in held):
            yield Hole(found.start(), found.end(), "period", "period")


def _inside_strings(source: str, holes: Sequence[Hole]) -> list[Hole]:
    """The holes that stand between double quotes: bare numbers can't be left open, and comments aren't read."""
    strings = [found.span() for found in TOKEN.finditer(source) if found["string"] is not None]
    starts = [start for start, _ in strings]
    inside = []
    for hole in holes:
        at = bisect_right(starts, hole.start) - 1
        if at >= 0 and strings[at][0] < hole.start and hole.end < strings[at][1]:
            inside.append(hole)
    return inside


def _offset(places: Places, text: Text) -> int:
    line, column = text.place(0)
    return places.starts[line - 1] + column - 1


def literal(words: str) -> str:
    """Words as they stand in a template, where a slot or nothing follows: no brace of theirs opens a mark."""
    return BRACE.sub("{%+ raw %}{{%+ endraw +%}", words)
