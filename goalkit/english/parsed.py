"""A statement with everything that was found in it, for the judgements to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.phrase import heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.clause import Clause
    from goalkit.english.measures import Roles
    from goalkit.english.naming import Found
    from goalkit.english.numbers import Number
    from goalkit.english.token import Token

_OWN_ACTORS = frozenset("we team i our squad department".split())


class Parsed(NamedTuple):
    """A statement with everything that was found in it."""

    tokens: Sequence[Token]
    asides: Sequence[bool]
    timed: Sequence[bool]
    clauses: Sequence[Clause]
    numbers: Sequence[Number]
    found: Sequence[Found]
    roles: Roles
    fields: bool
    """Whether a neighbouring field states the target."""

    def lows(self, first: int, last: int) -> list[str]:
        """The lower-case words of tokens[first:last]."""
        return [token.low for token in self.tokens[first:last]]

    def heads(self, bounds: tuple[int, int]) -> list[str]:
        """The head nouns in a token range, in lower case."""
        return [self.tokens[at].low for at in heads(self.tokens, bounds[0], bounds[1], self.asides)]

    def deciding_in(self, clause: Clause) -> list[Number]:
        """The numbers of a clause that say how far to go."""
        return [
            number
            for at, number in enumerate(self.numbers)
            if at in self.roles.deciding and clause.first <= number.first < clause.last
        ]

    def metric_in(self, bounds: tuple[int, int]) -> bool:
        """Whether a well-known metric stands in a token range."""
        return any(bounds[0] <= one.first < bounds[1] for one in self.found)


def is_own(parsed: Parsed, clause: Clause) -> bool:
    """Whether the subject is the team itself: “we”, “the platform team”."""
    subject = parsed.heads(clause.subject)
    first = parsed.tokens[clause.subject[0]].low if clause.subject[1] > clause.subject[0] else ""
    return first in ("we", "i") or (
        bool(subject) and (subject[0] in _OWN_ACTORS or subject[-1] in ("team", "teams", "squad"))
    )
