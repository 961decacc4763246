"""Reference pages of what goalkit promises in Python, read off the code: signatures, meanings, errors, examples."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache, cached_property
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, get_origin

from goalkit.english import PLAIN
from goalkit.site.markdown import fenced, link, page, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PAGES", "Name", "names_of", "pages", "public", "results"]


class Page(NamedTuple):
    """A page: its file below `reference/`, and the modules whose public names stand on it."""

    file: str
    title: str
    says: str
    modules: tuple[str, ...]


PAGES = (
    Page(
        "python",
        "Python",
        "What import goalkit promises: read, lint, understand, convert and render goals, and write what was found.",
        ("goalkit", "goalkit.report", "goalkit.form"),
    ),
    Page(
        "python-goals",
        "Goals and readings in Python",
        "What a document, a goal of each kind and a sentence that was understood hold, name by name.",
        ("goalkit.model", "goalkit.english"),
    ),
    Page(
        "python-rules",
        "Rules and readers in Python",
        "What packages that add to goalkit are made of: rules with findings and edits, and readers of further formats.",
        ("goalkit.rule", "goalkit.reader"),
    ),
)
"""Everything that is public: the `__all__` of these modules. What stands elsewhere may change without notice."""

WORKINGS = frozenset({"goalkit.english.memory", "goalkit.template.shapes", "goalkit.template.structure"})
"""Modules whose types results carry along for goalkit itself; nobody else can do anything with them."""

PROMPT = ">" * 3 + " "
"""What an example in a docstring begins with; spelled so that this isn't taken for one."""
WIDE = 88
WORD = re.compile(r"(?<![\w.\"'])[A-Za-z_]\w*")


class Member(NamedTuple):
    """A method or property: how it is written, and the first sentence of what is said of it."""

    written: str
    says: str


class Name(NamedTuple):
    """A public name of a module."""

    name: str
    value: Any
    said: str

    @property
    def is_type(self) -> bool:
        """Whether it is a class."""
        return isinstance(self.value, type)

    @property
    def is_callable(self) -> bool:
        """Whether it is a function."""
        return inspect.isfunction(self.value) or hasattr(self.value, "__wrapped__")

    @property
    def words(self) -> str:
        """What is said of it, without its examples."""
        return self.said.partition(f"\n{PROMPT}")[0].strip()

    @property
    def example(self) -> str:
        """Its examples, as doctest runs them."""
        _, prompt, rest = self.said.partition(f"\n{PROMPT}")
        return (PROMPT + rest).strip() + "\n" if prompt else ""

    @property
    def raises(self) -> list[str]:
        """The errors that it says it raises."""
        told = " ".join(re.findall(r"Raises [^.]*", self.words))
        return list(dict.fromkeys(re.findall(r"`([A-Z]\w+)`", told)))

    @property
    def signature(self) -> str:
        """How it is called, or what it holds."""
        if self.is_callable:
            return _called(self.name, inspect.signature(self.value))
        if not self.is_type:
            return f"{self.name} = {_plain(self.value)}" if get_origin(self.value) else self.name
        bases = ", ".join(base.__name__ for base in self.value.__bases__ if base not in {object, tuple})
        head = f"class {self.name}({bases}):" if bases else f"class {self.name}:"
        lines = [f"    {held}" for held in _held(self.value)]
        return "\n".join([head, *(lines or ["    ..."])])

    @property
    def members(self) -> list[Member]:
        """The methods and properties that it brings along itself."""
        return [] if not self.is_type or issubclass(self.value, Exception) else list(_members(self.value))

    @property
    def mentions(self) -> set[str]:
        """Every word of its signature and of its members': among them the types that it takes and gives."""
        written = "\n".join([self.signature, *(member.written for member in self.members)])
        return set(WORD.findall(written))


def pages() -> Iterator[tuple[str, str]]:
    """A page for each group of modules, and one for what their results hold."""
    told: set[int] = set()
    for one in PAGES:
        sections = []
        for module in one.modules:
            names = [name for name in names_of(module) if id(name.value) not in told]
            told |= {id(name.value) for name in names}
            says = _first(import_module(module))
            sections.append({"module": module, "says": says, "names": list(map(_shown, names))})
        yield f"reference/{one.file}.md", page("python", {"page": one, "sections": sections, "pages": PAGES})
    yield "reference/python-results.md", page("python-results", {"names": [_shown(one) for one in results()]})


@cache
def public() -> tuple[Name, ...]:
    """Every public name, once."""
    found: dict[Any, Name] = {}
    for module in (module for one in PAGES for module in one.modules):
        for name in names_of(module):
            found.setdefault(id(name.value), name)
    return tuple(found.values())


def names_of(module: str) -> Iterator[Name]:
    """The public names of a module, classes last, each with what is said of it where it is defined."""
    home = import_module(module)
    names = [Name(name, value := getattr(home, name), _said(module, name, value)) for name in home.__all__]
    yield from sorted(names, key=lambda one: (one.is_type, not one.is_callable))


def results() -> list[Name]:
    """Types without a public name of which public functions, types and their fields speak, in alphabetical order."""
    known = {one.value for one in public() if one.is_type}
    found: dict[str, Name] = {}
    waiting = list(public())
    while waiting:
        for value in _spoken_of(waiting.pop()):
            if value not in known:
                known.add(value)
                new = Name(value.__name__, value, inspect.getdoc(value) or "")
                found[f"{value.__name__} {value.__module__}"] = new
                waiting.append(new)
    return [found[key] for key in sorted(found)]


