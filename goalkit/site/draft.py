"""Drafts as the guide shows them: words that a rule speaks about are marked, and what it says stands below."""

from __future__ import annotations

import datetime
import html
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goalkit.diagnostic import Diagnostic
    from goalkit.lint import Linter
    from goalkit.model import Format
    from goalkit.rule import Level
    from goalkit.text import Span

__all__ = ["FORMATS", "TODAY", "findings", "findings_of_change", "marked"]

TODAY = datetime.date(2026, 12, 1)
"""The day on which examples are read, so that pages are the same on every day: they plan for 2027."""

FORMATS: dict[str, Format] = {"md": "markdown", "yaml": "yaml", "toml": "toml", "json": "json", "csv": "csv"}


@cache
def findings(source: str, form: Format, turned_on: str | None = None) -> Sequence[Diagnostic]:
    """What goalkit says of a draft, with the default settings; a rule that is off may be turned on."""
    from goalkit.read import read

    linter = _linter(turned_on)
    return linter.report([linter.check(read(source, form, today=TODAY))]).diagnostics


@cache
def _linter(turned_on: str | None) -> Linter:
    from goalkit.config import Config, RuleSetting
    from goalkit.lint import Linter

    config = Config(rules={turned_on: RuleSetting("advice")}) if turned_on else Config()
    return Linter(config, TODAY)


def findings_of_change(before: str, after: str, form: Format) -> Sequence[Diagnostic]:
    """What goalkit says of two versions of a draft, with the default settings."""
    from goalkit.diff import diff
    from goalkit.read import read

    old, new = (read(source, form, today=TODAY) for source in (before, after))
    return diff([old], [new], today=TODAY).report.diagnostics


def marked(source: str, spans: Iterable[tuple[Span, Level]]) -> Markup:
    """A draft in HTML with the words of findings marked; of marks that overlap, the one that starts first stands."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(source))

    places = sorted(
        (offset(span.line, span.column), offset(span.end_line, span.end_column), lvl) for span, lvl in spans
    )
    out, at = [], 0
    for begin, end, level in places:
        if begin < at or end <= begin:
            continue
        out.append(html.escape(source[at:begin], quote=False))
        out.append(f'<mark class="gk-mark gk-mark--{level}">{html.escape(source[begin:end], quote=False)}</mark>')
        at = end
    out.append(html.escape(source[at:], quote=False))
    return Markup("".join(out).rstrip("\n"))
