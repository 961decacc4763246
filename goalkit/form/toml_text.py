"""Writes the documented form as TOML: a table for each goal, short check-ins and steps on a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

import tomli_w

from goalkit.form.data import ENTRIES, data_of

if TYPE_CHECKING:
    from goalkit.form.data import Table, Value
    from goalkit.model import Document

__all__ = ["toml_of"]

LONGEST = 100
"""How many characters a check-in or a step may take on one line; a longer one becomes a table."""


ON_ONE_LINE = frozenset({ENTRIES["check_in"], ENTRIES["step"]})


def toml_of(document: Document) -> str:
    """Write a document as TOML."""
    parts: list[str] = []
    _write("", "", data_of(document, dates=True), parts)
    return "\n".join(parts)


def _write(header: str, path: str, table: Table, parts: list[str]) -> None:
    """Write a table and those within it; `path` is its name in headers, with a dot at the end.

    What belongs to a table itself has to stand before the header of the next one.
    """
    own: list[str] = []
    inside: list[tuple[str, str, Table]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            inside.append((f"[{path}{key}]\n", f"{path}{key}.", value))
        elif not _holds_tables(value):
            own.append(_pair(key, value))
        elif key in ON_ONE_LINE and (lines := _lines(value)) is not None:
            own.append(f"{key} = [\n{lines}]\n")
        else:
            inside += [(f"[[{path}{key}]]\n", f"{path}{key}.", one) for one in value]
    if header or own:
        parts.append(header + "".join(own))
    for one in inside:
        _write(*one, parts)


def _holds_tables(value: Value) -> TypeGuard[list[Table]]:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _pair(key: str, value: Value) -> str:
    if isinstance(value, list):
        line = f"{key} = [{', '.join(_pair('v', str(one)).removeprefix('v = ').rstrip() for one in value)}]\n"
        if len(line) <= LONGEST and line.count("\n") == 1:
            return line
    # Between three quotes a carriage return would be lost.
    several_lines = isinstance(value, str) and "\n" in value and "\r" not in value
    return tomli_w.dumps({key: value}, multiline_strings=several_lines)


def _lines(tables: list[Table]) -> str | None:
    """Tables that hold only short values, a line each; None where one needs a table of its own."""
    lines = []
    for table in tables:
        if any(isinstance(value, (list, dict)) for value in table.values()):
            return None
        pairs = ", ".join(tomli_w.dumps({key: value}).rstrip("\n") for key, value in table.items())
        lines.append(f"  {{ {pairs} }},\n")
    return "".join(lines) if all(len(line) <= LONGEST for line in lines) else None
