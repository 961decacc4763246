"""Reads the goals in the sections of a Markdown document: headings, the lines below them, and what hangs there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from goalkit.pattern import pattern
from goalkit.read.markdown.finer import are_work, finer
from goalkit.read.markdown.horizons import bring_up_horizons
from goalkit.read.markdown.paragraphs import ParagraphReader
from goalkit.read.markdown.stated import in_bold, stating
from goalkit.read.markdown.table import read_table
from goalkit.read.markdown.themes import aim_before, aim_led, are_targets, titles_star
from goalkit.read.markdown.unnamed import further_goals
from goalkit.read.markdown.worded import heads_letters, letters_apart, with_statement
from goalkit.read.markdown.work import are_assigned, goal_named, is_work_of_page
from goalkit.read.markup.blocks import BOLD, LEAD, Block, Section
from goalkit.read.outline.survey import field_line
from goalkit.read.statement.annotated import Annotated
from goalkit.read.statement.smart import letters_in
from goalkit.read.words.asides import comments, is_contents, teaches
from goalkit.read.words.context import AIMS, EXPECTED, SHARED, Context, Scope, below, child_of
from goalkit.read.words.evidence import (
    about_goals,
    goal_like,
    names_goals,
    role_of,
    words_in,
)
from goalkit.read.words.spoken import is_at_work, leads_to_work, role_said

if TYPE_CHECKING:
    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.read.words.evidence import Role

__all__ = ["SectionReader"]

STARS = pattern(r"\b(?:north)?stars\b", re.IGNORECASE)
INTRODUCES = pattern(
    r"(?:\b(?:some|things|examples?|topics|reasons|points|elements|aspects|parts)\b.{0,60}\b(?:includ\w+|are|follow\w*)"
    r"|\b(?:such as|for (?:example|instance)|e\.g\.|examples?))\s*:\s*$",
    re.IGNORECASE,
)
"""Words before a list that explains what was said: “Some of the things to highlight include:”."""
UNSURE = pattern(r"[\d. ]*(?:inputs|targets?|acceptance criteria)\s*:?\s*$", re.IGNORECASE)
"""Names of results and inputs that mean something else on pages of software, unless an aim stands above."""
WON = pattern(r"\b(?:winning|victory|a win) looks? like\b", re.IGNORECASE)
LONGEST_LEAD = 20
"""Words of a line that introduces a list; more of them explain."""


class SectionReader(ParagraphReader):
    """Walks the outline once, section by section."""

    def parts(self, section: Section, context: Context, scope: Scope) -> None:  # noqa: C901
        """Read everything right below a heading."""
        section = self.without_letters(section, context, scope)
        context = context._replace(expect=None) if is_specified(context) else context
        verdicts = self.verdicts(section.sections, context)
        intro = False
        if context.expect is None and context.zone and context.parent is None:
            # A plain list in front of sections with goals only introduces them.
            intro = any(
                part.level < LEAD and (verdicts[id(part)] == "objective" or self.bears(part))
                for part in section.sections
            )
            groups = [part for part in section.sections if verdicts[id(part)] == "group"]
            verdicts |= dict.fromkeys(map(id, stating(self, groups)), "stating")
        elif self.dated and not context.zone and context.parent is None:
            groups = [part for part in section.sections if verdicts[id(part)] == "group"]
            aims = [part for part in section.sections if part.level < BOLD and verdicts[id(part)] == "objective"]
            verdicts |= dict.fromkeys(map(id, further_goals(self, groups, aims)), "further")
        run: list[Block] = []
        for part in [*section.parts, None]:
            if isinstance(part, Block) and part.form == "item":
                run.append(part)
                continue
            plain = context._replace(zone=False) if intro else context
            made: Draft | None = None
            if run:
                made = self.items(run, plain, scope)
                run = []
                if context.single and made:
                    context = below(context, made)
                    plain = context
            if isinstance(part, Section):
                made = self.section(part, plain if part.level == LEAD else context, scope, verdicts[id(part)])
            elif isinstance(part, Block) and part.form == "table":
                read_table(self, part, context, scope)
            elif isinstance(part, Block):
                made = self.line(part, section, plain, scope)
            if context.single and made:
                context = below(context, made)

    def without_letters(self, section: Section, context: Context, scope: Scope) -> Section:
        """Read the letters of a SMART goal in a section; what else stands there."""
        letters = letters_in(section.parts)
        if letters and context.parent is None and any(heads_letters(self, part) for part in section.parts):
            return letters_apart(self, section, letters)
        smart = self.smart(letters.values(), context, scope) if letters else None
        if smart is None:
            return section
        rest = [part for number, part in enumerate(section.parts) if number not in letters]
        kept = [one for one in rest if not (isinstance(one, Block) and one.form == "item" and self.is_field(one))]
        for one in rest:
            if isinstance(one, Block) and one not in kept:
                self.take_fields(one, smart)
        return Section(section.level, section.heading, kept)

    def section(self, section: Section, context: Context, scope: Scope, verdict: str) -> Draft | None:
        """Read one section; the goal that its heading states, if it states one."""
        heading = section.heading
        assert heading is not None  # noqa: S101
        note = self.note(heading)
        text = str(heading.text)
        if section.level < LEAD and (period := self.period(text)):
            context = context._replace(period=period)
        if verdict == "aside" and self.is_soft(section):
            verdict = "group"  # labelled goals stand even below an “Overview”
            if self.heads_labelled(section):
                section = Section(section.level, heading, [*section.sections])
        if self.is_of_software(section, context, verdict):
            return None
        verdict = self.at_work(section, verdict, context)
        match verdict:
            case "aside" | "lead" | "group" | "stating":
                read = {"aside": self.aside, "lead": self.led, "group": self.group, "stating": self.stated}[verdict]
                read(section, context, scope)
                return None
            case "further":
                self.group(section, context._replace(zone=True, flat="goal"), scope)
                return None
            case "label":
                return self.labelled(section, note, context, scope)
            case "objective" | "expected":
                kind: Kind = context.expect if verdict == "expected" and context.expect else context.flat
                return self.titled(section, note, kind, context, scope)
        if verdict == "key_results" and section.level == LEAD and (said := aim_before(heading)) is not None:
            self.make(Annotated(said), context.flat, context, scope)
        return self.container(section, verdict, note, context, scope)  # type: ignore[arg-type]

    def at_work(self, section: Section, verdict: str, context: Context) -> str:
        """Settle what a heading such as “What I look at every morning” or “On the bench now” means on this page."""
        text = str(section.heading.text).strip(" :*_") if section.heading is not None else ""
        if not (context.zone or context.parent or self.drafts):  # nobody speaks of goals
            if verdict == "kpis" and role_said(text) == "kpis":
                return "group"
            if verdict == "key_results" and WON.search(text) and not aim_led(self, section):
                return "group"  # how to win at cards
        if self.starred and verdict in {"group", "objective", "expected"} and is_at_work(text):
            return "initiatives" if is_work_of_page(self, section) else verdict
        return verdict

    def is_of_software(self, section: Section, context: Context, verdict: str) -> bool:
        """Whether a heading such as “Goals” tells what a program is for."""
        if not self.software or context.zone or verdict not in {"goals", "objectives", "kpis", "measures"}:
            return False
        text = str(section.heading.text) if section.heading else ""
        return not self.profile(section).aims and (section.level >= LEAD or self.period(text) is None)

    def aside(self, section: Section, context: Context, scope: Scope) -> None:
        """A heading of something else: only sections in it that announce goals themselves have any."""
        text = str(section.heading.text) if section.heading else ""
        contents = is_contents(text)
        if names_goals(text) and teaches(text):
            return  # “How we write OKRs”
        inner = [
            part
            for part in section.sections
            if contents or (part.heading is not None and self.role(part.heading) in {"okrs", "objectives", "goals"})
        ]
        if inner:
            inside = context if contents else context._replace(zone=False)
            self.parts(Section(section.level, section.heading, [*inner]), inside, scope)

    def led(self, section: Section, context: Context, scope: Scope) -> None:
        """A line that introduces the list below it, or tells a field of the aim above."""
        heading = section.heading
        assert heading is not None  # noqa: S101
        text = str(heading.text)
        if INTRODUCES.search(text) and not names_goals(text) and context.expect != "initiative":
            return
        if (aim := scope.current or context.parent) is not None:
            self.take_fields(heading, aim)
        announces = text.rstrip().endswith(":") and len(words_in(text)) < LONGEST_LEAD
        if announces and names_goals(text) and not about_goals(text) and context.expect is None:
            context = context._replace(zone=True)
        self.parts(section, context, scope)

    def stated(self, section: Section, context: Context, scope: Scope) -> None:
        """A heading of paragraphs that state a goal each."""
        for block in section.blocks:
            if not comments(block.text):
                self.make(self.note(block), context.flat, context, scope)

    def group(self, section: Section, context: Context, scope: Scope) -> None:
        """A heading that names a team, a theme or a time."""
        passing = section.level == BOLD and not self.bears(section) and not context.zone
        inside = context if passing else context._replace(single=False)
        self.parts(section, inside, Scope() if section.level < LEAD else scope)

    def labelled(self, section: Section, note: Annotated, context: Context, scope: Scope) -> Draft | None:
        """A heading with a label and a statement: “Objective 2: …”."""
        kind = self.kind(note, context)
        if kind == "north_star" and titles_star(self, section, note):
            return self.container(section, "north_star", note, context, scope)
        below = any(part.form in {"item", "table"} for part in section.blocks)
        if note.plural and kind == "kpi" and section.level == 1 and below:
            # “# KPIs: Fire station 4” begins with no verb: where they stand below it, it is the title of them all.
            text = str(section.heading.text) if section.heading else ""
            role = role_of(text.partition(":")[0], whole=True)
            return self.container(section, role if role == "lean" else "kpis", note, context, scope)
        if (
            note.plural
            and kind != "key_result"
            and not note.code
            and (self.heads_others(section) or not goal_like(str(note.statement)))
        ):
            inside = context._replace(zone=True, expect=None, flat="goal" if kind == "goal" else "objective")
            self.parts(section, inside, Scope())
            return None
        return self.titled(section, note, kind, context, scope)

    def heads_others(self, section: Section) -> bool:
        """Whether a heading such as “Q2 goals: growth pod” is the title of sections that are goals themselves."""
        inner = any(part.level < LEAD and self.profile(part).items for part in section.sections)
        return self.profile(section).aims > 0 or (inner and not self.explicit(section))

    def titled(self, section: Section, note: Annotated, kind: Kind, context: Context, scope: Scope) -> Draft | None:
        """A heading that states a goal; a short title gives way to the sentence below it."""
        heading = section.heading
        assert heading is not None  # noqa: S101
        section = with_statement(self, section, note) if kind in AIMS else section
        statement = note.statement
        parts = section.parts
        body = parts[0] if parts and isinstance(parts[0], Block) and parts[0].form == "line" else None
        if (
            kind in {"key_result", "kpi"}
            and body is not None
            and len(words_in(str(statement))) < 5
            and not any(map(str.isdigit, statement))
            and not field_line(body.text)
            and not comments(body.text)
        ):
            below = self.note(body)
            if (
                below.statement
                and len(words_in(str(below.statement))) > len(words_in(str(statement)))
                and not below.hint
            ):
                note.put("label", statement)
                note.statement = below.statement
        draft = self.make(note, kind, context, scope)
        if draft is None:
            self.parts(section, context, scope)
            return None
        self.below(section, draft, context)
        if draft.kind in AIMS and section.level <= BOLD and self.drafts[-1] is not draft:
            listed = any(part.form == "item" for part in section.blocks)
            scope.close(bold=section.level == BOLD and not listed)
        return draft

    def below(self, section: Section, draft: Draft, context: Context) -> None:
        """Read what hangs under a heading's goal."""
        expect: Kind | None = child_of(draft.kind)
        if expect == "key_result" and draft.kind != "key_result" and self.explicit(section):
            expect = None
        inside = context._replace(zone=expect is not None, expect=expect, parent=draft, single=False)
        if any(part.level < LEAD for part in section.sections) and expect == "key_result":
            inside = inside._replace(expect=None if self.cascades(section) else "key_result")
        if draft.kind == "key_result":
            kind = finer(self, draft, [part for part in section.blocks if part.form == "item"])
            inside = inside._replace(zone=kind is not None, expect=kind)
        elif expect is None:
            inside = inside._replace(zone=False)
        for part in section.blocks:
            if part.form != "table":
                self.take_fields(part, draft)
        self.parts(section, inside, Scope())

    def container(self, section: Section, role: Role, note: Annotated, context: Context, scope: Scope) -> Draft | None:  # noqa: C901, PLR0912
        """A heading that names what stands below it: “Key results”, “Q3 goals”, “Initiatives”."""
        if role == "vision":
            return None
        if role == "measures" and are_assigned(self, [block for block in section.listed if block.form == "item"]):
            role = "initiatives"
        if (
            role == "kpis"
            and context.single
            and context.expect == "north_star"
            and not str(section.heading.text if section.heading else "").rstrip(" :").endswith("s")
        ):
            role = "north_star"  # “The metric” of a page about one
        inner = scope if section.level >= BOLD or role in SHARED else Scope()
        text = str(section.heading.text) if section.heading else ""
        if role == "okrs":
            inside = context._replace(zone=True, expect=None, flat="objective", single=False)
        elif role in {"goals", "objectives", "methods"}:
            kind: Kind = "goal" if role == "goals" else "objective"
            single = note.hint is not None and not note.statement and not note.plural
            if not single and kind == "goal" and context.parent is not None and context.parent.kind == "objective":
                kind = "key_result"
            if single or (context.parent is not None and context.parent.kind in AIMS):
                inside = context._replace(zone=True, expect=kind, flat=kind, single=single)
            else:
                inside = context._replace(
                    zone=True,
                    expect=None if self.levels(section) or self.profile(section).sections else kind,
                    flat=kind,
                    single=False,
                )
            inner = scope if single or kind == "key_result" else Scope()
            self.bold_goals |= in_bold(self, section) if kind != "key_result" else {}
        elif role == "perspective":
            if not (context.scorecard or id(section) in self.sides or "perspective" in text.lower()):
                return self.section(section, context, scope, "group")
            assert section.heading is not None  # noqa: S101
            inside = context._replace(
                zone=True,
                expect=None,
                flat="scorecard_objective",
                perspective=section.heading.text,
                scorecard=True,
            )
        elif role == "scorecard" and not (self.balanced or self.sides or self.profile(section).aims):
            inside = context._replace(zone=True, expect="kpi", single=False)
        elif role == "scorecard":
            inside = context._replace(zone=True, expect=None, flat="scorecard_objective", scorecard=True)
        elif role == "kpis" and scope.several and context.parent is None and role_said(text.strip(" :*_")) == "kpis":
            inside, inner = context._replace(zone=True, expect="kpi", single=False), Scope()  # looked at for them all
        elif role in {"kpis", "measures"} and (aim := scope.current or context.parent) is not None:
            inside = context._replace(zone=True, expect=self.measuring(section, role, aim), single=False)
        else:
            inside = context._replace(
                zone=True,
                expect=EXPECTED[role],
                single=(role == "north_star" and not STARS.search(text))
                or (note.hint is not None and not note.plural and bool(note.code)),
            )
            above = role == "key_results" and (scope.current or context.parent)
            if role == "key_results" and not (above or self.drafts or context.expect) and are_targets(self, section):
                inside, inner = context._replace(zone=True, expect="goal", flat="goal", single=False), Scope()
            elif role == "key_results" and not above and aim_led(self, section):
                return self.led_by_aim(section, context, inner)
            if UNSURE.match(text) and not (above or (context.zone and role == "key_results") or self.starred):
                return self.section(section, context, scope, "group")
        if role == "initiatives":
            self.work(section, context, inside, scope)
        else:
            self.parts(section, inside, inner)
        return inner.current if inside.single else None

    def led_by_aim(self, section: Section, context: Context, scope: Scope) -> Draft | None:
        """Read results that an aim leads in, and what else stands in their section."""
        first, *others = section.sections
        assert first.heading is not None  # noqa: S101 - only the root has none
        inside = context._replace(zone=True, expect=None, flat="objective", single=False)
        draft = self.titled(first, self.note(first.heading), "objective", inside, scope)
        self.parts(Section(section.level, section.heading, [*others]), inside, scope)
        return draft

    def measuring(self, section: Section, role: Role, aim: Draft) -> Kind:
        """What stands below “KPIs” or “Measures” of an aim; measures are taken where they tell somebody what to do."""
        items = [part for part in section.blocks if part.form == "item"]
        if role == "measures" and items and are_work(self, items):
            return "initiative"
        if aim.kind == "scorecard_objective":
            return "measure"
        return "key_result" if aim.kind in {"objective", "goal"} else "kpi"

    def work(self, section: Section, context: Context, inside: Context, scope: Scope) -> None:
        """Read a section of work: `context` is that of its heading, `inside` that of what stands below it."""
        assert section.heading is not None  # noqa: S101
        bring_up_horizons(section)
        if (named := goal_named(section.heading.text, self)) is not None:
            self.parts(section, inside, Scope(named))
            return
        match place := self.place_of_work(section, context, scope):
            case "goal":
                self.parts(section, inside, scope)
            case "page":
                starred = inside.parent is not None and inside.parent.kind == "north_star"
                self.parts(section, inside._replace(parent=None) if starred else inside, Scope())
            case "group" | "lead":
                self.section(section, context, scope, place)

    def place_of_work(
        self, section: Section, context: Context, scope: Scope
    ) -> Literal["goal", "page", "group", "lead", "nowhere"]:
        """What a section of work hangs under: the goal before it, the page and all its goals, or nothing here.

        `group`, `lead`: its heading only names or announces what has a heading of its own.
        """
        above = scope.current or context.parent
        several = scope.several or (section.level < BOLD and scope.whole > 1 and not scope.each)
        if above is not None and not several and above.kind != "north_star":
            scope.each = scope.whole > 0
            return "goal"
        holds = (self.levels(section) and context.zone) or any(part.level <= BOLD for part in section.sections)
        holds = holds or self.profile(section).aims > 0 or (section.level == 1 and self.plan)
        if not holds and is_work_of_page(self, section):
            return "page"
        if above is not None:
            return "goal"
        if section.level == LEAD and section.heading is not None and leads_to_work(section.heading.text):
            return "lead"
        return "group" if holds or self.heads_table(section) else "nowhere"


def is_specified(context: Context) -> bool:
    """Whether letters of SMART have told all of the goal that key results were expected of."""
    return context.expect == "key_result" and context.parent is not None and context.parent.kind == "smart_goal"
