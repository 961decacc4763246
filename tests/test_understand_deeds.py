"""Nouns that say what is done, as their verbs do: “Construction of the bridge” orders, “Easing of rules” changes."""

from __future__ import annotations

import pytest

import goalkit

CHANGES = [
    "Easing of the rules for street traders",
    "Reduction of noise around schools",
    "Strengthening of local clubs",
    "Prevention of homelessness",
    "Lasting expansion of our circle of friends",
]
BETTER = [
    "Better onboarding of new gardeners",
    "Faster handling of returns",
    "Improved training of ushers",
    "Smoother cleaning of the trams",
]
WORK = [
    "Construction of a footbridge over the river",
    "Complete refit of the kitchen",
    "Introduction of the new timetable",
    "Rewiring of the east wing",
    "Digitisation of the land register",
    "Demolition of the old mill",
    "Roll-out of the booking app",
    "Relaunch of the website",
    "Submission of a bid to the fund for green schools",
    "Careful restoration of the altar",
    "Making of a short film about the museum",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_a_noun_for_a_change_is_an_aim_of_which_nobody_says_how_far(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.aim, reading.measured, reading.focus, len(reading.vague_words)) == ("aim", "none", "outcome", 1)


def test_a_shift_of_what_others_do_is_an_aim() -> None:
    assert goalkit.understand("Shift of freight from road to rail").aim == "aim"


@pytest.mark.parametrize("statement", WORK)
def test_a_noun_for_work_on_a_certain_thing_is_a_task_that_ends(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.aim, reading.measured, reading.focus, reading.vague_words) == ("task", "event", "output", ())


@pytest.mark.parametrize(
    "statement",
    [
        "Distribution of food",
        "Organisation of work",
        "Foundation of the house",
        "Freedom of the press",
        "Performance of the fund",
        "Take-up of vouchers",
        "Friends of the museum",
        "Building of the year",
    ],
)
def test_a_noun_that_names_a_field_or_a_thing_orders_nothing(statement: str) -> None:
    assert goalkit.understand(statement).aim != "task"


@pytest.mark.parametrize(
    "statement", ["Ongoing training of all staff", "Continued renovation of the flats", "Further easing of the rules"]
)
def test_what_goes_on_has_no_end(statement: str) -> None:
    assert goalkit.understand(statement).measured == "none"


@pytest.mark.parametrize(
    "statement", ["Replacement of all pumps", "Planting of 300 trees", "Digitisation of 4,000 maps"]
)
def test_deeds_are_counted(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.focus) == ("quantity", "output")


def test_a_change_by_an_amount_is_one_in_a_noun_too() -> None:
    reading = goalkit.understand("Reduction of complaints by 20%")
    assert (reading.measured, reading.focus, reading.change_without_baseline) == ("quantity", "outcome", True)


@pytest.mark.parametrize("statement", ["Continue to grow", "Continued growth in membership", "Continue reducing waste"])
def test_a_change_that_goes_on_is_one(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.focus) == ("none", "outcome")


@pytest.mark.parametrize("statement", ["Appropriate training of the volunteers", "Adequate briefing of the crews"])
def test_praised_work_is_work(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.focus, len(reading.vague_words)) == ("none", "output", 1)


@pytest.mark.parametrize("text", BETTER)
def test_what_is_done_better_is_a_change_and_no_work(text: str) -> None:
    reading = goalkit.understand(text)
    assert (reading.measured, reading.aim) == ("none", "aim")
