"""What can be done about a finding with one click: the edits that its rule suggests, and a comment that ignores it.

A comment stands where the format wants it, and whether it does is tried out: the text with it is read and checked, and
only if the finding is gone and every goal still says what it said, the comment is offered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.diagnostic import Replacement
from goalkit.fix import Outside, changed, fix
from goalkit.fix.sameness import says_the_same
from goalkit.read import read
from goalkit.read.trees.csv_rows import delimiter_of
from goalkit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.diagnostic import Diagnostic
    from goalkit.lsp.workspace import Opened, Seen, Workspace
    from goalkit.model import Document, Goal

__all__ = ["Mending", "all_safe", "fixes", "ignoring"]

REASON = "say why here"
"""Stands where the reason goes. The comment is offered without it nowhere: a comment without a reason is a finding."""
SHOWN = 40
WORD_BEFORE, WORD_AFTER = re.compile(r"\w+$"), re.compile(r"\w+")
NOT_IGNORED = frozenset({"unreadable-file", "invalid-syntax", "file-too-large"})
"""Findings about files that can't be read: no comment in them would be read either."""
KEY_BEFORE = re.compile(r"""(?:"(?:[^"\\\n]|\\.)*"|\w+)\s*:\s*["']?$""")


class Mending(NamedTuple):
    """A change to a document that mends a finding; `safe` says that the meaning stays, so that nobody need look."""

    title: str
    edits: tuple[Replacement, ...]
    about: Diagnostic
    safe: bool


def fixes(seen: Seen, diagnostics: Iterable[Diagnostic]) -> Iterator[Mending]:
    """The edits that rules suggest, as far as nothing but the words they name would be read otherwise."""
    for one in diagnostics:
        if one.edits and (after := _read(seen, one.edits)) and says_the_same(seen.document, after, one.edits):
            yield Mending(_title(one), one.edits, one, all(edit.safe for edit in one.edits))


def all_safe(seen: Seen) -> Replacement | None:
    """Every edit that keeps the meaning, made at once, as one stretch that changes; None where there is none."""
    before = seen.document.source
    after = fix(before, seen.home.linter, lambda text: _document(seen, text)).source
    if after == before:
        return None
    start = 0
    while before[start : start + 1] == after[start : start + 1]:
        start += 1
    tail = 0
    while tail < min(len(before), len(after)) - start and before[-tail - 1] == after[-tail - 1]:
        tail += 1
    end = len(before) - tail
    return Replacement(Span(*_place(before, start), *_place(before, end)), after[start : len(after) - tail], safe=True)


def ignoring(workspace: Workspace, opened: Opened, diagnostic: Diagnostic) -> Mending | None:
    """A comment that ignores one finding, as the format of its document has it; None where none would do so."""
    seen = workspace.seen(opened)
    if seen is None or diagnostic.rule in NOT_IGNORED:
        return None
    goal = seen.document.by_id.get(diagnostic.goal) if diagnostic.goal is not None else None
    if goal is None:
        return None
    for edits in _comments(seen.document, goal, diagnostic.rule):
        if _works(workspace, opened, seen, edits, diagnostic):
            return Mending(f"Ignore {diagnostic.rule} on this goal", edits, diagnostic, safe=False)
    return None


def _title(one: Diagnostic) -> str:
    """What an edit does, in whole words of the line it is about."""
    edit = one.edits[0]
    if len(one.edits) > 1 or not edit.span.line == one.span.line == edit.span.end_line:
        return f"Rewrite as {one.rule} suggests"
    start, end = edit.span.column - 1, edit.span.end_column - 1
    before, after = WORD_BEFORE.search(one.quote[:start]), WORD_AFTER.match(one.quote[end:])
    head, tail = before[0] if before else "", after[0] if after else ""
    old, new = (f"{head}{words}{tail}".strip() for words in (one.quote[start:end], edit.text))
    if not new:
        return f"Take out “{_short(old)}”"
    return f"Write “{_short(new)}” instead of “{_short(old)}”" if old else f"Add “{_short(new)}”"


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _comments(document: Document, goal: Goal, rule: str) -> Iterator[tuple[Replacement, ...]]:
    """Where a comment may go, the best place first."""
    for ignore in document.ignores:
        if ignore.goal == goal.id and ignore.rules:
            after = ignore.rules[-1].span  # the comment that stands there already takes one more name
            yield (_insert(after.end_line, after.end_column, f", {rule}"),)
    lines = document.source.split("\n")
    span = goal.statement.span
    line = lines[span.end_line - 1]
    indent = lines[span.line - 1][: len(lines[span.line - 1]) - len(lines[span.line - 1].lstrip())]
    match document.format:
        case "markdown":
            comment = f"<!-- goalkit: ignore[{rule}] {REASON} -->"
            if line.lstrip().startswith("|"):
                yield (_insert(span.end_line, span.end_column, f" {comment}"),)
            yield (_insert(span.end_line, len(line.rstrip()) + 1, f" {comment}"),)
            yield (_insert(span.line, 1, f"{indent}{comment}\n"),)
        case "yaml" | "toml":
            comment = f"# goalkit: ignore[{rule}] {REASON}"
            yield (_insert(span.line, 1, f"{indent}{comment}\n"),)
            yield (_insert(span.end_line, len(line.rstrip()) + 1, f"  {comment}"),)
            yield from (
                (_insert(number, 1, f"{indent}{comment}\n"),)
                for number in range(span.line - 1, max(span.line - 4, 0), -1)
            )
            yield from _keys(lines, span, rule)  # in brackets no line is a goal's own
        case "json":
            yield from _keys(lines, span, rule)
        case "csv":
            yield from _csv_cells(lines, span, rule, delimiter_of(document.source))


