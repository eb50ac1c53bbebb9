"""Tables that only place others on a page: the titles over a table stay with it."""

import io
from collections.abc import Sequence

import docx
import pytest

from edu_compliance.reading.workbook import open_grids
from tests.reading.said import WEEK, WHOLE, classes, read_files, week_under

SCHOOL = "曲扎县完全小学"


def week(rows: Sequence[Sequence[str]] = WEEK) -> str:
    lines = [["节次", *(f"星期{day}" for day in "一二三四五")], *([str(n), *row] for n, row in enumerate(rows, 1))]
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{text}' for text in line)}" for line in lines) + "</table>"


def page(body: str) -> dict[str, bytes]:
    return {f"{SCHOOL}.xls": f"<html><body>{body}</body></html>".encode()}


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>{school}三（2）班课程表</td></tr><tr><td>{week}</td></tr></table>",
        "<table><tr><td><h3>{school}三（2）班课程表</h3>{week}<p>教务处</p></td></tr></table>",
        "<table><tr><td>{school}<td>2026年9月<tr><td colspan=2>三（2）班课程表<tr><td colspan=2>{week}</table>",
        "<table><tr><td><table><tr><td>{school}三（2）班<tr><td>{week}</table></td></tr></table>",
        "<table><tr><td>三（2）班课程表</td><td>{week}</td></tr></table>",
    ],
)
def test_a_title_in_the_frame_is_the_title_of_the_table_inside(body: str) -> None:
    assert classes(read_files(page(body.format(school=SCHOOL, week=week())))) == {"3#2": WHOLE}


def test_tables_side_by_side_keep_their_own_titles() -> None:
    fewer = [["班" if text == "体" else text for text in row] for row in WEEK]
    titles = f"<tr><td colspan=3>{SCHOOL}课程表<tr><td>三（1）班<td><td>三（2）班"
    body = f"<table>{titles}<tr><td>{week(fewer)}<td><td>{week()}</table>"
    assert classes(read_files(page(body))) == {"3#1": WHOLE.replace("体4", "体0"), "3#2": WHOLE}


def test_frames_under_each_other() -> None:
    frame = "<table><tr><td>{}</td></tr><tr><td>{}</td></tr><tr><td>备注：按时上课</td></tr></table>"
    body = SCHOOL + "".join(frame.format(f"三（{n}）班课程表", week()) for n in (1, 2, 3))
    assert classes(read_files(page(body))) == {"3#1": WHOLE, "3#2": WHOLE, "3#3": WHOLE}


def test_a_small_table_in_a_cell_is_the_lines_of_the_cell() -> None:
    inner = "<table><tr><td>{}</td></tr><tr><td>洛桑</td></tr></table>"
    body = f"<p>{SCHOOL}三（2）班课程表</p>" + week([[inner.format(text) for text in row] for row in WEEK])
    assert classes(read_files(page(body))) == {"3#2": WHOLE}


def test_a_table_with_data_is_no_frame() -> None:
    body = f"<table><tr><td>甲<td>乙<td>丙<tr><td>{week()}</table>"
    grids = open_grids("a.xls", page(body)[f"{SCHOOL}.xls"]).grids
    assert [grid.rows[0][:2] for grid in grids] == [["甲", "乙"], ["节次", "星期一"]]


@pytest.mark.parametrize("again", [True, False])
def test_a_word_table_parted_for_a_new_page_is_one(again: bool) -> None:
    document = docx.Document()
    for number in (1, 2):
        document.add_paragraph(f"{SCHOOL}三（{number}）班课程表")
        header, *rows = [[str(text) for text in row] for row in week_under("题")][1:]
        for part in ([header, *rows[:4]], [header, *rows[4:]] if again else rows[4:]):
            table = document.add_table(len(part), len(header))
            for line, row in zip(part, table.rows, strict=True):
                for text, cell in zip(line, row.cells, strict=True):
                    cell.text = text
            document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    assert classes(read_files({"课表.docx": out.getvalue()})) == {"3#1": WHOLE, "3#2": WHOLE}


def test_word_too() -> None:
    document = docx.Document()
    for number in (1, 2):
        outer = document.add_table(2, 1)
        outer.cell(0, 0).text = f"{SCHOOL}三（{number}）班课程表"
        rows = [[str(text) for text in row] for row in week_under("题")][1:]
        inner = outer.cell(1, 0).add_table(len(rows), len(rows[0]))
        for line, row in zip(rows, inner.rows, strict=True):
            for text, cell in zip(line, row.cells, strict=True):
                cell.text = text
        document.add_paragraph()
    out = io.BytesIO()
    document.save(out)
    assert classes(read_files({f"{SCHOOL}.docx": out.getvalue()})) == {"3#1": WHOLE, "3#2": WHOLE}
