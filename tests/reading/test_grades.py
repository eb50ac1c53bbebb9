"""Which grade a class is of, where its name leaves it open (DESIGN section 2)."""

import attrs
import pytest

from edu_compliance.model.stage import Stage
from edu_compliance.model.submission import File, Status
from edu_compliance.reading.grades import GradeSettler, stages_of_school
from edu_compliance.reading.timetables.texts.class_names import class_name
from tests.reading.said import AS_OF, read, reasons, sheet, week_under, whose


def grades(names: str, school: str) -> list[str]:
    """What the classes with these names (a sheet each) are taken for in that school."""
    found = read(*(sheet(week_under(""), name=name) for name in names.split()), school=school)
    order = names.split()
    return [whose(one) for one in sorted(found.classes, key=lambda one: order.index(one.place.sheet))]


@pytest.mark.parametrize(
    ("names", "school", "settled"),
    [
        ("一（1）班", "曲扎县完全小学", "1#1"),
        ("一（1）班", "曲扎县第一中学附属小学", "1#1"),
        ("一（1）班", "曲扎县二小", "1#1"),
        ("一（1）班", "曲扎县日果乡教学点", "1#1"),
        ("一（1）班", "曲扎县初级中学", "7#1"),
        ("一（1）班", "曲扎县高级中学", "10#1"),
        ("一（1）班", "曲扎县九年一贯制学校", "1#1"),
        ("一（1）班", "曲扎县第二中学", "-#1"),
        ("一（1）班", "", "-#1"),
        ("四（1）班", "", "4#1"),
        ("七（1）班", "", "7#1"),
        ("初一（1）班", "", "7#1"),
        ("高一（1）班", "", "10#1"),
        ("一年级（1）班", "", "1#1"),
        ("一年级（1）班", "曲扎县初级中学", "7#1"),
        ("七年级（1）班", "曲扎县初级中学", "7#1"),
        # The sixth grade is primary school's, and of a school that has none perhaps junior school's (五四学制).
        ("六年级（1）班", "曲扎县九年一贯制学校", "6#1"),
        ("五（1）班 六（1）班", "曲扎县初级中学", "5#1 6#1"),
        # Siblings tell.
        ("一（1）班 五（1）班", "", "1#1 5#1"),
        ("一（1）班 初一（1）班", "曲扎县九年一贯制学校", "1#1 7#1"),
        ("高一（1）班 一（1）班", "曲扎县第二中学", "10#1 7#1"),
        ("八（1）班 一（1）班", "曲扎县第二中学", "8#1 10#1"),
        # The year of entry, as of the day of the audit (autumn 2026).
        ("2025级1班", "曲扎县初级中学", "8#1"),
        ("2024级1班", "曲扎县高级中学", "12#1"),
        ("24级1班", "曲扎县完全小学", "3#1"),
        ("2024级1班", "", "-#1"),
        ("2021级1班", "曲扎县初级中学", "-#1"),
        # The year of leaving; 2029级 is one where nobody can have entered yet.
        ("2029届3班", "曲扎县高级中学", "10#3"),
        ("高2027届（3）班", "", "12#3"),
        ("高2029级3班", "", "10#3"),
        ("29届3班", "曲扎县初级中学", "7#3"),
        ("2029届3班", "", "-#3"),
        ("高2027级3班", "", "-#3"),
        # Vocational schools.
        ("一（1）班", "曲扎县职业技术学校", "1#1"),
        ("高一（1）班", "曲扎县职业技术学校", "-#1"),
        ("职高一（1）班", "曲扎县职业技术学校", "1#1"),
        # Kindergartens.
        ("大一班", "曲扎县完全小学", "-"),
        ("大一班", "曲扎县幼儿园", "-"),
        ("一年级（1）班", "曲扎县幼儿园", "1#1"),
        ("一（1）班", "曲扎县幼儿园", "-#1"),
    ],
)
def test_a_grade_is_settled_by_school_and_siblings_or_stays_unknown(names: str, school: str, settled: str) -> None:
    assert grades(names, school) == settled.split()


def test_a_sheet_named_after_the_grade_in_full_says_how_its_classes_count() -> None:
    assert [whose(one) for one in read(sheet(week_under("二（1）班课程表"), name="二年级")).classes] == ["2#1"]
    assert [whose(one) for one in read(sheet(week_under("二（1）班课程表"), name="三年级")).classes] == ["-#1"]
    junior = read(sheet(week_under("二（1）班课程表"), name="二年级"), school="曲扎县初级中学")
    assert [whose(one) for one in junior.classes] == ["8#1"]


@pytest.mark.parametrize(
    ("name", "stages"),
    [
        ("拉萨师范高等专科学校附属小学", (Stage.PRIMARY,)),
        ("某市职业技术学校附小", (Stage.PRIMARY,)),
        ("西藏大学附中", (Stage.JUNIOR, Stage.SENIOR)),
        ("西藏大学附属中学", (Stage.JUNIOR, Stage.SENIOR)),
        ("某县第一中学附属小学", (Stage.PRIMARY,)),
        ("某县第一小学附设幼儿园", (Stage.PRESCHOOL,)),
        ("西藏大学", (Stage.UNDERGRADUATE,)),
        ("拉萨师范高等专科学校", (Stage.COLLEGE,)),
        ("附近的学校", ()),
    ],
)
def test_a_schools_name_says_its_stages_behind_what_it_is_attached_to(name: str, stages: tuple[Stage, ...]) -> None:
    assert stages_of_school(name) == stages


