"""What `goalkit diff` prints: what became of each goal, then what the rules say of it, in every form of a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from goalkit.report import render as render_findings
from goalkit.report.json import VERSION, encodable, encode, finding
from goalkit.report.markdown import escape, findings
from goalkit.report.summary import by_level, counted
from goalkit.report.terminal import Paint, cells, visible, wrap
from goalkit.report.text import Page
from goalkit.report.words import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from goalkit.diff import Comparison, Difference, Event
    from goalkit.report import Look

__all__ = ["render"]

SIGNS = {"added": ("+", (32,)), "removed": ("-", (31,)), "changed": ("~", (33,)), "moved": (">", (36,))}
ORDER = ("added", "removed", "changed", "moved")
NARROWEST = 48
NOTHING = "nothing"


def render(found: Comparison, form: str, look: Look) -> Iterator[str]:
    """Write a comparison in one of the formats of reports."""
    writers = {"text": as_text, "json": as_json, "markdown": as_markdown}
    if form in writers:
        yield from writers[form](found, look)
    else:
        yield from render_findings(found.report, form, look)


def as_text(found: Comparison, look: Look) -> Iterator[str]:
    """For people: by file what came, went, moved and changed, then the findings, then the sum of it."""
    paint = Paint(on=look.color)
    width = max(look.width, NARROWEST)
    if look.quiet:
        yield from render_findings(found.report, "text", look)
        return
    page = Page(paint, width)
    left = list(found.report.diagnostics)
    for path, differences, events in _by_file(found):
        yield paint(visible(path), 1, 4) + "\n"
        yield from _lines_of(differences, "  ", paint, width)
        for event in events:
            yield from _lines(event, paint, width)
        yield "\n"
        for one in left:
            if one.path == path:
                yield from page.finding(one)
                yield "\n"
        left = [one for one in left if one.path != path]
    yield from render_findings(replace(found.report, diagnostics=tuple(left)), "text", replace(look, quiet=True))
    yield from (f"{line}\n" for line in wrap(_in_words(found, paint), width, width))
    if found.report.diagnostics:
        hint, command = "Why, and what to do instead:", f"goalkit explain {found.report.diagnostics[0].rule}"
        between = " " if len(hint) + 1 + len(command) <= width else "\n  "
        yield f"{paint.dim(hint)}{between}{paint.code(command)}\n"


def _by_file(found: Comparison) -> Iterator[tuple[str, tuple[Difference, ...], list[Event]]]:
    """What happened in each file, to all its goals and to each; goals that are gone stand under the file they left."""
    groups: dict[str, list[Event]] = {}
    paths: dict[str, str] = {}
    for event in found.events:
        version = event.after or event.before
        if version is not None:
            groups.setdefault(version.name, []).append(event)
            paths.setdefault(version.name, version.document.path)
    headings = {one.name: one.differences for one in found.headings}
    for name in sorted(groups.keys() | headings.keys()):
        yield found.paths.get(name) or paths[name], headings.get(name, ()), groups.get(name, [])


def _lines(event: Event, paint: Paint, width: int) -> Iterator[str]:
    version = event.after or event.before
    if version is None:
        return
    goal = version.goal
    sign, colours = SIGNS[event.what]
    kind = KINDS[goal.kind]
    lead = f"  {sign} {goal.statement.span.line:>4}  "
    room = width - len(lead)
    first, *rest = wrap(visible(goal.statement), room - len(kind) - 2, room) or [""]
    start = f"  {paint(sign, 1, *colours)} {paint.dim(f'{goal.statement.span.line:>4}')}  "
    yield f"{start}{paint(kind, 1, 36)}  {first}\n"
    yield from (f"{' ' * len(lead)}{line}\n" for line in rest)
    if event.what == "moved" and event.before is not None and event.after is not None:
        parent = event.after.parent
        there = event.before.name if event.before.name != event.after.name else ""
        said = f"moved here from {there}" if there else f"hangs under “{parent.statement}” now" if parent else "on top"
        yield from (f"{' ' * len(lead)}{paint.dim(line)}\n" for line in wrap(visible(said), room, room))
    yield from _lines_of(event.differences, " " * len(lead), paint, width)


def _lines_of(differences: tuple[Difference, ...], margin: str, paint: Paint, width: int) -> Iterator[str]:
    column = max((len(one.name) for one in differences if one.name != "words"), default=0)
    for one in differences:
        if one.name == "words":  # the new ones stand above
            name, said = "before", f"“{one.before}”"
        else:
            name, said = one.name, f"{one.before or NOTHING} → {one.after or NOTHING}"
        hang = len(margin) + max(column, len(name)) + 2
        first, *rest = wrap(visible(said), width - hang, width - hang)
        yield f"{margin}{paint.dim(name)}{' ' * (hang - len(margin) - cells(name))}{first}\n"
        yield from (f"{' ' * hang}{line}\n" for line in rest)


def _in_words(found: Comparison, paint: Paint, shown: Callable[[str], str] = visible) -> str:
    """What changed and what was found, in one sentence."""
    many: Counter[str] = Counter(event.what for event in found.events)
    report = found.report
    parts = [f"{many[what]} {what}" for what in ORDER if many[what]]
    seen = f"{counted(report.documents, 'file')}, {counted(report.goals, 'goal')}"
    said = [f"{seen}: {', '.join(parts) or 'no goal was changed'}"]
    if levels := by_level(report, paint):
        said.append(levels)
    if report.ignored:
        said.append(f"{report.ignored} ignored")
    if found.unread:
        names = ", ".join(shown(name) for name in found.unread if name) or "one version"
        said.append(f"not compared, for one version can't be read: {names}")
    return " · ".join(said)


def as_json(found: Comparison, _look: Look) -> Iterator[str]:
    """The report of findings as lint prints it, and `changes`, one a line."""
    report = found.report
    head = {
        "version": VERSION,
        "documents": report.documents,
        "goals": report.goals,
        "ignored": report.ignored,
        "baseline": 0,
        "unread": [encodable(name) for name in found.unread],
    }
    yield encode(head)[:-1] + ', "findings": ['
    yield from _listed(finding(one) for one in report.diagnostics)
    yield '], "changes": ['
    yield from _listed(_change(event) for event in found.events)
    yield "]}\n"


def _listed(items: Iterator[dict[str, Any]]) -> Iterator[str]:
    separator = "\n"
    for item in items:
        yield separator + encode(item)
        separator = ",\n"
    yield "\n" if separator != "\n" else ""


def _change(event: Event) -> dict[str, Any]:
    return {
        "what": event.what,
        "before": _place(event.before),
        "after": _place(event.after),
        "fields": [
            {"name": one.name, "before": _said(one.before), "after": _said(one.after)} for one in event.differences
        ],
    }


def _place(version: Any) -> dict[str, Any] | None:  # noqa: ANN401 (a version, or None)
    if version is None:
        return None
    goal = version.goal
    return {
        "path": encodable(version.document.path),
        "line": goal.statement.span.line,
        "goal": encodable(goal.id),
        "kind": goal.kind,
        "text": encodable(goal.statement),
    }


def _said(words: str | None) -> str | None:
    return None if words is None else encodable(words)


def as_markdown(found: Comparison, _look: Look) -> Iterator[str]:
    """For a pull request: what changed as a list, then the findings."""
    yield f"### goalkit diff\n\n{_in_words(found, Paint(on=False), escape)}\n"
    for path, differences, events in _by_file(found):
        yield f"\n**{escape(path)}**\n\n"
        yield from (f"- {_in_markdown(one)}\n" for one in differences)
        for event in events:
            version = event.after or event.before
            if version is not None:
                yield f"- **{event.what}** {KINDS[version.goal.kind]}: {escape(version.goal.statement)}\n"
                yield from (f"    - {_in_markdown(one)}\n" for one in event.differences)
    yield from findings(found.report)


def _in_markdown(one: Difference) -> str:
    if one.name == "words":
        return f"before: “{escape(one.before or '')}”"
    return f"{escape(one.name)}: {escape(one.before or NOTHING)} → {escape(one.after or NOTHING)}"
