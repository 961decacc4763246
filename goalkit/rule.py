"""What a rule is, and what it yields."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_type_hints

from goalkit.case import kebab
from goalkit.english import Calendar
from goalkit.model import Change, Document, Framework, Goal, Ignore, Portfolio, Removal
from goalkit.text import Span, Text

if TYPE_CHECKING:
    from goalkit.english.phrasing.rewriting import Put
    from goalkit.example import Example

__all__ = [
    "AtLeast",
    "Category",
    "Edit",
    "Finding",
    "Level",
    "Related",
    "Rule",
    "RuleError",
    "put",
    "rule",
]

Category = Literal["correctness", "suspicious", "clarity", "coaching", "pedantic", "house"]
"""What a rule promises, from “cannot be wrong” to “our house wants it so”.

>>> import goalkit
>>> sorted({one.category for one in goalkit.all_rules().values()} - {"house", "pedantic"})
['clarity', 'coaching', 'correctness', 'suspicious']
"""

Level = Literal["error", "warning", "advice", "off"]
"""How loud a rule is.

>>> import goalkit
>>> goalkit.all_rules()["missing-baseline"].level
'warning'
"""

LEVELS: dict[Category, Level] = {
    "correctness": "error",
    "suspicious": "warning",
    "clarity": "warning",
    "coaching": "advice",
    "pedantic": "off",
    "house": "off",
}
"""A category is a promise of precision; it decides how loud a rule is where no config says otherwise."""

CHANGES = (Change, Removal)
"""What rules that compare two versions look at."""

CONTEXTS = (Document, Calendar, datetime.date)
"""What a rule may ask for beside the node it looks at, by annotation."""


class RuleError(Exception):
    """A rule that fails; the run stops, for a rule that silently doesn't run is worse.

    >>> from goalkit.rule import rule
    >>> @rule(category="coaching", since="1.0")
    ... def shouted(goal):
    ...     'A rule that says nothing of what it looks at.'
    >>> try:
    ...     shouted.looks_at
    ... except RuleError as error:
    ...     print(str(error).partition(" (")[0])
    rule shouted: annotate its first parameter with what it looks at
    """


class AtLeast(NamedTuple):
    """The smallest value that an option may have: `most: Annotated[int, AtLeast(1)] = 3`.

    >>> AtLeast(1).ge
    1
    """

    ge: float

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], dict[str, Any]]
    ) -> dict[str, Any]:
        # pydantic asks what stands in an annotation; that way a run without a config needs no library of limits.
        return {**handler(source), "ge": self.ge}


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that proves a finding, and a clause that says what stands there.

    >>> from goalkit.text import Text
    >>> Related(Text("from 40", line=3, column=12), "it starts at 40 here").span.line
    3
    """

    at: Text | Span
    message: str
    path: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return _span_of(self.at)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a place by words, which are written as the file's format asks.

    `safe`: the meaning stays; otherwise the author must look. What only the author knows is a slot: “<baseline>”.

    >>> from goalkit.text import Text
    >>> Edit(Text("aim to cut", line=3, column=7), "cut")
    Edit(at='aim to cut', text='cut', safe=False)
    """

    at: Text | Span
    text: str
    safe: bool = False

    @property
    def span(self) -> Span:
        """Where the words stand that it replaces."""
        return _span_of(self.at)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place a rule speaks about.

    `message` is one clause in the author's own words, `ask` the question whose answer would clear it
    (or the next step). `edits` belong together, and are made all or none; a rule about the portfolio offers none.
    `slots` are the open slots that wait for that answer. `goal` is needed only where the rule doesn't look at a goal
    itself, `path` only where it looks at the portfolio.

    >>> from goalkit.text import Text
    >>> statement = Text("OPEN THE KITCHEN", line=2, column=3)
    >>> Finding(statement, "the whole goal is in capitals", ask="which of its words are names?").span.column
    3
    """

    at: Text | Span
    message: str
    ask: str | None = None
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    slots: tuple[Text, ...] = ()
    goal: str | None = None
    path: str | None = None

    @property
    def span(self) -> Span:
        """Where the words stand that caused it."""
        return _span_of(self.at)


def _span_of(at: Text | Span) -> Span:
    return at.span if isinstance(at, Text) else at


def put(words: Put | None) -> tuple[Edit, ...]:
    """The edit that puts words into a sentence, where there are any.

    >>> put(None)
    ()
    """
    return () if words is None else (Edit(words.at, words.words),)


