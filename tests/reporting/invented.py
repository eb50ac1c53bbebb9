"""Invented schools with planted problems, judged by the project's own rules: what pages are made from in tests."""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

import attrs

from edu_compliance.judging.judge import judge
from edu_compliance.model.finding import Verdict, Waiver
from edu_compliance.model.lesson import (
    EVERY_WEEK,
    Allotment,
    ClassKind,
    Doubt,
    Lesson,
    Naming,
    SchoolClass,
    Taught,
    Uncounted,
    Weeks,
)
from edu_compliance.model.message import say
from edu_compliance.model.place import Place, a1, a1_range
from edu_compliance.model.stage import Stage, stage_of_grade
from edu_compliance.model.submission import File, Notice, Sheet, SheetKind, Status, Submission
from edu_compliance.reporting.result import AuditHeader, SchoolResult, slug
from tests.policy.files import library

DAY = datetime.date(2026, 11, 23)
NAMES = {
    "语": "语文", "数": "数学", "英": "英语", "体": "体育与健康", "音": "音乐", "美": "美术", "劳": "劳动",
    "科": "科学", "道": "道德与法治", "综": "综合实践活动", "信": "信息科技", "班": "班会", "书": "书法",
}  # fmt: skip
FULL = ("语数英体音", "数语科美语", "体语数音道", "美科体劳语", "英数语道综", "信班美英数")
"""Six periods by five days: PE 3, arts 5, labour 1, and 综合实践活动 once."""
CLASS_NUMBERS = "一二三四五六七八九"


@lru_cache(maxsize=1)
def header() -> AuditHeader:
    return AuditHeader(DAY, library().in_force(DAY), library().areas, "0.1.0")


def taught(short: str, teacher: str = "") -> Taught:
    """A subject by its one-character name; anything longer is a name nobody knows."""
    if short == "?":
        return Taught("书", ("书法", "语文"), Naming.AMBIGUOUS, "书")
    name = NAMES.get(short)
    if name is None:
        return Taught(short, (), Naming.UNKNOWN, short, teacher=teacher)
    return Taught(name, (name,), Naming.KNOWN, short, teacher=teacher)


def school_class(
    grade: int,
    number: int,
    rows: tuple[str, ...] = FULL,
    file: str = "课表.xlsx",
    instead: Mapping[tuple[int, int], Taught] | None = None,
    **more: object,
) -> SchoolClass:
    """A class by its week, one character a lesson: `rows[period][day]`; `.` is an empty cell, `自` is 自习."""
    name = f"{CLASS_NUMBERS[(grade - 1) % 9]}（{number}）班"
    sheet = f"{CLASS_NUMBERS[(grade - 1) % 9]}({number})"
    lessons, uncounted = [], []
    for period, row in enumerate(rows, 1):
        for day, short in enumerate(row, 1):
            place = Place(file, sheet, a1(period + 1, day))
            if short == "自":
                uncounted.append(
                    Uncounted("自习", say("verdict.not_applicable"), place, weekday=day, period=f"第{period}节")
                )
            elif short != ".":
                what = (instead or {}).get((period, day)) or taught(short)
                lessons.append(Lesson(day, period, what, EVERY_WEEK, place))
    return SchoolClass(
        name=name,
        stage=stage_of_grade(grade),
        grades=(grade,),
        number=number,
        kind=ClassKind.TIMETABLE,
        place=Place(file, sheet, a1_range(0, 0, len(rows) + 1, 5)),
        days=(1, 2, 3, 4, 5),
        lessons=tuple(lessons),
        uncounted=tuple(uncounted),
        **more,  # type: ignore[arg-type]
    )


def result(submission: Submission, waive: tuple[str, ...] = ()) -> SchoolResult:
    findings = [
        attrs.evolve(f, waiver=Waiver("校舍维修,操场停用", "市教育局", "教体〔2026〕12号"))
        if f.rule.id in waive and f.verdict is Verdict.NOT_MET
        else f
        for f in judge(submission, header().policies, header().areas)
    ]
    return SchoolResult(submission, tuple(findings), slug(submission))


