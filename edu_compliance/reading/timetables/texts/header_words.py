"""The words that head columns and corners: 班级, 星期, 节次, 科目, 任课教师 …"""

import re

from edu_compliance.model.closed_set import ClosedSet


class Column(ClosedSet):
    """What a header word says stands below or beside it."""

    CLASS = "class"
    GRADE = "grade"
    WEEKDAY = "weekday"
    PERIOD = "period"
    FIRST_PERIOD = "first_period"
    LAST_PERIOD = "last_period"
    """开始节次 and 结束节次, between which a lesson lies."""
    SUBJECT = "subject"
    TEACHER = "teacher"
    ROOM = "room"
    WEEKS = "weeks"
    TIME = "time"
    """A lesson's weekday and period in one cell (周一第1-2节)."""
    IGNORED = "ignored"
    """序号, 人数, 合计, 备注 …: nothing that is counted."""
    TOTAL = "total"


_COLUMNS: dict[Column, str] = {
    Column.CLASS: """班级 班 班别 行政班 班级名称 教学班 班名 上课班级 授课班级 任课班级 任教班级 开课班级 所在班级
        所属班级 class studentssets students""",
    Column.GRADE: "年级 年级名称 所属年级 所在年级 上课年级 任教年级 grade",
    Column.WEEKDAY: "星期 周几 星期几 上课星期 日期 周 weekday day",
    Column.PERIOD: "节次 时间段 时段 节序 节 课节 第几节 上课节次 节数 课次 节课 period hour",
    Column.FIRST_PERIOD: "开始节次 开始节数 开始节 起始节次 起始节数 起始节",
    Column.LAST_PERIOD: "结束节次 结束节数 结束节 终止节次 终止节数 终止节 截止节次",
    Column.SUBJECT: """科目 科目名称 课程 课程名称 学科 学科名称 课程名 课目 课程门类 学科门类 开设课程 开设科目
        开设学科 课程科目 学科课程 上课内容 任教学科 任教科目 任课学科
        subject course""",
    Column.TEACHER: """教师 任课教师 老师 任课老师 授课教师 上课教师 姓名 教师姓名 教师名称 科任教师 科任老师
        任课 任课人 授课人 teacher teachers""",
    Column.ROOM: "教室 教室名称 地点 上课地点 场地 场地名称 room",
    Column.WEEKS: "周次 单双周 上课周次 周别 起止周 周数 上课周数 weeks",
    Column.TIME: "上课时间",
    Column.TOTAL: """合计 总计 总课时 周课时 周课时数 总节数 周总课时 课时合计 小计 周课时合计 总课时数 周节数
        课时 课时数 每周课时 每周节数 周课时量 周总课时数 周课时总数 周课时总量 学期总课时 学年总课时 全年总课时 总学时
        total""",
    Column.IGNORED: """序号 编号 人数 学生数 学生人数 班数 班级数 班级个数 教学班数 备注 说明 班主任 副班主任 电话
        联系电话 序 no 校区 学校 楼层""",
}
_UNIT = re.compile(r"[(\[](?:节|课时|学时)[)\]]$")
_FILLED_IN = re.compile(r"(副?班主任|任课教师|任课老师|备注|说明):.+")
"""班主任:李老师, a form's word with what was filled in behind it."""
_COLUMN_OF = {name: column for column, names in _COLUMNS.items() for name in names.split()}
_TOTAL = re.compile(
    r"(?:[每各]?周|学科|科目|年级|国家课程|地方课程)*(?:总?(?:课时|节|学时)?(?:总?数|总?量)?(?:合计|总计|共计|统计|小计|汇总)"
    r"|总(?:课时|节|学时|课)[数量]?|(?:课时|节|学时)总[数量])"
)
"""周课时总计, 课时统计, 每周总课时: what is summed up, however it is said."""
_CORNER_WORDS = {
    "星期": Column.WEEKDAY,
    "周次": Column.WEEKDAY,
    "日期": Column.WEEKDAY,
    "节次": Column.PERIOD,
    "时间": Column.PERIOD,
    "节数": Column.PERIOD,
    "课节": Column.PERIOD,
    "课时": Column.PERIOD,
    "班级": Column.CLASS,
    "年级": Column.GRADE,
    "科目": Column.SUBJECT,
    "课程": Column.SUBJECT,
    "学科": Column.SUBJECT,
    "内容": Column.SUBJECT,
    "课别": Column.SUBJECT,
    "午别": Column.PERIOD,
    "姓名": Column.TEACHER,
    "教师": Column.TEACHER,
}
_CORNER = re.compile(rf"(?:{'|'.join(_CORNER_WORDS)}|[\\/|\s、-])+")


def column_of(folded: str) -> Column | None:
    """What a folded header word says stands below or beside it."""
    filled_in = _FILLED_IN.fullmatch(folded)
    word = filled_in[1] if filled_in else _UNIT.sub("", folded.rstrip(":"))
    return _COLUMN_OF.get(word) or (Column.TOTAL if _TOTAL.fullmatch(word) else None)


def corner_of(folded: str) -> frozenset[Column]:
    """What a folded corner text names, 节次\\星期; empty where it is no corner."""
    if not _CORNER.fullmatch(folded):
        return frozenset()
    return frozenset(column for word, column in _CORNER_WORDS.items() if word in folded)
