"""Converting particular goals: what each becomes, what it is called, where it hangs and what is asked."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

import goalkit
from goalkit.convert.account import written
from goalkit.english.fields.amount import read_amount
from goalkit.form.fields import FRAMEWORKS
from goalkit.frameworks import UnknownFrameworkError
from goalkit.model import Gauge
from goalkit.text import Text
from tests.converting import converted, notes

if TYPE_CHECKING:
    from goalkit import Conversion, Goal


def named(statement: str) -> Goal:
    """What a key result becomes among KPIs."""
    text = json.dumps({"framework": "okr", "key_results": [{"key_result": statement}]})
    [goal] = converted(text, "kpi", "json").document.goals
    return goal


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Raise NPS from 45 to 60", ("NPS", "45", "60", "increase", None)),
        (
            "Cut the wait for a first visit from 21 to 10 days",
            ("Wait for a first visit", "21 days", "10 days", "decrease", None),
        ),
        (
            "Staff turnover falls from 18% to 12% by June 2027",
            ("Staff turnover", "18%", "12%", "decrease", "June 2027"),
        ),
        (
            "Questions about set-up fall from 210 to 120 a week",
            ("Questions about set-up", "210 a week", "120 a week", "decrease", None),
        ),
        ("eNPS rises to 40", ("eNPS", None, "40", "increase", None)),
        ("Complaints stay at or below 6 a month", ("Complaints", None, "at or below 6 a month", "maintain", None)),
        ("5S score rises from 3 to 5", ("5S score", "3", "5", "increase", None)),
        ("On-time starts in theatre B: 58% → 85%", ("On-time starts in theatre B", "58%", "85%", "increase", None)),
    ],
)
def test_a_result_is_called_by_what_it_measures(statement: str, expected: tuple[str | None, ...]) -> None:
    goal = named(statement)
    assert (goal.statement, goal.baseline, goal.target, goal.direction, goal.due) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "Raise NPS from 45 to 60 among families who moved here",
        "Reduce churn by 10%",
        "Hire from 4 to 6 nurses",
        "Increase revenue in the north by $1.3m, from $4.0m to $5.3m",
        "95% of orders delivered within 2 days",
        "Raise NPS from 45 to 60 and halve churn",
        "Raise <metric> from 45 to 60",
        "Median wait falls from 21 to 10 days",
        "Raise NPS (relational) from 45 to 60",
        "Raise NPS from 45 in the north to 60",
    ],
)
def test_a_statement_stays_where_words_would_be_lost(statement: str) -> None:
    assert named(statement).statement == statement


def test_an_objective_stays_as_the_reason_of_its_results() -> None:
    done = converted(
        """
framework: okr
period: Q1 2027
objectives:
  - id: O1
    objective: Patients are seen on time
    owner: Dana
    period: Q2 2027
    key_results:
      - {id: KR1, key_result: Raise on-time starts from 58% to 85%}
      - {id: KR2, key_result: Open the walk-in desk, rationale: It rains}
""",
        "smart",
    )
    one, two = done.document.goals
    assert (one.rationale, one.owner, one.due) == ("Patients are seen on time", "Dana", "2027-06-30")
    assert one.period is not None
    assert one.period.text == "Q2 2027"
    assert (two.rationale, two.owner, two.parent) == ("It rains", "Dana", None)
    assert [note.goal for note in done.dropped if note.field == "kind"] == ["O1"]


def test_a_gauge_out_of_its_range_is_what_should_change() -> None:
    done = converted(
        """
framework: kpi
kpis:
  - {id: late, kpi: On-time deliveries, green: ≥ 95%, series: {2027-01-04: 88%, 2027-01-11: 86%}}
  - {id: fine, kpi: Bread thrown away, green: ≤ 6%, series: {2027-01-11: 5%}}
""",
        "okr",
    )
    objective, late, fine = done.document.goals
    assert objective.statement == "<what should become true, in words>"
    assert (late.kind, late.parent, late.baseline, late.target) == ("key_result", objective.id, "86%", "≥ 95%")
    assert fine.kind == "kpi"
    assert {note.field for note in done.asked} == {"statement", "period"}


def test_a_star_and_its_inputs_come_back() -> None:
    text = """
