"""Files changed in place: whole or not at all, and never over what somebody wrote meanwhile."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from goalkit.read.source import load, mark_and_encoding
from goalkit.whole_file import replacing

__all__ = ["Changed", "Encoded", "Original", "original"]


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
        with replacing(self.real) as file:
            file.write(self.encoded.with_text(text))
            file.flush()
            os.fsync(file.fileno())
            self._be_unchanged()
        _store(self.real.parent)

    def _be_unchanged(self) -> None:
        if self.real.read_bytes() != self.encoded.data:
            raise Changed


def original(path: Path, limit: int) -> Original:
    """Read a file that is to be changed. Raises `Unreadable`."""
    real = Path(os.path.realpath(path))
    return Original(real, Encoded.of(load(real, limit)))


def _store(folder: Path) -> None:
    """Have the new name outlast a power cut, where folders can be stored by themselves."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
