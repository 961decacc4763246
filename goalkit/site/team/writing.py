"""Writing a site into a folder: only what changed, nothing that is not ours, and no half pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from goalkit.site.team.changes import Revision, changes_between, goals_of, read_revision, written
from goalkit.site.team.names import PAGE
from goalkit.site.team.pages import TOP, pages
from goalkit.whole_file import replacing

if TYPE_CHECKING:
    from collections.abc import Callable

    from goalkit.site.team.board import Board

__all__ = ["DATA", "Built", "TeamSiteError", "published", "write_site"]

DATA = "goalkit-site.json"
ASSETS = Path(__file__).parent / "assets"
FONTS = Path(__file__).parent.parent / "theme" / "assets" / "fonts"
"""The guide's type, which is that of team sites too."""


class TeamSiteError(Exception):
    """The site can't be written; the message is for the person who asked for it."""


class Built(NamedTuple):
    """How many pages were written, left alone because nothing in them changed, and removed; and what changed."""

    written: int
    unchanged: int
    removed: int
    revision: Revision


def write_site(board: Board, folder: Path, progress: Callable[[int, int], object] | None = None) -> Built:
    """Write the pages of a board. A page that hasn't changed isn't touched; one of ours that is no more goes.

    Raises `TeamSiteError` where the folder holds something else than a site of ours, or can't be written to.
    """
    try:
        return _write(board, folder, progress)
    except OSError as error:
        raise TeamSiteError(f"{error.filename or folder} can't be written: {error.strerror or error}") from error


def _write(board: Board, folder: Path, progress: Callable[[int, int], object] | None) -> Built:
    before = published(folder)
    revision = _revision(board, before)
    count = {True: 0, False: 0}
    names = []
    whole = len(board.cards) + len(board.teams) + len(board.owners) + len(TOP)
    for name, text in pages(board, revision):
        count[_put(folder / name, text.encode("utf-8", "replace"))] += 1
        names.append(name)
        if progress is not None:
            progress(len(names), whole)
    for asset in sorted((*ASSETS.iterdir(), *FONTS.iterdir())):
        _put(folder / "assets" / asset.name, asset.read_bytes())
    removed = 0
    for name in set(before.pages if before else ()) - set(names):
        if (PAGE.fullmatch(name) or name in TOP) and (folder / name).is_file():
            (folder / name).unlink()
            removed += 1
    revision = revision._replace(pages=tuple(names))
    _put(folder / DATA, written(revision))
    return Built(count[True], count[False], removed, revision)


def published(folder: Path) -> Revision | None:
    """What was published last; None for a new or empty folder.

    Raises `TeamSiteError` where the folder holds something else.
    """
    if not folder.exists():
        return None
    if not folder.is_dir():
        raise TeamSiteError(f"{folder} is a file; name a folder for the site")
    data = folder / DATA
    revision = read_revision(data.read_bytes()) if data.is_file() else None
    if revision is None and any(folder.iterdir()):
        raise TeamSiteError(f"{folder} holds other files, and no site of goalkit; name a new or empty folder")
    return revision


def _revision(board: Board, before: Revision | None) -> Revision:
    """Where nothing changed, what the last change was stays to be read."""
    goals = goals_of(board)
    if before is None:
        return Revision(board.today.isoformat(), goals, ())
    changes = changes_between(before.goals, goals)
    if changes:
        return Revision(board.today.isoformat(), goals, (), before.date, changes)
    return before._replace(goals=goals)


def _put(file: Path, content: bytes) -> bool:
    """Whether the file had to be written."""
    try:
        if file.stat().st_size == len(content) and file.read_bytes() == content:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    with replacing(file) as fresh:
        fresh.write(content)
    return True
