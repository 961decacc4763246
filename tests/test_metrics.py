"""The metric registry: its facts hold together, and names are found where they stand and nowhere else."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalkit.english.metric
from goalkit.english.metric import Metric, find, match, registry, suggest

METRICS = list(registry().values())
DATA = Path(goalkit.english.metric.__file__).with_name("metrics.json")

each_metric = pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)


def words_of(name: str) -> list[str]:
    """Split a name the way a sentence is split before it is searched."""
    return "".join(letter if letter.isalnum() else " " for letter in name.lower().replace("'", "")).split()


def found_in(sentence: str) -> list[tuple[str, str]]:
    """Every metric in a sentence, with the words that name it."""
    words = words_of(sentence)
    found = []
    at = 0
    while at < len(words):
        hit = match(words, at)
        if hit is None:
            at += 1
            continue
        metric, end = hit
        found.append((metric.id, " ".join(words[at:end])))
        at = end
    return found


@pytest.mark.parametrize(
    ("sentence", "metric", "words"),
    [
        ("Bring first response time under 2 hours", "first_response_time", "first response time"),
        ("Trial-to-paid conversion rate from 4% to 6%", "trial_conversion", "trial to paid conversion rate"),
        ("40,000 page views of the docs", "page_views", "page views"),
        ("Raise the NPS score to 60", "nps", "nps score"),
        ("Cut churn to 2%", "customer_churn", "churn"),
        ("Keep median lead times below 3 days", "lead_time", "lead times"),
        ("Capacity utilization below 80%", "utilisation", "capacity utilization"),
        ("Labor productivity up 5%", "labour_productivity", "labor productivity"),
        ("Day-7 retention from 20% to 30%", "day_7_retention", "day 7 retention"),
        ("DAU/MAU above 0.4", "stickiness", "dau mau"),
        ("Net revenue retention above 110%", "net_revenue_retention", "net revenue retention"),
        ("Raise sales by 5%", "revenue", "sales"),
        ("Sales of 5m", "revenue", "sales"),
        ("Growing monthly sales", "revenue", "sales"),
        ("99.95% availability", "uptime", "availability"),
        ("Retention to at least 80%", "customer_retention", "retention"),
        ("Employee retention to at least 80%", "staff_retention", "employee retention"),
        ("200 sign-ups a week", "sign_ups", "sign ups"),
    ],
)
def test_a_metric_is_found_by_its_longest_name(sentence: str, metric: str, words: str) -> None:
    assert found_in(sentence) == [(metric, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Replace the load balancers",
        "Train the sales team",
        "A justification tool for sales",
        "A plan for sales in 2027",
        "Sign up 20 customers",
        "Build a download page",
        "Cut data retention to 30 days",
        "Lead the project and share the progress",
        "Ensure availability of the documentation",
        "Show that nothing loses its place",
        "Open tickets for each finding",
        "Move to Los Angeles",
        "Change over time",
        "Help new customers feel at home",
        "Make a good first impression",
        "The NP interface and the last call made",
        "Grow our community of documentation contributors",
    ],
)
def test_ordinary_words_are_no_metrics(sentence: str) -> None:
    assert found_in(sentence) == []


@given(
    st.lists(
        st.sampled_from(["", "time", "to", "first", "response", "rates", "sales", "5", "s", "ß", "新"]), min_size=1
    )
)
def test_a_match_lies_inside_the_words(words: list[str]) -> None:
    for start in range(len(words)):
        hit = match(words, start)
        assert hit is None or start < hit[1] <= len(words)


@pytest.mark.parametrize(
    ("name", "metric"),
    [
        ("nps", "nps"),
        ("Net Promoter Score (NPS)", "nps"),
        ("Our NPS (relationship survey)", "nps"),
        ("Sales", "revenue"),
        ("Trial users' activation rate", "activation_rate"),
        ("Number of page views", "page_views"),
        ("net_revenue_retention", "net_revenue_retention"),
        ("NPS responses", None),
        ("Teams with uptime", None),
        ("code churn", "code_churn"),
        ("", None),
        ("()", None),
    ],
)
def test_a_field_names_a_metric(name: str, metric: str | None) -> None:
    assert find(name) is (registry()[metric] if metric else None)


def test_a_mistyped_name_suggests_what_was_meant() -> None:
    assert registry()["nps"] in suggest("net promotr score")
    assert registry()["first_response_time"] in suggest("frist response time")
    assert suggest("zzzzzz") == ()


@each_metric
def test_each_name_finds_its_own_metric(metric: Metric) -> None:
    for name in (metric.id, metric.name, *metric.aliases, *metric.common):
        assert find(name) is metric, name
    for name in (metric.name, *metric.aliases):
        words = words_of(name)
        assert match(words) == (metric, len(words)), name


@each_metric
def test_each_reference_exists(metric: Metric) -> None:
    referred = [*metric.counters, *metric.tradeoffs, *metric.proxies]
    assert all(one in registry() for one in referred)
    assert metric.id not in referred
    assert all(metric.id in registry()[one].tradeoffs for one in metric.tradeoffs)


@each_metric
def test_complements_are_two_sides_of_one_base(metric: Metric) -> None:
    if metric.complement is None:
        return
    other = registry()[metric.complement]
    assert other.complement == metric.id
    assert {metric.better, other.better} == {"up", "down"}
    assert metric.unit == other.unit == "percent"
    assert metric.max == (None if other.min is None else 100 - other.min)
    assert (metric.needs_window, metric.denominator_known) == (other.needs_window, other.denominator_known)


@each_metric
def test_the_facts_of_a_metric_hold_together(metric: Metric) -> None:
    assert metric.units[0] == metric.unit
    assert len(set(metric.units)) == len(metric.units)
    if metric.min is not None and metric.max is not None:
        assert metric.min < metric.max
    assert metric.reads_after_days is None or metric.reads_after_days > 0
    # A share of all teams is no sum of the teams' shares, and what is counted must have a name.
    assert not (metric.additive and metric.unit in {"percent", "ratio", "score"})
    assert metric.noun or metric.unit != "count"
    assert metric.counters, "what would show that it is gamed?"
    assert metric.proxies or metric.vanity != "yes", "what should be used instead?"
    assert metric.meaning.endswith(".")
    assert metric.gamed_by
    assert metric.gamed_by.endswith(".")


def test_the_data_file_is_written_one_way() -> None:
    order = """
        id name aliases common not_after family unit units noun per min max better timing vanity needs_window additive
        denominator_known skewed reads_after_days complement counters tradeoffs proxies formula meaning gamed_by
    """.split()
    seen = set()
    for fields in json.loads(DATA.read_text(encoding="utf-8")):
        assert list(fields) == [key for key in order if key in fields], fields["id"]
        assert fields["id"] not in seen
        seen.add(fields["id"])
        # What is at its default is left out.
        assert not any(value is None or value is False or value in ([], "no") for value in fields.values())


def test_no_name_is_the_plural_of_another() -> None:
    names = {name.lower() for metric in METRICS for name in (metric.name, *metric.aliases, *metric.common)}
    assert sorted(name for name in names if name + "s" in names) == []