def school(name: str, *classes: SchoolClass, files: tuple[File, ...] = (), **more: object) -> Submission:
    by_file: dict[str, list[SchoolClass]] = {}
    for one in classes:
        by_file.setdefault(one.place.file, []).append(one)
    read = tuple(
        File(
            file,
            sha256=f"{hash_of(file):064x}",
            status=Status.READ,
            sheets=tuple(Sheet(c.place.sheet, True, SheetKind.TIMETABLE) for c in of_file),
            classes=tuple(of_file),
            year=2026,
            term=1,
        )
        for file, of_file in by_file.items()
    )
    return Submission(name, (*read, *files), tuple(classes), stages=(Stage.PRIMARY,), **more)  # type: ignore[arg-type]


def hash_of(text: str) -> int:
    return int.from_bytes(text.encode("utf-8"), "big") % (1 << 250)


def primary() -> Submission:
    """Twelve classes of a primary school with a problem of each kind, and a clean one in each grade."""
    short_of_pe = ("语数英语音", "数语科美语", "体语数音道", "美科语劳语", "英数语道综", "自班美英数")
    no_labour = ("语数英体音", "数语科美语", "体语数音道", "美科体语语", "英数语道综", "信班美英数")
    more_pe = ("体数英体音", "数语科美语", "体语数音道", "美科体劳语", "英数语道综", "信班美英数")
    classes = [school_class(grade, 1, more_pe if grade < 3 else FULL) for grade in range(1, 7)]
    classes += [
        school_class(1, 2, FULL),
        school_class(2, 2, short_of_pe),
        school_class(3, 2, ("语数英体音", "数语科语语", "体语数语道", "数科体劳语", "英数语道书", "信班美英数")),
        school_class(4, 2, no_labour),
        school_class(
            5, 2, FULL,
            instead={(1, 4): taught("体活", "王小明"), (4, 3): taught("体", "王小明"), (6, 1): taught("围棋")},
            doubts=(Doubt("语/数", say("weekday.1"), (Place("课表.xlsx", "五(2)", "C4"),)),),
        ),
        school_class(6, 2, ("语....", "数....", ".....", "体....", ".....", "....."), incomplete=say("weekday.2")),
    ]  # fmt: skip
    odd = Lesson(4, 4, taught("劳"), Weeks(2, (1,)), Place("课表.xlsx", "六(1)", "E6"))
    even = Lesson(4, 4, taught("班"), Weeks(2, (2,)), Place("课表.xlsx", "六(1)", "E6"))
    last = classes[5]
    classes[5] = attrs.evolve(last, lessons=(*(one for one in last.lessons if one.place.cell != "E6"), odd, even))
    unread = File("旧课表.doc", f"{7:064x}", Status.REFUSED, say("weekday.3"), notices=(Notice(say("weekday.4")),))
    return school("那曲市色尼区第三小学", *classes, files=(unread,), group=("那曲市", "色尼区"))


def allocation() -> Submission:
    place = Place("任课表.xls", "Sheet1", "A3:Z3")
    weekly = {"语": 8, "数": 6, "体": 2, "音": 2, "美": 2, "劳": 1, "英": 3}
    given = [
        Allotment(taught(short, "李四"), Fraction(n), Fraction(n), Place("任课表.xls", "Sheet1", a1(2, column)))
        for column, (short, n) in enumerate(weekly.items(), 1)
    ]
    one = SchoolClass(
        "三（1）班", Stage.PRIMARY, (3,), 1, ClassKind.ALLOCATION, place, allotments=tuple(given)
    )  # fmt: skip
    return school("山南市完全小学", one)


def clean() -> Submission:
    return school("拉萨市实验小学", *(school_class(grade, 1) for grade in range(3, 7)))


def large(classes: int = 60) -> Submission:
    each = classes // 6
    made = [school_class(grade, number) for grade in range(1, 7) for number in range(1, each + 1)]
    return school("日喀则市中心小学", *made)
