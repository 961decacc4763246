"""One pass over a statement: words, numbers and signs with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WORD, NUMBER, SIGN = "word", "number", "sign"

# White space, then a word, a number or a sign, so that one token follows the other without a gap. Each branch is
# decided by its first character: the scan is linear.
_TOKENS = re.compile(
    r"(\s*)(?:([wW]/o?(?=\s)|[A-Z]&[A-Z]\b|[^\W\d_][\w]*(?:['’][^\W\d_]+)?|\d+(?:st|nd|rd|th)\b)"
    r"|(\d+(?:[.,'’]\d+)*|(?<![^\s($€£<>=≥≤])\.\d+)"
    r"|(>=|<=|=>|->|\.\.\.|\+/-|[^\w\s]|_))",
)


@dataclass(slots=True, eq=False)
class Token:
    """A word, number or sign; `low` is its lower-case form, `start` and `end` are offsets.

    `glued` says that a hyphen joins it to the word before, as in “cross-sell”: the hyphen itself
    is no token then. `spaced` says that white space stands before it. Nobody changes a token: it is no named tuple
    and not frozen because a sentence is looked at a hundred times for each time that it is cut into words.
    """

    kind: str
    low: str
    raw: str
    start: int
    end: int
    spaced: bool
    glued: bool


_SHORT = {"w/": "with", "w/o": "without"}
_HYPHENS = frozenset("-‐‑")  # the typographic ones too
_SPACES = frozenset("\u00a0\u2009\u202f ")


def tokenize(text: str) -> tuple[Token, ...]:
    """Split a statement into tokens; “1 500” is one number, “cross-sell” two glued words."""
    return _tokenize(str(text))  # a placed text and a plain one would be two keys of the cache


def vocabulary(text: str) -> frozenset[str]:
    """The lower-case forms of a statement's tokens, to see at once that it has none of the words one looks for."""
    return _vocabulary(str(text))


@lru_cache(maxsize=512)  # a dozen rules look at the words of one statement, one after the other
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset([token.low for token in _tokenize(text)])


@lru_cache(maxsize=512)  # as many statements as a document has, for the rules look at them once all are understood
def _tokenize(text: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    curly = "’" in text
    end = 0
    glue = False
    for space, word, number, sign in _TOKENS.findall(text):
        start = end + len(space)
        spaced = start > end
        raw = low = word or number or sign
        end = start + len(raw)
        if word:
            kind = WORD
            low = word.lower().replace("’", "'") if curly else word.lower()
            low = _SHORT.get(low, low)
        elif number:
            kind = NUMBER
            if spaced and tokens and _continues(tokens[-1], raw, text, start):
                last = tokens[-1]
                last.raw, last.low, last.end = text[last.start : end], last.low + raw, end
                continue
        else:
            kind = SIGN
            if raw in _HYPHENS and tokens and not spaced and _joins(tokens[-1], text[end : end + 1]):
                glue = True
                continue
        tokens.append(Token(kind, low, raw, start, end, spaced, glue))
        glue = False
    return tuple(tokens)


def _joins(last: Token, following: str) -> bool:
    """Whether a hyphen between a token and a letter or digit makes one word of them: “cross-sell”, not “15-20”."""
    return last.kind != SIGN and following.isalnum() and not (last.kind == NUMBER and following.isdigit())


def _continues(last: Token, raw: str, text: str, start: int) -> bool:
    """Whether a group of three digits goes on a number that was written with spaces: “12 500”."""
    return (
        last.kind == NUMBER
        and start == last.end + 1
        and text[last.end] in _SPACES
        and len(raw) == 3
        and raw.isdecimal()
        and len(last.low) <= 3 + 3 * last.raw.count(text[last.end])
        and last.low.isdigit()
        and last.low[0] != "0"
    )
