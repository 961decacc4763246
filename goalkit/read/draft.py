"""What a reader of any format finds, before sentences are read and ids given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalkit.english import Period
    from goalkit.model import Kind
    from goalkit.text import Text


@dataclass(slots=True, eq=False)
class Draft:
    """A goal as found: its statement, where it hangs, and the fields written beside it.

    `fields` has the text fields of `Goal` by their names (`owner`, `baseline`, `target`, `due`, …), and `id`
    and `supports` where the author wrote them. `period` is that of the section or row it stands in.
    """

    kind: Kind
    statement: Text
    parent: Draft | None = None
    fields: dict[str, Text] = field(default_factory=dict)
    period: Period | None = None
