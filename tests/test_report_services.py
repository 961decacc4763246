"""Reports for GitHub, GitLab, SARIF, JUnit and Markdown: each is whole by its own rules, whatever goals say."""

from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from goalkit.diagnostic import Case, Place, Replacement, Report
from goalkit.report import FORMATS, render
from goalkit.report.github import COMMANDS
from goalkit.report.markdown import WORD_JOINER, escape
from goalkit.report.sarif import uri
from goalkit.report.terminal import visible
from goalkit.text import Span
from tests.reports import HOSTILE, diagnostic, hostile, report, written


def test_github_commands_can_be_read_back() -> None:
    message = "50% of a,b:c\n::error::x"
    out = written("github", report(diagnostic(message=message, path="a,b:c%.md", ask=None, level="advice")))
    command, properties, said = re.fullmatch(r"::(\w+) (.*?)::(.*)", out.split("\n")[0]).groups()  # type: ignore[union-attr]
    assert command == "notice"
    assert said == "50%25 of a,b:c ::error::x"
    facts = dict(part.split("=") for part in properties.split(","))
    assert facts == {
        "file": "a%2Cb%3Ac%25.md",
        "line": "4",
        "endLine": "4",
        "col": "7",
        "endColumn": "14",
        "title": "goalkit%3A missing-target",
    }
    assert set(COMMANDS.values()) == {"error", "warning", "notice"}


def test_github_gets_columns_within_one_line_only() -> None:
    out = written("github", report(diagnostic(span=Span(4, 7, 5, 3))))
    assert "line=4,endLine=5,title=" in out


@pytest.mark.parametrize("text", HOSTILE)
def test_no_line_of_github_output_starts_with_a_goals_words(text: str) -> None:
    lines = written("github", hostile(text)).split("\n")[:-1]
    assert all(re.match(r"::(warning|error|notice) file=|goalkit: ", line) for line in lines)
    assert len(lines) == 3


def fingerprints(what: Report) -> list[str]:
    """Those of the code quality report; the same stand in SARIF."""
    gitlab = [one["fingerprint"] for one in json.loads(written("gitlab", what))]
    results = json.loads(written("sarif", what))["runs"][0]["results"]
    assert [one["partialFingerprints"]["goalkit/v1"] for one in results] == gitlab
    return gitlab


def test_fingerprints_are_unique_and_outlive_moving_lines() -> None:
    twins = [diagnostic(), diagnostic(span=Span(9, 7, 9, 14)), diagnostic(rule="vague-term"), diagnostic(path="b.md")]
    before = fingerprints(report(*twins))
    assert len(set(before)) == len(before)
    moved = [diagnostic(span=Span(40, 7, 40, 14), goal="other", message="reworded")]
    assert fingerprints(report(*moved)) == before[:1]


def test_gitlab_paths_are_relative() -> None:
    finding = json.loads(written("gitlab", report(diagnostic(path="./goals/q1.md", level="error"))))[0]
    assert finding["location"] == {"path": "goals/q1.md", "lines": {"begin": 4, "end": 4}}
    assert finding["severity"] == "major"


def test_junit_has_a_test_case_for_each_goal() -> None:
    cases = (Case("goals/q1.md", "a", "Improve onboarding"), Case("goals/q1.md", "b", "Raise NPS <45> to 60 & more"))
    what = report(
        diagnostic(goal="a"),
        diagnostic(goal="a", rule="vague-term", level="advice"),
        diagnostic(path="broken.md", goal=None, statement="", level="error"),
        cases=cases,
    )
    root = ElementTree.fromstring(written("junit", what))  # noqa: S314 (our own)
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert [suite.get("name") for suite in root] == ["goals/q1.md", "broken.md"]
    first, second = root[0]
    assert [part.tag for part in first] == ["failure", "system-out"]
    assert "goals/q1.md:4:7: advice vague-term" in (first[1].text or "")
    assert (second.get("name"), len(second)) == ("Raise NPS <45> to 60 & more", 0)
    assert root[1][0].get("name") == "the file as a whole"


@given(st.text())
def test_junit_is_xml_whatever_goals_say(text: str) -> None:
    root = ElementTree.fromstring(written("junit", hostile(text)))  # noqa: S314 (our own)
    assert len(root.findall(".//failure")) == 2


