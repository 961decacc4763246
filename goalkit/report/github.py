"""Workflow commands that GitHub Actions shows as annotations on the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.report.summary import in_words
from goalkit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Report
    from goalkit.report import Look

COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}


def render(report: Report, look: Look) -> Iterator[str]:
    """One command a finding, then the sum of it for the log."""
    for one in report.diagnostics:
        where = {"file": visible(one.path), "line": str(one.span.line), "endLine": str(one.span.end_line)}
        if one.span.line == one.span.end_line:  # across lines GitHub would take columns for those of one line
            where |= {"col": str(one.span.column), "endColumn": str(one.span.end_column)}
        where["title"] = f"goalkit: {one.rule}"
        properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
        message = "\n".join(visible(text) for text in (one.message, one.ask) if text)
        yield f"::{COMMANDS[one.level]} {properties}::{_data(message)}\n"
    if not look.quiet:
        # A line of the log that a goal's words could start with a command must not begin with them.
        yield f"goalkit: {in_words(report)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
