"""Finds goals in a tree of any shape, by the names of its keys and by the shape itself.

Nobody agreed on a schema, so each mapping is asked what it is: a goal (it has a statement), a group of goals
(`key_results: …`), a mapping from statements or ids to goals, or a part of the document that holds such things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.model import Problem
from goalkit.read.beside import fields_of, ignores_of, period_among, period_below
from goalkit.read.check_ins import check_ins_of
from goalkit.read.statement.field import AMOUNT, CODE, LABELLED, count_words, lines_of
from goalkit.read.structured.gathered import TOPS, Gathered, Surroundings
from goalkit.read.structured.recognise import LONGEST, SURE, Said, is_schema, kind_numbered, said_by, unwrapped
from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.words.fields import field_named, group_named, plain_name, statement_named

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.text import Text

__all__ = ["Interpreter"]

TITLES = frozenset({"name", "title", "perspective"})
NOT_GOALS = frozenset({"check ins", "checkins", "check in", "updates", "history", "properties", "goalkit ignore"})
"""Keys under which nothing is a goal, whatever it looks like."""
WORK = frozenset({"tasks", "actions", "action items", "activities", "projects", "to dos", "todos"})
"""Keys that hold the work for a goal where they stand within it."""
RESULTS = frozenset({"results", "outcomes", "success metrics", "success measures", "success criteria", "targets"})
METRICS = frozenset({"metrics", "measures", "indicators"})
"""Keys that hold results where they stand within a goal."""
V2MOM = frozenset({"vision", "values", "obstacles"})
"""Keys beside which `methods` are objectives."""
BELOW: dict[Kind, Kind] = {"scorecard_objective": "measure", "north_star": "input_metric", "key_result": "initiative"}
"""What hangs under a goal where nothing says it; key results where this doesn't either."""
MEASURED_BY: dict[Kind, Kind] = {"objective": "key_result", "goal": "key_result", "north_star": "input_metric"}
"""What the metrics of a goal are; measures where this doesn't say."""
MOST_PROBLEMS = 20
"""How many keys that stand twice are told; more say nothing new."""
SENTENCE = 3
"""How many words a key needs to be a statement where nothing else says that it is one."""


