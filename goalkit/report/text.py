"""The report for people: findings by file, the words in question underlined, a question at the end of each."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from goalkit.report.snippet import UNDERLINE, Mark, Snippet
from goalkit.report.statistics import table
from goalkit.report.summary import in_words
from goalkit.report.terminal import Paint, cells, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic, Place, Report
    from goalkit.report import Look

# Display codes: bold red, bold yellow, bold blue.
LEVEL_COLORS = {"error": (1, 31), "warning": (1, 33), "advice": (1, 34)}
RELATED = (36,)
NARROWEST = 40


def render(report: Report, look: Look) -> Iterator[str]:
    """Findings by file or, where asked, counts by rule; then the sum of it."""
    paint = Paint(on=look.color)
    width = max(look.width, NARROWEST)
    if look.statistics:
        yield from table(report, paint, width)
    else:
        page = Page(paint, width)
        for path, diagnostics in groupby(report.diagnostics, key=lambda one: one.path):
            yield paint(visible(path), 1, UNDERLINE) + "\n"
            for diagnostic in diagnostics:
                yield from page.finding(diagnostic)
                yield "\n"
    if look.quiet:
        return
    if not report.goals and not report.streams and not report.diagnostics:
        yield f"{in_words(report)}\n"
        hint = "Goals are found by headings such as “Objective: …” with a list below: goalkit frameworks okr shows one."
        yield from (paint.dim(line) + "\n" for line in wrap(hint, width, width))
        return
    if look.statistics and report.diagnostics:
        yield "\n"
    yield from (f"{line}\n" for line in wrap(in_words(report, paint), width, width))
    if report.diagnostics:
        hint, command = "Why, and what to write instead:", f"goalkit explain {report.diagnostics[0].rule}"
        between = " " if len(hint) + 1 + len(command) <= width else "\n  "
        yield f"{paint.dim(hint)}{between}{paint.code(command)}\n"
    yield from _offers(report, paint)
    if report.stale:
        yield f"{paint.dim('To take out what is no longer found:')} {paint.code('goalkit baseline --prune')}\n"


def _offers(report: Report, paint: Paint) -> Iterator[str]:
    """How to have edits made, where there are any that weren't asked for."""
    if report.mended is not None and report.mended.unsafe:
        return
    offered = Counter(all(edit.safe for edit in one.edits) for one in report.diagnostics if one.edits)
    safe = offered[True]
    if safe and report.mended is None:
        yield f"{paint.dim(f'To have {safe} of them mended:')} {paint.code('goalkit lint --fix')}\n"
    if offered[False]:
        hint = f"To have {offered[False]} of them rewritten for you to look at:"
        yield f"{paint.dim(hint)} {paint.code('goalkit lint --fix --unsafe-fixes')}\n"


class Page:
    """The part of a terminal that one finding after the other is written to."""

    def __init__(self, paint: Paint, width: int) -> None:
        """`width` is in cells."""
        self.paint = paint
        self.width = width

    def finding(self, one: Diagnostic) -> Iterator[str]:
        """Headline, the words, the other places, and what to do next."""
        colors = LEVEL_COLORS[one.level]
        yield from self._headline(one, colors)
        gutter = max(len(str(span.line)) for span in (one.span, *(place.span for place in one.related))) + 4
        snippet = Snippet(self.paint, self.width, gutter)
        here = [place for place in one.related if (place.path, place.span.line) == (one.path, one.span.line)]
        if here and not snippet.holds(one.quote, [one.span, *(place.span for place in here)]):
            here = []
        if one.quote:
            yield from snippet.quote(one.quote, [Mark(one.span, colors), *(_mark(place, one, "-") for place in here)])
        for place in one.related:
            if place not in here:
                yield from snippet.quote(place.quote, [_mark(place, one, "^")])
        if one.quote:
            yield from snippet.instead(one.quote, one.edits)
        if one.ask:
            room = self.width - gutter - 3
            first, *rest = wrap(visible(one.ask), room, room)
            yield f"{' ' * gutter} {self.paint('→', 1, 32)} {first}\n"
            yield from (f"{' ' * gutter}   {line}\n" for line in rest)

    def _headline(self, one: Diagnostic, colors: tuple[int, ...]) -> Iterator[str]:
        place = f"{one.span.line}:{one.span.column}"
        hang = " " * len(f"  {one.level}  {place}  ")
        room = self.width - len(hang)
        lines = wrap(visible(one.message), room, room)
        if cells(lines[-1]) + 2 + len(one.rule) > room:
            lines.append(self.paint.dim(one.rule))
        else:
            lines[-1] += "  " + self.paint.dim(one.rule)
        yield f"  {self.paint(one.level, *colors)}  {place}  {lines[0]}\n"
        yield from (f"{hang}{line}\n" for line in lines[1:])


def _mark(place: Place, one: Diagnostic, under: str) -> Mark:
    """A second place, and in which file it stands where that is another one."""
    elsewhere = "" if place.path == one.path else f" ({place.path}:{place.span.line})"
    return Mark(place.span, RELATED, under, visible(place.message + elsewhere))
