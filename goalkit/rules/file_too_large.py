"""Files too large to hold goals."""

from collections.abc import Iterator

from goalkit.english.words.quoting import clause
from goalkit.model import Document
from goalkit.rule import Finding, rule


@rule(category="correctness", since="0.1.0")
def file_too_large(document: Document) -> Iterator[Finding]:
    """A file is larger than goalkit agreed to read.

    Files of goals are small, and a file of many megabytes is mostly something else that has strayed into the folder: an
    export, a log, a data set. It was not looked at. Leave it out with `exclude`, split it, or raise `max-file-size` in
    the config if people really wrote that much.

    A file that large can't be shown here; one of a sound size can.

    ```md
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Crossings that leave on the minute rise from 72% to 85%
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```
    """
    for problem in document.problems:
        if problem.kind == "too_large":
            yield Finding(at=problem.at, message=clause(problem.message), ask=clause(problem.ask))
