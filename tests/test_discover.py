"""Which files a run reads: the same on every machine, each once, and no one else's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.read.discover import discover


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Make a folder with goals, and with much that is none of ours."""
    for name in [
        "b.md",
        "a.yaml",
        "Z.JSON",
        "notes.txt",
        "okrs",
        ".hidden.md",
        "team/x.csv",
        "team/sub/y.toml",
        "team/sub/z.mdx",
        "alpha/c.yml",
        ".git/config.yaml",
        ".github/plan.md",
        "node_modules/p/package.json",
        "venv/lib/a.md",
        "env/pyvenv.cfg",
        "env/a.md",
        "archive/2020/old.md",
        "archive/new.markdown",
    ]:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    return tmp_path


def names(found: list[Path], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in found]


ALL = [
    "Z.JSON",
    "a.yaml",
    "b.md",
    "alpha/c.yml",
    "archive/new.markdown",
    "archive/2020/old.md",
    "team/x.csv",
    "team/sub/y.toml",
    "team/sub/z.mdx",
]


def test_a_folder_is_walked_in_order_for_the_formats_we_read(tree: Path) -> None:
    assert names(discover([tree]), tree) == ALL


def test_named_files_are_taken_whatever_they_are_called(tree: Path) -> None:
    named = [tree / ".hidden.md", tree / "notes.txt", tree / "node_modules/p/package.json", tree / "missing.md"]
    assert discover(named) == named


def test_each_file_comes_once_under_its_first_name(tree: Path) -> None:
    (tree / "link.md").symlink_to(tree / "b.md")
    (tree / "again").symlink_to(tree / "team", target_is_directory=True)
    found = names(discover([tree / "team", tree / "link.md", tree, tree / "team" / ".." / "a.yaml"]), tree)
    assert found == [
        "team/x.csv",
        "team/sub/y.toml",
        "team/sub/z.mdx",
        "link.md",
        *[one for one in ALL[:6] if one != "b.md"],
    ]


def test_links_in_circles_and_out_of_the_folder_are_not_followed(tree: Path) -> None:
    (tree / "team" / "up").symlink_to(tree, target_is_directory=True)
    (tree / "team" / "self").symlink_to(tree / "team" / "self")
    (tree / "alpha" / "out").symlink_to("/", target_is_directory=True)
    (tree / "alpha" / "secret.md").symlink_to("/etc/hostname")
    assert names(discover([tree]), tree) == ALL


@pytest.mark.parametrize(
    ("glob", "left_out"),
    [
        ("archive", {"archive/new.markdown", "archive/2020/old.md"}),
        ("archive/", {"archive/new.markdown", "archive/2020/old.md"}),
        ("archive/*.markdown", {"archive/new.markdown"}),
        ("archive/**", {"archive/new.markdown", "archive/2020/old.md"}),
        ("**/sub/*", {"team/sub/y.toml", "team/sub/z.mdx"}),
        ("*.md*", {"b.md", "archive/2020/old.md", "team/sub/z.mdx"}),
        ("./a.yaml", {"a.yaml"}),
        ("/b.md", {"b.md"}),
        ("?.md", {"b.md"}),
        ("sub", {"team/sub/y.toml", "team/sub/z.mdx"}),
        ("eam", set()),
        ("[b].md", set()),
    ],
)
def test_globs_exclude_files_and_folders(tree: Path, glob: str, left_out: set[str]) -> None:
    assert names(discover([tree], exclude=[glob]), tree) == [one for one in ALL if one not in left_out]


@given(st.lists(st.text(st.sampled_from("a*/?.[\\(+")), max_size=4))
def test_any_glob_is_a_glob(globs: list[str]) -> None:
    assert discover(["no-such-folder.md"], exclude=globs) == [Path("no-such-folder.md")]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_cannot_be_listed_is_told_by_reading_it(tree: Path) -> None:
    (tree / "team").chmod(0)
    try:
        assert tree / "team" in discover([tree])
    finally:
        (tree / "team").chmod(0o755)


def test_a_deep_tree_is_walked_without_recursion(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["d"] * 300)
    folder.mkdir(parents=True)
    (folder / "x.md").write_text("", encoding="utf-8")
    assert discover([tmp_path]) == [folder / "x.md"]
