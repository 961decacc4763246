"""Standard output, standard error and files: what the environment says of them, and writing to them safely."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from goalkit.cli.parser import CommandError
from goalkit.report import Look
from goalkit.report.terminal import Paint, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIPE_WIDTH = 88
WIDEST = 120  # longer lines of prose tire the eye, however wide the window is
BUFFER = 1 << 16


def make_safe() -> None:
    """Let no character be unprintable: an output that can't encode one shows its number instead."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 (it stays open to the end)
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def _writing() -> Iterator[None]:
    """Tell a full disk from a reader who left. Raises `CommandError` and `BrokenPipeError`."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise CommandError(f"standard output can't be written: {error.strerror or error}") from error


def write(text: str) -> None:
    """Print to standard output."""
    with _writing():
        sys.stdout.write(text)


def write_all(pieces: Iterable[str]) -> None:
    """Print piece by piece, in blocks."""
    block: list[str] = []
    size = 0
    for piece in pieces:
        block.append(piece)
        size += len(piece)
        if size > BUFFER:
            write("".join(block))
            block.clear()
            size = 0
    write("".join(block))


def write_bytes(data: bytes) -> None:
    """Hand bytes on as they are, as a filter does."""
    with _writing():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def is_terminal() -> bool:
    """Whether a person sees what is printed, and not a program."""
    return sys.stdout.isatty()


def flush() -> None:
    """Hand over what was printed, so that a reader who left is noticed now and not at exit."""
    with _writing():
        sys.stdout.flush()


def abandon_output() -> None:
    """Stop printing where nobody reads it or no room is left, so that Python doesn't try once more at exit."""
    _abandon(sys.stdout)


def _abandon(stream: TextIO) -> None:
    with suppress(OSError, ValueError):  # a stream of another kind has no number, and nothing to retry
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _aside(text: str) -> None:
    """Write to standard error. Where that is full or closed nobody can be told, and the exit code has to say it."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def trace(text: str) -> None:
    """Show the innards of an error on standard error."""
    _aside("\n".join(visible(line) for line in text.split("\n")) + "\n")


def complain(message: str) -> None:
    """Say on standard error what went wrong."""
    paint = Paint(on=_color(sys.stderr, "auto"))
    width = _width(sys.stderr)
    first, *rest = message.split("\n")
    lines = wrap(visible(first), width - len("goalkit: "), width)
    _aside(f"{paint('goalkit:', 1, 31)} " + "\n".join(lines) + "\n")
    for line in rest:
        _aside("\n".join(wrap(visible(line), width, width)) + "\n")


def note(message: str) -> None:
    """Say something on standard error that is no complaint."""
    _aside(visible(message) + "\n")


def tell(text: str) -> None:
    """Show a person something on standard error, colours and all; whoever calls made it harmless."""
    _aside(text)


def prompt(text: str) -> str | None:
    """Ask a person, on standard error, so that standard output holds the result alone; None at the end of input."""
    _aside(text)
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def prompt_look(color: str = "auto") -> Look:
    """How what is asked on standard error should look."""
    return Look(_width(sys.stderr), _color(sys.stderr, color))


def look(color: str = "auto", *, statistics: bool = False, quiet: bool = False) -> Look:
    """How reports on standard output should look."""
    return Look(_width(sys.stdout), _color(sys.stdout, color), statistics, quiet)


def draws() -> bool:
    """Whether what stands on standard output can show the lines of a drawing."""
    try:
        "├─└│·".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def debugging() -> bool:
    """Whether the person asked for the innards of errors."""
    return bool(os.environ.get("GOALKIT_DEBUG"))


def _width(stream: TextIO) -> int:
    if not stream.isatty():
        return PIPE_WIDTH
    from shutil import get_terminal_size

    return min(get_terminal_size((PIPE_WIDTH, 24)).columns, WIDEST)


def _color(stream: TextIO, wanted: str) -> bool:
    """Colour as the option says, else NO_COLOR, FORCE_COLOR and TERM, else where a terminal is."""
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def write_file(name: str, pieces: Iterable[str] | bytes) -> None:
    """Write a file whole or not at all, texts as UTF-8: whoever reads it meanwhile sees the old one or the new one.

    Raises `CommandError` where it can't be written.
    """
    from goalkit.whole_file import replacing

    path = Path(os.path.realpath(name))
    try:
        if path.exists() and not path.is_file():  # a device or a pipe: there is nothing to replace
            with path.open("wb") as file:
                file.writelines(_encoded(pieces))
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.writelines(_encoded(pieces))
    except OSError as error:
        raise CommandError(f"{name} can't be written: {error.strerror or error}") from error


def _encoded(pieces: Iterable[str] | bytes) -> Iterator[bytes]:
    if isinstance(pieces, bytes):
        yield pieces
        return
    for piece in pieces:
        yield piece.encode("utf-8", "backslashreplace")
