"""Which goals serve which, across all files: what `goalkit tree` draws."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from goalkit.progress import score
from goalkit.report.branches import BACK, Alignment, Branch, aligned
from goalkit.report.json import encodable, encode
from goalkit.report.markdown import escape
from goalkit.report.sparkline import PAINTED
from goalkit.report.status import STATUSES
from goalkit.report.summary import counted
from goalkit.report.terminal import Paint, cells, visible, wrap
from goalkit.report.words import KINDS, RELATIONS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from goalkit.progress import Standing
    from goalkit.report import Look

__all__ = ["aligned", "as_json", "as_markdown", "as_text"]

VERSION = 1
DEEPEST = 12
"""Levels of indentation, so that a tree of any depth keeps room for words."""
NARROWEST = 40
MANY = 3
"""So many of these are named."""
LEVELS = {"error": (1, 31), "warning": (1, 33), "advice": (34,)}
LINES = ("│  ", "├─ ", "└─ ", "   ", " · ", "… ")
PLAIN_LINES = ("|  ", "|- ", "`- ", "   ", " - ", ".. ")


def as_text(drawing: Alignment, look: Look, depth: int | None = None, *, plain: bool = False) -> Iterator[str]:
    """The tree, the goals that stand alone behind the others, and the sum of it."""
    paint = Paint(on=look.color)
    width = max(look.width, NARROWEST)
    if not drawing.branches:
        yield "Nothing reads as a goal here.\n"
        yield from _unread(drawing, paint, width)
        return
    signs = PLAIN_LINES if plain else LINES
    more = _more(drawing, depth)
    alone: set[int] = set()
    for at, one in enumerate(drawing.branches):
        if one.is_alone or one.under in alone:
            alone.add(at)
    yield from _drawn(drawing, [at for at in more if at not in alone], more, depth, paint, width, signs)
    if alone:
        said = "These serve no other goal, and none serves them:"
        yield "\n" + "".join(f"{paint.bold(line)}\n" for line in wrap(said, width, width))
        yield "\n"
        yield from _drawn(drawing, [at for at in more if at in alone], more, depth, paint, width, signs)
    yield "\n"
    yield from (f"{line}\n" for line in wrap(_in_words(drawing, paint, signs), width, width))
    yield from _unread(drawing, paint, width)


def _unread(drawing: Alignment, paint: Paint, width: int) -> Iterator[str]:
    if drawing.unread:
        said = f"Not all of {', '.join(map(visible, drawing.unread))} can be read: goalkit lint says why."
        yield from (f"{paint(line, 33)}\n" for line in wrap(said, width, width))


def _drawn(  # noqa: PLR0913, PLR0917 (all of it is the page)
    drawing: Alignment,
    shown: list[int],
    more: dict[int, tuple[bool, ...]],
    depth: int | None,
    paint: Paint,
    width: int,
    signs: tuple[str, ...],
) -> Iterator[str]:
    for number, at in enumerate(shown):
        if number and not drawing.branches[at].depth:
            yield "\n"
        yield from _lines(drawing, at, more[at], depth, paint, width, signs)


def _more(drawing: Alignment, depth: int | None) -> dict[int, tuple[bool, ...]]:
    """For each branch that is drawn, whether more follow on every level, its own last."""
    last: dict[int | None, int] = {}
    for at, one in enumerate(drawing.branches):
        last[one.under] = at
    found: dict[int, tuple[bool, ...]] = {}
    for at, one in enumerate(drawing.branches):
        if depth is None or one.depth < depth:
            above = found[one.under] if one.under is not None else ()
            found[at] = (*above[:DEEPEST], last[one.under] != at)
    return found


def _lines(  # noqa: PLR0913, PLR0917
    drawing: Alignment,
    at: int,
    more: tuple[bool, ...],
    depth: int | None,
    paint: Paint,
    width: int,
    signs: tuple[str, ...],
) -> Iterator[str]:
    one = drawing.branches[at]
    bar, follows, ends, blank, dot, cut = signs
    above = "".join(bar if each else blank for each in more[1:-1])
    own, rest = ("", "") if len(more) == 1 else (follows, bar) if more[-1] else (ends, blank)
    below = [branch for branch in drawing.branches[at + 1 : at + 2] if branch.under == at]
    is_cut = bool(below) and depth is not None and one.depth + 1 >= depth
    hang = f"{above}{rest}{bar if below and not is_cut else blank}"
    kind = KINDS[one.goal.kind]
    name = f"{kind} {visible(one.goal.id)}" if one.goal.named else kind
    room = max(width - cells(hang), NARROWEST // 2)
    head, *names = wrap(name, room, room)
    left = width - cells(above) - cells(own) - cells(head) - 2
    if names or left < NARROWEST // 2:  # an id as long as a sentence has lines of its own
        others = wrap(visible(one.goal.statement), room, room)
        yield f"{paint.dim(above + own)}{paint(head, 1, 36)}\n"
        yield from (f"{paint.dim(hang)}{paint(line, 1, 36)}\n" for line in names)
    else:
        first, *others = wrap(visible(one.goal.statement), left, room) or [""]
        yield f"{paint.dim(above + own)}{paint(head, 1, 36)}  {first}\n"
    yield from (f"{paint.dim(hang)}{line}\n" for line in others)
    facts = list(_facts(drawing, one))
    if is_cut:
        hidden = _below(drawing, at)
        facts.append((f"{cut}{counted(hidden, 'goal')} below", ()))
    yield from _wrapped(facts, hang, room, dot, paint)


def _below(drawing: Alignment, top: int) -> int:
    """How many goals hang from a branch and from those below it; they come right behind it."""
    depth = drawing.branches[top].depth
    following = (at for at in range(top + 1, len(drawing.branches)) if drawing.branches[at].depth <= depth)
    return next(following, len(drawing.branches)) - top - 1


def _wrapped(
    facts: Iterable[tuple[str, tuple[int, ...]]], hang: str, room: int, dot: str, paint: Paint
) -> Iterator[str]:
    """Facts one after the other, in lines that fit; each keeps its colour."""
    line, used = "", 0
    for fact, colours in facts:
        for number, part in enumerate(wrap(visible(fact), room, room)):
            between = dot if line and not number else ""
            if line and (number or used + cells(between) + cells(part) > room):
                yield f"{paint.dim(hang)}{line}\n"
                line, used, between = "", 0, ""
            painted = paint(part, *colours) if colours else paint.dim(part)
            line += paint.dim(between) + painted
            used += cells(between) + cells(part)
    if line:
        yield f"{paint.dim(hang)}{line}\n"


def _facts(drawing: Alignment, one: Branch) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What stands beside a goal: why it hangs there, where it is written, how it stands, what was found."""
    above = drawing.branches[one.under] if one.under is not None else None
    if one.relation is not None and above is not None:
        yield f"{RELATIONS[one.relation]} {_name(above, longest=0)}", ()
    for aim in one.others:
        yield f"{RELATIONS[aim.relation]} {_name(drawing.branches[aim.to])}", ()
    for relation, said in BACK.items():
        names = [_name(drawing.branches[aim.to]) for aim in one.back if aim.relation == relation]
        if names:
            more = f" and {len(names) - MANY} more" if len(names) > MANY else ""
            yield f"{said} {', '.join(names[:MANY])}{more}", ()
    for name in one.missing:
        yield f"names “{name}”, which is no goal here", (33,)
    if above is None or above.document is not one.document:
        yield one.document.path.removeprefix(drawing.folder), ()
    owner = one.document.owner_of(one.goal)
    if owner and (above is None or owner != above.document.owner_of(above.goal)):
        yield f"owner {' '.join(owner.split())}", ()
    yield from _state(one.standing)
    for level in ("error", "warning", "advice"):
        if number := one.findings[level]:
            yield f"{number} advice" if level == "advice" else counted(number, level), LEVELS[level]


