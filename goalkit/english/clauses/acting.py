"""Tells whether a word that may be a noun or a verb acts as the verb of its clause, by its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.clauses.attribute import actor_using, are_those, ends_version, tells_how_long
from goalkit.english.words.closed import DETERMINERS, PREPOSITIONS, PRONOUNS
from goalkit.english.words.nouns import is_people, is_state, is_work, singular
from goalkit.english.words.token import NUMBER, SIGN, WORD, Token
from goalkit.english.words.verbs import NOUNLIKE, SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.english.words.verbs import Form

__all__ = ["acts_as_verb"]

# Words that stand behind a verb in the third person, and hardly behind a noun in the plural.
_BEHIND_VERBS = frozenset(
    (
        "to by from its their our a an the at above below under over than it them us more less all no itself one two "
        "three four five < > ≤ ≥"
    ).split()
)


def _many_of(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a phrase is about several things, which a preposition describes: “visits by schools”."""
    at = next((at for at in range(first + 1, last - 1) if tokens[at].low in PREPOSITIONS), first)
    head = tokens[at - 1].low if at > first else ""
    named = not {"a", "an"} & {token.low for token in tokens[at:last]}  # “Plans for a price increase”
    return named and head.endswith("s") and not head.endswith("ss") and tokens[last - 1].kind == WORD


def acts_as_verb(tokens: Sequence[Token], first: int, at: int, last: int, known: Form, asides: Sequence[bool]) -> bool:
    """Whether a word that can be a verb is one here, judged by its neighbours."""
    form = known.form
    before = tokens[_before_aside(tokens, first, at, asides)]
    after = tokens[at + 1] if at + 1 < last else None
    low = tokens[at].low
    if form != "past" and tokens[at].raw[0].isupper() and before.kind == WORD and before.raw[0].isupper():
        return False  # “Package Manager Working Group”: part of a name
    if (
        before.low in DETERMINERS
        or before.low in PREPOSITIONS
        or (before.kind == NUMBER and not ends_version(tokens, at - 1))
        or before.low in ("and", "or", "&", "/")
    ):
        return form == "past" and before.low == "and" and False
    if form == "past":
        # “survey created and sent”, “50 interviews completed”; not “automated tests”, which comes before its noun
        if after is None and before.low in ("just", "simply", "always", "never"):
            return True  # “Self-hosting just works”
        if after is None or after.kind == SIGN or after.low in PREPOSITIONS or after.low in ("and", "or", "to"):
            return (before.kind != SIGN and not before.low.endswith("ly")) or (
                before.kind == SIGN and before.low in (")", '"', "”", "’", "`")
            )
        return after.low.endswith("ly") or after.kind == NUMBER or tells_how_long(tokens, at + 1, last)
    if form == "s":
        if known.lemma in _CARRYING_ON and _says_how(tokens, first, at, last):
            return True
        if are_those(tokens, first, at):
            return False
        if known.lemma == "go" and _goes_one_way(tokens, at + 1, last):
            return True  # “Vandalism in the park goes down”
        if before.low in ("just", "simply", "always", "never") or (after is not None and _grows_up(tokens[at], after)):
            return True  # “Self-service just works”, “The sales team grows up”
        if after is None or (after.kind == SIGN and after.low in (".", "(")):
            return SENSES[known.lemma] in ("increase", "decrease", "improve") and not before.low.endswith("s")
        if after.low.endswith("ing") and known.lemma in _PHASES:
            return True  # “The bill stops growing”
        if after.low == "no" and before.low not in PREPOSITIONS:
            return True  # “Support needs no heroes”
        nounlike = is_work(low) or is_state(low) or known.lemma in NOUNLIKE
        actor = is_people(before.low) or before.low == "team"
        tells = actor and after.low.endswith("ly") and len(after.low) > len("early")  # “The team works sustainably”
        counts = after.kind == NUMBER or after.low in ("to", "by", "one", "two", "three", "four", "five")
        decides = before.low in _BODIES and after.low in PREPOSITIONS  # “The senate votes on the budget”
        if nounlike and not (decides or after.low in DETERMINERS or tells or (counts and not is_work(low))):
            return False
        if is_people(before.low) and after.low in PREPOSITIONS:
            return True
        return (
            after.low in _BEHIND_VERBS
            or after.kind == NUMBER
            or after.low.endswith("ly")
            or (
                before.low.endswith(("ll", "s")) is False
                and singular(low) == low[:-1]
                and not is_work(low)
                and not is_state(low)
                and after.low not in PREPOSITIONS
                and SENSES.get(low[:-1]) in ("increase", "decrease", "other", "reach", "keep")
            )
            or (
                after.low in ("for", "without", "within", "in", "on", "with") and not is_work(low) and not is_state(low)
            )
        )
    if form == "base":
        # “users complete”, “customers renew”: a plural actor and no “to” before it
        if before.low.endswith("ly") and at > first + 1:
            before = tokens[at - 2]  # “agencies increasingly reuse”
        plural = before.low.endswith("s") or before.low in (
            "people",
            "everyone",
            "staff",
            "children",
            "women",
            "men",
            "we",
            "they",
            "i",
        )
        if after is None and SENSES[known.lemma] in ("increase", "decrease") and _many_of(tokens, first, at):
            return True  # “Visits by schools increase”
        actor = (plural and is_people(before.low)) or before.low in ("we", "they", "i", "everyone")
        if (
            not plural
            and not actor
            and not (is_people(tokens[first].low) and tokens[first].low.endswith("s") and low not in NOUNLIKE)
        ):
            return False
        if plural and after is not None and (after.low in DETERMINERS or after.low in PRONOUNS):
            return True  # “Riders plan their day around us”
        if plural and known.lemma in _CARRYING_ON and _say_how(tokens, first, at, last):
            return True
        if plural and known.lemma in _PHASES and after is not None and after.low.endswith("ing"):
            return True  # “Stores stop blaming each other”
        opening = tokens[first].low
        many = is_people(opening) and (opening == "children" or opening.endswith("s"))
        opens = after is not None and (after.low in PREPOSITIONS or after.low in DETERMINERS) and after.low != "of"
        if plural and many and opens and at > first + 1:
            return True  # “Children on the islands sleep under dry roofs”
        if plural and known.lemma == "go" and _goes_one_way(tokens, at + 1, last):
            return True
        if plural and after is not None and _tells_when(tokens, at + 1, last):
            return True  # “Operations start on time”
        bare = at == first + 1 and before.kind == WORD and verb_form(before.low) is None
        if (
            plural
            and bare
            and after is not None
            and after.low.endswith("ly")
            and at + 2 == last
            and len(after.low) > len("early")
        ):
            return True  # “Shops order independently”
        if after is None:
            return (
                actor
                and low not in NOUNLIKE
                and SENSES[known.lemma] in ("other", "reach", "increase", "decrease", "improve", "keep")
            )
        if actor:
            return True
        return (
            low not in NOUNLIKE
            and (
                SENSES[known.lemma] in ("other", "reach", "increase", "decrease", "keep", "make", "be")
                or tokens[first].low in ("all", "most", "both", "many")  # “All branches follow the guide”
            )
            and after is not None
        )
    if form == "ing":
        return actor_using(tokens, at, after)
    return False


