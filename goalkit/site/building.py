"""Building the guide with MkDocs, and serving it to whoever writes it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from goalkit.report import SITE_URL
from goalkit.site.checkout import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["build", "serve"]

WATCHED = ("frameworks", "templates", "goalkit", "tests/accuracy")
"""What generated pages are made of, beside the pages written by hand, which MkDocs watches."""
PAUSE = 0.5
MISSING = "the guide is built with MkDocs and its Material theme, which are not installed: pip install -e '.[site]'"


def build(root: Path, out: Path | None = None) -> Path:
    """Build the guide, strictly: a link that leads nowhere stops it. Gives the folder that holds it."""
    commands = _mkdocs("build")
    config = _config(root, site_dir=str(out.resolve()) if out else None, strict=True)
    from mkdocs.exceptions import Abort

    try:
        commands.build(config)
    except Abort as error:
        raise SiteError(f"the guide wasn't built: {error}") from error
    return Path(config["site_dir"])


def serve(root: Path, address: str) -> None:
    """Show the guide at an address, and each change at once, until it is stopped."""
    commands = _mkdocs("serve")
    with _regenerating(root):
        # A page that was changed is built alone; the links of others are told by a full build.
        try:
            commands.serve(
                config_file=str(root / "mkdocs.yml"),
                dev_addr=address,
                build_type="dirty",
                site_url=SITE_URL,
                strict=False,
            )
        except OSError as error:
            raise SiteError(f"the guide can't be shown at {address}: {error.strerror or error}") from error


def _mkdocs(command: str) -> Any:  # noqa: ANN401 MkDocs has no types
    # The theme's authors tell of the next MkDocs on each run; pyproject.toml holds us to this one.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        import material  # noqa: F401 MkDocs would only say that it knows no theme of this name
        from mkdocs import commands
    except ImportError as error:
        raise SiteError(MISSING) from error
    from importlib import import_module

    return import_module(f"{commands.__name__}.{command}")


def _config(root: Path, **settings: Any) -> Any:  # noqa: ANN401
    from mkdocs.config import load_config
    from mkdocs.exceptions import ConfigurationError

    given = {name: value for name, value in settings.items() if value is not None}
    try:
        # The address is said once, where reports take it from too.
        return load_config(str(root / "mkdocs.yml"), site_url=SITE_URL, **given)
    except ConfigurationError as error:
        raise SiteError(f"mkdocs.yml: {error}") from error


@contextmanager
def _regenerating(root: Path) -> Iterator[None]:
    """Write the generated pages whenever something changes that they are made of."""
    done = Event()

    def watch() -> None:
        before = _newest(root)
        while not done.wait(PAUSE):
            now = _newest(root)
            if now != before:
                before = now
                # In a process of its own, for this one has loaded the old rules.
                subprocess.run([sys.executable, "-m", "goalkit", "site", "pages"], cwd=root, check=False)

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()


def _newest(root: Path) -> tuple[int, int]:
    """How many files pages are made of, and when the newest of them was written."""
    times = [
        file.stat().st_mtime_ns
        for folder in WATCHED
        for file in (root / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    ]
    return len(times), max(times, default=0)
