"""The pages about rules: an index to choose from, and what each rule finds, why, how to mend it, and how sure it is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from goalkit.config.profile import all_profiles, disagreements
from goalkit.example import FENCE, examples, is_edited
from goalkit.frameworks import frameworks
from goalkit.registry import all_rules
from goalkit.report.catalogue import PROMISES, by_category, options
from goalkit.report.profiles import change
from goalkit.rule import LEVELS
from goalkit.site.checkout import Evidence, evidence
from goalkit.site.draft import FORMATS, findings, findings_of_change, marked
from goalkit.site.markdown import Markup, fenced, page, prose
from goalkit.site.sources import cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from goalkit.diagnostic import Diagnostic
    from goalkit.example import Example
    from goalkit.frameworks import FrameworkPage
    from goalkit.rule import Category, Rule

__all__ = ["PROMISED", "pages", "pages_about"]

PROMISED: dict[Category, str] = {
    "correctness": "99 of 100",
    "suspicious": "95 of 100",
    "clarity": "90 of 100",
    "coaching": "75 of 100",
}
"""How many findings of a category are right, or it would be of another one."""

LOOKS_AT = {
    "Document": "a whole document",
    "Goal": "a goal of any kind",
    "Gauge": "a measure or KPI",
    "Portfolio": "all documents together",
    "Ignore": "a comment that ignores a finding",
    "Objective": "an objective",
    "KeyResult": "a key result",
    "NorthStar": "a North Star",
    "Change": "a goal in two versions, as goalkit diff compares them",
    "Removal": "a goal that is gone from the newer of two versions, as goalkit diff compares them",
}
CODE = re.compile(r"`([a-z]+(?:-[a-z]+)*)`")
RULE_LINK = re.compile(r"\(\.\./rules/([a-z-]+)\.md\)")
TOML_FENCE = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Piece(NamedTuple):
    """A stretch of a rule's page: words under a heading, or an example with what is said of it."""

    heading: str | None
    prose: Markup | None = None
    draft: Markup | None = None
    says: tuple[dict[str, Any], ...] = ()
    flagged: bool = False
    edited: bool = False


def pages(root: Path) -> Iterator[tuple[str, str]]:
    """The index and one page a rule."""
    known = all_rules()
    judged = evidence(root)
    yield "rules/index.md", page("rules", _index(known))
    for name, rule in known.items():
        yield f"rules/{name}.md", page("rule", _facts(rule, known, judged.get(name, Evidence())))


@cache
def pages_about() -> dict[str, list[FrameworkPage]]:
    """The framework pages that speak of a rule, by its name."""
    found: dict[str, list[FrameworkPage]] = {}
    for one in frameworks().values():
        for name in dict.fromkeys(RULE_LINK.findall(one.body)):
            found.setdefault(name, []).append(one)
    return found


def _index(known: Mapping[str, Rule]) -> dict[str, Any]:
    by_framework = {one.framework: one for one in frameworks().values() if one.package is None}
    return {
        "count": len(known),
        "frameworks": list(by_framework.values()),
        "profiles": [one for one in all_profiles().values() if one.rules],
        "categories": [
            {
                "name": category,
                "promise": PROMISES[category],
                "level": LEVELS[category],
                "right": PROMISED.get(category),
                "rules": [
                    {
                        "rule": rule,
                        "frameworks": [by_framework[one] for one in rule.frameworks],
                        "profiles": [one.name for one in all_profiles().values() if rule.name in one.rules],
                    }
                    for rule in found
                ],
            }
            for category, found in by_category(known.values())
        ],
    }


def _facts(rule: Rule, known: Mapping[str, Rule], judged: Evidence) -> dict[str, Any]:
    by_framework = {one.framework: one for one in frameworks().values() if one.package is None}
    return {
        "rule": rule,
        "promise": PROMISES[rule.category],
        "right": PROMISED.get(rule.category),
        "looks_at": LOOKS_AT.get(rule.looks_at.__name__, rule.looks_at.__name__),
        "frameworks": [by_framework[one] for one in rule.frameworks],
        "pieces": list(_pieces(rule, known)),
        "options": [{**one, "default": json.dumps(one["default"], ensure_ascii=False)} for one in options(rule)],
        "example_option": _example(rule),
        "schools": [
            (one, change(one.rules[rule.name]), one.reasons[rule.name].because, cited(one.reasons[rule.name].sources))
            for one in all_profiles().values()
            if rule.name in one.rules
        ],
        "questions": [one for one in disagreements() if rule.name in one.rules],
        "judged": judged,
        "sources": cited(rule.sources),
        "silences": [known[name] for name in rule.silences],
        "silenced_by": [one for one in known.values() if rule.name in one.silences],
        "told_on": pages_about().get(rule.name, []),
        "other_level": "advice" if rule.level == "off" else "off",
    }


def _example(rule: Rule) -> str | None:
    """A line for the config that sets the first option to its default, for readers to change."""
    for one in options(rule):
        if isinstance(one["default"], (bool, int, float, str)):
            return f"{one['name']} = {json.dumps(one['default'], ensure_ascii=False)}"
    return None


def _pieces(rule: Rule, known: Mapping[str, Rule]) -> Iterator[Piece]:
    """A rule's page without its first sentence, cut where examples stand."""
    _, _, text = rule.page.partition("\n")
    at, met_flagged = 0, False
    said = {"Why", "What to write instead"}
    for match in FENCE.finditer(text):
        if prose := _prose(text[at : match.start()], rule, known):
            heading = "What to write instead" if met_flagged else "Why"
            yield Piece(heading if heading in said else None, prose)
            said.discard(heading)
        at = match.end()
        if match[2] not in {*FORMATS, "diff"} or (match[2] == "toml" and "[rules" in match[3]):
            yield Piece(None, fenced(match[3], match[2] or ""))
            continue
        if is_edited(match):
            yield Piece(None, draft=marked(match[3], []), edited=True)
            continue
        (example,) = examples(match[0])
        found = [one for one in _said_of(example, rule) if one.rule == rule.name] if example.flags else []
        met_flagged = met_flagged or bool(example.flags)
        yield Piece(
            None,
            draft=marked(example.shown or example.source, [(example.at(one.span), one.level) for one in found]),
            says=tuple({"one": _alone(one), "others": one.related} for one in found),
            flagged=bool(example.flags),
        )
    if prose := _prose(text[at:], rule, known):
        yield Piece("Why" if not met_flagged and "Why" in said else None, prose)


def _said_of(example: Example, rule: Rule) -> Sequence[Diagnostic]:
    """What goalkit says of an example."""
    form = FORMATS[example.language]
    if example.before is not None:
        return findings_of_change(example.before, example.source, form)
    return findings(example.source, form, rule.name if rule.level == "off" else None)


def _alone(one: Diagnostic) -> Diagnostic:
    """A finding as the page shows it; lines of the version before have no numbers there, and stand in the example."""
    return replace(one, related=()) if all_rules()[one.rule].of_changes else one


def _prose(text: str, rule: Rule, known: Mapping[str, Rule]) -> Markup | None:
    """The words of a page, names of other rules linked."""

    def linked(found: re.Match[str]) -> str:
        name = found[1]
        return f"[`{name}`]({name}.md)" if name in known and name != rule.name else found[0]

    return Markup(CODE.sub(linked, prose(text.strip()))) if text.strip() else None
