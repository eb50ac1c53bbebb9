"""调课记录 and 巡课记录: one lesson a row, read by the names over their columns in whatever order they stand."""

import datetime
import re
from collections.abc import Mapping, Sequence

import attrs

from edu_compliance.model.class_name import ClassName
from edu_compliance.model.delivery import Delivery, DeliveryRecord, Reason
from edu_compliance.model.lesson import Taught
from edu_compliance.model.message import Message, say
from edu_compliance.model.place import Place, a1, a1_range
from edu_compliance.model.submission import Notice
from edu_compliance.reading.cells import CellReader
from edu_compliance.reading.class_names import bare_class_name, class_name
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.text import tidy
from edu_compliance.reading.titles import school_year

_LOOK_AT = 12
"""Rows in which the header is looked for."""
_SHOWN = 50
"""Rows a notice names; that there are more, its number says."""
_NAMES: dict[str, str] = {
    "date": "日期 上课日期 调课日期 巡课日期 原上课日期 时间 上课时间 年月日 原定日期 date",
    "class": "班级 年级班级 班别 班 上课班级 年级班 被查班级 班级名称 class",
    "period": "节次 第几节 课节 原节次 节 上课节次 原定节次 原上课节次 period",
    "planned": """原课程 原定课程 计划课程 课表课程 应上课程 原科目 原定科目 课表科目 计划科目 应上科目 调前课程
        调整前课程 调课前课程 调课前 调整前 被调课程 被占课程 原上课科目 原学科 课表学科 课程表课程
        应授课程 应授科目 planned""",
    "given": """实上课程 实际课程 实上科目 实际科目 实际上课科目 实际授课 实授课程 实授科目 调后课程
        调整后课程 调课后课程 调课后 调整后 改上课程 改为课程 现课程 现科目 替换课程 替换科目 代课科目
        实际上课 实际上课内容 实上内容 实际学科 实上学科 given""",
    "reason": "原因 调课原因 事由 理由 情况说明 调整原因 变动原因 不一致原因 reason",
    "made_up": """是否补回 是否补课 是否补上 补课情况 补回情况 补课时间 补课日期 补回时间 补回日期 补上情况
        是否已补 已补 是否归还 归还时间 是否补齐 madeup""",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_QUICK = re.compile(
    r"原[课定科上学]|计划[课科]|课表[课科学]|应[上授]|调[课整]?前|被[调占]|课程表课程|planned", re.IGNORECASE
)
"""A header of what was planned; a quick look, for most sheets are timetables."""
_DATE = re.compile(r"(?:(20[0-9]{2})[年./-])?([0-9]{1,2})[月./-]([0-9]{1,2})")
_REASONS: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (
        Reason.OCCUPIED,
        re.compile(r"占|赶(?:课|进度)|讲(?:评|卷|试卷)|借课|挪用|让课|补(?:语|数|英|物|化)|加课|辅差|培优"),
    ),
    (Reason.EXAM, re.compile(r"考试|月考|期[中末]考?|测试|测验|监测|模拟考|[一二三]模|统考|抽测|会考|考务|监考")),
    (
        Reason.HOLIDAY,
        re.compile(r"放假|假期|节假日|法定|(?:国庆|中秋|元旦|春|清明|端午|劳动|藏历|雪顿|望果|儿童|教师)节|停电|停水|停课|"
                   r"运动会|体育节|艺术节|校庆|开学典礼|结业|毕业典礼|升旗|研学|春游|秋游|演练|疫苗|体检|全校|校级|集体活动"),
    ),
    (Reason.WEATHER, re.compile(r"雨|雪(?!顿)|天气|大风|沙尘|雾|霾|高温|低温|寒潮|冰雹|室内")),
    (Reason.LEAVE, re.compile(r"公假|公差|公出|因公")),
)  # fmt: skip
_NO_REASON = frozenset({"", "无", "/", "-", "—", "——", "未说明", "不详", "没有"})
_YES = re.compile(r"是|已.*|补.*|√|有|y|yes|归还.*|对调.*|.*[0-9].*")
_NO = re.compile(r"否|未.*|没.*|无|不.*|×|x|n|no|待.*")
_NOTHING = re.compile(r"未上.*|没上.*|停课|停上|空课?|无课?|没课|未开|/|-+|—+")
_SUMMARY = re.compile(r"^(?:合计|总计|小计|注|说明|备注|填表|审核|制表|记录人|巡课人|教务)")


@attrs.frozen
class DeliveryReading:
    """What a sheet gave."""

    record: DeliveryRecord
    notices: tuple[Notice, ...] = ()


def looks_like_delivery(grid: Grid) -> bool:
    """Whether a sheet has a header of what was planned and what was given, and whose lesson it was."""
    return _header(grid) is not None


def read_delivery(grid: Grid, file: str, cells: CellReader) -> DeliveryReading | None:
    """The record of a sheet; None where it is none. Rows nobody can read are named, and the others stand."""
    found = _header(grid)
    if found is None:
        return None
    at, columns = found
    title = " ".join(" ".join(text for row in grid.rows[:at] for text in row if text).split()) or grid.sheet
    year, _ = school_year("".join(tidy(title).split()))
    rows, unread = [], []
    reader = _Rows(grid, file, cells, columns, year)
    for number in range(at + 1, len(grid.rows)):
        texts = [text for text in grid.rows[number] if text.strip()]
        if not texts or _SUMMARY.match(texts[0].strip()) or _again(grid.rows[number]):
            continue
        row = reader.row(number)
        if isinstance(row, Message):
            unread.append((row, Place(file, grid.sheet, a1(number, min(columns.values())))))
        else:
            rows.append(row)
    bottom, right = len(grid.rows) - 1, max(columns.values())
    place = Place(file, grid.sheet, a1_range(at, min(columns.values()), bottom, right))
    notices = [*_unread(unread), *_without_date(rows)]
    return DeliveryReading(DeliveryRecord(title, place, tuple(rows)), tuple(notices))


