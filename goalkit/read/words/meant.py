"""Which name of the documented form was meant by one that it doesn't have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.near import nearest
from goalkit.form.entry import fields_of, statement_of
from goalkit.plugins import plugins
from goalkit.read.words.fields import check_in_field, field_named, group_named, plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.form.entry import EntryKind
    from goalkit.model import Framework

__all__ = ["framework_named", "key_meant"]

FRAMEWORKS: dict[str, Framework] = {
    "okr": "okr",
    "okrs": "okr",
    "smart": "smart",
    "smart goals": "smart",
    "balanced scorecard": "balanced_scorecard",
    "bsc": "balanced_scorecard",
    "lean": "lean",
    "lean metrics": "lean",
    "north star": "north_star",
    "kpi": "kpi",
    "kpis": "kpi",
}
"""What the value of `framework: …` may be."""
STATEMENTS = frozenset({"title", "name", "text", "statement", "description", "summary"})
"""What others call the key of a statement."""
LIKE = 0.75
"""How alike two keys must be for one to be a slip of the other."""


def framework_named(written: str) -> Framework | None:
    """Say which framework a word names: “North Star”, “north-star” and “north_star” are one.

    A framework of another package is read as the one that its page names.

    >>> framework_named("Lean metrics")
    'lean'
    """
    known = FRAMEWORKS.get(plain_name(written))
    if known is not None or not written or not plugins("goalkit.frameworks"):
        return known
    from goalkit.frameworks import framework_of_others  # reads pages, which few runs need

    page = framework_of_others(written)
    return page.framework if page is not None else None


def key_meant(written: str, kind: EntryKind, lists: Mapping[str, EntryKind]) -> str | None:
    """Say which key of an entry was probably meant: one spelled alike, or one that others call so.

    `lists` are the keys of lists that it may hold.

    >>> key_meant("keyResults", "objective", {"key_results": "key_result"})
    'key_results'
    >>> key_meant("DRI", "objective", {})
    'owner'
    """
    fields = fields_of(kind)
    known = [*fields, *lists]
    plain = plain_name(written)
    near = next((one for one in known if plain_name(one) == plain), None)
    if near is None and plain in STATEMENTS:
        near = statement_of(kind)
    if near is None:
        field = (check_in_field(written) or ("", 0))[0] if kind == "check_in" else field_named(written)
        near = next((key for key, said in fields.items() if said.attribute == field), None)
    if near is None and (group := group_named(written)) is not None:
        near = next((key for key, of in lists.items() if of == group), None)
    if near is None:
        near = nearest(written, known, alike=LIKE)
    return near
