"""The metric library: what is known of each well-known metric, a page for each family and an index to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.case import kebab
from goalkit.english.metric import registry
from goalkit.site.markdown import Markup, link, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from goalkit.english.metric import Metric

__all__ = ["anchor", "pages"]

FAMILIES: Mapping[str, str] = {
    "satisfaction": "What customers say of you when they are asked.",
    "loyalty": "Whether those who came stay, come back and bring others.",
    "conversion": "How many of those who could take the next step take it.",
    "activation": "Whether newcomers get to what they came for.",
    "engagement": "How much and how often people use what you make.",
    "reach": "How many people something gets to.",
    "growth": "How fast a business or a base of customers becomes larger.",
    "financial": "What comes in, what is left, and what it rests on.",
    "cost": "What things cost, in all and apiece.",
    "efficiency": "How much comes out for what goes in.",
    "speed": "How long people and things wait.",
    "flow": "How work moves through steps.",
    "quality": "How often things are right, and what happens when they aren't.",
    "reliability": "Whether what runs keeps running.",
    "security": "How exposed systems are, and how fast holes are closed.",
    "safety": "Whether people get hurt.",
    "health": "How patients fare.",
    "people": "How those who do the work fare, come and go.",
    "learning": "What people learn and can do.",
    "community": "How the people around a project or cause fare.",
    "sustainability": "What is taken from the world and given back.",
    "activity": "How much is done, which says nothing yet of what comes of it.",
    "internal": "How an organisation runs its own affairs.",
}
"""What each family is about; one that isn't here has only its name."""

BETTER = {"up": "higher is better", "down": "lower is better", "range": "depends; too much and too little can be bad"}
TIMING = {"lead": "leads: it moves early", "lag": "lags: it shows late what came"}


def pages() -> Iterator[tuple[str, str]]:
    """The index and one page a family."""
    families = _families(registry().values())
    yield "metrics/index.md", page("metrics", {"families": families, "count": len(registry()), "what": FAMILIES})
    for family, metrics in families.items():
        data = {
            "family": family,
            "says": FAMILIES.get(family, ""),
            "metrics": [(metric, list(_facts(metric))) for metric in metrics],
            "anchor": anchor,
        }
        yield f"metrics/{family}.md", page("family", data)


def anchor(metric: str) -> str:
    """The id of a metric's heading."""
    return kebab(metric)


def _families(metrics: Iterable[Metric]) -> dict[str, list[Metric]]:
    found: dict[str, list[Metric]] = {family: [] for family in FAMILIES}
    for metric in metrics:
        found.setdefault(metric.family, []).append(metric)
    return {family: sorted(some, key=lambda one: one.name.casefold()) for family, some in found.items() if some}


def _facts(metric: Metric) -> Iterator[tuple[str, Markup | str]]:
    """What is known of a metric, each with its title, and nothing that isn't."""
    late = f", readable after about {metric.reads_after_days} days" if metric.reads_after_days else ""
    partly = ", at least partly" if metric.vanity == "weak" else ""
    same = _named([metric.complement], metric.family) if metric.complement else None
    told: tuple[tuple[str, Markup | str | None], ...] = (
        ("Formula", metric.formula),
        ("Unit", " or ".join(metric.units)),
        ("Bounds", _limits(metric)),
        ("Direction", BETTER[metric.better]),
        ("Timing", TIMING[metric.timing] + late),
        ("Say with it", "over which time it is counted" if metric.needs_window else None),
        ("Complement", same and Markup("{}, on the same population").format(same)),
        ("Moves earlier", _named(metric.proxies, metric.family)),
        ("Counter-metrics", _named(metric.counters, metric.family)),
        ("May honestly suffer", _named(metric.tradeoffs, metric.family)),
        ("How it is gamed", metric.gamed_by),
        ("Vanity", None if metric.vanity == "no" else f"rises with time, spending or effort{partly}"),
        ("Average", "misleads: a few extremes move it, and a percentile says more" if metric.skewed else None),
        ("Also called", ", ".join((*metric.aliases, *metric.common))),
    )
    return ((title, said) for title, said in told if said)


def _limits(metric: Metric) -> str:
    if metric.min is not None and metric.max is not None:
        return f"{metric.min:g} to {metric.max:g}"
    if metric.min is not None:
        return f"{metric.min:g} or more"
    return f"{metric.max:g} or less" if metric.max is not None else ""


def _named(metrics: Iterable[str], family: str) -> Markup:
    """Other metrics as links to where they stand."""
    known = registry()
    links = []
    for name in metrics:
        other = known.get(name)
        if other is not None:
            here = "" if other.family == family else f"{other.family}.md"
            links.append(link(other.name, f"{here}#{anchor(name)}"))
    return Markup(", ").join(links)
