"""A team's site: sound HTML, links that lead somewhere, nothing hostile that runs, and nothing rewritten in vain."""

from __future__ import annotations

import datetime
import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.form.fields import KINDS
from goalkit.lint import lint
from goalkit.read import read
from goalkit.site.team import Board, Built, TeamSiteError, board_of, write_site
from goalkit.site.team.diagrams import alignment, strategy_map
from goalkit.site.team.layers import layers_of, places_of
from goalkit.site.team.names import PAGE, file_names

EXAMPLES = Path(__file__).resolve().parent.parent / "site" / "examples"
if TYPE_CHECKING:
    from goalkit.model import Document

TODAY = datetime.date(2027, 2, 15)
SHEETS = ["goalkit-site.json", "mark.svg", "team.css", "team.js"]
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
CLINIC = """\
framework: okr
title: Clinic, Q1 2027
period: Q1 2027
owner: Dana
objectives:
  - id: O1
    objective: Patients are seen on time
    key_results:
      - id: KR1
        key_result: Raise on-time starts from 58% to 85%
        check_ins:
          - {date: 2027-01-15, value: 61%, confidence: 0.8, status: on_track}
          - {date: 2027-02-01, value: 66%, confidence: 0.3, status: at_risk, note: new rota}
kpis:
  - kpi: Calls answered
    green: "≥ 90%"
    amber: 80-90%
    series: {2027-01-04: 91%, 2027-01-11: 85%, 2027-01-18: 78%}
"""
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% include 'x' %}{# no #}",
    "</title></svg></main><!-- ",
    "]]>&lt;b&gt;&#x3c;",
    "../../etc/passwd",
    "w" * 100_000,
    "\u202eoverridden\u0000\u0007\ufeff",
    "[a](javascript:alert(1)) **b** | c",
    "CON",
    "ｗｉｄｅ 漢字 🧁 e\u0301",
)


class Page(HTMLParser):
    """A page, read strictly: every element that is opened is closed, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> has an attribute twice"
        self.attributes.update(names)
        given_ = dict(attrs)
        if "id" in given_:
            self.ids.append(given_["id"] or "")
        if given_.get("href"):
            self.links.append(given_["href"] or "")
        if given_.get("src"):
            self.sources.append(given_["src"] or "")
        if tag not in VOID:
            if tag == "li":
                assert self.open[-1] in {"ul", "ol"}
            if tag in {"p", "ul", "div", "h2", "table", "dl"}:
                assert "p" not in self.open, f"<{tag}> would end the paragraph that it stands in"
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Elements of SVG may close themselves."""
        assert "svg" in self.open, f"<{tag}/> outside of a drawing"
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join(" ".join(self.words).split())


def made(folder: Path, *sources: str | Path, today: datetime.date = TODAY, title: str | None = None) -> Built:
    """Read sources, check them and write the site."""
    documents = [
        read(one, today=today)
        if isinstance(one, Path)
        else read(one, format="yaml", path=f"{number}.yaml", today=today)
        for number, one in enumerate(sources)
    ]
    return write_site(board(documents, today, title), folder)


def board(documents: list[Document], today: datetime.date = TODAY, title: str | None = None) -> Board:
    """Lay out documents."""
    return board_of(documents, lint(documents, today=today).diagnostics, today, title)


def company() -> list[Path]:
    """The files of the example company."""
    return sorted((EXAMPLES / "company").iterdir())


def check(folder: Path) -> dict[str, Page]:
    """Look at every page: sound, safe, and with links that lead to pages that are there."""
    files = sorted(folder.rglob("*.html"))
    pages = {file.relative_to(folder).as_posix(): Page(file.read_text(encoding="utf-8")) for file in files}
    for name, page in pages.items():
        assert page.tags.count("h1") == 1, name
        assert len(set(page.ids)) == len(page.ids), name
        assert {"main", "header", "nav", "footer"} <= set(page.tags)
        assert not [one for one in page.attributes if one.startswith("on") or one == "style"], name
        assert not {"style", "iframe", "object", "base", "img"} & set(page.tags), name
        assert page.sources in ([], ["assets/team.js"]), name
        for link in page.links:
            target, _, fragment = link.partition("#")
            file = (folder / name).parent / target if target else folder / name
            assert re.fullmatch(r"(\.\./)?[a-z0-9./-]*(#[a-z]+)?", link), link
            assert file.resolve().is_relative_to(folder.resolve())
            assert file.is_file(), link
            if fragment:
                assert fragment in page.ids
    return pages


