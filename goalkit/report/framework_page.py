"""The pages about frameworks, for a terminal, as Markdown and for programs."""

from __future__ import annotations

import re
from json import dumps
from typing import TYPE_CHECKING, Any

from goalkit.bibliography import bibliography
from goalkit.frameworks import TITLES
from goalkit.report.prose import markdown
from goalkit.report.terminal import Paint, cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.frameworks import Claim, FrameworkPage, Pairing, Part
    from goalkit.report import Look

RULE_LINK = re.compile(r"\[([^\]\n]+)\]\(\.\./rules/[^)\s]+\)")
PAGE_LINK = re.compile(r"\[([^\]\n]+)\]\((?!https?:)[^)\s]+\)")
EXAMPLE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
STRONG = re.compile(r"(\n\n|^- |^\d\. )?\*\*([^*]+)\*\*", re.MULTILINE)
LIGHT = re.compile(r"(?<![*\w])\*([^*\s]+)\*(?![*\w])")
WEB_LINK = re.compile(r"\[([^\]\n]+)\]\((https?:[^)\s]+)\)")
UNBROKEN = 50
"""Characters at the start of a paragraph that fit into one line of any terminal that is meant to be read."""


def listed(pages: Iterable[FrameworkPage], look: Look) -> Iterator[str]:
    """Each framework with what it is and what it is best for."""
    paint = Paint(on=look.color)
    for one in pages:
        yield f"{paint.code(one.slug)}  {paint.bold(one.name)}\n"
        yield from (f"  {line}\n" for line in wrap(one.summary, look.width - 2, look.width - 2))
        yield "\n"
    yield f"{paint.dim('More on one of them:')} {paint.code('goalkit frameworks <name>')}\n"


def page(one: FrameworkPage, look: Look) -> Iterator[str]:
    """The facts of a framework in short, then its page, then the sources of both."""
    paint = Paint(on=look.color)
    yield f"{paint.bold(one.name)}\n"
    yield from (f"{line}\n" for line in wrap(one.summary, look.width, look.width))
    yield f"\n{paint.bold('At a glance')}\n"
    column = max(cells(title) for title in TITLES.values()) + 4
    for dimension, title in TITLES.items():
        if not one.facts[dimension].sources:
            continue  # a page of another package need not speak of all
        first, *rest = wrap(one.facts[dimension].short, look.width - column, look.width - column)
        yield f"  {paint.dim(title)}{' ' * (column - 2 - cells(title))}{first}\n"
        yield from (f"{' ' * column}{line}\n" for line in rest)
    yield f"\n{paint.bold('Parts')}\n"
    for part in one.parts:
        need = "" if part.required else "optional, "
        yield from _item(f"{part.name} ({need}{part.count}): {part.says}", look.width)
    for heading, claims in (("Best for", one.best_for), ("Watch out for", one.watch_out_for)):
        yield f"\n{paint.bold(heading)}\n"
        for claim in claims:
            yield from _item(claim.says, look.width)
    yield "\n"
    _, _, body = one.body.partition("\n")  # the first line is the title once more
    yield from markdown(_plain(body.lstrip("\n")), paint, look.width)
    yield f"\n{paint.bold('Sources')}\n"
    known = bibliography()
    for key in one.sources:
        yield from _item(str(known.get(key, key)), look.width)


def as_markdown(pages: Iterable[FrameworkPage]) -> Iterator[str]:
    """The pages as they are written."""
    for number, one in enumerate(pages):
        yield ("\n" if number else "") + one.body


def as_json(pages: Iterable[FrameworkPage]) -> Iterator[str]:
    """Everything that is known of each framework, and the sources that it cites."""
    shown = list(pages)
    known = bibliography()
    cited = sorted({key for one in shown for key in one.sources})
    facts = {
        "version": 1,
        "dimensions": dict(TITLES),
        "frameworks": [_known(one) for one in shown],
        "sources": {key: str(known.get(key, key)) for key in cited},
    }
    yield dumps(facts, indent=2, ensure_ascii=False) + "\n"


def _known(one: FrameworkPage) -> dict[str, Any]:
    return {
        "name": one.slug,
        "title": one.name,
        "short": one.short,
        "aliases": list(one.aliases),
        "summary": one.summary,
        "parts": [_part(part) for part in one.parts],
        "dimensions": {key: {"short": fact.short, **_claim(fact)} for key, fact in one.facts.items()},
        "best_for": [_claim(claim) for claim in one.best_for],
        "watch_out_for": [_claim(claim) for claim in one.watch_out_for],
        "works_with": [_pairing(pairing) for pairing in one.works_with],
        "further_reading": list(one.further_reading),
        "page": one.body,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {"says": claim.says, "sources": list(claim.sources)}


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "kind": part.kind,
        "keys": list(part.keys),
        "count": part.count,
        "required": part.required,
        **_claim(part),
    }


def _pairing(pairing: Pairing) -> dict[str, Any]:
    return {
        "framework": pairing.framework,
        "how": pairing.how,
        "replaces": pairing.replaces,
        "because": pairing.because,
        "sources": list(pairing.sources),
    }


def _plain(body: str) -> str:
    """A page for a terminal: rules as one would type them, other pages by their words, emphasis that may be wrapped."""
    pieces = EXAMPLE.split(body)
    for at in range(0, len(pieces), 2):  # examples stand at the odd ones
        prose = PAGE_LINK.sub(r"\1", RULE_LINK.sub(r"`\1`", pieces[at]))
        prose = WEB_LINK.sub(r"\1 (\2)", prose)
        prose = STRONG.sub(_wrappable, prose)
        pieces[at] = LIGHT.sub(r"\1", prose)
    return "".join(pieces)


def _wrappable(strong: re.Match[str]) -> str:
    """Strong words each by itself where a line may end between them; at the start of a paragraph it doesn't."""
    before, words = strong.groups()
    if before is not None and len(words) <= UNBROKEN:
        return strong[0]
    return (before or "") + " ".join(f"**{word}**" for word in words.split())


def _item(text: str, width: int) -> Iterator[str]:
    first, *rest = wrap(text, width - 4, width - 4)
    yield f"  - {first}\n"
    yield from (f"    {line}\n" for line in rest)
