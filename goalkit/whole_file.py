"""Files written whole or not at all, for everything that goalkit writes: whoever reads meanwhile sees old or new."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["replacing"]

FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
ANYONE = 0o666  # less what the person's umask keeps back
TRIES = 1_000


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write into a new file beside a path, which takes the path's place once all is written and nothing went wrong.

    Its permissions are those of the file that it replaces, and so is its owner where that is allowed. Whatever ends
    the block early leaves the old file as it was, and nothing beside it. Raises `OSError`, which names the path.
    """
    known = _facts(path)
    if known is not None and not os.access(path, os.W_OK):  # its folder would allow to put another in its place
        raise PermissionError(errno.EACCES, "it is write-protected", str(path))
    handle, beside = _beside(path.parent, ANYONE if known is None else stat.S_IMODE(known.st_mode))
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        if known is not None:
            _like(beside, known)
        beside.replace(path)
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError) and error.filename in (None, str(beside)):
            error.filename = str(path)  # the name that a person knows
        raise


def _facts(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _beside(folder: Path, mode: int) -> tuple[int, Path]:
    """A new file, of a name that nobody has; a run that was killed may have left one, and had perhaps our number."""
    for number in range(TRIES):
        beside = folder / f".goalkit-{os.getpid()}-{number}.tmp"
        with suppress(FileExistsError):
            return os.open(beside, FRESH, mode), beside
    raise FileExistsError(errno.EEXIST, "there are too many files that killed runs have left", str(folder))


def _like(file: Path, known: os.stat_result) -> None:
    """Give a file the permissions of another one, and its owner where that is allowed."""
    with suppress(OSError, AttributeError):
        if (os.geteuid(), os.getegid()) != (known.st_uid, known.st_gid):
            os.chown(file, known.st_uid, known.st_gid)
    file.chmod(stat.S_IMODE(known.st_mode))
