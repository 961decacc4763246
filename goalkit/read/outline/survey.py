"""What can be seen of a Markdown block before any decision: its label, its fields, its wording."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.english.times.period import find_period
from goalkit.pattern import pattern
from goalkit.read.markup.blocks import LEAD, Block, Section
from goalkit.read.outline.balance import speaks_of_balance
from goalkit.read.outline.codes import coded_in
from goalkit.read.outline.eyebrow import hint_of
from goalkit.read.outline.signs import signs_in
from goalkit.read.statement.annotation import annotate
from goalkit.read.statement.explanation import without_explanation
from goalkit.read.statement.share import shares_lead
from goalkit.read.statement.smart import SMART
from goalkit.read.words.asides import comments, is_noted
from goalkit.read.words.evidence import (
    about_goals,
    begins_with_verb,
    goal_like,
    is_pointer,
    is_software,
    names_goals,
    only_time,
    role_of,
    says_okr,
    words_in,
)
from goalkit.read.words.fields import UNSURE, field_named, field_rank
from goalkit.read.words.people import is_given, is_owner, people_behind
from goalkit.read.words.pictures import picture_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.english import Calendar, Period
    from goalkit.read.outline.codes import Coded
    from goalkit.read.statement.annotated import Annotated
    from goalkit.read.statement.label import Hint
    from goalkit.read.words.evidence import Role
    from goalkit.text import Text

__all__ = ["TITLES", "Survey", "field_line", "is_prose", "is_statement", "remarks", "stands_alone"]

FIELD_LINE = pattern(
    r"[*_]{0,3}(?P<name>[A-Za-z%#](?:[\w %/#'’-]|\(s\)){0,34}?)\s*(?::+\s*|\s[–—=]\s|\s-\s)(?P<value>\S.*)$"
)
EXPLAINS = pattern(
    r"[;?]|\.\s+\w|, (?:so|but|because|since|which|as we)\b|\b(?:because|however|e\.g\.|i\.e\.|currently|note"
    r" that)\b|^(?:this|these|it|they|there|that|blocked|waiting|depends|pending|on hold|stuck|delayed)\b|, see ",
    re.IGNORECASE,
)
"""Signs of a note rather than a goal."""
PERIOD = pattern(
    r"\b(?:[qh][1-4]|[1-4][qh]|fy|(?:19|20)\d\d)|\d[./-]\d|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|(?:quarter|half|year|sprint|cycle|week) \d"
)
"""What a period can't do without, in small letters; looking for it first saves reading every heading for dates."""
WRITTEN = pattern(r"\W*(?:last )?(?:revised|updated|edited|adopted|approved|published|printed)\b", re.IGNORECASE)
"""What begins so says when the page was written, and not what it is for: “Revised September 2024”."""
V2MOM = pattern(r"(?:.{0,60}\bv2mom\b|[\W\d]*(?:obstacles|vision)\W*$)", re.IGNORECASE)
"""A heading of the framework that calls its objectives methods."""
METHOD = pattern(r"method #?\d{1,2}", re.IGNORECASE)
"""What numbers an objective there."""
ISSUE = pattern(r"(?:[\w.-]+/){0,3}[\w.-]*#\d+|[A-Z][A-Z\d]{1,9}-\d+|[!&]\d+")
"""The number of an issue, and no word of what it is about: “fleet/depot#41”, “OPS-41”."""
TARGET = pattern(r"\btargets?\b", re.IGNORECASE)
TITLES = 2
"""How deep the title of a page may stand: below that of the site or team."""
PLAN = pattern(
    r"\b(?:plan|strategy|priorities)\b.{0,40}\d{4}|\d{4}.{0,40}\b(?:plan|strategy|priorities)\b", re.IGNORECASE
)
"""The title of a plan for a time: “Annual plan 2027”."""
TELLS = pattern(
    r"\b(?:reports?|reviews?|results?|figures|statistics|facts|numbers|minutes|notes|agenda|news\w*|releases?|released"
    r"|changes|changelog|history|retro\w*|recap|invoices?|budget|prices?|menu|schedule|calendar|version)\b",
    re.IGNORECASE,
)
"""What a page is called that tells what was, or what happens when."""
LOOSE = frozenset(
    "team department squad function person start value from to by end issue link type class order item position"
    " number key code"
    " rank purpose outcome result results initial review completion progress measure metric stage state lead start"
    " trend contact"
    " champion updates history actual now today who when quarter year half sprint".split()
)
"""Names of fields that often head a statement as well: “Team: Own the website”."""


