"""The options that several commands share, each defined once so that it means one thing everywhere."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

from goalkit.cli.parser import OneOf

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from goalkit.cli.parser import Parser

INPUT_FORMATS = ("markdown", "yaml", "toml", "json", "csv")


class Output(NamedTuple):
    """A format and the file it goes to, None for standard output."""

    form: str
    file: str | None


def add_paths(parser: Parser) -> None:
    """What to read."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: .)")


def add_input(parser: Parser) -> None:
    """What to read: paths, or standard input and what it is."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input (default: .)")
    parser.add_argument(
        "--format",
        type=OneOf(INPUT_FORMATS),
        metavar="FORMAT",
        help=f"format of standard input: {', '.join(INPUT_FORMATS)} (default: what it looks like)",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="name that standard input has in reports")


def add_config(parser: Parser) -> None:
    """Which settings to follow."""
    parser.add_argument("--config", metavar="FILE", help="take the settings from this file")
    parser.add_argument("--no-config", action="store_true", help="take no settings from any file")


def add_profile(parser: Parser) -> None:
    """Which school to follow."""
    parser.add_argument("--profile", metavar="NAME", help="follow this school (goalkit config --profiles lists all)")


def add_today(parser: Parser) -> None:
    """The day that deadlines are compared with."""
    parser.add_argument("--today", type=day, metavar="DATE", help="the day to compare dates with, as 2027-01-31")


def add_color(parser: Parser) -> None:
    """Whether to use colour."""
    parser.add_argument(
        "--color",
        type=OneOf(("auto", "always", "never")),
        default="auto",
        metavar="WHEN",
        help="auto (default), always or never; NO_COLOR and FORCE_COLOR are heeded",
    )


def add_output(parser: Parser, formats: Iterable[str]) -> None:
    """The form of what is printed, and files to write it to; the first of `formats` is the default."""
    default = next(iter(formats))
    parser.add_argument(
        "--output",
        action="append",
        type=OutputIn(formats),
        default=[],
        metavar="FORMAT[:FILE]",
        help=f"{', '.join(formats)}; may be given several times (default: {default})",
    )


class OutputIn:
    """The type of `--output` for some formats."""

    def __init__(self, formats: Iterable[str]) -> None:
        self.choices = list(formats)

    def __call__(self, word: str) -> Output:
        """Read `FORMAT[:FILE]`. Raises `ArgumentTypeError` for a format that isn't among the choices."""
        form, _, file = word.partition(":")
        return Output(OneOf(self.choices)(form), None if file in ("", "-") else file)


def day(word: str) -> datetime.date:
    """A date as ISO 8601 has it. Raises `ArgumentTypeError` for anything else."""
    import datetime

    try:
        return datetime.date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{word}” is no date; write it as 2027-01-31") from None


def today(arguments: argparse.Namespace) -> datetime.date:
    """The day to compare dates with: the one given, else the clock's."""
    import datetime

    given: datetime.date | None = arguments.today
    return given or datetime.date.today()  # noqa: DTZ011 goals are due on the author's calendar, not on UTC's
