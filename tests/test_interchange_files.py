"""Importing and exporting, case by case: examples of each tool, workbooks, formulas, detection, layouts with slips."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from goalkit.english import PLAIN
from goalkit.form import write
from goalkit.interchange import (
    InterchangeError,
    LayoutError,
    detect,
    export_goals,
    find_layout,
    import_goals,
    import_text,
    layouts,
    parse_layout,
)
from goalkit.interchange.archive import LARGEST
from goalkit.interchange.files import format_of
from goalkit.interchange.layout import Column, Listed, Shape, Table
from goalkit.interchange.workbook import LONGEST_CELL
from goalkit.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goalkit.interchange import Imported
    from goalkit.interchange.files import FileFormat
    from goalkit.model import Document

EXAMPLES = sorted((Path(__file__).parent / "interchange").iterdir())
OURS = """
name = "ours"
title = "our tool"
source = "us"
as-of = 2027-01-31
formats = ["csv", "xlsx"]
framework = "okr"
dates = "dmy"
[table]
tree = "row"
kinds = ["objective", "key_result"]
delimiter = ";"
columns = [
  { heading = "Ziel", also = ["Goal"], of = "objective", field = "statement", required = true },
  { heading = "Ergebnis", of = "key_result", field = "statement" },
  { heading = "Bis", of = "key_result", field = "due" },
  { heading = "Stand", of = "key_result", field = "status", words = { "läuft" = "on_track", "hakt" = "at_risk" } },
]
"""


def imported(data: bytes | str, name: str, form: FileFormat = "csv") -> Imported:
    data = data.encode() if isinstance(data, str) else data
    return import_goals(data, form, layouts()[name], path="plan", calendar=PLAIN)


def goals_of(**fields: str) -> Document:
    lines = "".join(f"    {key}: {value!r}\n" for key, value in fields.items())
    return read(f"framework: okr\nobjectives:\n  - objective: Parcels arrive\n{lines}", "yaml", path="plan.yaml")


def scalars(data: object) -> Iterator[str]:
    if isinstance(data, (dict, list)):
        for one in data.values() if isinstance(data, dict) else data:
            yield from scalars(one)
    elif data is not None:
        yield data if isinstance(data, str) else json.dumps(data)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_examples_are_told_by_their_columns_and_every_word_is_kept_or_named(file: Path) -> None:
    data = file.read_bytes()
    layout = detect(data, format_of(file.name))
    found = import_goals(data, format_of(file.name), layout, path=file.name, calendar=PLAIN)
    assert len(found.document.goals) >= 2
    again = read(write(found.document, "yaml"), "yaml")
    assert not again.unknown
    assert [str(goal.statement) for goal in again.goals] == [str(goal.statement) for goal in found.document.goals]
    told = write(found.document, "yaml") + "\n".join(note.words for note in found.notes)
    if file.suffix == ".json":
        assert [one for one in scalars(json.loads(data)) if one not in told and f"{one}%" not in told] == []
    if file.suffix == ".csv":
        table = layout.table
        assert table is not None
        roles = {one.heading for one in table.columns if one.role is not None}
        rows = list(csv.DictReader(io.StringIO(data.decode())))
        cells = [cell for row in rows for heading, cell in row.items() if cell and heading not in roles]
        cells += [heading for heading in rows[0] if heading[:1].isdigit()]
        assert [cell for cell in cells if cell not in told and f"{cell}%" not in told] == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "'=1", "''", "＝1", "-3", "+5", "-3.5%", "_x0041_", "_x005F_x0041_", "007"],
)
def test_no_spreadsheet_takes_a_goal_for_a_formula_and_texts_come_back(text: str, form: FileFormat) -> None:
    data = export_goals(goals_of(baseline=text, owner=text), form, layouts()["appfire-okr"]).data
    again = imported(data, "appfire-okr", form).document.goals[0]
    assert (again.baseline, again.owner) == (text, text)
    if form == "csv":
        cells = next(row for row in csv.reader(io.StringIO(data.decode())) if "Parcels arrive" in row)
        assert [
            one for one in cells if one[:1] in tuple("=+-@＝") and not one.strip("+-%").replace(".", "").isdigit()
        ] == []
    else:
        sheet = load_workbook(io.BytesIO(data))["Goals"]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_a_negative_number_stays_a_number() -> None:
    data = export_goals(goals_of(baseline="-3"), "xlsx", layouts()["appfire-okr"]).data
    assert -3 in [cell.value for row in load_workbook(io.BytesIO(data))["Goals"].iter_rows() for cell in row]
    assert ",-3," in export_goals(goals_of(baseline="-3"), "csv", layouts()["appfire-okr"]).data.decode()


def test_a_text_longer_than_a_cell_is_cut_and_told() -> None:
    exported = export_goals(goals_of(rationale="word " * 10_000), "xlsx", layouts()["jibility"])
    assert [note.field for note in exported.notes if note.became == "changed"] == ["rationale"]
    assert len(imported(exported.data, "jibility", "xlsx").document.goals[0].rationale or "") == LONGEST_CELL


def workbook(*rows: list[object], title: str = "Goals") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_cells_of_workbooks_are_read_as_people_see_them() -> None:
    import datetime

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        ["Goal Title", "Row ID", "Parent Row IDs", "Start Date", "Starting Value", "Target Value", "Current Value"]
    )
    sheet.append(["Fewer returns", 1, None, datetime.date(2027, 1, 4), 0.58, 1200, "=SUM(A1:A2)"])
    sheet["E2"].number_format = "0%"
    book.create_sheet("Readme").append(["Fill in the first sheet"])
    file = io.BytesIO()
    book.save(file)
    found = imported(file.getvalue(), "peoplebox", "xlsx")
    goal = found.document.goals[0]
    assert (goal.start, goal.baseline, goal.target, goal.current) == ("2027-01-04", "58%", "1200", None)
    told = {(note.field, note.words) for note in found.notes}
    assert {("formula", "=SUM(A1:A2)"), ("sheet Readme", "Fill in the first sheet")} <= told


def test_the_header_of_a_workbook_may_stand_on_row_six() -> None:
    data = export_goals(goals_of(rationale="They wait for days"), "xlsx", layouts()["jibility"]).data
    rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(data))["Goals"].iter_rows()]
    assert rows[5:] == [["Objective Name", "Objective Description"], ["Parcels arrive", "They wait for days"]]
    assert imported(data, "jibility", "xlsx").document.goals[0].rationale == "They wait for days"


def test_workbooks_that_are_none_or_would_explode_are_refused() -> None:
    with pytest.raises(InterchangeError, match="no workbook that can be read"):
        imported(b"PK\x03\x04 nothing", "jibility", "xlsx")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/a.xml", "w") as inside:
        for _ in range(LARGEST // 1_000_000 + 1):
            inside.write(b" " * 1_000_000)
    with pytest.raises(InterchangeError, match="unpacks to more than 200 MB"):
        imported(file.getvalue(), "jibility", "xlsx")


def test_a_sheet_with_more_rows_than_any_table_of_goals_is_refused() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.cell(1, 1, "Objective Name")
    sheet.cell(1_000_000, 1, "far away")
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(InterchangeError, match="more than 20,000 rows"):
        imported(file.getvalue(), "jibility", "xlsx")


def test_a_header_that_several_tools_have_is_not_guessed_at() -> None:
    with pytest.raises(InterchangeError, match="in no layout that goalkit knows"):
        detect(b"task,when\nsweep,today\n", "csv")
    assert detect(b"Main;L1;Importance\nBread;;3\n", "csv").name == "goalscape"
    data = workbook(["Goal", "Start Date", "End Date", "Owner Email"], ["Sleep", None, None, None])
    assert detect(data, "xlsx").name == "engagedly"


def test_a_goal_above_all_others_is_the_vision_of_a_v2mom() -> None:
    layout = layouts()["grokify-v2mom"]
    beach = "  - objective: The beach is open all year\n    id: SEA\n"
    below = "    objectives: [{objective: Guards are there at dawn, key_results: [{key_result: Hours, target: 14}]}]\n"
    other = "  - objective: Nobody waits for a shower\n"
    one = export_goals(read(f"framework: okr\nobjectives:\n{beach}{below}", "yaml"), "json", layout)
    assert json.loads(one.data) == {
        "vision": "The beach is open all year",
        "metadata": {"id": "SEA"},
        "methods": [{"name": "Guards are there at dawn", "measures": [{"name": "Hours", "target": "14"}]}],
    }
    assert not one.notes
    vision, method, measure = imported(one.data, "grokify-v2mom", "json").document.goals
    assert (method.parent, measure.parent) == (vision.id, method.id)
    owned = read("framework: okr\nobjectives: [{objective: Nobody drowns, owner: Ana}]\n", "yaml")
    own = export_goals(owned, "json", layout)
    assert json.loads(own.data) == {"metadata": {"owner": "Ana"}, "vision": "Nobody drowns"}
    assert imported(own.data, "grokify-v2mom", "json").document.owner == "Ana"
    two = export_goals(read(f"framework: okr\nobjectives:\n{beach}{below}{other}", "yaml"), "json", layout)
    assert "vision" not in json.loads(two.data)
    assert len(json.loads(two.data)["methods"]) == 3
    assert {(note.became, note.field) for note in two.notes} == {("changed", "under"), ("doubt", "vision")}


def test_goalkits_own_files_are_not_taken_for_another_tools() -> None:
    own = (
        b"framework: okr\nobjectives: [{objective: Rest, key_results: [{key_result: Quiet, baseline: 1, target: 2}]}]\n"
    )
    with pytest.raises(InterchangeError, match="nothing to import"):
        detect(own, "yaml")
    with pytest.raises(InterchangeError, match="no layout"):
        detect(own.partition(b"\n")[2], "yaml")


@pytest.mark.parametrize(("module", "extra"), [("openpyxl", "xlsx"), ("mammoth", "docx")])
def test_without_the_extra_one_sentence_says_what_to_install(
    module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    take = {
        "xlsx": lambda: imported(b"", "jibility", "xlsx"),
        "docx": lambda: import_text(b"", path="plan.docx", calendar=PLAIN),
    }
    with pytest.raises(InterchangeError, match=rf"pip install 'goalkit-lint\[{extra}\]'"):
        take[extra]()


def test_each_layout_stands_in_the_reference() -> None:
    page = (Path(__file__).parent.parent / "site" / "reference" / "layouts.md").read_text(encoding="utf-8")
    for name, layout in layouts().items():
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        assert layout.source in row
        assert all(form.upper() in row for form in layout.formats)
    keys = {key for model in (Column, Listed, Shape, Table) for key in model.model_fields}
    assert [key for key in keys if f"`{key.replace('_', '-')}`" not in page] == []


def test_a_missing_column_is_named() -> None:
    with pytest.raises(InterchangeError, match=r"no column “name”.*Betterworks.*“title”"):
        imported("title,type\nBread,goal\n", "betterworks")


def test_rows_that_hang_under_each_other_in_a_ring_are_told() -> None:
    text = "Row ID,Parent Row IDs,Goal Title\nA1,B1,One\nB1,A1,Two\nC1,C1,Three\n"
    found = imported(text, "peoplebox")
    assert len(found.document.goals) == 3
    assert {note.words for note in found.notes} == {"A1", "C1"}


def test_own_layouts_translate_words_dates_and_headings() -> None:
    layout = parse_layout(OURS, "ours.toml")
    text = "Goal;Ergebnis;Bis;Stand\nRuhe;Alarme fallen von 40 auf 12;31/03/2027;läuft\n;Licht aus um 22:30;;hakt\n"
    found = import_goals(text.encode(), "csv", layout, path="ziele", calendar=PLAIN)
    first, second, third = found.document.goals
    assert (second.due, second.status, third.status, third.parent) == ("2027-03-31", "on_track", "at_risk", first.id)
    assert {note.words for note in found.notes} == {"31/03/2027", "läuft", "hakt"}
    back = export_goals(found.document, "csv", layout).data.decode()
    assert back == text.replace("Goal", "Ziel").replace("\n;", "\nRuhe;")


@pytest.mark.parametrize("order", ["ymd", "dmy", "mdy", "ydm", "myd", "dym"])
def test_all_orders_of_a_date_go_there_and_back(order: str) -> None:
    layout = parse_layout(OURS.replace('"dmy"', f'"{order}"'), "ours.toml")
    document = read(
        "framework: okr\nobjectives:\n  - objective: Ruhe\n    key_results: [{key_result: Stille, due: 2027-03-05}]\n",
        "yaml",
    )
    data = export_goals(document, "csv", layout).data
    assert import_goals(data, "csv", layout, path="x", calendar=PLAIN).document.goals[1].due == "2027-03-05"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('tree = "row"', 'tree = "rows"', "ours.toml:9:1: “tree” can't be “rows”; did you mean “row”?"),
        ("delimiter", "delimeter", "ours.toml:11:1: [table] has no “delimeter”; did you mean “delimiter”?"),
        ('field = "due"', 'field = "deu"', "ours.toml:15:41: “deu” is no field of a key result; did you mean “due”?"),
        ('"Ergebnis", of', '"Ziel", of', "the heading “ziel” stands twice"),
        ('tree = "row"', 'tree = "number"', 'a tree by number needs a column with role = "number"'),
        ('name = "ours"', "", "ours.toml:1:1: a layout needs “name”"),
        ('framework = "okr"', 'framework = "okrs"', "“framework” can't be “okrs”; did you mean “okr”?"),
        ('title = "our tool"', 'title = ""', "“title” is empty"),
        ("as-of = 2027-01-31", 'as-of = "soon"', "“as-of” can't be “soon”; expected a date"),
        ('formats = ["csv"', 'formats = ["json"', "a table stands in csv or xlsx, not in json"),
        ("[table]", "[tabel]", "a layout has no “tabel”; did you mean “table”?"),
        ('field = "status"', 'filed = "status"', "a column has no “filed”; did you mean “field”?"),
        ('of = "key_result", field = "statement"', 'of = "key_result"', "no column has the words of the key result"),
        ("= [", "= ", "ours.toml:"),
        (
            '"Stand", of = "key_result"',
            '"{date}", of = "key_result"',
            "“{date}” stands for days, and is about",
        ),
        ("delimiter", 'becomes = { kpi = "measure" }\ndelimiter', "ours.toml:11:13: “measure” is not among the kinds"),
    ],
)
def test_slips_in_a_layout_are_told_with_their_place(before: str, after: str, told: str) -> None:
    with pytest.raises(LayoutError) as error:
        parse_layout(OURS.lstrip("\n").replace(before, after, 1), "ours.toml")
    assert told in str(error.value)


def test_metrics_without_a_category_stand_in_one_without_a_name_and_come_back_as_they_were() -> None:
    layout = layouts()["grokify-dmaic"]
    text = "framework: kpi\nkpis: [{kpi: Loaves returned, series: {2027-01-04: 9, 2027-01-11: 7%}}]\n"
    data = export_goals(read(text, "yaml"), "json", layout).data
    points = [{"timestamp": "2027-01-04", "value": 9}, {"timestamp": "2027-01-11", "value": "7%"}]
    assert json.loads(data)["categories"] == [
        {"metrics": [{"name": "Loaves returned", "current": "7%", "dataPoints": points}]}
    ]
    found = imported(data, "grokify-dmaic", "json").document
    assert [(goal.kind, goal.parent) for goal in found.goals] == [("lean_metric", None)]
    assert [(str(one.date), one.value) for one in found.check_ins] == [("2027-01-04", "9"), ("2027-01-11", "7%")]


def test_a_check_in_never_comes_to_stand_at_another_goal() -> None:
    text = """framework: okr
