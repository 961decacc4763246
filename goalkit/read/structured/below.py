"""Lists below an aim under keys of a team's own: what shows that it is reached, and what is done for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from goalkit.english import understand
from goalkit.read.structured.recognise import said_by
from goalkit.read.trees.nodes import Mapping, Scalar
from goalkit.read.words.evidence import role_of
from goalkit.read.words.fields import field_named, kind_named, plain_name

if TYPE_CHECKING:
    from collections.abc import Sequence as Several

    from goalkit.read.trees.nodes import Node, Sequence
    from goalkit.text import Text

__all__ = ["Entry", "are_counted", "entries_in", "meaning_of", "tells_results", "tells_work"]

SHOWS = re.compile(
    r"(?:(?:we )?(?:will )?(?:be )?(?:seen|true|done|reached|met|achieved|won|there|good) (?:when|if|once|by|in)"
    r"|(?:we )?(?:can |will )?(?:know|see|tell|notice) (?:it |this )?(?:by|when|if|from|in)"
    r"|(?:signs?|proofs?|marks)(?: (?:of|that|for) .*)?|(?:it )?shows? (?:by|when|in)|measured (?:by|in|with)"
    r"|(?:what )?(?:to reach|we reach|counts)|results?|numbers)"
)
"""What a list is called that tells how an aim shows."""
DONE = re.compile(
    r"(?:the )?(?:jobs?|work|doing|chores|errands|plans?|efforts|to do|how|means|moves)(?: (?:for|to|in|of) .*)?"
    r"|(?:what )?(?:we|i) (?:do|try|start|build|will(?: do| try| start| build)?)|(?:what|things) to do"
)
"""What a list is called that tells what is done for an aim."""
FIGURES = frozenset({"baseline", "current", "target"})
"""Fields of what is measured."""


class Entry(NamedTuple):
    """One of a list: a text, or a mapping that holds one."""

    text: Text
    mapping: Mapping | None = None

    @property
    def is_figured(self) -> bool:
        """Whether figures stand beside the text, so that it is measured whatever its list is called."""
        return self.mapping is not None and any(field_named(key) in FIGURES for key, _ in self.mapping.pairs)


def entries_in(sequence: Sequence) -> list[Entry]:
    """The statements of a list that holds nothing else; what waits for its words is left out."""
    entries: list[Entry] = []
    items = [one for one in sequence.items if not _is_blank(one)]
    for one in items:
        if isinstance(one, Scalar) and one.kind == "string":
            entries.append(Entry(one.text))
        elif isinstance(one, Mapping) and (
            said := said_by(one, "key_result", evident=False, perspective=False, within=True)
        ):
            entries.append(Entry(said.statement, one))
    return entries if len(entries) == len(items) else []


def _is_blank(node: Node) -> bool:
    """Whether a place in a list is still empty: `what: ""`."""
    if isinstance(node, Mapping):
        return bool(node.pairs) and all(map(_is_blank, (value for _, value in node.pairs)))
    return isinstance(node, Scalar) and not node.text.strip()


def tells_results(name: str) -> bool:
    """Whether the name of a list, in its plain form, says that it tells how an aim shows."""
    return SHOWS.fullmatch(name) is not None or role_of(name) == "key_results" or kind_named(name) == "key_result"


def tells_work(name: str) -> bool:
    """Whether the name of a list, in its plain form, says that it tells what is done for an aim."""
    return DONE.fullmatch(name) is not None or role_of(name) == "initiatives" or kind_named(name) == "initiative"


def are_counted(entries: Several[Entry]) -> bool:
    """Whether half of a list, or more of it, says what is to be counted."""
    return sum(understand(one.text).measured == "quantity" for one in entries) * 2 >= len(entries)


def meaning_of(key: Text, sequence: Sequence, *, bare: bool) -> Literal["results", "work"] | None:
    """What a list below an aim holds by its name, or by what is counted in it; None for notes, links and the like.

    `bare`: nothing else below the aim is called its results.
    """
    name = plain_name(key)
    entries = entries_in(sequence)
    if not entries or role_of(name) == "aside":
        return None
    if tells_work(name):
        return "work"
    told, field = tells_results(name), field_named(key) is not None
    if not field and (told or (bare and all(one.is_figured for one in entries))):
        return "results"
    return "results" if (told if field else bare) and are_counted(entries) else None
