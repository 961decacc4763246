"""Word documents as Markdown, which goalkit's reader then reads as it reads any page."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from goalkit.form.escape import escaped
from goalkit.interchange.archive import check_archive
from goalkit.interchange.mistakes import InterchangeError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["markdown_of_html", "markdown_of_word"]

WITHOUT = "this needs mammoth, which is not installed: pip install 'goalkit-lint[docx]'"
UNREADABLE = "this is no Word document that can be read; save it as DOCX anew"
LARGEST = 50_000_000
MARKS_IN_ALL = 400_000
"""Tags that all of a document may have: a small archive can hold millions of paragraphs, each to be read and told."""
STYLES = """
p[style-name='Title'] => h1:fresh
p.Title => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
"""
"""Styles of lists that Word offers by name, and that mammoth leaves at the first level."""
MARKS = {"strong": "**", "em": "*", "s": "~~"}
SPACE = re.compile(r"[^\S\u00a0]+")


def markdown_of_word(data: bytes) -> str:
    """The words of a Word document with its headings, lists and tables. Raises `InterchangeError`."""
    try:
        import mammoth
    except ImportError:
        raise InterchangeError(WITHOUT) from None
    check_archive(data, LARGEST, UNREADABLE, MARKS_IN_ALL)
    try:
        found = mammoth.convert_to_html(
            io.BytesIO(data), style_map=STYLES, convert_image=mammoth.images.img_element(lambda _: {})
        )
    except Exception:  # noqa: BLE001 (mammoth raises whatever it meets in a broken file)
        raise InterchangeError(UNREADABLE) from None
    return markdown_of_html(found.value)


def markdown_of_html(html: str) -> str:
    r"""Write simple HTML as Markdown: headings, paragraphs, lists, tables, bold and italics.

    >>> markdown_of_html("<h1>Goals</h1><ul><li>Alarms fall<ul><li>at <em>night</em></li></ul></li></ul>")
    '# Goals\n\n- Alarms fall\n  - at *night*\n'
    """
    writer = _Writer()
    writer.feed(html)
    writer.close()
    writer.end_block()
    return "\n".join(writer.lines).strip("\n") + "\n"


class _Writer(HTMLParser):
    """Collects the words of a block, and writes it when it ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.words = ""
        self.marks: list[tuple[str, int]] = []
        """Marks that are open, the last one first, and where in the words they began."""
        self.heading = 0
        self.lists: list[tuple[str, int]] = []
        """The lists that are open: their kind, and how many items they had."""
        self.fresh = False
        """Whether the next block is the first one of its item."""
        self.rows: list[list[str]] | None = None
        self.cell: list[str] | None = None
        self.depth = 0
        """How many tables are open; what stands in a table within a cell belongs to the cell."""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Open a block, a list, a table, or a mark."""
        if tag in MARKS:
            self.marks.insert(0, (MARKS[tag], len(self.words)))
        elif tag == "br":
            self.words += "\n"
        elif tag in {"ul", "ol"}:
            self.end_block()
            self.lists.append((tag, 0))
        elif tag == "table":
            self.end_block()
            self.depth += 1
            self.rows = [] if self.depth == 1 else self.rows
        elif tag == "tr" and self.rows is not None and self.depth == 1:
            self.rows.append([])
        elif tag in {"td", "th"} and self.depth == 1:
            self.cell = []
        elif tag in {"li", "p"} or _level(tag):
            self.end_block()
            self.heading = _level(tag)
            if tag == "li" and self.lists:
                kind, count = self.lists[-1]
                self.lists[-1] = (kind, count + 1)
                self.fresh = True

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in MARKS:
            self.mark(MARKS[tag])
        elif tag in {"p", "li"} or _level(tag):
            self.end_block()
        elif tag in {"ul", "ol"}:
            self.end_block()
            if self.lists:
                self.lists.pop()
            if not self.lists:
                self.gap()
        elif tag in {"td", "th"} and self.depth == 1 and self.cell is not None:
            self.end_block()
            if self.rows:
                self.rows[-1].append("<br>".join(self.cell))
            self.cell = None
        elif tag == "table":
            self.depth = max(self.depth - 1, 0)
            if self.depth == 0:
                self.table()

    def handle_data(self, data: str) -> None:
        """Words."""
        words = SPACE.sub(" ", data)
        line = self.words.rpartition("\n")[2]
        # Numbers and dashes that somebody typed in place of a list stay what they are meant for.
        self.words += escaped(words, "markdown", line or "x")

    def mark(self, mark: str) -> None:
        """End bold or italics: white space goes outside, and where nothing is marked there is no mark."""
        opened = next((at for at, one in enumerate(self.marks) if one[0] == mark), None)
        if opened is None:
            return
        _, start = self.marks.pop(opened)
        before, inside = self.words[:start], self.words[start:]
        trimmed = inside.strip()
        if trimmed and "\n" not in trimmed:
            space = len(inside) - len(inside.lstrip())
            inside = f"{inside[:space]}{mark}{trimmed}{mark}{inside[len(inside.rstrip()) :]}"
        self.words = before + inside

    def end_block(self) -> None:
        """Write the words so far as a block of their own."""
        lines = [line.strip() for line in self.words.split("\n") if line.strip()]
        self.words = ""
        self.marks.clear()
        heading, self.heading = self.heading, 0
        if not lines:
            return
        if self.cell is not None:
            self.cell += [line.replace("|", "\\|").replace("\\\\|", "\\|") for line in lines]
        elif heading:
            self.gap()
            self.lines += [f"{'#' * heading} {' '.join(lines)}", ""]
        elif self.lists:
            self.item(lines)
        else:
            self.lines += [*[f"{line}  " for line in lines[:-1]], lines[-1], ""]

    def item(self, lines: list[str]) -> None:
        """A block within an item of a list."""
        indent = "".join(" " * len(_bullet(kind, count)) for kind, count in self.lists[:-1])
        bullet = _bullet(*self.lists[-1])
        inner = indent + " " * len(bullet)
        if self.fresh:
            first, *lines = lines
            self.lines.append(f"{indent}{bullet}{first}")
            self.fresh = False
        self.lines += [f"{inner}{line}" for line in lines]

    def gap(self) -> None:
        """An empty line, unless there is one."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def table(self) -> None:
        """Write the table that ends; its first row has the headings."""
        rows, self.rows = self.rows or [], None
        width = max(map(len, rows), default=0)
        if not width:
            return
        self.gap()
        for number, row in enumerate(rows):
            self.lines.append("| " + " | ".join(row + [""] * (width - len(row))) + " |")
            if number == 0:
                self.lines.append("|" + "---|" * width)
        self.lines.append("")


def _level(tag: str) -> int:
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0


def _bullet(kind: str, count: int) -> str:
    return "- " if kind == "ul" else f"{count}. "
