"""A bureau's papers: the roster, waivers, the ledger carried on, and two audits compared."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli import weeks
from tests.cli.conftest import Caller

ON = ("--on", "2026-11-23")
LEDGER = "问题台账.xlsx"
GOOD, SHORT = weeks.CLEAN, weeks.SHORT


def lay(root: Path, *handed: tuple[str, tuple[tuple[str, ...], ...]], title: str = "") -> None:
    """Workbooks under 县/, each of one class of grade 2."""
    for path, week in handed:
        name = path.partition("/")[0].partition(".")[0]
        file = root / "县" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(weeks.as_csv(weeks.rows_of(week, title or name, "二年级1班")))


def roster(root: Path, *rows: str, head: str = "标识码,名称,地市,县区,学段,各年级班数,文件名") -> None:
    (root / "名册.csv").write_bytes("\n".join((head, *rows)).encode("utf-8-sig"))


def waivers(root: Path, *rows: str) -> None:
    head = "学校,条款,班级,理由,批准人,批准文件,起始日期,截止日期"
    (root / "豁免.csv").write_bytes("\n".join((head, *rows)).encode("utf-8-sig"))


def record(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "audit.json").read_bytes())
    return loaded


def findings(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "findings.csv").read_bytes().decode("utf-8-sig"))))


def ledger(folder: Path) -> list[dict[str, str]]:
    rows = openpyxl.load_workbook(folder / LEDGER)["问题台账"].iter_rows(values_only=True)
    head = [str(cell) for cell in next(rows)]
    return [dict(zip(head, (str(cell or "") for cell in row), strict=True)) for row in rows]


def write_into(path: Path, row: int, **cells: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["问题台账"]
    head = [cell.value for cell in sheet[1]]
    for column, text in cells.items():
        sheet.cell(row, head.index(column) + 1).value = text
    book.save(path)


def test_schools_that_handed_nothing_in_never_look_clean(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    assert call("audit", "县", "-o", "without", *ON).status == 0
    roster(tmp_path, '1001,甲小学,某市,某县,小学,"0,1,0,0,0,0",', "1002,乙小学,某市,某县,小学,,")
    came = call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON)
    assert came.status == 3
    assert "未报送 1 所" in came.out
    found = record(tmp_path / "out")["roster"]
    assert (found["schools"], found["handed_in"]) == (2, 1)
    assert [one["name"] for one in found["not_handed_in"]] == ["乙小学"]
    page = (tmp_path / "out/index.html").read_text("utf-8")
    assert "乙小学（某市某县 1002）" in page
    (line,) = {(row["school"], row["group"], row["code"]) for row in findings(tmp_path / "out")}
    assert line == ("甲小学", "某市 / 某县", "1001")


def test_schools_that_the_roster_says_are_closed_neither_vanish_nor_owe(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD), ("丁小学/课表.csv", GOOD))
    closed = (
        "1002,乙小学,某市,某县,小学,2024年撤并",
        "1003,丁小学,某市,某县,小学,停办",
        "1004,丙小学,某市,丙县,小学,停招",
    )
    roster(tmp_path, "1001,甲小学,某市,某县,小学,", *closed, head="标识码,名称,地市,县区,学段,备注")
    came = call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON)
    assert came.status == 0
    assert "名册应报送 2 所，未报送 0 所" in came.out
    assert "名册另有 2 所注明已撤并、停办、停招等，不算未报送" in came.out
    told = record(tmp_path / "out")
    assert (told["totals"]["schools_expected"], told["totals"]["schools_closed"]) == (2, 2)
    assert [(one["name"], one["roster_says"]) for one in told["roster"]["closed"]] == [
        ("乙小学", "2024年撤并"),
        ("丙小学", "停招"),
    ]
    assert not told["roster"]["not_handed_in"]
    assert "乙小学（某市某县 1002）：名册注明“2024年撤并”" in (tmp_path / "out/index.html").read_text("utf-8")
    pages = [page.read_text("utf-8") for page in (tmp_path / "out/schools").iterdir()]
    assert [page for page in pages if "名册注明“停办”，但报送了材料" in page]


def test_handing_in_one_of_six_classes_never_looks_clean(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    roster(tmp_path, '1001,甲小学,某市,某县,小学,"1,1,1,1,1,1",')
    assert call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).status == 3
    totals = record(tmp_path / "out")["totals"]
    assert (totals["classes_expected"], totals["classes_missing"], totals["schools_clean"]) == (6, 5, 0)
    (page,) = (tmp_path / "out/schools").glob("*.html")
    text = page.read_text("utf-8")
    assert "5/6" in text
    assert "一年级应有 1 个班，报送 0 个" in text
    assert "尚不能认定达标" in text


def test_classes_are_held_against_a_number_for_the_whole_school(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    roster(tmp_path, "1001,甲小学,某市,某县,小学,18,")
    assert call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).status == 3
    (school,) = record(tmp_path / "out")["roster"]["classes_missing"]
    assert school["grades"] == [{"grade": None, "expected": 18, "found": 1}]
    totals = record(tmp_path / "out")["totals"]
    assert (totals["classes_expected"], totals["classes_missing"], totals["schools_clean"]) == (18, 17, 0)
    assert "甲小学（某市某县 1001）：全校共 1/18" in (tmp_path / "out/index.html").read_text("utf-8")
    (page,) = (tmp_path / "out/schools").glob("*.html")
    assert "名册上全校共 18 个班，报送 1 个" in page.read_text("utf-8")


def test_classes_of_one_school_in_two_places_are_missed_once(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("微信/a/新建.csv", GOOD), title="甲小学")
    other = tmp_path / "县/微信/b/新建(2).csv"
    other.parent.mkdir()
    other.write_bytes(weeks.as_csv(weeks.rows_of(GOOD, "甲小学", "一年级1班")))
    roster(tmp_path, '1001,甲小学,某市,某县,小学,"1,1,1,0,0,0",')
    came = call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON)
    assert "按名册至少缺 1 个班" in came.out
    found = record(tmp_path / "out")
    assert (found["totals"]["classes_expected"], found["totals"]["classes_missing"]) == (3, 1)
    (school,) = found["roster"]["classes_missing"]
    assert school["grades"] == [{"grade": 3, "expected": 1, "found": 0}]
    assert len(found["roster"]["several_submissions"]) == 1


def test_the_roster_names_schools_whatever_folders_are_called(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("2154001001_报送/a.csv", GOOD), ("2154001002.csv", GOOD), ("新建文件夹/b.csv", GOOD), title="课程表")
    roster(
        tmp_path,
        "2154001001,甲小学,某市,某县,小学,,",
        "2154001002,乙小学,某市,某县,小学,,",
        "2154001003,丙小学,某市,某县,小学,,新建文件夹",
    )
    assert call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).status == 0
    assert {row["school"] for row in findings(tmp_path / "out")} == {"甲小学", "乙小学", "丙小学"}


def test_what_is_not_sure_is_listed_for_a_decision(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("中心小学/a.csv", GOOD), ("未名小学/b.csv", GOOD))
    roster(tmp_path, "1001,中心小学,某市,甲县,小学,,", "1002,中心小学,某市,乙县,小学,,")
    assert call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).status == 3
    found = record(tmp_path / "out")["roster"]
    (decision,) = found["to_decide"]
    assert decision["submission"] == "县/中心小学/a.csv"
    assert {one["code"] for one in decision["candidates"]} == {"1001", "1002"}
    assert [one["submission"] for one in found["no_school"]] == ["县/未名小学/b.csv"]
    assert len(found["not_handed_in"]) == 2
    roster(tmp_path, "1001,中心小学,某市,甲县,小学,,县/中心小学", "1002,中心小学,某市,乙县,小学,,")
    call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON)
    assert record(tmp_path / "out")["roster"]["to_decide"] == []


def test_what_is_not_settled_is_never_clean(call: Caller, tmp_path: Path) -> None:
    # 中心小学's 24 classes may be missing or not: nobody knows which one it is.
    lay(tmp_path, ("中心小学/a.csv", GOOD), ("未名小学/b.csv", GOOD), ("甲小学/c.csv", GOOD))
    roster(tmp_path, *(f"{n},中心小学,某市,{n}县,小学,,县/丁" for n in (1, 2)), "3,甲小学,某市,甲县,小学,,")
    assert (
        "课表层面达标 1 所，有未达标 0 所，待核实 2 所"
        in call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).out
    )
    pages = [path.read_text("utf-8") for path in (tmp_path / "out/schools").iterdir()]
    assert sum("尚未确认是名册上的哪所学校，不计为达标" in page for page in pages) == 2
    assert (tmp_path / "out/index.html").read_text("utf-8").count("尚未确认是名册上的哪所学校") == 2


def test_a_school_with_another_ones_title_is_never_clean_until_the_roster_says_whose_it_is(
    call: Caller, tmp_path: Path
) -> None:
    lay(tmp_path, ("甲小学/c.csv", GOOD), title="乙小学")
    rows = "1,甲小学,某市,甲县,小学,,{}", "2,乙小学,某市,甲县,小学,已停办,"
    roster(tmp_path, rows[0].format(""), rows[1])
    came = call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON)
    assert (came.status, "课表层面达标 0 所，有未达标 0 所，待核实 1 所" in came.out) == (3, True)
    assert "尚未确认是名册上的哪所学校" in (tmp_path / "out/index.html").read_text("utf-8")
    roster(tmp_path, rows[0].format("县/甲小学"), rows[1])
    assert "课表层面达标 1 所" in call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).out


@pytest.mark.parametrize("with_roster", [False, True])
def test_files_that_name_no_school_are_no_schools_and_listed_for_a_decision(
    call: Caller, tmp_path: Path, with_roster: bool
) -> None:
    lay(tmp_path, ("某县/报送7/课表.csv", GOOD), title="甲小学")
    for path in ("某县/微信图片/IMG_1.jpg", "某县/乙小学/IMG_2.jpg", "压缩包.zip", "某县/新建文件夹/打不开.xlsx"):
        (tmp_path / "县" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "县" / path).write_bytes(b"\xff\xd8\xff\xe0" + bytes(600) if path.endswith("jpg") else b"PK\3\4")
    roster(tmp_path, "1001,甲小学,某市,某县,小学,,", "1002,乙小学,某市,某县,小学,,")
    came = call("audit", "县", "-o", "out", *(("--roster", "名册.csv") if with_roster else ()), *ON)
    assert came.status == 3
    assert "共 2 所学校：课表层面达标 1 所，有未达标 0 所，待核实 0 所，未能核查 1 所。" in came.out
    assert "另有 3 份看不出是哪所学校的文件" in came.out
    found = record(tmp_path / "out")
    assert found["totals"]["of_no_school"] == 3
    assert found["totals"]["refused"] == 4
    assert {row["file"] for row in found["inputs"] if not row["school"]} == {
        "县/某县/微信图片/IMG_1.jpg",
        "县/某县/新建文件夹/打不开.xlsx",
        "县/压缩包.zip",
    }
    # Nobody asks anybody for what a picture of nobody's lacks.
    assert all(bool(row["not_examined"]) == bool(row["school"]) for row in found["inputs"])
    page = (tmp_path / "out/index.html").read_text("utf-8")
    listed = page[page.index('id="nobodys"') :].partition("</section>")[0]
    assert all(name in listed for name in ("微信图片", "新建文件夹", "压缩包"))
    assert "乙小学" not in listed
    if with_roster:
        assert found["roster"]["no_school"] == []
    assert call("compare", "out", "out", "-o", "对比.html").status == 0
    for path in ("某县/微信图片/IMG_1.jpg", "压缩包.zip", "某县/新建文件夹/打不开.xlsx"):
        (tmp_path / "县" / path).unlink()
    call("audit", "县", "-o", "without", *(("--roster", "名册.csv") if with_roster else ()), *ON)
    without = record(tmp_path / "without")["totals"]
    assert {found["totals"][verdict] - without[verdict] for verdict in ("met", "not_examined", "not_applicable")} == {0}


def test_a_title_tells_whose_a_file_is(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("新建文件夹/a.csv", GOOD), title="甲小学")
    roster(tmp_path, "1001,甲小学,某市,某县,小学,,")
    assert call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).status == 0
    assert record(tmp_path / "out")["roster"]["handed_in"] == 1


def test_a_roster_among_the_submissions_is_no_schools(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    roster(tmp_path / "县", "1001,甲小学,某市,某县,小学,,")
    assert call("audit", "县", "-o", "out", "--roster", "县/名册.csv", *ON).status == 0
    rows = {row["file"]: row for row in record(tmp_path / "out")["inputs"]}
    assert rows["县/名册.csv"]["status"] == "ignored"
    assert rows["县/名册.csv"]["reason"]


def test_marks_of_the_roster_bind_its_schools(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    for marks, status in (("无", 0), ("足球", 3)):
        roster(tmp_path, f"1001,甲小学,{marks}", head="标识码,名称,特色校")
        assert call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).status == status


def test_what_is_wrong_with_a_roster_is_said_with_sheet_and_row(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    roster(tmp_path, "1001,甲小学,某市,某县,小学,,", "1001,乙小学,某市,某县,少学,,")
    said = call("audit", "县", "-o", "out", "--roster", "名册.csv", *ON).err
    assert "标识码 1001 重复：甲小学、乙小学" in said
    assert "名册.csv!名册!A2:G2、名册.csv!名册!A3:G3" in said
    assert "学段“少学”不认识" in said


@pytest.mark.parametrize("option", ["--roster", "--waivers", "--ledger"])
@pytest.mark.parametrize("content", [None, b"", "姓名,电话\n某,1\n".encode(), b"PK\x03\x04 broken"])
def test_papers_that_cannot_be_read_end_the_call_before_anything_is_written(
    call: Caller, tmp_path: Path, option: str, content: bytes | None
) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    if content is not None:
        (tmp_path / "paper.csv").write_bytes(content)
    came = call("audit", "县", "-o", "out", option, "paper.csv", *ON)
    assert came.status == 2
    assert came.err.startswith("错误：paper.csv")
    assert "[" not in came.err
    assert not (tmp_path / "out").exists()


def test_a_waiver_lies_over_the_verdict_and_hides_it_not(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", SHORT))
    assert call("audit", "县", "-o", "out", *ON).status == 1
    waivers(
        tmp_path,
        "甲小学,PE-03,全部,操场改建,市教育局,教体〔2026〕12号,2026-09-01,2026-12-01",
        "甲小学,ART-04,全部,没有教室,市教育局,教体〔2026〕13号,2026-09-01,2027-12-01",
        "甲小学,PE-03,全部,雨季,市教育局,教体〔2025〕1号,2025-09-01,2026-01-31",
    )
    came = call("audit", "县", "-o", "waived", "--waivers", "豁免.csv", *ON)
    assert (came.status, "已豁免" in came.out) == (0, True)
    assert "课表层面达标 0 所" in came.out
    assert "另有 1 所除已豁免的以外未发现不达标，不计入达标" in came.out
    totals = record(tmp_path / "waived")["totals"]
    assert (totals["schools_clean"], totals["schools_waived"]) == (0, 1)
    (page,) = (tmp_path / "waived/schools").glob("*.html")
    assert "除已豁免的以外" in page.read_text("utf-8")
    (row,) = (row for row in findings(tmp_path / "waived") if row["rule"] == "PE-03")
    assert row["verdict"] == "not_met"
    assert "教体〔2026〕12号" in row["waiver"]
    concerns = [one["concern"] for one in record(tmp_path / "waived")["waivers"]["to_look_at"]]
    assert concerns == ["ending", "unused", "expired"]
    assert any("已豁免" in line["严重程度"] for line in ledger(tmp_path / "waived"))


def test_what_people_wrote_goes_on_to_the_next_audit(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", SHORT))
    assert call("audit", "县", "-o", "one", *ON).status == 1
    write_into(tmp_path / "one" / LEDGER, 2, 整改情况="已补一节", 情况说明="教师借调", 销号="已销号")
    came = call("audit", "县", "-o", "two", "--ledger", f"one/{LEDGER}", *ON)
    assert came.status == 1, "what people write changes no verdict"
    (line,) = ledger(tmp_path / "two")
    assert (line["整改情况"], line["情况说明"], line["销号"]) == ("已补一节", "教师借调", "已销号")
    assert line["对照上次"] == "上次已销号，本次仍列出"
    (page,) = (tmp_path / "two/schools").glob("*.html")
    assert "情况说明：教师借调" in page.read_text("utf-8")
    assert [row["verdict"] for row in findings(tmp_path / "two")] == [
        row["verdict"] for row in findings(tmp_path / "one")
    ]


def test_a_filled_in_ledger_is_never_replaced_unread(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", SHORT))
    call("audit", "县", "-o", "out", *ON)
    assert "另存" not in call("audit", "县", "-o", "out", *ON).err
    write_into(tmp_path / "out" / LEDGER, 2, 整改情况="已补一节")
    wrote = (tmp_path / "out" / LEDGER).read_bytes()
    said = call("audit", "县", "-o", "out", *ON).err
    assert "问题台账（1）.xlsx" in said
    assert (tmp_path / "out/问题台账（1）.xlsx").read_bytes() == wrote
    call("audit", "县", "-o", "out", "--ledger", "out/问题台账（1）.xlsx", *ON)
    call("audit", "县", "-o", "out", "--ledger", "out/问题台账（1）.xlsx", *ON)
    assert not (tmp_path / "out/问题台账（2）.xlsx").exists()
    assert ledger(tmp_path / "out")[0]["整改情况"] == "已补一节"


def test_the_ledger_is_the_same_bytes_every_time(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", SHORT), ("乙小学/课表.csv", SHORT))
    call("audit", "县", "-o", "one", "--jobs", "1", *ON)
    call("audit", "县", "-o", "two", "--jobs", "2", *ON)
    assert (tmp_path / "one" / LEDGER).read_bytes() == (tmp_path / "two" / LEDGER).read_bytes()


def test_two_audits_are_compared(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", SHORT), ("乙小学/课表.csv", GOOD), ("丙小学/课表.csv", SHORT))
    (tmp_path / "县/丁小学").mkdir()
    (tmp_path / "县/丁小学/课表.csv").write_bytes(b"")  # of which nobody knows anything until it is handed in again
    call("audit", "县", "-o", "one", *ON)
    lay(tmp_path, ("甲小学/课表.csv", GOOD), ("乙小学/课表.csv", SHORT), ("丁小学/课表.csv", SHORT))
    call("audit", "县", "-o", "two", *ON)
    came = call("compare", "one", "two", "-o", "复查.html", "--xlsx", "复查.xlsx")
    assert came.status == 1
    assert "新增 1 个，已整改 1 个，仍存在 1 个，上次未列出 1 个" in came.out
    page = (tmp_path / "复查.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    book = openpyxl.load_workbook(tmp_path / "复查.xlsx")
    for name, school in (("新增", "乙小学"), ("已整改", "甲小学"), ("仍存在", "丙小学"), ("上次未列出", "丁小学")):
        rows = list(book[name].iter_rows(min_row=2, values_only=True))
        assert [row[1] for row in rows] == [school]
    again = call("compare", "one", "two", "-o", "复查.html", "--xlsx", "复查.xlsx")
    assert again.status == 2
    assert "复查.xlsx" in again.err


def test_an_audit_and_itself_have_nothing_new(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    call("audit", "县", "-o", "one", *ON)
    for page, book in (("页.html", "页.html"), ("页.txt", "页.xlsx")):
        came = call("compare", "one", "one", "-o", page, "--xlsx", book)
        assert (came.status, list(tmp_path.glob("页.*"))) == (2, [])
        assert "结尾" in came.err
    came = call("compare", "one", "one", "-o", "c.html")
    assert came.status == 0
    assert "新增 0 个，已整改 0 个，仍存在 0 个" in came.out


def test_what_cannot_be_compared_is_one_sentence(call: Caller, tmp_path: Path) -> None:
    lay(tmp_path, ("甲小学/课表.csv", GOOD))
    call("audit", "县", "-o", "one", *ON)
    (tmp_path / "empty").mkdir()
    (tmp_path / "old").mkdir()
    kept = {key: value for key, value in record(tmp_path / "one").items() if key != "rules"}
    (tmp_path / "old/audit.json").write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    for folder, words in (("nothing", "nothing"), ("empty", "empty"), ("old", "指纹")):
        came = call("compare", folder, "one", "-o", "c.html")
        assert came.status == 2
        assert words in came.err
        assert came.err.startswith("错误：")
        assert not (tmp_path / "c.html").exists()


@pytest.mark.parametrize("form", ["roster", "waivers"])
def test_empty_forms_are_written_and_never_over_a_filled_in_one(call: Caller, tmp_path: Path, form: str) -> None:
    assert call("form", form, "-o", "form.xlsx").status == 0
    (tmp_path / "form.xlsx").write_bytes(b"filled in")
    assert call("form", form, "-o", "form.xlsx").status == 2
    assert (tmp_path / "form.xlsx").read_bytes() == b"filled in"
