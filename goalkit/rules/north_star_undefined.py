"""North Stars that are a good word and no number."""

from collections.abc import Iterator

from goalkit.english.comparing.called import called
from goalkit.english.words.nouns import QUALITIES
from goalkit.english.words.quoting import quote
from goalkit.model import NorthStar
from goalkit.rule import Finding, rule

NAME = 3
"""Words of a name; what is longer may well say who does what."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("amplitude-north-star-playbook", "pmflix-north-star", "neely-record-sheet"),
    english=True,
)
def north_star_undefined(star: NorthStar) -> Iterator[Finding]:
    """The North Star is named by a good word, and nothing says what is counted.

    “Engaged customers” means people who log in to one team and people who buy to another, and both will report that it
    rose. A star needs who, does what, how often. The rule speaks only of names of up to three words that turn on
    a quality, and only if there is no formula, window, source or reason beside them.

    ```md
    # North Star: Engaged customers
                  ^^^^^^^^^^^^^^^^^

    - Input metric: Gardens with a plan for the season
    - Input metric: Plants bought from the plan
    - Input metric: Questions answered within a day
    ```

    Say who does what, how often.

    ```md
    # North Star: Gardens with three or more planned plants in the ground, per month

    - Input metric: Gardens with a plan for the season
    - Input metric: Plants bought from the plan
    - Input metric: Questions answered within a day
    ```
    """
    if star.formula or star.window or star.source or star.rationale or star.metric or star.target:
        return
    words = star.statement.casefold().split()
    if len(words) > NAME or star.reading.quantities or star.reading.placeholders:
        return
    if not (star.reading.vague_words or QUALITIES.intersection(words)):
        return
    if called(star.statement, star.reading) is None:
        yield Finding(
            at=star.statement,
            message=f"{quote(star.statement)} doesn't say who is counted, for doing what",
            ask="who does what, how often, to be counted?",
        )
