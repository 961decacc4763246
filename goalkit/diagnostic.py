"""What a run says in the end: findings with everything that a writer of reports needs, and the sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.rule import Category, Level
    from goalkit.text import Span

__all__ = ["Case", "Diagnostic", "Mended", "Place", "Replacement", "Report"]


class Case(NamedTuple):
    """A goal that was looked at, whether or not anything was found."""

    path: str
    goal: str
    statement: str


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file and what to say about it; `quote` is its first source line without the line end."""

    path: str
    span: Span
    message: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    r"""A stretch of the diagnostic's file and the text that would replace it, as it is written there.

    `words` is what a reader then reads in it: of `\<baseline>` in Markdown, the slot without its backslash.
    """

    span: Span
    text: str
    safe: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    r"""A finding with its rule, level and file: everything that a writer of reports needs.

    `goal` is the id as `show` prints it, `statement` that goal's words, `quote` the source line of the
    place without its line end. `owner` answers for the goal, or for the whole file. `slots` are the open slots that
    wait for an answer to `ask`.

    >>> import goalkit
    >>> [finding] = goalkit.lint([goalkit.read("- KR: Noise at night -20%\n", path="ward.md")]).diagnostics
    >>> finding.rule, finding.level, finding.path, finding.span.line, finding.span.column
    ('missing-baseline', 'warning', 'ward.md', 1, 22)
    """

    rule: str
    category: Category
    level: Level
    message: str
    ask: str | None
    path: str
    span: Span
    goal: str | None
    statement: str
    quote: str
    related: tuple[Place, ...] = ()
    edits: tuple[Replacement, ...] = ()
    owner: str | None = None
    slots: tuple[str, ...] = ()


class Mended(NamedTuple):
    """What edits did before a report was made: how many, and how many of these wait for the author to fill a slot.

    `unsafe` says that rewrites were asked for too, so that what is left over can't be edited.
    """

    edits: int
    waiting: int
    unsafe: bool


@dataclass(frozen=True, slots=True)
class Report:
    r"""What a run found, sorted by path and place, and what it looked at.

    `ignored` and `baselined` count findings that comments and the baseline hid; `not_english` counts
    goals on which the rules about sentences were silent. `cases` lists the goals for reports that name
    those without findings too; it is empty unless the run was asked to gather them. `streams` counts value
    streams, which are no goals. `mended` is None where no edits were asked for. `stale` counts findings that
    the baseline agrees to and that are there no more.

    `diagnostics` and `cases` are tuples, unless there are so many that they lie on disk; then they are sequences that
    read a part of themselves at a time.

    >>> import goalkit
    >>> report = goalkit.lint([goalkit.read("- KR: Noise at night -20%\n")])
    >>> report.documents, report.goals, len(report.diagnostics)
    (1, 1, 1)
    """

    diagnostics: Sequence[Diagnostic]
    documents: int
    goals: int
    ignored: int = 0
    baselined: int = 0
    not_english: int = 0
    cases: Sequence[Case] = ()
    streams: int = 0
    mended: Mended | None = None
    stale: int = 0
