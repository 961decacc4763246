"""What an assistant may ask over the Model Context Protocol, asked with the SDK's own client."""

from __future__ import annotations

import datetime
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from anyio.from_thread import start_blocking_portal
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent, TextResourceContents

from goalkit.assistant.call import LARGEST, PATIENCE
from goalkit.assistant.folder import Folder, Refusal
from goalkit.assistant.server import World, server
from goalkit.assistant.tools import INSTRUCTIONS, TOOLS, Tool
from goalkit.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mcp.types import Tool as Told

    Ask = Callable[..., CallToolResult]

PACKAGE = Path(__file__).resolve().parent.parent / "goalkit"
TODAY = datetime.date(2026, 12, 18)
SECRET = "Raise the xylophone budget from 1 to 2 by March"  # noqa: S105 (no password, but nobody's business)
DRAFT = """\
# Clinic, Q1 2027

## Objective: Patients are seen on time

- KR: Raise on-time starts from 58% to 85%
- KR: Cut the wait for a first visit by 10%
"""


class Asked:
    """A client that asks one server, from code that doesn't wait."""

    def __init__(self, client: Client, portal: Any, failures: list[Exception]) -> None:  # noqa: ANN401
        self.client = client
        self.portal = portal
        self.failures = failures

    def __call__(self, tool: str, /, **arguments: Any) -> CallToolResult:  # noqa: ANN401
        """Use a tool."""
        result = self.portal.call(self.client.call_tool, tool, arguments)
        assert isinstance(result, CallToolResult)
        return result

    def tools(self) -> dict[str, Told]:
        """What is told of each tool."""
        return {one.name: one for one in self.portal.call(self.client.list_tools).tools}


