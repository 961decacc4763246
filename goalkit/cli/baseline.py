"""`goalkit baseline`: agree to today's findings, so that from now on only new ones are reported."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, options
from goalkit.cli.inputs import gather
from goalkit.cli.parser import CommandError
from goalkit.cli.running import add_jobs, linted
from goalkit.cli.settings import settings, working_folder
from goalkit.report.summary import counted

if TYPE_CHECKING:
    import argparse
    import datetime
    from collections.abc import Callable, Iterable, Sequence

    from goalkit.baseline import Baseline
    from goalkit.cli.parser import Parser
    from goalkit.config import Config
    from goalkit.diagnostic import Diagnostic
    from goalkit.model import Document

NAME = "goalkit-baseline.json"  # said here too, for lint without a baseline needn't load `goalkit.baseline`


def configure(parser: Parser) -> None:
    """Take what to lint and where to write."""
    options.add_paths(parser)
    parser.add_argument("--out", metavar="FILE", help=f"write here (default: {NAME} beside the config)")
    parser.add_argument("--prune", action="store_true", help="take out what is no longer found; agree to nothing new")
    options.add_config(parser)
    options.add_profile(parser)
    options.add_today(parser)
    add_jobs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the baseline, for the paths that were looked at; what it says of others stays."""
    from goalkit.baseline import Baseline

    if "-" in arguments.paths:
        raise CommandError("a baseline is about files: standard input has no place in it")
    config = settings(arguments)
    file = Path(arguments.out) if arguments.out else place(config)
    known = load(file)
    name = os.path.relpath(file)
    if arguments.prune and known is None:
        raise CommandError(f"there is no baseline at {name} that could be pruned")
    report = linted(arguments, config, gather(arguments, config))
    within = looked_at(file, arguments.paths or ["."])
    if arguments.prune and known is not None:
        stale = known.apply(report, within).stale
        _write(file, known.without(stale))
        gone, left = sum(stale.values()), sum(known.counts.values())
        console.write(f"{name}: {gone} no longer found and taken out, {left - gone} left\n")
        return 0
    agreed = Baseline.of(report, **_frame(file))
    if known is not None:
        others = {one: count for one, count in known.counts.items() if not within(one.path)}
        agreed = replace(agreed, counts={**others, **agreed.counts}, about={**known.about, **agreed.about})
    _write(file, agreed)
    total = counted(sum(agreed.counts.values()), "finding")
    console.write(f"{name}: {total} agreed to; goalkit lint reports new ones only\n")
    return 0


def place(config: Config) -> Path:
    """Where the baseline lies: beside the config, else where one is found from here upwards, else here."""
    if config.path is not None:
        return Path(config.root) / NAME
    here = working_folder()
    for folder in (here, *here.parents):
        if os.path.isfile(folder / NAME):  # noqa: PTH113 (a folder that nobody may look into holds none)
            return folder / NAME
        if os.path.exists(folder / ".git"):  # noqa: PTH110
            break
    return here / NAME


def load(file: Path) -> Baseline | None:
    """Read a baseline; None where there is none. Raises `CommandError` where it can't be read or followed."""
    if not os.path.lexists(file):
        return None
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{os.path.relpath(file)} can't be read: {error.strerror or error}") from error
    from goalkit.baseline import Baseline, BaselineError

    try:
        return Baseline.parse(data.decode(), **_frame(file))
    except (UnicodeDecodeError, BaselineError) as error:
        raise CommandError(f"{os.path.relpath(file)}: {error}") from error


def found_in(documents: Iterable[Document], config: Config, today: datetime.date) -> Sequence[Diagnostic]:
    """What lint finds in documents that were read, without what the baseline agrees to.

    Commands that show findings beside something else ask for them so.
    """
    from goalkit.lint import Linter

    linter = Linter(config, today)
    report = linter.report([linter.check(document) for document in documents])
    known = load(place(config))
    return (known.apply(report).report if known is not None else report).diagnostics


def _frame(file: Path) -> dict[str, str]:
    """What the paths in a baseline and in a report count from."""
    return {"root": file.absolute().parent.as_posix(), "start": working_folder().as_posix()}


def _write(file: Path, baseline: Baseline) -> None:
    console.write_file(str(file), [baseline.text()])


def looked_at(file: Path, names: list[str]) -> Callable[[str], bool]:
    """Tell which paths of a baseline a run over these files and folders has seen, had they been there."""
    tops = [Path(os.path.abspath(name)) for name in names]  # noqa: PTH100 links stay links
    root = file.absolute().parent

    def seen(path: str) -> bool:
        there = Path(os.path.normpath(root / path))
        return any(there == top or top in there.parents for top in tops)

    return seen
