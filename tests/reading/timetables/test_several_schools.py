"""Tables of several schools, one named beside each row, as counties collect them: no class is another school's."""

from collections.abc import Sequence

import pytest

from tests.reading.said import DAYS, WEEK, numbers, read, reasons, sheet

SCHOOLS = ("曲扎县第一小学", "曲扎县仲当乡小学")
NAMES = ("三（1）班", "三（2）班")
SUBJECTS = ("语文", "数学", "体育", "音乐")
Rows = list[Sequence[object]]


def allocation() -> Rows:
    lessons = (8, 6, 4, 4, 2, 1)
    head = ("学校", "班级", "语文", "数学", "体育", "音乐", "美术", "劳动")
    return [head, *((school if name is NAMES[0] else "", name, *lessons) for school in SCHOOLS for name in NAMES)]


def subjects() -> Rows:
    lessons = {"语文": 8, "数学": 6, "体育": 4, "音乐": 4, "美术": 2, "劳动": 1}
    rows = [(school, name, s, n) for school in SCHOOLS for name in NAMES for s, n in lessons.items()]
    return [("学校", "班级", "科目", "周课时"), *rows]


def listed() -> Rows:
    slots = [(DAYS[day], period + 1, row[day]) for period, row in enumerate(WEEK) for day in range(5)]
    return [
        ("学校", "班级", "星期", "节次", "课程"),
        *((s, n, *slot) for s in SCHOOLS for n in NAMES for slot in slots),
    ]


def matrix() -> Rows:
    days: list[object] = [day if period == 0 else "" for day in DAYS for period in range(6)]
    periods = [period + 1 for _ in DAYS for period in range(6)]
    week = [row[day] for day in range(5) for row in WEEK]
    return [("学校", "班级", *days), ("", "", *periods), *((s, n, *week) for s in SCHOOLS for n in NAMES)]


@pytest.mark.parametrize(
    "table", [allocation(), subjects(), listed(), matrix()], ids=["rows", "list", "lessons", "week"]
)
def test_classes_of_two_schools_are_never_one(table: Rows) -> None:
    """Though grade, number and every lesson of them are the same."""
    found = read(sheet([("课程开设情况",), *table]))  # type: ignore[list-item]
    assert {one.name for one in found.classes} == {f"{school}{name}" for school in SCHOOLS for name in NAMES}
    assert len({numbers(one) for one in found.classes}) == 1
    assert "school.two_names" in reasons(found)


def test_classes_of_two_campuses_are_never_one_and_of_one_school() -> None:
    table = [("校区", "班级", *SUBJECTS), *(("本部", name, 8, 6, 4, 4) for name in NAMES)]
    table += [("东校区", name, 8, 6, 3, 4) for name in NAMES]
    found = read(sheet([("全校课程表",), *table]), file="两校区课程表.xlsx")
    assert {one.name for one in found.classes} == {f"{campus}{name}" for campus in ("本部", "东校区") for name in NAMES}
    assert "school.two_names" not in reasons(found)


def test_a_column_that_names_one_school_says_nothing_new() -> None:
    table = [("学校", "班级", *SUBJECTS), (SCHOOLS[0], NAMES[0], 8, 6, 4, 4), ("", NAMES[1], 8, 6, 4, 4)]
    table += [("合计", "", 16, 12, 8, 8), ("填表人：王伟", "", "", "", "", "")]
    assert [one.name for one in read(sheet(table)).classes] == list(NAMES)


# --- schools named by titles ------------------------------------------------------------------------------------------

OTHER = tuple(row[::-1] for row in WEEK)
"""The week of another school: what is taught on Monday there is taught on Friday here."""


def of_class(title: str, week: Sequence[str] = WEEK) -> Rows:
    return [(title,), ("节次", *DAYS), *((period, *row) for period, row in enumerate(week, 1))]


def named(*tables: Rows) -> list[tuple[str, int]]:
    """Name and doubts of each class of a workbook, a sheet a table."""
    sheets = [sheet(table, name=f"表{number}") for number, table in enumerate(tables)]  # type: ignore[arg-type]
    return [(one.name, len(one.doubts)) for one in read(*sheets).classes]


