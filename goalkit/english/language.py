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
    der das und zu zur zum für mit von vom ist ein eine einen einer eines auf dem den des bei wir unsere unser nicht
    durch nach über bis als auch werden wird mehr sowie im am um aus
    le les du et pour avec une un est dans sur par nos notre au aux en que qui plus sans leur leurs ses ces cette ce
    el los las del y con para una por nuestro nuestra nuestros nuestras más sin su sus al lo se es
    os das dos ao aos com não nos nossa nosso nossos nossas mais sem até uma e pelo pela são
    il gli di che della delle dei degli dello nel nella nelle per più con sono nostro nostra dal dalla alla alle
    het een van voor met zijn wij onze ons naar niet door ook aan bij te meer wordt
    och att för med av som är på till från vår våra det ett inte
    og på af til fra vores vår vi ikke ved skal
    ja ei että sekä ovat kanssa joka
    i w z na do się nie oraz dla przez od jest przy
    ve bir için ile bu olarak daha
    și în pentru cu din care este
    a az és egy hogy nem
    se pro je s ve ke podle
    """.split(),
) - _ENGLISH - frozenset("a do me an die as on in no so to i s per pro plus lo es e z w na al su te ce au con il i am os en el la un se il od y di do aux ja ve je co de se min max com sur das".split())  # fmt: skip
"""Function words of its neighbours in Latin script, without those that English text uses too (as words or names)."""

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
