"""The files of one school settled among each other: contradictions, completeness, gaps, names."""

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edu_compliance.model.submission import SheetKind
from edu_compliance.reading.assemble import assemble
from tests.corpus.make_shapes import WEEKS
from tests.generator.canvas import Canvas
from tests.generator.formats import write_xlsx
from tests.reading.said import DAYS, WEEK, WHOLE, classes, read, read_files, reader, reasons, sheet, week_under
from tests.reading.timetables.test_matrices import FIVE, NAMES, SCHOOL, table_of

OTHER = [list(row) for row in week_under("")]
OTHER[1][3] = "劳动"  # instead of the first PE lesson


def book(number: int) -> bytes:
    return write_xlsx([sheet(table_of(number, f"{SCHOOL}{NAMES[number]}课程表"))])


def test_the_same_timetable_twice_is_one_class() -> None:
    assert classes(read(sheet(week_under(""), name="三1"), sheet(week_under(""), name="三1 (2)"), school=SCHOOL)) == {
        "3#1": WHOLE
    }
    (said,) = read(sheet(week_under(""), name="三1"), sheet(week_under(""), name="三1 (2)"), school=SCHOOL).notices
    assert (said.why.id, said.places[0].sheet) == ("school.counted_once", "三1 (2)")
    files = {"甲.xlsx": book(0), "乙.xlsx": book(0)}
    assert classes(read_files(files)) == {"3#1": FIVE["3#1"]}
    (notice,) = read_files(files).notices
    assert (notice.why.id, notice.why.parameters["files"]) == ("school.copies", ("甲.xlsx", "乙.xlsx"))
    assert not read_files({"甲.xlsx": book(0)}).notices


@pytest.mark.parametrize(
    "names",
    [
        ("2025级护理1班", "2025级护理2班", "2025级汽修1班"),
        ("护理2501班", "汽修2501班"),
        ("25级畜牧兽医班", "25级旅游服务与管理班"),
        ("高一护理班", "高一汽修班"),
    ],
)
@pytest.mark.parametrize("titled", [True, False])
def test_classes_of_different_majors_are_different_classes(names: tuple[str, ...], titled: bool) -> None:
    """Though their grades and numbers are the same, and their weeks too."""
    sheets = [sheet(week_under(f"{name}课程表" if titled else ""), name=name) for name in names]
    found = read(*sheets, school="曲扎县中等职业技术学校")
    assert {one.name for one in found.classes} == {*names}
    assert {*reasons(found)} <= {"class.senior_or_vocational"}


def test_classes_of_two_campuses_are_different_classes() -> None:
    """By their sheets, and by the folders of their files."""
    sheets = [sheet(week_under(""), name=f"{campus}三（1）班") for campus in ("东校区", "西校区")]
    assert len(read(*sheets, school="曲扎县完全小学").classes) == 2
    files = {f"{campus}/三（1）班.xlsx": write_xlsx([sheet(week_under(""))]) for campus in ("东校区", "西校区")}
    found = read_files(files, "曲扎县完全小学")
    assert [one.name for one in found.classes] == ["东校区三（1）班", "西校区三（1）班"]


def test_a_class_of_a_village_school_is_none_of_the_school_it_belongs_to() -> None:
    """Though its own file alone says so; in one file with it, it may be the same class under two names."""
    own = write_xlsx([sheet(week_under("曲扎县完小一（1）班课程表"), name="一（1）班")])
    point = write_xlsx([sheet(week_under("曲扎县完小日果教学点一（1）班课程表"), name="一（1）班")])
    found = read_files({"总课表.xlsx": own, "日果.xlsx": point}, "曲扎县完小")
    assert [one.name for one in found.classes] == ["一（1）班", "日果教学点一（1）班"]
    assert found.names == ("曲扎县完小", "曲扎县完小日果教学点")


def test_a_class_of_a_track_is_the_one_of_its_number_where_no_other_is() -> None:
    sheets = [sheet(week_under(""), name=name) for name in ("高三（2）班", "高三理（2）班")]
    assert len(read(*sheets, school="曲扎县高级中学").classes) == 1
    assert len(read(*sheets, sheet(week_under(""), name="高三文（2）班"), school="曲扎县高级中学").classes) == 3


