"""Office files are ZIP archives of XML: what is in one is looked at before anything opens it."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from goalkit.interchange.mistakes import InterchangeError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LARGEST", "check_archive"]

MOST_FILES = 2_000
LARGEST = 200_000_000
"""Bytes that an archive may have once it is unpacked; a small one can hold gigabytes of zeros."""
PIECE = 65_536


class _Doctype(Exception):  # noqa: N818 (not an error but what was met)
    """An XML file defines entities, or says where definitions are."""


class _Begun(Exception):  # noqa: N818
    """An XML file has come to its first element, behind which nothing can be defined."""


def check_archive(data: bytes, largest: int, unreadable: str, marks: int | None = None) -> None:
    """Refuse what is no such file, would unpack to more than `largest`, or defines entities of its own.

    `marks` is how many tags all of its XML may have: each of them costs whoever reads it more than a byte does.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            if len(files) > MOST_FILES or sum(one.file_size for one in files) > largest:
                raise InterchangeError(f"this unpacks to more than {largest // 1_000_000} MB, so it was not opened")
            seen = 0
            for one in files:
                if _defines_entities(archive, one):
                    raise InterchangeError(f"{unreadable}: it defines entities, as no office program does")
                if marks is not None and one.filename.endswith(".xml"):
                    seen += archive.read(one).count(b"<")
                    if seen > marks:
                        raise InterchangeError("this is longer than any page of goals, so it was not opened")
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise InterchangeError(unreadable) from None


def _defines_entities(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bool:
    """Whether a part is XML with a document type, whatever its name and encoding are and whatever precedes it."""
    from xml.parsers import expat

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _met(_Doctype)
    parser.StartElementHandler = _met(_Begun)
    with archive.open(one) as part:
        try:
            while piece := part.read(PIECE):
                parser.Parse(piece, False)  # noqa: FBT003 (that is how it is called)
            parser.Parse(b"", True)  # noqa: FBT003 (newer parsers put off what comes piecemeal until they are told)
        except _Doctype:
            return True
        except (_Begun, expat.ExpatError):
            return False
    return False


def _met(what: type[Exception]) -> Callable[..., None]:
    def meet(*_: object) -> None:
        raise what

    return meet
