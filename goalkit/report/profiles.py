"""The schools that a config may follow, what each changes and why, for people and for programs."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from goalkit.case import kebab
from goalkit.config.profile import all_profiles, disagreements
from goalkit.report.catalogue import plain
from goalkit.report.terminal import Paint, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goalkit.config import RuleSetting
    from goalkit.report import Look

__all__ = ["as_json", "as_text", "change", "changes_of"]


def as_text(look: Look) -> Iterator[str]:
    """Each profile with what it sets, rule by rule."""
    paint = Paint(on=look.color)
    for profile in all_profiles().values():
        yield f"{paint.bold(profile.name)}  {profile.title}\n"
        yield from (f"  {line}\n" for line in wrap(profile.says, look.width - 2, look.width - 2))
        for rule, setting in profile.rules.items():
            yield f"  {paint.code(rule)}  {change(setting)}\n"
            why = profile.reasons[rule].because
            yield from (f"    {paint.dim(line)}\n" for line in wrap(why, look.width - 4, look.width - 4))
        yield "\n"
    yield f'To follow one: profile = "wodtke" in goalkit.toml, or {paint.code("goalkit lint --profile wodtke")}\n'


def as_json() -> Iterator[str]:
    """The same for programs, with sources, and the questions on which schools disagree."""
    data = {
        "version": 1,
        "profiles": {
            one.name: {
                "title": one.title,
                "says": one.says,
                "sources": list(one.sources),
                "rules": {
                    rule: {
                        **_setting(setting),
                        "because": one.reasons[rule].because,
                        "sources": list(one.reasons[rule].sources),
                    }
                    for rule, setting in one.rules.items()
                },
            }
            for one in all_profiles().values()
        },
        "disagreements": [
            {
                "id": one.id,
                "ask": one.ask,
                "rules": list(one.rules),
                "positions": [
                    {
                        "profile": position.profile,
                        "says": position.says,
                        "sources": list(position.sources),
                        "rules": _settings(position.rules),
                    }
                    for position in one.positions
                ],
            }
            for one in disagreements()
        ],
    }
    yield dumps(data, indent=2) + "\n"


def changes_of(rule: str) -> dict[str, str]:
    """What the profiles that speak of a rule set for it, by their names, with the reason."""
    return {
        one.name: f"{change(one.rules[rule])}. {one.reasons[rule].because}"
        for one in all_profiles().values()
        if rule in one.rules
    }


def change(setting: RuleSetting) -> str:
    """A setting in a line, as `warning, at-most = 3`."""
    options = [f"{kebab(name)} = {dumps(plain(value))}" for name, value in setting.options.items()]
    return ", ".join([setting.level, *options] if setting.level else options)


def _settings(rules: Mapping[str, RuleSetting]) -> dict[str, Any]:
    return {rule: _setting(setting) for rule, setting in rules.items()}


def _setting(setting: RuleSetting) -> dict[str, Any]:
    return {"level": setting.level, "options": {kebab(key): plain(value) for key, value in setting.options.items()}}
