"""A draft that is being typed: linted again after each change, as data for the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.config import Config
from goalkit.english.memory import Memory
from goalkit.lint import Linter
from goalkit.read import FORMATS, read
from goalkit.report.json import encodable, encode, finding

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from goalkit.diagnostic import Report
    from goalkit.model import Document, Format

__all__ = ["Live"]

NAME = "draft"
"""What reports call the text, with the extension of its format; no page of goals, and no period in it."""


class Live:
    r"""Keeps rules bound and the last report at hand, so that a change costs reading and linting alone.

    What it gives is JSON, for it is asked from another language.

    >>> live = Live()
    >>> live.check("# Objective: Patients feel at home\n- KR: NPS up 10%\n")[:43]
    '{"format": "markdown", "framework": "OKR", '
    """

    def __init__(self, today: datetime.date | None = None) -> None:
        self.today = today
        self._linters: dict[str, Linter] = {}
        self._report: Report | None = None
        self._memory = Memory()

    def check(self, source: str, form: Format | None = None, profile: str = "") -> str:
        """What was understood of a text, and what is found in it; the format is looked for where none is given.

        Raises `KeyError` for a profile that doesn't exist.
        """
        linter = self._linter(profile)
        document = self._read(source, form)
        report = self._report = linter.report([linter.check(document)])
        return encode(
            {
                **_head(document),
                "goals": list(_goals(document)),
                "findings": [finding(one) for one in report.diagnostics],
                "ignored": report.ignored,
                "not_english": report.not_english,
            }
        )

    def report(self, form: str) -> str:
        """The last report as `goalkit lint --output` writes it: “json”, “sarif” or another of its formats."""
        from goalkit.report import render

        return "" if self._report is None else "".join(render(self._report, form))

    def _read(self, source: str, form: Format | None) -> Document:
        if form is None:
            from goalkit.read.sniff import sniff

            form = sniff(source)
        extension = next(extension for extension, known in FORMATS.items() if known == form)
        # Bytes are always the text itself; a string may be taken for the name of a file.
        data, path = encodable(source).encode(), f"{NAME}{extension}"
        self._memory.turn()
        return read(data, form, path=path, today=self.today, memory=self._memory)

    def _linter(self, profile: str) -> Linter:
        found = self._linters.get(profile)
        if found is None:
            config = Config()
            if profile:
                from goalkit.config.profile import all_profiles

                config = Config(profile=all_profiles()[profile].name)
            found = self._linters[profile] = Linter(config, self.today)
        return found


def _head(document: Document) -> dict[str, Any]:
    from goalkit.form.fields import TITLES
    from goalkit.report.understood import period_in_words

    return {
        "format": document.format,
        "framework": TITLES.get(document.framework or ""),
        "title": None if document.title is None else encodable(document.title),
        "period": encodable(period_in_words(document.period)) or None,
    }


def _goals(document: Document) -> Iterator[dict[str, Any]]:
    """Every goal below the one it hangs under, with what was understood of it in a few words."""
    from goalkit.report.json import span
    from goalkit.report.understood import branches, facts
    from goalkit.report.words import KINDS

    for goal, more in branches(document):
        yield {
            "id": encodable(goal.id),
            "kind": KINDS[goal.kind],
            "depth": len(more) - 1,
            "text": encodable(goal.statement),
            **span(goal.statement.span),
            "facts": [encodable(fact) for fact in facts(goal, document)],
        }
