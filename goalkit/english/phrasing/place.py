"""Countries in a sentence, by their names and the names of what comes from them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from goalkit.english.words.token import tokenize

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["countries"]

_NAMES = (
    "Argentina Argentinian Argentine; Australia Australian; Austria Austrian; Belgium Belgian; Brazil Brazilian",
    "Canada Canadian; Chile Chilean; China Chinese; Colombia Colombian; Croatia Croatian; Czechia Czech",
    "Denmark Danish; Egypt Egyptian; Estonia Estonian; Finland Finnish; France French; Germany German",
    "Ghana Ghanaian; Greece Greek; Hungary Hungarian; Iceland Icelandic; India Indian; Indonesia Indonesian",
    "Ireland Irish; Israel Israeli; Italy Italian; Japan Japanese; Kenya Kenyan; Latvia Latvian",
    "Lithuania Lithuanian; Malaysia Malaysian; Mexico Mexican; Morocco Moroccan; Netherlands Dutch",
    "Nigeria Nigerian; Norway Norwegian; Pakistan Pakistani; Peru Peruvian; Philippines Philippine",
    "Portugal Portuguese; Romania Romanian; Singapore Singaporean; Slovakia Slovak; Slovenia Slovenian",
    "Spain Spanish; Sweden Swedish; Switzerland Swiss; Thailand Thai; Ukraine Ukrainian; Vietnam Vietnamese",
)
"""Each country, then the words for what comes from it."""


@cache
def _countries() -> dict[str, str]:
    return {name: names.split()[0] for line in _NAMES for names in line.split("; ") for name in names.split()}


def countries(statement: Text) -> dict[str, Text]:
    """The countries that a statement names, each with the words that name it first.

    >>> from goalkit.text import Text
    >>> countries(Text("Win the Spanish market"))
    {'Spain': 'Spanish'}
    """
    found: dict[str, Text] = {}
    if statement.islower():
        return found
    for token in tokenize(statement):
        country = _countries().get(token.raw)
        if country is not None:
            found.setdefault(country, statement[token.start : token.end])
    return found
