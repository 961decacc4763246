"""Sending one result to several places, each in its own format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from goalkit.cli import console
from goalkit.cli.options import Output
from goalkit.cli.parser import CommandError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


class Render(Protocol):
    """Writes one result in a format; `printed` says that it goes to standard output."""

    def __call__(self, form: str, *, printed: bool) -> Iterable[str]:
        """Give the pieces of the text."""


def check(outputs: Sequence[Output], machine: Collection[str]) -> None:
    """Refuse what would mix up two reports, before any work is done."""
    printed = [one.form for one in outputs if one.file is None]
    for form in printed:
        if form in machine and len(printed) > 1:
            raise CommandError(
                f"--output: {' and '.join(printed)} would run together on standard output; "
                f"give all but one a file, as in --output {form}:report.{form}"
            )
    files = [one.file for one in outputs if one.file is not None]
    for file in files:
        if files.count(file) > 1:
            raise CommandError(f"--output: two reports can't both go to {file}")


def send(outputs: Sequence[Output], default: str, render: Render, *, aside: bool = False) -> None:
    """Write the files first, then print; `aside`, on standard error, where standard output has something else.

    Raises `CommandError` where a file can't be written, once all others are and everything is printed.
    """
    wanted = outputs or [Output(default, None)]
    refused: list[CommandError] = []
    for one in wanted:
        if one.file is not None:
            try:
                console.write_file(one.file, render(one.form, printed=False))
            except CommandError as refusal:
                refused.append(refusal)
    for one in wanted:
        if one.file is None and aside:
            for piece in render(one.form, printed=True):
                console.tell(piece)
        elif one.file is None:
            try:
                console.write_all(render(one.form, printed=True))
                console.flush()
            except BrokenPipeError:
                console.abandon_output()  # whoever read this has read enough; the verdict stands
    if refused:
        raise CommandError("\n".join(map(str, refused)))
