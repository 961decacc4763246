"""The one folder that an assistant may have read to it: no path, link or device leads out of it."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from goalkit.english.words.quoting import quote
from goalkit.read import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Folder", "Refusal"]

LINKS_LEFT = getattr(os, "O_NOFOLLOW", 0)
NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would keep us waiting for ever
FOLDERS_ONLY = getattr(os, "O_DIRECTORY", 0)


class Refusal(Exception):  # noqa: N818 (what happened says more than that it is an error)
    """Something that can't be done; the message tells an assistant what to do instead."""


class Folder:
    """A folder, and reading what lies in it."""

    def __init__(self, root: Path) -> None:
        """Take the folder as it is now: links on the way to it are followed once, here."""
        self.root = os.path.realpath(root)

    def place(self, name: str) -> str:
        """The real path of what somebody calls `name`. Raises `Refusal` where that lies outside, there or not."""
        try:
            real = os.path.realpath(os.path.join(self.root, name))  # noqa: PTH118 (it may be no path at all)
        except (OSError, ValueError):
            raise Refusal(f"{quote(name)} is no path") from None
        if real != self.root and not real.startswith(self.root.rstrip(os.sep) + os.sep):
            raise Refusal(f"{quote(name)} lies outside the folder that goalkit may read; name paths inside it")
        return real

    def name(self, place: str) -> str:
        """What a real path inside is called from the folder."""
        return Path(os.path.relpath(place, self.root)).as_posix()

    def file(self, name: str) -> str:
        """The real path of a file that goalkit reads. Raises `Refusal` for any other, and for what isn't there."""
        place = self.place(name)
        if not self.is_readable(place):
            raise Refusal(f"{quote(name)} is no goal file: goalkit reads {', '.join(FORMATS)}")
        if not os.path.lexists(place):
            raise Refusal(f"there is no {quote(name)} in the folder")
        return place

    def is_readable(self, place: str) -> bool:
        """Whether it is called as goal files are: what else lies in the folder is nobody's business."""
        return os.path.splitext(place)[1].lower() in FORMATS  # noqa: PTH122

    def read(self, place: str, limit: int) -> bytes:
        """Read a file by its real path, up to one byte more than the limit. Raises `Refusal`."""
        try:
            with self._opened(place) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    raise Refusal(f"{quote(self.name(place))} is no file that can be read")
                return file.read(limit + 1)
        except OSError as error:
            raise Refusal(f"{quote(self.name(place))} can't be read: {error.strerror or error}") from None

    @contextmanager
    def _opened(self, place: str) -> Iterator[BinaryIO]:
        """Open it step by step from the root, following no link: one may have been put there since we looked."""
        if os.open not in os.supports_dir_fd:  # on Windows, where links are for administrators
            with Path(place).open("rb") as file:
                yield file
            return
        *folders, last = Path(place).relative_to(self.root).parts or ("",)
        here = os.open(self.root, os.O_RDONLY | FOLDERS_ONLY)
        try:
            for folder in folders:
                below = os.open(folder, os.O_RDONLY | FOLDERS_ONLY | LINKS_LEFT, dir_fd=here)
                os.close(here)
                here = below
            number = os.open(last, os.O_RDONLY | LINKS_LEFT | NO_WAITING, dir_fd=here)
        finally:
            os.close(here)
        with os.fdopen(number, "rb") as file:
            yield file
