"""The page on which good authors disagree: each question, every school's answer, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.config.profile import all_profiles, disagreements
from goalkit.report.profiles import change
from goalkit.site.markdown import page
from goalkit.site.sources import Notes, cited

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pages"]


def pages() -> Iterator[tuple[str, str]]:
    """The one page."""
    notes = Notes()
    known = all_profiles()
    questions = [
        {
            "id": one.id,
            "ask": one.ask,
            "rules": one.rules,
            "positions": [
                {
                    "school": known[position.profile] if position.profile else None,
                    "says": position.says,
                    "note": notes(position.sources),
                    "sets": [(rule, change(setting)) for rule, setting in position.rules.items()],
                }
                for position in one.positions
            ],
        }
        for one in disagreements()
    ]
    profiles = [(one, cited(one.sources)) for one in known.values()]
    yield (
        "disagreements/index.md",
        page("disagreements", {"questions": questions, "profiles": profiles, "notes": notes.listed()}),
    )
