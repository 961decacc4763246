"""Turns of phrase that promise less than they seem to, and words that say more than they seem to."""

from __future__ import annotations

import pytest

import goalkit


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("Move the needle on recycling", "needle"),
        ("Make progress on the merger", "progress"),
        ("Take the shop to the next level", "level"),
        ("Get the mailroom under control", "control"),
        ("Get some of the younger members onto the board", "some"),
        ("Shops increasingly order online", "increasingly"),
        ("The desk copes with January", "copes"),
    ],
)
def test_what_promises_nothing_is_vague(statement: str, word: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.vague_words) == ("none", (word,))


@pytest.mark.parametrize(
    ("statement", "how"),
    [
        ("Runbooks written for the top 10 faults", "quantity"),
        ("Write macros for the ten most asked questions", "quantity"),
        ("Write a guide for the ten most asked questions", "event"),
        ("Rely less on the same four reviewers", "none"),
        ("Embed safety in everything we do", "none"),
        ("Embed the map in the site", "event"),
        ("Guide written for new clients", "event"),
        ("Calls at night: ½ of what we had in spring", "quantity"),
        ("¾ of tenants pay on time", "quantity"),
        ("Add 1½ posts", "event"),
    ],
)
def test_how_one_could_tell(statement: str, how: str) -> None:
    assert goalkit.understand(statement).measured == how


@pytest.mark.parametrize(
    ("statement", "two"),
    [
        ("Jobs live in production and the template renegotiated with legal", True),
        ("15 new shops, 40% repeat orders", True),
        ("Scrap below 2%, no overtime", True),
        ("30 interviews, 80% with women", False),
        ("100 seats, 90% sold", False),
        ("60 fps on every screen, no exceptions", False),
        ("Run a lunch & learn every two weeks", False),
        ("Tell the union and say so in public", False),
    ],
)
def test_whether_two_results_are_meant(statement: str, *, two: bool) -> None:
    assert goalkit.understand(statement).compound is two


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Every leak looked at before product launch", "before product launch"),
        ("A guide that is signed by May", "by May"),
        ("A hiring plan for next year that finance has signed", None),
        ("Sit down with 12 teams that cancelled in spring", None),
        ("Doors closed before each launch", None),
    ],
)
def test_which_times_are_limits(statement: str, words: str | None) -> None:
    found = goalkit.understand(statement).deadline
    assert (found and found.text) == words


@pytest.mark.parametrize(
    ("statement", "shows"),
    [
        ("Order B-204 shipped to the yard", True),
        ("Beta of the ticket app live", True),
        ("Talk to growers", True),
        ("Agree the rota with the union", True),
        ("Beat Ashford", False),
    ],
)
def test_whether_a_word_shows_work(statement: str, *, shows: bool) -> None:
    assert goalkit.understand(statement).shows_work is shows
