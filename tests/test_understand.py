"""What a sentence amounts to: what is measured, whose doing it is, what is vague; and where each piece of it stands."""

from __future__ import annotations

import pytest

import goalkit
from goalkit.english import Reading
from goalkit.text import Span, Text
from tests.placed import pieces_of

WAYS = {
    "quantity": """
Raise NPS from 45 to 60
Publish 10 posts
Double weekly active users
No critical incidents
Every store has a ramp
Patients wait less than 20 minutes""",
    "event": """
Launch the mobile app
Sign the contract with the port
Hire a head of design
The guide is published
Survey completed and sent
Working prototype""",
    "none": """
Improve onboarding
Work on performance
Continue to support the community
Explore new markets
Stockroom hygiene
Patients feel at home
Increase revenue""",
}


@pytest.mark.parametrize(
    ("statement", "how"), [(line, how) for how, lines in WAYS.items() for line in lines.strip().splitlines()]
)
def test_measured(statement: str, how: str) -> None:
    assert goalkit.understand(statement).measured == how


MATTERS = {
    "outcome": """
Raise week-one retention from 32% to 45%
Talks called off by tutors fall from 15% to 5%
Customers love our product
Reduce onboarding time
Two thirds of patients recommend us
All teachers use the kit in class
Have loyal members
Have happier guests""",
    "output": """
Launch the mobile app
Publish 10 posts
Hold 12 workshops
The guide is published
Migrate the old archive
Work on performance""",
}


@pytest.mark.parametrize(
    ("statement", "focus"), [(line, focus) for focus, lines in MATTERS.items() for line in lines.strip().splitlines()]
)
def test_focus(statement: str, focus: str) -> None:
    assert goalkit.understand(statement).focus == focus


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Improve onboarding", ("Improve",)),
        ("Achieve significant growth", ("significant",)),
        ("Make the site faster", ("faster",)),
        ("Provide enough documentation", ("enough",)),
        ("Improve onboarding from 4 to 2 days", ()),
        ("Launch a beautiful new site", ()),
        ("Deliver a robust platform", ()),
        ("Raise NPS to 60", ()),
    ],
)
def test_vague_words_are_those_on_which_it_turns(statement: str, words: tuple[str, ...]) -> None:
    assert goalkit.understand(statement).vague_words == words


@pytest.mark.parametrize(
    ("statement", "parts"),
    [
        ("Launch the app and raise NPS by 10", ("Launch the app", "raise NPS by 10")),
        ("NPS above 60 & cost below 5", ("NPS above 60", "cost below 5")),
        ("Raise NPS and cut churn", ("Raise NPS", "cut churn")),
        ("Reduce road deaths and injuries", ("Reduce road deaths", "injuries")),
        ("Launch the app in the EU and the US", ()),
        ("Buy lamps, plan routes", ()),
        ("Restore test of all critical systems, twice a year", ()),
        ("Design and build the page", ()),
        ("Train staff to find and fix bugs", ()),
        ("Improve repeatability and quality of service delivery", ()),
        ("Launch the mobile app", ()),
    ],
)
def test_compound_statements_have_parts(statement: str, parts: tuple[str, ...]) -> None:
    reading = goalkit.understand(statement)
    assert (reading.compound, reading.parts) == (bool(parts), parts)


AIMS = {
    "aim": """
Patients feel at home
Riders plan their day around us
Become the most trusted bank in the region
Increase revenue
Customers love our product
Hire faster without lowering the bar
Close the books sooner""",
    "task": """
Launch the mobile app
Migrate the old archive
Publish the annual report
The guide is published
Hold 12 workshops
Build a faster checkout""",
    "topic": """
Customer success
Data quality
Onboarding""",
}


@pytest.mark.parametrize(
    ("statement", "aim"), [(line, aim) for aim, lines in AIMS.items() for line in lines.strip().splitlines()]
)
def test_aims(statement: str, aim: str) -> None:
    assert goalkit.understand(statement).aim == aim


