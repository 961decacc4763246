"""Each profile follows its school: cited, valid, different from classic, and heard in what lint says."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

import goalkit
from goalkit.bibliography import bibliography
from goalkit.cli import main
from goalkit.config import Config, RuleSetting, config_schema, parse_config
from goalkit.config.profile import Profile, all_profiles, disagreements, profile_named
from goalkit.registry import all_rules

if TYPE_CHECKING:
    from pathlib import Path

SCHOOLS = [name for name in all_profiles() if name != "classic"]
TODAY = datetime.date(2027, 2, 15)

WORK = """\
# Bakery, Q1 2027

## Objective: Neighbours buy their bread from us again
- Launch the new web shop
- Open the second oven
"""
NUMBERS = """\
# Bakery

## Objective: Increase bread sales by 20%
- KR: Loaves sold a day rise from 200 to 240
- KR: Regular customers rise from 90 to 120
"""
KEPT = """\
# Waterworks, Q1 2027

## Objective: Households never think about their water
- KR: Keep supply availability at 99.95%
- KR: Keep complaints below 20 a month
"""
MANY = """\
# Bakery, Q1 2027

## Objective: Neighbours buy their bread from us again
- KR: Regular customers rise from 90 to 120
- KR: Loaves sold a day rise from 200 to 240
- KR: Complaints about stale bread fall from 9 to 3 a week
- KR: Customers who come twice a week rise from 30% to 45%

