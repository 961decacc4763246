"""Which edits are made: round by round, each round read and linted again before it counts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from goalkit.fix.changing import Outside, changed, overlapping
from goalkit.fix.sameness import says_the_same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from goalkit.diagnostic import Diagnostic, Replacement, Report
    from goalkit.lint import Checked, Linter
    from goalkit.model import Document
    from goalkit.text import Span

    Read = Callable[[str, str], Document]

__all__ = ["Declined", "Fixed", "Fixing", "fix"]

ROUNDS = 20
"""So often edits are looked for again, where others stood in their way; two rounds are usual."""


class Declined(NamedTuple):
    """A finding whose edit was not made, and a clause that says why."""

    diagnostic: Diagnostic
    why: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of a source: its text, the findings whose edits were made, and those whose edits were not.

    A finding in `made` may hold on: an edit that opens a slot waits for the author.
    """

    source: str
    made: tuple[Diagnostic, ...] = ()
    declined: tuple[Declined, ...] = ()


@dataclass(slots=True)
class _State:
    """A source on its way."""

    source: str
    document: Document | None = None
    made: list[Diagnostic] = field(default_factory=list)
    declined: list[Declined] = field(default_factory=list)


class _Trial(NamedTuple):
    """A source with some edits in it, read and linted."""

    source: str
    document: Document
    checked: Checked


def fix(source: str, linter: Linter, read: Callable[[str], Document], *, unsafe: bool = False) -> Fixed:
    r"""Make the edits that a linter's rules offer for one document: the safe ones, or all.

    `source` is the text as it stands, with any line ends; `read` makes a document of such a text.

    >>> import goalkit
    >>> from goalkit.lint import Linter
    >>> draft = "# Objective: Parcels arrive on the day we name\r\n- KR: Aim to cut late parcels from 9% to 5%\r\n"
    >>> fix(draft, Linter(), goalkit.read, unsafe=True).source.splitlines()[1]
    '- KR: Cut late parcels from 9% to 5%'
    """
    document = read(source)
    path = document.path
    fixing = Fixing({path: source}, [linter.check(document)], linter, lambda _, text: read(text), unsafe=unsafe)
    fixing.run()
    return fixing.of(path)


