"""Whatever stands in a school's cells, nothing of it is a formula in what the program writes: seen in LibreOffice."""

import io
from pathlib import Path

import openpyxl

from edu_compliance.model.stage import Stage
from edu_compliance.reading.assemble import assemble
from edu_compliance.reporting.forms.timetable import TimetablePlan
from edu_compliance.reporting.records import findings_csv
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.words import Words
from tests.office.filling import filled, form
from tests.office.libreoffice import converted, needs_libreoffice
from tests.reporting.invented import DAY, result
from tests.reporting.workbooks import annotated, opened, read, table, workbook

FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "=cmd|'/C calc'!A0", '=HYPERLINK("http://x.invalid","体育")', "\t=1+1",
    "＝1+1", '=WEBSERVICE("http://x.invalid")', "{=1+1}", "'=1+1",
)  # fmt: skip
OTHERS = (
    "<script>alert(1)</script>", "<b>体育</b>&amp;", "长" * 5_000, "\u202e育体\u202c", "تربية بدنية",
    "体育😀👩‍👩‍👧", "_x0041_x0041_", "a\tb", '"体育"', "体育\n王老师", "#REF!", "TRUE", "1e9", "2026-11-23",
)  # fmt: skip
HOSTILE = (*FORMULAS, *OTHERS)


def hostile_week() -> list[list[str]]:
    """Hostile texts among lessons; each is a subject that nobody knows, and some lessons are missing."""
    week = [["语文", "数学", "体育", "音乐", "劳动"] for _ in range(8)]
    for number, text in enumerate(HOSTILE):
        week[number // 5][number % 5] = text
    return week


def hostile_workbook() -> bytes:
    sheets = {"二'1'班": table(hostile_week()), "=1+1": table(hostile_week(), "=1+1二年级2班", "=1+1小学")}
    return workbook(**{name: [[text[:32_000] for text in row] for row in rows] for name, rows in sheets.items()})


def formulas(content: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        f"{sheet.title}!{cell.coordinate} {cell.value}"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


@needs_libreoffice
def test_an_annotated_workbook_holds_no_formula(folder: Path) -> None:
    own = annotated(hostile_workbook()).content
    csv = "\n".join(
        ",".join(f'"{text.replace(chr(34), chr(34) * 2)}"' for text in row) for row in table(hostile_week())
    )
    fresh = annotated(csv.encode(), "课表.csv").content
    made = converted({"own.xlsx": own, "fresh.xlsx": fresh}, "xlsx", folder)
    for name, given in (("own.xlsx", own), ("fresh.xlsx", fresh)):
        assert formulas(given) == []
        assert formulas(made[name]) == []
        texts = {str(cell) for row in opened(made[name]).worksheets[-1].iter_rows(values_only=True) for cell in row}
        assert {"=1+1", "+1+1", "@SUM(1,1)"} <= texts
        assert "2" not in texts
    assert opened(made["own.xlsx"]).sheetnames == ["自查结果", "二'1'班", "=1+1"]


@needs_libreoffice
def test_a_form_with_hostile_texts_calculates_as_ever_and_runs_none_of_them(folder: Path) -> None:
    plan = TimetablePlan(Stage.PRIMARY, (0, 1), periods=8, school='=1+1"&A1')
    content = form(plan)
    given = filled(content, {"二年级（1）班": hostile_week()}, school='=HYPERLINK("x")小学')
    (made,) = converted({"form.xlsx": given}, "xlsx", folder).values()
    book = openpyxl.load_workbook(io.BytesIO(made), data_only=True)
    sheet = book["二年级（1）班"]
    assert sheet["A1"].value == '=HYPERLINK("x")小学 二年级（1）班课程表'
    assert sheet["B4"].value == "=1+1"
    assert [
        where for where in formulas(made) if where.startswith("二年级（1）班!") and where.split("!")[1][0] in "BCDEF"
    ] == []
    errors = {cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "e"}
    assert errors == set()


@needs_libreoffice
def test_findings_in_csv_are_no_formulas(folder: Path) -> None:
    judged = result(assemble("=1+1小学", [read(hostile_workbook(), "=1+1.xlsx")], DAY))
    ledger = findings_csv.head() + findings_csv.rows(judged, Words(Speaker()))
    control = "a,b\r\n=1+1,x\r\n".encode("utf-8-sig")
    made = converted({"ledger.csv": ledger, "control.csv": control}, "xlsx", folder)
    assert formulas(made["control.csv".replace("csv", "xlsx")]), "LibreOffice did not take a formula of a CSV for one"
    assert formulas(made["ledger.xlsx"]) == []
    rows = list(opened(made["ledger.xlsx"]).active.iter_rows(values_only=True))
    assert "=1+1" in str(rows[1][1])
