"""Reads the goals in Markdown lists: what their items are, and what hangs below them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.pattern import pattern
from goalkit.read.markdown.drafter import Drafter
from goalkit.read.markdown.finer import finer
from goalkit.read.markdown.unnamed import half_reach, reach
from goalkit.read.markdown.work import are_goals_of_work
from goalkit.read.outline.survey import is_statement, stands_alone
from goalkit.read.statement.annotated import Annotated
from goalkit.read.statement.smart import fill_letter, letters_in
from goalkit.read.words.asides import is_noted
from goalkit.read.words.context import AIMS, EXPECTED, Context, Scope, child_of
from goalkit.read.words.evidence import about_goals, names_goals, words_in
from goalkit.read.words.recounted import are_recounted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.read.markup.blocks import Block
    from goalkit.read.words.evidence import Role
    from goalkit.text import Text

__all__ = ["ListReader"]

SEVERAL = 2
LONGEST = 700
"""A statement of more characters is prose."""
TICKET = pattern(r"(?:[A-Z]{2,8}-\d+|#\d{2,})\b[:\s–—-]+(?![^.]*\d+ ?%)", re.ASCII)
"""How an item begins that is a piece of work in a tracker."""
UNSURE = pattern(r"(?:inputs|targets?|acceptance criteria)\s*:?\s*$", re.IGNORECASE)
"""Labels that mean something else on pages of software, unless an aim stands above."""
CHOICE = pattern(r"\s(?:[☐☑☒]|\[[ xX]\])\s")
"""A box within a line: those of a form stand side by side, “☑ Discussed  ☐ Reviewed”."""
QUOTED = pattern(r"[\"“„«][^\"“”„»]{3,300}[\"”“»]\s*(?:\([^()]{2,60}\)|[,–—-]\s*\S.{1,60})$")
"""What somebody said: “We set them and forget them” (Sales)."""
ON_DAY = pattern(
    r"(?:on )?(?:\d{1,2}\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}"
    r"|\d{4}-\d\d-\d\d|(?!0|1\.0)\d{1,2}[./]\d{1,2}\b[./]?)(?:,? \d{4}|\d{4})?(?:\s*:|,? [–—-])\s",
    re.IGNORECASE,
)
"""How an entry of a log or calendar begins: “2 March: …”."""


class ListReader(Drafter):
    """Walks lists, item by item."""

    @cached_property
    def of_work(self) -> bool:
        """Whether lists below numbered goals tell what is to be done for them, and measure nothing."""
        return not self.okr and self.root is not None and are_goals_of_work(self, self.root)

    def items(self, items: Sequence[Block], context: Context, scope: Scope) -> Draft | None:
        """Read one list; the first goal in it."""
        letters = letters_in(items)
        if letters and (smart := self.smart(letters.values(), context, scope)) is not None:
            for number, item in enumerate(items):
                if number not in letters:
                    self.take_fields(item, smart)
            return smart
        told = are_recounted([str(self.note(item).statement) for item in items if self.note(item).hint is None])
        kind = None if told else self.kind_of_list(items, context, scope)
        labelled = any(
            self.note(one).hint == "key_result" and self.note(one).statement
            for item in items
            for one in (item, *(item.children if self.note(item).hint is None else ()))
        )
        first: Draft | None = None
        if (
            kind == "objective"
            and context.flat == "goal"
            and any(len(words_in(str(item.text))) > 1 for item in items if item.children)
        ):
            context = context._replace(flat="objective")  # beside heads of several words, “Product” is an aim as well
        if kind == "key_result" and all(map(self.bare_with_list, items)) and any(map(self.numbers_below, items)):
            kind = "objective"  # one bears numbers, and the others look the same
        aims = 0
        behind = self.work_behind(items, kind)
        for item in items:
            made = self.item(item, kind, context, scope, labelled=labelled)
            aims += made is not None and made.kind in AIMS
            first = first or made
        if behind:
            inside = context._replace(zone=True, expect="initiative", single=False)
            self.items(behind, inside, scope)
        scope.several = scope.several or aims > 1
        return first

    def work_behind(self, items: Sequence[Block], kind: Kind | None) -> Sequence[Block]:
        """Take off the work that a paragraph below results announces, indented as the last of them is: “Work on this”.

        Where nothing hangs below the others, it is the work for them all.
        """
        if kind != "key_result" or len(items) < SEVERAL or any(item.children for item in items[:-1]):
            return ()
        last = items[-1]
        at = next((n for n, child in enumerate(last.children) if child.form == "line"), None)
        if at is None or last.children[at].line - last.text.marks[-1].line < SEVERAL:
            return ()
        lead, *behind = last.children[at:]
        if self.role(lead) != "initiatives" or not behind or any(child.form != "item" for child in behind):
            return ()
        last.children = last.children[:at]
        return behind

    def smart(self, letters: Iterable[tuple[str, Text]], context: Context, scope: Scope) -> Draft | None:
        """Read the letters of SMART as one goal; its statement stands above them, else in “Specific”."""
        parts = [(name, value) for name, value in letters if not value.endswith("?")]
        if not parts:
            return None  # a sheet that is still to be filled in asks
        aim = (
            context.parent
            if context.parent is not None and context.parent.kind in {"smart_goal", "goal", "objective"}
            else scope.current
        )
        if aim is None:
            said = next((value for name, value in parts if name == "statement"), None)
            aim = self.make(Annotated(said), "smart_goal", context, scope) if said is not None else None
        if aim is not None:
            aim.kind = "smart_goal"
            for name, value in parts:
                fill_letter(aim, name, value)
        return aim

    def are_work(self, items: Sequence[Block], context: Context) -> bool:
        """Whether the items below a goal, where results are expected, tell what is to be done for it."""
        aim = context.parent
        if context.expect != "key_result" or aim is None or self.okr:
            return False
        if aim.kind == "goal" and self.of_work:
            return True
        if aim.fields.get("label") or any(self.note(item).hint for item in items):
            return False
        return finer(self, aim, items) == "initiative"

    def kind_of_list(self, items: Sequence[Block], context: Context, scope: Scope) -> Kind | None:  # noqa: PLR0911
        """What the unlabelled items of a list are; None for no goals."""
        if sum(TICKET.match(item.text) is not None for item in items) * 2 > len(items) and context.expect != "goal":
            return "initiative" if scope.current is not None or context.parent is not None else None
        if self.are_work(items, context):
            return "initiative"
        if context.expect is not None:
            return (
                context.expect
                if context.expect != "goal" or not any(self.real_children(item) for item in items)
                else "objective"
            )
        if is_log(items):
            return None
        aim = scope.current or (context.parent if context.zone else None)
        if (
            aim is not None
            and aim.kind in {"objective", "goal", "smart_goal"}
            and not self.okr
            and finer(self, aim, items) == "initiative"
        ):
            return "initiative"
        if (
            aim is not None
            and aim.kind in AIMS
            and not any(self.note(item).hint in {"objective", "key_result"} for item in items)
        ):
            return child_of(aim.kind) if self.reads_like_goals(items) else None
        hints = [self.note(item).hint for item in items]
        if "objective" in hints and "key_result" not in hints and not any(item.children for item in items):
            return "key_result"  # “- Objective: …”, and its results beside it
        zone = context.zone or (self.by_numbers and reach(self, items))
        if not zone or any(hint in {"objective", "key_result"} for hint in hints) or not self.reads_like_goals(items):
            return None
        if any(map(self.real_children, items)):
            return "goal" if self.by_numbers and half_reach(self, items) else "objective"
        return context.flat

    def item(  # noqa: PLR0911
        self, item: Block, kind: Kind | None, context: Context, scope: Scope, *, labelled: bool
    ) -> Draft | None:
        """Read one item and what hangs below it; the goal it states, if it states one."""
        note = self.note(item)
        text = str(item.text)
        children = item.children
        role = self.role(item) if children or not note.statement or text.rstrip().endswith(":") else None
        asked = role == "goals" and text.rstrip().endswith("?")
        if role is not None and (not note.statement or text.rstrip().endswith(":") or len(words_in(text)) < 5 or asked):
            return self.labelled_item(item, role, note, context, scope)
        if note.hint is not None:
            if not note.statement:
                return None
            below_aim = (context.parent or scope.current) is not None
            if about_goals(str(note.statement)) or not (context.zone or is_statement(note, below_aim=below_aim)):
                return None
            if not (stands_alone(note) or context.zone or below_aim):
                return None  # “Action: Bo books the room” in minutes
            chosen: Kind | None = self.kind(note, context)
        else:
            chosen = self.unlabelled(item, note, kind, context, labelled=labelled)
        if chosen is None:
            if children and not self.is_aside_item(item, topics=context.flat == "goal"):
                inside = context._replace(expect=context.expect if kind else None)
                self.children(children, inside, Scope() if kind in {"objective", "goal"} else scope)
            return None
        draft = self.make_all(note, chosen, context, scope)
        if draft is None:
            self.children(children, context, scope)
            return None
        self.under(children, draft, context)
        return draft

    def unlabelled(  # noqa: C901, PLR0911, PLR0912
        self, item: Block, note: Annotated, kind: Kind | None, context: Context, *, labelled: bool
    ) -> Kind | None:
        """What an item without a label is, in the light of its list and of what hangs below it."""
        if kind is None:
            beside = labelled and self.prefixed(item) and (context.zone or context.parent is not None)
            return "objective" if (beside and not self.is_pointer(item)) or self.heads_results(item) else None
        text = str(item.text)
        statement = str(note.statement)
        below = self.real_children(item)
        if not statement or self.is_pointer(item) or len(statement) > LONGEST or CHOICE.search(statement):
            return None
        noted = is_noted(text) or is_noted(statement)
        if not note.marked and (text.rstrip().endswith("?") or about_goals(statement) or noted):
            return None
        if self.is_field(item) and not note.marked:
            return None
        if item.rich.italic and item.rich.wholly(item.rich.italic) and not item.rich.wholly(item.rich.bold):
            return None
        if below and self.is_group(item, topics=context.flat == "goal" and kind != "key_result"):
            return None
        if kind == "key_result":
            prefixed = self.prefixed(item)
            if labelled and prefixed:
                return "objective"
            if prefixed and context.parent is not None and led_by_owner(context.parent):
                return "objective"  # “CMO: Build pipeline” below “CEO: Grow”: a cascade of owners' aims
            if self.bold_aims and item.rich.wholly(item.rich.bold):
                return "objective"
            if below and context.parent is not None and self.measures(item, below, context.parent):
                return kind
            if below and (self.deep(below) or item.rich.wholly(item.rich.bold)):
                return "objective"
            if (
                below
                and not text.rstrip().endswith(":")
                and (
                    any(self.note(child).priority for child in below)
                    or (len(below) > 1 and sum(self.note(child).marked for child in below) * 2 >= len(below))
                )
            ):
                return "objective"
            if below and any(self.note(child).hint == "key_result" for child in below):
                return "objective"
            if self.numbers_below(item):
                return "objective"
            if below and prefixed and any(self.prefixed(child) for child in below):
                return "objective"
        return kind

    def measures(self, item: Block, below: Sequence[Block], aim: Draft) -> bool:
        """Whether a box below an aim without a number says how far one is to go, and those below it what is done."""
        note = self.note(item)
        if not note.marked or self.labels or any(map(str.isdigit, aim.statement)) or self.prefixed(item):
            return False
        if not any(map(str.isdigit, note.statement)) or understand(note.statement).measured != "quantity":
            return False
        inner = [self.note(child) for child in below]
        return not any(one.hint or any(map(str.isdigit, one.statement)) for one in inner)

    def heads_results(self, item: Block) -> bool:
        """Whether an item states an aim, for results that are labelled as such hang below it."""
        text, statement = str(item.text), str(self.note(item).statement)
        if len(words_in(statement)) < 3 or text.rstrip().endswith((":", "?")) or self.role(item) is not None:
            return False
        if about_goals(statement) or names_goals(statement) or is_noted(statement) or self.is_pointer(item):
            return False
        below = (self.note(child) for child in item.children if child.form == "item")
        return any(note.hint == "key_result" and is_statement(note, below_aim=True) for note in below)

    def bare_with_list(self, item: Block) -> bool:
        """Whether an item has no number and no box itself, but a list below it."""
        note = self.note(item)
        return not (self.labels or note.marked or any(map(str.isdigit, note.statement))) and any(
            self.real_children(item)
        )

    def numbers_below(self, item: Block) -> bool:
        """Whether an item has no number itself, and most items below it have one."""
        below = self.real_children(item)
        numbers = sum(any(map(str.isdigit, self.note(child).statement)) for child in below)
        return numbers * 2 > len(below) and self.bare_with_list(item)

    def labelled_item(self, item: Block, role: Role, note: Annotated, context: Context, scope: Scope) -> Draft | None:  # noqa: C901
        """An item that only says what hangs below it, as “Key results:” or “Rationale:”."""
        children = item.children
        if role in {"aside", "vision"} or not children:
            return None
        kind = EXPECTED.get(role)
        if kind is None or role in {"okrs", "scorecard", "perspective"}:
            self.children(children, context._replace(zone=True, expect=None), scope)
            return None
        aim = scope.current or context.parent
        if kind in {"kpi", "measure"} and aim is not None and aim.kind in {"objective", "goal"}:
            kind = "key_result"
        if (kind == "initiative" or UNSURE.match(item.text)) and not (context.zone or aim):
            return None
        single = kind in AIMS and not note.plural
        if kind == "goal" and not single and aim is not None and aim.kind == "objective":
            kind = "key_result"
        inside = context._replace(zone=True, expect=kind, single=False)
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
        """Read a line of text below an item that states no goal itself."""
        note = self.note(block)
        if note.hint is not None and note.statement and not about_goals(str(note.statement)):
            self.make_all(note, self.kind(note, context), context, scope)
        elif (
            context.expect is not None and note.statement and not self.is_field(block) and not block.text.endswith(":")
        ):
            self.make(note, context.expect, context, scope)

    def under(self, children: Sequence[Block], draft: Draft, context: Context) -> None:
        """Read what hangs below an item's goal: fields, results, cascaded aims."""
        if not children or (draft.kind == "goal" and self.is_remark_below(children)):
            return
        rest = [child for child in children if child.form != "table" and not self.take_fields(child, draft)]
        expect: Kind | None = child_of(draft.kind)
        inner = Scope()
        # What work is made of, and what is said of it, are no goals without a label.
        inside = context._replace(zone=draft.kind != "initiative", expect=expect, parent=draft, single=False)
        items = [child for child in rest if child.form == "item"]
        labels = [self.note(child).hint for child in items]
        lines = [child for child in rest if child.form == "line"]
        for line in lines:
            note = self.note(line)
            if note.hint is not None and note.statement:
                self.make_all(note, self.kind(note, inside), inside, inner)
        if draft.kind == "initiative" and not any(labels) and not any(self.role(child) for child in items):
            return  # notes on the work
        if draft.kind == "key_result":
            # only what is labelled or has an owner of its own hangs below a key result
            cascade = [child for child in items if self.note(child).hint or self.prefixed(child)]
            named = [child for child in items if self.role(child) is not None]
            inside = inside._replace(expect="objective" if cascade and not named else None, zone=bool(cascade))
            if not cascade and not named:
                expect = finer(self, draft, items)
                if expect is None:
                    return
                inside = inside._replace(expect=expect, zone=True)
        elif (
            expect == "key_result"
            and any(
                self.role(child) == "key_results" or label == "key_result"
                for child, label in zip(items, labels, strict=True)
            )
            and not any(self.prefixed(child) for child in items)
        ):
            inside = inside._replace(expect=None, zone=False)
        if items:
            self.items(items, inside, inner)


def is_log(items: Sequence[Block]) -> bool:
    """Whether a list tells what happened and what is to happen when, or what people said."""
    dated = sum(ON_DAY.match(item.text) is not None for item in items)
    return dated * 3 >= len(items) * 2 or (len(items) > 1 and all(QUOTED.match(item.text) for item in items))


def led_by_owner(draft: Draft) -> bool:
    """Whether a goal is an objective with its owner in front: “CEO: Grow revenue”."""
    owner = draft.fields.get("owner")
    if owner is None or draft.kind != "objective":
        return False
    (line, column), (first, begins) = owner.place(0), draft.statement.place(0)
    return line == first and column < begins