class Fixing:
    """Makes the edits of many documents, of which all findings are known.

    `sources` has the texts that may be changed, by path; `checked` is what the linter said of these and of all other
    documents of the run. `read` makes a document of a path and a text. `shown` leaves of a report what is to be
    mended, as a baseline or a choice of rules does: nothing else is, and nothing may come to it either.
    """

    def __init__(  # noqa: PLR0913 (all but the first four are by name)
        self,
        sources: Mapping[str, str],
        checked: Iterable[Checked],
        linter: Linter,
        read: Read,
        *,
        unsafe: bool = False,
        shown: Callable[[Report], Report] = lambda report: report,
    ) -> None:
        self.linter = linter
        self.read = read
        self.unsafe = unsafe
        self.shown = shown
        self._states = {path: _State(text) for path, text in sources.items()}
        self._checked = {one.path: one for one in checked}
        self._tried: dict[tuple[Diagnostic, ...], _Trial | str] = {}
        self._found = linter.report(self._checked.values())

    def run(self) -> None:
        """Make edits until none is left that may be made."""
        for _ in range(ROUNDS):
            if not self._round():
                return

    def of(self, path: str) -> Fixed:
        """What came of a source."""
        state = self._states[path]
        return Fixed(state.source, tuple(state.made), tuple(state.declined))

    @property
    def report(self) -> Report:
        """What is found now, with the edits made, as far as it is to be mended."""
        return self.shown(self._found)

    def _round(self) -> bool:
        """Make every edit that may be made now, the safe ones before all others; say whether there was one."""
        self._tried.clear()
        for state in self._states.values():
            state.declined.clear()
        kept = self._kept(safe=True)
        if not kept and self.unsafe:
            kept = self._kept(safe=False)
        for path, edits in _by_path(kept).items():
            trial = self._trial(edits)
            if isinstance(trial, _Trial):
                state = self._states[path]
                state.source, state.document = trial.source, trial.document
                state.made += edits
                self._checked[path] = trial.checked
        if kept:
            self._found = self.linter.report(self._checked.values())
        return bool(kept)

    def _kept(self, *, safe: bool) -> list[Diagnostic]:
        """The findings whose edits are made in a round."""
        # One file after the other first: what stands in the way of an edit is nearly always in the file itself.
        kept = [one for edits in self._plan(safe=safe).values() for one in self._sifted(edits, self._alone)]
        return self._sifted(kept, self._together) if kept else []

    def _plan(self, *, safe: bool) -> dict[str, list[Diagnostic]]:
        """The findings whose edits may be made together, by path; of two about the same words, the first."""
        found: dict[str, list[Diagnostic]] = {}
        taken: dict[str, list[Span]] = {}
        for one in self.report.diagnostics:
            if one.edits and one.path in self._states and all(edit.safe for edit in one.edits) is safe:
                there = taken.setdefault(one.path, [])
                if _are_free(there, one.edits):
                    for edit in one.edits:
                        insort(there, edit.span)
                    found.setdefault(one.path, []).append(one)
        return found

    def _sifted(
        self, edits: Sequence[Diagnostic], objection: Callable[[Sequence[Diagnostic]], str | None]
    ) -> list[Diagnostic]:
        """Those of some edits that may be made together; halves are tried where a whole can't be."""
        kept: list[Diagnostic] = []
        waiting = [list(edits)]
        while waiting:
            some = waiting.pop()
            why = objection([*kept, *some])
            if why is None:
                kept += some
            elif len(some) == 1:
                self._states[some[0].path].declined.append(Declined(some[0], why))
            else:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]
        return kept

    def _alone(self, edits: Sequence[Diagnostic]) -> str | None:
        """Why edits in one document can't be made, as far as that document tells."""
        trial = self._trial(edits)
        return trial if isinstance(trial, str) else None

    def _together(self, edits: Sequence[Diagnostic]) -> str | None:
        """Why edits in several documents can't be made."""
        checked = dict(self._checked)
        for path, some in _by_path(edits).items():
            trial = self._trial(some)
            if isinstance(trial, str):
                return trial
            checked[path] = trial.checked
        after = self.linter.report(checked.values())
        return _brought(self._found.diagnostics, after.diagnostics) or _brought(
            self.report.diagnostics, self.shown(after).diagnostics
        )

    def _trial(self, edits: Sequence[Diagnostic]) -> _Trial | str:
        """Make edits in one document and read it again, or say why they can't be made."""
        key = tuple(edits)
        if key not in self._tried:
            self._tried[key] = self._made(edits[0].path, [edit for one in edits for edit in one.edits])
        return self._tried[key]

    def _made(self, path: str, edits: Sequence[Replacement]) -> _Trial | str:
        state = self._states[path]
        if state.document is None:
            state.document = self.read(path, state.source)
        try:
            source = changed(state.source, edits)
        except Outside as error:
            return str(error)
        document = self.read(path, source)
        if not says_the_same(state.document, document, edits):
            return "more than these words would be read otherwise"
        checked = self.linter.check(document)
        return _brought(self._checked[path].diagnostics, checked.diagnostics) or _Trial(source, document, checked)


def _by_path(edits: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for one in edits:
        found.setdefault(one.path, []).append(one)
    return found


def _are_free(taken: Sequence[Span], edits: Sequence[Replacement]) -> bool:
    """Whether none of some edits is about words that others are about; `taken` are in order, and apart."""
    for edit in edits:
        at = bisect_left(taken, edit.span)
        if any(overlapping(edit.span, other) for other in taken[max(at - 1, 0) : at + 1]):
            return False
    return True


def _brought(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> str | None:
    """Name a finding that wasn't there before, None where there is none."""
    known = Counter(map(_known_as, before))
    for one in after:
        known[_known_as(one)] -= 1
        if known[_known_as(one)] < 0:
            return f"{one.rule} would then speak at line {one.span.line}"
    return None


def _known_as(one: Diagnostic) -> tuple[str, str, str | None]:
    return one.rule, one.path, one.goal
