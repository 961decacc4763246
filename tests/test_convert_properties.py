"""Converting any document: every word is accounted for once, nothing is invented, and back again it loses little."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import goalkit
from goalkit.convert.account import key_of, written
from goalkit.convert.table import TABLE
from goalkit.form.fields import CHECK_IN, FRAMEWORKS, KINDS, STEP, STREAM, groups_of
from tests.converting import PAIRS, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit import Document
    from goalkit.model import Framework, Kind


LETTERS = {"relevant": "rationale", "time_bound": "due"}

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
        assert set(cells) <= set(FRAMEWORKS)
        assert kind == "goal" or len(cells) == len(FRAMEWORKS) - 1, "every framework but its own"
    for framework, kinds in FRAMEWORKS.items():
        assert all(framework not in TABLE[kind] for kind in kinds if kind != "kpi" or framework == "kpi")
