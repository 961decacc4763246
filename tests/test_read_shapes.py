"""Goals are found in structured files whatever shape their authors gave them, and only there."""

from __future__ import annotations

import pytest

from tests.placed import assert_outline, outline, see

OKR = """
    objective: New customers feel at home
      key_result: Raise retention to 45%
      key_result: Cut tickets to 10
    objective: Enterprises trust us
      key_result: Reach 99.9% uptime
"""
SHAPES = {
    "objects of every kind.yaml": """
        objectives:
          - title: New customers feel at home
            key_results:
              - title: Raise retention to 45%
              - description: Cut tickets to 10
          - objective: Enterprises trust us
            krs:
              - kr: Reach 99.9% uptime
    """,
    "plain texts.yml": """
        okrs:
          - objective: New customers feel at home
            key_results: [Raise retention to 45%, Cut tickets to 10]
          - objective: Enterprises trust us
            key_results: |
              - Reach 99.9% uptime
    """,
    "texts as keys.yaml": """
        objectives:
          New customers feel at home:
            - Raise retention to 45%
            - Cut tickets to 10
          Enterprises trust us:
            results: [Reach 99.9% uptime]
    """,
    "undeclared, in a file of okrs.yaml": """
        Growth team:
          New customers feel at home:
            - Raise retention to 45%
            - Cut tickets to 10
        Core team:
          Enterprises trust us:
            - Reach 99.9% uptime
    """,
    "records that take turns.json": """
        [{"level": "objective", "wording": "New customers feel at home", "owner": "Ann"},
         {"level": "key result", "wording": "Raise retention to 45%", "owner": "Bo"},
         {"level": "key result", "wording": "Cut tickets to 10", "owner": "Bo"},
         {"level": "objective", "wording": "Enterprises trust us", "owner": "Ann"},
         {"level": "key result", "wording": "Reach 99.9% uptime", "owner": "Bo"}]
    """,
    "labels in a sheet without headings.csv": """
        ,Q2 OKRs,,
        ,,,
        ,Objective 1:,New customers feel at home,
        ,KR,Raise retention to 45%,Bo
        ,KR,Cut tickets to 10,Bo
        ,,,
        ,Objective 2:,Enterprises trust us,
        ,KR 2.1,Reach 99.9% uptime,Bo
    """,
    "manifests, one document a goal.yaml": """
        apiVersion: v1
        kind: Objective
        metadata: {name: at-home, labels: {team: growth}}
        spec: {title: New customers feel at home}
        ---
        kind: KeyResult
        metadata: {name: retention}
        spec:
          objective: at-home
          title: Raise retention to 45%
        ---
        kind: KeyResult
        spec: {objective: at-home, title: Cut tickets to 10}
        ---
        kind: Objective
        metadata: {name: trust}
        spec: {title: Enterprises trust us}
        ---
        kind: KeyResult
        spec: {objective: trust, title: Reach 99.9% uptime}
    """,
    "records of an API.json": """
        {"data": [
          {"type": "objective", "id": "7", "attributes": {"title": "New customers feel at home"}},
          {"type": "key-result", "id": "8", "attributes": {"title": "Raise retention to 45%"},
           "relationships": {"objective": {"data": {"type": "objective", "id": "7"}}}},
          {"type": "key-result", "id": "9", "attributes": {"title": "Cut tickets to 10", "objective_id": "7"}},
          {"type": "objective", "id": "10", "attributes": {"title": "Enterprises trust us"}},
          {"type": "key-result", "id": "11", "attributes": {"title": "Reach 99.9% uptime", "objective_id": "10"}}
        ]}
    """,
    "labels side by side.yaml": """
        Objective 1: New customers feel at home
        Key Results:
          - Raise retention to 45%
          - Cut tickets to 10
        Objective 2: Enterprises trust us
        KRs:
          - Reach 99.9% uptime
    """,
    "a labelled list.yaml": """
        - "Objective 1: New customers feel at home"
        - "KR 1.1: Raise retention to 45%"
        - "KR 1.2: Cut tickets to 10"
        - "Objective 2: Enterprises trust us"
        - "KR 2.1: Reach 99.9% uptime"
    """,
    "letters as keys.yaml": """
        Q1 2027 OKRs:
          - O: New customers feel at home
            KRs:
              - KR1: Raise retention to 45%
              - KR2: Cut tickets to 10
          - O: Enterprises trust us
            KRs: [Reach 99.9% uptime]
    """,
    "exported rows.csv": """
        ID,Objective ID,Level,Name
        17,,Objective,New customers feel at home
        40,17,Key Result,Raise retention to 45%
        41,17,Key Result,Cut tickets to 10
        18,,Objective,Enterprises trust us
        42,18,Key Result,Reach 99.9% uptime
    """,
    "the words of the objective beside each result.csv": """
        Type,What,Linked objective
        Objective,New customers feel at home,
        Key Result,Raise retention to 45%,New customers feel at home
        Key Result,Cut tickets to 10,New customers feel at home
        Objective,Enterprises trust us,
        Key Result,Reach 99.9% uptime,Enterprises trust us
    """,
    "two columns of ids.csv": """
        ID,OKR ID,Level,Name
        A-1,1,Objective,New customers feel at home
        A-1.1,1.1,Key Result,Raise retention to 45%
        A-1.2,1.2,Key Result,Cut tickets to 10
        A-2,2,Objective,Enterprises trust us
        A-2.1,2.1,Key Result,Reach 99.9% uptime
    """,
    "numbered keys.yaml": """
        o1:
          title: New customers feel at home
          kr1: Raise retention to 45%
          kr2: Cut tickets to 10
        o2:
          title: Enterprises trust us
          kr1: {title: Reach 99.9% uptime}
    """,
    "tables.toml": """
        [[objective]]#key_result = "A draft"
        name = "New customers feel at home"
        [[objective.key_result]]
        name = "Raise retention to 45%"
        [[objective.key_result]]
        name = "Cut tickets to 10"
        [[objective]]
        name = "Enterprises trust us"
        key_results = ["Reach 99.9% uptime"]
    """,
    "teams and quarters.json": """
        {"teams": [{"team": "Growth", "okrs": {"Q1": [{"objective": "New customers feel at home",
          "keyResults": [{"keyResult": "Raise retention to 45%"}, {"name": "Cut tickets to 10"}]}]}},
          {"team": "Core", "okrs": {"Q1": [{"objective": "Enterprises trust us", "results": ["Reach 99.9% uptime"]}]}}]}
    """,
    "flat, by type.json": """
        [{"type": "Objective", "id": "A-1", "title": "New customers feel at home"},
         {"type": "KeyResult", "parent": "A-1", "title": "Raise retention to 45%"},
         {"type": "KeyResult", "parent": "A-1", "title": "Cut tickets to 10"},
         {"type": "Objective", "id": "A-2", "title": "Enterprises trust us"},
         {"type": "KeyResult", "parent_id": "A-2", "title": "Reach 99.9% uptime"}]
    """,
    "flat rows.json": """
        [{"objective": "New customers feel at home", "key_result": "Raise retention to 45%"},
         {"objective": "New customers feel at home", "key_result": "Cut tickets to 10"},
         {"objective": "Enterprises trust us", "key_result": "Reach 99.9% uptime"}]
    """,
    "a response of some tool.json": """
        {"data": {"nodes": [
          {"type": "Objective", "name": "New customers feel at home", "children": [
            {"type": "KeyResult", "name": "Raise retention to 45%"},
            {"type": "KeyResult", "name": "Cut tickets to 10"}]},
          {"type": "Objective", "name": "Enterprises trust us", "children": [
            {"type": "KeyResult", "name": "Reach 99.9% uptime"}]}]}}
    """,
    "two columns.csv": """
        Objective,Key Result,Owner
        New customers feel at home,Raise retention to 45%,Dana
        ,Cut tickets to 10,Bo
        Enterprises trust us,Reach 99.9% uptime,Bo
    """,
    "repeated objectives.csv": """
        Objective ;Key Results ;Owner
        New customers feel at home;Raise retention to 45%;Dana
        New customers feel at home;Cut tickets to 10;Bo
        Enterprises trust us;Reach 99.9% uptime;Bo
    """,
    "lists in cells.csv": """
        OKRs of the growth team,,
        ,,
        Objective,Key Results,Owner
        New customers feel at home,"- Raise retention to 45%
        - Cut tickets to 10",Dana
        Enterprises trust us,Reach 99.9% uptime,Bo
    """,
    "wide.csv": """
        Objective,KR 1,KR 2
        New customers feel at home,Raise retention to 45%,Cut tickets to 10
        Enterprises trust us,Reach 99.9% uptime,
    """,
    "by number.csv": """
        Order,Type,Summary,Owner
        1,Objective,New customers feel at home,Ann
        1.1,Key result,Raise retention to 45%,Bo
        1.2,Key result,Cut tickets to 10,Bo
        2,Objective,Enterprises trust us,Ann
        2.1,Key result,Reach 99.9% uptime,Bo
    """,
    "headings of a letter or two.csv": """
        O,KR,DRI,Conf.
        New customers feel at home,Raise retention to 45%,Bo,7/10
        ,Cut tickets to 10,Bo,5/10
        Enterprises trust us,Reach 99.9% uptime,Bo,8/10
    """,
    "between bars.csv": """
        Type|Name|Owner
        O|New customers feel at home|Ann
        KR|Raise retention to 45%|Bo
        KR|Cut tickets to 10|Bo
        O|Enterprises trust us|Ann
        KR|Reach 99.9% uptime|Bo
    """,
    "by order.csv": """
        Level\tTitle
        Obj\tNew customers feel at home
        KR\tRaise retention to 45%
        KR\tCut tickets to 10
        Obj\tEnterprises trust us
        KR\tReach 99.9% uptime
    """,
}


