"""Goals at the top that nobody works for."""

from collections.abc import Iterator

from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.model.links import SUPPORTING, links
from goalkit.rule import Finding, rule

MOST = 0.5
"""From this share of supported goals on, one without support is the exception."""
ENOUGH = 2


@rule(
    category="coaching",
    since="0.1.0",
    sources=("google-okr-playbook", "profit-misaligned-okrs", "jackson-measures-creep"),
    about=("okr",),
)
def unsupported_parent(portfolio: Portfolio) -> Iterator[Finding]:
    """An objective at the top has no goal that supports it, though those beside it do.

    It stands in the plan of the whole, and in the plan of no team. Each team may believe that another one has it.
    Where the people at the top carry it out themselves, a line of theirs that links to it says so. Its own key results
    are what it means, and a KPI that watches it asks how it goes: neither is a plan of anybody.

    ```yaml
    period: Q1 2027
    objectives:
      - id: B-1
        objective: Growers get a fair price
        key_results:
          - key_result: Share of the shelf price that growers keep rises from 21% to 28%
          - key_result: Growers with a yearly contract rise from 40 to 75
      - id: B-2
        objective: No crop is thrown away
        key_results:
          - key_result: Crops thrown away fall from 14% to 6% of the harvest
          - key_result: Crates sold to kitchens rise from 200 to 600 a week
      - id: B-3
        objective: Our cold stores run on our own power
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        key_results:
          - key_result: Power from our own roofs rises from 12% to 40%
          - key_result: Power per stored pallet falls from 9 to 6 kWh
      - id: T-1
        objective: Buyers know which grower they pay
        parent: B-1
        key_results:
          - key_result: Crates with the name of a grower rise from 10% to 70%
          - key_result: Buyers who ask for a grower again rise from 5% to 15%
      - id: T-2
        objective: Kitchens love crooked carrots
        parent: B-2
        key_results:
          - key_result: Kitchens that order every week rise from 12 to 35
          - key_result: Kitchens that stop ordering fall from 6 to 2 a month
    ```

    Ask which team takes a part of it, or whether it can wait.

    ```yaml
    period: Q1 2027
    objectives:
      - id: B-1
        objective: Growers get a fair price
        key_results:
          - key_result: Share of the shelf price that growers keep rises from 21% to 28%
          - key_result: Growers with a yearly contract rise from 40 to 75
      - id: T-1
        objective: Buyers know which grower they pay
        parent: B-1
        key_results:
          - key_result: Crates with the name of a grower rise from 10% to 70%
          - key_result: Buyers who ask for a grower again rise from 5% to 15%
    ```
    """
    supported, tops = what_is_supported(portfolio)
    if not supported:
        return
    held = bare = 0
    for entry in at_the_top(portfolio):
        held += (entry.path, entry.id) in supported
        bare += is_bare(entry, supported, tops)
    if held < ENOUGH or held < MOST * (held + bare):
        return
    for entry in at_the_top(portfolio):
        if not is_bare(entry, supported, tops):
            continue
        yield Finding(
            at=entry.statement,
            message=f"{quote(entry.statement)} has no goal that supports it, though {held} beside it do",
            ask="which team takes a part of it, or can it wait?",
            goal=entry.id,
            path=entry.path,
        )


def at_the_top(portfolio: Portfolio) -> Iterator[Entry]:
    """Objectives that hang below nothing, and support nothing."""
    return (one for one in portfolio.entries if one.kind == "objective" and not one.references and not one.parent)


def is_bare(entry: Entry, supported: set[tuple[str, str]], tops: set[str]) -> bool:
    """Whether nothing supports a goal, though it belongs with some that have support."""
    return (entry.path, entry.id) not in supported and (family(entry.id) if entry.named else entry.path) in tops


def what_is_supported(portfolio: Portfolio) -> tuple[set[tuple[str, str]], set[str]]:
    """Goals that others support, by place, and the families of ids (or the files) that they belong to."""
    supported: set[tuple[str, str]] = set()
    tops: set[str] = set()
    for relation, goal, above in links(portfolio):
        # Links that somebody wrote: objectives that are only laid out below others are pieces of one plan.
        if relation not in SUPPORTING or not (goal.references or goal.leads_to):
            continue
        supported.add((above.path, above.id))
        # A link to a key result supports its objective, too.
        if above.parent:
            supported.add((above.path, above.parent))
        tops.add(family(above.id) if above.named else above.path)
    return supported, tops


def family(identifier: str) -> str:
    """The part of an id that goals of one level share: “C” of “C-12”."""
    return identifier.rstrip("0123456789")
