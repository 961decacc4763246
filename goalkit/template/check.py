"""What every template must hold: it is whole, renders in each format, reads back as the same goals, and lints clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.lint import Linter
from goalkit.read import read
from goalkit.template.filling import filled
from goalkit.template.mistakes import Mistake, SlotError, TemplateError, hint
from goalkit.template.structure import counted, structure_of
from goalkit.template.syntax import slots_in
from goalkit.template.values import check_values
from goalkit.template.writing import differing, in_format

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from goalkit.config import Config
    from goalkit.model import Document
    from goalkit.template.model import Template

__all__ = ["check"]


def check(template: Template, config: Config | None = None, known: Collection[str] = ()) -> tuple[Mistake, ...]:
    """Everything that is wrong with a template; `known` are the names of templates that it may say it serves."""
    try:
        return tuple(dict.fromkeys(_Checker(template, config).mistakes(known)))
    except TemplateError as error:
        return error.mistakes


class _Checker:
    """Fills one template in every way that it promises to bear."""

    def __init__(self, template: Template, config: Config | None) -> None:
        self.template = template
        self.linter = Linter(config)

    def mistakes(self, known: Collection[str]) -> Iterator[Mistake]:
        """Go from what is cheap to find to what isn't."""
        template = self.template
        used = set(slots_in(template.parts))
        for slot in template.slots:
            if slot.name not in used:
                yield self._at(slot.line, f"slot “{slot.name}” is never used in the body")
        for name in template.serves:
            if known and name not in known:
                yield self._at(1, f"serves: there is no template “{name}”{hint(name, known)}")
        sets: list[tuple[str, Mapping[str, str]]] = [("its samples", template.samples)]
        sets += [(f"values {at}", values) for at, values in enumerate(template.values, start=1)]
        optional = {slot.name for slot in template.slots if slot.optional}
        if optional:
            needed = {name: value for name, value in template.samples.items() if name not in optional}
            sets.append(("its samples without what is optional", needed))
        for called, values in sets:
            yield from self._filled(called, values)
        yield from self._open()

    def _filled(self, called: str, values: Mapping[str, str]) -> Iterator[Mistake]:
        """What is wrong with the template once it is filled."""
        template = self.template
        try:
            text = filled(template, check_values(template, values))
        except SlotError as error:
            yield from (self._body(f"with {called}, {said}") for _, said in error.problems)
            return
        document = read(text, template.format, path=template.path)
        yield from self._read(called, document)
        lines = text.split("\n")
        for one in self.linter.report([self.linter.check(document)]).diagnostics:
            asked = one.slots and any(slot.gap for slot in template.slots)
            if one.level != "advice" and not asked:
                quoted = lines[one.span.line - 1].strip()
                yield self._body(f"with {called}, “{quoted[:80]}” is told: {one.message} ({one.rule})")
        for form in template.formats:
            if form == template.format:
                continue
            again = read(in_format(document, form), form, path=template.path)
            if (said := differing(again, document)) is not None:
                yield self._body(f"with {called}, its {form} is read otherwise: {said}")

    def _read(self, called: str, document: Document) -> Iterator[Mistake]:
        """Whether it is read as what its author says it is."""
        template = self.template
        if not document.goals:
            yield self._body(f"with {called}, no goal is found in it")
        elif document.framework != template.framework:
            seen = document.framework or "no framework"
            yield self._body(f"with {called}, it is read as {seen} and not as {template.framework}")
        elif template.kind not in (None, "document") and template.kind not in {goal.kind for goal in document.goals}:
            held = counted(structure_of(document))
            yield self._body(f"with {called}, it holds {held}, and no {template.kind.replace('_', ' ')}")
        for problem in document.problems:
            yield self._body(f"with {called}, it can't be read: {problem.message}")

    def _open(self) -> Iterator[Mistake]:
        """Whether each slot that is left open is seen by lint, so that nobody publishes it unawares."""
        template = self.template
        values = {slot.name: slot.sample for slot in template.slots if slot.optional}
        text = filled(template, check_values(template, values))
        document = read(text, template.format, path=template.path)
        found = self.linter.report([self.linter.check(document)]).diagnostics
        seen = {slot for one in found for slot in one.slots}
        for slot in template.slots:
            if not slot.optional and f"<{slot.name}>" in text and f"<{slot.name}>" not in seen:
                yield self._at(slot.line, f"slot “{slot.name}” stands where lint would not see that it is open")

    def _body(self, message: str) -> Mistake:
        return self._at(self.template.body_line, message)

    def _at(self, line: int, message: str) -> Mistake:
        return Mistake(self.template.path, line, 1, message)