framework: north_star
north_stars:
  - id: star
    north_star: Households that cook three planned dinners a week
    value: Families eat together
    inputs:
      - {id: plan, input: Households with a plan for the week, dimension: breadth}
"""
    there = converted(text, "kpi")
    back = goalkit.convert(there.document, "north-star")
    assert [(goal.id, goal.kind, goal.parent) for goal in back.document.goals] == [
        ("star", "north_star", None),
        ("plan", "input_metric", "star"),
    ]


def test_arrows_of_a_strategy_map_come_back() -> None:
    text = """
framework: balanced_scorecard
objectives:
  - {id: F1, objective: Each kilometre costs less, perspective: Financial}
  - {id: C1, objective: Passengers trust the timetable, perspective: Customer, leads_to: [F1]}
"""
    there = converted(text, "okr")
    assert [goal.supports for goal in there.document.goals] == [(), ("F1",)]
    back = goalkit.convert(there.document, "balanced scorecard")
    assert [getattr(goal, "leads_to", None) for goal in back.document.goals] == [(), ("F1",)]


def test_references_to_what_is_gone_go() -> None:
    text = """
framework: okr
objectives:
  - id: O1
    objective: Patients are seen on time
    key_results: [{id: KR1, key_result: Raise on-time starts from 58% to 85%, supports: [O1, X-1]}]
"""
    done = converted(text, "kpi")
    assert [goal.supports for goal in done.document.goals] == [("X-1",)]


def test_goals_of_other_frameworks_in_a_document_are_converted_and_the_rest_stays() -> None:
    text = """
framework: okr
objectives:
  - objective: Patients are seen on time
    key_results: [{key_result: Raise on-time starts from 58% to 85%}]
smart_goals:
  - {id: audit, goal: Cut no-shows from 14% to 9% by 30 June 2027}
kpis:
  - {kpi: Hand hygiene, baseline: 90%, target: 95%}
"""
    done = converted(text, "okr")
    assert [goal.kind for goal in done.document.goals] == ["objective", "key_result", "objective", "key_result", "kpi"]
    assert {note.goal for note in done.derived} == {"audit"}
    assert {note.field for note in done.kept if note.goal is None} == {"framework"}


def test_goals_that_hang_in_a_ring_are_all_there() -> None:
    text = json.dumps(
        {
            "framework": "okr",
            "objectives": [
                {"id": "A", "objective": "One", "parent": "B"},
                {"id": "B", "objective": "Two", "parent": "A"},
            ],
        }
    )
    for framework in FRAMEWORKS:
        done = converted(text, framework, "json")
        assert done.document.goals or done.dropped


def test_an_unknown_framework_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownFrameworkError, match="balanced-scorecard"):
        converted("framework: okr\nobjectives: [{objective: Patients are seen on time}]\n", "scorcard")


def test_a_gauge_in_its_range_is_to_be_held() -> None:
    text = """
framework: balanced_scorecard
objectives:
  - objective: Each loaf is sold
    measures:
      - {measure: Bread thrown away, green: ≤ 6%, current: 5%}
"""
    [_, result] = converted(text, "okr").document.goals
    assert (result.baseline, result.target, result.direction) == (None, "≤ 6%", "maintain")


def test_prose_and_comments_are_told_as_dropped() -> None:
    done = converted(
        """# Clinic, Q1 2027

We agreed on this in December.

## Objective: Patients are seen on time

| Key result | Baseline | Target |
|---|---|---|
| On-time starts | 58% | 85% |

