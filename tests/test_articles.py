"""The example OKRs of two well-known articles, copied as a reader would: everything goalkit says of them, line by line.

Both articles teach what a good key result is, and break their own advice in the examples. What a coach would
raise was written down before the rules were; the comments say where one finding now stands for two.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goalkit import lint, read

if TYPE_CHECKING:
    from goalkit.diagnostic import Diagnostic

ARTICLES = Path(__file__).parent / "articles"
TODAY = datetime.date(2026, 11, 22)

EXPECTED = {
    "customer-marketing.md": {
        # A number in an objective wants to move into a key result, so its missing start, its range and its words
        # without a measure are left to that. That it wants two things stays true wherever the number goes.
        # The second key result names no end: nothing else on that line asks for one. As long as that is
        # open nobody asks whether “the quarter” and “six months” end together.
        3: {"number-in-objective", "compound-goal", "missing-deadline"},
        5: {"missing-baseline", "ambiguous-period"},
        6: {"missing-baseline", "average-without-distribution", "no-counter-metric"},
        # Percent or points is the second half of what missing-baseline asks.
        7: {"missing-baseline", "unanchored-relative-date", "no-measurement-window"},
    },
    "retention-and-loyalty.md": {
        # All that is wrong between the key results is said once, of their objective.
        3: {"metric-as-objective", "compound-goal", "mixed-horizons", "lag-only-key-results"},
        # “The quarter” and “the fiscal year” have no year: one finding asks for the period of all of them.
        # Retention is the other side of churn, so what is asked of churn's window is asked of it as well.
        7: {"missing-baseline", "no-measurement-window", "ambiguous-period"},
        8: {"unanchored-relative-date"},
        9: {"missing-baseline", "no-measurement-window", "redundant-complement", "unanchored-relative-date"},
        10: {"missing-baseline", "compound-goal"},
        # The actions are initiatives. None of them has an owner, a date or a link, but the document has
        # no such fields anywhere, and a field that a team doesn't use isn't asked for.
    },
}


def findings(name: str) -> tuple[Diagnostic, ...]:
    """What a run without a config says of one article, at any level."""
    return lint([read(ARTICLES / name, today=TODAY)], today=TODAY).diagnostics


@pytest.mark.parametrize("name", EXPECTED)
def test_everything_a_coach_would_raise_is_found_and_nothing_else(name: str) -> None:
    found = sorted((one.span.line, one.rule) for one in findings(name))
    assert found == sorted((line, rule) for line, rules in EXPECTED[name].items() for rule in rules)


def test_every_article_has_its_expectations() -> None:
    assert sorted(file.name for file in ARTICLES.glob("*.md")) == sorted(EXPECTED)


@pytest.mark.parametrize(
    ("name", "line"), [("customer-marketing.md", 7), ("retention-and-loyalty.md", 7), ("retention-and-loyalty.md", 9)]
)
def test_a_missing_start_asks_about_percent_or_points_as_well(name: str, line: int) -> None:
    asks = [one.ask or "" for one in findings(name) if one.rule == "missing-baseline" and one.span.line == line]
    assert len(asks) == 1
    assert "percentage points" in asks[0]


def test_the_one_retention_at_which_both_changes_come_true_is_named() -> None:
    [pair] = [one for one in findings("retention-and-loyalty.md") if one.rule == "redundant-complement"]
    assert "exactly 60%" in pair.message
    assert [place.span.line for place in pair.related] == [7]
