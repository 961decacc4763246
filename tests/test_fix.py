"""Edits are made as findings offer them: their words change, nothing else does, and nothing new is found."""

from __future__ import annotations

from collections.abc import Iterator  # noqa: TC003 (rules are read by their annotations)
from typing import TYPE_CHECKING

import pytest

import goalkit
from goalkit.config import Config
from goalkit.diagnostic import Replacement
from goalkit.fix import Fixed, Outside, changed, fix
from goalkit.lint import Linter
from goalkit.rule import Edit, Finding, rule
from goalkit.text import Span

if TYPE_CHECKING:
    from goalkit.model import Document, Format

LINTER = Linter()


def fixed(source: str, form: Format = "markdown", linter: Linter = LINTER, *, unsafe: bool = True) -> Fixed:
    def read(text: str) -> Document:
        return goalkit.read(text.encode(), form)

    return fix(source, linter, read, unsafe=unsafe)


OBJECTIVE = "# Q1 2027\n\n## Objective: Parcels arrive on the day we name\n"


def test_only_the_words_change() -> None:
    source = (
        "\ufeff# Q1 2027\r\n\r## Objective: Parcels *arrive*\n- KR: Aim to cut  late parcels\tfrom 9% to 5% \r\n\r\n"
    )
    assert fixed(source).source == source.replace("Aim to cut", "Cut")


def test_a_second_time_changes_nothing() -> None:
    source = OBJECTIVE + "- KR: Try to aim to cut late parcels from 9% to 5%, if possible, if feasible\n"
    once = fixed(source)
    assert once.made
    again = fixed(once.source)
    assert (again.source, again.made) == (once.source, ())


def test_unsafe_edits_wait_to_be_asked_for() -> None:
    source = OBJECTIVE + "- KR: Aim to cut late parcels from 9% to 5%\n"
    assert fixed(source, unsafe=False) == Fixed(source)


def speaks_of(word: str, *edits: tuple[str, str]) -> goalkit.Rule:
    """A rule that finds a word, and would replace words by others."""

    @rule(category="clarity", since="0.1.0")
    def made_up(goal: goalkit.Goal) -> Iterator[Finding]:
        at = goal.statement.find(word)
        if at >= 0:
            places = [(goal.statement.find(old), len(old), new) for old, new in edits]
            made = [Edit(goal.statement[at : at + size], new) for at, size, new in places if at >= 0]
            yield Finding(goal.statement[at : at + len(word)], "made up", edits=tuple(made))

    return made_up


def test_an_edit_that_brings_a_finding_is_not_made() -> None:
    linter = Linter(Config(), rules=[speaks_of("swift", ("swift", "slow")), _other("slow")])
    source = OBJECTIVE + "- KR: Delivery is swift\n- KR: Delivery is a swift thing\n"
    result = fixed(source, linter=linter)
    assert result.source == source
    assert [one.why for one in result.declined] == [
        "other would then speak at line 4",
        "other would then speak at line 5",
    ]


def _other(word: str) -> goalkit.Rule:
    @rule(category="clarity", since="0.1.0")
    def other(goal: goalkit.Goal) -> Iterator[Finding]:
        if word in goal.statement:
            yield Finding(goal.statement, "made up")

    return other


BREAKING = {
    "a goal of its own": ("markdown", OBJECTIVE + "- KR: Delivery is swift\n", "swift", "(owner: Ben)"),
    "another cell": ("csv", "objective,key result\nParcels arrive,Delivery is swift\n", "swift", "swift, safe"),
    "a key": ("yaml", "objectives:\n  - objective: Parcels arrive swiftly\n", "swiftly", "so: soon"),
    "a comment": ("yaml", "objectives:\n  - objective: Parcels arrive swiftly\n", "swiftly", "and #1"),
    "an item": ("yaml", "objectives: [{objective: Parcels arrive swiftly}]\n", "swiftly", "early, often"),
}


@pytest.mark.parametrize(("form", "source", "old", "new"), BREAKING.values(), ids=BREAKING)
def test_an_edit_that_would_be_read_otherwise_is_not_made(form: Format, source: str, old: str, new: str) -> None:
    result = fixed(source, form, Linter(rules=[speaks_of(old, (old, new))]))
    assert result.source == source


