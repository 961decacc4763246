"""Messages out of a stream of bytes, whatever stands in it: what is no message is passed over, and the next one found.

An editor that sends a wrong length or half a message must not end the server, nor make it deaf to what follows.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Frames", "Garbled"]

HEADER = re.compile(rb"content-length:[ \t]*(\d{1,18})[ \t]*\r?\n", re.IGNORECASE)
END = re.compile(rb"\r?\n(?:[^\r\n]{0,400}\r?\n){0,20}?\r?\n")
"""From the end of the length to the empty line, with other headers between them."""
LONGEST = 64_000_000
"""Bytes of a message that are waited for; a longer one can't be about goals, and its length is a mistake."""
LONGEST_HEADER = 9_000


class Garbled(NamedTuple):
    """Bytes that were announced as a message and are none."""

    reason: str


class Frames:
    r"""Cuts a stream into messages.

    >>> frames = Frames()
    >>> list(frames.feed(b'noise Content-Length: 2\r\n\r\n{'))
    []
    >>> list(frames.feed(b'}'))
    [{}]
    """

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._wanted = 0
        """With fewer bytes than these, the message that was begun can't be complete."""

    def feed(self, data: bytes) -> Iterator[Any]:
        """Take what arrived, and give every message that is complete, as plain data, or as `Garbled`."""
        self._waiting += data
        while len(self._waiting) >= self._wanted:
            start, length = self._next()
            if start is None:
                return
            if len(self._waiting) < start + length:
                self._wanted = start + length
                return
            self._wanted = 0
            body = bytes(self._waiting[start : start + length])
            try:
                message = json.loads(body)
            except (ValueError, RecursionError) as error:
                # Too long a length takes the head of the next message for the tail of this one.
                inside = HEADER.search(body)
                del self._waiting[: start + (inside.start() if inside else length)]
                yield Garbled(f"{type(error).__name__}: {error}"[:200])
            else:
                del self._waiting[: start + length]
                yield message

    def _next(self) -> tuple[int | None, int]:
        """Where the next body starts and how long it is; noise before it is dropped."""
        while header := HEADER.search(self._waiting):
            end = END.match(self._waiting, header.end() - (2 if self._waiting[header.end() - 2] == ord("\r") else 1))
            if end is None:
                if (
                    len(self._waiting) - header.end() < LONGEST_HEADER
                    and b"\n\r\n" not in self._waiting[header.end() :]
                ):
                    return None, 0  # the empty line is still to come
            elif int(header[1]) <= LONGEST:
                return end.end(), int(header[1])
            del self._waiting[: header.end()]
        del self._waiting[: max(len(self._waiting) - LONGEST_HEADER, 0)]
        return None, 0
