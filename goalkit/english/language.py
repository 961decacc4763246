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
    der das und zu zur zum für mit von vom ist ein eine einen einer eines auf dem den bei wir unsere unser unseren nicht
    durch nach über bis als auch werden wird mehr sowie im aus unter
    le les des et du pour avec une est dans nos notre aux que qui plus sans leur leurs ses ces cette d'ici chaque
    los las del y con para una por nuestro nuestra nuestros nuestras más sin su sus cada desde hasta menos
    dos das ao aos com não nossa nosso nossos nossas mais sem até uma pelo pela são dos
    il gli di che della delle dei degli dello nel nella nelle più sono nostro nostra dal dalla alla alle entro ogni
    het een van voor met zijn onze ons naar niet door ook aan meer wordt elke
    och att för av som är på till från vår våra det ett inte våra
    og af til fra vores vår vi ikke ved skal
    että sekä ovat kanssa joka
    nie oraz dla przez jest przy się ze
    ve bir için ile olarak daha
    și în pentru din care este
    az és egy hogy nem
    pomocí podle jsou jako které
    """.split(),
)
"""Function words of its neighbours in Latin script; those that are English words or names too are left out."""

_WORD = re.compile(r"[^\W\d_]+")


def evidence_of_english(text: str) -> int:
    """Weigh the words and letters of a text: positive speaks for English, negative for another language, 0 for neither.

    >>> evidence_of_english("Die Kunden sind mit dem Service zufrieden") < 0
    True
    """
    plain = text.lower()
    words = _WORD.findall(plain)
    weight = 0
    for word in words:
        if word in _ENGLISH:
            weight += 1
        elif word in _OTHER:
            weight -= 1
    if not plain.isascii():
        weight -= _foreign_letters(plain, words)
    return weight


def is_english(text: str) -> bool:
    """Say whether a text is English; a fragment that speaks for no language counts as English.

    >>> is_english("Raise NPS to 60"), is_english("Augmenter le NPS de nos clients")
    (True, False)
    """
    return evidence_of_english(text) >= 0


def _foreign_letters(plain: str, words: list[str]) -> int:
    """Count words with letters that English words don't have; other scripts weigh by their share of the text."""
    weight = 0
    for word in words:
        if word.isascii():
            continue
        if any(ord(letter) > 0x2FF and unicodedata.category(letter)[0] == "L" for letter in word):
            # Scripts without spaces make one “word” of a whole sentence.
            weight += 1 + len(word) // 3
        else:
            weight += 1
    return weight
