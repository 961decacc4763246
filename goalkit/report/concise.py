"""One line a finding, `path:line:column: level rule: message`: what editors and grep can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Report
    from goalkit.report import Look


def render(report: Report, _look: Look) -> Iterator[str]:
    """One line a finding and nothing else, so that lines can be counted."""
    for one in report.diagnostics:
        place = f"{visible(one.path)}:{one.span.line}:{one.span.column}"
        yield f"{place}: {one.level} {one.rule}: {visible(one.message)}\n"
