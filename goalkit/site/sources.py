"""Who said so: sources as numbered notes of a page, and as lists of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from goalkit.bibliography import bibliography
from goalkit.site.markdown import escape, link

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Notes", "cited"]


def cited(keys: Iterable[str]) -> list[Markup]:
    """Sources in full, each with a link to the work; a key that the bibliography lacks stands for itself."""
    return [_one(key) for key in keys]


def _one(key: str) -> Markup:
    source = bibliography().get(key)
    if source is None:
        return escape(key)
    year = f", {source.year}" if source.year else ""
    return Markup(f"{escape(source.author)}: {link(source.title, source.url)}{year}")


class Notes:
    """The numbered sources of one page: numbers are given in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, keys: Iterable[str]) -> Markup:
        """The numbers of some sources, each a link to the list at the end of the page."""
        marks = []
        for key in keys:
            number = self._numbers.setdefault(key, len(self._numbers) + 1)
            marks.append(f'<a href="#source-{number}" title="{self._title(key)}">{number}</a>')
        return Markup(f'<sup class="gk-notes">{", ".join(marks)}</sup>') if marks else Markup("")

    @staticmethod
    def _title(key: str) -> Markup:
        source = bibliography().get(key)
        return escape(f"{source.author}: {source.title}" if source else key)

    def listed(self) -> list[tuple[int, Markup]]:
        """All that were asked for, by number."""
        return [(number, _one(key)) for key, number in self._numbers.items()]
