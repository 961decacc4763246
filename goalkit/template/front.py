"""From a file to a template: its front matter, validated, with every mistake in it told with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from goalkit.bibliography import bibliography
from goalkit.config.mistakes import read_source, shown
from goalkit.english.metric import registry, suggest
from goalkit.model.document import Format, Framework
from goalkit.model.goal import Kind  # noqa: TC001 (pydantic reads it)
from goalkit.read.markup.inline import TAGS
from goalkit.read.trees.nodes import Malformed, Mapping, Node, Places, Scalar, Sequence
from goalkit.read.trees.yaml_nodes import read_yaml
from goalkit.template.mistakes import Mistake, SlotError, TemplateError, hint
from goalkit.template.model import COMPARABLE, NUMBERS, Level, Slot, SlotType, Template
from goalkit.template.values import LONGEST, check_values, read_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from goalkit.text import Text

__all__ = ["LARGEST", "load", "parse_template"]

LARGEST = 200_000
"""Bytes that a template file may have: a hundred times what the largest document of goals needs."""
SLOTS = 2000
"""Slots that a template may have: a page of a hundred goals, each with its numbers, dates and owner."""
SUFFIX = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<form>md|yaml|toml|json|csv)\.jinja")
FORMATS: dict[str, Format] = {"md": "markdown", "yaml": "yaml", "toml": "toml", "json": "json", "csv": "csv"}
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

Line = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_alias=True)


class _Slot(_Shape):
    type: SlotType
    help: Line
    sample: Line | None = None
    gap: bool = False
    unit: Annotated[str, StringConstraints(min_length=1, max_length=40)] | None = None
    min: float | None = None
    max: float | None = None
    above: str | None = None
    below: str | None = None
    after: str | None = None
    before: str | None = None
    optional: bool = False


class _Front(_Shape):
    title: Line
    framework: Framework
    function: Word
    level: Level | None = None
    kind: Kind | Literal["document"] | None = None
    purpose: Line = Field(alias="for")
    not_for: Line | None = Field(default=None, alias="not-for")
    serves: tuple[Word, ...] = ()
    counter_metric: str | None = Field(default=None, alias="counter-metric")
    no_counter_metric: Line | None = Field(default=None, alias="no-counter-metric")
    sources: tuple[str, ...] = ()
    formats: tuple[Format, ...] = get_args(Format)
    slots: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")], _Slot] = Field(max_length=SLOTS)
    values: tuple[dict[str, str], ...] = ()
    learned: dict[str, Any] | None = None


Steps = tuple[str | int, ...]


def load(file: Path, name: str | None = None, *, own: bool = False) -> Template:
    """Read a template file; `name` is what messages call it. Raises `TemplateError`."""
    called = name or file.as_posix()
    return parse_template(read_source(file, called, TemplateError, LARGEST), called, own=own)


def parse_template(source: str, path: str, *, own: bool = False) -> Template:
    """Read a template from its text; the name and the format of its body come from `path`. Raises `TemplateError`."""
    return _Reader(source, path).template(own=own)


class _Reader:
    """Validates one file and knows where everything in it stands."""

    def __init__(self, source: str, path: str) -> None:
        self.path = path
        self.source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.places: dict[Steps, tuple[int, int]] = {}

    def template(self, *, own: bool) -> Template:
        """Read it."""
        named = SUFFIX.fullmatch(self.path.rpartition("/")[2])
        if named is None:
            raise self._wrong("a template's file is called like new-habit.md.jinja: small letters, digits and hyphens")
        if len(self.source) > LARGEST:
            raise self._wrong(f"a template has at most {LARGEST:,} characters")
        if (unseen := UNSEEN.search(self.source)) is not None:
            line, column = Places(self.source).at(unseen.start())
            said = f"this holds the character U+{ord(unseen[0]):04X}, which can't be seen; leave it out"
            raise TemplateError([Mistake(self.path, line, column, said)])
        head = HEAD.match(self.source)
        if head is None:
            raise self._wrong("a template starts with front matter between two lines of ---")
        front = self._front(head[1])
        slots = tuple(self._slot(name, slot) for name, slot in front.slots.items())
        template = Template(
            name=named["name"],
            path=self.path,
            slots=slots,
            body=self.source[head.end() :],
            body_line=self.source.count("\n", 0, head.end()) + 1,
            format=FORMATS[named["form"]],
            own=own,
            **{key: getattr(front, key) for key in _Front.model_fields if key not in ("slots", "values", "learned")},
            values=tuple(front.values),
        )
        if mistakes := [*self._misnamed(front), *self._unrelated(front), *self._unfit(template, front)]:
            raise TemplateError(mistakes)
        full = tuple({**template.samples, **given} for given in front.values)
        return _replace(template, full)

    def _front(self, head: str) -> _Front:
        try:
            trees = read_yaml("\n" + head)  # so that lines count as in the file
        except Malformed as error:
            line, column, _, _ = error.problem.at
            raise TemplateError([Mistake(self.path, line, column, error.problem.message)]) from None
        tree = trees[0] if trees else Mapping()
        mistakes: list[Mistake] = []
        data = self._plain(tree, (), mistakes)
        if not isinstance(tree, Mapping):
            raise self._wrong("the front matter is a list of keys and values, as in title: …", 2)
        try:
            front = _Front.model_validate(data)
        except ValidationError as error:
            mistakes += [self._mistake(one) for one in error.errors(include_url=False)]
        if mistakes:
            raise TemplateError(dict.fromkeys(mistakes))
        return front

    def _plain(self, node: Node, path: Steps, mistakes: list[Mistake]) -> Any:  # noqa: ANN401 (anything YAML has)
        """Take over data as it is written, so that 24, 1,200 and 2027-06-30 stay what the author typed."""
        match node:
            case Mapping(pairs):
                found: dict[str, Any] = {}
                for key, value in pairs:
                    here = (*path, str(key))
                    if str(key) in found:
                        mistakes.append(self._at(here, f"“{key[:60]}” stands here twice", key))
                        continue
                    self.places[here] = key.span[:2]
                    found[str(key)] = self._plain(value, here, mistakes)
                return found
            case Sequence(items):
                listed = []
                for at, item in enumerate(items):
                    listed.append(self._plain(item, (*path, at), mistakes))
                    if isinstance(item, Scalar):
                        self.places[(*path, at)] = item.text.span[:2]
                return listed
            case Scalar(text, kind):
                if kind == "other":
                    return {"true": True, "false": False}.get(text.lower())
                return str(text)

    def _slot(self, name: str, slot: _Slot) -> Slot:
        given = slot.model_dump(exclude={"after", "before"})
        given["above"] = slot.above or slot.after
        given["below"] = slot.below or slot.before
        given["sample"] = slot.sample or ""
        return Slot(name=name, line=self.places["slots", name][0], **given)

    def _misnamed(self, front: _Front) -> Iterator[Mistake]:
        """Names that nobody knows, of metrics and sources, and those of slots that mean something else."""
        for name in front.slots:
            if name in TAGS:
                yield self._at(("slots", name), f"a slot can't be called “{name}”, which is a tag of HTML")
        metric = front.counter_metric
        if metric is not None and metric not in registry():
            near = suggest(metric.replace("_", " "), 1)
            meant = f"; did you mean “{near[0].id}”?" if near else hint(metric, registry())
            yield self._at(("counter-metric",), f"no metric has the id “{metric[:60]}”{meant}")
        for at, source in enumerate(front.sources):
            if source not in bibliography() and not source.startswith(("https://", "http://")):
                said = f"no source in the bibliography has the key “{source[:60]}”{hint(source, bibliography())}"
                yield self._at(("sources", at), said)

    def _unrelated(self, front: _Front) -> Iterator[Mistake]:
        """Bounds that make no sense for their slot."""
        for name, slot in front.slots.items():
            if (slot.sample is None) != slot.gap:
                lacking = f"slot “{name}” has no “sample”, which is {_SAYS['sample']}"
                yield self._at(("slots", name), "a gap has no sample: nobody knows one" if slot.gap else lacking)
            for bound in ("min", "max"):
                if getattr(slot, bound) is not None and slot.type not in NUMBERS:
                    yield self._at(("slots", name, bound), f"a {slot.type} has no “{bound}”")
            for bound in ("above", "below", "after", "before"):
                other = getattr(slot, bound)
                if other is None:
                    continue
                place = ("slots", name, bound)
                if other not in front.slots or other == name:
                    others = [one for one in front.slots if one != name]
                    yield self._at(place, f"there is no other slot “{other[:60]}”{hint(other, others)}")
                elif {slot.type, front.slots[other].type} - COMPARABLE:
                    yield self._at(place, f"a {slot.type} and a {front.slots[other].type} can't be compared")
            if slot.unit is not None and slot.type not in NUMBERS - {"percent"}:
                yield self._at(("slots", name, "unit"), f"a {slot.type} takes no unit")

    def _unfit(self, template: Template, front: _Front) -> Iterator[Mistake]:
        """Samples and other values that their own slots would refuse."""
        broken = False
        for slot in template.slots:
            if slot.gap:
                continue
            try:
                read_value(slot, slot.sample)
            except ValueError as error:
                broken = True
                yield self._at(("slots", slot.name, "sample"), f"the sample {error}")
        if broken:
            return
        for at, given in ((None, {}), *enumerate(front.values)):
            try:
                check_values(template, {**template.samples, **given})
            except SlotError as error:
                for name, said in error.problems:
                    place: Steps = ("slots", name, "sample") if at is None else ("values", at, name)
                    yield self._at(place, said)

    def _mistake(self, error: Any) -> Mistake:  # noqa: ANN401 (pydantic's error details)
        """Say what is wrong to a person."""
        path: Steps = tuple(step for step in error["loc"] if step != "[key]")
        name = next(step for step in reversed(path) if isinstance(step, str))
        match error["type"]:
            case "extra_forbidden":
                known = _Slot.model_fields if path[0] == "slots" else _keys()
                what = "a slot has no" if path[0] == "slots" else "a template has no"
                return self._at(path, f"{what} “{name[:60]}”{hint(name, known)}")
            case "missing":
                here = f"slot “{path[1]}”" if path[0] == "slots" and len(path) > 1 else "this template"
                return self._at(path[:-1], f"{here} has no “{name}”, which is {_SAYS.get(name, 'needed')}")
            case "literal_error":
                known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
                return self._at(path, f"“{name}” can't be {_shown(error['input'])}{_expected(error['input'], known)}")
            case "string_pattern_mismatch" if path[0] == "slots":
                said = f"a slot can't be called “{path[1]}”; take small letters, digits and _, as in baseline_2"
                return self._at(path, said)
            case "string_pattern_mismatch":
                said = f"“{name}” can't be {_shown(error['input'])}; take small letters, digits and hyphens"
                return self._at(path, said)
        expected = error["msg"].removeprefix("Input should be ").replace("a valid dictionary", "keys and values")
        expected = expected.replace("a valid string", "words").replace("a valid tuple", "a list")
        expected = (
            expected.partition(" or instance of")[0]
            .replace("Dictionary", "This")
            .replace("a valid boolean", "true or false")
        )
        return self._at(
            path, f"“{name}” can't be {_shown(error['input'])}; expected {expected[:1].lower()}{expected[1:]}"
        )

    def _at(self, path: Steps, message: str, key: Text | None = None) -> Mistake:
        """Place a message at a key, or at the nearest one around it."""
        place = key.span[:2] if key is not None else None
        while place is None:
            place = self.places.get(path, None if path else (1, 1))
            path = path[:-1]
        return Mistake(self.path, *place, message)

    def _wrong(self, message: str, line: int = 1) -> TemplateError:
        return TemplateError([Mistake(self.path, line, 1, message)])


_SAYS = {
    "title": "what it is called",
    "framework": f"one of {', '.join(get_args(Framework))}",
    "function": "the field of work it is from, such as customer-retention",
    "for": "a sentence that says when this is the right goal",
    "slots": "what is to be filled in",
    "type": f"one of {', '.join(get_args(SlotType))}",
    "help": "what somebody is asked for",
    "sample": "a plausible value",
}


def _keys() -> list[str]:
    return [field.alias or name for name, field in _Front.model_fields.items()]


def _shown(value: object) -> str:
    return shown(value, "keys and values")


def _expected(given: object, known: list[str]) -> str:
    near = hint(str(given), known)
    return near if "did you mean" in near else f"; expected one of {', '.join(known)}"


def _replace(template: Template, values: tuple[dict[str, str], ...]) -> Template:
    from dataclasses import replace

    return replace(template, values=values)