class Clock:
    """Seconds that pass as a test wants, a step for each look at it."""

    def __init__(self) -> None:
        self.now = self.step = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        self.now += self.step
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a team, and beside it what nobody may see."""
    (tmp_path / "secret.md").write_text(f"# Objective: Music\n- KR: {SECRET}\n", encoding="utf-8")
    team = tmp_path / "team"
    (team / "goals").mkdir(parents=True)
    (team / "goals" / "clinic.md").write_text(DRAFT, encoding="utf-8")
    return team


@pytest.fixture
def ask(folder: Path, clock: Clock) -> Iterator[Asked]:
    failures: list[Exception] = []
    ours = server(Folder(folder), World(lambda: TODAY, clock, failures.append))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(ours)) as client:
        yield Asked(client, portal, failures)


def text_of(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def data_of(result: CallToolResult) -> dict[str, Any]:
    """What a tool gives back, which is the same as text."""
    assert not result.is_error, text_of(result)
    assert json.loads(text_of(result)) == result.structured_content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def refused(result: CallToolResult) -> str:
    assert result.is_error
    assert result.structured_content is None
    return text_of(result)


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("lint", {"text": DRAFT}),
    ("lint", {"paths": ["goals/clinic.md"], "level": "warning", "rules": ["missing-baseline"], "profile": "wodtke"}),
    ("lint", {"paths": ["."]}),
    ("lint", {"text": "", "name": "goals/empty.yaml"}),
    ("show", {"text": "framework: kpi\nkpis:\n  - kpi: On-time starts\n    green: ≥ 90%\n", "format": "yaml"}),
    ("show", {"paths": ["goals"]}),
    ("explain", {"rule": "missing-baseline"}),
    ("compare", {}),
    ("compare", {"frameworks": ["okr", "kpi"], "only": ["horizon", "pay"]}),
    ("choose", {}),
    ("choose", {"answers": {"purpose": "finish", "who": "person"}}),
    ("template_list", {}),
    ("template_list", {"words": ["late deliveries"], "framework": "okr"}),
    ("template_list", {"function": "Customer retention"}),
    ("template_show", {"name": "smart-goal"}),
    ("template_fill", {"name": "SMART goal", "values": {"owner": "Amal", "baseline": "12%"}}),
    ("template_fill", {"name": "smart-goal", "values": {}, "format": "yaml"}),
    ("convert", {"paths": ["goals/clinic.md"], "to": "kpi"}),
    ("convert", {"text": DRAFT, "to": "okr", "written": "json"}),
]


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=lambda one: one if isinstance(one, str) else "")
def test_results_are_what_schemas_promise(ask: Asked, name: str, arguments: dict[str, Any]) -> None:
    told = ask.tools()[name]
    Draft202012Validator(told.input_schema).validate(arguments)
    result = data_of(ask(name, **arguments))
    assert told.output_schema is not None
    Draft202012Validator(told.output_schema).validate(result)
    shape = TOOLS[name].gives.model_validate(result)
    assert shape.model_dump(by_alias=True) == result, "a member that no schema tells of"
    assert ask.failures == []


def test_every_tool_is_asked_above_and_told_well(ask: Asked) -> None:
    told = ask.tools()
    assert set(told) == set(TOOLS) == {name for name, _ in CALLS}
    for one in told.values():
        Draft202012Validator.check_schema(one.input_schema)
        assert one.output_schema is not None
        Draft202012Validator.check_schema(one.output_schema)
        assert one.input_schema["type"] == one.output_schema["type"] == "object"
        assert one.annotations is not None
        assert one.annotations.read_only_hint
        assert not one.annotations.open_world_hint


@pytest.mark.parametrize("tool", TOOLS.values(), ids=lambda tool: tool.name)
def test_descriptions_leave_numbers_and_answers_to_people(tool: Tool) -> None:
    assert re.search(r"\b[Nn]ever\b", tool.says)
    assert re.search(r"\b(numbers?|samples?|answer)\b", tool.says, re.IGNORECASE)
    assert "Never invent" in INSTRUCTIONS


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_older_and_newer_assistants_are_served(folder: Path, mode: str) -> None:
    ours = server(Folder(folder), World(lambda: TODAY, time.monotonic, print))

    async def asked() -> tuple[str | None, CallToolResult]:
        async with Client(ours, mode=mode) as client:
            return client.instructions, await client.call_tool("lint", {"text": DRAFT})

    instructions, result = anyio.run(asked)
    assert instructions == INSTRUCTIONS
    assert data_of(result)["goals"] == 3


def test_verdict_is_that_of_the_command(ask: Asked, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = folder / "goals" / "old.md"
    old.write_text("# Objective: Singers bring their friends\n- KR: Print 500 flyers\n", encoding="utf-8")
    (folder / "goals" / "left-out.md").write_text("# Objective: X\n- KR: Print 500 flyers\n", encoding="utf-8")
    config = folder / "goalkit.toml"
    config.write_text('exclude = ["left-out.md"]\n[rules]\nmissing-baseline = "error"\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    assert main(["baseline", "goals/old.md"]) == 0
    assert main(["lint", "--today", TODAY.isoformat(), "--output", "json:../report.json"]) == 1
    expected = json.loads((folder.parent / "report.json").read_text(encoding="utf-8"))
    result = data_of(ask("lint", paths=["."]))
    assert expected["baseline"] > 0
    assert {name: result[name] for name in expected if name != "version"} == {
        name: value for name, value in expected.items() if name != "version"
    }
    assert [one["level"] for one in result["findings"] if one["rule"] == "missing-baseline"] == ["error"]
    config.write_text("", encoding="utf-8")
    assert "advice" not in {one["rule"] for one in data_of(ask("lint", paths=["."]))["findings"]}
    assert data_of(ask("lint", paths=["."]))["documents"] == 3, "settings are read anew for each call"


def test_a_draft_is_judged_under_the_settings_of_its_path(ask: Asked, folder: Path) -> None:
    override = '[[overrides]]\npaths = ["goals/"]\nrules = { missing-baseline = "off" }\n'
    (folder / "goalkit.toml").write_text(override, encoding="utf-8")
    assert "missing-baseline" in data_of(ask("lint", text=DRAFT))["by_rule"]
    assert "missing-baseline" not in data_of(ask("lint", text=DRAFT, name="goals/next.md"))["by_rule"]


def test_nothing_to_judge_is_not_clean(ask: Asked) -> None:
    assert data_of(ask("lint", text="A walk in the park."))["clean"] is False
    assert data_of(ask("lint", text=DRAFT, rules=["vague-term"], level="error"))["clean"] is False
    clean = "# Objective: Patients are seen on time\n- KR: Raise on-time starts from 58% to 85% by 31 March 2027\n"
    assert data_of(ask("lint", text=clean, level="warning"))["clean"] is True


def test_value_streams_are_judged_and_shown(ask: Asked, folder: Path) -> None:
    (folder / "stream.yaml").write_bytes((PACKAGE.parent / "site" / "examples" / "value-stream.yaml").read_bytes())
    result = data_of(ask("lint", paths=["stream.yaml"], level="error"))
    assert result["streams"] == 1
    [document] = data_of(ask("show", paths=["stream.yaml"]))["documents"]
    [stream] = document["value_streams"]
    assert len(stream["steps"]) == 6


def test_open_slots_stay_open(ask: Asked) -> None:
    filled = data_of(ask("template_fill", name="smart-goal", values={"owner": "Amal", "target": "4%"}))
    assert [one["name"] for one in filled["open"]] == ["due", "verb", "what", "baseline"]
    shown = data_of(ask("template_show", name="smart-goal"))
    made_up = {slot["sample"] for slot in shown["slots"] if slot["name"] not in {"owner", "target"}}
    assert not [sample for sample in made_up if sample in filled["text"]]
    assert "placeholder-left-in" in data_of(ask("lint", text=filled["text"]))["by_rule"]


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("lint", {}, "give the draft as text, or paths"),
        ("lint", {"text": "x", "paths": ["goals"]}, "not both"),
        ("lint", {"txt": "x"}, "did you mean “text”?"),
        ("lint", {"text": "x", "colour": "red"}, "lint takes no “colour”; it takes text, paths"),
        ("lint", {"text": 5}, "“text”: input should be a valid string"),
        ("lint", {"text": "x", "rules": ["missing-baselin"]}, "did you mean “missing-baseline”?"),
        ("lint", {"text": "x", "profile": "gogle"}, "google"),
        ("lint", {"paths": ["goals/clinc.md"]}, "there is no “goals/clinc.md” in the folder"),
        ("show", {"paths": ["empty"]}, "no Markdown, YAML, TOML, JSON or CSV file"),
        ("explain", {"rule": "missing-targt"}, "did you mean “missing-target”?"),
        ("compare", {"frameworks": ["okr"]}, "two or more"),
        ("compare", {"frameworks": ["okr", "kip"]}, "Did you mean “kpi”?"),
        ("compare", {"only": ["horizn"]}, "did you mean “horizon”?"),
        ("choose", {"answers": {"purpse": "x"}}, "there are purpose"),
        ("choose", {"answers": "finish"}, "“answers”"),
        ("template_list", {"function": "sale"}, "did you mean “sales”?"),
        ("template_list", {"framework": "orks"}, "Did you mean “okr”?"),
        ("template_show", {"name": "smart-gaol"}, "did you mean “smart-goal”?"),
        ("template_fill", {"name": "smart-goal", "values": {"onwer": "Amal"}}, "did you mean “owner”?"),
        ("template_fill", {"name": "smart-goal", "values": {"baseline": "many"}}, "baseline"),
        ("convert", {"text": DRAFT}, "“to”: field required"),
        ("convert", {"text": DRAFT, "to": "kip"}, "Did you mean “kpi”?"),
        ("convert", {"text": "A walk in the park.", "to": "kpi"}, "nothing in this draft reads as a goal"),
        ("convert", {"text": "{", "format": "json", "to": "kpi"}, "line 1"),
    ],
)
def test_refusals_say_what_to_do(ask: Asked, folder: Path, name: str, arguments: dict[str, Any], said: str) -> None:
    (folder / "empty").mkdir()
    assert said in refused(ask(name, **arguments))
    assert ask.failures == []


def test_lists_and_objects_may_come_as_strings(ask: Asked) -> None:
    assert data_of(ask("lint", paths='["goals/clinic.md"]')) == data_of(ask("lint", paths="goals/clinic.md"))
    assert data_of(ask("choose", answers='{"purpose": "finish"}'))["advice"]["frameworks"] == ["smart"]


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


def test_large_drafts_give_results_that_can_be_read(ask: Asked) -> None:
    draft = "# Objective: X\n" + "".join(f"- KR: Improve trust in report {number}\n" for number in range(600))
    result = data_of(ask("lint", text=draft))
    assert len(json.dumps(result)) < 250_000
    assert result["left_out"] > 0
    assert len(result["findings"]) + result["left_out"] == sum(result["by_rule"].values())
    shown = data_of(ask("show", text=draft))
    assert len(json.dumps(shown)) < 250_000
    assert shown["left_out"] > 0
    assert sum(len(one["goals"]) for one in shown["documents"]) + shown["left_out"] == 601
    long = "# Objective: " + "word " * 20_000 + "\n- KR: " + "x" * 100_000
    for name in ("lint", "show"):
        assert len(text_of(ask(name, text=long))) < 50_000
    assert "characters, more than" in refused(ask("convert", text=long, to="kpi"))


def test_size_and_time_have_limits(ask: Asked, folder: Path, clock: Clock) -> None:
    assert data_of(ask("lint", text="x" * (LARGEST + 1)))["by_rule"] == {"file-too-large": 1}
    (folder / "goalkit.toml").write_text("max-file-size = 10\n", encoding="utf-8")
    assert data_of(ask("lint", paths=["goals/clinic.md"]))["by_rule"] == {"file-too-large": 1}
    (folder / "goalkit.toml").unlink()
    for number in range(3):
        (folder / "goals" / f"{number}.md").write_text(DRAFT, encoding="utf-8")
    clock.step = PATIENCE / 2
    assert "takes longer than 60 seconds" in refused(ask("lint", paths=["goals"]))


def test_a_mistake_of_ours_ends_one_call_alone(ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> dict[str, Any]:
        raise ZeroDivisionError(SECRET)

    with monkeypatch.context() as patch:
        patch.setitem(TOOLS, "lint", TOOLS["lint"]._replace(run=broken))
        said = refused(ask("lint", text=DRAFT))
    assert "ZeroDivisionError" in said
    assert SECRET not in said
    assert [type(one) for one in ask.failures] == [ZeroDivisionError]
    data_of(ask("lint", text=DRAFT))


def test_pages_of_frameworks_are_resources(ask: Asked) -> None:
    listed = ask.portal.call(ask.client.list_resources).resources
    assert len(listed) == 6
    for one in listed:
        [page] = ask.portal.call(ask.client.read_resource, one.uri).contents
        assert isinstance(page, TextResourceContents)
        assert page.text.startswith("# ")
    for uri in ("goalkit://frameworks/../../secret", "goalkit://frameworks/", "file:///etc/passwd"):
        with pytest.raises(MCPError, match="there is no page"):
            ask.portal.call(ask.client.read_resource, uri)
    with pytest.raises(MCPError, match="there is no tool"):
        ask("delete_everything")


WORDS = st.text(max_size=40) | st.sampled_from([DRAFT, "../secret.md", ".", "okr", "smart-goal", "\0", "{", "["])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A tool, and arguments of which some are its own, with any values."""
    tool = draw(st.sampled_from(sorted(TOOLS)))
    names = st.sampled_from(sorted(TOOLS[tool].takes.model_fields))
    usual = draw(st.sampled_from([arguments for name, arguments in CALLS if name == tool]))
    return tool, usual | draw(st.dictionaries(names | WORDS, ANYTHING, max_size=3))


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """One server for very many questions."""
    folder = tmp_path_factory.mktemp("busy")
    (folder / "goals").mkdir()
    (folder / "goals" / "clinic.md").write_text(DRAFT, encoding="utf-8")
    failures: list[Exception] = []
    ours = server(Folder(folder), World(lambda: TODAY, lambda: 0.0, failures.append))
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(ours)) as client:
        portal.call(client.list_tools)
        yield Asked(client, portal, failures)


