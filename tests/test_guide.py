"""Every page of the built guide: sound HTML with no script or style in it, links that lead somewhere, told well."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from goalkit.report import SITE_URL
from tests.guide import read_page

if TYPE_CHECKING:
    from pathlib import Path

    from tests.guide import PageRead

pytestmark = pytest.mark.slow

ELEMENTS = frozenset(
    "html head meta title link script body header nav main aside footer section article form fieldset legend label "
    "input select option datalist output meter button textarea h1 h2 h3 h4 p ul ol li dl dt dd div span a em strong "
    "code pre mark sup br hr table thead tbody tr th td figure figcaption details summary blockquote img".split()
)
"""Elements of HTML that pages are made of; any other is a word in brackets that was not made harmless."""
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset("svg g path rect line polygon polyline circle text tspan title desc defs marker".split())


def test_html_is_valid_and_of_known_elements(guide_pages: dict[str, PageRead]) -> None:
    for address, page in guide_pages.items():
        assert page.objections == [], address
        unknown = {tag for tag, _ in page.tags} - ELEMENTS - {SVG + tag for tag in DRAWN}
        assert unknown == set(), address
        assert [tag for tag, attributes in page.tags if "markdown" in attributes] == [], address


def test_a_strict_parser_objects() -> None:
    assert read_page("<!doctype html><title>x</title><p>“<metric>” is</p>").objections
    assert read_page("<!doctype html><title>x</title><p>words</p>").objections == []


def test_no_script_or_style_stands_in_a_page(guide_pages: dict[str, PageRead]) -> None:
    for address, page in guide_pages.items():
        for tag, attributes in page.tags:
            if tag == "script":
                inert = attributes.get("type") == "application/json"
                assert attributes.get("src") or inert, f"{address}: {attributes}"
            assert tag != "style", address
            assert not [one for one in attributes if one.startswith("on") or one == "style"], f"{address}: {attributes}"


def test_nothing_is_fetched_from_elsewhere(guide_pages: dict[str, PageRead]) -> None:
    for address, page in guide_pages.items():
        for tag, attributes in page.tags:
            fetched = attributes.get("src") or (attributes.get("href") if tag == "link" else None) or ""
            there = urlsplit(fetched).netloc
            assert there == "" or (tag == "link" and fetched.startswith(SITE_URL)), f"{address}: {fetched}"


def test_no_link_or_anchor_is_broken(guide_pages: dict[str, PageRead], guide_folder: Path) -> None:
    files = {one.relative_to(guide_folder).as_posix() for one in guide_folder.rglob("*") if one.is_file()}
    named = {
        address: {attributes["id"] for _, attributes in page.tags if attributes.get("id")}
        for address, page in guide_pages.items()
    }
    broken, followed = [], 0
    for address, page in guide_pages.items():
        for tag, attributes in page.tags:
            target = attributes.get("href") if tag in {"a", "link"} else attributes.get("src")
            if not target or urlsplit(target).scheme not in {"", "https"}:
                continue
            whole, anchor = urldefrag(urljoin(SITE_URL + address, target))
            if not whole.startswith(SITE_URL):
                continue
            followed += 1
            place = whole.removeprefix(SITE_URL).partition("?")[0]
            if place in named:
                if anchor and anchor not in named[place]:
                    broken.append(f"{address}: {target}")
            elif place not in files:
                broken.append(f"{address}: {target}")
    assert broken == []
    assert followed > 100 * len(guide_pages)


def test_headings_go_down_one_step_at_a_time_and_ids_are_unique(guide_pages: dict[str, PageRead]) -> None:
    for address, page in guide_pages.items():
        ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
        assert len(ids) == len(set(ids)), f"{address}: {sorted({one for one in ids if ids.count(one) > 1})}"
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1, f"{address}: {levels}"
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{address}: {levels}"


def test_each_page_says_what_it_is_to_searches_and_to_those_who_share_it(guide_pages: dict[str, PageRead]) -> None:
    told: dict[tuple[str, str], str] = {}
    for address, page in guide_pages.items():
        if address == "404.html":
            continue
        meta = {
            attributes.get("name") or attributes.get("property"): attributes.get("content", "")
            for tag, attributes in page.tags
            if tag == "meta"
        }
        for name in ("description", "og:title", "og:description", "og:site_name", "og:type", "twitter:card"):
            assert meta.get(name, "").strip(), f"{address} has no {name}"
        assert meta["og:description"] == meta["description"]
        assert meta["og:url"] == SITE_URL + address
        assert len(meta["description"]) >= 30, address
        both = (meta["og:title"], meta["description"])
        assert told.setdefault(both, address) == address, f"{address} is told like {told[both]}"
        assert [one["href"] for tag, one in page.tags if tag == "link" and one.get("rel") == "canonical"] == [
            SITE_URL + address
        ]
