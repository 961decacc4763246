"""What a section of a Markdown document holds, seen from outside: its labels, items, numbers and tables, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.pattern import pattern
from goalkit.read.markdown.themes import aim_before, aim_led
from goalkit.read.markup.blocks import BOLD, LEAD, Block, Section
from goalkit.read.outline.survey import Survey
from goalkit.read.words.evidence import about_goals, goal_like, is_pointer, role_of, words_in
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.english import Calendar

__all__ = ["Profile", "Profiler", "reads_as_aim"]

RELATIVE = pattern(r"\w (?:who|that) [a-z]")
"""“Singers who stay”."""


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
    fields: int = 0


class Profiler(Survey):
    """Counts what stands in each section, once."""

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(calendar)
        self.profiles: dict[int, Profile] = {}

    def profile(self, section: Section) -> Profile:  # noqa: C901, PLR0912
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
                if role == "key_results" and (aim_before(heading) is not None or aim_led(self, part)):
                    found.aims += 1
                elif note.hint == "key_result" or role == "key_results":
                    found.results += 1
                elif note.hint in {"objective", "goal", "smart_goal"} or role in {"objectives", "goals", "okrs"}:
                    found.aims += 1
                elif part.level == LEAD or (part.level == BOLD and heading.text.rstrip().endswith(":")):
                    for name in Profile.__slots__:
                        setattr(found, name, getattr(found, name) + getattr(inner, name))
                elif part.level == BOLD:
                    found.bold += bool(inner.items) and role is None  # “**Projects**” stands below an aim, and is none
                else:
                    found.sections += 1
                    own = bool(inner.results and not inner.aims)
                    stated = own and self.is_sentence(part)  # the results are those of the aim that it states
                    found.aims += inner.aims + stated
                    found.results += inner.results if own and not stated else 0
            elif part.form == "item":
                self.profile_item(part, found)
            elif part.form == "table":
                found.tables += 1
            else:
                note = self.note(part)
                if note.hint == "key_result":
                    found.results += 1
                elif note.hint in {"objective", "goal", "smart_goal"} and note.statement:
                    found.aims += 1
        return found

    def profile_item(self, item: Block, found: Profile) -> None:
        """Count one item of a section's own lists."""
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
        found.numbers += any(map(str.isdigit, note.statement))
        found.worded += goal_like(str(note.statement)) and not about_goals(str(note.statement))
        if "owner" in note.fields and ":" in str(item.text)[:80]:
            return  # one owner's aim in a cascade says nothing about the heading
        if any(self.note(child).hint == "key_result" or self.role(child) == "key_results" for child in below):
            found.aims += 1

    def bears(self, section: Section) -> bool:
        """Whether a section shows goals by their labels or roles."""
        role = self.role(section.heading) if section.heading is not None else None
        if role == "aside":
            return False
        if role in {"okrs", "objectives", "goals", "key_results"}:
            return True
        profile = self.profile(section)
        return bool(profile.aims or profile.results or (profile.tables and not profile.pointers))

    def is_sentence(self, section: Section) -> bool:
        """Whether a heading is worded as an aim."""
        text = str(self.note(section.heading).statement) if section.heading is not None else ""
        return reads_as_aim(text) or self.states_aim(section, text)

    def states_aim(self, section: Section, statement: str) -> bool:
        """Whether a heading says of its subject what is to be so: “Deliveries arrive on time”, “Drivers stay with us”.

        Only the sentence itself tells such a verb from a noun, so it is read; “Site visits and talks” has none.
        """
        if section.level >= LEAD or len(words_in(statement)) < 3 or statement.endswith("?"):
            return False
        if section.level >= BOLD and statement.endswith(":"):
            return False
        if RELATIVE.search(statement):
            return True  # “Singers who stay”
        reading = understand(Text(statement.rstrip(" :")))
        return reading.verb is not None and reading.aim == "aim"


def reads_as_aim(text: str) -> bool:
    """Whether a heading is worded as a goal and not just named after a verb: “Support”."""
    return goal_like(text) and (len(words_in(text)) > 2 or any(map(str.isdigit, text)))
