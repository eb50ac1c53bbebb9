"""Schools of a roster that are no longer: merged into others, closed, or without pupils, in the roster's own word."""

import re
from collections.abc import Iterator

from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.papers.form_table import FormRow, FormTable, plain, yes_or_no

_WHAT = (
    r"(?:撤并|撤销|撤点并校|撤点|停办|停止办学|停招|停止招生|关停|关闭|注销|空校|空壳学?校|无学生|无在校生|暂停办学)"
)
_DATE = (
    r"(?:(?:于|自)?[0-9]{4}[年./-](?:[0-9]{1,2}[月./-]?)?(?:[0-9]{1,2}日?)?|[春夏秋冬]季?|学期|上半年|下半年|起|底|初)*"
)
_INTO = r"(?:[至到入给](?!本校).*|[(].*)?"
_SAYS = re.compile(
    rf"(?:该?校|学校)?{_DATE}(?:已经?|被|现|全部|整体|均)*(?:{_WHAT}(?:学校|校点|教学点)?{_INTO}|(?:并入|合并[到至入])(?!本校).+)"
)
_GOES_ON = re.compile(r"恢复|复办|复课|继续|重新|暂缓|取消")
_ASKS = re.compile(rf"(?:是否)?(?P<word>已?{_WHAT})(?:学校|情况)?")
_BEHIND_NAME = re.compile(r"(?P<name>.+?)[(\[【](?P<word>[^()\[\]【】]+)[)\]】]")
_NUMBERED = r"(?:[0-9]{1,2}[.、]|[(]?[一二三四五六七八九十]{1,3}[、.)]+)?"
_HEADS = re.compile(
    rf"{_NUMBERED}(?P<word>(?:已|被)?(?:{_WHAT}[及和、]?)+(?:的)?(?:学校|教学点|校点|小学)?)"
    r"(?:名单|名册|一览表?)?(?:[:(]?共?计?[0-9]+[所个][:)]?)?"
)
_RUNNING = re.compile(
    rf"{_NUMBERED}(?:正常|在办|现有|开办|在册|保留|运行)[^0-9]*(?:学校|教学点|校点)(?:[:(]?共?计?[0-9]+[所个][:)]?)?"
)
TEACHES_ON = re.compile(r"停招|停止招生")
"""What is said of a school that takes nobody in any more, and may have classes yet."""


def closed_heads(table: FormTable) -> dict[int, str]:
    """Rows that say nothing else than that the schools under them are closed, in their word; "" ends that."""
    heads: dict[int, str] = {}
    for number in range(table.top + 1, len(table.grid.rows)):
        texts = {fold(cell) for cell in table.grid.rows[number]} - {""}
        text = next(iter(texts)) if len(texts) == 1 else ""
        if found := _HEADS.fullmatch(text):
            heads[number] = found["word"]
        elif _RUNNING.fullmatch(text):
            heads[number] = ""
    return heads


def closed_by_sheet(sheet: str) -> str:
    """What a sheet is called by that holds closed schools only (撤并学校名单); empty where it is called otherwise."""
    found = _HEADS.fullmatch(fold(sheet))
    return found["word"] if found else ""


def name_and_word(name: str) -> tuple[str, str]:
    """A school's name, and what a bracket behind it says of its being closed."""
    found = _BEHIND_NAME.fullmatch(fold(name))
    return (name[: len(found["name"])].strip(), found["word"]) if found and _says(found["word"]) else (name, "")


def closed(row: FormRow) -> str:
    """What any cell of a row says of the school's being closed, as it is written; empty where none does.

    A remark that speaks of some of its grades, of a plan or of other schools says nothing of it.
    """
    return next(_words(row), "")


def _words(row: FormRow) -> Iterator[str]:
    heads = row.table.grid.rows[row.table.top]
    for column in range(len(row.table.grid.rows[row.number])):
        text = row.at(column)
        if not text or column == row.table.columns.get("name"):
            continue
        asked = _ASKS.fullmatch(plain(heads[column])) if column < len(heads) else None
        if asked is not None and yes_or_no(text):
            yield asked["word"]
        elif _says(text):
            yield text


def _says(text: str) -> bool:
    said = re.split(r"[,;。]", "".join(fold(text).split()))
    return any(map(_SAYS.fullmatch, said)) and not _GOES_ON.search(fold(text))
