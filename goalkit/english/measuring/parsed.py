"""A statement with everything that was found in it, for each step to look at what the steps before it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.clauses.phrase import heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.naming import Found
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.reading import Measure
    from goalkit.english.words.token import Token
    from goalkit.text import Text

_OWN_ACTORS = frozenset("we team i our squad department".split())


class Roles(NamedTuple):
    """The measures of a statement, and which of its numbers say how far to go."""

    measures: tuple[Measure, ...] = ()
    deciding: frozenset[int] = frozenset()
    """Indexes of the numbers that are a target or an amount of change."""
    by_without_start: bool = False
    """Whether a change by an amount is stated with no start value."""
    baselines: frozenset[int] = frozenset()
    """Indexes of the numbers that are start values."""


_NO_ROLES = Roles()


@dataclass(slots=True, eq=False)
class Parsed:
    """A statement with everything that was found in it; `roles` and `fields` come last."""

    text: Text
    tokens: Sequence[Token]
    asides: Sequence[bool]
    """For each token, whether it is said beside the statement: in brackets, or as its date."""
    clauses: Sequence[Clause]
    numbers: Sequence[Number]
    found: Sequence[Found]
    """The well-known metrics that it names."""
    heads_of: dict[tuple[int, int], tuple[str, ...]]
    """The head nouns of the token ranges that were asked for; one after the other looks at subject and object."""
    roles: Roles = _NO_ROLES
    fields: bool = False
    """Whether a neighbouring field states the target."""

    def low(self, at: int) -> str:
        """The lower-case word at an index, empty where there is none."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def breaks(self, at: int) -> bool:
        """Whether what is said beside the statement begins or ends right before an index: “to 60 | (phase two)”."""
        return 0 < at < len(self.tokens) and self.asides[at] != self.asides[at - 1]

    def lows(self, first: int, last: int) -> list[str]:
        """The lower-case words of tokens[first:last]."""
        return [token.low for token in self.tokens[first:last]]

    def slice(self, first: int, last: int) -> Text:
        """The text of tokens[first:last], and of one token at least."""
        return self.text[self.tokens[first].start : self.tokens[max(last, first + 1) - 1].end]

    def heads(self, bounds: tuple[int, int]) -> tuple[str, ...]:
        """The head nouns in a token range, in lower case."""
        found = self.heads_of.get(bounds)
        if found is None:
            tokens = self.tokens
            found = tuple([tokens[at].low for at in heads(tokens, bounds[0], bounds[1], self.asides)])
            self.heads_of[bounds] = found
        return found

    def clause_at(self, at: int) -> Clause | None:
        """The clause that a token belongs to, or else the first."""
        for clause in self.clauses:
            if clause.first <= at < clause.last:
                return clause
        return self.clauses[0] if self.clauses else None

    def deciding_in(self, clause: Clause) -> list[Number]:
        """The numbers of a clause that say how far to go."""
        if not self.roles.deciding:
            return []
        return [
            number
            for at, number in enumerate(self.numbers)
            if at in self.roles.deciding and clause.first <= number.first < clause.last
        ]

    def metric_in(self, bounds: tuple[int, int]) -> bool:
        """Whether a well-known metric stands in a token range."""
        return any(bounds[0] <= one.first < bounds[1] for one in self.found)


def is_denied(parsed: Parsed, clause: Clause) -> bool:
    """Whether the verb is denied: “apps do not fail”, “the roof no longer leaks”."""
    return not {"not", "longer"}.isdisjoint(parsed.lows(clause.subject[1] - 1, clause.verb))


def is_own(parsed: Parsed, clause: Clause) -> bool:
    """Whether the subject is the team itself: “we”, “the platform team”."""
    subject = parsed.heads(clause.subject)
    return bool(subject) and (subject[0] in _OWN_ACTORS or subject[-1] in ("team", "teams", "squad"))
