"""Goals of small documents, drawn as a tree: what stands in one cell, below an aside, or beside a label."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from goalkit.read import read
from tests.placed import outline

if TYPE_CHECKING:
    from goalkit.model import Format

MARKDOWN = {
    "an aim in two lines of a cell": (
        """
        | Objective | Key results |
        |---|---|
        | Riders come back<br>in every season | Raise repeat rides to 55%<br>Cut late rides to 3% |
        """,
        """
        objective: Riders come back in every season
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        """,
    ),
    "a star in two lines of a cell": (
        """
        | North Star | Inputs |
        |---|---|
        | Households that cook<br>three dinners a week | Households with a plan: 40% |
        | | Plans changed on the day: 10% |
        """,
        """
        north_star: Households that cook three dinners a week
          input_metric: Households with a plan: 40%
          input_metric: Plans changed on the day: 10%
        """,
    ),
    "labels on a scorecard": (
        """
        # Balanced scorecard

        ## Customer

        - Objective: Riders trust the timetable
          - KPI: Trams on time reach 92%
        - Goal: Riders feel safe
          - Measure: Riders who feel safe at night, 80%
        """,
        """
        scorecard_objective: Riders trust the timetable
          measure: Trams on time reach 92%
        scorecard_objective: Riders feel safe
          measure: Riders who feel safe at night, 80%
        """,
    ),
    "labels in an introduction": (
        """
        # Depot team

        ## Intro

        We opened in 2019 and grew.

        Objective: Riders come back

        - KR: Raise repeat rides from 40% to 55%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides from 40% to 55%
        """,
    ),
    "labels below a title": (
        """
        ---
        framework: okr
        ---
        # Depot team

        - **Objective:** Riders come back
          - **Key result:** Raise repeat rides from 40% to 55%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides from 40% to 55%
        """,
    ),
    "results on lines of their own": (
        """
        # Goals 2027

        Key Results
        Raise repeat rides to 55%;
        Cut late rides to 3%;
        Open two stops
        """,
        """
        key_result: Raise repeat rides to 55%
        key_result: Cut late rides to 3%
        key_result: Open two stops
        """,
    ),
    "work that headings group": (
        """
        # Plan 2027

        ## Initiatives

        ### Riders come back

        - KR: Raise repeat rides to 55%

        ### Depots are safe

        - KR: Cut injuries to 0
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        objective: Depots are safe
          key_result: Cut injuries to 0
        """,
    ),
    "a definition of a link between goals": (
        """
        # OKRs

        Objective: Riders come back
        [plan]: https://example.org
        KR: Raise repeat rides to 55%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        """,
    ),
    "a picture between goals": (
        """
        # OKRs

        **Objective: Riders come back**
        ![tram](tram.png)
        **Key results:**
        - Raise repeat rides to 55%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        """,
    ),
    "a heading above labelled results": (
        """
        ---
        framework: okr
        ---
        ## Riders come back

        - **Key result:** Raise repeat rides to 55%
        - **Key result:** Cut late rides to 3%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        """,
    ),
    "labelled results alone": (
        """
        ---
        framework: okr
        ---
        **Key result:** Raise repeat rides to 55%

        **Key result:** Cut late rides to 3%
        """,
        """
        key_result: Raise repeat rides to 55%
        key_result: Cut late rides to 3%
        """,
    ),
    "pictures for bullets": (
        """
        # OKRs

        🎯 Riders come back
          🔑 Raise repeat rides to 55%
          🔑 Cut late rides to 3%
        🎯 Depots are safe
          🔑 Cut injuries to 0
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        objective: Depots are safe
          key_result: Cut injuries to 0
        """,
    ),
    "an example in code": (
        """
        # OKRs

        ## Objective: Riders come back

        - KR: Raise repeat rides to 55%

        ```
        ## Objective: An example
        - KR: Raise x to 5%
        ```

        - KR: Cut late rides to 3%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        """,
    ),
    "notes in brackets behind a result": (
        """
        # OKRs

        ## Objective: Riders come back

        - KR: Raise repeat rides to 55% [66%]
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        """,
    ),
    "headings of a wiki": (
        """
        = OKRs =

        == Objective: Riders come back ==
        * KR: Raise repeat rides to 55%
        * KR: Cut late rides to 3%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        """,
    ),
    "names of people above results": (
        """
        # OKRs

        ## Objective: Riders come back

        - Dana Reyes
        - Ben Ode

        ### Key results

        - Raise repeat rides to 55%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        """,
    ),
    "aims in bold": (
        """
        # OKRs

        - **Riders come back**
          - Raise repeat rides to 55%
        - **Depots are safe**
          - Cut injuries to 0
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        objective: Depots are safe
          key_result: Cut injuries to 0
        """,
    ),
    "measures of flow": (
        """
        # Flow

        ## Lean metrics

        - Lead time falls from 18 to 10 days
        - Work in progress stays below 40
        """,
        """
        lean_metric: Lead time falls from 18 to 10 days
        lean_metric: Work in progress stays below 40
        """,
    ),
    "notes with dashes": (
        """
        # OKRs

        ## Objective: Riders come back

        - KR: Raise repeat rides to 55%
          - Owner — Dana
          - Baseline — 40%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        """,
    ),
    "a tag between results": (
        """
        # OKRs

        ## Objective: Riders come back

        - KR: Raise repeat rides to 55%
        <div>
        - KR: Cut late rides to 3%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        """,
    ),
    "teams above results": (
        """
        # OKRs

        ## Objective: Riders come back

        ### Key results

        - North team:
          - Raise repeat rides to 55%
        - South team:
          - Cut late rides to 3%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        """,
    ),
    "owners in front of results": (
        """
        # OKRs

        ## Objective: Riders come back

        - CFO: Cut the cost of a ride to 2 euros
        - COO: Open two stops
        """,
        """
        objective: Riders come back
          key_result: Cut the cost of a ride to 2 euros
          key_result: Open two stops
        """,
    ),
    "a scorecard without sides": (
        """
        # Balanced scorecard

        - Riders trust the timetable
        - Each kilometre costs less
        """,
        """
        scorecard_objective: Riders trust the timetable
        scorecard_objective: Each kilometre costs less
        """,
    ),
    "a heading that asks where": (
        """
        # Where we want to be

        - Riders come back
        - Depots are safe
        """,
        """
        goal: Riders come back
        goal: Depots are safe
        """,
    ),
    "strategies below an aim": (
        """
        # Plan

        ## Objective: Riders come back

        ### Strategies

        - Open two stops
        - Print maps
        """,
        """
        objective: Riders come back
          initiative: Open two stops
          initiative: Print maps
        """,
    ),
    "measures below an aim": (
        """
        # Plan

        ## Objective: Riders come back

        - Metric: Repeat rides reach 55%
        - Measures of success: Late rides fall to 3%
        """,
        """
        objective: Riders come back
          key_result: Repeat rides reach 55%
          key_result: Late rides fall to 3%
        """,
    ),
    "results that are links": (
        """
        # OKRs

        ## Objective: Riders come back

        - KR: [Raise repeat rides to 55%][plan]
        - KR: Cut [late rides][] to 3%

        [plan]: https://example.org
        [late rides]: https://example.org
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        """,
    ),
    "goals below an aim": (
        """
        # OKRs

        ## Objective: Riders come back

        - Goals:
          - Raise repeat rides to 55%
          - Cut late rides to 3%
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
          key_result: Cut late rides to 3%
        """,
    ),
}
YAML = {
    "sides of a scorecard": (
        """
        perspectives:
          - name: Riders
            objectives: [Riders trust the timetable]
          - name: Depot
            objectives: [Each kilometre costs less]
        """,
        """
        scorecard_objective: Riders trust the timetable
        scorecard_objective: Each kilometre costs less
        """,
    ),
    "what was in the past": (
        """
        objectives:
          - objective: Riders come back
            key_results: [Raise repeat rides to 55%]
        history:
          - objective: Depots are safe
            key_results: [Cut injuries to 0]
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        """,
    ),
    "results labelled in a list of goals": (
        """
        goals:
          - Riders come back
          - 'KR: Raise repeat rides to 55%'
          - Depots are safe
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        goal: Depots are safe
        """,
    ),
    "results labelled in a list of aims": (
        """
        objectives:
          - Patients are seen on time
          - "KR: Raise on-time starts to 85%"
          - Nurses stay
          - "KR: Cut turnover from 18% to 12%"
        """,
        """
        objective: Patients are seen on time
          key_result: Raise on-time starts to 85%
        objective: Nurses stay
          key_result: Cut turnover from 18% to 12%
        """,
    ),
    "goals with results and without": (
        """
        goals:
          - title: Riders come back
            key_results: [Raise repeat rides to 55%]
          - title: Depots are safe
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
        goal: Depots are safe
        """,
    ),
    "work with results and without": (
        """
        initiatives:
          - title: Open two stops
            key_results: [Raise repeat rides to 55%]
          - title: Mark each walkway
        """,
        """
        objective: Open two stops
          key_result: Raise repeat rides to 55%
        initiative: Mark each walkway
        """,
    ),
}
CSV = {
    "names of kinds": (
        """
        Type,Title
        North star metric,Dinners cooked a week
        Input metric,Households with a plan
        Lean metric,Lead time from 18 to 10 days
        Flow metric,Work in progress below 40
        KPI,Refunds below 2%
        """,
        """
        north_star: Dinners cooked a week
          input_metric: Households with a plan
        lean_metric: Lead time from 18 to 10 days
        lean_metric: Work in progress below 40
        kpi: Refunds below 2%
        """,
    ),
    "a row for each, and its type": (
        """
        Type,Title
        Objective,Riders come back
        Key Result,Raise repeat rides from 40% to 55%
        Initiative,Train 40 drivers
        Objective,Depots are safe
        Initiative,Mark each walkway
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides from 40% to 55%
            initiative: Train 40 drivers
        objective: Depots are safe
          initiative: Mark each walkway
        """,
    ),
    "a column for each kind": (
        """
        Objective,Key Result,Initiative
        Riders come back,Raise repeat rides to 55%,Train 40 drivers
        ,,Print maps
        ,Cut late rides to 3%,Open a desk
        """,
        """
        objective: Riders come back
          key_result: Raise repeat rides to 55%
            initiative: Train 40 drivers
            initiative: Print maps
          key_result: Cut late rides to 3%
            initiative: Open a desk
        """,
    ),
}
JSON = {
    "an aim of one word": (
        """
        [{"objective": "Growth", "key_results": [{"text": "Raise repeat rides to 55%"}]}, {"objective": "Safety"}]
        """,
        """
        objective: Growth
          key_result: Raise repeat rides to 55%
        """,
    ),
}
ALL: list[tuple[Format, str, str, str]] = [
    (form, name, *both)
    for form, documents in (("markdown", MARKDOWN), ("yaml", YAML), ("csv", CSV), ("json", JSON))
    for name, both in documents.items()
]


@pytest.mark.parametrize(("form", "source", "drawn"), [pytest.param(form, *both, id=name) for form, name, *both in ALL])
def test_goals_of_a_document(form: Format, source: str, drawn: str) -> None:
    assert outline(read(dedent(source).strip("\n"), form)) == dedent(drawn).strip("\n")


def test_sides_of_a_scorecard_may_be_named_in_front_matter() -> None:
    text = (
        "---\nframework: balanced_scorecard\nperspectives: [Riders, Depot]\n---\n\n- **Objective:** Riders come back\n"
    )
    assert read(text, "markdown").perspectives == ("Riders", "Depot")