def _header(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    """The header's row, and the column of each role; the first column of a role counts."""
    for number, row in enumerate(grid.rows[:_LOOK_AT]):
        if not _QUICK.search("\n".join(row)):
            continue
        columns: dict[str, int] = {}
        for column, text in enumerate(row):
            role = _ROLES.get(_plain(text)) if text else None
            if role is not None:
                columns.setdefault(role, column)
        if {"planned", "given", "class"} <= columns.keys():
            return number, columns
    return None


def _again(row: Sequence[str]) -> bool:
    """Whether a header is repeated, as on each printed page."""
    return sum(_plain(text) in _ROLES for text in row if text) >= 3


def _plain(text: str) -> str:
    """A header's words without brackets, white space and signs."""
    return re.sub(r"[(\[].*?[)\]]|[\s:：?、/]", "", tidy(text))


class _Rows:
    """Reads the rows of one sheet."""

    def __init__(self, grid: Grid, file: str, cells: CellReader, columns: Mapping[str, int], year: int | None) -> None:
        self._grid, self._file, self._cells, self._columns, self._year = grid, file, cells, columns, year
        self._above: dict[str, str] = {}
        """Date and class of the row above, which merged cells leave out below."""

    def row(self, number: int) -> Delivery | Message:
        """One lesson; a message where it says neither whose nor which."""
        date, whose = self._carried(number, "date"), self._carried(number, "class")
        planned_text, given_text = self._text(number, "planned"), self._text(number, "given")
        reason_text = self._text(number, "reason")
        naming = _class(whose)
        if naming is None:
            return say("delivery.no_class", given=whose)
        planned = self._lessons(planned_text)
        if not planned:
            return say("delivery.no_planned", given=planned_text)
        given = self._lessons(given_text)
        silent = not given_text.strip()
        place = Place(self._file, self._grid.sheet, a1(number, self._columns["given"]))
        return Delivery(
            written=" ".join(whose.split()),
            naming=naming,
            date=_date(date, self._year),
            period=" ".join(self._text(number, "period").split()),
            planned=planned,
            given=given,
            nothing_given=not given and not silent,
            reason=_reason(reason_text),
            reason_written=" ".join(reason_text.split()),
            made_up=_made_up(self._text(number, "made_up")),
            place=place,
        )

    def _text(self, number: int, role: str) -> str:
        column = self._columns.get(role, -1)
        row = self._grid.rows[number]
        return row[column] if 0 <= column < len(row) else ""

    def _carried(self, number: int, role: str) -> str:
        """A text, or that of the merged range it belongs to."""
        text = self._text(number, role)
        if not text.strip() and role in self._columns:
            column = self._columns[role]
            for top, left, bottom, right in self._grid.merges:
                if top < number <= bottom and left <= column <= right:
                    text = self._above.get(role, "")
        self._above[role] = text
        return text

    def _lessons(self, text: str) -> tuple[Taught, ...]:
        if _NOTHING.fullmatch(tidy(text)):
            return ()
        return tuple(taught for taught, _ in self._cells.read(text).lessons)


def _class(text: str) -> ClassName | None:
    folded = "".join(tidy(text).split())
    if not folded:
        return None
    return class_name(folded) or bare_class_name(folded) or ClassName(" ".join(text.split()))


def _date(text: str, year: int | None) -> datetime.date | None:
    """A day by what the cell says; without a year, of the school year that the title names."""
    found = _DATE.search(tidy(text))
    if not found:
        return None
    month, day = int(found[2]), int(found[3])
    said = int(found[1]) if found[1] else (year + (month < 8) if year else 1)
    try:
        return datetime.date(said, month, day)
    except ValueError:
        return None


def _reason(text: str) -> Reason:
    plain = tidy(text)
    if plain in _NO_REASON:
        return Reason.NONE
    return next((reason for reason, words in _REASONS if words.search(plain)), Reason.UNKNOWN)


def _made_up(text: str) -> bool | None:
    plain = "".join(tidy(text).split())
    if not plain or plain in ("/", "-", "—"):
        return None
    if _NO.fullmatch(plain):
        return False
    return True if _YES.fullmatch(plain) else None


def _unread(unread: Sequence[tuple[Message, Place]]) -> list[Notice]:
    """Rows nobody can read, by what is wrong with them."""
    by_kind: dict[str, list[tuple[Message, Place]]] = {}
    for why, place in unread:
        by_kind.setdefault(why.id, []).append((why, place))
    return [
        Notice(
            say("delivery.rows_unread", why=of_kind[0][0], count=len(of_kind)), tuple(p for _, p in of_kind[:_SHOWN])
        )
        for of_kind in by_kind.values()
    ]


def _without_date(rows: Sequence[Delivery]) -> list[Notice]:
    places = tuple(row.place for row in rows if row.date is None)
    return [Notice(say("delivery.no_date", count=len(places)), places[:_SHOWN])] if places else []
