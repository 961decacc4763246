"""What an assistant is told: results as schemas promise, the verdicts of the command, or a reason why not."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from anyio.from_thread import start_blocking_portal
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mcp import Client, MCPError
from mcp.types import CallToolResult, TextResourceContents

from goalkit.assistant.call import LARGEST, PATIENCE
from goalkit.assistant.folder import Folder
from goalkit.assistant.server import World, server
from goalkit.assistant.tools import INSTRUCTIONS, TOOLS, Tool
from goalkit.cli import main
from tests.assistant.asked import CALLS, DRAFT, PACKAGE, SECRET, TODAY, Asked, Clock, data_of, refused, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Ask = Callable[..., CallToolResult]


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
