"""Countries in a sentence, by their names and the names of what comes from them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from goalkit.english.token import tokenize

if TYPE_CHECKING:
    from goalkit.text import Text

__all__ = ["countries"]

_NAMES = """
Argentina Argentine; Argentinian Australia Australian; Austria Austrian; Belgian; Belgium Brazil Brazilian;
Canada Canadian; Chile Chilean; China Chinese; Colombia Colombian; Croatia Croatian; Czech; Czechia Danish;
Denmark Dutch; Egypt Egyptian; Estonia Estonian; Finland Finnish; France French; German; Germany Ghana Ghanaian;
Greece Greek; Hungarian; Hungary Iceland Icelandic; India Indian; Indonesia Indonesian; Ireland Irish; Israel
Israeli; Italian; Italy Japan Japanese; Kenya Kenyan; Latvia Latvian; Lithuania Lithuanian; Malaysia Malaysian;
Mexican; Mexico Moroccan; Morocco Netherlands Nigeria Nigerian; Norway Norwegian; Pakistan Pakistani; Peru
Peruvian; Philippine; Philippines Portugal Portuguese; Romania Romanian; Singapore Singaporean; Slovak; Slovakia
Slovenia Slovenian; Spain Spanish; Sweden Swedish; Swiss; Switzerland Thai; Thailand Ukraine Ukrainian; Vietnam
Vietnamese
"""


@cache
def _countries() -> dict[str, str]:
    return {name: names.split()[0] for names in _NAMES.split(";") for name in names.split()}


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