objectives:
  - objective: Parcels arrive
    key_results:
      - key_result: Parcels lost
        initiatives: [{initiative: Count the vans, check_ins: [{date: 2027-01-04, value: 3 vans}]}]
"""
    exported = export_goals(read(text, "yaml"), "xlsx", layouts()["okr-copilot"])
    assert not imported(exported.data, "okr-copilot", "xlsx").document.check_ins
    assert ("value", "3 vans") in {(note.field, note.words) for note in exported.notes}


WEEKLY = """
name = "weekly"
title = "our sheet of gauges"
source = "us"
as-of = 2027-01-31
formats = ["csv", "xlsx"]
framework = "kpi"
dates = "dmy"
[table]
tree = "row"
kinds = ["kpi"]
columns = [
  { heading = "Gauge", field = "statement", required = true },
  { heading = "week of {date}", of = "check_in", field = "value" },
  { heading = "note of {date}", of = "check_in", field = "note" },
]
"""


def test_each_column_with_a_day_is_a_check_in_of_its_row() -> None:
    layout = parse_layout(WEEKLY, "ours.toml")
    text = "Gauge,week of 04/01/2027,week of 11.1.27,note of 11/01/2027,week of May\nAlarms,=4,3,calm,2\nFalls,,1,,\n"
    found = import_goals(text.encode(), "csv", layout, path="x", calendar=PLAIN)
    first, second = found.document.goals
    told = [(one.goal, str(one.date), one.value, one.note) for one in found.document.check_ins]
    assert told == [
        (first.id, "2027-01-04", "=4", None),
        (first.id, "2027-01-11", "3", "calm"),
        (second.id, "2027-01-11", "1", None),
    ]
    assert [(note.field, note.words) for note in found.notes] == [("week of May", "2")]
    back = export_goals(found.document, "csv", layout).data.decode()
    head = "Gauge,week of 04/01/2027,note of 04/01/2027,week of 11/01/2027,note of 11/01/2027"
    assert back == f"{head}\nAlarms,'=4,,3,calm\nFalls,,,1,\n"


def test_days_that_head_the_columns_of_a_workbook_are_read() -> None:
    import datetime

    data = workbook(["Indicator", "Category", datetime.date(2027, 1, 31)], ["Loaves sold", "Guests", 1200])
    assert detect(data, "xlsx").name == "bsc-designer"
    found = imported(data, "bsc-designer", "xlsx").document
    assert [goal.kind for goal in found.goals] == ["scorecard_objective", "measure"]
    assert [(str(one.date), one.value) for one in found.check_ins] == [("2027-01-31", "1200")]


def test_check_ins_without_a_day_of_their_own_are_told() -> None:
    text = """framework: kpi
