"""What is promised of every rule: its page is its test, its near-misses too, and its messages keep to one form."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from goalkit.bibliography import bibliography
from goalkit.config import Config, RuleSetting
from goalkit.diff import diff
from goalkit.example import Example, examples
from goalkit.fix import Fixed, fix
from goalkit.lint import Diagnostic, Linter
from goalkit.read import read
from goalkit.registry import HOME, OF_CHANGES, all_rules

if TYPE_CHECKING:
    from goalkit.model import Document, Format
    from goalkit.rule import Rule

TODAY = datetime.date(2026, 12, 1)
"""The day on which all examples are read: they plan for 2027."""

FORMATS: dict[str, Format] = {
    "md": "markdown",
    "markdown": "markdown",
    "yaml": "yaml",
    "toml": "toml",
    "json": "json",
    "csv": "csv",
}
NEAR_MISSES = Path(__file__).parent / "rules"
RULES = all_rules()
LOUD = {"error", "warning"}
UNSHOWN = {"unreadable-file", "file-too-large"}
"""What these find can't stand in a text; the tests of whole runs make such files."""


class Case(NamedTuple):
    """An example and where it stands."""

    rule: Rule
    example: Example
    place: str


def cases() -> list[Case]:
    """Every example of every page and every near-miss file, with a name by which to find it."""
    found = []
    for rule in RULES.values():
        for number, example in enumerate(rule.examples, 1):
            found.append(Case(rule, example, f"{rule.name}-page-{number}"))
        file = NEAR_MISSES / f"{rule.name}.md"
        if file.exists():
            written = file.read_text(encoding="utf-8")
            found += [Case(rule, one, f"{rule.name}-line-{one.line}") for one in examples(written)]
    return found


CASES = cases()
of_each_case = pytest.mark.parametrize("case", CASES, ids=[case.place for case in CASES])
of_each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


@cache
def linter_for(name: str | None) -> Linter:
    """A linter with the default config; a rule that is off by itself is turned on for its own examples."""
    return Linter(config_for(name), TODAY)


def config_for(name: str | None) -> Config:
    """The default config, or one in which a rule is on."""
    return Config(rules={name: RuleSetting("advice")}) if name else Config()


@cache
def document_of(language: str, source: str) -> Document:
    """Read an example the way a file is read."""
    return read(source, FORMATS[language], today=TODAY)


@cache
def findings_in(example: Example, turned_on: str | None) -> tuple[Diagnostic, ...]:
    """What a run says of an example, and of what changed in it where it has two versions."""
    linter = linter_for(turned_on)
    document = document_of(example.language, example.source)
    found = linter.report([linter.check(document)]).diagnostics
    if example.before is None:
        return found
    before = document_of(example.language, example.before)
    return found + diff([before], [document], config_for(turned_on), TODAY).report.diagnostics


def findings_of(case: Case) -> tuple[Diagnostic, ...]:
    """What a run says of a case in which its own rule is on."""
    name = case.rule.name if case.rule.level == "off" else None
    return findings_in(case.example, name)


def drawn(source: str, spans: list[tuple[int, int, int, int]]) -> str:
    """Draw places under a text, so that a difference can be read off two drawings."""
    lines = source.splitlines()
    for line, column, end_line, end_column in sorted(spans, reverse=True):
        last = end_column if end_line == line else len(lines[line - 1]) + 1
        lines.insert(line, " " * (column - 1) + "^" * max(last - column, 1))
    return "\n".join(lines)


@of_each_case
def test_an_example_flags_exactly_what_it_marks(case: Case) -> None:
    """Carets and findings cover the same characters, no more and no less."""
    found = [tuple(one.span) for one in findings_of(case) if one.rule == case.rule.name]
    wanted = [tuple(span) for span in case.example.flags]
    source = case.example.source
    assert drawn(source, sorted(set(found))) == drawn(source, sorted(set(wanted)))


@of_each_case
def test_an_example_is_a_document_with_goals(case: Case) -> None:
    """An example that no reader understands would prove nothing by being clean."""
    document = document_of(case.example.language, case.example.source)
    assert not document.problems or case.rule.name == "invalid-syntax"
    assert document.goals or document.streams or case.place.startswith("unreadable") or case.example.flags


@of_each_rule
def test_a_rule_shows_what_it_flags_and_how_to_clear_it(rule: Rule) -> None:
    """A page has at least one flagged and one clean example, and prose between them."""
    assert any(example.flags for example in rule.examples) or rule.name in UNSHOWN, "no flagged example"
    assert any(not example.flags for example in rule.examples), "no clean example"
    assert len(rule.page.split("```")[0].split(".")) > 3, "say three sentences or more before the first example"


CLEAN = [case for case in CASES if not case.example.flags and "-page-" in case.place]


