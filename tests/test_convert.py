"""Converting: every word is accounted for once, nothing is invented, and there and back loses what was told."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import goalkit
from goalkit.convert.account import key_of, written
from goalkit.convert.table import TABLE
from goalkit.english.amount import read_amount
from goalkit.form import write
from goalkit.form.fields import CHECK_IN, FRAMEWORKS, KINDS, STEP, STREAM, groups_of
from goalkit.frameworks import UnknownFrameworkError
from goalkit.model import Format, Gauge
from goalkit.report import Look, conversion
from goalkit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit import Conversion, Document, Goal
    from goalkit.convert import Note
    from goalkit.model import Framework, Kind

LETTERS = {"relevant": "rationale", "time_bound": "due"}
PAIRS = list(itertools.permutations(FRAMEWORKS, 2))

# Documents

STATEMENTS = (
    "Raise on-time starts from 58% to 85%",
    "Cut the wait for a first visit from 21 to 10 days by March 2027",
    "Patients are seen on time",
    "Open the walk-in desk",
    "Complaints stay at or below 6 a month",
    "Lead time",
    "Work in progress",
    "Week-one retention among new families",
    "Wartezeit von 21 auf 10 Tage senken",
    "<metric> from <baseline> to <target>",
    "Reduce damage by 10%",
)
WORDS = (
    "≥ 95%",
    "85%",
    "12 days",
    "weekly",
    "the till",
    "lead",
    "Dana",
    "Customer",
    "decrease",
    "2027-06-30",
    "a <b> & ‘c’",
)
NAMES = ("A1", "A2", "A3", "B-1")
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def goals(draw: st.DrawFn, kind: Kind, framework: Framework, ids: Iterator[int], depth: int = 0) -> dict[str, Any]:
    """A goal of a kind as a file has it, with a few of its fields and the goals below it."""
    form = KINDS[kind]
    goal: dict[str, Any] = {form.statement: draw(st.sampled_from(STATEMENTS))}
    if draw(st.booleans()):
        goal["id"] = f"G{next(ids)}"
    names = st.sampled_from([key for key in form.fields if key not in {"id", "label", "parent"}])
    for key in draw(st.lists(names, max_size=5, unique=True)):
        if form.fields[key].shape == "list":
            goal[key] = draw(st.lists(st.sampled_from(("G0", "G1", "G2", *NAMES)), min_size=1, max_size=3, unique=True))
        else:
            goal[key] = "Q2 2027" if key == "period" else draw(st.sampled_from(WORDS))
    if draw(st.integers(0, 3)) == 0:
        goal["check_ins"] = [{"date": "2027-02-01", "value": draw(st.sampled_from(("60%", "14 days"))), "note": "rota"}]
    groups = groups_of(framework)
    for below in form.holds if depth < 2 else ():
        made = draw(st.lists(goals(below, framework, ids, depth + 1), max_size=2))
        if made:
            goal[groups[below]] = made
    return goal


@st.composite
def documents(draw: st.DrawFn, framework: Framework) -> Document:
    """A document of a framework."""
    ids = itertools.count()
    whole: dict[str, Any] = {"framework": framework, "title": "Clinic"}
    if draw(st.booleans()):
        whole |= {"period": "Q1 2027", "owner": "Dana"}
    if draw(st.booleans()):
        whole["perspectives"] = ["Patients", "Staff"]
    for kind in FRAMEWORKS[framework]:
        whole[groups_of(framework)[kind]] = draw(st.lists(goals(kind, framework, ids), min_size=1, max_size=3))
    if draw(st.integers(0, 2)) == 0:
        whole[groups_of(framework)["goal"]] = draw(st.lists(goals("goal", framework, ids), max_size=1))
    if framework == "lean":
        step = {"step": "Pack", "wait_time": "2 days", "waste": ["waiting"]}
        whole["value_streams"] = [{"value_stream": "Order to delivery", "lead_time": "18 days", "steps": [step]}]
    return goalkit.read(json.dumps(whole), "json", path="goals.json")


# What is written down of a conversion


def sources(document: Document) -> Counter[tuple[str | None, str]]:
    """Everything that a document says, once each."""
    said: Counter[tuple[str | None, str]] = Counter()
    said.update(
        (None, key) for key in ("framework", "title", "period", "owner", "perspectives") if getattr(document, key)
    )
    for goal in document.goals:
        said.update([(goal.id, "kind"), (goal.id, "statement")])
        said.update([(goal.id, "under")] if goal.parent else [])
        said.update((goal.id, key_of(goal.kind, name)) for name in written(goal))
    for at, entry in enumerate(document.check_ins):
        texts = {"date": "date_written", "confidence": "confidence_written", "status": "status_written"}
        said.update(
            (entry.goal, f"check_ins[{at}].{key}")
            for key, field in CHECK_IN.items()
            if getattr(entry, texts.get(key, field.attribute))
        )
    for at, stream in enumerate(document.streams):
        said.update(
            (None, f"value_streams[{at}].{key}") for key, one in STREAM.items() if getattr(stream, one.attribute)
        )
        for number, step in enumerate(stream.steps):
            path = f"value_streams[{at}].steps[{number}]."
            said.update((None, path + key) for key, one in STEP.items() if getattr(step, one.attribute))
    return said


def notes(done: Conversion) -> tuple[Note, ...]:
    """All notes but those on what was kept."""
    return (*done.derived, *done.dropped, *done.asked)


def words(document: Document) -> str:
    """All words of a document."""
    texts = [str(document.title), document.period.text if document.period else "", str(document.owner)]
    for goal in document.goals:
        texts.append(goal.statement)
        for value in written(goal).values():
            texts += value if isinstance(value, tuple) else [value if isinstance(value, str) else value.text]
    texts += [text for one in document.check_ins for text in (one.value, one.note) if text]
    texts += [stream.name for stream in document.streams]
    return "\n".join(texts)


@SETTINGS
@given(data=st.data(), pair=st.sampled_from(PAIRS))
def test_everything_is_accounted_for_once(data: st.DataObject, pair: tuple[Framework, Framework]) -> None:
    before, after = pair
    document = data.draw(documents(before))
    done = goalkit.convert(document, after)
    said = sources(document)
    told = Counter((note.goal, note.field) for note in (*done.kept, *done.derived, *done.dropped))
    assert {one: told[one] for one in said} == dict.fromkeys(said, 1)
    assert all(note.because for note in (*done.kept, *notes(done)))
    assert all(note.ask and note.becomes and note.becomes.startswith("<") for note in done.asked)


@SETTINGS
@given(data=st.data(), pair=st.sampled_from(PAIRS))
def test_what_is_new_is_told(data: st.DataObject, pair: tuple[Framework, Framework]) -> None:
    before, after = pair
    document = data.draw(documents(before))
    done = goalkit.convert(document, after)
    told = {(note.goal, note.into) for note in (*done.derived, *done.asked)}
    for goal in done.document.goals:
        old = document.by_id.get(goal.id)
        assert old is not None or (goal.id, "statement") in told
        for name, value in written(goal).items():
            if old is None or getattr(old, name, None) != value:
                assert (goal.id, key_of(goal.kind, name)) in told, name
        if old is not None:
            assert old.statement == goal.statement or (goal.id, "statement") in told
            assert old.parent == goal.parent or (goal.id, "under") in told | {
                (one.goal, one.field) for one in done.dropped
            }
    assert all(goal.parent is None or goal.parent in done.document.by_id for goal in done.document.goals)


@SETTINGS
@given(data=st.data(), pair=st.sampled_from(PAIRS))
def test_no_number_is_invented(data: st.DataObject, pair: tuple[Framework, Framework]) -> None:
    before, after = pair
    document = data.draw(documents(before))
    done = goalkit.convert(document, after)
    days = {note.becomes for note in done.derived if note.because.startswith("it is the last day of ")}
    made = words(done.document)
    for day in filter(None, days):
        made = made.replace(day, "")
    assert set(re.findall(r"\d+", made)) <= set(re.findall(r"\d+", words(document)))


@SETTINGS
@given(data=st.data(), pair=st.sampled_from(PAIRS))
def test_there_and_back_loses_what_was_told(data: st.DataObject, pair: tuple[Framework, Framework]) -> None:
    before, after = pair
    document = data.draw(documents(before))
    there = goalkit.convert(document, after)
    back = goalkit.convert(there.document, before)
    told = {
        (one.goal, LETTERS.get(key or "", key))
        for done in (there, back)
        for one in notes(done)
        for key in (one.field, one.into)
    }
    gone = {one.goal for done in (there, back) for one in done.dropped if one.field == "kind"}
    assert {goal.id for goal in document.goals} - set(back.document.by_id) <= gone
    for goal in document.goals:
        again = back.document.by_id.get(goal.id)
        if again is None:
            continue
        assert again.kind == goal.kind or (goal.id, "kind") in told
        assert again.statement == goal.statement or (goal.id, "statement") in told
        assert again.parent == goal.parent or (goal.id, "under") in told
        for name in {*written(goal), *written(again)}:
            if getattr(goal, name, None) != getattr(again, name, None):
                assert (goal.id, "parent" if name == "parent_named" else name) in told
    assert back.document.streams == document.streams
    lost = {(one.goal, one.field.partition(".")[0]) for one in there.dropped if one.field.startswith("check_ins")}
    assert len(document.check_ins) - len(there.document.check_ins) == len(lost)


@SETTINGS
@given(data=st.data(), framework=st.sampled_from(list(FRAMEWORKS)))
def test_its_own_framework_changes_nothing(data: st.DataObject, framework: Framework) -> None:
    document = data.draw(documents(framework))
    done = goalkit.convert(document, framework)
    assert not done.changed
    assert done.document is document
    assert not notes(done)


def test_the_table_has_every_framework_and_ends_each_cell() -> None:
    for kind, cells in TABLE.items():
        for framework, cases in cells.items():
            assert cases[-1].when is None, (kind, framework)
            assert all(case.kind is None or case.kind in KINDS for case in cases)
            assert all(case.because and not case.because.endswith(".") for case in cases)
    for framework, kinds in FRAMEWORKS.items():
        assert all(framework not in TABLE[kind] for kind in kinds if kind != "kpi" or framework == "kpi")


# Particular goals


def converted(text: str, to: str, format: str = "yaml") -> Conversion:  # noqa: A002 (as in `read`)
    """Read and convert."""
    return goalkit.convert(goalkit.read(text, format, path="goals.yaml"), to)  # type: ignore[arg-type]


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


GROUPS = {"okr": "key_results", "balanced_scorecard": "measures", "kpi": "kpis"}


@pytest.mark.parametrize(
    ("before", "goal", "after", "kind"),
    [
        ("okr", "key_result: Cut lead time from 18 days to 10", "lean", "lean_metric"),
        ("okr", "key_result: Raise NPS from 45 to 60", "lean", "kpi"),
        ("okr", "key_result: Open the walk-in desk", "kpi", "initiative"),
        ("okr", "key_result: Open the walk-in desk, target: 2 desks", "kpi", "kpi"),
        ("okr", "key_result: Patients feel welcome", "kpi", "kpi"),
        ("kpi", "kpi: Bread thrown away falls from 9% to 5%", "okr", "key_result"),
        ("kpi", "kpi: Bread thrown away", "okr", "kpi"),
        ("kpi", "kpi: 'Bread thrown away, in %', baseline: 5%, target: 5%", "okr", "kpi"),
        ("kpi", "kpi: On-time deliveries, target: 95%, series: {2027-01-04: 88%}", "okr", "key_result"),
        ("kpi", "kpi: On-time deliveries, target: at least 95%, series: {2027-01-04: 97%}", "okr", "kpi"),
        ("kpi", "kpi: Keep on-time deliveries at 95%", "okr", "kpi"),
        ("balanced_scorecard", "measure: Seats sold, timing: Leading", "north_star", "input_metric"),
        ("balanced_scorecard", "measure: Trial sign-ups, timing: lag", "north_star", "kpi"),
        ("balanced_scorecard", "measure: Trial sign-ups", "north_star", "input_metric"),
        ("balanced_scorecard", "measure: Seats sold", "north_star", "kpi"),
    ],
)
def test_what_a_goal_is_like_decides_what_it_becomes(before: str, goal: str, after: str, kind: str) -> None:
    done = converted(f"framework: {before}\n{GROUPS[before]}: [{{id: G, {goal}}}]\n", after)
    assert done.document.by_id["G"].kind == kind


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


# Written and read again

EXAMPLES: dict[Framework, str] = {
    "okr": """
