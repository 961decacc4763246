"""Path patterns as in .gitignore files, matched without regular expressions that a pattern could blow up."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase

__all__ = ["matches", "under"]


def matches(path: str, pattern: str) -> bool:
    """Whether a pattern names this path or a folder that it lies in.

    `*` and `?` stay within one name, `**` spans folders. A pattern without a slash (one at its end
    aside) may match at any depth, any other counts from the folder that `path` is relative to.

    >>> matches("teams/sales/q1.md", "teams/*/q1.md"), matches("teams/sales/q1.md", "teams/*.md")
    (True, False)
    >>> matches("a/archive/b.md", "archive/"), matches("a/archive/b.md", "/archive/")
    (True, False)
    """
    names = path.split("/")
    stripped = pattern.removesuffix("/")
    if "/" not in stripped:
        return any(fnmatchcase(name, stripped) for name in names)
    wanted = [part for part in stripped.removeprefix("./").split("/") if part]
    return _spans(names, wanted)


def _spans(names: list[str], wanted: list[str]) -> bool:
    """Match names against parts of a pattern from the left; names left over lie inside what was named.

    `reach` holds every number of names that the parts so far can have used up.
    """
    reach = {0}
    for at, part in enumerate(wanted):
        if part == "**":
            # At the end of a pattern it asks for something inside the folder, not for the folder itself.
            least = min(reach, default=len(names)) + (at == len(wanted) - 1)
            reach = set(range(least, len(names) + 1))
        else:
            reach = {used + 1 for used in reach if used < len(names) and fnmatchcase(names[used], part)}
        if not reach:
            return False
    return True


def under(path: str, *, root: str, start: str) -> str:
    """Name a path relative to the folder `root`; a relative `path` counts from `start`. Both are absolute.

    Without a root the path stays as it is, but for steps like `./`.

    >>> under("goals/q1.md", root="/goals", start="/goals/teams")
    'teams/goals/q1.md'
    """
    if not root:
        return posixpath.normpath(path)
    return posixpath.relpath(posixpath.normpath(posixpath.join(start, path)), root)