def _state(standing: Standing) -> Iterator[tuple[str, tuple[int, ...]]]:
    """How far it has come, and what its owner or its range says of that."""
    if standing.progress is not None:
        yield f"{score(standing.progress, 'percent'):.0f}%", ()
    if standing.status is not None:
        words, colours = STATUSES[standing.status]
        yield words, colours
    elif standing.points and standing.points[-1].colour is not None:
        colour = standing.points[-1].colour
        since = f" since {standing.breach.since.isoformat()}" if standing.breach is not None else ""
        yield f"{colour}{since}", PAINTED[colour]


def _name(branch: Branch, longest: int = 40) -> str:
    """The id by which authors know a goal, else the start of its words, else what it is."""
    if branch.goal.named:
        return branch.goal.id
    words = " ".join(branch.goal.statement.split())
    if not longest:
        return "it"
    return f"“{words}”" if len(words) <= longest else f"“{words[:longest].rsplit(' ', 1)[0]}…”"


def _in_words(drawing: Alignment, paint: Paint, signs: Sequence[str] = LINES) -> str:
    """How many goals there are, how many at the top, and what was found in them."""
    many: Counter[str] = sum((one.findings for one in drawing.branches), Counter())
    alone = sum(one.is_alone for one in drawing.branches)
    tops = sum(one.under is None and not one.is_alone for one in drawing.branches)
    goals = f"{counted(len(drawing.branches), 'goal')} in {counted(drawing.files, 'file')}"
    parts = [f"{goals}: {tops} at the top" + (f", {alone} that stand{'s' * (alone == 1)} alone" if alone else "")]
    found = [
        paint(f"{many[level]} advice" if level == "advice" else counted(many[level], level), *LEVELS[level])
        for level in ("error", "warning", "advice")
        if many[level]
    ]
    return signs[4].join([*parts, *([", ".join(found)] if found else [])])


