"""The JSON Schemas of the documented form: what goalkit writes and shows is valid by them, and slips aren't."""

from __future__ import annotations

import datetime
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from goalkit.cli import main
from goalkit.cli.schema import FRAMEWORKS, schema
from goalkit.config import Config
from goalkit.form import write
from goalkit.form.entry import fields_of, statement_of
from goalkit.form.fields import FRAMEWORKS as TOP
from goalkit.form.fields import KINDS, groups_of
from goalkit.frameworks import frameworks
from goalkit.lint import Linter
from goalkit.read import read
from tests.documents import documents

if TYPE_CHECKING:
    from goalkit.model import Document, Framework

EXAMPLES = Path(__file__).resolve().parent.parent / "site" / "examples"
FILES = sorted(path for path in EXAMPLES.rglob("*.*") if path.suffix in {".yaml", ".toml", ".json"})
of_each_file = pytest.mark.parametrize("file", [pytest.param(path, id=path.name) for path in FILES])
of_each_framework = pytest.mark.parametrize("name", FRAMEWORKS)
TODAY = datetime.date(2026, 12, 18)


@cache
def validator(framework: str) -> Draft202012Validator:
    name = next(name for name, of in FRAMEWORKS.items() if of == framework)
    return Draft202012Validator(schema(name))


def loaded(text: str, suffix: str) -> Any:  # noqa: ANN401 (JSON)
    """The data of a file as an editor sees it, to which a date is a text."""
    data: Any = yaml.safe_load(text) if suffix == ".yaml" else (tomllib if suffix == ".toml" else json).loads(text)
    return as_json(data)


def as_json(data: Any) -> Any:  # noqa: ANN401
    if isinstance(data, dict):
        return {str(key): as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(one) for one in data]
    return str(data) if isinstance(data, datetime.date) else data


def slips(data: Any) -> list[str]:  # noqa: ANN401
    return [error.message for error in validator(data["framework"]).iter_errors(data)]


@of_each_file
def test_every_example_is_valid_and_lints_without_warnings(file: Path) -> None:
    assert slips(loaded(file.read_text(encoding="utf-8"), file.suffix)) == []
    if file.name == "kpis.yaml" and file.parent == EXAMPLES:
        return  # its KPIs leave their ranges, to show what is said then
    linter = Linter(Config(), TODAY)
    document = read(file)
    assert not document.unknown
    assert not document.problems
    found = linter.report([linter.check(document)]).diagnostics
    assert [(one.rule, one.message) for one in found if one.level != "advice"] == []


def test_each_framework_has_an_example_that_names_its_schema() -> None:
    named = {
        name
        for name in FRAMEWORKS
        for file in FILES
        if f"{name}.schema.json" in file.read_text(encoding="utf-8").partition("\n\n")[0]
    }
    assert named == set(FRAMEWORKS)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_what_goalkit_writes_is_valid(document: Document) -> None:
    assert slips(json.loads(write(document, "json"))) == []


@of_each_framework
def test_a_schema_lists_every_key_with_its_meaning(name: str) -> None:
    made = schema(name)
    Draft202012Validator.check_schema(made)
    framework = FRAMEWORKS[name]
    assert list(made["properties"]).index(groups_of(framework)[TOP[framework][0]]) < 8
    for kind in KINDS:
        goal = made["$defs"][kind]
        assert goal["required"] == [statement_of(kind)]
        assert goal["additionalProperties"] is False
        assert {*fields_of(kind), "series", "check_ins", *groups_of(framework).values()} <= set(goal["properties"])
        for key, said in fields_of(kind).items():
            assert goal["properties"][key]["description"] == said.says
    assert made["properties"]["framework"]["const"] == framework


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ownr": "Dana"}, "'ownr' was unexpected"),
        ({"owner": ["Dana"]}, "is not of type"),
        ({"key_results": [{"owner": "Dana"}]}, "'key_result' is a required property"),
        ({"key_results": [{"key_result": "More visits", "confidnce": 0.7}]}, "'confidnce' was unexpected"),
        ({"check_ins": [{"date": "2027-02-01", "valeu": 3}]}, "'valeu' was unexpected"),
    ],
)
def test_a_slip_is_told_by_the_schema_and_by_goalkit(change: dict[str, Any], told: str) -> None:
    data: dict[str, Any] = {"framework": "okr", "objectives": [{"objective": "Patients are seen on time"}]}
    assert slips(data) == []
    data["objectives"][0].update(change)
    assert any(told in slip for slip in slips(data))
    document = read(json.dumps(data), "json")
    assert document.unknown or document.problems


def test_words_of_a_teams_own_stand_beside_the_usual_ones() -> None:
    data = {"framework": "okr", "objectives": [{"objective": "x", "status": "at_risk"}, {"objective": "y"}]}
    data["objectives"][1]["status"] = "simmering"  # type: ignore[index]
    assert slips(data) == []


def test_keys_for_editors_are_no_unknown_fields() -> None:
    text = "# yaml-language-server: $schema=okr.schema.json\n$schema: okr.schema.json\nframework: okr\n"
    document = read(text + "objectives:\n  - objective: Patients are seen on time\n", "yaml")
    assert not document.unknown
    assert not document.problems
    assert len(document.goals) == 1


def test_schemas_go_by_the_names_of_frameworks() -> None:
    names: dict[str, Framework] = {name: page.framework for name, page in frameworks().items()}
    assert names == FRAMEWORKS


@pytest.mark.parametrize(
    ("word", "title"), [("bsc", "Balanced Scorecard"), ("Balanced_Scorecard", "Balanced Scorecard"), ("OKRs", "OKR")]
)
def test_schemas_go_by_other_names_of_frameworks_too(word: str, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", word]) == 0
    assert json.loads(capsys.readouterr().out)["title"].startswith(f"{title} in ")


@of_each_framework
def test_no_schema_is_taken_for_goals(name: str) -> None:
    document = read(json.dumps(schema(name)), "json")
    assert not document.goals
    assert not document.unknown
    assert not document.problems
