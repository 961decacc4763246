"""Templates for tests: a front matter and a body that are whole, to be changed one thing at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalkit.template.front import parse_template

if TYPE_CHECKING:
    from goalkit.template import Template


HEAD = """\
---
title: Come back
framework: okr
function: any-team
for: A shop wants its customers back.
"""
FRONT = (
    HEAD
    + """\
slots:
  shop: {type: text, help: Whose customers., sample: Hill Street Bakery}
  baseline: {type: percent, min: 0, max: 100, help: The share today., sample: 24}
  target: {type: percent, above: baseline, max: 100, help: The share then., sample: 31}
  wait: {type: duration, unit: days, max: 60, help: How long., sample: 18}
  price: {type: money, unit: €, help: How much., sample: 12}
  orders: {type: count, min: 1, help: How many., sample: 1200}
  due: {type: date, help: By when., sample: 2027-06-30}
  start: {type: date, before: due, help: From when., sample: 2027-04-01}
  quarter: {type: period, help: When., sample: Q2 2027}
  limit: {type: quantity, help: How far., sample: at most 3}
  gauge: {type: metric, help: What., sample: Late parcels}
  partner: {type: person, optional: true, help: With whom., sample: Nadia}
---
"""
)
BODY = "# Objective: Customers of {{ shop }} come back\n\n- KR: Repeat purchases rise from 24% to 31%\n"


def made(body: str = BODY, front: str = FRONT, name: str = "come-back.md.jinja") -> Template:
    """A template of this body."""
    return parse_template(front + body, name)
