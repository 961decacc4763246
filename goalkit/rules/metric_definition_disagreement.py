"""One metric that two goals define differently."""

from collections.abc import Iterable, Iterator

from goalkit.english.comparing.scale import dimension
from goalkit.english.fields.amount import unit_of
from goalkit.english.words.likeness import content_words, scope_words
from goalkit.english.words.quoting import quote
from goalkit.model import Entry, Portfolio
from goalkit.rule import Finding, Related, rule
from goalkit.text import Text

WAYS = {
    **dict.fromkeys(("increase", "up", "higher", "more"), "increase"),
    **dict.fromkeys(("decrease", "down", "lower", "less"), "decrease"),
}
MOST = 5
"""So many definitions of one metric are remembered; more say nothing new."""


@rule(
    category="coaching",
    since="0.1.0",
    sources=("rc2-kpi-standard", "neely-record-sheet", "incose-guide-to-writing-requirements"),
    about=("kpi",),
)
def metric_definition_disagreement(portfolio: Portfolio) -> Iterator[Finding]:
    """Two goals name one metric and define it by different formulas, units or directions.

    Two departments that report a “no-show rate” of 4% and 11% may both be right, each by its own formula, and every
    meeting starts with that. The rule compares goals of the same name, the same window and nothing that narrows one of
    them; a formula that only says more than the other is no disagreement. It speaks once for each metric.

    ```yaml
    kpis:
      - kpi: No-show rate
        owner: Outpatients
        formula: missed appointments / booked appointments
      - kpi: No-show rate
             ^^^^^^^^^^^^
        owner: Radiology
        formula: missed slots / available slots
    ```

    Agree on one of them, or give the two different names.

    ```yaml
    kpis:
      - kpi: No-show rate
        owner: Outpatients
        formula: missed appointments / booked appointments
      - kpi: Unused slots
        owner: Radiology
        formula: missed slots / available slots
    ```
    """
    for goals in portfolio.alike(_key):
        if (found := _first_disagreement(goals)) is not None:
            yield found


def _first_disagreement(goals: Iterable[Entry]) -> Finding | None:
    """The first goal that defines a metric in another way than one before it."""
    others: list[Entry] = []
    for entry in goals:
        for other in others:
            if (said := _disagreement(entry, other)) is not None:
                at, word = said
                return Finding(
                    at=entry.statement,
                    message=f"{quote(entry.statement)} has another {word} than the same metric elsewhere",
                    ask="which of the two counts, or are these two different numbers?",
                    related=(Related(at, f"the other {word}", other.path),),
                    goal=entry.id,
                    path=entry.path,
                )
        if len(others) < MOST:
            others.append(entry)
    return None


def _key(entry: Entry) -> tuple[frozenset[str], str] | None:
    """The words of a metric with all that narrows it, and the window over which it is counted."""
    definition = entry.definition
    if definition is None:
        return None
    name = definition.name
    if name is None:
        if len(entry.measures) != 1 or entry.measures[0].text is None:
            return None
        name = entry.measures[0].text
    words = scope_words(name) | scope_words(entry.statement)
    window = definition.window or next((one.window for one in entry.measures if one.window is not None), None)
    return (words, " ".join(content_words(window)) if window is not None else "") if words else None


def _disagreement(entry: Entry, other: Entry) -> tuple[Text, str] | None:
    """Where the other definition differs, and in what; None where both may be meant alike."""
    one, two = entry.definition, other.definition
    assert one is not None  # noqa: S101 (only goals with one are compared)
    assert two is not None  # noqa: S101
    if one.formula and two.formula:
        mine, theirs = set(content_words(one.formula)), set(content_words(two.formula))
        if mine - theirs and theirs - mine:
            return two.formula, "formula"
    if one.unit and two.unit:
        mine_in, theirs_in = dimension(unit_of(one.unit)), dimension(unit_of(two.unit))
        if mine_in is not None and theirs_in is not None and mine_in != theirs_in:
            return two.unit, "unit"
    if one.direction and two.direction:
        ways = {WAYS.get(str(text).casefold().split()[0]) for text in (one.direction, two.direction) if text.strip()}
        if ways == {"increase", "decrease"}:
            return two.direction, "direction"
    return None