@pytest.mark.parametrize(
    ("statement", "lemma", "sense"),
    [
        ("Launch the app", "launch", "make"),
        ("We will successfully launch the app", "launch", "make"),
        ("Roll out the app", "roll", "make"),
        ("Every guest is well fed", "feed", "make"),
        ("Partner closely with schools", "partner", "do"),
        ("Organize a fair", "organise", "make"),
        ("Interview 20 customers", "interview", "do"),
        ("Calls fall from 90 to 40", "fall", "decrease"),
        ("Raising NPS to 60", "raise", "increase"),
        ("Keep churn below 2%", "keep", "keep"),
        ("Pages are fast", "be", "be"),
        ("40 people using solar power", "use", "do"),
    ],
)
def test_the_verb_that_carries_a_statement(statement: str, lemma: str, sense: str) -> None:
    verb = goalkit.understand(statement).verb
    assert verb is not None
    assert (verb.lemma, verb.sense) == (lemma, sense)


@pytest.mark.parametrize(
    ("statement", "purpose", "means"),
    [
        ("Implement single sign-on to reduce onboarding time", "reduce onboarding time", None),
        ("Implement single sign-on in order to reduce onboarding time", "reduce onboarding time", None),
        ("Make it easy to get paid by building a portal", None, "building a portal"),
        ("Reach riders through a new app", None, "a new app"),
        ("Put the forms online so they cut queues", "they cut queues", None),
        ("Raise the ability to respond", None, None),
        ("Draw up a plan to reduce waste", None, None),
        ("Cut costs by 20%", None, None),
    ],
)
def test_purpose_and_means(statement: str, purpose: str | None, means: str | None) -> None:
    reading = goalkit.understand(statement)
    assert (reading.purpose, reading.means) == (purpose, means)


@pytest.mark.parametrize(
    ("statement", "placeholders", "measured"),
    [
        ("Raise NPS from X to Y", ("X", "Y"), "quantity"),
        ("Raise NPS to TBD", ("TBD",), "quantity"),
        ("Grow revenue by XX%", ("XX%",), "quantity"),
        ("Grow to ??? users", ("???",), "quantity"),
        ("Reach <metric> of the board", ("<metric>",), "event"),
        ("Give [owner] the plan", ("[owner]",), "event"),
        ("Launch on Xbox and iPhone X", (), "event"),
    ],
)
def test_placeholders(statement: str, placeholders: tuple[str, ...], measured: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.placeholders, reading.measured) == (placeholders, measured)


def test_nothing_is_read_into_nothing() -> None:
    assert goalkit.understand("") == goalkit.understand(" \n") == Reading()


PLACED = (
    "Launch the app and raise weekly NPS from 45 to between 55 and 60 by the end of March 2027",
    "Implement a simple portal by hiring twelve people, to reduce churn from X to TBD% as soon as possible",
)


@pytest.mark.parametrize("statement", PLACED)
def test_every_piece_stands_where_it_was_written(statement: str) -> None:
    reading = goalkit.understand(Text(statement, line=12, column=5))
    pieces = list(pieces_of(reading))
    assert len(pieces) > 7
    for piece in pieces:
        span = piece.span
        assert (span.line, span.end_line) == (12, 12)
        assert statement[span.column - 5 : span.end_column - 5] == piece


def test_pieces_of_a_folded_statement_stand_on_their_lines() -> None:
    folded = Text.join([Text("Raise NPS from 45", 3, 7), Text("to 60 by March 2027", 4, 5)])
    reading = goalkit.understand(folded)
    (one,) = reading.measures
    assert one.baseline is not None
    assert one.target is not None
    assert reading.deadline is not None
    assert one.baseline.text.span == Span(3, 22, 3, 24)
    assert one.target.text.span == Span(4, 8, 4, 10)
    assert reading.deadline.text.span == Span(4, 11, 4, 24)