def test_classes_of_one_name_are_of_the_schools_that_their_titles_name() -> None:
    both = [(f"{school}三（1）班", 0) for school in SCHOOLS]
    tables = [of_class(f"{SCHOOLS[0]}三（1）班课程表"), of_class(f"{SCHOOLS[1]}三（1）班课程表", OTHER)]
    assert sorted(named(*tables)) == sorted(both)
    stacked = [*tables[0], (), *tables[1]]
    assert sorted(named(stacked)) == sorted(both), "one table under the other"
    assert "school.two_names" in reasons(read(sheet(stacked)))  # type: ignore[arg-type]


def test_a_shorter_name_of_a_school_is_no_other_school() -> None:
    tables = [of_class("曲扎县完全小学三（1）班课程表"), of_class("曲扎县完小三（1）班课程表", OTHER)]
    (found,) = named(*tables)
    assert found[0] == "三（1）班"
    assert found[1], "they contradict each other"


def test_a_title_of_another_school_over_a_class_of_its_own_changes_no_name() -> None:
    tables = [of_class(f"{school}{name}课程表") for school, name in zip(SCHOOLS, NAMES, strict=True)]
    assert [name for name, _ in named(*tables)] == list(NAMES)


def test_each_village_school_of_a_centre_has_its_own_grades() -> None:
    titles = ["曲扎县仲当乡小学那日教学点一年级课程表", "曲扎县仲当乡小学雄巴教学点一年级课程表"]
    assert named(of_class(titles[0]), of_class(titles[1], OTHER)) == [("那日教学点一年级", 0), ("雄巴教学点一年级", 0)]


def test_the_name_of_a_sheet_says_the_village_school() -> None:
    sheets = [
        sheet(of_class("一年级课程表", week), name=name) for name, week in (("那日教学点", WEEK), ("雄巴教学点", OTHER))
    ]  # type: ignore[arg-type]
    assert [one.name for one in read(*sheets).classes] == ["那日教学点一年级", "雄巴教学点一年级"]


@pytest.mark.parametrize("head", ["单位", "填报学校", "教学点", "学校 ", "学 校", "\u3000学校"])
def test_words_over_a_column_of_schools(head: str) -> None:
    other, *rows = matrix()
    found = read(sheet([("课程开设情况",), (head, *other[1:]), *rows]))  # type: ignore[arg-type]
    assert {one.name for one in found.classes} == {f"{school}{name}" for school in SCHOOLS for name in NAMES}


def test_a_form_s_word_before_a_school_is_no_name() -> None:
    tables = [[(f"填报学校：{school}（公章）",), *of_class("三（1）班课程表")] for school in SCHOOLS]
    assert sorted(named(*tables)) == sorted((f"{school}三（1）班", 0) for school in SCHOOLS)


def test_grades_are_those_of_each_school_s_own_stage() -> None:
    """一（1）班 is grade 7 of the junior school, and grade 1 of the primary school beside it."""
    schools = ("曲扎县初级中学", "曲扎县第一小学", "曲扎县九年一贯制学校", "曲扎县高级中学")
    sheets = [sheet(of_class(f"{school}一（1）班课程表"), name=school) for school in schools]  # type: ignore[arg-type]
    found = {one.name.removesuffix("一（1）班"): one.grades for one in read(*sheets).classes}
    assert found == dict(zip(schools, [(7,), (1,), (1,), (10,)], strict=True))


def test_classes_of_other_names_are_of_their_own_school_s_stage_too() -> None:
    """一年级（1）班 of a primary school under the tables of a junior school is no 七年级."""
    tables = [of_class("曲扎县初级中学八（2）班课程表"), of_class("曲扎县第一小学一年级（1）班课程表", OTHER)]
    found = read(sheet([*tables[0], (), *tables[1]]))  # type: ignore[arg-type]
    assert {one.name: one.grades for one in found.classes} == {
        "曲扎县初级中学八（2）班": (8,),
        "曲扎县第一小学一年级（1）班": (1,),
    }
    assert "school.two_names" in reasons(found)


