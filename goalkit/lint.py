"""Documents and a config in, a report out: a pure function, today included."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from goalkit.config import Config
from goalkit.diagnostic import Case, Diagnostic, Place, Replacement, Report
from goalkit.dispatch import Bound, Dispatch
from goalkit.english import Calendar
from goalkit.hit import Hit, diagnostics_of, failure_of, hide, lines_to_quote, place_of, silenced_by, telling
from goalkit.kept import Across, Kept
from goalkit.model import Document, Entry, Goal
from goalkit.model.given import given_documents
from goalkit.model.portfolio import entries_of
from goalkit.pile import laid
from goalkit.registry import rules_of_files

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from goalkit.config import Override
    from goalkit.rule import Rule

__all__ = ["Checked", "Diagnostic", "Linter", "Place", "Replacement", "Report", "lint"]

AT_ONCE = 100
"""So many goals a rule sees one after the other: its code stays at hand then, and so do the words of the goals."""
TOGETHER = 10
"""So many documents wait for each other at most until they have as many goals."""
_Arguments: TypeAlias = "Mapping[tuple[type, ...], tuple[Any, ...]]"
"""What rules ask for beside their node, by the types of these."""


def lint(documents: Iterable[Document], config: Config | None = None, today: datetime.date | None = None) -> Report:
    r"""Check documents against every rule that the config leaves on.

    Rules that need to know the day are silent where `today` is None. Raises `RuleError` if a rule
    can't be loaded or fails: a rule that silently doesn't run is worse than a run that stops. Raises
    `TypeError` for what are no documents.

    >>> import goalkit
    >>> report = goalkit.lint([goalkit.read("- KR: Noise at night -20%\n")])
    >>> [(one.span.line, one.rule) for one in report.diagnostics]
    [(1, 'missing-baseline')]
    """
    linter = Linter(config, today)
    return linter.report(linter.check_each(given_documents(documents)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document with ignore comments of which only the portfolio tells whether they are of use.

    `hidden` counts what they hid so far, by position of the comment and name of the rule.
    """

    document: Document
    hidden: Counter[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is left of a document once its own rules ran: little, for a run may have many thousands.

    The rules about the portfolio are still to speak: `entries` are what they look at, `quotes` the
    source lines that they may point at, by number, and `muted` has pairs of a goal and one of these
    rules that adds nothing there.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...]
    goals: int
    ignored: int
    not_english: int
    muted: frozenset[tuple[str | None, str]]
    entries: tuple[Entry, ...]
    quotes: Mapping[int, str]
    waiting: Waiting | None = None
    cases: tuple[Case, ...] = ()
    streams: int = 0


class _Turn(NamedTuple):
    """Goals of a document that the same rules look at, and what these find."""

    document: Document
    arguments: _Arguments
    goals: list[Goal]
    hits: list[Hit]


