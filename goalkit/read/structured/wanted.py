"""Goals under keys of a team's own: an aim that is wanted, a list of what shows it, a list of what is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.read.beside import fields_of
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


class Row(NamedTuple):
    """A mapping beside others, and who answers for all that stands in it."""

    mapping: Mapping
    owner: Text | None = None


def read_wanted(root: Node, found: Gathered) -> None:
    """Collect the aims of a file that names goals in no common way."""
    waiting = [[Row(root)]] if isinstance(root, Mapping) and not is_schema(root) else []
    while waiting:
        for key, values in _columns(waiting.pop(0)).items():
            rows = _rows_in(values)
            groups = [(_wanted_in(row.mapping) or _group(row.mapping), row.owner) for row in rows[:MOST_GROUPS]]
            known = [(group, owner) for group, owner in groups if group is not None]
            if len(groups) >= FEWEST and _are_aims(key, [group for group, _ in known]):
                if len(known) * 2 > len(groups):
                    _take(known, found)
            elif len(waiting) < MOST_GROUPS:
                records = rows and not any(_holds_mappings(row.mapping) for row in rows)
                waiting.append(rows if records else [Row(one, by) for one, by in values if isinstance(one, Mapping)])
    if found.drafts and isinstance(root, Mapping):
        found.about(root)


def _columns(rows: list[Row]) -> dict[str, list[tuple[Node, Text | None]]]:
    """What mappings side by side hold under each key, as the teams of a file do, with the owner of each."""
    columns: dict[str, list[tuple[Node, Text | None]]] = {}
    for row in rows:
        owner = row.owner if row.owner is not None or len(rows) == 1 else fields_of(row.mapping).get("owner")
        for key, value in row.mapping.pairs:
            columns.setdefault(plain_name(key), []).append((value, owner))
    return columns


def _rows_in(values: list[tuple[Node, Text | None]]) -> list[Row]:
    """The mappings that lists or mappings hold; none where any of them holds anything else."""
    rows: list[Row] = []
    for value, owner in values:
        if not isinstance(value, (Sequence, Mapping)):
            return []
        inner = value.items if isinstance(value, Sequence) else [one for _, one in value.pairs]
        rows += [Row(one, owner) for one in inner if isinstance(one, Mapping)]
        if not all(isinstance(one, Mapping) for one in inner):
            return []
    return rows


def _holds_mappings(mapping: Mapping) -> bool:
    return bool(mapping.pairs) and all(isinstance(one, Mapping) for _, one in mapping.pairs)


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


def _are_aims(key: str, groups: list[Group]) -> bool:
    """Whether groups are aims: keys say what is wanted and how it shows, and half of what shows it is counted."""
    if len(groups) < FEWEST:
        return False
    name = plain_name(key)
    wanted = WANTS.fullmatch(name) or role_of(name) in {"goals", "objectives"} or all(one.named for one in groups)
    if not (wanted and (any(one.said for one in groups) or any(one.work for one in groups))):
        return False
    return are_counted([entry for one in groups for entry in one.shows])


def _take(groups: list[tuple[Group, Text | None]], found: Gathered) -> None:
    for group, owner in groups:
        aim = found.add(group.aim, Surroundings(kind="objective", owner=owner))
        found.fill(aim, group.mapping, group.aim)
        below: tuple[tuple[Kind, list[Entry]], ...] = (("key_result", group.shows), ("initiative", group.work))
        for kind, entries in below:
            for one in entries:
                draft = found.add(one.text, Surroundings(kind=kind, parent=aim))
                if one.mapping is not None:
                    found.fill(draft, one.mapping, one.text)
