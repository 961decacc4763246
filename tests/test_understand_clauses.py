"""What statements say whose verb hides: behind “have” or “not”, in a verb that no list has, or in a mere phrase."""

from __future__ import annotations

import pytest

import goalkit

READINGS = [
    # (statement, how one could tell, outcome or output)
    ("We have retired the old booking line", "event", "output"),
    ("We have fully moved the archive to the new shelves", "event", "output"),
    ("We have cut the cost per meal by an order of magnitude", "quantity", "outcome"),
    ("We've halved the wait for a hearing test", "quantity", "outcome"),
    ("We have automated tests for billing", "event", "output"),
    ("Failed deliveries do not stop the line", "event", "outcome"),
    ("Late buses do not hold up the school run", "event", "outcome"),
    ("Night jobs fail loudly", "event", "outcome"),
    ("Empty batteries degrade gently", "event", "output"),
    ("Ensure all guest devices follow the house rules", "quantity", "outcome"),
    ("All clinic lists have an owner", "quantity", "outcome"),
    ("All teams have a call tree", "quantity", "output"),
    ("All of our alarms have runbooks", "quantity", "output"),
    ("Guides exist for 80% of our forms", "quantity", "output"),
    ("No duplicate guides exist", "quantity", "outcome"),
    ("Most of the depots use the new scanners", "quantity", "outcome"),
    ("Prepare all practical aspects of the move", "event", "output"),
    ("Settle all travel logistics for the fair", "event", "output"),
    ("Prepare all rooms for the fair", "quantity", "output"),
    ("Wards work at maturity level 4", "quantity", "outcome"),
    ("Wards work at care level 4", "event", "output"),
    ("All depots at safety grade 3+", "quantity", "outcome"),
    ("Add 12 household customers", "quantity", "outcome"),
    ("Add 2 members to the night team", "quantity", "output"),
    ("Collect feedback from 12 tenants", "quantity", "output"),
    ("Come up with a plan for the flood gate", "event", "output"),
    ("Level up our first-aid skills", "none", "outcome"),
    ("Nail the spring fair", "none", "output"),
    ("Make the day clinic the first choice of young families", "none", "outcome"),
    ("Advise schools on catering", "none", "output"),
    ("Meet the refund targets for guests who booked 2+ nights", "none", "outcome"),
    ("Rock solid ticket gates", "none", "outcome"),
    ("Improve the docs", "none", "output"),
    ("Turn off the fax machines", "event", "output"),
    ("Connect 12 farms to the dairy", "quantity", "output"),
    ("Children on the islands sleep under dry roofs", "event", "outcome"),
    ("Nurses hear of a fall within five minutes", "quantity", "outcome"),
    ("The night crew works calmly", "event", "outcome"),
    ("The Monday round uses the new board", "event", "outcome"),
    ("Every pupil has a plan her parents have signed", "quantity", "output"),
    ("The assembly votes on the new bylaws", "event", "outcome"),
    ("Share the accident report with the union", "event", "output"),
    ("Build relationships with local growers", "none", "outcome"),
    ("Shops increasingly order online", "none", "outcome"),
    ("Days to answer a letter: target 10, baseline 24", "quantity", "outcome"),
    ("Translate the top 20 leaflet pages into Turkish", "quantity", "output"),
    ("Sign-in with two factors on for everyone, temps included", "quantity", "output"),
    ("Scan the parish registers of 1750-1820", "event", "output"),
    ("Deliveries do not block the ramp", "event", "outcome"),
    ("Fire drills are complete for all wings", "quantity", "output"),
    ("Get 1-1 feedback from every tenant", "quantity", "output"),
    ("Each field nurse trains one carer a week", "quantity", "output"),
    ("9 newspapers cite our tables", "quantity", "outcome"),
    ("Pair with every ward on hand hygiene", "quantity", "output"),
    ("Memo on fees accepted", "event", "output"),
    ("Relabel the shelves, bays 1-44", "event", "output"),
    ("New lamps go into wards 3 to 6", "event", "output"),
    ("Grow stores 12 to 20", "quantity", "outcome"),
    ("Hall 7 reopens", "event", "output"),
    ("Screen 2 x 96 samples", "quantity", "output"),
    ("A rail on the ramp so that nobody falls", "event", "output"),
    ("So that parents can plan, a calendar of exams is online", "event", "output"),
    ("96% of vans on time", "quantity", "outcome"),
    ("Vet 12 sitters", "quantity", "output"),
    ("Get overtime under control", "none", "outcome"),
    ("The kitchen copes with Sunday", "none", "outcome"),
    ("The letter says who answers", "event", "output"),
    ("Density ≥ 3 per tray", "quantity", "outcome"),
    ("Upgrade the router from 5.2 to 6.1", "event", "output"),
    ("`price-list.md` rewritten", "event", "output"),
    ("30% of active teams use the new rota", "quantity", "outcome"),
    ("Most of the teams use the new rota", "quantity", "outcome"),
    ("Menu planned for 2 years", "event", "output"),
    ("All old files to be scanned", "quantity", "output"),
    ("New price list written for one year. 50% complete", "event", "output"),
]


@pytest.mark.parametrize(("statement", "how", "focus"), READINGS, ids=[one[0] for one in READINGS])
def test_what_a_statement_says(statement: str, how: str, focus: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.focus) == (how, focus)


