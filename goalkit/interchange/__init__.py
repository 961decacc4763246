"""Other tools' files: their goals in, goalkit's goals out, each by a layout, with an account of what did not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.interchange.account import Account, Exported, Imported, Note
from goalkit.interchange.detect import detect
from goalkit.interchange.layout import Layout
from goalkit.interchange.loading import find_layout, layouts, load_layout, parse_layout
from goalkit.interchange.mistakes import InterchangeError, LayoutError

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.form.entry import Entry
    from goalkit.interchange.files import FileFormat
    from goalkit.model import Document

__all__ = [
    "Exported",
    "Imported",
    "InterchangeError",
    "Layout",
    "LayoutError",
    "Note",
    "detect",
    "export_goals",
    "find_layout",
    "import_goals",
    "import_text",
    "layouts",
    "load_layout",
    "parse_layout",
]


def import_goals(
    data: bytes,
    format: FileFormat,  # noqa: A002 (named as in `read`)
    layout: Layout,
    *,
    path: str,
    calendar: Calendar,
) -> Imported:
    """Take the goals out of a tool's file. Raises `InterchangeError`."""
    from goalkit.interchange.files import entries_in

    root, account = entries_in(data, format, layout)
    return Imported(_document(root, layout, account, path, calendar), layout, tuple(account.notes))


def import_text(data: bytes, *, path: str, calendar: Calendar) -> Imported:
    """Take the goals out of a Word document, or of Markdown and plain text. Raises `InterchangeError`.

    What else stands there is told. Places in a Word document are not known, for it has no lines.
    """
    from goalkit.interchange.files import text_in
    from goalkit.interchange.tree import leave_beside
    from goalkit.read import read

    is_word = path.lower().endswith(".docx")
    if is_word:
        from goalkit.interchange.word import markdown_of_word

        source = markdown_of_word(data)
    else:
        source = text_in(data)
    document = read(source.encode(), "markdown", path=path, calendar=calendar)
    account = Account()
    leave_beside(document, account)
    notes = tuple(note._replace(at=None) if is_word else note for note in account.notes)
    return Imported(document, None, notes)


def export_goals(document: Document, format: FileFormat, layout: Layout) -> Exported:  # noqa: A002
    """Write goals for a tool. Raises `InterchangeError`."""
    from goalkit.interchange.files import file_of

    return file_of(document, format, layout)


def _document(root: Entry, layout: Layout, account: Account, path: str, calendar: Calendar) -> Document:
    """Make a document of what was found, as if it had been read from a file of the documented form."""
    from goalkit.form.fields import KINDS
    from goalkit.read.documented.declared import declared
    from goalkit.read.finish import finish
    from goalkit.text import Text

    root.fields["framework"] = Text(layout.framework)
    order: list[str] = [*KINDS, "check_in"]
    for one in root.walk():  # as the documented form has them
        one.below.sort(key=lambda below: order.index(below.kind))
    found = declared(root, calendar)
    document = finish(found, path=path, format="yaml", source="", calendar=calendar, today=None)
    if found.period is None and document.period is not None:
        account.changed(
            None, "period", "", "the name of the file says so", into="period", becomes=str(document.period.text)
        )
    return document