kpis:
  - kpi: Alarms a night
    check_ins:
      - {date: 2027-01-04, value: 4}
      - {date: 2027-01-04, value: 5}
      - {date: the fair, value: 6}
      - {date: 2027-01-11, note: quiet}
"""
    exported = export_goals(read(text, "yaml"), "csv", layouts()["bsc-designer"])
    assert exported.goals == 1
    assert exported.data.decode().splitlines()[0] == "Category,Indicator,Weight,Description,2027-01-04"
    left = {(note.field, note.words) for note in exported.notes if note.became == "left_out"}
    assert {("value", "5"), ("value", "6"), ("note", "quiet"), ("date", "2027-01-11"), ("date", "the fair")} <= left


TREE = """
name = "ours"
title = "our tool"
source = "us"
as-of = 2027-01-31
formats = ["json", "yaml"]
framework = "okr"
[shape]
kind = "objective"
keys = [{ key = "aim", field = "statement" }, { key = "by", field = "owner", of = "document" }]
becomes = { kpi = "key_result" }
[[shape.lists]]
key = "data.results"
kind = "key_result"
keys = [{ key = "text", field = "statement" }]
"""


def test_lists_may_lie_deep_and_gauges_become_what_the_layout_says() -> None:
    layout = parse_layout(TREE, "ours.toml")
    text = "framework: okr\nowner: Mei\nobjectives: [{objective: Rest, kpis: [{kpi: Alarms a night}]}]\n"
    exported = export_goals(read(text, "yaml"), "yaml", layout)
    assert exported.data.decode() == "by: Mei\naim: Rest\ndata:\n  results:\n    - text: Alarms a night\n"
    assert [(note.field, note.becomes) for note in exported.notes] == [("kind", "key_result")]
    found = import_goals(exported.data, "yaml", layout, path="x", calendar=PLAIN).document
    assert [(goal.kind, goal.parent) for goal in found.goals] == [
        ("objective", None),
        ("key_result", found.goals[0].id),
    ]
    assert found.owner == "Mei"


def test_each_document_of_a_yaml_file_is_read_and_what_is_no_goal_is_told() -> None:
    layout = parse_layout(TREE, "ours.toml")
    text = "aim: Rest\n---\naim: Sleep\ndata: {results: [{text: Quiet}, plain]}\n---\n- one\n"
    found = import_goals(text.encode(), "yaml", layout, path="x", calendar=PLAIN)
    assert [str(goal.statement) for goal in found.document.goals] == ["Rest", "Sleep", "Quiet"]
    assert {(note.field, note.words) for note in found.notes} == {("data.results", "plain"), ("file", "one")}


def test_a_file_that_is_a_list_is_told_by_its_keys_and_one_object_is_a_list_of_one() -> None:
    with pytest.raises(InterchangeError, match="this may be ever-gauzy or oslokommune-"):
        detect(b'[{"name": "Calls", "weight": 1}]', "json")
    with pytest.raises(InterchangeError, match="no layout that goalkit knows"):
        detect(b'[{"name": "Calls", "colour": "red", "size": 3}]', "json")
    one = b'{"name": "Calls", "format": "number", "updateFrequency": "weekly"}'
    assert detect(one, "json").name == "oslokommune-kpis"
    assert [goal.cadence for goal in imported(one, "oslokommune-kpis", "json").document.goals] == ["weekly"]
    assert not imported(b"[]", "oslokommune-kpis", "json").document.goals
    with pytest.raises(InterchangeError, match="no list of objects with the keys of Lark OKR"):
        imported(one, "lark-okr", "json")
    found = imported(b'[{"content": "Rest"}, "Sleep", {"deadline": "2027-01-31"}]', "lark-okr", "json")
    assert {(note.field, note.words) for note in found.notes} == {("list", "Sleep"), ("deadline", "2027-01-31")}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('key = "data.results"', 'key = "."', "ours.toml:11:9: a file that is itself a list has no other lists"),
        ('kpi = "key_result"', 'kpi = "measure"', "ours.toml:10:13: “measure” is not among the kinds of this shape"),
        ('{ key = "aim", field = "statement" }, ', "", "no key has the words of the objective that the file is"),
        ('of = "document"', 'of = "check_in"', "the keys of the file say nothing of a check_in"),
        ('kind = "objective"\n', "", "ours.toml:8:24: “statement” is no field of a document"),
        ("becomes", "become", "[shape] has no “become”; did you mean “becomes”?"),
        ('"text"', '""', "“key” is empty"),
    ],
)
def test_slips_in_the_layout_of_a_tree_are_told(before: str, after: str, told: str) -> None:
    with pytest.raises(LayoutError) as error:
        parse_layout(TREE.lstrip("\n").replace(before, after, 1), "ours.toml")
    assert told in str(error.value)


def test_a_layout_goes_by_its_name_or_its_file() -> None:
    with pytest.raises(InterchangeError, match="Did you mean “betterworks”"):
        find_layout("beterworks")
    with pytest.raises(LayoutError, match="can't be read"):
        find_layout("nowhere.toml")
    assert {one.name: name for name, one in layouts().items()} == {name: name for name in layouts()}
