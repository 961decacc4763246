"""What is suggested was written by somebody: numbers are never made up, words stay words, and slots are found."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import goalkit
from goalkit.report import Look
from goalkit.report.draft import as_markdown, as_yaml
from goalkit.report.suggestions import as_json, as_text

TODAY = datetime.date(2026, 12, 18)
EXAMPLE = Path(__file__).resolve().parent.parent / "site" / "examples" / "kpis.yaml"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def kpi(log: str, name: str = "Trams that leave on time", owner: str = "Ana", **fields: str) -> goalkit.Document:
    """A document with one KPI that was measured each week up to today."""
    values = log.split()
    first = TODAY - datetime.timedelta(weeks=len(values) - 1)
    said = {"kpi": name, "owner": owner, **fields}
    said |= {"series": {str(first + datetime.timedelta(weeks=at)): value for at, value in enumerate(values)}}  # type: ignore[dict-item]
    return goalkit.read(json.dumps({"framework": "kpi", "kpis": [said]}), "json", path="kpis.json")


def draft_of(document: goalkit.Document) -> goalkit.Suggestions:
    """What is suggested for it today."""
    return goalkit.suggest([document], today=TODAY)


@pytest.mark.parametrize(
    ("log", "fields", "baseline", "target"),
    [
        ("96% 89% 87%", {"green": "≥ 95%", "red": "< 90%"}, "87%", "95%"),
        ("96 89 87", {"green": "≥ 95", "red": "< 90", "unit": "%"}, "87%", "95%"),
        ("3.1 6.0 7.5", {"green": "under 5 days", "red": "over 6 days", "unit": "days"}, "7.5 days", "5 days"),
        ("€9,000 €7,100 €7,000", {"green": "at least €8,500", "red": "below €8,000"}, "€7,000", "€8,500"),
        ("80% 60% 55%", {"green": "75-85%", "red": "< 65% or > 92%"}, "55%", "75%"),
        ("80% 95% 97%", {"green": "75-85%", "red": "< 65% or > 92%"}, "97%", "85%"),
        ("97% 89% 87%", {"red": "below 90%"}, "87%", None),
        ("5% 8% 9%", {"target": "at most 6%"}, "9%", "6%"),
    ],
)
def test_it_goes_from_the_last_value_to_the_limit(
    log: str, fields: dict[str, str], baseline: str, target: str | None
) -> None:
    [draft] = draft_of(kpi(log, **fields)).drafts
    assert (draft.baseline, draft.target) == (baseline, target)
    assert ("<target>" in "".join(as_yaml(draft_of(kpi(log, **fields))))) is (target is None)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(700, 999), min_size=3, max_size=12), st.integers(900, 990))
def test_no_number_is_made_up(values: list[int], limit: int) -> None:
    log = " ".join(f"{value / 10}%" for value in values)
    document = kpi(log, green=f"≥ {limit / 10}%", red=f"< {limit / 10 - 5:g}%")
    found = draft_of(document)
    for draft in found.drafts:
        assert draft.baseline == f"{values[-1] / 10}%"
        assert draft.target == f"{limit / 10}%"
    written = "".join(as_yaml(found))
    days = {str(number) for one in document.check_ins if one.date for number in (one.date.day, one.date.year)}
    counts = {str(number) for number in range(len(values) + 1)}
    known = set(NUMBER.findall(document.source)) | days | counts | {str(TODAY.day)}
    assert set(NUMBER.findall(written)) <= known


@pytest.mark.parametrize(
    "hostile", ["<img src=x>", "a\n## Objective: b", "\x1b[31mred", "\u202e", '"}: [', "- x", "`|*_"]
)
def test_words_stay_words(hostile: str) -> None:
    document = kpi("96% 89% 87%", name=f"Trams {hostile} on time", owner=hostile, green="≥ 95%", source=hostile)
    found = draft_of(document)
    assert len(found.drafts) == 1
    markdown = "".join(as_markdown(found))
    kinds = [goal.kind for goal in goalkit.read(markdown, "markdown").goals]
    assert kinds == ["objective", "key_result", "key_result", "initiative", "initiative", "initiative"]
    loaded = yaml.safe_load("".join(as_yaml(found)))
    [objective] = loaded["objectives"]
    assert set(objective) == {"objective", "owner", "key_results", "initiatives"}
    for text in (markdown, "".join(as_text(found, Look()))):
        assert "\x1b" not in text
        assert "\u202e" not in text
    json.loads("".join(as_json(found)))


def slots_found(draft: str, form: str) -> set[str]:
    """The slots of a draft that lint finds."""
    report = goalkit.lint([goalkit.read(draft, form)], today=TODAY)  # type: ignore[arg-type]
    assert not [one for one in report.diagnostics if one.level in {"warning", "error"}]
    rules = {"placeholder-left-in", "slot-left-open"}
    said = " ".join(one.message for one in report.diagnostics if one.rule in rules)
    return set(re.findall(r"<[^<>]+>", said))


def test_lint_finds_every_slot_and_nothing_worse() -> None:
    found = goalkit.suggest([goalkit.read(EXAMPLE)], today=TODAY)
    for draft, form in (("".join(as_markdown(found)), "markdown"), ("".join(as_yaml(found)), "yaml")):
        assert slots_found(draft, form) == set(re.findall(r"<[^<>\n]+>", draft))


def test_the_example_is_clean_and_has_four_breaches() -> None:
    document = goalkit.read(EXAMPLE)
    assert not [one for one in goalkit.lint([document], today=TODAY).diagnostics if one.level in {"warning", "error"}]
    found = goalkit.suggest([document], today=TODAY)
    assert [one.gauge.id for one in found.drafts] == ["P-1", "T-4", "S-1", "P-4"]
    assert [one.gauge.id for one in found.taken_up] == ["S-5"]
    assert (found.gauges, found.measured) == (40, 40)


def test_without_a_day_the_last_value_is_today() -> None:
    document = kpi("96% 89% 87%", green="≥ 95%", red="< 90%")
    assert goalkit.suggest([document]).today == TODAY
    assert goalkit.suggest([]).drafts == ()
    assert draft_of(kpi("96% 89% 87%", green="≥ 95%")).drafts
    assert not goalkit.suggest([document], today=TODAY - datetime.timedelta(weeks=1)).drafts


def test_values_may_stand_in_a_file_of_their_own() -> None:
    gauges = goalkit.read("kpis:\n  - {id: K-1, kpi: Trams on time, green: ≥ 95%, red: < 90%}\n", "yaml", path="k.yaml")
    log = "check_ins:\n  - {goal: K-1, date: 2026-12-04, value: 89%}\n  - {goal: K-1, date: 2026-12-11, value: 88%}\n"
    [draft] = goalkit.suggest([gauges, goalkit.read(log, "yaml", path="log.yaml")], today=TODAY).drafts
    assert draft.baseline == "88%"


def test_a_year_ago_may_explain_it() -> None:
    log = " ".join(["88%"] * 3 + ["97%"] * 48 + ["89%", "88%"])
    found = draft_of(kpi(log, green="≥ 95%", red="< 90%"))
    assert "is it the season?" in "".join(as_markdown(found))
