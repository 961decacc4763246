"""The guide: its pages say what the code says, nothing in them can run, and it builds without a warning."""

from __future__ import annotations

import html
import json
import random
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goalkit
from goalkit.choosing import choose, questions
from goalkit.cli import VERBS, parser_of
from goalkit.cli.site import commands
from goalkit.english.metric import registry
from goalkit.frameworks import frameworks
from goalkit.registry import all_rules
from goalkit.site import KINDS, rules, write_pages
from goalkit.site.building import kinds_of
from goalkit.site.fill import filled, is_right, skeletons
from goalkit.site.gallery import as_plain, results_of
from goalkit.site.home import DRAFT
from goalkit.site.markdown import escape, fenced, link, web_address
from goalkit.site.writer import all_pages
from goalkit.template import Template, find_template, templates
from tests.accuracy import score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.rule import Rule

ROOT = Path(__file__).resolve().parent.parent
MARK = re.compile(r"<mark[^>]*>(.*?)</mark>", re.DOTALL)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</code></pre><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://elsewhere.example/x.png)",
    "{{ 7 * 7 }} {% raw %}",
    "``` \n# no heading\n```",
    "| a | b |",
    "- no item",
    "1. no item",
    "# no heading { onclick=alert(1) }",
    "*a* _b_ **c** `d` ~~e~~ a_b_c",
    "a\n\n<div>b",
    "&lt;b&gt; &amp; &#60;script>",
    "x" * 100_000,
)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every generated page by its path."""
    return dict(all_pages(ROOT, commands()))


def test_every_rule_framework_and_family_of_metrics_has_its_page(pages: dict[str, str]) -> None:
    families = {metric.family for metric in registry().values()}
    wanted = {f"rules/{name}.md" for name in all_rules()} | {f"frameworks/{slug}.md" for slug in frameworks()}
    assert wanted | {f"metrics/{family}.md" for family in families} <= set(pages)


def test_every_page_has_a_title_of_its_own_and_a_description(pages: dict[str, str]) -> None:
    heads = [text.split("---\n", 2)[1] for text in pages.values()]
    titles = [re.search(r'^title: "(.+)"$', head, re.MULTILINE) for head in heads]
    assert all(titles)
    assert len({found[1] for found in titles if found}) == len(pages)
    assert all(re.search(r'^description: ".{30,}"$', head, re.MULTILINE) for head in heads)


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.name)
def test_a_rule_page_marks_what_its_examples_mark_and_says_what_goalkit_says(rule: Rule, pages: dict[str, str]) -> None:
    text = pages[f"rules/{rule.name}.md"]
    shown = [html.unescape(words) for words in MARK.findall(text)]
    wanted = []
    for example in rule.examples:
        lines = example.source.splitlines()
        for flag in sorted(example.flags):
            same = flag.line == flag.end_line
            wanted.append(lines[flag.line - 1][flag.column - 1 : flag.end_column - 1 if same else None])
    assert shown == wanted
    assert text.count('class="gk-finding gk-finding--') >= len(wanted)
    assert str(escape(rule.summary)) in text


def test_the_first_page_shows_a_draft_with_all_that_goalkit_says_of_it(pages: dict[str, str]) -> None:
    report = goalkit.lint([goalkit.read(DRAFT, "markdown")])
    assert [one.rule for one in report.diagnostics] == re.findall(r"\[([a-z-]+)\]\(rules/", pages["index.md"])
    assert len(MARK.findall(pages["index.md"])) == len(report.diagnostics) >= 3


def test_every_command_and_option_is_in_the_reference(pages: dict[str, str]) -> None:
    text = html.unescape(pages["reference/command-line.md"])
    for verb in VERBS:
        assert f"## goalkit {verb} {{" in text
        for option in parser_of(verb).options():
            assert option in text


def test_every_setting_is_in_the_reference(pages: dict[str, str]) -> None:
    settings_page = pages["reference/configuration.md"]
    assert [key for key in goalkit.config_schema()["properties"] if f"<code>{key}</code>" not in settings_page] == []


def test_every_template_has_its_page_with_what_it_gives(pages: dict[str, str]) -> None:
    for template in templates():
        text = pages[f"templates/{template.name}.md"]
        shown = "\n".join(line.removeprefix("    ") for line in text.splitlines())
        assert goalkit.render(template, template.samples).rstrip() in shown
        assert f"]({template.name}.md)" in pages["templates/index.md"]


def test_only_rules_that_were_judged_have_figures(pages: dict[str, str]) -> None:
    assert "129 were right" in pages["rules/missing-baseline.md"]
    assert "How sure it is" not in pages["rules/key-result-count.md"]


def test_the_page_about_accuracy_has_every_figure_that_is_measured_and_of_the_first_meeting(
    pages: dict[str, str],
) -> None:
    text = pages["accuracy/index.md"]
    for name, figures in score.measure()[0].items():
        if name != "language.other":
            precision = f"{figures.precision:.2f} ({figures.right}&nbsp;of&nbsp;{figures.claimed})"
            recall = f"{figures.recall:.2f} ({figures.noticed}&nbsp;of&nbsp;{figures.expected})"
            part = "further" if name.startswith("documents.") else "technical"
            met = score.load("first-met.yaml")[part][name]
            assert f"| {precision} | {recall} | {met['precision']:.2f}, {met['recall']:.2f} |" in text, name


def test_the_page_about_speed_has_every_figure_that_was_recorded_and_names_the_machine(pages: dict[str, str]) -> None:
    text = pages["speed/index.md"]
    told = json.loads((ROOT / "tests/benchmarks/figures.json").read_text(encoding="utf-8"))
    on = told["many"]["on"]
    assert all(str(on[name]) in text for name in ("day", "python", "system", "processor"))
    for name, taken in told["many"]["tools"].items():
        assert f"| {name} {on['versions'][name]} | " in text
        assert f" | {taken['cpu']:.2f} s | " in text
    for name, taken in told["one"]["tools"].items():
        assert f" | {taken['cpu'] * 1000:.0f} ms | " in text, name
    for row in told["across"]["rows"]:
        assert f"| {row['documents']:,} | {row['goals']:,} | {row['findings']:,} | " in text
    for row in told["files"]["rows"]:
        assert f"| {row['documents']:,} | {row['processes']} | {row['goals']:,} | {row['findings']:,} | " in text


def test_metrics_are_all_in_the_index_and_explained_once(pages: dict[str, str]) -> None:
    index = pages["metrics/index.md"]
    for name, metric in registry().items():
        anchor = name.replace("_", "-")
        assert f"]({metric.family}.md#{anchor})" in index
        assert pages[f"metrics/{metric.family}.md"].count(f"{{ #{anchor} }}") == 1


def test_pages_that_did_not_change_are_left_alone_and_old_ones_go(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    shutil.copytree(ROOT / "tests" / "accuracy", tmp_path / "tests" / "accuracy")
    made = list(rules.pages(tmp_path))
    first = write_pages(tmp_path, made)
    page = tmp_path / "site" / "rules" / "missing-target.md"
    before = page.stat().st_mtime_ns
    (tmp_path / "site" / "rules" / "gone-since.md").write_text("# Gone\n", encoding="utf-8")
    (tmp_path / "site" / "rules" / "vague-term.md").write_text("# Changed\n", encoding="utf-8")
    (tmp_path / "site" / "by-hand.md").write_text("# By hand\n", encoding="utf-8")

    again = write_pages(tmp_path, made)

    assert again == (1, first.written - 1, 1)
    assert page.stat().st_mtime_ns == before
    assert not (tmp_path / "site" / "rules" / "gone-since.md").exists()
    assert (tmp_path / "site" / "by-hand.md").exists()


def test_some_kinds_are_written_alone_and_others_stay(tmp_path: Path) -> None:
    for name in ("metrics/flow.md", "choose/index.md"):
        (tmp_path / "site" / name).parent.mkdir(parents=True)
        (tmp_path / "site" / name).write_text("# Old\n", encoding="utf-8")
    done = write_pages(tmp_path, all_pages(tmp_path, (), ["choose"]), ["choose"])
    assert done == (1, 0, 0)
    assert (tmp_path / "site" / "metrics" / "flow.md").read_text(encoding="utf-8") == "# Old\n"
    assert "# Which framework fits?" in (tmp_path / "site" / "choose" / "index.md").read_text(encoding="utf-8")
    assert kinds_of([]) == set()
    assert kinds_of(["goalkit/rules/vague_term.py"]) == {"accuracy", "home", "disagreements", "frameworks", "rules"}
    assert kinds_of(["templates/smart/smart-goal.md", "tests/accuracy/evidence.yaml"]) == {
        "accuracy",
        "templates",
        "rules",
    }
    assert kinds_of(["goalkit/rules/vague_term.py", "goalkit/rule.py"]) == set(KINDS)


def test_generated_folders_are_not_kept_in_the_repository(pages: dict[str, str]) -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    for path in pages:
        parents = [f"/site/{parent.as_posix()}/" for parent in Path(path).parents]
        assert any(entry in ignored for entry in (f"/site/{path}", *parents)), path


# Words that mean harm


class Seen(HTMLParser):
    """What a browser would make of a page: its text, its elements, their attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.text += data


