"""Finds goals in a tree of any shape, by the names of its keys and by the shape itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.period import Period, find_period
from goalkit.read.draft import Draft, Found, IgnoreComment
from goalkit.read.fields import field_named, field_rank, group_named, kind_named, plain_name, statement_named
from goalkit.read.ignoring import ignore_of
from goalkit.read.nodes import Mapping, Node, Scalar, Sequence
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.english import Calendar
    from goalkit.model import Kind

__all__ = ["Interpreter", "names_goals"]

GOALS_FILE = re.compile(r"okr|objective|key[-_ ]?result|goal|kpi|north[-_ ]?star|scorecard|v2mom", re.IGNORECASE)
CODE = re.compile(r"[A-Za-z]{0,12}[-_ ]?\d+(?:[.\-_]\d+)*[a-z]?")
NUMBERED = re.compile(r"(.*[a-z]) ?\d+(?: \d+)*")
AMOUNT = re.compile(r"[<>≤≥~=+\-\s]*[$€£¥]?\s*\d")
BULLET = re.compile(r"\s*(?:[-*•–+]|\d{1,3}[.)])\s+")
SCHEMA_TYPES = frozenset({"object", "array", "string", "number", "integer", "boolean", "null"})
SURE_KINDS = frozenset({"objective", "key_result"})
ABOUT = frozenset({"metadata", "meta", "info", "header", "document", "about"})
"""Keys under which a document tells about itself."""
RESULTS = frozenset({"results", "outcomes", "success metrics", "success measures", "success criteria", "targets"})
"""Keys that hold key results where they stand beside an objective."""
METRICS = frozenset({"metrics", "measures", "indicators"})
SMART = frozenset({"specific", "measurable", "achievable", "attainable", "assignable", "relevant", "realistic", "time bound"})
PERSPECTIVES = re.compile(r"financ|customer|stakeholder|internal|process|learning|growth|people|capacity")
SENTENCE = 3
"""How many words a key needs to be taken for a statement where nothing else says that it is one."""
MOST_CHARACTERS = 3000
"""Beyond this a text is a page, not a statement."""


class Context(NamedTuple):
    """What is known on the way down: which goals are expected here, and what they hang under."""

    kind: Kind | None = None
    parent: Draft | None = None
    period: Period | None = None
    owner: Text | None = None
    perspective: Text | None = None


def names_goals(path: str) -> bool:
    """Say whether a path itself tells that goals are in the file: “2027-q1-okrs.yaml”, “goals/team.json”."""
    return GOALS_FILE.search(path) is not None


@dataclass(slots=True, eq=False)
class Interpreter:
    """Walks one tree and collects what it finds."""

    calendar: Calendar
    evident: bool = False
    """Whether the file's name tells that goals are in it, so that shapes nobody declared count."""
    drafts: list[Draft] = field(default_factory=list)
    ignores: list[IgnoreComment] = field(default_factory=list)
    by_line: dict[int, Draft] = field(default_factory=dict)
    title: Text | None = None
    period: Period | None = None
    owner: Text | None = None
    objectives: dict[str, Draft] = field(default_factory=dict)
    """Objectives of flat rows by their text, for rows that repeat them."""

    def read(self, root: Node) -> None:
        """Collect the goals of a document's root."""
        if isinstance(root, Sequence):
            self.walk(root, Context(kind="goal" if self.evident else None))
            return
        if not isinstance(root, Mapping) or _is_schema(root):
            return
        if self.statement(root, Context()) is None:
            self.about(root)
        self.walk(root, Context())

    def found(self) -> Found:
        """Give what was collected."""
        return Found(
            drafts=tuple(self.drafts),
            title=self.title if self.drafts else None,
            period=self.period,
            owner=self.owner,
            ignores=tuple(self.ignores),
        )

    # What a document says of itself

    def about(self, root: Mapping) -> None:
        for key, value in root.pairs:
            if isinstance(value, Mapping) and plain_name(key) in ABOUT:
                self.about(value)
        titles = [
            (plain_name(key) != "title", value.text)
            for key, value in root.pairs
            if isinstance(value, Scalar) and value.text.strip() and plain_name(key) in {"title", "name", "document title"}
        ]
        if titles and self.title is None:
            self.title = min(titles, key=lambda one: one[0])[1].trim()
        fields = self.fields(root, ())
        self.period = self.period or self.period_of(root, fields)
        self.owner = self.owner or fields.get("owner")

    def period_of(self, mapping: Mapping, fields: dict[str, Text]) -> Period | None:
        """The period that a mapping names, also in pieces: `year: 2027` beside `quarter: Q1`."""
        written = [
            value.text.trim()
            for key, value in mapping.pairs
            if isinstance(value, Scalar) and value.text and field_named(key) == "period"
        ]
        if fields.get("period") is not None and not written:
            written = [fields["period"]]
        periods = [found for text in written if (found := find_period(text, self.calendar))]
        if len(written) > 1:
            both = [Text.join(written), Text.join(reversed(written))]
            periods += [found for text in both if (found := find_period(text, self.calendar))]
        dated = [one for one in periods if one.start]
        if dated:
            return min(dated, key=lambda one: (one.end or one.start) - one.start if one.start else None)  # type: ignore[arg-type, return-value]
        return periods[0] if periods else None

    # Walking

    def walk(self, node: Node, context: Context) -> None:
        """Collect the goals in a node, wherever in it they stand."""
        if isinstance(node, Sequence):
            for item in node.items:
                if isinstance(item, Scalar):
                    if context.kind:
                        self.line(item, context)
                else:
                    self.walk(item, context)
        elif isinstance(node, Mapping) and not _is_schema(node):
            said = self.statement(node, context)
            if said is not None:
                self.item(node, *said, context)
            elif context.kind is None:
                self.section(node, context)
            else:
                self.named_items(node, context)

    def section(self, mapping: Mapping, context: Context) -> None:
        """A mapping that is no goal itself: a team, a quarter, the whole document."""
        fields = self.fields(mapping, ())
        if self.drafts or context != Context() or self.title is None:
            context = context._replace(
                period=self.period_of(mapping, fields) or context.period, owner=fields.get("owner") or context.owner
            )
        perspective = fields.get("perspective") or context.perspective
        context = context._replace(perspective=perspective)
        for key, value in mapping.pairs:
            self.pair(key, value, context)

    def pair(self, key: Text, value: Node, context: Context) -> None:
        """One key of a section: a group of goals, a part of the document, or nothing of ours."""
        plain = plain_name(key)
        kind = group_named(key) or _numbered(plain)
        if plain in {"check ins", "checkins", "properties", "goalkit ignore"}:
            return
        if kind is not None and (kind in SURE_KINDS or not isinstance(value, Scalar) or kind == "north_star"):
            if kind in {"input_metric", "measure", "initiative", "kpi"} and isinstance(value, Scalar):
                return
            self.group(value, self.kind_here(kind, context), context)
        elif plain == "perspectives":
            self.perspectives(value, context)
        elif isinstance(value, Scalar):
            return
        elif self.evident and self.is_outline(key, value):
            self.outline(key, value, context._replace(kind="objective"))
        else:
            self.walk(value, self.narrowed(key, context))

    def group(self, value: Node, kind: Kind, context: Context) -> None:
        """The value of a key such as `objectives` or `key_results`."""
        context = context._replace(kind=kind)
        if isinstance(value, Scalar):
            for line in _lines(value.text):
                self.line(Scalar(line, value.kind), context)
        else:
            self.walk(value, context)

    def perspectives(self, value: Node, context: Context) -> None:
        """The perspectives of a balanced scorecard, as a list or by name."""
        if isinstance(value, Mapping):
            for key, below in value.pairs:
                self.walk(below, context._replace(kind="scorecard_objective", perspective=key))
        elif isinstance(value, Sequence):
            for one in value.items:
                if isinstance(one, Mapping):
                    name = next((v.text for k, v in one.pairs if isinstance(v, Scalar) and plain_name(k) in {"name", "title", "perspective"}), None)
                    self.section(one, context._replace(perspective=name))

    def narrowed(self, key: Text, context: Context) -> Context:
        """The context below a key: “Q4” is a period, and says so for all below it."""
        period = find_period(key, self.calendar)
        if period is None and (context.period is not None) and CODE.fullmatch(key):
            return context
        return context._replace(period=period or context.period)

    def kind_here(self, kind: Kind, context: Context) -> Kind:
        """An objective within a perspective is one of a scorecard."""
        if kind == "objective" and context.perspective is not None:
            return "scorecard_objective"
        return kind

    def named_items(self, mapping: Mapping, context: Context) -> None:
        """A mapping where goals are expected that is none itself: its keys are ids, statements, teams or periods."""
        inherited = context
        fields = self.fields(mapping, ())
        if any(group_named(key) for key, _ in mapping.pairs):
            self.section(mapping, context._replace(kind=None))
            return
        for key, value in mapping.pairs:
            plain = plain_name(key)
            if not isinstance(value, Scalar) and find_period(key, self.calendar) is not None:
                self.walk(value, self.narrowed(key, inherited))
            elif isinstance(value, Scalar):
                if field_named(key) is None or CODE.fullmatch(key):
                    self.named_scalar(key, value, inherited)
            elif field_named(key) is not None and key in fields:
                continue
            elif self.is_outline(key, value, least=2):
                self.outline(key, value, inherited)
            elif isinstance(value, Mapping) and (said := self.statement(value, inherited)) is not None:
                self.item(value, *said, inherited, name=key if CODE.fullmatch(key) or "-" in key else None)
            elif plain not in {"check ins", "properties"}:
                self.walk(value, self.narrowed(key, inherited))

    def named_scalar(self, key: Text, value: Scalar, context: Context) -> None:
        """`KR1: Raise NPS to 60`, or `Weekly signups: 500`."""
        if value.kind == "string" and _words(value.text) >= 2 and not AMOUNT.match(value.text):
            draft = self.line(value, context)
            if draft is not None and CODE.fullmatch(key):
                draft.fields.setdefault("id", key)
                self.by_line.setdefault(key.span.line, draft)
        elif value.text and _words(key) >= 1 and any(map(str.isdigit, value.text)) and not CODE.fullmatch(key):
            draft = self.add(key, context)
            draft.fields["target"] = value.text.trim()

    def is_outline(self, key: Text, value: Node, least: int = SENTENCE) -> bool:
        """Whether a key is a goal and its value a list of the goals below: `{Objective: [key result, …]}`."""
        if _words(key) < least or field_named(key) is not None or find_period(key, self.calendar) is not None:
            return False
        if isinstance(value, Sequence):
            lines = [one for one in value.items if isinstance(one, Scalar)]
            return bool(lines) and len(lines) == len(value.items) and all(_words(one.text) >= 2 for one in lines)
        if isinstance(value, Mapping):
            if least >= SENTENCE:
                return False
            known = [key for key, _ in value.pairs if group_named(key) or field_named(key)]
            return bool(known) and self.statement(value, Context()) is None
        return False

    def outline(self, key: Text, value: Node, context: Context) -> None:
        kind = context.kind or "objective"
        draft = self.add(key, context._replace(kind="objective" if kind == "goal" else kind))
        below = Context(kind=_below(draft.kind), parent=draft, period=context.period)
        if isinstance(value, Mapping):
            self.fill(draft, value, ())
            self.children(value, draft, context)
        else:
            self.walk(value, below)

    # Goals

    def statement(self, mapping: Mapping, context: Context) -> tuple[Text, Kind] | None:
        """The statement of a mapping that is a goal, and its kind; None for one that isn't."""
        kinds = {group_named(key) for key, value in mapping.pairs if not isinstance(value, Scalar)}
        names = {plain_name(key) for key, _ in mapping.pairs}
        has_results = "key_result" in kinds or any(_numbered(name) == "key_result" for name in names)
        smart = len(names & SMART) >= 3  # noqa: PLR2004 (of the five letters)
        typed = self.typed(mapping)
        best: tuple[tuple[bool, bool, int], Text, Kind | None] | None = None
        for key, value in mapping.pairs:
            if not isinstance(value, Scalar) or value.kind == "other" or not value.text.strip():
                continue
            fit = statement_named(key)
            if fit is None or len(value.text) > MOST_CHARACTERS:
                continue
            rank, named = fit
            if named is None and plain_name(key) == plain_name(value.text):
                continue
            if value.kind == "number" or (named == "goal" and AMOUNT.match(value.text)):
                continue
            code = CODE.fullmatch(value.text.strip()) is not None
            wanted = typed or context.kind
            order = (code, named == "objective" and (wanted == "key_result" or "key result" in names or "kr" in names), rank)
            if best is None or order < best[0]:
                best = (order, value.text, named)
        if best is None:
            return None
        order, text, named = best
        if order[1] and context.kind == "key_result" and typed is None:
            return None
        several = _words(text) >= 2  # noqa: PLR2004
        fields = {field_named(key) for key, _ in mapping.pairs}
        told = bool(fields & {"owner", "baseline", "target", "current", "due", "score", "status", "confidence", "metric"})
        if smart:
            return text, "smart_goal"
        if typed is not None and (context.kind or self.evident or typed in SURE_KINDS or typed == "kpi") and (several or told):
            return text, typed
        kind = named if named in SURE_KINDS else context.kind or named
        if context.kind is not None:
            strong = context.kind in SURE_KINDS or has_results or told or several
            if not strong:
                return None
            if has_results and context.kind in {"goal", "initiative"}:
                return text, "objective"
            if kind == "objective" and (context.perspective or "perspective" in fields):
                kind = "scorecard_objective"
            return text, kind or context.kind
        if named == "objective" and (several or has_results):
            return text, "scorecard_objective" if context.perspective or "perspective" in fields else "objective"
        if named == "key_result" and several:
            return text, "key_result"
        if has_results and order[2] < 40 and self.is_goal_shaped(mapping):
            return text, "objective"
        if named in {"goal", "kpi", "smart_goal"} and several and (told or self.evident):
            return text, named
        return None

    def is_goal_shaped(self, mapping: Mapping) -> bool:
        """Whether a mapping with key results is their objective, and no team or quarter that only holds them."""
        return all(group_named(key) != "objective" for key, _ in mapping.pairs)

    def typed(self, mapping: Mapping) -> Kind | None:
        for key, value in mapping.pairs:
            if isinstance(value, Scalar) and plain_name(key) in {"type", "kind", "goal type", "item type", "level"}:
                kind = kind_named(value.text)
                if kind is not None:
                    return kind
        return None

    def item(self, mapping: Mapping, statement: Text, kind: Kind, context: Context, name: Text | None = None) -> None:
        """A mapping that is a goal, with its fields and all that hangs under it."""
        if kind == "key_result" and context.parent is None and context.kind != "key_result":
            context = self.beside_objective(mapping, statement, context)
        draft = self.add(statement, context._replace(kind=kind))
        self.fill(draft, mapping, (statement,))
        if name is not None:
            draft.fields.setdefault("id", name)
            self.by_line.setdefault(name.span.line, draft)
        self.children(mapping, draft, context)

    def beside_objective(self, mapping: Mapping, statement: Text, context: Context) -> Context:
        """A flat row: `objective` and `key_result` in one mapping, the objective repeated from row to row."""
        for key, value in mapping.pairs:
            fit = statement_named(key)
            if isinstance(value, Scalar) and fit and fit[1] == "objective" and value.text is not statement:
                text = value.text.trim()
                if _words(text) < 2 or CODE.fullmatch(text):  # noqa: PLR2004
                    continue
                objective = self.objectives.get(str(text))
                if objective is None:
                    objective = self.objectives[str(text)] = self.add(text, context._replace(kind="objective"))
                return context._replace(parent=objective)
        return context

    def children(self, mapping: Mapping, draft: Draft, context: Context) -> None:
        """The goals that hang under a goal, and whatever else stands in it."""
        below = Context(parent=draft, period=None, perspective=context.perspective)
        for key, value in mapping.pairs:
            plain = plain_name(key)
            if isinstance(value, Scalar):
                if _numbered(plain) == "key_result" or (
                    group_named(key) == "key_result" and value.text is not draft.statement and not _same(value.text, draft)
                ):
                    self.group(value, "key_result", below)
                continue
            if plain in {"check ins", "checkins", "goalkit ignore", "history", "updates"}:
                continue
            if plain in RESULTS and draft.kind in {"objective", "goal"}:
                self.group(value, "key_result", below)
            elif plain in METRICS:
                self.group(value, "input_metric" if draft.kind == "north_star" else "measure", below)
            elif field_named(key) in draft.fields and isinstance(value, Mapping):
                continue
            else:
                self.pair(key, value, below)

    def line(self, scalar: Scalar, context: Context) -> Draft | None:
        """A goal that is just a text."""
        text = scalar.text.trim()
        if scalar.kind != "string" or not any(map(str.isalpha, text)) or len(text) > MOST_CHARACTERS:
            return None
        if _words(text) < 2 and context.kind not in {"objective", "key_result", "north_star"} and context.parent is None:  # noqa: PLR2004
            return None
        return self.add(text, context)

    def add(self, statement: Text, context: Context) -> Draft:
        statement = _one_line(statement.trim())
        draft = Draft(context.kind or "goal", statement, context.parent, period=context.period)
        if context.owner is not None and context.parent is None:
            draft.fields["owner"] = context.owner
        if context.perspective is not None and draft.kind == "scorecard_objective":
            draft.fields["perspective"] = context.perspective
        self.drafts.append(draft)
        self.mark(statement, draft)
        return draft

    def mark(self, text: Text, draft: Draft) -> None:
        """Remember on which lines a goal stands, for the comments beside it."""
        first, _, last, _ = text.span
        for line in range(first, last + 1):
            self.by_line.setdefault(line, draft)

    # Fields

    def fill(self, draft: Draft, mapping: Mapping, taken: tuple[Text, ...]) -> None:
        """Give a goal what is written beside its statement."""
        fields = self.fields(mapping, taken)
        period = self.period_of(mapping, fields)
        fields.pop("period", None)
        if period is not None:
            draft.period = period
        for key, value in mapping.pairs:
            if isinstance(value, Scalar):
                self.mark(value.text, draft)
                if value.text is not draft.statement and _is_reference(key, value, draft):
                    fields.setdefault("parent_named", value.text.trim())
            self.by_line.setdefault(key.span.line, draft)
            if plain_name(key) == "goalkit ignore":
                self.ignores += _ignores(value, draft)
        draft.fields.update(fields)

    def fields(self, mapping: Mapping, taken: tuple[Text, ...]) -> dict[str, Text]:
        """The fields of a goal that a mapping holds, by their names in the model."""
        found: dict[str, tuple[int, Text]] = {}
        for key, value in mapping.pairs:
            name = field_named(key)
            if name is None or name in {"ignore", "check_ins"}:
                continue
            for one, rank, text in _values(name, key, value):
                if text.strip() and not any(text is t for t in taken) and (one not in found or rank < found[one][0]):
                    found[one] = (rank, text.trim())
        return {name: text for name, (_, text) in found.items()}


