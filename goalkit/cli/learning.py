"""`goalkit template learn`: templates from a team's own goals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, written_files
from goalkit.cli.inputs import gather, read_all, tell_unread
from goalkit.cli.parser import CommandError
from goalkit.cli.progress import Progress
from goalkit.cli.settings import settings
from goalkit.cli.written_files import Written

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from goalkit.model import Document
    from goalkit.template.learned import Written as Learned


def learn(arguments: argparse.Namespace) -> int:
    """Read goals, learn, print what was learned, and write it where a folder is named."""
    from goalkit.template import learn as learned

    if not arguments.names:
        raise CommandError("learn takes files or folders with goals, as in goalkit template learn okrs.md --out ours")
    config = settings(arguments)
    arguments.paths = arguments.names
    documents = list(read_all(gather(arguments, config), arguments, config))
    tell_unread(documents)
    if not any(document.goals for document in documents):
        raise CommandError(f"nothing in {', '.join(arguments.names)} reads as a goal; goalkit show tells what is read")
    bar = Progress(wanted=True, of="goals")
    written = learned(documents, config, progress=bar)
    bar.clear()
    if arguments.out is not None:
        _refuse_taken(arguments, written)
    console.write_all(_said(arguments, written, documents))
    console.flush()
    if arguments.out is None:
        console.note("Nothing is written; --out DIR writes them there.")
        return 0
    home = Path(arguments.out)
    written_files.write([Written(one.source, home / one.template.path) for one in written], force=True)
    name = written[-1].template.name  # there is a page for each document, and they come last
    console.note(f"They are in {arguments.out}. Next: goalkit new {name} --templates {arguments.out}")
    return 0


def _said(arguments: argparse.Namespace, written: Sequence[Learned], documents: Sequence[Document]) -> Iterator[str]:
    """What was learned: a summary, or examples and templates side by side."""
    from goalkit.report.learned import side_by_side, summary

    look = console.look(arguments.color)
    if not arguments.diff:
        yield from summary(written, sum(len(document.goals) for document in documents), len(documents), look)
        return
    pages = (document.source for document in documents if document.goals)
    for one in written:
        yield from side_by_side(one, None if one.learned is not None else next(pages), look)


def _refuse_taken(arguments: argparse.Namespace, written: Sequence[Learned]) -> None:
    """Raise `CommandError` where a file to be written is there already."""
    if arguments.force:
        return
    taken = [one.template.path for one in written if (Path(arguments.out) / one.template.path).exists()]
    if taken:
        more = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        there = "are" if more else "is"
        raise CommandError(f"{arguments.out}/{taken[0]}{more} {there} there already; --force writes over")
