"""Framework pages are whole, cite sources that exist, and pass goalkit's own lint."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import goalkit
from goalkit.bibliography import bibliography
from goalkit.frameworks import (
    TITLES,
    Claim,
    Dimension,
    FrameworkPage,
    Pairing,
    Replaces,
    UnknownFrameworkError,
    find_framework,
)
from goalkit.model import Kind
from goalkit.model.document import Framework
from goalkit.registry import all_rules
from goalkit.report import Look, framework_page

ROOT = Path(__file__).resolve().parent.parent
FRAMEWORKS = sorted((ROOT / "frameworks").glob("*.md"))
KEYS = (
    *("name", "short", "framework", "aliases", "summary", "parts", "dimensions"),
    *("best_for", "watch_out_for", "works_with", "further_reading"),
)
"""The front matter of a framework page, in the order in which all of them have it."""
CELL = 52
"""Characters that fit into a cell of a comparison."""
FENCE = re.compile(r"^```md(?: title=\"([^\"\n]+)\.md\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""An example; a title names the framework it shows where that is not the framework of the page."""
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
RULE = "../rules/"
SECTIONS = (
    "When to use it",
    "When not to",
    "How to write one",
    "A worked example",
    "Common mistakes",
    "Beside the others",
    "Further reading",
)
"""What each framework page tells, in this order; others may stand between them."""
BOTH = (
    *("Flexible or stable?", "From an alarm to an objective", "Choosing metrics that fit the team"),
    *("Cancellation or churn?", "Can OKRs replace KPIs?", "Can KPIs replace OKRs?", "Reviewing and adjusting"),
)
"""What people ask who have OKRs and KPIs, answered on one of the two pages or on both."""
PRICE = ("Time", "Gaming", "Quantity bias", "Short-term focus")


def parts(page: Path) -> tuple[dict[str, Any], str]:
    """A page's front matter and its body."""
    _, head, body = page.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


def shown(page: FrameworkPage) -> list[tuple[Framework, str]]:
    """The examples of a page, each with the framework that it shows."""
    return [
        (find_framework(title).framework if title else page.framework, text) for title, text in FENCE.findall(page.body)
    ]


def section(page: FrameworkPage, heading: str) -> str:
    """What stands under a heading of a page."""
    _, _, rest = page.body.partition(f"\n## {heading}\n")
    return rest.partition("\n## ")[0]


def anchor_of(heading: str) -> str:
    """The address of a heading within its page, as MkDocs makes it."""
    return re.sub(r"[^\w]+", "-", heading.lower()).strip("-")


def loud(source: str) -> list[str]:
    """What goalkit says about a text at warning or above."""
    report = goalkit.lint([goalkit.read(source, format="markdown")])
    return [f"{one.rule}: {one.message}" for one in report.diagnostics if one.level != "advice"]


@pytest.fixture(params=FRAMEWORKS, ids=lambda page: page.stem)
def page(request: pytest.FixtureRequest) -> FrameworkPage:
    """Each framework in turn."""
    return goalkit.frameworks()[request.param.stem]


def test_there_is_a_page_for_each_framework() -> None:
    expected = ["balanced-scorecard", "kpi", "lean-metrics", "north-star", "okr", "smart"]
    assert [page.stem for page in FRAMEWORKS] == expected
    assert {page.framework for page in goalkit.frameworks().values()} == set(get_args(Framework))


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_framework_pages_can_be_laid_side_by_side(path: Path) -> None:
    facts, _ = parts(path)
    assert tuple(facts) == KEYS
    assert tuple(facts["dimensions"]) == get_args(Dimension) == tuple(TITLES)
    assert all(list(fact) == ["short", "says", "sources"] for fact in facts["dimensions"].values())
    others = {other.stem for other in FRAMEWORKS} - {path.stem}
    named = [pairing["framework"] for pairing in facts["works_with"]]
    assert sorted(named) == sorted(others)


def test_facts_of_a_framework_are_short_and_whole(page: FrameworkPage) -> None:
    sentences = [page.summary, *(fact.says for fact in page.facts.values()), *(part.says for part in page.parts)]
    sentences += [words for pairing in page.works_with for words in (pairing.how, pairing.because)]
    assert [one for one in sentences if not one[0].isupper() or one[-1] not in ".?"] == []
    assert [one.short for one in page.facts.values() if len(one.short) > CELL or one.short.endswith(".")] == []
    assert [one.says for one in (*page.best_for, *page.watch_out_for) if one.says.endswith(".")] == []
    assert {part.kind for part in page.parts} - {None} <= set(get_args(Kind))
    assert {pairing.replaces for pairing in page.works_with} <= set(get_args(Replaces))


