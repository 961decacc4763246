"""What can be changed in a module so that somebody should notice: one small edit of its syntax tree at a time.

Left out is what no test could or should see:

- docstrings, annotations, imports, `__all__`, what stands below `if TYPE_CHECKING`, and assertions: they do nothing
- how a dataclass is made, since when a rule is there and which sources it has: said of the code, and not done by it
- the words of messages, questions and reasons, which are sentences: a test of them could only repeat them
  (in `goalkit/english` no string is such a sentence; there they are what is recognised)
"""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

ROOT = Path(__file__).resolve().parents[2]
AREAS: dict[str, tuple[str, ...]] = {
    "english": ("goalkit/english/**/*.py",),
    "read": ("goalkit/read/**/*.py",),
    "lint": (
        "goalkit/lint.py",
        "goalkit/batch.py",
        "goalkit/dispatch.py",
        "goalkit/hit.py",
        "goalkit/registry.py",
        "goalkit/rule.py",
        "goalkit/example.py",
        "goalkit/rules/**/*.py",
    ),
    "convert": ("goalkit/convert/*.py",),
    "template": ("goalkit/template/*.py",),
}
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
SAID = {"since", "sources"}
"""Keywords of `@rule` that say something of a rule, and change nothing that it does."""
LISTS = {"split", "words", "frozenset"}
"""What makes a list of words from a string."""
SENTENCES = {"Finding", "Related"}
"""What takes what is said to people; it all starts with what it is about."""
NOTHING = {"None", "False", "0", "''", "[]", "()", "{}"}
"""What means the same as None to nearly all who ask."""


class Mutant(NamedTuple):
    """One change: where it is, what stood there and what stands there now."""

    path: str
    scope: str
    """The function it is in, a method with its class; empty where it is met as the module is imported."""
    line: int
    kind: str
    before: str
    after: str
    number: int
    """Which change of its module it is, counted from the top."""
    twin: int
    """Which of several that look alike in one function."""

    @property
    def name(self) -> str:
        """By what it is found again where other lines of its file changed."""
        again = f" #{self.twin}" if self.twin else ""
        return f"{self.path} {self.scope or '-'} | {self.kind}: {self.before} -> {self.after}".rstrip() + again


class Change(NamedTuple):
    """A change that can be made in a tree."""

    scope: str
    node: ast.AST
    kind: str
    after: str
    make: Callable[[], None]


def _put(parent: ast.AST, field: str, at: int | None, new: object) -> Callable[[], None]:
    def make() -> None:
        if at is None:
            setattr(parent, field, new)
        else:
            getattr(parent, field)[at] = new

    return make


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 90 else f"{text[:60]} … {text[-25:]}"


