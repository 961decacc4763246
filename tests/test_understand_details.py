"""Details of sentences and fields that few goals have, and that are read rightly all the same."""

from __future__ import annotations

import pytest

import goalkit
from goalkit.english.clauses.label import order
from goalkit.english.fields.band import read_bands
from goalkit.english.fields.due import read_day
from goalkit.english.fields.figure import read_figure
from goalkit.english.phrasing.benchmark import benchmark
from goalkit.english.phrasing.coordination import results, stands_alone
from goalkit.english.phrasing.place import countries
from goalkit.english.phrasing.wording import hype_words, open_ends, pay_links, weak_start
from goalkit.english.words.language import is_english
from goalkit.english.words.quoting import listed
from goalkit.text import Text


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Stay below national averages", "national averages"),
        ("Beat the industry benchmark", "industry benchmark"),
        ("Reach the upper quartile", "upper quartile"),
        ("Publish the average of our wards", None),
    ],
)
def test_what_others_are_said_to_reach_is_a_benchmark(statement: str, words: str | None) -> None:
    assert benchmark(Text(statement)) == words


@pytest.mark.parametrize(
    ("field", "clock"),
    [
        ("18 calendar days", "calendar"),
        ("18 working days", "working"),
        ("2 business weeks", "working"),
        ("18 days", None),
    ],
)
def test_days_may_be_those_of_the_calendar_or_of_work(field: str, clock: str | None) -> None:
    figure = read_figure(Text(field))
    assert figure is not None
    assert figure.clock == clock


@pytest.mark.parametrize("field", ["90% ≥ x ≥ 80%", "80% <= x <= 90%", "80–90%", "80% ≤ value ≤ 90%"])
def test_a_range_may_be_written_from_either_end(field: str) -> None:
    [band] = read_bands(Text(field)) or ()
    assert (band.low, band.high, band.has_low, band.has_high) == (80.0, 90.0, True, True)


@pytest.mark.parametrize(
    ("field", "ambiguous"),
    [("June", True), ("Q3", True), ("June 2027", False), ("2027", False), ("2027-06-30", False)],
)
def test_a_month_without_a_year_may_be_of_any(field: str, ambiguous: bool) -> None:  # noqa: FBT001
    day = read_day(Text(field))
    assert day is not None
    assert day.ambiguous == ambiguous
    assert (day.date is None) == ambiguous


@pytest.mark.parametrize(
    ("statement", "promise"),
    [
        ("We plan to raise NPS", "raise NPS"),
        ("Our team plans to raise NPS", "raise NPS"),
        ("Everyone will try to be able to swim", "swim"),
        ("Plan to use the hall", None),
    ],
)
def test_plans_are_no_promises(statement: str, promise: str | None) -> None:
    start = weak_start(Text(statement))
    assert (start and start.promise) == promise


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("World-Class Service for all", ["World-Class"]),
        ("A seat in the Premier League", []),
        ("A premier clinic", ["premier"]),
    ],
)
def test_hype_at_the_start_is_no_name(statement: str, words: list[str]) -> None:
    assert [str(one) for one in hype_words(Text(statement))] == words


@pytest.mark.parametrize(
    ("statement", "verb"),
    [("Test riders who come back", None), ("Test rides that turn into sales", None), ("Test the new tram", "Test")],
)
def test_a_noun_that_may_be_a_verb_is_no_order_where_more_is_said_of_it(statement: str, verb: str | None) -> None:
    found = order(Text(statement))
    assert (found and str(found.verb)) == verb


@pytest.mark.parametrize(
    ("statement", "open_places"),
    [
        ("Raise NPS from X to Y", ("X", "Y")),
        ("Raise visits to X per week", ("X",)),
        ("Raise visits by X%", ("X%",)),
        ("Sell 40 model X cars", ()),
    ],
)
def test_letters_stand_for_numbers_that_are_still_open(statement: str, open_places: tuple[str, ...]) -> None:
    assert tuple(map(str, goalkit.understand(statement).placeholders)) == open_places


@pytest.mark.parametrize(("statement", "number"), [("Hold talks, one talk per ward", 1.0), ("Interview all", None)])
def test_small_words_count_where_they_count_something(statement: str, number: float | None) -> None:
    measures = goalkit.understand(statement).measures
    assert [one.target and one.target.number for one in measures] == ([] if number is None else [number])


@pytest.mark.parametrize("written", ["FY27H1", "FY27 H1", "FY2027H2", "FY27Q3", "FY27 Q3", "H1 FY27", "FY27–Q2"])
def test_a_part_of_a_fiscal_year_is_a_time_limit(written: str) -> None:
    reading = goalkit.understand(f"Sign 12 partners by {written}")
    assert reading.deadline is not None
    assert reading.deadline.text == f"by {written}"
    assert [one.target and one.target.number for one in reading.measures] == [12.0]


