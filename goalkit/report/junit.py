"""JUnit XML: a test suite a file, a test case a goal, for servers that show tests."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from goalkit.report.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic, Report
    from goalkit.report import Look

# What XML 1.0 can't hold even as a reference, and `visible` lets pass.
ILLEGAL = re.compile("[\ufffe\uffff]")
QUOTED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
WHOLE_FILE = "the file as a whole"


def render(report: Report, _look: Look) -> Iterator[str]:
    """Errors and warnings fail the test case of their goal; advice, which fails no run, is only printed in it."""
    suites: dict[str, dict[str | None, str]] = defaultdict(dict)
    for case in report.cases:
        suites[case.path].setdefault(case.goal, case.statement)
    found: dict[tuple[str, str | None], list[Diagnostic]] = defaultdict(list)
    for one in report.diagnostics:
        found[one.path, one.goal].append(one)
        suites[one.path].setdefault(one.goal, one.statement or WHOLE_FILE)
    tests = sum(map(len, suites.values()))
    failures = sum(one.level != "advice" for one in report.diagnostics)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="goalkit" tests="{tests}" failures="{failures}" errors="0">\n'
    for path, cases in suites.items():
        failed = sum(one.level != "advice" for goal in cases for one in found.get((path, goal), ()))
        yield f'  <testsuite name="{_safe(path)}" tests="{len(cases)}" failures="{failed}" errors="0" skipped="0">\n'
        for goal, statement in cases.items():
            yield from _case(path, statement, found.get((path, goal), []))
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(path: str, statement: str, found: list[Diagnostic]) -> Iterator[str]:
    head = f'    <testcase classname="{_safe(path)}" name="{_safe(statement)}"'
    if not found:
        yield f"{head}/>\n"
        return
    yield f"{head}>\n"
    for one in found:
        if one.level == "advice":
            yield f"      <system-out>{_safe(_details(one))}</system-out>\n"
        else:
            message = _safe(one.message)
            yield f'      <failure type="{one.rule}" message="{message}">{_safe(_details(one))}</failure>\n'
    yield "    </testcase>\n"


def _details(one: Diagnostic) -> str:
    place = f"{one.path}:{one.span.line}:{one.span.column}"
    lines = [f"{place}: {one.level} {one.rule}: {one.message}", one.quote.strip(), one.ask or ""]
    return "\n".join(visible(line) for line in lines if line)


def _safe(text: str) -> str:
    """A text as XML holds it, in ASCII, so that it is the same whatever the output's encoding is."""
    lines = "\n".join(visible(line) for line in text.split("\n"))
    escaped = ILLEGAL.sub("\ufffd", lines).translate(QUOTED)
    return escaped.encode("ascii", "xmlcharrefreplace").decode("ascii")
