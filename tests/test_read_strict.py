"""YAML, TOML and JSON of the documented form: read key by key; slips are told with their places."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.form.fields import CHECK_IN, DOCUMENT, KINDS, STEP, STREAM
from goalkit.read import read
from tests.placed import assert_in_place, assert_inside, outline, texts_of_document

CLINIC = """\
framework: okr
title: Clinic
period: Spring term
owner: Dana
objectives:
  - id: O-1
    objective: "KR1: Patients (Dana) are seen on time, 50% done"
    supports: C-1, C-2
    key_results:
      - key_result: Raise on-time starts from 58% to 85%
        commitment: committed
        due: 2027-03-31
        weight: 0.5
        initiatives:
          - initiative: Open the second desk at 7:30
        check_ins:
          - {date: 2027-02-01, value: 66%, confidence: 0.7}
kpis:
  - kpi: On-time starts
    green: "≥ 90%"
    series: {2027-01-04: 58%, 2027-01-11: 61%}
value_streams:
  - value_stream: Order to delivery
    lead_time: 18 days
    steps:
      - {step: Pack, wait_time: 2 days, waste: [waiting, motion], constraint: yes}
check_ins:
  - {goal: O-1, date: 2027-02-02, note: the ward agreed}
"""


def told(source: str) -> list[tuple[int, str, str]]:
    """The line, message and advice of each problem of a YAML text."""
    return [(one.at.line, one.message, one.ask) for one in read(source, "yaml").problems]


def test_each_key_means_what_it_says() -> None:
    document = read(CLINIC, "yaml")
    assert not document.problems
    assert not document.unknown
    assert outline(document).splitlines() == [
        "objective: KR1: Patients (Dana) are seen on time, 50% done",
        "  key_result: Raise on-time starts from 58% to 85%",
        "    initiative: Open the second desk at 7:30",
        "kpi: On-time starts",
    ]
    objective, result, _, kpi = document.goals
    assert (objective.owner, objective.label, objective.score) == (None, None, None)
    assert objective.supports == ("C-1", "C-2")
    assert (result.due, result.weight, result.commitment) == ("2027-03-31", "0.5", "committed")
    assert document.period is not None
    assert (document.period.text, document.period.start) == ("Spring term", None)
    assert [(one.goal, one.value, one.note) for one in document.check_ins] == [
        (result.id, "66%", None),
        (kpi.id, "58%", None),
        (kpi.id, "61%", None),
        ("O-1", None, "the ward agreed"),
    ]
    [stream] = document.streams
    assert (stream.name, stream.lead_time, stream.steps[0].waste) == (
        "Order to delivery",
        "18 days",
        ("waiting", "motion"),
    )
    assert stream.steps[0].constraint == "yes"


def test_every_word_knows_its_place() -> None:
    document = read(CLINIC, "yaml")
    for text in texts_of_document(document):
        assert_in_place(text, CLINIC)


@pytest.mark.parametrize("name", ["OKR", "okrs", "Okr"])
def test_a_framework_may_be_written_as_people_write_it(name: str) -> None:
    document = read(CLINIC.replace("framework: okr", f"framework: {name}"), "yaml")
    assert document.framework == "okr"
    assert document.streams


@pytest.mark.parametrize(
    ("slip", "line", "message", "ask"),
    [
        ("owner: [Dana, Lee]", 5, "“owner” holds a list here", "Write one text."),
        ("owner: {name: Dana}", 5, "“owner” holds a mapping here", "Write one text."),
        ("supports: {C-1: yes}", 5, "“supports” holds a mapping here", "Write a list of texts."),
        ("supports: [[C-1]]", 5, "“supports” holds a list here", "Write a text in this list."),
        (
            "key_results: 4",
            5,
            "“key_results” holds a single value here",
            "Write a list, each item a key result with its keys, as “key_result: …”.",
        ),
        (
            "key_results: [4]",
            5,
            "“key_results” holds a single value here",
            "Write a key result with its keys, as “key_result: …”.",
        ),
        (
            "key_results: [{owner: Dana}]",
            5,
            "this key result doesn't say what it is",
            "Write its words under “key_result”.",
        ),
        (
            "check_ins: yesterday",
            5,
            "“check_ins” holds a single value here",
            "Write a list, each item a check-in with its keys.",
        ),
        ("series: 61%", 5, "“series” holds a single value here", "Write a value for each date, as “2027-02-01: 61%”."),
        ("series: {2027-02-01: [61%]}", 5, "“2027-02-01” holds a list here", "Write one value."),
        (
            "owner: Dana\n    owner: Lee",
            6,
            "the key “owner” stands twice in one mapping",
            "Remove one of them, or give both to one key as a list.",
        ),
    ],
)
def test_a_wrong_shape_is_told_and_the_rest_goes_on(slip: str, line: int, message: str, ask: str) -> None:
    source = (
        "framework: okr\nowner: Ana\nobjectives:\n  - objective: Patients are seen on time\n"
        f"    {slip}\n    initiatives:\n      - initiative: Open the second desk\n"
    )
    assert told(source) == [(line, message, ask)]
    document = read(source, "yaml")
    assert outline(document).splitlines() == [
        "objective: Patients are seen on time",
        "  initiative: Open the second desk",
    ]


def test_what_hangs_under_a_goal_without_words_goes_to_the_goal_above() -> None:
    source = (
        "framework: okr\nobjectives:\n  - objective: Patients are seen on time\n    key_results:\n"
        "      - key_reslt: Raise on-time starts to 85%\n"
        "        initiatives: [{initiative: Open the second desk}]\n"
    )
    document = read(source, "yaml")
    assert outline(document).splitlines() == [
        "objective: Patients are seen on time",
        "  initiative: Open the second desk",
    ]
    assert [(str(one.at), one.where, one.near) for one in document.unknown] == [
        ("key_reslt", "key result", "key_result")
    ]


def test_nothing_under_a_key_is_no_slip() -> None:
    source = "framework: okr\nobjectives:\n  - objective: Patients are seen\n    owner:\n    kpis:\n    supports: []\n"
    document = read(source, "yaml")
    assert not document.problems
    assert len(document.goals) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ownr", "owner"),
        ("keyResults", "key_results"),
        ("Key results", "key_results"),
        ("krs", "key_results"),
        ("deadline", "due"),
        ("why", "rationale"),
        ("jira", None),
        ("Owner", None),  # there is one already
    ],
)
def test_an_unknown_key_is_told_with_what_was_meant(written: str, meant: str | None) -> None:
    has = "owner: Dana\n    " if meant is None else ""
    source = f"framework: okr\nobjectives:\n  - objective: Patients are seen\n    {has}{written}:\n"
    [unknown] = read(source, "yaml").unknown
    assert (str(unknown.at), unknown.where, unknown.near) == (written, "objective", meant)
    assert_in_place(unknown.at, source)


@pytest.mark.parametrize("written", ["title", "name", "text", "statement", "description", "summary"])
def test_what_others_call_a_statement_is_known(written: str) -> None:
    source = (
        f"---\nframework: okr\n---\n- **Objective:** Nurses stay\n  - **Key result:**\n    - {written}: Falls halve\n"
    )
    assert [(str(one.at), one.near) for one in read(source, "markdown").unknown] == [(written, "key result")]


def test_a_goal_has_a_period_of_its_own() -> None:
    source = "framework: okr\nperiod: Q1 2027\nobjectives:\n  - objective: Patients are seen\n    period: Q2 2027\n"
    document = read(source, "yaml")
    assert document.period is not None
    assert document.goals[0].period is not None
    assert (document.period.text, document.goals[0].period.text) == ("Q1 2027", "Q2 2027")


def test_a_slip_at_the_top_costs_no_goals() -> None:
    source = CLINIC.replace("\nobjectives:", "\nobjectivs:")
    document = read(source, "yaml")
    assert [goal.kind for goal in document.goals] == ["objective", "key_result", "initiative", "kpi"]
    assert [(str(one.at), one.near) for one in document.unknown] == [("objectivs", "objectives")]


@pytest.mark.parametrize(
    "source",
    [
        "framework: okr\nobjectives:\n  - title: Patients are seen on time\n    krs: [Raise starts on time to 85%]\n",
        "framework: okr\nteam: Ward 3\nobjectives:\n  Patients are seen on time:\n    - Cut waits to 9 min\n",
        "objectives:\n  - objective: Patients are seen on time\n    DRI: Dana\n",
        "framework: scrum\nobjectives:\n  - objective: Patients are seen on time\n    DRI: Dana\n",
        "framework: okr\nobjectives:\n  - objective: Patients are seen on time\n---\nkpis:\n  - kpi: Patients a day\n",
    ],
)
def test_files_of_another_shape_are_read_as_ever(source: str) -> None:
    document = read(source, "yaml")
    assert document.goals
    assert not document.problems
    assert not document.unknown


@pytest.mark.parametrize(
    ("format", "source"),
    [
        (
            "yaml",
            """\
