"""Whatever is wrong with a call, one sentence names the file or rule and says what to do; the rest is audited."""

import json
import os
from pathlib import Path

import pytest

from tests.cli import weeks
from tests.cli.conftest import Caller
from tests.policy.files import POLICIES

GOOD = weeks.as_csv(weeks.rows_of(weeks.CLEAN))


def inputs(folder: Path) -> dict[str, dict[str, object]]:
    record = json.loads((folder / "audit.json").read_bytes())
    return {row["file"]: row for row in record["inputs"]}


def test_a_missing_file_is_named(call: Caller) -> None:
    came = call("check", "没有.xlsx")
    assert "没有.xlsx" in came.err
    assert "不存在" in came.err
    assert "--lang" not in came.err


def test_a_missing_path_among_others_is_an_input_row(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, good_csv=GOOD)
    came = call("audit", "good.csv", "没有", "-o", "out")
    row = inputs(tmp_path / "out")["没有"]
    assert (came.status, row["status"], row["sha256"]) == (3, "refused", "")
    assert "没有（未能读取）：文件或文件夹不存在" in came.err


def test_a_folder_without_workbooks_is_nothing_to_read(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, folder__note_txt=b"x")
    came = call("audit", "folder", "-o", "out")
    assert came.status == 2
    assert "folder/note.txt" in came.err
    assert "没有可读的课表文件" in came.err
    assert not (tmp_path / "out").exists()


def test_an_unreadable_workbook_does_not_end_the_batch(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, county__good_csv=GOOD, county__broken_xlsx=b"PK\x03\x04 ...", county__z_csv=GOOD)
    assert call("audit", "county", "-o", "out").status == 3
    rows = inputs(tmp_path / "out")
    assert {name: row["status"] for name, row in rows.items()} == {
        "county/broken.xlsx": "refused",
        "county/good.csv": "read",
        "county/z.csv": "read",
    }
    assert rows["county/broken.xlsx"]["reason"]
    assert len(list((tmp_path / "out/schools").iterdir())) == 3


def test_a_sheet_that_is_no_timetable_is_listed_with_its_reason(call: Caller, tmp_path: Path) -> None:
    book = weeks.as_xlsx(课表=weeks.rows_of(weeks.CLEAN), 通讯录=[["姓名", "电话"], ["某人", "000"]])
    weeks.lay(tmp_path, book_xlsx=book)
    shown = json.loads(call("read", "book.xlsx", "--format", "json").out)["files"][0]
    by_name = {sheet["name"]: sheet for sheet in shown["sheets"]}
    assert by_name["课表"]["kind"] == "timetable"
    assert by_name["通讯录"]["kind"] == "other"
    assert by_name["通讯录"]["reason"]


def test_nothing_that_could_be_judged_never_looks_clean(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, list_csv=weeks.as_csv([["姓名", "电话"], ["某人", "000"]]))
    assert call("audit", "list.csv", "-o", "out").status == 3
    assert call("check", "list.csv").status == 3


def test_a_check_of_nothing_readable_says_why_and_no_more(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, 课表_pdf=b"%PDF-1.4 ...")
    came = call("check", "课表.pdf")
    assert came.status == 3
    assert "这是 PDF 文件" in came.out
    assert "条都没有判定" in came.out
    assert "ART-14" not in came.out


def test_broken_rules_are_named_all_at_once(call: Caller, tmp_path: Path) -> None:
    rules = """
[policy]
id = "x"
titel = "t"

[[rule]]
id = "X-1"
requires = [{ measure = "no_such_measure", at_least = 1 }]
"""
    weeks.lay(tmp_path, rules_toml=rules.encode())
    came = call("policies", "check", "rules.toml")
    assert came.status == 2
    assert "titel" in came.err
    assert "X-1" in came.err
    assert "no_such_measure" in came.err
    assert all(line.startswith("错误：rules.toml") for line in came.err.splitlines())


def test_a_clerks_own_words_are_checked_as_what_they_are(call: Caller, tmp_path: Path) -> None:
    for name in ("areas", "vocabulary", "courses"):
        weeks.lay(tmp_path, **{f"own__{name}_toml": (POLICIES / f"{name}.toml").read_bytes()})
        assert call("policies", "check", f"own/{name}.toml").status == 0
    weeks.lay(tmp_path, own__courses_toml=b"[labour]\ncount = []\n[pe]\n[arts]\n")
    came = call("policies", "check", "own/courses.toml")
    assert came.status == 2
    assert "labour.count" in came.err


def test_bad_toml_is_named_with_its_line(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, rules_toml=b"[policy]\nid = \n", names_toml=b"[subjects\n", good_csv=GOOD)
    assert "第2行" in call("policies", "check", "rules.toml").err
    came = call("check", "good.csv", "--vocabulary", "names.toml")
    assert came.status == 2
    assert "names.toml" in came.err
    assert "第1行" in came.err


