"""`form timetable`: what it takes, what it refuses, and that what it wrote passes `check` once it is filled in."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.cli import weeks
from tests.cli.conftest import Caller

CALL = ("form", "timetable", "--stage", "primary", "--classes", "0,1", "--periods", "6")
ON = ("--on", "2026-11-23")


def test_a_form_filled_in_passes_check(call: Caller, tmp_path: Path) -> None:
    assert call(*CALL, "--school", "云岭县第一小学", "-o", "课程表.xlsx", *ON).status == 0
    book = openpyxl.load_workbook(tmp_path / "课程表.xlsx")
    for row, texts in enumerate(weeks.CLEAN, 4):
        for column, text in enumerate(texts, 2):
            book["二年级（1）班"].cell(row, column).value = text
    book.save(tmp_path / "课程表.xlsx")
    said = call("check", "课程表.xlsx", *ON)
    assert said.status == 0
    assert "二年级（1）班" in said.out


def test_a_form_that_is_not_filled_in_says_so_once_for_each_rule(call: Caller) -> None:
    call(*CALL, "--classes", "2,3", "-o", "课程表.xlsx", *ON)
    said = call("check", "课程表.xlsx", *ON)
    assert said.status == 3
    assert said.out.count("没有读到一节课") == len(("ART-04", "LAB-05", "PE-03", "ART-11", "LAB-04")) + 2
    assert said.out.count("无从统计天数") == 1
    assert "批注" not in said.out


def test_the_stage_may_be_written_as_the_office_does(call: Caller, tmp_path: Path) -> None:
    made = ("--classes", "1", *ON)
    assert call("form", "timetable", "--stage", "初中", *made, "-o", "a.xlsx").status == 0
    assert call("form", "timetable", "--stage", "junior", *made, "-o", "b.xlsx").status == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_no_file_is_overwritten(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "课程表.xlsx").write_bytes(b"filled in")
    said = call(*CALL, "-o", "课程表.xlsx")
    assert said.status == 2
    assert "课程表.xlsx" in said.err
    assert (tmp_path / "课程表.xlsx").read_bytes() == b"filled in"


@pytest.mark.parametrize(
    "wrong",
    [
        ("--classes", "3,3,2,2,2,2,2"),
        ("--classes", "三个"),
        ("--classes", ""),
        ("--classes", "0,0"),
        ("--classes", "150,150"),
        ("--stage", "preschool"),
        ("--periods", "40"),
        ("--periods", "0"),
        ("--days", "4"),
        ("-o", "课程表.xls"),
        ("--on", "1999-01-01"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_refused_in_one_sentence(call: Caller, tmp_path: Path, wrong: tuple[str, str]) -> None:
    said = call(*CALL, "-o", "课程表.xlsx", *wrong)
    assert said.status == 2
    assert said.err.count("\n") == 1
    assert not any(tmp_path.iterdir())


def test_classes_may_be_listed_with_chinese_commas(call: Caller, tmp_path: Path) -> None:
    assert call(*CALL, "--classes", "1，2", "-o", "f.xlsx", "--lang", "en").status == 0
    assert "二年级（2）班" in openpyxl.load_workbook(io.BytesIO((tmp_path / "f.xlsx").read_bytes())).sheetnames


def test_own_names_count_in_the_form_too(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "叫法.csv").write_text("写法,科目\n阳光健身,体育与健康\n", "utf-8")
    call(*CALL, "-o", "one.xlsx")
    call(*CALL, "-o", "two.xlsx", "--vocabulary", "叫法.csv")
    without, within = (
        {cell for row in openpyxl.load_workbook(tmp_path / name)["_names"].iter_rows(values_only=True) for cell in row}
        for name in ("one.xlsx", "two.xlsx")
    )
    assert within - without == {"阳光健身", "阳光健身课"}