@pytest.mark.parametrize("first", ["days", "bare"])
@pytest.mark.parametrize("column", [(), ("班主任",)])
def test_whole_schools_under_each_other_of_which_one_says_its_weekdays_bare(
    first: str, column: tuple[str, ...]
) -> None:
    """周一 over 1 … 6 in one table, 一 over 1 … 6 in the next."""
    gap = [""] * len(column)
    rows: Rows = []
    for school, days in zip(SCHOOLS, ("一二三四五", DAYS) if first == "bare" else (DAYS, "一二三四五"), strict=True):
        rows += [(f"{school}总课程表",), ("班级", *column, *(text for day in days for text in (day, *[""] * 5)))]
        rows += [("", *gap, *[1, 2, 3, 4, 5, 6] * 5)]
        rows += [(name, *gap, *(row[day] for day in range(5) for row in WEEK)) for name in NAMES]
        rows += [()]
    found = read(sheet(rows))  # type: ignore[arg-type]
    assert sorted(one.name for one in found.classes) == sorted(
        f"{school}{name}" for school in SCHOOLS for name in NAMES
    )
    assert all(len(one.lessons) == 30 for one in found.classes)
    assert "sheet.cells_without_coordinates" not in reasons(found)


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("corner", ["科目", ""])
def test_plans_of_schools_beside_each_other(count: int, corner: str) -> None:
    """Each school over its own grades: 三年级 of one is none of the other."""
    schools = [f"曲扎县第{number}小学" for number in "一二三"[:count]]
    lessons = (("语文", 8), ("数学", 6), ("体育", 4), ("音乐", 2), ("美术", 2), ("劳动", 1))
    rows: Rows = [("各校课程计划",), (corner, *(text for school in schools for text in (school, "")))]
    rows += [("", *("三年级", "四年级") * count)]
    rows += [(subject, *(n + at // 2 for at in range(2 * count))) for subject, n in lessons]
    found = read(sheet(rows, [(1, 0, 2, 0), *((1, 1 + 2 * n, 1, 2 + 2 * n) for n in range(count))]))  # type: ignore[arg-type]
    assert sorted(one.name for one in found.classes) == sorted(
        f"{school}{grade}" for school in schools for grade in ("三年级", "四年级")
    )
    assert not any(one.doubts for one in found.classes)


def test_a_class_of_the_table_above_names_no_table_under_it() -> None:
    """A title between the two that names no class is no bridge to the last row above."""
    whole: Rows = [
        (f"{SCHOOLS[0]}总课程表",),
        ("班级", *(text for day in DAYS for text in (day, *[""] * 5))),
        ("", *[1, 2, 3, 4, 5, 6] * 5),
        ("六年级（1）班", *(row[day] for day in range(5) for row in WEEK)),
    ]
    found = read(sheet([*whole, (), (f"{SCHOOLS[1]}课程表",), *of_class("", OTHER)[1:]]))  # type: ignore[arg-type]
    (first, second) = found.classes
    assert first.grades == (6,)
    assert second.grades == ()


def test_classes_of_one_grade_however_it_is_written_are_of_their_schools() -> None:
    tables = [of_class("曲扎县第一初级中学初一1班课程表"), of_class("仲当县初级中学七年级1班课程表", OTHER)]
    assert sorted(named(*tables)) == [("仲当县初级中学七年级1班", 0), ("曲扎县第一初级中学初一1班", 0)]


def test_a_title_written_into_every_cell_it_was_merged_over_is_one_title() -> None:
    tables = [of_class(f"{SCHOOLS[0]}{name}课程表", week) for name, week in zip(NAMES, (WEEK, OTHER), strict=True)]
    rows: Rows = []
    for table in tables:
        rows += [tuple(table[0]) * 6, *table[1:], ()]
    assert [one.name for one in read(sheet(rows)).classes] == list(NAMES)  # type: ignore[arg-type]
