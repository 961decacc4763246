"""The schools whose advice a team can follow: which rules each sets how, who says so, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalkit.case import snake
from goalkit.config.settings import CLASSIC, RuleSetting
from goalkit.english.words.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goalkit.rule import Category, Level

__all__ = ["Disagreement", "Position", "Profile", "Reason", "all_profiles", "disagreements", "profile_named"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a profile sets a rule as it does, in a sentence; `sources` are keys of the bibliography, never empty."""

    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of levels and options that follows one school, and nothing else.

    `title` names the school, `says` sums its advice up in a sentence, `sources` are keys of the
    bibliography. `rules` holds what it sets by the names of rules, and `reasons` why, by the same names.
    """

    name: str
    title: str
    says: str
    sources: tuple[str, ...]
    rules: Mapping[str, RuleSetting]
    reasons: Mapping[str, Reason]
    categories: Mapping[Category, Level] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Position:
    """An answer to a question; `profile` gives it, or None where only sources do. `rules` is what it sets for that."""

    profile: str | None
    says: str
    sources: tuple[str, ...]
    rules: Mapping[str, RuleSetting]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which schools differ, the rules that it decides, and the answers, classic's first."""

    id: str
    ask: str
    rules: tuple[str, ...]
    positions: tuple[Position, ...]


@cache
def _data() -> dict[str, Any]:
    import tomllib  # a run that follows no school never needs this

    return tomllib.loads(Path(__file__).with_name("profiles.toml").read_text(encoding="utf-8"))


@cache
def all_profiles() -> dict[str, Profile]:
    """Every profile by name, classic first."""
    return {name: _profile(name, table) for name, table in _data()["profiles"].items()}


def _profile(name: str, table: dict[str, Any]) -> Profile:
    rules: dict[str, RuleSetting] = {}
    reasons: dict[str, Reason] = {}
    for rule, given in table.get("rules", {}).items():
        settings = dict(given)
        reasons[rule] = Reason(settings.pop("because"), tuple(settings.pop("sources")))
        level = settings.pop("level", None)
        rules[rule] = RuleSetting(level, {snake(option): value for option, value in settings.items()})
    return Profile(name, table["title"], table["says"], tuple(table["sources"]), rules, reasons)


def profile_named(name: str) -> Profile:
    """Give one profile. Raises `ValueError`, which suggests the name that was probably meant."""
    known = all_profiles()
    if name in known:
        return known[name]
    near = nearest(name, known)
    hint = f"did you mean “{near}”?" if near else f"take one of {', '.join(known)}"
    raise ValueError(f"there is no profile “{name}”; {hint}")


@cache
def disagreements() -> tuple[Disagreement, ...]:
    """Where schools disagree: what each profile sets, and what further sources say."""
    return tuple(
        Disagreement(one["id"], one["ask"], tuple(one["rules"]), tuple(_positions(one))) for one in _data()["questions"]
    )


def _positions(question: dict[str, Any]) -> Iterator[Position]:
    yield Position(CLASSIC, question["classic"], tuple(question["sources"]), {})
    for profile in all_profiles().values():
        told = [rule for rule in question["rules"] if rule in profile.rules]
        if told:
            reasons = [profile.reasons[rule] for rule in told]
            yield Position(
                profile.name,
                " ".join(one.because for one in reasons),
                tuple(dict.fromkeys(key for one in reasons for key in one.sources)),
                {rule: profile.rules[rule] for rule in told},
            )
    for one in question.get("also", ()):
        yield Position(one.get("profile"), one["says"], tuple(one["sources"]), {})
