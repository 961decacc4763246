"""Whether it is the statement's own verb that moves a metric, and not another verb further on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.english.words.token import tokenize
from goalkit.english.words.verbs import verb_form

if TYPE_CHECKING:
    from goalkit.english.reading import Measure, Reading
    from goalkit.text import Text

__all__ = ["is_moved", "scaled_alike"]

_ANOTHER = frozenset({"and", "&", ";", "but", "or", "so", "that", "then", "to", "where", "which", "while", "who"})
"""Words behind which something else may be done to something else."""

_SCALES = frozenset({"thousand", "k", "million", "mn", "mio", "m", "billion", "bn", "b", "trillion", "lakh", "crore"})


def is_moved(measure: Measure, reading: Reading, statement: Text) -> bool:
    """Whether the verb and the metric belong together, with nothing between them that another verb could move.

    In “increase productivity by shortening the build time” the build time isn't what increases.
    """
    verb = reading.verb
    if verb is None or measure.text is None:
        return False
    acts, name = statement.find(verb.text), statement.find(measure.text)
    if acts < 0 or name < 0:
        return True  # one of them stands in a field of its own
    first, last = (acts + len(verb.text), name) if acts < name else (name + len(measure.text), acts)
    between = tokenize(statement[first:last]) if first < last else ()
    return not any(token.low in _ANOTHER or _does(token.low) for token in between)


def _does(word: str) -> bool:
    form = verb_form(word)
    return form is not None and form.form == "ing"


def scaled_alike(one: str, other: str) -> bool:
    """Whether two numbers are written alike; in “to 6.1 million (from 8.4)” the second is in millions as well."""
    return _scale(one) == _scale(other)


def _scale(number: str) -> str | None:
    return next((token.low for token in tokenize(number) if token.low in _SCALES), None)
