"""Minutes of physical activity a day, from bell schedules and timetables."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu_compliance.measuring.measure import Unmeasured
from edu_compliance.model.bells import BellSchedule
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.rule import Requirement
from edu_compliance.model.submission import File, Sheet, SheetKind, Status, Submission
from edu_compliance.reading.grid import Grid
from edu_compliance.reading.papers.bells import read_bells
from edu_compliance.reading.timetables.texts.cells import CellReader
from tests.measuring.measured import measurements
from tests.policy.files import library
from tests.reading.apps.plans import cses, read
from tests.reading.said import DAYS, sheet
from tests.reading.said import read as read_sheet

LESSONS = [["第一节", "8:00-8:40"], ["第二节", "8:50-9:30"], ["第三节", "10:00—10:40"], ["第四节", "10:50-11:30"]]
BREAK = ["大课间", "9:30-10:00"]
SPORT = ["课外体育活动", "16:00-16:30"]


def schedule(*rows: list[str], title: str = "作息时间表") -> tuple[BellSchedule, ...]:
    return read_bells(Grid("作息", True, [[title], *rows]), "作息.xlsx", CellReader(library().vocabulary))


Result = Measurement | Unmeasured


def result(bells: tuple[BellSchedule, ...], days: dict[int, list[str]], kind: SheetKind = SheetKind.BELLS) -> Result:
    """Of one class whose week is these subjects by weekday, and a sheet with these times."""
    classes = read("三年级1班.yaml", cses(days)).classes
    bells = tuple(attrs.evolve(one, whole=kind is SheetKind.BELLS) for one in bells)
    file = File("作息.xlsx", "", Status.READ, sheets=(Sheet("作息", True, kind),), bells=bells)
    submission = Submission("校", (file,), classes)
    requirement = Requirement("activity_minutes", {}, at_least=Fraction(60))
    (found,) = measurements(requirement, submission, library().areas)
    return found


def minutes(bells: tuple[BellSchedule, ...], days: dict[int, list[str]]) -> Measurement:
    """The same where a bell schedule was handed in."""
    found = result(bells, days)
    assert isinstance(found, Measurement)
    return found


def interval(bells: tuple[BellSchedule, ...], days: dict[int, list[str]]) -> tuple[Fraction, Fraction]:
    found = minutes(bells, days)
    return found.low, found.high


def test_minutes_are_open_where_another_timetable_places_pe_otherwise() -> None:
    """On the weakest day there may be all of its PE lessons, or none."""
    table = [["节次", *DAYS], ["1", *["体"] * 5], ["2", *"语数英音美"]]
    moved = [table[0], ["1", "体", *"体体体体"[:3], "美"], ["2", *"语数英音", "体"]]
    found = read_sheet(sheet(table, name="三1"), sheet(moved, name="三1 (2)"), school="曲扎县完全小学")
    bells = tuple(attrs.evolve(one, whole=True) for one in schedule(*LESSONS, BREAK))
    file = attrs.evolve(found.files[0], bells=bells, sheets=(Sheet("作息", True, SheetKind.BELLS),))
    requirement = Requirement("activity_minutes", {}, at_least=Fraction(60))
    (measured,) = measurements(requirement, attrs.evolve(found, files=(file,)), library().areas)
    assert isinstance(measured, Measurement)
    assert (measured.low, measured.high) == (30, 30 + 5 * 40)
    assert any(one.why.id == "class.read_twice_rearranged" for one in measured.uncertainties)


def test_breaks_sport_and_pe_lessons_add_up_on_the_weakest_day() -> None:
    bells = schedule(*LESSONS, BREAK, SPORT)
    assert interval(bells, {1: ["体育"], 2: ["体育", "体育"]}) == (100, 100)
    assert interval(bells, {1: ["体育"], 2: ["语文"]}) == (60, 60)


def test_exercise_in_the_order_of_the_day_is_everybodys_and_an_unknown_name_of_sport_may_be() -> None:
    for label in ("体育锻炼", "体育活动", "学生体育锻炼时间"):
        assert interval(schedule(*LESSONS, BREAK, [label, "16:00-16:40"]), {1: ["语文"]}) == (70, 70)
    assert interval(schedule(*LESSONS, BREAK, ["阳光体育大舞台", "16:00-16:40"]), {1: ["语文"]}) == (30, 70)


@pytest.mark.parametrize(
    ("label", "days"),
    [
        ("大课间", {1: 30, 4: 30, 5: 30}),
        ("大课间（周一至周四）", {1: 30, 4: 30, 5: 0}),
        ("大课间(星期一、三、五)", {1: 30, 4: 0, 5: 30}),
        ("周一—周四大课间", {1: 30, 4: 30, 5: 0}),
        ("大课间（除周五外）", {1: 30, 4: 30, 5: 0}),
        ("大课间（周一至周五，除周三外）", {1: 30, 3: 0, 5: 30}),
        ("周一至周五大课间（周三除外）", {1: 30, 3: 0, 5: 30}),
        ("大课间（周一至周四，不含周二）", {1: 30, 2: 0, 4: 30, 5: 0}),
    ],
)
def test_a_break_counts_on_the_days_its_label_names(label: str, days: dict[int, int]) -> None:
    bells = schedule(*LESSONS, [label, "9:30-10:00"])
    for day, found in days.items():
        assert interval(bells, {day: ["语文"]}) == (found, found)


def test_a_break_of_which_a_day_is_said_something_else_only_may_count() -> None:
    assert interval(schedule(*LESSONS, ["大课间（周一升旗）", "9:30-10:00"]), {2: ["语文"]}) == (0, 30)


def test_what_the_timetable_says_of_a_break_is_held_against_the_bell_schedule() -> None:
    """大课间 every day by the bells, and 班会 in that row of a class's Friday: nobody knows whether they exercise."""
    bells = schedule(*LESSONS, BREAK, ["课外体育活动", "16:00-16:45"])
    table = [
        ["三年级1班课程表"],
        ["节次", *DAYS],
        ["第一节", *["体育"] * 5],
        ["大课间", "跑操", "跑操", "阳光体育", "大课间", "班会"],
        ["第二节", *["语文"] * 5],
    ]
    file = attrs.evolve(read_sheet(sheet(table)).files[0], bells=tuple(attrs.evolve(one, whole=True) for one in bells))
    submission = Submission("校", (file,), file.classes)
    (found,) = measurements(Requirement("activity_minutes", {}, at_least=Fraction(60)), submission, library().areas)
    assert isinstance(found, Measurement)
    assert (found.low, found.high) == (85, 115)
    assert "activity.said_otherwise" in {one.why.id for one in found.uncertainties}