@given(calls())
@settings(max_examples=40)
def test_whatever_is_asked_gets_a_result_or_a_reason(busy: Asked, call: tuple[str, dict[str, Any]]) -> None:
    name, arguments = call
    result = busy(name, **arguments)
    if result.is_error:
        assert 3 < len(text_of(result)) <= 2_000
    else:
        TOOLS[name].gives.model_validate(data_of(result))
    assert busy.failures == []


def test_over_standard_input_and_output(folder: Path) -> None:
    command = [sys.executable, "-m", "goalkit", "mcp", str(folder), "--today", TODAY.isoformat()]

    async def asked() -> tuple[set[str], CallToolResult, CallToolResult]:
        errors = (folder.parent / "errors.txt").open("w")
        with errors:
            process = StdioServerParameters(command=command[0], args=command[1:])
            async with Client(stdio_client(process, errlog=errors)) as client:
                names = {one.name for one in (await client.list_tools()).tools}
                found = await client.call_tool("lint", {"paths": ["goals/clinic.md"]})
                return names, found, await client.call_tool("lint", {"paths": ["../secret.md"]})

    names, found, refusal = anyio.run(asked)
    assert names == set(TOOLS)
    assert "missing-baseline" in data_of(found)["by_rule"]
    assert "lies outside" in refused(refusal)
    assert (folder.parent / "errors.txt").read_text() == ""


