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
from goalkit.site.writer import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["build", "kinds_of", "serve"]

WATCHED = ("frameworks", "templates", "goalkit", "tests/accuracy", "tests/benchmarks")
"""What generated pages are made of, beside the pages written by hand, which MkDocs watches."""
ONLY = {
    "templates/": {"templates"},
    "tests/accuracy/": {"accuracy", "rules"},
    "tests/benchmarks/": {"speed"},
    "goalkit/rules/": {"accuracy", "home", "disagreements", "frameworks", "rules"},
    "goalkit/site/theme/": set[str](),
}
"""The kinds of pages that are made of what stands in a folder; what stands elsewhere may be in all of them."""
PAUSE = 0.5
MISSING = "the guide is built with MkDocs and its Material theme, which are not installed: pip install -e '.[site]'"


def build(root: Path, out: Path | None = None) -> Path:
    """Build the guide, strictly: a link that leads nowhere stops it. Gives the folder that holds it.

    Raises `SiteError` where it stops, and where MkDocs isn't installed.
    """
    commands = _mkdocs("build")
    config = _config(root, site_dir=str(out.resolve()) if out else None, strict=True)
    from mkdocs.exceptions import Abort

    try:
        commands.build(config)
    except Abort as error:
        raise SiteError(f"the guide wasn't built: {error}") from error
    return Path(config["site_dir"])


def serve(root: Path, address: str) -> None:
    """Show the guide at an address, and each change at once, until it is stopped. Raises `SiteError` where it can't."""
    commands = _mkdocs("serve")
    with _regenerating(root):
        # A page that was changed is built alone; the links of others are told by a full build.
        try:
            commands.serve(
                config_file=str(root / "mkdocs.yml"),
                dev_addr=address,
                build_type="dirty",
                watch_theme=True,
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
        before = _written(root)
        while not done.wait(PAUSE):
            now = _written(root)
            changed = {file for file, _ in before.items() ^ now.items()}
            before = now
            # In processes of their own, for this one has loaded the old rules; and templates, which take half of
            # the time, beside the rest.
            kinds = kinds_of(changed)
            parts = [part for part in (kinds & {"templates"}, kinds - {"templates"}) if part]
            command = [sys.executable, "-m", "goalkit", "site", "pages"]
            started = [subprocess.Popen([*command, *sorted(part)], cwd=root) for part in parts]  # noqa: S603
            for process in started:
                process.wait()

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()


def kinds_of(changed: Iterable[str]) -> set[str]:
    """The kinds of pages that may look otherwise when these files, named from the checkout, have changed."""
    found: set[str] = set()
    for file in changed:
        where = next((place for place in ONLY if file.startswith(place)), None)
        found |= ONLY[where] if where else set(KINDS)
    return found


def _written(root: Path) -> dict[str, int]:
    """When each file was written that pages are made of."""
    return {
        file.relative_to(root).as_posix(): file.stat().st_mtime_ns
        for folder in WATCHED
        for file in (root / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