objectives:
  - id: O1
    objective: Patients are seen on time
    key_results:
      - {id: KR1, key_result: Raise on-time starts from 58% to 85%, check_ins: [{date: 2027-02-01, value: 66%}]}
      - {key_result: Open the walk-in desk, initiatives: [{initiative: Train two nurses}]}
kpis: [{kpi: Hand hygiene audits passed}]
""",
    "smart": """
goals:
  - {id: bread, goal: Cut bread thrown away from 9% to 5%, specific: Loaves and rolls, relevant: Flour costs more}
  - {goal: Pass the food safety audit by May 2027}
""",
    "balanced_scorecard": """
perspectives: [Riders, Depot]
objectives:
  - id: C1
    objective: Passengers trust the timetable
    perspective: Riders
    leads_to: [F1]
    measures: [{measure: Trams within two minutes of plan, baseline: 81%, target: 92%, scale: [late, fine]}]
  - {id: F1, objective: Each kilometre costs less, perspective: Depot}
""",
    "lean": """
value_streams: [{value_stream: Order to delivery, lead_time: 18 days, steps: [{step: Pack, wait_time: 2 days}]}]
lean_metrics:
  - {id: LT, lean_metric: Lead time, stream: Order to delivery, baseline: 18 days, target: 10 days}
  - {lean_metric: Work in progress, step: Pack, green: ≤ 40, series: {2027-01-04: 38}}
