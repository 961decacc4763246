"""“Did you mean …?”: one answer, wherever it is asked."""

from __future__ import annotations

import pytest

from goalkit.english.words.near import nearest, nearest_few

NAMES = ["missing-target", "missing-metric", "vague-term", "no_owner"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("vague-trem", "vague-term"),
        ("VAGUE TERM", "vague-term"),
        ("no-owner", "no_owner"),
        ("missing_targt", "missing-target"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_meant_however_it_is_joined(written: str, meant: str | None) -> None:
    assert nearest(written, NAMES) == meant


def test_several_come_nearest_first() -> None:
    assert nearest_few("missing-metrik", NAMES, most=2) == ["missing-metric", "missing-target"]
    assert nearest("missing-metrik", NAMES, alike=0.99) is None


def test_a_megabyte_is_no_slip_of_the_pen() -> None:
    assert nearest("vague-term" * 100_000, NAMES) is None