def _called(node: ast.AST) -> str:
    """The last name of what is called."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


class Finder:
    """Goes through a module and finds all that can be changed."""

    def __init__(self, path: str, source: str) -> None:
        self.tree = ast.parse(source)
        self.prose = not path.startswith("goalkit/english/")
        self.said = False
        self.found: list[Change] = []
        self._block(self.tree, "body", "")

    def _add(self, scope: str, node: ast.AST, kind: str, new: ast.AST | None, make: Callable[[], None]) -> None:
        self.found.append(Change(scope, node, kind, _short(new) if new is not None else "", make))

    # Statements

    def _block(self, parent: ast.AST, field: str, scope: str, *, loop: bool = False) -> None:
        for at, node in enumerate(getattr(parent, field)):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue  # a docstring
            self._statement(parent, field, at, node, scope, loop=loop)

    def _statement(self, parent: ast.AST, field: str, at: int, node: ast.stmt, scope: str, *, loop: bool) -> None:
        gone = ast.copy_location(ast.Pass(), node)

        def drop(kind: str = "drop", new: ast.stmt = gone) -> None:
            self._add(scope, node, kind, new, _put(parent, field, at, new))

        match node:
            case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Global() | ast.Nonlocal() | ast.Pass():
                return
            case ast.FunctionDef():
                self._function(node, scope)
                return
            case ast.ClassDef():
                for number, one in enumerate(node.decorator_list):
                    if "dataclass" not in ast.unparse(one):
                        self._expression(node, "decorator_list", number, one, scope)
                self._block(node, "body", f"{scope}{node.name}." if not scope or scope.endswith(".") else scope)
                return
            case ast.If() if "TYPE_CHECKING" in ast.unparse(node.test):
                return
            case ast.If():
                never = ast.copy_location(ast.Constant(value=False), node.test)
                self._add(scope, node.test, "never", None, _put(node, "test", None, never))
            case ast.Continue():
                drop("leave", ast.copy_location(ast.Break(), node))
                drop()
            case ast.Break():
                drop("leave", ast.copy_location(ast.Continue(), node))
                drop()
            case ast.Return(value=value) if value is not None and ast.unparse(value) not in NOTHING:
                nothing = ast.copy_location(ast.Constant(value=None), value)
                self._add(scope, node, "return", nothing, _put(node, "value", None, nothing))
            case ast.Raise():
                drop()
                return  # its words are a message
            case ast.Expr() | ast.AugAssign():
                drop()
            case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
                return
            case ast.Assign(value=ast.Subscript(value=ast.Name(id="Literal" | "Callable"))):
                return  # a type
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]) | ast.Return(value=None):
                drop()
            case ast.AnnAssign():
                if node.value is not None and "Literal" not in ast.unparse(node.value):
                    self._expression(node, "value", None, node.value, scope)
                return
        for name, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                self._block(node, name, scope, loop=loop or isinstance(node, (ast.For, ast.While)))
            elif isinstance(value, list):
                for number, one in enumerate(value):
                    self._part(node, name, number, one, scope)
            else:
                self._part(node, name, None, value, scope)

    def _function(self, node: ast.FunctionDef, scope: str) -> None:
        inside = scope and not scope.endswith(".")
        own = scope if inside else f"{scope}{node.name}"
        for one in node.decorator_list:
            if isinstance(one, ast.Call):
                for keyword in one.keywords:
                    if keyword.arg not in SAID:
                        self._expression(keyword, "value", None, keyword.value, scope)
        for number, default in enumerate(node.args.defaults):
            self._expression(node.args, "defaults", number, default, scope)
        for number, late in enumerate(node.args.kw_defaults):
            if late is not None:
                self._expression(node.args, "kw_defaults", number, late, scope)
        self._block(node, "body", own)

    def _part(self, parent: ast.AST, field: str, at: int | None, part: object, scope: str) -> None:
        if isinstance(part, ast.expr):
            self._expression(parent, field, at, part, scope)
        elif isinstance(part, ast.pattern):
            return
        elif isinstance(part, ast.AST):
            for name, value in ast.iter_fields(part):
                if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                    self._block(part, name, scope)
                elif isinstance(value, list):
                    for number, one in enumerate(value):
                        self._part(part, name, number, one, scope)
                else:
                    self._part(part, name, None, value, scope)

    # Expressions

    def _expression(self, parent: ast.AST, field: str, at: int | None, node: ast.expr, scope: str) -> None:
        def change(kind: str, new: ast.expr) -> None:
            self._add(scope, node, kind, new, _put(parent, field, at, ast.copy_location(new, node)))

        match node:
            case ast.Compare():
                for number, operator in enumerate(node.ops):
                    other = COMPARED[type(operator)]()
                    ops = [*node.ops[:number], other, *node.ops[number + 1 :]]
                    change("compare", ast.Compare(node.left, ops, node.comparators))
            case ast.BoolOp():
                change("and/or", ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
            case ast.UnaryOp(op=ast.Not()):
                change("not", node.operand)
            case ast.BinOp() if type(node.op) in COUNTED:
                change("arithmetic", ast.BinOp(node.left, COUNTED[type(node.op)](), node.right))
            case ast.IfExp():
                change("never", node.orelse)
            case ast.Constant():
                self._constant(node, change)
            case ast.JoinedStr():
                return self._filled(node, scope)
            case ast.Call() if _called(node) == "quote":
                return self._expression(node, "args", 0, node.args[0], scope)  # how much is quoted is wording, too
            case ast.Call() if _called(node) in SENTENCES and not self.said:
                self.said = True
                self._expression(parent, field, at, node, scope)
                self.said = False
                return None
            case ast.Call() if _called(node) in LISTS and _listed(node):
                return self._listed(node, change)
            case ast.Call() if _called(node) in {"cast", "TypeVar"}:
                self._expression(node, "args", 1, node.args[1], scope)
                return None
            case ast.Set() | ast.List() | ast.Tuple() if (
                isinstance(node.ctx, ast.Load) if not isinstance(node, ast.Set) else True
            ):
                if len(node.elts) > 1 and all(isinstance(one, ast.Constant) for one in node.elts):
                    gone = _drawn(node, len(node.elts))
                    left = [*node.elts[:gone], *node.elts[gone + 1 :]]
                    new = ast.Set(left) if isinstance(node, ast.Set) else type(node)(left, ast.Load())
                    self._add(
                        scope, node.elts[gone], "member", None, _put(parent, field, at, ast.copy_location(new, node))
                    )
            case ast.Dict() if len(node.keys) > 1:
                gone = _drawn(node, len(node.keys))
                new = ast.Dict(
                    [*node.keys[:gone], *node.keys[gone + 1 :]], [*node.values[:gone], *node.values[gone + 1 :]]
                )
                key = node.keys[gone] or node.values[gone]
                self._add(scope, key, "member", None, _put(parent, field, at, ast.copy_location(new, node)))
        if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
            for one in node.generators:
                for number, condition in enumerate(one.ifs):
                    always = ast.copy_location(ast.Constant(value=True), condition)
                    self._add(scope, condition, "always", None, _put(one, "ifs", number, always))
        for name, value in ast.iter_fields(node):
            if isinstance(value, list):
                for number, part in enumerate(value):
                    self._part(node, name, number, part, scope)
            else:
                self._part(node, name, None, value, scope)
        return None

    def _constant(self, node: ast.Constant, change: Callable[[str, ast.expr], None]) -> None:
        value = node.value
        if isinstance(value, bool):
            change("constant", ast.Constant(value=not value))
        elif isinstance(value, (int, float)):
            change("constant", ast.Constant(value=value + (1 if _drawn(node, 2) else -1)))
        elif isinstance(value, str) and value and not (self.said or (self.prose and _is_prose(value))):
            change("string", ast.Constant(value=""))

    def _filled(self, node: ast.JoinedStr, scope: str) -> None:
        """The values in an f-string; the words around them are a sentence."""
        for one in node.values:
            if isinstance(one, ast.FormattedValue):
                self._expression(one, "value", None, one.value, scope)

    def _listed(self, node: ast.Call, change: Callable[[str, ast.expr], None]) -> None:
        """A list of words with one word less."""
        held = _listed(node)
        assert held is not None
        words = held.value.split()
        gone = _drawn(node, len(words))
        kept, held.value = held.value, " ".join([*words[:gone], *words[gone + 1 :]])
        new = ast.parse(ast.unparse(node), mode="eval").body
        held.value = kept
        for one in ast.walk(new):
            ast.copy_location(one, node)
        change(f"word “{words[gone]}”", new)


def _listed(node: ast.Call) -> ast.Constant | None:
    """The string of a call that makes a list of words from one."""
    for one in (node.func.value if isinstance(node.func, ast.Attribute) else None, *node.args):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and len(one.value.split()) > 1:
            return one
        if isinstance(one, ast.Call) and (inner := _listed(one)) is not None and _called(one) in LISTS:
            return inner
    return None


def _is_prose(value: str) -> bool:
    """Whether a string is a sentence, or a part of one: three words and no sign of a pattern."""
    return len(value.split()) >= 3 and not set(value) & set("\\^$|[]{}*_=")


def _drawn(node: ast.AST, among: int) -> int:
    """One of several, always the same for the same words."""
    return int(hashlib.sha256(ast.unparse(node).encode()).hexdigest(), 16) % among


def mutants_of(path: str) -> list[Mutant]:
    """All changes of a module that make different code of it."""
    source = (ROOT / path).read_text(encoding="utf-8")
    found = []
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for number, one in enumerate(Finder(path, source).found):
        look = (one.scope, one.kind, _short(one.node), one.after)
        line = getattr(one.node, "lineno", 0)
        found.append(Mutant(path, look[0].rstrip("."), line, *look[1:], number, seen[look]))
        seen[look] += 1
    return found


def mutated_tree(path: str, number: int) -> ast.Module:
    """The syntax tree of a module with one change."""
    finder = Finder(path, (ROOT / path).read_text(encoding="utf-8"))
    finder.found[number].make()
    return ast.fix_missing_locations(finder.tree)


def mutated(path: str, number: int) -> CodeType:
    """The code of a module with one change."""
    return compile(mutated_tree(path, number), str(ROOT / path), "exec")


def modules(area: str) -> list[str]:
    """The files of an area."""
    return sorted({str(one.relative_to(ROOT)) for glob in AREAS[area] for one in ROOT.glob(glob)})


def drawn(area: str, count: int, seed: int) -> list[Mutant]:
    """So many changes of an area; that one function is rewritten leaves what is drawn from others as it is."""

    def lot(one: Mutant) -> str:
        return hashlib.sha256(f"{seed} {one.name}".encode()).hexdigest()

    return sorted((one for path in modules(area) for one in mutants_of(path)), key=lot)[:count]
