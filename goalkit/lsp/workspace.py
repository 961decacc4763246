"""What an editor has open, understood and checked as it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from goalkit.config import ConfigError, find_config, parse_config
from goalkit.english.memory import Memory
from goalkit.lsp.buffer import Buffer
from goalkit.lsp.home import FEW, Home, Key, stamp_of
from goalkit.progress import check_ins_by_goal, standings
from goalkit.read import FORMATS, read
from goalkit.read.discover import OWN
from goalkit.read.source import LIMIT, Unreadable, decode, load

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from goalkit.config import Mistake
    from goalkit.diagnostic import Diagnostic
    from goalkit.lint import Checked
    from goalkit.lsp.buffer import Units
    from goalkit.model import Document, Format, Portfolio
    from goalkit.progress import Standing

__all__ = ["Opened", "Seen", "Workspace"]

LANGUAGES: dict[str, Format] = {
    "markdown": "markdown",
    "mdx": "markdown",
    "yaml": "yaml",
    "toml": "toml",
    "json": "json",
    "csv": "csv",
}
"""Which format an editor means by the name of a language."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One version of a document: what was read, and what the rules about it alone have to say."""

    document: Document
    checked: Checked
    home: Home
    changes: int


@dataclass(slots=True, eq=False)
class Opened:
    """A document that is open; `path` is None where it is no file yet, `changes` counts what was done to it."""

    uri: str
    path: Path | None
    format: Format | None
    buffer: Buffer
    version: int | None = None
    changes: int = 0
    seen: Seen | None = None
    sound: Document | None = None
    """The last version in which nothing was broken: who writes a bracket has yet to close it."""
    told: tuple[Diagnostic, ...] | None = None
    told_at: int = -1
    """What was said of it last, and of which state."""
    across: tuple[Diagnostic, ...] = ()
    """The part of it that only other documents tell."""
    memory: Memory = field(default_factory=Memory)

    @property
    def name(self) -> str:
        """The last part of its address."""
        return self.path.name if self.path is not None else self.uri.rpartition("/")[2].rpartition(":")[2]


