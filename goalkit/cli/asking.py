"""Asking a person at a terminal for one slot after the other, and showing how the goal grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.cli import console
from goalkit.report.terminal import Paint, visible, wrap

if TYPE_CHECKING:
    from goalkit.english import Calendar
    from goalkit.report import Look
    from goalkit.template import Slot, Template

AROUND = 3  # lines of the result that are shown beside a question


def ask(template: Template, given: dict[str, object], calendar: Calendar, look: Look) -> dict[str, object]:
    """Ask for each slot that has no value yet; an empty answer leaves it open, the end of input all that are left."""
    paint = Paint(on=look.color)
    values = dict(given)
    asked = [slot for slot in template.slots if slot.name not in given]
    if not asked:
        return values
    console.tell(f"{paint.bold(visible(template.title))}\n{paint.dim('Enter leaves a slot open.')}\n")
    try:
        _ask_for(template, asked, values, calendar, look)
    except KeyboardInterrupt:
        console.tell("\n")  # what follows starts a line of its own
        raise
    console.tell("\n")
    return values


def _ask_for(template: Template, asked: list[Slot], values: dict[str, object], calendar: Calendar, look: Look) -> None:
    """Fill in the answers, until there are no more."""
    paint = Paint(on=look.color)
    for number, slot in enumerate(asked, start=1):
        console.tell(f"\n{_question(template, slot, values, f'{number}/{len(asked)}', look)}")
        while True:
            answer = console.prompt(f"{paint.code(slot.name)}: ")
            if answer is None:
                return
            if not answer.strip():
                break
            wrong = _wrong(template, values | {slot.name: answer}, calendar)
            if wrong is None:
                values[slot.name] = answer.strip()
                break
            lines = wrap(visible(wrong), look.width - 2, look.width - 2)
            console.tell("".join(f"  {paint(line, 33)}\n" for line in lines))


def _question(template: Template, slot: Slot, values: dict[str, object], count: str, look: Look) -> str:
    """Where the slot stands, as the goal reads by now, and what it takes."""
    from goalkit.report.templates import limits
    from goalkit.template.filling import around

    paint = Paint(on=look.color)
    room = look.width - 4
    shown = [
        f"  {paint.dim('│')} {visible(before)}{paint(visible(here), 1, 33)}{visible(after)}\n"
        for before, here, after in around(template, slot.name, values)[:AROUND]
    ]
    may = f"{limits(slot)}. Such as {visible(slot.sample)}"
    said = [
        f"{count}  {paint.bold(visible(slot.help))}\n",
        *(f"  {paint.dim(line)}\n" for line in wrap(may, room, room)),
    ]
    return "".join([*shown, *said])


def _wrong(template: Template, values: dict[str, object], calendar: Calendar) -> str | None:
    """What is wrong with the values, in a sentence; None where nothing is."""
    from goalkit.template import SlotError, render

    try:
        render(template, values, calendar=calendar)
    except SlotError as error:
        return error.problems[0][1]
    return None
