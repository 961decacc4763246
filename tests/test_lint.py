"""Linting runs each rule on what it looks at, hides what it was told to hide, and gives one order."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator  # noqa: TC003 (rules are read at run time)
from typing import Any

import pytest

import goalkit
from goalkit.config import Config, Override, RuleSetting
from goalkit.english import Calendar, Reading
from goalkit.lint import Diagnostic, Linter, Report
from goalkit.model import Document, Goal, Ignore, Initiative, KeyResult, Objective, Portfolio
from goalkit.rule import Edit, Finding, Related, Rule, RuleError, rule
from goalkit.text import Span, Text

TODAY = datetime.date(2027, 1, 15)
SOURCE = "# Objective: Patients feel at home\n- KR: Raise NPS to 60\n- KR: Cut waiting\n- KR: Mehr Lächeln\n"


def text(line: int, column: int, length: int) -> Text:
    """A slice of the source."""
    words = SOURCE.split("\n")[line - 1][column - 1 : column - 1 + length]
    return Text(words, line, column)


def document(path: str = "goals.md", **fields: Any) -> Document:  # noqa: ANN401 (fields of any type)
    """An objective with three key results, the last one not in English."""
    goals = (
        Objective(id="o", statement=text(1, 14, 21), reading=Reading()),
        KeyResult(id="k1", parent="o", statement=text(2, 7, 15), reading=Reading()),
        KeyResult(id="k2", parent="o", statement=text(3, 7, 11), reading=Reading()),
        KeyResult(id="k3", parent="o", statement=text(4, 7, 12), reading=Reading(english=False)),
    )
    return Document(path, "markdown", **{"goals": goals, "source": SOURCE, **fields})


def ignore(goal: str | None, *rules: str, reason: str = "agreed") -> Ignore:
    names = tuple(Text(name, 2, 40) for name in rules)
    return Ignore(at=Text("<!-- … -->", 2, 30), rules=names, reason=reason, goal=goal)


@rule(category="clarity", since="0.1.0")
def every_goal(goal: Goal) -> Iterator[Finding]:
    """Speak on each goal."""
    yield Finding(goal.statement, f"saw {goal.id}")


@rule(category="coaching", since="0.1.0")
def every_result(result: KeyResult) -> Iterator[Finding]:
    """Speak on key results."""
    yield Finding(result.statement[:3], "saw a result", "what now?")


@rule(category="coaching", since="0.1.0", english=True)
def every_sentence(goal: Goal) -> Iterator[Finding]:
    """Speak on English goals."""
    yield Finding(goal.statement, "saw a sentence")


@rule(category="suspicious", since="0.1.0", silences=("every_goal".replace("_", "-"), "every-portfolio"))
def waiting(result: KeyResult) -> Iterator[Finding]:
    """Speak on one goal, and hush others there."""
    if "waiting" in result.statement:
        yield Finding(result.statement[4:], "waiting for what?")


@rule(category="correctness", since="0.1.0")
def every_document(document: Document, calendar: Calendar, today: datetime.date) -> Iterator[Finding]:
    """Speak on documents, with all the context there is."""
    yield Finding(Span(1, 1, 1, 2), f"{len(document.goals)} goals, {calendar.decimal_mark}, {today}")


@rule(category="house", since="0.3.0")
def with_options(
    goal: Objective, document: Document, *, at_most: int = 5, glossary: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Tell its options."""
    yield Finding(goal.statement, f"{at_most} {sorted(glossary)} {sorted(document.fields)}")


@rule(category="clarity", since="0.1.0", silences=("every-result",))
def every_portfolio(portfolio: Portfolio) -> Iterator[Finding]:
    """Speak on the first key result of each document."""
    first = portfolio.entries[0]
    for entry in portfolio.entries:
        if entry.id == "k2":
            related = (Related(first.statement, "first of all", first.path),)
            yield Finding(entry.statement, "saw all", goal=entry.id, path=entry.path, related=related)


@rule(category="coaching", since="0.1.0")
def every_ignore(comment: Ignore) -> Iterator[Finding]:
    """Tell what came of a comment."""
    yield Finding(comment.at, f"{comment.silenced} hidden, unused: {', '.join(comment.unused)}")


@rule(category="clarity", since="0.1.0")
def broken(result: KeyResult) -> Iterator[Finding]:
    """Fail on one goal."""
    if result.id == "k2":
        raise ZeroDivisionError("by zero")
    yield Finding(result.statement, "fine")


@rule(category="clarity", since="0.1.0")
def lost(portfolio: Portfolio) -> Iterator[Finding]:
    """Forget where a finding stands."""
    yield Finding(portfolio.entries[0].statement, "where?")


def run(
    rules: list[Rule], *documents: Document, config: Config | None = None, today: datetime.date | None = TODAY
) -> Report:
    linter = Linter(config, today, rules)
    return linter.report([linter.check(one) for one in documents or (document(),)])


def said(report: Report) -> list[tuple[str, str | None]]:
    return [(one.rule, one.goal) for one in report.diagnostics]