class Workspace:
    """Open documents by their addresses, with the folders they belong to.

    Nothing here knows how an editor is talked to, and nothing reads the clock: `today` is asked for the day.
    """

    def __init__(
        self, today: Callable[[], datetime.date], folders: Iterable[Path] = (), units: Units = "utf-16"
    ) -> None:
        self.today = today
        self.folders = list(folders)
        self.units = units
        self.opened: dict[str, Opened] = {}
        self.homes: dict[Key, Home] = {}

    # What the editor tells

    def open(self, uri: str, path: Path | None, text: str, *, language: str = "", version: int | None = None) -> Opened:
        """Take a document that was opened, or opened anew."""
        known = FORMATS.get(path.suffix.lower()) if path is not None else None
        form = known or LANGUAGES.get(language)
        one = Opened(uri, path, form, Buffer(text, self.units), version)
        self.opened[uri] = one
        return one

    def close(self, uri: str) -> None:
        """Forget a document; from now on it is as it lies on disk."""
        one = self.opened.pop(uri, None)
        if one is None:
            return
        if one.path is not None:
            self.changed_on_disk([one.path])
        used = {self._key_of(one) for one in self.opened.values()}
        self.homes = {key: home for key, home in self.homes.items() if key in used}

    def changed_on_disk(self, files: Iterable[Path]) -> None:
        """Read files again that were written, made or deleted."""
        for file in files:
            for home in self.homes.values():
                if home.walks and home.whole and home.key.base is not None and file.is_relative_to(home.key.base):
                    home.refresh(file)

    # What is understood

    def seen(self, one: Opened) -> Seen | None:
        """Read and check a document as it stands; None where it holds no goals by its nature."""
        if one.name in OWN or (one.path is None and one.format is None):
            return None
        home = self.home_of(one)
        if one.seen is not None and one.seen.changes == one.changes and one.seen.home is home:
            return one.seen
        config = home.config
        path = home.path_of(one.path) if one.path is not None else one.name
        one.memory.turn()
        document = read(
            one.buffer.text.encode("utf-8", "replace"),  # as bytes: a text of one line might be taken for a path
            one.format,
            path=path,
            calendar=config.calendar,
            today=home.linter.today,
            limit=config.limit,
            named=False,
            memory=one.memory,
        )
        if not document.problems:
            one.sound = document
        one.seen = Seen(document, home.check(document), home, one.changes)
        return one.seen

    def told(self, one: Opened) -> tuple[Diagnostic, ...]:
        """What was said of a document as it stands."""
        if one.told is None or one.told_at != one.changes:
            self.check(one)
        return one.told or ()

    def check(self, one: Opened) -> dict[str, tuple[Diagnostic, ...]]:
        """Check a document that changed, and say what is now to be said of it, and of others that this touched.

        Where many goals lie around it, what only those tell lags behind, until `check_across` is called.
        """
        seen = self.seen(one)
        if seen is None:
            one.told, one.told_at = (), one.changes
            return {one.uri: ()}
        if self.is_quick(seen.home):
            return self.check_across(seen.home)
        lines = seen.document.source.split("\n")
        kept = (that for that in one.across if lines[that.span.line - 1 : that.span.line] == [that.quote])
        self._tell(one, seen, (*seen.home.agreed(seen.checked.diagnostics), *kept))
        return {one.uri: one.told or ()}

    def is_quick(self, home: Home) -> bool:
        """Whether the rules that look across documents are through before anyone notices."""
        here = sum(len(one.seen.document.goals) for one in self.opened.values() if one.seen is not None)
        return home.goals + here <= FEW

    def check_across(self, home: Home) -> dict[str, tuple[Diagnostic, ...]]:
        """Let all rules speak about everything that is open there; those across files only if all files were read."""
        here = [(one, seen) for one in self.opened.values() if (seen := self.seen(one)) and seen.home is home]
        whole = home.report(seen.checked for _, seen in here) if home.whole else {}
        for one, seen in here:
            own = seen.home.agreed(seen.checked.diagnostics)
            told = whole.get(seen.document.path, own)
            known = {id(that) for that in own}  # what a report takes over, it doesn't copy
            one.across = tuple(that for that in told if id(that) not in known)
            self._tell(one, seen, told)
        return {one.uri: one.told or () for one, _ in here}

    def _tell(self, one: Opened, seen: Seen, told: Iterable[Diagnostic]) -> None:
        excluded = seen.home.config.excludes(seen.document.path)
        one.told = () if excluded else tuple(sorted(told, key=lambda that: (that.span, that.rule, that.message)))
        one.told_at = one.changes

    def home_of(self, one: Opened) -> Home:
        """The config and folder of a document, made anew where either changed or a new day began."""
        key = self._key_of(one)
        today = self.today()
        home = self.homes.get(key)
        if home is None or home.stamp != stamp_of(key, today):
            walks = key.base is not None and (key.base in self.folders or key.config is not None)
            home = self.homes[key] = Home(key, today, walks=walks)
        return home

    def _key_of(self, one: Opened) -> Key:
        if one.path is None:
            folder = self.folders[0] if self.folders else None
            return Key(find_config(folder) if folder else None, folder)
        config = find_config(one.path.parent)
        within = [folder for folder in self.folders if one.path.is_relative_to(folder)]
        base = max(within, key=lambda folder: len(folder.parts), default=None)
        return Key(config, base or (config.parent if config is not None else one.path.parent))

    def standings(self, seen: Seen) -> dict[str, Standing]:
        """Where each goal of a document stands, by its id; check-ins may stand in other documents."""
        documents = [seen.document, *seen.home.others([seen.document])]
        if not any(one.check_ins for one in documents) and "current" not in seen.document.fields:
            return {}
        return standings(seen.document, self.today(), check_ins_by_goal(documents))

    def portfolio(self, seen: Seen) -> Portfolio:
        """All goals that a document may refer to."""
        here = [one for one in self.opened.values() if one.seen and one.seen.home is seen.home]
        broken = [one.seen is not None and bool(one.seen.document.problems) for one in here]
        return seen.home.portfolio(
            one.sound if is_broken and one.sound else one.seen.document
            for one, is_broken in zip(here, broken, strict=True)
            if one.seen is not None
        )

    # Places

    def file_of(self, seen: Seen, path: str) -> Path:
        """The file that a path of a report names."""
        base = seen.home.key.base
        return (base or Path()) / path

    def whereabouts(self, seen: Seen, path: str) -> tuple[str | Path, Buffer] | None:
        """Where a path of a report stands: the address of an open document or a file, and the text there."""
        for one in self.opened.values():
            if one.seen is not None and one.seen.home is seen.home and one.seen.document.path == path:
                return one.uri, one.buffer
        file = self.file_of(seen, path)
        known = seen.home.beside.get(path)
        if known is not None:
            return file, Buffer(known.document.source, self.units)
        try:
            return file, Buffer(decode(load(file, LIMIT)), self.units)
        except Unreadable:
            return None

    # Configs

    def mistakes(self, one: Opened) -> tuple[Mistake, ...]:
        """What is wrong with a config that is open."""
        if one.name != "goalkit.toml":
            return ()
        try:
            parse_config(one.buffer.text.removeprefix("\ufeff"), one.name)
        except ConfigError as error:
            return error.mistakes
        return ()
