"""Files that break the rules of their format."""

from collections.abc import Iterator

from goalkit.english.words.quoting import clause
from goalkit.model import Document
from goalkit.rule import Finding, rule


@rule(category="correctness", since="0.1.0")
def invalid_syntax(document: Document) -> Iterator[Finding]:
    """A file breaks the rules of its format.

    From that place on nobody can tell what was meant, so goals may be missing from the report. Mostly a colon in a
    text wants quotes around the text, or a line is indented by one blank too many.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Islanders plan their day around our timetable
        key_results:
          - Crossings that leave on the minute: from 72% to 85%: all lines
                                                               ^
          - Passengers with a yearly pass rise from 820 to 1,000
    ```

    Mend the place that is shown; one slip may be the cause of several.

    ```yaml
    period: Q1 2027
    objectives:
      - objective: Islanders plan their day around our timetable
        key_results:
          - "Crossings that leave on the minute rise from 72% to 85%: all lines"
          - Passengers with a yearly pass rise from 820 to 1,000
    ```
    """
    for problem in document.problems:
        if problem.kind == "syntax":
            yield Finding(at=problem.at, message=clause(problem.message), ask=clause(problem.ask))