def as_markdown(drawing: Alignment, depth: int | None = None) -> Iterator[str]:
    """A nested list, for a page or a pull request."""
    if not drawing.branches:
        yield "Nothing reads as a goal here.\n"
        return
    yield f"### Goals\n\n{_in_words(drawing, Paint(on=False))}\n\n"
    for one in drawing.branches:
        if depth is not None and one.depth >= depth:
            continue
        named = f"{escape(one.goal.id)} " if one.goal.named else ""
        words = escape(str(one.goal.statement))
        facts = " · ".join(escape(fact) for fact, _ in _facts(drawing, one))
        alone = " · serves no other goal, and none serves it" if one.is_alone else ""
        yield f"{'    ' * min(one.depth, DEEPEST)}- **{KINDS[one.goal.kind]}** {named}{words}"
        yield f"{f' · {facts}' if facts else ''}{alone}\n"


def as_json(drawing: Alignment, today: datetime.date) -> Iterator[str]:
    """Every goal with the one that it hangs from, one a line."""
    yield f'{{"version": {VERSION}, "today": "{today.isoformat()}", "goals": ['
    separator = "\n"
    for one in drawing.branches:
        yield separator + encode(_record(drawing, one))
        separator = ",\n"
    yield "]}\n" if separator == "\n" else "\n]}\n"


def _record(drawing: Alignment, one: Branch) -> dict[str, Any]:
    owner = one.document.owner_of(one.goal)
    standing = one.standing
    return {
        **_place(one),
        "kind": one.goal.kind,
        "text": encodable(one.goal.statement),
        "line": one.goal.statement.span.line,
        "depth": one.depth,
        "under": _place(drawing.branches[one.under]) if one.under is not None else None,
        "relation": one.relation,
        "links": [{"relation": aim.relation, **_place(drawing.branches[aim.to])} for aim in one.others],
        "missing": [encodable(name) for name in one.missing],
        "alone": one.is_alone,
        "owner": encodable(owner) if owner else None,
        "progress": standing.progress,
        "status": standing.status,
        "colour": standing.points[-1].colour if standing.points else None,
        "findings": {level: one.findings[level] for level in ("error", "warning", "advice")},
    }


def _place(one: Branch) -> dict[str, str]:
    return {"path": encodable(one.document.path), "goal": encodable(one.goal.id)}