def seen(source: str) -> Seen:
    """Read HTML."""
    found = Seen()
    found.feed(source)
    found.close()
    return found


def as_html(source: str) -> Seen:
    """A page as MkDocs would make it."""
    markdown = pytest.importorskip("markdown", reason="MkDocs isn't installed: pip install -e '.[site]'")
    extensions = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
    return seen(markdown.markdown(source, extensions=extensions))


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:20])
@pytest.mark.parametrize("around", ["{}", "before {} after", "- {}", "| a |\n|---|\n| {} |", "<p>{}</p>", "## {}"])
def test_hostile_words_are_shown_and_nothing_else(words: str, around: str) -> None:
    shown = as_html(around.format(escape(words)))
    harmless = {"p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "h2"}
    assert {tag for tag, _ in shown.tags} <= harmless
    assert " ".join(words.split()) in " ".join(shown.text.split())


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab <>&*_`[](){}|\\#!-+1.\n\"'~=:$^/"), max_size=60))
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    shown = as_html(f"before {escape(words)} after")
    assert {tag for tag, _ in shown.tags} == {"p"}
    assert " ".join(shown.text.split()) == " ".join(f"before {words} after".split())


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "https://a.example/ onclick=x", "//x:y"]
)
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    assert web_address(address) is None
    assert str(link("words", address)) == "words"


def test_a_fence_is_longer_than_any_inside() -> None:
    assert str(fenced("````\nx\n````")).startswith("`````\n")


# The questions of the page and of the command


@pytest.mark.skipif(shutil.which("node") is None, reason="the page's script is run with node, which isn't here")
def test_page_and_command_give_the_same_advice(pages: dict[str, str]) -> None:
    drawn = random.Random(1)  # noqa: S311 no secret hangs on it
    asked = questions()
    tries = [{one.id: drawn.choice(one.answers).id for one in asked if drawn.random() < 0.7} for _ in range(400)]
    tries += [{one.id: answer.id} for one in asked for answer in one.answers]
    tries = [one for one in tries if one]
    form = pages["choose/index.md"]
    weights = re.findall(r'name="([\w-]+)" value="([\w-]+)" data-for="([^"]+)"', form)
    pairs = re.findall(r'data-both="([^"]+)" value="([^"]+)"', form)
    [nearly] = re.findall(r'data-nearly="([^"]+)"', form)
    script = (ROOT / "goalkit" / "site" / "theme" / "assets" / "advice.js").read_text(encoding="utf-8")
    program = (
        f"{script}\nconst weights = {json.dumps({f'{q} {a}': w for q, a, w in weights})};\n"
        f"const pairs = {json.dumps(pairs)};\n"
        f"const advised = {json.dumps(tries)}.map((answers) => advise(\n"
        "  Object.entries(answers).map(([question, answer]) => weights[question + ' ' + answer]), pairs, "
        f"{nearly}));\nconsole.log(JSON.stringify(advised));"
    )
    done = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True)  # noqa: S607
    for answers, got in zip(tries, json.loads(done.stdout), strict=True):
        wanted = choose(answers)
        because = str(escape(wanted.because)) if wanted.because else None
        assert (got["frameworks"], got["because"]) == (list(wanted.frameworks), because), answers
        assert list(got["weights"].items()) == list(wanted.weights.items())


