"""YAML, TOML and JSON: a tree of placed texts, and the goals in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.read.documented.strict import read_strict
from goalkit.read.draft import Found
from goalkit.read.ignoring import comments_in
from goalkit.read.statement.field import names_goals
from goalkit.read.structured.interpret import Interpreter
from goalkit.read.trees.nodes import Malformed, Mapping, Node
from goalkit.read.words.fields import field_named, group_named, statement_named

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.model import Format
    from goalkit.read.documented.strict import Strict
    from goalkit.read.draft import Draft
    from goalkit.read.structured.gathered import Gathered

__all__ = ["read_structured"]

TRANSLATIONS = re.compile(r"(?:^|/)(?:locales?|i18n|l10n|lang|translations?)/|(?:^|/)en(?:[-_][A-Za-z]{2})?\.\w+$")
"""Paths of files that hold a program's words for “objective”, not objectives."""


def read_structured(source: str, format: Format, *, path: str, calendar: Calendar) -> Found:  # noqa: A002 (named as in `read`)
    """Find the goals of one YAML, TOML or JSON text."""
    try:
        roots = _roots(source, format)
    except Malformed as error:
        return Found(problems=(error.problem,))
    if TRANSLATIONS.search(path):
        return Found()
    strict = read_strict(roots[0], calendar) if len(roots) == 1 else None
    if strict is not None and strict.is_clean:
        found, by_line = strict
    else:
        interpreter = Interpreter(calendar, evident=names_goals(path))
        for root in roots:
            interpreter.read(root, alone=len(roots) == 1)
        _otherwise(roots, interpreter.found)
        found, by_line = interpreter.found.result(), interpreter.found.by_line
        if strict is not None:
            found, by_line = _better(strict, found, by_line)
    if format == "json":
        return found
    return replace(found, ignores=(*found.ignores, *comments_in(source, by_line, headers=format == "toml")))


def _otherwise(roots: list[Node], found: Gathered) -> None:
    """Where no key names goals, look for a board of cards, and for aims under keys of a team's own."""
    if found.drafts or len(roots) != 1 or not isinstance(roots[0], Mapping):
        return
    # Most files of any program end here, and needn't load what reads these two.
    from goalkit.read.structured.board import is_board, read_board
    from goalkit.read.structured.wanted import read_wanted

    if is_board(roots[0]):
        read_board(roots[0], found)
    else:
        read_wanted(roots[0], found)


def _better(strict: Strict, free: Found, by_line: dict[int, Draft]) -> tuple[Found, dict[int, Draft]]:
    """Of a document that nearly has the documented form, take the reading that finds more of it.

    A slip in one key shouldn't cost the others their meaning; but what only looks like the form, with titles and texts
    where that has keys, is better read by its shape.
    """
    if len(free.drafts) > len(strict.found.drafts) + len(strict.found.streams):
        slips = tuple(one for one in strict.found.unknown if one.near and not _is_known(one.at))
        return replace(free, unknown=slips), by_line
    return strict.found, strict.by_line


def _is_known(key: str) -> bool:
    """Whether a key means something where nobody keeps to a form."""
    return (field_named(key) or group_named(key) or statement_named(key)) is not None


def _roots(source: str, format: Format) -> list[Node]:  # noqa: A002
    # Each format's module is imported only by those who use it.
    if format == "json":
        from goalkit.read.trees.json_nodes import read_json

        return [read_json(source)] if source.strip() else []
    if format == "toml":
        from goalkit.read.trees.toml_nodes import read_toml

        return [read_toml(source)]
    from goalkit.read.trees.yaml_nodes import read_yaml

    return read_yaml(source)
