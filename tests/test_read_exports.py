"""Files as tools and programs export them, whose goals are wrapped, typed, numbered or refer to each other."""

from __future__ import annotations

import pytest

from tests.placed import assert_outline, see


def test_tables_that_a_tool_exported_refer_to_each_other() -> None:
    document = see(
        """
        {"users": [{"id": 5, "name": "Ann Smith"}],
         "objectives": [{"id": 17, "name": "New customers feel at home"}, {"id": 18, "name": "Enterprises trust us"}],
         "key_results": [
           {"id": 40, "objective_id": 17, "name": "Raise retention to 45%"},
           {"id": 41, "objective_id": 17, "name": "Cut tickets to 10"},
           {"id": 42, "objective_id": 18, "name": "Reach 99.9% uptime"}]}
    """,
        "x.json",
    )
    parents = {str(goal.statement): parent.statement for goal in document.goals if (parent := document.parent_of(goal))}
    assert parents == {
        "Raise retention to 45%": "New customers feel at home",
        "Cut tickets to 10": "New customers feel at home",
        "Reach 99.9% uptime": "Enterprises trust us",
    }


@pytest.mark.parametrize(
    ("source", "path", "drawn"),
    [
        (
            """
            kind: Objective
            metadata: {name: quiet-nights, labels: {quarter: 2028-Q1}}
            spec: {title: Nights on the ward are quiet, owner: ward}
            ---
            kind: KeyResult
            metadata: {name: alarms}
            spec: {objective: quiet-nights, title: Alarms a night from 40 to 15}
            ---
            kind: Deployment
            metadata: {name: web}
            spec: {title: The web front, replicas: 3}
            """,
            "manifests.yaml",
            """
            objective: Nights on the ward are quiet
              key_result: Alarms a night from 40 to 15
            """,
        ),
        (
            """
            {"data": [
              {"type": "objectives", "id": "7", "attributes": {"title": "Ferries leave full"}},
              {"type": "key-results", "id": "8",
               "attributes": {"title": "Seats sold from 61% to 75%", "objective-id": "7"}},
              {"type": "people", "id": "9", "attributes": {"title": "Dr", "name": "Someone Else"}}
            ]}
            """,
            "export.json",
            """
            objective: Ferries leave full
              key_result: Seats sold from 61% to 75%
            """,
        ),
        (
            """
            {"items": [
              {"type": "OBJECTIVE", "name": "Hygiene", "children": [
                {"type": "KEY_RESULT", "name": "Taps that run hot in all 14 rooms", "children": [
                  {"type": "INITIATIVE", "name": "Call the plumber"}]}]},
              {"type": "OBJECTIVE", "name": "Flag"},
              {"type": "INITIATIVE", "name": "Paint the door"}
            ]}
            """,
            "tree.json",
            """
            objective: Hygiene
              key_result: Taps that run hot in all 14 rooms
                initiative: Call the plumber
            """,
        ),
        (
            """
            objectives:
              kitchen:
                objective: Lunch is never late
                key results:
                  stove: 2 new burners on the long stove by May
                  staff: A cook for every forty guests
                  waste: Peel goes to the pigs
            """,
            "plan.yaml",
            """
            objective: Lunch is never late
              key_result: 2 new burners on the long stove by May
              key_result: A cook for every forty guests
              key_result: Peel goes to the pigs
            """,
        ),
        (
            """
            Objective,Key result,Baseline,Target
            Fewer lost bags,Bags lost per 10 000,31,12
            ,Tags that scan at once,80%,97%

            Note: figures of the airport
            Approved by the board on 3 May
            """,
            "plan.csv",
            """
            objective: Fewer lost bags
              key_result: Bags lost per 10 000
              key_result: Tags that scan at once
            """,
        ),
        (
            """
            Team,Objective 1,O1 KR1,O1 KR1 target,O1 KR2,Objective 2,O2 KR1
            Yard,Boats are ready in April,Hulls painted,24,Engines run in March,Nobody falls in,Rails at both ramps
            Office,Members pay on time,Arrears below 2%,,,,
            """,
            "wide.csv",
            """
            objective: Boats are ready in April
              key_result: Hulls painted
              key_result: Engines run in March
            objective: Nobody falls in
              key_result: Rails at both ramps
            objective: Members pay on time
              key_result: Arrears below 2%
            """,
        ),
        (
            """
            {"goals": [{"title": "Guides know the cave", "lead": "Ivo",
              "metrics": [{"name": "Guides with the full licence", "from": "3", "to": "9"}],
              "tasks": ["Write the route book"]}]}
            """,
            "export.json",
            """
            objective: Guides know the cave
              key_result: Guides with the full licence
              initiative: Write the route book
            """,
        ),
    ],
)
def test_goals_that_are_wrapped_typed_or_named(source: str, path: str, drawn: str) -> None:
    assert_outline(see(source, path), drawn)
