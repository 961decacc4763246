"""What examples leave open: where most goals of a shape make one mistake, the template asks instead of repeating it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from goalkit.diagnostic import Diagnostic
    from goalkit.template.shapes import Learned

__all__ = ["Gap", "gaps_by_goal", "gaps_of"]


class Gap(NamedTuple):
    """A slot for what examples don't say: the question that it asks, the words in front of it, and where it goes.

    `place` is behind the metric, at the end, or instead of the whole statement.
    """

    slot: str
    ask: str
    before: str = ""
    place: Literal["metric", "end", "whole"] = "end"

    def put_into(self, pieces: Sequence[str]) -> list[str]:
        """The body with the gap in it; where the gap is left out on purpose, the body is what it was."""
        opening, *rest = pieces
        if self.place == "whole":
            return [opening, f"{{%+ if {self.slot} %}}{{{{ {self.slot} }}}}{{%+ else +%}}", *rest, "{%+ endif +%}"]
        hole = f"{{%+ if {self.slot} %}}{self.before}{{{{ {self.slot} }}}}{{%+ endif +%}}"
        at = len(rest)
        if self.place == "metric":
            at = next((at + 1 for at, piece in enumerate(rest) if "{{ metric }}" in piece), at)
        elif rest and rest[-1].strip(" .") == "":
            at -= 1
        return [opening, *rest[:at], hole, *rest[at:]]


DIFFERENT = Gap("result", "What will be different once this is done, from what to what?", place="whole")
GAPS: Mapping[str, Gap] = {
    "activity-as-key-result": DIFFERENT,
    "output-or-effort-count": DIFFERENT,
    "missing-metric": Gap("result", "By which number will one see it, from what to what?", place="whole"),
    "missing-baseline": Gap("baseline", "What is the value today?", " from ", "metric"),
    "missing-target": Gap("target", "Which value is to be reached?", " to "),
    "missing-deadline": Gap("due", "By when?", " by "),
}
"""The rule that speaks where something is missing, and what is then asked; the first of several that hold counts."""
HALF = 0.5
"""A mistake is one of the shape where more than this share of its examples make it."""


def gaps_by_goal(diagnostics: Iterable[Diagnostic]) -> dict[tuple[str, str], list[str]]:
    """The rules with a gap that speak of each goal, by path and id."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in diagnostics:
        if one.rule in GAPS and one.goal is not None:
            found[one.path, one.goal].append(one.rule)
    return found


def gaps_of(learned: Learned, told: Mapping[tuple[str, str], Sequence[str]]) -> list[Gap]:
    """What a pattern should ask for; nothing that it has a slot for already."""
    counted: Counter[str] = Counter()
    for example in learned.examples:
        counted.update(set(told.get((example.path, example.goal), ())))
    slots = {slot.name for slot in learned.pattern.slots}
    weak = [GAPS[rule] for rule in GAPS if counted[rule] > HALF * len(learned.examples)]
    found: list[Gap] = []
    for gap in weak:
        if gap.slot not in slots and all(gap.slot != one.slot for one in found):
            if gap.place == "whole":
                return [gap]
            found.append(gap)
    return found
