"""Regular expressions that are compiled when they are first used: one file needs a third of those that readers know."""

from __future__ import annotations

import re
from typing import cast

__all__ = ["pattern"]


class _Later:
    """Stands for a compiled pattern and takes over its methods, one by one, as they are called."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        method = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, method)  # so that the next call finds it at once
        return method


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give what `re.compile` gives, without the cost of it as long as nothing is matched.

    >>> pattern("[0-9]+").fullmatch("12")[0]
    '12'
    """
    return cast("re.Pattern[str]", _Later(source, flags))