@pytest.mark.parametrize("name", SHAPES)
def test_objectives_and_key_results_are_found_in_any_shape(name: str) -> None:
    document = see(SHAPES[name], name)
    assert_outline(document, OKR)
    assert document.framework == "okr"


def test_front_matter_may_hold_an_objective_and_its_key_results() -> None:
    page = """
        ---
        title: Lunch
        objective: Nobody eats lunch standing
        owner: Mo
        key_results:
          - 80% of tables used at noon
          - 30 fewer trays on the stairs
        initiatives: [Second till at noon]
        ---

        # Why

        We lose guests in the queue.
        """
    document = see(page, "lunch.md")
    assert_outline(document, HOUSE[: HOUSE.index("objective: What")].rstrip())
    assert document.title == "Lunch"
    assert document.goals[1].statement.span.line == 6
    lesson = page.replace("key_results", "questions").replace("objective", "objectives")
    assert see(lesson, "lunch.md").goals == ()


def test_tables_of_toml_are_named_in_the_singular() -> None:
    document = see(
        """
        [[objective]]
        statement = "Nobody eats lunch standing"
          [[objective.result]]
          statement = "80% of tables used at noon"
          [[objective.measure]]
          statement = "30 fewer trays on the stairs"
          [[objective.activity]]
          statement = "Second till at noon"
        [[objective]]
        statement = "What we cook is eaten"
          [[objective.result]]
          statement = "3 of 4 pots empty at two"
        """,
        "kitchen.toml",
    )
    assert_outline(document, HOUSE)