def test_sarif_says_everything_code_scanning_wants() -> None:
    related = Place("goals/company.md", Span(2, 1, 2, 9), "see [x](http://evil.example)")
    edit = Replacement(Span(4, 7, 4, 14), "Raise", safe=True)
    run = json.loads(written("sarif", report(diagnostic(related=(related,), edits=(edit,)))))["runs"][0]
    driver = run["tool"]["driver"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert driver["name"] == "goalkit"
    result = run["results"][0]
    rule = driver["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "missing-target"
    assert "```" in rule["help"]["markdown"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "goals/q1.md"},
        "region": {"startLine": 4, "startColumn": 7, "endLine": 4, "endColumn": 14},
    }
    assert result["relatedLocations"][0]["message"]["text"] == "see \\[x\\](http://evil.example)"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "Raise"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("goals/q1.md", "goals/q1.md"),
        ("./über uns/50%.md", "%C3%BCber%20uns/50%25.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md"),
        ("/srv/goals/q1.md", "file:///srv/goals/q1.md"),
        ("<stdin>", "%3Cstdin%3E"),
        ("bad\udcff.md", "bad%FF.md"),
    ],
)
def test_sarif_paths_are_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_sarif_is_valid_by_its_schema() -> None:
    schema = os.environ.get("GOALKIT_SARIF_SCHEMA")
    if not schema:
        pytest.skip("set GOALKIT_SARIF_SCHEMA to the path of OASIS's sarif-schema-2.1.0.json to run this")
    jsonschema = pytest.importorskip("jsonschema", reason="validating SARIF by its schema needs jsonschema")
    related = Place("goals/company.md", Span(2, 1, 2, 9), "the goal that it supports")
    edit = Replacement(Span(4, 7, 4, 14), "Raise", safe=False)
    what = report(diagnostic(related=(related,), edits=(edit,)), diagnostic(rule="unknown-to-goalkit", level="error"))
    data = json.loads(written("sarif", what))
    shape = json.loads(Path(schema).read_text(encoding="utf-8"))
    # Python's `re` takes no flag in the middle of a pattern, and goalkit writes no language.
    shape["definitions"]["toolComponent"]["properties"]["language"].pop("pattern", None)
    jsonschema.Draft7Validator(shape).validate(data)


@given(st.text())
def test_markdown_shows_text_letter_by_letter(text: str) -> None:
    source = f"before {escape(text)} after"
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(source)
    assert [one.type for one in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    pieces = tokens[1].children or []
    assert {one.type for one in pieces} <= {"text", "text_special"}
    shown = "".join(one.content for one in pieces).replace(WORD_JOINER, "")
    assert shown == f"before {visible(text)} after"


@pytest.mark.parametrize("start", ["- item", "+ item", "1. item", "12) item", "# head", "> quote", "=== x"])
def test_markdown_takes_no_line_for_a_block(start: str) -> None:
    tokens = MarkdownIt("commonmark").parse(escape(start))
    assert [one.type for one in tokens] == ["paragraph_open", "inline", "paragraph_close"]


def test_markdown_notifies_nobody() -> None:
    out = written("markdown", report(diagnostic(quote="- @all see #12", message="“@all” is nobody")))
    assert not re.search(r"[@#][\w]", out)


def test_markdown_fits_into_a_comment() -> None:
    many = report(*[diagnostic(path=f"{at // 20}.md", quote="- " + "word " * 60) for at in range(5_000)])
    out = written("markdown", many)
    assert len(out) < 65_536
    left = int(re.search(r"and (\d+) more", out)[1])  # type: ignore[index]
    assert left + out.count("- **warning**") == 5_000


def test_thousands_of_findings_are_written_piece_by_piece() -> None:
    many = report(*[diagnostic(span=Span(at, 7, at, 14)) for at in range(1, 3_000)])
    for form in FORMATS:
        sizes = [len(piece) for piece in render(many, form)]
        assert max(sizes) < 20_000, form
    lines = [int(place.split(":")[1]) for place in written("concise", many).split("\n")[:-1]]
    assert all(one < other for one, other in pairwise(lines))
