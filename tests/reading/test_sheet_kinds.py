"""What a sheet is taken for; what is no class's timetable makes no class, and every sheet has its reason."""

import base64
import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from edu_compliance.model.submission import SheetKind, Status
from tests.generator.canvas import Canvas, Value
from tests.generator.formats import write_xlsx
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, read_files, reader, reasons, sheet, week_under

CLASSES_OF_A_TEACHER = (
    ("三（1）", "三（2）", "", "四（1）", ""),
    ("", "三（1）", "三（2）", "", "四（1）"),
    ("三（2）", "", "三（1）", "", ""),
)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (
            [("扎西 体育 课程表",), ("节次", *DAYS), *((n, *row) for n, row in enumerate(CLASSES_OF_A_TEACHER, 1))],
            "sheet.teacher",
        ),
        (
            [
                ("扎西顿珠",),
                ("节次", *DAYS),
                *(
                    (n, *(f"体育\n{c}班\n操场" if c else "" for c in row))
                    for n, row in enumerate(CLASSES_OF_A_TEACHER, 1)
                ),
            ],
            "sheet.teacher",
        ),
        (
            [
                ("王芳课程表",),
                ("节次", *DAYS),
                (1, "体育 三（1）班", "体育三（2）", "", "体育 四（1）班", ""),
                (2, "", "体育 三（1）班", "体育三（2）", "", "体育 四（1）班"),
            ],
            "sheet.teacher",
        ),
        (
            [("教师课程表",), ("节次", *DAYS), (1, "体", "", "体", "", "体"), (2, "", "体", "", "体", "")],
            "sheet.teacher",
        ),
        (
            [("音乐教室使用安排表",), ("节次", *DAYS), (1, *CLASSES_OF_A_TEACHER[0]), (2, *CLASSES_OF_A_TEACHER[1])],
            "sheet.room",
        ),
        ([("作息时间表",), ("节次", "时间"), ("第一节", "8:30-9:10"), ("第二节", "9:20-10:00")], "sheet.bells"),
        ([("期末考试安排表",), ("时间", "星期一", "星期二"), ("9:00-11:00", "语文", "英语")], "sheet.exam"),
        ([("三（2）班课后服务课程表",), ("节次", *DAYS), (1, *"体美音劳体"), (2, *"体美音劳体")], "sheet.activity"),
        ([("高一（2）班晚自习安排表",), ("节次", *DAYS), (1, *"语数英语数"), (2, *"语数英语数")], "sheet.activity"),
        ([("值周安排表",), ("岗位", *DAYS), ("校门", "扎西", "卓玛", "王芳", "次仁", "达瓦")], "sheet.roster"),
        ([("一周食谱",), ("餐次", *DAYS), ("早餐", *["糌粑"] * 5), ("午餐", *["米饭"] * 5)], "sheet.not_a_timetable"),
        ([("目录",), ("班级", "页码"), ("三（1）班", 1), ("三（2）班", 2)], "sheet.not_a_timetable"),
        (
            [
                ("学校名册",),
                ("序号", "学校名称", "各年级班数"),
                ("", "", *(f"{grade}年级" for grade in "一二三四五六七八九")),
                *((n, f"曲扎县第{n}小学", *[1] * 6) for n in range(1, 9)),
            ],
            "sheet.list_of_schools",
        ),
        ([(), ()], "sheet.empty"),
    ],
)
def test_what_is_no_class_s_timetable_makes_no_class_and_says_what_it_is(
    table: Sequence[Sequence[Value]], reason: str
) -> None:
    found = read(sheet(table))
    assert found.classes == ()
    assert [one.reason.id for one in found.files[0].sheets if one.reason] == [reason]


@pytest.mark.parametrize(
    "table",
    [
        [("社团活动安排表",), ("时间", *DAYS), ("16:30-17:30", "足球", "合唱", "书法", "舞蹈", "篮球")],
        [
            ("第三周工作安排",),
            ("星期", "内容", "负责人"),
            ("星期一", "升旗仪式、班会", "扎西"),
            ("星期三", "体育达标测试", "王芳"),
        ],
    ],
)
def test_other_weekly_plans_are_no_timetables(table: Sequence[Sequence[Value]]) -> None:
    assert read(sheet(table)).classes == ()


