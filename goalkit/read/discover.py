"""From the paths on a command line to the files to read: the same list on every machine."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.read import extensions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["OWN", "SKIPPED", "discover", "is_met"]

SKIPPED = frozenset({"node_modules", "bower_components", "venv", "site-packages", "__pycache__"})
"""Folders that hold other people's files; hidden folders, version control and virtual environments are skipped too."""
OWN = frozenset({"goalkit.toml", "goalkit-baseline.json", "goalkit-site.json", "pyproject.toml"})
"""Files in a folder that are about goalkit and hold no goals."""


def discover(
    paths: Iterable[str | Path],
    *,
    exclude: Iterable[str] = (),
    most: int | None = None,
    most_folders: int | None = None,
) -> list[Path]:
    """List the files to read, each real file once, under the first name it was met by.

    A path to a file is taken whatever it is called, even if it doesn't exist (reading it then says so).
    A folder is walked in sorted order for the extensions that goalkit reads; a link that leads out of
    the folder is not followed. `exclude` are globs for files and folders met on the way: `*` stays
    within a name, `**` doesn't; a glob without a slash matches names at any depth. The walk ends
    where `most` files are found, or `most_folders` were looked into.
    """
    excluded = _matcher(exclude)
    found: list[Path] = []
    seen: set[str] = set()
    for path in paths:
        name = os.fspath(path)
        for file in _walk(name, excluded, most_folders) if os.path.isdir(name) else [name]:  # noqa: PTH112 (strings: this is the hot loop)
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                found.append(Path(file))
                if len(found) == most:
                    return found
    return found


def is_met(below: str) -> bool:
    """Whether a walk takes a file, by its path from where the walk began.

    >>> is_met("teams/okrs.md"), is_met("teams/.drafts/okrs.md"), is_met("logo.svg")
    (True, False, False)
    """
    names = below.split("/")
    if any(name.startswith(".") or name in SKIPPED for name in names):
        return False
    return os.path.splitext(names[-1])[1].lower() in extensions()  # noqa: PTH122


def _walk(top: str, excluded: re.Pattern[str] | None, most: int | None) -> Iterator[str]:  # noqa: C901 (a branch a reason to skip)
    root = os.path.realpath(top)
    inside = root if root.endswith(os.sep) else root + os.sep
    visited = {root}
    read = extensions()
    # Folders still to be listed, the next one last: a deep tree must not exhaust the stack.
    waiting = [top]
    left = most
    while waiting and left != 0:
        folder = waiting.pop()
        left = left if left is None else left - 1
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            yield folder  # reading it will say what is wrong
            continue
        if folder != top and any(entry.name == "pyvenv.cfg" for entry in entries):
            continue
        # Files of a folder come before those of its subfolders.
        below = []
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name in SKIPPED:
                continue
            path = entry.path
            if excluded and excluded.fullmatch(os.path.relpath(path, top).replace(os.sep, "/")):
                continue
            try:
                is_folder, is_file = entry.is_dir(), entry.is_file()
            except OSError:
                continue
            if not is_folder and (not is_file or os.path.splitext(name)[1].lower() not in read):  # noqa: PTH122
                continue
            real = os.path.realpath(path) if entry.is_symlink() or is_folder else path
            if entry.is_symlink() and not real.startswith(inside):
                continue
            if not is_folder:
                yield path
            elif real not in visited:
                visited.add(real)
                below.append(path)
        waiting += reversed(below)


def _matcher(globs: Iterable[str]) -> re.Pattern[str] | None:
    patterns = [_pattern(glob) for glob in globs if glob.strip("/ ")]
    return re.compile("|".join(patterns)) if patterns else None


@cache
def _pattern(glob: str) -> str:
    """Translate a glob into a pattern for whole paths, relative to the folder that is walked."""
    glob = glob.strip().removeprefix("./")
    anywhere = "/" not in glob.strip("/") and not glob.startswith("/")
    glob = glob.strip("/")
    pieces = ["(?:.*/)?"] if anywhere else []
    at = 0
    while at < len(glob):
        if glob.startswith("**/", at):
            pieces.append("(?:.*/)?")
            at += 3
        elif glob.startswith("**", at):
            pieces.append(".*")
            at += 2
        elif glob[at] == "*":
            pieces.append("[^/]*")
            at += 1
        elif glob[at] == "?":
            pieces.append("[^/]")
            at += 1
        else:
            pieces.append(re.escape(glob[at]))
            at += 1
    return "".join(pieces) + "(?:/.*)?"
