"""What a command was asked to read: files, folders and standard input."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from goalkit.cli.parser import CommandError, suggestion

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

STDIN = "<stdin>"


class Inputs(NamedTuple):
    """Files to read, in order, and the bytes of standard input where that was asked for."""

    files: list[Path]
    stdin: bytes | None


def gather(arguments: argparse.Namespace, *, exclude: tuple[str, ...] = ()) -> Inputs:
    """Find the files; read standard input.

    Raises `CommandError` where nothing of what was named exists, or folders hold nothing that goalkit reads.
    """
    from goalkit.read.discover import discover

    names = list(arguments.paths) or ["."]
    stdin = sys.stdin.buffer.read() if "-" in names else None
    if stdin is None and (arguments.stdin_filename or arguments.format):
        option = "--stdin-filename" if arguments.stdin_filename else "--format"
        raise CommandError(f"{option} is about standard input: add - to the paths")
    names = [name for name in names if name != "-"]
    if names and not any(os.path.lexists(name) for name in names):
        raise CommandError(_missing(names[0]))
    files = discover(names, exclude=exclude)
    if not files and stdin is None:
        raise CommandError(f"{', '.join(names)} holds no Markdown, YAML, TOML, JSON or CSV file")
    return Inputs(files, stdin)


def _missing(name: str) -> str:
    folder, base = os.path.split(name)
    try:
        beside = os.listdir(folder or ".")  # noqa: PTH208 the name may be no path at all
    except (OSError, ValueError):
        beside = []
    near = suggestion(base, beside)
    hint = f" Did you mean “{os.path.join(folder, near)}”?" if near else ""  # noqa: PTH118 as typed
    return f"there is no file or folder “{name}”.{hint}"
