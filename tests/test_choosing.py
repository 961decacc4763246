"""`goalkit choose`: the same answers give the same advice, and every framework is some answers' advice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.choosing import ChoiceError, choose, questions
from goalkit.frameworks import frameworks

ANSWERS = st.fixed_dictionaries(
    {},
    optional={question.id: st.sampled_from([answer.id for answer in question.answers]) for question in questions()},
).filter(bool)


def test_there_are_at_most_eight_questions_about_known_frameworks() -> None:
    assert 0 < len(questions()) <= 8
    named = {slug for question in questions() for answer in question.answers for slug in answer.weights}
    assert named == set(frameworks())


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"purpose": "change", "who": "team", "horizon": "quarter", "ambition": "stretch"}, ("okr",)),
        ({"purpose": "watch", "horizon": "always", "data": "regularly"}, ("kpi",)),
        ({"purpose": "finish", "who": "person", "horizon": "weeks", "way": "known"}, ("smart",)),
        ({"purpose": "steer", "who": "organisation", "horizon": "years", "time": "much"}, ("balanced-scorecard",)),
        ({"purpose": "align", "who": "teams", "horizon": "years", "work": "product"}, ("north-star",)),
        ({"purpose": "flow", "work": "stream", "horizon": "always"}, ("lean-metrics",)),
    ],
)
def test_plain_cases_get_the_plain_answer(answers: dict[str, str], expected: tuple[str, ...]) -> None:
    assert choose(answers).frameworks[: len(expected)] == expected


def test_two_needs_get_two_frameworks_and_what_they_do_for_each_other() -> None:
    advice = choose({"purpose": "change", "horizon": "quarter", "data": "regularly", "ambition": "signal"})
    assert set(advice.frameworks) == {"okr", "kpi"}
    assert advice.because is not None


@given(ANSWERS)
def test_advice_depends_on_the_answers_alone(answers: dict[str, str]) -> None:
    advice = choose(answers)
    assert choose(dict(reversed(answers.items()))) == advice
    assert advice.weights[advice.frameworks[0]] == max(advice.weights.values())
    assert all(reason.framework in advice.frameworks for reason in advice.reasons)


@given(ANSWERS)
def test_each_turn_really_changes_the_advice(answers: dict[str, str]) -> None:
    advice = choose(answers)
    says = {(question.id, answer.says): answer.id for question in questions() for answer in question.answers}
    for turn in advice.turns:
        other = choose({**answers, turn.question: says[turn.question, turn.says]})
        assert other.frameworks == turn.frameworks
        assert set(other.frameworks) != set(advice.frameworks)


@pytest.mark.parametrize("answers", [{}, {"purpos": "change"}, {"purpose": "chang"}])
def test_what_does_not_exist_is_refused(answers: dict[str, str]) -> None:
    with pytest.raises(ChoiceError):
        choose(answers)