def test_a_second_timetable_that_only_places_its_lessons_otherwise_is_said() -> None:
    """As many lessons of each subject, but on other days: one of the two is not what is taught."""
    table = [list(row) for row in week_under("")]
    turned = [table[0], *([label, *reversed(lessons)] for label, *lessons in table[1:])]
    found = read(sheet(table, name="三1"), sheet(turned, name="三1 (2)"), school=SCHOOL)
    assert classes(found) == {"3#1?": WHOLE}
    assert reasons(found) == ["class.read_twice_rearranged"]


def test_odd_and_even_weeks_the_other_way_round_are_another_arrangement() -> None:
    odd, even = ([list(row) for row in week_under("")] for _ in range(2))
    odd[1][1], even[1][1] = "音乐(单)/美术(双)", "音乐(双)/美术(单)"
    found = read(sheet(odd, name="三1"), sheet(even, name="三1 (2)"), school=SCHOOL)
    assert reasons(found) == ["class.read_twice_rearranged"]


def test_two_tables_that_may_be_parts_of_one_week_may_add_up() -> None:
    """A morning and an afternoon whose titles and headers make two timetables: each PE lesson may be one more."""
    table = [list(row) for row in week_under("")]
    found = read(sheet(table[:4], name="三1"), sheet([table[0], *table[3:]], name="三1 (2)"), school=SCHOOL)
    assert {one.number for one in found.classes} == {1}
    assert "class.read_in_parts" in reasons(found)
    for numbers in classes(found).values():
        low, _, high = numbers.split()[1].removeprefix("体").partition("…")
        assert int(low) <= 4 <= int(high)


def test_two_timetables_of_a_class_contradict_each_other_and_make_one_class_as_wide_as_both() -> None:
    found = read(sheet(week_under(""), name="三1"), sheet(OTHER, name="三1 (2)"), school=SCHOOL)
    assert classes(found) == {"3#1?": "劳1…2 体3…4 艺3 共30"}
    assert reasons(found) == ["class.read_twice", "class.read_twice", "class.read_twice_differs"]
    assert all({place.sheet for place in one.places} == {"三1", "三1 (2)"} for one in found.classes[0].doubts)


def test_three_timetables_in_three_files_make_one_class_as_wide_as_all() -> None:
    third = [list(row) for row in week_under("")]
    third[1][1], third[1][2] = "音乐", "体育"
    tables = [sheet(table, name="三1") for table in (OTHER, week_under(""), third)]
    found = read_files({f"{n}.xlsx": write_xlsx([table]) for n, table in enumerate(tables)}, SCHOOL)
    assert classes(found) == {"3#1?": "劳1…2 体3…5 艺3…4 共30"}
    assert {place.file for place in found.classes[0].placed_otherwise[0].places} == {"0.xlsx", "1.xlsx", "2.xlsx"}


def test_what_two_timetables_place_otherwise_is_open_and_what_they_place_alike_is_not() -> None:
    moved = [list(row) for row in week_under("")]
    moved[1][2], moved[1][3] = moved[1][3], moved[1][2]
    (one,) = read(sheet(week_under(""), name="三1"), sheet(moved, name="三1 (2)"), school=SCHOOL).classes
    (doubt,) = one.placed_otherwise
    assert set(doubt.subjects) == {"体育与健康", "语文"}


def test_a_copy_whose_sheet_names_another_class_is_never_the_same_in_silence() -> None:
    title = f"{SCHOOL}三（1）班课程表"
    found = read(sheet(week_under(title), name="三1"), sheet(week_under(title), name="三2"))
    assert [one.number for one in found.classes] == [1, 1]
    assert [one.binding_doubt is not None for one in found.classes].count(True) == 1


