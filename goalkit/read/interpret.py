"""Finds goals in a tree of any shape, by the names of its keys and by the shape itself.

Nobody agreed on a schema, so each mapping is asked what it is: a goal (it has a statement), a group of goals
(`key_results: …`), a mapping from statements or ids to goals, or a part of the document that holds such things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english import understand
from goalkit.model import Problem
from goalkit.read.beside import fields_of, ignores_of, period_among, period_below
from goalkit.read.check_ins import check_ins_of
from goalkit.read.draft import CheckInDraft, Draft, Found, IgnoreComment
from goalkit.read.fields import OTHERS_IDS, field_named, group_named, kind_named, plain_name, statement_named
from goalkit.read.meant import framework_named
from goalkit.read.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.recognise import LONGEST, SURE, Said, is_schema, kind_numbered, said_by, unwrapped
from goalkit.read.statement import AMOUNT, CODE, LABELLED, annotated, count_words, kind_told, lines_of

if TYPE_CHECKING:
    from goalkit.english import Calendar, Period
    from goalkit.model import Framework, Kind
    from goalkit.text import Text

__all__ = ["Interpreter"]

TITLES = frozenset({"name", "title", "perspective"})
ABOUT = frozenset({"metadata", "meta", "info", "header", "document", "about"})
"""Keys under which a document tells about itself."""
NOT_GOALS = frozenset({"check ins", "checkins", "check in", "updates", "history", "properties", "goalkit ignore"})
"""Keys under which nothing is a goal, whatever it looks like."""
WORK = frozenset({"tasks", "actions", "action items", "activities", "projects", "to dos", "todos"})
"""Keys that hold the work for a goal where they stand within it."""
RESULTS = frozenset({"results", "outcomes", "success metrics", "success measures", "success criteria", "targets"})
METRICS = frozenset({"metrics", "measures", "indicators"})
"""Keys that hold results where they stand within a goal."""
V2MOM = frozenset({"vision", "values", "obstacles"})
"""Keys beside which `methods` are objectives."""
TOPS = frozenset({"objective", "scorecard_objective", "goal"})
"""Kinds that results hang under."""
BELOW: dict[Kind, Kind] = {"scorecard_objective": "measure", "north_star": "input_metric", "key_result": "initiative"}
"""What hangs under a goal where nothing says it; key results where this doesn't either."""
MEASURED_BY: dict[Kind, Kind] = {"objective": "key_result", "goal": "key_result", "north_star": "input_metric"}
"""What the metrics of a goal are; measures where this doesn't say."""
MOST_PROBLEMS = 20
"""How many keys that stand twice are told; more say nothing new."""
SENTENCE = 3
"""How many words a key needs to be a statement where nothing else says that it is one."""


class Context(NamedTuple):
    """What is known on the way down: which goals are expected here, and what they hang under."""

    kind: Kind | None = None
    parent: Draft | None = None
    period: Period | None = None
    owner: Text | None = None
    perspective: Text | None = None


