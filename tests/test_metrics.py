"""The metric registry: its facts hold together, and names are found where they stand."""

import pytest

from goalkit.english.metric import find, match, registry, suggest

METRICS = list(registry().values())


def found(phrase: str) -> tuple[str, str] | None:
    words = phrase.split()
    hit = match(words, 0)
    return hit and (hit[0].id, " ".join(words[: hit[1]]))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("first response time under 2 hours", ("first_response_time", "first response time")),
        ("page views of the docs", ("page_views", "page views")),
        ("trial to paid conversion rate from 4", ("trial_conversion", "trial to paid conversion")),
        ("load balancers", None),
        ("loses", None),
    ],
)
def test_the_longest_name_is_found_at_the_place(phrase: str, expected: tuple[str, str] | None) -> None:
    assert found(phrase) == expected


def test_a_name_in_a_field_is_found_with_its_decoration() -> None:
    nps = registry()["nps"]
    assert find("Net Promoter Score (NPS)") is nps
    assert find("Average NPS score") is nps
    assert find("NPS dashboard") is None
    assert nps in suggest("net promotr score")


@pytest.mark.parametrize("metric", METRICS, ids=lambda one: one.id)
def test_the_facts_of_a_metric_hold_together(metric: object) -> None:
    from goalkit.english.metric import Metric

    assert isinstance(metric, Metric)
    assert match(metric.name.lower().replace("-", " ").split(), 0)
    if metric.min is not None and metric.max is not None:
        assert metric.min < metric.max
    if metric.complement is not None:
        other = registry()[metric.complement]
        assert other.complement == metric.id
        assert {metric.better, other.better} == {"up", "down"}