<!-- ask Mira -->
""",
        "kpi",
        "markdown",
    )
    said = {note.field: note.words for note in done.dropped if note.because == "it is no part of a goal"}
    assert said == {"lines[2]": "We agreed on this in December.", "lines[10]": "<!-- ask Mira -->"}
    yaml = converted("framework: kpi\n# ask Mira\nkpis:\n  - kpi: Lead time  # of all\n", "okr")
    assert [note.words for note in yaml.dropped if note.field.startswith("lines")] == ["# ask Mira"]


GROUPS = {"okr": "key_results", "balanced_scorecard": "measures", "kpi": "kpis", "lean": "lean_metrics"}


@pytest.mark.parametrize(
    ("before", "goal", "after", "kind"),
    [
        ("okr", "key_result: Cut lead time from 18 days to 10", "lean", "lean_metric"),
        ("okr", "key_result: Raise NPS from 45 to 60", "lean", "kpi"),
        ("okr", "key_result: Cut lead time of oven repairs from 18 days to 10", "lean", "lean_metric"),
        ("okr", "key_result: Cut lead time from 18 days", "lean", "lean_metric"),
        ("okr", "key_result: Publish 10 guides", "kpi", "kpi"),
        ("okr", "key_result: Open the walk-in desk", "kpi", "initiative"),
        ("okr", "key_result: Open the walk-in desk, target: 2 desks", "kpi", "kpi"),
        ("okr", "key_result: Patients feel welcome", "kpi", "kpi"),
        ("kpi", "kpi: Bread thrown away falls from 9% to 5%", "okr", "key_result"),
        ("kpi", "kpi: Bread thrown away", "okr", "kpi"),
        ("kpi", "kpi: 'Bread thrown away, in %', baseline: 5%, target: 5%", "okr", "kpi"),
        ("kpi", "kpi: On-time deliveries, target: 95%, series: {2027-01-04: 88%}", "okr", "key_result"),
        ("kpi", "kpi: On-time deliveries, target: at least 95%, series: {2027-01-04: 97%}", "okr", "kpi"),
        ("kpi", "kpi: Keep on-time deliveries at 95%", "okr", "kpi"),
        ("lean", "lean_metric: Lead time, target: at most 9 days, series: {2027-01-04: 14 days}", "okr", "key_result"),
        ("lean", "lean_metric: Lead time, target: at most 9 days, series: {2027-01-04: 8 days}", "okr", "kpi"),
        ("balanced_scorecard", "measure: Seats sold, timing: Leading", "north_star", "input_metric"),
        ("balanced_scorecard", "measure: Trial sign-ups, timing: lag", "north_star", "kpi"),
        ("balanced_scorecard", "measure: Trial sign-ups", "north_star", "input_metric"),
        ("balanced_scorecard", "measure: Seats sold", "north_star", "kpi"),
    ],
)
def test_what_a_goal_is_like_decides_what_it_becomes(before: str, goal: str, after: str, kind: str) -> None:
    done = converted(f"framework: {before}\n{GROUPS[before]}: [{{id: G, {goal}}}]\n", after)
    assert done.document.by_id["G"].kind == kind


def test_a_time_that_becomes_lean_is_asked_from_when_to_when() -> None:
    text = "framework: okr\nkey_results: [{id: G, key_result: Cut lead time for changes from 18 days to 10}]\n"
    done = converted(text, "lean")
    assert [one.field for one in done.asked] == ["stream", "starts_at", "ends_at"]
    goal = done.document.by_id["G"]
    assert goal.starts_at.span.column == goal.statement.span.column  # what is open stands where its goal does


def test_a_due_date_is_kept_where_a_period_ends_later() -> None:
    text = "framework: okr\nperiod: Q1 2027\nkey_results: [{id: G, key_result: Open the desk, due: 2027-02-15}]\n"
    done = converted(text, "smart")
    assert [one.becomes for one in done.derived if one.field == "due"] == []
    assert done.document.by_id["G"].due == "2027-02-15"


def test_a_plain_goal_beside_smart_ones_stays_where_nothing_is_to_change() -> None:
    text = """
# Goal 1: Waste less

- Specific: less bread is thrown away
- Measurable: from 9% to 5%
- Achievable: we bake twice
- Relevant: flour is dear
- Time-bound: by June

# Other goals

- Open on Sundays
"""
    before = goalkit.read(text, "markdown")
    assert [one.kind for one in goalkit.convert(before, "smart").document.goals] == ["smart_goal", "goal"]


def test_initiatives_alone_show_no_result() -> None:
    text = """
framework: okr
objectives:
  - {id: O, objective: Patients are seen on time, initiatives: [{initiative: Train two nurses}]}
"""
    assert converted(text, "smart").document.by_id["O"].kind == "smart_goal"


def test_a_gauge_starts_at_the_last_value_that_was_noted() -> None:
    text = """
framework: kpi
kpis:
  - id: late
    kpi: On-time deliveries
    green: ≥ 95%
    check_ins:
      - {date: 2027-01-04, value: 88%}
      - {date: 2027-01-11, note: the counter was broken}
