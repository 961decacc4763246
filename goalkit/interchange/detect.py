"""Tells by its headings or keys from which tool a file comes, or says between which it hesitates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.interchange.files import text_in
from goalkit.interchange.header import best_header, needed
from goalkit.interchange.loading import layouts
from goalkit.interchange.mistakes import InterchangeError
from goalkit.read.trees.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.interchange.files import FileFormat
    from goalkit.interchange.layout import Layout
    from goalkit.text import Text

__all__ = ["detect"]

SHARE = 0.6
"""Of the columns in the file, so many must be of a layout for it to be the one."""
FEWEST = 2


class Fit(NamedTuple):
    """How well a layout fits a file: how many of its columns are there, and how many others."""

    known: int
    unknown: int
    layout: Layout

    @property
    def fits(self) -> bool:
        """Whether it may be the one."""
        return self.known >= FEWEST and self.known >= SHARE * (self.known + self.unknown)


def detect(data: bytes, format: FileFormat) -> Layout:  # noqa: A002
    """The one layout that a file has. Raises `InterchangeError`, with what to do, where none or several fit."""
    found: dict[str, Fit] = {}
    for one in sorted(_fits(data, format), key=lambda one: (-one.known, one.unknown, one.layout.name)):
        found.setdefault(one.layout.name, one)  # a workbook has several sheets
    fits = list(found.values())
    best = [one for one in fits if one.fits]
    if not best:
        near = next((f" The nearest is {one.layout.name}, with {one.known} of the columns." for one in fits), "")
        raise InterchangeError(
            f"this is in no layout that goalkit knows.{near} Name one with --layout, "
            "or describe yours in a file: --layout ours.toml. goalkit lint reads goals without any layout"
        )
    if len(best) > 1 and best[1].known == best[0].known:
        names = " or ".join(one.layout.name for one in best if one.known == best[0].known)
        raise InterchangeError(f"this may be {names}; say which with --layout")
    return best[0].layout


def _fits(data: bytes, format: FileFormat) -> Iterator[Fit]:  # noqa: A002
    known = [one for one in layouts().values() if _can(one, format)]
    if format in {"csv", "xlsx"}:
        for layout, rows in _rows(data, format, known):
            if layout.table is None:
                continue
            header = best_header(rows, layout.table, layout.dates)
            if header.places and set(needed(layout.table)) <= header.named:
                yield Fit(len(header.named), len(header.unknown), layout)
        return
    from goalkit.interchange.shapes import keys_in, trees_of

    trees = trees_of(text_in(data), format)
    if any(key == "framework" for tree in trees if isinstance(tree, Mapping) for key, _ in tree.pairs):
        raise InterchangeError("this names a framework, as goalkit's own files do; there is nothing to import")
    for layout in known:
        if layout.shape is not None:
            there, others = keys_in(trees, layout.shape)
            if there:
                yield Fit(there, others, layout)


def _can(layout: Layout, format: FileFormat) -> bool:  # noqa: A002
    # A sheet may have been saved as CSV, and JSON is YAML.
    return (layout.table is not None) == (format in {"csv", "xlsx"})


def _rows(
    data: bytes,
    format: FileFormat,  # noqa: A002
    known: Iterable[Layout],
) -> Iterator[tuple[Layout, list[list[Text]]]]:
    if format == "csv":
        from goalkit.interchange.sheet import csv_rows

        source = text_in(data)
        for layout in known:
            if layout.table is not None:
                yield layout, csv_rows(source, layout.table, layout.dates)
        return
    from goalkit.interchange.workbook import workbook_sheets

    sheets = workbook_sheets(data)
    for layout in known:
        for sheet in sheets:
            yield layout, sheet.rows