def _values(name: str, key: Text, value: Node) -> Iterable[tuple[str, int, Text]]:
    """What the value of one key says: mostly one field, but `metric: {name: NPS, target: 60}` says two."""
    rank = field_rank(key)
    if isinstance(value, Scalar):
        if value.text in {"true", "True", "TRUE", "yes"} and value.kind == "other":
            # `done: true` says “done”.
            if name == "status":
                yield name, rank, key
        elif value.kind != "other" or not value.text.islower():
            yield name, rank, value.text
    elif isinstance(value, Sequence):
        parts = [text for one in value.items if (text := _name_of(one)) is not None]
        if parts and len(parts) == len(value.items):
            yield name, rank, Text.join(parts, ", ")
    else:
        inner = _name_of(value)
        if inner is not None:
            yield name, rank, inner
        for below, node in value.pairs:
            other = field_named(below)
            if isinstance(node, Scalar) and other is not None and other != name and node.text is not inner:
                if other == "current" and name in {"target", "baseline"}:
                    yield name, rank, node.text
                elif other in {"baseline", "target", "unit", "due", "start", "direction", "window", "current"}:
                    yield other, 100 + field_rank(below), node.text


def _name_of(node: Node) -> Text | None:
    """The text of a scalar, or the name in a mapping such as `{name: Dana, email: …}`."""
    if isinstance(node, Scalar):
        return node.text if node.text.strip() else None
    if isinstance(node, Mapping):
        for wanted in ("name", "id", "title", "label", "text", "email"):
            for key, value in node.pairs:
                if isinstance(value, Scalar) and plain_name(key) == wanted and value.text.strip():
                    return value.text
    return None


