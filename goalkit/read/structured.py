"""YAML, TOML and JSON: a tree of placed texts, and the goals in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.read.draft import Found
from goalkit.read.ignoring import comments_in
from goalkit.read.interpret import Interpreter, names_goals
from goalkit.read.nodes import Malformed, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.model import Format

__all__ = ["read_front_matter", "read_structured"]


def read_structured(source: str, format: Format, *, path: str, calendar: Calendar) -> Found:  # noqa: A002
    """Find the goals of one YAML, TOML or JSON text."""
    try:
        roots = _roots(source, format)
    except Malformed as error:
        return Found(problems=(error.problem,))
    interpreter = Interpreter(calendar, evident=names_goals(path))
    for root in roots:
        interpreter.read(root)
    found = interpreter.found()
    if format != "json":
        found = replace(found, ignores=(*found.ignores, *comments_in(source, interpreter.by_line)))
    return found


def read_front_matter(source: str, *, line: int, calendar: Calendar) -> Found:
    """Read the YAML between the `---` lines of a Markdown file; its first line is the file's `line`.

    Gives title, period and owner of the document, goals if it holds some, and problems.
    """
    found = read_structured("\n" * (line - 1) + source, "yaml", path="", calendar=calendar)
    return found


def _roots(source: str, format: Format) -> list[Node]:  # noqa: A002
    # Each format's module is imported only by those who use it.
    if format == "json":
        from goalkit.read.json_nodes import read_json

        return [read_json(source)] if source.strip() else []
    if format == "toml":
        from goalkit.read.toml_nodes import read_toml

        return [read_toml(source)]
    from goalkit.read.yaml_nodes import read_yaml

    return read_yaml(source)
