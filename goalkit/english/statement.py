"""From a statement to its reading: tokens, times, numbers, clauses, roles, and what they amount to."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from goalkit.english.amounting.aim import aim, states_number
from goalkit.english.amounting.compound import compound_parts
from goalkit.english.amounting.focus import focus, shows_work
from goalkit.english.amounting.measured import measured
from goalkit.english.amounting.undefined import vague_words
from goalkit.english.calendar import PLAIN, Calendar, Period
from goalkit.english.clauses.clause import read_clause
from goalkit.english.clauses.tail import find_blanks, find_means, find_purpose, is_number_slot
from goalkit.english.fields.amount import read_amount
from goalkit.english.measuring.measures import assign
from goalkit.english.measuring.naming import find_metrics
from goalkit.english.measuring.parsed import Parsed
from goalkit.english.numbers.finding import find_numbers
from goalkit.english.reading import Deadline, Quantity, Reading, Verb
from goalkit.english.times.finding import find_times
from goalkit.english.words.closed import BE, HAVE, MODALS, PREPOSITIONS
from goalkit.english.words.sentence import mark_asides, sentences
from goalkit.english.words.slot import without_open
from goalkit.english.words.token import SIGN, tokenize
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from goalkit.english.clauses.clause import Clause
    from goalkit.english.numbers.numeral import Number
    from goalkit.english.times.dates import Time
    from goalkit.english.words.token import Token
    from goalkit.text import Text

LONGEST = 2000
"""Characters of a statement that are read; no goal is that long, and a hostile one may not cost more."""

MOST_NUMBERS = 24
"""Numbers of a statement whose roles are weighed against each other; no goal has as many."""


def understand(
    statement: Text,
    *,
    fields: Mapping[str, Text] | None = None,
    period: Period | None = None,
    today: datetime.date | None = None,
    calendar: Calendar = PLAIN,
) -> Reading:
    """Read one statement.

    `fields` are values written beside it (`baseline`, `target`), which count as part of it; `period` is that of
    its document and settles “by March” and “the end of the quarter”; `today` settles what the period doesn't.
    Ends of a change that are still open (“from <baseline> to 40%”) say nothing: the rest is read as if they weren't
    there.

    >>> from goalkit.text import Text
    >>> reading = understand(Text("Raise NPS from 45 to 60", line=3, column=5))
    >>> reading.measures[0].target.text.span.column
    26
    """
    text = statement[:LONGEST] if len(statement) > LONGEST else statement
    if (said := without_open(text)) is not text:
        reading = understand(said, fields=fields, period=period, today=today, calendar=calendar)
        tokens = tokenize(str(text))
        slots = [text[tokens[first].start : tokens[last - 1].end] for first, last in find_blanks(tokens)]
        return replace(reading, placeholders=tuple(slots))
    tokens = tokenize(str(text))
    if not tokens:
        return Reading()
    times = _times(tokens, calendar, period, today)
    reading, clause = _read(text, tokens, times, fields, calendar)
    if reading.measured == "event" and clause is not None and (each := _each_time(tokens, clause, times)):
        reading, _ = _read(text, tokens, [time for time in times if time not in each], fields, calendar)
    return reading


def _each_time(tokens: Sequence[Token], clause: Clause, times: Sequence[Time]) -> list[Time]:
    """The spans that say how long something takes each time: “Refunds reach the customer within 3 days”.

    What is said to be so, in the present, happens again and again; what is to be done has its end there.
    """
    between = {token.low for token in tokens[clause.first : clause.verb]}
    if clause.shape == "active":
        form = verb_form(tokens[clause.verb].low)
        again = form is not None and form.form in {"s", "base"}
    else:
        again = clause.shape == "passive" and not PRESENT.isdisjoint(between)
    if not (again and OTHER_TIMES.isdisjoint(between)):
        return []
    return [time for time in times if time.unit in SHORT and tokens[time.first].low == "within"]


PRESENT = frozenset({"is", "are"})
SHORT = frozenset({"day", "week"})
"""Units of what is awaited each time; months are for what is done once."""
OTHER_TIMES = MODALS | HAVE | (BE - PRESENT) | {"to"}
"""Words before a verb that put it into another time, or leave it to be done."""


def _read(
    text: Text, tokens: Sequence[Token], times: Sequence[Time], fields: Mapping[str, Text] | None, calendar: Calendar
) -> tuple[Reading, Clause | None]:
    """Go through a statement in whose words these times stand; with the clause that decides how it is measured."""
    timed = [False] * len(tokens)
    for time in times:
        for at in range(time.first, time.last):
            timed[at] = True
    asides = mark_asides(tokens)
    cuts = list(sentences(tokens, asides))
    for time in times:
        if _stands_apart(tokens, time):
            asides[time.first : time.last] = [True] * (time.last - time.first)
    found = find_metrics(tokens)
    named = {one.first for one in found if one.last > one.first + 1}
    numbers = find_numbers(tokens, timed, calendar)[:MOST_NUMBERS]
    cuts = [(first, _without_remarks(asides, numbers, first, last)) for first, last in cuts]
    clauses = [read_clause(tokens, first, last, asides, named) for first, last in cuts]
    extra = _fields(fields, calendar)
    parsed = Parsed(text, tokens, asides, clauses, numbers, found, {})
    roles = assign(parsed, extra)
    parsed.roles, parsed.fields = roles, "target" in extra
    how, decisive = measured(parsed)
    vague = vague_words(parsed, how, decisive)
    blanks = find_blanks(tokens)
    if how != "quantity" and any(is_number_slot(tokens, first, last) for first, last in blanks):
        how, vague = "quantity", []
    parts = compound_parts(parsed)
    deadlines = _deadlines(parsed, times)
    first_clause = clauses[0] if clauses else None
    lead = decisive or first_clause
    aims_at = focus(parsed, how, decisive)
    reading = Reading(
        measured=how,
        focus=aims_at,
        change_without_baseline=roles.by_without_start and not extra,
        compound=bool(parts),
        vague_words=_slices(parsed, vague),
        deadline=deadlines[0] if deadlines else None,
        measures=roles.measures,
        states_number=states_number(parsed),
        aim=aim(parsed),
        verb=_verb(parsed, lead),
        parts=_slices(parsed, parts),
        quantities=tuple([Quantity(one.value, one.unit, parsed.slice(one.first, one.last)) for one in parsed.numbers]),
        deadlines=deadlines,
        purpose=_tail(parsed, lead, find_purpose),
        means=_tail(parsed, first_clause, find_means),
        placeholders=_slices(parsed, blanks),
        shows_work=aims_at == "output" and lead is not None and shows_work(parsed, lead),
    )
    return reading, lead


def _times(
    tokens: Sequence[Token], calendar: Calendar, period: Period | None, today: datetime.date | None
) -> list[Time]:
    """The time expressions; without a period, “by March” is the next March from today."""
    times = find_times(tokens, calendar, period)
    if today is None or (period is not None and period.end is not None):
        return times
    if not any(time.year_missing and time.grain in ("month", "day") for time in times):
        return times
    ahead = Period("", today, today + datetime.timedelta(days=364))
    return [
        later if time.year_missing and time.grain in ("month", "day") else time
        for time, later in zip(times, find_times(tokens, calendar, ahead), strict=True)
    ]


def _stands_apart(tokens: Sequence[Token], time: Time) -> bool:
    """Whether a time is said beside the statement, as in brackets: “publish it Q4”, but not “the Q4 plan”."""
    if tokens[time.first].glued or time.limits:
        return time.limits
    following = tokens[time.last] if time.last < len(tokens) else None
    return following is None or following.kind == SIGN or following.low in PREPOSITIONS


def _without_remarks(asides: Sequence[bool], numbers: Sequence[Number], first: int, last: int) -> int:
    """Where a clause ends without the remarks behind it that state no number: “Waiting list shorter (Q4)”."""
    end = last
    while end > first and asides[end - 1]:
        end -= 1
    stated = any(end <= number.first < last for number in numbers)
    return last if stated or end == first else end


def _slices(parsed: Parsed, ranges: Sequence[tuple[int, int]]) -> tuple[Text, ...]:
    return tuple([parsed.slice(first, last) for first, last in ranges])


def _tail(
    parsed: Parsed,
    clause: Clause | None,
    find: Callable[[Sequence[Token], Clause], tuple[int, int] | None],
) -> Text | None:
    bounds = find(parsed.tokens, clause) if clause is not None else None
    return parsed.slice(*bounds) if bounds else None


def _verb(parsed: Parsed, clause: Clause | None) -> Verb | None:
    if clause is None or clause.verb < 0:
        return None
    return Verb(parsed.slice(clause.verb, clause.verb + 1), clause.lemma, clause.sense)


def _deadlines(parsed: Parsed, times: Sequence[Time]) -> tuple[Deadline, ...]:
    """The times that limit the statement, each with all that can be told of it."""
    return tuple(
        [
            Deadline(
                text=parsed.slice(time.first, time.last),
                date=time.end,
                relative=time.grain == "span"
                or (time.grain == "relative" and time.end is None and time.unit.startswith("next")),
                vague=time.grain == "vague",
                ambiguous=time.end is None and not time.impossible and (time.ambiguous or time.year_missing),
                impossible=time.impossible,
                first=time.start if time.start != time.end else None,
            )
            for time in times
            if _is_deadline(parsed, time) and not _is_inner(parsed, time)
        ]
    )


def _is_deadline(parsed: Parsed, time: Time) -> bool:
    """A full date limits wherever it stands; a bare “Q4” or “2027” only behind a word that makes it a limit."""
    if time.limits and _is_described(parsed, time):
        return False
    of_then = parsed.asides[time.first] and parsed.low(time.first) in ("in", "last")
    if of_then and any(parsed.numbers[at].last == time.first for at in parsed.roles.baselines):
        return False  # “(40k in 2026)”
    if time.limits:
        opening = parsed.low(time.first)
        bare = opening in ("end", "close") or opening.startswith("eo")
        return not bare or time.last >= len(parsed.tokens) or parsed.tokens[time.last].kind == SIGN
    if time.grain == "day":
        return True
    return (
        time.grain in ("month", "quarter", "half")
        and time.end is not None
        and parsed.low(time.first - 1) in ("(", ",", "—", "–", "-")
        and time.last - time.first > 1
    )


def _is_described(parsed: Parsed, time: Time) -> bool:
    """Whether a time only says which thing is meant: “a plan for next year”, “pupils who left in spring”."""
    opening, before = parsed.low(time.first), parsed.low(time.first - 1)
    if before == "for" and opening in ("next", "this", "the", "coming"):
        return parsed.low(time.first - 2) not in ("ready", "time", "fit", "open", "live")
    form = verb_form(before)
    if opening in ("during", "throughout") and (clause := parsed.clause_at(time.first)) and clause.shape == "nominal":
        return bool(parsed.deciding_in(clause))  # “12,000 visits during term” says over which time they are counted
    left = form is not None and form.form == "past" and parsed.low(time.first - 2) in ("that", "who", "which")
    return left and opening in ("in", "over", "during", "on")


def _is_inner(parsed: Parsed, time: Time) -> bool:
    """Whether a time belongs to a number before it: “98% of invoices paid within 30 days”, “from 12 t in 2023”."""
    roles = parsed.roles
    if _in_title(parsed, time):
        return True
    if parsed.low(time.first - 1) == "between" and parsed.low(time.last) == "and":
        return True  # “between 1 January and 30 June”: only the second one ends it
    if (time.grain == "span" or (time.end is None and time.grain != "vague")) and _qualifies(parsed, time):
        return True
    if time.grain == "span" and time.unit in ("day", "week"):
        return any(
            at in roles.deciding and number.last <= time.first and number.unit == "percent"
            for at, number in enumerate(parsed.numbers)
        )
    if parsed.low(time.first) in ("by", "before", "until"):
        return False  # “to 95% from 91% by June 2027”
    return any(0 <= time.first - parsed.numbers[at].last <= 1 for at in roles.baselines)


def _in_title(parsed: Parsed, time: Time) -> bool:
    """Whether a time stands in a title, of which more is said outside: “12 ‘This month in the archive’ posts”."""
    for at in range(time.first - 1, max(time.first - _LONGEST_TITLE, 0) - 1, -1):
        close = _QUOTES.get(parsed.low(at))
        if close is not None:
            inside = parsed.lows(at + 1, time.first)
            end = next((k for k in range(time.last, time.last + _LONGEST_TITLE) if parsed.low(k) == close), 0)
            return close not in inside and end > 0 and (at > 0 or end + 1 < len(parsed.tokens))
    return False


_QUOTES = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“"}
_LONGEST_TITLE = 12


def _qualifies(parsed: Parsed, time: Time) -> bool:
    """Whether a span only says what is measured: “shops that order again within 60 days rise from 8% to 15%”."""
    clause = parsed.clause_at(time.first)
    if clause is None or time.first <= max(clause.first, clause.verb if clause.shape == "imperative" else -1):
        return False
    if parsed.fields and clause.shape != "imperative":
        return True
    return any(
        time.last <= number.first < clause.last and at in parsed.roles.deciding | parsed.roles.baselines
        for at, number in enumerate(parsed.numbers)
    )


def _fields(fields: Mapping[str, Text] | None, calendar: Calendar) -> dict[str, Quantity]:
    """The numbers that neighbouring fields state, by role."""
    found: dict[str, Quantity] = {}
    if not fields:
        return found
    unit = fields.get("unit")
    for name in ("baseline", "target"):
        # Where nobody wrote where the way began, it begins where things stand.
        field = fields.get(name) or (fields.get("current") if name == "baseline" else None)
        if field is None:
            continue
        if (amount := read_amount(field, unit, calendar)) is not None:
            found[name] = amount
    return found