"""
    assert converted(text, "okr").document.by_id["late"].baseline == "88%"


def test_check_ins_go_with_their_goal_and_stay_with_others() -> None:
    text = """
framework: okr
objectives:
  - id: O
    objective: Patients are seen on time
    check_ins: [{date: 2027-02-01, value: fine}]
    key_results:
      - {id: KR, key_result: Raise on-time starts from 58% to 85%, check_ins: [{date: 2027-02-01, value: 66%}]}
"""
    done = converted(text, "kpi")
    assert [(one.goal, one.value) for one in done.document.check_ins] == [("KR", "66%")]
    assert [(one.goal, one.words) for one in done.dropped if one.field.startswith("check_ins")] == [
        ("O", "2027-02-01"),
        ("O", "fine"),
    ]


@pytest.mark.parametrize(
    ("goals", "asks"),
    [
        ("objectives: [{objective: Passengers trust the timetable, perspective: Riders}]", False),
        ("measures: [{measure: Trams on time, baseline: 81%, target: 92%}]", True),
        ("measures: [{measure: Trams on time, baseline: 81%, target: 92%, due: 2027-06-30}]", False),
        ("measures: [{measure: Trams on time, target: 92%}]\nperiod: Q2 2027", False),
    ],
)
def test_only_results_without_a_time_ask_for_one(goals: str, asks: bool) -> None:  # noqa: FBT001
    done = converted(f"framework: balanced_scorecard\n{goals}\n", "okr")
    assert ("period" in {one.field for one in done.asked}) == asks
    assert (done.document.period is not None) == (asks or "period" in goals)


def test_a_gauge_that_becomes_another_keeps_its_range() -> None:
    text = "framework: kpi\nkpis: [{kpi: On-time deliveries, green: ≥ 95%, series: {2027-01-04: 88%}}]\n"
    [gauge] = converted(text, "balanced scorecard").document.goals[-1:]
    assert isinstance(gauge, Gauge)
    assert gauge.thresholds is not None
    assert gauge.thresholds.colour_of(read_amount(Text("88%"))) == "red"


def test_what_becomes_of_a_list_is_told_with_its_place() -> None:
    text = "framework: okr\nobjectives: [{objective: Patients are seen on time, supports: [C-1, C-2]}]\n"
    [note] = [one for one in converted(text, "balanced scorecard").kept if one.field == "supports"]
    assert note.words == "C-1, C-2"
    assert note.at is not None
    assert (note.at.line, note.at.column) == (2, 64)


def outline(done: Conversion) -> list[str]:
    """The new goals, each under its parent, and what is said there; numbers of goals that were made count from 1."""
    made = [goal.id for goal in done.document.goals if "-new-" in goal.id]
    names = {name: f"new {number}" for number, name in enumerate(made, 1)}

    def depth(goal: Goal) -> int:
        return len(list(done.document.lineage(goal)))

    lines = []
    for goal in done.document.goals:
        said = "".join(f"; {name}: {value}" for name, value in sorted(written(goal).items()) if name != "id")
        indent = "  " * (depth(goal) - min(map(depth, done.document.goals)))
        lines.append(f"{indent}{names.get(goal.id, goal.id)} {goal.kind}: {goal.statement}{said}")
    return lines


STAR = """
framework: north_star
north_stars:
  - id: star
    north_star: Households that cook three planned dinners a week
    value: Families eat together
    inputs:
      - {id: plan, input: Households with a plan for the week}
      - {id: swap, input: Plans changed on the day, rationale: Life is not planned}
"""
FLOW = """
framework: lean
value_streams: [{value_stream: Order to delivery}]
lean_metrics:
  - {id: LT, lean_metric: Lead time, stream: Order to delivery, step: Pack, baseline: 18 days, target: 10 days}
  - {id: WIP, lean_metric: Work in progress, rationale: Tables are full, green: ≤ 40}
  - {id: QT, lean_metric: Queue time, rationale: Tables are full, green: ≤ 2 days, starts_at: order, ends_at: van}
"""
CLINIC = """
framework: okr
objectives:
  - id: O
    objective: Patients are seen on time
    key_results:
      - id: KR
        key_result: Raise on-time starts from 58% to 85%
        initiatives: [{id: I, initiative: Train two nurses}]
