"""Reports say what was found, in every format, and nothing in a goal's words can break out of them."""

from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from goalkit.diagnostic import Case, Diagnostic, Place, Replacement, Report
from goalkit.report import FORMATS, Look, render, rule_url
from goalkit.report.contract import LintReport
from goalkit.report.excerpt import excerpt
from goalkit.report.github import COMMANDS
from goalkit.report.markdown import WORD_JOINER, escape
from goalkit.report.sarif import uri
from goalkit.report.terminal import UNSEEN, Paint, cells, cut, visible, wrap
from goalkit.text import Span
from tests.effort import effort

FOR_EYES = ["text", "concise", "github", "markdown", "chat"]
HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\u202egnirts\u2066",
    "a\u200bb\ufeff",
    "\x9b2J",
    "line\nbreak\r::error::injected",
    "\ud800 half",
    "<script>alert(1)</script>",
    "]]> & \x00 \ufffe",
    "| a | `b` | [c](http://evil.example) @everyone #1",
    "100% done, x:y",
]


def diagnostic(**changes: Any) -> Diagnostic:  # noqa: ANN401 (fields of any type)
    """A finding of which a test changes what it is about."""
    facts: dict[str, Any] = {
        "rule": "missing-target",
        "category": "clarity",
        "level": "warning",
        "message": "“Improve” says a direction and no value",
        "ask": "which value would you accept?",
        "path": "goals/q1.md",
        "span": Span(4, 7, 4, 14),
        "goal": "goals/q1.md#key-result-1",
        "statement": "Improve onboarding",
        "quote": "- KR: Improve onboarding",
    }
    return Diagnostic(**(facts | changes))


def report(*diagnostics: Diagnostic, **changes: Any) -> Report:  # noqa: ANN401 (fields of any type)
    """A report of one file and three goals."""
    return Report(diagnostics, **({"documents": 1, "goals": 3} | changes))


def written(form: str, what: Report, **look: Any) -> str:  # noqa: ANN401 (fields of any type)
    """A report in one format."""
    return "".join(render(what, form, Look(**look)))