class Survey:
    """A document's blocks with what was read off each, and the habits of the whole document."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.notes: dict[int, Annotated] = {}
        self.owners = False
        self.people: frozenset[str] = frozenset()
        self.shares = False
        """Whether how far goals have come stands before or behind them: “60% — …”."""
        self.signs: dict[str, Hint] = {}
        self.coded: dict[int, Coded] = {}
        """Blocks whose codes tell what they are."""
        self.bold_aims = False
        self.software = False
        self.plan = False
        self.dated = False
        """Whether a title names a time, and nothing that tells what was then."""
        self.by_numbers = False
        """Whether lists are goals where they say what numbers are to be, for nothing else on the page says so."""
        self.v2mom = False
        self.goals = False
        self.okr = False
        self.labels = False
        self.headings: set[int] = set()
        self.tops = 0
        """How many headings are of the first level; of many, as on slides, few are titles."""
        self.sides: set[int] = set()
        """The sections that are the four sides of a scorecard, by their headings alone."""
        self.root: Section | None = None
        self.blocks: Sequence[Block] = ()

    @cached_property
    def balanced(self) -> bool:
        """Whether the page speaks of a scorecard that is balanced, and not of a table of figures; few need to know."""
        return any(map(speaks_of_balance, self.blocks))

    def note(self, block: Block) -> Annotated:
        """The annotations of a block, cut once."""
        found = self.notes.get(id(block))
        if found is None:
            found = self.notes[id(block)] = annotate(
                block.rich, check=block.check, owners=self.owners, people=self.people, shares=self.shares
            )
            found.quoted = block.quoted
            labelled = found.hint is not None
            if block.form == "item" or labelled:
                found.statement = without_explanation(found.statement, block, labelled=labelled)
            if id(block) in self.coded and found.hint is None:
                coded = self.coded[id(block)]
                found.hint, found.label = coded.hint, coded.label
            if self.v2mom and found.hint is None and found.label is not None and METHOD.fullmatch(found.label):
                found.hint = "objective"
            if block.eyebrow is not None and found.hint is None:
                found.hint, found.label = hint_of(block.eyebrow), block.eyebrow
            if self.signs and found.hint is None and (kind := self.signs.get(picture_of(block.text))) is not None:
                self.mean(found, block, kind)
        return found

    def mean(self, note: Annotated, block: Block, kind: Hint) -> None:
        """Hear what the pictogram before a line says that it is; titles bear them as ornaments."""
        text = str(note.statement)
        if role_of(text, whole=True) is None and not (
            self.is_heading(block) and (kind == "key_result" or names_goals(text))
        ):
            note.hint = kind

    def look(self, root: Section) -> None:
        """Learn whether short phrases before a colon are owners in this document."""
        self.root = root
        roles = prefixed = bold = 0
        stack = [root]
        while stack:
            section = stack.pop()
            if section.heading is not None and section.level < LEAD:
                self.headings.add(id(section.heading))
                self.tops += section.level == 1
                self.software = self.software or is_software(str(section.heading.text))
                self.v2mom = self.v2mom or V2MOM.match(section.heading.text) is not None
                self.goals = self.goals or names_goals(str(section.heading.text))
                if section.level <= TITLES:
                    title = section.heading.text
                    self.plan = self.plan or PLAN.search(title) is not None
                    self.dated = self.dated or (self.period(title) is not None and TELLS.search(title) is None)
            stack.extend(section.sections)
        self.blocks = blocks = list(_blocks(root))
        self.goals = self.goals or any(says_okr(str(block.text)) for block in blocks)
        self.people = people_behind([str(block.text) for block in blocks])
        self.shares = shares_lead(str(block.text) for block in blocks if block.form == "item")
        self.coded = {id(one.block): one for one in coded_in(blocks)}
        self.signs = signs_in(blocks, self.headings, goals=self.goals)
        for block in blocks:
            if says_okr(str(block.text)):
                self.okr = True
                self.labels = self.labels or block.form != "line" or id(block) not in self.headings
            bold += block.form == "item" and bool(block.children) and block.rich.wholly(block.rich.bold)
            head, colon, _ = str.__str__(block.text)[:60].partition(":")
            if colon and head[:1].isupper():
                prefixed += 1
                roles += is_owner(head) or is_given(head)
        self.bold_aims = bold > 1
        self.owners = roles > 3 and roles * 3 > prefixed

    def role(self, block: Block) -> Role | None:
        """The role of a heading or label, if it is nothing but that."""
        note = self.note(block)
        if note.hint and not note.statement:
            if not note.code and "okr" in block.text.lower():
                return "okrs"
            return (
                role_of(str(block.text).strip(), whole=True) if note.plural and not note.code else None
            ) or role_of_hint(note)
        if note.hint and (not note.plural or note.code) and not only_time(str(note.statement)):
            return None
        whole = block.form == "item" or not self.is_heading(block)
        if whole and block.rich.links and block.rich.wholly(block.rich.links):
            return None
        found = role_of(str(block.text), whole=whole)
        if found is None and note.statement and note.statement != block.text and not (note.hint or note.fields):
            found = role_of(str(note.statement), whole=whole)
        if found is None and "owner" in note.fields and not note.hint and role_of(str(note.statement)) == "aside":
            return "aside"  # “Policy 22: Setting objectives”
        return None if found in {"methods", "key_results"} and self.is_technical(str(block.text), found) else found

    def is_technical(self, text: str, role: Role) -> bool:
        """Whether a heading speaks of the methods of a class or the targets of a build."""
        if role == "methods":
            return not self.v2mom
        return not self.goals and TARGET.search(text) is not None and not any(map(str.isdigit, text))

    def is_heading(self, block: Block) -> bool:
        """Whether a line stands at the head of a section, bold lines included."""
        return id(block) in self.headings

    def period(self, text: str) -> Period | None:
        """The period that a heading names."""
        if len(text) > 120 or not PERIOD.search(text.lower()) or WRITTEN.match(text):
            return None
        return find_period(text, self.calendar)

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
        return [
            child
            for child in item.children
            if child.form == "item"
            and not self.is_field(child)
            and not self.is_pointer(child)
            and not (child.children and self.role(child) == "initiatives")
            and not (item.check is not None and self.is_remark_below(item.children))
        ]

    def is_remark_below(self, children: Sequence[Block]) -> bool:
        """Whether what hangs below an item only says something about it: it has no box, no number, asks for nothing."""
        if len(children) != 1 or children[0].form != "item" or children[0].children:
            return False
        note = self.note(children[0])
        if note.marked or note.hint is not None or self.role(children[0]) is not None or self.is_field(children[0]):
            return False
        if EXPLAINS.search(note.statement):
            return True
        return not any(map(str.isdigit, note.statement)) and not begins_with_verb(note.statement)

    def is_field(self, block: Block) -> bool:
        """Whether a block holds a field of the goal above it: “Owner: Ana”."""
        found = field_line(block.text)
        return found is not None and found[0] != "metric"

    def is_pointer(self, item: Block) -> bool:
        """Whether an item is nothing but a link to some document, or the number of an issue."""
        rich = item.rich
        if item.text[-1:].isdigit() and ISSUE.fullmatch(item.text):
            return not item.children and self.note(item).hint is None
        if not rich.links or not is_pointer(str(item.text)):
            return False
        linked = sum(end - start for start, end in rich.links)
        return rich.wholly(rich.links) or (
            linked * 4 >= len(item.text) * 3 and not goal_like(str(self.note(item).statement))
        )

    def is_aside_item(self, item: Block, *, topics: bool = False) -> bool:
        """Whether the list below an item is about something else."""
        text = str(item.text)
        return (
            text.rstrip().endswith("?")
            or role_of(text, whole=True) == "aside"
            or not self.is_group(item, topics=topics)
        )

    def is_group(self, item: Block, *, topics: bool = False) -> bool:
        """Whether an item only names the owner or theme of the items below it; `topics`: one word is a theme."""
        note = self.note(item)
        text = str(item.text).strip()
        statement = str(note.statement)
        words = len(words_in(statement))
        if not item.children or note.marked or "owner" in note.fields or words > 6 or goal_like(statement):
            return False
        if text.endswith(":") or (topics and words == 1):
            return True
        if is_owner(statement):
            last = statement.rsplit(maxsplit=1)[-1]
            if last.islower() and last not in UNITS_OF_PEOPLE:
                return False  # “People stay”
            return words < 4 or understand(note.statement).verb is None  # “Engineers ship any day without fear”
        return words < 4 and any(self.prefixed(child) for child in self.real_children(item))

    def prefixed(self, item: Block) -> bool:
        """Whether an item begins with its owner and a colon."""
        return "owner" in self.note(item).fields and ":" in str(item.text)[:80]

    def deep(self, items: Iterable[Block]) -> bool:
        """Whether any of these items has goals below it again."""
        return any(len(self.real_children(item)) > 0 for item in items)


def role_of_hint(note: Annotated) -> Role:
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


def field_line(text: Text, *, loose: bool = False) -> tuple[str, Text] | None:  # noqa: PLR0911
    """Read “Baseline: 12%” as a field and its value; `loose`: names that often head statements count too."""
    if text[:1] in BRACKETS and text[-1:] == BRACKETS[text[:1]]:
        text, loose = text[1:-1].trim(), True  # “(owner: Ana)”, on a line of its own
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
    if (
        part is None
        and field_rank(found["name"]) >= UNSURE
        and name not in {"owner", "target", "baseline", "due", "score"}
    ):
        return None  # “Deployment frequency” is a metric, no cadence
    if (
        not loose
        and found["name"].strip().lower() in LOOSE
        and goal_like(found["value"])
        and len(words_in(found["value"])) > 2
    ):
        return None
    return name, text[found.start("value") :].trim("*_ ")


BRACKETS = {"(": ")", "[": "]"}
UNITS_OF_PEOPLE = frozenset(
    "team teams group groups squad tribe crew staff department dept office lead leads head manager managers ops people"
    " engineers engineering support success sales marketing finance design product operations committee board".split()
)
"""How the name of an owner may end in small letters: “Marketing team”, “People ops”."""


def is_prose(text: str) -> bool:
    """Whether a text is more than a sentence or two."""
    return len(text) > 300 or text.count(". ") > 2


def remarks(text: str) -> bool:
    """Whether a line tells about the goals around it instead of stating one: “Legend: …”, or a sentence and another."""
    return EXPLAINS.search(text) is not None or is_noted(text) or comments(text)


def is_statement(note: Annotated, *, below_aim: bool = False) -> bool:
    """Whether a labelled statement outside any section of goals is one, and not talk about the label.

    Below an objective a key result may be a single word: “KR2: Attendance”.
    """
    statement = str(note.statement)
    return (
        (len(statement.split()) > 1 or (below_aim and note.hint == "key_result"))
        and len(statement) < 300
        and not statement.endswith(":")
        and (statement.count(". ") < 2 or note.hint == "key_result")
    )


def stands_alone(note: Annotated) -> bool:
    """Whether a label tells of a goal wherever it stands: minutes have actions and tasks, but no initiatives."""
    return note.hint != "initiative" or (note.label is not None and note.label.lower().startswith("initiative"))


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
