"""Markdown that holds other people's words: templates in which every value is made harmless unless it is Markdown."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

__all__ = ["Markup", "escape", "fenced", "front_matter", "link", "page", "prose", "web_address"]

SPECIAL = re.compile(r"[&<>*_`\[\]\\|~{}\"]")
"""Characters that Markdown, its extensions or HTML read as more than themselves, wherever they stand."""
LINE_START = re.compile(r"^(\s*)([#+\-:%=]|\d+(?=[.)](?:\s|$)))")
"""What makes a line a heading, an item or a definition, if it comes first."""
SLOT = re.compile(r"(`[^`]*`)|<(?=[A-Za-z/!?])")
"""Code, and outside of code what begins an element."""
WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")


def escape(words: object) -> Markup:
    """Words as Markdown that shows them as they are, on one line; what is Markdown already stays.

    >>> escape("a *b* <script>")
    Markup('a &#42;b&#42; &lt;script&gt;')
    """
    if hasattr(words, "__html__"):
        return Markup(words)
    plain = " ".join(str(words).split())
    safe = SPECIAL.sub(_entity, plain)
    return Markup(LINE_START.sub(lambda found: found[1] + "".join(f"&#{ord(one)};" for one in found[2]), safe))


def prose(words: str) -> Markup:
    """Markdown of a docstring, in which <baseline> is a slot and never an element."""
    return Markup(SLOT.sub(lambda found: found[1] or "&lt;", words))


def _entity(found: re.Match[str]) -> str:
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(found[0], f"&#{ord(found[0])};")


def web_address(address: str) -> str | None:
    """An address as a link may have it; None for one that isn't of the web."""
    return address.replace("(", "%28").replace(")", "%29") if WEB.fullmatch(address) else None


def link(words: object, target: str) -> Markup:
    """A link; words alone where the target is neither a page of ours nor an address of the web."""
    safe = web_address(target) if ":" in target else re.sub(r"[^\w./#?=&%-]", "", target)
    shown = escape(words)
    return Markup(f"[{shown}]({safe})") if safe else shown


def fenced(source: str, language: str = "", title: str | None = None) -> Markup:
    """A fenced block, with a fence longer than any inside."""
    longest = max((len(run) for run in re.findall(r"`+", source)), default=0)
    fence = "`" * max(3, longest + 1)
    shown = f' title="{html.escape(title)}"' if title else ""
    return Markup(f"{fence}{language}{shown}\n{source.rstrip()}\n{fence}")


def front_matter(**facts: object) -> Markup:
    """The lines on top of a page, of which MkDocs makes its title, description and what is hidden; JSON is YAML.

    The theme writes title and description into its pages as they are, into attributes too.
    """
    safe = {
        name: html.escape(str(value)) if name in {"title", "description"} else value
        for name, value in facts.items()
        if value
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in safe.items()]
    return Markup("\n".join(["---", *lines, "---"]))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("pages")),
        autoescape=True,  # a macro's result is Markdown, and is left alone then
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"html": html.escape, "markdown": Markup, "sentence": _sentence}
    made.globals |= {"link": link, "fenced": fenced, "front_matter": front_matter}
    return made


def _sentence(words: str) -> str:
    """A clause as a sentence of its own: a capital first, one full stop last."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


BLANK = re.compile(r"\n{3,}")


def page(template: str, data: Mapping[str, Any]) -> str:
    """Fill a page template of `pages/`; several empty lines in a row become one."""
    text = _environment().get_template(f"{template}.md.jinja").render(data)
    return BLANK.sub("\n\n", text).strip() + "\n"
