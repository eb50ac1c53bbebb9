"""Students in a page: masked, and capped in words."""

import io

import xlsxwriter

from edu_compliance.reading.workbook import open_grids
from edu_compliance.reporting.pages.school_page import school_page
from edu_compliance.reporting.pages.student_lists import CAP, student_lists
from edu_compliance.reporting.speech.privacy import Names
from edu_compliance.reporting.speech.speaker import Speaker
from edu_compliance.reporting.speech.words import Words
from tests.measuring.graduates import GOOD, HEADER, TITLE, student
from tests.reporting.invented import header
from tests.reporting.test_students_csv import result


def test_a_page_lists_students_up_to_a_cap_and_says_how_many_are_left_out() -> None:
    failing = [student(str(2022000000 + number), "30") for number in range(CAP + 7)]
    (shown,) = student_lists(result(GOOD, *failing), Speaker())
    assert (len(shown.lines), shown.left_out) == (CAP, 7)


def test_names_and_numbers_of_students_are_masked_whatever_becomes_of_teachers() -> None:
    judged = result(("2022000123", "王小明", "30", "", "", "4", "4", "2"))
    (masked,) = student_lists(judged, Speaker())
    assert (masked.lines[0].name, masked.lines[0].number) == ("王**", "**0123")
    for names in Names:
        page = school_page(header(), judged, Words(Speaker()), names).decode("utf-8")
        assert "王**" in page
        assert "王小明" not in page
        assert "2022000123" not in page


def test_a_long_list_whose_texts_stand_in_the_sheet_is_read() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("名单")
        sheet.write_row(0, 0, [TITLE])
        sheet.write_row(1, 0, HEADER)
        for number in range(8_000):
            sheet.write_row(number + 2, 0, student(str(2022000000 + number), "75"))
    (grid,) = open_grids("毕业名单.xlsx", stream.getvalue()).grids
    assert len(grid.rows) == 8_002
