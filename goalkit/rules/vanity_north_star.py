"""North Stars that count visits and not value."""

from collections.abc import Iterator

from goalkit.english.comparing.called import called
from goalkit.english.words.quoting import quote
from goalkit.model import NorthStar
from goalkit.rule import Finding, rule


@rule(
    category="coaching",
    since="0.1.0",
    sources=("amplitude-north-star-skill", "pmflix-north-star", "ries-lean-startup"),
    silences=("vanity-metric", "not-customer-value"),
)
def vanity_north_star(star: NorthStar) -> Iterator[Finding]:
    """The North Star counts people who came by, whether or not they got anything.

    Sign-ups, downloads and active users rise with reminders and advertising, and everyone who works on the product
    will find that out. A star should rise only when somebody got what they came for. “Active users” is fine once the
    page says what they did to count as active: in the sentence, in brackets, or as a `formula`.

    ```md
    # North Star: Daily active users
                  ^^^^^^^^^^^^^^^^^^

    - Input metric: Households that plan three dinners a week
    - Input metric: Planned dinners with all ingredients in the house
    - Input metric: New households that cook in their first week
    ```

    Name the act that shows the value.

    ```md
    # North Star: Dinners cooked from a plan made with us, per week

    - Input metric: Households that plan three dinners a week
    - Input metric: Planned dinners with all ingredients in the house
    - Input metric: New households that cook in their first week
    ```
    """
    if star.rationale or star.formula or "(" in star.statement:
        return
    metric = called(star.statement, star.reading, star.metric)
    if metric is None:
        return
    counted_alive = metric.vanity == "weak" and metric.family == "engagement" and metric.unit == "count"
    if metric.vanity == "yes" or counted_alive:
        yield Finding(
            at=star.metric or star.statement,
            message=f"{quote(star.metric or star.statement)} rises whether or not anybody got what they came for",
            ask="what do they do at the moment in which they get it?",
        )
