"""The names of the layouts that come with goalkit, without reading any: for help and completion."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FOLDER", "layout_names"]

FOLDER = Path(__file__).with_name("layouts")


def layout_names() -> list[str]:
    """All of them, in order."""
    return sorted(file.stem for file in FOLDER.glob("*.toml"))