def test_a_bell_schedule_without_clock_times_leaves_it_open() -> None:
    found = minutes((), {1: ["体育"]})
    assert found.low < 60 < found.high
    assert [one.why.id for one in found.uncertainties] == ["activity.no_clock_times"]


def test_times_in_a_timetable_do_not_prove_that_there_is_no_more() -> None:
    for rows in (LESSONS, [*LESSONS, BREAK], []):
        found = result(schedule(*rows), {1: ["语文"]}, SheetKind.TIMETABLE)
        assert isinstance(found, Unmeasured)
        assert found.why.id == "activity.no_bells"


def test_times_in_a_timetable_prove_what_they_show() -> None:
    found = result(schedule(*LESSONS, BREAK), {1: ["体育"]}, SheetKind.TIMETABLE)
    assert isinstance(found, Measurement)
    assert found.low == 70


def test_eye_exercises_and_flags_are_no_sport() -> None:
    assert interval(schedule(*LESSONS, ["眼保健操", "9:30-9:40"], ["升旗", "7:30-8:00"]), {1: ["语文"]}) == (0, 0)


def test_free_activities_only_may_be_sport() -> None:
    assert interval(schedule(*LESSONS, BREAK, ["课外活动", "16:00-16:30"]), {1: ["语文"]}) == (30, 60)


def test_a_lesson_that_only_may_be_pe_widens() -> None:
    assert interval(schedule(*LESSONS, BREAK), {1: ["体育（舞蹈）"]}) == (30, 70)


def test_a_break_without_an_end_is_open() -> None:
    found = minutes(schedule(*LESSONS, ["大课间", "9:30"]), {1: ["语文"]})
    assert (found.low, found.high > 60) == (0, True)


def test_of_summer_and_winter_the_weaker_holds() -> None:
    header = ["", "夏季作息", "冬季作息"]
    rows = [[name, time, time] for name, time in LESSONS]
    bells = schedule(header, *rows, ["大课间", "9:30-10:30", "9:30-10:00"])
    assert len(bells) == 2
    assert interval(bells, {1: ["语文"]}) == (30, 30)


@pytest.mark.parametrize(
    "row",
    [
        ["大课间", "9:30-10:00"],
        ["9:30~10:00", "大课间"],
        ["大课间 9：30—10：00"],
        ["大课间（9:30-10:00）"],
        ["上午", "大课间", "09:30", "10:00"],
        ["大课间", "9点30分至10点00分"],
    ],
)
def test_times_are_found_wherever_they_stand(row: list[str]) -> None:
    (found,) = [one for bells in schedule(*[row] * 4) for one in bells.bells[:1]]
    assert (found.start, found.minutes, found.activity) == (570, 30, "大课间")


times = st.lists(st.sampled_from([BREAK, SPORT, ["午休", "12:00-14:00"], ["早操", "7:00-7:20"]]), max_size=4)
weeks = st.dictionaries(
    st.integers(1, 5), st.lists(st.sampled_from(["体育", "语文"]), min_size=1, max_size=4), min_size=1
)


@given(times, weeks)
def test_one_more_pe_lesson_never_makes_it_less(rows: list[list[str]], week: dict[int, list[str]]) -> None:
    bells = schedule(*LESSONS, *rows)
    before, after = interval(bells, week), interval(bells, {day: [*found, "体育"] for day, found in week.items()})
    assert before[0] <= before[1]
    assert after[0] >= before[0] + 40
    assert after[1] >= before[1]


@given(st.lists(st.lists(st.text("0123456789:-～ 第节大课间", max_size=14), max_size=5), max_size=12))
def test_no_texts_break_the_reader(rows: list[list[str]]) -> None:
    for found in schedule(*rows):
        assert all(bell.minutes is None or bell.minutes > 0 for bell in found.bells)
