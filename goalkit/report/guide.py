"""The pages about frameworks, for a terminal, as Markdown and for programs."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

from goalkit.bibliography import bibliography
from goalkit.report.page import markdown
from goalkit.report.terminal import Paint, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.frameworks import FrameworkPage
    from goalkit.report import Look


def listed(pages: Iterable[FrameworkPage], look: Look) -> Iterator[str]:
    """Each framework with what it is and what it is best for."""
    paint = Paint(on=look.color)
    for one in pages:
        yield f"{paint.code(one.slug)}  {paint.bold(one.name)}\n"
        yield from (f"  {line}\n" for line in wrap(one.summary, look.width - 2, look.width - 2))
        yield "\n"
    yield f"{paint.dim('More on one of them:')} {paint.code('goalkit frameworks <name>')}\n"


def page(one: FrameworkPage, look: Look) -> Iterator[str]:
    """The facts of a framework, then its page."""
    paint = Paint(on=look.color)
    yield f"{paint.bold(one.name)}\n"
    yield from _paragraph(one.summary, look.width)
    yield f"\n{paint.bold('Parts')}\n"
    for part in one.parts:
        yield from _item(f"{part.kind.replace('_', ' ')}: {part.what}", look.width)
    yield f"\n{paint.bold('Cadence')}\n"
    yield from _item(one.cadence, look.width)
    for title, items in (("Best for", one.best_for), ("Watch out for", one.watch_out_for)):
        yield f"\n{paint.bold(title)}\n"
        for item in items:
            yield from _item(item, look.width)
    yield "\n"
    _, _, body = one.body.partition("\n")  # the first line is the title once more
    yield from markdown(body.lstrip("\n"), paint, look.width)
    yield f"\n{paint.bold('Sources')}\n"
    known = bibliography()
    for key in one.sources:
        yield from _item(str(known.get(key, key)), look.width)


def as_markdown(pages: Iterable[FrameworkPage]) -> Iterator[str]:
    """The pages as they are written."""
    for number, one in enumerate(pages):
        yield ("\n" if number else "") + one.body


def as_json(pages: Iterable[FrameworkPage]) -> Iterator[str]:
    """Everything that is known of each framework."""
    known = [
        {
            "name": one.slug,
            "title": one.name,
            "summary": one.summary,
            "parts": [{"kind": part.kind, "what": part.what} for part in one.parts],
            "cadence": one.cadence,
            "best_for": list(one.best_for),
            "watch_out_for": list(one.watch_out_for),
            "sources": list(one.sources),
            "page": one.body,
        }
        for one in pages
    ]
    yield dumps({"version": 1, "frameworks": known}, indent=2) + "\n"


def _paragraph(text: str, width: int) -> Iterator[str]:
    yield from (f"{line}\n" for line in wrap(text, width, width))


def _item(text: str, width: int) -> Iterator[str]:
    first, *rest = wrap(text, width - 4, width - 4)
    yield f"  - {first}\n"
    yield from (f"    {line}\n" for line in rest)