def test_the_kindergarten_of_a_school_says_nothing_of_the_school() -> None:
    assert stages_of_school("曲扎乡小学附设幼儿园", "曲扎乡小学") == (Stage.PRIMARY,)
    found = read(
        sheet(week_under("曲扎乡小学附设幼儿园大班一日活动表"), name="大班"),
        sheet(week_under("曲扎乡小学一年级（1）班课程表"), name="一（1）班"),
    )
    assert [one.stage for one in found.classes if one.number] == [Stage.PRIMARY]


def test_a_class_with_a_grade_is_no_kindergarten_s() -> None:
    (one,) = read(sheet(week_under("")), file="一年级（1）班.xlsx", school="曲扎县幼儿园").classes
    assert one.stage is Stage.PRIMARY


@pytest.mark.parametrize(
    ("names", "school", "reason"),
    [
        ("一（1）班", "", "class.grade_ambiguous"),
        ("2024级1班", "", "class.entry_ambiguous"),
        ("2029届1班", "", "class.leaving_ambiguous"),
        ("大一班", "曲扎县完全小学", "class.maybe_preschool"),
        ("高一（1）班", "曲扎县职业技术学校", "class.senior_or_vocational"),
        ("远航班", "曲扎县完全小学", "class.grade_unknown"),
        ("六年级（1）班", "曲扎县初级中学", "class.primary_or_junior"),
        ("六（1）班", "曲扎县第二中学", "class.primary_or_junior"),
        ("七年级（1）班", "曲扎县完全小学", ""),
        ("三（2）班", "曲扎县完全小学", ""),
    ],
)
def test_what_cannot_be_told_is_said(names: str, school: str, reason: str) -> None:
    found = [r for r in reasons(read(sheet(week_under(""), name=names), school=school)) if r.startswith("class.")]
    assert found == ([reason] if reason else [])


def test_the_school_year_of_the_title_counts_before_the_audits_date() -> None:
    title = "曲扎县初级中学2025级（3）班课程表（2025-2026学年第二学期）"
    assert whose(read(sheet(week_under(title))).classes[0]) == "7#3"
    title = "曲扎县初级中学2025级（3）班课程表（2027年3月）"
    assert whose(read(sheet(week_under(title))).classes[0]) == "8#3"


@pytest.mark.parametrize(
    ("title", "grade"), [("初中部一（1）班", "7#1"), ("高中部一（1）班", "10#1"), ("小学部一（1）班", "1#1")]
)
def test_a_department_in_the_title_tells_the_stage(title: str, grade: str) -> None:
    assert whose(read(sheet(week_under(title)), school="曲扎县十二年一贯制学校").classes[0]) == grade


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("曲扎县九年一贯制学校六年级（1）班课程表", Stage.PRIMARY),
        ("曲扎县九年一贯制学校（五四学制）六年级（1）班课程表", Stage.JUNIOR),
        ("曲扎县初级中学（五·四制）六（1）班课程表", Stage.JUNIOR),
        ("曲扎县九年一贯制学校初中部六年级（1）班课程表", Stage.JUNIOR),
        ("曲扎县九年一贯制学校五四青年节后课程表 六年级（1）班", Stage.PRIMARY),
        ("曲扎县九年一贯制学校（五四学制）五年级（1）班课程表", Stage.PRIMARY),
        ("曲扎县初级中学六年级（1）班课程表", None),
    ],
)
def test_a_sixth_grade_is_junior_where_primary_school_has_five_years(title: str, stage: Stage | None) -> None:
    (one,) = read(sheet(week_under(title))).classes
    assert (one.stage, one.grades[0]) == (stage, 5 if "五年级" in title else 6)


@pytest.mark.parametrize(
    ("stages", "name", "settled"),
    [
        ((Stage.SENIOR, Stage.VOCATIONAL), "一(1)班", (None, (), (Stage.SENIOR, Stage.VOCATIONAL))),
        ((Stage.SENIOR, Stage.VOCATIONAL), "高一(1)班", (Stage.SENIOR, (10,), ())),
        ((Stage.JUNIOR, Stage.VOCATIONAL), "高一(1)班", (None, (), (Stage.SENIOR, Stage.VOCATIONAL))),
        ((Stage.COLLEGE, Stage.VOCATIONAL), "四(1)班", (None, (), ())),
        ((Stage.PRIMARY, Stage.VOCATIONAL), "四(1)班", (Stage.PRIMARY, (4,), ())),
    ],
)
def test_a_school_of_vocational_and_other_classes_leaves_open_whose_a_class_is(
    stages: tuple[Stage, ...], name: str, settled: tuple[object, ...]
) -> None:
    naming = class_name(name)
    assert naming is not None
    one = attrs.evolve(read(sheet(week_under("三（1）班"))).classes[0], naming=naming, binding_doubt=None)
    file = File("课程表.xlsx", "", Status.READ)
    found = GradeSettler(stages, AS_OF, [(file, one)]).settle(file, one)
    assert (found.stage, found.grades, found.may_be) == settled
    assert (found.binding_doubt is None) is (found.stage is not None)