ESCAPED = {
    "markdown": ("markdown", OBJECTIVE + "- KR: Delivery is swift\n", "<how *fast*>", r"\<how \*fast\*>"),
    "table": (
        "markdown",
        "| Objective | Key result |\n|---|---|\n| Parcels arrive | Delivery is swift |\n",
        "a|b",
        r"a\|b",
    ),
    "double quotes": ("yaml", 'objectives:\n  - objective: "Delivery is swift"\n', 'so "big": \\', r"so \"big\": \\"),
    "single quotes": ("yaml", "objectives:\n  - objective: 'Delivery is swift'\n", "it's: so", "it''s: so"),
    "plain": ("yaml", "objectives:\n  - objective: Delivery is swift\n", 'it\'s "so"', 'it\'s "so"'),
    "folded": ("yaml", "objectives:\n  - objective: >\n      Delivery\n      is swift\n", "it's: so", "it's: so"),
    "json": ("json", '{"objectives": [{"objective": "Delivery is swift"}]}', 'so "big"', r"so \"big\""),
    "toml": ("toml", '[[objectives]]\nobjective = "Delivery is swift"\n', "at <x>%, so", "at <x>%, so"),
    "cell": ("csv", 'objective,owner\n"Delivery, is swift",Ben\n', 'a, "b"', 'a, ""b""'),
}


@pytest.mark.parametrize(("form", "source", "new", "written"), ESCAPED.values(), ids=ESCAPED)
def test_words_are_written_as_their_place_asks(form: Format, source: str, new: str, written: str) -> None:
    result = fixed(source, form, Linter(rules=[speaks_of("swift", ("swift", new))]))
    assert result.source == source.replace("swift", written)
    assert [goal.statement for goal in goalkit.read(result.source.encode(), form).goals][-1].endswith(new)


def test_of_two_edits_about_the_same_words_the_first_is_made() -> None:
    rules = [speaks_of("very", ("very swift", "fast")), _renaming("swift", "quick")]
    result = fixed(OBJECTIVE + "- KR: Delivery is very swift\n", linter=Linter(rules=rules))
    assert result.source == OBJECTIVE + "- KR: Delivery is fast\n"
    assert [one.rule for one in result.made] == ["made-up"]


def _renaming(old: str, new: str) -> goalkit.Rule:
    @rule(category="clarity", since="0.1.0")
    def renaming(goal: goalkit.Goal) -> Iterator[Finding]:
        at = goal.statement.find(old)
        if at >= 0:
            words = goal.statement[at : at + len(old)]
            yield Finding(words, "made up", edits=(Edit(words, new),))

    return renaming


def test_a_ring_of_edits_comes_to_an_end() -> None:
    linter = Linter(rules=[_renaming("swift", "quick"), speaks_of("quick", ("quick", "swift"))])
    result = fixed(OBJECTIVE + "- KR: Delivery is swift\n", linter=linter)
    assert result.source == OBJECTIVE + "- KR: Delivery is swift\n"


def test_words_with_markup_between_them_are_left_alone() -> None:
    linter = Linter(rules=[speaks_of("very", ("very swift", "fast"))])
    source = OBJECTIVE + "- KR: Delivery is very **swift**\n"
    assert fixed(source, linter=linter) == Fixed(source)


@pytest.mark.parametrize("span", [Span(3, 1, 3, 2), Span(1, 8, 1, 9), Span(0, 1, 1, 1), Span(1, 3, 1, 2)])
def test_a_place_that_is_not_there_is_refused(span: Span) -> None:
    with pytest.raises(Outside):
        changed("# Goals\nRise", [Replacement(span, "x", safe=True)])


def test_two_changes_to_the_same_words_are_refused() -> None:
    ones = [Replacement(Span(1, 1, 1, 4), "x", safe=True), Replacement(Span(1, 3, 1, 5), "y", safe=True)]
    with pytest.raises(Outside, match="same words"):
        changed("# Goals", ones)
