"""From bytes to text: what can't be read becomes a problem with a place, never a traceback."""

from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING

from goalkit.model import Problem
from goalkit.text import Span

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "ISSUES",
    "LIMIT",
    "TOP",
    "Unreadable",
    "decode",
    "load",
    "mark_and_encoding",
    "same_ends",
    "stumbled",
    "tidy",
]

LIMIT = 20_000_000
"""How many bytes a source may have unless the caller says otherwise: far more than any goals a person wrote."""

OFFICE = b"PK\x03\x04"
"""How ZIP archives begin, and so the files of Word and of spreadsheets."""

TOP = Span(1, 1, 1, 1)
"""The place of a problem with the whole file."""

_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Unreadable(Exception):  # noqa: N818 (it carries a problem that is reported, not an error in goalkit)
    """A source that can't be read at all; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem up to the door."""
        super().__init__(problem.message)
        self.problem = problem


ISSUES = "https://github.com/goalkit/goalkit/issues"
"""Where mistakes of goalkit's own are told."""


def load(path: Path, limit: int) -> bytes:
    """Read a file's bytes, at most `limit` of them. Raises `Unreadable`."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except IsADirectoryError:
        raise _unreadable("this is a folder, not a file", "Name the files in it, or let goalkit walk it.") from None
    except FileNotFoundError:
        raise _unreadable("there is no such file", "Is the path spelled right?") from None
    except PermissionError:
        raise _unreadable("there is no permission to read this file", "May you read it?") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(f"this file can't be read: {reason}", "Can another program read it?") from None
    if len(data) > limit:
        raise Unreadable(too_large(limit))
    return data


def decode(data: bytes) -> str:
    """Turn bytes into text: UTF-8, or UTF-16 with a byte order mark. Raises `Unreadable`."""
    if data.startswith(OFFICE):
        raise _unreadable(
            "this is an office document, not text",
            "Is it one of Word, or a workbook? Then take its goals out: goalkit import FILE --out goals.md",
        )
    mark, encoding = mark_and_encoding(data)
    data = data[len(mark) :]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        if b"\0" in data and encoding == "utf-8":
            raise _binary() from None
        raise Unreadable(
            Problem(
                "unreadable",
                Span(line, column, line, column + 1),
                f"byte 0x{data[error.start]:02X} is not {encoding.upper()[:6].rstrip('-')} text",
                "Save the file as UTF-8.",
            ),
        ) from None
    return tidy(text)


def mark_and_encoding(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that bytes begin with, which may be empty, and how the rest of them is encoded."""
    if data[:2] in _WIDE:
        return data[:2], _WIDE[data[:2]]
    return (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""), "utf-8"


def tidy(text: str) -> str:
    """Give every line the same end, drop a byte order mark, mend lone surrogates. Raises `Unreadable` for binary data.

    Places don't change by it: lines and columns count characters between line ends.
    """
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise _binary()
    text = same_ends(text)
    return text.encode("utf-8", "replace").decode() if not _is_sound(text) else text


def same_ends(text: str) -> str:
    r"""Give every line the same end; it stays the line that editors count.

    >>> same_ends("CR LF\r\nCR\rLF\nCR CR LF\r\r\n")
    'CR LF\nCR\nLF\nCR CR LF\n\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def too_large(limit: int) -> Problem:
    """Say that a source is larger than what goalkit agreed to read."""
    size = f"{limit / 1_000_000:g} MB" if limit >= 100_000 else f"{limit} bytes"
    return Problem("too_large", TOP, f"this file is larger than {size}", "Is it really a file of goals? Then split it.")


def stumbled(error: Exception) -> Problem:
    """Say that goalkit itself failed on a source, and where, so that it can be mended."""
    from traceback import extract_tb

    frame = extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Problem(
        "unreadable",
        TOP,
        f"goalkit stumbled over this file, which is no fault of its author: {what} "
        f"({'/'.join(frame.filename.replace(os.sep, '/').split('/')[-2:])}:{frame.lineno})",
        f"Please report it at {ISSUES}, with the sentence if you find it. All other files were read.",
    )


def _is_sound(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _binary() -> Unreadable:
    return _unreadable("this file holds NUL characters, so it is not text", "Save it as plain text in UTF-8.")


def _unreadable(message: str, ask: str) -> Unreadable:
    return Unreadable(Problem("unreadable", TOP, message, ask))
