"""YAML, TOML, JSON and CSV say what the standard readers of these formats say, and where."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from goalkit.read.trees.csv_rows import delimiter_of, read_rows
from goalkit.read.trees.json_nodes import read_json
from goalkit.read.trees.nodes import DEPTH, Malformed, Mapping, Node, Scalar, Sequence
from goalkit.read.trees.toml_nodes import read_toml
from goalkit.read.trees.yaml_nodes import read_yaml
from tests.placed import assert_in_place, assert_inside, texts_of_node

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | st.sampled_from(
    [
        "",
        " two  words ",
        "it's “quoted”",
        'a "b" c',
        "tab\there",
        "line\nbreak",
        "back\\slash",
        "# no comment",
        "💥",
        "a: b",
    ],
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXTS, inside, max_size=4),
    max_leaves=12,
)
SOURCES = st.text(st.sampled_from("ab \n\t:-'\"[]{},#&*|>=.\\0é💥\u2028"), max_size=40)


def plain(node: Node) -> Any:  # noqa: ANN401 (the shape of any data)
    """Give a tree without its places; numbers and words as they were written."""
    if isinstance(node, Scalar):
        return str(node.text)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {str(key): plain(value) for key, value in node.pairs}


def written(value: Any) -> Any:  # noqa: ANN401
    """Give data with its numbers and words as JSON writes them, lone halves of characters mended."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [written(item) for item in value]
    if isinstance(value, dict):
        return {written(key): written(item) for key, item in value.items()}
    return "" if value is None else json.dumps(value)


@given(VALUES, st.sampled_from([None, 2, "\t"]), st.booleans())
def test_json_reads_as_the_standard_library_does(value: Any, indent: int | str | None, ascii_only: bool) -> None:  # noqa: ANN401, FBT001
    source = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    node = read_json(source)
    assert plain(node) == written(value)
    for text in texts_of_node(node):
        assert_inside(text, source)
        if "\\" not in source:
            assert_in_place(text, source)


def test_what_follows_escapes_in_json_stands_where_it_says() -> None:
    source = '["a\\u00e9b \\u2192 c \\"d\\" e"]'
    (text,) = texts_of_node(read_json(source))
    assert str(text) == 'aéb → c "d" e'
    assert [text.place(text.index(letter)) for letter in "bcd"] == [(1, source.index(letter) + 1) for letter in "bcd"]
    assert text.place(len(text) - 1) == (1, len(source) - 2)
    (text,) = texts_of_node(read_json('["a\\u00e9b"]'))
    assert text.place(2) == (1, 10)


@given(st.text(st.sampled_from('{}[]",:\\ \nu0d8c/t1-.eE+truefalsn'), max_size=25))
@example('"\\ud83d\\ude00\\ud83d"')
@example("[-0.5e+10, -Infinity, NaN]")
@example('{"a": 1,}')
def test_json_accepts_what_the_standard_library_accepts(source: str) -> None:
    try:
        wanted = json.loads(source)
    except ValueError:
        with pytest.raises(Malformed):
            read_json(source)
    else:
        assert set(map(str, texts_of_node(read_json(source)))) >= {written(one) for one in strings_in(wanted)}


