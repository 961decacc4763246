"""`goalkit compare`: every fact of every framework, in each format, with sources that exist."""

from __future__ import annotations

import json

import pytest

from goalkit.bibliography import bibliography
from goalkit.frameworks import TITLES, frameworks
from goalkit.report import Look
from goalkit.report.comparison import as_json, as_markdown, table

PAGES = list(frameworks().values())
DIMENSIONS = list(TITLES)


def test_programs_get_every_fact_with_its_sources() -> None:
    said = json.loads("".join(as_json(PAGES, DIMENSIONS)))
    assert [one["id"] for one in said["dimensions"]] == DIMENSIONS
    facts = [fact for one in said["dimensions"] for fact in one["facts"].values()]
    assert len(facts) == len(PAGES) * len(DIMENSIONS)
    assert {key for fact in facts for key in fact["sources"]} <= bibliography().keys()
    assert len(said["together"]) == len(PAGES) * (len(PAGES) - 1) // 2


@pytest.mark.parametrize("width", [60, 88, 120, 200])
def test_a_table_keeps_to_the_width_and_leaves_nothing_out(width: int) -> None:
    pages = PAGES[:3]
    lines = "".join(table(pages, DIMENSIONS, Look(color=False, width=width))).splitlines()
    assert max(map(len, lines)) <= max(width, max(len(word) for line in lines for word in line.split()) + 10)
    text = " ".join(" ".join(lines).split())
    assert all(TITLES[one].split()[0] in text for one in DIMENSIONS)
    assert all(page.short in text for page in pages)


def test_a_markdown_table_has_a_cell_for_each_framework() -> None:
    rows = [line for line in "".join(as_markdown(PAGES, DIMENSIONS)).splitlines() if line.startswith("|")]
    assert len(rows) == len(DIMENSIONS) + 2
    assert {row.replace("\\|", "").count("|") for row in rows} == {len(PAGES) + 2}
