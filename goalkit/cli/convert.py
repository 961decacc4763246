"""`goalkit convert`: goals in another framework, and what was kept, derived, dropped and must be asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, options, written_files
from goalkit.cli.inputs import gather, read_all
from goalkit.cli.parser import CommandError, OneOf
from goalkit.cli.settings import settings
from goalkit.cli.written_files import FORMATS, SUFFIXES, Written

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from goalkit.cli.parser import Parser
    from goalkit.convert import Conversion
    from goalkit.model import Document
    from goalkit.report import Look

FAILED = 2


def configure(parser: Parser) -> None:
    """Take what to convert, to what, and where it goes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    parser.add_argument("--to", metavar="FRAMEWORK", help="the framework to convert to (goalkit frameworks lists all)")
    parser.add_argument(
        "--format",
        dest="written",
        type=OneOf(FORMATS),
        metavar="FORMAT",
        help="format to write: md, yaml, toml, json or csv (default: that of the input)",
    )
    parser.add_argument("--out", metavar="PATH", help="write to this file, or several into this folder")
    parser.add_argument("--force", action="store_true", help="let --out replace files that exist")
    parser.set_defaults(format=None, stdin_filename=None)
    options.add_output(parser, ("text", "markdown", "json"))
    options.add_config(parser)
    options.add_today(parser)
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Convert, write, and account for it; a file that can't be read is told, and the others go on."""
    framework = _framework(arguments)
    for one in arguments.output:
        if one.form != "text" and one.file is None and arguments.out is None:
            raise CommandError(
                f"--output: {one.form} and the converted goals would run together on standard output; "
                f"give one of them a file, as in --output {one.form}:report.{one.form} or --out FILE"
            )
    config = settings(arguments)
    documents = list(read_all(gather(arguments, config), arguments, config))
    readable = [one for one in documents if not one.problems]
    for document in documents:
        for problem in document.problems:
            console.complain(f"{document.path}:{problem.at.line}: {problem.message}, so it was not converted")
    from goalkit.convert import convert

    done = [convert(one, framework, calendar=config.calendar) for one in readable if one.goals or one.streams]
    for document in readable:
        if not (document.goals or document.streams):
            console.note(f"Nothing reads as a goal in {document.path}.")
    written_files.write(list(_texts(done, arguments)), force=arguments.force)
    written_files.report(arguments, lambda form, look: _report(done, form, look))
    return FAILED if len(readable) < len(documents) else 0


def _framework(arguments: argparse.Namespace) -> str:
    from goalkit.frameworks import UnknownFrameworkError, find_framework

    if not arguments.paths:
        raise CommandError("this needs a file: goalkit convert FILE --to FRAMEWORK")
    if arguments.to is None:
        raise CommandError("this needs the framework to convert to, as in --to okr; goalkit frameworks lists all")
    try:
        return find_framework(arguments.to).framework
    except UnknownFrameworkError as error:
        raise CommandError(str(error)) from None


def _texts(done: Sequence[Conversion], arguments: argparse.Namespace) -> Iterator[Written]:
    """The converted documents; what follows the framework already is written only where another format is wanted."""
    from goalkit.form import write

    wanted = written_files.format_of(arguments)
    found = [one for one in done if one.changed or (wanted or one.source.format) != one.source.format]
    out = arguments.out
    if out is None and len(found) > 1:
        raise CommandError(
            "several files can't be told apart on standard output; give them a folder, as in --out goals/"
        )
    folder = written_files.is_folder(out, len(done))
    taken: dict[Path, Document] = {}
    for one in found:
        form = wanted or one.source.format
        file = (
            written_files.file_for(one.source.path, SUFFIXES[form], Path(out), folder=folder)
            if out is not None
            else None
        )
        if file is not None:
            if file in taken:
                raise CommandError(f"{taken[file].path} and {one.source.path} would both become {file}")
            taken[file] = one.source
        try:
            yield Written(write(one.document, form), file)
        except ValueError as error:
            raise CommandError(f"{error}; take another format, as in --format md") from None


def _report(done: Sequence[Conversion], form: str, look: Look) -> Iterator[str]:
    from goalkit.report import conversion

    if form == "json":
        return conversion.as_json(done)
    return conversion.as_markdown(done) if form == "markdown" else conversion.as_text(done, look)
