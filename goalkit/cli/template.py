"""`goalkit template`: the templates there are, what one of them is for, and whether templates hold what they must."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console, options, outputs
from goalkit.cli.parser import CommandError, OneOf, suggestion
from goalkit.cli.settings import settings
from goalkit.cli.templates import add_templates, folder_of, known_templates, named_template, tell_left_out

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from goalkit.cli.parser import Parser
    from goalkit.template.mistakes import Mistake

ACTIONS = ("list", "show", "check", "learn")
HOW = """\
what to do:
  list           list all templates, or those of --framework and --function
  show NAME      show what a template is for, its slots, and what it gives
  check [PATH]   check template files and folders: what they say of themselves, their slots,
                 and that they lint clean when they are filled (default: your team's folder)
  learn PATH     learn templates from your own goals; --out DIR writes them, --diff shows them
                 beside the examples
"""


def configure(parser: Parser) -> None:
    """Take what to do and with which templates."""
    parser.add_argument("action", type=OneOf(ACTIONS), metavar="ACTION", help=f"one of {', '.join(ACTIONS)}")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a template's name; else files and folders")
    parser.add_argument("--framework", metavar="NAME", help="list those of this framework")
    parser.add_argument("--function", metavar="NAME", help="list those of this function, such as customer-retention")
    parser.add_argument("--out", metavar="DIR", help="write what is learned into this folder")
    parser.add_argument("--force", action="store_true", help="write even over templates that are there already")
    parser.add_argument("--diff", action="store_true", help="show examples and what is learned side by side")
    add_templates(parser)
    options.add_output(parser, ("text", "json"))
    options.add_config(parser)
    options.add_today(parser)
    options.add_color(parser)
    parser.epilog = HOW


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    outputs.check(arguments.output, ("json",))
    if arguments.action != "list":
        for option in ("framework", "function"):
            if getattr(arguments, option) is not None:
                raise CommandError(f"--{option} is about goalkit template list")
    if arguments.action == "learn":
        from goalkit.cli.learning import learn

        return learn(arguments)
    for option in ("out", "force", "diff"):
        if getattr(arguments, option):
            raise CommandError(f"--{option} is about goalkit template learn")
    return {"list": _list, "show": _show, "check": _check}[arguments.action](arguments)


def _list(arguments: argparse.Namespace) -> int:
    from goalkit.frameworks import UnknownFrameworkError, find_framework
    from goalkit.report import templates

    if arguments.names:
        raise CommandError(f"list takes no names; goalkit new {' '.join(arguments.names)} searches")
    known = known_templates(arguments)
    tell_left_out(known)
    found = list(known.templates)
    if arguments.function is not None:
        functions = {one.function for one in found}
        function = "-".join(arguments.function.lower().replace("_", " ").replace("-", " ").split())
        if function not in functions:
            near = suggestion(function, functions)
            hint = f"Did you mean “{near}”?" if near else f"There are {', '.join(sorted(functions))}."
            raise CommandError(f"no template is of the function “{arguments.function}”. {hint}")
        found = [one for one in found if one.function == function]
    if arguments.framework is not None:
        try:
            framework = find_framework(arguments.framework).framework
        except UnknownFrameworkError as error:
            raise CommandError(str(error)) from None
        found = [one for one in found if one.framework == framework]

    def render(form: str, *, printed: bool) -> Iterator[str]:
        if form == "json":
            yield from templates.as_json(found)
            return
        yield from templates.listed(found, console.look(arguments.color if printed else "never"))
        if not found:
            yield "No template is of that framework and function.\n"

    outputs.send(arguments.output, "text", render)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from goalkit.report import templates
    from goalkit.template import find_template
    from goalkit.template import render as filled

    if len(arguments.names) != 1:
        raise CommandError("show takes the name of one template; goalkit template list has all")
    one = named_template(arguments, arguments.names[0])
    if one is None:
        known = known_templates(arguments)
        tell_left_out(known)
        try:
            one = find_template(arguments.names[0], known.templates)
        except LookupError as error:
            raise CommandError(str(error.args[0]).replace("; did", ". Did")) from None
    result = filled(one, one.samples)

    def render(form: str, *, printed: bool) -> Iterator[str]:
        if form == "json":
            return templates.as_json([one], {one.name: result})
        return templates.page(one, result, console.look(arguments.color if printed else "never"))

    outputs.send(arguments.output, "text", render)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from goalkit.report import templates
    from goalkit.template import check, gallery
    from goalkit.template.front import load
    from goalkit.template.mistakes import TemplateError

    config = settings(arguments)
    files = _files(arguments.names, folder_of(arguments, config))
    mistakes: list[Mistake] = []
    found = []
    for file, name in files:
        try:
            found.append(load(file, name))
        except TemplateError as error:
            mistakes += error.mistakes
    known = frozenset(one.name for one in (*gallery().templates, *found))
    for one in found:
        mistakes += check(one, config, known)
    mistakes.sort(key=lambda one: one[:3])

    def render(form: str, *, printed: bool) -> Iterator[str]:
        if form == "json":
            return templates.check_json(len(files), mistakes)
        return templates.check_text(len(files), mistakes, console.look(arguments.color if printed else "never"))

    outputs.send(arguments.output, "text", render)
    return 1 if mistakes else 0


def _files(names: list[str], folder: Path | None) -> list[tuple[Path, str]]:
    """Files to check, and what to call each. Raises `CommandError` where there is none."""
    from goalkit.data import data_folder
    from goalkit.template.gallery import files_in

    if not names and folder is None:
        ours = data_folder("templates")
        return [(file, f"templates/{file.relative_to(ours).as_posix()}") for file in files_in(ours)]
    found: list[Path] = []
    for path in map(Path, names) if names else [folder] if folder else []:
        if path.is_dir():
            inside = files_in(path)
            if not inside:
                raise CommandError(f"{path.as_posix()} holds no template: their names end in .jinja")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise CommandError(f"there is no file or folder “{path.as_posix()}”")
    return [(file, file.as_posix()) for file in dict.fromkeys(found)]