def hostile(words: str) -> str:
    """Goals of every kind with the same words in every field, as a file of the documented form."""
    check_in = {"date": "2027-01-15", "value": words, "note": words, "status": words, "confidence": words}
    goals: dict[str, object] = {
        form.group: [
            {form.statement: words, "check_ins": [check_in, {**check_in, "change_reason": words}]}
            | {key: [words] if field.shape == "list" else words for key, field in form.fields.items()}
            | {"id": words if kind == "objective" else f"{kind} {words}"}
        ]
        for kind, form in KINDS.items()
    }
    step = dict.fromkeys(("step", "owner", "process_time", "wait_time", "oee"), words)
    stream = {"value_stream": words, "owner": words, "lead_time": words, "steps": [{**step, "waste": [words]}]}
    head = {"framework": "okr", "title": words, "owner": words, "period": words, "perspectives": [words]}
    return json.dumps({**head, **goals, "value_streams": [stream]})


def test_company(tmp_path: Path) -> None:
    built = made(tmp_path, *company(), title="Nine bakeries")
    pages = check(tmp_path)
    assert built.written == len(pages) == 22 + 4 + 3 + 10
    assert pages["goals/o-1-2.html"].text.count("Bread thrown away falls from 9% to 6%") >= 2
    assert "sharpened by By 26 March 2027" in pages["goals/o-1-2.html"].text
    assert "leads to Bread pays for the shops it is sold in" in pages["scorecard.html"].text
    assert "flow efficiency, worked out 31.6%" in pages["flow.html"].text
    assert pages["goals.html"].text.count("SMART goal G-7") == 1
    assert "owners/emil-vogt.html" in pages


def test_check_ins_in_a_file_of_their_own_count(tmp_path: Path) -> None:
    log = "framework: okr\ncheck_ins:\n  - {goal: KR1, date: 2027-02-08, value: 70%, note: second desk open}\n"
    made(tmp_path, CLINIC, log)
    pages = check(tmp_path)
    assert "8 Feb 2027 70% second desk open" in pages["goals/kr1.html"].text
    assert "44% of the way" in pages["goals/kr1.html"].text
    assert [name for name in pages if name.startswith("teams/")] == ["teams/clinic.html"]


def test_check_ins_about_nothing_are_told(tmp_path: Path) -> None:
    log = "framework: okr\ntitle: Notes\ncheck_ins:\n  - {goal: KR9, date: 2027-02-08, value: 70%}\n"
    made(tmp_path, CLINIC, log)
    assert "“KR9” is no goal" in check(tmp_path)["teams/notes.html"].text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Nine bakeries, KPIs", "Nine bakeries"),
        ("Sales OKRs", "Sales"),
        ("Sales (OKRs), Q1 2027", "Sales"),
        ("Goals", "Goals"),
        ("Growth metrics", "Growth metrics"),
        ("Clinic: balanced scorecard", "Clinic"),
    ],
)
def test_goals_of_every_sort_are_of_one_team(title: str, name: str) -> None:
    document = read(
        f"title: {json.dumps(title)}\n{CLINIC.replace('title: Clinic, Q1 2027', '')}", format="yaml", today=TODAY
    )
    assert [one.name for one in board([document]).teams] == [name]


def test_two_scorecards_stand_on_one_page(tmp_path: Path) -> None:
    made(tmp_path, EXAMPLES / "company" / "scorecard.yaml", EXAMPLES / "scorecard.yaml")
    page = check(tmp_path)["scorecard.html"]
    assert page.tags.count("marker") == 2
    assert page.tags.count("h2") == 2


def test_webs_that_have_nothing_to_do_with_each_other_are_drawn_apart(tmp_path: Path) -> None:
    made(tmp_path, *company(), EXAMPLES / "north-star-with-inputs.yaml")
    assert check(tmp_path)["alignment.html"].tags.count("marker") == 2
    both = board([read(EXAMPLES / name, today=TODAY) for name in ("north-star-with-inputs.yaml", "scorecard.yaml")])
    (star, drawing), *_ = alignment(both)
    assert star.goal.kind == "north_star"
    assert {box.card.document.path for box in drawing.boxes} == {star.document.path}


