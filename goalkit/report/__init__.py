"""Reports for people and for machines: one writer a format, each a function from a report to pieces of text."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from goalkit.plugins import plugins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Report

__all__ = ["FORMATS", "Look", "render"]

SITE_URL = "https://goalkit.github.io/goalkit/"
"""Where the guide is published; every address that a report mentions starts with it."""

FORMATS = {
    "text": "for people, with the words in question underlined",
    "concise": "one line a finding, for editors and grep",
    "json": "for programs; its schema: goalkit schema lint-report",
    "sarif": "SARIF 2.1.0, for code scanning",
    "github": "annotations in a GitHub Actions run",
    "gitlab": "a GitLab code quality report",
    "junit": "JUnit XML, one test case a goal",
    "markdown": "a summary for a pull request or a step summary",
    "chat": "a few lines for a chat: what to mend first, and whose it is",
}
"""The formats of a report of findings, each a module here by the same name.

>>> FORMATS["sarif"]
'SARIF 2.1.0, for code scanning'
"""

MACHINE_FORMATS = frozenset({"json", "sarif", "gitlab", "junit"})
"""Formats that a program parses as a whole, so that nothing else may stand in the same stream."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a report for people should look: cells to a line, colour, and how much to say.

    >>> Look(width=60).color
    False
    """

    width: int = 88
    color: bool = False
    statistics: bool = False
    quiet: bool = False


def render(report: Report, form: str, look: Look | None = None) -> Iterator[str]:
    r"""Write a report in one of `FORMATS`, piece by piece, so that a large one needs no memory.

    Raises `KeyError` for a format that doesn't exist.

    >>> import goalkit
    >>> report = goalkit.lint([goalkit.read("- KR: Noise at night -20%\n", path="ward.md")])
    >>> print("".join(render(report, "concise")), end="")
    ward.md:1:22: warning missing-baseline: “-20%” is a change from a value that nobody has written down
    """
    if form not in FORMATS:
        raise KeyError(form)
    pieces: Iterator[str] = import_module(f"goalkit.report.{form}").render(report, look or Look())
    return pieces


def rule_url(name: str) -> str:
    """The address of a rule's page in the guide; of a rule of another package, the one that it gives, if any."""
    if plugins("goalkit.rules"):
        from goalkit.registry import HOME, all_rules

        rule = all_rules().get(name)
        if rule is not None and not rule.check.__module__.startswith(f"{HOME}."):
            return rule.url or f"{SITE_URL}rules/"
    return f"{SITE_URL}rules/{name}/"
