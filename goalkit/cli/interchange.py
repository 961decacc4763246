"""What `import` and `export` share: naming a layout, where files go, and the account of what did not fit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import options, written_files
from goalkit.cli.parser import CommandError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Sequence

    from goalkit.cli.parser import Parser
    from goalkit.config import Config
    from goalkit.interchange import Exported, Imported
    from goalkit.report.interchange import Told


def add_layout(parser: Parser, what: str) -> None:
    """Which layout."""
    parser.add_argument("--layout", metavar="NAME", help=f"{what}, or a layout file of your own, as ours.toml")


def add_out(parser: Parser) -> None:
    """Where files and accounts go."""
    parser.add_argument("--out", metavar="PATH", help="write to this file, or several into this folder")
    parser.add_argument("--force", action="store_true", help="let --out replace files that exist")
    options.add_output(parser, ("text", "json"))


def epilog() -> str:
    """The names of the layouts, for `--help`; their titles would need pydantic, which few commands load."""
    from goalkit.interchange.names import layout_names

    lines = ["layouts:"]
    line = " "
    for name in layout_names():
        if len(line) + len(name) > 86:
            lines.append(line)
            line = " "
        line += f" {name}"
    return "\n".join([*lines, line]) + "\n"


def check_output(arguments: argparse.Namespace) -> None:
    """Refuse an account for programs that would run together with what is written. Raises `CommandError`."""
    for one in arguments.output:
        if one.form == "json" and one.file is None and arguments.out is None:
            raise CommandError(
                "--output: json and the file would run together on standard output; "
                "give one of them a file, as in --output json:report.json or --out FILE"
            )


def load(path: Path, config: Config) -> bytes:
    """Read a file. Raises `InterchangeError`."""
    from goalkit.interchange import InterchangeError
    from goalkit.read.source import Unreadable
    from goalkit.read.source import load as loaded

    try:
        return loaded(path, config.limit)
    except Unreadable as error:
        raise InterchangeError(f"{error.problem.message}. {error.problem.ask}") from None


def file(
    path: str, suffix: str, arguments: argparse.Namespace, count: int, taken: Collection[Path | None]
) -> Path | None:
    """Where one of `count` files goes, None for standard output. Raises `CommandError` where two go to one place."""
    if arguments.out is None:
        if count > 1:
            raise CommandError("several files can't be told apart on standard output; give them a folder: --out goals/")
        return None
    folder = written_files.is_folder(arguments.out, count)
    found = written_files.file_for(path, suffix, Path(arguments.out), folder=folder)
    if found in taken:
        raise CommandError(f"two files would both become {found}")
    return found


def told(path: str, done: Imported | Exported) -> Told:
    """The account of one file."""
    from goalkit.interchange import Imported
    from goalkit.report.interchange import Told

    layout = done.layout
    goals = len(done.document.goals) if isinstance(done, Imported) else done.goals
    remark = None if isinstance(done, Imported) or layout is None else layout.note
    if layout is not None and not layout.complete and not isinstance(done, Imported):
        beside = "columns are known: lay the file beside the tool's own template."
        if layout.shape is not None:
            beside = "keys are known: lay the file beside one of the tool's own."
        remark = f"{remark or ''} Not all of its {beside}".strip()
    name, title = (layout.name, layout.title) if layout is not None else ("text", "a page of text")
    return Told(path, name, title, goals, done.notes, remark)


def report(accounts: Sequence[Told], arguments: argparse.Namespace) -> None:
    """Account for it."""
    from goalkit.report import interchange

    written_files.report(
        arguments,
        lambda form, look: interchange.as_json(accounts) if form == "json" else interchange.as_text(accounts, look),
    )