@pytest.mark.parametrize("heading", ["Parent key", "Parent ID", "Parent issue", "Parent_Code", "parent"])
def test_rows_of_work_hang_where_their_column_of_parents_says(heading: str) -> None:
    document = see(
        f"""
        Key,Type,{heading},Summary
        H-1,Objective,,Nobody eats lunch standing
        H-2,Key Result,H-1,80% of tables used at noon
        H-3,Key Result,H-1,30 fewer trays on the stairs
        H-4,Initiative,H-1,Second till at noon
        H-5,Objective,,What we cook is eaten
        H-6,Key Result,H-5,3 of 4 pots empty at two
        """,
        "board.csv",
    )
    assert_outline(document, HOUSE)


@pytest.mark.parametrize("heading", ["Parent summary", "Parent title", "parent"])
def test_rows_may_name_their_parents_by_what_they_say(heading: str) -> None:
    document = see(
        f"""
        Key,Issue Type,Summary,{heading},Custom field (Target)
        H-1,Objective,Nobody eats lunch standing,,
        H-2,Key Result,80% of tables used at noon,Nobody eats lunch standing,80%
        H-3,Key Result,30 fewer trays on the stairs,Nobody eats lunch standing,
        H-4,Initiative,Second till at noon,Nobody eats lunch standing,
        H-5,Objective,What we cook is eaten,,
        H-6,Key Result,3 of 4 pots empty at two,What we cook is eaten,
        """,
        "board.csv",
    )
    assert_outline(document, HOUSE)


