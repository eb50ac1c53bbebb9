"""Rows of a register that say that there is nothing (未举办, 因雨取消, 正在制定); and tables of several schools."""

import enum
import re

from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.form_table import FormRow, FormTable, plain, yes_or_no

_DONE = (
    "(?:举办|举行|开展|组织|召开|进行|实施|制[定订]|建立|出台|印发|成立|组建|设立|开设|配备|安排|落实|建设|任命|指定|确定|参加"
    "|完成|启动)"
)
_NOT_YET = (
    "(?:尚|暂|还|仍|从|均|都)?(?:未|没有?|无法|不再|不能)(?:能够?|曾|予|及时|正式)?(?:如期|按期|按时)?"
    f"{_DONE}(?:[此该][项类])?(?:活动|工作)?"
)
_NO_MORE = "取消|停办|停止(?:举办|执行|活动)?|停用|暂停|废止|失效|作废|撤销|解散"
_PLANNED = f"(?:拟|正在|筹备|筹划|计划[于在]|将[于在]|待)[^,，。;；、]{{0,8}}?{_DONE}中?|(?:筹备|筹建|制定|起草|建设)中"
_WHY = "(?:因[^,，。;；]{1,20}?[,，]?)?(?:本?学?年度?|今年|本学期|我校|学校|目前|现|已经?|全部|计划|该活动|活动)*[,，]?"
_DENIES = re.compile(rf"{_WHY}(?:{_NOT_YET}|{_NO_MORE}|{_PLANNED})[。.!]?")
_MAY_DENY = re.compile(rf"{_NOT_YET}|{_NO_MORE}|{_PLANNED}|推迟|延期|待定")
_ASKED = re.compile(
    f"(?:是否|有无|有没有)已?(?:如期|按期)?(?:{_DONE}|有|建成|具备)?(?:[此该]项)?(?:活动|工作|制度|场所)?"
)
"""A column of other forms that asks whether there is any at all (是否开展)."""
_NOTHING = frozenset({"无", "没有", "暂无", "无此项", "/", "-", "—", "——", "空", "0"})
_OF_SCHOOLS = frozenset(
    plain(f"{whose}{what}")
    for whose in ("", "所在", "所属", "填报", "上报", "报送", "举办")
    for what in ("学校", "学校名称", "单位", "单位名称")
) - {"举办单位"}
_SCHOOL = re.compile(r"(?:学校|小学|中学|高中|完小|教学点|初中|幼儿园|学院|大学|中心校|一小|二小|三小)$")


class Denial(enum.Enum):
    """What a row says of itself."""

    NO = "no"
    """Nothing of the kind."""
    MAYBE = "maybe"
    """Some cell speaks of what was not held, or is still to come; nobody knows whether of this."""
    YES = "yes"
    """That there is nothing."""


def denial(row: FormRow) -> Denial:
    """Whether a row says that what it names was not held, or is not there.

    A name that only says so is one (未举办); 无 is, where no date stands beside it. In other cells a sentence of
    nothing else is (因雨取消), and one that mentions it may be.
    """
    name, others = fold(row.text("name")), _others(row)
    if _answered_no(row) or _DENIES.fullmatch(name) or any(_DENIES.fullmatch(text) for text in others):
        return Denial.YES
    if name in _NOTHING:
        told = fold(row.text("date")) not in _NOTHING | {""}
        return Denial.MAYBE if told else Denial.YES
    return Denial.MAYBE if any(_MAY_DENY.search(text) for text in others) else Denial.NO


def _answered_no(row: FormRow) -> bool:
    """Whether a column that asks for it says that there is none."""
    known, header = set(row.table.columns.values()), row.table.grid.rows[row.table.top]
    return any(
        column not in known and _ASKED.fullmatch(plain(text)) and yes_or_no(row.at(column)) is False
        for column, text in enumerate(header)
        if text
    )


def _others(row: FormRow) -> list[str]:
    """A row's cells that are neither its type nor its name."""
    apart = {row.table.columns[key] for key in ("kind", "name") if key in row.table.columns}
    cells = row.table.grid.rows[row.number]
    return [fold(cells[column]) for column in range(len(cells)) if column not in apart and cells[column]]


def schools_in(table: FormTable) -> tuple[str, ...]:
    """The schools whose rows a table holds, where a column names more than one: it is no register of any of them."""
    header = table.grid.rows[table.top]
    known = set(table.columns.values())
    for column, text in enumerate(header):
        if column not in known and text and plain(text) in _OF_SCHOOLS:
            said = dict.fromkeys(name for row in table.rows() if _SCHOOL.search(name := row.at(column)))
            if len(said) > 1:
                return tuple(said)
    return ()
