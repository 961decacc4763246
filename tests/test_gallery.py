"""Each template of the gallery is whole, renders, reads back as the same goals, and passes goalkit's own lint."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalkit.template import Template, check, search, templates
from goalkit.template.front import load
from goalkit.template.gallery import files_in
from tests.templates import BODY, FRONT, made

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "templates").rglob("*.jinja"))
NAMES = frozenset(file.name.partition(".")[0] for file in FILES)
SETS = 3
"""Other plausible values that each template shows beside its samples."""


def loaded(file: Path) -> Template:
    """A template, called as the repository calls it."""
    return load(file, file.relative_to(ROOT).as_posix())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.partition(".")[0])
def test_a_template_of_the_gallery_is_whole(file: Path) -> None:
    template = loaded(file)
    assert [str(one) for one in check(template, known=NAMES)] == []
    assert template.function == file.parent.name
    assert template.level is not None
    assert template.kind is not None
    assert template.not_for is not None
    assert template.sources
    assert bool(template.counter_metric) != bool(template.no_counter_metric)
    assert len(template.values) >= SETS
    for said in (template.purpose, template.not_for, *(slot.help for slot in template.slots)):
        assert said[0].isupper(), said
        assert said[-1] in ".?", said
    assert [*template.values, template.samples].count(template.samples) == 1


def test_the_gallery_is_what_lies_in_the_folder() -> None:
    assert sorted(template.name for template in templates()) == sorted(NAMES)
    assert len(NAMES) == len(FILES)
    assert [file for file in (ROOT / "templates").rglob("*") if file.is_file() and file not in FILES] == []


def test_links_and_folders_are_no_templates(tmp_path: Path) -> None:
    (tmp_path / "deep" / "one.md.jinja").parent.mkdir()
    (tmp_path / "deep" / "one.md.jinja").write_text(FRONT + BODY, encoding="utf-8")
    (tmp_path / "two.md.jinja").symlink_to(tmp_path / "deep" / "one.md.jinja")
    (tmp_path / "three.md.jinja").mkdir()
    (tmp_path / "four.md").write_text("# No template\n", encoding="utf-8")
    assert [file.name for file in files_in(tmp_path)] == ["one.md.jinja"]


def test_a_search_finds_templates_that_have_all_its_words() -> None:
    both, one = (search(words, templates()) for words in (["customers", "referral"], ["customers"]))
    assert 0 < len(both) < len(one)
    assert search(["customers", "quartz"], templates()) == []
    assert search(["customers", "quartz"], templates(), some=True) == one


def test_a_search_looks_at_kinds_and_metrics_and_last_at_what_is_asked() -> None:
    named = FRONT.replace("framework: okr", "framework: okr\nkind: key_result")
    within = BODY.replace("- KR:", "{% if shop %}{{ metric('csat') }}{% endif %}\n\n- KR:")
    told = FRONT.replace("framework: okr", "framework: okr\nkind: objective").replace("its customers", "satisfaction")
    some = [made(BODY, told, "told.md.jinja"), made(within, named, "named.md.jinja")]
    found = {
        word: [one.name for one in search([word], some)] for word in ("objective", "satisfaction", "whose", "oslo")
    }
    assert found == {
        "objective": ["told"],
        "satisfaction": ["named", "told"],
        "whose": ["told", "named"],
        "oslo": [],
    }
