"""The documents that follow one config and stand in one folder: those that are open, and the files beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from goalkit.baseline import NAME as BASELINE
from goalkit.baseline import Baseline, BaselineError
from goalkit.config import Config, ConfigError, find_config, load_config
from goalkit.diagnostic import Report
from goalkit.lint import Checked, Linter
from goalkit.model import Portfolio
from goalkit.plugins import faults
from goalkit.read import read
from goalkit.read.discover import OWN, discover
from goalkit.rule import RuleError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from goalkit.config import Mistake
    from goalkit.diagnostic import Diagnostic
    from goalkit.model import Document

__all__ = ["Beside", "Home", "Key"]

FOLDERS, FILES, GOALS = 2_000, 500, 5_000
"""So much of a folder is read beside what is open. Rules that look across files run over all of its goals while
somebody writes, so there may not be more of them than one can wait for."""
FEW = 600
"""Goals that such rules are through with before anyone notices; with more, they wait until nobody types."""


class Key(NamedTuple):
    """What makes documents belong together: the config they follow, and the folder that their paths count from."""

    config: Path | None
    base: Path | None


class Beside(NamedTuple):
    """A file that isn't open: its document, and what the rules about it left for those that look across files."""

    document: Document
    checked: Checked
    stamp: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a config and the baseline beside it ask for, and what is wrong with them."""

    config: Config
    baseline: Baseline | None
    mistakes: tuple[Mistake, ...]


class Home:
    """One config and one folder, with the rules bound to both, and the files of the folder."""

    def __init__(self, key: Key, today: datetime.date, *, walks: bool) -> None:
        """`walks` says whether the files of the folder are wanted, too."""
        self.key = key
        self.stamp = stamp_of(key, today)
        asked = _asked(key)
        self.config = asked.config
        self.baseline = asked.baseline
        self.mistakes = asked.mistakes
        self.linter = Linter(asked.config, today)
        self.beside: dict[str, Beside] = {}
        self.walks = walks and key.base is not None
        self.whole = not self.walks
        """Whether every file was read: until then nobody knows what is missing."""
        self.failure = "\n".join(faults())
        """What the last rule that failed had to say, or what of other packages is left out."""

    def path_of(self, file: Path) -> str:
        """Name a file from the folder where it lies in there, else in full."""
        base = self.key.base
        return (file.relative_to(base) if base is not None and file.is_relative_to(base) else file).as_posix()

    def files(self) -> list[Path]:
        """List what may be read beside what is open; this takes the disk's time, so it may run beside everything."""
        if not self.walks or self.key.base is None:
            return []
        return discover([self.key.base], most=FILES + 1, most_folders=FOLDERS)

    def scan(self, files: Sequence[Path]) -> Iterator[None]:
        """Read files one after the other, with a pause after each; with too many of them, none counts."""
        there = {self.path_of(file) for file in files}
        for path in self.beside.keys() - there:
            del self.beside[path]
        for number, file in enumerate(files):
            if number >= FILES or self.goals > GOALS:
                self.beside.clear()
                self.whole = False
                return
            self.refresh(file)
            yield
        self.whole = True

    def refresh(self, file: Path) -> None:
        """Read a file again where it changed, and forget it where it is gone or follows another config."""
        path = self.path_of(file)
        known = self.beside.get(path)
        stamp = _changed(file)
        if known is not None and known.stamp == stamp:
            return
        self.beside.pop(path, None)
        config = self.config
        unwanted = file.name in OWN or stamp == 0 or config.excludes(path)
        if unwanted or find_config(file.parent) != self.key.config:
            return
        document = read(
            file, path=path, calendar=config.calendar, today=self.linter.today, limit=config.limit, named=False
        )
        if document.goals or document.check_ins:
            # Their findings are for whoever opens them; here they are only what the others may refer to.
            checked = replace(self.check(document), diagnostics=())
            self.beside[path] = Beside(document, checked, stamp)

    @property
    def goals(self) -> int:
        """How many goals lie beside what is open."""
        return sum(len(one.document.goals) for one in self.beside.values())

    def others(self, opened: Iterable[Document]) -> list[Document]:
        """The documents beside some that are open."""
        here = {one.path for one in opened}
        return [one.document for path, one in self.beside.items() if path not in here]

    def check(self, document: Document) -> Checked:
        """Run the rules about one document. Where a rule of another package fails, none of them says anything."""
        try:
            return self.linter.check(document)
        except RuleError as error:
            self.failure = str(error)
            return Checked(document.path, (), len(document.goals), 0, 0, frozenset(), (), {})

    def report(self, opened: Iterable[Checked]) -> dict[str, Sequence[Diagnostic]]:
        """Let all rules speak about what is open, by path."""
        here = {one.path: one for one in opened}
        around = [one.checked for path, one in self.beside.items() if path not in here]
        try:
            report = self.linter.report([*here.values(), *around])
        except RuleError as error:
            self.failure = str(error)
            return {one.path: self.agreed(one.diagnostics) for one in here.values()}
        found: dict[str, list[Diagnostic]] = {path: [] for path in here}
        for one in self.agreed(report.diagnostics):
            if one.path in found:
                found[one.path].append(one)
        return {path: tuple(those) for path, those in found.items()}

    def agreed(self, diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """Leave out what the baseline agrees to."""
        if self.baseline is None:
            return diagnostics
        return self.baseline.apply(Report(diagnostics, documents=0, goals=0)).report.diagnostics

    def portfolio(self, opened: Iterable[Document]) -> Portfolio:
        """All goals, those of open documents as they stand now."""
        documents = list(opened)
        return Portfolio.of([*documents, *self.others(documents)])


def stamp_of(key: Key, today: datetime.date) -> tuple[object, ...]:
    """What a home was made of; where this changes, another has to be made."""
    return today, _changed(key.config), _changed(_baseline_of(key))


def _asked(key: Key) -> _Asked:
    mistakes: tuple[Mistake, ...] = ()
    config = Config(start=key.base.as_posix() if key.base else "")
    if key.config is not None:
        try:
            config = load_config(key.config, start=key.base)
        except ConfigError as error:
            mistakes = error.mistakes
    baseline = None
    file = _baseline_of(key)
    if file is not None and key.base is not None and _changed(file):
        frame = {"root": file.parent.as_posix(), "start": key.base.as_posix()}
        try:
            baseline = Baseline.parse(file.read_text(encoding="utf-8"), **frame)
        except (OSError, UnicodeDecodeError, BaselineError):
            baseline = None  # `goalkit lint` says what is wrong with it
    return _Asked(config, baseline, mistakes)


def _baseline_of(key: Key) -> Path | None:
    folder = key.config.parent if key.config is not None else key.base
    return folder / BASELINE if folder is not None else None


def _changed(file: Path | None) -> int:
    """When a file was changed last, 0 where it doesn't exist; its size too, for clocks of disks are coarse."""
    try:
        found = file.stat() if file is not None else None
    except (OSError, ValueError):
        return 0
    return hash((found.st_mtime_ns, found.st_size)) or 1 if found is not None else 0
