"""The action, the GitLab job and the hooks, as far as a machine without those services can run them.

Files are held against the schemas that GitHub, GitLab and pre-commit publish, scripts against ShellCheck. Then the
scripts run in bash as a runner would run them, with paths and settings that try to be commands.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from goalkit.cli import main
from tests.sessions import ROOT, blocks

BASH = shutil.which("bash")
BIN = Path(sys.executable).parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((ROOT / "goalkit.gitlab-ci.yml").read_text(encoding="utf-8"))["goalkit"]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PAGES = [ROOT / "site" / "learn" / "ci.md", ROOT / "site" / "how-to" / "pull-requests.md", ROOT / "README.md"]
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
DRAFT = """\
# Ward 4B, Q1 2027

## Objective: Nobody is hurt by a fall on our ward

- KR: Falls that cause harm decrease from 8 to 4
- KR: Readmissions fall from 9% to 11%
"""
CLEAN = """\
# Ward 4B, Q1 2027

## Objective: Nobody is hurt by a fall on our ward

- KR: Falls that cause harm decrease from 8 to 4
- KR: Patients who are helped to walk every day rise from 40% to 75%
"""
TRAPS = (
    "$(touch trap)",
    "`touch trap`",
    "; touch trap #",
    "'; touch trap; '",
    '"; touch trap; "',
    "&& touch trap",
    "|touch trap",
)
"""What would make a file called “trap”, were it taken for a command."""

pytestmark = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="runners use bash")


class Ran(NamedTuple):
    """How a script ended, what it printed, and what it told the runner."""

    code: int
    log: str
    told: dict[str, str]
    summary: str


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with goals, in which jobs run."""
    folder = tmp_path / "checkout"
    (folder / "goals").mkdir(parents=True)
    (folder / "goals" / "ward.md").write_text(DRAFT, encoding="utf-8")
    (folder / "clean.md").write_text(CLEAN, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with a Python whose environments hold this goalkit, and a pip that only notes what it is asked."""
    folder = tmp_path / "programs"
    folder.mkdir()
    pip = f"#!{BASH}\nprintf '%s\\n' \"$@\" >> '{tmp_path}/installed'\n"
    goalkit = f"#!{BASH}\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m goalkit \"$@\"\n"
    made = f'mkdir -p "$3/bin"\ncp "{folder}/pip" "{folder}/goalkit" "$3/bin"\n'
    python = f'#!{BASH}\n[ "$1 $2" = "-m venv" ] || exit 9\n{made}'
    for name, script in (("pip", pip), ("goalkit", goalkit), ("python", python)):
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def rendered(words: str, values: dict[str, str]) -> str:
    """What a runner makes of `${{ … }}`: the value, whatever it holds."""
    return EXPRESSION.sub(lambda found: values[found[1].strip()], words)


def run_action(checkout: Path, programs: Path, **inputs: str) -> Ran:
    """Run the action's own steps one after the other, as far as they don't use other actions."""
    defaults = {name: one["default"] for name, one in ACTION["inputs"].items()}
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    assert given.keys() <= defaults.keys()
    values = {f"inputs.{name}": value for name, value in {**defaults, **given}.items()}
    values["steps.python.outputs.python-path"] = str(programs / "python")
    runner = checkout.parent / "runner"
    runner.mkdir(exist_ok=True)
    files = {name: runner / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(runner),
        "GITHUB_ACTION_PATH": str(ROOT),
        **{name: str(file) for name, file in files.items()},
    }
    code, log = 0, ""
    told: dict[str, str] = {}
    for step in ACTION["runs"]["steps"]:
        if "run" not in step or code:
            continue
        files["GITHUB_OUTPUT"].write_text("", encoding="utf-8")
        script = runner / "script.sh"
        script.write_text(rendered(step["run"], {}), encoding="utf-8")
        own = {name: rendered(value, values) for name, value in step["env"].items()}
        code, printed = run_bash([str(script)], checkout, environment | own)
        log += printed
        told = assignments(files["GITHUB_OUTPUT"])
        values |= {f"steps.{step['id']}.outputs.{name}": value for name, value in told.items()}
    return Ran(code, log, told, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"))


def run_gitlab(checkout: Path, programs: Path, **variables: str) -> Ran:
    """Run the job's script, which GitLab puts together of its lines."""
    own = {**GITLAB["variables"], **{f"GOALKIT_{name.upper()}": value for name, value in variables.items()}}
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", **own}
    code, log = run_bash(["-c", "\n".join(GITLAB["script"])], checkout, environment)
    return Ran(code, log, {}, "")


def run_bash(arguments: list[str], folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run bash as runners do, and give how it ended and all that it printed."""
    assert BASH is not None
    done = subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", *arguments],
        cwd=folder,
        env=environment,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def assignments(file: Path) -> dict[str, str]:
    """The lines `name=value` that a script wrote for the runner."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def installed(checkout: Path) -> str:
    """The last thing that pip was asked to install."""
    return (checkout.parent / "installed").read_text(encoding="utf-8").splitlines()[-1]


def trapped(checkout: Path) -> list[Path]:
    """Files that a command in a value would have made."""
    return list(checkout.parent.rglob("trap"))


def check_schema(name: str, *files: Path) -> None:
    """Hold files against a schema that its service publishes."""
    command = [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{name}", *files]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def of_pages(language: str, title: str, folder: Path) -> list[Path]:
    """Files that pages of the guide show."""
    found = []
    for page in PAGES:
        for block in blocks(page.read_text(encoding="utf-8")):
            if block.language == language and block.title and title in block.title:
                found.append(folder / f"{page.stem}-{block.line}.yml")
                found[-1].write_text(block.body, encoding="utf-8")
    return found


def test_files_follow_the_schemas_of_their_services(tmp_path: Path) -> None:
    check_schema("github-actions", ROOT / "action.yml")
    shown = of_pages("yaml", ".github/workflows/", tmp_path)
    assert shown
    check_schema("github-workflows", *WORKFLOWS, *shown)
    shown = of_pages("yaml", ".gitlab-ci.yml", tmp_path)
    assert shown
    check_schema("gitlab-ci", ROOT / "goalkit.gitlab-ci.yml", *shown)
    subprocess.run([BIN / "pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"], check=True)
    shown = of_pages("yaml", ".pre-commit-config.yaml", tmp_path)
    assert shown
    subprocess.run([BIN / "pre-commit", "validate-config", *shown], check=True)


def test_scripts_hold_before_shellcheck(tmp_path: Path) -> None:
    scripts = [("bash", step["run"]) for step in ACTION["runs"]["steps"] if "run" in step]
    scripts.append(("sh", "\n".join(GITLAB["script"])))
    for workflow in WORKFLOWS:
        jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
        scripts += [("bash", step["run"]) for job in jobs for step in job["steps"] if "run" in step]
    files = [ROOT / ".ci" / "run"]
    for number, (shell, script) in enumerate(scripts):
        files.append(tmp_path / f"{number}.sh")
        files[-1].write_text(f"#!/usr/bin/env {shell}\n{script}\n", encoding="utf-8")
    done = subprocess.run([BIN / "shellcheck", *files], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def scripted() -> list[Any]:
    """Every step with a script, of the action and of the workflows here and on the pages."""
    found = [("action.yml", step) for step in ACTION["runs"]["steps"]]
    sources = [(one.name, one.read_text(encoding="utf-8")) for one in WORKFLOWS]
    for page in PAGES:
        shown = blocks(page.read_text(encoding="utf-8"))
        sources += [(page.name, block.body) for block in shown if (block.title or "").startswith(".github/")]
    for name, source in sources:
        for job in yaml.safe_load(source)["jobs"].values():
            found += [(name, step) for step in job["steps"]]
    return [pytest.param(step, id=f"{name}-{step.get('name', 'run')}") for name, step in found if "run" in step]


@pytest.mark.parametrize("step", scripted())
def test_nothing_from_outside_becomes_part_of_a_script(step: dict[str, Any]) -> None:
    assert not EXPRESSION.search(step["run"])


def test_every_input_of_the_action_is_used_and_told_of() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    page = PAGES[1].read_text(encoding="utf-8")
    assert [name for name in (*ACTION["inputs"], *ACTION["outputs"]) if f"`{name}`" not in page] == []
    assert [name for name in GITLAB["variables"] if f"`{name}`" not in page] == []
    assert [hook["id"] for hook in HOOKS if f"`{hook['id']}`" not in page] == []


def test_the_action_annotates_sums_up_and_keeps_sarif(checkout: Path, programs: Path) -> None:
    ran = run_action(checkout, programs, paths="goals/")
    assert ran.code == 1
    assert "::error file=goals/ward.md,line=6,endLine=6,col=" in ran.log
    assert ran.summary.startswith("### goalkit\n")
    assert "direction-contradicts-values" in ran.summary
    assert ran.told["exit-code"] == "1"
    sarif = json.loads(Path(ran.told["sarif-file"]).read_text(encoding="utf-8"))
    [found] = sarif["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "goals/ward.md"
    assert installed(checkout) == str(ROOT)
    assert run_action(checkout, programs, paths="clean.md").code == 0
    assert run_action(checkout, programs, paths="goals/", fail_on="never").told["exit-code"] == "0"


def test_the_action_takes_many_paths_a_config_and_a_profile(checkout: Path, programs: Path) -> None:
    for name in ("-dash.md", "two words.md", "--output=text:trap"):
        (checkout / name).write_text(DRAFT, encoding="utf-8")
    ran = run_action(checkout, programs, paths="\n -dash.md\n\ttwo words.md \r\n--output=text:trap\n")
    assert all(f"file={name}" in ran.log for name in ("-dash.md", "two words.md", "--output=text%3Atrap"))
    assert "file=goals" not in ran.log
    assert trapped(checkout) == []
    assert "file=goals/ward.md" in run_action(checkout, programs, paths=" \n").log, "nothing named means all"
    (checkout / "lenient.toml").write_text('[rules]\ndirection-contradicts-values = "off"\n', encoding="utf-8")
    assert run_action(checkout, programs, paths="goals", config="lenient.toml", profile="google").code == 0


def test_values_reach_goalkit_as_they_are_and_are_never_commands(checkout: Path, programs: Path) -> None:
    (programs / "goalkit").write_text(
        f"#!{BASH}\nprintf '%s\\0' \"$@\" > '{checkout.parent}/asked'\n", encoding="utf-8"
    )
    for trap in TRAPS:
        paths = f"a b.md\n{trap}\n-{trap}\nPATHS\n"
        given = {"paths": paths, "fail_on": trap, "config": trap, "profile": trap}
        for run in (run_action, run_gitlab):
            assert run(checkout, programs, **given).code == 0
            asked = (checkout.parent / "asked").read_text(encoding="utf-8").split("\0")[:-1]
            assert [one for one in asked if not one.startswith("--")] == ["lint", "a b.md", trap, f"./-{trap}", "PATHS"]
            options = {one for one in asked if one.startswith("--") and not one.startswith("--output=")}
            assert options == {f"--fail-on={trap}", f"--config={trap}", f"--profile={trap}"}
    assert trapped(checkout) == []


@pytest.mark.parametrize(
    "given", [{"paths": "--help"}, {"fail_on": "loud"}, {"config": "no.toml"}, {"profile": "gogle"}]
)
def test_what_goalkit_can_not_follow_fails_the_job(checkout: Path, programs: Path, given: dict[str, str]) -> None:
    ran = run_action(checkout, programs, **given)
    assert (ran.code, ran.told) == (2, {"exit-code": "2"})
    assert "::error::goalkit could not do its job" in ran.log
    assert run_gitlab(checkout, programs, **given).code == 2


@pytest.mark.parametrize("version", ["v0.1.0", "feature/maps"])
def test_a_version_can_be_chosen(checkout: Path, programs: Path, version: str) -> None:
    address = f"https://github.com/goalkit/goalkit/archive/{version}.tar.gz"
    for run in (run_action, run_gitlab):
        run(checkout, programs, version=version, paths="clean.md")
        assert installed(checkout) == address


@pytest.mark.parametrize(
    "version", [*TRAPS[:2], "../../evil/archive/main", "main#egg=x", "main --index-url=x", "a\nb", "@x"]
)
def test_a_version_leads_nowhere_else(checkout: Path, programs: Path, version: str) -> None:
    for ran in (run_action(checkout, programs, version=version), run_gitlab(checkout, programs, version=version)):
        assert ran.code == 2
        assert "is no tag, branch or commit" in ran.log
    assert not (checkout.parent / "installed").exists()
    assert trapped(checkout) == []


def test_what_a_pull_request_proposes_gives_the_runner_no_commands(checkout: Path, programs: Path) -> None:
    words = "::add-mask::a ::error::b ##[error]c " * 4
    (checkout / "goalkit.toml").write_text(f'"{words}" = 1\n"::debug::x" = 1\n', encoding="utf-8")
    ran = run_action(checkout, programs, paths="goals")
    assert ran.code == 2
    before, stop, after = re.split(r"^::stop-commands::(stop-\d+)$", ran.log, flags=re.MULTILINE)
    quoted, resumed, rest = after.partition(f"\n::{stop}::\n")
    assert "::add-mask::" in quoted
    assert resumed
    assert not re.search(r"add-mask|##\[", before + rest)
    (checkout / "goalkit.toml").unlink()
    (checkout / "goals" / "ward.md").write_text(f"# Objective: X\n- KR: {words}\n::error::d\n", encoding="utf-8")
    commands = [line for line in run_action(checkout, programs, paths="goals").log.splitlines() if "::" in line]
    assert commands
    assert all(re.match(r"::(error|warning|notice) file=goals/ward\.md,line=", line) for line in commands)


def test_the_gitlab_job_writes_a_code_quality_report(checkout: Path, programs: Path) -> None:
    ran = run_gitlab(checkout, programs, paths="goals/")
    assert ran.code == 1
    assert "direction-contradicts-values" in ran.log
    report = checkout / GITLAB["artifacts"]["reports"]["codequality"]
    [found] = json.loads(report.read_text(encoding="utf-8"))
    assert found["location"] == {"path": "goals/ward.md", "lines": {"begin": 6, "end": 6}}
    assert {"description", "check_name", "fingerprint", "severity"} <= found.keys()
    assert run_gitlab(checkout, programs, paths="clean.md").code == 0
    assert run_gitlab(checkout, programs, paths="goals/", fail_on="never").code == 0
    (checkout / "lenient.toml").write_text('[rules]\ndirection-contradicts-values = "off"\n', encoding="utf-8")
    assert run_gitlab(checkout, programs, paths="", config="lenient.toml", profile="google").code == 0


def test_hooks_run_in_pre_commit(checkout: Path, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hooks as they are, save that goalkit is here already and needn't be installed."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(checkout.parent / "store"))
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    hooks = [{**hook, "language": "system"} for hook in HOOKS]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (checkout / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (checkout / "NOTES.md").write_text("- KR: Improve trust in our reports\n", encoding="utf-8")
    git = shutil.which("git")
    assert git is not None
    subprocess.run([git, "init", "-q"], check=True)
    subprocess.run([git, "add", "."], check=True)

    def says(hook: str) -> tuple[int, str]:
        done = subprocess.run(
            [BIN / "pre-commit", "run", hook, "--color", "never"], check=False, capture_output=True, text=True
        )
        return done.returncode, done.stdout

    code, out = says("goalkit")
    assert code == 1
    assert "goals/ward.md" in out
    assert "NOTES.md" not in out, "only files that are called after goals"
    code, out = says("goalkit-all")
    assert code == 1
    assert "NOTES.md" in out
    (checkout / "goals" / "ward.md").write_text(CLEAN, encoding="utf-8")
    subprocess.run([git, "add", "."], check=True)
    assert says("goalkit")[0] == 0


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("okrs.md", True),
        ("goals/2027/q1.yaml", True),
        ("docs/Team-OKRs-2027.md", True),
        ("kpi.csv", True),
        ("team/objectives/care.toml", True),
        ("goals.json", True),
        ("goalkit.toml", False),
        ("goalkit-baseline.json", False),
        ("README.md", False),
        ("package.json", False),
        ("goals/photo.png", False),
        ("goalpost.md", False),
        ("src/goals.py", False),
    ],
)
def test_hooks_look_at_files_that_are_called_after_goals(path: str, taken: bool) -> None:  # noqa: FBT001
    assert [bool(re.search(hook["files"], path)) for hook in HOOKS] == [taken, taken]


def test_hooks_ask_for_what_goalkit_knows(checkout: Path) -> None:
    for hook in HOOKS:
        program, *words = hook["entry"].split()
        assert program == "goalkit"
        assert main([*words, "clean.md"]) == 0
