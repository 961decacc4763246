"""`goalkit site team`: the goals of a team, or of a whole organisation, as HTML pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, options
from goalkit.cli.baseline import found_in
from goalkit.cli.inputs import gather, read_all, tell_unread
from goalkit.cli.parser import CommandError
from goalkit.cli.progress import Progress
from goalkit.cli.settings import settings

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.inputs import Inputs


def run(arguments: argparse.Namespace) -> int:
    """Read, check, and write the site; what is found in goals is shown there and is no failure."""
    from goalkit.site.team import TeamSiteError, board_of, published, write_site

    if arguments.out is None:
        raise CommandError("say where the site goes: goalkit site team … --out DIR")
    out = Path(arguments.out)
    progress = Progress(wanted=True, of="pages")
    try:
        published(out)  # what can't be written to is better known before all is read
        config = settings(arguments)
        documents = list(read_all(_without(gather(arguments, config), out), arguments, config))
        tell_unread(documents)
        board = board_of(
            documents, found_in(documents, config, options.today(arguments)), options.today(arguments), arguments.title
        )
        if not board.documents:
            raise CommandError("nothing there reads as a goal, so there is nothing to show")
        built = write_site(board, out, progress)
    except TeamSiteError as error:
        raise CommandError(str(error)) from error
    finally:
        progress.clear()
    removed = f", {built.removed:,} removed" if built.removed else ""
    goals = f"{len(board.cards):,} goal{'s' if len(board.cards) != 1 else ''}"
    console.write(f"{goals}: {built.written:,} pages written, {built.unchanged:,} unchanged{removed}\n")
    console.write(f"open {out / 'index.html'}\n")
    return 0


def _without(inputs: Inputs, out: Path) -> Inputs:
    """Leave out what an earlier build put into the folder of the site, should that lie among the goals."""
    home = out.resolve()
    return inputs._replace(files=[file for file in inputs.files if not file.resolve().is_relative_to(home)])
