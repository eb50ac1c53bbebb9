"""Laws of every measure there is: more evidence never counts for less, its order changes nothing, a gap has its reason.

A measure that is added to the registry fails here until the things it is counted from are named.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edu_compliance.measuring.registry import MEASURES
from edu_compliance.model.bells import Bell, BellSchedule
from edu_compliance.model.forms.register_kinds import KINDS
from edu_compliance.model.measurement import Measurement
from edu_compliance.model.place import Place
from edu_compliance.model.register import Document, Event, Holding, Person, Register, RegisterSheet
from edu_compliance.model.rule import Areas, Requirement, TargetKind
from edu_compliance.model.submission import File, Sheet, SheetKind, Status, Submission
from edu_compliance.reading.papers.deliveries.delivery import read_delivery
from edu_compliance.reading.programmes.graduation import read_graduations
from edu_compliance.reading.timetables.texts.cells import CellReader
from tests.judging.test_registers import ROWS, handed_in
from tests.measuring import graduates, plans, test_delivery
from tests.measuring.classes import AREAS, NAMES, lesson, submission, week
from tests.measuring.measured import measurements
from tests.policy.files import library

Build = Callable[[Sequence[object]], Submission]


@attrs.frozen
class Things:
    """What a measure is counted from, one by one."""

    one: st.SearchStrategy[object]
    build: Build
    """A submission of some of them."""
    areas: Areas = AREAS
    grows: bool = True
    """Whether one more of them never counts for less: a lesson given back does."""


def _of_classes(given_: Sequence[object]) -> Submission:
    """One class with these lessons, by name and weekday, each in a period of its own."""
    held = [lesson(str(name), int(day), period) for period, (name, day) in enumerate(map(tuple, given_), start=2)]
    return submission(week(lessons=(lesson("语文"), *held), days=(1, 2, 3)))


def _of_plan(rows: Sequence[object]) -> Submission:
    return plans.submission(plans.plan(plans.ENGLISH, *rows, title="某职业学院畜牧兽医专业人才培养方案（高职）"))


def _of_students(rows: Sequence[object]) -> Submission:
    numbered = [(f"2022{number}", *tuple(row)[1:]) for number, row in enumerate(rows)]
    grid = graduates.listed(graduates.GOOD, *numbered)
    (read,) = read_graduations(grid, "名单.xlsx")
    assert read is not None
    return Submission("某大学", (File("名单.xlsx", "", Status.READ, graduations=(read.graduation,)),))


def _of_records(rows: Sequence[object]) -> Submission:
    read = read_delivery(test_delivery.sheet(list(rows)), "调课.xlsx", CellReader(library().vocabulary))
    records = (read.record,) if read is not None else ()
    return Submission("校", (File("调课.xlsx", "", Status.READ, deliveries=records),))


def _of_bells(bells: Sequence[object]) -> Submission:
    """A class with PE on one of two days, and a bell schedule of these lines."""
    lesson = Bell("第一节", 480, 520, Place("作息.xlsx", "作息", "A1"), lesson=True)
    schedule = BellSchedule("作息时间表", Place("作息.xlsx", "作息", "A1:B9"), (lesson, *bells), whole=True)
    handed = submission(attrs.evolve(week("体育", "语文"), days=(1, 2)))
    file = File("作息.xlsx", "", Status.READ, sheets=(Sheet("作息", True, SheetKind.BELLS),), bells=(schedule,))
    return attrs.evolve(handed, files=(*handed.files, file))


def _of_rows(sheet: RegisterSheet, field: str) -> Build:
    def build(rows: Sequence[object]) -> Submission:
        place = Place("台账.xlsx", sheet.value, "A3:K300")
        register = Register(place, TargetKind.SCHOOL, year=2025, handed_in={sheet: place}, **{field: tuple(rows)})
        return Submission("校", (File("台账.xlsx", "", Status.READ, registers=(register,)),))

    return build


def _each_its_own(rows: Sequence[object]) -> Iterator[Event]:
    """Activities of different names: one that is told twice and otherwise settles or opens what the first said."""
    for number, row in enumerate(rows):
        assert isinstance(row, Event)
        yield attrs.evolve(row, written=f"{row.written}{number}")


def _kinds(sheet: RegisterSheet) -> tuple[str, ...]:
    return tuple(kind.key for kind in KINDS[sheet][:3])


def _rows(sheet: RegisterSheet, made: type, field: str) -> Things:
    row = st.builds(
        made,
        kinds=st.lists(st.sampled_from((*_kinds(sheet), "other")), max_size=2, unique=True).map(tuple),
        written=st.sampled_from(("甲", "乙", "丙", "丁")),
        place=st.integers(5, 30).map(lambda number: Place("台账.xlsx", sheet.value, f"A{number}")),
        named=st.booleans(),
    )
    return Things(row, _of_rows(sheet, field))


CLASSES = Things(st.tuples(st.sampled_from(NAMES), st.integers(1, 3)), _of_classes)
COURSES = Things(
    st.one_of(
        plans.course_rows,
        st.tuples(
            st.just(""),
            st.sampled_from(["劳动教育", "音乐鉴赏", "艺术概论", "合唱", "专业实习", "劳动周"]),
            st.sampled_from(["公共基础课", "公共选修课", "专业课"]),
            st.sampled_from(["必修", "任选", ""]),
            st.just("1"),
            st.sampled_from(["16", "32", ""]),
            st.sampled_from(["1", "2-3", ""]),
        ),
    ),
    _of_plan,
    plans.areas(),
)
STUDENTS = Things(
    st.tuples(
        st.just("0"),
        st.sampled_from(["甲", "乙"]),
        st.sampled_from(["30", "55", "80", "", "缺测", "及格"]),
        st.sampled_from(["", "是"]),
        st.sampled_from(["", "证明"]),
        st.sampled_from(["3", "4", ""]),
        st.just("4"),
        st.sampled_from(["1", "2", "", "若干"]),
    ),
    _of_students,
    plans.areas(),
)
BELLS = Things(
    st.builds(
        Bell,
        st.sampled_from(["大课间", "课外体育活动", "午休", "社团"]),
        st.integers(540, 1000),
        st.none() | st.integers(1010, 1080),
        st.just(Place("作息.xlsx", "作息", "A2")),
        activity=st.sampled_from(["大课间", "课外活动", "午休", ""]),
    ),
    _of_bells,
)
EVENTS = Things(ROWS, lambda rows: handed_in(list(_each_its_own(rows))))
RECORDS = Things(test_delivery.lessons, _of_records, plans.areas(), grows=False)
DOCUMENTS = _rows(RegisterSheet.DOCUMENTS, Document, "documents")
HOLDINGS = _rows(RegisterSheet.HOLDINGS, Holding, "holdings")
PERSONS = _rows(RegisterSheet.PERSONS, Person, "persons")

PE: Mapping[str, object] = {"of": "pe"}
LAWS: Mapping[str, tuple[Things, Mapping[str, object]]] = {
    "weekly_lessons": (CLASSES, PE),
    "lesson_days": (CLASSES, PE),
    "weekly_lessons_in_each_class": (CLASSES, {"of": ("音乐", "美术")}),
    "subjects_offered": (CLASSES, {"of": ("音乐", "美术")}),
    "course_hours": (COURSES, {"of": "labour", "nature": "compulsory"}),
    "course_credits": (COURSES, {"of": "arts"}),
    "terms_offered": (COURSES, {"of": "pe", "nature": "compulsory", "terms": (1, 2, 3, 4)}),
    "courses_offered": (COURSES, {"of": "arts", "nature": "elective"}),
    "course_kinds_offered": (COURSES, {"of": "arts", "nature": "elective"}),
    "course_set_up": (COURSES, {"of": "labour"}),
    "students_fit": (STUDENTS, {"score": 50}),
    "students_with_pe_credits": (STUDENTS, {}),
    "graduates_with_arts_credits": (STUDENTS, {"credits": 2}),
    "occurrences": (EVENTS, {"kinds": ("labour_week",)}),
    "prohibited_events": (EVENTS, {"kinds": ("arts_contest",), "flag": "commercial"}),
    "documents_held": (DOCUMENTS, {"kinds": _kinds(RegisterSheet.DOCUMENTS)}),
    "holdings": (HOLDINGS, {"kinds": _kinds(RegisterSheet.HOLDINGS)[:1]}),
    "persons_named": (PERSONS, {"kinds": _kinds(RegisterSheet.PERSONS)[:1]}),
    "lessons_displaced": (RECORDS, PE),
    "activity_minutes": (BELLS, {}),
}


def counted(name: str, things: Things, given_: Sequence[object]) -> Measurement:
    """What a measure finds in a submission of these things."""
    found = measurements(Requirement(name, LAWS[name][1]), things.build(given_), things.areas)
    assert len(found) == 1
    assert isinstance(found[0], Measurement)
    return found[0]


def test_every_measure_has_its_laws() -> None:
    assert set(LAWS) == set(MEASURES)


@pytest.mark.parametrize("name", sorted(LAWS))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_more_never_counts_for_less(name: str, data: st.DataObject) -> None:
    things, _ = LAWS[name]
    if not things.grows:
        return
    some = data.draw(st.lists(things.one, max_size=6))
    before, after = counted(name, things, some), counted(name, things, [*some, data.draw(things.one)])
    assert before.low <= after.low
    assert before.high <= after.high


@pytest.mark.parametrize("name", sorted(LAWS))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_order_changes_nothing_and_a_gap_has_its_reason(name: str, data: st.DataObject) -> None:
    things, _ = LAWS[name]
    some = data.draw(st.lists(things.one, min_size=1, max_size=6))
    before, after = counted(name, things, some), counted(name, things, data.draw(st.permutations(some)))
    assert (before.low, before.high, before.whole) == (after.low, after.high, after.whole)
    assert 0 <= before.low <= before.high
    if before.low < before.high:
        assert before.uncertainties or before.cases
