"""What the documented form calls its entries and keys where people read them: in lists of Markdown, in cells of CSV.

“Key result”, “key result”, “key-result” and `key_result` are one name here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from goalkit.form.entry import NAMES, fields_of
from goalkit.form.fields import KINDS, groups_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.form.entry import EntryKind
    from goalkit.model import Framework, Kind

__all__ = ["WITHIN", "key_named", "kinds_by_label", "label_of", "plain_key", "words_of"]

GAP = re.compile(r"[\s_-]+")
WITHIN: Mapping[EntryKind, frozenset[EntryKind]] = {
    "document": frozenset({*KINDS, "value_stream", "check_in"}),
    "value_stream": frozenset({"step"}),
    "step": frozenset(),
    "check_in": frozenset(),
    **dict.fromkeys(KINDS, frozenset({*KINDS, "check_in"})),
}
"""Which entries may stand below which."""
CAPITALS = {"okr": "OKR", "smart": "SMART", "kpi": "KPI", "north star": "North Star"}


def plain_key(name: str) -> str:
    """Bring a name to the spelling of the form's keys.

    >>> plain_key("First pass-yield")
    'first_pass_yield'
    """
    return GAP.sub("_", name.strip()).casefold()


def words_of(key: str) -> str:
    """Write a key in words: `first_pass_yield` as “first pass yield”."""
    return key.replace("_", " ")


@cache
def label_of(kind: EntryKind, framework: Framework | None) -> str:
    """Give the label of an entry in a list: “Key result”; a framework's own objectives are called just that.

    >>> label_of("scorecard_objective", "balanced_scorecard"), label_of("kpi", "okr")
    ('Objective', 'KPI')
    """
    words = NAMES[kind] if kind not in KINDS else words_of(groups_of(framework)[cast("Kind", kind)].removesuffix("s"))
    for small, capital in CAPITALS.items():
        words = words.replace(small, capital)
    return words[:1].upper() + words[1:]


@cache
def kinds_by_label(framework: Framework | None) -> Mapping[str, EntryKind]:
    """Say which entry a label stands for, in the spelling of `plain_key`; of two meanings, the framework's own."""
    found: dict[str, EntryKind] = {plain_key(label_of(kind, framework)): kind for kind in NAMES if kind != "document"}
    for kind, form in KINDS.items():
        found.setdefault(form.group.removesuffix("s"), kind)
        found.setdefault(plain_key(NAMES[kind]), kind)
        found.setdefault(kind, kind)
    return found


def key_named(name: str, kind: EntryKind) -> str | None:
    """The key that a name stands for in an entry of this kind; None where it has none of this name."""
    key = plain_key(name)
    return key if key in fields_of(kind) else None