def test_a_rule_sees_the_goals_of_its_class_and_its_subclasses() -> None:
    report = run([every_goal, every_result])
    assert said(report) == [
        ("every-goal", "o"),
        ("every-result", "k1"),
        ("every-goal", "k1"),
        ("every-result", "k2"),
        ("every-goal", "k2"),
        ("every-result", "k3"),
        ("every-goal", "k3"),
    ]
    initiative = document(goals=(Initiative(id="i", statement=text(3, 7, 11), reading=Reading()),))
    assert said(run([every_goal, every_result], initiative)) == [("every-goal", "i")]


def test_a_diagnostic_says_all_that_a_report_needs() -> None:
    (found, *_) = run([every_result]).diagnostics
    assert found == Diagnostic(
        rule="every-result",
        category="coaching",
        level="advice",
        message="saw a result",
        ask="what now?",
        path="goals.md",
        span=Span(2, 7, 2, 10),
        goal="k1",
        statement="Raise NPS to 60",
        quote="- KR: Raise NPS to 60",
    )
    assert type(found.statement) is str


def test_rules_about_sentences_are_silent_in_other_languages() -> None:
    report = run([every_sentence, every_result])
    assert ("every-sentence", "k3") not in said(report)
    assert ("every-sentence", "k2") in said(report)
    assert ("every-result", "k3") in said(report)
    assert (report.goals, report.not_english) == (4, 1)


def test_a_rule_gets_the_context_that_it_asks_for() -> None:
    config = Config(calendar=Calendar(decimal_mark=","))
    (found,) = run([every_document], config=config).diagnostics
    assert found.message == "4 goals, ,, 2027-01-15"
    assert (found.level, found.goal, found.statement) == ("error", None, "")


def test_rules_about_time_are_silent_where_no_day_is_given() -> None:
    assert run([every_document], today=None).diagnostics == ()


def test_a_rule_silences_others_on_its_goal_alone() -> None:
    found = said(run([every_goal, waiting]))
    assert ("waiting", "k2") in found
    assert ("every-goal", "k2") not in found
    assert ("every-goal", "k1") in found


def test_a_finding_that_is_ignored_still_silences() -> None:
    report = run([every_goal, waiting], document(ignores=(ignore("k2", "waiting"),)))
    assert {goal for _, goal in said(report)} == {"o", "k1", "k3"}
    assert report.ignored == 1


def test_an_ignore_hides_the_rules_it_names_on_its_goal() -> None:
    report = run([every_goal, every_result], document(ignores=(ignore("k1", "every-result"),)))
    assert ("every-result", "k1") not in said(report)
    assert ("every-goal", "k1") in said(report)
    assert ("every-result", "k2") in said(report)
    assert report.ignored == 1


def test_an_ignore_beside_no_goal_is_about_the_document() -> None:
    report = run([every_goal, every_document], document(ignores=(ignore(None, "every-document", "every-goal"),)))
    assert said(report) == [("every-goal", "o"), ("every-goal", "k1"), ("every-goal", "k2"), ("every-goal", "k3")]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        (ignore("k1", "every-result", "every-goal"), "2 hidden, unused: "),
        (ignore("k1", "waiting", "every-goal"), "1 hidden, unused: waiting"),
        (ignore("k1", "every-portfolio"), "0 hidden, unused: every-portfolio"),
        (ignore("k2", "every-portfolio"), "1 hidden, unused: "),
        (ignore("k3", "every-sentence"), "0 hidden, unused: "),
        (ignore("k1", "with-options", "no-such-rule"), "0 hidden, unused: "),
        (ignore("o", "every-result", "every-result"), "0 hidden, unused: every-result, every-result"),
    ],
    ids=lambda value: value if isinstance(value, str) else ", ".join(value.rules),
)
def test_rules_about_ignores_know_what_each_hid(comment: Ignore, message: str) -> None:
    rules = [every_goal, every_result, every_sentence, every_portfolio, waiting, with_options, every_ignore]
    report = run(rules, document(ignores=(comment,)))
    assert [one.message for one in report.diagnostics if one.rule == "every-ignore"] == [message]
    assert [one.goal for one in report.diagnostics if one.rule == "every-ignore"] == [comment.goal]


def test_of_two_ignores_for_one_finding_the_second_is_unused() -> None:
    report = run([every_goal, every_ignore], document(ignores=(ignore("k1", "every-goal"), ignore("k1", "every-goal"))))
    messages = [one.message for one in report.diagnostics if one.rule == "every-ignore"]
    assert messages == ["0 hidden, unused: every-goal", "1 hidden, unused: "]
    assert report.ignored == 1


def test_rules_about_the_portfolio_see_all_documents_and_quote_them() -> None:
    report = run([every_portfolio], document("b.md"), document("a.md"))
    assert [(one.path, one.goal, one.statement, one.quote) for one in report.diagnostics] == [
        ("a.md", "k2", "Cut waiting", "- KR: Cut waiting"),
        ("b.md", "k2", "Cut waiting", "- KR: Cut waiting"),
    ]
    (place,) = report.diagnostics[1].related
    assert (place.path, place.quote) == ("a.md", "# Objective: Patients feel at home")