initiatives: [{id: J, initiative: Paint the hall, parent: KR}]
"""


@pytest.mark.parametrize(
    ("text", "to", "goals"),
    [
        (
            STAR,
            "okr",
            [
                "star kpi: Households that cook three planned dinners a week; rationale: Families eat together",
                "new 1 objective: Families eat together",
                "  plan key_result: Households with a plan for the week; target: <target>",
                "  swap key_result: Plans changed on the day; rationale: Life is not planned; target: <target>",
            ],
        ),
        (
            STAR,
            "balanced_scorecard",
            [
                "new 1 scorecard_objective: Families eat together; perspective: Customer",
                "  star measure: Households that cook three planned dinners a week; rationale: Families eat together",
                "    plan measure: Households with a plan for the week; target: <target>; timing: lead",
                (
                    "    swap measure: Plans changed on the day; rationale: Life is not planned; target: <target>; "
                    "timing: lead"
                ),
            ],
        ),
        (
            FLOW,
            "balanced_scorecard",
            [
                "new 1 scorecard_objective: <what should become true, in words>; perspective: Internal process",
                (
                    "  LT measure: Lead time; baseline: 18 days; meaning: Order to delivery, step Pack; "
                    "target: 10 days; timing: lag"
                ),
                "new 2 scorecard_objective: <what should become true, in words>; perspective: Internal process",
                "  WIP measure: Work in progress; green: ≤ 40; rationale: Tables are full; timing: lead",
                (
                    "  QT measure: Queue time; green: ≤ 2 days; meaning: from “order” to “van”; "
                    "rationale: Tables are full; timing: lead"
                ),
            ],
        ),
        (
            CLINIC,
            "north_star",
            [
                (
                    "new 1 north_star: <number that grows when customers get more of what they come for>; "
                    "value: Patients are seen on time"
                ),
                (
                    "  KR input_metric: On-time starts; baseline: 58%; direction: increase; "
                    "rationale: Patients are seen on time; target: 85%"
                ),
                "    I initiative: Train two nurses",
                "    J initiative: Paint the hall; parent_named: KR",
            ],
        ),
        (
            "framework: okr\nobjectives: [{id: O, objective: Rest, key_results: [{id: W, key_result: Open a desk}]}]",
            "north_star",
            [
                "W initiative: Open a desk; rationale: Rest",
                ("new 1 north_star: <number that grows when customers get more of what they come for>; value: Rest"),
            ],
        ),
        (
            "framework: kpi\nkpis: [{id: K, kpi: Bread thrown away}]\n",
            "okr",
            [
                "K kpi: Bread thrown away",
                "new 1 objective: <what should become true, in words>",
                "  new 2 key_result: <metric> from <baseline> to <target>",
            ],
        ),
        (
            "framework: okr\ngoals: [{id: G, goal: Bread lasts}]\n",
            "balanced_scorecard",
            ["G goal: Bread lasts"],
        ),
    ],
)
def test_a_whole_document_is_told_anew(text: str, to: str, goals: list[str]) -> None:
    assert outline(converted(text, to)) == goals


@pytest.mark.parametrize(
    ("before", "goal", "after", "field", "words"),
    [
        ("lean", "lean_metric: Queue time", "north_star", "dimension", "efficiency"),
        ("kpi", "kpi: Trial sign-ups, timing: lag", "balanced_scorecard", "timing", "lag"),
        ("kpi", "kpi: Trial sign-ups", "balanced_scorecard", "timing", "lead"),
        ("lean", "lean_metric: Lead time, step: Pack, baseline: 9 h, target: 5 h", "smart", "specific", "step Pack"),
        (
            "smart",
            "goal: Patients are seen on time, measurable: the booking system",
            "kpi",
            "source",
            "the booking system",
        ),
        ("smart", "goal: Patients are seen on time, measurable: 85% of them", "kpi", "target", "85% of them"),
        ("smart", "goal: Raise on-time starts to 85%, measurable: weekly", "kpi", "target", "85%"),
        ("smart", "goal: Raise NPS from 45 to 60 by June 2027 for families", "kpi", "target", None),
        ("kpi", "kpi: Visits, formula: tickets at the door", "smart", "specific", None),
    ],
)
def test_words_move_to_where_they_mean_the_same(
    before: str, goal: str, after: str, field: str, words: str | None
) -> None:
    groups = {"lean": "lean_metrics", "smart": "goals", "kpi": "kpis"}
    done = converted(f"framework: {before}\n{groups[before]}: [{{id: G, {goal}}}]\n", after)
    assert getattr(done.document.by_id["G"], field, None) == words


def test_where_goals_hung_and_hang_is_told() -> None:
    def under(text: str, to: str) -> list[tuple[str | None, str, str | None]]:
        done = converted(text, to)
        return [(one.goal, one.words, one.becomes) for one in notes(done) if one.field == "under"]

    made = "goals.yaml#{}-new-{}"
    assert under(CLINIC, "kpi") == [("KR", "O", None)]
    assert under(CLINIC, "north_star") == [("KR", "O", made.format("north_star", 4))]
    assert under(STAR, "okr") == [(name, "star", made.format("objective", 3)) for name in ("plan", "swap")]
    assert under(STAR, "balanced_scorecard") == [
        ("star", "Families eat together", made.format("scorecard_objective", 3))
    ]


@pytest.mark.parametrize(
    ("text", "to", "above"),
    [
        (
            (
                "framework: kpi\nkpis: [{id: A, kpi: Bread sold}, {id: B, kpi: Bread sold by noon, parent: A},"
                " {id: C, kpi: Seats sold}, {id: D, kpi: Seats sold on Sundays, parent: C}]\n"
            ),
            "north_star",
            {"B": "A", "D": "C"},
        ),
        (
            (
                "framework: kpi\nkpis: [{id: A, kpi: Bread sold, baseline: 4, target: 9},"
                " {id: B, kpi: Bread sold by noon, baseline: 2, target: 5, parent: A}]\n"
            ),
            "okr",
            {"B": "A"},
        ),
        (
            (
                "framework: okr\nkey_results: [{id: A, key_result: Raise NPS from 45 to 60},"
                " {id: B, key_result: Raise NPS of families from 45 to 60, parent: A}]\n"
            ),
            "north_star",
            {"B": "A"},
        ),
    ],
)
def test_goals_of_a_kind_may_hang_below_each_other(text: str, to: str, above: dict[str, str]) -> None:
    document = converted(text, to).document
    assert {name: document.by_id[name].parent for name in above} == above


def test_the_reason_of_a_goal_is_told_with_the_one_that_is_made_above_it() -> None:
    made = [one.because for one in converted(FLOW, "balanced_scorecard").asked if one.field == "statement"]
    assert ["Tables are full" in because for because in made] == [False, True]
    star = [one.because for one in converted(STAR, "balanced_scorecard").derived if one.field == "statement"]
    assert not any("Life is not planned" in because for because in star)


def test_words_stay_as_a_reason_only_of_goals_that_are_there() -> None:
    text = """