class Linter:
    """The rules of a config, bound to their options and a day, ready for one document after the other.

    `check` needs one document alone, so that documents can be checked in any order and in several
    processes; `report` lets the rules about the portfolio speak and puts everything in order.
    """

    def __init__(
        self,
        config: Config | None = None,
        today: datetime.date | None = None,
        rules: Iterable[Rule] | None = None,
        *,
        cases: bool = False,
    ) -> None:
        """Take the rules given, or else all that are found; with `cases`, name every goal in the report."""
        self.cases = cases
        self.config = config or Config()
        self.today = today
        self.rules = tuple(rules_of_files().values() if rules is None else rules)
        self._dispatches: dict[tuple[int, ...], Dispatch] = {}
        # A rule about the portfolio runs if it is on for any file; what it says of files where it is off is dropped.
        self._across: dict[str, Bound] = {}
        for overrides in ((), *((one,) for one in self.config.overrides)):
            for bound in self._dispatch(overrides).about_portfolio:
                self._across.setdefault(bound.rule.name, bound)

    def check(self, document: Document) -> Checked:
        """Run the rules about a document, its goals and its ignore comments."""
        return next(self.check_each([document]))

    def check_each(self, documents: Iterable[Document]) -> Iterator[Checked]:
        """Check one document after the other; those with few goals wait for each other, to be checked together."""
        waiting: list[Document] = []
        goals = 0
        for document in documents:
            waiting.append(document)
            goals += len(document.goals)
            if goals >= AT_ONCE or len(waiting) == TOGETHER:
                together, waiting, goals = waiting, [], 0
                yield from self._check_together(together)
        yield from self._check_together(waiting)

    def _check_together(self, documents: list[Document]) -> Iterator[Checked]:
        if self.config.require:
            documents = [replace(one, fields=one.fields | self.config.require) for one in documents]
        rules = [self._dispatch(self.config.overrides_for(one.path)) for one in documents]
        for document, on, hits in zip(documents, rules, self._hits(documents, rules), strict=True):
            yield self._checked(document, on, telling(hits))

    def _checked(self, document: Document, rules: Dispatch, hits: list[Hit]) -> Checked:
        """Hide what isn't to be heard of what rules found in a document, and keep what is left of it."""
        heard, hidden = hide(hits, document.ignores)
        muted = silenced_by(hits)
        kept = [hit for hit in heard if (hit.goal, hit.by.rule.name) not in muted]
        waiting = None
        if any(name in self._across for ignore in document.ignores for name in ignore.rules):
            waiting = Waiting(document, hidden)
        else:
            kept += self._hits_on_ignores(document, rules, hidden)
        entries = tuple(entries_of(document)) if self._across else ()
        quotes = lines_to_quote(document.source, kept, entries)
        diagnostics = diagnostics_of(kept, document.path, {document.path: quotes}.get, document)
        return Checked(
            path=document.path,
            diagnostics=tuple(diagnostics),
            goals=len(document.goals),
            ignored=hidden.total(),
            not_english=sum(not goal.reading.english for goal in document.goals),
            muted=frozenset(pair for pair in muted if pair[1] in self._across),
            entries=entries,
            quotes=quotes if entries else {},
            waiting=waiting,
            cases=tuple(Case(document.path, goal.id, str(goal.statement)) for goal in document.goals)
            if self.cases
            else (),
            streams=len(document.streams),
        )

    def report(self, checked: Iterable[Checked]) -> Report:
        """Let the rules about the portfolio speak, and put all findings in order.

        What is left of many documents is put down as it comes, and so are many findings: they lie on disk then.
        """
        kept = Kept(checked)
        across = self._hits_across(kept)
        ignored = 0

        def settled(one: Checked) -> Iterator[Diagnostic]:
            nonlocal ignored
            on = self._dispatch(self.config.overrides_for(one.path)).on
            hits = [Hit(on[name], found, found.goal, statement) for name, found, statement in across.pop(one.path)]
            muted = silenced_by(hits)
            yield from (that for that in one.diagnostics if (that.goal, that.rule) not in muted)
            ignored += one.ignored
            if one.waiting is not None:
                hits, hidden = self._settle(one.waiting, hits)
                ignored += hidden
            heard = [hit for hit in hits if (hit.goal, hit.by.rule.name) not in one.muted | muted]
            if heard:
                yield from diagnostics_of(heard, one.path, kept.quotes, owners=kept.owners(one.path))

        diagnostics = laid(
            diagnostic
            for _, alike in groupby(kept, key=lambda one: one.path)
            for diagnostic in sorted((that for one in alike for that in settled(one)), key=place_of)
        )
        return Report(
            diagnostics=diagnostics,
            documents=kept.documents,
            goals=kept.goals,
            ignored=ignored,
            not_english=kept.not_english,
            cases=laid(case for one in kept for case in one.cases) if self.cases else (),
            streams=kept.streams,
        )

    def _dispatch(self, overrides: tuple[Override, ...]) -> Dispatch:
        key = tuple(map(id, overrides))  # the config holds them, so none can take over the id of another
        found = self._dispatches.get(key)
        if found is None:
            found = self._dispatches[key] = Dispatch(self.rules, self.config, overrides, self.today)
        return found

    def _arguments(
        self, contexts: Iterable[tuple[type, ...]], document: Document | None
    ) -> dict[tuple[type, ...], tuple[Any, ...]]:
        """What rules ask for beside their node, in the order of their parameters, by the types of these."""
        known = {Document: document, Calendar: self.config.calendar, datetime.date: self.today}
        return {context: tuple([known[kind] for kind in context]) for context in contexts}

    def _hits(self, documents: Sequence[Document], rules: Sequence[Dispatch]) -> list[list[Hit]]:
        """Run the rules about documents and about each of their goals; `rules` are those of each document."""
        found: list[list[list[Hit]]] = []
        pages: dict[Dispatch, list[_Turn]] = {}
        alike: dict[tuple[Dispatch, int, type[Goal], bool], list[_Turn]] = {}
        for document, on in zip(documents, rules, strict=True):
            arguments = self._arguments(on.contexts, document)
            page = _Turn(document, arguments, [], [])
            pages.setdefault(on, []).append(page)
            own: dict[tuple[Dispatch, int, type[Goal], bool], _Turn] = {}
            for at, goal in enumerate(document.goals):
                key = on, at // AT_ONCE, type(goal), goal.reading.english
                if key not in own:
                    own[key] = _Turn(document, arguments, [], [])
                    alike.setdefault(key, []).append(own[key])
                own[key].goals.append(goal)
            found.append([page.hits, *[turn.hits for turn in own.values()]])
        for on, turns in pages.items():
            for bound in on.about_documents:
                _look_at_documents(bound, turns)
        for (on, _, kind, english), turns in alike.items():
            for bound in on.about_goals(kind, english=english):
                _take_turns(bound, turns)
        return [[hit for hits in pieces for hit in hits] for pieces in found]

    def _hits_on_ignores(self, document: Document, rules: Dispatch, hidden: Counter[tuple[int, str]]) -> list[Hit]:
        """Run the rules about ignore comments, which are told what each of them hid."""
        hits: list[Hit] = []
        arguments = self._arguments(rules.contexts, document) if document.ignores else {}
        for position, ignore in enumerate(document.ignores):
            goal = document.by_id.get(ignore.goal) if ignore.goal else None
            named = {str(name): rules.on.get(name) for name in ignore.rules}
            counted = replace(
                ignore,
                silenced=sum(hidden[position, name] for name in named),
                unused=tuple(
                    name
                    for name in ignore.rules
                    # Of a rule that is off, or doesn't read this language, nobody knows what it would have said.
                    if (bound := named[name]) is not None
                    and (goal is None or goal.reading.english or not bound.rule.english)
                    and not hidden[position, name]
                ),
            )
            for bound in rules.about_ignores:
                try:
                    found = bound.check(counted, *arguments[bound.rule.context])
                    hits += [Hit(bound, one, ignore.goal, str(goal.statement) if goal else "") for one in found]
                except Exception as error:
                    raise failure_of(bound, document.path, goal, error) from error
        return hits

    def _hits_across(self, kept: Kept) -> Across:
        """Run the rules about the portfolio."""
        across = Across()
        if not self._across:
            return across
        portfolio = kept.portfolio()
        arguments = self._arguments((bound.rule.context for bound in self._across.values()), None)
        for bound in self._across.values():
            try:
                for finding in bound.check(portfolio, *arguments[bound.rule.context]):
                    if finding.path is None:
                        raise ValueError("a finding about the portfolio needs a path")  # noqa: TRY301 (told with the rule)
                    if bound.rule.name in self._dispatch(self.config.overrides_for(finding.path)).on:
                        entry = portfolio.by_place.get((finding.path, finding.goal or ""))
                        across.add(bound.rule.name, finding.path, finding, str(entry.statement) if entry else "")
            except Exception as error:
                raise failure_of(bound, None, None, error) from error
        return across

    def _settle(self, waiting: Waiting, hits: list[Hit]) -> tuple[list[Hit], int]:
        """Apply a document's ignore comments to what the portfolio says of it, then check the comments."""
        heard, hidden = hide(hits, waiting.document.ignores)
        rules = self._dispatch(self.config.overrides_for(waiting.document.path))
        return heard + self._hits_on_ignores(waiting.document, rules, hidden + waiting.hidden), hidden.total()


def _look_at_documents(bound: Bound, turns: Iterable[_Turn]) -> None:
    """Run one rule on documents themselves."""
    for document, arguments, _, hits in turns:
        try:
            for finding in bound.check(document, *arguments[bound.rule.context]):
                about = document.by_id.get(finding.goal) if finding.goal else None
                hits.append(Hit(bound, finding, finding.goal, str(about.statement) if about else ""))
        except Exception as error:
            raise failure_of(bound, document.path, None, error) from error


def _take_turns(bound: Bound, turns: Iterable[_Turn]) -> None:
    """Run one rule on the goals of all documents."""
    check = bound.check
    for document, arguments, goals, hits in turns:
        context = arguments[bound.rule.context]
        goal = None
        try:
            for goal in goals:  # spreading nothing would cost half as much as most rules do
                for finding in check(goal, *context) if context else check(goal):
                    hits.append(Hit(bound, finding, goal.id, str(goal.statement)))
        except Exception as error:
            raise failure_of(bound, document.path, goal, error) from error
