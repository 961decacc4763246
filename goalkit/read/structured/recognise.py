"""Tells whether a mapping is a goal: which of its keys holds the statement, and what kind of goal that makes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.read.statement.field import AMOUNT, CODE, count_words
from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.words.fields import field_named, group_named, kind_named, plain_name, statement_named

if TYPE_CHECKING:
    from goalkit.model import Kind
    from goalkit.text import Text

__all__ = ["LONGEST", "SURE", "Said", "is_schema", "kind_numbered", "said_by", "unwrapped"]

SURE = frozenset({"objective", "key_result"})
"""Kinds whose names say by themselves that goals are meant."""
TYPES = frozenset({"type", "kind", "goal type", "item type", "level"})
"""Keys that may say what kind of goal a mapping is."""
TOLD = frozenset({"owner", "baseline", "target", "current", "due", "score", "status", "confidence", "metric"})
"""Fields that make a short text a goal."""
SMART = frozenset("specific measurable achievable attainable assignable relevant realistic timely timebound".split())
LETTERS = 3
"""How many of the five letters of SMART make a mapping a SMART goal."""
LONGEST = 3000
"""A text of more characters is a page, not a statement."""
SCHEMA_TYPES = frozenset({"object", "array", "string", "number", "integer", "boolean", "null"})
SCHEMA_KEYS = frozenset({"properties", "items", "description", "enum", "format", "default"})
NUMBERED = re.compile(r"(.*[a-z]) ?\d+(?: \d+)*")


FEWEST_WORDS = 2
"""Words of a statement under a key that is not known."""
FIRST = 3
"""How many entries of a list are asked for their kind."""


class Said(NamedTuple):
    """The statement that makes a mapping a goal, and the kind of goal it is."""

    statement: Text
    kind: Kind


class Candidate(NamedTuple):
    """A text that may be the statement; the smallest is the best."""

    is_code: bool
    refers: bool
    """Whether it is the objective beside a key result: it names where the goal hangs."""
    rank: int
    named: Kind | None
    statement: Text


def said_by(
    mapping: Mapping, expected: Kind | None, *, evident: bool, perspective: bool, within: bool = False
) -> Said | None:
    """Find the statement that makes a mapping a goal; None for a mapping that is none.

    `expected` is the kind of goals that stand here, if any do. `evident`: the file's name tells of goals.
    `perspective`: it stands in a perspective of a scorecard. `within`: it stands in another goal.
    """
    names = {plain_name(key) for key, _ in mapping.pairs}
    if not any(isinstance(value, Scalar) for _, value in mapping.pairs):
        return None
    typed = _typed(mapping)
    best = _best(mapping, result=(typed or expected) == "key_result" or bool(names & {"key result", "kr", "keyresult"}))
    if best is None and typed in SURE:
        best = _worded(mapping, typed)
    if best is None or (best.refers and expected == "key_result"):
        return None
    groups = {group_named(key) for key, value in mapping.pairs if not isinstance(value, Scalar)}
    has_results = "key_result" in groups or any(kind_numbered(name) == "key_result" for name in names)
    fields = {field_named(key) for key, _ in mapping.pairs}
    told = bool(fields & TOLD)
    several = count_words(best.statement) >= 2
    told_so = expected is not None or evident or within or "parent_named" in fields
    kind: Kind | None
    if len(names & SMART) + ("time bound" in names) >= LETTERS:
        kind = "smart_goal"
    elif typed is not None and (told_so or typed in {*SURE, "kpi"}) and (several or told or _holds_typed(mapping)):
        kind = typed
    elif expected is not None:
        kind = _expected(best, expected, sure=several or told or has_results, has_results=has_results)
    else:
        # `kr` is Korean as well, so it needs company.
        sure = told or evident or (best.named == "key_result" and bool(names & {"objective", "key result"}))
        kind = _unexpected(
            best, sure=sure or "keyresult" in names, has_results=has_results, holds_objectives="objective" in groups
        )
    if kind == "objective" and (perspective or "perspective" in fields):
        kind = "scorecard_objective"
    return Said(best.statement, kind) if kind is not None else None


def _best(mapping: Mapping, *, result: bool) -> Candidate | None:
    """The text that is most likely the statement; `result`: a key result is looked for."""
    found: list[Candidate] = []
    for key, value in mapping.pairs:
        if not isinstance(value, Scalar) or value.kind != "string" or (fit := statement_named(key)) is None:
            continue
        text = value.text
        rank, named = fit
        # `goal: 500` is a target, and `objective: Objective` the word in some language.
        if not any(map(str.isalpha, text)) or (named == "goal" and AMOUNT.match(text)):
            continue
        if len(text) <= LONGEST and plain_name(key) != plain_name(text):
            is_code = CODE.fullmatch(text.strip()) is not None
            found.append(Candidate(is_code, named == "objective" and result, rank, named, text))
    return min(found, key=lambda one: one[:3], default=None)


def _worded(mapping: Mapping, kind: Kind | None) -> Candidate | None:
    """The longest text of a mapping that says what kind of goal it is, where no key is known to hold the statement."""
    texts = [
        value.text
        for key, value in mapping.pairs
        if isinstance(value, Scalar) and value.kind == "string" and field_named(key) is None
    ]
    said = max(texts, key=len, default=None)
    if said is None or count_words(said) < FEWEST_WORDS or len(said) > LONGEST:
        return None
    return Candidate(is_code=False, refers=False, rank=0, named=kind, statement=said)


def _expected(best: Candidate, expected: Kind, *, sure: bool, has_results: bool) -> Kind | None:
    """The kind of a goal that stands where goals are expected."""
    if not sure and expected not in SURE:
        return None
    kind = best.named if best.named in SURE else expected
    return "objective" if has_results and kind in {"goal", "initiative"} else kind


def _unexpected(best: Candidate, *, sure: bool, has_results: bool, holds_objectives: bool) -> Kind | None:
    """The kind of a goal that stands anywhere: its own keys must tell that it is one."""
    several = count_words(best.statement) >= 2
    if best.named == "objective" and (several or has_results):
        return "objective"
    if best.named in {"key_result", "goal", "kpi", "smart_goal"} and several and sure:
        return "objective" if has_results else best.named
    # Key results hang under whatever has a title beside them, unless that holds objectives as well.
    return "objective" if has_results and not holds_objectives else None


def _typed(mapping: Mapping) -> Kind | None:
    """The kind that `type: key result` names."""
    for key, value in mapping.pairs:
        if isinstance(value, Scalar) and plain_name(key) in TYPES and (kind := kind_named(value.text)) is not None:
            return kind
    return None


def _holds_typed(mapping: Mapping) -> bool:
    """Whether a list in here holds goals that name their kind, so that even one word beside it is one."""
    return any(
        isinstance(one, Mapping) and _typed(one) in SURE
        for _, value in mapping.pairs
        if isinstance(value, Sequence)
        for one in value.items[:FIRST]
    )


COLUMNS = frozenset({"columns", "column values", "custom fields", "fields", "properties", "attributes"})
"""Keys below which a board keeps what it says of a record, its kind among it."""
WRAPS = frozenset({"spec", "attributes", "fields"})
"""Keys below which a record that names its kind keeps what it says."""


def unwrapped(mapping: Mapping) -> Mapping:
    """Lay open a goal that is written as a manifest or record: `kind: KeyResult`, and its words below `spec`.

    What `metadata` calls it is its id. Any other mapping is given back as it is.
    """
    if _typed(mapping) is None:
        for key, one in mapping.pairs:
            if isinstance(one, Mapping) and plain_name(key) in COLUMNS and _typed(one) is not None:
                return Mapping([*(pair for pair in mapping.pairs if pair[1] is not one), *one.pairs])
        return mapping
    inside = next((one for key, one in mapping.pairs if isinstance(one, Mapping) and plain_name(key) in WRAPS), None)
    if inside is None or not any(statement_named(key) for key, _ in inside.pairs):
        return mapping
    pairs = [pair for pair in mapping.pairs if isinstance(pair[1], Scalar)]
    for key, about in mapping.pairs:
        if isinstance(about, Mapping) and plain_name(key) == "metadata":
            pairs += [(_as_id(name), one) for name, one in about.pairs if plain_name(name) == "name"]
        elif isinstance(about, Mapping) and plain_name(key) == "relationships":
            pairs += [(name, one) for name, other in about.pairs for one in _ids_in(other)]
    return Mapping([*pairs, *inside.pairs])


def _ids_in(node: Node) -> list[Scalar]:
    """The id of the one record that a relationship names, as in `{data: {type: objective, id: "12"}}`."""
    data = next((one for _, one in node.pairs if isinstance(one, Mapping)), None) if isinstance(node, Mapping) else None
    pairs = data.pairs if data is not None else []
    return [one for key, one in pairs if isinstance(one, Scalar) and plain_name(key) == "id"]


def _as_id(key: Text) -> Text:
    return type(key)("id", key.span.line, key.span.column)


def is_schema(mapping: Mapping) -> bool:
    """Whether a mapping describes data instead of being it (JSON Schema, OpenAPI)."""
    said = {str(key): value.text for key, value in mapping.pairs if isinstance(value, Scalar)}
    if "json-schema.org" in said.get("$schema", ""):
        return True
    return said.get("type") in SCHEMA_TYPES and any(key in SCHEMA_KEYS for key, _ in mapping.pairs)


def kind_numbered(plain: str) -> Kind | None:
    """The kind that a numbered key names: “kr1”, “objective 2”, “key result 1 2”."""
    match = NUMBERED.fullmatch(plain)
    kind = kind_named(match[1]) if match else None
    return kind if kind in SURE else None
