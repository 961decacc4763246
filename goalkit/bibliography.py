"""Who said what the rules rest on: author, title, year and address of every source, by key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Source", "bibliography"]


@dataclass(frozen=True, slots=True)
class Source:
    """A work that a rule, a framework page or the default of an option rests on.

    `year` is that of the first edition, None where the source carries none. `url` is the work
    itself, or the page on which it was read where the work is not online.
    """

    key: str
    author: str
    title: str
    url: str
    year: int | None = None

    def __str__(self) -> str:
        """The source in one line, as reports and pages print it."""
        year = f" ({self.year})" if self.year else ""
        return f"{self.author}: {self.title}{year}, {self.url}"


@cache
def bibliography() -> dict[str, Source]:
    """All sources by key, in the order of their keys."""
    import tomllib  # only explanations and pages cite sources; a run of lint never needs this

    entries = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {key: Source(key, **entry) for key, entry in entries.items()}