@dataclass(slots=True, eq=False)
class Interpreter:
    """Walks the trees of one file and collects what it finds."""

    calendar: Calendar
    evident: bool = False
    """Whether the file's name tells that goals are in it, so that shapes nobody declared count."""
    found: Gathered = field(init=False)
    rows: dict[str, Draft] = field(default_factory=dict)
    """Objectives that flat rows repeat, by their text."""

    def __post_init__(self) -> None:
        self.found = Gathered(self.calendar)

    def read(self, root: Node, *, alone: bool = True) -> None:
        """Collect the goals under one root; where a file has several, what one says of itself isn't said of all."""
        if isinstance(root, Mapping):
            if alone and self.said(root, Surroundings()) is None:
                self.found.about(root)
            self.walk(root, Surroundings())
        else:
            self.walk(root, Surroundings(kind="goal" if self.evident else None))

    # The way down

    def walk(self, node: Node, around: Surroundings) -> None:
        """Collect the goals in a node, wherever in it they stand."""
        if isinstance(node, Sequence):
            self.sequence(node, around)
        elif isinstance(node, Mapping) and not is_schema(node):
            for part in map(unwrapped, self.parts(node)):
                said = self.said(part, around)
                if said is not None:
                    self.item(part, said, around)
                elif around.kind is None or any(group_named(key) for key, _ in part.pairs):
                    self.section(part, around._replace(kind=None))
                else:
                    self.named(part, around)

    def parts(self, mapping: Mapping) -> list[Mapping]:
        """Take a mapping apart where a key stands twice: most programs would keep only the last of them."""
        keys: set[str] = set()
        parts = [Mapping()]
        for key, value in mapping.pairs:
            if key in keys and len(self.found.problems) < MOST_PROBLEMS:
                message = f"the key “{key[:60]}” stands twice in one mapping, and most programs keep only the last"
                self.found.problems.append(Problem("syntax", key.span, message, "Make a list of what belongs to each."))
            if key in keys and (statement_named(key) or group_named(key)):
                parts.append(Mapping())
                keys.clear()
            keys.add(str(key))
            parts[-1].pairs.append((key, value))
        return parts

    def sequence(self, sequence: Sequence, around: Surroundings) -> None:
        """A list: goals where goals are expected, or labelled ones; key results follow their objective."""
        objective: Draft | None = None
        made: list[Draft] = []
        for item in sequence.items:
            if not isinstance(item, Scalar):
                before = len(self.found.drafts)
                self.walk(item, around)
                made += self.found.drafts[before : before + 1]
                continue
            kind = around.kind or ("goal" if LABELLED.match(item.text) else None)
            if kind is not None:
                draft = self.line(item, around._replace(kind=kind), above=objective)
                if draft is not None and draft.kind in TOPS:
                    objective = draft
        if around.parent is None and around.kind is None:
            _hang(made)

    def section(self, mapping: Mapping, around: Surroundings) -> None:
        """A mapping that is no goal itself: a team, a quarter, the whole document."""
        fields = fields_of(mapping)
        around = around._replace(
            period=period_among(mapping, self.calendar) or around.period,
            owner=fields.get("owner") or around.owner,
            perspective=fields.get("perspective") or around.perspective,
        )
        # What the document says of all its goals isn't said again of each.
        if around.period is not None and around.period == self.found.period:
            around = around._replace(period=None)
        if around.owner is not None and self.found.owner is not None and around.owner.span == self.found.owner.span:
            around = around._replace(owner=None)
        self.found.ignores += ignores_of(mapping, None)
        self.found.check_ins += check_ins_of(mapping, None)
        names = {plain_name(key) for key, _ in mapping.pairs}
        for key, value in mapping.pairs:
            if plain_name(key) == "methods" and names & V2MOM:
                self.group(value, "objective", around)
                continue
            before = len(self.found.drafts)
            self.pair(key, value, around)
            # “Objective 1: …” and then “Key results: […]” stand side by side and mean one above the other.
            added = self.found.drafts[before : before + 1]
            if added and isinstance(value, Scalar):
                self.found.call(added[0], key)
                if added[0].kind == "objective":
                    around = around._replace(parent=added[0])

    def pair(self, key: Text, value: Node, around: Surroundings) -> None:
        """One key of a section or goal: a group of goals, a part of the document, or nothing of ours."""
        plain = plain_name(key)
        if plain in NOT_GOALS:
            return
        kind = group_named(key) or kind_numbered(plain)
        if kind == "objective" and around.perspective is not None:
            kind = "scorecard_objective"
        if isinstance(value, Scalar):
            if plain_name(value.text) == plain or (plain == "kr" and around.parent is None and not self.evident):
                return  # the word for it in some language, or some word in Korean
            if kind == "objective" and around.parent is not None and around.parent.kind == "objective":
                around = around._replace(parent=around.parent.parent)
            if kind in SURE or kind == "north_star":
                self.group(value, kind, around)
        elif kind is not None:
            self.group(value, kind, around)
        elif plain == "perspectives":
            self.perspectives(value, around)
        elif self.is_outline(key, value, SENTENCE) and (self.evident or LABELLED.match(key)):
            self.outline(key, value, around._replace(kind="objective"))
        else:
            self.walk(value, self.below(key, around))

    def group(self, value: Node, kind: Kind, around: Surroundings) -> None:
        """The value of a key such as `objectives` or `key_results`."""
        around = around._replace(kind=kind)
        if not isinstance(value, Scalar):
            self.walk(value, around)
        elif count_words(value.text) >= 2 or around.parent is not None:
            for line in lines_of(value.text):
                self.line(Scalar(line, value.kind), around)

    def perspectives(self, value: Node, around: Surroundings) -> None:
        """The perspectives of a balanced scorecard, as a list or by name."""
        if isinstance(value, Mapping):
            for key, below in value.pairs:
                self.walk(below, around._replace(kind="scorecard_objective", perspective=key))
            return
        for one in value.items if isinstance(value, Sequence) else ():
            if isinstance(one, Mapping):
                names = (node.text for key, node in one.pairs if isinstance(node, Scalar) and plain_name(key) in TITLES)
                self.section(one, around._replace(perspective=next(names, None)))

    def below(self, key: Text, around: Surroundings) -> Surroundings:
        """What is known below a key: “Q4” is a period, and says so for all that stands there."""
        period = period_below(key, around.period or self.found.period, self.calendar)
        return around._replace(period=period or around.period)

    def named(self, mapping: Mapping, around: Surroundings) -> None:
        """A mapping where goals are expected that is none itself: its keys are ids, statements, teams or periods."""
        fields = fields_of(mapping)
        # Among fields of something else a text is just one more field.
        texts = [value for _, value in mapping.pairs if isinstance(value, Scalar)]
        topics = not fields and len(texts) == len(mapping.pairs)
        worded = sum(_is_statement(value) for value in texts) * 2 > len(texts)
        for key, value in mapping.pairs:
            if plain_name(key) in NOT_GOALS:
                continue
            if isinstance(value, Scalar):
                if topics or CODE.fullmatch(key) or kind_numbered(plain_name(key)):
                    self.named_scalar(key, value, around, worded=worded)
            elif (below := self.below(key, around)) is not around and below.period is not around.period:
                self.walk(value, below)
            elif self.is_outline(key, value, 2):
                self.outline(key, value, around)
            elif isinstance(value, Mapping) and (said := self.said(value, around)) is not None:
                self.item(value, said, around, name=key)
            elif field_named(key) not in fields:
                self.walk(value, around)

    def named_scalar(self, key: Text, value: Scalar, around: Surroundings, *, worded: bool) -> None:
        """`KR1: Raise NPS to 60`, or `Weekly signups: 500`; `worded`: the values here are statements."""
        if _is_statement(value) or (worded and value.kind == "string" and count_words(value.text) >= SENTENCE):
            draft = self.line(value, around)
            if draft is not None:
                self.found.call(draft, key)
        elif any(map(str.isdigit, value.text)) and count_words(key) and not CODE.fullmatch(key):
            fields = self.found.add(key, around).fields
            told = understand(value.text, calendar=self.calendar).measures
            way = (told[0].baseline, told[0].target) if told else (None, None)
            if way[0] is not None and way[1] is not None:  # `Answered within 24 h: 62% → 90%`
                fields["baseline"], fields["target"] = way[0].text, way[1].text
            else:
                fields["target"] = value.text.trim()

    def is_outline(self, key: Text, value: Node, least: int) -> bool:
        """Whether a key is a goal and its value the goals below: `{Objective: [key result, …]}`."""
        if (
            count_words(key) < least
            or field_named(key) is not None
            or self.below(key, Surroundings()).period is not None
        ):
            return False
        if isinstance(value, Sequence):
            texts = [one.text for one in value.items if isinstance(one, Scalar)]
            return len(texts) == len(value.items) > 0 and all(count_words(text) >= 2 for text in texts)
        if least >= SENTENCE or not isinstance(value, Mapping) or self.said(value, Surroundings()) is not None:
            return False
        return any(
            group_named(name) or field_named(name) or plain_name(name) in RESULTS | METRICS for name, _ in value.pairs
        )

    def outline(self, key: Text, value: Node, around: Surroundings) -> None:
        """A key that is a goal, and the goals below it."""
        kind = around.kind or "objective"
        draft = self.found.add(key, around._replace(kind="objective" if kind == "goal" else kind))
        if isinstance(value, Mapping):
            self.found.fill(draft, value, key)
            self.children(value, draft, key, around)
        else:
            self.walk(value, Surroundings(kind=BELOW.get(draft.kind, "key_result"), parent=draft))

    # Goals

    def said(self, mapping: Mapping, around: Surroundings) -> Said | None:
        """Find the statement that makes a mapping a goal here."""
        return said_by(
            mapping,
            around.kind,
            evident=self.evident,
            perspective=around.perspective is not None,
            within=around.parent is not None,
        )

    def item(self, mapping: Mapping, said: Said, around: Surroundings, name: Text | None = None) -> None:
        """A mapping that is a goal, with its fields and all that hangs under it."""
        if said.kind == "key_result" and around.parent is None and around.kind != "key_result":
            around = self.under_row(mapping, said, around)
        draft = self.found.add(said.statement, around._replace(kind=said.kind))
        self.found.fill(draft, mapping, said.statement)
        if name is not None:
            self.found.call(draft, name)
        self.children(mapping, draft, said.statement, around)

    def under_row(self, mapping: Mapping, said: Said, around: Surroundings) -> Surroundings:
        """A flat row: `objective` and `key_result` in one mapping, the objective repeated from row to row."""
        for key, value in mapping.pairs:
            fit = statement_named(key)
            if not isinstance(value, Scalar) or not fit or fit[1] != "objective" or value.text is said.statement:
                continue
            text = value.text.trim()
            if count_words(text) >= 2 and not CODE.fullmatch(text):
                if text not in self.rows:
                    self.rows[str(text)] = self.found.add(text, around._replace(kind="objective"))
                return around._replace(parent=self.rows[str(text)])
        return around

    def children(self, mapping: Mapping, draft: Draft, statement: Text, around: Surroundings) -> None:
        """The goals that hang under a goal."""
        below = Surroundings(parent=draft, perspective=around.perspective)
        bare: bool | None = None
        for key, value in mapping.pairs:
            plain = plain_name(key)
            if isinstance(value, Scalar):
                if value.text is not statement and "key_result" in {group_named(key), kind_numbered(plain)}:
                    self.group(value, "key_result", below)
                continue
            plain = _several(plain, value)
            if plain in RESULTS and draft.kind in TOPS:
                self.group(value, "key_result", below)
            elif plain in WORK:
                self.group(value, "initiative", below)
            elif plain in METRICS:
                self.group(value, MEASURED_BY.get(draft.kind, "measure"), below)
            elif not (isinstance(value, Mapping) and field_named(key) in draft.fields):
                before = len(self.found.drafts)
                self.pair(key, value, below)
                if len(self.found.drafts) == before and isinstance(value, Sequence) and draft.kind in TOPS:
                    bare = _is_bare(mapping) if bare is None else bare
                    self.own(key, value, below, bare=bare)

    def own(self, key: Text, value: Sequence, below: Surroundings, *, bare: bool) -> None:
        """A list below an aim under a key of a team's own: “seen when”, “what we do”."""
        from goalkit.read.structured.below import meaning_of  # most goals have none

        draft = below.parent
        meaning = meaning_of(key, value, bare=bare) if plain_name(key) not in NOT_GOALS else None
        if meaning is None or draft is None:
            return
        self.group(value, MEASURED_BY.get(draft.kind, "measure") if meaning == "results" else "initiative", below)
        if (field := field_named(key)) is not None:
            draft.fields.pop(field, None)

    def line(self, scalar: Scalar, around: Surroundings, above: Draft | None = None) -> Draft | None:
        """A goal that is just a text; `above` is the objective before it in its list."""
        text = scalar.text.trim()
        if scalar.kind != "string" or not any(map(str.isalpha, text)) or len(text) > LONGEST:
            return None
        if count_words(text) < 2 and around.parent is None and around.kind not in {*SURE, "north_star"}:
            return None
        return self.found.add(text, around, above)