def hostile(text: str) -> Report:
    """A report in which everything that others wrote is this text."""
    place = Place(text, Span(1, 1, 1, 3), text, text)
    edit = Replacement(Span(1, 1, 1, 2), text, safe=False)
    return report(
        diagnostic(message=text, ask=text, path=text, goal=text, statement=text, quote=text, related=(place,)),
        diagnostic(message=text, ask=text, span=Span(1, 1, 3, 2), quote=text, edits=(edit,)),
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_format_lets_hostile_text_act(form: str, text: str) -> None:
    out = written(form, hostile(text))
    assert not UNSEEN.search(out.replace(WORD_JOINER, ""))
    assert "\r" not in out
    assert "\t" not in out
    out.encode()


@given(st.text(), st.integers(40, 200), st.booleans())
def test_any_text_can_be_reported_for_eyes(text: str, width: int, color: bool) -> None:  # noqa: FBT001
    for form in FOR_EYES:
        out = written(form, hostile(text), width=width, color=color)
        ours = re.sub(r"\x1b\[[\d;]+m", "", out) if form == "text" and color else out
        assert not UNSEEN.search(ours.replace(WORD_JOINER, ""))


@given(st.text())
def test_any_text_can_be_reported_to_programs(text: str) -> None:
    for form in ("json", "sarif", "gitlab"):
        assert written(form, hostile(text)).isascii()
    found = json.loads(written("json", hostile(text)))["findings"]
    assert found[0]["message"] == text


def test_a_chat_is_told_what_to_mend_first_and_whose_it_is() -> None:
    error = diagnostic(rule="date-contradiction", category="correctness", level="error", goal="b", owner="Ada")
    sure = diagnostic(category="suspicious", goal="c", path="b.md", owner="bo  Berg", message="that is off")
    many = [diagnostic(goal=f"d{at}", path="c.md", owner=f"Person {at:02}") for at in range(9)]
    nobody = diagnostic(level="advice", category="coaching", goal=None, path="d.md")
    what = report(
        error, sure, diagnostic(goal="b", owner="ada "), diagnostic(level="advice", owner="Bo Berg"), *many, nobody
    )
    lines = written("chat", what).split("\n")
    assert lines[:8] == [
        "goalkit: 1 file, 3 goals: 1 error, 11 warnings, 2 advice",
        "",
        "Mend first:",
        "1. “Improve” says a direction and no value [Ada] – goals/q1.md, line 4",
        "   → which value would you accept?",
        "2. that is off [bo Berg] – b.md, line 4",
        "   → which value would you accept?",
        "3. “Improve” says a direction and no value [Person 00] – c.md, line 4",
    ]
    assert lines[10:14] == [
        "By owner:",
        "• Ada: 1 error, 1 warning",
        "• bo Berg: 1 warning, 1 advice",
        "• Person 00: 1 warning",
    ]
    assert lines[-4:] == [
        "• 4 more: 3 warnings, 1 advice",
        "",
        "Why, and what to write instead: goalkit explain date-contradiction",
        "",
    ]
    assert written("chat", report(*reversed(what.diagnostics))).count("\n") == len(lines) - 1
    assert written("chat", report()) == "goalkit: 1 file, 3 goals: nothing to mend\n"
    assert "By file" not in written("chat", report(diagnostic()))
    assert "By file:\n• b.md: 2 warnings\n• a.md: 1 warning\n" in written(
        "chat", report(diagnostic(path="a.md"), diagnostic(path="b.md"), diagnostic(path="b.md"))
    )


@pytest.mark.parametrize(
    "text", ["@here look", "<!channel>", "*bold* _it_ `code` ~no~", ":smile: <http://evil.example|ok>"]
)
def test_a_chat_finds_no_markup_in_words(text: str) -> None:
    out = written("chat", hostile(text))
    assert not re.search(r"[@<*_`~:|!](?=\w)", out.split("Mend first:")[1].split("Why,")[0])


def test_json_keeps_the_contract() -> None:
    related = Place("goals/company.md", Span(2, 1, 2, 9), "the goal that it supports")
    edit = Replacement(Span(4, 7, 4, 14), "Raise", safe=True)
    out = written(
        "json",
        report(diagnostic(related=(related,), edits=(edit,)), diagnostic(ask=None, goal=None), ignored=1, baselined=2),
    )
    data = json.loads(out)
    assert LintReport.model_validate_json(out).model_dump(exclude_unset=True) == data
    assert data["findings"][0] == {
        "rule": "missing-target",
        "category": "clarity",
        "level": "warning",
        "message": "“Improve” says a direction and no value",
        "ask": "which value would you accept?",
        "url": rule_url("missing-target"),
        "path": "goals/q1.md",
        "line": 4,
        "column": 7,
        "end_line": 4,
        "end_column": 14,
        "goal": "goals/q1.md#key-result-1",
        "related": [
            {
                "path": "goals/company.md",
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 9,
                "message": "the goal that it supports",
            }
        ],
        "edits": [{"safe": True, "line": 4, "column": 7, "end_line": 4, "end_column": 14, "text": "Raise"}],
    }
    counts = {key: data[key] for key in ("version", "documents", "goals", "ignored", "baseline")}
    assert counts == {"version": 1, "documents": 1, "goals": 3, "ignored": 1, "baseline": 2}


def test_an_empty_report_is_whole_in_every_format() -> None:
    empty = Report((), 0, 0)
    assert json.loads(written("json", empty))["findings"] == []
    assert json.loads(written("sarif", empty))["runs"][0]["results"] == []
    assert json.loads(written("gitlab", empty)) == []
    assert written("concise", empty) == ""


def test_text_underlines_the_words_and_ends_with_the_question() -> None:
    assert written("text", report(diagnostic())) == (
        "goals/q1.md\n"
        "  warning  4:7  “Improve” says a direction and no value  missing-target\n"
        "    4 │ - KR: Improve onboarding\n"
        "      │       ^^^^^^^\n"
        "      → which value would you accept?\n"
        "\n"
        "1 file, 3 goals: 1 warning\n"
        "Why, and what to write instead: goalkit explain missing-target\n"
    )


def test_text_underlines_by_colour_in_a_terminal() -> None:
    out = written("text", report(diagnostic()), color=True)
    assert "- KR: \x1b[1;33;4mImprove\x1b[0m onboarding\n" in out
    assert "^" not in out


def test_text_quotes_the_second_place() -> None:
    related = Place("goals/q1.md", Span(2, 3, 2, 6), "the objective that it should prove", "# New customers stay")
    elsewhere = Place("company.md", Span(12, 1, 12, 4), "what it supports", "Grow in the north")
    out = written("text", report(diagnostic(related=(related, elsewhere))))
    assert "     2 │ # New customers stay\n       │   ^^^ the objective that it should prove\n" in out
    assert "    12 │ Grow in the north\n       │ ^^^ what it supports (company.md:12)\n" in out


def test_text_shows_two_places_of_one_line_in_one_quote() -> None:
    quote = "- KR: Raise NPS from 60 to 45"
    start = Place("goals/q1.md", Span(4, 22, 4, 24), "the start is here", quote)
    what = report(diagnostic(quote=quote, span=Span(4, 28, 4, 30), related=(start,)))
    assert written("text", what).split("\n")[2:6] == [
        "    4 │ - KR: Raise NPS from 60 to 45",
        "      │                            ^^",
        "      │                      -- the start is here",
        "      → which value would you accept?",
    ]
    assert "from \x1b[36;4m60\x1b[0m to \x1b[1;33;4m45\x1b[0m\n" in written("text", what, color=True)
    overlapping = Place("goals/q1.md", Span(4, 22, 4, 30), "the change is here", quote)
    again = written("text", report(diagnostic(quote=quote, span=Span(4, 28, 4, 30), related=(overlapping,))))
    assert again.count(quote) == 2


def test_text_shows_the_line_as_an_edit_would_have_it() -> None:
    quote = "  - KR: Aim to raise NPS from 45 to 60"
    edit = Replacement(Span(4, 9, 4, 17), "R", safe=False)
    out = written("text", report(diagnostic(quote=quote, span=Span(4, 9, 4, 15), edits=(edit,))))
    assert "    4 │ - KR: Aim to raise NPS from 45 to 60\n      │       ^^^^^^\n" in out
    assert "   or │ - KR: Raise NPS from 45 to 60\n      → which" in out
    elsewhere = Replacement(Span(3, 9, 4, 17), "R", safe=False)
    assert " or │" not in written("text", report(diagnostic(quote=quote, edits=(elsewhere,))))


def test_wide_characters_are_underlined_where_they_stand() -> None:
    quote = "- 顧客 ☕ café\u0301 Improve"
    out = written("text", report(diagnostic(quote=quote, span=Span(4, 14, 4, 21))))
    line, carets = out.split("\n")[2:4]
    before = line.split("Improve")[0]
    assert cells(before) == len(carets) - len("^^^^^^^")
    assert len(before) != cells(before)


def test_summary_counts_what_was_left_out() -> None:
    out = written("text", report(documents=2, goals=1, ignored=1, baselined=3, not_english=4))
    assert " ".join(out.split()) == (
        "2 files, 1 goal: nothing to mend · 1 ignored · 3 in the baseline · "
        "4 goals not in English: sentence rules skipped"
    )


def test_statistics_count_by_rule() -> None:
    out = written(
        "text",
        report(diagnostic(), diagnostic(path="b.md"), diagnostic(rule="vague-term", level="advice")),
        statistics=True,
    )
    assert out.split("\n")[:3] == [
        "findings  files  level    rule",
        "       2      2  warning  missing-target",
        "       1      1  advice   vague-term",
    ]


def test_quiet_leaves_findings_alone() -> None:
    assert written("text", report(), quiet=True) == ""
    assert "goalkit explain" not in written("text", report(diagnostic()), quiet=True)


def test_concise_is_one_line_a_finding() -> None:
    out = written("concise", report(diagnostic(), diagnostic(message="two\nlines")))
    assert out.split("\n") == [
        "goals/q1.md:4:7: warning missing-target: “Improve” says a direction and no value",
        "goals/q1.md:4:7: warning missing-target: two lines",
        "",
    ]


@given(st.text(), st.integers(0, 300), st.integers(0, 300), st.integers(20, 120))
def test_an_excerpt_fits_its_room(line: str, start: int, length: int, room: int) -> None:
    line = line.replace("\n", " ").replace("\r", " ") * 5
    at = Span(1, start + 1, 1, start + length + 1)
    before, words, after = excerpt(line, at, room)
    assert cells(before) + cells(words) + cells(after) <= room


def test_an_excerpt_keeps_the_words_of_a_long_line() -> None:
    line = "so " * 100 + "MIDDLE" + " and" * 100
    quote = excerpt(line, Span(1, 301, 1, 307), 60)
    assert quote.words == "MIDDLE"
    assert quote.before.startswith("…")
    assert quote.after.endswith("…")


def test_a_huge_line_costs_no_more_than_its_window() -> None:
    def cost(size: int) -> int:
        places = range(size // 4, size // 4 + 20_000, 2_000)
        some = report(*[diagnostic(quote="x" * size, span=Span(1, at, 1, at + 4)) for at in places])
        return effort(lambda: written("text", some))

    cost(100_000)
    assert cost(2_000_000) < cost(100_000) * 1.1


@given(st.text(), st.integers(1, 60), st.integers(1, 60))
def test_wrapping_loses_no_word(text: str, first: int, rest: int) -> None:
    lines = wrap(text, first, rest)
    assert " ".join(lines).split() == text.split()
    assert all(cells(line) <= room or " " not in line for line, room in zip(lines, [first, *[rest] * 99], strict=False))


@given(st.text(), st.integers(0, 40))
def test_cutting_fits(text: str, room: int) -> None:
    text = visible(text)
    kept = cut(text, room)
    assert text.startswith(kept)
    assert cells(kept) <= room


def test_paint_is_nothing_where_it_is_off() -> None:
    assert Paint(on=False)("words", 1, 31) == "words"
    assert Paint(on=True)("words", 1, 31) == "\x1b[1;31mwords\x1b[0m"


@given(st.text())
def test_visible_text_stays_as_it_is(text: str) -> None:
    once = visible(text)
    assert visible(once) == once


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
