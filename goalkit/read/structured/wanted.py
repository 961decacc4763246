"""Goals under keys of a team's own: an aim that is wanted, a list of what shows it, a list of what is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.read.statement.field import count_words
from goalkit.read.structured.below import Entry, are_counted, entries_in, tells_results, tells_work
from goalkit.read.structured.gathered import Surroundings
from goalkit.read.structured.recognise import is_schema
from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.words.evidence import role_of
from goalkit.read.words.fields import field_named, plain_name

if TYPE_CHECKING:
    from goalkit.model import Kind
    from goalkit.read.structured.gathered import Gathered
    from goalkit.text import Text

__all__ = ["read_wanted"]

WANTS = re.compile(
    r"(?:(?:what )?(?:we|i) )?(?:wants?|wanted|wish(?:es)?|hopes?|dreams?|ambitions?|aspirations?|aims?|intentions?)"
    r"(?: (?:for|to) .*)?"
)
"""What a key is called that holds an aim, or all of them."""
STORIES = frozenset(
    "as; as a; role; so that; given; when; then; expected; acceptance; ingredients; command; run".split("; ")
)
"""Keys of user stories, tests and recipes, whose wishes and lists are others."""
FEWEST = 2
MOST_GROUPS = 100
FEWEST_WORDS = 3


class Group(NamedTuple):
    """A mapping with an aim, what shows it, and what is done for it."""

    mapping: Mapping
    """What stands beside the aim and its lists."""
    aim: Text
    named: bool
    """Whether the aim's own key says that it is wanted."""
    shows: list[Entry]
    said: bool
    """Whether a key says that the list tells how the aim shows, or figures stand in it."""
    work: list[Entry]


def read_wanted(root: Node, found: Gathered) -> None:
    """Collect the aims of a file that names goals in no common way."""
    waiting = [root] if isinstance(root, Mapping) and not is_schema(root) else []
    while waiting:
        node = waiting.pop(0)
        for key, value in node.pairs:
            if isinstance(value, Sequence):
                inner = [one for one in value.items if isinstance(one, Mapping)]
                whole = len(inner) == len(value.items)
            else:
                inner = (
                    [one for _, one in value.pairs if isinstance(one, Mapping)] if isinstance(value, Mapping) else []
                )
                whole = isinstance(value, Mapping) and len(inner) == len(value.pairs)
            groups = [_wanted_in(one) or _group(one) for one in inner[:MOST_GROUPS]] if whole else []
            if len(groups) >= FEWEST and _are_aims(key, known := [one for one in groups if one is not None]):
                if len(known) * 2 > len(groups):
                    _take(known, found)
            elif isinstance(value, Mapping) and len(waiting) < MOST_GROUPS:
                waiting.append(value)
    if found.drafts and isinstance(root, Mapping):
        found.about(root)


def _wanted_in(mapping: Mapping) -> Group | None:
    """The aim that stands in a mapping of its own: `ambition: {…}` beside the name of a topic."""
    for key, value in mapping.pairs:
        if isinstance(value, Mapping) and WANTS.fullmatch(plain_name(key)) and (group := _group(value, wanted=True)):
            return group
    return None


def _group(mapping: Mapping, *, wanted: bool = False) -> Group | None:
    """An aim with lists below it; None for any other mapping. `wanted`: its key says that it is one."""
    names = {plain_name(key) for key, _ in mapping.pairs}
    if names & STORIES:
        return None
    texts = [
        (plain_name(key), value.text)
        for key, value in mapping.pairs
        if isinstance(value, Scalar) and value.kind == "string" and count_words(value.text) >= FEWEST_WORDS
    ]
    own = [text for name, text in texts if WANTS.fullmatch(name)]
    told = [text for name, text in texts if field_named(name) is None]
    aim = next(iter(own or told), None)
    lists = {plain_name(key): value for key, value in mapping.pairs if isinstance(value, Sequence) and value.items}
    said = {name: entries_in(value) for name, value in lists.items()}
    work = [name for name in said if said[name] and tells_work(name)]
    shows = [name for name in said if said[name] and name not in work]
    named = [name for name in shows if tells_results(name) or all(one.is_figured for one in said[name])]
    chosen = named[:1] or (shows[:1] if own or wanted else [])
    if aim is None or aim.endswith("?") or not chosen:
        return None
    beside = Mapping([pair for pair in mapping.pairs if plain_name(pair[0]) not in {*chosen, *work}])
    efforts = [one for name in work for one in said[name]]
    return Group(beside, aim, bool(own) or wanted, said[chosen[0]], bool(named), efforts)


def _are_aims(key: Text, groups: list[Group]) -> bool:
    """Whether groups are aims: keys say what is wanted and how it shows, and half of what shows it is counted."""
    if len(groups) < FEWEST:
        return False
    name = plain_name(key)
    wanted = WANTS.fullmatch(name) or role_of(name) in {"goals", "objectives"} or all(one.named for one in groups)
    if not (wanted and (any(one.said for one in groups) or any(one.work for one in groups))):
        return False
    return are_counted([entry for one in groups for entry in one.shows])


def _take(groups: list[Group], found: Gathered) -> None:
    for group in groups:
        aim = found.add(group.aim, Surroundings(kind="objective"))
        found.fill(aim, group.mapping, group.aim)
        below: tuple[tuple[Kind, list[Entry]], ...] = (("key_result", group.shows), ("initiative", group.work))
        for kind, entries in below:
            for one in entries:
                draft = found.add(one.text, Surroundings(kind=kind, parent=aim))
                if one.mapping is not None:
                    found.fill(draft, one.mapping, one.text)
