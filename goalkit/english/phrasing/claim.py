"""What an objective promises in plain words, and which families of metrics would show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from goalkit.english.words.token import WORD, tokenize, vocabulary

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["Claim", "joined_claims"]


class Claim(NamedTuple):
    """A word that promises something (“safer”), and the families of the registry that show whether it came true."""

    text: Text
    families: frozenset[str]


_CLAIMS = {
    word: frozenset(families.split())
    for words, families in (
        ("happy happier glad satisfied delighted pleased", "satisfaction loyalty"),
        ("loyal faithful", "loyalty"),
        ("fast faster quick quicker prompt swift", "speed flow"),
        ("safe safer", "safety quality reliability"),
        ("reliable stable dependable", "reliability quality"),
        ("accurate flawless", "quality"),
        ("cheap cheaper affordable", "cost efficiency financial"),
        ("profitable", "financial cost efficiency"),
        ("engaged", "engagement activation people satisfaction loyalty"),
        ("satisfaction", "satisfaction loyalty"),
        ("loyalty retention", "loyalty"),
        ("speed", "speed flow"),
        ("safety", "safety quality reliability"),
        ("reliability stability", "reliability quality"),
        ("accuracy", "quality"),
        ("profitability", "financial cost efficiency"),
        ("growth", "growth financial reach conversion activation"),
    )
    for word in words.split()
}

_BETWEEN = frozenset({"and", ",", "&", "more", "also", "both", "as", "well", "much", "customer", "even"})


def joined_claims(statement: Text) -> list[Claim]:
    """Find claims that are joined by “and”, such as “faster and safer”; none where there is only one.

    >>> from goalkit.text import Text
    >>> [claim.text for claim in joined_claims(Text("Faster and safer deliveries"))]
    ['Faster', 'safer']
    """
    if _CLAIMS.keys().isdisjoint(vocabulary(statement)):
        return []
    found: list[Claim] = []
    last = None
    for at, token in enumerate(tokens := tokenize(statement)):
        if token.kind != WORD or token.low not in _CLAIMS:
            continue
        if last is not None:
            between = [one.low for one in tokens[last + 1 : at]]
            if not between or not all(one in _BETWEEN for one in between):
                if len(found) > 1:
                    break
                found.clear()
        found.append(Claim(statement[token.start : token.end], _CLAIMS[token.low]))
        last = at
    return found if len(found) > 1 else []
