"""Two versions of the goals in, a report of what changed out: a pure function, today included."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from goalkit.config import Config
from goalkit.diagnostic import Case, Report
from goalkit.dispatch import Dispatch
from goalkit.english import Calendar
from goalkit.english.comparing.way import only_way
from goalkit.hit import Hit, diagnostics_of, failure_of, hide, place_of
from goalkit.lint import Linter
from goalkit.model.given import given_documents
from goalkit.model.versions import rewritten, said, versions_of
from goalkit.registry import all_rules, rules_of_files
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from goalkit.diagnostic import Diagnostic
    from goalkit.english import Measure
    from goalkit.model import Change, Document, Removal
    from goalkit.model.change import Version
    from goalkit.model.goal import Goal
    from goalkit.model.versions import Versions
    from goalkit.rule import Rule
    from goalkit.text import Span

__all__ = ["Comparison", "Difference", "Event", "Heading", "diff"]

UNREAD = frozenset({"unreadable-file", "invalid-syntax", "file-too-large"})
"""The rules of files that say why one of them can't be compared."""

BEFORE = "before:"
"""What sets the path of an old file apart from that of the new one in messages, where both are called the same."""

NOT_COMPARED = frozenset({"id", "statement", "reading", "named", "parent", "parent_named", "label", "period"})
"""Fields that say where a goal stands or what it is called, or that are compared in a way of their own."""

What = Literal["added", "removed", "moved", "changed"]


class Difference(NamedTuple):
    """A part of a goal that says something else now; None where it says nothing."""

    name: str
    before: str | None
    after: str | None


class Event(NamedTuple):
    """What happened to one goal: `before` is None for a new one, `after` for one that is gone."""

    what: What
    before: Version | None
    after: Version | None
    differences: tuple[Difference, ...] = ()