Check = Callable[..., Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A check with everything said about it, nearly all read off one function.

    The function's name is the rule's, the annotation of its first parameter says what it looks at,
    further positional parameters ask for context by type (`Document`, `Calendar`, and `datetime.date`
    for today), keyword-only parameters are its options, and its docstring is its page, its explanation
    and its tests. The portfolio is known only once all documents were read and forgotten, so it is no
    context: a rule that needs it looks at it, and then no document is at hand.

    >>> import goalkit
    >>> found = goalkit.all_rules()["vanity-north-star"]
    >>> found.looks_at.__name__, found.frameworks, found.level
    ('NorthStar', ('north_star',), 'advice')
    """

    check: Check
    category: Category
    since: str
    sources: tuple[str, ...] = ()
    silences: tuple[str, ...] = ()
    english: bool = False
    """Whether it reasons about English sentences, so that it is silent on goals in other languages."""
    about: tuple[Framework, ...] = ()
    """The frameworks it is about, where what it looks at doesn't say."""
    about_slots: bool = False
    """Whether it only tells of open slots, and adds nothing on those that another finding wants to see filled."""
    url: str = ""
    """Where its page is published, if it is from another package."""

    @cached_property
    def name(self) -> str:
        """The rule's name, kebab-case, as in configs and ignore comments."""
        return kebab(self.check.__name__)

    @cached_property
    def _positional(self) -> list[tuple[str, Any]]:
        hints = get_type_hints(self.check)
        code = self.check.__code__
        return [(name, hints.get(name)) for name in code.co_varnames[: code.co_argcount]]

    @cached_property
    def looks_at(self) -> type:
        """The type of node this rule wants: a kind of goal, an `Ignore`, a `Document`, the `Portfolio` or a change.

        Raises `RuleError` where its first parameter says nothing of the kind.
        """
        wanted = self._positional[0][1] if self._positional else None
        if not (isinstance(wanted, type) and issubclass(wanted, (Goal, Ignore, Document, Portfolio, *CHANGES))):
            raise RuleError(
                f"rule {self.name}: annotate its first parameter with what it looks at "
                f"(a kind of goal, Ignore, Document, Portfolio, Change or Removal), not {wanted!r}"
            )
        return wanted

    @cached_property
    def of_changes(self) -> bool:
        """Whether it compares two versions of the goals, so that `diff` runs it and `lint` doesn't."""
        return issubclass(self.looks_at, CHANGES)

    @cached_property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks whose goals it is about, in alphabetical order; none where it is about goals of any."""
        if self.about:
            return tuple(sorted(self.about))
        return tuple(sorted(_frameworks_of(self.looks_at))) if issubclass(self.looks_at, Goal) else ()

    @cached_property
    def context(self) -> tuple[type, ...]:
        """The types of context it asks for, in the order of its parameters. Raises `RuleError` for any other type."""
        # A change holds its documents, and there are two of them.
        alone = self.looks_at is Portfolio or self.of_changes
        offered = [one for one in CONTEXTS if one is not Document or not alone]
        for name, kind in self._positional[1:]:
            if kind not in offered:
                allowed = ", ".join(one.__name__ for one in offered)
                raise RuleError(f"rule {self.name}: parameter {name} must be one of {allowed}, not {kind!r}")
        return tuple(kind for _, kind in self._positional[1:])

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """Its options with their default values."""
        return dict(self.check.__kwdefaults__ or {})

    @cached_property
    def level(self) -> Level:
        """How loud it is where no config says otherwise."""
        return LEVELS[self.category]

    @cached_property
    def page(self) -> str:
        """What a person should know about it, in Markdown: the docstring without its indentation."""
        lines = (self.check.__doc__ or "").expandtabs().splitlines()
        body = textwrap.dedent("\n".join(lines[1:]))
        return "\n".join([lines[0].strip() if lines else "", body]).strip() + "\n"

    @cached_property
    def summary(self) -> str:
        """The first sentence of its page, without the full stop."""
        return self.page.split("\n", 1)[0].removesuffix(".")

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The examples on its page, flagged and clean."""
        from goalkit.example import examples  # a run needs none

        return tuple(examples(self.page))


def _frameworks_of(kind: type[Goal]) -> set[Framework]:
    """The framework of a kind of goal, or those of all kinds under it; of plain goals, every framework has some."""
    if kind is Goal:
        return set()
    own = {kind.framework} if kind.framework is not None else set()
    return own.union(*(_frameworks_of(one) for one in kind.__subclasses__()))


def rule(  # noqa: PLR0913 (all are keywords)
    *,
    category: Category,
    since: str,
    sources: tuple[str, ...] = (),
    silences: tuple[str, ...] = (),
    english: bool = False,
    about: tuple[Framework, ...] = (),
    about_slots: bool = False,
    url: str = "",
) -> Callable[[Check], Rule]:
    """Turn a function into a rule.

    `since` is the first release that has it (an edition older than that leaves it off), `sources` are
    keys of the bibliography, `silences` names rules that add nothing on a goal where this one speaks. `about` names
    the frameworks that it is about; a rule that looks at goals of one kind need not say it. `about_slots`: it only
    tells that slots are open, and is silent where another finding has them among its `slots`. `english`: it reasons
    about English sentences, and is silent on others. `url` is where a rule of
    another package is explained to people, for reports.

    >>> from collections.abc import Iterator
    >>> from goalkit.model import Goal
    >>> @rule(category="coaching", since="1.0")
    ... def shouted_goal(goal: Goal) -> Iterator[Finding]:
    ...     'A goal is written in capitals.'
    ...     if goal.statement.isupper():
    ...         yield Finding(goal.statement, "the whole goal is in capitals")
    >>> shouted_goal.name, shouted_goal.looks_at.__name__, shouted_goal.level
    ('shouted-goal', 'Goal', 'advice')
    """

    def make(check: Check) -> Rule:
        said = tuple(sources), tuple(silences), english, tuple(about), about_slots, url
        return Rule(check, category, since, *said)

    return make
