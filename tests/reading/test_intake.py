"""What a file is, by its content."""

import pytest

from edu_compliance.reading.intake import Format, Refusal, decode, examine
from edu_compliance.reading.refusal import Limits, Refused
from edu_compliance.reading.workbook import open_grids
from tests.hostile.corpus import workbook, xls

CSES = "version: 1\nsubjects:\n- name: 语文\nschedules:\n- name: 周一\n  enable_day: 1\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (CSES.encode(), Format.CSES),
        (b'{"ClassPlans": {}}', Format.JSON),
        (b'[\n  {"Name": "x"}]', Format.JSON),
        (b"{", Format.JSON),
        ("[三年级1班]课程表,,\n节次,星期一,星期二\n".encode(), Format.DELIMITED),
        ("{三（1）班},,\n节次,星期一,星期二\n".encode(), Format.DELIMITED),
        (b"[1],,\n", Format.DELIMITED),
        ("班级,星期,节次,科目\n".encode("gb18030"), Format.DELIMITED),
        (b"\xef\xbb\xbf<html><table>", Format.HTML),
        (b"\r\n\r\n<table border=1><tr><td>a</table>", Format.HTML),
        (xls((0, 0)), Format.XLS),
        (workbook(), Format.XLSX),
    ],
)
def test_formats(content: bytes, expected: Format) -> None:
    assert examine("随便.xlsx", content) is expected


def test_only_a_name_tells_a_file_of_asc() -> None:
    found = examine("课表.roz", bytes(range(1, 200)))
    assert isinstance(found, Refusal)
    assert found.message.id == "file.roz"


def test_a_limit_can_be_lowered() -> None:
    small = examine("a", b"1,2\n" * 10, Limits(file_size=10))
    assert isinstance(small, Refusal)
    assert small.message.id == "file.too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings(encoding: str) -> None:
    words = "节次,星期一\n1,语文（张三）\n2,藏文 བོད་ཡིག\n"
    assert decode(words.encode(encoding)) == words


def test_big5_pages_say_so() -> None:
    page = '<html><meta charset="big5"><table><tr><td>課表 音樂</td></tr></table>'
    (grid,) = open_grids("a.xls", page.encode("big5")).grids
    assert grid.rows == [["課表 音樂"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,"b\nc",d\n1,2,3\n', [["a", "b\nc", "d"], ["1", "2", "3"]]),
        ("语文；数学,体育\n音乐；美术,劳动\n", [["语文；数学", "体育"], ["音乐；美术", "劳动"]]),
        ("sep=;\na;b,c\n", [["a", "b,c"]]),
        ('"课表"\t""\n"a,b"\t"c"\n', [["课表", ""], ["a,b", "c"]]),
        ('="3-1",语文\n', [["3-1", "语文"]]),
        ("a\tb\n\nc\n\n\n", [["a", "b"], [], ["c"]]),
        ('a,"b""c"\n', [["a", 'b"c']]),
        ("只有一列\n第二行\n", [["只有一列"], ["第二行"]]),
        ('a,"没有关上\n', [["a", "没有关上\n"]]),
    ],
)
def test_delimited_text(text: str, rows: list[list[str]]) -> None:
    (grid,) = open_grids("三1班.csv", text.encode()).grids
    assert (grid.sheet, grid.rows) == ("三1班", rows)


def test_a_refusal_survives_a_process_border() -> None:
    import pickle

    with pytest.raises(Refused) as refused:
        open_grids("a.pdf", b"%PDF-1.4")
    again = pickle.loads(pickle.dumps(refused.value))
    assert again.message == refused.value.message