def test_facts_of_a_framework_name_sources_that_exist(page: FrameworkPage) -> None:
    claims: tuple[Claim | Pairing, ...] = (
        *page.facts.values(),
        *page.parts,
        *page.best_for,
        *page.watch_out_for,
        *page.works_with,
    )
    assert [one for one in claims if not one.sources or len(set(one.sources)) < len(one.sources)] == []
    assert [key for key in page.sources if key not in bibliography()] == []


def test_links_of_a_framework_page_lead_somewhere(page: FrameworkPage) -> None:
    addresses = {source.url for source in bibliography().values()}
    for words, address in LINK.findall(page.body):
        if address.startswith(RULE):
            assert words in all_rules(), f"there is no rule {words}; leave it out until there is"
            assert address == f"{RULE}{words}.md"
        elif address.startswith("http"):
            assert address in addresses, f"{words} is not in the bibliography"
        else:
            name, _, anchor = address.partition("#")
            body = goalkit.frameworks()[name.removesuffix(".md")].body
            assert not anchor or anchor in {anchor_of(one) for one in HEADING.findall(body)}, address
        assert "\n" not in words, "a terminal breaks lines elsewhere; keep the words of a link on one line"


def test_a_framework_page_tells_what_each_of_them_tells(page: FrameworkPage) -> None:
    headings = HEADING.findall(page.body)
    assert [one for one in headings if one in SECTIONS] == list(SECTIONS)
    prose = FENCE.sub("", page.body)
    least, most = (1400, 2500) if page.slug in {"okr", "kpi"} else (800, 1500)
    assert least <= len(prose.split()) <= most
    mistakes = section(page, "Common mistakes")
    assert len([address for _, address in LINK.findall(mistakes) if address.startswith(RULE)]) >= 5
    beside = {address for _, address in LINK.findall(section(page, "Beside the others"))}
    assert {f"{pairing.framework}.md" for pairing in page.works_with} <= beside
    further = {address for _, address in LINK.findall(section(page, "Further reading"))}
    assert {bibliography()[key].url for key in page.further_reading} == further


def test_okrs_and_kpis_answer_what_people_ask_of_both() -> None:
    okr, kpi = (goalkit.frameworks()[slug] for slug in ("okr", "kpi"))
    assert set(BOTH) <= {*HEADING.findall(okr.body), *HEADING.findall(kpi.body)}
    for page in (okr, kpi):
        costs = section(page, "The disadvantages, plainly")
        assert [one for one in (*PRICE, "Stress and conflict") if f"**{one}.**" not in costs] == []


def test_a_framework_page_reads_well_in_a_terminal(page: FrameworkPage) -> None:
    printed = "".join(framework_page.page(page, Look(width=80)))
    assert "](" not in printed
    assert "**" not in printed
    assert f"`{next(words for words, address in LINK.findall(page.body) if address.startswith(RULE))}`" in printed


def test_names_of_frameworks_are_told_apart() -> None:
    pages = goalkit.frameworks().values()
    names = [(name.lower(), page.slug) for page in pages for name in (page.slug, page.name, page.short, *page.aliases)]
    assert len({name for name, _ in names}) == len(set(names))
    assert [name for name, slug in names if find_framework(name).slug != slug] == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("orks", "okr"), ("balnced scorecard", "balanced-scorecard"), ("smrt", "smart")]
)
def test_a_framework_that_nobody_knows_is_answered_with_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(UnknownFrameworkError, match=f"“{typed}”. Did you mean “{meant}”"):
        find_framework(typed)


def test_a_framework_unlike_any_other_is_answered_with_the_list() -> None:
    with pytest.raises(UnknownFrameworkError, match=r"There are balanced-scorecard, kpi, .*, smart\."):
        find_framework("V2MOM")


def test_examples_of_a_framework_lint_clean(page: FrameworkPage) -> None:
    examples = shown(page)
    assert examples
    assert [loud(text) for _, text in examples] == [[] for _ in examples]


def test_examples_of_a_framework_are_read_as_it(page: FrameworkPage) -> None:
    known = {other.framework: {part.kind for part in other.parts} for other in goalkit.frameworks().values()}
    assert page.framework in {framework for framework, _ in shown(page)}
    for framework, text in shown(page):
        document = goalkit.read(text, format="markdown")
        assert document.framework == framework, text
        assert {goal.kind for goal in document.goals} <= known[framework], text
