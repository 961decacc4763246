"""Pictograms in front of words: “🟩 KR”, “🚀 What we learnt”."""

from __future__ import annotations

__all__ = ["picture_of", "without_picture"]

FIRST = 0x2190
"""The first of the arrows, signs and pictograms."""


def picture_of(text: str) -> str:
    """The pictogram that a text begins with, or nothing."""
    first = text[:1]
    return first if first and ord(first) >= FIRST and not first.isalnum() else ""


def without_picture(text: str) -> str:
    """A text without the pictogram in front, however often it is repeated."""
    picture = picture_of(text)
    return text.lstrip(picture + "\ufe0f ") if picture else text
