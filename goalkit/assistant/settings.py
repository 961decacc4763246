"""The settings that hold for a folder: those of its own config, which is read anew for each call."""

from __future__ import annotations

import os

from goalkit.assistant.folder import Folder, Refusal
from goalkit.config import Config, ConfigError
from goalkit.config.file import NAME, SHARED, parse_config
from goalkit.read.source import Unreadable, decode

__all__ = ["settings_in"]

LARGEST = 1_000_000
"""Bytes that a config may have."""


def settings_in(folder: Folder) -> Config:
    """Read the config that lies in the folder itself, not above it. Raises `Refusal` where it can't be followed."""
    for name, marked in ((NAME, ""), (SHARED, "[tool.goalkit")):
        place = folder.place(name)
        if not os.path.isfile(place):  # noqa: PTH113 (a real path, as text)
            continue
        try:
            source = decode(folder.read(place, LARGEST))
            if marked in source:
                return parse_config(source, name, root=folder.root, start=folder.root)
        except (ConfigError, Unreadable) as error:
            raise Refusal(f"the configuration can't be followed: {error}") from None
    return Config(start=folder.root)
