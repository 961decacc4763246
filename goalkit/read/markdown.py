"""Finds the goals in a Markdown document by evidence: labels, headings, structure, wording and neighbours.

Real documents follow no convention, so nothing here knows a layout. Each section is judged by what its
heading says, by the labels in it, by how its lists nest and by what its siblings turned out to be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goalkit.english.period import find_period
from goalkit.read.annotation import PLACEHOLDER, Annotated, annotate, is_owner
from goalkit.read.draft import Draft, Found, IgnoreComment
from goalkit.read.evidence import (
    Role,
    about_goals,
    goal_like,
    is_contents,
    is_pointer,
    is_software,
    is_verb,
    names_goals,
    only_time,
    role_of,
    says_okr,
    words_in,
)
from goalkit.read.fields import field_named
from goalkit.read.grid import SMART, read_table
from goalkit.read.outline import BOLD, LEAD, Block, Comment, Section, outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.english import Calendar, Period
    from goalkit.model import Kind
    from goalkit.text import Text

__all__ = ["read_markdown"]

EXPECTED: dict[Role, Kind] = {
    "objectives": "objective",
    "methods": "objective",
    "key_results": "key_result",
    "initiatives": "initiative",
    "goals": "goal",
    "kpis": "kpi",
    "guardrails": "kpi",
    "north_star": "north_star",
    "input_metrics": "input_metric",
    "lean": "lean_metric",
    "smart": "smart_goal",
    "measures": "measure",
}
AIMS = frozenset({"objective", "goal", "smart_goal", "scorecard_objective", "north_star"})
"""Kinds that results hang under."""
SHARED = frozenset({"key_results", "initiatives", "measures", "kpis", "north_star", "input_metrics", "guardrails", "lean"})
"""Roles of sections that belong to the aim before them."""
FRONT_MATTER = re.compile(r"---[ \t]*\n(?:(.*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
FIELD_LINE = re.compile(r"[*_]{0,3}(?P<name>[A-Za-z%#][\w %/#'’-]{0,34}?)\s*(?::+\s*|\s[–—=]\s|\s-\s)(?P<value>\S.*)$")
IGNORE = re.compile(r"\s*goalkit:\s*ignore\[(?P<rules>[^\[\]]*)\]\s*(?P<reason>.*?)\s*$", re.DOTALL)
NAME = re.compile(r"[^\s,]+")
EXPLAINS = re.compile(r"[;?]|\.\s+\w|, (?:so|but|because|since|which|as we)\b|\b(?:because|however|e\.g\.|i\.e\.|currently|note that)\b|^(?:this|these|it|they|there|that)\b", re.IGNORECASE)
"""Signs of a note rather than a goal."""
LOOSE = frozenset(
    "team department squad function person start value from to by end issue link type class order item position number key code"
    " rank purpose outcome result results initial review completion progress measure metric stage state lead start trend why reason contact"
    " champion updates history actual now today who when quarter year half sprint".split()
)
"""Names of fields that often head a statement as well: “Team: Own the website”."""
LONGEST = 700
"""A statement of more characters is prose."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the surroundings lead one to expect.

    `zone`: goals are expected here at all. `expect`: what an unlabelled statement is; None leaves it to
    the structure. `single`: one statement is awaited, and what follows it hangs under it. `flat`: what
    the items of a list without levels are.
    """

    zone: bool = False
    expect: Kind | None = None
    parent: Draft | None = None
    flat: Kind = "objective"
    single: bool = False
    period: Period | None = None
    perspective: Text | None = None
    scorecard: bool = False


class Scope:
    """The last aim seen in a section: results that follow belong to it."""

    __slots__ = ("current",)

    def __init__(self, current: Draft | None = None) -> None:
        self.current = current


@dataclass(slots=True)
class Profile:
    """What a section holds, seen from outside."""

    aims: int = 0
    results: int = 0
    items: int = 0
    nested: int = 0
    marked: int = 0
    marked_below: int = 0
    numbers: int = 0
    pointers: int = 0
    worded: int = 0
    bold: int = 0
    sections: int = 0
    tables: int = 0
    lines: int = 0
    fields: int = 0


def read_markdown(source: str, *, calendar: Calendar) -> Found:
    """Find the goals of a Markdown document; it is never an error, a text without goals yields none."""
    body, first_line, header = _front_matter(source)
    document = outline(body, first_line)
    reader = Reader(calendar)
    facts = _facts(header, calendar) if header else {}
    titles = [section.heading.text for section in document.root.parts if isinstance(section, Section) and section.heading is not None and section.level == 1]
    title = facts.get("title") or (titles[0] if titles else None)
    context = Context(zone=bool(title) and _opens(str(title)), period=facts.get("period"))
    if title and role_of(str(title)) == "goals":
        context = replace(context, flat="goal")
    reader.look(document.root)
    reader.parts(document.root, context, Scope())
    drafts = sorted(reader.drafts, key=lambda draft: (draft.statement.span.line, draft.statement.span.column))
    period = facts.get("period") or (find_period(str(title), calendar) if title else None)
    if period is None and len({draft.period for draft in drafts}) == 1:
        period = drafts[0].period
    return Found(
        drafts=tuple(drafts),
        framework=facts.get("framework"),
        title=title,
        period=period,
        owner=facts.get("owner"),
        ignores=tuple(_ignores(document.comments, drafts)),
    )


def _opens(title: str) -> bool:
    """Whether a title opens a document of goals."""
    role = role_of(title)
    return role not in {None, "aside", "initiatives", "measures", "vision"} or (role is None and names_goals(title) and not about_goals(title))


def _front_matter(source: str) -> tuple[str, int, str]:
    """Cut YAML front matter off: the rest, the number of its first line, and the YAML."""
    source = source.removeprefix("\ufeff")
    if not source.startswith("---"):
        return source, 1, ""
    normal = source.replace("\r\n", "\n").replace("\r", "\n")
    lines = normal.split("\n")
    if lines[0].strip() != "---":
        return source, 1, ""
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in {"---", "..."}:
            return "\n".join(lines[number + 1 :]), number + 2, "\n".join(lines[1:number])
    return source, 1, ""


def _facts(header: str, calendar: Calendar) -> dict[str, object]:
    """Read the simple `key: value` lines of front matter: title, period, owner, framework."""
    from goalkit.text import Text

    facts: dict[str, object] = {}
    for number, line in enumerate(header.split("\n"), 2):
        name, colon, value = line.partition(":")
        if not colon or not value.strip() or name != name.strip():
            continue
        start = len(name) + 1 + len(value) - len(value.lstrip())
        text = Text(value.strip(), number, start + 1)
        if text[0] in "\"'" and text[-1] == text[0] and len(text) > 1:
            text = text[1:-1]
        key = name.strip().lower()
        if key == "title":
            facts["title"] = text
        elif key in {"owner", "team"}:
            facts["owner"] = text
        elif key in {"period", "quarter", "cycle"} and (period := find_period(str(text), calendar)):
            facts["period"] = period
        elif key == "framework" and text.lower().replace("-", "_") in {"okr", "smart", "balanced_scorecard", "lean", "north_star", "kpi"}:
            facts["framework"] = text.lower().replace("-", "_")
    return facts


def _ignores(comments: Iterable[Comment], drafts: Sequence[Draft]) -> Iterable[IgnoreComment]:
    """Attach each ignore comment to the goal on its line, else to the next one."""
    starts = [draft.statement.span.line for draft in drafts]
    for comment in comments:
        found = IGNORE.match(comment.text)
        if not found:
            continue
        rules = comment.text[found.start("rules") : found.end("rules")]
        names = tuple(rules[name.start() : name.end()] for name in NAME.finditer(rules))
        line = comment.text.span.end_line
        after = bisect_right(starts, line)
        before = drafts[after - 1] if after else None
        goal = before if before is not None and before.statement.span.end_line >= line else None
        if goal is None and after < len(drafts):
            goal = drafts[after]
        yield IgnoreComment(comment.text.trim(), names, found["reason"], goal)


class Reader:
    """Walks the outline once and collects drafts."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.drafts: list[Draft] = []
        self.notes: dict[int, Annotated] = {}
        self.profiles: dict[int, Profile] = {}
        self.codes: dict[str, Draft] = {}
        self.owners = False
        self.bold_aims = False
        self.software = False
        self.okr = False
        self.headings: set[int] = set()

    # --- what can be seen before deciding ---------------------------------------------------------------

    def note(self, block: Block) -> Annotated:
        """The annotations of a block, cut once."""
        found = self.notes.get(id(block))
        if found is None:
            found = self.notes[id(block)] = annotate(block.rich, check=block.check, owners=self.owners)
        return found

    def look(self, root: Section) -> None:
        """Learn whether short phrases before a colon are owners in this document."""
        roles = prefixed = bold = 0
        stack = [root]
        while stack:
            section = stack.pop()
            if section.heading is not None and section.level < LEAD:
                self.headings.add(id(section.heading))
                self.software = self.software or is_software(str(section.heading.text))
            stack.extend(section.sections)
        for block in _blocks(root):
            self.okr = self.okr or says_okr(str(block.text))
            bold += block.form == "item" and bool(block.children) and block.rich.wholly(block.rich.bold)
            head, colon, _ = str.__str__(block.text)[:60].partition(":")
            if colon and head[:1].isupper():
                prefixed += 1
                roles += is_owner(head)
        self.bold_aims = bold > 1
        self.owners = roles > 3 and roles * 3 > prefixed  # noqa: PLR2004 - enough to call it a habit

    def profile(self, section: Section) -> Profile:
        """Count what stands in a section."""
        found = self.profiles.get(id(section))
        if found is not None:
            return found
        found = self.profiles[id(section)] = Profile()
        for part in section.parts:
            if isinstance(part, Section):
                heading = part.heading
                assert heading is not None  # noqa: S101 - only the root has none
                note = self.note(heading)
                role = self.role(heading)
                inner = self.profile(part)
                if role == "aside":
                    continue
                if note.hint in {"key_result"} or role == "key_results":
                    found.results += 1
                elif note.hint in {"objective", "goal", "smart_goal"} or role in {"objectives", "goals", "okrs"}:
                    found.aims += 1
                elif part.level == LEAD or (part.level == BOLD and heading.text.rstrip().endswith(":")):
                    for name in Profile.__slots__:
                        setattr(found, name, getattr(found, name) + getattr(inner, name))
                elif part.level == BOLD:
                    found.bold += bool(inner.items)
                    found.lines += not inner.items
                else:
                    found.sections += 1
                    found.aims += inner.aims
                    found.results += inner.results and not inner.aims
            elif part.form == "item":
                self.profile_item(part, found)
            elif part.form == "table":
                found.tables += 1
            else:
                note = self.note(part)
                if note.hint == "key_result":
                    found.results += 1
                elif note.hint == "objective":
                    found.aims += 1
                else:
                    found.lines += 1
        return found

    def profile_item(self, item: Block, found: Profile) -> None:
        if self.is_field(item):
            found.fields += 1
            return
        note = self.note(item)
        if note.hint == "key_result":
            found.results += 1
            return
        if note.hint in {"objective", "goal"}:
            found.aims += 1
            return
        if item.rich.links and item.rich.wholly(item.rich.links) and is_pointer(item.text):
            found.pointers += 1
            return
        if role_of(str(item.text), whole=True) == "aside":
            return
        found.items += 1
        below = [child for child in item.children if child.form == "item" and not self.is_field(child)]
        found.nested += bool(below)
        found.marked += note.marked
        found.marked_below += any(self.note(child).marked for child in below)
        found.numbers += any(character.isdigit() for character in note.statement)
        found.worded += goal_like(str(note.statement)) and not about_goals(str(note.statement))
        if "owner" in note.fields and ":" in str(item.text)[:80]:
            return  # one owner's aim in a cascade says nothing about the heading
        if any(self.note(child).hint == "key_result" or self.role(child) == "key_results" for child in below):
            found.aims += 1

    def role(self, block: Block) -> Role | None:
        """The role of a heading or label, if it is nothing but that."""
        note = self.note(block)
        if note.hint and not note.statement:
            return (role_of(str(block.text).strip(), whole=True) if note.plural and not note.code else None) or _role_of_hint(note)
        if note.hint and (not note.plural or note.code) and not only_time(str(note.statement)):
            return None
        whole = block.form == "item" or not self.is_heading(block)
        if whole and block.rich.links and block.rich.wholly(block.rich.links):
            return None
        found = role_of(str(block.text), whole=whole)
        if found is None and note.statement and note.statement != block.text and not (note.hint or note.fields):
            found = role_of(str(note.statement), whole=whole)
        return found

    def is_heading(self, block: Block) -> bool:
        """Whether a line stands at the head of a section, bold lines included."""
        return id(block) in self.headings

    # --- sections ------------------------------------------------------------------------------------------

    def parts(self, section: Section, context: Context, scope: Scope) -> None:
        """Read everything right below a heading."""
        verdicts = self.verdicts(section.sections, context)
        intro = False
        if context.expect is None and context.zone and context.parent is None:
            # A plain list in front of sections with goals only introduces them.
            intro = any(
                part.level < LEAD and (verdicts[id(part)] == "objective" or self.bears(part)) for part in section.sections
            )
        run: list[Block] = []
        for part in [*section.parts, None]:
            if isinstance(part, Block) and part.form == "item":
                run.append(part)
                continue
            plain = replace(context, zone=False) if intro else context
            made: Draft | None = None
            if run:
                made = self.items(run, plain, scope)
                run = []
                if context.single and made:
                    context = _below(context, made)
                    plain = context
            if isinstance(part, Section):
                made = self.section(part, plain if part.level == LEAD else context, scope, verdicts[id(part)])
            elif isinstance(part, Block) and part.form == "table":
                read_table(self, part, context, scope)
            elif isinstance(part, Block):
                made = self.line(part, section, plain, scope)
            if context.single and made:
                context = _below(context, made)

    def bears(self, section: Section) -> bool:
        """Whether a section shows goals by their labels or roles."""
        role = self.role(section.heading) if section.heading is not None else None
        if role == "aside":
            return False
        if role in {"okrs", "objectives", "goals", "key_results"}:
            return True
        profile = self.profile(section)
        return bool(profile.aims or profile.results or (profile.tables and not profile.pointers))

    def verdicts(self, sections: Sequence[Section], context: Context) -> dict[int, str]:
        """Decide together what sibling headings without label or role are: siblings tend to be the same."""
        found: dict[int, str] = {}
        open_: dict[int, list[tuple[Section, float]]] = {}
        for section in sections:
            heading = section.heading
            assert heading is not None  # noqa: S101
            note = self.note(heading)
            role = self.role(heading)
            if role is not None:
                found[id(section)] = role
            elif note.hint is not None:
                found[id(section)] = "label"
            elif only_time(str(heading.text)):
                found[id(section)] = "group"
            else:
                open_.setdefault(section.level, []).append((section, self.weigh(section, note, context)))
        bare = sum(not str(section.heading.text).rstrip().endswith((":", ".", "?")) for section, _ in open_.get(LEAD, ()) if section.heading)
        for level, rated in open_.items():
            mean = sum(score for _, score in rated) / len(rated)
            for section, score in rated:
                assert section.heading is not None  # noqa: S101
                own = score + mean / 2
                if level == LEAD:
                    found[id(section)] = self.lead(section, context, score + (bare > 1))
                elif level == BOLD and section.heading is not None and section.heading.text.rstrip().endswith(":") and not self.profile(section).results:
                    found[id(section)] = "lead"
                elif context.expect in {"key_result", "initiative", "kpi", "input_metric"} or (context.expect and context.expect != "north_star" and level != BOLD):
                    found[id(section)] = "expected"
                elif context.single:
                    found[id(section)] = "objective"
                elif not context.zone and not self.profile(section).results:
                    found[id(section)] = "group"
                elif own > 0:
                    found[id(section)] = "objective"
                else:
                    found[id(section)] = "group"
        return found

    def weigh(self, section: Section, note: Annotated, context: Context) -> float:
        """How much speaks for a heading being an objective (above 0) rather than the name of a group (below 0)."""
        profile = self.profile(section)
        statement = str(note.statement)
        words = words_in(statement)
        score = 0.0
        if profile.results and not profile.aims:
            score += 3
        if profile.aims:
            score -= 3
        if profile.bold:
            score -= 3
        if profile.items:
            if profile.marked * 2 >= profile.items:
                score += 2
            elif profile.marked_below:
                score -= 3
            elif profile.nested * 2 >= profile.items or (profile.nested and not goal_like(statement)):
                score -= 2
            if profile.numbers * 2 >= profile.items and not profile.nested:
                score += 1
            if profile.pointers > profile.items:
                score -= 2
        score += bool(profile.fields)
        if section.level < BOLD and section.level == 1:
            score -= 2
        sentence = goal_like(statement) and len(words) > 2  # noqa: PLR2004
        score += 1.5 if sentence else -1
        if context.flat == "goal" and not sentence and not note.code:
            score -= 2  # a topic; the goals stand below it
        if note.code or note.marked:
            score += 1
        if note.label is not None and sentence:
            score += 2.5
        if "owner" in note.fields and not note.marked:
            score += 3
        if str(section.heading.text if section.heading else "").rstrip().endswith(":"):
            score -= 1.5
        if is_owner(statement) and not goal_like(statement):
            score -= 2
        if not (profile.items or profile.results or profile.sections or profile.tables or profile.bold or profile.fields):
            score -= 0.5 if sentence else 2
            if section.level == BOLD:
                score -= 2
        if names_goals(statement) or len(statement) > 250:  # noqa: PLR2004 - prose
            score -= 1
        return score

    def lead(self, section: Section, context: Context, score: float) -> str:
        """Decide what a line right before a list is: an objective, or words that introduce the list."""
        assert section.heading is not None  # noqa: S101
        text = str(section.heading.text)
        if text.rstrip().endswith((":", "?", "...", "…")) or section.heading.quoted or about_goals(text) or names_goals(text):
            return "lead"
        if context.single:
            return "objective"
        if context.expect == "objective" or (context.zone and context.expect is None and context.parent is None):
            short = len(words_in(text)) < 15 and not text.rstrip().endswith(".")  # noqa: PLR2004
            return "objective" if score > 0 and (goal_like(text) or short) and len(text) < 250 and not _prose(text) else "lead"  # noqa: PLR2004
        if context.parent is None and self.profile(section).results and goal_like(text) and not _prose(text):
            return "objective"
        return "lead"

    def section(self, section: Section, context: Context, scope: Scope, verdict: str) -> Draft | None:
        """Read one section; the goal that its heading states, if it states one."""
        heading = section.heading
        assert heading is not None  # noqa: S101
        note = self.note(heading)
        text = str(heading.text)
        if section.level < LEAD and (period := self.period(text)):
            context = replace(context, period=period)
        if verdict == "aside":
            contents = is_contents(text)
            inner = [
                part
                for part in section.sections
                if contents or (part.heading is not None and self.role(part.heading) in {"okrs", "objectives", "goals"})
            ]
            if inner:
                self.parts(Section(section.level, heading, [*inner]), context if contents else replace(context, zone=False), scope)
            return None
        if self.software and not context.zone and verdict in {"goals", "objectives", "kpis", "measures"} and not self.profile(section).aims:
            return None
        if verdict == "label":
            return self.labelled(section, note, context, scope)
        if verdict in {"objective", "expected"}:
            kind: Kind = context.expect if verdict == "expected" and context.expect else context.flat
            return self.titled(section, note, kind, context, scope)
        if verdict == "lead":
            inside = context
            if text.rstrip().endswith(":") and len(words_in(text)) < 20 and names_goals(text) and not about_goals(text) and context.expect is None:  # noqa: PLR2004
                inside = replace(context, zone=True)
            self.parts(section, inside, scope)
            return None
        if verdict == "group":
            self.parts(section, context if section.level == BOLD and not self.bears(section) and not context.zone else replace(context, single=False), Scope() if section.level < LEAD else scope)
            return None
        return self.container(section, verdict, note, context, scope)  # type: ignore[arg-type]

    def labelled(self, section: Section, note: Annotated, context: Context, scope: Scope) -> Draft | None:
        """A heading with a label and a statement: “Objective 2: …”."""
        kind = self.kind(note, context)
        if note.plural and kind != "key_result" and not note.code and not goal_like(str(note.statement)):
            inside = replace(context, zone=True, expect=None, flat="goal" if kind == "goal" else "objective")
            self.parts(section, inside, Scope())
            return None
        return self.titled(section, note, kind, context, scope)

    def titled(self, section: Section, note: Annotated, kind: Kind, context: Context, scope: Scope) -> Draft | None:
        """A heading that states a goal; a short title gives way to the sentence below it."""
        heading = section.heading
        assert heading is not None  # noqa: S101
        statement = note.statement
        parts = section.parts
        body = parts[0] if parts and isinstance(parts[0], Block) and parts[0].form == "line" else None
        if kind in {"key_result", "kpi"} and body is not None and len(words_in(str(statement))) < 5 and not _field_line(body.text):  # noqa: PLR2004
            below = self.note(body)
            if below.statement and len(words_in(str(below.statement))) > len(words_in(str(statement))) and not below.hint:
                note.put("label", statement)
                note.statement = below.statement
        draft = self.make(note, kind, context, scope)
        if draft is None:
            self.parts(section, context, scope)
            return None
        self.below(section, draft, context)
        return draft

    def below(self, section: Section, draft: Draft, context: Context) -> None:
        """Read what hangs under a heading's goal."""
        expect: Kind | None = _child_of(draft.kind)
        if expect == "key_result" and draft.kind != "key_result" and self.explicit(section):
            expect = None
        inside = replace(context, zone=expect is not None, expect=expect, parent=draft, single=False)
        if any(part.level < LEAD for part in section.sections) and expect == "key_result":
            inside = replace(inside, expect=None if self.cascades(section) else "key_result")
        if expect is None:
            inside = replace(inside, zone=False)
        for part in section.blocks:
            if part.form != "table":
                self.take_fields(part, draft)
        self.parts(section, inside, Scope())

    def explicit(self, section: Section) -> bool:
        """Whether key results are labelled as such in here, so that other lists are something else."""
        for part in section.parts:
            if isinstance(part, Section) and part.heading is not None and (self.role(part.heading) == "key_results" or self.note(part.heading).hint == "key_result"):
                return True
            if isinstance(part, Section) and part.level >= BOLD and self.role(part.heading) is None and self.explicit(part):  # type: ignore[arg-type]
                return True
            if isinstance(part, Block) and part.form != "table":
                note = self.note(part)
                if note.hint == "key_result":
                    return True
        return False

    def cascades(self, section: Section) -> bool:
        """Whether the headings below an objective are objectives of their own: lists hang under them."""
        inner = [part for part in section.sections if part.level < BOLD and self.role(part.heading) is None]  # type: ignore[arg-type]
        return bool(inner) and any(self.profile(part).items or self.profile(part).sections for part in inner)

    def container(self, section: Section, role: Role, note: Annotated, context: Context, scope: Scope) -> Draft | None:
        """A heading that names what stands below it: “Key results”, “Q3 goals”, “Initiatives”."""
        if role == "vision":
            return None
        inner = scope if section.level >= BOLD or role in SHARED else Scope()
        text = str(section.heading.text) if section.heading else ""
        if role == "okrs":
            inside = replace(context, zone=True, expect=None, flat="objective", single=False)
        elif role in {"goals", "objectives", "methods"}:
            kind: Kind = "goal" if role == "goals" else "objective"
            single = note.hint is not None and not note.statement and not note.plural
            if not single and kind == "goal" and context.parent is not None and context.parent.kind == "objective":
                kind = "key_result"
            if single or (context.parent is not None and context.parent.kind in AIMS):
                inside = replace(context, zone=True, expect=kind, flat=kind, single=single)
            else:
                inside = replace(context, zone=True, expect=None if self.levels(section) or self.profile(section).sections else kind, flat=kind, single=False)
            inner = scope if single or kind == "key_result" else Scope()
        elif role == "perspective":
            if not (context.scorecard or "perspective" in text.lower()):
                return self.section(section, context, scope, "group")
            assert section.heading is not None  # noqa: S101
            inside = replace(context, zone=True, expect=None, flat="scorecard_objective", perspective=section.heading.text, scorecard=True)
        elif role == "scorecard":
            inside = replace(context, zone=True, expect=None, flat="scorecard_objective", scorecard=True)
        elif role in {"kpis", "measures"} and (scope.current or context.parent):
            aim = scope.current or context.parent
            kind = "measure" if aim is not None and aim.kind == "scorecard_objective" else "key_result" if aim is not None and aim.kind in {"objective", "goal"} else "kpi"
            inside = replace(context, zone=True, expect=kind, single=False)
        else:
            inside = replace(context, zone=True, expect=EXPECTED[role], single=role in {"north_star"} or (note.hint is not None and not note.plural and bool(note.code)))
            if role == "initiatives" and not (scope.current or context.parent):
                holds = (self.levels(section) and context.zone) or any(self.bears(part) for part in section.sections)
                return self.section(section, context, scope, "group") if holds else None
        self.parts(section, inside, inner)
        return inner.current if inside.single else None

    def levels(self, section: Section) -> bool:
        """Whether the lists in a section nest, so that their levels tell kinds apart."""
        return self.profile(section).nested > 0 or self.profile(section).aims > 0

    def period(self, text: str) -> Period | None:
        """The period that a heading names."""
        if not any(character.isdigit() for character in text) or len(text) > 120:  # noqa: PLR2004 - a heading, no prose
            return None
        return find_period(text, self.calendar)

    # --- lists ---------------------------------------------------------------------------------------------

    def items(self, items: Sequence[Block], context: Context, scope: Scope) -> Draft | None:
        """Read one list; the first goal in it."""
        if (smart := self.smart(items, context, scope)) is not None:
            return smart
        kind = self.kind_of_list(items, context, scope)
        labelled = any(
            self.note(one).hint == "key_result" and self.note(one).statement
            for item in items
            for one in (item, *(item.children if self.note(item).hint is None else ()))
        )
        first: Draft | None = None
        for item in items:
            made = self.item(item, kind, context, scope, labelled=labelled)
            first = first or made
        return first

    def smart(self, items: Sequence[Block], context: Context, scope: Scope) -> Draft | None:
        """Read a list with the letters of SMART as one goal; its statement stands above it, else in “Specific”."""
        names = [found[0] for item in items if (found := _smart_part(item.text)) is not None]
        if len(names) < 3:  # noqa: PLR2004 - fewer letters are an accident
            return None
        aim = context.parent if context.parent is not None and context.parent.kind in {"smart_goal", "goal", "objective"} else scope.current
        if aim is None:
            for item in items:
                found = _smart_part(item.text)
                if found is not None and found[0] == "statement":
                    aim = self.make(Annotated(found[1]), "smart_goal", context, scope)
        if aim is not None:
            aim.kind = "smart_goal"
            for item in items:
                self.take_fields(item, aim)
        return aim

    def kind_of_list(self, items: Sequence[Block], context: Context, scope: Scope) -> Kind | None:
        """What the unlabelled items of a list are; None for no goals."""
        if context.expect == "key_result" and context.parent is not None and not self.okr and not context.parent.fields.get("label") and self.finer(context.parent, items) == "initiative" and not any(self.note(item).hint for item in items):
            return "initiative"
        if context.expect is not None:
            return context.expect if context.expect != "goal" or not any(self.real_children(item) for item in items) else "objective"
        aim = scope.current or (context.parent if context.zone else None)
        if aim is not None and aim.kind in {"objective", "goal"} and not self.okr and self.finer(aim, items) == "initiative":
            return "initiative"
        if aim is not None and aim.kind in AIMS and not any(self.note(item).hint in {"objective", "key_result"} for item in items):
            return _child_of(aim.kind) if self.reads_like_goals(items) else None
        hints = [self.note(item).hint for item in items]
        if "objective" in hints and "key_result" not in hints and not any(item.children for item in items):
            return "key_result"  # “- Objective: …”, and its results beside it
        if not context.zone or any(hint in {"objective", "key_result"} for hint in hints):
            return None
        if any(self.real_children(item) for item in items):
            return "objective" if self.reads_like_goals(items) else None
        return context.flat if self.reads_like_goals(items) else None

    def reads_like_goals(self, items: Sequence[Block]) -> bool:
        """Whether most items are worded as goals rather than as links, advice or names."""
        good = bad = 0
        for item in items:
            note = self.note(item)
            statement = str(note.statement)
            if note.marked or self.real_children(item):
                good += 1
            elif about_goals(statement) or statement.endswith("?") or self.is_pointer(item):
                bad += 2
            elif goal_like(statement):
                good += 1
            else:
                bad += 1
        return good >= bad

    def real_children(self, item: Block) -> list[Block]:
        """The items below one that may be goals."""
        return [child for child in item.children if child.form == "item" and not self.is_field(child) and not self.is_pointer(child)]

    def is_field(self, block: Block) -> bool:
        """Whether a block holds a field of the goal above it: “Owner: Ana”."""
        found = _field_line(block.text)
        return found is not None and found[0] != "metric"

    def is_pointer(self, item: Block) -> bool:
        """Whether an item is nothing but a link to some document."""
        rich = item.rich
        if not rich.links or not is_pointer(str(item.text)):
            return False
        linked = sum(end - start for start, end in rich.links)
        return rich.wholly(rich.links) or (linked * 4 >= len(item.text) * 3 and not goal_like(str(self.note(item).statement)))

    def item(self, item: Block, kind: Kind | None, context: Context, scope: Scope, *, labelled: bool) -> Draft | None:
        """Read one item and what hangs below it; the goal it states, if it states one."""
        note = self.note(item)
        text = str(item.text)
        children = item.children
        role = self.role(item) if children or not note.statement or text.rstrip().endswith(":") else None
        if role is not None and (not note.statement or text.rstrip().endswith(":") or len(words_in(text)) < 5):  # noqa: PLR2004
            return self.labelled_item(item, role, note, context, scope)
        if note.hint is not None:
            if not note.statement:
                return None
            if about_goals(str(note.statement)) or not (context.zone or _states(note)):
                return None
            chosen: Kind | None = self.kind(note, context)
        else:
            chosen = self.unlabelled(item, note, kind, scope, context, labelled=labelled)
        if chosen is None:
            if children and not self.is_aside_item(item):
                self.children(children, replace(context, expect=context.expect if kind else None), scope)
            return None
        draft = self.make(note, chosen, context, scope)
        if draft is None:
            self.children(children, context, scope)
            return None
        self.under(children, draft, context)
        return draft

    def is_aside_item(self, item: Block) -> bool:
        """Whether the list below an item is about something else."""
        text = str(item.text)
        return text.rstrip().endswith("?") or role_of(text, whole=True) == "aside" or not self.is_group(item)

    def is_group(self, item: Block) -> bool:
        """Whether an item only names the owner or theme of the items below it."""
        note = self.note(item)
        text = str(item.text).strip()
        statement = str(note.statement)
        words = len(words_in(statement))
        if not item.children or note.marked or "owner" in note.fields or words > 6 or goal_like(statement):  # noqa: PLR2004
            return False
        if text.endswith(":") or is_owner(statement):
            return True
        return words < 4 and any(self.prefixed(child) for child in self.real_children(item))  # noqa: PLR2004

    def unlabelled(self, item: Block, note: Annotated, kind: Kind | None, scope: Scope, context: Context, *, labelled: bool) -> Kind | None:  # noqa: PLR0911
        """What an item without a label is, in the light of its list and of what hangs below it."""
        if kind is None:
            beside = labelled and self.prefixed(item) and (context.zone or context.parent is not None)
            return "objective" if beside and not self.is_pointer(item) else None
        text = str(item.text)
        statement = str(note.statement)
        below = self.real_children(item)
        if not statement or self.is_pointer(item) or len(statement) > LONGEST:
            return None
        if not note.marked and (text.rstrip().endswith("?") or about_goals(statement)):
            return None
        if self.is_field(item) and not note.marked:
            return None
        if item.rich.italic and item.rich.wholly(item.rich.italic) and not item.rich.wholly(item.rich.bold):
            return None
        if below and self.is_group(item):
            return None
        if kind == "key_result":
            prefixed = self.prefixed(item)
            if labelled and prefixed:
                return "objective"
            if self.bold_aims and item.rich.wholly(item.rich.bold):
                return "objective"
            if below and (self.deep(below) or item.rich.wholly(item.rich.bold)):
                return "objective"
            if below and not text.rstrip().endswith(":") and (
                any(self.note(child).priority for child in below)
                or sum(self.note(child).marked for child in below) * 2 >= len(below)
            ):
                return "objective"
            if below and any(self.note(child).hint == "key_result" for child in below):
                return "objective"
            if below and prefixed and any(self.prefixed(child) for child in below):
                return "objective"
        return kind

    def prefixed(self, item: Block) -> bool:
        """Whether an item begins with its owner and a colon."""
        return "owner" in self.note(item).fields and ":" in str(item.text)[:80]

    def deep(self, items: Iterable[Block]) -> bool:
        """Whether any of these items has goals below it again."""
        return any(len(self.real_children(item)) > 0 for item in items)

    def labelled_item(self, item: Block, role: Role, note: Annotated, context: Context, scope: Scope) -> Draft | None:
        """An item that only says what hangs below it, as “Key results:” or “Rationale:”."""
        children = item.children
        if role in {"aside", "vision"} or not children:
            return None
        kind = EXPECTED.get(role)
        if kind is None or role in {"okrs", "scorecard", "perspective"}:
            self.children(children, replace(context, zone=True, expect=None), scope)
            return None
        aim = scope.current or context.parent
        if kind in {"kpi", "measure"} and aim is not None and aim.kind in {"objective", "goal"}:
            kind = "key_result"
        if kind == "initiative" and not (context.zone or aim):
            return None
        single = kind in AIMS and not note.plural
        if kind == "goal" and not single and aim is not None and aim.kind == "objective":
            kind = "key_result"
        inside = replace(context, zone=True, expect=kind, single=False)
        if not single:
            self.children(children, inside, scope)
            return None
        # “Objective:” with the statement below it, as a line or as the first item
        for number, child in enumerate(children):
            child_note = self.note(child)
            if not child_note.statement or child_note.hint == "key_result":
                continue
            draft = self.make(child_note, self.kind(child_note, inside) if child_note.hint else kind, context, scope)
            if draft is None:
                continue
            self.under(child.children, draft, context)
            rest = children[number + 1 :]
            if child.form == "item" and all(not self.note(one).hint and self.role(one) is None for one in rest):
                self.children(rest, inside, scope)
            else:
                self.under(rest, draft, context)
            return draft
        return None

    def children(self, children: Sequence[Block], context: Context, scope: Scope) -> None:
        """Read blocks below an item that states no goal itself."""
        items = [child for child in children if child.form == "item"]
        for child in children:
            if child.form == "line":
                self.child_line(child, context, scope)
        if items:
            self.items(items, context, scope)

    def child_line(self, block: Block, context: Context, scope: Scope) -> None:
        note = self.note(block)
        if note.hint is not None and note.statement and not about_goals(str(note.statement)):
            self.make(note, self.kind(note, context), context, scope)
        elif context.expect is not None and note.statement and not self.is_field(block) and not block.text.endswith(":"):
            self.make(note, context.expect, context, scope)

    def under(self, children: Sequence[Block], draft: Draft, context: Context) -> None:
        """Read what hangs below an item's goal: fields, results, cascaded aims."""
        if not children:
            return
        rest: list[Block] = []
        for child in children:
            if child.form == "line" or child.form == "item":
                if not self.take_fields(child, draft):
                    rest.append(child)
        expect: Kind | None = _child_of(draft.kind)
        inner = Scope()
        inside = replace(context, zone=True, expect=expect, parent=draft, single=False)
        items = [child for child in rest if child.form == "item"]
        labels = [self.note(child).hint for child in items]
        lines = [child for child in rest if child.form == "line"]
        for line in lines:
            note = self.note(line)
            if note.hint is not None and note.statement:
                self.make(note, self.kind(note, inside), inside, inner)
        if draft.kind == "key_result":
            # only what is labelled or has an owner of its own hangs below a key result
            cascade = [child for child in items if self.note(child).hint or self.prefixed(child)]
            named = [child for child in items if self.role(child) is not None]
            inside = replace(inside, expect="objective" if cascade and not named else None, zone=bool(cascade))
            if not cascade and not named:
                expect = self.finer(draft, items)
                if expect is None:
                    return
                inside = replace(inside, expect=expect, zone=True)
        elif expect == "key_result" and any(self.role(child) == "key_results" or label == "key_result" for child, label in zip(items, labels, strict=True)) and not any(
            self.prefixed(child) for child in items
        ):
            inside = replace(inside, expect=None, zone=False)
        if items:
            self.items(items, inside, inner)

    def finer(self, draft: Draft, items: Sequence[Block]) -> Kind | None:
        """What an unlabelled list below a key result holds: finer results, the work for it, or mere notes."""
        if draft.statement.endswith(":") and all(self.note(child).marked for child in items):
            return "key_result"
        statements = [str(self.note(child).statement) for child in items]
        if len(items) < 2 or not self.reads_like_goals(items) or any(EXPLAINS.search(one) or len(one.split()) > 25 for one in statements):  # noqa: PLR2004
            return None
        works = sum(is_verb((words_in(one) or [""])[0]) and not any(map(str.isdigit, one)) for one in statements)
        return "initiative" if works * 2 > len(items) else "key_result"

    def take_fields(self, block: Block, draft: Draft) -> bool:
        """Read a block below a goal as a field of it, if it is one."""
        found = _field_line(block.text, loose=draft.kind not in AIMS)
        if found is None:
            return False
        name, value = found
        if draft.kind in {"objective", "goal", "scorecard_objective"} and name in {"metric", "result", "target"} and block.form == "item":
            return False
        if name == "period":
            draft.period = self.period(str(value)) or draft.period
        elif name and name != "statement" and name not in draft.fields:
            draft.fields[name] = value
        return True

    # --- lines ---------------------------------------------------------------------------------------------

    def line(self, block: Block, section: Section, context: Context, scope: Scope) -> Draft | None:
        """Read a paragraph: labelled statements, and the statement that a heading announces."""
        note = self.note(block)
        statement = str(note.statement)
        if not statement:
            return None
        if scope.current is not None and not note.hint and self.take_fields(block, scope.current):
            return None
        if note.hint is not None:
            if self.role(block) is not None or about_goals(statement) or _prose(statement) and not context.zone:
                return None
            if not _states(note) and not context.zone:
                return None
            return self.make(note, self.kind(note, context), context, scope)
        if context.expect is None or block.quoted or about_goals(statement) or self.is_field(block) or names_goals(statement) and _prose(statement):
            return None
        if block.rich.italic and block.rich.wholly(block.rich.italic):
            return None
        if context.single:
            return self.make(note, context.expect, context, scope)
        alone = not any(part.form != "line" for part in section.blocks) and not section.sections
        if alone and context.expect in {"key_result", "objective", "smart_goal", "north_star", "kpi"} and section.level and context.expect == self.announced(section):
            if not statement.endswith((":", "?")) and len(statement) < 300 and (goal_like(statement) or context.expect in {"north_star", "kpi"}):  # noqa: PLR2004
                return self.make(note, context.expect, context, scope)
        return None

    def announced(self, section: Section) -> Kind | None:
        """What a section's own heading says stands below it."""
        role = self.role(section.heading) if section.heading else None
        return EXPECTED.get(role) if role else None

    # --- goals ---------------------------------------------------------------------------------------------

    def kind(self, note: Annotated, context: Context) -> Kind:
        """Turn a label into a kind, in the light of the framework around it."""
        hint = note.hint or "goal"
        if context.scorecard and hint in {"objective", "goal"}:
            return "scorecard_objective"
        if context.scorecard and hint in {"kpi", "measure"}:
            return "measure"
        if hint == "kpi" and context.parent is not None and context.parent.kind in {"objective", "goal"}:
            return "key_result"
        return hint

    def make(self, note: Annotated, kind: Kind, context: Context, scope: Scope) -> Draft | None:
        """Make a draft and hang it where it belongs; None where the words are no statement."""
        statement = note.statement
        if not statement or not any(character.isalnum() for character in statement):
            return None
        if PLACEHOLDER.match(statement) and kind != "key_result":
            return None
        parent = context.parent
        if kind in {"key_result", "initiative", "measure", "input_metric"} or (kind == "kpi" and scope.current is not None and scope.current.kind == "north_star"):
            parent = scope.current or parent
            if kind == "key_result" and note.code and len(digits := re.findall(r"\d+", note.code)) > 1:
                # “KR 2.1” belongs to “O2”, wherever it stands
                own = self.codes.get(digits[0])
                if own is not None and (parent is None or self.codes.get(digits[0]) is not parent):
                    parent = own if parent is None or parent in self.codes.values() else parent
        draft = Draft(kind, statement, parent, dict(note.fields), context.period)
        if note.label is not None and "label" not in draft.fields:
            draft.fields["label"] = note.label
        if context.perspective is not None and kind == "scorecard_objective":
            draft.fields["perspective"] = context.perspective
        if kind in AIMS:
            scope.current = draft
            if note.code and note.hint:
                self.codes[re.findall(r"\d+|[A-Za-z]", note.code)[0]] = draft
        self.drafts.append(draft)
        if kind == "key_result" and parent is not None and parent.kind == "goal":
            parent.kind = "objective"
        return draft


