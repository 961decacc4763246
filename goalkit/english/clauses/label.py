"""How a statement opens: as a label that says nothing, or with the verb of an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.closed import PREPOSITIONS
from goalkit.english.words.nouns import is_people, is_work, looks_plural, singular
from goalkit.english.words.token import NUMBER, SIGN, WORD, Token, tokenize
from goalkit.english.words.verbs import ATELIC, DUAL, NOUNLIKE, verb_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalkit.text import Text

__all__ = ["Order", "is_label", "order"]

_CLAUSE = frozenset(
    "i we us you they them he him she her it who which that what where when how why nobody nothing "
    "everybody everyone everything anyone anybody someone somebody is are be been being was were am has "
    "have had do does did can could will would should must may might not never always than if because so "
    "while until our".split()
)
"""Words of a sentence; a label that has one of them says something, or may."""

_LINKS = frozenset("of for and in on to at by from with & the a an as per vs via".split())

_HEADS = frozenset(
    "access accounts architecture arts brand budget business campaign care cash churn climate cloud code community "
    "compliance content cost costs crime culture customer customers data design docs ecosystem employee employees "
    "equity event events finance financials focus food funnel growth health heritage hiring impact infrastructure "
    "law legal loyalty marketing metrics mission network office onboarding operations ops people platform policy "
    "pricing priorities process processes product products profit program programme programs project projects "
    "quality recruiting research resources results revenue roadmap safety sales school scope service services site "
    "skills software staff stock strategy success suppliers support systems talent team teams tech tools traffic "
    "training trust value values vision website wellbeing work workplace".split()
)
"""Nouns that name a field of work and are hardly ever a verb behind their subject."""

_ENDINGS = (
    *("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ancy", "ency", "ship", "ism", "logy"),
    *("nomy", "graphy", "ics", "ing", "sis", "dom", "hood", "tude", "acy", "ery"),
)
"""Endings of nouns that verbs hardly share."""

_LONGEST = 6
"""A label of more words has usually begun to say something."""


def is_label(statement: str) -> bool:
    """Whether a statement only names a topic: “Customer success”, “Responsiveness to Clients”, “Data quality 2027”.

    It must be sure of it: of “Parcels arrive dry” it can't tell that “arrive” is a verb, but it can
    tell that the word is none of those that name fields of work.

    >>> is_label("Staff retention"), is_label("Parcels arrive dry")
    (True, False)
    """
    tokens = [token for token in tokenize(statement[:200]) if token.kind not in (SIGN, NUMBER)]
    words = [token for token in tokens if token.low not in _LINKS]
    if not words or len(words) > _LONGEST or any(token.low in _CLAUSE or "'" in token.low for token in tokens):
        return False
    if len(words) == 1:
        return True
    # Headings are often written with capitals; a sentence has small words in it that are no links.
    if all(token.raw[0].isupper() for token in words):
        return True
    if words[-1].low == "care" and is_people(words[0].low):
        return False  # “Nurses care”
    return all(_names(token) for token in words[1:]) or (len(words) == len(tokens) and _is_named(words))


def _is_named(words: Sequence[Token]) -> bool:
    """“Parking space management”: what stands between is a noun, too, where no plural could be its subject."""
    if looks_plural(words[0].low) or is_people(words[0].low) or not _names(words[-1]):
        return False
    return all(
        (verb_form(token.low) is None and not looks_plural(token.low) and token.low not in PREPOSITIONS)
        or _names(token)
        for token in words[1:-1]
    )


def _names(token: Token) -> bool:
    """Whether a word names a field of work, or is a name."""
    return (
        token.raw.isupper()
        or (token.low[0] == "v" and token.low[1:].isdigit())
        or token.low in _HEADS
        or (len(token.low) > 5 and token.low.removesuffix("s").endswith(_ENDINGS))
    )


_OPENING = 12
"""A label in front of the statement proper (“Special project, web: …”) has no more words and signs."""


class Order(NamedTuple):
    """The verb with which a statement orders something, and the head noun of what it is done to.

    `out`: whether that word follows the verb, as in “build out”, “roll out”, “carry out”.
    """

    verb: Text
    lemma: str
    object: str | None
    out: bool = False

    @property
    def ends(self) -> bool:
        """Whether the work is surely a task: it has an end, and its verb isn't one that also names an aim.

        “Build a portal” ends with the portal; of “build trust” and “support families” nobody can say when.
        """
        if not self.out and (self.lemma in DUAL or self.lemma in ATELIC):
            return self.object is not None and is_work(self.object)
        return True


def order(statement: Text) -> Order | None:
    """Read a statement that opens like an order; a label with a colon or an adverb may stand before it.

    >>> from goalkit.text import Text
    >>> order(Text("Phase 2: finally migrate the old archive to the vault"))
    Order(verb='migrate', lemma='migrate', object='archive', out=False)
    >>> order(Text("The archive is migrated"))
    """
    tokens = tokenize(statement[:200])
    colons = [at for at, token in enumerate(tokens[:_OPENING]) if token.low == ":"]
    at = colons[-1] + 1 if colons else 0
    while at < len(tokens) and tokens[at].kind == WORD and tokens[at].low.endswith("ly"):
        at += 1
    if at >= len(tokens):
        return None
    form = verb_form(tokens[at].low)
    if form is None or form.form != "base":
        return None
    head = None
    out = at + 1 < len(tokens) and tokens[at + 1].low == "out"
    for token in tokens[at + 1 + out :]:
        if token.low in PREPOSITIONS or token.low in _BOUNDS:
            break
        if token.kind == WORD:
            head = singular(token.low)
    described = at + 2 < len(tokens) and tokens[at + 2].low in ("that", "who", "which")
    if described and tokens[at].low in NOUNLIKE and not (head and is_work(head)):
        return None  # “Test rides that turn into sales”: nothing says that “test” is a verb here
    return Order(statement[tokens[at].start : tokens[at].end], form.lemma, head, out)


_BOUNDS = frozenset({"to", "that", "which", "who", "so", "and", "or", "as", ",", ".", ":", ";", "(", "-", "–"})
"""Words and signs that end the noun phrase behind a verb."""
