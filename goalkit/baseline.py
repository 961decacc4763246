"""Findings that a team agreed to live with for now, so that only new ones are reported."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import blake2s
from typing import TYPE_CHECKING, NamedTuple

from goalkit.config.globs import under
from goalkit.pile import laid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from goalkit.diagnostic import Diagnostic, Report

__all__ = ["NAME", "Agreed", "Baseline", "BaselineError", "Outcome"]

NAME = "goalkit-baseline.json"
VERSION = 1
SHOWN = 60
NEVER_AGREED = frozenset({"unreadable-file", "invalid-syntax", "file-too-large"})
"""Who agreed to these would agree to all that the file may ever hold; such a file can be excluded."""


class BaselineError(Exception):
    """A baseline that can't be followed; the message says why and what to do.

    >>> Baseline.parse('{"version": 7}')
    Traceback (most recent call last):
    goalkit.baseline.BaselineError: this baseline has version 7, and this goalkit knows 1
    """


class Agreed(NamedTuple):
    """A kind of finding that may stay: of one rule, on one statement, in one file.

    Lines and ids are no part of it: a goal that moves within its file stays the same goal, one that
    is reworded is judged anew. `statement` is a digest.
    """

    path: str
    rule: str
    statement: str


class Outcome(NamedTuple):
    """A report without what was agreed upon, and how often each part of the baseline hid nothing."""

    report: Report
    stale: Mapping[Agreed, int]


@dataclass(frozen=True, slots=True)
class Baseline:
    r"""How many findings of each kind may stay.

    Its paths count from the folder `root`, in which it lies; relative paths of reports count from
    `start`. `about` has the start of each statement by digest, for people who read the file.

    >>> import goalkit
    >>> report = goalkit.lint([goalkit.read("- KR: Noise at night -20%\n")])
    >>> later = Baseline.of(report).apply(report).report
    >>> len(report.diagnostics), len(later.diagnostics), later.baselined
    (1, 0, 1)
    """

    counts: Mapping[Agreed, int] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    root: str = ""
    start: str = ""

    @classmethod
    def of(cls, report: Report, *, root: str = "", start: str = "") -> Baseline:
        """Agree to everything that a report holds, save for files that couldn't be read."""
        counts: Counter[Agreed] = Counter()
        about = {}
        empty = cls(root=root, start=start)
        for one in report.diagnostics:
            if one.rule not in NEVER_AGREED:
                agreed = empty._kind_of(one)
                counts[agreed] += 1
                words = " ".join(one.statement.split())
                about[agreed.statement] = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
        return cls(counts, about, root, start)

    @classmethod
    def parse(cls, source: str, *, root: str = "", start: str = "") -> Baseline:
        """Read what `text` wrote. Raises `BaselineError`."""
        try:
            data = json.loads(source)
            version = data["version"]
            if version != VERSION:
                raise BaselineError(f"this baseline has version {version!r}, and this goalkit knows {VERSION}")
            counts = {}
            about = {}
            for path, lines in data["findings"].items():
                for line in lines:
                    agreed = Agreed(path, str(line["rule"]), str(line["statement"]))
                    counts[agreed] = int(line["count"])
                    about[agreed.statement] = str(line.get("about", ""))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BaselineError(
                "this is no baseline, or it was damaged by a merge: write it anew with goalkit baseline"
            ) from error
        return cls(counts, about, root, start)

    def text(self) -> str:
        """Write it as JSON with one line for each kind of finding, sorted, so that a diff reads well."""
        by_path: dict[str, list[str]] = {}
        for agreed in sorted(self.counts, key=lambda one: (one.path, one.rule, self.about.get(one.statement, ""), one)):
            line = {
                "rule": agreed.rule,
                "statement": agreed.statement,
                "count": self.counts[agreed],
                "about": self.about.get(agreed.statement, ""),
            }
            by_path.setdefault(agreed.path, []).append("      " + json.dumps(line, ensure_ascii=False))
        files = [
            f"    {json.dumps(path, ensure_ascii=False)}: [\n" + ",\n".join(by_path[path]) + "\n    ]"
            for path in by_path
        ]
        findings = "{\n" + ",\n".join(files) + "\n  }" if files else "{}"
        return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'

    def apply(self, report: Report, looked_at: Callable[[str], bool] = lambda _: True) -> Outcome:
        """Hide what was agreed upon; of more findings than agreed, the last ones are reported.

        `looked_at` says of a path of the baseline whether this run could have found anything there: what
        it didn't look at is not stale.
        """
        left = Counter(self.counts)

        def new(one: Diagnostic) -> bool:
            agreed = self._kind_of(one)
            if left[agreed] <= 0 or one.rule in NEVER_AGREED:
                return True
            left[agreed] -= 1
            return False

        kept = laid(filter(new, report.diagnostics))
        hidden = len(report.diagnostics) - len(kept)
        stale = {agreed: count for agreed, count in sorted(left.items()) if count > 0 and looked_at(agreed.path)}
        return Outcome(replace(report, diagnostics=kept, baselined=report.baselined + hidden), stale)

    def without(self, stale: Mapping[Agreed, int]) -> Baseline:
        """Take out what hides nothing any more; nothing is ever added by it."""
        counts = {agreed: count - stale.get(agreed, 0) for agreed, count in self.counts.items()}
        return replace(self, counts={agreed: count for agreed, count in counts.items() if count > 0})

    def _kind_of(self, one: Diagnostic) -> Agreed:
        return Agreed(under(one.path, root=self.root, start=self.start), one.rule, _digest(one.statement))


def _digest(statement: str) -> str:
    """Digest the words of a statement; spacing, capitals and a full stop are not what was agreed upon."""
    words = " ".join(statement.casefold().split()).rstrip(".")
    return blake2s(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