def test_a_finding_about_the_portfolio_names_who_answers_for_its_goal() -> None:
    owned = document("a.md", owner=Text("Amal", 1, 1))
    assert [one.owner for one in run([every_portfolio], owned, document("b.md")).diagnostics] == ["Amal", None]


def test_documents_and_the_portfolio_silence_each_other() -> None:
    alone = said(run([every_result, every_portfolio]))
    assert ("every-result", "k2") not in alone
    assert ("every-result", "k1") in alone
    assert ("every-portfolio", "k2") not in said(run([every_portfolio, waiting]))


def test_the_portfolio_is_heard_only_where_its_rule_is_on() -> None:
    off = {"every-portfolio": RuleSetting("off")}
    config = Config(overrides=(Override(("a.md",), off),))
    assert [
        one.path for one in run([every_portfolio], document("a.md"), document("b.md"), config=config).diagnostics
    ] == ["b.md"]
    only = Config(rules=off, overrides=(Override(("a.md",), {"every-portfolio": RuleSetting("error")}),))
    (found,) = run([every_portfolio], document("a.md"), document("b.md"), config=only).diagnostics
    assert (found.path, found.level) == ("a.md", "error")


def test_options_come_from_the_config_and_fields_that_are_required_count_as_used() -> None:
    config = Config(
        rules={"with-options": RuleSetting("error", {"at_most": 2})},
        overrides=(Override(("legacy/**",), {"with-options": RuleSetting(None, {"at_most": 9})}),),
        glossary=frozenset({"Robust"}),
        require=frozenset({"owner"}),
    )
    report = run([with_options], document("new.md"), document("legacy/old.md"), config=config)
    assert [one.message for one in report.diagnostics] == ["9 ['Robust'] ['owner']", "2 ['Robust'] ['owner']"]


def test_levels_go_from_category_to_config_to_override() -> None:
    config = Config(
        rules={"every-goal": RuleSetting("error")},
        categories={"clarity": "advice", "coaching": "off"},
        overrides=(
            Override(("old/*",), categories={"clarity": "off"}),
            Override(("*/b.md",), {"every-goal": RuleSetting("warning")}),
        ),
    )

    def levels(path: str) -> set[str]:
        return {
            f"{one.rule} {one.level}"
            for one in run([every_goal, every_result], document(path), config=config).diagnostics
        }

    assert levels("a.md") == {"every-goal error"}
    assert levels("old/a.md") == set()
    assert levels("old/b.md") == {"every-goal warning"}
    assert levels("new/b.md") == {"every-goal warning"}


def test_a_rule_that_fails_stops_the_run_and_is_named() -> None:
    with pytest.raises(
        RuleError, match=r"(?s)rule broken failed on goal 'k2' at goals.md:3: ZeroDivisionError: by zero.*off"
    ):
        run([broken])
    with pytest.raises(RuleError, match=r"rule lost failed on the portfolio: .*path"):
        run([lost])


def test_a_rule_that_is_off_is_not_even_called() -> None:
    assert run([broken], config=Config(rules={"broken": RuleSetting("off")})).diagnostics == ()


def test_the_order_of_documents_and_rules_makes_no_difference() -> None:
    rules = [every_goal, every_result, every_sentence, every_portfolio, waiting, every_document, every_ignore]
    documents = [document(f"{name}.md", ignores=(ignore("k1", "every-goal"),)) for name in "abcdef"]
    expected = run(rules, *documents)
    shuffled = random.Random(7)  # noqa: S311 (shuffles, hides nothing)
    for _ in range(5):
        shuffled.shuffle(rules)
        shuffled.shuffle(documents)
        assert run(rules, *documents) == expected
    keys = [(one.path, one.span, one.rule) for one in expected.diagnostics]
    assert keys == sorted(keys)


def test_edits_and_related_places_are_carried_over() -> None:
    @rule(category="clarity", since="0.1.0")
    def shorten(result: KeyResult) -> Iterator[Finding]:
        words = result.statement
        yield Finding(words, "long", related=(Related(words[:5], "here"),), edits=(Edit(words[5:], "", safe=True),))

    (first, *_) = run([shorten]).diagnostics
    assert (first.related[0].path, first.related[0].span) == ("goals.md", Span(2, 7, 2, 12))
    assert first.related[0].quote == "- KR: Raise NPS to 60"
    assert (first.edits[0].span, first.edits[0].text, first.edits[0].safe) == (Span(2, 12, 2, 22), "", True)


def test_a_template_is_asked_for_its_slots_and_for_nothing_that_they_leave_open() -> None:
    """Of a page that nobody has filled in yet, its number of results and its period can't be judged."""
    page = "# <Team> goals, <quarter> <year>\n\n## Objective: Visitors come back\n- KR: [metric] from [X] to [Y]\n"
    said = {one.rule for one in goalkit.lint([goalkit.read(page, path="goals.md")]).diagnostics}
    assert said == {"slot-left-open", "placeholder-left-in"}
