"""Goals on a page that never calls them so: headings worded as aims, and lists of what is to be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.english.words.verbs import verb_form
from goalkit.read.markup.blocks import LEAD, Block, Section
from goalkit.read.outline.survey import remarks
from goalkit.read.statement.promise import commits
from goalkit.read.words.evidence import begins_with_verb, goal_like, only_time, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.read.markdown.drafter import Drafter
    from goalkit.read.markdown.verdict import Judge
    from goalkit.read.statement.annotated import Annotated
    from goalkit.text import Text

__all__ = ["aims_unnamed", "boxed", "further_goals", "half_reach", "is_of_time", "promises", "reach"]

FEWEST_PROMISES = 3
MOST_LEAVES = 200
"""Items that are looked at for promises; the rest of a long document is like its beginning."""
FEWEST_SECTIONS = 2
FEWEST_RESULTS = 2
FEWEST_WORDS = 3
"""Of a heading over results that are headings themselves: “Storage” is no aim, “Costs stop growing” is one."""
OF_PLAN = frozenset({"my", "our", "the", "plan", "plans", "list", ""})
"""What a title says beside the time that a list of aims is for."""
LONGEST = 300
"""Characters of what may be a goal here; more tell."""


def promises(judge: Judge, root: Section, *, dated: bool) -> bool:
    """Whether the lists of a document that never says “goal” tell what its numbers are to become.

    At least half of the items have to do so: meeting notes and manuals hold a number here and there. In a text
    without a period (`dated`), aims as headings and scores below them have to tell that it lists no faults.
    """
    leaves: list[Annotated] = []
    heads: list[Section] = []
    waiting: list[Section | Block] = [root]
    while waiting and len(leaves) < MOST_LEAVES:
        one = waiting.pop()
        if isinstance(one, Section):
            if judge.role_below(one) != "aside" or judge.is_remark(one):
                waiting.extend(reversed(one.parts))
                if one.heading is not None and any(part.form == "item" for part in one.listed):
                    heads.append(one)
        elif one.form == "item" and not judge.is_field(one):
            below = [child for child in one.children if child.form == "item"]
            waiting.extend(reversed(below))
            if not below:
                leaves.append(judge.note(one))
    scored = [not dated and ("score" in note.fields or "result" in note.fields) for note in leaves]
    if not dated and not (any(scored) and len(heads) > 1 and all(map(judge.is_sentence, heads))):
        return False
    found = sum(
        told or (not dated and note.priority) or commits(note.statement)
        for note, told in zip(leaves, scored, strict=True)
    )
    return found >= FEWEST_PROMISES and found * 2 >= len(leaves)


def boxed(judge: Judge, root: Section) -> bool:
    """Whether sections side by side are lists of boxes, worded as goals: those of a year that is all its title says."""
    lists = [
        [judge.note(block) for block in section.listed if block.form == "item"]
        for section in _sections(judge, root)
        if section.level < LEAD
    ]
    lists = [notes for notes in lists if len(notes) >= FEWEST_RESULTS and all(note.marked for note in notes)]
    notes = [note for one in lists for note in one]
    worded = sum(goal_like(str(note.statement)) for note in notes)
    return len(lists) > FEWEST_SECTIONS and worded * 4 >= len(notes) * 3


def is_of_time(title: str) -> bool:
    """Whether a title names a time, and says at most that there is a plan for it: “2027”, “My plan for 2027”."""
    return only_time(" ".join(word for word in title.split() if word.lower().strip(" ,.:!–—-") not in OF_PLAN))


def aims_unnamed(judge: Judge, root: Section) -> list[Section]:
    """The sections whose headings state aims, for their lists say what numbers are to become; none unless several do.

    Half of a list has to, and each of its items that has a box may be ticked.
    """
    found = [section for section in _sections(judge, root) if _states(judge, section)]
    return found if len(found) >= FEWEST_SECTIONS else []


def further_goals(judge: Judge, sections: Sequence[Section], aims: Sequence[Section]) -> list[Section]:
    """The sections beside those that state aims, with results below them, whose lists are worded as goals."""
    if sum(judge.profile(one).results > 0 or judge.profile(one).numbers > 0 for one in aims) < FEWEST_SECTIONS:
        return []
    level = aims[0].level
    return [one for one in sections if one.level == level and _holds_goals(judge, one)]


def _holds_goals(judge: Judge, section: Section) -> bool:
    items = [part for part in section.listed if part.form == "item"]
    if section.sections and any(part.level < LEAD for part in section.sections):
        return False
    said = [str(judge.note(item).statement) for item in items]
    plain = not any(item.rich.links or item.children or judge.is_field(item) for item in items)
    asked = sum(map(begins_with_verb, said))  # “Ana runs the yard” tells who does what
    return len(items) >= FEWEST_RESULTS and plain and asked * 3 >= len(said) * 2 and not any(map(remarks, said))


def _sections(judge: Judge, root: Section) -> Iterator[Section]:
    waiting = [root]
    while waiting:
        section = waiting.pop()
        if section.heading is None or judge.role(section.heading) != "aside":
            yield from (part for part in section.sections if part.level < LEAD)
            waiting += section.sections


def _states(judge: Judge, section: Section) -> bool:
    heading = section.heading
    if heading is None or judge.role(heading) is not None:
        return False
    notes = [judge.note(part) for part in section.listed if part.form == "item" and not judge.is_field(part)]
    if not notes:  # results may be headings themselves, with what is known of them below
        below = [part.heading for part in section.sections if part.level < LEAD and not part.sections]
        notes = [judge.note(heading) for heading in below if heading is not None]
        return (
            len(words_in(heading.text)) >= FEWEST_WORDS
            and len(notes) >= FEWEST_RESULTS
            and sum(_stands(note.statement.trim(" :")) for note in notes) * 2 >= len(notes)
        )
    return judge.is_sentence(section) and len(notes) >= FEWEST_RESULTS and sum(map(_aims, notes)) * 2 >= len(notes)


def _stands(statement: Text) -> bool:
    """Whether a statement says how much of something is so, once it is reached; not what was done."""
    if len(statement) > LONGEST or statement.endswith((":", "?")):
        return False
    reading = understand(statement)
    form = verb_form(reading.verb.text.lower()) if reading.verb is not None else None
    now = form is None or form.form in {"base", "s"} or not {"is", "are"}.isdisjoint(statement.lower().split())
    return reading.measured == "quantity" and now


def _aims(note: Annotated) -> bool:
    """Whether a line says what a number is to become; beside a box, what it is to be."""
    if commits(note.statement):
        return True
    return note.marked and understand(note.statement).measured == "quantity" and any(map(str.isdigit, note.statement))


def reach(drafter: Drafter, items: Sequence[Block]) -> bool:
    """Whether at least half of a list, or of what hangs below its items, says what numbers are to be."""
    below = [child for item in items for child in drafter.real_children(item)]
    return half_reach(drafter, items) or (len(below) > len(items) and half_reach(drafter, below))


def half_reach(drafter: Drafter, items: Sequence[Block]) -> bool:
    """Whether at least half of these items say themselves what numbers are to be."""
    return sum(_reaches(drafter.note(item).statement) for item in items) * 2 >= len(items)


def _reaches(statement: Text) -> bool:
    """Whether a statement says what a number is to be, or is once it is reached; not what it was."""
    if len(statement) > LONGEST or statement.endswith((":", "?")):
        return False
    reading = understand(statement)
    if reading.verb is None:
        return commits(statement)
    form = verb_form(reading.verb.text.lower())
    return reading.measured == "quantity" and form is not None and form.form in {"base", "s"}