def test_key_results_may_stand_above_their_objective_and_ids_may_repeat() -> None:
    document = see(
        """
        ID,Cycle,Kind,Text,Category
        2027-Q1-X-1.1,2027-Q1,KR,15% of services reviewed,Committed
        2027-Q1-X-1,2027-Q1,Obj,Services are run well,Aspirational
        2027-Q1-X-1.2,2027-Q1,KR,Satisfaction above 96%,Committed
        2027-Q1-X-1,2027-Q1,Obj,Services are loved,Aspirational
        2027-Q1-X-1.3,2027-Q1,KR,Four awards won,Committed
        """,
        "x.csv",
    )
    parents = {str(goal.statement): goal.parent for goal in document.goals}
    assert parents["15% of services reviewed"] == parents["Satisfaction above 96%"] == "2027-Q1-X-1"
    assert [str(goal.commitment) for goal in document.goals][:2] == ["Committed", "Aspirational"]
    assert all(goal.named for goal in document.goals)


HOUSE = """
    objective: Nobody eats lunch standing
      key_result: 80% of tables used at noon
      key_result: 30 fewer trays on the stairs
      initiative: Second till at noon
    objective: What we cook is eaten
      key_result: 3 of 4 pots empty at two
"""
OWN_KEYS = {
    "hopes by name.yaml": """
        team: Kitchen
        hopes:
          lunch:
            hope: Nobody eats lunch standing
            we_know_by: [80% of tables used at noon, 30 fewer trays on the stairs]
            chores: [Second till at noon]
          waste:
            hope: What we cook is eaten
            we_know_by: [3 of 4 pots empty at two]
    """,
    "a list of ambitions.json": """
        {"ambitions": [
          {"what": "Nobody eats lunch standing",
           "trueWhen": ["80% of tables used at noon", "30 fewer trays on the stairs"],
           "weWill": ["Second till at noon"]},
          {"what": "What we cook is eaten", "trueWhen": ["3 of 4 pots empty at two"]}]}
    """,
    "wishes with their signs.toml": """
        [[wishes]]
        wish = "Nobody eats lunch standing"
        signs = ["80% of tables used at noon", "30 fewer trays on the stairs"]
        doing = ["Second till at noon"]
        [[wishes]]
        wish = "What we cook is eaten"
        signs = ["3 of 4 pots empty at two"]
    """,
    "priorities with targets.yaml": """
        priorities:
          lunch:
            headline: Nobody eats lunch standing
            targets: [80% of tables used at noon, 30 fewer trays on the stairs]
            projects: [Second till at noon]
          waste:
            headline: What we cook is eaten
            targets: [3 of 4 pots empty at two]
    """,
    "records below each ambition.yaml": """
        cycle: 2027-Q1
        aims:
          - id: K1
            aim: Nobody eats lunch standing
            shown_by:
              - {what: 80% of tables used at noon, who: Mo, now: 55%}
              - {what: 30 fewer trays on the stairs, who: Ina}
            work:
              - {what: Second till at noon, who: Ina}
          - id: K2
            aim: What we cook is eaten
            measured_by:
              - what: 3 of 4 pots empty at two
        changes: [2027-01-04 first draft]
    """,
    "an ambition beside the name of its topic.json": """
        {"topics": [
          {"name": "Lunch", "ambition": {"text": "Nobody eats lunch standing", "gauges": [
            {"text": "80% of tables used at noon", "latest": "55%"},
            {"text": "30 fewer trays on the stairs", "latest": null}], "doing": ["Second till at noon"]}},
          {"name": "Waste", "ambition": {"text": "What we cook is eaten", "gauges": [
            {"text": "3 of 4 pots empty at two", "latest": "2"}]}}]}
    """,
    "a list of teams, each with hopes of its own.yaml": """
        teams:
          - team: Kitchen
            lead: Mo
            hopes:
              - hope: Nobody eats lunch standing
                proof:
                  - {what: 80% of tables used at noon, odds: 0.4}
                  - {what: 30 fewer trays on the stairs, odds: 0.9}
                  - {what: ""}
                doing: [Second till at noon]
          - team: Store
            lead: ~
            hopes:
              - hope: What we cook is eaten
                proof:
                  - {what: 3 of 4 pots empty at two, odds: 0.5}
          - team: Garden
            hopes: []
        rules: {most_hopes: 2}
    """,
    "teams by name.yaml": """
        teams:
          kitchen:
            hopes:
              - {hope: Nobody eats lunch standing, signs: [80% of tables used at noon, 30 fewer trays on the stairs],
                 doing: [Second till at noon]}
          store:
            hopes: [{hope: What we cook is eaten, signs: [3 of 4 pots empty at two]}]
    """,
    "a board with lists.json": """
        {"name": "Kitchen", "lists": [
          {"id": "a", "name": "Objectives 2027"}, {"id": "b", "name": "Objectives 2026 (done)"}],
         "cards": [
          {"id": "1", "idList": "a", "name": "Nobody eats lunch standing", "checklists": [
            {"name": "Key results", "checkItems": [
              {"name": "80% of tables used at noon"}, {"name": "30 fewer trays on the stairs"}]},
            {"name": "To do", "checkItems": [{"name": "Second till at noon"}]},
            {"name": "Notes", "checkItems": [{"name": "Ask Mo about the keys"}]}]},
          {"id": "2", "idList": "a", "name": "What we cook is eaten"},
          {"id": "3", "idList": "b", "name": "The dishwasher works again"},
          {"id": "4", "idList": "a", "closed": true, "name": "The menu hangs outside"}],
         "checklists": [{"idCard": "2", "name": "Checklist", "checkItems": [{"name": "3 of 4 pots empty at two"}]}]}
    """,
    "a board with labels.json": """
        {"lists": [{"id": "a", "name": "This quarter"}], "labels": [{"id": "x", "name": "Objective"}],
         "cards": [
          {"id": "1", "idList": "a", "name": "Nobody eats lunch standing", "idLabels": ["x"], "checklists": [
            {"name": "How we measure it", "checkItems": [
              {"name": "80% of tables used at noon"}, {"name": "30 fewer trays on the stairs"}]},
            {"name": "Tasks", "checkItems": [{"name": "Second till at noon"}]}]},
          {"id": "2", "idList": "a", "name": "What we cook is eaten", "labels": [{"name": "Objective"}], "checklists": [
            {"name": "Success criteria", "checkItems": [{"name": "3 of 4 pots empty at two"}]}]},
          {"id": "3", "idList": "a", "name": "Buy napkins"}]}
    """,
}


