"""`edu-compliance form` writes forms that the program reads again, and never over one that is filled in."""

import re
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Caller


@pytest.mark.parametrize("form", ["register", "inspection"])
def test_a_form_is_written_once_and_read_as_what_it_is(call: Caller, tmp_path: Path, form: str) -> None:
    assert call("form", form, "-o", "表.xlsx").status == 0
    before = (tmp_path / "表.xlsx").read_bytes()
    again = call("form", form, "-o", "表.xlsx")
    assert again.status == 2
    assert "已存在" in again.err
    assert (tmp_path / "表.xlsx").read_bytes() == before
    read = call("read", "表.xlsx")
    assert read.status == 0
    assert "台账" in read.out


@pytest.mark.parametrize("level", ["school", "county", "prefecture", "region"])
def test_a_record_for_every_level(call: Caller, level: str) -> None:
    assert call("form", "inspection", "-o", f"{level}.xlsx", "--level", level).status == 0


def test_a_workbook_that_its_name_hides_is_not_written(call: Caller, tmp_path: Path) -> None:
    for form in ("roster", "waivers", "register", "inspection"):
        came = call("form", form, "-o", "名册.csv")
        assert (came.status, list(tmp_path.iterdir())) == (2, [])
        assert ".xlsx 结尾" in came.err


def test_a_level_nobody_knows_is_a_wrong_call(call: Caller) -> None:
    assert call("form", "inspection", "-o", "x.xlsx", "--level", "village").status == 2


def test_every_clause_stands_in_the_list(call: Caller) -> None:
    came = call("policies", "list")
    assert came.status == 0
    ids = {word for line in came.out.splitlines() for word in line.split()[:1]}
    assert {f"LAB-{number:02}" for number in range(1, 45)} <= ids
    assert "共 129 条规定" in came.out
    *_, last = came.out.splitlines()
    counts = [int(count) for count in re.findall(r" ([0-9]+) 条(?=[；。])", last)]
    assert "9 条；调课、巡课记录" in last
    assert f"共 {sum(counts)} 条规定" in last


def test_one_clause_is_explained(call: Caller) -> None:
    said = call("policies", "show", "ART-18").out
    for words in ("有条件的中小学校", "holdings", "校级艺术社团", "存疑", "需要的材料", "有条件建立校级艺术社团"):
        assert words in said
    assert "able_arts_troupe" not in said


def test_the_courses_that_count_are_listed_once(call: Caller) -> None:
    said = call("policies", "show", "PE-09").out
    assert call("policies", "show", "pe9").out == said
    assert said.count("计入的课程") == 1
    assert said.count("要求：") == 2


def test_a_form_too_wide_for_a_page_goes_on_beside_what_names_its_rows(call: Caller, tmp_path: Path) -> None:
    def paper(form: str) -> tuple[object, ...]:
        call("form", form, "-o", f"{form}.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / f"{form}.xlsx").worksheets[0]
        setup = sheet.page_setup
        return setup.orientation, setup.fitToWidth or 1, sheet.print_title_cols, sheet.print_title_rows

    assert paper("roster") == ("landscape", 2, "$A:$B", "$3:$3")
    assert paper("waivers") == ("landscape", 1, None, "$3:$3")


def test_headers_of_a_form_are_as_high_as_their_words(call: Caller, tmp_path: Path) -> None:
    call("form", "roster", "-o", "名册.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "名册.xlsx").worksheets[0]
    assert (sheet.row_dimensions[3].height or 0) > 32
