"""Goals that leave out what counted before."""

import datetime
import re
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Change
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

EXCLUDING = re.compile(
    r"\b(?:excluding|except(?: for)?|excepting|leaving out|not counting|not including|other than|apart from"
    r"|aside from|outside of)\b",
    re.IGNORECASE,
)
LONGEST = 1000
"""Characters of a statement in which such words are looked for."""
AFTER = re.compile(r"[^,;.()\[\]]{0,80}")


@rule(category="coaching", since="0.1.0", sources=("bevan-hood-targets", "muller-tyranny-of-metrics"))
def scope_narrowed(change: Change, today: datetime.date) -> Iterator[Finding]:
    """A goal leaves out cases that counted in the version before.

    What is left out is seldom what goes well. Such words are reasonable when a goal is written; added later, with the
    figures as they were, they lower the bar without touching a number. The rule looks for new words such as
    “excluding”, “except” or “not counting” in the sentence, and is silent where a new check-in gives a `change_reason`.

    ```diff
     # Delivery depot, Q4 2026

     ## Parcels come when we said they would
    -- KR: Parcels delivered on the promised day rise from 88% to 96%
    +- KR: Parcels delivered on the promised day, excluding rural rounds, rise from 88% to 96%
                                                  ^^^^^^^^^^^^^^^^^^^^^^
     - KR: Complaints about late parcels fall from 300 to 120 a month
    ```

    Keep the whole in view, and give the hard part a line of its own.

    ```diff
     # Delivery depot, Q4 2026

     ## Parcels come when we said they would
     - KR: Parcels delivered on the promised day rise from 88% to 96%
    +- KR: Rural parcels delivered on the promised day rise from 71% to 80%
     - KR: Complaints about late parcels fall from 300 to 120 a month
    ```
    """
    one, two = change.before.goal.statement, change.after.goal.statement
    if EXCLUDING.search(one[:LONGEST]) is not None or change.is_open(today):
        return
    found = EXCLUDING.search(two[:LONGEST])
    if found is None:
        return
    rest = AFTER.match(two[:LONGEST], found.end())
    words: Text = two[found.start() : rest.end() if rest else found.end()].trim()
    if [quantity.number for quantity in change.before.goal.reading.quantities] != [
        quantity.number for quantity in change.after.goal.reading.quantities
    ]:
        return  # with other figures, it is another goal
    yield Finding(
        at=words,
        message=f"{quote(words)} leaves out what counted before",
        ask="how does what is left out stand, and who looks after it now?",
        related=(Related(one, "as it was", change.before.document.path),),
    )
