"""`goalkit suggest`: objectives that gauges ask for, drafted from what is known, with slots for the rest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.inputs import gather, read_all, tell_unread
from goalkit.cli.parser import CommandError, OneOf
from goalkit.cli.settings import settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser
    from goalkit.suggest import Suggestions

FAILED = 2


def configure(parser: Parser) -> None:
    """Take what to read, and how and where the draft is written."""
    options.add_paths(parser)
    parser.add_argument(
        "--format",
        dest="form",
        type=OneOf(("md", "yaml")),
        metavar="FORMAT",
        help="format of the draft: md (default) or yaml",
    )
    parser.add_argument("--out", metavar="PATH", help="write the draft to this file, and print why")
    parser.add_argument("--force", action="store_true", help="overwrite the file if it exists")
    options.add_output(parser, ("text", "json"))
    options.add_config(parser)
    options.add_today(parser)
    options.add_color(parser)
    parser.set_defaults(format=None, stdin_filename=None)


def run(arguments: argparse.Namespace) -> int:
    """Print the draft, or write it and print why; that nothing is suggested is no failure, but an unread file is."""
    from goalkit.report import suggestions
    from goalkit.suggest import suggest

    outputs.check(arguments.output, ("json",))
    if arguments.out is not None and Path(arguments.out).exists() and not arguments.force:
        raise CommandError(f"{arguments.out} exists; --force overwrites it")
    config = settings(arguments)
    documents = list(read_all(gather(arguments, config), arguments, config))
    code = FAILED if tell_unread(documents) else 0  # what can't be read may hold the very gauge that is out of range
    found = suggest(documents, today=options.today(arguments))
    if arguments.out is None and not arguments.output:
        console.write_all(_draft(found, arguments.form or "md") if found.drafts else _nothing(found))
        return code
    if arguments.out is not None and found.drafts:
        console.write_file(arguments.out, _draft(found, arguments.form or _by_name(arguments.out)))
        count = "1 objective" if len(found.drafts) == 1 else f"{len(found.drafts)} objectives"
        console.note(f"drafted {count} in {arguments.out}")

    def render(form: str, *, printed: bool) -> Iterator[str]:
        if form == "json":
            return suggestions.as_json(found)
        return suggestions.as_text(found, console.look(arguments.color if printed else "never"))

    outputs.send(arguments.output, "text", render)
    return code


def _draft(found: Suggestions, form: str) -> Iterator[str]:
    from goalkit.report import draft

    return draft.as_yaml(found) if form == "yaml" else draft.as_markdown(found)


def _by_name(file: str) -> str:
    return "yaml" if file.lower().endswith((".yaml", ".yml")) else "md"


def _nothing(found: Suggestions) -> Iterator[str]:
    from goalkit.report import suggestions

    yield f"{suggestions.nothing(found)}\n"
    rest = list(suggestions.notes(found))
    yield "\n" if rest else ""
    yield from (f"- {line}\n" for line in rest)