class Heading(NamedTuple):
    """What a file says of all its goals, where that changed; `name` is what both versions call it."""

    name: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    r"""What changed between two versions: the findings about it, and what became of every goal.

    `headings` has what files say of all their goals, where that changed, and `paths` the new path of each file that
    there is, by what both versions call it. `unread` names the files of which one version could not be read, so that
    nothing is said of their goals.

    >>> import goalkit
    >>> before, after = (goalkit.read(f"- KR: Falls drop from 9 to {to} a month\n", path="ward.md") for to in (3, 6))
    >>> [event] = goalkit.diff([before], [after]).events
    >>> event.what, event.differences
    ('changed', (Difference(name='target', before='3', after='6'),))
    """

    report: Report
    versions: Versions
    headings: tuple[Heading, ...]
    paths: Mapping[str, str]

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every goal that came, went, moved to another place or says something else, in the order of the new files."""
        return tuple(_events(self.versions))

    @property
    def unread(self) -> tuple[str, ...]:
        """The files that could not be compared."""
        return self.versions.unread


def diff(  # noqa: PLR0913 (the rest are keywords)
    old: Iterable[Document],
    new: Iterable[Document],
    config: Config | None = None,
    today: datetime.date | None = None,
    *,
    old_root: str = "",
    new_root: str = "",
    cases: bool = False,
) -> Comparison:
    r"""Compare two versions of the goals, and check what changed against the rules about changes.

    Goals are the same where their authors gave them one id, else where they say the same; a goal that only moved is
    no change. Both versions of a file have the same path once `old_root` and `new_root` are taken off. Rules that need
    to know the day, which are most, are silent where `today` is None. With `cases` the report names every goal. Raises
    `RuleError` if a rule fails, and `TypeError` for what are no documents.

    >>> import datetime, goalkit
    >>> before = goalkit.read("# Ward, Q1 2027\n- KR: Falls drop from 9 to 3 a month\n", path="ward.md")
    >>> after = goalkit.read("# Ward, Q1 2027\n- KR: Falls drop from 9 to 6 a month\n", path="ward.md")
    >>> found = goalkit.diff([before], [after], today=datetime.date(2027, 2, 1))
    >>> [finding.rule for finding in found.report.diagnostics]
    ['target-eased']
    """
    config = config or Config()
    after = _by_name(new, new_root)
    taken = {one.path for one in after.values()}
    before = {
        name: replace(one, path=f"{BEFORE}{one.path}") if one.path in taken else one
        for name, one in _by_name(old, old_root).items()
    }
    versions = versions_of(before, after)
    diagnostics, ignored = _checked(versions, after, config, today)
    documents = list(after.values())
    report = Report(
        diagnostics=tuple(sorted(diagnostics, key=place_of)),
        documents=len(documents),
        goals=sum(len(one.goals) for one in documents),
        ignored=ignored,
        cases=tuple(Case(one.path, goal.id, str(goal.statement)) for one in documents for goal in one.goals)
        if cases
        else (),
    )
    return Comparison(
        report, versions, tuple(_headings(before, after)), {name: one.path for name, one in after.items()}
    )


def _by_name(documents: Iterable[Document], root: str) -> dict[str, Document]:
    return {one.path.removeprefix(root): one for one in sorted(given_documents(documents), key=lambda one: one.path)}


def _checked(
    versions: Versions, after: Mapping[str, Document], config: Config, today: datetime.date | None
) -> tuple[list[Diagnostic], int]:
    """What the rules say, and how many of their findings ignore comments hid."""
    linter = Linter(config, today, [one for name, one in rules_of_files().items() if name in UNREAD])
    found = {one.path: one for one in after.values()}
    diagnostics = [that for one in found.values() if one.problems for that in linter.check(one).diagnostics]
    hits: dict[str, list[Hit]] = {}
    for path, hit in _hits(versions, _Rules(config, today)):
        hits.setdefault(path, []).append(hit)
    quotes = _Quotes(versions)
    ignored: Counter[tuple[int, str]] = Counter()
    for path, mine in hits.items():
        heard, hidden = hide(mine, found[path].ignores)
        ignored += hidden
        # What a document says for all its goals changed once, however many goals it is about.
        once: dict[tuple[str, Span, str], Diagnostic] = {}
        for that in diagnostics_of(heard, path, quotes.get, found[path]):
            once.setdefault((that.rule, that.span, that.message), that)
        diagnostics += once.values()
    return diagnostics, ignored.total()


class _Rules:
    """The rules about changes, bound to levels and options by the file that they speak about."""

    def __init__(self, config: Config, today: datetime.date | None) -> None:
        self.config = config
        self.rules: tuple[Rule, ...] = tuple(one for one in all_rules().values() if one.of_changes)
        self.context = {Calendar: config.calendar, datetime.date: today}
        self.today = today
        self.known: dict[tuple[int, ...], Dispatch] = {}

    def hits(self, node: Change | Removal, path: str, goal: Goal | None) -> Iterator[Hit]:
        """What they say of one change; its findings stand in the new version of the file."""
        overrides = self.config.overrides_for(path)
        key = tuple(map(id, overrides))
        if key not in self.known:
            self.known[key] = Dispatch(self.rules, self.config, overrides, self.today)
        for bound in self.known[key].on.values():
            if not isinstance(node, bound.rule.looks_at):
                continue
            arguments: list[Any] = [self.context[kind] for kind in bound.rule.context]
            try:
                for finding in bound.check(node, *arguments):
                    yield Hit(bound, finding, goal.id if goal else None, str(goal.statement) if goal else "")
            except Exception as error:
                raise failure_of(bound, path, goal, error) from error


def _hits(versions: Versions, rules: _Rules) -> Iterator[tuple[str, Hit]]:
    """Let the rules look at everything that is surely the same plan as before."""
    for change in versions.changes:
        if not change.is_new_plan and not rewritten(change):
            path = change.after.document.path
            yield from ((path, hit) for hit in rules.hits(change, path, change.after.goal))
    for removal in versions.removals:
        if not removal.is_new_plan and removal.place is not None:
            path = removal.document.path
            above = removal.above.after.goal if removal.above is not None else None
            yield from ((path, hit) for hit in rules.hits(removal, path, above))


class _Quotes(dict[str, dict[int, str]]):
    """Source lines by path and number, of both versions, taken apart when a report first quotes one."""

    def __init__(self, versions: Versions) -> None:
        super().__init__()
        both = [version for one in versions.changes for version in (one.before, one.after)]
        both += [one.before for one in versions.removals]
        self.sources = {one.document.path: one.document.source for one in both}
        self.sources |= {one.document.path: one.document.source for one in versions.removals}

    def get(self, path: str, default: Any = None) -> Any:  # noqa: ANN401 (as a dictionary has it)
        """The lines of a file."""
        if path not in self and path in self.sources:
            lines = self.sources[path].replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self[path] = dict(enumerate(lines, 1))
        return super().get(path, default)


def _events(versions: Versions) -> Iterator[Event]:
    found = [Event("added", None, one) for one in versions.added]
    for change in versions.changes:
        differences = tuple(_differences(change))
        if differences:
            found.append(Event("changed", change.before, change.after, differences))
        elif _has_moved(change):
            found.append(Event("moved", change.before, change.after))
    yield from sorted(found, key=_in_new)
    yield from (Event("removed", one, None) for one in versions.removed)


def _headings(before: Mapping[str, Document], after: Mapping[str, Document]) -> Iterator[Heading]:
    for name in sorted(before.keys() & after.keys()):
        one, two = before[name], after[name]
        if one.problems or two.problems:
            continue
        periods = [document.period.text if document.period is not None else None for document in (one, two)]
        pairs = {"title": (one.title, two.title), "owner": (one.owner, two.owner), "period": (periods[0], periods[1])}
        found = [Difference(what, _line(was), _line(now)) for what, (was, now) in pairs.items()]
        if differences := tuple(each for each in found if each.before != each.after):
            yield Heading(name, differences)


def _in_new(event: Event) -> tuple[str, int, int]:
    version = event.after
    assert version is not None  # noqa: S101 (removed goals are listed behind the others)
    return version.name, *version.goal.statement.span[:2]


def _has_moved(change: Change) -> bool:
    """Whether it stands in another file or below another goal; a line up or down is no move."""
    before, after = change.before.parent, change.after.parent
    elsewhere = (before is None) != (after is None) or (before is not None and change.above is None)
    return change.before.name != change.after.name or elsewhere


def _differences(change: Change) -> Iterator[Difference]:
    one, two = change.before.goal, change.after.goal
    if one.kind != two.kind:
        yield Difference("kind", one.kind.replace("_", " "), two.kind.replace("_", " "))
    figures = list(_figures(one, two))
    if said(one) != said(two) and not (figures and _only_figures(one, two)):
        yield Difference("words", _line(one.statement), _line(two.statement))
    yield from figures
    if one.period is not None and two.period is not None and one.period.text != two.period.text:
        yield Difference("period", _line(one.period.text), _line(two.period.text))
    shown = {figure.name for figure in figures}
    names = [each.name for each in fields(one)] + [each.name for each in fields(two) if not hasattr(one, each.name)]
    for name in names:
        was, now = (_written(getattr(goal, name, None)) for goal in (one, two))
        if was != now and name not in NOT_COMPARED | shown:
            yield Difference(name.replace("_", " "), was, now)


def _figures(one: Goal, two: Goal) -> Iterator[Difference]:
    """What the sentences and the fields beside them measure, from where to where, by when."""
    old, new = only_way(one.reading.measures), only_way(two.reading.measures)
    for name in ("baseline", "target", "change"):
        was, now = _figure(old, name), _figure(new, name)
        if was != now:
            yield Difference(name, was, now)
    limits = [goal.reading.deadline for goal in (one, two)]
    before, after = (_line(limit.text) if limit is not None else None for limit in limits)
    if before != after:
        yield Difference("deadline", before, after)


def _figure(measure: Measure | None, name: str) -> str | None:
    quantity = getattr(measure, name, None)
    return None if quantity is None else _line(quantity.text)


def _only_figures(one: Goal, two: Goal) -> bool:
    """Whether the sentences say the same once their numbers and dates are taken out."""

    def frame(goal: Goal) -> str:
        left = str(goal.statement)
        limits = [limit.text for limit in goal.reading.deadlines]
        for piece in [*limits, *(quantity.text for quantity in goal.reading.quantities)]:
            left = left.replace(str(piece), "#", 1)
        return " ".join(left.casefold().split())

    return frame(one) == frame(two)


def _written(value: object) -> str | None:
    """What an author wrote into a field; None for nothing, and for what goalkit worked out."""
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value if isinstance(one, Text)) or None
    return _line(value) if isinstance(value, Text) else None


def _line(words: str | None) -> str | None:
    return " ".join(words.split()) if words else None
