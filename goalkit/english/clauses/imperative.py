"""Whether the word that opens a clause commands: “Release the app”, but not “Release notes”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.clauses.finite import find_finite
from goalkit.english.words.closed import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    VAGUE,
    words,
)
from goalkit.english.words.nouns import QUALITIES, is_state, is_work, looks_plural
from goalkit.english.words.token import NUMBER, WORD, Token
from goalkit.english.words.verbs import MOSTLY_NOUNS, NOUNLIKE, SENSES, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence


# Words of other kinds that a determiner may follow all the same: “once the”, “half the”.
_NO_COMMANDS = frozenset(
    (
        "not once both half nor as least most only less more top then right almost nearly today tomorrow even don't"
    ).split()
)


_VERBAL = ("ilitate", "ulate", "inate", "icate", "ivate", "ize", "ise", "ify", "then")
"""Endings that most words have for being verbs."""


def unknown_command(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a word that no lexicon has commands all the same: “Refurbish the ward”."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < last else None
    return (
        token.kind == WORD
        and following is not None
        and (
            following.low in ("the", "a", "an", "our", "their", "all", "its", "every", "each")
            or (following.low in ("up", "out", "off", "down") and at + 2 < last and tokens[at + 2].low in DETERMINERS)
            or (following.low == "at" and at + 2 < last and tokens[at + 2].low in ("least", "most"))
            or (following.kind == NUMBER and at + 2 < last and token.low.endswith(_VERBAL))  # “Rehabilitate 14 wells”
        )
        and verb_form(token.low) is None
        and token.low not in PREPOSITIONS
        and token.low not in DETERMINERS
        and token.low not in PRONOUNS
        and token.low not in RELATIVES
        and token.low not in CONJUNCTIONS
        and token.low not in MODALS
        and token.low not in BE
        and token.low not in HAVE
        and not token.low.endswith(("ly", "s"))
        and token.low not in _NO_COMMANDS
    )


def opens_noun(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the word at hand is followed by what only follows nouns: “Release of”, “Building is”."""
    if at + 1 >= last:
        return True
    following = tokens[at + 1]
    return following.low in _BEHIND_SUBJECTS or _tells(tokens, at, last)


_BEHIND_SUBJECTS = frozenset(
    "of is are was were has will can should must does did doesn't didn't isn't won't can't cannot : per".split()
)


