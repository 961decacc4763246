"""Goals on a board of cards, as Trello exports it: lists and labels name the cards, check-lists hold results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.english import understand
from goalkit.english.times.period import find_period
from goalkit.read.structured.gathered import Surroundings
from goalkit.read.trees.nodes import Mapping, Node, Scalar, Sequence
from goalkit.read.words.context import EXPECTED
from goalkit.read.words.evidence import about_goals, role_of
from goalkit.read.words.fields import kind_named
from goalkit.text import Text

if TYPE_CHECKING:
    from goalkit.model import Kind
    from goalkit.read.draft import Draft
    from goalkit.read.structured.gathered import Gathered

__all__ = ["is_board", "read_board"]

OVER = re.compile(
    r"\b(?:done|archived?|old|closed|past|previous|last|dropped|parked|parking|ideas?|someday|templates?|examples?|how|readme"
    r"|not)\b",
    re.IGNORECASE,
)
"""What a list is called whose cards are no goals of now."""
WORK = re.compile(
    r"\b(?:initiatives?|projects?|bets?|experiments?|epics?|deliverables?|programmes?|activities)\b", re.IGNORECASE
)
"""What work is called that serves goals; “To do” is on every board."""
HELD: dict[str, Kind] = {"key_results": "key_result", "kpis": "key_result", "measures": "key_result"}
UNNAMED = re.compile(r"check-?list(?: \d+)?", re.IGNORECASE)
"""What Trello calls a check-list that nobody named."""
AIMS = frozenset({"objective", "goal"})
LONGEST_NAME = 60


def is_board(root: Node) -> bool:
    """Whether a file is a board: lists with ids, and cards that say by an id which list they are on."""
    if not isinstance(root, Mapping):
        return False
    cards = _mappings(root, "cards")
    return bool(_mappings(root, "lists")) and bool(cards) and _said(cards[0], "idList") is not None


def read_board(root: Mapping, found: Gathered) -> None:
    """Collect the goals of a board; one without cards of objectives or goals has none."""
    lists = {str(_said(one, "id") or ""): one for one in _mappings(root, "lists") if not _is_set(one, "closed")}
    cards = [(card, _kind(card, lists, root)) for card in _mappings(root, "cards") if not _is_set(card, "closed")]
    if not any(kind in AIMS for _, kind in cards):
        return
    found.about(root)
    people = {str(_said(one, "id") or ""): _said(one, "fullName") for one in _mappings(root, "members")}
    aims: dict[str, Draft] = {}
    for card, kind in cards:
        name = _said(card, "name")
        if kind is None or name is None or name.endswith("?") or about_goals(name) or role_of(name) is not None:
            continue
        period = find_period(str(_list_name(card, lists)), found.calendar)
        draft = found.add(name, Surroundings(kind=kind, period=period if period != found.period else None))
        owners = [people.get(str(one)) for one in _texts(card, "idMembers")]
        known = [one for one in owners if one is not None]
        if known:
            draft.fields.setdefault("owner", Text.join(known, ", "))
        if due := _said(card, "due"):
            draft.fields.setdefault("due", due[:10])
        aims[str(_said(card, "id") or "")] = draft
        for checklist in _mappings(card, "checklists"):
            _check(checklist, draft, found)
    for checklist in _mappings(root, "checklists"):
        if (above := aims.get(str(_said(checklist, "idCard") or ""))) is not None:
            _check(checklist, above, found)


def _check(checklist: Mapping, aim: Draft, found: Gathered) -> None:
    """Collect what a check-list on the card of a goal holds: results, work, or nothing that is told."""
    items = [name for one in _mappings(checklist, "checkItems") if (name := _said(one, "name")) is not None]
    name = _said(checklist, "name") or Text()
    role = None if UNNAMED.fullmatch(name) else role_of(str(name))
    kind: Kind | None = HELD.get(role or "") or ("initiative" if role == "initiatives" else None)
    if kind is None and role is None and aim.kind in AIMS:
        measured = sum(understand(one).measured == "quantity" for one in items)
        kind = "key_result" if measured * 2 > len(items) else None
    if kind == "key_result" and aim.kind not in AIMS:
        kind = None
    for one in items if kind is not None else ():
        found.add(one, Surroundings(kind=kind, parent=aim))


def _kind(card: Mapping, lists: dict[str, Mapping], root: Mapping) -> Kind | None:
    """What a card is, by its own labels, else by the list that it is on."""
    name = _list_name(card, lists)
    if name is None or OVER.search(name):
        return None
    own = {str(one) for one in _texts(card, "idLabels")}
    labels = [*_mappings(card, "labels"), *(one for one in _mappings(root, "labels") if str(_said(one, "id")) in own)]
    for label in labels:
        if (kind := kind_named(str(_said(label, "name") or ""))) is not None:
            return kind
    if len(name) > LONGEST_NAME:
        return None
    role = role_of(str(name))
    if role == "initiatives":
        return "initiative" if WORK.search(name) else None
    return "objective" if role == "okrs" else EXPECTED.get(role) if role in {"objectives", "goals", "kpis"} else None


def _list_name(card: Mapping, lists: dict[str, Mapping]) -> Text | None:
    on = lists.get(str(_said(card, "idList") or ""))
    return _said(on, "name") if on is not None else None


def _value(mapping: Mapping, name: str) -> Node | None:
    return next((value for key, value in mapping.pairs if key == name), None)


def _said(mapping: Mapping, name: str) -> Text | None:
    """The text that a key holds, if it is one and says something."""
    value = _value(mapping, name)
    return value.text.trim() if isinstance(value, Scalar) and value.kind == "string" and value.text.strip() else None


def _is_set(mapping: Mapping, name: str) -> bool:
    value = _value(mapping, name)
    return isinstance(value, Scalar) and value.text == "true"


def _mappings(mapping: Mapping, name: str) -> list[Mapping]:
    value = _value(mapping, name)
    return [one for one in value.items if isinstance(one, Mapping)] if isinstance(value, Sequence) else []


def _texts(mapping: Mapping, name: str) -> list[Text]:
    value = _value(mapping, name)
    return [one.text for one in value.items if isinstance(one, Scalar)] if isinstance(value, Sequence) else []