def _ignores(value: Node, draft: Draft | None) -> Iterable[IgnoreComment]:
    """What a `goalkit-ignore` key says: “rule reason”, a list of those, or a mapping of rules to reasons."""
    if isinstance(value, Scalar):
        yield ignore_of(value.text, draft)
    elif isinstance(value, Sequence):
        for one in value.items:
            yield from _ignores(one, draft)
    else:
        said = {plain_name(key): node for key, node in value.pairs}
        rules = said.get("rule") or said.get("rules")
        reason = said.get("reason")
        if rules is not None:
            names = [one for one in (rules.items if isinstance(rules, Sequence) else [rules]) if isinstance(one, Scalar)]
            for one in names:
                yield ignore_of(one.text, draft, reason.text if isinstance(reason, Scalar) else None)
        else:
            for key, node in value.pairs:
                yield ignore_of(key, draft, node.text if isinstance(node, Scalar) else None)


def _is_reference(key: Text, value: Scalar, draft: Draft) -> bool:
    """Whether `objective: O1` beside a key result names the goal that it hangs under."""
    if plain_name(key) not in {"objective", "goal", "okr"} or draft.kind == "objective" or draft.parent is not None:
        return False
    return bool(value.text.strip()) and not AMOUNT.match(value.text)


def _is_schema(mapping: Mapping) -> bool:
    """Whether a mapping describes data instead of being it (JSON Schema, OpenAPI)."""
    said = {str(key): value.text for key, value in mapping.pairs if isinstance(value, Scalar)}
    if "json-schema.org" in said.get("$schema", ""):
        return True
    return said.get("type") in SCHEMA_TYPES and any(
        key in {"properties", "items", "description", "enum", "format", "default"} for key, _ in mapping.pairs
    )


