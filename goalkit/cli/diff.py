"""`goalkit diff OLD NEW`: how goals were changed, and which of these changes make them easier to reach."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goalkit.cli import console, options, outputs, verdict
from goalkit.cli.inputs import is_wanted
from goalkit.cli.parser import CommandError
from goalkit.cli.settings import settings
from goalkit.report import FORMATS, MACHINE_FORMATS

if TYPE_CHECKING:
    import argparse
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.cli.parser import Parser
    from goalkit.cli.revision import Revision
    from goalkit.config import Config
    from goalkit.model import Document

EXAMPLES = """\
OLD and NEW are files, folders or git revisions:
  goalkit diff last-week/ goals/        two folders, or two files
  goalkit diff main                     a revision and the files as they are now
  goalkit diff main goals/              the same, for one folder
  goalkit diff HEAD~1 HEAD -- goals/    two revisions

Before -- stand revisions only, after it the files and folders to compare.
"""


class Side(NamedTuple):
    """One version of the goals, and what its paths begin with that those of the other don't."""

    documents: list[Document]
    root: str


def configure(parser: Parser) -> None:
    """Take two versions, what to print and when to fail."""
    parser.takes_rest = True
    parser.add_argument(
        "paths", nargs="+", metavar="OLD [NEW] [-- PATH ...]", help="files, folders or git revisions; see below"
    )
    options.add_output(parser, FORMATS)
    verdict.add_fail_on(parser)
    verdict.add_selection(parser)
    options.add_config(parser)
    options.add_profile(parser)
    options.add_today(parser)
    parser.add_argument("--quiet", action="store_true", help="print findings and nothing beside them")
    options.add_color(parser)
    parser.epilog = EXAMPLES


def run(arguments: argparse.Namespace) -> int:
    """Compare, report, and say by the exit code whether anything was at or above `--fail-on`."""
    from dataclasses import replace

    from goalkit.diff import diff
    from goalkit.report import diff as report

    outputs.check(arguments.output, MACHINE_FORMATS)
    selection = verdict.selection(arguments, of_changes=True)
    config = selection.awake(settings(arguments))
    today = options.today(arguments)
    old, new = _sides(arguments.paths, arguments.rest, config, today)
    cases = any(one.form == "junit" for one in arguments.output)
    found = diff(old.documents, new.documents, config, today, old_root=old.root, new_root=new.root, cases=cases)
    found = replace(found, report=selection.of(found.report))

    def written(form: str, *, printed: bool) -> Iterator[str]:
        look = console.look(arguments.color if printed else "never", quiet=arguments.quiet)
        return report.render(found, form, look)

    outputs.send(arguments.output, "text", written)
    return verdict.code(found.report, arguments.fail_on)


def _sides(words: Sequence[str], rest: Sequence[str] | None, config: Config, today: datetime.date) -> tuple[Side, Side]:
    """Find out what the words name, and read it."""
    if rest is None and len(words) == 2 and all(map(os.path.lexists, words)):
        if os.path.isdir(words[0]) != os.path.isdir(words[1]):  # noqa: PTH112 (as typed)
            raise CommandError(f"{words[0]} and {words[1]} can't be compared: one is a file, and the other a folder")
        old, new = (_on_disk([word], config, today) for word in words)
        return Side(old, _root(words[0])), Side(new, _root(words[1]))
    from goalkit.cli.revision import revision_named

    # With “--”, all words before it are revisions; else those that are no files, and at most two of them.
    many = len(words) if rest is not None else next((at for at, one in enumerate(words) if os.path.lexists(one)), 2)
    many = min(many, len(words))
    if not many:
        raise CommandError(_how(words))
    if many > 2:
        raise CommandError(f"{' '.join(words)}: two versions can be compared, not {many}")
    revisions = [revision_named(word) for word in words[:many]]
    paths = list(rest or words[many:]) or ["."]
    if missing := next((one for one in words[many:] if not os.path.lexists(one)), None):
        raise CommandError(f"there is no file or folder “{missing}”; what only a revision has stands after --")
    paths = [os.path.relpath(path) for path in paths]
    old = _in_git(revisions[0], paths, config, today, prefix=f"{revisions[0].name}:")
    if many == 2:
        new = _in_git(revisions[1], paths, config, today, prefix="")
    else:
        new = _on_disk([path for path in paths if os.path.lexists(path)], config, today)
    if not old and not new:
        raise CommandError(f"{', '.join(paths)} holds no Markdown, YAML, TOML, JSON or CSV file in either version")
    return Side(old, f"{revisions[0].name}:"), Side(new, "")


def _how(words: Sequence[str]) -> str:
    """Say what is missing where files were named and no two versions of them."""
    if len(words) == 1:
        return f"compare {words[0]} with what? With a revision, goalkit diff main {words[0]}, or with another file"
    if len(words) == 2:
        return f"a revision stands before the files: goalkit diff {words[1]} {words[0]}"
    return f"{' '.join(words)}: two files or folders can be compared, not {len(words)}"


def _root(word: str) -> str:
    """What the paths of a file or of all files in a folder begin with."""
    path = Path(word).as_posix()
    if not Path(word).is_dir():
        return path
    return "" if path == "." else f"{path.removesuffix('/')}/"


def _on_disk(names: Sequence[str], config: Config, today: datetime.date) -> list[Document]:
    """Read files and folders as they are now."""
    from goalkit.read import read
    from goalkit.read.discover import discover

    named = set(names)
    files = [file for file in discover(names) if is_wanted(file, config, named=str(file) in named)]
    return [
        read(file, calendar=config.calendar, today=today, limit=config.limit, named=str(file) in named)
        for file in files
    ]


def _in_git(
    revision: Revision, paths: Iterable[str], config: Config, today: datetime.date, prefix: str
) -> list[Document]:
    """Read files as a revision has them."""
    from goalkit.cli.revision import blobs_of
    from goalkit.model import Document
    from goalkit.read import read
    from goalkit.read.source import too_large

    limit = config.limit
    found = []
    for blob in blobs_of(revision, list(paths), config, limit):
        path = f"{prefix}{blob.path}"
        if blob.data is None:
            found.append(Document(path=path, format="markdown", problems=(too_large(limit),)))
        else:
            found.append(
                read(blob.data, path=path, calendar=config.calendar, today=today, limit=limit, named=blob.named)
            )
    return found
