"""Telling English from other languages: sentence rules are silent on text that they can't read."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["evidence_of_english", "is_english"]

_ENGLISH = frozenset(
    """
    the of and to for with by from our we is are be been has have had that this these those their its it they them
    which who what when where how than then at as on in into within every each all any more most less least fewer no
    not without between across through during before after while until per over under out up new you your can will
    would should could must or if an so
    """.split(),
)
"""Function words that carry English sentences."""

_OTHER = frozenset(
    """
    der das und zu zur zum für mit von vom ist ein eine einen einer eines auf dem bei wir unsere unser unseren
    unserem sind haben wurde alle jeder nicht
    durch nach über bis als auch werden wird mehr sowie im aus unter
    le les des et du pour avec une est dans nos notre aux que qui plus sans leur leurs ses ces cette d'ici chaque
    el en al los las del y con para una por nuestro nuestra nuestros nuestras más sin su sus cada desde hasta menos
    em dos das ao aos com não nossa nosso nossos nossas mais sem até uma pelo pela são
    il gli di che della delle dei degli dello nel nella nelle più sono nostro nostra dal dalla alla alle entro ogni
    het een voor met zijn onze ons naar niet door ook aan meer wordt elk elke
    och att för av som är på från vår våra det ett inte våra
    og af til fra vores vår vi ikke ved skal
    että sekä ovat kanssa joka
    nie oraz dla przez jest przy się ze
    ve bir için ile olarak daha
    și în pentru din este
    az és egy hogy nem
    pomocí podle jsou jako které
    """.split(),
)
"""Function words of its neighbours in Latin script; those that are English words or names too are left out."""

_LOANS = frozenset(
    "café cafés naïve résumé résumés façade cliché über déjà protégé née à vis crème fiancé exposé".split()
)
"""Words that English keeps its neighbours' letters in."""

FIRST_IDEOGRAPH = "\u2e80"
LAST_LATIN = 0x2FF
"""The last letter of the Latin script's common blocks."""

_WORD = re.compile(r"[^\W\d_]+")


def evidence_of_english(text: str) -> int:
    """Weigh the words and letters of a text: positive speaks for English, negative for another language, 0 for neither.

    Names are no evidence: “Los Angeles” and “Zürich” stand in English sentences too.

    >>> evidence_of_english("Die Kunden sind mit dem Service zufrieden") < 0
    True
    """
    words = _WORD.findall(text)
    if text.isascii():
        return sum(map(_ENGLISH.__contains__, map(str.lower, words))) - sum(map(_OTHER.__contains__, words))
    weight = 0
    for word in words:
        if word.lower() in _ENGLISH:
            weight += 1
        elif not word.isascii():
            weight -= _strangeness(word)
        elif word in _OTHER:
            weight -= 1
    return weight


def is_english(text: str) -> bool:
    """Say whether a text is English; a fragment that speaks for no language counts as English.

    >>> is_english("Raise NPS to 60"), is_english("Augmenter le NPS de nos clients")
    (True, False)
    """
    return evidence_of_english(text) >= 0


def _strangeness(word: str) -> int:
    """Weigh a word with letters that English has not."""
    if (len(word) == 1 and word < FIRST_IDEOGRAPH) or word.lstrip("µμ").isascii():
        return 0  # a symbol or unit: Ω, µs
    if any(ord(letter) > LAST_LATIN and unicodedata.category(letter)[0] == "L" for letter in word):
        # Scripts without spaces make one “word” of a whole sentence.
        return 1 + len(word) // 3
    return int(word[0].islower() and word not in _LOANS)
