"""Which templates a command works with: the gallery's, and those of the folder that an option or the config names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli import console
from goalkit.cli.parser import CommandError
from goalkit.cli.settings import settings

if TYPE_CHECKING:
    import argparse

    from goalkit.cli.parser import Parser
    from goalkit.config import Config
    from goalkit.template import Gallery, Template

FEW = 3  # broken files to name one by one


def add_templates(parser: Parser) -> None:
    """Take a folder of templates."""
    parser.add_argument("--templates", metavar="DIR", help="use the templates in this folder beside the gallery")


def folder_of(arguments: argparse.Namespace, config: Config) -> Path | None:
    """The team's folder of templates. Raises `CommandError` where it isn't there."""
    if arguments.templates is not None:
        folder = Path(arguments.templates)
        if not folder.is_dir():
            raise CommandError(f"--templates: there is no folder “{arguments.templates}”")
        return folder
    if config.templates is None:
        return None
    import os

    # Named from here, so that messages name its files as a person would type them.
    folder = Path(os.path.relpath(Path(config.root) / config.templates, config.start or None))
    if not folder.is_dir():
        line = config.lines.get(("templates",), 1)
        raise CommandError(f"{config.path}:{line}: there is no folder “{config.templates}” beside this file")
    return folder


def known_templates(arguments: argparse.Namespace) -> Gallery:
    """All templates that can be used, and what is wrong with files that hold none."""
    from goalkit.template import gallery

    return gallery(folder_of(arguments, settings(arguments)))


def named_template(arguments: argparse.Namespace, name: str) -> Template | None:
    """The template of exactly this name; None where there is none."""
    from goalkit.template.gallery import template_named

    return template_named(name, folder_of(arguments, settings(arguments)))


def tell_left_out(found: Gallery) -> None:
    """Say on standard error which files hold no template: one of them may be the one that is missed."""
    for one in found.mistakes[:FEW]:
        console.note(str(one))
    if found.mistakes:
        more = f", and {len(found.mistakes) - FEW} more like these" if len(found.mistakes) > FEW else ""
        console.note(f"These files are left out{more}: goalkit template check tells why.")
