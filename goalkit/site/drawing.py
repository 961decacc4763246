"""Models of the frameworks as drawings: boxes and arrows in SVG that take the colours of the page, light or dark."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Literal, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Arrow", "Box", "Drawing", "drawn", "model"]

WIDTH = 400
"""Units to a drawing: few enough that its words can be read on a phone."""

Look = Literal["main", "plain", "dashed", "good", "fair", "bad", "bare"]


class Box(NamedTuple):
    """A box with words, and smaller words below them; its left upper corner and size in units."""

    x: float
    y: float
    width: float
    height: float
    words: str
    small: tuple[str, ...] = ()
    look: Look = "plain"


class Arrow(NamedTuple):
    """A line from one point to another, with a head at its end unless it only joins them."""

    x: float
    y: float
    to_x: float
    to_y: float
    words: str = ""
    head: bool = True
    dashed: bool = False


class Drawing(NamedTuple):
    """A drawing, and what it shows for those who don't see it."""

    title: str
    says: str
    height: float
    parts: tuple[Box | Arrow, ...]


def _okr() -> Drawing:
    results = (("Key result", "from … to …"), ("Key result", "from … to …"), ("Guardrail", "stays below …"))
    parts: list[Box | Arrow] = [Box(60, 8, 280, 56, "Objective", ("what should become true, in words",), "main")]
    for number, (name, says) in enumerate(results):
        x = 8 + number * 131
        guard = name == "Guardrail"
        parts += [
            Arrow(x + 61, 112, (130, 200, 270)[number], 64),
            Box(x, 112, 122, 58, name, (says,), "dashed" if guard else "plain"),
        ]
    parts += [
        Arrow(69, 216, 69, 170, dashed=True),
        Arrow(200, 216, 200, 170, dashed=True),
        Box(8, 216, 253, 44, "Initiatives", ("work that should move them; may change",), "bare"),
    ]
    says = (
        "An objective in words. Key results with numbers below it prove it, one of them a guardrail that must not get "
    )
    return Drawing(
        "The parts of an OKR", says + "worse. Initiatives are bets that should move the key results.", 268, tuple(parts)
    )


def _smart() -> Drawing:
    letters = (
        ("S", "Specific", "what exactly, for whom"),
        ("M", "Measurable", "from how much to how much"),
        ("A", "Assignable", "one person answers for it"),
        ("R", "Realistic", "it can be done, and is worth it"),
        ("T", "Time-bound", "a date of its own"),
    )
    parts: list[Box | Arrow] = [Box(50, 8, 300, 44, "One goal in one sentence", (), "main")]
    for number, (letter, name, says) in enumerate(letters):
        y = 74 + number * 46
        parts += [Box(50, y, 40, 38, letter, (), "good"), Box(90, y, 260, 38, name, (says,), "bare")]
    return Drawing(
        "The five letters of a SMART goal",
        "One goal in one sentence, looked at five times: specific, measurable, assignable or achievable, realistic or "
        "relevant, and time-bound. The letters A and R are read differently by different authors.",
        308,
        tuple(parts),
    )


def _scorecard() -> Drawing:
    sides = (
        ("Finance", "Cost of a stay falls"),
        ("Customer", "Patients go home sooner"),
        ("Process", "Tests are back on time"),
        ("Learning", "Two people can run each device"),
    )
    parts: list[Box | Arrow] = []
    for number, (side, example) in enumerate(sides):
        y = 8 + number * 72
        parts += [
            Box(8, y, 96, 48, side, (), "main"),
            Box(116, y, 176, 48, "Objective", (example,)),
            Box(304, y, 88, 48, "Measure", ("with target",), "dashed"),
        ]
        if number:
            parts.append(Arrow(204, y, 204, y - 24))
        parts.append(Arrow(292, y + 24, 304, y + 24, head=False))
    return Drawing(
        "The parts of a balanced scorecard",
        "Four perspectives, one above the other: learning at the bottom, then process, customer and finance. "
        "Each holds objectives with a measure and a target; arrows lead upwards from cause to effect.",
        280,
        tuple(parts),
    )


def _lean() -> Drawing:
    parts: list[Box | Arrow] = [Box(8, 112, 60, 44, "Order", (), "main"), Box(332, 112, 60, 44, "Delivery", (), "main")]
    for number, step in enumerate(("Step", "Step", "Step")):
        x = 88 + number * 80
        parts += [
            Box(x, 112, 64, 44, step, ("work",)),
            Box(x - 14, 172, 24, 22, "wait", (), "bare"),
            Arrow(x - 20 if number else 68, 134, x, 134),
        ]
    parts += [
        Arrow(312, 134, 332, 134),
        Arrow(8, 66, 392, 66),
        Box(100, 22, 200, 36, "Lead time", ("from the order to the delivery",), "bare"),
        Box(88, 212, 224, 44, "Work in progress", ("= throughput × lead time",), "good"),
    ]
    return Drawing(
        "What lean metrics measure",
        "A value stream from order to delivery: steps in which work is done, with waits between them. Lead time runs "
        "over all of it. Work in progress is throughput times lead time.",
        264,
        tuple(parts),
    )