def _spoken_of(name: Name) -> Iterator[type]:
    """Our own types in the signature of a name and in those of its members."""
    if get_origin(name.value) or not (name.is_type or name.is_callable):
        return
    for home in [name.value, *(name.value.__mro__[1:] if name.is_type else ())]:
        module = getattr(home, "__module__", "")
        if not module.startswith("goalkit"):
            continue
        for word in name.mentions:
            where = _imported_in(module).get(word, module)
            value = getattr(import_module(where), word, None) if where.startswith("goalkit") else None
            if isinstance(value, type) and value.__module__.startswith("goalkit") and where not in WORKINGS:
                yield value


@cache
def _imported_in(module: str) -> dict[str, str]:
    """From where a module takes names, for types alone included."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    return {
        alias.asname or alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def _shown(name: Name) -> dict[str, Any]:
    """What a page shows of a name."""
    return {
        "name": name.name,
        "is_type": name.is_type,
        "signature": fenced(name.signature, "python"),
        "paragraphs": [prose(part) for part in name.words.split("\n\n")],
        "raises": [link(error, _place_of(error)) for error in name.raises],
        "members": [{"written": one.written, "says": prose(one.says)} for one in name.members],
        "example": fenced(name.example, "python") if name.example else None,
    }


def _place_of(error: str) -> str:
    """Where an error is told of: here, where it is ours."""
    ours = error in import_module("goalkit").__all__
    return f"python.md#{error.lower()}" if ours else f"https://docs.python.org/3/library/exceptions.html#{error}"


def _said(module: str, name: str, value: object) -> str:
    """The docstring of a class or function; for any other value, the text that stands below it."""
    if isinstance(value, type) or (callable(value) and not get_origin(value)):
        return inspect.getdoc(value) or ""
    home = _imported_in(module).get(name, module)
    body = ast.parse(inspect.getsource(import_module(home))).body
    for one, after in pairwise(body):
        targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
        is_it = any(isinstance(target, ast.Name) and target.id == name for target in targets)
        if is_it and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            return inspect.cleandoc(str(after.value.value))
    return ""


def _held(kind: type) -> Iterator[str]:
    """What objects of a class hold, as its author wrote it: name, type and default."""
    if is_dataclass(kind):
        own = vars(kind).get("__annotations__", {})
        inherited = {name for base in kind.__mro__[1:] for name in vars(base).get("__annotations__", {})}
        for one in fields(kind):
            if not one.name.startswith("_") and (one.name in own or one.name not in inherited):
                yield f"{one.name}: {_plain(one.type)}{_made(one)}"
    elif issubclass(kind, tuple) and hasattr(kind, "_fields"):
        defaults: dict[str, object] = getattr(kind, "_field_defaults", {})
        for name in kind._fields:
            default = f" = {defaults[name]!r}" if name in defaults else ""
            yield f"{name}: {_plain(kind.__annotations__[name])}{default}"


def _default(value: object) -> str:
    """A default as one would write it; what a function does isn't seen from its name."""
    return "PLAIN" if value == PLAIN else "…" if inspect.isfunction(value) else repr(value)


def _made(one: Field[Any]) -> str:
    """What a field holds where nothing is given."""
    if one.default is not MISSING:
        return f" = {_default(one.default)}"
    return f" = {getattr(one.default_factory, '__name__', '…')}()" if one.default_factory is not MISSING else ""


def _members(kind: type) -> Iterator[Member]:
    """The public methods and properties that a class defines itself."""
    for name, value in vars(kind).items():
        told = _first(value)
        if name.startswith("_") or not told:
            continue
        if isinstance(value, (property, cached_property)):
            made_by: Any = value.fget if isinstance(value, property) else value.func
            yield Member(f"{name}: {_plain(inspect.signature(made_by).return_annotation)}", told)
        elif isinstance(value, (classmethod, staticmethod)) or inspect.isfunction(value):
            signature = inspect.signature(getattr(value, "__func__", value))  # type: ignore[arg-type]
            given = list(signature.parameters.values())[0 if isinstance(value, staticmethod) else 1 :]
            yield Member(_called(name, signature.replace(parameters=given), wide=False), told)


def _first(value: object) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join((inspect.getdoc(value) or "").partition("\n\n")[0].split())


def _plain(kind: object) -> str:
    """A type as it is written."""
    written = getattr(kind, "__forward_arg__", None) or (kind.__name__ if isinstance(kind, type) else str(kind))
    return re.sub(r"\b(?:typing|collections\.abc|goalkit(?:\.\w+)*)\.", "", written)


def _called(name: str, signature: inspect.Signature, *, wide: bool = True) -> str:
    """How a function is called; a line for each parameter where one line is too long, unless it must be one."""
    parts: list[str] = []
    for one in signature.parameters.values():
        if one.kind is one.KEYWORD_ONLY and not any(part.startswith("*") for part in parts):
            parts.append("*")
        kind = "" if one.annotation is one.empty else f": {_plain(one.annotation)}"
        default = "" if one.default is one.empty else f" = {_default(one.default)}"
        stars = "*" if one.kind is one.VAR_POSITIONAL else "**" if one.kind is one.VAR_KEYWORD else ""
        parts.append(f"{stars}{one.name}{kind}{default}")
    result = f" -> {_plain(signature.return_annotation)}"
    line = f"{name}({', '.join(parts)}){result}"
    if len(line) <= WIDE or not wide:
        return line
    return f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){result}"