def _before_aside(tokens: Sequence[Token], first: int, at: int, asides: Sequence[bool]) -> int:
    """The word before a verb, or before what is said in brackets between them: “families (half of them rural) own”."""
    before = at - 1
    while before > first and asides[before] and tokens[at - 1].low == ")":
        before -= 1
    return at - 1 if before == first and asides[before] else before


_BODIES = frozenset("senate assembly parliament board committee cabinet council jury panel court union".split())
"""Bodies that decide, by a vote or otherwise."""
_CARRYING_ON = frozenset(
    "run work last hold stay live stand go come leave arrive open close start end flow sail".split()
)
"""Verbs of what things do by themselves; many are nouns as well."""


def _says_how(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """“The fleet runs without diesel”, “The money lasts”: of one thing with its article, it is said what it does."""
    if tokens[first].low not in DETERMINERS or at < first + 2 or tokens[at - 1].low.endswith("s"):
        return False
    return at + 1 >= last or (tokens[at + 1].low in PREPOSITIONS and tokens[at + 1].low not in ("of", "per", "for"))


def _say_how(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """“All lifts run on green power”: of several with their article, it is said what they do."""
    return (
        tokens[first].low in DETERMINERS
        and first + 1 < at < last - 1
        and tokens[at + 1].low in PREPOSITIONS
        and tokens[at + 1].low not in ("of", "per", "for")
    )


_PHASES = frozenset("stop start begin keep continue".split())
"""Verbs that say where another one stands: “stops growing”."""


def _tells_when(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether words say how punctually something happens, as is said of no noun."""
    return tokens[at].low in ("early", "late", "again") or (
        tokens[at].low in ("on", "in") and at + 1 < last and tokens[at + 1].low == "time"
    )


def _goes_one_way(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether “up” or “down” ends the clause, so that more or less is meant and no place."""
    return at < last and tokens[at].low in ("up", "down") and (at + 1 >= last or tokens[at + 1].kind == SIGN)


def _grows_up(token: Token, after: Token) -> bool:
    """Whether a verb of change stands before a particle, as no noun does: “grows up”, “slows down”."""
    form = verb_form(token.low)
    return (
        after.low in ("up", "down")
        and form is not None
        and form.lemma not in NOUNLIKE
        and SENSES[form.lemma] in ("increase", "decrease", "improve", "other")
    )
