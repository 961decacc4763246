"""Markdown and CSV of the documented form: what is read strictly, what is told, what is left to other readers."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from goalkit import read
from tests.effort import effort
from tests.placed import assert_in_place, outline, texts_of_document

if TYPE_CHECKING:
    from goalkit.model import Document

CLINIC = """\
---
framework: okr
title: 'Clinic: the plan'   # not the budget
period: Q1 2027
owner: "Dana"
layout: page
---

# The clinic's goals

Why we do this: patients wait too long.

- **Objective:** Patients are seen *on time*
  - id: O1
  - supports: C-1; C-2
  - **Key result:** Raise on-time starts
    from 58% to 85%
    - id: KR1
    - Source: the [booking system](https://example.org)

      We could not agree on another source.
    - **Initiative:** Open the second desk at 7:30
    - **Check-in 2027-02-01:** 66%
      - confidence: 0.7
      - note: The second desk opened,<br>but late

```md
- **Objective:** only an example
```

- a remark of nobody's concern
"""

BAKERY = """\
kind,number,statement,framework,period,owner,id,perspective,leads_to,baseline,target,date,value
document,,Bakery scorecard,balanced_scorecard,2027,Mira,,,,,,,
objective,1,Customers come back every week,,,,C1,Customer,F1; F\\;2,,,,
measure,1.1,Customers who buy twice in a week,,,,,,,34%,45%,,
check_in,1.1.1,,,,,,,,,,2027-02-01,36%
Objective,2,"'-5% waste, and ""no"" more",,,,F1,Financial,,,,,
"""


def fields(document: Document, at: int) -> dict[str, object]:
    goal = document.goals[at]
    skipped = {"kind", "framework", "id", "statement", "reading", "named", "parent"}
    return {name: value for name in goal.__dataclass_fields__ if name not in skipped and (value := getattr(goal, name))}


def test_items_with_labels_are_entries_and_items_below_are_their_keys() -> None:
    document = read(CLINIC)
    assert outline(document) == (
        "objective: Patients are seen on time\n"
        "  key_result: Raise on-time starts from 58% to 85%\n"
        "    initiative: Open the second desk at 7:30"
    )
    assert fields(document, 0) == {"supports": ("C-1", "C-2")}
    assert fields(document, 1) == {"source": "the booking system"}
    [noted] = document.check_ins
    assert (noted.goal, str(noted.date), noted.value, noted.confidence) == ("KR1", "2027-02-01", "66%", 0.7)
    assert noted.note == "The second desk opened,\nbut late"
    assert (document.framework, document.title, document.owner) == ("okr", "Clinic: the plan", "Dana")
    assert document.period is not None
    assert document.period.text == "Q1 2027"
    assert document.unknown == document.problems == ()


def test_every_word_of_markdown_knows_its_place() -> None:
    document = read(CLINIC)
    for text in texts_of_document(document):
        assert_in_place(text, CLINIC)
    assert document.title is not None
    assert document.owner is not None
    assert_in_place(document.title, CLINIC)
    assert (document.title.span.line, document.title.span.column) == (3, 9)
    assert (document.owner.span.line, document.owner.span.column) == (5, 9)


@pytest.mark.parametrize(
    ("line", "told", "near"),
    [
        ("  - sorce: the booking system", "sorce", "source"),
        ("  - DRI: Ana", "DRI", "owner"),
        ("  - first pass yeild: 9%", "first pass yeild", None),
        ("  - **Key reslt:** Halve the wait", "Key reslt", "Key result"),
        ("  - **Step:** Welcome", "Step", "Step"),
        ("  - a remark", "a remark", None),
        ("- **Obejctive:** Halve the wait", "Obejctive", "Objective"),
    ],
)
def test_what_has_no_place_in_a_list_is_told(line: str, told: str, near: str | None) -> None:
    document = read(f"---\nframework: okr\n---\n\n- **Objective:** Patients are seen on time\n  - id: O1\n{line}\n")
    assert [(str(one.at), one.near) for one in document.unknown] == [(told, near)]
    assert document.unknown[0].at.span.line == 7
    assert outline(document) == "objective: Patients are seen on time"


def test_a_key_that_stands_twice_and_a_goal_without_words_are_told() -> None:
    source = "---\nframework: okr\n---\n- **Objective:**\n- **Objective:** Win\n  - owner: Ana\n  - owner: Bo\n"
    document = read(source)
    assert [(one.at.line, one.message) for one in document.problems] == [
        (4, "this objective doesn't say what it is"),
        (7, "“owner” stands twice below one objective"),
    ]
    assert outline(document) == "objective: Win"
    assert document.goals[0].owner == "Ana"


def test_a_framework_calls_its_own_objectives_just_that() -> None:
    front = "---\nframework: {}\n---\n"
    items = "- **Objective:** Guests come back\n- **OKR objective:** Open on Sundays\n"
    kinds = [goal.kind for goal in read(front.format("Balanced Scorecard") + items).goals]
    assert kinds == ["scorecard_objective", "objective"]
    assert read(front.format("smart") + "- **Goal:** Learn to bake\n").goals[0].kind == "smart_goal"


def test_characters_may_be_told_by_their_number() -> None:
    document = read("---\nframework: okr\n---\n\n- **Objective:** Beds&#32;are&#x20;ready\n")
    assert document.goals[0].statement == "Beds are ready"


def test_value_streams_stand_in_lists_too() -> None:
    source = (
        "---\nframework: lean\n---\n\n- **Value stream:** Order to delivery\n  - lead time: 18 days\n"
        "  - **Step:** Pack\n    - first-pass yield: 97%\n    - waste: waiting, motion\n"
        "- **Lean metric:** Lead time of an order falls from 18 days to 9 days\n  - step: Pack\n"
    )
    document = read(source)
    [stream] = document.streams
    assert (stream.name, stream.lead_time) == ("Order to delivery", "18 days")
    [step] = stream.steps
    assert (step.name, step.first_pass_yield, step.waste) == ("Pack", "97%", ("waiting", "motion"))
    assert fields(document, 0) == {"step": "Pack"}
    assert document.unknown == ()


def test_tables_of_check_ins_and_steps_may_stand_beside_the_lists() -> None:
    source = (
        "---\nframework: lean\n---\n\n"
        "- **Lean metric:** Lead time of an order falls from 18 days to 9 days\n  - id: L1\n\n"
        "## Check-ins\n\n| Goal | Date | Value |\n| --- | --- | --- |\n| L1 | 2027-02-01 | 17 days |\n\n"
        "## Value stream: order to delivery\n\n| Step | Process time | Wait time |\n| --- | --- | --- |\n"
        "| Pack | 12 minutes | 2 days |\n| Send | 3 minutes | 1 day |\n"
    )
    document = read(source)
    assert [(one.goal, one.value) for one in document.check_ins] == [("L1", "17 days")]
    assert [[step.name for step in stream.steps] for stream in document.streams] == [["Pack", "Send"]]
    assert outline(document) == "lean_metric: Lead time of an order falls from 18 days to 9 days"


def test_ignore_comments_stand_at_their_goal() -> None:
    source = (
        "---\nframework: okr\n---\n- **Objective:** Win <!-- goalkit: ignore[low-value-objective] a joke -->\n"
        "<!-- goalkit: ignore[duplicate-goal] the same joke -->\n- **Objective:** Win\n"
    )
    document = read(source)
    assert [(one.rules, one.goal) for one in document.ignores] == [
        (("low-value-objective",), document.goals[0].id),
        (("duplicate-goal",), document.goals[1].id),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "## Objective: Patients are seen on time\n\n- **Key result:** On-time starts from 58% to 85%\n",
        "- **Objective:** Patients are seen on time\n  - On-time starts from 58% to 85%\n",
        "- **Objective:** Patients are seen on time\n  - **KR1:** On-time starts from 58% to 85%\n",
        "- **Objective:** Patients are seen on time\n  - **Key results:**\n    - On-time starts from 58% to 85%\n",
        "# O1: Patients are seen on time\n\n- On-time starts from 58% to 85%\n",
    ],
)
def test_lists_in_a_form_of_their_own_are_read_as_ever(body: str) -> None:
    document = read(f"---\nframework: okr\ntitle: Clinic\nperiod: Q1 2027\nowner: Dana\n---\n\n{body}")
    drawn = "objective: Patients are seen on time\n  key_result: On-time starts from 58% to 85%"
    assert outline(document) == drawn
    assert outline(read(body)) == drawn
    assert (document.framework, document.title, document.owner) == ("okr", "Clinic", "Dana")


def test_front_matter_of_other_programs_changes_nothing() -> None:
    items = "\n- **Objective:** Win\n  - sorce: the desk\n"
    for front in ("layout: page\ntitle: Clinic", "framework: react", "framework:", "frameworks: okr"):
        assert read(f"---\n{front}\n---\n{items}").unknown == ()


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    document = read("---\nframework: okr\ntitle: Clinic: the plan\n---\n\n- **Objective:** Win\n")
    assert (document.title, outline(document)) == ("Clinic: the plan", "objective: Win")


def test_a_slip_in_front_matter_is_told_and_keys_of_others_are_not() -> None:
    document = read("---\nframework: okr\nperod: Q1 2027\ntags: [a]\norder: 3\n---\n\n- **Objective:** Win\n")
    assert [(str(one.at), one.at.span, one.near) for one in document.unknown] == [("perod", (3, 1, 3, 6), "period")]


def test_only_front_matter_with_a_framework_needs_yaml() -> None:
    program = (
        "import sys, goalkit; goalkit.read('---\\ntitle: x\\n---\\n\\n- **Objective:** Win\\n', 'markdown');"
        "print('yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_rows_are_entries_and_columns_their_keys() -> None:
    document = read(BAKERY, "csv")
    assert outline(document) == (
        "scorecard_objective: Customers come back every week\n"
        "  measure: Customers who buy twice in a week\n"
        'scorecard_objective: -5% waste, and "no" more'
    )
    assert fields(document, 0) == {"perspective": "Customer", "leads_to": ("F1", "F;2")}
    assert fields(document, 1) == {"baseline": "34%", "target": "45%"}
    assert [(one.goal, one.value) for one in document.check_ins] == [(document.goals[1].id, "36%")]
    assert (document.framework, document.title, document.owner) == ("balanced_scorecard", "Bakery scorecard", "Mira")
    assert document.unknown == document.problems == ()
    for text in texts_of_document(document):
        if '"' not in text and ";" not in text:
            assert_in_place(text, BAKERY)


def test_a_spreadsheet_may_part_columns_by_semicolons() -> None:
    assert outline(read(BAKERY.replace(",", ";").replace("F1; F\\;2", "F1"), "csv")).startswith("scorecard_objective")


def test_what_has_no_place_in_a_table_is_told() -> None:
    source = BAKERY.replace("baseline", "basline").replace("measure,", "mesure,").replace("check_in,", "step,")
    document = read(source.replace("F1,Financial", "F1,Financial").rstrip("\n") + ",,,,extra\n", "csv")
    told = [(str(one.at), one.at.span.line, one.near) for one in document.unknown]
    assert told == [("basline", 1, "baseline"), ("mesure", 4, "measure"), ("step", 5, None), ("extra", 6, None)]


def test_a_column_is_told_of_the_entries_that_do_not_have_it() -> None:
    document = read("kind,number,statement,perspective\nkey_result,1,Raise NPS from 45 to 60,Customer\n", "csv")
    assert [(str(one.at), one.where) for one in document.unknown] == [("perspective", "key result")]


@pytest.mark.parametrize(
    "source",
    [
        "kind,number,statement,owner\nobjective,1,Win back guests,Ana\nKR,1.1,Raise NPS from 45 to 60,Bo\n",
        "kind,number,statement,mood\nobjective,1,Win back guests,good\nkey result,1.1,Raise NPS from 45 to 60,bad\n",
    ],
)
def test_other_tables_are_read_as_ever(source: str) -> None:
    assert outline(read(source, "csv")) == "objective: Win back guests\n  key_result: Raise NPS from 45 to 60"


def test_long_lists_and_tables_take_no_longer_than_they_are_long() -> None:
    def deep(size: int) -> str:
        items = "".join(f"{'  ' * (n % 40)}- **Goal:** a *b* `c\n" for n in range(size))
        return f"---\nframework: okr\n---\n{items}"

    assert effort(lambda: read(deep(1600), "markdown")) < 6 * effort(lambda: read(deep(400), "markdown"))