@pytest.mark.parametrize("left", [True, False])
def test_a_timetable_beside_a_count_of_its_courses_is_no_programme(left: bool) -> None:
    counts = [("课程", "课时", "任课教师"), ("语文", 8, "扎西"), ("体育", 4, "王伟"), ("音乐", 2, "卓玛")]
    rows = week_under("", days="一二三四五")
    beside = [*counts, *[("", "", "")] * len(rows)]
    table: list[Sequence[Value]] = [("三（2）班课程表",)]
    for row, listed in zip(rows, beside, strict=False):
        table.append((*listed, "", *row) if left else (*row, "", *listed))
    found = read(sheet(table), school="曲扎县完全小学")
    assert [one.name for one in found.classes] == ["三（2）班"]
    assert not any(file.programmes for file in found.files)


def test_a_list_of_lessons_without_their_periods_is_said() -> None:
    rows = [("班级", "星期", "开始节次", "科目"), ("三（1）班", "星期一", 1, "体育")]
    (file,) = read(sheet(rows)).files
    assert file.status is Status.PARTLY_READ
    assert file.sheets[0].reason is not None
    assert file.sheets[0].reason.id == "sheet.list_without_periods"


def test_a_hidden_sheet_is_listed_and_not_read() -> None:
    new, old = week_under("曲扎县完全小学三（1）班课程表"), sheet(week_under("三（2）班课程表"))
    found = read(sheet(new, name="新"), Canvas("旧", old.cells, old.merges, hidden=True))
    assert [whose.name for whose in found.classes] == ["三（1）班"]
    (hidden,) = (one for one in found.files[0].sheets if not one.visible)
    assert hidden.reason is not None
    assert hidden.reason.id == "sheet.hidden"


def test_a_sheet_of_subjects_without_coordinates_is_partly_read() -> None:
    table = [tuple(row) for row in WEEK]
    found = read(sheet([("三（2）班课程表",), *table]))
    assert found.files[0].status is Status.PARTLY_READ
    assert not classes(found)


@pytest.mark.parametrize("date", ["9月{}日", "9.{}", "9-{}"])
def test_dates_over_a_table_are_no_classes(date: str) -> None:
    found = read(sheet(week_under("三（2）班课程表", days=[date.format(day) for day in range(7, 12)])))
    assert found.files[0].status is Status.PARTLY_READ
    assert not classes(found)


@pytest.mark.parametrize("text", ["甲乙", "丙丁戊", "己"])
def test_every_sheet_is_accounted_for(text: str) -> None:
    file = reader().read("a.xlsx", write_xlsx([sheet([(text, "1")]), sheet(week_under("三（2）班")), Canvas("空")]))
    assert len(file.sheets) == 3
    assert all(one.kind is SheetKind.TIMETABLE or one.reason is not None for one in file.sheets)


PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC")
"""The smallest PNG."""