def _role_of_hint(note: Annotated) -> Role:
    """The role of a label that stands alone."""
    return {
        "objective": "objectives",
        "key_result": "key_results",
        "initiative": "initiatives",
        "goal": "goals",
        "smart_goal": "smart",
        "kpi": "kpis",
        "north_star": "north_star",
        "input_metric": "input_metrics",
        "measure": "measures",
        "lean_metric": "lean",
    }[note.hint or "goal"]  # type: ignore[return-value]


def _child_of(kind: Kind) -> Kind | None:
    """What hangs, unlabelled, under a goal of this kind."""
    if kind in {"objective", "goal"}:
        return "key_result"
    if kind == "scorecard_objective":
        return "measure"
    if kind == "north_star":
        return "input_metric"
    return None


def _below(context: Context, draft: Draft) -> Context:
    """What to expect once the awaited statement was found."""
    return replace(context, single=False, expect=_child_of(draft.kind), parent=draft)


def _field_line(text: Text, *, loose: bool = False) -> tuple[str, Text] | None:
    """Read “Baseline: 12%” as a field and its value; `loose`: names that often head statements count too."""
    start = str.__getitem__(text, slice(0, 60))
    if not start or not (start[0].isalpha() or start[0] in "*_%#"):
        return None
    if ":" not in start and " – " not in start and " — " not in start and " - " not in start and " = " not in start:
        return None
    found = FIELD_LINE.match(str.__getitem__(text, slice(0, 400)))
    if found is None:
        return None
    part = SMART.get(found["name"].strip().lower()) if len(found["name"]) > 1 else None
    name = part if part is not None else field_named(found["name"])
    if name is None or name in {"label", "check_ins", "ignore"}:
        return None
    if not loose and found["name"].strip().lower() in LOOSE and goal_like(found["value"]) and len(words_in(found["value"])) > 2:  # noqa: PLR2004
        return None
    return name, text[found.start("value") :].trim("*_ ")


def _smart_part(text: Text) -> tuple[str, Text] | None:
    """Read “Specific: …” and its four companions."""
    found = FIELD_LINE.match(text[:400])
    if found is None or found["name"].strip().lower() not in SMART:
        return None
    return SMART[found["name"].strip().lower()], text[found.start("value") :].trim("*_ ")


def _prose(text: str) -> bool:
    """Whether a text is more than a sentence or two."""
    return len(text) > 300 or text.count(". ") > 2  # noqa: PLR2004


def _states(note: Annotated) -> bool:
    """Whether a labelled statement outside any section of goals is one, and not talk about the label."""
    statement = str(note.statement)
    return len(statement.split()) > 1 and len(statement) < 300 and not statement.endswith(":") and (statement.count(". ") < 2 or note.hint == "key_result")  # noqa: PLR2004


def _blocks(section: Section) -> Iterable[Block]:
    """All blocks of a section, headings included, in order."""
    stack: list[Section | Block] = [section]
    while stack:
        one = stack.pop()
        if isinstance(one, Section):
            if one.heading is not None:
                yield one.heading
            stack.extend(reversed(one.parts))
        else:
            yield one
            stack.extend(reversed(one.children))


