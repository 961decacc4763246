"""Declared types that the values contradict."""

from collections.abc import Iterator

from goalkit.english.comparing.scale import step
from goalkit.english.words.quoting import quote
from goalkit.model import KeyResult
from goalkit.rule import Finding, Related, rule

RISING = frozenset({"positive", "increase", "increasing", "grow", "up"})
FALLING = frozenset({"negative", "decrease", "decreasing", "reduce", "down"})
BASELINE = frozenset({"baseline", "establish baseline"})
BINARY = frozenset({"binary", "boolean", "yes/no", "done/not done"})


@rule(
    category="correctness",
    since="0.1.0",
    sources=(
        "agile-tools-key-result-types",
        "simple-okr-metric-types",
        "profit-misaligned-okrs",
        "perdoo-key-result-types",
    ),
)
def key_result_type_mismatch(result: KeyResult) -> Iterator[Finding]:
    """A key result is declared as one type, and its values say another.

    A tool computes progress by the type: for a rising result it counts up from the start. If the target lies below the
    start, progress is negative on the first day and 100% when things are worst. A baseline that is still to be
    measured has no target yet, and something that is done or not done has no 40%.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Tenants are heard the day they write
        key_results:
          - key_result: First reply time
            type: increase
                  ^^^^^^^^
            baseline: 6 hours
            target: 45 minutes
    ```

    Correct the type, or the values if they were swapped.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Tenants are heard the day they write
        key_results:
          - key_result: First reply time
            type: decrease
            baseline: 6 hours
            target: 45 minutes
          - key_result: Letters answered in full the first time
            type: increase
            baseline: 48%
            target: 70%
    ```
    """
    if result.type is None or len(result.reading.measures) != 1:
        return
    measure = result.reading.measures[0]
    start, end = measure.baseline, measure.target
    declared = result.type.strip().casefold()
    moved = step(start, end) if start is not None and end is not None else None
    if start is not None and end is not None and moved is not None:
        if (declared in RISING and moved < 0) or (declared in FALLING and moved > 0):
            way = "falls" if moved < 0 else "rises"
            yield Finding(
                at=result.type,
                message=f"{quote(result.type)} is declared, but it {way} from {quote(start.text)} to {quote(end.text)}",
                ask="is the type wrong, or are start and target swapped?",
                related=(Related(end.text, "the target is here"),),
            )
    elif end is not None and declared in BASELINE:
        yield Finding(
            at=result.type,
            message=f"{quote(result.type)} is declared, but a target of {quote(end.text)} is set already",
            ask="is the value of today known, so that this is a plain result?",
            related=(Related(end.text, "the target is here"),),
        )
    if end is not None and declared in BINARY and end.unit == "percent" and end.number not in {0, 100}:
        yield Finding(
            at=result.type,
            message=f"{quote(result.type)} is done or not done, and {quote(end.text)} is neither",
            ask="what is done when it is done, or is it a number after all?",
            related=(Related(end.text, "the target is here"),),
        )
