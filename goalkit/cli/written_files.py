"""Files of goals that commands write: their format, their name, and never over one that is there unless told so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goalkit.cli import console
from goalkit.cli.inputs import STDIN
from goalkit.cli.options import Output
from goalkit.cli.parser import CommandError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Sequence

    from goalkit.model import Format
    from goalkit.report import Look

FORMATS: dict[str, Format] = {
    "md": "markdown",
    "markdown": "markdown",
    "yaml": "yaml",
    "yml": "yaml",
    "toml": "toml",
    "json": "json",
    "csv": "csv",
}
SUFFIXES: dict[Format, str] = {"markdown": ".md", "yaml": ".yaml", "toml": ".toml", "json": ".json", "csv": ".csv"}


class Written(NamedTuple):
    """A file's content, and where it goes, None for standard output."""

    content: str | bytes
    file: Path | None


def format_of(arguments: argparse.Namespace) -> Format | None:
    """The format that `--format` names, else that of the file that `--out` names, else None."""
    if arguments.written is not None:
        return FORMATS[arguments.written]
    return FORMATS.get(Path(arguments.out).suffix.lstrip(".").lower()) if arguments.out is not None else None


def is_folder(out: str | None, count: int) -> bool:
    """Whether `--out` is meant for a folder: it is one, it ends like one, or several files go there."""
    return out is not None and (count > 1 or out.endswith(("/", os.sep)) or Path(out).is_dir())


def file_for(path: str, suffix: str, out: Path, *, folder: bool) -> Path:
    """The file that something read from `path` is written to."""
    if not folder:
        return out
    name = "goals" if path == STDIN else Path(path).stem
    return out / f"{name}{suffix}"


def write(written: Sequence[Written], *, force: bool) -> None:
    """Write all of them, or none where one would replace a file.

    Raises `CommandError`; where some can't be written, once the others are.
    """
    for one in written:
        if one.file is not None and os.path.lexists(one.file) and not force:
            raise CommandError(f"{one.file} exists; --force replaces it")
    refused: list[CommandError] = []
    for one in written:
        if one.file is not None:
            try:
                console.write_file(str(one.file), one.content if isinstance(one.content, bytes) else [one.content])
            except CommandError as refusal:
                refused.append(refusal)
        else:
            content = one.content
            console.write(content if isinstance(content, str) else content.decode())
            console.flush()
    if refused:
        raise CommandError("\n".join(map(str, refused)))


def report(arguments: argparse.Namespace, pieces: Callable[[str, Look], Iterable[str]]) -> None:
    """Account for what was written, in each form asked for: beside what is printed on standard error, else printed."""
    for one in arguments.output or [Output("text", None)]:
        if one.file is not None:
            console.write_file(one.file, pieces(one.form, console.look("never")))
        elif arguments.out is None:
            console.tell("".join(pieces(one.form, console.prompt_look(arguments.color))))
        else:
            console.write_all(pieces(one.form, console.look(arguments.color)))