## Objective: Bakers like to come to work
- KR: Bakers who would recommend us as a workplace rise from 40% to 70%
- KR: Night shifts on short notice fall from 8 to 2 a month
"""


def found(source: str, config: Config) -> dict[str, str]:
    """The rules that spoke, with their levels."""
    report = goalkit.lint([goalkit.read(source, format="markdown")], config, today=TODAY)
    return {one.rule: one.level for one in report.diagnostics}


@pytest.mark.parametrize("name", SCHOOLS)
def test_a_profile_is_a_valid_config_that_says_why(name: str) -> None:
    profile = all_profiles()[name]
    known = bibliography()
    lines = []
    for rule, setting in profile.rules.items():
        reason = profile.reasons[rule]
        assert reason.because.endswith(".")
        assert reason.sources
        assert set(reason.sources) <= set(known)
        lines.append(f"[rules.{rule}]")
        if setting.level:
            lines.append(f'level = "{setting.level}"')
        lines += [f"{option.replace('_', '-')} = {json.dumps(value)}" for option, value in setting.options.items()]

    assert parse_config("\n".join(lines)).rules == profile.rules
    assert profile.sources
    assert set(profile.sources) <= set(known)


@pytest.mark.parametrize("name", SCHOOLS)
def test_a_profile_changes_at_least_three_settings_of_classic(name: str) -> None:
    def effective(config: Config) -> set[tuple[str, str, object]]:
        settings: set[tuple[str, str, object]] = set()
        for rule in all_rules().values():
            settings.add((rule.name, "level", config.level_of(rule)))
            settings.update((rule.name, *item) for item in {**rule.defaults, **config.options_of(rule)}.items())
        return settings

    changed = effective(Config(profile=name)) - effective(Config())

    assert len(changed) >= 3
    assert {rule for rule, _, _ in changed} == set(all_profiles()[name].rules)


def test_google_wants_three_results_and_no_work_among_them() -> None:
    assert found(WORK, Config())["activity-as-key-result"] == "warning"
    assert "key-result-count" not in found(WORK, Config())
    strict = found(WORK, Config(profile="google"))
    assert (strict["activity-as-key-result"], strict["key-result-count"]) == ("error", "advice")


def test_wodtke_wants_one_objective_with_three_results_at_most() -> None:
    assert not {"too-many-objectives", "key-result-count"} & set(found(MANY, Config()))
    focused = found(MANY, Config(profile="wodtke"))
    assert (focused["too-many-objectives"], focused["key-result-count"]) == ("warning", "warning")
    assert found(NUMBERS, Config(profile="wodtke"))["number-in-objective"] == "error"


def test_perdoo_lets_milestones_pass_and_takes_a_kept_value_for_a_kpi() -> None:
    assert "all-milestone-objective" in found(WORK, Config())
    assert found(WORK, Config(profile="perdoo")) == {"activity-as-key-result": "advice"}
    assert found(KEPT, Config())["kpi-as-key-result"] == "advice"
    assert found(KEPT, Config(profile="perdoo"))["kpi-as-key-result"] == "warning"


def test_agile_tools_lets_kept_values_pass() -> None:
    assert "kpi-as-key-result" in found(KEPT, Config())
    assert "kpi-as-key-result" not in found(KEPT, Config(profile="agile-tools"))


def test_gtmhub_wants_no_yes_or_no_and_short_titles() -> None:
    assert found(WORK, Config())["all-milestone-objective"] == "advice"
    assert found(WORK, Config(profile="gtmhub"))["all-milestone-objective"] == "error"
    wordy = WORK.replace("again", "again and tell their friends in the next street about it too")
    assert "length" not in found(wordy, Config())
    assert found(wordy, Config(profile="gtmhub"))["length"] == "advice"


def test_what_a_team_requires_of_smart_goals_is_asked_of_all_of_them() -> None:
    document = goalkit.read(
        "# SMART goals\n\n1. Cut the queue to 20 by 1 March 2027\n2. Cut sick days to 4 by 1 May 2027\n"
    )
    for required, lines in (("owner", [3, 4]), ("period", [])):
        found = goalkit.lint([document], Config(require=frozenset({required}))).diagnostics
        assert [one.span.line for one in found if one.rule == "not-assignable"] == lines


def test_smart_wants_numbers_dates_and_owners() -> None:
    assert found(NUMBERS, Config())["number-in-objective"] == "warning"
    smart = found(NUMBERS, Config(profile="smart"))
    assert "number-in-objective" not in smart
    assert (smart["missing-deadline"], smart["no-owner"]) == ("error", "error")
    started_nowhere = NUMBERS.replace("from 200 to 240", "by 20%")
    assert found(started_nowhere, Config())["missing-baseline"] == "warning"
    assert found(started_nowhere, Config(profile="smart"))["missing-baseline"] == "error"


def test_a_scorecard_holds_many_objectives_with_few_measures_and_no_date() -> None:
    many = "# Hospital\n" + "".join(
        f"\n## Objective: {who} leave us with an answer\n- KR: {who} with an answer rise from 40% to 70%\n"
        for who in ("Patients", "Parents", "Doctors", "Nurses", "Visitors", "Donors")
    )
    assert {"too-many-objectives", "key-result-count", "missing-deadline"} <= set(found(many, Config()))
    card = found(many, Config(profile="scorecard"))
    assert not {"too-many-objectives", "key-result-count", "missing-deadline"} & set(card)
    assert "key-result-count" in found(MANY, Config(profile="scorecard"))


def test_a_scorecard_needs_arrows_and_wodtke_an_even_chance() -> None:
    sides = "".join(
        f"\n## {side}\n\n### Objective: {aim}\n\n- Measure: {aim}, from 20 to 60\n"
        for side, aim in (
            ("Financial", "Funds last"),
            ("Customer", "Walkers come home dry"),
            ("Internal process", "Paths are cleared"),
            ("Learning and growth", "Rangers know every path"),
        )
    )
    card = f"# Balanced scorecard 2027\n{sides}"
    assert "no-cause-effect-link" not in found(card, Config())
    assert found(card, Config(profile="scorecard"))["no-cause-effect-link"] == "warning"

    sure = goalkit.read(
        "period: Q1 2027\nobjectives:\n- objective: Walkers come home dry\n  key_results:\n"
        "  - key_result: Walkers who turn back fall from 30 to 12 a week\n    confidence: 90%\n",
        format="yaml",
    )
    heard = {
        name: {
            one.rule for one in goalkit.lint([sure], Config(profile=name), today=datetime.date(2027, 1, 4)).diagnostics
        }
        for name in ("classic", "wodtke")
    }
    assert "confidence-out-of-band" not in heard["classic"]
    assert "confidence-out-of-band" in heard["wodtke"]


def test_google_wants_promises_told_from_stretches() -> None:
    table = "| Key result | Commitment |\n|---|---|\n" + "".join(
        f"| {who} with an answer rise from 40% to 70% | {label} |\n"
        for who, label in (
            ("Patients", "committed"),
            ("Parents", "aspirational"),
            ("Nurses", "committed"),
            ("Donors", ""),
        )
    )
    draft = f"# Hospital, Q1 2027\n\n## Objective: Everybody leaves with an answer\n\n{table}"
    assert found(draft, Config())["commitment-type-missing-or-misused"] == "advice"
    assert found(draft, Config(profile="google"))["commitment-type-missing-or-misused"] == "warning"


def test_what_a_file_says_itself_stands_above_its_profile() -> None:
    rule = all_rules()["too-many-objectives"]
    assert Config(profile="wodtke").level_of(rule) == "warning"
    quieter = parse_config('profile = "wodtke"\n[rules]\ntoo-many-objectives = "off"')
    assert quieter.level_of(rule) == "off"
    assert quieter.options_of(rule) == {"at_most": 1}
    assert parse_config('profile = "wodtke"\n[categories]\ncoaching = "advice"').level_of(rule) == "advice"
    wider = parse_config('profile = "wodtke"\n[rules.too-many-objectives]\nat-most = 2')
    assert (wider.level_of(rule), wider.options_of(rule)) == ("warning", {"at_most": 2})
    some = parse_config(
        'profile = "wodtke"\n[[overrides]]\npaths = ["old/"]\nrules.too-many-objectives = "error"',
    )
    assert some.level_of(rule, some.overrides_for("old/q1.md")) == "error"


def test_an_edition_holds_against_a_profile() -> None:
    rule = all_rules()["too-many-objectives"]
    assert Config(profile="wodtke", edition="0.0").level_of(rule) == "off"
    named = Config(profile="wodtke", edition="0.0", rules={rule.name: RuleSetting("advice")})
    assert named.level_of(rule) == "advice"


def test_an_unknown_profile_is_told_with_what_was_meant() -> None:
    with pytest.raises(ValueError, match="there is no profile “wodke”; did you mean “wodtke”"):
        profile_named("wodke")
    with pytest.raises(ValueError, match="take one of classic, google"):
        profile_named("zzz")


def test_the_schema_of_a_config_lists_the_profiles() -> None:
    described = json.dumps(config_schema([])["properties"]["profile"])
    assert all(f'"{name}"' in described for name in all_profiles())


@pytest.mark.parametrize("question", disagreements(), ids=lambda one: one.id)
def test_schools_disagree_where_they_are_said_to(question: goalkit.config.profile.Disagreement) -> None:
    assert set(question.rules) <= set(all_rules())
    assert len(question.positions) >= 2
    assert question.positions[0].profile == "classic"
    named = [one.profile for one in question.positions if one.profile is not None]
    assert len(named) == len(set(named))
    assert set(named) <= set(all_profiles())
    assert any(one.rules for one in question.positions)
    for position in question.positions:
        assert position.says.endswith(".")
        assert position.sources
        assert set(position.sources) <= set(bibliography())


def test_lint_follows_a_profile_named_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goalkit.toml").write_text('profile = "agile-tools"\n', encoding="utf-8")
    (tmp_path / "okrs.md").write_text(KEPT, encoding="utf-8")

    assert main(["lint", "--today", "2027-02-15"]) == 0
    assert main(["lint", "--today", "2027-02-15", "--profile", "perdoo"]) == 1
    assert "kpi-as-key-result" in capsys.readouterr().out
    assert main(["lint", "--profile", "perdo"]) == 2
    assert "did you mean “perdoo”?" in capsys.readouterr().err


def test_a_config_tells_which_settings_its_profile_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goalkit.toml").write_text('profile = "wodtke"\nrules.key-result-count = "off"\n', encoding="utf-8")

    assert main(["config"]) == 0
    printed = capsys.readouterr().out.splitlines()
    (objectives,) = [line for line in printed if "too-many-objectives" in line]
    assert objectives.endswith("warning, at-most = 1 (of itself: advice)  profile wodtke")
    (results,) = [line for line in printed if "key-result-count" in line]
    assert results.endswith("goalkit.toml:2")
    assert main(["config", "--output", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)["rules"]
    assert rules["too-many-objectives"]["origin"] == {"profile": "wodtke"}
    assert rules["key-result-count"]["origin"] == {"path": "goalkit.toml", "line": 2}


def test_profiles_are_listed_with_what_they_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--profiles"]) == 0
    printed = capsys.readouterr().out
    assert "wodtke  Christina Wodtke, Radical Focus" in printed
    assert "too-many-objectives  warning, at-most = 1" in printed
    assert main(["config", "--profiles", "--output", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data["profiles"]) == list(all_profiles())
    assert [one["id"] for one in data["disagreements"]] == [one.id for one in disagreements()]
    assert main(["explain", "too-many-objectives"]) == 0
    assert "wodtke: warning, at-most = 1. One objective" in capsys.readouterr().out


def test_classic_sets_nothing() -> None:
    classic = all_profiles()["classic"]
    assert isinstance(classic, Profile)
    assert not classic.rules
    assert not classic.categories
