"""The page that says how well goalkit reads: figures of the benchmark, measured while the page is made."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from goalkit.registry import all_rules
from goalkit.site.checkout import SiteError
from goalkit.site.markdown import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["pages"]

RESULTS = {
    "key_results.measured=quantity": "a value to reach, and what is counted",
    "key_results.measured=event": "no value, but a definite end that can be checked",
    "key_results.measured=none": "neither of them",
    "key_results.focus=outcome": "a change that matters to somebody",
    "key_results.focus=output": "work done, or a thing made, by the team itself",
    "key_results.change_without_baseline": "a change by an amount, without the value it starts from",
    "key_results.compound": "several results in one",
    "key_results.vague": "the decision turns on a word that nobody defined",
    "key_results.own_deadline": "a date or time limit of its own",
}
OBJECTIVES = {
    "objectives.aim=aim": "a state worth reaching",
    "objectives.aim=task": "work to be finished",
    "objectives.aim=topic": "a label that says nothing of what should become true",
    "objectives.states_number": "a numeric target",
    "objectives.compound": "several aims in one",
}
DOCUMENTS = {
    "documents.found": "a goal, found where it stands",
    "documents.kind": "its kind: objective, key result, initiative",
    "documents.parent": "the goal that it hangs under",
}


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def shown(self) -> str:
        """The share with two decimals, or a dash where there is nothing to share."""
        return f"{self.part / self.whole:.2f}" if self.whole else "–"


class Row(NamedTuple):
    """One figure: what it is about, how it is today, and how it was at each first meeting."""

    name: str
    precision: Share
    recall: Share
    met: tuple[str, ...]


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """The one page."""
    told = _measured(root)
    met: Mapping[str, Mapping[str, Any]] = told["first_met"]
    rules = {name: name.partition(".")[2] for name in told["figures"] if name.startswith("rules.")}

    def rows(named: Mapping[str, str], parts: Iterable[str]) -> list[Row]:
        return [
            _row(words, told["figures"][name], [met[part].get(name) for part in parts]) for name, words in named.items()
        ]

    newest = [*met][::-1]  # they tell most of what is still unread
    documents = [part for part in newest if DOCUMENTS.keys() & met[part].keys()]
    sentences = [part for part in newest if RESULTS.keys() & met[part].keys()]
    ruled = [part for part in newest if rules.keys() & met[part].keys()]

    yield (
        "accuracy/index.md",
        page(
            "accuracy",
            {
                "told": told,
                "met": list(map(_called, sentences)),
                "met_pages": list(map(_called, documents)),
                "met_rules": list(map(_called, ruled)),
                "results": rows(RESULTS, sentences),
                "objectives": rows(OBJECTIVES, sentences),
                "documents": rows(DOCUMENTS, documents),
                "rules": [(all_rules()[rules[name]], row) for name, row in zip(rules, rows(rules, ruled), strict=True)],
            },
        ),
    )


def _called(part: str) -> str:
    return f"first meeting: {'tidy' if part == 'first' else part}"


def _row(name: str, counts: Mapping[str, int], met: Iterable[Mapping[str, float] | None]) -> Row:
    precision, recall = Share(counts["right"], counts["claimed"]), Share(counts["noticed"], counts["expected"])
    return Row(name, precision, recall, tuple(map(_then, met)))


def _then(figures: Mapping[str, float] | None) -> str:
    """Precision and recall as they were noted at the first meeting."""
    if figures is None:
        return "not measured"
    if "f1" in figures:
        return f"F1 {figures['f1']:.2f}"
    return f"{figures['precision']:.2f}, {figures['recall']:.2f}"


@cache
def _measured(root: Path) -> dict[str, Any]:
    """The benchmark's counts, in a process of its own: the benchmark is no part of the package."""
    command = [sys.executable, "-m", "tests.accuracy.score", "--json"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode:
        raise SiteError(f"the benchmark in tests/accuracy wasn't scored: {done.stderr.strip().splitlines()[-1:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