def _tells(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a verb in the third person follows: “Finance closes the month”, not “Release notes”."""
    told = verb_form(tokens[at + 1].low) if at + 2 < last and not tokens[at + 1].glued else None
    return told is not None and told.form == "s" and tokens[at + 2].low in _OWNED and tokens[at].low in NOUNLIKE


_OWNED = frozenset("the our its their us".split())


# Verbs that are nouns as well and still command before a preposition: “Work with”, “Reach out”.
_TAKES_PREPOSITION = words(
    "work hire search contact look talk reach ramp drive drop contract focus switch move change transfer shift vote "
    "matter partner pair follow act meet rank run watch share port experiment"
)


# Verbs with a particle: “set up”, “roll out”; the pair commands where the verb alone might be a noun.
_PARTICLES = {
    verb: tuple(particles)
    for verb, *particles in (
        pair.split()
        for pair in (
            "set up; clean up; open up; sort out; carry out; roll out; phase out in; build out up; stand up; "
            "spin up out; scale up out; "
            "speed up; ramp up; step up; sign up off on; follow up; close out off down; bring in down up; "
            "cut down back; wind down; "
            "start up; write up off; kick off; wrap up; shut down; switch over off on; hand over; fill in out; "
            "draw up; map out; "
            "plan out; test out; tidy up; trial out; reach out; back up; lock down in; point out; print out; "
            "pilot out; show off; "
            "track down; use up; level up; come up; turn off on; break down up even ground; ring back up"
        ).split("; ")
    )
}


def particles_of(verb: str) -> tuple[str, ...]:
    """The particles that make a command of a verb, as “up” does of “set”."""
    return _PARTICLES.get(verb, ())


_NAMES_ALONE = frozenset("go be have make get do let lean scale grow own open".split())


def takes_object(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether what follows a verb can only be its object: “hires the …”, “hires 5 …”."""
    following = tokens[at + 1] if at + 1 < last else None
    if any(token.low in MODALS for token in tokens[at + 2 : min(at + 5, last)]):
        return False  # “Permits a grandmother can renew”
    return following is not None and (following.low in DETERMINERS or following.kind == NUMBER)


def _tells_of_noun(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether behind one noun stands a verb in the third person that is no noun as well: “train arrives on”."""
    if at + 2 >= last or tokens[at].kind != WORD or looks_plural(tokens[at].low):
        return False
    form = verb_form(tokens[at + 1].low)
    low = tokens[at + 1].low
    plain = form is not None and form.form == "s" and not (is_work(low) or is_state(low) or low[:-1] in NOUNLIKE)
    return plain and tokens[at + 2].low in PREPOSITIONS


def is_imperative(tokens: Sequence[Token], at: int, last: int, asides: Sequence[bool]) -> bool:
    """Whether a base verb at the start commands; many are nouns as well (“Release notes”, “Support response time”)."""
    token = tokens[at]
    if at + 1 >= last:
        return token.low not in NOUNLIKE and token.low not in _NAMES_ALONE
    following = tokens[at + 1]
    if (
        following.glued
        and following.low not in PREPOSITIONS
        and following.low not in ("sell", "source", "platform", "design", "use", "certify")
    ):
        # “follow-up calls” is a noun, “cross-sell” and “re-use” are not; hyphened words are rarely commands.
        return token.low in ("re", "co", "open", "pre", "cross", "up")
    if opens_noun(tokens, at, last) or (following.glued and at + 2 < last and tokens[at + 2].low in _BEHIND_NOUNS):
        return False  # “Take-up of vouchers”, “Drop-out below 5%”
    if following.low in _PARTICLES.get(token.low, ()) or (
        following.low.endswith("ly") and token.low in ("partner", "work", "talk")
    ):
        return True
    if following.low in _LIMITS and at + 2 < last and tokens[at + 2].kind == NUMBER and token.low not in _STAYING:
        return False  # “Scrap below 2%”
    if token.low in _MOSTLY_ADJECTIVES and not (
        following.low in DETERMINERS or following.low in PRONOUNS or following.low in PREPOSITIONS
    ):
        return following.low == "up"  # “Better buses”, “Live music”, but “Better the lives of …”, “Live up to …”
    if token.low in _MOSTLY_ADJECTIVES and following.low in PREPOSITIONS:
        return token.low == "live"
    if token.low in _ADJECTIVES_TOO and _matches_adjective(tokens, at, last):
        return False
    if following.low in _THINGS_THAT_ARE.get(token.low, ()) and not following.glued:
        return False
    if token.low not in NOUNLIKE:
        return not (following.kind == WORD and (following.low in BE or _is_done(tokens, at + 1, last)))
    if following.low == "that" and at + 2 < last and _goes_on(tokens[at + 2]):
        return False  # “Research that travels beyond the campus”
    if _is_done(tokens, at + 1, last) or _tells_of_noun(tokens, at + 1, last):
        return False  # “Guide written for new clients”, “Release train arrives on time”
    if following.kind == NUMBER or following.low in DETERMINERS or following.low in PRONOUNS:
        return True
    if following.low in ("{", "'", "’", '"'):
        return False
    if token.low in MOSTLY_NOUNS and not (
        (token.low == "partner" and following.low == "with")
        or (token.low == "talk" and following.low in ("to", "with"))
    ):
        return False
    if following.low in PREPOSITIONS and token.low not in _TAKES_PREPOSITION:
        return following.low == "for" and token.low == "plan" and at + 2 < last and tokens[at + 2].low in DETERMINERS
    form = verb_form(token.low)
    if form is not None and SENSES[form.lemma] in ("increase", "decrease") and following.low in QUALITIES:
        return True  # “Increase morale”
    if form is not None and SENSES[form.lemma] == "reach" and is_state(following.low) and following.low.endswith("ity"):
        return True  # “Reach profitability”
    if at + 2 >= last and (
        following.low in QUALITIES or following.low.endswith(("tion", "ment", "ness", "ity", "ance", "ence"))
    ):
        return False  # “Cost reduction”, “Process improvement”
    if following.low in CONJUNCTIONS or following.low in ("/", ","):
        after = verb_form(tokens[at + 2].low) if at + 2 < last else None
        return after is not None and after.form == "base"
    finite = find_finite(tokens, at + 1, last, asides)
    if (
        finite is not None
        and finite[1] == "passive"
        and SENSES.get(finite[2]) not in _CHANGES
        and form is not None
        and SENSES[form.lemma] in _CHANGES
        and any(tokens[k].low == "from" and tokens[k + 1].kind == NUMBER for k in range(finite[0] + 1, last - 1))
    ):
        return True  # “Cut goods written off from 3% to 1%”: who says from where to where orders the change
    return finite is None or (finite[0] - at > 6 and finite[1] != "passive")


_MOSTLY_ADJECTIVES = frozenset({"better", "live"})
_ADJECTIVES_TOO = frozenset("clean clear open close warm calm dry free smooth narrow secure safe slow cool".split())


_PRAISED = frozenset("safe warm dry lively fresh kind".split())


def _matches_adjective(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a second adjective stands behind the noun, as the first would: “Clean rivers and healthy fish”."""
    for k in range(at + 2, min(at + 5, last - 2)):
        if tokens[k].low in ("and", "&", ","):
            second = tokens[k + 1].low
            return second in VAGUE | _PRAISED and verb_form(second) is None and tokens[k + 2].kind == WORD
        if tokens[k].kind != WORD or tokens[k].low in PREPOSITIONS or tokens[k].low in DETERMINERS:
            return False
    return False


_BEHIND_NOUNS = frozenset("of between below above under at rate rates time times < > ≤ ≥".split())
_THINGS_THAT_ARE = {
    "open": frozenset("data source science access government education standards hardware".split()),
    "clean": frozenset("water energy air power transport growth sport".split()),
}
"""Nouns before which an adjective that may be a verb is none."""
_LIMITS = frozenset("below under above over at ≤ ≥ < >".split())
_STAYING = frozenset("stay keep hold remain get be go land end finish exit close start run sell buy arrive".split())


def _goes_on(token: Token) -> bool:
    """Whether a relative clause begins with this word behind its “that”."""
    form = verb_form(token.low)
    return token.low in BE or token.low in MODALS or (form is not None and form.form == "s")


def _is_done(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a participle ends what is said of the noun before it: “Stand built in time”, “Press repaired”."""
    form = verb_form(tokens[at].low)
    if form is None or form.form != "past" or tokens[at].glued:
        return False
    return at + 1 >= last or tokens[at + 1].kind != WORD or tokens[at + 1].low in PREPOSITIONS


_CHANGES = frozenset({"increase", "decrease", "improve"})