framework: okr
objectives:
  - {id: O1, objective: Patients are seen on time, owner: Dana}
  - id: O2
    objective: Nurses have time
    parent: O1
    key_results: [{id: KR, key_result: Raise on-time starts from 58% to 85%}]
"""
    done = converted(text, "kpi")
    assert done.document.by_id["KR"].rationale == "Nurses have time"
    assert {("O1", "statement"), ("O1", "owner")} <= {(one.goal, one.field) for one in done.dropped}


def test_a_goal_that_stays_is_understood_as_it_was() -> None:
    text = "framework: okr\ninitiatives: [{id: I, initiative: Open the desk by May 2nd}]\n"
    document = goalkit.read(text, "yaml", path="goals.yaml", today=datetime.date(2027, 1, 5))
    deadline = goalkit.convert(document, "kpi").document.by_id["I"].reading.deadline
    assert deadline is not None
    assert deadline.date == datetime.date(2027, 5, 2)


def test_what_hangs_below_a_goal_stands_behind_it() -> None:
    text = "framework: kpi\nkpis: [{id: B, kpi: Pies sold, parent: A}, {id: C, kpi: Seats}, {id: A, kpi: Bread sold}]\n"
    document = converted(text, "lean").document
    assert [goal.id for goal in document.goals if goal.named] == ["C", "A", "B"]
