"""Rows and columns of tables are read for what they hold: aims above their measures, targets, periods, sums."""

from __future__ import annotations

import pytest

from goalkit.read import read
from tests.placed import assert_outline, see


def test_columns_of_periods_hold_what_is_due_in_them() -> None:
    document = see(
        """
        Objective,Owner,Q1 2027,Q2 2027
        Search is fast,Ann,Latency is measured,Latency below 200 ms
        """,
        "x.csv",
    )
    assert [(str(goal.statement), goal.period.text) for goal in document.goals if goal.period] == [
        ("Latency is measured", "Q1 2027"),
        ("Latency below 200 ms", "Q2 2027"),
    ]
    assert {goal.parent for goal in document.goals[1:]} == {document.goals[0].id}


def test_rows_of_a_matrix_may_name_aims_by_their_first_words_or_labels() -> None:
    document = see(
        """
        # OKRs 2027

        ## Objective 1: Patients are seen on time

        ## Objective 2: Nurses stay with us

        | Objective | Q1 2027 | Q2 2027 |
        |---|---|---|
        | Patients are seen | Waits are shown at the door | Late starts fall from 30 to 12 |
        | Objective 2 | Rosters stand two weeks ahead | Leavers fall from 9 to 4 |
        """,
        "plan.md",
    )
    below = {
        str(goal.statement): str(parent.statement) for goal in document.goals if (parent := document.parent_of(goal))
    }
    assert below == {
        "Waits are shown at the door": "Patients are seen on time",
        "Late starts fall from 30 to 12": "Patients are seen on time",
        "Rosters stand two weeks ahead": "Nurses stay with us",
        "Leavers fall from 9 to 4": "Nurses stay with us",
    }


def test_a_goal_column_of_numbers_is_the_target() -> None:
    document = see(
        """
        Objective,Key Result,Start,Now,Goal
        Lunch is liked,Food thrown away (kg),40,38,20
        ,Pupils who eat with us,310,330,400
        ,Lunch is paid online,,,yes
        """,
        "okrs.csv",
    )
    waste = document.goals[1]
    assert (waste.kind, waste.baseline, waste.target) == ("key_result", "40", "20")


def test_a_row_of_sums_is_no_goal_but_an_average_may_be() -> None:
    document = see(
        """
        # KPIs: Print shop

        | KPI | Target | Owner |
        |---|---|---|
        | Win rate | at least 24% | Aylin |
        | Average discount | at most 5% | Aylin |
        | Total | 2 | |
        | Average score: | 0.7 | |
        """,
        "kpis.md",
    )
    assert_outline(document, "kpi: Win rate\nkpi: Average discount")


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "Objective,Measure,Baseline,Target\nSeen on time,On-time starts,58%,85%\n,Median wait,24,12\n",
            [("objective", "Seen on time"), ("key_result", "On-time starts"), ("key_result", "Median wait")],
        ),
        (
            "Objective,KPI,Target\nSeen on time,On-time starts,85%\nSeen on time,Median wait,12\n",
            [("objective", "Seen on time"), ("key_result", "On-time starts"), ("key_result", "Median wait")],
        ),
        (
            "Priority,Success criteria\nPatients are seen on time,Starts from 58% to 85%\n,Wait from 24 to 12\n",
            [
                ("objective", "Patients are seen on time"),
                ("key_result", "Starts from 58% to 85%"),
                ("key_result", "Wait from 24 to 12"),
            ],
        ),
        (
            "Priority,Success criteria\nHigh,Raise members from 400 to 500\nLow,Cut accidents from 4 to 0\n",
            [("key_result", "Raise members from 400 to 500"), ("key_result", "Cut accidents from 4 to 0")],
        ),
    ],
)
def test_an_aim_goes_on_down_the_rows_of_its_measures(table: str, found: list[tuple[str, str]]) -> None:
    document = read(table, "csv")
    assert [(goal.kind, str(goal.statement)) for goal in document.goals] == found
    aims = [goal.id for goal in document.goals if goal.kind == "objective"]
    assert all(goal.parent in (aims or [None]) for goal in document.goals if goal.kind == "key_result")
    assert not any(goal.target for goal in document.goals if goal.kind == "objective")


def test_a_card_may_name_its_period_and_owner_above_its_goal() -> None:
    document = see(
        """
        | Owner | Ward 4 |
        |---|---|
        | Quarter | Q2 2027 |
        | Objective | Patients sleep through the night |
        | Status | on track |
        """,
        "card.md",
    )
    (goal,) = document.goals
    assert goal.period is not None
    assert (goal.owner, goal.period.text, goal.status) == ("Ward 4", "Q2 2027", "on track")


def test_keys_of_a_tracker_are_labels_and_no_ids() -> None:
    document = see("| Issue | Key result |\n|---|---|\n| OPS-1 | Cooks who leave fall from 6 to 2 |\n", "x.md")
    assert [(goal.id, goal.label) for goal in document.goals] == [("x.md#key_result-1", "OPS-1")]


def test_a_column_tells_kinds_by_what_stands_in_it_whatever_it_is_called() -> None:
    document = see("What,Text\nobjective,Guests come back\nkey_result,Complaints fall from 9 to 3\n", "x.csv")
    assert_outline(
        document,
        """
        objective: Guests come back
          key_result: Complaints fall from 9 to 3
        """,
    )


def test_success_criteria_may_be_single_words() -> None:
    document = see("Objective,Success criteria\nGuests come back,Punctuality\nCooks stay,Retention\n", "x.csv")
    assert_outline(
        document,
        """
        objective: Guests come back
          key_result: Punctuality
        objective: Cooks stay
          key_result: Retention
        """,
    )


def test_a_row_of_another_period_is_not_of_the_objective_above() -> None:
    rows = "Objective,Guests come back,Q1 2027\nKey result,Second visits at 30%,{}\n"
    for period, is_below in {"Q1 2027": True, "Q2 2027": False}.items():
        document = read("Type,Statement,Period\n" + rows.format(period), "csv")
        assert (document.goals[1].parent is not None) is is_below


def test_numbers_in_front_of_aims_alone_are_theirs_and_work_names_them() -> None:
    document = see(
        """
        # Plan of the harbour 2027

        | # | Objective | Key result | Baseline | Target |
        |---|---|---|---|---|
        | 1 | Boats find a berth | Wait at the pier | 35 min | 10 min |
        |   |   | Berths booked online | 20% | 80% |
        | 2 | The water is clean | Oil spills | 4 | 0 |
        | 3 |   |   |   |   |

        ## Projects

        | Project | For objective | Start |
        |---|---|---|
        | Booking page | 1 | March |
        | Pump station at pier two | 2 | May |
        """,
        "plan.md",
    )
    statements = {goal.id: str(goal.statement) for goal in document.goals}
    parents = {str(goal.statement): statements.get(goal.parent or "") for goal in document.goals}
    assert parents["Booking page"] == parents["Wait at the pier"] == "Boats find a berth"
    assert parents["Pump station at pier two"] == "The water is clean"
