"""What a template is: a goal document with slots, and what its author says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.english import Calendar
    from goalkit.model import Format, Framework, Kind
    from goalkit.template.structure import Structure
    from goalkit.template.syntax import Part

__all__ = ["COMPARABLE", "NUMBERS", "Level", "Slot", "SlotType", "Template"]

SlotType = Literal[
    "text", "number", "percent", "money", "duration", "count", "date", "period", "person", "metric", "quantity"
]
Level = Literal["person", "team", "department", "organisation"]

NUMBERS: frozenset[SlotType] = frozenset({"number", "percent", "money", "duration", "count", "quantity"})
"""Types whose values have a size, which `min`, `max`, `above` and `below` may limit."""
COMPARABLE: frozenset[SlotType] = NUMBERS | {"date", "period"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A hole with a name and a type.

    `unit` is written behind a number that is given without one (a currency sign in front of it). `min` and `max` are
    in that unit. `above` and `below` name other slots whose values this one must exceed or stay under; of dates and
    periods, those that it must come after or before. An `optional` slot that nobody fills takes the parts that ask
    for it out of the text; any other stays open, and visible. `sample` is a plausible value; a `gap`, which asks for
    what examples never said, has none, and takes its part out of the text only where it is left empty on purpose.
    """

    name: str
    type: SlotType
    help: str
    sample: str = ""
    unit: str | None = None
    min: float | None = None
    max: float | None = None
    above: str | None = None
    below: str | None = None
    optional: bool = False
    gap: bool = False
    line: int = 1


@dataclass(frozen=True)
class Template:
    """A goal document with slots, in one file of the gallery or of a team.

    `name` is that of the file, `function` the field of work it is from. `purpose` says when the goal is the right one,
    `not_for` when another is better. `kind` is what it holds: goals of a kind, or a whole document. `serves` are names
    of templates whose results it helps. `counter_metric` is the id of a metric that shows when this goal does harm, and
    `no_counter_metric` says why there is none. `values` are sets of values beside the samples, each full. `formats`
    are those in which it can be written; the body is written in `format`, and starts on line `body_line` of the file.

    >>> import goalkit
    >>> [template] = [one for one in goalkit.templates() if one.name == "smart-goal"]
    >>> template.title, template.framework, template.slots[0].name
    ('One SMART goal', 'smart', 'due')
    """

    name: str
    path: str
    title: str
    framework: Framework
    function: str
    purpose: str
    slots: tuple[Slot, ...]
    body: str
    format: Format
    body_line: int = 1
    level: Level | None = None
    kind: Kind | Literal["document"] | None = None
    not_for: str | None = None
    serves: tuple[str, ...] = ()
    counter_metric: str | None = None
    no_counter_metric: str | None = None
    sources: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ("markdown", "yaml", "toml", "json", "csv")
    values: tuple[Mapping[str, str], ...] = ()
    own: bool = field(default=False, compare=False)
    """Whether it comes from a team's own folder and not from the gallery."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The body as a tree of words, slots and conditions. Raises `TemplateError` where it isn't safe or whole."""
        from goalkit.template.syntax import parse  # imports jinja2, which a list of templates can do without

        return parse(self)

    @cached_property
    def by_name(self) -> dict[str, Slot]:
        """Slots by their names."""
        return {slot.name: slot for slot in self.slots}

    @cached_property
    def samples(self) -> dict[str, str]:
        """A plausible value for every slot but gaps."""
        return {slot.name: slot.sample for slot in self.slots if not slot.gap}

    @cached_property
    def structures(self) -> dict[tuple[frozenset[str], Calendar], Structure]:
        """What it amounts to with its samples, by the slots that are filled: kept, for it is asked often."""
        return {}

    @cached_property
    def metrics(self) -> tuple[str, ...]:
        """Ids of the metrics that the body names, each once."""
        from goalkit.template.syntax import metrics_in

        return tuple(dict.fromkeys(metrics_in(self.parts)))
