"""Lists of KPIs that nobody can watch."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from goalkit.english.words.quoting import quote
from goalkit.model import Document, Kpi
from goalkit.rule import AtLeast, Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("marr-kpi-mistakes", "hagopian-balanced-scorecard", "gaf-kpi-notes"),
    about=("kpi",),
)
def too_many_kpis(
    document: Document, *, at_most: Annotated[int, AtLeast(1)] = 25, per_owner: Annotated[int, AtLeast(1)] = 7
) -> Iterator[Finding]:
    """There are more KPIs than anybody can act on, in all or for one owner.

    A gauge is good for as much as somebody does when it leaves its range. With seven that is a weekly habit; with
    twenty it is a report. Numbers that are kept to find causes are no KPIs: give those the type `monitor`, and they
    aren't counted. `at-most` is for a document, `per-owner` for one person or team in it; the published limits differ.

    ```md
    # KPIs: Depot

    | KPI | Target | Owner |
    | --- | --- | --- |
    | Buses that leave on time | at least 95% | Ruta |
    | Buses washed every day | at least 98% | Ruta |
    | Buses held back in the morning | at most 3 | Ruta |
    | Buses out of service at noon | at most 5 | Ruta |
    | Drivers with a free weekend in three | at least 90% | Ruta |
    | Drivers who called in sick | at most 4% | Ruta |
    | Fuel used over plan | at most 2% | Ruta |
    | Calls from passengers about heating | at most 6 a week | Ruta |
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ```

    Keep the few that make somebody act, and the rest for the day on which one of these turns red.

    ```md
    # KPIs: Depot

    | KPI | Target | Owner |
    | --- | --- | --- |
    | Buses that leave on time | at least 95% | Ruta |
    | Buses out of service at noon | at most 5 | Ruta |
    | Drivers with a free weekend in three | at least 90% | Ruta |
    ```
    """
    watched = [one for one in document.goals if isinstance(one, Kpi) and not is_monitor(one)]
    if len(watched) > at_most:
        yield Finding(
            at=watched[at_most].statement,
            message=f"{quote(watched[at_most].statement, 40)} is number {at_most + 1} of {len(watched)} KPIs",
            ask="of which of them did anybody last do something because of it?",
            related=(Related(watched[0].statement, "the first of them stands here"),),
            goal=watched[at_most].id,
        )
        return
    held: Counter[str] = Counter(one.owner.casefold() for one in watched if one.owner)
    seen: Counter[str] = Counter()
    for one in watched:
        if one.owner is None:
            continue
        owner = one.owner.casefold()
        seen[owner] += 1
        if seen[owner] == per_owner + 1:
            yield Finding(
                at=one.statement,
                message=f"{quote(one.statement, 40)} is KPI {per_owner + 1} of {held[owner]} that"
                f" {quote(one.owner, 30)} watches",
                ask="which of them would be missed on a bad week?",
                goal=one.id,
            )


def is_monitor(kpi: Kpi) -> bool:
    """Whether the author keeps it only to look things up."""
    return kpi.type is not None and kpi.type.strip().casefold() in {"monitor", "monitoring", "diagnostic"}
