"""Links to goals that don't exist."""

import string
from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, rule
from goalkit.text import Text


@rule(
    category="correctness",
    since="0.1.0",
    sources=("lucassen-quality-user-story", "incose-guide-to-writing-requirements"),
)
def dangling_parent(portfolio: Portfolio) -> Iterator[Finding]:
    """A goal says that it supports a goal that doesn't exist.

    The team believes it is aligned, and the report of the goal above shows no support. Most often the id was mistyped,
    or the goal above was renamed or dropped. goalkit sees only the files it was given, so it speaks where other links
    of the same kind do find their goal, or where the id is one slip away from one that exists. The arrows of a strategy
    map, `leads_to`, are links too.

    ```yaml
    period: Q1 2027
    objectives:
      - id: C-2
        objective: Patients are seen on the day they call
        key_results:
          - key_result: Callers seen the same day rise from 35% to 70%
          - key_result: Visits to the emergency room by our patients fall from 60 to 35 a month
      - id: N-1
        objective: Nurses settle what needs no doctor
        parent: C-2
        key_results:
          - key_result: Visits settled by a nurse alone rise from 20% to 45%
          - key_result: Patients sent on to a doctor after all fall from 30% to 15%
      - id: N-2
        objective: The phone is answered by someone who can help
        parent: C-9
                ^^^
        key_results:
          - key_result: Calls settled without a call back rise from 40% to 75%
          - key_result: Callers who give up fall from 18% to 6%
    ```

    Correct the id, or take the link out.

    ```yaml
    period: Q1 2027
    objectives:
      - id: C-2
        objective: Patients are seen on the day they call
        key_results:
          - key_result: Callers seen the same day rise from 35% to 70%
          - key_result: Visits to the emergency room by our patients fall from 60 to 35 a month
      - id: N-2
        objective: The phone is answered by someone who can help
        parent: C-2
        key_results:
          - key_result: Calls settled without a call back rise from 40% to 75%
          - key_result: Callers who give up fall from 18% to 6%
    ```
    """
    lost: set[str] = set()
    living: set[str] = set()
    for entry, reference in references(portfolio):
        if portfolio.named(entry, reference) is not None:
            living.add(shape(reference))
        else:
            lost.add(plain(reference))
    if not lost:
        return
    typed = known_as(lost, portfolio)
    for entry, reference in references(portfolio):
        if portfolio.named(entry, reference) is not None:
            continue
        parent = portfolio.by_place.get((entry.path, entry.parent)) if entry.parent else None
        if parent is not None and parent.statement.casefold() == reference.casefold():
            continue
        meant = typed.get(plain(reference))
        if meant is None and (parent is not None or shape(reference) not in living):
            continue
        meant = meant or nearest(reference, portfolio)
        yield Finding(
            at=reference,
            message=f"{quote(reference)} is no goal in these files",
            ask=f"did you mean {quote(meant)}, {quote(portfolio.by_id[meant].statement, 40)}?"
            if meant
            else "which goal does it lead to?"
            if reference in entry.leads_to
            else "which goal does it support?",
            goal=entry.id,
            path=entry.path,
        )


def references(portfolio: Portfolio) -> Iterator[tuple[Entry, Text]]:
    """Every word with which a goal names another one."""
    return ((entry, one) for entry in portfolio.entries for one in (*entry.references, *entry.leads_to))


def known_as(lost: set[str], portfolio: Portfolio) -> dict[str, str]:
    """The ids that say the same as references that are lost, typed in another way; of several the last."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for entry in portfolio.entries:
        if entry.named and (way := plain(entry.id)) in lost and entry.id not in seen:
            seen.add(entry.id)
            found[way] = entry.id
    return found


def shape(reference: str) -> str:
    """The reference with every number as #: ids of one scheme share it."""
    kept: list[str] = []
    for character in reference[:80].casefold():
        if not character.isdigit():
            kept.append(character)
        elif kept[-1:] != ["#"]:
            kept.append("#")
    return "".join(kept)


def plain(reference: str) -> str:
    """The reference without what people type in several ways: case, signs, leading zeros."""
    letters = "".join(one if one.isalnum() else " " for one in reference[:80].casefold())
    return "".join(word.lstrip("0") or word for word in letters.split())


def nearest(reference: str, portfolio: Portfolio) -> str | None:
    """The one id that is a single slip away; None where there is none, or more than one."""
    if len(reference) > 40:
        return None
    written = str(reference)
    slips = set()
    for at in range(len(written) + 1):
        slips.add(written[:at] + written[at + 1 :])
        slips.add(written[:at] + written[at + 1 : at + 2] + written[at : at + 1] + written[at + 2 :])
        for character in string.ascii_letters + string.digits + "-_.":
            slips.add(written[:at] + character + written[at:])
            slips.add(written[:at] + character + written[at + 1 :])
    found = [one for one in slips if one in portfolio.by_id]
    return found[0] if len(found) == 1 else None
