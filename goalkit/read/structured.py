"""YAML, TOML and JSON: a tree of placed texts, and the goals in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.read.draft import Found
from goalkit.read.ignoring import comments_in
from goalkit.read.interpret import Interpreter
from goalkit.read.nodes import Malformed, Node
from goalkit.read.statement import names_goals

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.model import Format

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
    interpreter = Interpreter(calendar, evident=names_goals(path))
    for root in roots:
        interpreter.read(root, alone=len(roots) == 1)
    found = interpreter.found()
    if format == "json":
        return found
    return replace(found, ignores=(*found.ignores, *comments_in(source, interpreter.by_line)))


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
