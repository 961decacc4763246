"""Goals under keys of a team's own: an aim that is wanted, a list of what shows it, a list of what is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from goalkit.english import understand
from goalkit.read.statement.field import count_words
from goalkit.read.structured.gathered import Surroundings
from goalkit.read.structured.recognise import is_schema
from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.words.evidence import role_of
from goalkit.read.words.fields import field_named, plain_name

if TYPE_CHECKING:
    from goalkit.read.structured.gathered import Gathered
    from goalkit.text import Text

__all__ = ["read_wanted"]

WANTS = re.compile(
    r"(?:(?:what )?(?:we|i) )?(?:wants?|wanted|wish(?:es)?|hopes?|dreams?|ambitions?|aspirations?|aims?|intentions?)"
    r"(?: (?:for|to) .*)?"
)
"""What a key is called that holds an aim, or all of them."""
SHOWS = re.compile(
    r"(?:(?:we )?(?:will )?(?:be )?(?:seen|true|done|reached|met|achieved|won|there|good) (?:when|if|once|by|in)"
    r"|(?:we )?(?:can |will )?(?:know|see|tell|notice) (?:it |this )?(?:by|when|if|from|in)"
    r"|(?:signs?|proofs?|marks)(?: (?:of|that|for) .*)?|(?:it )?shows? (?:by|when|in)|measured (?:by|in|with)"
    r"|(?:what )?(?:to reach|we reach|counts)|results?|numbers)"
)
"""What a list is called that tells how an aim shows."""
DONE = re.compile(
    r"(?:the )?(?:jobs?|work|doing|chores|errands|plans?|efforts|to do|how|means|moves)(?: (?:for|to|in|of) .*)?"
    r"|(?:what )?(?:we|i) (?:do|try|start|build|will(?: do| try| start| build)?)|(?:what|things) to do"
)
"""What a list is called that tells what is done for an aim."""
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
    aim: Text
    named: bool
    """Whether the aim's own key says that it is wanted."""
    shows: list[Text]
    said: bool
    """Whether a key says that the list tells how the aim shows."""
    work: list[Text]


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
            groups = [_group(one) for one in inner[:MOST_GROUPS]] if whole else []
            if len(groups) >= FEWEST and _are_aims(key, known := [one for one in groups if one is not None]):
                if len(known) * 2 > len(groups):
                    _take(known, found)
            elif isinstance(value, Mapping) and len(waiting) < MOST_GROUPS:
                waiting.append(value)
    if found.drafts and isinstance(root, Mapping):
        found.about(root)


def _group(mapping: Mapping) -> Group | None:
    """An aim with lists of texts below it; None for any other mapping."""
    names = {plain_name(key) for key, _ in mapping.pairs}
    if names & STORIES:
        return None
    texts = [
        (plain_name(key), value.text)
        for key, value in mapping.pairs
        if isinstance(value, Scalar) and value.kind == "string" and count_words(value.text) >= FEWEST_WORDS
    ]
    wanted = [text for name, text in texts if WANTS.fullmatch(name)]
    told = [text for name, text in texts if field_named(name) is None]
    aim = next(iter(wanted or told), None)
    lists = {plain_name(key): value for key, value in mapping.pairs if isinstance(value, Sequence) and value.items}
    said = {name: _strings(value) for name, value in lists.items()}
    work = [name for name in said if said[name] and (DONE.fullmatch(name) or role_of(name) == "initiatives")]
    shows = [name for name in said if said[name] and name not in work]
    named = [name for name in shows if SHOWS.fullmatch(name) or role_of(name) == "key_results"]
    chosen = named[:1] or (shows[:1] if wanted else [])
    if aim is None or aim.endswith("?") or not chosen:
        return None
    return Group(mapping, aim, bool(wanted), said[chosen[0]], bool(named), [one for name in work for one in said[name]])


def _strings(sequence: Sequence) -> list[Text]:
    """The texts of a list that holds nothing else."""
    texts = [one.text for one in sequence.items if isinstance(one, Scalar) and one.kind == "string"]
    return texts if len(texts) == len(sequence.items) else []


def _are_aims(key: Text, groups: list[Group]) -> bool:
    """Whether groups are aims: keys say what is wanted and how it shows, and half of what shows it is counted."""
    if len(groups) < FEWEST:
        return False
    wanted = WANTS.fullmatch(plain_name(key)) is not None or all(one.named for one in groups)
    if not (wanted and (any(one.said for one in groups) or any(one.work for one in groups))):
        return False
    shows = [text for one in groups for text in one.shows]
    return sum(understand(text).measured == "quantity" for text in shows) * 2 >= len(shows)


def _take(groups: list[Group], found: Gathered) -> None:
    for one in groups:
        draft = found.add(one.aim, Surroundings(kind="objective"))
        found.fill(draft, one.mapping, one.aim)
        for text in one.shows:
            found.add(text, Surroundings(kind="key_result", parent=draft))
        for text in one.work:
            found.add(text, Surroundings(kind="initiative", parent=draft))
