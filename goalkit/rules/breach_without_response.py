"""Gauges that have been out of their range for long, and nobody takes it up."""

import datetime
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Portfolio
from goalkit.rule import Finding, Related, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("cma-okr-kpi-guide", "marr-kpi-mistakes", "wheeler-understanding-variation"),
    about=("kpi",),
)
def breach_without_response(portfolio: Portfolio, today: datetime.date) -> Iterator[Finding]:
    """A gauge stays outside its range, and no goal and no note says what is done about it.

    A gauge that is red and changes nothing teaches everybody to look away. The rule asks for a run, since chance moves
    every number: the last value red and two of the last three outside green, or eight in a row outside green. It keeps
    quiet where a goal is about the same number or refers to the gauge, where a `response` is written, where it was so
    at the same time a year ago and may be the season, and where the last value is old.

    ```yaml
    kpis:
      - kpi: Trams that leave on time
             ^^^^^^^^^^^^^^^^^^^^^^^^
        owner: Ana
        green: "≥ 95%"
        red: below 90%
        check_ins:
          - {date: 2026-11-08, value: 96%}
          - {date: 2026-11-15, value: 91%}
          - {date: 2026-11-22, value: 88%}
          - {date: 2026-11-29, value: 87%}
    ```

    Say what is done, or who accepted it, and why; or let a goal take it up.

    ```yaml
    kpis:
      - kpi: Trams that leave on time
        owner: Ana
        green: "≥ 95%"
        red: below 90%
        response: the bridge is closed until 10 January; accepted by Ana
        check_ins:
          - {date: 2026-11-08, value: 96%}
          - {date: 2026-11-15, value: 91%}
          - {date: 2026-11-22, value: 88%}
          - {date: 2026-11-29, value: 87%}
    ```
    """
    if all(one.breach is None for one in portfolio.entries):
        return
    from goalkit.model.answers import Answers  # what few portfolios need
    from goalkit.model.series import is_present

    open_ones = [one for one in portfolio.entries if one.breach is not None and is_present(one.breach, today)]
    if not open_ones:
        return
    since = min(one.breach.last for one in open_ones if one.breach is not None)
    answers = Answers(portfolio, open_ones, since)
    for entry in open_ones:
        breach = entry.breach
        assert breach is not None  # noqa: S101 (chosen above)
        if breach.before is not None or answers.to(entry) is not None:
            continue
        value = f"at {quote(breach.value)} and " if breach.value is not None else ""
        yield Finding(
            at=entry.statement,
            message=f"{quote(entry.statement)} is {value}out of its range since {breach.since.isoformat()}, "
            "and nothing takes it up",
            ask="what is done about it, or who accepts it, and why?",
            related=() if breach.value is None else (Related(breach.value, "its last value", entry.path),),
            goal=entry.id,
            path=entry.path,
        )
