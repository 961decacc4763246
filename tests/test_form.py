"""The documented form: what is written is read again, and slips are told with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from goalkit.form import write
from goalkit.form.entry import Entry, entry_of
from goalkit.read import read
from tests.documents import PATH, document_of, documents, entries
from tests.test_form_lists_and_tables import MANY

if TYPE_CHECKING:
    from goalkit.model import Document, Format

FORMATS: tuple[Format, ...] = ("yaml", "toml", "json")
of_each_format = pytest.mark.parametrize("format", FORMATS)


def said(document: Document) -> dict[str, Any]:
    """All that a document says, without the file it says it in."""
    names = ("goals", "check_ins", "streams", "title", "period", "owner", "framework", "perspectives", "fields")
    return {name: getattr(document, name) for name in names}


def drawn(entry: Entry) -> Any:  # noqa: ANN401 (a nested list)
    """A tree of entries in a form that can be compared."""
    return entry.kind, entry.fields, entry.lists, [drawn(one) for one in entry.below]


@of_each_format
@settings(max_examples=60, deadline=None)
@given(document=documents() | documents(MANY))
def test_what_is_written_is_read_again(format: Format, document: Document) -> None:  # noqa: A002
    written = write(document, format)
    again = read(written, format, path=PATH)
    assert again.problems == ()
    assert again.unknown == ()
    assert said(again) == said(document)
    assert write(again, format) == written


@settings(max_examples=60, deadline=None)
@given(entries())
def test_a_document_is_the_tree_that_it_was_made_of(root: Entry) -> None:
    assert drawn(entry_of(document_of(root))) == drawn(root)
