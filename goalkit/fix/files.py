"""Files changed in place: whole or not at all, and never over what somebody wrote meanwhile."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from goalkit.read.source import load, mark_and_encoding

__all__ = ["Changed", "Encoded", "Original", "original"]

NAME = 100
"""So many characters of a file's name are part of the name of the file beside it, which may not be too long."""


class Changed(Exception):  # noqa: N818 (it says what happened to a file)
    """Somebody else changed a file after it was read."""


class Encoded(NamedTuple):
    """A text as bytes, with what is needed to write the same bytes again."""

    data: bytes
    mark: bytes
    encoding: str

    @classmethod
    def of(cls, data: bytes) -> Encoded:
        """Tell from the first bytes how a text is encoded."""
        return cls(data, *mark_and_encoding(data))

    @property
    def text(self) -> str:
        """The text with all line ends, without the byte order mark. Raises `UnicodeDecodeError`."""
        return self.data[len(self.mark) :].decode(self.encoding)

    def with_text(self, text: str) -> bytes:
        """Another text, encoded alike."""
        return self.mark + text.encode(self.encoding)


class Original(NamedTuple):
    """A file as it was read; `real` is the file itself where the path is a link."""

    real: Path
    encoded: Encoded

    def write(self, text: str) -> None:
        """Write another text into the file, which is the old one until it is the new one.

        The new file is written beside it, and takes its name and its permissions once it is safely stored. Raises
        `Changed` where the file isn't what was read, and `OSError` where it can't be written.
        """
        if not os.access(self.real, os.W_OK):  # its folder would allow to put another in its place all the same
            raise PermissionError(13, "it is write-protected")
        known = self.real.stat()
        handle, name = tempfile.mkstemp(prefix=f".{self.real.name[:NAME]}.", suffix=".tmp", dir=self.real.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.encoded.with_text(text))
                file.flush()
                os.fsync(file.fileno())
            _like(beside, known)
            self._be_unchanged()
            beside.replace(self.real)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
        _store(self.real.parent)

    def _be_unchanged(self) -> None:
        if self.real.read_bytes() != self.encoded.data:
            raise Changed


def original(path: Path, limit: int) -> Original:
    """Read a file that is to be changed. Raises `Unreadable`."""
    real = Path(os.path.realpath(path))
    return Original(real, Encoded.of(load(real, limit)))


def _like(file: Path, known: os.stat_result) -> None:
    """Give a file the permissions of another one, and its owner where that is allowed."""
    with suppress(OSError, AttributeError):
        if (os.geteuid(), os.getegid()) != (known.st_uid, known.st_gid):
            os.chown(file, known.st_uid, known.st_gid)
    file.chmod(stat.S_IMODE(known.st_mode))


def _store(folder: Path) -> None:
    """Have the new name outlast a power cut, where folders can be stored by themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