def test_an_arrow_passes_by_the_boxes_in_its_way() -> None:
    source = "framework: balanced_scorecard\nobjectives:\n" + "".join(
        f"  - {{id: S-{at}, perspective: {side}, objective: Goal {at} stands, leads_to: [{ends}]}}\n"
        for at, side, ends in ((1, "Financial", ""), (2, "Customer", "S-1"), (3, "Internal process", "S-2, S-1"))
    )
    (document,) = [read(source, format="yaml", today=TODAY)]
    drawing = strategy_map(document, board([document]))
    assert drawing is not None
    right = max(box.x for box in drawing.boxes) + drawing.box
    past = [line for line in drawing.lines if float(line.path.split("C")[1].split()[0]) > right]
    assert [(line.start.goal.id, line.end.goal.id) for line in past] == [("S-3", "S-1")]


def test_standing_chart_and_findings(tmp_path: Path) -> None:
    made(tmp_path, CLINIC)
    pages = check(tmp_path)
    result = pages["goals/kr1.html"]
    assert "30% of the way, 51% of the time" in result.text
    assert "at risk" in result.text
    assert "1 Feb 2027 66% 30%" in result.text
    assert "new rota" in result.text
    assert "polyline" in result.tags
    assert "worst of its results" in pages["goals/o1.html"].text
    gauge = next(page for name, page in pages.items() if name.startswith("goals/calls-answered"))
    assert "18 Jan 2027 78% out of range" in gauge.text
    assert "11 Jan 2027 85% at its limit" in gauge.text
    assert pages["index.html"].text.count("Raise on-time starts") == 1
    assert "What goalkit says of it" in "".join(page.text for page in pages.values())


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:12])
def test_hostile_words_are_words(tmp_path: Path, words: str) -> None:
    made(tmp_path, hostile(words), hostile("plain"))
    for name, page in check(tmp_path).items():
        assert page.tags.count("script") == (name == "goals.html")
        assert "49" not in page.text or "{{" not in words
    scripts = sorted(file.name for file in tmp_path.rglob("*") if file.suffix not in {".html", ""})
    assert [name for name in scripts if not name.endswith((".woff2", ".txt"))] == SHEETS


