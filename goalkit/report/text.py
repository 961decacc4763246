"""The report for people: findings by file, the words in question underlined, a question at the end of each."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from goalkit.report.excerpt import excerpt
from goalkit.report.statistics import table
from goalkit.report.summary import in_words
from goalkit.report.terminal import Paint, cells, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.diagnostic import Diagnostic, Report
    from goalkit.report import Look
    from goalkit.text import Span

# Display codes: bold red, bold yellow, bold blue.
LEVEL_COLORS = {"error": (1, 31), "warning": (1, 33), "advice": (1, 34)}
RELATED = (36,)
UNDERLINE = 4
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
    if look.statistics and report.diagnostics:
        yield "\n"
    yield from (f"{line}\n" for line in wrap(in_words(report, paint), width, width))
    if report.diagnostics:
        hint, command = "Why, and what to write instead:", f"goalkit explain {report.diagnostics[0].rule}"
        between = " " if len(hint) + 1 + len(command) <= width else "\n  "
        yield f"{paint.dim(hint)}{between}{paint.code(command)}\n"


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
        gutter = max(len(str(span.line)) for span in (one.span, *(related.span for related in one.related))) + 4
        if one.quote:
            yield from self._quote(one.quote, one.span, gutter, colors)
        for related in one.related:
            elsewhere = "" if related.path == one.path else f" ({related.path}:{related.span.line})"
            yield from self._quote(related.quote, related.span, gutter, RELATED, visible(related.message + elsewhere))
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

    def _quote(self, line: str, at: Span, gutter: int, colors: tuple[int, ...], note: str = "") -> Iterator[str]:
        """One source line with its number, the words underlined, and what they mean here."""
        paint = self.paint
        room = self.width - gutter - 3
        before, words, after = excerpt(line, at, room)
        margin = f"{' ' * gutter} {paint.dim('│')} "
        number = paint.dim(str(at.line).rjust(gutter))
        yield f"{number} {paint.dim('│')} {before}{paint(words, *colors, UNDERLINE)}{after}".rstrip() + "\n"
        # A terminal underlines the words themselves; carets are left for pipes and for places between words.
        carets = "" if paint.on and words else "^" * max(cells(words), 1)
        indent = " " * cells(before)
        if carets and note and len(indent) + len(carets) + 1 + cells(note) <= room:
            yield f"{margin}{indent}{paint(carets, *colors)} {paint.dim(note)}\n"
            return
        if carets:
            yield f"{margin}{indent}{paint(carets, *colors)}\n"
        if note:
            indent = indent if len(indent) + cells(note) <= room and not carets else ""
            yield from (f"{margin}{indent}{paint.dim(part)}\n" for part in wrap(note, room - len(indent), room))
