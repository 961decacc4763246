"""The JSON Schemas of the documented form, by which an editor completes and checks a file while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.form.entry import NAMES, EntryKind, fields_of, statement_of
from goalkit.form.fields import DOCUMENT, FRAMEWORKS, KINDS, STREAM, TITLES, groups_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.form.fields import Field
    from goalkit.model import Framework, Kind

__all__ = ["schema_of"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: dict[str, Any] = {"type": ["string", "number"]}
"""What holds a text may hold a number as well; a date is a text to those who go by a schema."""
IGNORE: dict[str, Any] = {
    "description": "Rules to leave out here, each with its reason: “no-owner the whole ward answers for it”.",
    "anyOf": [
        {"type": "string"},
        {"type": "array", "items": {"type": ["string", "object"]}},
        {"type": "object", "additionalProperties": {"type": ["string", "number", "array", "null"]}},
    ],
}


def schema_of(framework: Framework) -> dict[str, Any]:
    """Give the JSON Schema of files that follow a framework.

    Its own kinds of goals come first, for editors offer keys in this order. It is a little stricter than reading: where
    goalkit takes any name of the framework, an editor should complete one.
    """
    groups = groups_of(framework)
    first = FRAMEWORKS[framework]
    own = {key: _field(said) for key, said in DOCUMENT.items()}
    own["framework"] = {"description": DOCUMENT["framework"].says, "const": framework}
    streams = {"value_streams": _list("value_stream", STREAM["value_stream"].says)}
    lists = _groups(groups, first)
    if framework == "lean":
        lists = streams | lists
    properties = {
        "$schema": {"description": "Where this schema stands; goalkit doesn't look there.", "type": "string"},
        **own,
        **lists,
        **streams,
        "check_ins": _list("check_in", "Check-ins of goals that stand elsewhere, each naming its goal."),
    }
    return {
        "$schema": DIALECT,
        "title": f"{TITLES[framework]} in goalkit's documented form",
        **_object(properties, "framework"),
        "$defs": {
            "text": TEXT,
            "ignore": IGNORE,
            **{kind: _goal(kind, groups) for kind in (*first, *(kind for kind in KINDS if kind not in first))},
            "value_stream": _entry("value_stream", {"steps": _list("step", "Its steps, in their order.")}),
            "step": _entry("step", {}),
            "check_in": _entry("check_in", {}),
        },
    }


def _goal(kind: Kind, groups: Mapping[Kind, str]) -> dict[str, Any]:
    series = {
        "description": "Values by date, such as 2027-02-01: 61%: short for check-ins that hold nothing else.",
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/text"},
    }
    check_ins = _list("check_in", "What was noted of it on a day.")
    own = {"series": series} if "green" in KINDS[kind].fields else {}
    return _entry(kind, {**own, "check_ins": check_ins, **_groups(groups, KINDS[kind].holds), "series": series})


def _entry(kind: EntryKind, lists: Mapping[str, Any]) -> dict[str, Any]:
    statement = statement_of(kind)
    properties = {key: _field(said) for key, said in fields_of(kind).items()}
    required = (statement,) if statement is not None else ()
    return {"title": NAMES[kind], **_object({**properties, **lists}, *required)}


def _object(properties: Mapping[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**properties, "goalkit-ignore": {"$ref": "#/$defs/ignore"}},
        **({"required": list(required)} if required else {}),
        "additionalProperties": False,
    }


def _groups(groups: Mapping[Kind, str], first: tuple[Kind, ...]) -> dict[str, Any]:
    """Lists of goals of all kinds, the usual ones first."""
    kinds = (*first, *(kind for kind in KINDS if kind not in first))
    return {groups[kind]: _list(kind, KINDS[kind].says) for kind in kinds}


def _list(kind: EntryKind, says: str) -> dict[str, Any]:
    return {"description": says, "type": "array", "items": {"$ref": f"#/$defs/{kind}"}}


def _field(said: Field) -> dict[str, Any]:
    """A text, or a list of them; usual words are offered, and any others are taken."""
    text: dict[str, Any] = {"$ref": "#/$defs/text"}
    if said.choices:
        # YAML takes a bare yes or no for a truth value.
        usual: list[Any] = [*said.choices, *([True, False] if said.choices == ("yes", "no") else [])]
        text = {"anyOf": [{"enum": usual}, text]}
    if said.shape == "list":
        several = {"type": "array", "items": text}
        return {"description": said.says, "anyOf": [several, {"$ref": "#/$defs/text"}]}
    return {"description": said.says, **text}
