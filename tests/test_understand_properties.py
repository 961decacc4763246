"""What holds of the reader for any text: it never fails, points into the statement, stays fast, and isn't impressed."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goalkit.english import Calendar, Period, Reading, understand
from goalkit.english.times.dates import MONTHS
from goalkit.english.times.period import find_period
from goalkit.english.words.closed import BE, CONJUNCTIONS, DETERMINERS, MODALS, PREPOSITIONS, RELATIVES, VAGUE
from goalkit.english.words.nouns import PEOPLE, QUALITIES, STATE_NOUNS, WORK_NOUNS
from goalkit.english.words.verbs import SENSES
from goalkit.text import Text
from tests.effort import effort
from tests.placed import pieces_of

readings = settings(max_examples=150, deadline=None)

WORDS = sorted(
    {*SENSES, *WORK_NOUNS, *PEOPLE, *STATE_NOUNS, *QUALITIES, *VAGUE, *MONTHS, *PREPOSITIONS, *DETERMINERS}
    | {*BE, *CONJUNCTIONS, *MODALS, *RELATIVES, "nps", "churn", "percent", "points", "quarter", "end", "soon"}
)
MARKS = "% $ € £ + - – → -> ≥ <= < > ( ) [ ] , . ; : / & ' \" # ~ 's XX TBD ??? <x>".split()
NUMBERS = "0 1 2 7 10 12 24/7 45 60 99.9 100 1,500 1.5k 1M+ 2026 2027 27001 twelve half double zero all no".split()
TIMES = "Q1 Q4 H1 FY27 EOY 2027-03-31 31/02/2027 March May 3rd weekly week days".split()

words = st.sampled_from(WORDS) | st.sampled_from(NUMBERS) | st.sampled_from(MARKS) | st.sampled_from(TIMES)
soups = st.lists(st.tuples(words, st.sampled_from(["", " ", " ", " ", "-"])), max_size=25).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
texts = st.text(max_size=200) | soups

OBJECTS = ("NPS", "churn", "weekly active users", "the number of complaints", "waiting times", "uptime")
VALUES = (
    *("from 45 to 60", "from 45% to 60%", "to 60%", "by 20%", "to at least 40", "from €2m to €3.1m", ""),
    *("from 6 hours to 45 minutes", "to under 2 hours", "by a third", "to 15–20%"),
)
WORK = (
    *("Launch the new app", "Publish 10 articles", "Hire a head of design", "Migrate all services to the new cluster"),
    *("The guide is published", "Customers renew on their own", "Patients feel at home", "80% of riders come back"),
    *("Orders delivered in full rise from 81% to 93%", "Work on performance", "Survey completed", "No incidents"),
)
LIMITS = (
    "",
    "",
    " by March 2027",
    " by 2027-03-31",
    " within six months",
    " soon",
    " in Q2 2027",
    " by the end of the year",
)
changes = st.tuples(st.sampled_from(["Raise", "Cut", "Improve", "Keep", "Double"]), st.sampled_from(OBJECTS))
goals = st.builds(
    "{}{}".format,
    st.sampled_from(WORK)
    | st.builds(lambda pair, to: f"{' '.join(pair)} {to}".strip(), changes, st.sampled_from(VALUES)),
    st.sampled_from(LIMITS),
)
"""Goals as people write them: what they say is known, so it can be told what may not change it."""


FRAMES = (
    "Everyone {}",
    "Customers {} it",
    "Moved before we {}",
    "The team {} on Friday",
    "{} the ward",
    "Wards are {}",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_every_form_of_every_verb_can_stand_where_a_verb_can(frame: str) -> None:
    """Also in American spelling, and with a “re-” in front: no place in a sentence takes only words of the lexicon."""
    for lemma in SENSES:
        stem = lemma.removesuffix("e")
        for form in (lemma, f"{lemma}s", f"{stem}ed", f"{stem}ing", f"re{lemma}", lemma.replace("is", "iz")):
            statement = Text(frame.format(form))
            assert all(piece in statement for piece in pieces_of(understand(statement))), statement


def gist(reading: Reading) -> tuple[object, ...]:
    """What a reader may build on: what is measured, how far, by when."""
    return reading.measured, reading.focus, reading.measures, reading.deadline, reading.states_number


@readings
@given(texts)
@example("of of of to")
@example("5% of")
@example("from to from")
@example("Visits rise from")
@example("1,500.")
@example("İ\N{COMBINING DOT ABOVE}ﬃ²")
def test_any_text_is_read_without_a_slip(text: str) -> None:
    statement = Text(text, line=7, column=3)
    reading = understand(statement)
    for piece in pieces_of(reading):
        span = piece.span
        assert (span.line, span.end_line) == (7, 7)
        assert text[span.column - 3 : span.end_column - 3] == piece
        assert piece == piece.strip() != ""


@readings
@given(goals, goals, st.integers(0, 80), st.integers(0, 80))
def test_a_goal_may_break_off_anywhere(goal: str, other: str, end: int, begin: int) -> None:
    for text in (goal[:end], goal[:end] + other[begin:], other[begin:]):
        assert all(piece in text for piece in pieces_of(understand(Text(text))))


@readings
@given(
    texts,
    texts,
    st.sampled_from([".", ","]),
    st.sampled_from([None, "dmy", "mdy", "ymd"]),
    st.sampled_from([None, 1, 7]),
)
def test_fields_and_calendars_of_any_kind_are_borne(
    text: str, field: str, mark: str, order: str | None, month: int | None
) -> None:
    calendar = Calendar(fiscal_year_start=month, date_order=order, decimal_mark=mark)  # type: ignore[arg-type]
    period = find_period(field, calendar)
    fields = {"baseline": Text(field), "target": Text(text), "unit": Text(field)}
    reading = understand(Text(text), fields=fields, calendar=calendar, period=period)
    for one in reading.measures:
        for quantity in (one.baseline, one.target, one.change, one.upper):
            assert quantity is None or quantity.text in text + "\n" + field


@readings
@given(texts)
def test_the_same_words_read_the_same(text: str) -> None:
    assert understand(Text(text)) == understand(Text(text))


@readings
@given(goals, st.sampled_from(["world-class", "best-in-class", "cutting-edge", "truly excellent", "amazing"]))
def test_praise_in_brackets_changes_nothing(goal: str, praise: str) -> None:
    assert gist(understand(Text(f"{goal} ({praise})"))) == gist(understand(Text(goal)))


@readings
@given(goals, st.sampled_from(["world-class", "best-in-class", "cutting-edge", "excellent", "great"]))
def test_praise_never_makes_a_goal_measurable(goal: str, praise: str) -> None:
    plain, praised = understand(Text(goal)), understand(Text(f"{goal}, {praise}"))
    assert (praised.measures, praised.deadline) == (plain.measures, plain.deadline)
    assert praised.measured in (plain.measured, "none")


@readings
@given(goals, st.sampled_from([" Q4", " (Q4)", ", Q4", " – Q4"]))
def test_a_stray_quarter_changes_nothing(goal: str, quarter: str) -> None:
    assert gist(understand(Text(goal + quarter))) == gist(understand(Text(goal)))


@readings
@given(goals, st.sampled_from(["!", "!!!", ".", " …", "…"]))
def test_emphasis_changes_nothing(goal: str, emphasis: str) -> None:
    assert gist(understand(Text(goal + emphasis))) == gist(understand(Text(goal)))


@readings
@given(goals)
def test_an_unrelated_period_changes_only_dates(goal: str) -> None:
    plain, dated = understand(Text(goal)), understand(Text(goal), period=Period("someday"))
    assert dated == plain


LONG = 20_000
CHAINS = (
    *("1", "1 ", "5% ", "%", "(", "()", "[x ", "<a ", "raise x and ", "of ", "number of ", "a, ", ",", "to ", "to 5 "),
    *("from 5 ", "by 5 ", "5 -> ", "5-", "between 5 and ", "NPS 5 ", "NPS ", "every ", "half of ", "one hundred and "),
    *(
        "no later than ",
        "Q1 ",
        "2027-",
        "in order to ",
        "users that is ",
        "users will ",
        "ensure that ",
        ". ",
        "; ",
        "a: ",
    ),
    *(
        "5% of users ",
        "monthly active users ",
        "falls from 5 to 4 ",
        "better and ",
        "'",
        "a'a ",
        "1.1.",
        "1,111",
        "?",
        "- ",
    ),
    *(
        "\N{SMILING FACE WITH SUNGLASSES}",
        "\N{NO-BREAK SPACE}1",
        "launch, ",
        "which will ",
        "so that users ",
        "as soon as ",
        "a live + ",
        "5 a, b / ",
        '"2027 ',
    ),
)


@pytest.mark.parametrize("link", CHAINS)
def test_no_chain_of_words_takes_more_than_its_length(link: str) -> None:
    def cost(size: int) -> int:
        statement = Text(f"{size}. {link * size}"[:size])
        return effort(lambda: understand(statement))

    cost(200)
    assert cost(1_600) < (cost(400) + 200) * 4 * 1.5
    assert cost(LONG) < cost(1_600) * 4, "of a hostile statement only the start is read"
