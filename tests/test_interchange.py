"""Other tools' files: what goes out comes in again, and what has no place is named, whatever goals say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from goalkit.english import PLAIN
from goalkit.form.entry import entry_of, statement_of
from goalkit.interchange import export_goals, import_goals, layouts
from tests.documents import PATH, documents
from tests.own_layouts import own_layouts

if TYPE_CHECKING:
    from goalkit.form.entry import Entry
    from goalkit.interchange import Exported, Imported, Note
    from goalkit.interchange.files import FileFormat
    from goalkit.model import Document

LAYOUTS = {**layouts(), **own_layouts()}
Facts = Counter[tuple[str, str]]
# Workbooks have the same rows as CSV, and making them takes longer: two layouts are tried as such.
EVERY: list[tuple[str, FileFormat]] = [
    *((name, "csv" if layout.table is not None else layout.formats[0]) for name, layout in LAYOUTS.items()),
    ("appfire-okr", "xlsx"),
    ("okr-copilot", "xlsx"),
]
of_every_layout = pytest.mark.parametrize(("name", "form"), EVERY)


def sent(document: Document, name: str, form: FileFormat) -> Exported:
    return export_goals(document, form, LAYOUTS[name])


def received(data: bytes, name: str, form: FileFormat) -> Imported:
    return import_goals(data, form, LAYOUTS[name], path=PATH, calendar=PLAIN)


def plain(text: str) -> str:
    """Words, however their lines end."""
    return text.replace("\r\n", " ").replace("\r", " ").replace("\n", " ").strip()


def facts(document: Document) -> Facts:
    """Every word that a document says, by the key under which it stands."""
    found: Facts = Counter()
    for entry in entry_of(replace(document, format="csv")).walk():
        for key, text in entry.fields.items():
            if key != "framework":
                found["statement" if key == statement_of(entry.kind) else key, plain(text)] += 1
        for key, texts in entry.lists.items():
            found.update((key, plain(text)) for text in texts)
    return found


def edges(document: Document) -> Counter[tuple[str, str]]:
    """Which goal hangs under which."""
    found: Counter[tuple[str, str]] = Counter()
    waiting: list[Entry] = [entry_of(replace(document, format="csv"))]
    while waiting:
        one = waiting.pop()
        if one.kind not in {"document", "value_stream"}:
            found.update((plain(one.at), plain(below.at)) for below in one.below if below.kind != "check_in")
        waiting += one.below
    return found


def said(document: Document) -> dict[str, Any]:
    names = ("goals", "check_ins", "streams", "title", "period", "owner", "framework", "perspectives", "fields")
    return {name: getattr(document, name) for name in names}


def noted(notes: tuple[Note, ...]) -> Facts:
    return Counter((one.field, plain(one.words)) for one in notes if one.became != "doubt")


@of_every_layout
@settings(max_examples=25, deadline=None)
@given(document=documents())
def test_what_a_layout_holds_comes_in_again_and_the_rest_is_named(
    name: str, form: FileFormat, document: Document
) -> None:
    exported = sent(document, name, form)
    imported = received(exported.data, name, form)
    lost = facts(document) - facts(imported.document)
    assert lost - noted(exported.notes) == Counter()
    gained = facts(imported.document) - facts(document)
    told = Counter((one.into or one.field, plain(one.becomes)) for one in exported.notes if one.becomes is not None)
    assert gained - told == Counter()
    assert [one for one in imported.notes if one.became == "left_out"] == []
    moved = {plain(one.about or "") for one in exported.notes if one.field in {"under", "statement", "supports"}}
    moved |= {plain(one.words) for one in exported.notes if one.field == "statement"}
    gone = edges(document) - edges(imported.document)
    assert [one for one in gone if one[0] not in moved and one[1] not in moved] == []


@of_every_layout
@settings(max_examples=25, deadline=None)
@given(document=documents())
def test_what_came_from_a_layout_goes_back_unchanged(name: str, form: FileFormat, document: Document) -> None:
    first = received(sent(document, name, form).data, name, form).document
    exported = sent(first, name, form)
    assert [one for one in exported.notes if one.became == "left_out"] == []
    assert said(received(exported.data, name, form).document) == said(first)