@pytest.mark.parametrize("name", OWN_KEYS)
def test_aims_stand_under_keys_of_a_teams_own_and_on_boards(name: str) -> None:
    assert_outline(see(OWN_KEYS[name], name), HOUSE)


def test_a_team_or_who_leads_it_owns_the_aims_that_stand_in_it_and_odds_are_confidence() -> None:
    document = see(OWN_KEYS["a list of teams, each with hopes of its own.yaml"], "hopes.yaml")
    assert [goal.owner for goal in document.goals if goal.kind == "objective"] == ["Mo", "Store"]
    assert [goal.confidence for goal in document.goals if goal.kind == "key_result"] == ["0.4", "0.9", "0.5"]


@pytest.mark.parametrize("key", ["measured_by", "signs", "seenWhen", "proof", "evidence", "how we measure it"])
@pytest.mark.parametrize("line", ["{what: %s, who: Mo}", "%s"])
def test_lists_below_objectives_may_go_by_any_name(key: str, line: str) -> None:
    document = see(
        f"""
        objectives:
          - objective: Nobody eats lunch standing
            budget: [4000 for tables]
            {key}:
              - {line % "80% of tables used at noon"}
              - {line % "30 fewer trays on the stairs"}
            what we do:
              - {line % "Second till at noon"}
            remarks: [We had 12 complaints in May]
          - objective: What we cook is eaten
            {key}:
              - {line % "3 of 4 pots empty at two"}
        """,
        "kitchen.yaml",
    )
    assert_outline(document, HOUSE)
    assert document.goals[0].metric is None


def test_a_list_below_an_objective_that_counts_is_its_results_where_nothing_else_is() -> None:
    document = see(
        """
        objectives:
          - objective: Nobody eats lunch standing
            yardsticks: [80% of tables used at noon, 30 fewer trays on the stairs]
            evidence: [the survey of guests]
            work: [Second till at noon]
            links: [see page 12 of the plan]
          - objective: What we cook is eaten
            yardsticks: [3 of 4 pots empty at two]
        """,
        "kitchen.yaml",
    )
    assert_outline(document, HOUSE)


