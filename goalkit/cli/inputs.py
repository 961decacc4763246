"""What a command was asked to read: files, folders and standard input."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from goalkit.case import kebab
from goalkit.cli import options
from goalkit.cli.parser import CommandError, suggestion

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator
    from pathlib import Path, PurePath

    from goalkit.config import Config
    from goalkit.model import Document

STDIN = "<stdin>"


class Inputs(NamedTuple):
    """Files to read, in order, what was read from standard input, and which files were asked for by name.

    `piped` are the bytes of standard input, None where it wasn't asked for.
    """

    files: list[Path]
    documents: list[Document]
    named: frozenset[Path]
    piped: bytes | None = None


def gather(arguments: argparse.Namespace, config: Config) -> Inputs:
    """Find the files that the config doesn't exclude; read standard input.

    Raises `CommandError` where nothing of what was named exists, or folders hold nothing that goalkit reads.
    """
    from goalkit.read.discover import discover

    names = list(arguments.paths) or ["."]
    piped = sys.stdin.buffer.read() if "-" in names else None
    documents = [_standard_input(piped, arguments, config)] if piped is not None else []
    for option in ("stdin_filename", "format"):
        if not documents and getattr(arguments, option, None):
            raise CommandError(f"--{kebab(option)} is about standard input: add - to the paths")
    names = [name for name in names if name != "-"]
    if names and not any(os.path.lexists(name) for name in names):
        raise CommandError(_missing(names[0]))
    found = discover(names)
    if not found and not documents:
        raise CommandError(f"{', '.join(names)} holds no Markdown, YAML, TOML, JSON or CSV file")
    named = set(names)
    files = [file for file in found if is_wanted(file, config, named=str(file) in named)]
    return Inputs(files, documents, frozenset(file for file in files if str(file) in named), piped)


def is_wanted(file: PurePath, config: Config, *, named: bool) -> bool:
    """Whether a file that was found is about goals, and the config doesn't exclude it."""
    from goalkit.read.discover import OWN

    return (named or file.name not in OWN) and not config.excludes(file.as_posix())


def read_all(inputs: Inputs, arguments: argparse.Namespace, config: Config) -> Iterator[Document]:
    """Read one document after the other."""
    from goalkit.read import read

    yield from inputs.documents
    today = options.today(arguments)
    for file in inputs.files:
        yield read(file, calendar=config.calendar, today=today, limit=config.limit, named=file in inputs.named)


def tell_unread(documents: Iterable[Document]) -> bool:
    """Say on standard error which files can't be read, all or in part, and whether there are any."""
    from goalkit.cli import console

    found = [(document.path, problem) for document in documents for problem in document.problems]
    for path, problem in found:
        console.note(f"{path}:{problem.at.line}:{problem.at.column}: {problem.message}")
    return bool(found)


def _standard_input(piped: bytes, arguments: argparse.Namespace, config: Config) -> Document:
    from goalkit.read import read

    return read(
        piped,
        arguments.format,
        path=arguments.stdin_filename or STDIN,
        calendar=config.calendar,
        today=options.today(arguments),
        limit=config.limit,
    )


def _missing(name: str) -> str:
    folder, base = os.path.split(name)
    try:
        beside = os.listdir(folder or ".")  # noqa: PTH208 the name may be no path at all
    except (OSError, ValueError):
        beside = []
    near = suggestion(base, beside)
    hint = f" Did you mean “{os.path.join(folder, near)}”?" if near else ""  # noqa: PTH118 as typed
    return f"there is no file or folder “{name}”.{hint}"
