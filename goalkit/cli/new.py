"""`goalkit new`: find a template and fill it in, slot by slot at a terminal, from options and files elsewhere."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.case import snake
from goalkit.cli import console, options
from goalkit.cli.parser import CommandError, OneOf
from goalkit.cli.settings import settings
from goalkit.cli.templates import add_templates, known_templates, named_template, tell_left_out

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from goalkit.cli.parser import Parser
    from goalkit.model import Format
    from goalkit.template import Template

FORMATS: dict[str, Format] = {
    "md": "markdown",
    "markdown": "markdown",
    "yaml": "yaml",
    "toml": "toml",
    "json": "json",
    "csv": "csv",
}
MOST = 8  # matches of a search that get a line each


def configure(parser: Parser) -> None:
    """Take a template or words to search for, values, and where the result goes."""
    parser.add_argument("words", nargs="*", metavar="NAME", help="a template's name, or words to search for")
    parser.add_argument("--set", action="append", default=[], metavar="SLOT=VALUE", help="fill a slot; repeatable")
    parser.add_argument("--values", metavar="FILE", help="fill slots from a YAML, TOML or JSON file")
    parser.add_argument("--sample", action="store_true", help="fill slots that are left with their samples")
    parser.add_argument(
        "--format",
        type=OneOf(FORMATS),
        metavar="FORMAT",
        help="md, yaml, toml, json or csv (default: that of --out, else the template's)",
    )
    parser.add_argument("--out", metavar="PATH", help="write this file and not to standard output")
    parser.add_argument("--force", action="store_true", help="write it even where a file is there already")
    add_templates(parser)
    options.add_config(parser)
    options.add_color(parser)


def run(arguments: argparse.Namespace) -> int:
    """List, search or fill."""
    template = named_template(arguments, "-".join(arguments.words)) if arguments.words else None
    if template is None:
        known = known_templates(arguments)
        tell_left_out(known)
        templates = known.templates
        fills = next((name for name in ("set", "values", "out", "format") if getattr(arguments, name)), None)
        if fills or arguments.sample or arguments.force:
            option = fills or ("sample" if arguments.sample else "force")
            near = _nearest(arguments.words, templates)
            hint = f"Did you mean “{near}”?" if near else "goalkit new lists all."
            raise CommandError(f"--{option} needs the name of one template. {hint}")
        console.write_all(_choice(arguments, templates))
        return 0
    form = _form(arguments, template)
    if arguments.out and os.path.lexists(arguments.out) and not arguments.force:
        raise CommandError(f"{arguments.out} is there already; --force writes over it")
    return _fill(arguments, template, form)


def _nearest(words: Sequence[str], templates: Sequence[Template]) -> str | None:
    """The name that was probably meant, where the words are nearly one."""
    from goalkit.cli.parser import suggestion

    return suggestion("-".join(words), [one.name for one in templates]) if words else None


def _choice(arguments: argparse.Namespace, templates: Sequence[Template]) -> Iterator[str]:
    """The whole list, or what a search finds in it."""
    from goalkit.report import templates as report
    from goalkit.report.terminal import Paint
    from goalkit.template.gallery import corrected, search

    look = console.look(arguments.color)
    paint = Paint(on=look.color)
    found = list(templates)
    if arguments.words:
        found = search(arguments.words, templates)
        if not found and (found := search(arguments.words, templates, some=True)):
            yield "No template speaks of all of that; these come nearest.\n\n"
        if not found:
            near = _nearest(arguments.words, templates) or corrected(arguments.words, templates)
            hint = f"Did you mean goalkit new {near}?" if near else "goalkit new lists all."
            raise CommandError(f"no template is called or speaks of “{' '.join(arguments.words)}”. {hint}")
        yield from report.matched(found[:MOST], look)
        if len(found) > MOST:
            yield f"{paint.dim(f'… and {len(found) - MOST} more; another word narrows it down.')}\n"
    else:
        yield from report.listed(found, look)
    name = found[0].name if arguments.words else "NAME"
    yield f"\n{paint.dim('Fill one in:')} {paint.code(f'goalkit new {name}')}\n"


def _form(arguments: argparse.Namespace, template: Template) -> Format:
    from goalkit.read import FORMATS as BY_SUFFIX

    if arguments.format:
        form = FORMATS[arguments.format]
    else:
        form = BY_SUFFIX.get(Path(arguments.out or "").suffix.lower(), template.format)
    if form not in template.formats:
        raise CommandError(f"{template.name} can't be written as {form}; take one of {', '.join(template.formats)}")
    return form


def _fill(arguments: argparse.Namespace, template: Template, form: Format) -> int:
    from goalkit.cli.asking import ask
    from goalkit.template import SlotError, TemplateError, render

    config = settings(arguments)
    given: dict[str, object] = {}
    if arguments.values:
        given |= _from_file(arguments.values)
    given |= dict(map(_assigned, arguments.set))
    if arguments.sample:
        given = {**template.samples, **given}
    # What was given is checked before anybody is asked for more.
    render(template, given, calendar=config.calendar)
    if sys.stdin.isatty() and not arguments.sample:
        given = ask(template, given, config.calendar, console.prompt_look(arguments.color))
    try:
        text = render(template, given, form, calendar=config.calendar)
    except (SlotError, TemplateError):
        raise
    except ValueError as error:
        raise CommandError(f"{template.name} can't be written as {form}: {error}") from None
    open_slots = [slot.name for slot in template.slots if not slot.optional and not given.get(slot.name)]
    if arguments.out:
        console.write_file(arguments.out, [text])
        console.note(f"{arguments.out} is written. Next: goalkit lint {arguments.out}")
    else:
        console.write(text)
        console.flush()
    if open_slots:
        count = "1 slot is" if len(open_slots) == 1 else f"{len(open_slots)} slots are"
        console.note(f"{count} open: {', '.join(open_slots)}")
    return 0


def _assigned(word: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if not equals or not name.strip():
        raise CommandError(f"--set takes SLOT=VALUE, as in --set baseline=24%; “{word}” is none")
    return snake(name.strip()), value


def _from_file(name: str) -> dict[str, object]:
    """Values by slot, as they are written in a file. Raises `CommandError`."""
    from goalkit.read.source import LIMIT, Unreadable, decode, load
    from goalkit.read.trees.nodes import Malformed, Mapping, Scalar

    reader = _READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise CommandError(f"--values: {name} is no YAML, TOML or JSON file")
    try:
        tree = reader(decode(load(Path(name), LIMIT)))
    except Unreadable as error:
        raise CommandError(f"{name}: {error.problem.message}") from None
    except Malformed as error:
        line, column, _, _ = error.problem.at
        raise CommandError(f"{name}:{line}:{column}: {error.problem.message}") from None
    if not isinstance(tree, Mapping):
        raise CommandError(f"{name} holds no names with values, as in baseline: 24%")
    values: dict[str, object] = {}
    for key, value in tree.pairs:
        if not isinstance(value, Scalar):
            line, column, _, _ = key.span
            raise CommandError(f"{name}:{line}:{column}: “{key}” takes one value, not several")
        values[snake(str(key))] = str(value.text)
    return values


def _yaml(source: str) -> object:
    from goalkit.read.trees.yaml_nodes import read_yaml

    return next(iter(read_yaml(source)), None)


def _toml(source: str) -> object:
    from goalkit.read.trees.toml_nodes import read_toml

    return read_toml(source)


def _json(source: str) -> object:
    from goalkit.read.trees.json_nodes import read_json

    return read_json(source)


_READERS = {".yaml": _yaml, ".yml": _yaml, ".toml": _toml, ".json": _json}