def test_a_timetable_and_the_allocation_it_agrees_with_are_one_class() -> None:
    letters = "".join("".join(row[1:]) for row in week_under("")[1:])
    counts = {letter: letters.count(letter) for letter in dict.fromkeys(letters)}
    allocation = sheet([("课时统计",), ("班级", *counts), ("三（2）班", *counts.values())], name="课时统计")
    found = read(sheet(week_under(f"{SCHOOL}三（2）班课程表"), name="三2"), allocation)
    assert classes(found) == {"3#2": WHOLE}


def test_an_allocation_that_differs_from_the_timetable_leaves_it_open_and_makes_no_second_class() -> None:
    letters = "".join("".join(row[1:]) for row in week_under("")[1:])
    counts = {letter: letters.count(letter) for letter in dict.fromkeys(letters)} | {"体": 2}
    allocation = sheet([("课时统计",), ("班级", *counts), ("三（1）班", *counts.values())], name="课时统计")
    found = read(sheet(week_under(f"{SCHOOL}三（1）班课程表"), name="三1"), allocation)
    assert {whose: numbers.split()[1] for whose, numbers in classes(found).items()} == {"3#1?": "体2…4"}
    assert reasons(found) == ["class.read_twice"]


def test_tables_of_different_weekdays_are_one_week() -> None:
    half = [("节次", *DAYS[:3]), *((n, *row[:3]) for n, row in enumerate(WEEKS[0], 1))]
    rest = [("节次", *DAYS[3:]), *((n, *row[3:]) for n, row in enumerate(WEEKS[0], 1))]
    found = read(sheet([("三（1）班",), *half], name="上"), sheet([("三（1）班",), *rest], name="下"), school=SCHOOL)
    assert classes(found) == {"3#1": FIVE["3#1"]}


def test_under_half_the_usual_lessons_is_incomplete() -> None:
    few = [("节次", *DAYS), (1, *"语数体英音"), (2, *"语数科体语")]
    found = read(sheet(few, name="三1"), school=SCHOOL)
    assert "class.incomplete" in reasons(found)
    assert list(classes(found).values()) == ["劳0 体2 艺1 共10"], "its numbers stay what was counted"


def test_under_half_of_what_the_school_s_classes_have_is_incomplete() -> None:
    few = [("节次", *DAYS), *((n, *"语数体英音") for n in range(1, 4))]
    full = [("节次", *DAYS), *((n, *"语数体英音") for n in range(1, 8))]
    found = read(*(sheet(full, name=f"一{n}") for n in (1, 2, 3)), sheet(few, name="一4"), school=SCHOOL)
    assert "class.incomplete_by_median" in reasons(found)


@pytest.mark.parametrize(("numbers", "missing"), [((1, 2, 4), (3,)), ((1, 2, 3), ()), ((2, 3), (1,)), ((1,), ())])
def test_a_gap_in_the_numbers_is_asked_about(numbers: tuple[int, ...], missing: tuple[int, ...]) -> None:
    found = read(*(sheet(week_under(""), name=f"三{n}") for n in numbers), school=SCHOOL)
    gaps = [notice.why.parameters["numbers"] for notice in found.notices if notice.why.id == "school.class_missing"]
    assert gaps == ([missing] if missing else [])


def test_two_schools_in_one_submission_are_listed_and_not_merged() -> None:
    one, other = (sheet(week_under(f"曲扎县第{n}小学三（1）班课程表")) for n in "一二")
    found = read_files({"一.xlsx": write_xlsx([one]), "二.xlsx": write_xlsx([other])})
    assert "school.two_names" in reasons(found)
    assert found.names == ("曲扎县第一小学", "曲扎县第二小学")


def test_two_schools_in_one_workbook_are_told_and_a_name_without_its_county_is_none() -> None:
    titles = ("曲扎县第一小学三（1）班课程表", "第一小学三（2）班课程表")
    sheets = [sheet(week_under(title), name=f"表{n}") for n, title in enumerate(titles)]
    assert read_files({"一.xlsx": write_xlsx(sheets)}).names == ()
    other = sheet(week_under("曲扎县第二小学四（1）班课程表"), name="别校")
    assert read_files({"一.xlsx": write_xlsx([*sheets, other])}).names == ("曲扎县第一小学", "曲扎县第二小学")


