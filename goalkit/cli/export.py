"""`goalkit export`: goals as another tool's file, and what has no place there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, interchange, options, written_files
from goalkit.cli.inputs import gather, read_all
from goalkit.cli.parser import CommandError, OneOf
from goalkit.cli.settings import settings
from goalkit.cli.written_files import Written

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser
    from goalkit.interchange import Exported, Layout
    from goalkit.interchange.files import FileFormat

FORMATS = ("csv", "xlsx", "json", "yaml")
FAILED = 2


def configure(parser: Parser) -> None:
    """Take goals, the layout of the tool, and where the file goes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders of goals; - is standard input")
    interchange.add_layout(parser, "which tool's layout to write")
    parser.add_argument(
        "--format",
        dest="written",
        type=OneOf(FORMATS),
        metavar="FORMAT",
        help="format to write: csv, xlsx, json or yaml (default: that of --out, else the tool's own)",
    )
    interchange.add_out(parser)
    parser.set_defaults(format=None, stdin_filename=None)
    options.add_config(parser)
    options.add_today(parser)
    options.add_color(parser)
    parser.epilog = interchange.epilog()


def run(arguments: argparse.Namespace) -> int:
    """Write the goals for the tool, and account for what has no place there."""
    from goalkit.interchange import InterchangeError, export_goals, find_layout

    if not arguments.paths:
        raise CommandError("this needs a file: goalkit export FILE --layout NAME --out PATH")
    if arguments.layout is None:
        raise CommandError("this needs a layout, as in --layout betterworks; goalkit export --help lists all")
    interchange.check_output(arguments)
    config = settings(arguments)
    done: list[tuple[str, Exported]] = []
    written: list[Written] = []
    failed = False
    try:
        layout = find_layout(arguments.layout)
        form = _format(arguments, layout)
        documents = list(read_all(gather(arguments, config), arguments, config))
        for document in documents:
            for problem in document.problems:
                failed = True
                console.complain(f"{document.path}:{problem.at.line}: {problem.message}, so it was not exported")
            if not document.problems and not document.goals:
                console.note(f"Nothing reads as a goal in {document.path}.")
        readable = [one for one in documents if one.goals and not one.problems]
        for document in readable:
            exported = export_goals(document, form, layout)
            done.append((document.path, exported))
            others = [one.file for one in written]
            file = interchange.file(document.path, f".{form}", arguments, len(readable), others)
            written.append(Written(exported.data, file))
    except InterchangeError as error:
        raise CommandError(str(error)) from None
    except OSError as error:  # a workbook is made in a file that nobody knows of
        raise CommandError(f"{arguments.out} can't be written: {error.strerror or error}") from error
    if form == "xlsx" and any(one.file is None for one in written):
        raise CommandError("a workbook is no text to print; give it a file, as in --out goals.xlsx")
    written_files.write(written, force=arguments.force)
    interchange.report([interchange.told(path, one) for path, one in done], arguments)
    return FAILED if failed else 0


def _format(arguments: argparse.Namespace, layout: Layout) -> FileFormat:
    from goalkit.interchange.files import FORMATS as KNOWN

    if arguments.written is not None:
        form: FileFormat = arguments.written
        return form
    suffix = Path(arguments.out).suffix.lower() if arguments.out is not None else ""
    return KNOWN.get(suffix, layout.formats[0])
