"""The tools that tell what goalkit knows: rules, frameworks side by side, which of them fits, and templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalkit.assistant.bounds import ROOM, clipped, fitting
from goalkit.assistant.folder import Refusal
from goalkit.bibliography import bibliography
from goalkit.case import kebab, snake
from goalkit.english.words.near import nearest
from goalkit.report.json import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goalkit.assistant.arguments import Choose, Compare, Explain, Fill, Listing, ShowTemplate
    from goalkit.assistant.call import Call
    from goalkit.choosing import Question
    from goalkit.template import Template

__all__ = ["choose", "compare", "explain", "template_fill", "template_list", "template_show"]


def explain(_call: Call, asked: Explain) -> dict[str, Any]:
    """Give a rule's page. Raises `Refusal`."""
    from goalkit.registry import all_rules
    from goalkit.report.catalogue import PROMISES, facts
    from goalkit.report.profiles import changes_of
    from goalkit.report.rule_page import sources

    rule = all_rules().get(kebab(asked.rule.lower()))
    if rule is None:
        raise _unknown("rule", asked.rule, all_rules())
    known = facts(rule)
    return {
        **{name: known[name] for name in ("name", "category", "level", "summary", "frameworks", "options", "url")},
        "promise": PROMISES[rule.category],
        "page": rule.page,
        "profiles": dict(changes_of(rule.name)),
        "sources": sources(rule),
        "ignore": f"goalkit: ignore[{rule.name}] the person's reason",
    }


def compare(_call: Call, asked: Compare) -> dict[str, Any]:
    """Lay frameworks side by side. Raises `Refusal`."""
    from goalkit.frameworks import TITLES, UnknownFrameworkError, find_framework, frameworks
    from goalkit.report.comparison import as_data

    try:
        pages = list({page.slug: page for page in map(find_framework, asked.frameworks)}.values())
    except UnknownFrameworkError as error:
        raise Refusal(str(error)) from None
    if len(pages) == 1:
        raise Refusal("one framework can't be compared; name two or more, or none for all")
    wanted = [snake(one.lower().replace(" ", "_")) for one in asked.only]
    for name in wanted:
        if name not in TITLES:
            raise _unknown("such thing to compare by:", name, TITLES)
    data = as_data(pages or list(frameworks().values()), [one for one in TITLES if one in wanted or not wanted])
    said = [fact for one in data["dimensions"] for fact in one["facts"].values()]
    keys = {key for one in (*said, *data["together"]) for key in one["sources"]}
    known = bibliography()
    return {
        **{name: data[name] for name in ("frameworks", "dimensions", "together")},
        "sources": {key: str(known.get(key, key)) for key in sorted(keys)},
    }


def choose(_call: Call, asked: Choose) -> dict[str, Any]:
    """Say which framework fits the person's answers, and what is still to be asked. Raises `Refusal`."""
    from goalkit.choosing import ChoiceError, questions
    from goalkit.choosing import choose as chosen
    from goalkit.report.advice import as_data

    advice = None
    if asked.answers:
        try:
            data = as_data(chosen(asked.answers))
        except ChoiceError as error:
            raise Refusal(f"{error}; there are {', '.join(error.known)}") from None
        advice = {name: data[name] for name in ("frameworks", "because", "weights", "reasons", "turns")}
    left = [_question(one) for one in questions() if one.id not in asked.answers]
    return {"advice": advice, "questions": left}


def _question(one: Question) -> dict[str, Any]:
    answers = [{"id": answer.id, "says": answer.says} for answer in one.answers]
    return {"id": one.id, "ask": one.ask, "answers": answers}


def template_list(call: Call, asked: Listing) -> dict[str, Any]:
    """List templates, or those that speak of what is wanted. Raises `Refusal`."""
    from goalkit.frameworks import UnknownFrameworkError, find_framework
    from goalkit.template import search

    known = call.templates().templates
    functions = sorted({one.function for one in known})
    found = list(known)
    if asked.framework is not None:
        try:
            framework = find_framework(asked.framework).framework
        except UnknownFrameworkError as error:
            raise Refusal(str(error)) from None
        found = [one for one in found if one.framework == framework]
    if asked.function is not None:
        function = "-".join(asked.function.lower().replace("-", " ").replace("_", " ").split())
        if function not in functions:
            raise _unknown("field of work", asked.function, functions)
        found = [one for one in found if one.function == function]
    if asked.words:
        found = search(asked.words, found) or search(asked.words, found, some=True)
    listed, left_out = fitting(map(_entry, found), ROOM // 4)
    return {"templates": listed, "left_out": left_out, "functions": functions}


def template_show(call: Call, asked: ShowTemplate) -> dict[str, Any]:
    """Say what a template is for, and what it takes. Raises `Refusal`."""
    from goalkit.report.templates import as_data
    from goalkit.template import SlotError, TemplateError, render

    one = _template(call, asked.name)
    known = as_data(one)
    try:
        result = render(one, one.samples, calendar=call.config.calendar)
    except (SlotError, TemplateError) as error:
        raise Refusal(f"{one.name} can't be used: {error}") from None
    names = ("not_for", "counter_metric", "no_counter_metric", "format", "formats")
    slots, left_out = fitting(known["slots"])
    if left_out or len(result) > ROOM:
        raise Refusal(f"{one.name} is too large to be shown; a person can look at it with goalkit template show")
    said = clipped({**_entry(one), **{name: known[name] for name in names}})
    return {**said, "slots": slots, "with_samples": encodable(result)}


def template_fill(call: Call, asked: Fill) -> dict[str, Any]:
    """Fill a template with what the person said, and leave the rest open. Raises `Refusal`."""
    from goalkit.template import SlotError, TemplateError, render

    one = _template(call, asked.name)
    form = asked.format or one.format
    if form not in one.formats:
        raise Refusal(f"{one.name} can't be written as {form}; take one of {', '.join(one.formats)}")
    values = {snake(name): value for name, value in asked.values.items()}
    try:
        text = render(one, values, form, calendar=call.config.calendar)
    except (SlotError, TemplateError) as error:
        raise Refusal(str(error)) from None
    except ValueError as error:
        raise Refusal(f"{one.name} can't be written as {form}: {error}") from None
    if len(text) > ROOM:
        raise Refusal(f"the result has {len(text):,} characters, more than {ROOM:,}; a person can run goalkit new")
    still = [slot for slot in one.slots if not slot.optional and values.get(slot.name) in (None, "")]
    return {
        "text": encodable(text),
        "format": form,
        "open": [{"name": slot.name, "type": slot.type, "help": slot.help} for slot in still],
    }


def _template(call: Call, name: str) -> Template:
    from goalkit.template import find_template

    known = call.templates()
    try:
        return find_template(name, known.templates)
    except LookupError as error:
        raise Refusal(str(error.args[0])) from None


def _entry(one: Template) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "framework": one.framework,
        "function": one.function,
        "kind": one.kind,
        "for": one.purpose,
        "own": one.own,
    }


def _unknown(what: str, name: str, known: Iterable[str]) -> Refusal:
    near = nearest(name, list(known))
    return Refusal(f"there is no {what} “{name}”" + (f"; did you mean “{near}”?" if near else ""))
