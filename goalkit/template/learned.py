"""A template that was learned, and the file that it is written as."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goalkit.template.model import Slot, SlotType, Template
from goalkit.template.values import read_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goalkit.model import Format
    from goalkit.template.shapes import Learned

__all__ = ["Written", "plain_letters", "takes", "written_as"]

PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that are no letter with an accent, and what stands for them in a file's name."""


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A template that was learned, and what the front matter of its file holds.

    `learned` is the pattern and its examples, None for a page as a whole.
    """

    template: Template
    front: Mapping[str, Any]
    learned: Learned | None = None

    @property
    def source(self) -> str:
        """The text of the template's file."""
        import yaml

        head = yaml.safe_dump(dict(self.front), allow_unicode=True, sort_keys=False, width=120)
        return f"---\n{head}---\n{self.template.body}"


def written_as(name: str, form: Format, front: Mapping[str, Any], body: str) -> Written:
    """Make the template that this front matter and body are."""
    ending = {"markdown": "md"}.get(form, form)
    template = Template(
        name=name,
        path=f"{name}.{ending}.jinja",
        title=front["title"],
        framework=front["framework"],
        function=front["function"],
        purpose=front["for"],
        kind=front["kind"],
        no_counter_metric=front["no-counter-metric"],
        slots=tuple(Slot(slot, **facts) for slot, facts in front["slots"].items()),
        body=body,
        format=form,
        own=True,
    )
    return Written(template, front)


def takes(kind: SlotType, value: str) -> bool:
    """Whether a slot of this type takes a value and leaves it as it is."""
    try:
        return read_value(Slot("value", kind, "", value), value).text == value
    except ValueError:
        return False


def plain_letters(text: str) -> str:
    """A text in small letters as a file's name can hold them: “Café” as “cafe”; a word of another script goes whole.

    >>> plain_letters("Smörgåsbord for Straße 9, план")
    'smorgasbord for strasse 9, '
    """
    bare = unicodedata.normalize("NFKD", text.lower().translate(PLAIN))
    bare = "".join(one for one in bare if not unicodedata.combining(one))
    return re.sub(r"\w*[^\W\x00-\x7f]\w*", "", bare)
