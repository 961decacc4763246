"""Progress of a project in place of a result."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import KeyResult
from goalkit.rule import Finding, rule

PROJECTS = frozenset(
    "backlog backlogs deliverable deliverables epic epics implementation initiatives migration migrations milestone "
    "milestones phase plan plans program programme project projects refactoring roadmap roll-out rollout scope sprint "
    "sprints stories story tasks task work workstream workstreams".split()
)
"""What a team works off itself; a course or a checkout is completed by those it is for."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("profit-what-changes", "agile-tools-key-result-types", "castro-good-okr-bad-okr"),
    silences=(
        "activity-as-key-result",
        "missing-baseline",
        "missing-metric",
        "output-or-effort-count",
        "percent-or-points",
    ),
    english=True,
)
def percent_complete_as_result(result: KeyResult) -> Iterator[Finding]:
    """The progress of a project is written as if it were a measure.

    “80% of the migration” is an estimate by those who do the work, and the last fifth often takes half the time. At
    100% one still knows only that the work is over. The share of customers or pupils who complete something is a
    different thing and is left alone.

    ```md
    # Records office, Q2 2027

    ## Objective: Any file is found in a minute
    - Complete 80% of the migration to the new archive
               ^^^
    - Requests answered on the same day rise from 55% to 85%
    ```

    Say what the finished part makes possible, and for how many cases.

    ```md
    # Records office, Q2 2027

    ## Objective: Any file is found in a minute
    - Files that clerks find in the new archive rise from 0% to 80%
    - Requests answered on the same day rise from 55% to 85%
    ```
    """
    reading = result.reading
    if reading.focus != "output":
        return
    for measure in reading.measures:
        target = measure.target
        if target is None or target.unit != "percent" or measure.text is None or not _is_digits(target.text):
            continue
        words = {word.strip(",.;:()") for word in measure.text.casefold().split()}
        if words & PROJECTS:
            yield Finding(
                at=target.text,
                message=f"{quote(target.text)} of {quote(measure.text, 40)} is progress of the work, not its result",
                ask="what can people do, or what is better, once that part is finished?",
            )
            return


def _is_digits(value: str) -> bool:
    """Whether the percentage is written as a number: “all tasks” is a count of them."""
    return any(letter.isdigit() for letter in value)