def test_noise_on_standard_input_is_survived_and_its_end_ends_us(folder: Path) -> None:
    ping = '{"jsonrpc": "2.0", "id": 7, "method": "ping"}\n'
    noise = "\n".join(["", "no json", "[" * 5_000, '{"jsonrpc": "2.0"}', "\udcff", "null"])
    command = [sys.executable, "-m", "goalkit", "mcp", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(noise.encode("utf-8", "surrogateescape") + b"\n" + ping.encode())
        process.stdin.flush()
        answers = iter(process.stdout.readline, b"")
        assert any(json.loads(line).get("id") == 7 for line in answers)
        process.stdin.close()
        assert process.wait(timeout=30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_ends_it_though_it_waits(folder: Path) -> None:
    ping = '{"jsonrpc": "2.0", "id": 7, "method": "ping"}\n'
    command = [sys.executable, "-m", "goalkit", "mcp", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(ping.encode())
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == -signal.SIGINT
        assert process.stderr.read() == b""


def test_without_the_sdk_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "pip install 'mcp>=2.3,<3'" in said


def test_a_named_config_holds_and_is_checked_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "strict.toml").write_text('profil = "wodtke"\n', encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    assert main(["mcp", "team", "--config", "strict.toml"]) == 2
    assert "there is no setting “profil”" in capsys.readouterr().err


def test_only_the_server_knows_the_sdk() -> None:
    knowing = {
        module.relative_to(PACKAGE).as_posix()
        for module in PACKAGE.rglob("*.py")
        if re.search(r"^\s*(?:import|from) mcp\b", module.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert knowing == {"assistant/server.py", "cli/mcp.py"}
