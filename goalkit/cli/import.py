"""`goalkit import`: goals from other tools' files, in goalkit's own form, and what did not fit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, interchange, options, written_files
from goalkit.cli.parser import CommandError, OneOf
from goalkit.cli.settings import settings
from goalkit.cli.written_files import FORMATS, SUFFIXES, Written

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser
    from goalkit.config import Config
    from goalkit.interchange import Imported

FAILED = 2


def configure(parser: Parser) -> None:
    """Take files, the layout they have, and where the goals go."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="FILE",
        help="CSV, XLSX, JSON or YAML files of another tool; DOCX, Markdown and text",
    )
    interchange.add_layout(parser, "which tool's layout they have (default: told by their columns)")
    parser.add_argument(
        "--format",
        dest="written",
        type=OneOf(FORMATS),
        metavar="FORMAT",
        help="format to write: md, yaml, toml, json or csv (default: that of --out, else yaml)",
    )
    interchange.add_out(parser)
    options.add_config(parser)
    options.add_color(parser)
    parser.epilog = interchange.epilog()


def run(arguments: argparse.Namespace) -> int:
    """Import what can be imported, and account for it; a file that can't is told, and the others go on."""
    from goalkit.form import write
    from goalkit.interchange import InterchangeError, find_layout

    if not arguments.paths:
        raise CommandError("this needs a file: goalkit import FILE --out goals.yaml")
    interchange.check_output(arguments)
    config = settings(arguments)
    if arguments.layout is not None:
        find_layout(arguments.layout)  # a slip in its name is told once, and not for each file
    done: list[tuple[str, Imported]] = []
    failed = False
    for path in arguments.paths:
        try:
            done.append((path, _imported(path, arguments, config)))
        except InterchangeError as error:
            failed = True
            console.complain(f"{path}: {error}")
    form = written_files.format_of(arguments) or "yaml"
    written: list[Written] = []
    for path, imported in done:
        if not imported.document.goals:
            console.note(f"There is no goal in {path}.")
            continue
        file = interchange.file(path, SUFFIXES[form], arguments, len(done), [one.file for one in written])
        try:
            written.append(Written(write(imported.document, form), file))
        except ValueError as error:
            raise CommandError(f"{error}; take another format, as in --format md") from None
    written_files.write(written, force=arguments.force)
    interchange.report([interchange.told(path, one) for path, one in done], arguments)
    return FAILED if failed else 0


def _imported(path: str, arguments: argparse.Namespace, config: Config) -> Imported:
    from goalkit.interchange import InterchangeError, detect, find_layout, import_goals, import_text
    from goalkit.interchange.files import TEXTS, format_of

    data = interchange.load(Path(path), config)
    if Path(path).suffix.lower() in TEXTS:
        if arguments.layout is not None:
            raise InterchangeError("a page has no layout; leave --layout away")
        return import_text(data, path=path, calendar=config.calendar)
    form = format_of(path)
    layout = find_layout(arguments.layout) if arguments.layout is not None else detect(data, form)
    return import_goals(data, form, layout, path=path, calendar=config.calendar)
