"""Frameworks side by side: a table of every fact, what they do for each other, and who says so."""

from __future__ import annotations

from itertools import zip_longest
from json import dumps
from typing import TYPE_CHECKING, Any

from goalkit.bibliography import bibliography
from goalkit.frameworks import TITLES
from goalkit.report.terminal import Paint, cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.frameworks import Dimension, FrameworkPage, Pairing
    from goalkit.report import Look

NARROWEST = 16
"""Cells of a column of a table; where the screen leaves less, the frameworks stand one below the other."""
GAP = 2


def table(pages: Sequence[FrameworkPage], dimensions: Sequence[Dimension], look: Look) -> Iterator[str]:
    """A table for a terminal, the pairings below it, and the numbered sources of both."""
    paint = Paint(on=look.color)
    notes = _Notes()
    titles = max(cells(TITLES[one]) for one in dimensions) + GAP
    column = (look.width - titles) // len(pages) - GAP
    if column >= NARROWEST:
        yield from _row("", [page.short for page in pages], (titles, column), paint, head=True)
        for dimension in dimensions:
            facts = [page.facts[dimension] for page in pages]
            said = [f"{fact.short} {notes.marks(fact.sources)}" for fact in facts]
            yield from _row(TITLES[dimension], said, (titles, column), paint)
    else:
        for dimension in dimensions:
            yield f"{paint.bold(TITLES[dimension])}\n"
            for page in pages:
                fact = page.facts[dimension]
                yield from _item(f"{page.short}: {fact.short} {notes.marks(fact.sources)}", look.width)
    pairs = list(_pairings(pages))
    if pairs:
        yield f"\n{paint.bold('Together')}\n"
        for page, other, pairing in pairs:
            yield from _item(
                f"{page.short} and {other.short}: {pairing.how} {notes.marks(pairing.sources)}", look.width
            )
    yield f"\n{paint.bold('Sources')}\n"
    yield from (line for number, source in notes.listed() for line in _item(source, look.width, f"[{number}]"))


def as_markdown(pages: Sequence[FrameworkPage], dimensions: Sequence[Dimension]) -> Iterator[str]:
    """The same as a Markdown table with a list of sources."""
    notes = _Notes()
    yield "| | " + " | ".join(page.short for page in pages) + " |\n"
    yield "|---" * (len(pages) + 1) + "|\n"
    for dimension in dimensions:
        facts = [page.facts[dimension] for page in pages]
        said = (f"{_cell(fact.short)} {notes.marks(fact.sources)}" for fact in facts)
        yield f"| **{TITLES[dimension]}** | " + " | ".join(said) + " |\n"
    yield "\n"
    for page, other, pairing in _pairings(pages):
        yield f"- **{page.short} and {other.short}:** {pairing.how} {notes.marks(pairing.sources)}\n"
    yield "\nSources:\n\n"
    yield from (f"{number}. {source}\n" for number, source in notes.listed())


def as_json(pages: Sequence[FrameworkPage], dimensions: Sequence[Dimension]) -> Iterator[str]:
    """Every fact with its sentence and the keys of its sources."""
    yield dumps(as_data(pages, dimensions), indent=2, ensure_ascii=False) + "\n"


def as_data(pages: Sequence[FrameworkPage], dimensions: Sequence[Dimension]) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "version": 1,
        "frameworks": [page.slug for page in pages],
        "dimensions": [
            {
                "id": dimension,
                "title": TITLES[dimension],
                "facts": {
                    page.slug: {
                        "short": page.facts[dimension].short,
                        "says": page.facts[dimension].says,
                        "sources": list(page.facts[dimension].sources),
                    }
                    for page in pages
                },
            }
            for dimension in dimensions
        ],
        "together": [
            {
                "frameworks": [page.slug, other.slug],
                "how": pairing.how,
                "replaces": pairing.replaces,
                "because": pairing.because,
                "sources": list(pairing.sources),
            }
            for page, other, pairing in _pairings(pages)
        ],
    }


def _pairings(pages: Sequence[FrameworkPage]) -> Iterator[tuple[FrameworkPage, FrameworkPage, Pairing]]:
    """What each two of the frameworks do for each other, as the first of the two tells it."""
    for at, page in enumerate(pages):
        for other in pages[at + 1 :]:
            yield from ((page, other, pairing) for pairing in page.works_with if pairing.framework == other.slug)


class _Notes:
    """Numbers for sources, in the order in which they are first cited."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def marks(self, keys: Iterable[str]) -> str:
        """“[1, 4]” behind what those sources say."""
        numbers = sorted(self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys)
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    def listed(self) -> Iterator[tuple[int, str]]:
        """Each number with its source in a line."""
        known = bibliography()
        return ((number, str(known.get(key, key))) for key, number in self._numbers.items())


def _row(
    title: str, said: Sequence[str], widths: tuple[int, int], paint: Paint, *, head: bool = False
) -> Iterator[str]:
    titles, column = widths
    names = wrap(title, titles - GAP, titles - GAP) if title else []
    columns = [wrap(one, column, column) for one in said]
    for lines in zip_longest(names, *columns, fillvalue=""):
        name, *rest = lines
        ends = [" " * (column + GAP - cells(one)) for one in rest]
        body = "".join((paint.bold(one) if head else one) + end for one, end in zip(rest, ends, strict=True))
        yield f"{paint.dim(name)}{' ' * (titles - cells(name))}{body}".rstrip() + "\n"


def _item(text: str, width: int, mark: str = "-") -> Iterator[str]:
    room = width - cells(mark) - 3
    first, *rest = wrap(text, room, room)
    yield f"  {mark} {first}\n"
    yield from (f"  {' ' * cells(mark)} {line}\n" for line in rest)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
