"""What goals of every kind become in every framework, laid out as one table, and what is asked of them there."""

from __future__ import annotations

import pytest

from goalkit.form.fields import FRAMEWORKS
from tests.converting import ACCOUNTS, account, accounts, converted

GROUPS = {
    "okr": "key_results",
    "smart": "goals",
    "balanced_scorecard": "measures",
    "lean": "lean_metrics",
    "north_star": "inputs",
    "kpi": "kpis",
}

BECOMES = """
okr objectives: [{id: G, objective: Patients are seen on time, key_results: [{key_result: Raise NPS from 45 to 60}]}]
    objective | - | scorecard_objective | - | - | -
okr objectives: [{id: G, objective: Patients are seen on time}]
    objective | smart_goal | scorecard_objective | kpi | input_metric | kpi
okr objectives: [{id: G, objective: Patients are seen on time, initiatives: [{initiative: Train two nurses}]}]
    objective | smart_goal | scorecard_objective | kpi | input_metric | kpi
okr key_results: [{id: G, key_result: Raise NPS from 45 to 60}]
    key_result | smart_goal | measure | kpi | input_metric | kpi
okr key_results: [{id: G, key_result: Cut lead time from 18 days to 10}]
    key_result | smart_goal | measure | lean_metric | input_metric | kpi
okr key_results: [{id: G, key_result: Open the walk-in desk}]
    key_result | smart_goal | initiative | initiative | initiative | initiative
okr initiatives: [{id: G, initiative: Train two nurses}]
    initiative | initiative | initiative | initiative | initiative | initiative
okr goals: [{id: G, goal: Bread lasts}]
    goal | smart_goal | goal | goal | goal | goal
smart goals: [{id: G, goal: Raise NPS from 45 to 60 by June 2027}]
    key_result | smart_goal | measure | kpi | input_metric | kpi
smart goals: [{id: G, goal: Cut lead time from 18 days to 10 by June 2027}]
    key_result | smart_goal | measure | lean_metric | input_metric | kpi
smart goals: [{id: G, goal: Open the walk-in desk by June 2027}]
    key_result | smart_goal | initiative | initiative | initiative | initiative
balanced_scorecard objectives: [{id: G, objective: Riders trust the timetable}]
    objective | smart_goal | scorecard_objective | kpi | input_metric | kpi
balanced_scorecard objectives: [{id: G, objective: Riders trust the timetable, measures: [{measure: Trams on time}]}]
    objective | - | scorecard_objective | - | - | -
balanced_scorecard measures: [{id: G, measure: Seats sold}]
    key_result | smart_goal | measure | kpi | kpi | kpi
balanced_scorecard measures: [{id: G, measure: Lead time}]
    key_result | smart_goal | measure | lean_metric | kpi | kpi
balanced_scorecard measures: [{id: G, measure: Seats sold, timing: lead}]
    key_result | smart_goal | measure | kpi | input_metric | kpi
north_star north_stars: [{id: G, north_star: Households that cook three planned dinners a week}]
    kpi | kpi | measure | kpi | north_star | kpi
north_star inputs: [{id: G, input: Households with a plan for the week}]
    key_result | smart_goal | measure | kpi | input_metric | kpi
north_star inputs: [{id: G, input: Cycle time}]
    key_result | smart_goal | measure | lean_metric | input_metric | kpi
kpi kpis: [{id: G, kpi: Bread thrown away}]
    kpi | kpi | measure | kpi | kpi | kpi
kpi kpis: [{id: G, kpi: Lead time}]
    kpi | kpi | measure | lean_metric | kpi | kpi
kpi kpis: [{id: G, kpi: Bread thrown away, baseline: 9%, target: 5%}]
    key_result | smart_goal | measure | kpi | kpi | kpi
kpi kpis: [{id: G, kpi: Loaves sold}, {id: H, kpi: Loaves sold before noon, parent: G}]
    kpi | kpi | measure | kpi | north_star | kpi
kpi kpis: [{id: H, kpi: Loaves sold}, {id: G, kpi: Loaves sold before noon, parent: H}]
    kpi | kpi | measure | kpi | input_metric | kpi
lean lean_metrics: [{id: G, lean_metric: Lead time}]
    kpi | kpi | measure | lean_metric | input_metric | kpi
lean lean_metrics: [{id: G, lean_metric: Lead time, baseline: 18 days, target: 10 days}]
    key_result | smart_goal | measure | lean_metric | input_metric | kpi
"""
"""Goals, and below each what it becomes among OKRs, SMART goals, on a scorecard, in lean, around a North Star and among
KPIs; “-” where it goes, and its words stay as the reason of what hung below it."""

