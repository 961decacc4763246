"""Reports to be written by the tests of writers, with words in them that would break out if they could."""

from __future__ import annotations

from typing import Any

from goalkit.diagnostic import Diagnostic, Place, Replacement, Report
from goalkit.report import Look, render
from goalkit.text import Span

FOR_EYES = ["text", "concise", "github", "markdown", "chat"]
HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\u202egnirts\u2066",
    "a\u200bb\ufeff",
    "\x9b2J",
    "line\nbreak\r::error::injected",
    "\ud800 half",
    "<script>alert(1)</script>",
    "]]> & \x00 \ufffe",
    "| a | `b` | [c](http://evil.example) @everyone #1",
    "100% done, x:y",
]


def diagnostic(**changes: Any) -> Diagnostic:  # noqa: ANN401 (fields of any type)
    """A finding of which a test changes what it is about."""
    facts: dict[str, Any] = {
        "rule": "missing-target",
        "category": "clarity",
        "level": "warning",
        "message": "“Improve” says a direction and no value",
        "ask": "which value would you accept?",
        "path": "goals/q1.md",
        "span": Span(4, 7, 4, 14),
        "goal": "goals/q1.md#key-result-1",
        "statement": "Improve onboarding",
        "quote": "- KR: Improve onboarding",
    }
    return Diagnostic(**(facts | changes))


def report(*diagnostics: Diagnostic, **changes: Any) -> Report:  # noqa: ANN401 (fields of any type)
    """A report of one file and three goals."""
    return Report(diagnostics, **({"documents": 1, "goals": 3} | changes))


def written(form: str, what: Report, **look: Any) -> str:  # noqa: ANN401 (fields of any type)
    """A report in one format."""
    return "".join(render(what, form, Look(**look)))


def hostile(text: str) -> Report:
    """A report in which everything that others wrote is this text."""
    place = Place(text, Span(1, 1, 1, 3), text, text)
    edit = Replacement(Span(1, 1, 1, 2), text, safe=False)
    return report(
        diagnostic(message=text, ask=text, path=text, goal=text, statement=text, quote=text, related=(place,)),
        diagnostic(message=text, ask=text, span=Span(1, 1, 3, 2), quote=text, edits=(edit,)),
    )
