"""`goalkit show`: what goalkit understood, goal by goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.inputs import gather, read_all
from goalkit.cli.settings import settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from goalkit.cli.parser import Parser
    from goalkit.model import Document

MANY = 8  # files to name one by one


def configure(parser: Parser) -> None:
    """Take what to read and a form to print in."""
    options.add_input(parser)
    options.add_output(parser, ("text", "json"))
    options.add_config(parser)
    options.add_today(parser)
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the documents."""
    outputs.check(arguments.output, ("json",))
    config = settings(arguments)
    inputs = gather(arguments, config)

    def render(form: str, *, printed: bool) -> Iterator[str]:
        documents = read_all(inputs, arguments, config)
        return as_json(documents) if form == "json" else as_text(documents, arguments.color if printed else "never")

    outputs.send(arguments.output, "text", render)
    return 0


def as_json(documents: Iterable[Document]) -> Iterator[str]:
    """Version 1 of the contract, one document a line."""
    from goalkit.report.json import encode
    from goalkit.report.shown import VERSION, shown_each

    yield f'{{"version": {VERSION}, "documents": ['
    separator = "\n"
    for document in shown_each(documents):
        yield separator + encode(document)
        separator = ",\n"
    yield "]}\n" if separator == "\n" else "\n]}\n"


def as_text(documents: Iterable[Document], color: str) -> Iterator[str]:
    """A tree a document; of several documents, those without goals are only named at the end."""
    from goalkit.report.linked import linked
    from goalkit.report.terminal import Paint, visible, wrap
    from goalkit.report.understood import tree

    look = console.look(color)
    paint = Paint(on=look.color)
    empty: list[str] = []
    between = ""
    for document, links in linked(documents):
        if document.goals or document.streams or document.problems:
            yield between
            yield from tree(document, paint, look.width, links)
            between = "\n"
        else:
            empty.append(document.path)
    if empty:
        yield between
        more = f" and {len(empty) - MANY:,} more files" if len(empty) > MANY else ""
        said = f"Nothing reads as a goal in {', '.join(map(visible, empty[:MANY]))}{more}."
        yield from (paint.dim(line) + "\n" for line in wrap(said, look.width, look.width))