@pytest.mark.parametrize("case", CLEAN, ids=[case.place for case in CLEAN])
def test_a_clean_example_is_clean_under_all_rules(case: Case) -> None:
    """Nobody should be taught a wording that the next rule complains about."""
    name = None  # also rules that are off by default: their clean examples please the others
    loud = [one for one in findings_in(case.example, name) if one.level in LOUD]
    assert [f"{one.rule}: {one.message}" for one in loud] == [], "write a better clean example"


@of_each_rule
def test_a_sentence_leads_from_each_example_to_the_next(rule: Rule) -> None:
    """The eye should not have to compare two drafts to find out what was changed, and why."""
    between = re.split(r"^```\w.*?^```$", rule.page, flags=re.MULTILINE | re.DOTALL)[1:-1]
    assert all(prose.strip() for prose in between), "say in a sentence what the next example does better"


@of_each_rule
def test_a_rule_lives_in_a_file_of_its_name(rule: Rule) -> None:
    """One rule a file; the file's first line says what it finds."""
    module = import_module(rule.check.__module__)
    home = OF_CHANGES if rule.of_changes else HOME
    assert module.__name__ == f"{home}.{rule.name.replace('-', '_')}"
    assert module.__doc__
    assert module.__doc__.splitlines()[0].endswith(".")


@of_each_rule
def test_the_sources_of_a_rule_are_in_the_bibliography(rule: Rule) -> None:
    """A source that nobody can look up is none."""
    assert set(rule.sources) <= set(bibliography())


@of_each_rule
def test_what_a_rule_silences_exists_and_does_not_silence_it(rule: Rule) -> None:
    """Two rules that silenced each other would both be mute."""
    for name in rule.silences:
        assert name in RULES
        assert rule.name not in RULES[name].silences
        assert name != rule.name


@of_each_rule
def test_a_page_begins_with_one_short_sentence(rule: Rule) -> None:
    """It is the rule's line in lists."""
    first = rule.page.split("\n", 1)[0]
    assert first.endswith(".")
    assert len(first) <= 120
    assert rule.summary[0].isupper() or rule.summary[0] in "“0123456789"


@of_each_case
def test_messages_are_one_clause_in_the_author_s_words(case: Case) -> None:
    """A headline stands alone: one clause, lower case or a quotation first, no full stop; the ask is a next step."""
    for one in findings_of(case):
        said = re.sub(r"“[^”]*”", "“…”", one.message)
        assert said == said.strip()
        assert said
        assert "\n" not in one.message
        assert said[0] in "“‘" or said[0].isdigit() or said[0].islower() or said.split()[0].isupper()
        assert not said.endswith((".", "!", "?"))
        assert ". " not in said
        assert len(one.message) <= 200
        if one.ask is not None:
            assert one.ask == one.ask.strip()
            assert "\n" not in one.ask
            assert one.ask[0] in "“‘" or not one.ask[0].isupper() or one.ask.split()[0].isupper()


@of_each_case
def test_findings_point_into_the_example(case: Case) -> None:
    """Every place that a finding names exists and isn't empty."""
    after = case.example.source.splitlines()
    before = (case.example.before or "").splitlines()
    for one in findings_of(case):
        of_change = RULES[one.rule].of_changes
        places = [(one.span, after), *((place.span, before if of_change else after) for place in one.related)]
        for span, lines in places:
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert span.column >= 1
            assert span.end_column <= len(lines[span.end_line - 1]) + 1
            assert (span.line, span.column) < (span.end_line, span.end_column)


def fixed_of(case: Case) -> Fixed:
    """What the edits of all rules make of a case."""
    form = FORMATS[case.example.language]
    name = case.rule.name if case.rule.level == "off" else None
    return fix(case.example.source, linter_for(name), lambda text: read(text.encode(), form, today=TODAY), unsafe=True)


@of_each_case
def test_edits_do_what_the_page_shows(case: Case) -> None:
    """A page shows what comes of its own rule's edits; what follows from them is no worse than what was there."""
    result = fixed_of(case)
    if "-page-" in case.place:
        offers = any(one.edits for one in findings_of(case) if one.rule == case.rule.name)
        assert offers == (case.example.edited is not None), "show what the edits make of it, in a block “edited”"
    if case.example.edited is not None:
        assert result.source == case.example.edited
    again = fixed_of(case._replace(example=replace(case.example, source=result.source)))
    assert (again.made, again.source) == ((), result.source)


def test_near_misses_belong_to_a_rule() -> None:
    """A file that is named after no rule would never be run."""
    names = {file.stem for file in NEAR_MISSES.glob("*.md")} - {"README"}
    assert names <= set(RULES)


def test_rules_keep_quiet_on_nothing() -> None:
    """A document without goals gives no findings about goals."""
    linter = linter_for(None)
    empty = linter.check(read("", "markdown", today=TODAY))
    assert empty.diagnostics == ()