@pytest.mark.parametrize("statement", ["Families see us as their neighbours", "Nurses don't dread Mondays"])
def test_what_people_feel_without_a_number_is_not_measured(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.focus) == ("none", "outcome")


@pytest.mark.parametrize("statement", ["Open the desk at 7 a.m. on weekdays", "Open the second desk at 9 p.m. sharp"])
def test_the_hour_of_a_day_measures_nothing(statement: str) -> None:
    reading = goalkit.understand(statement)
    assert (reading.measured, reading.measures) == ("event", ())


@pytest.mark.parametrize("statement", ["Prices stay unchanged", "Keep fares unchanged"])
def test_what_is_not_to_change_has_an_amount_of_change(statement: str) -> None:
    assert goalkit.understand(statement).measured == "quantity"


@pytest.mark.parametrize(("field", "days", "in_one"), [("2 weeks 3 days", 17, 7), ("3 weeks", 21, None)])
def test_a_length_in_two_units_is_as_exact_as_the_finer(field: str, days: float, in_one: float | None) -> None:
    figure = read_figure(Text(field))
    assert figure is not None
    half = 0.5 / in_one if in_one else 0.5
    assert (figure.low, figure.high) == pytest.approx((days / 7 - half, days / 7 + half))


def test_one_thing_is_listed_alone() -> None:
    assert [listed(words, "or") for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a or b", "a, b or c"]


@pytest.mark.parametrize(
    ("field", "bounds"),
    [
        ("80 to < 90", (80.0, 90.0)),
        ("80 < 90", (80.0, 90.0)),
        ("80, < 90", None),  # a value, and a limit of something else
        ("80 to at least 90", None),
    ],
)
def test_two_ends_are_a_range_where_words_or_signs_join_them(field: str, bounds: tuple[float, float] | None) -> None:
    bands = read_bands(Text(field))
    assert [(band.low, band.high) for band in bands] == ([bounds] if bounds else [])


def test_a_time_may_be_zero() -> None:
    figure = read_figure(Text("0 days"))
    assert figure is not None
    assert (figure.number, figure.unit) == (0.0, "day")


@pytest.mark.parametrize(
    ("statement", "english"),
    [
        ("Guests in 東京 are happy with the rooms", True),
        ("The 東京大学 desk answers all the calls", True),
        ("東京大学 desk", False),
    ],
)
def test_a_name_in_another_script_leaves_a_sentence_english(statement: str, english: bool) -> None:  # noqa: FBT001
    assert is_english(Text(statement)) is english


def test_a_list_never_closes_also_in_the_midst_of_a_sentence() -> None:
    statement = Text("Cover all tools, including but not limited to Slack, by May")
    assert open_ends(statement) == ["including but not limited to"]


@pytest.mark.parametrize(
    "statement", ["Bonus depends on these results", "The bonus is tied to these goals", "Pay: linked to the score"]
)
def test_pay_hangs_on_a_score_wherever_it_stands(statement: str) -> None:
    assert len(pay_links(Text(statement))) == 1


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("Win the Belgian market", "Belgium"),
        ("Open in Canada", "Canada"),
        ("Ship to Danish shops", "Denmark"),
        ("Greek guests come back", "Greece"),
        ("Irish schools join", "Ireland"),
        ("The Dutch desk opens", "Netherlands"),
        ("Hire in Peru", "Peru"),
        ("Slovenian schools join", "Slovenia"),
        ("Swiss banks sign", "Switzerland"),
    ],
)
def test_countries_are_known_by_their_names_and_people(statement: str, name: str | None) -> None:
    assert list(countries(Text(statement))) == ([name] if name else [])


@pytest.mark.parametrize(
    ("part", "alone"),
    [("writing", False), ("% of all", False), ("which is written", False), ("two words", False), ("3 maps", True)],
)
def test_a_word_or_a_clause_is_no_line_of_its_own(part: str, alone: bool) -> None:  # noqa: FBT001
    assert stands_alone(Text(part)) is alone


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Fewer accidents and a faster turnaround", ("Fewer accidents", "a faster turnaround")),
        ("Faster replies and better rooms", ("Faster replies", "better rooms")),
        ("Faster research and development", ()),
    ],
)
def test_two_states_to_be_reached_are_two_results(statement: str, found: tuple[str, ...]) -> None:
    assert results(goalkit.understand(statement), Text(statement)) == found
