"""Which config a command follows."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.cli.parser import CommandError

if TYPE_CHECKING:
    import argparse

    from goalkit.config import Config


def settings(arguments: argparse.Namespace) -> Config:
    """Take the config that was named, or else the one that holds for the working directory.

    A profile named on the command line stands in the place of the config's. Raises `ConfigError` where the
    config can't be followed, and `CommandError` for a profile that doesn't exist.
    """
    config = _config(arguments)
    profile: str | None = getattr(arguments, "profile", None)
    if profile is None:
        return config
    from goalkit.config.profile import profile_named

    try:
        name = profile_named(profile).name
    except ValueError as error:
        raise CommandError(f"{error}.".replace("?.", "?")) from None
    lines = {keys: line for keys, line in config.lines.items() if keys != ("profile",)}
    return replace(config, profile=name, lines=lines)


def _config(arguments: argparse.Namespace) -> Config:
    from goalkit.config import Config, find_config, load_config

    if arguments.no_config:
        return Config()
    here = working_folder()
    if arguments.config:
        return load_config(Path(arguments.config), start=here)
    found = find_config(here)
    # Named from here, so that its mistakes and origins read as a person would type them.
    return load_config(Path(os.path.relpath(found, here)), start=here) if found else Config(start=here.as_posix())


def working_folder() -> Path:
    """Where the command was started. Raises `CommandError` where that folder is gone."""
    try:
        return Path.cwd()
    except OSError as error:
        raise CommandError("the folder that this was started in is gone; change to another one") from error
