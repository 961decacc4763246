"""Office files are ZIP archives of XML: what is in one is looked at before anything opens it."""

from __future__ import annotations

import io
import zipfile

from goalkit.interchange.mistakes import InterchangeError

__all__ = ["LARGEST", "check_archive"]

MOST_FILES = 2_000
LARGEST = 200_000_000
"""Bytes that an archive may have once it is unpacked; a small one can hold gigabytes of zeros."""
HEAD = 2_000


def check_archive(data: bytes, largest: int, unreadable: str) -> None:
    """Refuse what is no such file, would unpack to more than `largest`, or defines entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            if len(files) > MOST_FILES or sum(one.file_size for one in files) > largest:
                raise InterchangeError(f"this unpacks to more than {largest // 1_000_000} MB, so it was not opened")
            for one in files:
                if one.filename.endswith((".xml", ".rels")):
                    with archive.open(one) as part:
                        if b"<!DOCTYPE" in part.read(HEAD).upper():
                            raise InterchangeError(f"{unreadable}: it defines entities, as no office program does")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        raise InterchangeError(unreadable) from None