def test_a_quotation_that_is_not_the_documents_is_named(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, text_txt="藏政办发〔2021〕26号 每周一节".encode())
    came = call("policies", "check", "--against", "text.txt")
    assert came.status == 2
    assert "PE-03" in came.err
    assert "小学1—2年级每周不少于4课时" in came.err


def test_a_text_of_no_policy_names_each_document_once(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, text_txt="另一份文件".encode())
    assert call("policies", "check", "--against", "text.txt").err.count("藏政办发〔2021〕26号") == 1


def test_an_option_without_a_value_names_the_help_of_its_command(call: Caller) -> None:
    assert "edu-compliance audit --help" in call("audit", "x", "-o").err
    assert "edu-compliance form roster --help" in call("form", "roster", "-o").err


def test_a_wrong_stage_is_answered_with_all_that_may_be_written(call: Caller) -> None:
    came = call("form", "timetable", "--stage", "小", "--classes", "1", "-o", "x.xlsx")
    assert "只能是 primary、junior、senior、小学、初中、高中" in came.err


def test_a_foreign_folder_is_not_overwritten(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, good_csv=GOOD, mine__thesis_docx=b"...")
    came = call("audit", "good.csv", "-o", "mine")
    assert came.status == 2
    assert "thesis.docx" in came.err
    assert os.listdir(tmp_path / "mine") == ["thesis.docx"]


@pytest.mark.parametrize(
    "arguments", [("audit", "good.csv", "-o", "good.csv/out"), ("form", "roster", "-o", "good.csv/roster.xlsx")]
)
def test_a_file_where_a_folder_should_be_is_named(call: Caller, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    weeks.lay(tmp_path, good_csv=GOOD)
    came = call(*arguments)
    assert (came.status, "good.csv 是文件，不是文件夹" in came.err) == (2, True)


def test_an_earlier_audit_is_nothing_to_audit(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, good_csv=GOOD)
    call("audit", "good.csv", "-o", "out")
    came = call("audit", "out", "-o", "again")
    assert (came.status, "以前的核查结果" in came.err) == (2, True)
    assert call("audit", "out", "good.csv", "-o", "again").status == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_mishap_is_one_sentence_in_the_callers_language(call: Caller, tmp_path: Path, lang: str) -> None:
    weeks.lay(tmp_path, good_csv=GOOD, mine__thesis_docx=b"...")
    for arguments in (
        ("audit", "nothing", "-o", "out"),
        ("audit", "good.csv", "-o", "mine"),
        ("audit", "good.csv"),
        ("audit", "good.csv", "-o"),
        ("audit", "good.csv", "-o", "out", "--mark", "chess"),
        ("audit", "good.csv", "-o", "out", "--jobs", "0"),
        ("audit", "good.csv", "-o", "out", "--policy", "chess"),
        ("audit", "good.csv", "-o", "out", "--on", "1999-01-01"),
        ("check", "good.csv", "--vocabulary", "nothing"),
        ("policies", "show", "X"),
        ("policies", "show"),
        ("policies", "show", "a", "b"),
        ("read", "good.csv", "--format", "x"),
        ("read", "good.csv", "--formt", "json"),
        ("demo", "-o", "mine"),
    ):
        came = call(*arguments, "--lang", lang)
        assert came.status == 2, came
        assert not came.out
        assert came.err.startswith("错误：" if lang == "zh" else "Error: ")
        assert "[" not in came.err, "a message without a text"
        assert "Traceback" not in came.err


def test_a_workbook_is_no_list_of_names_and_is_told_how_to_become_one(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=GOOD, names_xlsx=weeks.as_xlsx(叫法=[["写法", "科目"], ["锅庄舞", "舞蹈"]]))
    came = call("check", "week.csv", "--vocabulary", "names.xlsx")
    assert came.status == 2
    assert "names.xlsx：这是 Excel 工作簿" in came.err
    assert ".csv" in came.err


def test_a_place_where_nothing_can_be_made_is_said_without_the_systems_words(call: Caller, tmp_path: Path) -> None:
    weeks.lay(tmp_path, week_csv=GOOD)
    came = call("audit", "week.csv", "-o", "长" * 300)
    assert came.status == 2
    assert "请另选位置" in came.err


def test_a_reason_that_concerns_many_classes_names_three_and_counts_them(call: Caller, tmp_path: Path) -> None:
    subjects = ["语文", "数学", "体育", "音乐", "美术", "劳动", "英语", "科学"]
    rows = [["班级", *subjects]] + [[f"三年级{n}班", "7", "5", "3", "2", "2", "1", "4", "2"] for n in range(1, 9)]
    weeks.lay(tmp_path, allocation_xlsx=weeks.as_xlsx(课时任课表=rows))
    said = call("check", "allocation.xlsx").out.replace("\n", "").replace(" ", "")
    assert "“三年级1班、三年级2班、三年级3班等8个”没有" in said
