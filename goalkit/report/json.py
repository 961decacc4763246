"""The report for programs: version 1 of the contract that `goalkit schema lint-report` describes."""

from __future__ import annotations

from json.encoder import JSONEncoder
from typing import TYPE_CHECKING, Any

from goalkit.report import rule_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic, Report
    from goalkit.report import Look
    from goalkit.text import Span

VERSION = 1

# Pure ASCII: the same bytes whatever encoding standard output has.
encode = JSONEncoder(ensure_ascii=True).encode


def render(report: Report, _look: Look) -> Iterator[str]:
    """One finding a line inside one object, so that a report can be compared line by line."""
    head = {
        "version": VERSION,
        "documents": report.documents,
        "goals": report.goals,
        "ignored": report.ignored,
        "baseline": report.baselined,
    }
    if report.mended is not None:
        head["edited"] = report.mended.edits
    yield encode(head)[:-1] + ', "findings": ['
    separator = "\n"
    for diagnostic in report.diagnostics:
        yield separator + encode(finding(diagnostic))
        separator = ",\n"
    yield "]}\n" if separator == "\n" else "\n]}\n"


def finding(diagnostic: Diagnostic) -> dict[str, Any]:
    """One finding as the contract has it."""
    return {
        "rule": diagnostic.rule,
        "category": diagnostic.category,
        "level": diagnostic.level,
        "message": encodable(diagnostic.message),
        "ask": None if diagnostic.ask is None else encodable(diagnostic.ask),
        "url": rule_url(diagnostic.rule),
        "path": encodable(diagnostic.path),
        **span(diagnostic.span),
        "goal": None if diagnostic.goal is None else encodable(diagnostic.goal),
        "related": [
            {"path": encodable(place.path), **span(place.span), "message": encodable(place.message)}
            for place in diagnostic.related
        ],
        "edits": [{"safe": edit.safe, **span(edit.span), "text": encodable(edit.text)} for edit in diagnostic.edits],
    }


def span(at: Span) -> dict[str, int]:
    """Where something stands, counted from 1; `end_column` is the first column after it."""
    return {"line": at.line, "column": at.column, "end_line": at.end_line, "end_column": at.end_column}


def encodable(text: str) -> str:
    """A text that every JSON reader accepts: halves of surrogate pairs become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return str(text)
