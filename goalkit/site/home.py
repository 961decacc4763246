"""The first page: what goalkit is, a draft with what goalkit says of it, and three doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.registry import all_rules
from goalkit.site.draft import findings, marked
from goalkit.site.markdown import page

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DRAFT", "pages"]

DRAFT = """\
# Outpatient clinic, Q1 2027

## Objective: Patients are seen when they were told

- KR: Launch the new booking system
- KR: Cut waiting time by 20%
- KR: Complaints fall from 14 to 16 a month
- KR: On-time starts rise from 58% to 85%
"""
"""A draft as people write them on the Friday before the quarter: one line of four is good."""


def pages() -> Iterator[tuple[str, str]]:
    """The one page."""
    found = findings(DRAFT, "markdown")
    data = {
        "draft": marked(DRAFT, [(one.span, one.level) for one in found]),
        "found": found,
        "rules": len(all_rules()),
    }
    yield "index.md", page("home", data)