@settings(max_examples=25)
@given(st.permutations(range(5)), st.lists(st.booleans(), min_size=5, max_size=5))
def test_how_classes_are_spread_over_files_changes_nothing(order: list[int], alone: list[bool]) -> None:
    """Each class a sheet of one workbook or a workbook of its own, in any order."""
    sheets, files = list[Canvas](), {}
    for number in order:
        if alone[number]:
            files[f"{number}.xlsx"] = book(number)
        else:
            sheets.append(sheet(table_of(number, f"{SCHOOL}{NAMES[number]}课程表"), name=f"S{number}"))
    if sheets:
        files["全校.xlsx"] = write_xlsx(sheets)
    assert classes(read_files(files)) == FIVE


@pytest.mark.parametrize(
    ("title", "as_of", "said"),
    [
        ("2023—2024学年第二学期三年级1班课程表", "2026-10-15", True),
        ("2026—2027学年第一学期三年级1班课程表", "2026-10-15", False),
        ("2026—2027学年第一学期三年级1班课程表", "2027-05-20", False),
        ("2026年秋季三年级1班课程表", "2026-08-20", False),
        ("三年级1班课程表", "2026-10-15", False),
    ],
)
def test_a_timetable_of_another_school_year_is_said(title: str, as_of: str, said: bool) -> None:
    file = reader().read("课程表.xlsx", write_xlsx([sheet(week_under(title))]))
    found = assemble("曲扎县完全小学", [file], datetime.date.fromisoformat(as_of))
    assert classes(found) == {"3#1": WHOLE}
    assert reasons(found) == (["school.other_year"] if said else [])


@pytest.mark.parametrize(
    "names", [("三（1）王伟", "三（2）扎西"), ("三1班王伟", "三2班扎西"), ("三（1）班\n王伟", "三（2）班\n扎西")]
)
def test_a_head_teacher_behind_a_class_is_no_part_of_its_name(names: tuple[str, str]) -> None:
    """As a row's label, over a column, and in an allocation; names of people are not published."""
    days = [day if period == 0 else "" for day in DAYS for period in range(6)]
    week = [row[day] for day in range(5) for row in WEEK]
    rows = [("班级", *days), ("", *"123456" * 5), *((name, *week) for name in names)]
    slots = [(day if n == 0 else "", n + 1, week[6 * at + n]) for at, day in enumerate(DAYS) for n in range(6)]
    columns = [("星期", "节次", *names), *((*slot, slot[-1]) for slot in slots)]
    allocation = [("班级", "语文", "数学", "体育", "音乐"), *((name, 8, 6, 4, 2) for name in names)]
    for table in (rows, columns, allocation):
        found = read(sheet(table), school="曲扎县完全小学")  # type: ignore[arg-type]
        assert [one.number for one in found.classes] == [1, 2]
        assert not any(person in one.name for one in found.classes for person in ("王伟", "扎西"))


YEARS = (
    ("2025-2026学年第一学期", "2026-2027学年第一学期"),
    ("2026年春", "2026年秋"),
)


@pytest.mark.parametrize(("before", "after"), YEARS)
def test_of_a_class_s_sheets_of_two_years_the_latest_counts(before: str, after: str) -> None:
    old, new = (week_under(f"曲扎县完全小学三（1）班课程表 {when}") for when in (before, after))
    old[-1] = ("6", *"体体体体体")
    for sheets in (sheet(old, name="旧"), sheet(new, name="新")), (sheet(new, name="新"), sheet(old, name="旧")):
        found = read(*sheets)
        assert classes(found) == {"3#1": WHOLE}
        said = {one.name: one.reason.id for one in found.files[0].sheets if one.reason}
        assert said == {"旧": "sheet.older_year"}


def test_which_of_two_terms_of_a_year_is_in_force_is_not_known_here() -> None:
    first, second = (week_under(f"曲扎县完全小学三（1）班课程表 2026-2027学年第{n}学期") for n in "一二")
    second[-1] = ("6", *"体体体体体")
    (one,) = classes(read(sheet(first, name="上"), sheet(second, name="下")))
    assert one == "3#1?"


