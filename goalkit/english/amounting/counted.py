"""What a clause counts: people of one's own or others, money, or pieces that a team itself writes and holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.clauses.phrase import heads
from goalkit.english.numbers.units import counted_noun
from goalkit.english.words.nouns import is_people, singular

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.numbers.numeral import Number

__all__ = ["STAFF", "counts_content", "counts_money", "counts_people", "work_wins"]


# People of the organisation itself, and bodies that act for it: what they do is work.
STAFF = frozenset(
    (
        "employee manager staff teacher engineer developer coach joiner officer nurse clinician colleague "
        "lead everyone everybody council board committee "
        "agency department office authority directorate team squad analyst trainer supervisor trustee director ministry"
    ).split()
)


# What a team itself writes and holds; more of it is more work, from whatever start.
_CONTENT = frozenset(
    (
        "post article blog release workshop talk video webinar newsletter episode training campaign feature "
        "story interview tutorial"
    ).split()
)


def counts_content(names: tuple[str, ...]) -> bool:
    """Whether the first of some head nouns is content: “posts”, “talks”, “releases”."""
    return bool(names) and singular(names[0]) in _CONTENT


def counts_people(parsed: Parsed, number: Number) -> bool:
    """Whether a number counts people: “grow the newsletter to 30,000 subscribers”."""
    noun = counted_noun(parsed.tokens, number.last) if number.unit is None else None
    return noun is not None and is_people(noun)


def work_wins(parsed: Parsed, clause: Clause) -> bool:
    """Whether the metric found in the object is only part of a deliverable's name (“churn dashboard”)."""
    names = heads(parsed.tokens, clause.object[0], clause.object[1], parsed.asides)
    return bool(names) and not any(one.first <= names[0] < one.last for one in parsed.found)


def counts_money(parsed: Parsed, clause: Clause) -> bool:
    """Whether a deciding number of a clause is an amount of money."""
    return any(
        number.unit is not None and len(number.unit) == 3 and number.unit.isupper()
        for number in parsed.deciding_in(clause)
    )