def pictured(*rows: Sequence[Value]) -> bytes:
    """A workbook with a picture on its only sheet, as a clerk pastes a screenshot."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    one = book.add_worksheet("课表")
    for at, row in enumerate(rows):
        one.write_row(at, 0, row)
    one.insert_image("H1", "screenshot.png", {"image_data": io.BytesIO(PIXEL)})
    book.close()
    return buffer.getvalue()


def test_a_screenshot_is_no_empty_sheet_and_a_logo_hides_no_timetable() -> None:
    for rows in ([], [("三年级1班课程表",)]):
        found = read_files({"课程表.xlsx": pictured(*rows)})
        assert reasons(found) == ["sheet.pictured"]
        assert found.files[0].status is Status.PARTLY_READ
    found = read_files({"课程表.xlsx": pictured(*week_under("三年级1班课程表"))}, school="曲扎县完全小学")
    assert (classes(found), reasons(found)) == ({"3#1": WHOLE}, [])


@pytest.mark.parametrize(
    "title",
    [
        *(
            "大课间活动安排表",
            "第二课堂活动安排",
            "劳动实践基地轮值安排表",
            "早读安排表",
            "晚自习辅导安排表",
            "校足球队训练安排表",
        ),
        *("阳光体育一小时活动安排", "学校少年宫活动安排表", "音乐教师备课安排表", "卫生区值日表", "文体活动计划表"),
    ],
)
def test_what_is_planned_by_weekdays_and_is_no_lesson(title: str) -> None:
    """足球 in a break is no PE lesson, and 劳动 at the site no lesson of labour."""
    rows = [
        ("三（1）班", "足球", "劳动", "合唱", "足球", "足球"),
        ("三（2）班", "劳动", "足球", "足球", "合唱", "足球"),
    ]
    for own, name in ((title, "Sheet1"), ("", title)):
        found = read(sheet([(own,), ("班级", *DAYS), *rows], name=name[:31]), school="曲扎县完全小学")
        assert (found.classes, reasons(found)) == ((), ["sheet.activity"])


@pytest.mark.parametrize(
    "title", ["三年级1班课程表（含课后服务）", "三年级1班课程及大课间安排表", "三年级1班课程表、作息时间表"]
)
def test_a_timetable_that_holds_an_activity_too_is_one(title: str) -> None:
    assert classes(read(sheet(week_under(title)), school="曲扎县完全小学")) == {"3#1": WHOLE}


def test_a_sheet_named_after_an_activity_holds_no_lessons() -> None:
    sheets = [sheet(week_under("三年级1班课程表"), name="课程表"), sheet(week_under(""), name="课后服务")]
    assert classes(read(*sheets, school="曲扎县完全小学")) == {"3#1": WHOLE}


def test_a_long_list_of_pupils_is_known_by_its_header_before_its_cells_are_read() -> None:
    header = ("序号", "学籍号", "姓名", "性别", "民族", "家庭住址", "班级")
    pupils = [(n, f"G{n:016d}", f"学生{n}", "男", "藏族", f"{n}村", "三年级1班") for n in range(1001)]
    assert reasons(read(sheet([("学生花名册",), header, *pupils], name="花名册"))) == ["sheet.roster"]
    lessons = [(n, f"T{n}", "教师", "男", "藏族", "三年级1班", DAYS[n % 5], n // 5 + 1, "体育") for n in range(30)]
    listed = [("序号", "工号", "姓名", "性别", "民族", "班级", "星期", "节次", "科目"), *lessons, *[("",)] * 1001]
    assert "sheet.roster" not in reasons(read(sheet(listed, name="清单"), school="曲扎县完全小学"))


# --- a timetable beside what else a sheet holds -----------------------------------------------------------------------

CHANGES = [
    ("调课记录",),
    ("日期", "班级", "节次", "原课程", "原任课教师", "调整后课程", "调整原因"),
    ("9月7日", "三（2）班", "第3节", "体育", "扎西", "数学", "教师公出"),
    ("9月8日", "三（2）班", "第2节", "音乐", "王芳", "语文", "考试"),
]
COURSES = [
    ("课程名称", "学时", "学分", "学期"),
    *((name, "36", "2", str(term)) for term, name in enumerate(("体育", "艺术", "劳动", "语文"), 1)),
]
GRADUATES = [("姓名", "学号", "体测成绩", "学分"), ("张三", "2020001", "85", "30"), ("李四", "2020002", "55", "30")]


@pytest.mark.parametrize("other", [CHANGES, COURSES, GRADUATES], ids=["changes", "courses", "graduates"])
@pytest.mark.parametrize("over", [True, False])
def test_a_week_is_not_lost_over_or_under_another_table(other: list[tuple[str, ...]], over: bool) -> None:
    week = week_under("曲扎县完全小学三（2）班课程表")
    (one,) = read(sheet([*other, (), *week] if over else [*week, (), *other])).classes
    assert (one.number, len(one.lessons)) == (2, 30)


CLUBS = [
    ("社团活动安排",),
    ("星期", "社团", "教师", "地点"),
    ("星期一", "合唱", "扎西", "音乐室"),
    ("星期二", "足球", "卓玛", "操场"),
]


def beside(left: Sequence[Sequence[Value]], right: Sequence[Sequence[Value]], gap: int, top: int) -> list[list[Value]]:
    """Two tables in one sheet, the second from row `top` on."""
    width = max(map(len, left)) + gap
    rows = max(len(left), top + len(right))
    lefts = [*left, *[()] * (rows - len(left))]
    rights = [*[()] * top, *right, *[()] * (rows - top - len(right))]
    return [[*one, *[""] * (width - len(one)), *other] for one, other in zip(lefts, rights, strict=True)]


@pytest.mark.parametrize("other", [CHANGES, CLUBS], ids=["changes", "clubs"])
@pytest.mark.parametrize("gap", [0, 1])
def test_a_week_is_not_lost_beside_another_table(other: list[tuple[str, ...]], gap: int) -> None:
    """A record of changes took the sheet, and its clubs made an activity of it; the class was gone."""
    week = week_under("曲扎县完全小学三（2）班课程表")
    (one,) = read(sheet(beside(week, other, gap, 0))).classes
    assert (one.number, len(one.lessons), one.doubts) == (2, 30, ())


def test_hundreds_of_lists_and_weeks_in_turns_are_said_and_end() -> None:
    """Each read within the one before it, they went deeper than Python goes."""
    turn: list[Sequence[Value]] = [("班级", "星期", "节次", "科目"), ("三1班", "星期一", 1, "语文")]
    turn += [("节次", *DAYS), (1, *WEEK[0])]
    (file,) = read(sheet(turn * 400)).files
    assert (file.status, [one.understood for one in file.sheets]) == (Status.PARTLY_READ, [False])


@pytest.mark.parametrize("top", [0, 1])
def test_an_allocation_is_not_lost_beside_a_record_of_changes(top: int) -> None:
    lessons = {"语文": 8, "数学": 6, "英语": 3, "体育": 4, "音乐": 2, "美术": 1, "劳动": 1, "科学": 5}
    table = [["三年级课时安排"], ["班级", *lessons], ["三1班", *lessons.values()], ["三2班", *lessons.values()]]
    found = read(sheet(beside(table, CHANGES, 1, top)), school="曲扎县完全小学")
    assert classes(found) == {"3#1": WHOLE, "3#2": WHOLE}
    (record,) = (file.deliveries[0] for file in found.files)
    assert [taught.written for row in record.rows for taught in row.planned] == ["体育", "音乐"]


@pytest.mark.parametrize(
    "head", [("课程", "课程性质", "三年级", "四年级", "总课时"), ("课程名称", "总学时", "三年级", "四年级", "备注")]
)
def test_a_plan_by_the_grades_of_a_primary_school_is_an_allocation(head: tuple[str, ...]) -> None:
    lessons = {"语文": 8, "数学": 6, "体育": 4, "音乐": 2, "美术": 2, "劳动": 1}
    rows = [(name, "必修" if head[1] == "课程性质" else n * 36, n, n, n * 36) for name, n in lessons.items()]
    found = classes(read(sheet([("曲扎县完全小学课程计划",), head, *rows])))
    assert found == dict.fromkeys("34", "劳1 体4 艺4 共23")


def test_bare_grades_over_lessons_of_a_week_and_a_term_are_no_terms_of_a_plan() -> None:
    lessons = {"语文": 8, "数学": 6, "体育": 4, "音乐": 2, "美术": 2, "劳动": 1}
    rows = [(name, *[n, n * 18] * 9) for name, n in lessons.items()]
    grades = [text for grade in "一二三四五六七八九" for text in (grade, "")]
    head = ("科目", *grades), ("", *["周课时", "学期课时"] * 9)
    merged = [(1, column, 1, column + 1) for column in range(1, 19, 2)]
    found = classes(read(sheet([("曲扎县九年一贯制学校课程设置及课时安排表",), *head, *rows], merged)))
    assert found == dict.fromkeys("123456789", "劳1 体4 艺4 共23")


# --- who is on duty, under everything else ----------------------------------------------------------------------------

ROTAS: dict[str, Sequence[Sequence[Value]]] = {
    "people": [
        ("值日", *DAYS),
        ("组长", "扎西", "卓玛", "次仁", "德吉", "索朗"),
        ("组员", "王伟", "李娜", "张敏", "刘强", "陈芳"),
    ],
    "titled": [("护导安排表",), ("", *DAYS), ("早", "邹娟", "白玛", "次仁", "卓玛", "高建国")],
    "groups": [("卫生区", *DAYS), ("教室", "1组", "2组", "3组", "4组", "5组")],
    "meals": [("餐次", *DAYS), ("早餐", "馒头、稀饭", "糌粑", "鸡蛋", "馒头", "面条")],
}
OVER: dict[str, tuple[str, Sequence[Sequence[Value]]]] = {
    "matrix": (
        "3#1",
        [
            ("班级", *(day for day in DAYS for _ in range(6))),
            ("", *[*range(1, 7)] * 5),
            ("三（1）班", *(row[day] for day in range(5) for row in WEEK)),
            ("三（2）班", *(row[day] for day in range(5) for row in WEEK)),
        ],
    ),
    "list of days": (
        "3#1",
        [("三（1）班课表",), *((day, "、".join(row[number] for row in WEEK)) for number, day in enumerate(DAYS))],
    ),
    "flat list": (
        "3#1",
        [
            ("班级", "星期", "节次", "科目"),
            *(
                ("三（1）班", day, period, row[number])
                for number, day in enumerate(DAYS)
                for period, row in enumerate(WEEK, 1)
            ),
        ],
    ),
}


@pytest.mark.parametrize("rota", ROTAS)
@pytest.mark.parametrize("over", OVER)
def test_a_rota_under_any_timetable_is_said_and_no_class(over: str, rota: str) -> None:
    name, table = OVER[over]
    submission = read(sheet([*table, (), *ROTAS[rota]]), school="曲扎县完全小学")
    found = classes(submission)
    assert found[name] == WHOLE
    assert set(found) <= {"3#1", "3#2"}
    assert [notice.why.id for file in submission.files for notice in file.notices] == ["sheets.rotas"]
    assert submission.files[0].notices[0].places[0].cell.startswith(f"A{len(table) + 1}:")


def test_a_rota_under_an_allocation() -> None:
    table = [
        ("班级", "语文", "数学", "体育", "音乐", "劳动"),
        ("三（1）班", 8, 6, 3, 2, 1),
        ("三（2）班", 8, 6, 3, 2, 1),
    ]
    found = classes(read(sheet([*table, (), *ROTAS["people"]]), school="曲扎县完全小学"))
    assert set(found) == {"3#1", "3#2"}


@pytest.mark.parametrize(
    "row", [("", "体育", "扎西", "卓玛", "次仁", "德吉"), ("第7节", "扎西", "卓玛", "次仁", "德吉", "索朗")]
)
def test_what_may_teach_anybody_is_no_rota(row: Sequence[str]) -> None:
    submission = read(sheet([*week_under("三（1）班"), (), ("", *DAYS), row]), school="曲扎县完全小学")
    assert not [notice for file in submission.files for notice in file.notices if notice.why.id == "sheets.rotas"]


PLAN = (
    ("课程编号", "课程名称", "课程性质", "学分", "总学时", "开课学期"),
    ("1", "体育", "必修", "1", "36", "1"),
    ("2", "英语", "必修", "2", "36", "1"),
)
STUDENTS = (("学号", "姓名", "体测成绩", "体育学分"), ("1", "扎西", "80", "4"), ("2", "卓玛", "55", "4"))
ACTIVITIES = (("类型", "名称", "日期", "年级", "参加人数"), ("运动会", "秋季运动会", "2026-10-01", "全校", "300"))


@pytest.mark.parametrize(
    ("other", "name"),
    [(PLAN, "Sheet1"), (STUDENTS, "Sheet1"), (ACTIVITIES, "活动台账")],
    ids=["plan", "list", "register"],
)
def test_a_week_under_other_evidence_is_read_and_is_none_of_it(other: Sequence[Sequence[str]], name: str) -> None:
    submission = read(sheet([*other, (), *week_under("三（1）班课程表")], name=name), school="曲扎县完全小学")
    (file,) = submission.files
    assert classes(submission) == {"3#1": WHOLE}
    assert not file.notices
    counted = [len(one.courses) for one in file.programmes] + [len(one.students) for one in file.graduations]
    assert counted + [len(one.events) for one in file.registers] == [len(other) - 1]


@pytest.mark.parametrize(("other", "name"), [(PLAN, "Sheet1"), (ACTIVITIES, "活动台账")], ids=["plan", "register"])
def test_a_week_over_other_evidence_hides_none_of_it(other: Sequence[Sequence[str]], name: str) -> None:
    submission = read(sheet([*week_under("三（1）班课程表"), *other], name=name), school="曲扎县完全小学")
    (file,) = submission.files
    assert [one.grades for one in submission.classes] == [(3,)]
    assert [len(one.courses) for one in file.programmes] + [len(one.events) for one in file.registers] == [
        len(other) - 1
    ]


@pytest.mark.parametrize("corner", ["班主任", ""])
def test_classes_told_apart_by_people_only_are_said_to_be_nobody_s(corner: str) -> None:
    weeks = [[row[day] for day in range(5) for row in WEEK]] * 3
    people = ("扎西顿珠", "王伟", "李红梅")
    days = (corner, *(value for day in DAYS for value in (day, *[""] * 5)))
    rows = [days, ("", *[1, 2, 3, 4, 5, 6] * 5), *((name, *week) for name, week in zip(people, weeks, strict=True))]
    lessons = [(DAYS[n // 6] if n % 6 == 0 else "", n % 6 + 1, *[weeks[0][n]] * 3) for n in range(30)]
    columns = [("星期", "节次", *people), *lessons]
    for table in (rows, columns):
        found = read(sheet(table))
        assert (classes(found), reasons(found)) == ({}, ["sheet.named_by_people"])
        assert found.files[0].status is Status.PARTLY_READ
