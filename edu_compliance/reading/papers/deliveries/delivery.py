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
from edu_compliance.model.register import FIRST_MONTH, school_year_of
from edu_compliance.model.submission import Notice
from edu_compliance.model.vocabulary import fold
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.deliveries.header import find_header, is_header
from edu_compliance.reading.timetables.texts.cells import CellReader
from edu_compliance.reading.timetables.texts.class_names import bare_class_name, class_name
from edu_compliance.reading.timetables.texts.school_years import school_year
from edu_compliance.reading.timetables.texts.text import closed_up, tidy

_SHOWN = 50
"""Rows a notice names; that there are more, its number says."""
_DATE = re.compile(r"(?:(20[0-9]{2})[年./-])?([0-9]{1,2})[月./-]([0-9]{1,2})")
_REASONS: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    (
        Reason.OCCUPIED,
        re.compile(
            r"占|赶(?:课|进度)|讲(?:评|卷|试卷|题)|借课|挪用|让课|补(?:语|数|英|物|化|课)|加课|辅[差导]|培优|复习|备考|冲刺"
        ),
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
_YES = re.compile(r"是|已.*|补.*|[√✓✔]|有|y|yes|归还.*|对调.*|.*[0-9].*")
_NO = re.compile(r"否|未.*|没.*|无|不.*|×|x|n|no|待.*|0(?:节课?|次|课时)?")
_NOTHING = re.compile(r"未上.*|没上.*|停课|停上|空课?|无课?|没课|未开|/|-+|—+")
_AS_PLANNED = re.compile(
    r"[√✓✔]|正常(?:上课|教学|授课)?|按(?:课程?表)(?:正常)?(?:上课|授课|执行)?|同(?:左|课程?表)|一致|相符"
)
"""What a cell says of a lesson that was given as it stood in the timetable."""
_SUMMARY = re.compile(r"^(?:合计|总计|小计|注|说明|备注|填表|审核|制表|记录人|巡课人|教务)")


@attrs.frozen
class DeliveryReading:
    """What a sheet gave."""

    record: DeliveryRecord
    notices: tuple[Notice, ...] = ()


def read_delivery(grid: Grid, file: str, cells: CellReader) -> DeliveryReading | None:
    """The record of a sheet; None where it is none. Rows nobody can read are named, and the others stand."""
    found = find_header(grid)
    if found is None:
        return None
    at, columns = found
    title = " ".join(" ".join(text for row in grid.rows[:at] for text in row if text).split()) or grid.sheet
    year, _ = school_year(closed_up(title))
    rows, unread = [], []
    reader = _Rows(grid, file, cells, columns, year)
    for number in range(at + 1, len(grid.rows)):
        texts = [text for text in grid.rows[number] if text.strip()]
        if not texts or _SUMMARY.match(texts[0].strip()) or is_header(grid.rows[number]):
            continue
        if reader.is_note(number):
            continue
        row = reader.row(number)
        cell = Place(file, grid.sheet, a1(number, min(columns.values())))
        if isinstance(row, Message):
            unread.append((row, cell))
        else:
            rows.append(row)
            if row.unread is not None:
                unread.append((row.unread, cell))
    bottom, right = len(grid.rows) - 1, max(columns.values())
    place = Place(file, grid.sheet, a1_range(at, min(columns.values()), bottom, right))
    notices = [*_unread(unread), *_without_date(rows), *_outside(rows, year)]
    return DeliveryReading(DeliveryRecord(title, place, tuple(rows), year), tuple(notices))


class _Rows:
    """Reads the rows of one sheet."""

    def __init__(self, grid: Grid, file: str, cells: CellReader, columns: Mapping[str, int], year: int | None) -> None:
        self._grid, self._file, self._cells, self._columns, self._year = grid, file, cells, columns, year
        self._above: dict[str, str] = {}
        """Date and class of the row above, which merged cells leave out below."""

    def row(self, number: int) -> Delivery | Message:
        """One lesson; a message where what was planned is none."""
        date, whose = self._carried(number, "date"), self._carried(number, "class")
        planned_text, given_text = self._text(number, "planned"), self._text(number, "given")
        reason_text = self._text(number, "reason")
        naming = _class(whose)
        unread = say("delivery.no_class", given=whose) if naming is None else None
        planned = self._lessons(planned_text)
        if not planned:
            if planned_text.strip():
                return say("delivery.no_planned", given=planned_text)
            unread = unread or say("delivery.planned_untold")
        given = planned if _AS_PLANNED.fullmatch(fold(given_text)) else self._lessons(given_text)
        made_up_text = self._text(number, "made_up")
        made_up = _made_up(made_up_text)
        if made_up is None and fold(made_up_text) not in _NO_REASON:
            unread = unread or say("delivery.made_up_unclear", given=made_up_text)
        silent = not given_text.strip()
        place = Place(self._file, self._grid.sheet, a1(number, self._columns["given"]))
        day = self._held(number) or _date(date, self._year)
        return Delivery(
            written=" ".join(whose.split()),
            naming=naming or ClassName(""),
            date=day,
            period=" ".join(self._text(number, "period").split()),
            planned=planned,
            given=given,
            nothing_given=not given and not silent,
            reason=_reason(reason_text),
            reason_written=" ".join(reason_text.split()),
            made_up=made_up,
            place=place,
            unread=unread,
            outside=day is not None and self._year is not None and not _is_of(day, self._year),
        )

    def is_note(self, number: int) -> bool:
        """Whether a row says nothing of a class and of lessons, or is a signature: 教务处：      日期："""
        texts = [self._text(number, role).strip() for role in ("class", "planned", "given")]
        return not any(texts) or any(text.endswith((":", "：")) for text in texts)

    def _held(self, number: int) -> datetime.date | None:
        """The date that the cell itself holds, of which Excel may show no year; or its merged range's first cell."""
        column = self._columns.get("date")
        if column is None:
            return None
        top = next(
            (top for top, left, end, right in self._grid.merges if top <= number <= end and left <= column <= right),
            number,
        )
        day = self._grid.dates.get((top, column))
        return day.date() if isinstance(day, datetime.datetime) else day

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
    folded = closed_up(text)
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
    found = [reason for reason, words in _REASONS if words.search(plain)]
    if Reason.OCCUPIED in found and Reason.HOLIDAY in found:
        return Reason.UNKNOWN  # 运动会占用: by another subject, or by everybody
    return found[0] if found else Reason.UNKNOWN


def _made_up(text: str) -> bool | None:
    plain = fold(text)
    if plain in _NO_REASON - {"无", "没有"}:
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


def _is_of(day: datetime.date, year: int) -> bool:
    """Whether a day may be of a school year; many schools begin it in August."""
    return school_year_of(day) == year or (day.year, day.month) == (year, FIRST_MONTH - 1)


def _outside(rows: Sequence[Delivery], year: int | None) -> list[Notice]:
    places = tuple(row.place for row in rows if row.outside)
    if not places or year is None:
        return []
    why = say("delivery.dates_outside", year=str(year), next=str(year + 1), count=len(places))
    return [Notice(why, places[:_SHOWN])]


def _without_date(rows: Sequence[Delivery]) -> list[Notice]:
    places = tuple(row.place for row in rows if row.date is None)
    return [Notice(say("delivery.no_date", count=len(places)), places[:_SHOWN])] if places else []
