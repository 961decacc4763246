"""Where the pages and templates that come with goalkit lie."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

__all__ = ["data_folder"]


def data_folder(name: Literal["frameworks", "templates"]) -> Path:
    """Find a folder of data: inside the package where it is installed, else beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_data" / name
    return installed if installed.is_dir() else package.parent / name
