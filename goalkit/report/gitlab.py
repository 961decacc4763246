"""A GitLab code quality report: findings in the merge request widget and in the diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.report.fingerprint import fingerprinted
from goalkit.report.json import encodable, encode
from goalkit.report.summary import message_and_ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Report
    from goalkit.report import Look

SEVERITIES = {"error": "major", "warning": "minor", "advice": "info"}


def render(report: Report, _look: Look) -> Iterator[str]:
    """An array with one finding a line."""
    yield "["
    separator = "\n"
    for one, fingerprint in fingerprinted(report):
        finding = {
            "description": encodable(message_and_ask(one)),
            "check_name": one.rule,
            "fingerprint": fingerprint,
            "severity": SEVERITIES[one.level],
            "location": {
                "path": encodable(one.path.removeprefix("./")),
                "lines": {"begin": one.span.line, "end": one.span.end_line},
            },
        }
        yield separator + encode(finding)
        separator = ",\n"
    yield "]\n" if separator == "\n" else "\n]\n"
