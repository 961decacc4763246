"""Deadlines on a day on which nobody is there."""

from collections.abc import Iterator

from goalkit.model import Goal
from goalkit.rule import Finding, rule


@rule(category="coaching", since="1.0")
def deadline_on_closing_day(goal: Goal, *, closed: tuple[str, ...] = ("Sunday",)) -> Iterator[Finding]:
    """A goal is due on a day on which the bakery is closed.

    Nobody can say on that day whether it was reached. The last open day before it is what people mean.

    ```md
    - KR: Cut loaves thrown away from 40 to 12 a day by 28 February 2027
                                                     ^^^^^^^^^^^^^^^^^^^
    ```

    Name the day on which somebody will look.

    ```md
    - KR: Cut loaves thrown away from 40 to 12 a day by 27 February 2027
    ```
    """
    deadline = goal.reading.deadline
    if deadline is not None and deadline.date is not None and deadline.date.strftime("%A") in closed:
        yield Finding(deadline.text, f"the bakery is closed on that {deadline.date:%A}", ask="who looks, and when?")
