"""What rules found, on its way to a report: which of it is heard, and everything that a report says of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from goalkit.diagnostic import Diagnostic, Place
from goalkit.rule import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from goalkit.dispatch import Bound
    from goalkit.model import Document, Entry, Goal, Ignore
    from goalkit.rule import Finding
    from goalkit.text import Span

__all__ = ["Hit", "diagnostics_of", "failure_of", "hide", "lines_to_quote", "place_of", "silenced_by", "telling"]


class Hit(NamedTuple):
    """A finding, the rule that made it, and the id and statement of the goal that it is about, if any."""

    by: Bound
    finding: Finding
    goal: str | None
    statement: str


def hide(hits: list[Hit], ignores: tuple[Ignore, ...]) -> tuple[list[Hit], Counter[tuple[int, str]]]:
    """Drop the hits that ignore comments name; a comment beside no goal is about the document itself."""
    hidden: Counter[tuple[int, str]] = Counter()
    if not ignores:
        return hits, hidden
    named: dict[tuple[str | None, str], int] = {}
    for position, ignore in enumerate(ignores):
        for name in ignore.rules:
            named.setdefault((ignore.goal, str(name)), position)
    heard: list[Hit] = []
    for hit in hits:
        by = named.get((hit.goal, hit.by.rule.name))
        if by is None:
            heard.append(hit)
        else:
            hidden[by, hit.by.rule.name] += 1
    return heard, hidden


def telling(hits: list[Hit]) -> list[Hit]:
    """Drop the hits that only tell of open slots about which others ask what belongs there."""
    if not any(hit.by.rule.about_slots for hit in hits):
        return hits
    asked = {slot.span for hit in hits if not hit.by.rule.about_slots for slot in hit.finding.slots}
    return [
        hit
        for hit in hits
        if not hit.by.rule.about_slots
        or not hit.finding.slots
        or not all(slot.span in asked for slot in hit.finding.slots)
    ]


def silenced_by(hits: Iterable[Hit]) -> set[tuple[str | None, str]]:
    """Pairs of a goal and a rule that adds nothing there, since another one spoke, heard or not."""
    return {(hit.goal, name) for hit in hits for name in hit.by.rule.silences}


def lines_to_quote(source: str, hits: Iterable[Hit], entries: Iterable[Entry]) -> dict[int, str]:
    """Keep the source lines that a report may quote: of findings, and of what the portfolio can point at."""
    numbers = {span.line for hit in hits for span in _spans(hit.finding)}
    for entry in entries:
        numbers.add(entry.statement.place(0)[0])
        numbers.update(reference.place(0)[0] for reference in (*entry.references, *entry.leads_to))
        numbers.update(measure.text.place(0)[0] for measure in entry.measures if measure.text is not None)
    if not numbers:
        return {}
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return {number: lines[number - 1] for number in numbers if number <= len(lines)}


def _spans(finding: Finding) -> Iterator[Span]:
    yield finding.span
    for related in finding.related:
        yield related.span


def diagnostics_of(
    hits: Iterable[Hit],
    path: str,
    quotes: Callable[[str], Mapping[int, str] | None],
    document: Document | None = None,
    owners: Mapping[str, str | None] | None = None,
) -> Iterator[Diagnostic]:
    """Say everything that a report needs of the hits in one document; edits need the document itself.

    Where it is no longer at hand, `owners` has who answers for each goal, by its id. `quotes` gives the source lines
    of a document by number.
    """
    writer = None

    def quote(where: str, span: Span) -> str:
        return (quotes(where) or {}).get(span.line, "")

    for bound, finding, goal, statement in hits:
        span = finding.span
        if finding.edits and writer is None and document is not None:
            from goalkit.writing import Writer  # most documents need none

            writer = Writer(document.source, document.format)
        related = []
        for one in finding.related:
            place = one.span
            where = one.path or path
            related.append(Place(where, place, one.message, quote(where, place)))
        yield Diagnostic(
            rule=bound.rule.name,
            category=bound.rule.category,
            level=bound.level,
            message=str(finding.message),
            ask=None if finding.ask is None else str(finding.ask),
            path=path,
            span=span,
            goal=goal,
            statement=statement,
            quote=quote(path, span),
            related=tuple(related),
            edits=writer.replacements(finding.edits) if finding.edits and writer is not None else (),
            owner=(owners or {}).get(goal or "") if document is None else _owner(document, goal),
            slots=tuple(map(str, finding.slots)),
        )


def _owner(document: Document, goal: str | None) -> str | None:
    """Who answers for a goal of a document, or for all of it."""
    about = document.by_id.get(goal) if goal is not None else None
    owner = document.owner_of(about) if about is not None else document.owner
    return str(owner) if owner else None


def place_of(diagnostic: Diagnostic) -> tuple[str, Span, str, str]:
    """What findings are put in order by."""
    return diagnostic.path, diagnostic.span, diagnostic.rule, diagnostic.message


def failure_of(bound: Bound, path: str | None, goal: Goal | None, error: Exception) -> RuleError:
    """Name everything that the author of a broken rule needs to find the cause."""
    where = "the portfolio"
    if path is not None:
        where = f"goal {goal.id!r} at {path}:{goal.statement.span.line}" if goal else path
    name = bound.rule.name
    return RuleError(
        f"rule {name} failed on {where}: {type(error).__name__}: {error}\n"
        f'to go on without it, put {name} = "off" under [rules] in goalkit.toml'
    )