def _north_star() -> Drawing:
    inputs = ("Breadth", "Depth", "Frequency", "Efficiency")
    parts: list[Box | Arrow] = [
        Box(100, 8, 200, 44, "What customers get", (), "bare"),
        Arrow(200, 76, 200, 54, head=False),
        Box(80, 76, 240, 54, "North Star", ("one number that grows with it",), "main"),
    ]
    for number, name in enumerate(inputs):
        x = 8 + number * 97
        parts += [Arrow(x + 46, 180, 110 + number * 60, 130), Box(x, 180, 93, 50, name, ("an input",))]
    parts += [
        Box(8, 254, 245, 44, "Work of the teams", ("moves an input each",), "bare"),
        Arrow(130, 254, 130, 230, dashed=True),
        Box(277, 254, 115, 44, "Guardrail", ("must not fall",), "dashed"),
    ]
    return Drawing(
        "The parts of a North Star",
        "One number that grows when customers get more of what they come for. A few input metrics below it, often of "
        "breadth, depth, frequency and efficiency, move it; teams move the inputs. A guardrail stands beside it.",
        306,
        tuple(parts),
    )


def _kpi() -> Drawing:
    return Drawing(
        "The parts of a KPI",
        "A measure of running work with a definition, an owner who looks, and a source. Its scale is cut into red, "
        "amber and green; when the value leaves green, somebody acts.",
        252,
        (
            Box(70, 8, 260, 54, "Indicator", ("defined: what counts, out of how many",), "main"),
            Box(8, 96, 128, 40, "red", ("somebody acts",), "bad"),
            Box(136, 96, 96, 40, "amber", ("somebody looks",), "fair"),
            Box(232, 96, 160, 40, "green", ("all is well",), "good"),
            Arrow(300, 62, 300, 96, words="value"),
            Box(8, 164, 122, 50, "Source", ("same for all",), "bare"),
            Box(139, 164, 122, 50, "Owner", ("who looks",), "bare"),
            Box(270, 164, 122, 50, "Cadence", ("how often",), "bare"),
        ),
    )


MODELS: Mapping[str, Drawing] = {
    "okr": _okr(),
    "smart": _smart(),
    "balanced-scorecard": _scorecard(),
    "lean-metrics": _lean(),
    "north-star": _north_star(),
    "kpi": _kpi(),
}


def model(slug: str) -> Drawing | None:
    """The drawing of a framework's parts; None for one that nobody has drawn."""
    return MODELS.get(slug)


def drawn(drawing: Drawing, name: str) -> Markup:
    """A drawing as SVG in HTML; `name` makes its ids unique in the page."""
    return Markup("\n".join(_lines(drawing, html.escape(name))))


def _lines(drawing: Drawing, name: str) -> Iterator[str]:
    yield (
        f'<svg class="gk-model" viewBox="0 0 {WIDTH} {drawing.height:g}" preserveAspectRatio="xMinYMid" role="img" '
        f'aria-labelledby="{name}-title {name}-says" xmlns="http://www.w3.org/2000/svg">'
    )
    yield f'<title id="{name}-title">{html.escape(drawing.title)}</title>'
    yield f'<desc id="{name}-says">{html.escape(drawing.says)}</desc>'
    yield (
        f'<defs><marker id="{name}-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto-start-reverse"><path class="gk-model__head" d="M0 0 8 4 0 8z"/></marker></defs>'
    )
    for part in drawing.parts:
        yield from _arrow(part, name) if isinstance(part, Arrow) else _box(part)
    yield "</svg>"


def _arrow(one: Arrow, name: str) -> Iterator[str]:
    head = f' marker-end="url(#{name}-head)"' if one.head else ""
    dashed = " gk-model__line--dashed" if one.dashed else ""
    ends = f'x1="{one.x:g}" y1="{one.y:g}" x2="{one.to_x:g}" y2="{one.to_y:g}"'
    yield f'<line class="gk-model__line{dashed}" {ends}{head}/>'
    if one.words:
        yield _text("gk-model__small gk-model__small--beside", one.x + 8, (one.y + one.to_y) / 2 + 4, one.words)


def _box(one: Box) -> Iterator[str]:
    middle = one.x + one.width / 2
    yield (
        f'<rect class="gk-model__box gk-model__box--{one.look}" x="{one.x:g}" y="{one.y:g}" width="{one.width:g}" '
        f'height="{one.height:g}" rx="3"/>'
    )
    first = one.y + one.height / 2 + 4.5 - 8 * len(one.small)
    yield _text(f"gk-model__words gk-model__words--{one.look}", middle, first, one.words)
    for number, line in enumerate(one.small, 1):
        yield _text(f"gk-model__small gk-model__words--{one.look}", middle, first + 15 * number, line)


def _text(look: str, x: float, y: float, words: str) -> str:
    return f'<text class="{look}" x="{x:g}" y="{y:g}">{html.escape(words)}</text>'