LINES = BECOMES.strip().splitlines()


@pytest.mark.parametrize(("goals", "kinds"), list(zip(LINES[::2], LINES[1::2], strict=True)))
def test_a_goal_becomes_what_is_nearest_in_each_framework(goals: str, kinds: str) -> None:
    framework, _, written = goals.partition(" ")
    found = []
    for to in FRAMEWORKS:
        done = converted(f"framework: {framework}\n{written}\n", to).document
        found.append(done.by_id["G"].kind if "G" in done.by_id else "-")
    assert " | ".join(found) == kinds.strip()


@pytest.mark.parametrize(
    ("before", "goal", "after", "asked"),
    [
        ("kpi", "kpi: Seats sold", "balanced_scorecard", "target"),
        ("kpi", "kpi: Seats sold, green: ≥ 90%", "balanced_scorecard", ""),
        ("balanced_scorecard", "measure: Seats sold", "okr", "target"),
        ("balanced_scorecard", "measure: Seats sold, target: 90%", "okr", ""),
        ("balanced_scorecard", "measure: Seats sold, baseline: 80%", "okr", "target"),
        ("balanced_scorecard", "measure: Seats sold", "smart", "target time_bound"),
        ("balanced_scorecard", "measure: Seats sold, due: 2027-06-30", "smart", "target"),
        ("balanced_scorecard", "measure: Seats sold, period: Q2 2027", "smart", "target"),
        ("balanced_scorecard", "measure: Sell 90 seats", "smart", "time_bound"),
        ("balanced_scorecard", "measure: Seats sold by June 2027", "smart", "target"),
        ("okr", "key_result: Patients feel welcome, target: 90%", "smart", "time_bound"),
        ("okr", "key_result: Open the walk-in desk", "smart", "time_bound"),
        ("okr", "key_result: Raise NPS to <target>", "smart", "time_bound"),
        ("okr", "key_result: Patients feel welcome", "kpi", "green"),
        ("okr", "key_result: Patients feel welcome, direction: maintain, target: 90%", "kpi", ""),
        ("okr", "key_result: Patients feel welcome", "north_star", ""),
        ("kpi", "kpi: Lead time", "lean", "stream starts_at ends_at"),
        ("kpi", "kpi: Cycle time", "lean", "stream starts_at ends_at"),
        ("kpi", "kpi: Queue time", "lean", "stream starts_at ends_at"),
        ("kpi", "kpi: Lead time for changes", "lean", "stream starts_at ends_at"),
        ("kpi", "kpi: Work in progress", "lean", "stream"),
        ("kpi", "kpi: Throughput", "lean", "stream"),
    ],
)
def test_only_what_a_goal_lacks_in_its_new_framework_is_asked(before: str, goal: str, after: str, asked: str) -> None:
    done = converted(f"framework: {before}\n{GROUPS[before]}: [{{id: G, {goal}}}]\n", after)
    assert " ".join(one.field for one in done.asked if one.goal == "G") == asked


@pytest.mark.parametrize(
    ("document", "to", "told"),
    [
        pytest.param(*one, id=f"{path.stem}-{one[1]}")
        for path in sorted(ACCOUNTS.glob("*.md"))
        for one in accounts(path)
    ],
)
def test_every_word_of_a_document_is_told_where_it_goes(document: str, to: str, told: str) -> None:
    assert account(converted(document, to)) == told
