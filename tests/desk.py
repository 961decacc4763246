"""A desk with documents open on it, as an editor has them, for tests that ask what it would be told."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from goalkit.lsp.completing import complete
from goalkit.lsp.pointing import Place
from goalkit.lsp.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from goalkit.lsp.buffer import Units
    from goalkit.lsp.completing import Completion
    from goalkit.lsp.workspace import Opened


TODAY = datetime.date(2027, 2, 15)
CLINIC = """\
# Clinic, Q1 2027

## O1: Patients are seen on time (owner: Dana)

- KR1: Raise on-time starts from 58% to 85%
- KR2: Reduce waiting time by 20%
"""
FORM = """\
framework: okr
title: Library
period: Q1 2027
owner: Amina
objectives:
  - id: H1
    objective: Families feel at home in the library after school
    key_results:
      - id: KR-1
        key_result: Raise visits a week from 210 to 340
        check_ins:
          - {date: 2027-01-18, value: 224, confidence: 0.6}
  - id: H2
    objective: Neighbours meet here
    supports: [H1]
"""


def workspace(*folders: Path, units: Units = "utf-16") -> Workspace:
    """A workspace on a day on which nothing is due."""
    return Workspace(lambda: TODAY, folders, units)


def opened(text: str, language: str = "markdown", place: Workspace | None = None) -> tuple[Workspace, Opened]:
    """A text that is no file yet."""
    desk = place or workspace()
    return desk, desk.open("untitled:Untitled-1", None, text, language=language)


def at(text: str) -> tuple[str, Place]:
    """A text without its mark `▮`, and where that stood."""
    before, _, after = text.partition("▮")
    return before + after, Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def completed(marked: str, language: str = "markdown") -> dict[str, Completion]:
    """What may be written at the mark, by label."""
    text, place = at(marked)
    desk, one = opened(text, language)
    return {found.label: found for found in complete(desk, one, place)}


def scanned(desk: Workspace, one: Opened) -> None:
    """Check a document once everything beside it was read."""
    seen = desk.seen(one)
    assert seen is not None
    for _ in seen.home.scan(seen.home.files()):
        pass
    desk.check_across(seen.home)


HOUSE = "objectives:\n  - {id: C-2, objective: Guests sleep well and come again}\n"
TEAM = "objectives:\n  - objective: Nobody slams a door at night\n    supports: [C-2, C-9]\n"

# Mending

IGNORABLE = {
    "markdown": CLINIC,
    "yaml": FORM.replace("Raise visits a week from 210 to 340", "Raise visits by 20%"),
    "toml": 'framework = "okr"\n\n[[objectives]]\nobjective = "Families feel at home after school"\n\n'
    '[[objectives.key_results]]\nkey_result = "Raise visits by 20%"\nowner = "Jo"\n',
    "json": '{"framework": "okr", "objectives": [\n  {"objective": "Families feel at home after school",\n'
    '   "key_results": [{"key_result": "Raise visits by 20%", "owner": "Jo"}]}]}\n',
    "csv": "Objective,Key result,Owner\nFamilies feel at home after school,Raise visits by 20%,Jo\n",
}
LAYOUTS = {
    **IGNORABLE,
    "markdown table": "# Q1 2027\n\n| Objective | Key result |\n|---|---|\n"
    "| Families feel at home | Raise visits by 20% |\n",
    "markdown heading": "# Q1 2027\n\n## Objective: Families feel at home\n\n"
    "### Key result: Raise visits by 20%\n\nText.\n",
    "yaml block": FORM.replace("Raise visits a week from 210 to 340", ">-\n          Raise visits\n          by 20%"),
    "yaml flow": "framework: okr\nobjectives:\n"
    "  [{objective: Families feel at home, key_results: [{key_result: Raise visits by 20%}]}]\n",
    "csv column": "Objective,Key result,goalkit-ignore,Owner\nFamilies feel at home,Raise visits by 20%,,Jo\n",
    "csv semicolons": 'Objective;Key result\n"Families; feel at home";"Raise visits by 20%"\n',
    "markdown commented": CLINIC.replace("by 20%", "by 20% <!-- goalkit: ignore[vague-term] as agreed -->"),
}