""",
    "north_star": """
north_stars:
  - id: NS
    north_star: Households that cook three planned dinners a week
    value: Families eat together
    inputs:
      - {id: plan, input: Households with a plan for the week, dimension: breadth}
    kpis: [{kpi: Refunds for spoiled boxes, green: ≤ 1.5%}]
""",
    "kpi": """
kpis:
  - {id: late, kpi: On-time deliveries, green: ≥ 95%, red: below 90%, series: {2027-01-04: 88%}}
  - {kpi: Nights with a queue at the door}
""",
}


def can_write(form: Format) -> bool:
    """Whether goalkit writes a format."""
    try:
        write(goalkit.read(f"framework: okr\n{EXAMPLES['okr']}", "yaml"), form)
    except ValueError:
        return False
    return True


WRITABLE: list[Format] = [form for form in get_args(Format) if can_write(form)]


def shape(document: Document) -> list[tuple[Any, ...]]:
    """What a document says, whatever ids its goals were given and in whatever order they stand."""
    at = document.by_id
    return sorted(
        (
            goal.kind,
            goal.statement,
            at[goal.parent].statement if goal.parent else "",
            sorted((name, words) for name, words in written(goal).items() if name != "period"),
            sorted(str(one.value) for one in document.check_ins_of(goal)),
        )
        for goal in document.goals
    )


@pytest.mark.parametrize("format", WRITABLE)
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_what_is_written_is_read_again(before: Framework, after: Framework, format: Format) -> None:  # noqa: A002
    done = converted(f"framework: {before}\n{EXAMPLES[before]}", after)
    again = goalkit.read(write(done.document, format), format, path="goals.yaml")
    assert not again.problems
    assert not again.unknown
    assert again.framework == after
    assert shape(again) == shape(done.document)
    assert [one.name for one in again.streams] == [one.name for one in done.document.streams]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_lint_finds_every_slot(before: Framework, after: Framework) -> None:
    done = converted(f"framework: {before}\n{EXAMPLES[before]}", after)
    again = goalkit.read(write(done.document, "markdown"), "markdown", path="goals.md")
    rules = {"placeholder-left-in", "slot-left-open"}
    found = [one for one in goalkit.lint([again]).diagnostics if one.rule in rules]
    assert len(found) == len(done.asked)


def test_hostile_words_stay_words() -> None:
    words = "Cut \x1b[31mwaits <script>alert(1)</script> & `x` | y {{ z }} - ’\u202e from 9 to 5"
    text = json.dumps({"framework": "smart", "goals": [{"goal": words, "specific": words, "relevant": "# x: y\n- z"}]})
    for after in FRAMEWORKS:
        done = converted(text, after, "json")
        for form in WRITABLE:
            again = goalkit.read(write(done.document, form), form)
            assert not again.problems
            assert any("<script>" in value for goal in again.goals for value in (goal.statement, *texts(goal)))
        for report in (conversion.as_text([done], Look(80, color=False)), conversion.as_markdown([done])):
            printed = "".join(report)
            assert "\x1b" not in printed
            assert "\u202e" not in printed
        assert "<script>" not in "".join(conversion.as_markdown([done]))
        assert json.loads("".join(conversion.as_json([done])))["documents"][0]["to"] == done.document.framework


def texts(goal: Goal) -> list[str]:
    """All that is written beside a statement."""
    return [str(value) for value in written(goal).values()]
