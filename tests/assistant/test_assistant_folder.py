"""What an assistant may have read to it: one folder, whatever it asks, and nothing is ever written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from goalkit.assistant.folder import Folder, Refusal
from tests.assistant.asked import CALLS, DRAFT, PACKAGE, SECRET, Asked, data_of, refused, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcp.types import CallToolResult

    Ask = Callable[..., CallToolResult]


@pytest.mark.parametrize("text", ["{secret}", "goals/clinic.md", "clinic.md", "/etc/passwd", '{"objectives": []}'])
def test_a_text_is_never_the_name_of_a_file(ask: Asked, folder: Path, text: str) -> None:
    text = text.replace("{secret}", str(folder.parent / "secret.md"))
    for name in ("lint", "show"):
        assert SECRET not in text_of(ask(name, text=text))
        assert "Patients" not in text_of(ask(name, text=text))


@pytest.mark.parametrize(
    "path",
    [
        "../secret.md",
        "goals/../../secret.md",
        "{outside}/secret.md",
        "{outside}",
        "..",
        "/",
        "/etc/passwd",
        "/dev/zero",
        "/dev/stdin",
        "/proc/self/environ",
        "link.md",
        "linked/secret.md",
        "linked",
        "goals/there-and-back",
        "round.md",
        "pipe.md",
        "folder.md/../../secret.md",
        ".env",
        "notes.txt",
        "disguised.md",
        "goals/clinic.md/deeper.md",
        "~/secret.md",
        "file://{outside}/secret.md",
        "nul\0.md",
        "x" * 3_000 + ".md",
        "\ud800.md",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are other things there")
def test_nothing_outside_the_folder_is_read(ask: Asked, folder: Path, path: str) -> None:
    outside = folder.parent
    (folder / "link.md").symlink_to(outside / "secret.md")
    (folder / "linked").symlink_to(outside)
    (folder / "goals" / "there-and-back").symlink_to("../..")
    (folder / "round.md").symlink_to("round.md")
    (folder / "disguised.md").symlink_to(folder / ".env")
    os.mkfifo(folder / "pipe.md")
    for name in (".env", "notes.txt"):
        (folder / name).write_text(f"- KR: {SECRET}\n", encoding="utf-8")
    said = [
        refused(ask("lint", paths=[path.replace("{outside}", str(outside))])),
        refused(ask("show", paths=[path.replace("{outside}", str(outside))])),
        refused(ask("convert", paths=[path.replace("{outside}", str(outside))], to="kpi")),
        text_of(ask("show", paths=["."])),  # what is met on a walk
    ]
    assert "xylophone" not in "".join(said)
    assert "Patients" in said[-1]
    assert ask.failures == []


def test_paths_inside_may_be_absolute_and_links_may_stay_inside(ask: Asked, folder: Path) -> None:
    (folder / "this-quarter.md").symlink_to(folder / "goals" / "clinic.md")
    for path in (str(folder / "goals" / "clinic.md"), "goals/../goals/./clinic.md", "this-quarter.md"):
        [document] = data_of(ask("show", paths=[path]))["documents"]
        assert document["path"] == "goals/clinic.md"
    assert data_of(ask("lint", paths=[".", "goals", "this-quarter.md"]))["documents"] == 1


def test_a_link_that_appears_after_the_look_is_not_followed(folder: Path) -> None:
    ours = Folder(folder)
    place = ours.place("goals/clinic.md")
    (folder / "goals").rename(folder / "old")
    (folder / "goals").symlink_to(folder.parent)
    (folder.parent / "clinic.md").write_text(SECRET, encoding="utf-8")
    with pytest.raises(Refusal, match=r"goals/clinic\.md” can't be read"):
        ours.read(place, 100)
    (folder / "goals").unlink()
    (folder / "goals").mkdir()
    (folder / "goals" / "clinic.md").symlink_to(folder.parent / "secret.md")
    with pytest.raises(Refusal, match="can't be read"):
        ours.read(place, 100)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("goalkit.toml", None),
        ("pyproject.toml", None),
        ("goalkit-baseline.json", None),
        ("goalkit.toml", 'templates = "../elsewhere"\n'),
        ("goalkit.toml", 'templates = "/"\n'),
        ("goalkit.toml", 'templates = "linked"\n'),
    ],
)
def test_what_the_team_set_can_not_lead_outside_either(
    ask: Asked, folder: Path, file: str, content: str | None
) -> None:
    (folder.parent / "elsewhere").mkdir()
    (folder / "linked").symlink_to(folder.parent / "elsewhere")
    if content is None:
        (folder.parent / file).write_text(f"{SECRET} [tool.goalkit]\n", encoding="utf-8")
        (folder / file).symlink_to(folder.parent / file)
    else:
        (folder / file).write_text(content, encoding="utf-8")
    said = refused(ask("lint", text=DRAFT) if content is None else ask("template_list"))
    assert "lies outside the folder" in said
    assert "xylophone" not in said


def test_a_config_above_the_folder_is_not_looked_at(ask: Asked, folder: Path) -> None:
    (folder.parent / "goalkit.toml").write_text("nonsense", encoding="utf-8")
    data_of(ask("lint", text=DRAFT))
    (folder / "goalkit.toml").write_text('profil = "wodtke"\n', encoding="utf-8")
    assert "goalkit.toml:1:1: there is no setting “profil”" in refused(ask("lint", text=DRAFT))
    (folder / "goalkit.toml").unlink()
    (folder / "pyproject.toml").write_text('[tool.goalkit]\nprofile = "wodtke"\n', encoding="utf-8")
    assert data_of(ask("lint", text=DRAFT)) == data_of(ask("lint", text=DRAFT, profile="wodtke"))


def test_a_teams_templates_are_offered(ask: Asked, folder: Path) -> None:
    source = next(PACKAGE.parent.glob("templates/any-team/smart-goal.*")).read_text(encoding="utf-8")
    (folder / "ours").mkdir()
    (folder / "ours" / "our-goal.md.jinja").write_text(source, encoding="utf-8")
    (folder / "goalkit.toml").write_text('templates = "ours"\n', encoding="utf-8")
    assert "our-goal" in [one["name"] for one in data_of(ask("template_list"))["templates"] if one["own"]]
    filled = data_of(ask("template_fill", name="our-goal", values={"owner": "Amal"}))
    assert "Amal" in filled["text"]


def test_nothing_is_written(ask: Asked, folder: Path) -> None:
    def everything() -> list[tuple[str, int, int]]:
        return sorted(
            (str(one), one.lstat().st_mtime_ns, one.lstat().st_size) for one in (folder.parent, *folder.rglob("*"))
        )

    before = everything()
    for name, arguments in CALLS:
        ask(name, **arguments)
    assert everything() == before
