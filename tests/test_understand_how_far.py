"""How one could tell that a goal was met, and whose doing it is, where the words only look like others."""

from __future__ import annotations

import pytest

import goalkit


@pytest.mark.parametrize(
    ("statement", "how", "focus"),
    [
        # what is open for ever, and what only seems to be
        ("Get more parents to come to the open day", "none", "outcome"),
        ("Win more sponsors", "none", "outcome"),
        ("Website: clean-up of old pages as time permits", "none", "output"),
        ("Get rid of most of the old forms", "none", "outcome"),
        ("Most of the depots use the new scanners", "quantity", "outcome"),
        ("Archive seen as a partner by schools", "none", "outcome"),
        ("Museum recognised as a university", "event", "outcome"),
        ("Carers are supported", "none", "output"),
        ("New file formats are supported by the viewer", "event", "output"),
        ("Strong leadership on every ward", "none", "outcome"),
        ("Screens in every room", "quantity", "output"),
        ("Lower the risk of fire so that no dormitory is without an alarm", "quantity", "outcome"),
        ("A guard so that nobody can reach in", "event", "output"),
        ("Build the bridge with no accident", "event", "output"),
        ("Support all teams", "none", "output"),
        ("Attract volunteers to the night shelter", "none", "outcome"),
        ("Put in place a better rota", "none", "outcome"),
        ("Answer faster and more often", "none", "outcome"),
        # whose doing it is
        ("Alpha of the customer billing app ready", "event", "output"),
        ("40 customers paying by card", "quantity", "outcome"),
        ("First night nurse signed", "event", "output"),
        ("Third sponsor signed", "event", "outcome"),
        ("Onboard 5 squads to the new rota", "quantity", "output"),
        ("Onboard 50 customers", "quantity", "outcome"),
        ("The library bus visits 12 villages", "quantity", "output"),
        ("70% of shop teams have opened a till without a call to us", "quantity", "outcome"),
        ("All teams have written a call tree", "quantity", "output"),
        ("Go-live on all wards", "quantity", "output"),
        ("Take-up of meal vouchers at 80%", "quantity", "outcome"),
        ("More resilient lifts", "none", "outcome"),
        ("More relevant posts", "none", "output"),
        ("Double down on templates", "none", "output"),
        ("Improved trust in the night service", "none", "outcome"),
        ("Improved handbook", "none", "output"),
        ("Smoother handovers for the late shift", "none", "outcome"),
        ("Refunds reach the customer within 3 days", "quantity", "outcome"),
        ("Letters are answered within two weeks", "quantity", "outcome"),
        ("The website will be moved within 3 weeks", "event", "output"),
        ("The team ships the app within two months", "event", "output"),
        ("Build a more reliable night bus service", "none", "outcome"),
        ("Sell to hospitals", "event", "outcome"),
        ("Our handbook gets used by other schools", "event", "outcome"),
        ("Renew 90% of the contracts that end in the quarter", "quantity", "outcome"),
        ("Put 40 drills on the shelf", "quantity", "output"),
        ("Recondition at most 12 pumps a year", "quantity", "output"),
        ("Calls answered at once", "event", "output"),
        ("40 fields seeded", "quantity", "output"),
        ("3 reports are ready", "quantity", "output"),
        ("40 rooms are ready", "quantity", "outcome"),
        ("Collect letters from 12 wards, at least 60 a week", "quantity", "output"),
    ],
)
def test_how_one_could_tell_and_whose_doing_it_is(statement: str, how: str, focus: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.focus) == (how, focus)


@pytest.mark.parametrize(
    ("statement", "aim"),
    [
        ("Find product-market fit", "aim"),
        ("Find new sources of income", "aim"),
        ("Find a venue", "task"),
        ("Find new premises", "task"),
        ("Safe streets", "aim"),
        ("Sales: orders at 105% of plan", "aim"),
        ("We need to win back the trust of our tenants", "aim"),
        ("We need to open a second kitchen", "task"),
        ("Deliver on our promise to tenants", "aim"),
        ("Advocate for tenants", "aim"),
        ("Heard and respected", "aim"),
        ("Translated menus", "task"),
    ],
)
def test_what_is_sought(statement: str, aim: str) -> None:
    assert goalkit.understand(statement).aim == aim


@pytest.mark.parametrize(
    ("statement", "number", "unit"),
    [
        ("First-year drop-out below one in ten", 1.0, "/10"),
        ("Nine in ten tenants renew", 9.0, "/10"),
        ("At most one in twenty loaves returned", 1.0, "/20"),
        ("Hire two in ten weeks", 2.0, None),
    ],
)
def test_so_many_in_so_many_are_a_share(statement: str, number: float, unit: str | None) -> None:
    [measure] = goalkit.understand(statement).measures
    assert measure.target is not None
    assert (measure.target.number, measure.target.unit) == (number, unit)


def test_an_amount_that_repeats_a_target_asks_for_no_start() -> None:
    assert not goalkit.understand("Visits rise to 1,200 (up 15%)").change_without_baseline
    assert goalkit.understand("Visits rise 15%").change_without_baseline