@pytest.mark.parametrize(
    ("statement", "change", "unit"),
    [
        ("Raise the mean score by .2", 0.2, None),
        ("Cut the cost per call by an order of magnitude", 10.0, "ratio"),
    ],
)
def test_amounts_in_unusual_dress(statement: str, change: float, unit: str | None) -> None:
    [measure] = goalkit.understand(statement).measures
    assert measure.change is not None
    assert (measure.change.number, measure.change.unit) == (change, unit)


@pytest.mark.parametrize(
    ("statement", "target"), [("Hire 6x Account Executives", 6.0), ("Keep 3 x night nurses on call", 3.0)]
)
def test_posts_are_counted_with_an_x(statement: str, target: float) -> None:
    [measure] = goalkit.understand(statement).measures
    assert measure.target is not None
    assert (measure.target.number, measure.change) == (target, None)


@pytest.mark.parametrize(
    "statement",
    [
        "Improve efficiency and productivity",
        "Ward resilience and reliability",
        "The gate does not jam or slow the queue. We have a drill for this.",
    ],
)
def test_one_thing_in_two_words_is_one_result(statement: str) -> None:
    assert not goalkit.understand(statement).compound


def test_terms_of_a_trade_are_not_vague() -> None:
    assert not goalkit.understand("Natural language search for the archive").vague_words
    assert not goalkit.understand("Install smart meters in the old town").vague_words
    assert [str(word) for word in goalkit.understand("Offer natural remedies").vague_words] == ["natural"]
    assert not goalkit.understand("Share the plan with the wider team").vague_words
    assert [str(word) for word in goalkit.understand("Awesome meals").vague_words] == ["Awesome"]


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("Nail the handover", "Nail"),
        ("Make us the first choice of young families", "choice"),
        ("Build relationships with local growers", "relationships"),
    ],
)
def test_what_is_undefined_in_a_claim_without_end(statement: str, word: str) -> None:
    assert goalkit.understand(statement).vague_words == (word,)


def test_a_named_day_is_a_limit_and_so_many_days_before_it_are_none() -> None:
    limit = goalkit.understand("Run two open days before the November rush").deadline
    assert limit is not None
    assert limit.text == "before the November rush"
    assert goalkit.understand("Send the papers two days before the November rush").deadline is None


def test_a_value_in_brackets_before_the_target_is_where_it_stands() -> None:
    [measure] = goalkit.understand("Cut the vacancy rate (17%) to 9%").measures
    assert measure.baseline is not None
    assert measure.target is not None
    assert (measure.baseline.number, measure.target.number) == (17.0, 9.0)


@pytest.mark.parametrize(
    ("statement", "aim"),
    [
        ("Awesome documentation", "aim"),
        ("Sign language course creation", "task"),
        ("Affordable by design", "aim"),
        ("Ready for winter", "aim"),
        ("Open data that citizens use", "aim"),
        ("Open the night desk", "task"),
        ("Research that reaches the ward", "aim"),
        ("Research the causes of falls", "task"),
        ("Farmers ask for our seeds by name", "aim"),
        ("Matter to people under 30", "aim"),
        ("Provide world-class care", "aim"),
        ("Reach profitability", "aim"),
        ("Soup worth the walk", "aim"),
        ("Cooks and waiters stop blaming each other", "aim"),
        ("Forms a grandmother can fill in", "aim"),
        ("We will be replacing the pumps", "task"),
    ],
)
def test_what_a_phrase_alone_aims_at(statement: str, aim: str) -> None:
    assert goalkit.understand(statement).aim == aim


@pytest.mark.parametrize(
    "statement",
    [
        "A fair price for milk and a buyer for every barn",
        "Nurses have time to talk, and the night desk has nothing to hide",
        "Decide what to do about the roof, and hire somebody to mend it",
        "Trains leave on time and returns are quick",
        "Train 15 people & open Leeds depot",
    ],
)
def test_two_things_in_one_sentence_are_compound(statement: str) -> None:
    assert goalkit.understand(statement).compound


@pytest.mark.parametrize(
    "statement",
    [
        "Doors no longer jam below -10 °C",
        "Costs stay inside €38k a month although volume doubles",
        "Phone the 300 donors who gave 3x or more",
        "5 drop-ins on what may be shared",
        "A place for a family of four",
    ],
)
def test_what_only_looks_like_an_amount_of_change(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert not reading.change_without_baseline
    assert all(measure.change is None for measure in reading.measures)


@pytest.mark.parametrize(
    ("statement", "number", "comparator"),
    [
        ("Waste never exceeds 5%", 5.0, "at_most"),
        ("Waste doesn't exceed 5%", 5.0, "at_most"),
        ("Waste may not be above 5%", 5.0, "at_most"),
        ("Stock never falls below 12 days", 12.0, "at_least"),
        ("Teach 300 children at most", 300.0, "at_most"),
        ("Teach 300 children or more", 300.0, "at_least"),
        ("5 contracts or fewer", 5.0, "at_most"),
        ("Min 300 children", 300.0, "at_least"),
        ("Almost 300 children", 300.0, "equal"),
    ],
)
def test_limits_that_are_denied_or_stand_behind_what_is_counted(statement: str, number: float, comparator: str) -> None:
    [measure] = goalkit.understand(statement).measures
    assert measure.target is not None
    assert (measure.target.number, measure.comparator) == (number, comparator)


def test_the_end_of_a_fiscal_year_is_no_target() -> None:
    assert goalkit.understand("Raise income in FY 2026/27").measures == ()


def test_what_can_be_done_can_be_counted_too() -> None:
    [measure] = goalkit.understand("Wash and dry 400 coats").measures
    assert measure.target is not None
    assert measure.target.unit == "coat"