# Templates that are filled in the page

ODD = (
    "plain words",
    "a | b, \"c\" 'd'",
    "*a* _b_ <b>x</b> &amp; ~~c~~ # {.d}",
    "=1+1",
    "- no item",
    "1. no item",
    "24",
    "1",
)


def test_any_template_can_be_filled_in_the_page_in_every_format() -> None:
    offered = {one.name: {made.format for made in skeletons(one, results_of(one))} for one in templates()}
    assert sum(len(forms) for forms in offered.values()) >= 0.98 * sum(len(one.formats) for one in templates())
    assert [name for name, forms in offered.items() if not forms] == []


@pytest.mark.slow
@pytest.mark.parametrize("template", templates(), ids=lambda template: template.name)
def test_the_page_fills_a_template_with_the_goals_that_goalkit_writes(template: Template) -> None:
    made = list(skeletons(template, results_of(template)))
    for values in template.values:
        for one in made:
            assert is_right(template, one, plain(values), goalkit.render(template, values, one.format)), one.format


@pytest.mark.parametrize("words", ODD)
def test_odd_values_in_the_page_change_words_and_no_structure(words: str) -> None:
    for name in ("smart-goal", "okr-quarter", "kpi-table"):
        template = find_template(name)
        values = {**template.samples, "owner": words}
        for made in skeletons(template, results_of(template)):
            document = goalkit.read(filled(template, made, values), made.format)
            usual = goalkit.read(filled(template, made, template.samples), made.format)
            assert [goal.kind for goal in document.goals] == [goal.kind for goal in usual.goals]


