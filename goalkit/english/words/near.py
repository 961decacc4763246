"""Which of the names that exist was meant by one that doesn't: “did you mean …?”."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["alike", "nearest", "nearest_few"]

ALIKE = 0.6
"""From this share of common letters on, a name is taken for a slip of another."""
LONGEST = 100
"""Characters of a name that are compared; what is longer was no slip of the pen."""


def alike(one: str, other: str) -> bool:
    """Whether two names differ by no more than capitals, hyphens, underscores and spaces.

    >>> alike("Key-Results", "key_results"), alike("ownr", "owner")
    (True, False)
    """
    return _letters(one) == _letters(other)


def nearest(written: str, known: Iterable[str], *, alike: float = ALIKE) -> str | None:
    """Find the known name that was probably meant; None where none is near.

    Capitals make no difference, and neither does the choice between hyphen, underscore and space.

    >>> nearest("Missing_targt", ["missing-target", "missing-metric"])
    'missing-target'
    >>> nearest("zzz", ["missing-target"]) is None
    True
    """
    return next(iter(nearest_few(written, known, most=1, alike=alike)), None)


def nearest_few(written: str, known: Iterable[str], *, most: int, alike: float = ALIKE) -> list[str]:
    """Find up to `most` known names that may have been meant, the nearest first."""
    from difflib import get_close_matches  # only ever needed where something is wrong

    names: dict[str, str] = {}
    for name in known:
        names.setdefault(_plain(name), name)
    wanted = _plain(written[:LONGEST])
    return [names[one] for one in get_close_matches(wanted, names, n=most, cutoff=alike)]


def _letters(name: str) -> str:
    return _plain(name).replace(" ", "")


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())
