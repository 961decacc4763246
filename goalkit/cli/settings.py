"""Which config a command follows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from goalkit.config import Config


def settings(arguments: argparse.Namespace) -> Config:
    """Take the config that was named, or else the one that holds for the working directory.

    Raises `ConfigError` where it can't be followed.
    """
    from goalkit.config import Config, find_config, load_config

    if arguments.no_config:
        return Config()
    here = Path.cwd()
    if arguments.config:
        return load_config(Path(arguments.config), start=here)
    found = find_config(here)
    # Named from here, so that its mistakes and origins read as a person would type them.
    return load_config(Path(os.path.relpath(found, here)), start=here) if found else Config(start=here.as_posix())
