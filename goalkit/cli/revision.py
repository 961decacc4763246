"""Goal files as git has them: asked of the program git itself, without a shell and with no option in disguise."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from goalkit.cli.inputs import is_wanted
from goalkit.cli.parser import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from goalkit.config import Config

__all__ = ["Blob", "Revision", "blobs_of", "revision_named"]

UNFIT = re.compile(r"^-|[\s\x00-\x20\x7f:?*\[\\]|\.\.|\^\{/|[\ud800-\udfff]")
"""What no name of a revision needs: a dash in front, which would make it an option; blanks; and what searches."""
QUIET = {
    "GIT_TERMINAL_PROMPT": "0",  # nobody is asked for a password
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",  # and nothing is fetched
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
FILES = frozenset({"100644", "100755"})
"""Modes of plain files; links and submodules are left out."""


class Revision(NamedTuple):
    """A commit by the name that a person gave it, and where its repository is."""

    name: str
    commit: str
    top: str


class Blob(NamedTuple):
    """A file of a revision: its path from where the command was started, and its bytes; None where it is too large."""

    path: str
    named: bool
    data: bytes | None


def revision_named(name: str) -> Revision:
    """The commit that a name stands for. Raises `CommandError`."""
    if not name or UNFIT.search(name):
        hint = " Name two revisions apart: goalkit diff main HEAD" if ".." in name and not UNFIT.match(name) else ""
        raise CommandError(f"“{name}” is neither a file, nor a folder, nor the name of a git revision.{hint}")
    try:
        top = _git("rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").removesuffix("\n")
    except CommandError as error:
        raise CommandError(f"there is no file or folder “{name}”, and no revision either: {error}") from None
    try:
        commit = _git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode("ascii").strip()
    except CommandError:
        raise CommandError(f"there is no file, no folder and no git revision “{name}”") from None
    return Revision(name, commit, top)


def blobs_of(revision: Revision, paths: Sequence[str], config: Config, limit: int) -> Iterator[Blob]:
    """The goal files of a revision at or below some paths, as a walk through these folders would find them."""
    from goalkit.read.discover import is_met

    here = os.path.realpath(os.curdir)
    wanted = [_below(os.path.realpath(path), revision.top, path) for path in paths]
    found: dict[str, tuple[str, int, bool]] = {}
    listing = _git("ls-tree", "-r", "-z", "-l", "--full-tree", revision.commit, "--", *filter(None, wanted))
    for line in listing.split(b"\0"):
        facts, _, name = line.partition(b"\t")
        path = name.decode("utf-8", "surrogateescape")
        if not path or facts.split()[0].decode() not in FILES:
            continue
        _, _, oid, size = facts.decode().split()
        named = path in wanted
        # What lies below a folder that was named counts from there, hidden folders above it aside.
        starts = [one for one in wanted if not one or path.startswith(f"{one}/")]
        if not named and not any(is_met(path[len(one) :].lstrip("/")) for one in starts):
            continue
        shown = os.path.relpath(os.path.join(revision.top, path), here).replace(os.sep, "/")  # noqa: PTH118
        if is_wanted(PurePosixPath(shown), config, named=named):
            found[shown] = (oid, int(size), named)
    small = [oid for oid, size, _ in found.values() if size <= limit]
    data = _contents(small)
    for shown, (oid, _, named) in sorted(found.items()):
        yield Blob(shown, named, data.get(oid))


def _below(real: str, top: str, typed: str) -> str:
    """A path as the repository has it, empty for all of it. Raises `CommandError` for one outside."""
    path = os.path.relpath(real, os.path.realpath(top)).replace(os.sep, "/")
    if path == ".." or path.startswith("../"):
        raise CommandError(f"{typed} lies outside the repository at {top}")
    return "" if path == "." else path


def _contents(oids: Sequence[str]) -> dict[str, bytes]:
    """The bytes of blobs by their ids."""
    if not oids:
        return {}
    answer = _git("cat-file", "--batch", given="".join(f"{oid}\n" for oid in oids).encode("ascii"))
    found: dict[str, bytes] = {}
    at = 0
    for oid in oids:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        found[oid] = answer[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _git(*words: str, given: bytes | None = None) -> bytes:
    """What git answers. Raises `CommandError` with what it complains of."""
    command = ["git", "--no-pager", "-c", "core.fsmonitor=false", *words]
    try:
        done = subprocess.run(  # noqa: S603 (no shell; names were looked at, and ids are git's own)
            command, input=given, capture_output=True, check=True, env={**os.environ, **QUIET}
        )
    except FileNotFoundError:
        raise CommandError("git isn't installed here") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise CommandError(said or "git could not tell") from None
    except (OSError, ValueError) as error:
        raise CommandError(f"git can't be asked: {error}") from None
    return done.stdout
