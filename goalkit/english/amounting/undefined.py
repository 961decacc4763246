"""The words on which it turns whether a statement was met, and that nobody has defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.amounting.endless import undefined_claim, undefined_gain
from goalkit.english.amounting.event import is_event
from goalkit.english.amounting.vagueness import undefined, unnamed_targets, vague_tokens
from goalkit.english.clauses.deed import ordered_by
from goalkit.english.clauses.phrase import heads
from goalkit.english.measuring.roles import CHANGE_NOUNS
from goalkit.english.words.closed import COMPARATIVES
from goalkit.english.words.nouns import singular

if TYPE_CHECKING:
    from goalkit.english.clauses.clause import Clause
    from goalkit.english.measuring.parsed import Parsed
    from goalkit.english.reading import Measured

__all__ = ["vague_words"]

# Verbs of change whose end is nothing at all, so that no amount is missing.
_ENDING = frozenset("eliminate eradicate mitigate prevent cease avoid".split())


# Words that leave open how much of a deliverable there should be.
_UNSIZED = COMPARATIVES | frozenset(
    "some several many few enough sufficient adequate appropriate significant small various".split()
)


def vague_words(parsed: Parsed, how: Measured, decisive: Clause | None) -> list[tuple[int, int]]:
    """The words on which it turns whether the statement is met, as token ranges."""
    if how == "quantity" or decisive is None:
        return []
    found: set[int] = set()
    for clause in parsed.clauses:
        if how == "event" and is_event(parsed, clause):
            unsized = vague_tokens(parsed, clause.object, strict=False)
            found.update(at for at in unsized if parsed.tokens[at].low in _UNSIZED)
        else:
            found.update(_vague_in_clause(parsed, clause))
    return [(at, at + 1) for at in sorted(found)]


def _vague_in_clause(parsed: Parsed, clause: Clause) -> list[int]:
    """The words that leave open what a clause asks for: a verb without an amount, or words without a size."""
    if clause.verb >= 0 and clause.sense in ("increase", "decrease", "improve") and clause.lemma not in _ENDING:
        return [clause.verb]
    words = vague_tokens(parsed, (clause.first, clause.last), strict=True) or undefined(parsed, clause)
    if not words and clause.shape == "nominal":
        # “reduction of complaints” leaves open by how much, as “reduce complaints” does
        order = ordered_by(parsed.tokens, clause, parsed.asides)
        words = [
            at
            for at in heads(parsed.tokens, *clause.object, parsed.asides)[:1]
            if parsed.low(at) in CHANGE_NOUNS
            or singular(parsed.low(at)) in CHANGE_NOUNS
            or (order is not None and order.sense in ("increase", "decrease", "improve") and at == order.verb)
        ]
    if not words and clause.shape == "imperative":
        words = undefined_gain(parsed, clause)
    if not words and clause.shape == "active":
        words = undefined_claim(parsed, clause)
    reaches = clause.lemma in ("achieve", "meet", "hit", "reach", "accomplish")
    return [clause.verb] if not words and reaches and unnamed_targets(parsed, clause) else words
