"""How goals stand is shown without harm: hostile words stay words, and colour stays where it is wanted."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.english.comparing.way import elapsed
from goalkit.progress import check_ins_by_goal, slips, standings
from goalkit.read import read
from goalkit.report import Look
from goalkit.report.status import Standings, as_json, as_markdown, as_text, bar, sparkline, written

TODAY = datetime.date(2027, 2, 15)
SOURCE = """\
# Clinic, Q1 2027
## O1: Patients are seen on time
- KR1: Raise on-time starts from 60% to 80% {hostile}
## Check-ins
| Goal | Date | Value | Status | Confidence |
|---|---|---|---|---|
| KR1 | 2027-02-10 | 70% {hostile} | at risk | 0.5 |
"""


def standing(hostile: str = "") -> list[Standings]:
    """How the goals of a draft stand."""
    document = read(SOURCE.replace("{hostile}", hostile), "markdown")
    found = standings(document, TODAY, check_ins_by_goal([document]))
    return [
        Standings(document, tuple(found.values()), tuple(slips(document)), elapsed(document.period, TODAY)),
    ]


def test_colour_is_only_where_it_is_wanted() -> None:
    assert "\x1b[33m" in "".join(as_text(standing(), "percent", Look(color=True)))
    assert "\x1b" not in "".join(as_text(standing(), "percent", Look()))


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\u202e", "\x9b2J", "\x07"])
def test_a_terminal_is_not_obeyed(hostile: str) -> None:
    printed = "".join(as_text(standing(hostile), "percent", Look()))
    assert hostile not in printed
    assert "on-time starts" in printed


def test_a_page_shows_markup_as_words() -> None:
    page = "".join(as_markdown(standing("<img src=x onerror=alert(1)> &#124; @everyone"), "tenths"))
    assert not re.search(r"(?<!\\)<img", page)
    assert "@everyone" not in page
    rows = [line for line in page.splitlines() if line.startswith("| Raise")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [8]


def test_programs_get_plain_data() -> None:
    said = json.loads("".join(as_json(standing(), "tenths", TODAY)))
    [objective, result] = said["documents"][0]["goals"]
    assert (objective["progress"], objective["known"], objective["results"]) == (0.5, 1, 1)
    assert (result["score"], result["status"], result["last_check_in"]["days"]) == (0.5, "at_risk", 5)
    assert "".join(as_json([], "exact", TODAY)) == '{"version": 1, "today": "2027-02-15", "documents": []}\n'


@given(st.floats(-3, 3), st.none() | st.floats(0, 1))
def test_a_bar_keeps_its_width(progress: float, expected: float | None) -> None:
    filled, rest = bar(progress, expected)
    assert len(filled + rest) == 20
    assert (filled + rest).count("│") == (expected is not None)


@given(st.lists(st.floats(-3, 3)))
def test_a_line_has_a_step_for_each_of_the_last(trend: list[float]) -> None:
    assert len(sparkline(trend)) == (min(len(trend), 12) if len(trend) > 1 else 0)


def test_scores_are_written_as_the_team_does() -> None:
    assert [written(0.654, one) for one in ("percent", "tenths", "exact", "done")] == ["65%", "0.7", "0.65", "open"]
