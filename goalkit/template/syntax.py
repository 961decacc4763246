"""The body of a template: Jinja2's parser makes a tree of it, and only what can do no harm is taken over from that.

Nothing of a template is ever compiled or run. There are words, slots, names of metrics, and parts that are there or
not; no loops, calls, attributes, arithmetic or files, so a template costs no more than its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jinja2
from jinja2 import nodes
from jinja2.lexer import TokenStream
from jinja2.parser import Parser

from goalkit.read.trees.nodes import Places
from goalkit.template.mistakes import Mistake, TemplateError, hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goalkit.template.model import Template

__all__ = ["Choice", "Insert", "Named", "Part", "Test", "Words", "metrics_in", "parse", "slots_in"]

DEPTH = 20
"""How deep conditions may nest: nobody needs more, and no parser's stack may be exhausted."""
WORDS = 40
"""Words and signs that may stand between one pair of braces."""
FILTERS = ("capital",)
METRIC = "metric"


@dataclass(frozen=True, slots=True)
class Words:
    """Text as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Insert:
    """The place of a slot; `capital` says that the value starts with a capital letter here. Places are the file's."""

    slot: str
    line: int
    column: int
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """The registry's name of a metric, or the `alias` of it that the author prefers."""

    metric: str
    alias: str | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Test:
    """Whether a slot is filled (`slot` names it), or what follows from one or two other tests."""

    how: str
    slot: str = ""
    of: tuple[Test, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Parts of which the first whose test holds is written; the last may have None, for otherwise."""

    branches: tuple[tuple[Test | None, tuple[Part, ...]], ...]


Part = Words | Insert | Named | Choice


def parse(template: Template) -> tuple[Part, ...]:
    """Make the tree of a template's body. Raises `TemplateError` with the place of what is unsafe or unknown."""
    return _Reader(template).parts()


def slots_in(parts: Iterable[Part]) -> Iterator[str]:
    """The names of the slots that are written or asked for, in order."""
    for part in parts:
        if isinstance(part, Insert):
            yield part.slot
        elif isinstance(part, Choice):
            for test, inside in part.branches:
                yield from _asked(test)
                yield from slots_in(inside)


def metrics_in(parts: Iterable[Part]) -> Iterator[str]:
    """The ids of the metrics that are named, in order."""
    for part in parts:
        if isinstance(part, Named):
            yield part.metric
        elif isinstance(part, Choice):
            for _, inside in part.branches:
                yield from metrics_in(inside)


def _asked(test: Test | None) -> Iterator[str]:
    if test is not None:
        if test.slot:
            yield test.slot
        for one in test.of:
            yield from _asked(one)


class _Placed(jinja2.Environment):
    """An environment whose tokens carry their offset in the place of their line, so that each node knows its column."""

    def __init__(self) -> None:
        super().__init__(autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)

    def _tokenize(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> TokenStream:
        offsets = _with_offsets(self.lexer.tokeniter(source, name, filename, state), source)
        return TokenStream(self.lexer.wrap(offsets, name, filename), name, filename)


def _with_offsets(tokens: Iterable[tuple[int, str, str]], source: str) -> Iterator[tuple[int, str, str]]:
    """Tokens with the offset at which each starts; what the lexer dropped between them is white space."""
    at = 0
    for _, kind, value in tokens:
        while at < len(source) and not source.startswith(value, at):
            at += 1
        yield at, kind, value
        at += len(value)


_ENVIRONMENT = _Placed()

_SAID: dict[type[nodes.Node], str] = {
    nodes.For: "a template can't repeat parts: write out what should stand there several times",
    nodes.Call: 'a template can\'t call functions: the only one is metric("id")',
    nodes.Getattr: "a template can't reach into values: a slot is a name alone",
    nodes.Getitem: "a template can't reach into values: a slot is a name alone",
    nodes.Include: "a template can't read other files",
    nodes.Import: "a template can't read other files",
    nodes.FromImport: "a template can't read other files",
    nodes.Extends: "a template can't read other files",
    nodes.Macro: "a template can't define anything: it has slots alone",
    nodes.CallBlock: "a template can't define anything: it has slots alone",
    nodes.Assign: "a template can't define anything: it has slots alone",
    nodes.AssignBlock: "a template can't define anything: it has slots alone",
    nodes.With: "a template can't define anything: it has slots alone",
    nodes.Block: "a template can't be extended, so it has no blocks",
    nodes.Compare: "a template can't compare: {% if slot %} asks whether a slot is filled",
    nodes.CondExpr: "write {% if slot %} … {% else %} … {% endif %} instead",
    nodes.Const: "a template writes words as they are, without braces",
    nodes.Test: "a template can't test values: {% if slot %} asks whether a slot is filled",
}
_OTHERWISE = 'a template has {{ slot }}, {{ metric("id") }} and {% if slot %} … {% endif %}, nothing else'
_COSTLY = "a template can't calculate"


class _Reader:
    """Takes one body over from Jinja2's tree; every refusal knows its place."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.body = template.body
        self.places = Places(self.body)
        self.in_comment = False

    def parts(self) -> tuple[Part, ...]:
        """Parse and take over."""
        try:
            tokens = list(_ENVIRONMENT.lexer.tokeniter(self.body, None))
        except jinja2.TemplateSyntaxError as error:
            raise self._error(error.lineno, None, _plain(error.message)) from None
        self._refuse_depth(tokens)
        try:
            tree = Parser(_ENVIRONMENT, self.body).parse()
        except jinja2.TemplateSyntaxError as error:
            raise self._refusal(error.lineno, _plain(error.message)) from None
        except (RecursionError, ValueError, OverflowError, MemoryError):
            raise self._refusal(0, _OTHERWISE) from None
        return tuple(self._parts(tree.body))

    def _refuse_depth(self, tokens: list[tuple[int, str, str]]) -> None:
        """Let no parser recurse further than any template needs."""
        words = blocks = 0
        opened = False
        for at, kind, value in _with_offsets(iter(tokens), self.body):
            if kind.endswith("_begin"):
                words, opened = 0, kind == "block_begin"
            elif kind in ("name", "operator"):
                words += 1
                if opened:
                    blocks += -1 if value.startswith("end") else value not in ("else", "elif")
                    opened = False
            if words > WORDS:
                raise self._refusal(at, "this condition is longer than anybody can follow")
            if blocks > DEPTH:
                raise self._refusal(at, f"this nests more than {DEPTH} levels deep")

    def _parts(self, body: Iterable[nodes.Node]) -> Iterator[Part]:
        for node in body:
            if isinstance(node, nodes.Output):
                for one in node.nodes:
                    if isinstance(one, nodes.TemplateData):
                        self._pass(one.data)
                        yield Words(one.data)
                    elif self.in_comment:
                        raise self._refusal(one.lineno, "a slot can't stand in a comment: nobody would see it")
                    else:
                        yield self._written(one)
            elif isinstance(node, nodes.If):
                yield Choice(tuple(self._branches(node)))
            else:
                raise self._refusal_of(node)

    def _pass(self, words: str) -> None:
        """Note whether a comment of Markdown is open behind these words."""
        if self.template.format == "markdown":
            opens, closes = words.rfind("<!--"), words.rfind("-->")
            if opens != closes:
                self.in_comment = opens > closes

    def _branches(self, node: nodes.If) -> Iterator[tuple[Test | None, tuple[Part, ...]]]:
        for one in (node, *node.elif_):
            yield self._test(one.test), tuple(self._parts(one.body))
        if node.else_:
            yield None, tuple(self._parts(node.else_))

    def _test(self, node: nodes.Node) -> Test:
        if isinstance(node, nodes.Name):
            return Test("filled", self._slot(node))
        if isinstance(node, nodes.Not):
            return Test("not", of=(self._test(node.node),))
        if isinstance(node, (nodes.And, nodes.Or)):
            how = "and" if isinstance(node, nodes.And) else "or"
            return Test(how, of=(self._test(node.left), self._test(node.right)))
        raise self._refusal_of(node)

    def _written(self, node: nodes.Node) -> Insert | Named:
        capital = False
        while isinstance(node, nodes.Filter):
            if node.name not in FILTERS:
                raise self._refusal(node.lineno, f"there is no filter “{node.name}”{hint(node.name, FILTERS)}")
            if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
                raise self._refusal(node.lineno, f"“{node.name}” takes nothing in brackets")
            capital = True
            node = node.node
        if isinstance(node, nodes.Name):
            line, column = self._place(node.lineno)
            return Insert(self._slot(node), line, column, capital)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == METRIC:
            return self._metric(node, capital=capital)
        raise self._refusal_of(node)

    def _slot(self, node: nodes.Name) -> str:
        name = node.name
        if name not in self.template.by_name:
            known = self.template.by_name
            raise self._refusal(node.lineno, f"no slot is called “{name[:60]}”{hint(name, known)}")
        return name

    def _metric(self, node: nodes.Call, *, capital: bool) -> Named:
        from goalkit.english.metric import registry, suggest

        given = [one.value for one in node.args if isinstance(one, nodes.Const) and isinstance(one.value, str)]
        if len(given) != len(node.args) or len(given) not in (1, 2) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise self._refusal(node.lineno, "metric takes an id in quotes, and perhaps the alias to write")
        known = registry().get(given[0])
        if known is None:
            near = suggest(given[0].replace("_", " "), 1)
            meant = f"; did you mean “{near[0].id}”?" if near else hint(given[0], registry())
            raise self._refusal(node.lineno, f"no metric has the id “{given[0][:60]}”{meant}")
        alias = given[1] if len(given) > 1 else None
        names = (known.name, *known.aliases, *known.common)
        if alias is not None and alias.lower() not in {name.lower() for name in names}:
            raise self._refusal(node.lineno, f"“{alias[:60]}” is no name of {known.id}{hint(alias, names)}")
        return Named(known.id, alias, capital)

    def _refusal_of(self, node: nodes.Node) -> TemplateError:
        said = next((words for kind, words in _SAID.items() if isinstance(node, kind)), None)
        if said is None:
            said = _COSTLY if isinstance(node, (nodes.BinExpr, nodes.UnaryExpr)) else _OTHERWISE
        return self._refusal(node.lineno, said)

    def _refusal(self, offset: int, message: str) -> TemplateError:
        return TemplateError([Mistake(self.template.path, *self._place(offset), message)])

    def _place(self, offset: int) -> tuple[int, int]:
        line, column = self.places.at(min(offset, len(self.body)))
        return line + self.template.body_line - 1, column

    def _error(self, line: int, column: int | None, message: str) -> TemplateError:
        place = line + self.template.body_line - 1, column or 1
        return TemplateError([Mistake(self.template.path, *place, message)])


def _plain(message: str | None) -> str:
    """What Jinja2 says, in the words of templates."""
    said, _, _ = (message or "this can't be read").partition(". ")
    if said == "Unexpected end of template":
        return "{% if %} has no {% endif %}"
    for jinjas, ours in (
        ("end of print statement", "}}"),
        ("end of statement block", "%}"),
        ("Encountered unknown tag", "nothing fits the tag"),
    ):
        said = said.replace(jinjas, ours)
    said = said[:1].lower() + said[1:]
    return re.sub(r"'([^']*)'", r"“\1”", said).rstrip(".")[:200]