def test_policy_allows_no_inline_script(tmp_path: Path) -> None:
    made(tmp_path, CLINIC)
    html = (tmp_path / "goals.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert "unsafe" not in policy[1]
    assert "default-src 'none'" in policy[1]
    assert re.findall(r"https?://", html) == []
    for asset in (tmp_path / "assets").glob("*.[cjs][sv]*"):
        said = asset.read_text("utf-8")
        assert re.findall(r"@import|fetch\(|https?://(?!www\.w3\.org/2000/svg)", said) == []
        assert all((asset.parent / name).is_file() for name in re.findall(r'url\("?([^")]*)', said))


def test_unchanged_pages_are_not_rewritten(tmp_path: Path) -> None:
    made(tmp_path, *company())
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    again = made(tmp_path, *company())
    assert (again.written, again.removed) == (0, 0)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


def test_what_changed_stays_until_the_next_change(tmp_path: Path) -> None:
    made(tmp_path, CLINIC)
    assert "first revision" in check(tmp_path)["changes.html"].text
    changed = CLINIC.replace("to 85%", "to 80%").replace("Calls answered", "Calls taken")
    made(tmp_path, changed, today=datetime.date(2027, 2, 20))
    for day in (20, 21):
        made(tmp_path, changed, today=datetime.date(2027, 2, day))
        text = check(tmp_path)["changes.html"].text
        assert "From the revision of 15 Feb 2027 to that of 20 Feb 2027" in text
        assert "wording Raise on-time starts from 58% to 85% → Raise on-time starts from 58% to 80%" in text
        assert "New 1 Calls taken" in text
        assert "Gone 1 Calls answered" in text


def test_a_goal_in_another_file_is_still_the_same(tmp_path: Path) -> None:
    made(tmp_path, "framework: okr", CLINIC.replace("id: ", "note: "))
    made(tmp_path, CLINIC.replace("id: ", "note: ").replace("to 85%", "to 80%"))
    page = check(tmp_path)["changes.html"].text
    assert "Calls answered" not in page
    assert tuple(one for one in ("New 1", "Gone 1") if one in page) == ("New 1", "Gone 1")


def test_charts_name_units_limits_and_the_last_value(tmp_path: Path) -> None:
    made(
        tmp_path, CLINIC, "framework: kpi\nkpis:\n  - {kpi: Wait, series: {2027-01-04: 12 days, 2027-02-14: 9 days}}\n"
    )
    pages = check(tmp_path)
    calls = next(page for name, page in pages.items() if name.startswith("goals/calls-answered"))
    assert {"80%", "90%", "78%", "green", "amber", "red"} <= set(calls.words)
    wait = next(page for name, page in pages.items() if name.startswith("goals/wait"))
    assert {"days", "10", "12", "9 days", "Feb", "4 Jan 2027"} <= set(wait.words)
    assert "no range set" in wait.text
    assert "no value" not in wait.text


def test_pages_of_goals_that_are_gone_go_and_nothing_else(tmp_path: Path) -> None:
    made(tmp_path, CLINIC)
    (tmp_path / "CNAME").write_text("goals.example\n", encoding="utf-8")
    (tmp_path / "goals" / "own.html").write_text("mine", encoding="utf-8")
    built = made(tmp_path, CLINIC.partition("kpis:")[0])
    assert built.removed == 2  # the KPI's page, and that of all KPIs
    assert not list((tmp_path / "goals").glob("calls*"))
    assert (tmp_path / "CNAME").is_file()
    assert (tmp_path / "goals" / "own.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("data", ["", "{}", '{"made_by": "goalkit site team", "version": 1}', "[" * 100_000])
def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, data: str) -> None:
    (tmp_path / "goalkit-site.json").write_text(data, encoding="utf-8")
    with pytest.raises(TeamSiteError, match="holds other files"):
        made(tmp_path, CLINIC)
    assert [file.name for file in tmp_path.iterdir()] == ["goalkit-site.json"]


def test_a_data_file_can_name_no_page_of_its_own_choice(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (tmp_path / "kept.html").write_text("kept", encoding="utf-8")
    made(site, CLINIC)
    data = json.loads((site / "goalkit-site.json").read_bytes())
    data["pages"].append("../kept.html")
    data["changes"] = [{"what": "new", "kind": "x", "statement": "y", "page": "javascript:alert(1)", "fields": []}]
    data["since"] = "2027-01-01"
    (site / "goalkit-site.json").write_text(json.dumps(data), encoding="utf-8")
    made(site, CLINIC)
    check(site)
    assert (tmp_path / "kept.html").is_file()


def test_rings_and_equal_ids(tmp_path: Path) -> None:
    ring = "framework: okr\nobjectives:\n"
    ring += "  - {id: A, objective: One, supports: [B]}\n  - {id: B, objective: Two, supports: [A]}\n"
    made(tmp_path, ring, ring, ring.replace("A", "a"))
    pages = check(tmp_path)
    assert sum(name.startswith("goals/") for name in pages) == 6
    assert pages["alignment.html"].text.count("One") >= 3


def test_statuses_of_all_goals_add_up(tmp_path: Path) -> None:
    made(tmp_path, CLINIC)
    text = check(tmp_path)["index.html"].text
    assert "3 goals of 1 team" in text
    assert "of the way 30%" in text
    assert "2 at risk 1 off track" in text


@given(st.lists(st.tuples(st.text(max_size=60), st.booleans()), max_size=30))
def test_file_names_are_safe_and_differ(words: list[tuple[str, bool]]) -> None:
    names = file_names((one, (one,), alone) for one, alone in words)
    assert len({name.casefold() for name in names}) == len(words)
    assert all(PAGE.fullmatch(f"goals/{name}.html") for name in names)


def test_file_names_stay_when_others_come() -> None:
    mine = [("O-1", ("O-1",), True), ("Käse", ("Käse",), True)]
    others = [("Kase", ("Kase",), True), ("O-2", ("O-2",), True)]
    assert file_names([*others, *mine])[2:] == file_names(mine)


@settings(deadline=None)
@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30))
def test_boxes_of_a_layer_never_overlap(pairs: set[tuple[int, int]]) -> None:
    edges = sorted((start, end) for start, end in pairs if start != end)
    layers = layers_of(range(13), edges)
    places = places_of(layers, edges, 10)
    for layer in set(layers.values()):
        row = sorted(places[node] for node, at in layers.items() if at == layer)
        assert all(right - left >= 10 - 1e-6 for left, right in pairwise(row))
    if all(start > end for start, end in edges):  # no ring
        assert all(layers[start] > layers[end] for start, end in edges)