def strings_in(value: Any) -> list[str]:  # noqa: ANN401
    if isinstance(value, dict):
        return [*value, *(text for item in value.values() for text in strings_in(item))]
    if isinstance(value, list):
        return [text for item in value for text in strings_in(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize(
    ("source", "line", "column", "clause"),
    [
        ('{"a": 1 "b": 2}', 1, 9, '“"” where “,” or “}” should be'),
        ('{"a" 1}', 1, 6, "“1” where “:” should be"),
        ('{"a": 1,\n}', 2, 1, "“}” where a key in double quotes should be"),
        ('["a\tb"]', 1, 4, "a tab stands in a string"),
        ('["abc\n"]', 1, 2, "this string has no closing quote on its line"),
        ("[1, 2", 1, 6, "the end of the file where “,” or “]” should be"),
        ('["\\x"]', 1, 3, "“\\x” is no escape in JSON"),
        ("[1] 2", 1, 5, "something follows the end of the JSON value"),
        ("[" * 200, 1, 101, "this nests more than 100 levels deep"),
    ],
)
def test_json_says_where_it_is_not_valid(source: str, line: int, column: int, clause: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_json(source)
    problem = caught.value.problem
    assert (problem.at.line, problem.at.column, problem.message) == (line, column, clause)


def toml_key(key: str) -> str:
    return json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_value(value: Any) -> str:  # noqa: ANN401
    """Write a value as TOML, long strings in several lines."""
    if isinstance(value, str):
        if "\n" in value:
            inside = value.replace("\\", "\\\\").replace('"', '\\"').replace("\x7f", "\\u007f").replace("\t", "\\t")
            return f'"""\n{inside}"""'
        if value.isprintable() and "'" not in value:
            return f"'{value}'"
        return toml_key(value)
    if isinstance(value, list):
        return "[" + ", ".join(toml_value(item) for item in value) + "  # end\n]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_key(key)} = {toml_value(item)}" for key, item in value.items()) + "}"
    return json.dumps(value)


TOML_VALUES = st.recursive(
    st.booleans() | st.integers(-(2**40), 2**40) | TEXTS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXTS, inside, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(TEXTS, TOML_VALUES, max_size=4),
    st.dictionaries(TEXTS, st.dictionaries(TEXTS, TOML_VALUES, max_size=3), max_size=2),
)
def test_toml_reads_as_the_standard_library_does(top: dict[str, Any], tables: dict[str, dict[str, Any]]) -> None:
    lines = [f"{toml_key(key)} = {toml_value(value)}  # so" for key, value in top.items() if key not in tables]
    for name, table in tables.items():
        for _ in range(2):
            lines.append(f"[[{toml_key(name)} . x]]")
            lines += [f"  {toml_key(key)} = {toml_value(value)}" for key, value in table.items()]
    source = "\n".join(lines)
    node = read_toml(source)
    assert plain(node) == written(tomllib.loads(source))
    for text in texts_of_node(node):
        assert_inside(text, source)


@given(SOURCES)
@example('a = """x\\\n   y"" """\nb.c = 1\n[d]\n[[e]]\n[[e]]\nf = {g.h = []}')
@example("a = 1979-05-27 07:32:00\nb = 'c''")
@example('a = """"quoted""""')
def test_toml_accepts_what_the_standard_library_accepts(source: str) -> None:
    try:
        wanted = tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        with pytest.raises(Malformed):
            read_toml(source)
    else:
        assert set(map(str, texts_of_node(read_toml(source)))) >= set(strings_in(wanted))


def test_toml_escapes_and_long_strings_keep_their_places() -> None:
    source = 'a = "x\\u00e9y"\nb = """\none\\\n   two "" \\"\n  three"""\n'
    texts = {str(text): text for text in texts_of_node(read_toml(source))}
    assert texts["xéy"].place(2) == (1, 13)
    long = texts['onetwo "" "\n  three']
    assert [long.place(long.index(word)) for word in ("one", "two", "three")] == [(3, 1), (4, 4), (5, 3)]


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [("a = \n", 1, 5), ("a = 1\na = 2\n", 2, 6), ("a = 1\n[b\n", 2, 3), ("[a]\n[a]\n", 2, 3), ("x = [", 1, 6)],
)
def test_toml_says_where_it_is_not_valid(source: str, line: int, column: int) -> None:
    with pytest.raises(Malformed) as caught:
        read_toml(source)
    problem = caught.value.problem
    assert (problem.kind, problem.at.line, problem.at.column) == ("syntax", line, column)
    assert "line" not in problem.message


@pytest.mark.parametrize("source", ["a = " + "[" * 5000, "a." * 5000 + "a = 1", "[" + "a." * 150 + "a]"])
def test_toml_that_nests_too_deep_is_a_problem(source: str) -> None:
    with pytest.raises(Malformed):
        read_toml(source)


@given(VALUES, st.sampled_from([None, '"', "'", "|", ">"]), st.booleans(), st.integers(20, 80))
def test_yaml_reads_as_pyyaml_does_with_either_scanner(value: Any, style: str | None, flow: bool, width: int) -> None:  # noqa: ANN401, FBT001
    source = yaml.safe_dump(value, default_style=style, default_flow_style=flow, allow_unicode=True, width=width)
    trees = [read_yaml(source, loader) for loader in (yaml.CSafeLoader, yaml.SafeLoader)]
    assert [list(map(places, tree)) for tree in trees[:1]] == [list(map(places, tree)) for tree in trees[1:]]
    found = set(map(str, texts_of_node(trees[0][0])))
    assert found >= {text for text in strings_in(value) if text not in {"", "~"}}
    for text in texts_of_node(trees[0][0]):
        assert_inside(text, source)
        if "\\" not in source and "''" not in source:
            assert_in_place(text, source)


def places(node: Node) -> Any:  # noqa: ANN401
    """Give a tree with all its places, to compare."""
    return [(str(text), text.marks) for text in texts_of_node(node)], plain(node)


@given(SOURCES)
@example("a: &x [1]\nb: *x\n? c\n: - d\n  - !!str e\n")
@example('"a\\\n  b": "c\\x41\n  d\n\n  e"')
@example("- >-\n  a\n  b\n\n    c\n- |2\n   d\n\t\n")
@example("'it''s\n  so'")
@example("a: b\n--- c\n...\n")
@example("&x a: *y")
@example("0\u2028\n0")
def test_yaml_is_the_same_with_either_scanner(source: str) -> None:
    results = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        try:
            results.append([places(node) for node in read_yaml(source, loader)])
        except Malformed as error:
            results.append([error.problem.kind])
    if results[0] == results[1] or [one for one in results if one == ["syntax"]] == [["syntax"]]:
        for loader in (yaml.CSafeLoader, yaml.SafeLoader):
            try:
                nodes = read_yaml(source, loader)
            except Malformed:
                continue
            for node in nodes:
                for text in texts_of_node(node):
                    assert_inside(text, source)
    else:
        raise AssertionError(results)


def test_yaml_scalars_of_every_style_know_each_line() -> None:
    source = (
        "plain: Raise NPS\n  from 45 to 60\n"
        "literal: |\n  Raise NPS\n  from 45\n"
        "folded: >-  # why\n  Raise\n  NPS\n\n  to 60\n"
        'double: "Raise \\u004ePS\\\n    \\ to\n  60"\n'
        "single: 'Raise NPS''s\n  value'\n"
        "anchored: &name !!str   Raise NPS\n"
    )
    (root,) = read_yaml(source)
    assert isinstance(root, Mapping)
    texts = {str(key): value.text for key, value in root.pairs if isinstance(value, Scalar)}
    found = {
        name: [text.place(text.index(word)) for word in words.split()]
        for name, words in {
            "plain": "Raise NPS from 60",
            "literal": "Raise from",
            "folded": "Raise NPS to",
            "double": "Raise NPS to 60",
            "single": "Raise value",
            "anchored": "Raise NPS",
        }.items()
        for text in [texts[name]]
    }
    assert found == {
        "plain": [(1, 8), (1, 14), (2, 3), (2, 14)],
        "literal": [(4, 3), (5, 3)],
        "folded": [(7, 3), (8, 3), (10, 3)],
        "double": [(11, 10), (11, 16), (12, 7), (13, 3)],
        "single": [(14, 10), (15, 3)],
        "anchored": [(16, 25), (16, 31)],
    }
    assert texts["double"][6:9].span == (11, 16, 11, 24)


def test_yaml_follows_aliases_and_merges() -> None:
    source = "base: &base {owner: Dana, unit: '%'}\nitem:\n  <<: *base\n  owner: Bo\nlist: [*base]\n"
    (root,) = read_yaml(source)
    tree = plain(root)
    assert tree["item"] == {"owner": "Bo", "unit": "%"}
    assert tree["list"] == [{"owner": "Dana", "unit": "%"}]
    (root,) = read_yaml("one: &one {owner: Dana}\ntwo: &two {unit: '%'}\nitem: {<<: [*one, *two], due: May}\n")
    assert plain(root)["item"] == {"due": "May", "owner": "Dana", "unit": "%"}


@pytest.mark.parametrize(
    ("source", "line", "column", "clause"),
    [
        ("a: 1\n\tb: 2\n", 2, 1, "a tab stands where YAML allows only spaces"),
        ("a: [1, 2\nb: 3\n", 2, 2, "this is not valid YAML"),
        ("a: *nothing\n", 1, 4, "nothing is anchored as &nothing"),
        ("a: &a [*a]\n", 1, 8, "*a stands inside what it refers to"),
        ("a: \x07\n", 1, 4, "the control character U+0007 has no place in YAML"),
        ("[" * 5000, 1, DEPTH + 1, "this nests more than 100 levels deep"),
    ],
)
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
def test_yaml_says_where_it_is_not_valid(source: str, line: int, column: int, clause: str, loader: Any) -> None:  # noqa: ANN401
    with pytest.raises(Malformed) as caught:
        read_yaml(source, loader)
    problem = caught.value.problem
    assert problem.message.startswith(clause)
    assert (problem.at.line, problem.at.column) == (line, column)


def test_yaml_alias_bomb_is_too_large() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(Malformed) as caught:
        read_yaml("\n".join(lines))
    assert caught.value.problem.kind == "too_large"


@given(st.text(st.sampled_from('ab",;\t \n'), max_size=30), st.sampled_from(",;\t"))
@example('a,"b\n""c"" d"x,\n\n"', ",")
def test_csv_reads_as_the_standard_library_does(source: str, delimiter: str) -> None:
    rows = read_rows(source, delimiter)
    assert [[str(cell) for cell in row] for row in rows] == list(
        csv.reader(io.StringIO(source, newline=""), delimiter=delimiter)
    )
    for row in rows:
        for cell in row:
            assert_inside(cell, source)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_csv_cells_stand_where_they_say(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    source = stream.getvalue()
    for row in read_rows(source):
        for cell in row:
            assert_inside(cell, source)
            assert_in_place(cell, source)


@pytest.mark.parametrize(
    ("header", "delimiter"), [("a;b,c;d", ";"), ("a\tb", "\t"), ('"a;b;c",d', ","), ("alone", ",")]
)
def test_csv_delimiter_is_told_by_the_header(header: str, delimiter: str) -> None:
    assert delimiter_of(f"{header}\n1,2,3,4;5;6\n") == delimiter