def _numbered(plain: str) -> Kind | None:
    """The kind that a numbered key names: “kr1”, “objective 2”, “key result 1 2”."""
    match = NUMBERED.fullmatch(plain)
    kind = kind_named(match[1]) if match else None
    return kind if kind in SURE_KINDS else None


def _below(kind: Kind) -> Kind:
    """What hangs under a goal of a kind where nothing says it."""
    below: dict[Kind, Kind] = {"scorecard_objective": "measure", "north_star": "input_metric", "key_result": "initiative"}
    return below.get(kind, "key_result")


def _lines(text: Text) -> list[Text]:
    """The lines of a block of text without their bullets."""
    lines = []
    start = 0
    for line in text.split("\n"):
        match = BULLET.match(line)
        lines.append(text[start + (match.end() if match else 0) : start + len(line)].trim())
        start += len(line) + 1
    return [line for line in lines if line]


def _one_line(text: Text) -> Text:
    """A statement is one line; where the author broke it, a space stands for the break."""
    return Text(text.replace("\n", " ").replace("\t", " "), marks=text.marks) if "\n" in text or "\t" in text else text


def _same(text: Text, draft: Draft) -> bool:
    return text.span == draft.statement.span


def _words(text: str) -> int:
    return sum(1 for word in text.split() if any(map(str.isalpha, word)))
