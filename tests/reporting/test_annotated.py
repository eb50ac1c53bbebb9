"""A school gets its own workbook back: marked by area with a sign and a reason, and nothing of it changed otherwise."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from edu_compliance.model.submission import File, SheetKind
from edu_compliance.reporting.annotated import Annotated, NotAnnotated, annotate, untouched
from edu_compliance.reporting.annotating.texts import LONGEST, clean, sheet_names
from edu_compliance.reporting.annotating.tint import HEAD
from edu_compliance.reporting.forms.looks import AREA_COLOURS
from edu_compliance.reporting.speech.catalogs import Language
from edu_compliance.reporting.speech.speaker import Speaker
from tests.reporting.invented import header, primary, result, school, school_class
from tests.reporting.workbooks import (
    WEEK,
    annotated,
    decorated,
    opened,
    read,
    table,
    with_broken_styles,
    with_part,
    workbook,
)

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*/*.xls*"))


def colour(sheet: Worksheet, cell: str) -> str:
    fill = sheet[cell].fill
    return "" if not fill.fill_type else f"#{fill.fgColor.rgb[2:]}" if fill.fill_type == "solid" else fill.fill_type


def said(sheet: Worksheet, cell: str) -> str:
    comment = sheet[cell].comment
    return "" if comment is None else str(comment.text)


@pytest.fixture(scope="module")
def marked() -> Worksheet:
    return opened(annotated(decorated()).content)["二1"]


@pytest.mark.parametrize(("cell", "area", "sign"), [("B5", "pe", "体"), ("B6", "arts", "美"), ("D6", "labour", "劳")])
def test_counted_cells_bear_their_areas_colour_and_sign(marked: Worksheet, cell: str, area: str, sign: str) -> None:
    colours = {one.value: tint for one, tint in AREA_COLOURS.items()}
    assert colour(marked, cell) == colours[area]
    assert f"{sign} 计入" in said(marked, cell)


def test_a_lesson_of_two_areas_by_turns_names_both(marked: Worksheet) -> None:
    assert "体 计入体育（单周）" in said(marked, "B7")
    assert "劳 计入劳动（双周）" in said(marked, "B7")


@pytest.mark.parametrize(("cell", "word"), [("F3", "体活"), ("F4", "拓展与探索"), ("E5", "书法")])
def test_doubtful_cells_are_hatched_and_say_why(marked: Worksheet, cell: str, word: str) -> None:
    assert colour(marked, cell) == "lightUp"
    assert said(marked, cell).startswith(f"{HEAD}? ")
    assert word in said(marked, cell)


def test_what_stands_outside_the_count_says_so(marked: Worksheet) -> None:
    assert "未计入" in said(marked, "B9")
    assert colour(marked, "B9") not in {"", *AREA_COLOURS.values()}


def test_other_lessons_are_left_alone(marked: Worksheet) -> None:
    assert [said(marked, cell) for cell in ("B4", "C3", "F7", "A3", "B2")] == [""] * 5
    assert colour(marked, "B3") == "#CCFFCC"


def test_the_schools_formatting_and_remarks_stay(marked: Worksheet) -> None:
    assert (marked["A1"].font.name, marked["A1"].font.sz) == ("楷体", 22)
    assert marked.column_dimensions["B"].width == pytest.approx(23)
    assert [str(merged) for merged in marked.merged_cells.ranges] == ["A1:F1"]
    assert said(marked, "B5").startswith("操场东侧")
    assert HEAD in said(marked, "B5")


def test_the_first_sheet_says_how_the_classes_stand() -> None:
    book = opened(annotated(decorated()).content)
    sheet = book.worksheets[0]
    assert sheet.title == "自查结果"
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    expected = ["LAB-05", 1, "1.5–2.5", 0.5, "PE-03", 4, "3.5–5.5", "?", "ART-04", 4, "4–6", "√"]
    assert ["二年级1班", *expected] in rows
    texts = "\n".join(str(cell) for row in rows for cell in row if cell)
    assert "云岭县第一小学" in texts
    assert "[PE-03]" in texts
    assert "课表自动核查结果，供督导人员参考" in texts


def test_a_click_on_a_class_leads_to_its_table() -> None:
    quoted = workbook(**{"二'1班'表": table()})
    sheet = opened(annotated(quoted).content).worksheets[0]
    (link,) = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert link == "'二''1班''表'!A2"


def test_only_the_first_sheet_is_selected() -> None:
    book = opened(annotated(workbook(一=table(name="一年级1班"), 二=table())).content)
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [True, False, False]
    assert book.active is book.worksheets[0]


def essence(file: File) -> object:
    return [
        (
            one.name,
            one.place.cell,
            [(lesson.weekday, lesson.period, lesson.taught) for lesson in one.lessons],
            one.allotments,
        )
        for one in file.classes
    ]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_an_annotated_workbook_is_read_like_the_original(path: Path) -> None:
    original = read(path.read_bytes(), path.name)
    again = read(annotated(path.read_bytes(), path.name).content, path.name)
    assert essence(again) == essence(original)
    assert again.status is original.status
    assert [one.kind for one in again.sheets] == [SheetKind.OTHER, *(one.kind for one in original.sheets)]


def test_the_same_input_gives_the_same_bytes() -> None:
    given = decorated()
    assert annotated(given).content == annotated(given).content


def test_annotating_an_annotated_workbook_replaces_the_old_marks() -> None:
    once = annotated(decorated()).content
    book = opened(once)
    book["二1"]["B5"].value = "语文"
    buffer = io.BytesIO()
    book.save(buffer)
    again = opened(annotated(buffer.getvalue()).content)
    assert again.sheetnames == ["自查结果", "二1"]
    assert said(again["二1"], "B5") == "操场东侧"
    assert colour(again["二1"], "B5") == ""
    assert said(again["二1"], "C5").count(HEAD) == 1
    assert opened(annotated(once).content)["二1"]["B5"].comment.text == opened(once)["二1"]["B5"].comment.text


def test_a_sheet_of_the_same_name_stays() -> None:
    book = opened(annotated(workbook(自查结果=table())).content)
    assert book.sheetnames == ["自查结果 (2)", "自查结果"]


# --- what openpyxl cannot give back -----------------------------------------------------------------------------------


def notes(done: Annotated) -> str:
    return " ".join(map(Speaker().say, done.notes))


def test_broken_styles_give_a_fresh_workbook_and_a_sentence() -> None:
    with pytest.raises((TypeError, ValueError)):
        opened(with_broken_styles())
    done = annotated(with_broken_styles())
    assert "另建了一份内容相同的工作簿" in notes(done)
    sheet = opened(done.content)["二1"]
    assert [[cell.value for cell in row] for row in sheet["B3:F8"]] == [list(row) for row in WEEK]
    assert "体 计入体育" in said(sheet, "B5")
    assert essence(read(done.content)) == essence(read(with_broken_styles()))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<cellXfs.*?</cellXfs>", b""),
        (b"<fonts.*?</fonts>", b""),
        (b'rgb="FFCCFFCC"', b'rgb="green"'),
        (b'numFmtId="0"', b'numFmtId="none"'),
        (b"<styleSheet.*", b"<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"),
    ],
    ids=["no formats", "no fonts", "odd colour", "odd number format", "bare"],
)
def test_whatever_is_wrong_with_the_styles_there_is_a_workbook(before: bytes, after: bytes) -> None:
    def spoil(styles: bytes) -> bytes:
        spoilt = re.sub(before, after, styles, flags=re.DOTALL)
        assert spoilt != styles
        return spoilt

    done = annotated(with_part(decorated(), "xl/styles.xml", spoil))
    assert "体 计入体育" in said(opened(done.content)["二1"], "B5")


def test_an_xls_gets_a_fresh_xlsx_with_its_merged_cells() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("二1")
    for row, texts in enumerate(table()):
        for column, text in enumerate(texts):
            if (row, column) != (0, 0):
                sheet.write(row, column, text)
    sheet.write_merge(0, 0, 0, 5, table()[0][0])
    buffer = io.BytesIO()
    book.save(buffer)
    done = annotated(buffer.getvalue(), "课表.xls")
    fresh = opened(done.content)["二1"]
    assert "不是 .xlsx" in notes(done)
    assert [str(merged) for merged in fresh.merged_cells.ranges] == ["A1:F1"]
    assert "体 计入体育" in said(fresh, "B5")
    assert essence(read(done.content)) == essence(read(buffer.getvalue(), "课表.xls"))


def test_formulas_become_their_results_and_that_is_said() -> None:
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("二1")
        for row, texts in enumerate(table()):
            sheet.write_row(row, 0, texts)
        sheet.write_formula("B5", '=CONCATENATE("体","育")', None, "体育")
        sheet.write_formula("H1", "=cmd|'/C calc'!A0", None, "?")
    done = annotated(buffer.getvalue())
    assert "公式换成了它们的结果" in notes(done)
    given = opened(done.content)["二1"]
    assert given["B5"].value == "体育"
    assert not [cell for row in given.iter_rows() for cell in row if cell.data_type == "f"]


def test_what_cannot_be_read_is_not_annotated() -> None:
    judged = result(primary())
    done = annotate("课表.xlsx", b"PK\x03\x04 broken", judged, header(), Speaker())
    assert isinstance(done, NotAnnotated)


def test_english_is_whole() -> None:
    book = opened(annotated(decorated(), speaker=Speaker(Language.ENGLISH)).content)
    texts = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert not any(text.startswith("[") and "] " in text and "=" in text for text in texts)
    assert "counts as" in said(book["二1"], "B5")


def test_a_sheet_of_paper_ends_with_no_title_and_begins_with_no_remedy() -> None:
    many = school(
        "那曲市色尼区第三小学", *(school_class(3, n, ("语数英语数", "数语科数语", "英语数语道")) for n in range(1, 30))
    )
    done = annotate("课表.xlsx", decorated(), result(many), header(), Speaker())
    assert not isinstance(done, NotAnnotated)
    sheet = opened(done.content).worksheets[0]
    first = [str(sheet.cell(row, 1).value or "") for row in range(1, sheet.max_row + 1)]
    ends = [one.id for one in sheet.row_breaks.brk]
    assert len(ends) > 3
    assert not [first[row - 1] for row in ends if first[row - 1].startswith("[")]
    assert not [first[row] for row in ends if first[row].startswith("怎么办")]
    heights = [sheet.row_dimensions[row].height or 15.5 for row in range(1, sheet.max_row + 1)]
    for start, end in zip([0, *ends], [*ends, sheet.max_row], strict=True):
        assert sum(heights[start:end]) <= 490


# --- names and texts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (["三(1)", "三(1)"], ["三(1)", "三(1) (2)"]),
        (["A", "a"], ["A", "a (2)"]),
        (["a/b:c*d?e[f]g\\h"], ["a_b_c_d_e_f_g_h"]),
        (["'引号'"], ["引号"]),
        ([""], ["Sheet"]),
        (["History"], ["History (2)"]),
        (["长" * 40, "长" * 40], ["长" * 30 + "…", "长" * 26 + "… (2)"]),
        (["\x00\ud800"], ["Sheet"]),
    ],
)
def test_sheets_get_names_that_excel_takes(wanted: list[str], given: list[str]) -> None:
    assert sheet_names(wanted) == given
    book = openpyxl.Workbook()
    for name in given:
        assert len(book.create_sheet(name).title) <= 31


def test_texts_are_cut_to_what_a_cell_holds() -> None:
    assert clean("a" * 40_000) == "a" * (LONGEST - 1) + "…"
    assert len(clean("😀" * 40_000).encode("utf-16-le")) // 2 <= LONGEST
    assert clean("a\x00b\x0bc\ud83dd\r\n") == "abcd\r\n"


def test_only_what_nobody_saved_since_is_replaced() -> None:
    done = annotated(decorated()).content
    assert untouched(done)
    book = opened(done)
    book.properties.lastModifiedBy = "教务处"
    buffer = io.BytesIO()
    book.save(buffer)
    assert not untouched(buffer.getvalue())
    assert not untouched(decorated())
    assert not untouched(b"no workbook")


def test_a_styled_cell_far_out_costs_nothing() -> None:
    book = opened(workbook(二1=table()))
    book["二1"]["XFD1048576"].fill = PatternFill("solid", fgColor="FFEEEEEE")
    buffer = io.BytesIO()
    book.save(buffer)
    done = annotated(buffer.getvalue())
    assert done.notes == ()
    assert "体 计入体育" in said(opened(done.content)["二1"], "B5")