NOT_GOALS = {
    "stories.yaml": """
        stories:
          - want: to export a report as CSV
            as: an accountant
            done_when: [the file has 12 columns, it opens in 2 seconds]
            jobs: [write the exporter]
          - want: to filter the list by month
            as: a clerk
            done_when: [the filter works for 24 months]
    """,
    "wards.yaml": """
        wards:
          - ward: North
            wishes:
              - {wish: a window that opens, people: [Ana, Tom]}
          - ward: South
            wishes:
              - {wish: a bed near the door, people: [Bo]}
    """,
    "recipes.yaml": """
        recipes:
          - name: Bread with a good crust
            ingredients: [500 g of flour, 10 g of salt]
            steps: [mix for 10 minutes, bake for 45 minutes]
          - name: Cake for the whole family
            ingredients: [200 g of sugar]
            steps: [bake for 45 minutes]
    """,
    "offers.yaml": """
        wants:
          - want: a bike with a basket
            offers: [{name: Fahrrad Ott, price: 300}, {name: Velo 3000 by the river, price: 250}]
          - want: a book about owls
            offers: [{name: the shop in the old town, price: 20}]
    """,
    "presents.yaml": """
        wants:
          - {want: a bike with a basket, who: Mia, shops: [Fahrrad Ott, Velo 3000]}
          - {want: a book about owls, who: Tom, shops: [Thalia]}
    """,
    "sprint.json": """
        {"lists": [{"id": "a", "name": "To do"}, {"id": "c", "name": "Done"}],
         "cards": [{"id": "1", "idList": "a", "name": "Fix the login page by Friday"},
                   {"id": "2", "idList": "c", "name": "Raise the score from 10 to 20"}],
         "checklists": [{"idCard": "1", "name": "Checklist", "checkItems": [{"name": "3 tests"}, {"name": "2 docs"}]}]}
    """,
    "package.json": """
        {"name": "goal-app", "description": "Tracks goals and key results", "keywords": ["okr"],
         "scripts": {"test": "run the tests"}}
    """,
    "mkdocs.yml": """
        site_name: Our OKRs
        nav:
          - Home page: index.md
          - Objectives and results: okrs.md
    """,
    ".github/workflows/ci.yml": """
        name: Test the goals
        on: [push]
        jobs:
          build:
            name: Build and test
            steps:
              - name: Check out
                run: make all tests
    """,
    "schema.json": """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {
          "objectives": {"type": "array", "title": "The objectives", "items": {"type": "string"}}}}
    """,
    "openapi.yaml": """
        components:
          schemas:
            Okr:
              type: object
              properties:
                objective: {type: string, description: What should become true}
    """,
    "locales/app.json": '{"objective": "Your main objective", "keyResults": {"title": "Your key results"}}',
    "en.json": '{"goals": ["Add a goal", "Delete the goal"]}',
    "words.json": '{"objective": "Objective", "goals": "Goals", "keyResult": "Key result"}',
    "sweep.yaml": """
        method: bayes
        objective: reg:squarederror
        metric: {name: validation loss, goal: minimize}
    """,
    "slo.yaml": """
        kind: SLO
        spec:
          objectives:
            - displayName: Good enough
              target: 0.995
    """,
    "prometheus.yml": """
        groups:
          - name: slo rules
            rules:
              - alert: High error rate
        metrics: {enabled: true, path: /metrics}
    """,
    "pom.yaml": "build:\n  goals: [clean, install]\n",
    "data.csv": "date,metric,value,target\n2026-01-01,churn rate,0.05,0.03\n",
    "people.csv": "name,age,city\nJoe Smith,3,New York\n",
    "issues.csv": """
        ID,Type,Title,Status,Owner
        1,Task,Fix the login bug,Open,Ann
        2,Bug,Crash at the start,Open,Bo
    """,
    "pyproject.toml": """
        [project]
        name = "okr-tool"
        description = "Reads the objectives of teams"
        [tool.x]
        goal = "fast"
    """,
    "korean.json": '{"hello": {"en": "Hello to all", "kr": "안녕 하세요 여러분", "o": "two words"}}',
    "empty.yaml": "",
    "empty.json": "",
    "empty.csv": "",
    "null.yaml": "objectives:\nkey_results: []\n",
}


@pytest.mark.parametrize("path", NOT_GOALS)
def test_other_files_hold_no_goals(path: str) -> None:
    document = see(NOT_GOALS[path], path)
    assert outline(document) == ""
    assert document.problems == ()
    assert (document.title, document.owner, document.period, document.framework) == (None, None, None, None)


def test_a_key_that_stands_twice_loses_nothing_and_is_told() -> None:
    document = see(
        """
        objective: Customers love us
        key_results: [NPS of 60]
        objective: Releases are boring
        key_results: [No rollbacks]
        """,
        "x.yaml",
    )
    assert [str(goal.statement) for goal in document.goals if goal.parent is None] == [
        "Customers love us",
        "Releases are boring",
    ]
    (problem,) = document.problems
    assert (problem.kind, problem.at.line) == ("syntax", 3)
