"""Two results on one line, however they are joined: by a sign, a comma, or “and” between what differs in kind."""

from __future__ import annotations

import pytest

import goalkit

TWO = [
    "Loyalty card live + 3,000 members",
    "Launch + 10k installs",
    "3 tastings a week + enter the county fair",
    "€2m new orders / 96% on-time delivery",
    "12 school visits, opening of the night desk",
    "3 quarterly letters and explore the new hall",
    "Fridge doors sealed, and a checklist that a nurse has tried",
    "Rolls sold up 15%, plus a second apprentice in each shop",
    "Setting up takes < 10 min and 60% of new shops come back",
    "Open the shop, hire two bakers",
    "Move the archive to the cellar, clear shelves",
    "Break ground at the mill and finish the weir by 2028",
    "Raise pass rates and close gaps between schools",
    "Be profitable and a good neighbour",
    "Our clinic is affordable and a fair employer",
    "Safe streets and thriving shops",
    "Lowest fees and best hours in the valley",
    "Rating above 4.5 & guests can book online",
    "12 kits packed, and an index of all letters",
    "Scale: we will widen the road. We are going to open 200 stalls and double the number of buses.",
]

ONE = [
    "HTML + CSS course for 30 pupils",
    "Food + drink revenue up 10%",
    "Design + build the new stall",
    "40% / 60% split between young and old",
    "10 posts, two of them by customers",
    "12 visits to plan and explore options",
    "Guests welcomed with a song, and a cake",
    "Train the porters, nurses and cleaners",
    "Publish the guide, release notes and price list",
    "90% of parcels are scanned, strapped or loaded within 2 hours",
    "Road deaths and injuries down 20%",
    "Build trust and close ties with the union",
    "Be a safe and fair employer",
    "Free school meals and warm coats",
    "At least 5 nurses & 3 porters can drive the van",
    "Reliability: open a second desk",
    "Launch the app and",  # whoever writes is still writing
    "Stay profitable and a",
]


@pytest.mark.parametrize("statement", TWO)
def test_two_results_are_seen_whatever_joins_them(statement: str) -> None:
    assert goalkit.understand(statement).compound


@pytest.mark.parametrize("statement", ONE)
def test_parts_of_one_result_are_one(statement: str) -> None:
    assert not goalkit.understand(statement).compound


@pytest.mark.parametrize(
    ("statement", "how", "focus"),
    [
        ("Planned outages down 30%", "quantity", "outcome"),
        ("Reported near misses up 15% on the yard", "quantity", "outcome"),
        ("Hidden costs under 2%", "quantity", "outcome"),
        ("Pushed costs down 10%", "quantity", "output"),
        ("Hiring takes at most 40 days", "quantity", "outcome"),
        ("Testing costs less than €2,000 a release", "quantity", "outcome"),
        ("Writing reports 3 times a year", "quantity", "output"),
        ("Work with school leaders to find mentors", "none", "output"),
        ("Strike a deal with the landlord", "event", "output"),
        ("The old well was dug out", "event", "output"),
        ("Letters are dealt with promptly", "none", "output"),
        ("Pupils taught to swim rise over 300", "quantity", "outcome"),
        ("Keep icing off the blades", "none", "outcome"),
        ("Keep microchipping dogs", "none", "output"),
    ],
)
def test_which_word_is_the_verb(statement: str, how: str, focus: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.focus) == (how, focus)


@pytest.mark.parametrize(
    "text",
    [
        "Steady rain and strong roofs",
        "Warm rooms and plenty of books for every child",
        "Strong choirs and a balanced budget",
        "Enough chairs and warm soup",
        "Visitors feel welcome and neighbours want to help",
        "Tenants feel at home and caretakers know whom to call",
    ],
)
def test_two_things_praised_and_two_that_people_do_are_two_aims(text: str) -> None:
    assert goalkit.understand(text).compound


@pytest.mark.parametrize(
    "text",
    [
        "Skilled and motivated bakers",
        "Reliable buses and trams",
        "Warm and dry homes",
        "A safe and healthy workplace",
        "Good schools and nurseries",
    ],
)
def test_one_praise_for_two_and_two_for_one_are_one_aim(text: str) -> None:
    assert not goalkit.understand(text).compound
