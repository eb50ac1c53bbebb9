"""Workbooks as schools hand them in, for what is written from them: honest, decorated, broken and hostile."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from edu_compliance.model.submission import File
from edu_compliance.reading.assemble import assemble
from edu_compliance.reading.read import read_file
from edu_compliance.reporting.annotated import Annotated, annotate
from edu_compliance.reporting.speech.speaker import Speaker
from tests.policy.files import library
from tests.reporting.invented import DAY, header, result

Rows = Sequence[Sequence[str]]

WEEK = (
    ("语文", "数学", "语文", "数学", "体活"),
    ("数学", "语文", "数学", "语文", "拓展与探索"),
    ("体育", "体育", "英语", "书法", "体育"),
    ("音乐", "美术", "劳动", "音乐", "美术"),
    ("体育(单)/劳动(双)", "科学", "道德与法治", "科学", "班会"),
    ("语文", "英语", "语文", "英语", "自习"),
)


def table(week: Rows = WEEK, name: str = "二年级1班", school: str = "云岭县第一小学") -> list[list[str]]:
    """A class's table; B3 is the first lesson, and a row of 课后服务 stands under it."""
    head = [[f"{school}{name}课程表"], ["节次", "星期一", "星期二", "星期三", "星期四", "星期五"]]
    body = [[f"第{number}节", *row] for number, row in enumerate(week, 1)]
    return [*head, *body, ["课后服务", "体育", "", "", "", ""]]


def workbook(**sheets: Rows) -> bytes:
    """Plain sheets."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for column, text in enumerate(row):
                    sheet.write_string(line, column, text)
    return buffer.getvalue()


def decorated() -> bytes:
    """A table with fonts, a merged title, widths, an own fill and a remark of the school's."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(二1=table())))
    sheet = book.active
    sheet.merge_cells("A1:F1")
    sheet["A1"].font = Font("楷体", 22, bold=True)
    sheet.column_dimensions["B"].width = 23
    sheet["B3"].fill = PatternFill("solid", fgColor="FFCCFFCC")
    sheet["B5"].comment = Comment("操场东侧", "教务处")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part of it changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for part in given.namelist():
            data = given.read(part)
            made.writestr(part, change(data) if part == name else data)
    return buffer.getvalue()


def with_broken_styles() -> bytes:
    """Fills without a kind, as WPS writes some: Excel and WPS open it, openpyxl does not."""
    empty = re.compile(rb"<fill><patternFill patternType=\"none\"\s*/></fill>")
    return with_part(workbook(二1=table()), "xl/styles.xml", lambda styles: empty.sub(b"<fill/>", styles))


def read(content: bytes, name: str = "课表.xlsx") -> File:
    return read_file(name, content, library().vocabulary)


def annotated(content: bytes, name: str = "课表.xlsx", speaker: Speaker | None = None) -> Annotated:
    """The file alone, judged by the project's rules and annotated."""
    judged = result(assemble("", [read(content, name)], DAY))
    done = annotate(name, content, judged, header(), speaker or Speaker())
    assert isinstance(done, Annotated)
    return done


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))
