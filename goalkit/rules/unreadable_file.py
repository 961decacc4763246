"""Files that can't be read at all."""

from collections.abc import Iterator

from goalkit.english.words.quoting import clause
from goalkit.model import Document
from goalkit.rule import Finding, rule


@rule(category="correctness", since="0.1.0")
def unreadable_file(document: Document) -> Iterator[Finding]:
    """A file can't be read.

    It is missing, its permissions keep goalkit out, or it is not text: goalkit reads UTF-8, and UTF-16 with a byte
    order mark. None of its goals were looked at, so a run that says nothing else about it says nothing at all. The
    other files of the run are checked as ever.

    What such a file looks like can't be shown in a text; what a readable one looks like can.

    ```md
    # Ferry line, Q1 2027

    ## Objective: Islanders plan their day around our timetable
    - KR: Crossings that leave on the minute rise from 72% to 85%
    - KR: Passengers with a yearly pass rise from 820 to 1,000
    ```
    """
    for problem in document.problems:
        if problem.kind == "unreadable":
            yield Finding(at=problem.at, message=clause(problem.message), ask=clause(problem.ask))
