"""Documents with the links of their goals, one after the other; only those that point into other files wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.model import Portfolio
from goalkit.model.links import Link, links_of
from goalkit.model.portfolio import entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.model import Document, Entry

__all__ = ["Linked", "linked"]


class Linked(NamedTuple):
    """A document, and for each of its goals, in the same order, the links that it holds."""

    document: Document
    links: tuple[tuple[Link, ...], ...]


def linked(documents: Iterable[Document]) -> Iterator[Linked]:
    """Find the links of all goals, keeping the order of the documents.

    Where a link leads to another file, all files have to be read first: from there on documents wait.
    """
    known: list[Entry] = []
    waiting: list[tuple[Document, tuple[Entry, ...]]] = []
    for document in documents:
        mine = tuple(entries_of(document))
        if waiting or _leads_out(mine):
            known += mine
            waiting.append((document, mine))
        else:
            known += [one for one in mine if one.named]
            yield _with_links(document, mine, Portfolio(mine))
    everything = Portfolio(tuple(known))
    for document, mine in waiting:
        yield _with_links(document, mine, everything)


def _leads_out(entries: tuple[Entry, ...]) -> bool:
    here = {one.id for one in entries}
    return any(reference not in here for one in entries for reference in (*one.references, *one.leads_to))


def _with_links(document: Document, entries: tuple[Entry, ...], portfolio: Portfolio) -> Linked:
    return Linked(document, tuple(tuple(links_of(one, portfolio)) for one in entries))