framework: okr
objectives:
  - objective: Patients are seen
    # goalkit: ignore[no-owner] the ward is
    key_results:
      - key_result: Raise starts to 85%  # goalkit: ignore[no-owner] the ward is
""",
        ),
        (
            "toml",
            """\
framework = "okr"
[[objectives]]  # goalkit: ignore[no-owner] the ward is
objective = "Patients are seen"
# goalkit: ignore[no-owner] the ward is
[[objectives.key_results]]
key_result = "Raise starts to 85%"
""",
        ),
        (
            "json",
            """\
{"framework": "okr", "objectives": [{
  "objective": "Patients are seen",
  "goalkit-ignore": "no-owner the ward is",
  "key_results": [{"key_result": "Raise starts to 85%", "goalkit-ignore": {"no-owner": "the ward is"}}]
}]}
""",
        ),
    ],
)
def test_ignore_comments_belong_to_their_goal(format: Any, source: str) -> None:  # noqa: A002, ANN401
    document = read(source, format)
    assert len(document.goals) == 2
    assert not document.unknown
    found = [(one.goal, [str(rule) for rule in one.rules], one.reason) for one in document.ignores]
    assert found == [(goal.id, ["no-owner"], "the ward is") for goal in document.goals]


KEYS = st.sampled_from(
    [
        *DOCUMENT,
        *STREAM,
        *STEP,
        *CHECK_IN,
        *(key for form in KINDS.values() for key in (form.group, form.statement, *form.fields)),
        *("series", "steps", "value_streams", "check_ins", "goalkit-ignore", "$schema", "ownr", ""),
    ]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "Dana", "Raise NPS to 60", "a, b;"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=6),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(KEYS, ANYTHING, max_size=6), st.sampled_from(["okr", "smart", "lean", "balanced_scorecard"]))
def test_any_shape_below_the_keys_of_the_form_is_read_or_told(data: dict[str, Any], framework: str) -> None:
    source = json.dumps({**data, "framework": framework}, indent=1)
    document = read(source, "json")
    for text in texts_of_document(document):
        assert_inside(text, source)
    for one in document.unknown:
        assert_inside(one.at, source)
    for problem in document.problems:
        assert 1 <= problem.at.line <= source.count("\n") + 1
