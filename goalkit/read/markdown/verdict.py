"""Decides what the sections of a Markdown document are: objectives, names of groups, or something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.model.strategy_map import SIDES, side_of
from goalkit.read.markdown.card import states_aim
from goalkit.read.markdown.columns import headings_of
from goalkit.read.markdown.profile import Profiler, reads_as_aim
from goalkit.read.markdown.themes import take_themes
from goalkit.read.markup.blocks import BOLD, LEAD, Block, Section
from goalkit.read.outline.survey import is_prose, remarks
from goalkit.read.words.asides import comments, is_contents
from goalkit.read.words.context import AIMS
from goalkit.read.words.evidence import DEPARTMENTS, about_goals, goal_like, names_goals, only_time, words_in
from goalkit.read.words.people import is_owner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.read.statement.annotated import Annotated
    from goalkit.read.words.context import Context
    from goalkit.read.words.evidence import Role

__all__ = ["Judge", "is_named"]

SOFT = frozenset(
    "overview summary context background introduction intro progress status update updates review details description"
    " purpose scope mission".split()
)
"""Headings of asides below which labelled goals are goals all the same."""
DATES = ("schedule", "timeline", "calendar", "key dates", "timetable")
"""How such headings end in, where goals follow without a heading of their own: “OKR schedule”."""
MOST_WORDS = 3
MANY_TOPS = 3
"""How many headings of the first level are slides or parts, and no titles."""


class Judge(Profiler):
    """Weighs the evidence for each section, together with its siblings."""

    def verdicts(self, sections: Sequence[Section], context: Context) -> dict[int, str]:  # noqa: C901, PLR0912
        """Decide together what sibling headings without label or role are: siblings tend to be the same."""
        found: dict[int, str] = {}
        open_: dict[int, list[tuple[Section, float]]] = {}
        self.find_sides(sections)
        for section in sections:
            heading = section.heading
            assert heading is not None  # noqa: S101
            note = self.note(heading)
            role = "perspective" if id(section) in self.sides else self.role(heading)
            if role == "aside" and context.zone and self.is_department(section):
                role = None
            if role == "aside" and self.is_remark(section):
                found[id(section)] = "lead"
            elif role is not None:
                found[id(section)] = role
            elif note.hint is not None:
                found[id(section)] = "label"
            elif only_time(str(heading.text)) or only_time(str(note.statement)):
                found[id(section)] = "group"
            else:
                open_.setdefault(section.level, []).append((section, self.weigh(section, note, context)))
        if context.zone or self.plan:
            found |= dict.fromkeys(map(id, take_themes(self, open_)), "objective")
        bare = sum(
            not str(section.heading.text).rstrip().endswith((":", ".", "?"))
            for section, _ in open_.get(LEAD, ())
            if section.heading
        )
        bold = [section for section, _ in open_.get(BOLD, ())]
        aims = context.expect in {"objective", "goal"} and len(bold) > 1 and all(map(self.is_sentence, bold))
        for level, rated in open_.items():
            mean = sum(score for _, score in rated) / max(len(rated), 1)
            for section, score in rated:
                assert section.heading is not None  # noqa: S101
                own = score + mean / 2
                if level == LEAD:
                    found[id(section)] = self.lead(section, context, score + (bare > 1) + max(mean, 0) / 2)
                elif (
                    level == BOLD
                    and section.heading is not None
                    and section.heading.text.rstrip().endswith(":")
                    and not self.profile(section).results
                ):
                    found[id(section)] = "lead"
                elif level == BOLD and aims:
                    found[id(section)] = "expected"
                elif level == BOLD and context.perspective is not None and self.profile(section).numbers:
                    found[id(section)] = "objective"  # a side of a scorecard holds objectives, and they hold measures
                elif (
                    context.expect in {"kpi", "input_metric", "lean_metric"}
                    and self.profile(section).items
                    and not reads_as_aim(str(section.heading.text if section.heading else ""))
                ) or (context.expect in AIMS and level != BOLD and self.holds_aim(section)):
                    found[id(section)] = "group"
                elif context.expect in {"key_result", "initiative", "kpi", "input_metric"} or (
                    context.expect and context.expect != "north_star" and level != BOLD
                ):
                    found[id(section)] = "expected"
                elif context.single and context.expect == "north_star":
                    found[id(section)] = "north_star" if is_set_off(section) else "expected"
                elif context.single:
                    found[id(section)] = "objective"
                elif not context.zone and not self.profile(section).results:
                    found[id(section)] = "group"
                elif own > 0:
                    found[id(section)] = "objective"
                else:
                    found[id(section)] = "group"
        return found

    def holds_aim(self, section: Section) -> bool:
        """Whether a heading that is no aim, such as a name, has labelled ones below it, in lines or on a card."""
        if self.is_sentence(section):
            return False
        for part in section.parts:
            block = part.heading if isinstance(part, Section) and part.level == LEAD else part
            if isinstance(block, Block) and block.form != "item":
                note = self.note(block)
                if states_aim(block.rows) if block.form == "table" else note.hint in AIMS and note.statement:
                    return True
        return False

    def find_sides(self, sections: Sequence[Section]) -> None:
        """Four headings side by side that name the four sides of a scorecard are one, whatever it is called.

        Departments go by such names as well; but they label their objectives, or there are more of them.
        """
        heads = [one for one in sections if one.level < BOLD and one.heading is not None]
        sides = [(one, side_of(str(one.heading.text))) for one in heads if one.heading is not None]
        named = [one for one, side in sides if side is not None]
        if (
            self.okr
            or len(named) != len(SIDES)
            or any(side is None and self.role_below(one) is None for one, side in sides)
        ):
            return  # “Legal” is one more department; “Remarks” and “Measures decided” stand beside the sides
        if {side for _, side in sides if side is not None} == set(SIDES):
            self.sides |= {id(one) for one in named}

    def weigh(self, section: Section, note: Annotated, context: Context) -> float:  # noqa: C901, PLR0912
        """How much speaks for a heading being an objective (above 0) rather than the name of a group (below 0)."""
        profile = self.profile(section)
        statement = str(note.statement)
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
        period = self.period(statement)
        bare = statement.replace(period.text, "") if period else statement
        sentence = reads_as_aim(bare) or (context.zone and self.states_aim(section, bare))
        if section.level == 1 and not (sentence and self.tops >= MANY_TOPS):
            score -= 2
        score += 1.5 if sentence else -1
        if period and not sentence and section.level == 1:
            score -= 3  # “Hotel Seeblick, winter 2027” is the title of what stands below it
        if context.flat == "goal" and not sentence and not note.code:
            score -= 2  # a topic; the goals stand below it
        if note.code or note.marked:
            score += 1
        if note.label is not None and (sentence or (section.level == LEAD and any(map(str.isdigit, note.label)))):
            score += 2.5
        if "owner" in note.fields and not note.marked:
            score += 3
        if section.level >= BOLD and str(section.heading.text if section.heading else "").rstrip().endswith(":"):
            score -= 1.5
        if is_owner(statement) and not goal_like(statement):
            score -= 2
        if not (
            profile.items or profile.results or profile.sections or profile.tables or profile.bold or profile.fields
        ):
            score -= 0.5 if sentence else 2
            if section.level == BOLD:
                score -= 2
        if names_goals(statement) or len(statement) > 250:
            score -= 1
        return score

    def lead(self, section: Section, context: Context, score: float) -> str:
        """Decide what a line right before a list is: an objective, or words that introduce the list."""
        assert section.heading is not None  # noqa: S101
        text = str(section.heading.text)
        if (
            text.rstrip().endswith((":", "?", "...", "…"))
            or section.heading.quoted
            or any(block.quoted for block in section.blocks[:1])  # it says who is quoted
            or about_goals(text)
            or names_goals(text)
            or remarks(text)
            or self.heads_table(section)
            or self.is_field(section.heading)
        ):
            return "lead"
        if context.single:
            return "objective"
        label = self.note(section.heading).label
        numbered = label is not None and any(map(str.isdigit, label))
        if numbered and (context.expect == "goal" or (self.plan and context.parent is None)):
            return "objective"  # “Priority 1: Reading”
        if context.expect == "objective" or (context.zone and context.expect is None and context.parent is None):
            short = len(words_in(text)) < 15 and not text.rstrip().endswith(".")
            return (
                "objective"
                if score > 0 and (goal_like(text) or short) and len(text) < 250 and not is_prose(text)
                else "lead"
            )
        if context.parent is None and self.profile(section).results and goal_like(text) and not is_prose(text):
            return "objective"
        return "lead"

    def heads_table(self, section: Section) -> bool:
        """Whether a table follows that has a column for aims: the line above it holds none itself."""
        rows = next((part.rows for part in section.blocks if part.form == "table"), [])
        return bool(rows) and any(kind in AIMS for kind in headings_of(rows[0]).kinds.values())

    def is_remark(self, section: Section) -> bool:
        """Whether a line such as “Why: …” says all that it announces: the list below it is another matter."""
        heading = section.heading
        if section.level != LEAD or heading is None:
            return False
        name, _, said = heading.text.partition(":")
        if not (said.strip() or comments(heading.text)) or name.lower() in {"annex", "appendix"}:
            return False
        below = section.blocks
        if not below:
            return False
        apart = below[0].line - heading.text.marks[-1].line > 1
        return apart or any(self.note(item).hint for item in below if item.form == "item")

    def is_soft(self, section: Section) -> bool:
        """Whether a heading such as “Overview” has goals with labels below it."""
        text = str(section.heading.text) if section.heading else ""
        name = text.strip(" :").lower()
        soft = name in SOFT or (section.level < BOLD and name.endswith(DATES) and name.count(" ") < MOST_WORDS)
        return soft and not is_contents(text) and (self.profile(section).aims > 0 or self.heads_labelled(section))

    def heads_labelled(self, section: Section) -> bool:
        """Whether there are headings in a section with labelled key results below them."""
        return any(part.level < BOLD and self.profile(part).results > 1 for part in section.sections)

    def is_department(self, section: Section) -> bool:
        """Whether a heading such as “Learning” names a part of the plan: each item below is worded as a goal."""
        heading = section.heading
        if heading is None or section.level >= BOLD or " ".join(words_in(heading.text)) not in DEPARTMENTS:
            return False
        profile = self.profile(section)
        return 1 < profile.items <= min(profile.worded, profile.numbers * 2)

    def explicit(self, section: Section) -> bool:
        """Whether key results are labelled as such in here, so that other lists are something else."""
        for part in section.parts:
            if isinstance(part, Block):
                if part.form != "table" and self.note(part).hint == "key_result":
                    return True
                continue
            role = self.role_below(part)
            if role == "key_results" or (part.heading is not None and self.note(part.heading).hint == "key_result"):
                return True
            if part.level >= BOLD and role is None and self.explicit(part):
                return True
        return False

    def cascades(self, section: Section) -> bool:
        """Whether the headings below an objective are objectives of their own: lists hang under them."""
        inner = [part for part in section.sections if part.level < BOLD and self.role_below(part) is None]
        return any(self.profile(part).items or self.profile(part).sections for part in inner)

    def role_below(self, section: Section) -> Role | None:
        """The role that a section's heading gives to what stands below it."""
        return self.role(section.heading) if section.heading is not None else None

    def levels(self, section: Section) -> bool:
        """Whether the lists in a section nest, so that their levels tell kinds apart."""
        return self.profile(section).nested > 0 or self.profile(section).aims > 0


def is_set_off(section: Section) -> bool:
    """Whether a section begins with a line that is set off from all others, as names are."""
    first = section.parts[0] if section.parts else None
    block = first.heading if isinstance(first, Section) and first.level == BOLD else first
    if not isinstance(block, Block) or block.form != "line":
        return False
    return (block.quoted and is_named(block)) or block.rich.wholly(block.rich.bold)


def is_named(block: Block) -> bool:
    """Whether a quotation sets off a name, and is no saying: it has no quotation marks, no end and no author."""
    return block.text[:1] not in "\"“”„«'‘" and not block.text.endswith((".", "!", "?", "…")) and "—" not in block.text
