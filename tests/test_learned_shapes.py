"""Which goals are laid under each other, what they then share, and what the slots between are called and asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import goalkit
from goalkit.template.learned_page import of_page
from tests.test_learn import learned, written

if TYPE_CHECKING:
    from goalkit.template.learned import Written


def results(*statements: str) -> str:
    """A list of key results."""
    return "".join(f"- KR: {one}\n" for one in statements)


def templates_of(text: str) -> list[Written]:
    """What is learned from a page, the page itself last."""
    return list(goalkit.learn([goalkit.read(text, path="page.md")]))


@pytest.mark.parametrize(
    ("statements", "patterns"),
    [
        # words that one goal alone has are one slot, however many they are
        (
            (
                "Publish the big new guide by May",
                "Publish the guide for parents by May",
                "Publish the guide for visitors by May",
            ),
            ["Publish the[ <detail>] guide[ for <audience>] by <due>"],
        ),
        # what all that have a part begin and end with stays outside its slot
        (
            (
                "Publish the guide for young parents by May",
                "Publish the guide by June",
                "Publish the guide for old parents by May",
            ),
            ["Publish the guide[ for <audience> parents] by <due>"],
        ),
        # right behind the verb stands what it does, further on a detail of it
        (
            ("Publish a big, red guide by May", "Publish an old, blue guide by May"),
            ["Publish <what>, <detail> guide by <due>"],
        ),
        # words are worth more than signs: where both can't be laid under each other, the words are
        (("Publish a, b c by May", "Publish a b, c by May"), ["Publish a[,] b[,] c by <due>"]),
        # a metric ends where “of” or “at” parts it from its number
        (("Sell two thirds of all seats",), ["<action> <target> of <metric>"]),
        (("On-time departures at 92%",), ["<metric> at <target>%"]),
        # where nothing but the verb is understood, three goals with one verb are a shape of their own
        (
            (
                "Launch the portal",
                "Launch the shop",
                "Launch the app",
                "Publish the app",
                "Publish the shop",
                "Build the shop",
            ),
            ["Launch the <detail>", "<action> the <detail>"],
        ),
        # nothing is understood, and so nothing learned
        (("Thing", "Other thing", "Third"), []),
        # a verb within a limit makes no shape of its own
        (("Waste must not exceed 5%", "Complaints below 5%"), ["<metric> <target>"]),
    ],
)
def test_what_goals_share_stays_and_what_differs_becomes_a_slot(
    statements: tuple[str, ...], patterns: list[str]
) -> None:
    assert [written(one) for one in learned(results(*statements))] == patterns


def test_what_one_of_many_has_is_another_shape() -> None:
    common = [f"Raise {metric} from 4 to 5" for metric in ("NPS", "CSAT", "visits")]
    assert [written(one) for one in learned(results(*common, "Raise churn from 4 to 5 by June"))] == [
        "Raise <metric> from <baseline> to <target>",
        "<action> <metric> from <baseline> to <target> by <due>",
    ]
    odd = ["Raise churn from 4 to 5 by June", "Raise calls from 4 to 5, as planned"]
    assert [written(one) for one in learned(results(*common[:2], *odd))] == [
        "Raise <metric> from <baseline> to <target>",
        "Raise <metric> from <baseline> to <target>[, as planned][ by <due>]",
    ]


def test_a_part_that_more_than_a_twentieth_of_many_have_is_part_of_their_shape() -> None:
    places = [f"Raise visits to shop {chr(65 + at // 26)}{chr(65 + at % 26)} from 4 to 5" for at in range(38)]
    late = [f"Raise visits to shop Z{letter} from 4 to 5 by June" for letter in "AB"]
    assert [len(one.examples) for one in learned(results(*places[1:], *late))] == [39]
    assert [len(one.examples) for one in learned(results(*places, *late))] == [38, 2]


def test_a_name_is_that_of_the_pattern() -> None:
    found = templates_of(results("Publish the green guide by May", "Publish the red guide by June"))
    assert [one.template.name for one in found] == ["key-result-publish-the-detail-guide-due", "page"]


def test_a_value_of_today_alone_is_worth_a_template() -> None:
    found = templates_of(results("Cut waiting from 40 minutes"))
    assert [one.template.name for one in found] == ["key-result-action-metric-from-baseline", "page"]


def test_words_that_some_have_are_there_or_not() -> None:
    said = ("Raise NPS from 4 to 5", "Raise CSAT from 4 to 5", "Raise churn from 4 to 5, as planned")
    slot = templates_of(results(*said))[0].template.by_name["with_as"]
    assert (slot.help, slot.sample, slot.optional) == ("Write yes for “, as planned”.", "yes", True)


def test_a_window_is_asked_for_as_one() -> None:
    [found, _] = templates_of(results("Raise visits from 4 to 5 a month", "Raise calls from 4 to 5 a week"))
    assert [(slot.name, slot.help) for slot in found.template.slots][-1] == (
        "window",
        "The time over which it is counted.",
    )


def test_a_file_quotes_twenty_examples_and_counts_them_all() -> None:
    [found, _] = templates_of(results(*(f"Raise visits to shop {at} from 4 to 5" for at in range(25))))
    assert found.source.count("text: ") == 20
    assert "count: 25" in found.source


def test_what_a_sentence_never_says_is_asked_for_before_its_full_stop() -> None:
    text = "framework: smart\ngoals:\n  - goal: Ana raises visits from 4 to 5.\n"
    [found, _] = goalkit.learn([goalkit.read(text, "yaml", path="goals.yaml")])
    assert found.template.body.endswith('to {{ target }}{%+ if due %} by {{ due }}{%+ endif +%}."\n')


def test_of_a_page_those_goals_are_asked_for_anew_that_say_too_little() -> None:
    vague = (
        "## Objective: Guests feel at home\n\n- KR: Raise bookings by 20% by 30 June 2027\n- KR: Launch the portal\n"
    )
    whole = (
        "# Q1 2027\n\n## Objective: Nurses stay\n\n- KR: Sick days fall from 9 to 5\n- KR: Shifts fall from 7 to 2\n"
    )
    pages = [goalkit.read(text, path=path) for path, text in (("guests.md", vague), ("nurses.md", whole))]
    *_, guests, nurses = goalkit.learn(pages)
    assert guests.template.body == (
        "## Objective: {{ o1 }}\n\n- KR: Raise {{ o1_kr1_metric }} by {{ o1_kr1_change }} {{ due }}\n"
        "- KR: {{ o1_kr2 }}\n"
    )
    asked = {slot.name: (slot.help, slot.sample, slot.gap) for slot in guests.template.slots}
    assert asked["o1_kr1_metric"] == ("Metric of “Raise bookings by 20% by 30 June 2027”.", "bookings", False)
    assert asked["o1_kr2"] == ("What will be different once this is done, from what to what?", "", True)
    assert [slot.name for slot in nurses.template.slots if slot.gap] == []
    assert "values:\n      period: Q1 2027\n      o1: Nurses stay" in nurses.source


def test_a_page_asks_for_each_of_its_parts() -> None:
    page = of_page(goalkit.read("Owner: Dana\n\n## Objective: Nurses stay\n\n- KR: Nurses trust the rota\n"))
    assert [(slot.name, slot.type, slot.help) for slot in page.template.slots] == [
        ("owner", "person", "Who answers for it."),
        ("o1", "text", "What should become true."),
        ("o1_kr1", "text", "The result, with its number."),
    ]


def test_a_page_asks_for_all_of_a_check_in() -> None:
    text = (
        "objectives:\n- objective: Guests come\n  key_results:\n  - key_result: Visits rise from 4 to 9\n"
        "    check_ins: [{date: 2027-02-01, value: 5, confidence: 0.7, status: on track}]\n"
    )
    [*_, page] = goalkit.learn([goalkit.read(text, "yaml", path="page.yaml")])
    assert page.template.body.splitlines()[-1] == (
        "    check_ins: [{date: {{ check_in_1_date }}, value: {{ check_in_1_value }}, "
        "confidence: {{ check_in_1_confidence }}, status: {{ check_in_1_status }}}]"
    )


@pytest.mark.parametrize(
    ("objective", "slot"),
    [
        ("Guests come", "{{ o1 }}"),
        ("5 * 3 * 4 guests come", "5 * 3 * 4 guests come"),  # would be written with a \
        ("Guests \\* come", "Guests \\* come"),
        ("A &amp; B come", "A &amp; B come"),
    ],
)
def test_words_that_would_not_come_back_as_they_were_are_no_slot(objective: str, slot: str) -> None:
    [*_, page] = templates_of(f"## Objective: {objective}\n\n- KR: Visits to us rise to 5\n")
    assert (
        page.template.body == f"## Objective: {slot}\n\n- KR: {{{{ o1_kr1_metric }}}} rise to {{{{ o1_kr1_target }}}}\n"
    )