def _is_bare(mapping: Mapping) -> bool:
    """Whether nothing below an aim is called its results."""
    from goalkit.read.structured.below import meaning_of  # as above

    return not any(
        group_named(name) == "key_result"
        or plain_name(name) in RESULTS | METRICS
        or (isinstance(one, Sequence) and meaning_of(name, one, bare=False) == "results")
        for name, one in mapping.pairs
    )


def _hang(records: list[Draft]) -> None:
    """Hang results in a list of records under the objective before them, where the two take turns."""
    turns = [one.kind in TOPS for one in records]
    if not turns or not turns[0] or not (turns.count(True) == 1 or (False, True) in pairwise(turns)):
        return
    above = records[0]
    for one in records:
        if one.kind in TOPS:
            above = one
        elif one.kind in {"key_result", "initiative"} and one.parent is None and "parent_named" not in one.fields:
            one.parent = above


def _several(plain: str, value: Node) -> str:
    """Call a key of several mappings in the plural: TOML writes `[[goal.result]]` above each of them."""
    if not isinstance(value, Sequence) or not all(isinstance(one, Mapping) for one in value.items):
        return plain
    if plain.endswith(("s", "y")):
        return f"{plain.removesuffix('y')}ies" if plain.endswith("y") else plain
    return f"{plain}s"


def _is_statement(value: Scalar) -> bool:
    """Whether a text is no mere amount."""
    return value.kind == "string" and count_words(value.text) >= 2 and not AMOUNT.match(value.text)