@pytest.mark.skipif(shutil.which("node") is None, reason="the page's script is run with node, which isn't here")
def test_the_script_of_the_page_fills_as_python_does() -> None:
    cases = []
    for template in templates():
        sets = [template.samples, {}, *({slot.name: words for slot in template.slots} for words in ODD)]
        for made in skeletons(template, results_of(template)):
            pieces = [as_plain(piece) for piece in made.pieces]
            for values in sets:
                slots = {
                    slot.name: {"value": values.get(slot.name, ""), "type": slot.type, "unit": slot.unit or ""}
                    for slot in template.slots
                }
                cases.append(((pieces, slots, made.format), filled(template, made, values)))
    script = (ROOT / "goalkit" / "site" / "theme" / "assets" / "fill.js").read_text(encoding="utf-8")
    program = (
        f"{script}\nconst cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));\n"
        "process.stdout.write(JSON.stringify(cases.map(([pieces, slots, format]) => fill(pieces, slots, format))));"
    )
    done = subprocess.run(
        ["node", "-e", program],  # noqa: S607
        input=json.dumps([case for case, _ in cases]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout) == [wanted for _, wanted in cases]


def plain(values: Mapping[str, object]) -> dict[str, str]:
    """Values as somebody types them."""
    return {name: str(value) for name, value in values.items()}