@dataclass(slots=True, eq=False)
class Interpreter:
    """Walks the trees of one file and collects what it finds."""

    calendar: Calendar
    evident: bool = False
    """Whether the file's name tells that goals are in it, so that shapes nobody declared count."""
    drafts: list[Draft] = field(default_factory=list)
    ignores: list[IgnoreComment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    check_ins: list[CheckInDraft] = field(default_factory=list)
    by_line: dict[int, Draft] = field(default_factory=dict)
    """The goal that stands on a line, for the comments beside it."""
    title: Text | None = None
    period: Period | None = None
    owner: Text | None = None
    framework: Framework | None = None
    rows: dict[str, Draft] = field(default_factory=dict)
    """Objectives that flat rows repeat, by their text."""

    def read(self, root: Node, *, alone: bool = True) -> None:
        """Collect the goals under one root; where a file has several, what one says of itself isn't said of all."""
        if isinstance(root, Mapping):
            if alone and self.said(root, Context()) is None:
                self.about(root)
            self.walk(root, Context())
        else:
            self.walk(root, Context(kind="goal" if self.evident else None))

    def found(self) -> Found:
        """Give what was collected; a file without goals has no faults in its keys."""
        if not self.drafts:
            return Found(check_ins=tuple(self.check_ins))
        return Found(
            drafts=tuple(self.drafts),
            framework=self.framework,
            title=self.title,
            period=self.period,
            owner=self.owner,
            ignores=tuple(self.ignores),
            problems=tuple(self.problems),
            check_ins=tuple(self.check_ins),
        )

    def about(self, root: Mapping) -> None:
        """Take what a document says of itself."""
        for key, value in root.pairs:
            if isinstance(value, Mapping) and plain_name(key) in ABOUT:
                self.about(value)
        names = {plain_name(key): value.text.trim() for key, value in root.pairs if isinstance(value, Scalar)}
        self.title = self.title or names.get("title") or names.get("document title") or names.get("name") or None
        self.framework = self.framework or framework_named(names.get("framework", ""))
        self.period = self.period or period_among(root, self.calendar)
        self.owner = self.owner or fields_of(root).get("owner")

    # The way down

    def walk(self, node: Node, context: Context) -> None:
        """Collect the goals in a node, wherever in it they stand."""
        if isinstance(node, Sequence):
            self.sequence(node, context)
        elif isinstance(node, Mapping) and not is_schema(node):
            for part in map(unwrapped, self.parts(node)):
                said = self.said(part, context)
                if said is not None:
                    self.item(part, said, context)
                elif context.kind is None or any(group_named(key) for key, _ in part.pairs):
                    self.section(part, context._replace(kind=None))
                else:
                    self.named(part, context)

    def parts(self, mapping: Mapping) -> list[Mapping]:
        """Take a mapping apart where a key stands twice: most programs would keep only the last of them."""
        keys: set[str] = set()
        parts = [Mapping()]
        for key, value in mapping.pairs:
            if key in keys and len(self.problems) < MOST_PROBLEMS:
                message = f"the key “{key[:60]}” stands twice in one mapping, and most programs keep only the last"
                self.problems.append(Problem("syntax", key.span, message, "Make a list of what belongs to each."))
            if key in keys and (statement_named(key) or group_named(key)):
                parts.append(Mapping())
                keys.clear()
            keys.add(str(key))
            parts[-1].pairs.append((key, value))
        return parts

    def sequence(self, sequence: Sequence, context: Context) -> None:
        """A list: goals where goals are expected, or labelled ones; key results follow their objective."""
        objective: Draft | None = None
        for item in sequence.items:
            if not isinstance(item, Scalar):
                self.walk(item, context)
                continue
            kind = context.kind or ("goal" if LABELLED.match(item.text) else None)
            if kind is not None:
                draft = self.line(item, context._replace(kind=kind), above=objective)
                if draft is not None and draft.kind in TOPS:
                    objective = draft

    def section(self, mapping: Mapping, context: Context) -> None:
        """A mapping that is no goal itself: a team, a quarter, the whole document."""
        fields = fields_of(mapping)
        context = context._replace(
            period=period_among(mapping, self.calendar) or context.period,
            owner=fields.get("owner") or context.owner,
            perspective=fields.get("perspective") or context.perspective,
        )
        # What the document says of all its goals isn't said again of each.
        if context.period is not None and context.period == self.period:
            context = context._replace(period=None)
        if context.owner is not None and self.owner is not None and context.owner.span == self.owner.span:
            context = context._replace(owner=None)
        self.ignores += ignores_of(mapping, None)
        self.check_ins += check_ins_of(mapping, None)
        names = {plain_name(key) for key, _ in mapping.pairs}
        for key, value in mapping.pairs:
            if plain_name(key) == "methods" and names & V2MOM:
                self.group(value, "objective", context)
                continue
            before = len(self.drafts)
            self.pair(key, value, context)
            # “Objective 1: …” and then “Key results: […]” stand side by side and mean one above the other.
            added = self.drafts[before : before + 1]
            if added and isinstance(value, Scalar):
                self.call(added[0], key)
                if added[0].kind == "objective":
                    context = context._replace(parent=added[0])

    def pair(self, key: Text, value: Node, context: Context) -> None:
        """One key of a section or goal: a group of goals, a part of the document, or nothing of ours."""
        plain = plain_name(key)
        if plain in NOT_GOALS:
            return
        kind = group_named(key) or kind_numbered(plain)
        if kind == "objective" and context.perspective is not None:
            kind = "scorecard_objective"
        if isinstance(value, Scalar):
            if plain_name(value.text) == plain or (plain == "kr" and context.parent is None and not self.evident):
                return  # the word for it in some language, or some word in Korean
            if kind == "objective" and context.parent is not None and context.parent.kind == "objective":
                context = context._replace(parent=context.parent.parent)
            if kind in SURE or kind == "north_star":
                self.group(value, kind, context)
        elif kind is not None:
            self.group(value, kind, context)
        elif plain == "perspectives":
            self.perspectives(value, context)
        elif self.is_outline(key, value, SENTENCE) and (self.evident or LABELLED.match(key)):
            self.outline(key, value, context._replace(kind="objective"))
        else:
            self.walk(value, self.below(key, context))

    def group(self, value: Node, kind: Kind, context: Context) -> None:
        """The value of a key such as `objectives` or `key_results`."""
        context = context._replace(kind=kind)
        if not isinstance(value, Scalar):
            self.walk(value, context)
        elif count_words(value.text) >= 2 or context.parent is not None:
            for line in lines_of(value.text):
                self.line(Scalar(line, value.kind), context)

    def perspectives(self, value: Node, context: Context) -> None:
        """The perspectives of a balanced scorecard, as a list or by name."""
        if isinstance(value, Mapping):
            for key, below in value.pairs:
                self.walk(below, context._replace(kind="scorecard_objective", perspective=key))
            return
        for one in value.items if isinstance(value, Sequence) else ():
            if isinstance(one, Mapping):
                names = (node.text for key, node in one.pairs if isinstance(node, Scalar) and plain_name(key) in TITLES)
                self.section(one, context._replace(perspective=next(names, None)))

    def below(self, key: Text, context: Context) -> Context:
        """The context below a key: “Q4” is a period, and says so for all that stands there."""
        period = period_below(key, context.period or self.period, self.calendar)
        return context._replace(period=period or context.period)

    def named(self, mapping: Mapping, context: Context) -> None:
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
                    self.named_scalar(key, value, context, worded=worded)
            elif (below := self.below(key, context)) is not context and below.period is not context.period:
                self.walk(value, below)
            elif self.is_outline(key, value, 2):
                self.outline(key, value, context)
            elif isinstance(value, Mapping) and (said := self.said(value, context)) is not None:
                self.item(value, said, context, name=key)
            elif field_named(key) not in fields:
                self.walk(value, context)

    def named_scalar(self, key: Text, value: Scalar, context: Context, *, worded: bool) -> None:
        """`KR1: Raise NPS to 60`, or `Weekly signups: 500`; `worded`: the values here are statements."""
        if _is_statement(value) or (worded and value.kind == "string" and count_words(value.text) >= SENTENCE):
            draft = self.line(value, context)
            if draft is not None:
                self.call(draft, key)
        elif any(map(str.isdigit, value.text)) and count_words(key) and not CODE.fullmatch(key):
            fields = self.add(key, context).fields
            told = understand(value.text, calendar=self.calendar).measures
            way = (told[0].baseline, told[0].target) if told else (None, None)
            if way[0] is not None and way[1] is not None:  # `Answered within 24 h: 62% → 90%`
                fields["baseline"], fields["target"] = way[0].text, way[1].text
            else:
                fields["target"] = value.text.trim()

    def is_outline(self, key: Text, value: Node, least: int) -> bool:
        """Whether a key is a goal and its value the goals below: `{Objective: [key result, …]}`."""
        if count_words(key) < least or field_named(key) is not None or self.below(key, Context()).period is not None:
            return False
        if isinstance(value, Sequence):
            texts = [one.text for one in value.items if isinstance(one, Scalar)]
            return len(texts) == len(value.items) > 0 and all(count_words(text) >= 2 for text in texts)
        if least >= SENTENCE or not isinstance(value, Mapping) or self.said(value, Context()) is not None:
            return False
        return any(
            group_named(name) or field_named(name) or plain_name(name) in RESULTS | METRICS for name, _ in value.pairs
        )

    def outline(self, key: Text, value: Node, context: Context) -> None:
        """A key that is a goal, and the goals below it."""
        kind = context.kind or "objective"
        draft = self.add(key, context._replace(kind="objective" if kind == "goal" else kind))
        if isinstance(value, Mapping):
            self.fill(draft, value, key)
            self.children(value, draft, key, context)
        else:
            self.walk(value, Context(kind=BELOW.get(draft.kind, "key_result"), parent=draft))

    # Goals

    def said(self, mapping: Mapping, context: Context) -> Said | None:
        """Find the statement that makes a mapping a goal here."""
        return said_by(
            mapping,
            context.kind,
            evident=self.evident,
            perspective=context.perspective is not None,
            within=context.parent is not None,
        )

    def item(self, mapping: Mapping, said: Said, context: Context, name: Text | None = None) -> None:
        """A mapping that is a goal, with its fields and all that hangs under it."""
        if said.kind == "key_result" and context.parent is None and context.kind != "key_result":
            context = self.under_row(mapping, said, context)
        draft = self.add(said.statement, context._replace(kind=said.kind))
        self.fill(draft, mapping, said.statement)
        if name is not None:
            self.call(draft, name)
        self.children(mapping, draft, said.statement, context)

    def under_row(self, mapping: Mapping, said: Said, context: Context) -> Context:
        """A flat row: `objective` and `key_result` in one mapping, the objective repeated from row to row."""
        for key, value in mapping.pairs:
            fit = statement_named(key)
            if not isinstance(value, Scalar) or not fit or fit[1] != "objective" or value.text is said.statement:
                continue
            text = value.text.trim()
            if count_words(text) >= 2 and not CODE.fullmatch(text):
                if text not in self.rows:
                    self.rows[str(text)] = self.add(text, context._replace(kind="objective"))
                return context._replace(parent=self.rows[str(text)])
        return context

    def children(self, mapping: Mapping, draft: Draft, statement: Text, context: Context) -> None:
        """The goals that hang under a goal."""
        below = Context(parent=draft, perspective=context.perspective)
        for key, value in mapping.pairs:
            plain = plain_name(key)
            if isinstance(value, Scalar):
                if value.text is not statement and "key_result" in {group_named(key), kind_numbered(plain)}:
                    self.group(value, "key_result", below)
            elif plain in RESULTS and draft.kind in TOPS:
                self.group(value, "key_result", below)
            elif plain in WORK:
                self.group(value, "initiative", below)
            elif plain in METRICS:
                self.group(value, MEASURED_BY.get(draft.kind, "measure"), below)
            elif not (isinstance(value, Mapping) and field_named(key) in draft.fields):
                self.pair(key, value, below)

    def line(self, scalar: Scalar, context: Context, above: Draft | None = None) -> Draft | None:
        """A goal that is just a text; `above` is the objective before it in its list."""
        text = scalar.text.trim()
        if scalar.kind != "string" or not any(map(str.isalpha, text)) or len(text) > LONGEST:
            return None
        if count_words(text) < 2 and context.parent is None and context.kind not in {*SURE, "north_star"}:
            return None
        return self.add(text, context, above)

    def add(self, text: Text, context: Context, above: Draft | None = None) -> Draft:
        """Make a goal of a text, with what its author put around the statement."""
        found = annotated(text)
        kind = kind_told(context.kind or "goal", found)
        parent = context.parent
        if found.hint == "key_result" and above is not None and kind in {"objective", "key_result"}:
            kind, parent = "key_result", above
        draft = Draft(kind, found.statement, parent, dict(found.fields), context.period)
        if found.label is not None:
            draft.fields.setdefault("label", found.label)
        if context.owner is not None and parent is None:
            draft.fields.setdefault("owner", context.owner)
        if context.perspective is not None and kind == "scorecard_objective":
            draft.fields["perspective"] = context.perspective
        self.drafts.append(draft)
        if kind == "key_result" and parent is not None and parent.kind == "goal":
            parent.kind = "objective"
        self.mark(text, draft)
        return draft

    def call(self, draft: Draft, key: Text) -> None:
        """Take a goal's key as its id; “KR1” only numbers it, and so does every other team's."""
        self.by_line.setdefault(key.span.line, draft)
        if CODE.fullmatch(key) or kind_numbered(plain_name(key)):
            draft.fields.setdefault("label", key)
        elif not any(map(str.isspace, key)) and ("-" in key or "_" in key):
            draft.fields.setdefault("id", key)

    def mark(self, text: Text, draft: Draft) -> None:
        """Remember on which lines a goal stands."""
        first, _, last, _ = text.span
        for line in range(first, last + 1):
            self.by_line.setdefault(line, draft)

    def fill(self, draft: Draft, mapping: Mapping, statement: Text) -> None:
        """Give a goal what is written beside its statement."""
        fields = fields_of(mapping, statement)
        fields.pop("period", None)
        draft.period = period_among(mapping, self.calendar) or draft.period
        for key, value in mapping.pairs:
            self.by_line.setdefault(key.span.line, draft)
            if not isinstance(value, Scalar):
                continue
            self.mark(value.text, draft)
            if plain_name(key) in OTHERS_IDS and draft.kind not in TOPS and value.text.strip():
                fields.setdefault("parent_named", value.text.trim())
                if fields.get("id") == value.text.trim():
                    del fields["id"]
            if value.text is not statement and draft.parent is None and _refers(plain_name(key), value, draft):
                fields.setdefault("parent_named", value.text.trim())
            # “type: key result” has been said by now; “type: milestone” says which sort of key result it is.
            said = fields.get("type") == value.text.trim() and kind_named(value.text) == draft.kind
            if said and plain_name(value.text) not in {"milestone", "milestones"}:
                del fields["type"]
        self.ignores += ignores_of(mapping, draft)
        self.check_ins += check_ins_of(mapping, draft)
        draft.fields.update(fields)


def _is_statement(value: Scalar) -> bool:
    """Whether a text is no mere amount."""
    return value.kind == "string" and count_words(value.text) >= 2 and not AMOUNT.match(value.text)


def _refers(name: str, value: Scalar, draft: Draft) -> bool:
    """Whether `objective: O1` beside a key result names the goal that it hangs under."""
    if name not in {"objective", "goal", "okr"} or draft.kind in TOPS or draft.kind == "smart_goal":
        return False
    return bool(value.text.strip()) and (not AMOUNT.match(value.text) or CODE.fullmatch(value.text.strip()) is not None)