def _keys(lines: list[str], span: Span, rule: str) -> Iterator[tuple[Replacement, ...]]:
    """A key before that of the statement."""
    before = lines[span.line - 1][: span.column - 1]
    key = KEY_BEFORE.search(before)
    if key is not None:
        yield (_insert(span.line, key.start() + 1, f'"goalkit-ignore": "{rule}: {REASON}", '),)


def _csv_cells(lines: list[str], span: Span, rule: str, delimiter: str) -> Iterator[tuple[Replacement, ...]]:
    """A cell in the column for it, or such a column at the end."""
    heads = [head.strip(' "').casefold() for head in lines[0].split(delimiter)]
    row = lines[span.end_line - 1]
    cell = f"{rule}: {REASON}"
    missing = len(heads) - _cells(row, delimiter)
    names = {"goalkit-ignore", "goalkit_ignore", "goalkit ignore"}
    at = next((number for number, head in enumerate(heads) if head in names), None)
    if at is None:
        gap = delimiter * (missing + 1)
        yield (
            _insert(1, len(lines[0].rstrip()) + 1, f"{delimiter}goalkit-ignore"),
            _insert(span.end_line, len(row.rstrip("\r")) + 1, f"{gap}{cell}"),
        )
        return
    column = _column(row, at, delimiter)
    yield (_insert(span.end_line, column, cell if missing <= 0 else f"{delimiter * missing}{cell}"),)


def _cells(row: str, delimiter: str) -> int:
    return re.sub(r'"[^"]*"', "", row).count(delimiter) + 1


def _column(row: str, cell: int, delimiter: str) -> int:
    """Where a cell starts; at the end of a row that has fewer."""
    bare = re.sub(r'"[^"]*"', lambda quoted: " " * len(quoted[0]), row)
    at = 0
    for _ in range(cell):
        found = bare.find(delimiter, at)
        if found < 0:
            return len(row) + 1
        at = found + 1
    return at + 1


def _insert(line: int, column: int, text: str) -> Replacement:
    return Replacement(Span(line, column, line, column), text, safe=True)


def _works(
    workspace: Workspace, opened: Opened, seen: Seen, edits: tuple[Replacement, ...], diagnostic: Diagnostic
) -> bool:
    """Whether the finding is gone with these edits, and nothing else has come or changed."""
    before, home = seen.document, seen.home
    after = _read(seen, edits)
    if after is None or (after.goals, after.check_ins, after.unknown) != (
        before.goals,
        before.check_ins,
        before.unknown,
    ):
        return False
    others = [
        other.seen.checked
        for other in workspace.opened.values()
        if other is not opened and other.seen is not None and other.seen.home is home
    ]
    told = home.report([home.check(after), *others])[before.path]
    gone = not any((one.rule, one.goal) == (diagnostic.rule, diagnostic.goal) for one in told)
    return gone and len(told) < len(workspace.told(opened))


def _read(seen: Seen, edits: tuple[Replacement, ...]) -> Document | None:
    """The document with some edits in it; None where they can't be made."""
    try:
        return _document(seen, changed(seen.document.source, edits))
    except Outside:
        return None


def _document(seen: Seen, source: str) -> Document:
    document, home = seen.document, seen.home
    return read(
        source.encode(),
        document.format,
        path=document.path,
        calendar=home.config.calendar,
        today=home.linter.today,
        named=False,
    )


def _place(source: str, offset: int) -> tuple[int, int]:
    before = source[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
