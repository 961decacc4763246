"""File names made of what people wrote: safe on every system, the same at every build, and no two alike.

An id such as `O-1-3` becomes `o-1-3`. What can't be written so without loss (other letters, a path, a name that a
system keeps for itself) gets the first words that can, and eight digits of a checksum of all of it.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["PAGE", "checksum", "file_names", "slug"]

LONGEST = 48
FAITHFUL = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
OTHERS = re.compile(r"[^a-z0-9]+")
RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]|index")
"""Names that Windows keeps for devices, and the one that a server shows for a folder."""
PAGE = re.compile(r"(?:goals|teams|owners)/[a-z0-9-]{1,80}\.html")
"""Every page that is named after something people wrote."""


def slug(words: str) -> str:
    """The beginning of a text in lower-case letters, digits and dashes; may be empty.

    >>> slug("Käse & Brot: 24 %")
    'k-se-brot-24'
    """
    return OTHERS.sub("-", words[: 4 * LONGEST].lower())[:LONGEST].strip("-")


def checksum(*words: str) -> str:
    """Eight hexadecimal digits of all the words."""
    return hashlib.sha256("\0".join(words).encode(errors="surrogatepass")).hexdigest()[:8]


def file_names(wanted: Iterable[tuple[str, tuple[str, ...], bool]]) -> list[str]:
    """A file name without its ending for each thing.

    Of each are given the words that it should show, what tells it apart, and whether these words alone do. What comes
    out depends on the thing alone, and not on what stands beside it, unless two are told apart by nothing.

    >>> file_names([("O-1", ("O-1",), True), ("con", ("con",), True), ("Team & co", ("a", "Team & co"), False)])
    ['o-1', 'con-1143da2b', 'team-co-3e05bf5b']
    """
    found = []
    taken: set[str] = set()
    for words, key, alone in wanted:
        short = slug(words)
        plain = alone and len(words) <= LONGEST and FAITHFUL.fullmatch(words) and not RESERVED.fullmatch(short)
        name = short if plain else "-".join(filter(None, (short, checksum(*key))))
        again = 0
        while name in taken:
            again += 1
            name = "-".join(filter(None, (short, checksum(*key, str(again)))))
        taken.add(name)
        found.append(name)
    return found