def test_a_sheet_with_a_class_that_no_later_one_holds_is_not_passed_over() -> None:
    old = [*week_under("三（1）班课程表 2025-2026学年"), (), *week_under("三（2）班课程表 2025-2026学年")]
    new = week_under("三（1）班课程表 2026-2027学年")
    found = read(sheet(old, name="旧"), sheet(new, name="新"), school="曲扎县完全小学")
    assert {one.name for one in found.classes} == {"三（1）班", "三（2）班"}


def little_sport(title: str) -> list[Sequence[str]]:
    """`WEEK` with two of the four PE lessons given to 语文."""
    rows = week_under(title)
    return [*rows[:-4], *([text.replace("体", "语") for text in row] for row in rows[-4:])]


@pytest.mark.parametrize(
    "name",
    [
        "旧",
        "三（1）班旧",
        "三（1）班（作废）",
        "原课表",
        "原三（1）班",
        "三（1）班（原）",
        "调整前",
        "初稿",
        "停用",
        "old",
    ],
)
@pytest.mark.parametrize("turned", [1, -1])
def test_a_sheet_that_its_name_calls_old_is_listed_where_another_holds_its_class(name: str, turned: int) -> None:
    old, new = sheet(little_sport("三（1）班课程表"), name=name), sheet(week_under("三（1）班课程表"), name="现行")
    found = read(*[old, new][::turned], school="曲扎县完全小学")
    assert classes(found) == {"3#1": WHOLE}
    assert {one.name: one.reason.id for one in found.files[0].sheets if one.reason} == {name: "sheet.out_of_force"}


@pytest.mark.parametrize("name", ["草原", "原州小学", "新", "2", "Golden"])
def test_no_other_name_calls_a_sheet_old(name: str) -> None:
    other, own = sheet(little_sport("三（1）班课程表"), name=name), sheet(week_under("三（1）班课程表"), name="现行")
    assert classes(read(other, own, school="曲扎县完全小学")) == {"3#1?": "劳1 体2…4 艺3 共30"}


def test_an_old_sheet_with_a_class_of_no_other_sheet_stays_in_doubt() -> None:
    old = [*little_sport("三（1）班课程表"), (), *little_sport("三（2）班课程表")]
    found = read(sheet(old, name="旧"), sheet(week_under("三（1）班课程表"), name="新"), school="曲扎县完全小学")
    assert classes(found) == {"3#1?": "劳1 体2…4 艺3 共30", "3#2": "劳1 体2 艺3 共30"}


def test_a_second_table_under_a_header_said_again_may_be_another_class_s() -> None:
    rows = week_under("")[1:5]
    found = read(sheet([("节次", *DAYS), *rows, ("节次", *DAYS), *rows], name="三（1）班"), school="曲扎县完全小学")
    (numbers,) = classes(found).values()
    assert numbers == "劳1…2 体4…8 艺2…4 共40"


def test_two_tables_with_more_lessons_together_than_a_day_holds_are_no_parts_of_one_week() -> None:
    first, second = week_under("三（1）班课程表"), little_sport("三（1）班课程表")
    second = [(str(int(row[0]) + 6), *row[1:]) if str(row[0]).isdigit() else row for row in second]
    found = read(sheet(first, name="1"), sheet(second, name="2"), school="曲扎县完全小学")
    assert classes(found) == {"3#1?": "劳1 体2…4 艺3 共30"}


def test_a_list_of_workloads_says_nothing_of_the_lessons_that_it_does_not_list() -> None:
    others = [("扎西", "语文", "三（2）", 7), ("扎西", "数学", "三（2）", 6)]
    listed = [("姓名", "学科", "班级", "课时"), *others, ("扎西", "语文", "三（1）", 6), ("次仁", "体育", "三（1）", 3)]
    found = read(sheet(week_under("三（1）班课程表")), sheet(listed, name="任课"), school="曲扎县完全小学")
    assert [one.kind for one in found.files[0].sheets] == [SheetKind.TIMETABLE, SheetKind.ALLOCATION]
    assert classes(found)["3#1?"] == "劳1 体3…4 艺3 共30"
