"""Formulas whose results were never stored: where a sheet needs one, it says that nobody knows what stands there."""

import io
from collections.abc import Mapping, Sequence

import openpyxl
import pytest

from edu_compliance.model.submission import Submission
from tests.generator.canvas import Value
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read_files, reasons, week_under

Rows = Sequence[Sequence[Value]]
SAID = "sheet.formulas_unstored"
NUMBERS = (("班级", "语文", "数学", "体育", "音乐", "劳动"), ("三（1）班", 8, 6, 4, 2, 1), ("三（2）班", 8, 6, 4, 2, 1))
"""An allocation of two classes."""


def with_formulas(rows: Rows, formulas: Mapping[str, str]) -> Submission:
    book = openpyxl.Workbook()
    for values in rows:
        book.active.append(values)
    for cell, formula in formulas.items():
        book.active[cell] = formula
    out = io.BytesIO()
    book.save(out)
    return read_files({"课程表.xlsx": out.getvalue()}, "曲扎县完全小学")


def matrix() -> Rows:
    lessons = [WEEK[period][day] for day in range(5) for period in range(6)]
    days = [day if period == 0 else "" for day in DAYS for period in range(6)]
    return [["班级", *days], ["", *[1, 2, 3, 4, 5, 6] * 5], ["三（1）班", *lessons], ["三（2）班", *lessons]]


def listed() -> Rows:
    rows = [("三（1）班", day, p + 1, WEEK[p][d]) for d, day in enumerate(DAYS) for p in range(6)]
    return [("班级", "星期", "节次", "科目"), *rows]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (week_under("三（1）班课程表"), "C2"),  # 星期二
        (week_under("三（1）班课程表"), "F2"),
        (week_under("三（1）班课程表"), "A4"),  # the second period
        (week_under("三（1）班课程表"), "A8"),
        (matrix(), "A3"),
        (matrix(), "A4"),
        (matrix(), "D2"),
        (listed(), "A9"),
        (NUMBERS, "D1"),
        (NUMBERS, "A2"),
        (NUMBERS, "A3"),
    ],
)
def test_where_a_class_a_day_a_period_or_a_subject_should_stand(rows: Rows, cell: str) -> None:
    found = with_formulas(rows, {cell: "=Z99"})
    assert not found.files[0].sheets[0].understood
    assert reasons(with_formulas(rows, {})) == []


def test_a_sheet_of_nothing_else_is_not_empty() -> None:
    table = week_under("三（1）班课程表")
    cells = {f"{'ABCDEF'[column]}{row + 1}": "=Z99" for row in range(len(table)) for column in range(6)}
    assert SAID in reasons(with_formulas([], cells))


def test_a_lesson_of_a_list_may_be_anything() -> None:
    found = with_formulas(listed(), {"D2": "=Z99"})
    assert classes(found) == {"3#1?": "劳1…2 体4…5 艺3…4 共30"}


def test_a_number_of_lessons_may_be_a_few() -> None:
    found = with_formulas(NUMBERS, {"D2": "=2+2"})
    assert classes(found)["3#1?"] == "劳1 体0…4 艺2 共17"
    assert "doubt.allotment_unstored" in reasons(found)


def test_sums_and_titles_are_not_asked_for() -> None:
    summed = [(*NUMBERS[0], "合计"), NUMBERS[1], NUMBERS[2], ("合计",)]
    formulas = {"G2": "=SUM(B2:F2)", "G3": "=SUM(B3:F3)", "B4": "=SUM(B2:B3)", "G4": "=SUM(G2:G3)"}
    assert reasons(with_formulas(summed, formulas)) == reasons(with_formulas(NUMBERS, {}))
    titled = with_formulas([(), *week_under("三（1）班课程表")], {"C1": "=TODAY()"})
    assert (classes(titled), reasons(titled)) == ({"3#1": WHOLE}, [])
    beside = with_formulas(week_under("三（1）班课程表"), {"I3": "=COUNTA(B3:F3)"})
    assert (classes(beside), reasons(beside)) == ({"3#1": WHOLE}, [])
    week = week_under("")
    panelled = with_formulas([("", *[""] * 7, "科目"), *week[1:]], {"A1": "=B1&C1"})
    assert SAID not in reasons(panelled)  # as in the program's own form, which counts at the right
