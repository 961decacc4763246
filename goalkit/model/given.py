"""What callers hand over as documents: a slip is told at the door, and not where it happens to come to light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.model.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["given_document", "given_documents"]


def given_document(given: Document) -> Document:
    """Let a document pass. Raises `TypeError` for anything else.

    >>> given_document("goals.md")
    Traceback (most recent call last):
        ...
    TypeError: a document is wanted, as goalkit.read gives it, and this is str
    """
    if not isinstance(given, Document):
        raise TypeError(f"a document is wanted, as goalkit.read gives it, and this is {type(given).__name__}")
    return given


def given_documents(given: Iterable[Document]) -> Iterator[Document]:
    """Let documents pass, one by one. Raises `TypeError` for one that stands alone, and for anything else.

    >>> list(given_documents(Document(path="goals.md", format="markdown")))
    Traceback (most recent call last):
        ...
    TypeError: documents are wanted, in a list or the like, and this is Document
    """
    if isinstance(given, (Document, str, bytes)) or not hasattr(given, "__iter__"):
        raise TypeError(f"documents are wanted, in a list or the like, and this is {type(given).__name__}")
    return map(given_document, given)
