"""Ids of goals, and which goal a reference names: “O1”, an author's id, or the words of the goal itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalkit.read.draft import Draft
    from goalkit.text import Text

__all__ = ["ids_of", "known_by", "named_by", "names_of", "parents_of", "references_in"]

LONGEST_ID = 200


def names_of(drafts: tuple[Draft, ...]) -> dict[Draft, str]:
    """Ids that authors gave. A bare number numbers a list: it is no name by which another document could refer."""
    names = {}
    for draft in drafts:
        if (written := draft.fields.get("id")) is not None:
            name = written.strip()
            if len(name) <= LONGEST_ID and "\n" not in name and any(map(str.isalpha, name)):
                names[draft] = name
    return names


def ids_of(drafts: tuple[Draft, ...], names: dict[Draft, str], path: str) -> dict[Draft, str]:
    """Ids by place for those without a name: `path#kind-n-m`, the m-th goal under the n-th at the top."""
    ordinals: dict[Draft, int] = {}
    children: Counter[Draft | None] = Counter()
    for draft in drafts:
        children[draft.parent] += 1
        ordinals[draft] = children[draft.parent]
    trails: dict[Draft, str] = {}
    ids = {}
    for draft in drafts:
        climb: list[Draft] = []
        one: Draft | None = draft
        while one is not None and one not in trails and len(climb) <= len(drafts):
            climb.append(one)
            one = one.parent
        trail = trails[one] if one is not None and one in trails else ""
        for step in reversed(climb):
            trail = trails[step] = f"{trail}-{ordinals.get(step, 0)}"
        ids[draft] = names.get(draft) or f"{path}#{draft.kind}{trails[draft]}"
    return ids


def parents_of(
    drafts: tuple[Draft, ...],
    names: dict[Draft, str],
) -> dict[Draft, Draft | None]:
    """Where each goal hangs: by layout, else under the goal of this document that it names as its parent.

    Work that supports a goal of the same document hangs under it.
    """
    present = set(drafts)
    parents = {draft: draft.parent if draft.parent in present else None for draft in drafts}
    asking = [(draft, _above(draft)) for draft in drafts if parents[draft] is None]
    if not any(above for _, above in asking):
        return parents
    known = known_by(drafts, names)
    for draft, above in asking:
        if above is not None:
            parents[draft] = named_by(above, known, but=draft)
    return parents


def _above(draft: Draft) -> Text | None:
    """The words that name the goal above another."""
    named = draft.fields.get("parent_named")
    return named or (draft.fields.get("supports") if draft.kind == "initiative" else None)


def named_by(written: Text, known: dict[str, Draft], but: Draft | None = None) -> Draft | None:
    """Find the first goal that a reference names, `but` itself."""
    for wanted in (written, *references_in(written)):
        found = known.get(wanted.strip()) or known.get(wanted.strip().casefold())
        if found is not None and found is not but:
            return found
    return None


def known_by(drafts: tuple[Draft, ...], names: dict[Draft, str]) -> dict[str, Draft]:
    """All by which a goal may be referred to: its id, its statement, and its label where no other goal has it."""
    known: dict[str, Draft] = {}
    by_label: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft in names:
            known.setdefault(names[draft], draft)
            known.setdefault(names[draft].casefold(), draft)
        elif (number := draft.fields.get("id")) is not None:
            known.setdefault(number.strip(), draft)
        if written := draft.fields.get("label"):
            by_label[written.strip().casefold()].append(draft)
    for draft in drafts:
        known.setdefault(draft.statement.strip().casefold(), draft)
    for label, labelled in by_label.items():
        if len(labelled) == 1:
            known.setdefault(label, labelled[0])
            if labelled[0].kind == "objective" and (count := label.removeprefix("objective ")).isdecimal():
                known.setdefault(f"o{count}", labelled[0])  # the first of a numbered list is “O1”
    return known


def references_in(written: Text) -> tuple[Text, ...]:
    """Split “O1, O2; O3” into references that keep their places."""
    references = []
    start = 0
    for at, character in enumerate(written + ","):
        if character in ",;\n":
            if written[start:at].strip():
                references.append(written[start:at].trim())
            start = at + 1
    return tuple(references)
