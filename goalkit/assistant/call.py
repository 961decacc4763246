"""What one call of a tool works with: the folder, its settings, the day, and the time that is left."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goalkit.assistant.folder import Refusal
from goalkit.baseline import NAME, Baseline, BaselineError
from goalkit.english.words.quoting import quote
from goalkit.model import Document, Problem
from goalkit.read import read
from goalkit.read.discover import OWN, discover
from goalkit.read.source import TOP, Unreadable, decode
from goalkit.report.json import encodable

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from goalkit.assistant.arguments import Draft
    from goalkit.assistant.folder import Folder
    from goalkit.config import Config
    from goalkit.model import Format
    from goalkit.template import Gallery

__all__ = ["PATIENCE", "Call"]

LARGEST = 1_000_000
"""Bytes that a draft or a file may have: many times what people write, and read within seconds."""
ALL = 10_000_000
"""Bytes that all files of one call may have together."""
FILES = 2_000
"""Files that one call may be about."""
PATIENCE = 60.0
"""Seconds after which a call over many files is given up."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call; `clock` tells seconds, and `due` is when it should have been answered."""

    folder: Folder
    config: Config
    today: datetime.date
    clock: Callable[[], float]
    due: float

    def follow(self, profile: str | None) -> Call:
        """The same with a school's settings in the place of those of the config. Raises `Refusal`."""
        if profile is None:
            return self
        from goalkit.config.profile import profile_named

        try:
            return replace(self, config=replace(self.config, profile=profile_named(profile).name))
        except ValueError as error:
            raise Refusal(f"{error}") from None

    def hurry(self) -> None:
        """Raise `Refusal` where the time is up."""
        if self.clock() > self.due:
            raise Refusal(f"this takes longer than {PATIENCE:g} seconds; name fewer files")

    def documents(self, draft: Draft) -> Iterator[Document]:
        """Read the text of a draft, or one after the other the files that it names. Raises `Refusal`."""
        if (draft.text is None) == (not draft.paths):
            raise Refusal("give the draft as text, or paths of files in the folder, and not both")
        if draft.text is not None:
            yield self._read(encodable(draft.text).encode(), draft.name, draft.format, named=True)
            return
        read_so_far = 0
        for place, named in self._files(draft.paths).items():
            self.hurry()
            try:
                data = self.folder.read(place, self._limit)
            except Refusal as refusal:
                if named:
                    raise
                problem = Problem("unreadable", TOP, str(refusal), "May goalkit read it?")
                yield Document(path=self.folder.name(place), format="markdown", problems=(problem,))
                continue
            read_so_far += len(data)
            if read_so_far > ALL:
                raise Refusal(f"these files have more than {ALL // 1_000_000} MB together; name fewer")
            yield self._read(data, self.folder.name(place), None, named=named)

    @property
    def _limit(self) -> int:
        return min(LARGEST, self.config.limit)

    def _read(self, data: bytes, path: str, form: Format | None, *, named: bool) -> Document:
        # Bytes, never a text: a draft such as “/etc/passwd” must not be taken for the name of a file.
        calendar = self.config.calendar
        return read(data, form, path=path, calendar=calendar, today=self.today, limit=self._limit, named=named)

    def _files(self, names: list[str]) -> dict[str, bool]:
        """Real paths of files, and whether each was named and not only found in a folder that was."""
        found: dict[str, bool] = {}
        for name in names:
            place = self.folder.place(name)
            if not os.path.isdir(place):  # noqa: PTH112 (a real path, as text)
                found[self.folder.file(name)] = True
                continue
            for file in discover([place], most=FILES + 1):
                inside = self.folder.place(str(file))
                if (
                    file.name not in OWN
                    and self.folder.is_readable(inside)
                    and not self.config.excludes(self.folder.name(inside))
                ):
                    found.setdefault(inside, False)
        if len(found) > FILES:
            raise Refusal(f"these are more than {FILES:,} files; name fewer")
        if not found:
            raise Refusal("there is no Markdown, YAML, TOML, JSON or CSV file with goals at these paths")
        return found

    def baseline(self) -> Baseline | None:
        """What the team agreed to live with, where its file lies in the folder. Raises `Refusal`."""
        place = self.folder.place(NAME)
        if not os.path.isfile(place):  # noqa: PTH113
            return None
        try:
            source = decode(self.folder.read(place, ALL))
            return Baseline.parse(source, root=self.folder.root, start=self.folder.root)
        except (BaselineError, Unreadable) as error:
            raise Refusal(f"{NAME}: {error}") from None

    def templates(self) -> Gallery:
        """The gallery, and the team's templates where the config names a folder of them. Raises `Refusal`."""
        from goalkit.template import gallery

        if self.config.templates is None:
            return gallery()
        place = self.folder.place(self.config.templates)
        if not os.path.isdir(place):  # noqa: PTH112
            raise Refusal(f"there is no folder {quote(self.config.templates)}, which the configuration names")
        return gallery(place)
